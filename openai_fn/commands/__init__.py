"""What the command line can do: each command gives the pieces that are to be printed, as they come."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from openai_fn.catalog import doc, schema
from openai_fn.commands.answers import Pieces, is_lone, lines, pieces, poured, pretty, shielded, texts, written
from openai_fn.commands.given import checked_target, options_of, params_of
from openai_fn.commands.names import known
from openai_fn.functions import call, request_for
from openai_fn.request import streams
from openai_fn.secret import HIDDEN, Secret
from openai_fn.shapes import Map


def called(asked: Namespace, name: str, text: str = "{}") -> Pieces:
    """What a call gives; nothing is left to print of what --output names a file for."""
    row = known(name)
    params, options = params_of(asked, row, text), options_of(asked)
    target = checked_target(asked.output)
    if is_lone(row) and not streams(params):
        return poured(row["name"], params, options, target, asked.output)
    found = shielded(answered(asked, row, params, options), asked.output)
    return written(found, target) if target else found


def answered(asked: Namespace, row: Map, params: Map, options: Map) -> Pieces:
    """The pieces of an answer in the form that is asked for."""
    if asked.items:
        from openai_fn.commands.lists import items_of

        return lines(items_of(row, params, options))
    if asked.wait:
        from openai_fn.commands.wait import waited

        return waited(row, params, options)
    result = call(row["name"], params, options)
    return texts(result) if asked.text else pieces(result)


def requested(asked: Namespace, name: str, text: str = "{}") -> Pieces:
    """What a call would send: the request map as JSON, or a curl command. No credential stands in it."""
    row = known(name)
    params, options = params_of(asked, row, text), options_of(asked)
    if asked.curl:
        from openai_fn.commands.curls import curl

        yield curl(row, params, options, asked.output) + "\n"
    else:
        yield pretty(masked(request_for(row["name"], params, options)))


def listed(_: Namespace, *words: str) -> Pieces:
    """The operations in whose row each of `words` stands: by group on a terminal, else a line each."""
    from openai_fn.commands.listing import listing

    return listing(words)


def documented(_: Namespace, name: str) -> Pieces:
    """What there is to know of an operation."""
    yield doc(known(name)["name"]) + "\n"


def described(_: Namespace, name: str) -> Pieces:
    """The JSON Schema of an operation's params."""
    yield pretty(schema(known(name)["name"]))


COMMANDS: dict[str, tuple[Callable[..., Pieces], tuple[int, int], str]] = {
    "": (called, (1, 2), "NAME [PARAMS] [OPTIONS]"),
    "request": (requested, (1, 2), "request NAME [PARAMS] [OPTIONS] [--curl]"),
    "operations": (listed, (0, 9), "operations [WORD ...]"),
    "doc": (documented, (1, 1), "doc NAME"),
    "schema": (described, (1, 1), "schema NAME"),
}
"""What the first word can be, how many words may follow, how it is written. Any other first word is an operation."""


def unfit(asked: Namespace, command: Callable[..., Any]) -> str | None:
    """What is wrong with the options for this command."""
    if asked.curl and command is not requested:
        return "--curl goes with: openai-fn request NAME [PARAMS]"
    if command is requested and (asked.items or asked.wait):
        return "--items and --wait need answers, and request sends nothing"
    return None


def masked(request: Map) -> dict[str, Any]:
    """`request` with its credentials replaced: as JSON they would be written as what they are."""
    headers = {name: HIDDEN if isinstance(text, Secret) else text for name, text in request["headers"].items()}
    return {**request, "headers": headers}
