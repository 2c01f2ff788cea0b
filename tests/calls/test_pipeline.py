"""The one path of every call: what is checked when, what comes back, what is raised, where a warning points."""

import json
import linecache
import warnings
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from openai_fn import (
    APIResponseValidationError,
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    InvalidOptionsError,
    InvalidParamsError,
    NotFoundError,
    OpenAIError,
    ParamsWarning,
    RateLimitError,
    StreamError,
    accumulate,
    call,
    client,
    create_chat_completion,
    function_for,
    is_error,
    list_chat_completions,
    request_for,
    with_options,
)
from tests.support.fake import CHAT, UNREACHABLE, answer, event_stream, refusal, transport
from tests.support.replies import completion, stream_of

ELSEWHERE = "http://127.0.0.1:8000/v1"
STREAM = {**CHAT, "stream": True}
SLIP = {**CHAT, "temprature": 1}
NEAR = {**CHAT, "tool": []}
NEWS = {**CHAT, "brand_new_parameter": 1}
WRONG = {**CHAT, "temperature": 3}


def sent(params: Any, *answers: Any, **options: Any) -> tuple[Any, list[dict[str, Any]]]:
    """What a call returns, and the wires it sent."""
    wires, send = transport(*(answers or (answer(),)))
    return create_chat_completion(params, {"transport": send, "api_key": "x", "retry": 0, **options}), wires


def test_a_call_sends_what_it_is_given_and_returns_the_apis_own_data() -> None:
    result, (wire,) = sent(CHAT, answer(completion("Texas.")))
    assert result == completion("Texas.")
    assert json.loads(wire["body"]) == CHAT
    assert (wire["method"], wire["url"]) == ("POST", "https://api.openai.com/v1/chat/completions")
    assert f"{wire['headers']['authorization']}" == "Bearer x"


class Chat(Mapping[str, Any]):
    """A Mapping that is no dict."""

    def __getitem__(self, key: str) -> Any:
        return CHAT[key]

    def __iter__(self) -> Iterator[str]:
        return iter(CHAT)

    def __len__(self) -> int:
        return len(CHAT)


@pytest.mark.parametrize("validate", [True, "strict", "warn", False])
@pytest.mark.parametrize("params", [Chat(), MappingProxyType(CHAT), dict(CHAT)])
def test_params_may_be_any_mapping(params: Any, validate: Any) -> None:
    _, (wire,) = sent(params, validate=validate)
    assert json.loads(wire["body"]) == CHAT


@pytest.mark.parametrize("params", ["model", 5, [CHAT], None])
def test_params_that_are_none_are_refused(params: Any) -> None:
    with pytest.raises(InvalidParamsError, match=r"params: expected a dict|messages: required"):
        sent(params)


def test_params_may_be_left_out_where_none_is_required() -> None:
    wires, send = transport(answer({"object": "list", "data": []}))
    every = with_options(list_chat_completions, {"transport": send, "api_key": "x"})
    assert every() == every(None) == every({})
    assert [wire["url"] for wire in wires] == ["https://api.openai.com/v1/chat/completions"] * 3


@pytest.mark.parametrize(
    ("validate", "params", "raises", "warns"),
    [
        (True, WRONG, True, False),
        (True, SLIP, True, False),
        (True, NEAR, False, True),
        (True, NEWS, False, False),
        ("strict", WRONG, True, False),
        ("strict", NEAR, True, False),
        ("strict", NEWS, True, False),
        ("warn", WRONG, False, True),
        ("warn", SLIP, False, True),
        ("warn", NEAR, False, True),
        ("warn", NEWS, False, False),
        (False, WRONG, False, False),
        (False, NEAR, False, False),
    ],
)
def test_the_four_modes_of_validation(validate: Any, params: Any, *, raises: bool, warns: bool) -> None:
    wires, send = transport(answer())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            create_chat_completion(params, {"transport": send, "api_key": "x", "validate": validate})
        except InvalidParamsError as refused:
            assert refused.data["problems"]  # noqa: PT017 - whether it raises is what the table says
    assert (not wires, bool(caught)) == (raises, warns)
    assert {warning.category for warning in caught} <= {ParamsWarning}


@pytest.mark.parametrize(
    ("options", "raises"),
    [
        ({}, True),
        ({"base_url": ELSEWHERE}, False),
        ({"base_url": ELSEWHERE, "validate": True}, True),
        ({"impl": "azure", "base_url": "https://me.openai.azure.com"}, True),
        ({"impl": "azure", "base_url": ELSEWHERE}, True),
        ({"impl": {"name": "own", "defaults": {"base_url": ELSEWHERE}}}, False),
        ({"impl": {"name": "own", "defaults": {"base_url": ELSEWHERE, "validate": "strict"}}}, True),
    ],
)
def test_elsewhere_the_schemas_advise_only(options: dict[str, Any], *, raises: bool) -> None:
    expected: Any = pytest.raises(InvalidParamsError) if raises else pytest.warns(ParamsWarning, match="temperature")
    with expected:
        sent(WRONG, **options)


def the_line_of(name: str) -> str:
    """What a warning is to point at: the caller's own line, which bears this mark."""
    return f"# warns: {name}"


