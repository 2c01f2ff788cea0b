"""What the command line can do: each command gives the pieces that are to be printed, as they come."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, NoReturn

from openai_fn.catalog import doc, operation, operations
from openai_fn.chunks import text_deltas
from openai_fn.errors import InvalidParamsError, error
from openai_fn.functions import call, request_for
from openai_fn.secret import HIDDEN, Secret
from openai_fn.shapes import Map

Pieces = Iterator[str | bytes]


def called(asked: Namespace, name: str, text: str = "{}") -> Pieces:
    """What a call gives."""
    result = call(name, params_of(asked, name, text), {**options_of(asked), "on_error": "raise"})
    return texts(result) if asked.text else pieces(result)


def requested(asked: Namespace, name: str, text: str = "{}") -> Pieces:
    """What a call would send: the request map as JSON, or a curl command. No credential stands in it."""
    params, options = params_of(asked, name, text), options_of(asked)
    yield curl(name, params, options) + "\n" if asked.curl else pretty(masked(request_for(name, params, options)))


def listed(_: Namespace, word: str = "") -> Pieces:
    """The operations whose name, path or summary holds `word`, by group."""
    rows = sorted(operations().values(), key=lambda row: row["schema"])
    found = [row for row in rows if word.lower() in f"{row['name']} {row['path']} {row['summary']}".lower()]
    width = max((len(row["name"]) for row in found), default=0)
    for group, members in groupby(found, lambda row: row["schema"].removesuffix(".json")):
        yield f"{group}\n"
        for row in members:
            yield f"  {row['name']:<{width}}  {row['method'].upper()} {row['path']} - {row['summary']}\n"


def documented(_: Namespace, name: str) -> Pieces:
    """What there is to know of an operation."""
    yield doc(name) + "\n"


COMMANDS: dict[str, tuple[Callable[..., Pieces], tuple[int, int], str]] = {
    "": (called, (1, 2), "NAME [PARAMS] [--impl IMPL] [--option KEY=VALUE] [--stream | --text]"),
    "request": (requested, (1, 2), "request NAME [PARAMS] [--curl]"),
    "operations": (listed, (0, 1), "operations [WORD]"),
    "doc": (documented, (1, 1), "doc NAME"),
}
"""What the first word can be, how many words may follow, how it is written. Any other first word is an operation."""


def options_of(asked: Namespace) -> dict[str, Any]:
    """The options that the command line gives."""
    return {**dict(asked.option), **({"impl": asked.impl} if asked.impl else {})}


def params_of(asked: Namespace, name: str, text: str) -> dict[str, Any]:
    """The params of the operation `name`, asking for a stream where --stream or --text needs one."""
    streams, params = operation(name)["stream"], parsed(text)
    if asked.stream and not streams:
        refuse(f"{name} does not stream: leave out --stream")
    if asked.stream:
        return {**params, "stream": True}
    return {"stream": True, **params} if asked.text and streams else params


def parsed(text: str) -> dict[str, Any]:
    """The JSON object that PARAMS stands for.

    >>> parsed('{"model": "gpt-5"}')
    {'model': 'gpt-5'}
    """
    try:
        params = json.loads(content(text))
    except (ValueError, RecursionError) as wrong:
        # os.path: a long text is no file, where Path would raise
        meant = f"did you mean @{text}?" if os.path.isfile(text) else "pass an object, @FILE or -"  # noqa: PTH113
        refuse(f"PARAMS: is not JSON: {wrong}; {meant}")
    if not isinstance(params, dict):
        refuse(f"PARAMS: expected a JSON object, got {type(params).__name__}")
    return params


def content(text: str) -> bytes:
    """The bytes that PARAMS stands for: standard input, a file's content, or its own."""
    if text == "-":
        return sys.stdin.buffer.read()
    if not text.startswith("@"):
        return os.fsencode(text)  # what the shell passed, whatever the locale made of it
    try:
        with open(text[1:], "rb") as file:  # noqa: PTH123  # what a shell's <(...) names is no path to take apart
            return file.read()
    except OSError as wrong:
        refuse(f"PARAMS: cannot read {text[1:]!r}: {wrong.strerror}")


def refuse(message: str) -> NoReturn:
    """Nothing; raises, with what to correct."""
    raise InvalidParamsError(error("invalid_params", message))


def pieces(result: Any) -> Pieces:
    r"""A call's result: bytes and text as they are, a stream a JSON line each, other data as JSON.

    >>> list(pieces(iter([{"n": 1}, {"n": "ä"}])))
    ['{"n": 1}\n', '{"n": "ä"}\n']
    """
    if isinstance(result, (str, bytes)):
        yield result
    elif isinstance(result, Iterator):
        for chunk in result:
            yield chunk if isinstance(chunk, bytes) else json.dumps(chunk, ensure_ascii=False) + "\n"
    elif result is not None:
        yield pretty(result)


def pretty(data: Any) -> str:
    """Data as JSON for people."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=unwrapped) + "\n"


def unwrapped(value: Any) -> Any:
    """JSON's form of what JSON does not know: the items of a full response's stream, the repr of anything else."""
    return [*value] if isinstance(value, Iterator) else repr(value)


def texts(result: Any) -> Pieces:
    r"""The text of a call's result as it comes, and the line's end; all of a result that has no text.

    >>> list(texts({"choices": [{"message": {"content": "Hello"}}]}))
    ['Hello', '\n']
    """
    whole = [result] if isinstance(result, str) else whole_text(result)
    found = text_deltas(result) if isinstance(result, Iterator) else whole
    if found is None:
        yield from pieces(result)
    else:
        yield from found
        yield "\n"


def whole_text(result: Any) -> list[str] | None:
    """The text of an answer that was not streamed; None where it has none."""
    from toolz import get_in

    found = get_in(["choices", 0, "message", "content"], result)
    return [found] if isinstance(found, str) else None


def curl(name: str, params: Map, options: Map) -> str:
    """The curl command of a call."""
    from openai_fn.curl import command, variables
    from openai_fn.encode import encode
    from openai_fn.impls import impl_of

    impl = impl_of(options.get("impl", "openai"))
    if "transport" in impl:
        refuse(f"impl {impl['name']!r} answers inside the process: there is no address for curl")
    known = variables(impl, operation(name)["auth"], options, os.environ)
    return command(encode(request_for(name, params, {**options, **known})), frozenset(known.values()))


def masked(request: Map) -> dict[str, Any]:
    """`request` with its credentials replaced: as JSON they would be written as what they are."""
    headers = {name: HIDDEN if isinstance(text, Secret) else text for name, text in request["headers"].items()}
    return {**request, "headers": headers}
