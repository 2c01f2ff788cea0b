"""Accumulate a stream: its text, or the response that the call would have returned without `stream`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from openai_fn.errors import InvalidParamsError, is_error, make_error, to_exception
from openai_fn.streaming.folds import fold_completion, fold_response, fold_run, fold_session
from openai_fn.types import Map

SHAPE_ERRORS = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""Exceptions of reading a chunk whose shape is not the API's."""
NOT_STREAMED = '{}: expected a stream of chunks, got {}: pass "stream": True in params, or read it with output_text'
CHUNKS_UNREADABLE = "is this server compatible with OpenAI's API? Read the chunks one by one instead"


def text_deltas(stream: Iterable[Map]) -> Iterator[str]:
    """Yield the pieces of text as they arrive, of the first choice if there are several; closing it closes the stream.

    Raises InvalidParamsError for a dict, the response of a call without `"stream": True`.

    >>> chat = [{"choices": []}, {"choices": [{"delta": {"content": "Hi"}}]}, {"choices": [{"delta": {}}]}]
    >>> list(text_deltas(chat))
    ['Hi']
    """
    refuse_dict(stream, "text_deltas")
    refuse_async_stream(stream, "text_deltas")
    return iter_text_deltas(stream)


def refuse_dict(stream: Any, name: str) -> None:
    """Raise an InvalidParamsError for a whole response in place of a stream, and for what is no stream at all."""
    is_stream = hasattr(stream, "__iter__") or hasattr(stream, "__aiter__") or hasattr(stream, "__await__")
    if isinstance(stream, (Mapping, str, bytes)) or not is_stream:
        kind = "an error dict" if is_error(stream) else f"a {type(stream).__name__}"
        raise InvalidParamsError(make_error("invalid_params", NOT_STREAMED.format(name, kind)))
    refuse_coroutine(stream, name)


def refuse_coroutine(stream: Any, name: str) -> None:
    """Raise an InvalidParamsError where a stream is a call that was not awaited."""
    if hasattr(stream, "__await__"):
        if hasattr(stream, "close"):
            stream.close()  # else Python warns of it once more
        message = f"{name}: expected a stream, got a {type(stream).__name__}"
        raise InvalidParamsError(make_error("invalid_params", message, hint="await the call first"))


def refuse_async_stream(stream: Any, name: str) -> None:
    """Raise an InvalidParamsError where a stream can only be read in an event loop."""
    refuse_coroutine(stream, name)
    if hasattr(stream, "__aiter__"):
        message = f"{name}: the stream is an {type(stream).__name__}"
        raise InvalidParamsError(make_error("invalid_params", message, hint=f"use openai_fn.aio.{name}"))


def iter_text_deltas(stream: Iterable[Map]) -> Iterator[str]:
    """Yield the text of each chunk that has some."""
    try:
        for chunk in stream:
            text = extract_text(chunk)
            if text:
                yield text
    finally:
        if close := getattr(stream, "close", None):
            close()


def extract_text(chunk: Map) -> str | None:
    """Return the text of a chunk, or None if it has none or its shape is unknown."""
    try:
        text = extract_choice_text(chunk) if "choices" in chunk else extract_event_text(chunk)
    except SHAPE_ERRORS:
        return None
    return text if isinstance(text, str) else None


def extract_choice_text(chunk: Map) -> str | None:
    """Return the text of a chunk's first choice."""
    for choice in chunk["choices"] or ():
        if not choice.get("index"):
            text: str | None = (choice.get("delta") or choice).get("content", choice.get("text"))
            return text
    return None


def extract_event_text(chunk: Map) -> str | None:
    """Return the text of an event of a stream whose events have types."""
    kind = chunk.get("type") or chunk.get("event")
    return EVENT_TEXT[kind](chunk) if kind in EVENT_TEXT else None


def extract_message_text(event: Map) -> str:
    """Return the text of an assistant's message delta."""
    parts = event["data"]["delta"].get("content") or ()
    return "".join((part.get("text") or {}).get("value") or "" for part in parts)


EVENT_TEXT: dict[str, Callable[[Map], str | None]] = {
    "response.output_text.delta": lambda event: event.get("delta"),
    "transcript.text.delta": lambda event: event.get("delta"),
    **dict.fromkeys(
        (
            "response.text.delta",
            "response.output_audio_transcript.delta",
            "response.audio_transcript.delta",
            "session.output_transcript.delta",
        ),
        lambda event: event.get("delta"),
    ),
    "thread.message.delta": extract_message_text,
}


def accumulate(chunks: Iterable[Map]) -> dict[str, Any]:
    """Return what the call would have returned without `stream`, as far as the chunks go; {} for no chunks.

    Reads chat and text completions, responses, also those of a turn of a connection, and assistants' runs. Unknown keys
    are kept. Of a stream in any other form the last event is returned. If the stream contains an error dict, that is
    returned. Raises InvalidParamsError for what is no stream, StreamError for chunks whose shape is not the API's, and
    what reading the stream raises.

    >>> accumulate([{"object": "text_completion", "choices": [{"index": 0, "text": text}]} for text in ("a", "b")])
    {'object': 'text_completion', 'choices': [{'index': 0, 'text': 'ab'}]}
    """
    refuse_dict(chunks, "accumulate")
    refuse_async_stream(chunks, "accumulate")
    failures: list[Map] = []
    raised: list[BaseException] = []
    rest = split_off_errors(chunks, failures, raised)
    try:
        first = next(filter(shows_form, rest), None)
        folded = choose_fold(first)(chain([first], rest)) if first else {}
    except SHAPE_ERRORS as odd:
        if raised:
            raise
        cause = f"{type(odd).__name__}: {odd}"[:300]
    else:
        return {**failures[0]} if failures else folded
    raise to_exception(
        make_error("stream", "the chunks of the stream do not fit together", hint=CHUNKS_UNREADABLE, cause=cause)
    )


def split_off_errors(chunks: Iterable[Map], failures: list[Map], raised: list[BaseException]) -> Iterator[Map]:
    """Yield the chunks except error dicts, which are added to `failures`; add what `chunks` raises to `raised`."""
    try:
        for chunk in chunks:
            if is_error(chunk):
                failures.append(chunk)
            else:
                yield chunk
    except BaseException as stopped:
        raised.append(stopped)
        raise


def shows_form(chunk: Map) -> bool:
    """Return whether a chunk shows the form of its stream; keep-alive frames, `{}` or `{"type": "ping"}`, do not."""
    return bool(chunk) and "." in chunk.get("type", ".")


def choose_fold(first: Map) -> Callable[[Iterable[Map]], dict[str, Any]]:
    """Return the fold for a stream that begins with this chunk."""
    if "event" in first:
        return fold_run
    if "type" in first:
        return fold_response if first["type"].startswith("response.") else fold_session
    return fold_completion
