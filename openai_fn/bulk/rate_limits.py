"""How fast requests may be sent: pure functions over one dict, with the clock as an argument.

The dict {"requests", "tokens", "most", "window", "until", "slowed", "streak"} holds what is known of one limit.
`requests` and `tokens` are token buckets {"rate" per second or None, "room", "given", "at"} that fill with time.
`window` is how many requests may be in flight: a refusal halves it, successes let it grow again up to `most`.
Nothing is sent before `until`. `traffic.py` keeps one of these for the whole run and one for each model.
https://platform.openai.com/docs/guides/rate-limits
"""

import re
from math import inf, isfinite
from typing import Any

from openai_fn.types import Map

KINDS = (("requests", "rpm"), ("tokens", "tpm"))
"""What is limited, and the setting that says how much of it per minute."""
UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
MAX_HEADER = 64
"""Characters of a header that are looked at."""
DURATION_PART = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)(ms|s|m|h|d)")
"""A part of a duration; bounded, so that a search takes linear time."""
MAX_RESET_SECONDS = 60.0
"""Seconds that the run waits at most for a reset that a header announces."""
WINDOW_GROWTH = 2.0
"""By how many requests the window grows while a window full of successes comes in."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds to wait after a refusal without retry-after, doubled for each that follows without a success."""


def make_limits(settings: Map, now: float) -> dict[str, Any]:
    """Return the limits at the start of a run: those of the settings `workers`, `rpm` and `tpm`."""
    buckets = {kind: make_bucket(settings.get(name), now) for kind, name in KINDS}
    most = float(settings["workers"])
    return {**buckets, "most": most, "window": most, "until": now, "slowed": -inf, "streak": 0}


def make_bucket(per_minute: float | None, now: float) -> dict[str, Any]:
    """Return a bucket for so many per minute, which holds what one second brings."""
    rate = per_minute and per_minute / 60
    return {"rate": rate, "room": compute_capacity(rate), "given": per_minute is not None, "at": now}


def compute_capacity(rate: float | None) -> float:
    """Return how much a bucket of so many per second holds."""
    return inf if rate is None else max(1.0, rate)


def compute_level(bucket: Map, now: float) -> float:
    """Return how much is in a bucket at `now`.

    >>> compute_level({"rate": 2.0, "room": 0.0, "at": 10.0}, 10.5)
    1.0
    """
    if bucket["rate"] is None:
        return inf
    return float(min(compute_capacity(bucket["rate"]), bucket["room"] + (now - bucket["at"]) * bucket["rate"]))


def compute_wait(limits: Map, tokens: float, now: float) -> float:
    """Return the seconds until a request of so many tokens may be sent; 0 where it may be sent now.

    A request that needs more than a bucket holds is sent when the bucket is full, and those after it wait the longer.

    >>> compute_wait(make_limits({"workers": 1, "rpm": 60}, 0.0), 10, 0.0)
    0.0
    >>> compute_wait(take_from_limits(make_limits({"workers": 1, "rpm": 60}, 0.0), 10, 0.0), 10, 0.25)
    0.75
    """
    waits = [limits["until"] - now]
    for (kind, _), need in zip(KINDS, (1.0, tokens), strict=True):
        bucket = limits[kind]
        if bucket["rate"] is not None:
            waits.append((min(need, compute_capacity(bucket["rate"])) - compute_level(bucket, now)) / bucket["rate"])
    return float(max(0.0, *waits))


def take_from_limits(limits: Map, tokens: float, now: float) -> dict[str, Any]:
    """Return the limits after a request of so many tokens was sent."""
    return draw_from_limits(limits, 1.0, tokens, now)


def give_back(limits: Map, tokens: float, now: float) -> dict[str, Any]:
    """Return the limits after a request turned out not to have been sent."""
    return draw_from_limits(limits, -1.0, -tokens, now)


def correct_tokens(limits: Map, more: float, now: float) -> dict[str, Any]:
    """Return the limits after a request used so many tokens more than estimated; fewer, where negative."""
    return draw_from_limits(limits, 0.0, more, now)


def draw_from_limits(limits: Map, requests: float, tokens: float, now: float) -> dict[str, Any]:
    """Return the limits with so much drawn from both buckets."""
    if limits["requests"]["rate"] is None and limits["tokens"]["rate"] is None:
        return limits  # type: ignore[return-value]  # it changes nothing: most runs
    needs = zip(KINDS, (requests, tokens), strict=True)
    return {**limits, **{kind: draw_tokens(limits[kind], need, now) for (kind, _), need in needs}}


