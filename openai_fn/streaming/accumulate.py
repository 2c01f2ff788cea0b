"""A stream folded: its text, or what the call would have returned without `stream`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from openai_fn.errors import InvalidParamsError, is_error, make_error, to_exception
from openai_fn.streaming.folds import fold_completion, fold_last_event, fold_response, fold_run
from openai_fn.types import Map

SHAPE_ERRORS = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What reading a chunk raises that is not of the shape that the API sends."""
NOT_STREAMED = '{}: expected a stream of chunks, got {}: pass "stream": True in params, or read it with output_text'
CHUNKS_UNREADABLE = "does this server speak the API of OpenAI? Read the chunks as they come instead"


def text_deltas(stream: Iterable[Map]) -> Iterator[str]:
    """The pieces of text as they come, of the first choice where there are several; closing it closes the stream.

    Raises InvalidParamsError for a dict, the answer of a call without `"stream": True`.

    >>> chat = [{"choices": []}, {"choices": [{"delta": {"content": "Hi"}}]}, {"choices": [{"delta": {}}]}]
    >>> list(text_deltas(chat))
    ['Hi']
    """
    refuse_dict(stream, "text_deltas")
    return iter_text_deltas(stream)


def refuse_dict(stream: Any, name: str) -> None:
    """Raise an InvalidParamsError where a stream is none but the whole answer of a call."""
    if isinstance(stream, (Mapping, str, bytes)):
        kind = "an error map" if is_error(stream) else f"a {type(stream).__name__}"
        raise InvalidParamsError(make_error("invalid_params", NOT_STREAMED.format(name, kind)))


def iter_text_deltas(stream: Iterable[Map]) -> Iterator[str]:
    """As `text_deltas`."""
    try:
        for chunk in stream:
            text = extract_text(chunk)
            if text:
                yield text
    finally:
        if close := getattr(stream, "close", None):
            close()


def extract_text(chunk: Map) -> str | None:
    """The text of a chunk; None for one that has not the shape of its kind."""
    try:
        text = extract_choice_text(chunk) if "choices" in chunk else extract_event_text(chunk)
    except SHAPE_ERRORS:
        return None
    return text if isinstance(text, str) else None


def extract_choice_text(chunk: Map) -> str | None:
    """The text of a chunk's first choice."""
    for choice in chunk["choices"] or ():
        if not choice.get("index"):
            text: str | None = (choice.get("delta") or choice).get("content", choice.get("text"))
            return text
    return None


def extract_event_text(chunk: Map) -> str | None:
    """The text of an event of a stream that is told apart by types."""
    kind = chunk.get("type") or chunk.get("event")
    return EVENT_TEXT[kind](chunk) if kind in EVENT_TEXT else None


def extract_message_text(event: Map) -> str:
    """The text of an assistant's message delta."""
    parts = event["data"]["delta"].get("content") or ()
    return "".join((part.get("text") or {}).get("value") or "" for part in parts)


EVENT_TEXT: dict[str, Callable[[Map], str | None]] = {
    "response.output_text.delta": lambda event: event.get("delta"),
    "transcript.text.delta": lambda event: event.get("delta"),
    "thread.message.delta": extract_message_text,
}


def accumulate(chunks: Iterable[Map]) -> dict[str, Any]:
    """What the call would have returned without `stream`; as far as it came when the stream was cut; {} for none.

    Reads chat and text completions, responses and assistants' runs. Keys it does not know are kept. Of a stream in
    any other form it returns the last event. An error map in the stream is what comes back. Chunks in no form of the
    API's are a StreamError.

    >>> accumulate([{"object": "text_completion", "choices": [{"index": 0, "text": text}]} for text in ("a", "b")])
    {'object': 'text_completion', 'choices': [{'index': 0, 'text': 'ab'}]}
    """
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
    """The chunks without an error map, which is put into `failures`; what `chunks` raises is put into `raised`."""
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
    """Whether a chunk shows the form of its stream; keep-alive frames, `{}` or `{"type": "ping"}`, do not."""
    return bool(chunk) and "." in chunk.get("type", ".")


def choose_fold(first: Map) -> Callable[[Iterable[Map]], dict[str, Any]]:
    """The fold for a stream that begins with this chunk."""
    if "event" in first:
        return fold_run
    if "type" in first:
        return fold_response if first["type"].startswith("response.") else fold_last_event
    return fold_completion