@pytest.mark.parametrize("name", ["function", "bound", "client", "call", "request", "twice bound", "own row"])
def test_a_warning_points_at_the_callers_line(name: str) -> None:
    _, send = transport(answer())
    options = {"transport": send, "api_key": "x", "base_url": ELSEWHERE}
    bound, ai = with_options(create_chat_completion, options), client(options)
    twice = with_options(bound, {"timeout": 1})
    null = {"properties": {"n": {"type": "null"}}}
    own = function_for({"name": "own", "method": "post", "path": "/own", "schema": null})
    calls: dict[str, Any] = {
        "function": lambda: create_chat_completion(WRONG, options),  # warns: function
        "bound": lambda: bound(WRONG),  # warns: bound
        "twice bound": lambda: twice(WRONG),  # warns: twice bound
        "client": lambda: ai.create_chat_completion(WRONG),  # warns: client
        "call": lambda: call("create_chat_completion", WRONG, options),  # warns: call
        "request": lambda: request_for(create_chat_completion, WRONG, options),  # warns: request
        "own row": lambda: own({"n": 1}, options),  # warns: own row
    }
    with pytest.warns(ParamsWarning) as caught:
        calls[name]()
    (warning,) = caught
    assert warning.filename == __file__
    assert the_line_of(name) in linecache.getline(warning.filename, warning.lineno)


def test_a_warning_names_operation_and_place() -> None:
    with pytest.warns(ParamsWarning, match=r"^create_chat_completion: temperature: 3 is greater than 2"):
        sent(WRONG, validate="warn")


def test_options_are_checked_before_params_and_params_before_anything_is_sent() -> None:
    wires, send = transport(answer())
    with pytest.raises(InvalidOptionsError):
        create_chat_completion(WRONG, {"tiemout": 1, "transport": send, "api_key": "x"})
    with pytest.raises(InvalidParamsError):
        create_chat_completion(WRONG, {"transport": send, "api_key": "x"})
    assert wires == []


@pytest.mark.parametrize(
    ("response", "kind", "facts"),
    [
        (refusal(400), BadRequestError, {"status": 400}),
        (refusal(401, x_request_id="req_9"), AuthenticationError, {"status": 401, "request_id": "req_9"}),
        (refusal(404, "DeploymentNotFound"), NotFoundError, {"code": "DeploymentNotFound"}),
        (refusal(429), RateLimitError, {"attempts": 1, "retryable": True}),
        (refusal(500), InternalServerError, {"category": "server"}),
        (refusal(418), APIStatusError, {"category": "status"}),
        ({"status": 307, "headers": {"location": "https://y"}, "body": b""}, APIStatusError, {"category": "redirect"}),
        ({"status": 200, "headers": {}, "body": b"<html>"}, APIResponseValidationError, {"status": 200}),
    ],
)
def test_a_failure_is_raised_or_returned_as_the_same_map(response: Any, kind: Any, facts: dict[str, Any]) -> None:
    with pytest.raises(kind) as caught:
        sent(CHAT, response)
    returned, _ = sent(CHAT, response, on_error="return")
    assert is_error(returned)
    timeless = {**caught.value.data, "seconds": 0}
    assert {**returned, "seconds": 0} == timeless
    expected = {
        "operation": "create_chat_completion",
        "url": "POST https://api.openai.com/v1/chat/completions",
        **facts,
    }
    assert {key: timeless[key] for key in expected} == expected
    assert caught.type is kind


@pytest.mark.parametrize(
    ("params", "options", "category"),
    [
        (WRONG, {}, "invalid_params"),
        (5, {}, "invalid_params"),
        ({**CHAT, "x": {1, 2}}, {}, "invalid_params"),
        (CHAT, {"timeout": -1}, "invalid_options"),
        (CHAT, {"api_key": None}, "invalid_options"),
        (CHAT, {"base_url": "x"}, "invalid_options"),
        (CHAT, {"impl": "azur"}, "invalid_options"),
        (CHAT, {"api_key": lambda: "a\nb"}, "invalid_options"),
    ],
)
def test_what_is_wrong_before_sending_is_returned_too(params: Any, options: dict[str, Any], category: str) -> None:
    result, wires = sent(params, on_error="return", **options)
    assert is_error(result)
    assert (result["category"], result["operation"], wires) == (category, "create_chat_completion", [])


def test_an_error_has_no_exception_before_it() -> None:
    with pytest.raises(OpenAIError) as caught:
        sent(CHAT, UNREACHABLE)
    assert caught.value.__context__ is None


def test_the_full_response_has_status_headers_and_body() -> None:
    result, _ = sent(CHAT, answer({"object": "x"}, 200, x_ratelimit_remaining_tokens="9"), full_response=True)
    assert (result["status"], result["body"]) == (200, {"object": "x"})
    assert result["headers"]["x-ratelimit-remaining-tokens"] == "9"


def test_the_full_response_of_a_stream_has_the_generator_as_its_body() -> None:
    result, _ = sent(STREAM, event_stream(stream_of("Hello there.")), full_response=True)
    assert result["status"] == 200
    assert list(result["body"]) == stream_of("Hello there.")


