"""An error is a dict; the exception it becomes, its text and its pickle all come from the dict."""

import copy
import json
import multiprocessing
import pickle
import unicodedata
from collections.abc import Iterator
from typing import Any, get_args

import openai
import pytest
from hypothesis import given, strategies as st

from openai_fn import create_chat_completion, errors, types
from openai_fn.errors import format_error, is_error, make_error, make_invalid_error, to_exception
from openai_fn.response import api_errors
from openai_fn.response.api_errors import error_from_response
from openai_fn.transport.transport_errors import TRANSPORT_ERRORS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["error", "message", "code", "type", "x"]), inner),
    max_leaves=8,
)


def test_every_category_has_a_class_and_nothing_else_has() -> None:
    assert set(get_args(types.Category)) == errors.CLASSES.keys()
    assert {
        *errors.RETRYABLE,
        *errors.CATEGORY_HINTS,
        *api_errors.CATEGORY_BY_STATUS.values(),
        *api_errors.CATEGORY_BY_CODE.values(),
    } <= errors.CLASSES.keys()


@pytest.mark.parametrize("category", errors.CLASSES)
def test_an_error_survives_pickle_and_copy(category: str) -> None:
    raised = to_exception(make_error(category, "it broke", operation="create_chat_completion", status=500))
    for twin in (pickle.loads(pickle.dumps(raised)), copy.deepcopy(raised)):  # noqa: S301 - made in this very line
        assert (type(twin), twin.data, str(twin)) == (type(raised), raised.data, str(raised))


@pytest.mark.parametrize(
    ("category", "bases"),
    [
        ("invalid_params", [ValueError, errors.OpenAIError]),
        ("invalid_options", [ValueError, errors.OpenAIError]),
        ("timeout", [errors.APIConnectionError]),
        ("quota", [errors.RateLimitError, errors.APIStatusError]),
        ("content_filter", [errors.BadRequestError]),
        ("redirect", [errors.APIStatusError]),
        ("server", [errors.InternalServerError, errors.APIStatusError]),
    ],
)
def test_an_except_clause_meets_what_it_names(category: str, bases: list[type[Exception]]) -> None:
    assert all(isinstance(to_exception(make_error(category, "x")), base) for base in bases)


@pytest.mark.parametrize(
    ("status", "detail", "category", "retryable"),
    [
        (400, {}, "bad_request", False),
        (401, {}, "authentication", False),
        (403, {}, "permission_denied", False),
        (404, {}, "not_found", False),
        (404, {"code": "DeploymentNotFound"}, "not_found", False),
        (408, {}, "status", True),
        (409, {}, "conflict", True),
        (418, {}, "status", False),
        (422, {}, "unprocessable", False),
        (429, {}, "rate_limit", True),
        (429, {"code": "rate_limit_exceeded"}, "rate_limit", True),
        (500, {}, "server", True),
        (503, {}, "server", True),
        (599, {}, "server", True),
        (302, {}, "redirect", False),
        (400, {"code": "content_filter"}, "content_filter", False),
        (400, {"code": "content_policy_violation"}, "content_filter", False),
    ],
)
def test_a_status_and_what_the_body_says_of_it_give_the_category(
    status: int, detail: dict[str, str], category: str, *, retryable: bool
) -> None:
    found = error_from_response({"status": status, "body": json.dumps({"error": detail}).encode()})
    assert (found["category"], found["retryable"]) == (category, retryable)


@pytest.mark.parametrize(
    "detail",
    [
        {"code": "insufficient_quota"},
        {"type": "insufficient_quota"},
        {"code": "x", "type": "insufficient_quota"},
        {"code": "billing_hard_limit_reached"},
        {"code": "billing_not_active"},
        {"code": "billing_of_next_year"},
    ],
)
def test_an_empty_purse_is_never_worth_another_try(detail: dict[str, str]) -> None:
    found = error_from_response({"status": 429, "body": json.dumps({"error": detail}).encode()})
    assert (found["category"], found["retryable"]) == ("quota", False)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"error": {"message": "bad model", "code": "model_not_found"}}', "bad model"),
        (b'{"error": "out of memory"}', "out of memory"),
        (b'{"message": "flat"}', "flat"),
        (b'{"detail": "Not Found"}', "Not Found"),
        (b'{"detail": [{"loc": ["body"], "msg": "field required"}]}', "[{'loc': ['body'], 'msg': 'field required'}]"),
        (b'{"error": {"code": "x"}, "message": "outside"}', "outside"),
        (b'{"error": null, "message": "outside"}', "outside"),
        (b'{"error": true, "message": "outside"}', "outside"),
        (b"upstream connect error", "upstream connect error"),
        (b"<html><style>b{}</style><title>502 Bad\nGateway</title></html>", "502 Bad Gateway"),
        (b"", "the server gave no explanation"),
        (b"{}", "the server gave no explanation"),
        (b"null", "the server gave no explanation"),
        (b'{"error": {}}', "the server gave no explanation"),
        (b"\xff\xfe gone", "\ufffd\ufffd gone"),
        (b"x" * 500, "x" * 199 + "…"),
    ],
)
def test_every_form_of_error_body_gives_its_message(body: bytes, message: str) -> None:
    assert error_from_response({"status": 502, "body": body})["message"] == message


