"""Replies that are made up."""

import json
import threading
from typing import Any

import pytest

import openai_fn
from openai_fn import (
    InvalidParamsError,
    OpenAIError,
    accumulate,
    create_chat_completion,
    create_completion,
    create_embedding,
    create_response,
    create_speech,
    create_transcription,
    is_error,
    list_models,
    output_text,
    text_deltas,
)
from openai_fn.errors import CLASSES, make_error
from openai_fn.testing import fake
from openai_fn.testing.fakes import FAILURES
from openai_fn.testing.replies import ANSWER_FORMS

TEXT = "Hello there, you two."
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hi"}]}
PARAMS: dict[str, Any] = {
    "create_chat_completion": CHAT,
    "create_completion": {"model": "m", "prompt": "Hi"},
    "create_response": {"model": "m", "input": "Hi"},
    "beta_create_response": {"model": "m", "input": "Hi"},
    "create_transcription": {"model": "m", "file": ("a.wav", b"RIFF")},
    "create_translation": {"model": "m", "file": ("a.wav", b"RIFF")},
}
TOOL_CALL = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": '{"city": "Paris"}'}}
CALL = {"type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "f", "arguments": '{"city": "Paris"}'}

CALLS = [TOOL_CALL, {**TOOL_CALL, "id": "call_2"}]
CALLING = {
    "index": 0,
    "message": {"role": "assistant", "content": None, "tool_calls": CALLS},
    "finish_reason": "tool_calls",
}
SAYING = {"index": 0, "message": {"role": "assistant", "content": "a text"}, "finish_reason": "length"}
FAILED: dict[str, Any] = {"object": "response", "status": "completed", "error": None}


@pytest.mark.parametrize("name", ANSWER_FORMS)
def test_a_text_becomes_a_whole_answer_of_the_operation(name: str) -> None:
    answer = openai_fn.call(name, PARAMS[name], {"transport": fake(TEXT)})
    assert output_text(answer) == TEXT
    assert answer["usage"]["total_tokens"] > 1


@pytest.mark.parametrize("name", [name for name in ANSWER_FORMS if name != "create_translation"])
def test_a_text_becomes_a_stream_of_several_chunks_with_usage(name: str) -> None:
    transport = fake(TEXT)
    chunks = list(openai_fn.call(name, {**PARAMS[name], "stream": True}, {"transport": transport}))
    assert len(chunks) > 3
    assert "".join(text_deltas(chunks)) == TEXT
    whole = openai_fn.call(name, PARAMS[name], {"transport": fake(TEXT)})
    folded = accumulate(chunks)
    assert output_text(folded) == TEXT
    assert folded["usage"].keys() == whole["usage"].keys()


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("create_chat_completion", {"choices": [CALLING]}),
        ("create_chat_completion", {"choices": [{**SAYING, "index": at} for at in (0, 1)], "usage": {"n": 3}}),
        ("create_response", {"id": "r", "object": "response", "status": "completed", "output": [CALL]}),
        ("create_response", {"id": "r", "object": "response", "status": "incomplete", "output": []}),
    ],
)  # fmt: skip
def test_an_answer_dict_is_sent_whole_and_in_chunks(name: str, answer: dict[str, Any]) -> None:
    assert openai_fn.call(name, PARAMS[name], {"transport": fake(answer)}) == answer
    chunks = list(openai_fn.call(name, {**PARAMS[name], "stream": True}, {"transport": fake(answer)}))
    folded = accumulate(chunks)
    assert {key: folded[key] for key in answer if key in folded and key != "object"} == {
        key: value for key, value in answer.items() if key != "object"
    }


@pytest.mark.parametrize("category", sorted(FAILURES))
def test_an_error_becomes_what_a_server_or_the_network_does(category: str) -> None:
    transport = fake({"error": category})
    chat = {**CHAT, "stream": category == "stream"}
    with pytest.raises(CLASSES[category]) as caught:
        list(create_chat_completion(chat, {"transport": transport}))
    assert caught.value.data["category"] == category
    retried = caught.value.data["retryable"] and category != "stream"
    assert len(transport.requests) == (3 if retried else 1)


def test_every_category_of_a_call_can_be_made() -> None:
    made_here = {"invalid_params", "invalid_options", "webhook", "output", "tools"}
    assert FAILURES.keys() == CLASSES.keys() - made_here


def test_replies_in_turn() -> None:
    transport = fake([{"error": "rate_limit"}, "Hello", lambda request: request["json"]["model"]])
    options = {"transport": transport}
    assert output_text(create_chat_completion(CHAT, options)) == "Hello"
    assert output_text(create_chat_completion(CHAT, options)) == "gpt-5"
    with pytest.raises(InvalidParamsError, match="request 4 has no reply: there are 3"):
        create_chat_completion(CHAT, options)
    assert [request["json"]["messages"][0]["content"] for request in transport.requests] == ["Hi"] * 4