def test_a_stream_is_lazy() -> None:
    read: list[int] = []

    def body() -> Iterator[bytes]:
        for number, chunk in enumerate(stream_of("one two three")):
            read.append(number)
            yield b"data: " + json.dumps(chunk).encode() + b"\n\n"

    chunks, _ = sent(STREAM, {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": body()})
    assert read == []
    next(chunks)
    assert read == [0]
    chunks.close()
    assert read == [0]


def test_a_call_with_stream_to_gives_each_chunk_away_and_returns_the_sum() -> None:
    heard: list[Any] = []
    result, (wire,) = sent(CHAT, event_stream(stream_of("Hello there.")), stream_to=heard.append)
    assert json.loads(wire["body"])["stream"] is True
    assert heard == stream_of("Hello there.")
    assert result == accumulate(stream_of("Hello there."))
    assert result["choices"][0]["message"]["content"] == "Hello there."


def test_stream_to_leaves_a_stream_false_alone() -> None:
    heard: list[Any] = []
    result, (wire,) = sent({**CHAT, "stream": False}, answer(completion()), stream_to=heard.append)
    assert json.loads(wire["body"])["stream"] is False
    assert (heard, result) == ([], completion())


def test_stream_to_and_full_response() -> None:
    result, _ = sent(CHAT, event_stream(stream_of("Hi.")), stream_to=[].append, full_response=True)
    assert (result["status"], result["body"]["choices"][0]["message"]["content"]) == (200, "Hi.")


@pytest.mark.parametrize("options", [{}, {"stream_to": [].append}])
def test_a_stream_that_is_cut_off_is_an_error(options: dict[str, Any]) -> None:
    with pytest.raises(StreamError, match=r"create_chat_completion: .*ended before it was complete"):
        list(sent(STREAM, event_stream(stream_of()[:3], done=False), **options)[0])


def test_a_stream_that_is_cut_off_ends_with_its_error_where_errors_are_returned() -> None:
    *chunks, last = sent(STREAM, event_stream(stream_of()[:3], done=False), on_error="return")[0]
    assert chunks == stream_of()[:3]
    assert is_error(last)
    assert last["operation"] == "create_chat_completion"


def test_a_row_of_ones_own_with_a_schema_of_its_own() -> None:
    rerank = function_for({
        "name": "rerank", "method": "post", "path": "/rerank/{index}", "body": "json", "query": ["top"],
        "schema": {
            "type": "object",
            "required": ["index", "texts"],
            "properties": {"index": {"type": "string"}, "top": {"type": "integer"}, "texts": {"$ref": "#/$defs/Texts"}},
            "$defs": {"Texts": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
        },
    })  # fmt: skip
    wires, send = transport(answer({"data": [1]}))
    options = {"transport": send, "api_key": "x"}
    assert rerank({"index": "a b", "texts": ["x"], "top": 2}, options) == {"data": [1]}
    assert wires[0]["url"] == "https://api.openai.com/v1/rerank/a%20b?top=2"
    assert wires[0]["body"] == b'{"texts":["x"]}'
    with pytest.raises(InvalidParamsError, match=r"^rerank: texts: .*\n?"):
        rerank({"index": "a", "texts": []}, options)
    with pytest.raises(InvalidParamsError, match=r"texts: required"):
        rerank({"index": "a"}, options)


def test_a_row_of_ones_own_without_a_schema_takes_what_comes() -> None:
    wires, send = transport(answer())
    ping = function_for({"name": "ping", "method": "get", "path": "/ping"})
    ping({"a": [1, 2], "b": {"c": True}}, {"transport": send, "api_key": "x"})
    assert wires[0]["url"] == "https://api.openai.com/v1/ping?a%5B%5D=1&a%5B%5D=2&b%5Bc%5D=true"


@pytest.mark.parametrize(
    ("row", "response", "result"),
    [
        ({"returns": "none"}, {"status": 204, "headers": {}, "body": b""}, None),
        ({}, {"status": 204, "headers": {}, "body": b""}, None),
        ({"returns": "text"}, {"status": 200, "headers": {"content-type": "text/plain"}, "body": b"a\xc3\xa9"}, "aé"),
        ({"returns": "binary"}, {"status": 200, "headers": {"content-type": "audio/mpeg"}, "body": b"\xff"}, b"\xff"),
        ({}, answer([1]), [1]),
    ],
)
def test_what_an_answer_becomes(row: dict[str, Any], response: Any, result: Any) -> None:
    _, send = transport(response)
    function = function_for({"name": "f", "method": "get", "path": "/f", **row})
    assert function({}, {"transport": send, "api_key": "x"}) == result


def test_nothing_that_is_given_is_changed() -> None:
    _, send = transport(refusal(500), answer())
    params: dict[str, Any] = {**CHAT, "metadata": {"a": "b"}}
    options = {"transport": send, "api_key": "x", "headers": {"X-A": "1"}, "retry": {"sleep": lambda _: None}}
    before = repr((params, options))
    create_chat_completion(params, options)
    assert repr((params, options)) == before