@given(status=st.integers(300, 999), body=JSON.map(lambda data: json.dumps(data).encode()) | st.binary())
def test_no_body_breaks_the_reading_of_it(status: int, body: bytes) -> None:
    found = error_from_response({"status": status, "body": body})
    assert isinstance(found["message"], str)
    assert found["message"]
    assert found["category"] in errors.CLASSES
    assert isinstance(str(to_exception(found)), str)


def test_what_an_error_keeps_of_a_body_is_bounded() -> None:
    assert len(error_from_response({"status": 500, "body": b"x" * 10_000_000})["body"]) == api_errors.MAX_ERROR_TEXT
    assert error_from_response({"status": 500, "body": b"[" * 200_000})["message"].startswith("[[[")


@pytest.mark.parametrize("header", ["x-request-id", "apim-request-id"])
def test_the_request_id_is_kept(header: str) -> None:
    assert error_from_response({"status": 500, "headers": {header: "req_1"}, "body": b""})["request_id"] == "req_1"


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "openai_fn: it broke"),
        ({"operation": "create_embedding", "status": 418}, "create_embedding: 418 it broke"),
        ({"hint": "mend it"}, "openai_fn: it broke\n  mend it"),
        ({"attempts": 1, "seconds": 0.5}, "openai_fn: it broke\n  (1 attempt in 0.50 s)"),
        (
            {"url": "POST https://x/v1", "attempts": 3, "seconds": 7, "cause": "OSError: x", "request_id": "req_1"},
            "openai_fn: it broke\n  (POST https://x/v1; 3 attempts in 7.00 s; OSError: x; request req_1)",
        ),
    ],
)
def test_the_text_of_an_error_tells_what_is_known(more: dict[str, Any], text: str) -> None:
    assert format_error(make_error("status", "it broke", **more)) == text


def test_each_problem_has_its_line() -> None:
    problems: Any = [{"path": "n", "message": "is odd"}, {"path": "stop", "message": "is long"}]
    assert make_invalid_error("invalid_params", problems)["message"] == "n: is odd\n  stop: is long"


@pytest.mark.parametrize(
    ("code", "word"), [("DeploymentNotFound", "deployment"), ("invalid_api_key", "key"), ("model_not_found", "model")]
)
def test_a_code_that_says_more_than_its_category_has_its_own_hint(code: str, word: str) -> None:
    hint = make_error("not_found", "x", code=code)["hint"]
    assert word in hint
    assert hint != errors.CATEGORY_HINTS["not_found"]


@pytest.mark.parametrize(
    "result",
    [
        None,
        [],
        "error",
        b"",
        {},
        {"object": "chat.completion"},
        {"object": "error", "message": "vLLM's own", "code": 4},
    ],
)
def test_an_answer_is_no_error(result: Any) -> None:
    assert not is_error(result)


def test_an_error_is_one() -> None:
    assert is_error(make_error("server", "x"))


def deep(levels: int) -> bytes:
    """An error body nested so many levels deep, in a place that is shown and in one that is kept."""
    nest = b"[" * levels + b"]" * levels
    return b'{"error": {"message": "too deep", "code": %b, "inner": {"a": %b}}}' % (nest, nest)


def frozen_copies(raised: errors.OpenAIError) -> Iterator[Any]:
    yield type(raised)(*raised.args)
    yield pickle.loads(pickle.dumps(raised))  # noqa: S301 - made in this very line
    yield copy.copy(raised)
    yield copy.deepcopy(raised)
    yield type(raised)(json.loads(json.dumps(raised.data)))


@pytest.mark.parametrize("category", errors.CLASSES)
def test_an_error_is_rebuilt_from_its_args(category: str) -> None:
    raised = to_exception(make_error(category, "it broke", operation="create_chat_completion", status=500))
    for twin in frozen_copies(raised):
        assert (type(twin), twin.data, str(twin), repr(twin)) == (type(raised), raised.data, str(raised), repr(raised))


def fail(_: int) -> None:
    raise to_exception(make_error("rate_limit", "too fast", status=429))


