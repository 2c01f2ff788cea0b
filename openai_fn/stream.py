"""From the bytes of an event stream to the chunks of the API, with its rules about how a stream may end.

- A stream is complete with `[DONE]`, with a finish_reason for every choice seen, or with an event of CLOSING.
  One that ends otherwise was cut off: a StreamError after its last chunk.
- An error may come as an event named "error", as an object with an `error`, as one of a type in FAILING, as a text.
"""

import json
from collections.abc import Callable, Generator, Iterable
from typing import Any, cast

from openai_fn.errors import OpenAIError, details, error, exception, readable
from openai_fn.response import SCAN
from openai_fn.shapes import Error, Map
from openai_fn.sse import events

DONE = "[DONE]"
CLOSING = frozenset({
    "response.completed", "response.incomplete", "image_generation.completed", "image_edit.completed",
    "speech.audio.done", "transcript.text.done", "thread.run.completed",
})  # fmt: skip
"""Events after which nothing need come."""
FAILING = frozenset({"error", "response.failed"})
CUT = "the stream ended before it was complete"


def stream(body: Iterable[bytes], note: Callable[[Error], Error], *, keep_errors: bool) -> Generator[Any, None, None]:
    """A lazy generator of a stream's chunks, which closes `body` when it ends, is closed or is forgotten.

    `note` completes an error map with what is known of the call. With `keep_errors` the error is given out last instead
    of being raised.
    """
    made = chunks(body, note, keep_errors=keep_errors)
    next(made)  # a generator that was never started would not close its body
    return made


def chunks(body: Iterable[bytes], note: Callable[[Error], Error], *, keep_errors: bool) -> Generator[Any, None, None]:
    """As `stream`, with one empty chunk before the first."""
    choices: dict[int, bool] = {}
    closed, failure = False, None
    try:
        yield {}
        for event in events(body):
            chunk = data_of(event["data"])
            if chunk is DONE:
                closed = True
                break
            failure = failure_in(event, chunk)
            if failure:
                break
            closed = closed or closes(event, chunk, choices)
            yield event_of(event, chunk)
    except OpenAIError as stopped:
        failure = cast("Error", stopped.data)
    except UnicodeDecodeError as wrong:
        failure = error("stream", "the stream holds bytes that are not UTF-8", cause=str(wrong))
    finally:
        if hasattr(body, "close"):
            body.close()
    if failure is None and not (closed or (choices and all(choices.values()))):
        failure = error("stream", CUT, retryable=True)
    if failure and keep_errors:
        yield note(failure)
    elif failure:
        raise exception(note(failure))


def data_of(text: str) -> Any:
    """The data of an event: what its JSON says, DONE at the end, or the text itself where it is neither.

    >>> data_of('{"id": 1}'), data_of(" [DONE] "), data_of("oops")
    ({'id': 1}, '[DONE]', 'oops')
    """
    try:
        data, end = SCAN(text, 0)
        return data if end == len(text) else json.loads(text)
    except (StopIteration, ValueError, RecursionError):
        stripped = text.strip()
        return DONE if stripped == DONE else readable(stripped.encode())


def failure_in(event: Map, chunk: Any) -> Error | None:
    """The error that an event reports, or that it is; None for a chunk.

    >>> failure_in({"event": "error"}, "out of memory")["message"]
    'out of memory'
    """
    if isinstance(chunk, dict) and not (
        event["event"] == "error" or chunk.get("error") or chunk.get("type") in FAILING
    ):
        return None
    if not isinstance(chunk, dict) and event["event"] != "error":
        return error("stream", f"{CUT}: its last event is not whole", retryable=True, body=readable(str(chunk)))
    inner = chunk.get("response", chunk) if isinstance(chunk, dict) else str(chunk).encode()
    detail, _ = details(inner)
    said = {key: detail.get(key) for key in ("code", "type", "param")}
    return error(
        "stream",
        str(detail.get("message") or "the server reported an error in the stream"),
        **said,
        body=chunk,
        hint="",
    )


def closes(event: Map, chunk: Map, choices: dict[int, bool]) -> bool:
    """Whether a chunk ends the stream; `choices` learns which of them have finished."""
    for choice in chunk.get("choices") or ():
        index = choice.get("index", 0)
        choices[index] = choices.get(index, False) or bool(choice.get("finish_reason"))
    return chunk.get("type") in CLOSING or event["event"] in CLOSING


def event_of(event: Map, chunk: Any) -> Any:
    """What is given out of an event: its data; with its name where only that tells what it is, as for assistants."""
    return {"event": event["event"], "data": chunk} if event["event"].startswith("thread.") else chunk