def draw_tokens(bucket: Map, amount: float, now: float) -> Map:
    """Return a bucket with so much drawn from it, or given back where `amount` is negative."""
    return bucket if bucket["rate"] is None else {**bucket, "room": compute_level(bucket, now) - amount, "at": now}


def learn_limits(limits: Map, headers: Map, in_flight: int, now: float) -> dict[str, Any]:
    """Return the limits after a response whose headers name the server's; what the user gave stands.

    `in_flight` is how many requests the server may not have counted yet.

    >>> headers = {"x-ratelimit-limit-requests": "600", "x-ratelimit-remaining-requests": "599"}
    >>> learn_limits(make_limits({"workers": 1}, 0.0), headers, 0, 0.0)["requests"]["rate"]
    10.0
    """
    for kind, _ in KINDS:
        limits = learn_bucket(limits, kind, headers, in_flight, now)
    return limits  # type: ignore[return-value]  # it is a dict by now


def learn_bucket(limits: Map, kind: str, headers: Map, in_flight: int, now: float) -> Map:
    """Return the limits after the headers about one kind."""
    limit = parse_limit_number(headers.get(f"x-ratelimit-limit-{kind}"))
    remaining = parse_limit_number(headers.get(f"x-ratelimit-remaining-{kind}"))
    if limit and not limits[kind]["given"]:
        limits = {**limits, kind: adapt_bucket(limits[kind], limit / 60, now)}
    if remaining == 0:
        reset = parse_reset_seconds(headers.get(f"x-ratelimit-reset-{kind}")) or 0.0
        return {**limits, "until": max(limits["until"], now + min(reset, MAX_RESET_SECONDS))}
    if remaining is not None and kind == "requests" and limits[kind]["rate"] is not None:
        room = min(compute_level(limits[kind], now), max(1.0, remaining - in_flight))
        return {**limits, kind: {**limits[kind], "room": room, "at": now}}
    return limits


def adapt_bucket(bucket: Map, rate: float, now: float) -> dict[str, Any]:
    """Return a bucket with the rate that the server names."""
    return {**bucket, "rate": rate, "room": min(compute_level(bucket, now), compute_capacity(rate)), "at": now}


def slow_down(limits: Map, retry_after: float | None, sent: float, now: float) -> dict[str, Any]:
    """Return the limits after the server refused a request that was sent at `sent`.

    The window is halved once for all requests that had been sent before it was last halved.
    """
    if sent < limits["slowed"]:
        return {**limits, "until": max(limits["until"], now + (retry_after or 0.0))}
    pause = retry_after or min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(limits["streak"], 10))
    window, until = max(1.0, limits["window"] / 2), max(limits["until"], now + pause)
    return {**limits, "window": window, "until": until, "slowed": now, "streak": limits["streak"] + 1}


def speed_up(limits: Map) -> dict[str, Any]:
    """Return the limits after a success: the window grows a little, up to `most`."""
    if limits["window"] >= limits["most"] and not limits["streak"]:
        return limits  # type: ignore[return-value]  # it changes nothing: most responses
    window = min(limits["most"], limits["window"] + WINDOW_GROWTH / limits["window"])
    return {**limits, "window": window, "streak": 0}


def parse_limit_number(text: str | None) -> float | None:
    """Return a header's number, or None where it is no number from 0 up.

    >>> parse_limit_number("600"), parse_limit_number("nan"), parse_limit_number("-1")
    (600.0, None, None)
    """
    try:
        number = float(text[:MAX_HEADER]) if text else -1.0
    except ValueError:
        return None
    return number if isfinite(number) and number >= 0 else None


def parse_reset_seconds(text: str | None) -> float | None:
    """Return the seconds of a duration as the headers write it, or None.

    >>> parse_reset_seconds("6m0s"), parse_reset_seconds("120ms"), parse_reset_seconds("17")
    (360.0, 0.12, 17.0)
    """
    plain = parse_limit_number(text)
    if plain is not None or not text:
        return plain
    parts = DURATION_PART.findall(text[:MAX_HEADER])
    return sum(float(amount) * UNITS[unit] for amount, unit in parts) if parts else None
