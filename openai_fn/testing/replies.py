"""Whole answers made of a text, and streams made of whole answers, by the operation that was called."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.types import Map

CREATED = 1_700_000_000
"""When every made-up answer was created, so that answers are equal from run to run."""
WORD = re.compile(r"\s*\S+\s*\Z|\s*\S+|\s+")


def split_words(text: str) -> list[str]:
    """Return the pieces in which a text is streamed.

    >>> split_words("Hello to you. ")
    ['Hello', ' to', ' you. ']
    """
    return WORD.findall(text)


def count_usage(request: Map, text: str) -> tuple[int, int]:
    """Return a plausible number of tokens that went in and came out."""
    return max(1, len(str(request.get("json") or "")) // 4), max(1, len(split_words(text)))


def make_chat_completion(text: str, request: Map) -> dict[str, Any]:
    """Return the chat completion that says `text`."""
    message = {"role": "assistant", "content": text, "refusal": None}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    return make_completion_object("chat.completion", choice, text, request)


def make_completion(text: str, request: Map) -> dict[str, Any]:
    """Return the text completion that says `text`."""
    choice = {"index": 0, "text": text, "logprobs": None, "finish_reason": "stop"}
    return make_completion_object("text_completion", choice, text, request)


def make_completion_object(kind: str, choice: Map, text: str, request: Map) -> dict[str, Any]:
    """Return an answer with choices."""
    sent, said = count_usage(request, text)
    usage = {"prompt_tokens": sent, "completion_tokens": said, "total_tokens": sent + said}
    shape = {"id": "fake-1", "object": kind, "created": CREATED, "model": find_model(request)}
    return {**shape, "choices": [choice], "usage": usage}


def make_response_object(text: str, request: Map) -> dict[str, Any]:
    """Return the response that says `text`."""
    sent, said = count_usage(request, text)
    usage = {"input_tokens": sent, "output_tokens": said, "total_tokens": sent + said}
    part = {"type": "output_text", "text": text, "annotations": []}
    item = {"id": "msg_fake_1", "type": "message", "role": "assistant", "status": "completed", "content": [part]}
    shape = {"id": "resp_fake_1", "object": "response", "created_at": CREATED, "status": "completed", "error": None}
    return {**shape, "model": find_model(request), "output": [item], "usage": usage}


def make_transcription(text: str, request: Map) -> dict[str, Any]:
    """Return the transcription or translation that reads `text`."""
    sent, said = count_usage(request, text)
    usage = {"type": "tokens", "input_tokens": sent, "output_tokens": said, "total_tokens": sent + said}
    return {"text": text, "usage": usage}


def find_model(request: Map) -> str:
    """Return the model that a request names, or "fake"."""
    body = request.get("json")
    return str(body.get("model") or "fake") if isinstance(body, Mapping) else "fake"


def stream_chat(answer: Map) -> Iterator[dict[str, Any]]:
    """Yield the chunks of a chat completion, its usage last."""
    head = {key: value for key, value in answer.items() if key not in {"choices", "usage"}}
    head["object"] = "chat.completion.chunk"
    for choice in answer.get("choices") or ():
        rest = {key: value for key, value in choice.items() if key not in {"message", "finish_reason"}}
        for delta in split_message(choice.get("message") or {}):
            yield {**head, "choices": [{**rest, "delta": delta, "finish_reason": None}]}
        yield {**head, "choices": [{**rest, "delta": {}, "finish_reason": choice.get("finish_reason") or "stop"}]}
    yield {**head, "choices": [], "usage": answer.get("usage")}


def split_message(message: Map) -> Iterator[dict[str, Any]]:
    """Yield the deltas of a chat message."""
    text = message.get("content")
    calls = message.get("tool_calls") or ()
    yield {**{key: value for key, value in message.items() if key != "tool_calls"}, "content": text and ""}
    yield from ({"content": piece} for piece in split_words(text or ""))
    for index, call in enumerate(calls):
        function = call.get("function") or {}
        yield {
            "tool_calls": [
                {**call, "index": index, **({"function": {**function, "arguments": ""}} if function else {})}
            ]
        }
        for piece in split_words(function.get("arguments") or ""):
            yield {"tool_calls": [{"index": index, "function": {"arguments": piece}}]}


def stream_completion(answer: Map) -> Iterator[dict[str, Any]]:
    """Yield the chunks of a text completion, its usage last."""
    head = {key: value for key, value in answer.items() if key not in {"choices", "usage"}}
    for choice in answer.get("choices") or ():
        for piece in split_words(choice.get("text") or ""):
            yield {**head, "choices": [{**choice, "text": piece, "finish_reason": None}]}
        yield {**head, "choices": [{**choice, "text": ""}]}
    yield {**head, "choices": [], "usage": answer.get("usage")}


def stream_response(answer: Map) -> Iterator[dict[str, Any]]:
    """Yield the events of a response; the last carries it whole, with its usage."""
    begun = {**answer, "status": "in_progress", "output": [], "usage": None}
    yield {"type": "response.created", "response": begun}
    for index, item in enumerate(answer.get("output") or ()):
        place = {"item_id": item.get("id"), "output_index": index}
        yield {
            "type": "response.output_item.added",
            "output_index": index,
            "item": {**item, **EMPTY_ITEMS.get(item.get("type"), {})},
        }
        yield from split_item(item, place)
        yield {"type": "response.output_item.done", "output_index": index, "item": item}
    last = answer.get("status") if answer.get("status") in {"incomplete", "failed"} else "completed"
    yield {"type": f"response.{last}", "response": answer}


EMPTY_ITEMS: dict[Any, Map] = {"message": {"content": []}, "function_call": {"arguments": ""}}


def split_item(item: Map, place: Map) -> Iterator[dict[str, Any]]:
    """Yield the events of an item of a response's output."""
    for index, part in enumerate(item.get("content") or () if item.get("type") == "message" else ()):
        at, text = {**place, "content_index": index}, part.get("text") or ""
        yield {"type": "response.content_part.added", **at, "part": {**part, "text": ""} if "text" in part else part}
        yield from ({"type": "response.output_text.delta", **at, "delta": piece} for piece in split_words(text))
        yield {"type": "response.content_part.done", **at, "part": part}
    if item.get("type") == "function_call":
        for piece in split_words(item.get("arguments") or ""):
            yield {"type": "response.function_call_arguments.delta", **place, "delta": piece}
        yield {"type": "response.function_call_arguments.done", **place, "arguments": item.get("arguments")}


