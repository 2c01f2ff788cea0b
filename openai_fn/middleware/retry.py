"""What surrounds a request on its way out and its response on the way back.

A middleware is `(handler, options) -> handler`, and a handler is `request -> response`. `options["middleware"]` is the
whole stack, outermost first; DEFAULT is what holds without it. Each is a thin `wrap_x` around a pure function.
"""

import time
from collections.abc import Callable
from typing import Any

from openai_fn.response.api_errors import error_from_response
from openai_fn.types import Map, Response

Handler = Callable[[Map], Response]

RETRY_POLICY: Map = {"retries": 2, "base": 0.5, "cap": 8.0, "max_retry_after": 120.0}
"""How often and how patiently to try again; all but the count in seconds."""


def wrap_retry(handler: Handler, options: Map) -> Handler:
    """`handler`, tried again while `compute_retry_delay` says so and the deadline allows it.

    The policy may bring its own `sleep`, `clock` and `random`, so that a test needs no time.
    """
    policy = {**RETRY_POLICY, "sleep": time.sleep, "clock": time.monotonic, **options.get("retry", {})}
    deadline, clock = options.get("deadline"), policy["clock"]

    def retrying(request: Map) -> Response:
        began, attempt = clock(), 1
        while True:
            response = handler(limit_attempt(request, attempt, deadline, clock() - began))
            wait = compute_retry_delay(response, attempt, policy)
            spent = clock() - began
            if wait is None or (deadline is not None and spent + wait >= deadline):
                return annotate_attempts(response, attempt, spent)
            policy["sleep"](wait)
            attempt += 1

    return retrying


def limit_attempt(request: Map, attempt: int, deadline: float | None, spent: float) -> dict[str, Any]:
    """`request` with its attempt's number and the seconds that are left for it."""
    left = {} if deadline is None else {"deadline": max(deadline - spent, 0.001)}
    return {**request, "attempt": attempt, **left}


def annotate_attempts(response: Response, attempts: int, seconds: float) -> Response:
    """`response` with the number of attempts and the time they took in its error, where it has one."""
    if "error" not in response:
        return response
    found = {**response["error"], "attempts": attempts, "seconds": round(seconds, 3)}
    return {**response, "error": found}  # type: ignore[typeddict-item]


def compute_retry_delay(response: Map, attempt: int, policy: Map) -> float | None:
    """Seconds to wait before the next attempt, or None when `response` stands.

    `attempt` counts from 1. What the server asks for with `retry-after-ms` or `retry-after` is kept, unless it is more
    than `max_retry_after`: then the response stands. Otherwise base, doubled for each attempt, at most `cap`, less up
    to a quarter by chance so that many clients do not come back at once. Source: docs/wire.md, Retry.

    >>> compute_retry_delay({"status": 200}, 1, {"retries": 2})
    >>> compute_retry_delay({"status": 503}, 2, {"retries": 2, "random": lambda: 0.0})
    1.0
    >>> compute_retry_delay({"status": 429, "headers": {"retry-after": "7"}}, 1, {})
    7.0
    """
    policy = {**RETRY_POLICY, **policy}
    if attempt > policy["retries"] or not is_retryable(response):
        return None
    asked = parse_retry_after(response.get("headers", {}), policy.get("now", time.time))
    if asked:
        return asked if asked <= policy["max_retry_after"] else None
    chance: float = policy.get("random", random_jitter)()
    return float(min(policy["base"] * 2 ** (attempt - 1), policy["cap"]) * (1 - 0.25 * chance))


def random_jitter() -> float:
    """A number from 0 to 1."""
    from random import random

    return random()  # noqa: S311  # it spreads load, it guards nothing


def is_retryable(response: Map) -> bool:
    """Whether the same request may fare better: the server's word on it, else the error's kind.

    >>> is_retryable({"status": 500, "headers": {"x-should-retry": "false"}}), is_retryable({"status": 409})
    (False, True)
    """
    status = response.get("status", 0)
    said = response.get("headers", {}).get("x-should-retry")
    if status >= 400 and said in ("true", "false"):
        return bool(said == "true")
    if "error" in response:
        return bool(response["error"]["retryable"])
    return status >= 400 and error_from_response(response)["retryable"]


def parse_retry_after(headers: Map, now: Callable[[], float]) -> float | None:
    """Seconds that the server asks to wait, or None. RFC 9110, section 10.2.3, and OpenAI's `retry-after-ms`.

    >>> parse_retry_after({"retry-after-ms": "1500"}, lambda: 0.0)
    1.5
    >>> parse_retry_after({"retry-after": "Thu, 01 Jan 1970 00:00:09 GMT"}, lambda: 4.0)
    5.0
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        seconds = parse_seconds(headers.get(name), unit)
        if seconds is not None:
            return seconds if seconds > 0 else None
    return seconds_until(headers.get("retry-after"), now)


def parse_seconds(text: str | None, unit: float) -> float | None:
    """A header's number in seconds, or None where it is none; "nan" and "inf" are none either."""
    try:
        value = float(text or "") * unit
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def seconds_until(text: str | None, now: Callable[[], float]) -> float | None:
    """Seconds until an HTTP date, or None where it is none or has passed."""
    from email.utils import parsedate_to_datetime

    try:
        left = parsedate_to_datetime(text or "").timestamp() - now()
    except (ValueError, OverflowError):
        return None
    return left if left > 0 else None
