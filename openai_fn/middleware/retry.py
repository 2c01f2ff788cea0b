"""Retry: whether a failed request is sent again, and after how many seconds (exponential backoff with jitter)."""

import time
from collections.abc import Callable
from typing import Any

from openai_fn.middleware.steps import Inner, Steps, make_middleware
from openai_fn.response.api_errors import error_from_response
from openai_fn.types import Map, Options, Request, Response

RETRY_POLICY: Map = {"retries": 2, "base": 0.5, "cap": 8.0, "max_retry_after": 120.0}
"""How often to retry, and the exponential backoff: the first delay, the longest, the longest a server may ask for."""


def wrap_retry_steps(inner: Inner, request: Request, options: Options) -> Steps:
    """Send a request again while `compute_retry_delay` says so and the deadline allows it.

    The policy may bring its own `sleep`, `clock` and `random`, so that a test needs no time.
    """
    own: Any = options.get("retry", {})  # in its long form
    policy = {**RETRY_POLICY, "sleep": time.sleep, "clock": time.monotonic, **own}
    deadline, clock = options.get("deadline"), policy["clock"]
    began, attempt = clock(), 1
    while True:
        response = yield from inner(limit_attempt(request, attempt, deadline, clock() - began))
        delay = compute_retry_delay(response, attempt, policy)
        spent = clock() - began
        if delay is None or (deadline is not None and spent + delay >= deadline):
            return annotate_attempts(response, attempt, spent)
        yield "sleep", delay, policy["sleep"]
        attempt += 1


def limit_attempt(request: Request, attempt: int, deadline: float | None, spent: float) -> Request:
    """Return `request` with its attempt number and the seconds left for it."""
    numbered: Request = {**request, "attempt": attempt}
    return numbered if deadline is None else {**numbered, "deadline": max(deadline - spent, 0.001)}


def annotate_attempts(response: Response, attempts: int, seconds: float) -> Response:
    """Return `response` with the number of attempts and the seconds they took, in its error where it has one."""
    counts: Any = {"attempts": attempts + response.get("resent", 0), "seconds": round(seconds, 3)}
    if "error" in response:
        return {**response, **counts, "error": {**response["error"], **counts}}
    return {**response, **counts}


wrap_retry = make_middleware(wrap_retry_steps)


def compute_retry_delay(response: Response, attempt: int, policy: Map) -> float | None:
    """Return the seconds to wait before the next attempt, or None if `response` is final.

    `attempt` counts from 1. A `retry-after-ms` or `retry-after` header of the server is followed, unless it asks for
    more than `max_retry_after`: then the response stands. Otherwise exponential backoff: `base`, doubled for each
    attempt, at most `cap`, less up to a quarter of jitter. Source: docs/wire.md, Retry.

    >>> compute_retry_delay({"status": 200}, 1, {"retries": 2})
    >>> compute_retry_delay({"status": 503}, 2, {"retries": 2, "random": lambda: 0.0})
    1.0
    >>> compute_retry_delay({"status": 429, "headers": {"retry-after": "7"}}, 1, {})
    7.0
    """
    policy = {**RETRY_POLICY, **policy}
    if attempt > policy["retries"] or not is_retryable(response):
        return None
    seconds = parse_retry_after(response.get("headers", {}), policy.get("now", time.time))
    if seconds:
        return seconds if seconds <= policy["max_retry_after"] else None
    jitter: float = policy.get("random", random_jitter)()
    return float(min(policy["base"] * 2 ** (attempt - 1), policy["cap"]) * (1 - 0.25 * jitter))


def random_jitter() -> float:
    """Return a random number from 0 to 1."""
    from random import random

    return random()  # noqa: S311  # it spreads load, it guards nothing


def is_retryable(response: Response) -> bool:
    """Return whether the same request may succeed later: as the server says, else by the kind of error.

    >>> is_retryable({"status": 500, "headers": {"x-should-retry": "false"}}), is_retryable({"status": 409})
    (False, True)
    """
    status = response.get("status", 0)
    override = response.get("headers", {}).get("x-should-retry")
    if status >= 400 and override in ("true", "false"):
        return bool(override == "true")
    if "error" in response:
        return bool(response["error"]["retryable"])
    return status >= 400 and error_from_response(response)["retryable"]


def parse_retry_after(headers: Map, now: Callable[[], float]) -> float | None:
    """Return the seconds that the server asks to wait, or None: RFC 9110, section 10.2.3, and `retry-after-ms`.

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
    """Return a header's number in seconds; None where it is no number, "nan" and "inf" included."""
    try:
        value = float(text or "") * unit
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def seconds_until(text: str | None, now: Callable[[], float]) -> float | None:
    """Return the seconds until an HTTP date; None where it is no date or has passed."""
    from email.utils import parsedate_to_datetime

    try:
        left = parsedate_to_datetime(text or "").timestamp() - now()
    except (ValueError, OverflowError):
        return None
    return left if left > 0 else None