def stream_transcription(answer: Map) -> Iterator[dict[str, Any]]:
    """Yield the events of a transcription, its text and usage last."""
    for piece in split_words(answer.get("text") or ""):
        yield {"type": "transcript.text.delta", "delta": piece}
    yield {"type": "transcript.text.done", **answer}


class AnswerForm(NamedTuple):
    """How the answer of an operation is made of a text, and its stream of the answer."""

    make: Callable[[str, Map], dict[str, Any]]
    stream: Callable[[Map], Iterator[dict[str, Any]]]


RESPONSE_FORM = AnswerForm(make_response_object, stream_response)
ANSWER_FORMS: dict[Any, AnswerForm] = {
    "create_chat_completion": AnswerForm(make_chat_completion, stream_chat),
    "create_completion": AnswerForm(make_completion, stream_completion),
    "create_response": RESPONSE_FORM,
    "beta_create_response": RESPONSE_FORM,
    "create_transcription": AnswerForm(make_transcription, stream_transcription),
    "create_translation": AnswerForm(make_transcription, stream_transcription),
}
"""The operations that answer with text."""


def make_answer(text: str, request: Map) -> dict[str, Any]:
    """Return the whole answer of the operation that was called, saying `text`.

    Raises InvalidParamsError for an operation that does not answer with text.
    """
    return find_form(request, "a text", "pass the answer's dict, or a response map").make(text, request)


def stream_answer(answer: Map, request: Map) -> Iterator[dict[str, Any]]:
    """Return the chunks in which the operation that was called streams an answer."""
    return find_form(request, "a stream", "pass a response map with the events as its body").stream(answer)


def find_form(request: Map, what: str, instead: str) -> AnswerForm:
    """Return the form of the operation's answers."""
    name = request.get("operation")
    if request.get("kind") == "websocket":
        instead = "use openai_fn.testing.fake_connection"
    if name not in ANSWER_FORMS:
        raise InvalidParamsError(make_error("invalid_params", f"fake: {what} is no answer of {name}: {instead}"))
    return ANSWER_FORMS[name]
