"""Retries are a table of delays and a loop around it; a trace sees every attempt."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn import APIConnectionError, OpenAIError, RateLimitError, create_chat_completion
from openai_fn.middleware.retry import compute_retry_delay, wrap_retry
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE, wrap_cache
from openai_fn.middleware.trace import build_trace_event, wrap_trace
from openai_fn.types import Request, Response
from tests.support.fake import CHAT, UNREACHABLE, answer, refusal, transport

EPOCH = "Thu, 01 Jan 1970 00:"
POLICY = {"random": lambda: 0.0, "now": lambda: 100.0}
AT_ONCE = {"sleep": lambda _: None}
QUOTA = refusal(429, "insufficient_quota")


def asked(**headers: str) -> dict[str, Any]:
    return refusal(429, **headers)


@pytest.mark.parametrize(
    ("response", "attempt", "seconds"),
    [
        (answer(), 1, None),
        (answer({"error": {"message": "x"}}, 200), 1, None),
        (refusal(400), 1, None),
        (refusal(401), 1, None),
        (refusal(403), 1, None),
        (refusal(404), 1, None),
        (refusal(422), 1, None),
        (refusal(408), 1, 0.5),
        (refusal(409), 1, 0.5),
        (refusal(429), 1, 0.5),
        (refusal(500), 1, 0.5),
        (refusal(529), 1, 0.5),
        (UNREACHABLE, 1, 0.5),
        (UNREACHABLE, 2, 1.0),
        (UNREACHABLE, 3, None),
        ({"error": {"retryable": False}}, 1, None),
        (QUOTA, 1, None),
        (refusal(429, "billing_hard_limit_reached"), 1, None),
        (refusal(400, "content_filter"), 1, None),
        (refusal(500, x_should_retry="false"), 1, None),
        (refusal(400, x_should_retry="true"), 1, 0.5),
        (refusal(400, x_should_retry="true"), 3, None),
        (refusal(400, x_should_retry="perhaps"), 1, None),
        (answer(x_should_retry="true"), 1, None),
        (asked(retry_after="7"), 1, 7.0),
        (asked(retry_after="0.25"), 1, 0.25),
        (asked(retry_after="120"), 1, 120.0),
        (asked(retry_after="121"), 1, None),
        (asked(retry_after="0"), 1, 0.5),
        (asked(retry_after="-5"), 1, 0.5),
        (asked(retry_after="soon"), 1, 0.5),
        (asked(retry_after=""), 1, 0.5),
        (asked(retry_after="nan"), 1, 0.5),
        (asked(retry_after="inf"), 1, 0.5),
        (asked(retry_after="1e999"), 1, 0.5),
        (asked(retry_after=EPOCH + "01:45 GMT"), 1, 5.0),
        (asked(retry_after=EPOCH + "01:00 GMT"), 1, 0.5),
        (asked(retry_after=EPOCH + "59:00 GMT"), 1, None),
        (asked(retry_after="Tue, 99 Nov 2026 10:00:00 GMT"), 1, 0.5),
        (asked(retry_after="Mon, 01 Jan 99999 00:00:00 GMT"), 1, 0.5),
        (asked(retry_after="Mon, 01 Jan 99999999999999999999999 00:00:00 GMT"), 1, 0.5),
        (asked(retry_after="Thu, 01 Jan 1970 99999999999999999:00:09 GMT"), 1, 0.5),
        (asked(retry_after_ms="1500"), 1, 1.5),
        (asked(retry_after_ms="1500", retry_after="7"), 1, 1.5),
        (asked(retry_after_ms="soon", retry_after="7"), 1, 7.0),
        (asked(retry_after_ms="-1", retry_after="7"), 1, 0.5),
        (asked(retry_after_ms="120001"), 1, None),
        (refusal(400, retry_after="7"), 1, None),
    ],
)
def test_the_table_of_delays(response: Response, attempt: int, seconds: float | None) -> None:
    assert compute_retry_delay(response, attempt, POLICY) == seconds


@given(attempt=st.integers(1, 60), chance=st.floats(0, 1), base=st.floats(0.01, 10), cap=st.floats(0.01, 60))
def test_a_wait_doubles_up_to_its_cap_less_a_quarter_by_chance(
    attempt: int, chance: float, base: float, cap: float
) -> None:
    policy = {"retries": 60, "base": base, "cap": cap, "random": lambda: chance}
    failure: Any = refusal(500)
    seconds = compute_retry_delay(failure, attempt, policy)
    full = min(base * 2 ** (attempt - 1), cap)
    assert seconds is not None
    assert full * 0.75 <= seconds * 1.000001
    assert seconds <= full


@given(st.text() | st.floats().map(str) | st.integers().map(str))
def test_whatever_a_server_asks_the_wait_is_bounded(text: str) -> None:
    for name in ("retry-after", "retry-after-ms"):
        seconds = compute_retry_delay({"status": 503, "headers": {name: text}}, 1, {})
        assert seconds is None or 0 < seconds <= 120


def clockwork() -> tuple[list[float], dict[str, Any]]:
    """The waits of a call, which fill as it goes, and a retry policy in whose time nothing passes but the waits."""
    waits: list[float] = []
    return waits, {"sleep": waits.append, "clock": lambda: sum(waits), "random": lambda: 0.0}


@pytest.mark.parametrize(
    ("answers", "options", "sent", "waits"),
    [
        ([refusal(500), answer()], {}, 2, [0.5]),
        ([UNREACHABLE, refusal(503), answer()], {}, 3, [0.5, 1.0]),
        ([refusal(500)], {}, 3, [0.5, 1.0]),
        ([refusal(500)], {"retry": {"retries": 0}}, 1, []),
        ([refusal(500)], {"retry": {"retries": 6}}, 7, [0.5, 1.0, 2.0, 4.0, 8.0, 8.0]),
        ([asked(retry_after="3"), asked(retry_after_ms="20"), answer()], {}, 3, [3.0, 0.02]),
        ([asked(retry_after="3"), refusal(500), answer()], {}, 3, [3.0, 1.0]),
        ([asked(retry_after="300")], {}, 1, []),
        ([asked(retry_after="300"), answer()], {"retry": {"max_retry_after": 400}}, 2, [300.0]),
        ([QUOTA], {}, 1, []),
        ([refusal(400)], {}, 1, []),
        ([refusal(500)], {"deadline": 0.4}, 1, []),
        ([refusal(500)], {"deadline": 1.0}, 2, [0.5]),
        ([refusal(500)], {"deadline": 100}, 3, [0.5, 1.0]),
        ([refusal(500)], {"middleware": ()}, 1, []),
        ([refusal(500)], {"middleware": (wrap_trace,)}, 1, []),
    ],
)
def test_how_often_is_sent_and_how_long_is_waited(
    answers: list[Any], options: dict[str, Any], sent: int, waits: list[float]
) -> None:
    waited, policy = clockwork()
    wires, send = transport(*answers)
    retry = {**policy, **options.get("retry", {})}
    create_chat_completion(CHAT, {**options, "retry": retry, "transport": send, "api_key": "x", "on_error": "return"})
    assert (len(wires), waited) == (sent, waits)


def test_an_error_tells_how_often_and_how_long_it_was_tried() -> None:
    _, policy = clockwork()
    _, send = transport(UNREACHABLE)
    with pytest.raises(APIConnectionError, match=r"(?s)nobody listens\n.*3 attempts in 1\.50 s") as caught:
        create_chat_completion(CHAT, {"retry": policy, "transport": send, "api_key": "x"})
    assert (caught.value.data["attempts"], caught.value.data["seconds"]) == (3, 1.5)
    assert caught.value.data["operation"] == "create_chat_completion"


def test_each_attempt_is_told_its_number_and_what_is_left_of_the_deadline() -> None:
    seen: list[tuple[int, float]] = []

    def handler(request: Mapping[str, Any]) -> Any:
        seen.append((request["attempt"], request["deadline"]))
        return refusal(500)

    _, policy = clockwork()
    request: Request = {"operation": "x", "method": "GET", "url": "https://x"}
    wrap_retry(handler, {"retry": policy, "deadline": 60})(request)
    assert seen == [(1, 60), (2, 59.5), (3, 58.5)]
    assert request.keys() == {"operation", "method", "url"}


@pytest.mark.parametrize(
    ("options", "header"),
    [
        ({"api_key": None}, "authorization"),
        ({"api_key": None, "impl": "azure", "base_url": "https://me.openai.azure.com"}, "api-key"),
        ({"azure_ad_token": None, "impl": "azure", "base_url": "https://me.openai.azure.com"}, "authorization"),
    ],
)
def test_a_token_function_is_asked_for_every_attempt(options: dict[str, Any], header: str) -> None:
    tokens = iter(["one", "two", "three"])
    name = next(key for key, value in options.items() if value is None)
    wires, send = transport(refusal(500), refusal(500), answer())
    retry = AT_ONCE
    create_chat_completion(CHAT, {**options, name: lambda: next(tokens), "retry": retry, "transport": send})
    assert [f"{wire['headers'][header]}".removeprefix("Bearer ") for wire in wires] == ["one", "two", "three"]


def test_a_trace_and_the_log_are_told_of_each_attempt(caplog: pytest.LogCaptureFixture) -> None:
    told: list[dict[str, Any]] = []
    _, send = transport(refusal(500, x_request_id="req_1"), UNREACHABLE, answer(x_request_id="req_3"))
    with caplog.at_level(logging.DEBUG, logger="openai_fn"):
        create_chat_completion(CHAT, {"trace": told.append, "retry": AT_ONCE, "transport": send, "api_key": "x"})
    facts = [
        (one["attempt"], one["status"], one["request_id"], one["error"] and one["error"]["category"]) for one in told
    ]
    assert facts == [(1, 500, "req_1", "server"), (2, None, None, "connection"), (3, 200, "req_3", None)]
    assert {one["url"] for one in told} == {"https://api.openai.com/v1/chat/completions"}
    assert {(one["operation"], one["method"]) for one in told} == {("create_chat_completion", "POST")}
    assert all(one["seconds"] >= 0 for one in told)
    logged: list[Any] = [record.args for record in caplog.records]  # a lone map as argument is kept as itself
    assert logged == [{**one, "error": error and {k: v for k, v in error.items() if k != "body"}}
                      for one in told for error in [one["error"]]]  # fmt: skip


def test_a_trace_has_the_request_id_of_azure() -> None:
    told: list[dict[str, Any]] = []
    _, send = transport(answer(apim_request_id="req_7"))
    create_chat_completion(CHAT, {"trace": told.append, "transport": send, "api_key": "x"})
    assert told[0]["request_id"] == "req_7"


def test_the_logger_is_silent_by_itself(capfd: pytest.CaptureFixture[str]) -> None:
    _, send = transport(refusal(500))
    create_chat_completion(CHAT, {"retry": 0, "transport": send, "api_key": "x", "on_error": "return"})
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger("openai_fn").handlers)
    assert capfd.readouterr() == ("", "")


def test_the_first_middleware_is_the_outermost_and_gets_the_options() -> None:
    order: list[str] = []

    def wrap(name: str) -> Callable[..., Any]:
        def middleware(handler: Callable[..., Any], options: Mapping[str, Any]) -> Callable[..., Any]:
            def around(request: Mapping[str, Any]) -> Any:
                order.append(f"{name} in")
                response = handler({**request, "headers": {**request["headers"], name: options["project"]}})
                order.append(f"{name} out")
                return response

            return around

        return middleware

    wires, send = transport(refusal(500), answer())
    stack = (wrap("outer"), wrap_retry, wrap("inner"))
    options = {"middleware": stack, "project": "p", "retry": AT_ONCE}
    create_chat_completion(CHAT, {**options, "transport": send, "api_key": "x"})
    assert order == ["outer in", "inner in", "inner out", "inner in", "inner out", "outer out"]
    assert [(wire["headers"]["outer"], wire["headers"]["inner"]) for wire in wires] == [("p", "p")] * 2


def test_a_middleware_may_answer_by_itself() -> None:
    cached = answer({"object": "from the cache"})
    wires, send = transport(answer())
    options = {"middleware": (lambda _handler, _options: lambda _request: cached,), "transport": send, "api_key": "x"}
    assert create_chat_completion(CHAT, options) == {"object": "from the cache"}
    assert wires == []


def test_a_middleware_may_turn_an_answer_into_an_error() -> None:
    limited = {"error": {"object": "error", "category": "rate_limit", "retryable": True, "message": "wait"}}
    _, send = transport(answer())
    options = {"middleware": (lambda _handler, _options: lambda _request: limited,), "transport": send, "api_key": "x"}
    with pytest.raises(RateLimitError, match="wait"):
        create_chat_completion(CHAT, options)


def test_what_holds_without_the_option() -> None:
    assert (wrap_cache, wrap_retry, wrap_trace) == DEFAULT_MIDDLEWARE


def test_a_trace_that_breaks_is_the_users_to_see() -> None:
    def trace(_: Any) -> None:
        raise LookupError("mine")

    _, send = transport(answer())
    with pytest.raises(LookupError, match="mine"):
        create_chat_completion(CHAT, {"trace": trace, "transport": send, "api_key": "x"})


def test_an_event_has_what_its_description_says() -> None:
    request: Request = {
        "operation": "f",
        "method": "GET",
        "url": "https://x",
        "headers": {"authorization": "sk"},
        "body": {"a": 1},
    }
    told = build_trace_event(request, {"status": 200}, 0.5)
    assert told.keys() == {"operation", "method", "url", "attempt", "status", "seconds", "request_id", "error"}


def test_every_error_of_a_call_is_one_of_ours() -> None:
    _, send = transport(refusal(418))
    with pytest.raises(OpenAIError, match="418"):
        create_chat_completion(CHAT, {"transport": send, "api_key": "x"})
