"""What is printed of an answer, and how it gets into a file."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from openai_fn.chunks import text_deltas
from openai_fn.commands.given import refuse
from openai_fn.errors import OpenAIError, error
from openai_fn.files import File
from openai_fn.functions import call
from openai_fn.shapes import Map

Pieces = Iterator[str | bytes]
BYTES = "the answer is bytes, which a terminal cannot show: add --output PATH, or send it on through a pipe"


# An exception of its own because a sink makes an error of the call of every OSError.
class Closed(Exception):  # noqa: N818  # no error: the reader has had enough
    """The other end of standard output is gone."""


def is_lone(row: Map) -> bool:
    """Whether an operation answers with bytes alone, which may be more than memory holds."""
    return bool(row["returns"] == "binary")


def poured(name: str, params: Map, options: Map, target: str | None, output: str | None) -> Pieces:
    """Nothing to print: an answer's bytes have gone to the file `target`, or to standard output, as they came."""
    if "stream_to" in options and not target:
        return pieces(call(name, params, options))
    if not output and sys.stdout.isatty():
        refuse(f"{name}: {BYTES}")
    try:
        call(name, params, {**options, "stream_to": target or SimpleNamespace(write=pour)})
    except Closed:
        raise BrokenPipeError from None
    return iter(())


def pour(piece: bytes) -> None:
    """Nothing; the piece has gone to standard output."""
    try:
        sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise Closed from None


def shielded(found: Pieces, output: str | None) -> Pieces:
    """`found`, but no bytes for a terminal, unless it was named as the output."""
    for piece in found:
        if isinstance(piece, bytes) and not output and sys.stdout.isatty():
            raise OpenAIError(error("response", BYTES, hint=""))
        yield piece


def written(found: Pieces, target: str) -> Pieces:
    """Nothing to print: all pieces have gone to a file, which holds them all or what it held before."""
    from openai_fn.sink import target as sink, written as all_of

    try:
        with sink(target) as out:
            for piece in found:
                all_of(out, piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
    except OSError as failed:
        refuse(f"--output: {target!r} cannot be written: {failed.strerror}")
    return iter(())


def pieces(result: Any) -> Pieces:
    r"""A call's result: bytes and text as they are, a stream a JSON line each, other data as JSON.

    >>> list(pieces(iter([{"n": 1}, {"n": "ä"}])))
    ['{"n": 1}\n', '{"n": "ä"}\n']
    """
    if isinstance(result, str):
        yield ended(result)
    elif isinstance(result, bytes):
        yield result
    elif isinstance(result, Iterator):
        yield from lines(result)
    elif result is not None:
        yield pretty(result)


def lines(items: Iterable[Any]) -> Pieces:
    """A JSON line for each of `items`, as it comes."""
    for item in items:
        yield item if isinstance(item, bytes) else json.dumps(item, ensure_ascii=False) + "\n"


def ended(text: str) -> str:
    """`text` with the end of its last line, so that a prompt stands on a line of its own."""
    return text if text.endswith("\n") else text + "\n"


def pretty(data: Any) -> str:
    """Data as JSON for people."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=unwrapped) + "\n"


def unwrapped(value: Any) -> Any:
    """JSON's form of what JSON does not know: a file's facts, the items of a full response's stream, a repr."""
    if isinstance(value, File):
        return {"file": value.name, "type": value.type, "bytes": value.size}
    return [*value] if isinstance(value, Iterator) else repr(value)


def texts(result: Any) -> Pieces:
    r"""The text of a call's result as it comes, and the line's end; all of a result that has no text.

    >>> list(texts({"choices": [{"message": {"content": "Hello"}}]}))
    ['Hello\n']
    """
    if isinstance(result, Iterator):
        yield from text_deltas(result)
        yield "\n"
        return
    found = result if isinstance(result, str) else whole_text(result)
    yield from pieces(result) if found is None else [ended(found)]


def whole_text(result: Any) -> str | None:
    """The text of an answer that was not streamed; None where it has none.

    >>> whole_text({"output": [{"content": [{"text": "a"}, {"text": "b"}]}]}), whole_text({"data": []})
    ('ab', None)
    """
    found = (read(result) for read in WHOLE) if isinstance(result, dict) else ()
    return next((text for text in found if isinstance(text, str)), None)


def of_choice(result: Map) -> Any:
    """The text of a chat completion or a text completion."""
    from toolz import get_in

    return get_in(["choices", 0, "message", "content"], result) or get_in(["choices", 0, "text"], result)


def of_output(result: Map) -> str | None:
    """The text of a response, of all its messages."""
    output = result.get("output")
    if not isinstance(output, list):
        return None
    return "".join(part.get("text") or "" for item in output for part in item.get("content") or ())


WHOLE: tuple[Callable[[Map], Any], ...] = (of_choice, of_output, lambda result: result.get("text"))
"""Where text stands in an answer: chat and completions, responses, transcriptions and translations."""
