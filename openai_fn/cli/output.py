"""The output of a call in its forms, and how it is written to a file."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from openai_fn.cli.arguments import refuse_argument
from openai_fn.errors import OpenAIError, make_error
from openai_fn.functions import call
from openai_fn.request.files import File
from openai_fn.streaming.accumulate import text_deltas
from openai_fn.text import output_text
from openai_fn.types import Map

Pieces = Iterator[str | bytes]
BYTES_ON_TERMINAL = "the response is binary, which a terminal cannot show: add --output PATH, or pipe it to a program"


# Not an OSError, because a download turns every OSError of its target into an error of the call.
class OutputClosed(Exception):  # noqa: N818  # not an error: the reader needs no more
    """Signal that the reader of standard output has closed it."""


def returns_bytes(row: Map) -> bool:
    """Return whether an operation returns only bytes, of which there may be more than fit in memory."""
    return row["returns"] in {"binary", "media"}


def stream_bytes(name: str, params: Map, options: Map, target: str | None, output: str | None) -> Pieces:
    """Write the bytes of a response to the file `target`, or to standard output, as they arrive."""
    if "stream_to" in options and not target:
        return format_result(call(name, params, options))
    if not output and sys.stdout.isatty():
        refuse_argument(f"{name}: {BYTES_ON_TERMINAL}")
    try:
        call(name, params, {**options, "stream_to": target or SimpleNamespace(write=write_stdout)})
    except OutputClosed:
        raise BrokenPipeError from None
    return iter(())


def write_stdout(piece: bytes) -> None:
    """Write bytes to standard output, or raise OutputClosed where its reader is gone."""
    try:
        sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise OutputClosed from None


def refuse_bytes_on_terminal(pieces: Pieces, output: str | None) -> Pieces:
    """Yield `pieces`; raise an OpenAIError for bytes on a terminal, unless --output names it."""
    for piece in pieces:
        if isinstance(piece, bytes) and not output and sys.stdout.isatty():
            raise OpenAIError(make_error("response", BYTES_ON_TERMINAL, hint=""))
        yield piece


def save_pieces(pieces: Pieces, target: str) -> Pieces:
    """Write all pieces to a file, which holds its former content if anything fails; nothing is left to print."""
    from openai_fn.response.download import open_destination, write_all

    try:
        with open_destination(target) as file:
            for piece in pieces:
                write_all(file, piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
    except OSError as error:
        refuse_argument(f"--output: {target!r} cannot be written: {error.strerror}")
    return iter(())


def format_result(result: Any) -> Pieces:
    r"""Yield the result of a call: bytes and text as they are, a stream as JSON lines, other data as JSON.

    >>> list(format_result(iter([{"n": 1}, {"n": "ä"}])))
    ['{"n": 1}\n', '{"n": "ä"}\n']
    """
    if isinstance(result, str):
        yield end_line(result)
    elif isinstance(result, bytes):
        yield result
    elif isinstance(result, Iterator):
        yield from format_lines(result)
    elif result is not None:
        yield format_json(result)


def format_lines(items: Iterable[Any]) -> Pieces:
    """Yield a JSON line for each of `items`, as it comes; bytes stay as they are."""
    for item in items:
        yield item if isinstance(item, bytes) else json.dumps(item, ensure_ascii=False) + "\n"


def end_line(text: str) -> str:
    """Return `text` with a newline at its end, so that the shell's prompt starts on a line of its own."""
    return text if text.endswith("\n") else text + "\n"


def format_json(value: Any) -> str:
    """Return a value as indented JSON, with a newline."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=to_printable) + "\n"


def to_printable(value: Any) -> Any:
    """Return the JSON form of what JSON does not know: a file's name and size, the items of a stream, else a repr."""
    if isinstance(value, File):
        return {"file": value.name, "type": value.type, "bytes": value.size}
    return [*value] if isinstance(value, Iterator) else repr(value)


def format_text(result: Any) -> Pieces:
    r"""Yield the text of a call's result as it comes, and a newline; a result without text as `format_result` does.

    >>> list(format_text({"choices": [{"message": {"content": "Hello"}}]}))
    ['Hello\n']
    """
    if isinstance(result, Iterator):
        yield from text_deltas(result)
        yield "\n"
        return
    text = result if isinstance(result, str) else output_text(result) if isinstance(result, Mapping) else ""
    yield from [end_line(text)] if text or isinstance(result, str) else format_result(result)
