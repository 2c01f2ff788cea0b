"""What is printed of an answer, and how it gets into a file."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from openai_fn.cli.arguments import refuse_argument
from openai_fn.errors import OpenAIError, make_error
from openai_fn.functions import call
from openai_fn.request.files import File
from openai_fn.streaming.accumulate import text_deltas
from openai_fn.types import Map

Pieces = Iterator[str | bytes]
BYTES_ON_TERMINAL = "the answer is bytes, which a terminal cannot show: add --output PATH, or send it on through a pipe"


# An exception of its own because a sink makes an error of the call of every OSError.
class OutputClosed(Exception):  # noqa: N818  # no error: the reader has had enough
    """The other end of standard output is gone."""


def returns_bytes(row: Map) -> bool:
    """Whether an operation answers with bytes alone, which may be more than memory holds."""
    return bool(row["returns"] == "binary")


def stream_bytes(name: str, params: Map, options: Map, target: str | None, output: str | None) -> Pieces:
    """Nothing to print: an answer's bytes have gone to the file `target`, or to standard output, as they came."""
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
    """Nothing; the piece has gone to standard output."""
    try:
        sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise OutputClosed from None


def refuse_bytes_on_terminal(found: Pieces, output: str | None) -> Pieces:
    """`found`, but no bytes for a terminal, unless it was named as the output."""
    for piece in found:
        if isinstance(piece, bytes) and not output and sys.stdout.isatty():
            raise OpenAIError(make_error("response", BYTES_ON_TERMINAL, hint=""))
        yield piece


def save_pieces(found: Pieces, target: str) -> Pieces:
    """Nothing to print: all pieces have gone to a file, which holds them all or what it held before."""
    from openai_fn.response.download import open_destination as sink, write_all as all_of

    try:
        with sink(target) as out:
            for piece in found:
                all_of(out, piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
    except OSError as failed:
        refuse_argument(f"--output: {target!r} cannot be written: {failed.strerror}")
    return iter(())


def format_result(result: Any) -> Pieces:
    r"""A call's result: bytes and text as they are, a stream a JSON line each, other data as JSON.

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
    """A JSON line for each of `items`, as it comes."""
    for item in items:
        yield item if isinstance(item, bytes) else json.dumps(item, ensure_ascii=False) + "\n"


def end_line(text: str) -> str:
    """`text` with the end of its last line, so that a prompt stands on a line of its own."""
    return text if text.endswith("\n") else text + "\n"


def format_json(data: Any) -> str:
    """Data as JSON for people."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=to_printable) + "\n"


def to_printable(value: Any) -> Any:
    """JSON's form of what JSON does not know: a file's facts, the items of a full response's stream, a repr."""
    if isinstance(value, File):
        return {"file": value.name, "type": value.type, "bytes": value.size}
    return [*value] if isinstance(value, Iterator) else repr(value)


def format_text(result: Any) -> Pieces:
    r"""The text of a call's result as it comes, and the line's end; all of a result that has no text.

    >>> list(format_text({"choices": [{"message": {"content": "Hello"}}]}))
    ['Hello\n']
    """
    if isinstance(result, Iterator):
        yield from text_deltas(result)
        yield "\n"
        return
    found = result if isinstance(result, str) else find_text(result)
    yield from format_result(result) if found is None else [end_line(found)]


def find_text(result: Any) -> str | None:
    """The text of an answer that was not streamed; None where it has none.

    >>> find_text({"output": [{"content": [{"text": "a"}, {"text": "b"}]}]}), find_text({"data": []})
    ('ab', None)
    """
    found = (read(result) for read in TEXT_READERS) if isinstance(result, dict) else ()
    return next((text for text in found if isinstance(text, str)), None)


def find_choice_text(result: Map) -> Any:
    """The text of a chat completion or a text completion."""
    from toolz import get_in

    return get_in(["choices", 0, "message", "content"], result) or get_in(["choices", 0, "text"], result)


def find_output_text(result: Map) -> str | None:
    """The text of a response, of all its messages."""
    output = result.get("output")
    if not isinstance(output, list):
        return None
    return "".join(part.get("text") or "" for item in output for part in item.get("content") or ())


TEXT_READERS: tuple[Callable[[Map], Any], ...] = (find_choice_text, find_output_text, lambda result: result.get("text"))
"""Where text stands in an answer: chat and completions, responses, transcriptions and translations."""
