"""From the bytes of an event stream to the chunks of the API, with its rules about how a stream may end.

- A stream is complete with `[DONE]`, with a finish_reason for every choice seen, or with an event of TERMINAL_EVENTS.
  One that ends otherwise was cut off: a StreamError after its last chunk.
- An error may come as an event named "error", as an object with an `error`, as one of a type in FAILURE_EVENTS, as a
  text.

The rules are a function of events and a state: `make_reader` returns them as functions that are fed bytes and do no
I/O. `read_stream` is the loop around them for a body that is iterated; `aio` has the one for a body that is awaited.
"""

import json
from collections.abc import Callable, Generator, Iterable
from math import inf
from typing import Any, TypedDict, cast

from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.response.api_errors import decode_error_body, extract_error_details
from openai_fn.response.decode import EVENT_STREAM, SCAN_JSON, nests_too_deeply, too_deep_error
from openai_fn.response.relay import release
from openai_fn.response.unexpected import SERVER_REPORTED, not_a_stream_error
from openai_fn.streaming.sse import TooLongError, make_event_parser, parse_event
from openai_fn.types import Error, Map

DONE_MARKER = "[DONE]"
TERMINAL_EVENTS = frozenset({
    "response.completed", "response.incomplete", "image_generation.completed", "image_edit.completed",
    "speech.audio.done", "transcript.text.done", "thread.run.completed",
})  # fmt: skip
"""Events after which nothing need come."""
FAILURE_EVENTS = frozenset({"error", "response.failed"})
LAST_EVENTS = frozenset({"response.completed", "response.incomplete"})
"""Those after which nothing comes: what a server does with the connection then does not matter."""
STREAM_CUT = "the stream ended before it was complete"
ALLOW_LONGER_EVENT = "allow more with {'max_body': ...}, in bytes"
LAST_EVENT_CUT = f"{STREAM_CUT}: its last event is incomplete"
STREAM_TOO_LONG = "the stream is longer than max_body allows"
ALLOW_LONGER_STREAM = "allow more with {'max_body': ...}, in bytes, or read the chunks of the stream as they arrive"
READ_ERRORS = (OpenAIError, UnicodeDecodeError, TooLongError)
"""Exceptions that end a stream while its body is read."""

Scan = Callable[[str, int], tuple[Any, int]]
"""(text, where JSON begins in it) -> the data and where its JSON ends."""


class StreamState(TypedDict):
    """The state of a stream."""

    choices: dict[int, bool]  # the choices seen, and whether each has a finish_reason
    terminal: bool  # [DONE] or an event of TERMINAL_EVENTS has come
    ended: bool  # nothing more is to be read
    failure: Error | None  # the error that the stream reported, or that reading it came to


class StreamReader(TypedDict):
    """The rules of one stream as functions that do no I/O."""

    state: StreamState
    decode: Callable[[bytes | None], list[Any]]  # the next bytes, None at their end -> the chunks that are now whole
    fail: Callable[[Exception], None]  # takes what reading the body raised
    finish: Callable[[], list[Any]]  # after the end: the error as a last chunk, or raised, or nothing
    leave: Callable[[], None]  # last of all, however the reading ended


def make_reader(
    annotate: Callable[[Error], Error], *, keep_errors: bool = False, limit: float = inf, scan: Scan = SCAN_JSON
) -> StreamReader:
    """Return the rules for reading one stream.

    `annotate` completes an error map with what is known of the call. With `keep_errors` the error is given out last
    instead of being raised. An event of more than `limit` bytes is an error.
    """
    state: StreamState = {"choices": {}, "terminal": False, "ended": False, "failure": None}

    def fail(raised: Exception) -> None:
        state["failure"] = read_error(raised)

    def finish() -> list[Any]:
        failure = final_error(state["failure"], complete=is_complete(state))
        failure, state["failure"] = (
            failure and annotate(failure),
            None,
        )  # what is raised must not hang beside the raw one
        if failure and not keep_errors:
            raise to_exception(failure)
        return [failure] if failure else []

    decode = make_chunk_decoder(state, limit, scan)
    return {"state": state, "decode": decode, "fail": fail, "finish": finish, "leave": do_nothing}


