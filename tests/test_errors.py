"""A failure is a map; the exception it becomes, its words and its pickle all come from the map."""

import copy
import json
import pickle
from typing import Any, get_args

import pytest
from hypothesis import given, strategies as st

from openai_fn import errors, types
from openai_fn.errors import format_error, is_error, make_error, make_invalid_error, to_exception
from openai_fn.response import api_errors
from openai_fn.response.api_errors import error_from_response

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
        (b"", "the server answered 502 without an explanation"),
        (b"{}", "the server answered 502 without an explanation"),
        (b"null", "the server answered 502 without an explanation"),
        (b'{"error": {}}', "the server answered 502 without an explanation"),
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
