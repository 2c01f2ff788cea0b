"""What the command line can do: each command gives the pieces that are to be printed, as they come."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from openai_fn.catalog.operations import doc, schema
from openai_fn.cli.arguments import build_options, build_params, check_output_target
from openai_fn.cli.names import find_operation
from openai_fn.cli.output import (
    Pieces,
    format_json,
    format_lines,
    format_result,
    format_text,
    refuse_bytes_on_terminal,
    returns_bytes,
    save_pieces,
    stream_bytes,
)
from openai_fn.credentials import MASK, Credential
from openai_fn.functions import call, request_for
from openai_fn.request.build import asks_for_stream
from openai_fn.types import Map


def call_command(asked: Namespace, name: str, text: str = "{}") -> Pieces:
    """What a call gives; nothing is left to print of what --output names a file for."""
    row = find_operation(name)
    params, options = build_params(asked, row, text), build_options(asked)
    target = check_output_target(asked.output)
    if returns_bytes(row) and not asks_for_stream(params):
        return stream_bytes(row["name"], params, options, target, asked.output)
    found = refuse_bytes_on_terminal(call_pieces(asked, row, params, options), asked.output)
    return save_pieces(found, target) if target else found


def call_pieces(asked: Namespace, row: Map, params: Map, options: Map) -> Pieces:
    """The pieces of an answer in the form that is asked for."""
    if asked.items:
        from openai_fn.cli.items import iter_list_items

        return format_lines(iter_list_items(row, params, options))
    if asked.wait:
        from openai_fn.cli.wait import wait_pieces

        return wait_pieces(row, params, options)
    result = call(row["name"], params, options)
    return format_text(result) if asked.text else format_result(result)


def request_command(asked: Namespace, name: str, text: str = "{}") -> Pieces:
    """What a call would send: the request map as JSON, or a curl command. No credential stands in it."""
    row = find_operation(name)
    params, options = build_params(asked, row, text), build_options(asked)
    if asked.curl:
        from openai_fn.cli.curl import build_curl

        yield build_curl(row, params, options, asked.output) + "\n"
    else:
        yield format_json(mask_request(request_for(row["name"], params, options)))


def operations_command(_: Namespace, *words: str) -> Pieces:
    """The operations in whose row each of `words` stands: by group on a terminal, else a line each."""
    from openai_fn.cli.operations import list_operations

    return list_operations(words)


def doc_command(_: Namespace, name: str) -> Pieces:
    """What there is to know of an operation."""
    yield doc(find_operation(name)["name"]) + "\n"


def schema_command(_: Namespace, name: str) -> Pieces:
    """The JSON Schema of an operation's params."""
    yield format_json(schema(find_operation(name)["name"]))


COMMANDS: dict[str, tuple[Callable[..., Pieces], tuple[int, int], str]] = {
    "": (call_command, (1, 2), "NAME [PARAMS] [OPTIONS]"),
    "request": (request_command, (1, 2), "request NAME [PARAMS] [OPTIONS] [--curl]"),
    "operations": (operations_command, (0, 9), "operations [WORD ...]"),
    "doc": (doc_command, (1, 1), "doc NAME"),
    "schema": (schema_command, (1, 1), "schema NAME"),
}
"""What the first word can be, how many words may follow, how it is written. Any other first word is an operation."""


def find_option_conflict(asked: Namespace, command: Callable[..., Any]) -> str | None:
    """What is wrong with the options for this command."""
    if asked.curl and command is not request_command:
        return "--curl goes with: openai-fn request NAME [PARAMS]"
    if command is request_command and (asked.items or asked.wait):
        return "--items and --wait need answers, and request sends nothing"
    return None


def mask_request(request: Map) -> dict[str, Any]:
    """`request` with its credentials replaced: as JSON they would be written as what they are."""
    headers = {name: MASK if isinstance(text, Credential) else text for name, text in request["headers"].items()}
    return {**request, "headers": headers}