def do_nothing() -> None:
    """Do nothing: nobody watches this stream."""


def make_chunk_decoder(state: StreamState, limit: float, scan: Scan) -> Callable[[bytes | None], list[Any]]:
    """Return the function from the next bytes of a stream to its chunks, which keeps account in `state`."""
    feed, known = make_event_parser(limit), state["choices"]

    def decode(data: bytes | None) -> list[Any]:
        blocks, unreadable = feed(data)
        chunks: list[Any] = []
        for block in blocks:
            # Nearly every event is one line of JSON without a type: what follows this branch is for the others.
            if block.startswith("data: {") and "\n" not in block:
                try:
                    chunk, end = scan(block, 6)
                except (StopIteration, ValueError, RecursionError):
                    end = -1
                if (
                    end == len(block)
                    and "type" not in chunk
                    and "error" not in chunk
                    and not is_error_object(chunk)
                    and not nests_too_deeply(chunk, block)
                ):
                    choices = chunk.get("choices")
                    if choices.__class__ is list:
                        note_choices(known, choices)
                    chunks.append(chunk)
                    continue
            if block and apply_special_event(state, block, chunks, scan):
                state["ended"] = True
                return chunks
        if unreadable:
            state["failure"], state["ended"] = read_error(unreadable), True
        return chunks

    return decode


def bound_decoder(decode: Callable[[bytes | None], list[Any]], limit: float) -> Callable[[bytes | None], list[Any]]:
    """Return `decode` for a stream that is held in memory as a whole: it raises StreamError after `limit` bytes."""
    left = limit

    def decode_bounded(data: bytes | None) -> list[Any]:
        nonlocal left
        left -= len(data or b"")
        if left < 0:
            raise to_exception(make_error("stream", STREAM_TOO_LONG, hint=ALLOW_LONGER_STREAM))
        return decode(data)

    return decode_bounded


def is_error_object(chunk: Map) -> bool:
    """Return whether an object calls itself an error."""
    return chunk.get("object") == "error"


def note_choices(known: dict[int, bool], choices: list[Any]) -> None:
    """Note the choices of a chunk in the account of those seen, and whether each has finished."""
    for choice in choices:
        if choice.__class__ is dict:
            index = choice.get("index")
            index = index if index.__class__ is int else 0
            if choice.get("finish_reason"):
                known[index] = True
            elif index not in known:
                known[index] = False


def apply_special_event(state: StreamState, block: str, chunks: list[Any], scan: Scan) -> bool:
    """Take up one event of any form: add its chunk, note what it ends. Return whether nothing more is to be read."""
    event = parse_event(block)
    if event is None:
        # the server's own words, where it sends JSON or a page under the content type of a stream
        is_page = block.lstrip()[:1] in {"{", "<"}
        state["failure"] = not_a_stream_error(block.encode(), EVENT_STREAM) if is_page else None
        return is_page
    try:
        chunk = parse_data(event["data"], scan)
        too_deep = nests_too_deeply(chunk, block)
    except RecursionError:
        too_deep = True
    if too_deep:
        state["failure"] = too_deep_error("stream")
        return True
    if chunk is DONE_MARKER:
        state["terminal"] = True
        return True
    state["failure"] = find_stream_error(event, chunk)
    if state["failure"]:
        return True
    if isinstance(chunk.get("choices"), list):
        note_choices(state["choices"], chunk["choices"])
    state["terminal"] = state["terminal"] or is_terminal(event, chunk)
    chunks.append(to_chunk(event, chunk))
    return state["terminal"] and get_event_type(chunk) in LAST_EVENTS


def is_complete(state: StreamState) -> bool:
    """Return whether a stream has said all that it was to say."""
    return state["terminal"] or bool(state["choices"] and all(state["choices"].values()))


def open_stream(body: Iterable[bytes], reader: StreamReader) -> Generator[Any, None, None]:
    """Return a lazy generator of a stream's chunks, which closes `body` when it ends, is closed or is forgotten.

    Raises the StreamError or APITimeoutError that the stream ends with, after its last chunk.
    """
    stream = read_stream(body, reader)
    next(stream)  # a generator that was never started would not close its body
    return stream


