"""The values of a stream of structured output while they grow.

A scanner reads each piece of text once and knows where the text so far can be cut and closed such that it is JSON:
after a value, or inside a string that is a value. The cut text is what `json.loads` gets.
"""

import json
import re
from collections.abc import AsyncGenerator, Generator, Iterable
from typing import Any, TypedDict

from openai_fn.errors import is_error
from openai_fn.streaming.accumulate import accumulate, extract_text, refuse_dict
from openai_fn.structured.parse import parse_output
from openai_fn.types import Map

PLAIN_TEXT = re.compile(r'[^"\\]*')
ESCAPE = re.compile(
    r"\\(?:[^u]|u(?![dD][89abAB])[\da-fA-F]{4}|u[\da-fA-F]{4}(?:(?=[^\\])|\\u[\da-fA-F]{4}|\\(?=[^u])))"
)
"""A whole escape in a string; of half a surrogate pair with its other half."""
SCALAR = re.compile(r"[-+.\w]+")
CLOSERS = {"{": "}", "[": "]"}


class ScanState(TypedDict):
    """How far a JSON text has been read."""

    text: str
    position: int
    stack: list[str]  # what closes the containers that are open
    in_string: bool
    is_key: bool  # the string that is open, or the next one, is a key
    cut: tuple[int, str] | None  # where the text can be cut, and what closes it there


def partial_outputs(chunks: Any) -> Any:
    """Yield the dict of a streamed structured output each time it has grown; the last one is complete.

    `chunks` is the stream of create_chat_completion or create_response. Strings grow as they arrive; numbers and keys
    appear once they are complete. Each dict is a new one. Closing it closes the stream. The dicts are not checked
    against a type: for that, pass what `accumulate` makes of the chunks to `parse_output`. With `{"on_error":
    "return"}` an error map is the last item. Of a stream of `openai_fn.aio` it is an async generator.

    Raises InvalidParamsError for the response of a call without `"stream": True`; OutputError, as `parse_output`, after
    the last dict if the stream ended before its JSON did, was refused, or contains no JSON; what the stream raises.

    >>> pieces = ['{"na', 'me": "Fa', 'ir"}']
    >>> list(partial_outputs([{"choices": [{"index": 0, "delta": {"content": piece}}]} for piece in pieces]))
    [{}, {'name': 'Fa'}, {'name': 'Fair'}]
    """
    refuse_dict(chunks, "partial_outputs")
    return iter_partial_outputs_async(chunks) if hasattr(chunks, "__aiter__") else iter_partial_outputs(chunks)


class Reading(TypedDict):
    """The chunks of a stream that were read."""

    scan: ScanState
    place: tuple[Any, Any] | None  # of the message that the text belongs to
    chunks: list[Map]
    latest: Any  # the value that was yielded last


def iter_partial_outputs(chunks: Iterable[Map]) -> Generator[Any, None, None]:
    """As `partial_outputs`."""
    reading = start_reading()
    try:
        for chunk in chunks:
            yield from read_chunk(reading, chunk)
            if is_error(chunk):
                return
        yield from finish_reading(reading)
    finally:
        if close := getattr(chunks, "close", None):
            close()


async def iter_partial_outputs_async(chunks: Any) -> AsyncGenerator[Any, None]:
    """As `partial_outputs`, of a stream of `openai_fn.aio`."""
    reading = start_reading()
    try:
        async for chunk in chunks:
            for value in read_chunk(reading, chunk):
                yield value
            if is_error(chunk):
                return
        for value in finish_reading(reading):
            yield value
    finally:
        if aclose := getattr(chunks, "aclose", None):
            await aclose()


def start_reading() -> Reading:
    """Return the state before any chunk."""
    return {"scan": start_scan(), "place": None, "chunks": [], "latest": None}


def read_chunk(reading: Reading, chunk: Map) -> list[Any]:
    """Return the value so far in a list where a chunk has made it grow, or the error map that the chunk is."""
    reading["chunks"].append(chunk)
    if is_error(chunk):
        return [chunk]
    text = extract_text(chunk)
    if not text:
        return []
    place = (chunk.get("output_index"), chunk.get("content_index"))
    if place != reading["place"]:  # another message begins
        reading["scan"], reading["place"] = start_scan(), place
    return note_value(reading, parse_cut(scan_text(reading["scan"], text)))


def finish_reading(reading: Reading) -> list[Any]:
    """Return the whole value in a list where it was not yielded yet; an OutputError where there is none."""
    return note_value(reading, parse_output(accumulate(reading["chunks"]), {}))


def note_value(reading: Reading, value: Any) -> list[Any]:
    """Return a value in a list where it is another one than the latest."""
    if value is None or value == reading["latest"]:
        return []
    reading["latest"] = value
    return [value]


def start_scan() -> ScanState:
    """Return the state before any text."""
    return {"text": "", "position": 0, "stack": [], "in_string": False, "is_key": False, "cut": None}


def parse_cut(state: ScanState) -> Any:
    """Return the value of the text so far; None where it shows none yet, or is no JSON."""
    if state["in_string"] and not state["is_key"] and state["stack"]:
        text = state["text"][: state["position"]] + '"' + close_stack(state)
    elif state["cut"] is not None:
        text = state["text"][: state["cut"][0]] + state["cut"][1]
    else:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, (dict, list)) else None


def close_stack(state: ScanState) -> str:
    """Return what closes all containers that are open."""
    return "".join(reversed(state["stack"]))


def scan_text(state: ScanState, piece: str) -> ScanState:
    """Return the state after another piece of text; an escape, a number or a word that may go on waits for the next."""
    state["text"] += piece
    text = state["text"]
    while state["position"] < len(text):
        end = (scan_string if state["in_string"] else scan_token)(state, text, state["position"])
        if end is None:
            break
        state["position"] = end
    return state


def scan_string(state: ScanState, text: str, start: int) -> int | None:
    """Read on in a string; return where that ended, None where the next step needs more text."""
    end = PLAIN_TEXT.match(text, start).end()  # type: ignore[union-attr]  # it always matches
    state["position"] = end
    if end == len(text):
        return None
    if text[end] == '"':
        state["in_string"] = False
        if not state["is_key"]:
            state["cut"] = (end + 1, close_stack(state))
        return end + 1
    escape = ESCAPE.match(text, end)
    return escape.end() if escape else None


def scan_token(state: ScanState, text: str, start: int) -> int | None:
    """Read one token outside of strings; return where it ends, None where it may go on."""
    char = text[start]
    if char == '"':
        state["in_string"] = True
    elif char in CLOSERS:
        state["stack"].append(CLOSERS[char])
        state["is_key"] = char == "{"
        state["cut"] = (start + 1, close_stack(state))
    elif state["stack"] and char == state["stack"][-1]:
        state["stack"].pop()
        state["cut"] = (start + 1, close_stack(state))
    elif char in ",:":
        state["is_key"] = char == "," and state["stack"][-1:] == ["}"]
    elif word := SCALAR.match(text, start):
        if word.end() == len(text):
            return None
        state["cut"] = (word.end(), close_stack(state))
        return word.end()
    return start + 1
