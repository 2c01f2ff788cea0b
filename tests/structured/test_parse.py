"""Structured output read back from answers."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Annotated, Any, TypedDict

import pytest
from pydantic import AfterValidator, BaseModel, Field

from openai_fn import (
    APITimeoutError,
    BadRequestError,
    InvalidParamsError,
    OpenAIError,
    OutputError,
    create_chat_completion,
    create_response,
    parse_output,
    response_format,
    text_format,
)
from openai_fn.errors import make_error
from tests.support.fake import CHAT, answer as http, transport
from tests.support.replies import completion
from tests.test_text import message

EVENT = {"name": "Fair", "day": "2026-01-31"}
SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "day": {"type": "string"}, "n": {"type": "integer"}},
    "required": ["name", "day"],
}


class Model(BaseModel):
    name: str
    day: dt.date


@dataclass
class Data:
    name: str
    day: dt.date


class Typed(TypedDict):
    name: str
    day: dt.date


USAGE = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}


def chat(content: str | None, finish_reason: str = "stop", **more: Any) -> dict[str, Any]:
    inner = {"role": "assistant", "content": content, **more}
    choice = {"index": 0, "message": inner, "finish_reason": finish_reason}
    return {"object": "chat.completion", "choices": [choice], "usage": USAGE}


def response(*output: Any, **more: Any) -> dict[str, Any]:
    return {"object": "response", "status": "completed", "output": [*output], "usage": USAGE, **more}


WHOLE = json.dumps(EVENT)
CUT = WHOLE[:-5]
REFUSAL = {"type": "message", "content": [{"type": "refusal", "refusal": "I cannot do that."}]}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Model, Model(name="Fair", day=dt.date(2026, 1, 31))),
        (Data, Data("Fair", dt.date(2026, 1, 31))),
        (Typed, {"name": "Fair", "day": dt.date(2026, 1, 31)}),
        (SCHEMA, EVENT),
        (dict[str, str], EVENT),
    ],
)
@pytest.mark.parametrize(
    "answer",
    [
        chat(WHOLE),
        chat(f"\n\n {WHOLE} \n"),  # openai-python #2082
        response(message(WHOLE)),
        response(message("Let me see.", phase="commentary"), message(WHOLE, phase="final_answer")),
        {"status": 200, "headers": {}, "body": chat(WHOLE)},
        {"custom_id": "1", "response": {"status_code": 200, "body": chat(WHOLE)}, "error": None},
    ],
)
def test_an_answer_becomes_the_value_of_a_type(answer: Any, kind: Any, value: Any) -> None:
    assert parse_output(answer, kind) == value


FILTERED = {"details": {"reason": "content_filter"}}
THREADS = [
    ("openai-python #1700", chat(CUT, "length"), "length"),  # usage is lost
    ("openai-python #2406", chat(CUT, "length"), "length"),  # the partial answer is lost
    ("openai-python #2850", chat(WHOLE + WHOLE), "mismatch"),
    ("openai-python #1763", chat(" \n\n"), "mismatch"),  # pydantic's own error leaves the library
    (
        "openai-python #2486",
        response(message(CUT), status="incomplete", incomplete_details={"reason": "max_output_tokens"}),
        "length",
    ),
    ("openai-python #2834", chat("I'm sorry, but I cannot assist with that."), "mismatch"),
    ("content filter", chat(CUT, "content_filter"), "content_filter"),
    (
        "response filter",
        response(status="incomplete", incomplete_details={"reason": "content_filter"}),
        "content_filter",
    ),
    ("refusal", chat(None, refusal="I cannot do that."), "refusal"),
    ("response refusal", response(REFUSAL), "refusal"),
    ("no text", chat(None), "mismatch"),
    ("wrong type", chat('{"name": 1}'), "mismatch"),
    ("tool calls", chat(None, "tool_calls", tool_calls=[{"id": "c"}]), "mismatch"),
    ("response calls", response({"type": "function_call", "name": "f", "arguments": "{}"}), "mismatch"),
    ("no choices", {"choices": []}, "mismatch"),
    ("something else", {"data": []}, "mismatch"),
]


@pytest.mark.parametrize("kind", [Model, Data, Typed, SCHEMA])
@pytest.mark.parametrize(("answer", "reason"), [row[1:] for row in THREADS], ids=[row[0] for row in THREADS])
def test_an_answer_without_the_value_says_why_and_loses_nothing(answer: Any, reason: str, kind: Any) -> None:
    with pytest.raises(OutputError) as caught:
        parse_output(answer, kind)
    error = caught.value.data
    assert error["category"] == "output"
    assert error["reason"] == reason
    assert error["body"] == answer
    assert error["usage"] == answer.get("usage")
    assert error["retryable"] is False
    assert isinstance(error["problems"], list)


def test_problems_are_those_of_params() -> None:
    with pytest.raises(OutputError) as caught:
        parse_output(chat('{"name": 1}'), SCHEMA)
    assert caught.value.data["problems"] == [
        {"path": "output", "message": "'day' is a required property", "rule": "required", "severity": "error"},
        {"path": "name", "message": "1 is not of type 'string'", "rule": "type", "severity": "error"},
    ]
    with pytest.raises(OutputError) as caught:
        parse_output(chat('{"name": 1}'), Model)
    assert [problem["path"] for problem in caught.value.data["problems"]] == ["name", "day"]
    assert "name: Input should be a valid string" in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (chat(None, "tool_calls", tool_calls=[{"id": "c"}]), "calls tools: run them first"),
        (chat(None), "contains no text"),
        ({"output": [], "status": "queued"}, "contains no text: its status is 'queued'"),
        ({"output": [], "status": "failed", "error": {"message": "It broke."}}, "contains no text: It broke."),
        (chat(None, refusal="I cannot do that."), "I cannot do that."),
    ],
)
def test_the_message_says_what_came_instead(answer: Any, words: str) -> None:
    with pytest.raises(OutputError, match=words):
        parse_output(answer, Model)


def explode(_: Any) -> Any:
    raise KeyError("missing")


@pytest.mark.parametrize(
    "kind",
    [
        Annotated[dict[str, str], AfterValidator(explode)],
        {"type": "object", "properties": {"name": {"$ref": "https://example.com/remote.json"}}},
        {"type": "no such type"},
        {"type": "object", "properties": 5},
    ],
)
def test_a_check_that_fails_itself_does_not_lose_the_answer(kind: Any) -> None:
    with pytest.raises(OutputError) as caught:
        parse_output(chat(WHOLE), kind)
    assert caught.value.data["body"] == chat(WHOLE)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (make_error("timeout", "too late"), APITimeoutError),
        ({"custom_id": "1", "response": None, "error": make_error("timeout", "too late")}, APITimeoutError),
        ({"custom_id": "1", "response": None, "error": {"code": "batch_expired", "message": "late"}}, OpenAIError),
        (
            {"custom_id": "1", "response": {"status_code": 400, "body": {"error": {"message": "no"}}}, "error": None},
            BadRequestError,
        ),
        ((chunk for chunk in "ab"), InvalidParamsError),
        ([1], InvalidParamsError),
    ],
)
def test_what_is_no_answer_raises_its_own_error(answer: Any, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        parse_output(answer, Model)
    assert not isinstance(caught.value, OutputError)


def test_an_object_is_no_type() -> None:
    with pytest.raises(InvalidParamsError, match="pass the type itself"):
        parse_output(chat(WHOLE), Model(name="a", day=dt.date(2026, 1, 1)))


def test_a_call_with_a_format_is_read_back() -> None:
    wires, send = transport(http(completion(WHOLE)), http(response(message(WHOLE))))
    options = {"api_key": "x", "transport": send}
    answer = create_chat_completion({**CHAT, "response_format": response_format(Model)}, options)
    assert parse_output(answer, Model).day == dt.date(2026, 1, 31)
    answer = create_response({"model": "m", "input": "x", "text": text_format(Model)}, options)
    assert parse_output(answer, Model).name == "Fair"
    assert len(wires) == 2


class Answer(BaseModel):
    city: str
    population: int = Field(ge=0)


def test_the_local_model_keeps_to_a_type() -> None:
    params = {"model": "local", "messages": [{"role": "user", "content": "Paris"}], "max_tokens": 200, "temperature": 0}
    chat = {**params, "response_format": response_format(Answer)}
    found = parse_output(create_chat_completion(chat, {"impl": "local"}), Answer)
    assert isinstance(found.city, str)
    assert found.population >= 0
