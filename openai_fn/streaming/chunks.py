"""From the bytes of an event stream to the chunks of the API, with its rules about how a stream may end.

- A stream is complete with `[DONE]`, with a finish_reason for every choice seen, or with an event of CLOSING.
  One that ends otherwise was cut off: a StreamError after its last chunk.
- An error may come as an event named "error", as an object with an `error`, as one of a type in FAILING, as a text.
"""

import json
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from math import inf
from typing import Any, cast

from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.response.api_errors import decode_error_body, extract_error_details
from openai_fn.response.decode import SCAN_JSON, StreamComplete
from openai_fn.response.unexpected import SERVER_REPORTED
from openai_fn.streaming.sse import TooLongError, iter_events
from openai_fn.types import Error, Map

DONE_MARKER = "[DONE]"
TERMINAL_EVENTS = frozenset({
    "response.completed", "response.incomplete", "image_generation.completed", "image_edit.completed",
    "speech.audio.done", "transcript.text.done", "thread.run.completed",
})  # fmt: skip
"""Events after which nothing need come."""
FAILURE_EVENTS = frozenset({"error", "response.failed"})
LAST_EVENTS = frozenset({"response.completed", "response.incomplete"})
"""Those after which nothing comes: what a server does with the connection then is of no interest."""
STREAM_CUT = "the stream ended before it was complete"
ALLOW_LONGER_EVENT = "allow more with {'max_body': ...}, in bytes"
LAST_EVENT_CUT = f"{STREAM_CUT}: its last event is not whole"


def open_stream(
    body: Iterable[bytes], note: Callable[[Error], Error], *, keep_errors: bool, limit: float = inf
) -> Generator[Any, None, None]:
    """A lazy generator of a stream's chunks, which closes `body` when it ends, is closed or is forgotten.

    `note` completes an error map with what is known of the call. With `keep_errors` the error is given out last instead
    of being raised. An event of more than `limit` bytes is an error.
    """
    made = iter_chunks(body, note, keep_errors=keep_errors, limit=limit)
    next(made)  # a generator that was never started would not close its body
    return made


def iter_chunks(
    body: Iterable[bytes], note: Callable[[Error], Error], *, keep_errors: bool, limit: float
) -> Generator[Any, None, None]:
    """As `open_stream`, with one empty chunk before the first."""
    # Raised here, where no variable holds what the server may have repeated of the credentials.
    failure = yield from read_chunks(body, limit)
    failure = failure and note(failure)
    if failure and keep_errors:
        yield failure
    elif failure:
        raise to_exception(failure)


def read_chunks(body: Iterable[bytes], limit: float) -> Generator[Any, None, Error | None]:
    """The chunks after an empty one; what is returned is the error that the stream ends with."""
    choices: dict[int, bool] = {}
    closed, failure = False, None
    try:
        yield {}
        for event in iter_events(body, limit):
            chunk = parse_data(event["data"])
            if chunk.__class__ is dict and not event["event"] and "error" not in chunk and "type" not in chunk:
                # nearly every chunk: what follows is for the others
                is_terminal(event, chunk, choices)
                yield chunk
                continue
            if chunk is DONE_MARKER:
                closed = True
                break
            failure = find_stream_error(event, chunk)
            if failure:
                break
            closed = closed or is_terminal(event, chunk, choices)
            yield to_chunk(event, chunk)
            if closed and get_event_type(chunk) in LAST_EVENTS:
                break
    except (OpenAIError, UnicodeDecodeError, TooLongError) as raised:
        failure = read_error(raised)
    finally:
        closed = closed or bool(choices and all(choices.values()))
        release(body, complete=closed)
    return final_error(failure, complete=closed)


def release(body: Any, *, complete: bool) -> None:
    """Close `body`; where all that is wanted of it has been read, its connection may be used again."""
    if complete and hasattr(body, "throw"):
        with suppress(StreamComplete, StopIteration):
            body.throw(StreamComplete)
    elif hasattr(body, "close"):
        body.close()


def final_error(failure: Error | None, *, complete: bool) -> Error | None:
    """The error that a stream ends with. Where it is complete, it does not matter that what follows was cut off.

    >>> final_error(None, complete=False)["message"]
    'the stream ended before it was complete'
    """
    if complete and (failure is None or failure["retryable"]):
        return None
    return failure or make_error("stream", STREAM_CUT, retryable=True)


def read_error(wrong: OpenAIError | UnicodeDecodeError | TooLongError) -> Error:
    """The error of a stream that cannot be read on: it broke off, it has an endless event, its bytes are not UTF-8."""
    if isinstance(wrong, OpenAIError):
        return cast("Error", wrong.data)
    if isinstance(wrong, TooLongError):
        return make_error("stream", "an event of the stream is longer than max_body allows", hint=ALLOW_LONGER_EVENT)
    if wrong.reason == "unexpected end of data":
        return make_error("stream", LAST_EVENT_CUT, retryable=True)
    return make_error("stream", "the stream holds bytes that are not UTF-8", cause=str(wrong)[:300])


def parse_data(text: str) -> Any:
    """The data of an event: what its JSON says, DONE at the end, or the text itself where it is neither.

    >>> parse_data('{"id": 1}'), parse_data(" [DONE] "), parse_data("oops")
    ({'id': 1}, '[DONE]', 'oops')
    """
    try:
        data, end = SCAN_JSON(text, 0)
        return data if end == len(text) else json.loads(text)
    except (StopIteration, ValueError, RecursionError):
        stripped = text.strip()
        return DONE_MARKER if stripped == DONE_MARKER else decode_error_body(stripped.encode())


def find_stream_error(event: Map, chunk: Any) -> Error | None:
    """The error that an event reports, or that it is; None for a chunk.

    >>> find_stream_error({"event": "error"}, "out of memory")["message"]
    'out of memory'
    """
    if isinstance(chunk, dict) and not (
        event["event"] == "error" or chunk.get("error") or get_event_type(chunk) in FAILURE_EVENTS
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


def is_terminal(event: Map, chunk: Map, choices: dict[int, bool]) -> bool:
    """Whether a chunk ends the stream; `choices` learns which of them have finished."""
    listed = chunk.get("choices")
    for choice in listed if listed.__class__ is list else ():
        if choice.__class__ is dict:
            index = choice.get("index")
            index = index if index.__class__ is int else 0
            choices[index] = choices.get(index, False) or bool(choice.get("finish_reason"))
    return get_event_type(chunk) in TERMINAL_EVENTS or event["event"] in TERMINAL_EVENTS


def get_event_type(chunk: Map) -> str:
    """The type of a chunk; "" where it has none, or one that is no text."""
    kind = chunk.get("type")
    return kind if isinstance(kind, str) else ""


def to_chunk(event: Map, chunk: Any) -> Any:
    """What is given out of an event: its data; with its name where only that tells what it is, as for assistants."""
    return {"event": event["event"], "data": chunk} if event["event"].startswith("thread.") else chunk