def test_one_reply_is_for_all_requests_and_threads() -> None:
    transport = fake("Hello")
    texts: list[str] = []
    threads = [
        threading.Thread(
            target=lambda: texts.append(output_text(create_chat_completion(CHAT, {"transport": transport})))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["Hello"] * 8
    assert len(transport.requests) == 8


@pytest.mark.parametrize(
    ("reply", "result"),
    [
        ({"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"a": 1}'}, {"a": 1}),
        ({"status": 200, "headers": {"content-type": "application/json"}, "body": {"a": 1}}, {"a": 1}),
        ({"status": 200, "headers": {"content-type": "application/json"}, "body": '{"a": 1}'}, {"a": 1}),
        ({"data": [], "object": "list"}, {"data": [], "object": "list"}),
        (lambda request: {"method": request["method"]}, {"method": "GET"}),
        (FAILED, FAILED),
    ],
)  # fmt: skip
def test_other_replies(reply: Any, result: Any) -> None:
    assert list_models({}, {"transport": fake(reply)}) == result


def test_a_transcription_as_text_is_text() -> None:
    params = {**PARAMS["create_transcription"], "response_format": "text"}
    assert create_transcription(params, {"transport": fake("Hello")}) == "Hello"


def test_an_error_map_and_bytes() -> None:
    error = make_error("connection", "no route", retryable=False)
    found = create_chat_completion(CHAT, {"transport": fake({"error": error}), "on_error": "return"})
    assert is_error(found)
    assert found["message"] == "no route"
    assert create_speech({"model": "m", "input": "x", "voice": "alloy"}, {"transport": fake(b"ID3")}) == b"ID3"


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (None, "expected a text, a dict, bytes, a function or a list of them, got NoneType"),
        ([["Hello"]], "got list"),
        ({"error": "rate_limits"}, "'rate_limits' is not an error of a call; there are authentication"),
        (["Hello", {"error": "webhook"}], "'webhook' is not an error of a call"),
    ],
)
def test_what_is_no_reply_is_refused_at_once(reply: Any, words: str) -> None:
    with pytest.raises(InvalidParamsError, match=words):
        fake(reply)


@pytest.mark.parametrize(
    ("call", "reply", "words"),
    [
        (
            lambda o: create_embedding({"model": "m", "input": "x"}, o),
            "Hello",
            "a text is no answer of create_embedding",
        ),
        (lambda o: create_chat_completion(CHAT, o), lambda _: 5, "got int"),
        (lambda o: create_chat_completion(CHAT, o), {"error": "stream"}, 'pass "stream": True'),
    ],
)
def test_a_reply_that_does_not_fit_the_call_is_refused_there(call: Any, reply: Any, words: str) -> None:
    with pytest.raises(InvalidParamsError, match=words):
        call({"transport": fake(reply)})


def test_the_requests_say_what_was_sent_and_hide_the_key_when_shown() -> None:
    transport = fake("Hello")
    create_chat_completion(CHAT, {"transport": transport, "api_key": "sk-secret-key", "headers": {"X-Run": "7"}})
    (request,) = transport.requests
    assert request["url"] == "https://api.openai.com/v1/chat/completions"
    assert request["headers"]["authorization"] == "Bearer sk-secret-key"
    assert request["headers"]["X-Run"] == "7"
    assert request["json"] == json.loads(request["body"]) == CHAT
    assert "sk-secret-key" not in repr(transport.requests)


def test_forms_are_sent_as_bytes_and_the_other_providers_work() -> None:
    transport = fake("Hello")
    create_transcription(PARAMS["create_transcription"], {"transport": transport})
    assert b"RIFF" in transport.requests[0]["body"]
    assert transport.requests[0]["json"] is None
    azure = {"impl": "azure", "base_url": "https://me.openai.azure.com", "transport": transport}
    assert output_text(create_chat_completion(CHAT, azure)) == "Hello"
    assert output_text(create_response(PARAMS["create_response"], {"impl": "local", "transport": transport})) == "Hello"
    assert output_text(create_completion(PARAMS["create_completion"], {"transport": transport})) == "Hello"


def test_without_a_fake_a_key_is_needed_still() -> None:
    with pytest.raises(OpenAIError, match="api_key is missing"):
        create_chat_completion(CHAT, {"transport": lambda _: {"status": 200, "headers": {}, "body": b"{}"}})


async def reply_later(_request: Any) -> str:
    return "late"


@pytest.mark.parametrize("wrong", [reply_later, lambda _: len])
def test_a_function_returns_a_reply_itself(wrong: Any) -> None:
    with pytest.raises(InvalidParamsError, match="fake: the function returned a "):
        create_chat_completion(CHAT, {"transport": fake(wrong)})