def read_stream(body: Iterable[bytes], reader: StreamReader) -> Generator[Any, None, None]:
    """Yield one empty chunk, then those of `open_stream`."""
    state, decode = reader["state"], reader["decode"]
    try:
        try:
            yield {}
            for data in body:
                yield from decode(data)
                if state["ended"]:
                    break
            else:
                yield from decode(None)
        except READ_ERRORS as raised:
            reader["fail"](raised)
        finally:
            data = b""  # a server may repeat the credentials, and this frame hangs on the error
            release(body, complete=is_complete(state))
        yield from reader["finish"]()
    finally:
        reader["leave"]()


def final_error(failure: Error | None, *, complete: bool) -> Error | None:
    """Return the error that a stream ends with. Where it is complete, it does not matter that what follows was cut off.

    >>> final_error(None, complete=False)["message"]
    'the stream ended before it was complete'
    """
    if complete and (failure is None or failure["retryable"]):
        return None
    return failure or make_error("stream", STREAM_CUT, retryable=True)


def read_error(wrong: Exception) -> Error:
    """Return the error of a stream that cannot be read on: it broke off, has an endless event, is not UTF-8."""
    if isinstance(wrong, OpenAIError):
        return cast("Error", wrong.data)
    if isinstance(wrong, UnicodeDecodeError):
        if wrong.reason == "unexpected end of data":
            return make_error("stream", LAST_EVENT_CUT, retryable=True)
        return make_error("stream", "the stream contains bytes that are not UTF-8", cause=str(wrong)[:300])
    return make_error("stream", "an event of the stream is longer than max_body allows", hint=ALLOW_LONGER_EVENT)


def parse_data(text: str, scan: Scan = SCAN_JSON) -> Any:
    """Return the data of an event: what its JSON says, DONE_MARKER at the end, or the text itself if it is neither.

    >>> parse_data('{"id": 1}'), parse_data(" [DONE] "), parse_data("oops")
    ({'id': 1}, '[DONE]', 'oops')
    """
    try:
        data, end = scan(text, 0)
        return data if end == len(text) else json.loads(text)
    except (StopIteration, ValueError):
        stripped = text.strip()
        return DONE_MARKER if stripped == DONE_MARKER else decode_error_body(stripped.encode())


def find_stream_error(event: Map, chunk: Any) -> Error | None:
    """Return the error that an event reports, or that it is; None for a chunk.

    >>> find_stream_error({"event": "error"}, "out of memory")["message"]
    'out of memory'
    """
    if isinstance(chunk, dict) and not (
        event["event"] == "error"
        or chunk.get("error")
        or is_error_object(chunk)
        or get_event_type(chunk) in FAILURE_EVENTS
    ):
        return None
    if not isinstance(chunk, dict) and event["event"] != "error":
        return make_error("stream", LAST_EVENT_CUT, retryable=True, body=decode_error_body(str(chunk)))
    inner = chunk.get("response", chunk) if isinstance(chunk, dict) else str(chunk).encode()
    detail, _ = extract_error_details(inner)
    said = {key: detail.get(key) for key in ("code", "type", "param")}
    return make_error(
        "stream",
        str(detail.get("message") or "the server reported an error in the stream"),
        **said,
        body=chunk,
        hint=SERVER_REPORTED,
    )


def is_terminal(event: Map, chunk: Map) -> bool:
    """Return whether a chunk ends the stream by what it is."""
    return get_event_type(chunk) in TERMINAL_EVENTS or event["event"] in TERMINAL_EVENTS


def get_event_type(chunk: Map) -> str:
    """Return the type of a chunk; "" where it has none, or one that is no str."""
    kind = chunk.get("type")
    return kind if isinstance(kind, str) else ""


def to_chunk(event: Map, chunk: Any) -> Any:
    """Return the chunk of an event: its data, with the event's name where only that tells what it is (assistants)."""
    return {"event": event["event"], "data": chunk} if event["event"].startswith("thread.") else chunk