def test_an_error_comes_out_of_another_process() -> None:
    with (
        multiprocessing.get_context("spawn").Pool(1) as pool,
        pytest.raises(errors.RateLimitError, match="429 too fast"),
    ):
        pool.map(fail, [1])


@pytest.mark.parametrize("levels", [60, 65, 700, 900, 100_000])
@pytest.mark.parametrize("status", [200, 400])
def test_a_body_nested_deeply_is_an_error_like_any_other(levels: int, status: int) -> None:
    options = {"transport": lambda _: {"status": status, "headers": {}, "body": deep(levels)}, "api_key": "sk-test"}
    chat = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
    found = create_chat_completion(chat, {**options, "on_error": "return", "retry": 0})
    assert (found["object"], found["category"]) == ("error", "response" if status == 200 else "bad_request")
    raised = to_exception(found)
    assert all(twin.data == found for twin in frozen_copies(raised))
    assert repr(raised.data)


def test_a_body_of_any_sane_depth_is_kept_as_it_is() -> None:
    assert error_from_response({"status": 400, "body": deep(50)})["body"] == json.loads(deep(50))


@pytest.mark.parametrize("name", ["message", "status_code", "code", "param", "type", "request_id", "body"])
def test_an_error_has_the_attributes_of_the_official_clients(name: str) -> None:
    known: dict[str, Any] = {"status": 404, "code": "c", "param": "p", "type": "t", "request_id": "r", "body": {"a": 1}}
    raised = to_exception(make_error("not_found", "m", **known))
    assert getattr(raised, name) == {"message": "m", "status_code": 404, **known}[name]
    assert hasattr(openai.NotFoundError, name) or name in {
        *openai.APIError.__annotations__,
        *openai.APIStatusError.__annotations__,
    }


@pytest.mark.parametrize("name", [n for n in dir(openai) if n.endswith("Error") and hasattr(errors, n)])
def test_the_classes_stand_to_each_other_as_in_the_official_client(name: str) -> None:
    theirs = {base.__name__ for base in getattr(openai, name).__mro__ if base.__module__ == "openai"}
    ours = {base.__name__ for base in getattr(errors, name).__mro__ if base.__module__ == errors.__name__}
    assert theirs - {"InvalidWebhookSignatureError"} <= ours | {"OpenAIError"}
    assert ("APIError" in ours) == ("APIError" in theirs)


NASTY = "one\r\ntwo\x1b[31m\x85\x9b\u2028\u202e\u2066\ud800\x00" + "x" * 400_000


@pytest.mark.parametrize(
    "said",
    [
        {"error": {"message": NASTY, "code": NASTY}},
        {"error": NASTY},
        {"detail": [NASTY]},
        {NASTY: NASTY},
    ],
    ids=["message", "text", "list", "key"],
)
@pytest.mark.parametrize("status", [200, 500])
def test_text_of_a_server_is_one_clean_line_of_bounded_length(said: Any, status: int) -> None:
    entry = {"status": status, "headers": {"x-request-id": NASTY[:60_000]}, "body": json.dumps(said).encode()}
    options = {"transport": lambda _: entry, "api_key": "sk-test", "retry": 0, "on_error": "return"}
    found = create_chat_completion({"model": "m", "messages": []}, {**options, "validate": False})
    if is_error(found):
        text = f"{to_exception(found)}{to_exception(found)!r}"
        assert len(text) < 10_000
        assert {unicodedata.category(char) for char in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"} <= {"Cc"}
        assert {char for char in text if unicodedata.category(char) == "Cc"} <= {"\n"}
        assert "\ntwo" not in text
        assert found["body"] == said


def test_a_forged_line_of_a_server_does_not_look_like_ours() -> None:
    found = error_from_response({"status": 500, "body": b'{"error": "broken\\n  (request req_1)"}'})
    assert str(to_exception(found)).splitlines()[0].endswith("broken (request req_1)")


@pytest.mark.parametrize("retryable", [True, False])
def test_a_hint_says_to_send_again_only_where_that_may_help(retryable: bool) -> None:  # noqa: FBT001  # the table's only column
    for category in errors.CLASSES:
        for code in (None, *errors.CODE_HINTS):
            error = make_error(category, "x", retryable=retryable, code=code)
            assert error["retryable"] is retryable
            assert retryable or "again" not in error["hint"]


def test_every_row_of_transport_errors_says_to_send_again_only_where_that_may_help() -> None:
    for *_, category, _message, more in TRANSPORT_ERRORS:
        error = make_error(category, "x", **more)
        assert error["retryable"] or "again" not in error["hint"]


def test_a_category_that_does_not_exist_is_named() -> None:
    with pytest.raises(errors.InvalidOptionsError, match="'conection' is not one of"):
        make_error("conection", "x")
