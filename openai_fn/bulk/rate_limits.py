"""How fast rows may be sent: pure functions over one map, with the clock as an argument.

The map {"requests", "tokens", "most", "window", "until", "slowed", "streak"} is the coordinator's alone. `requests` and
`tokens` are buckets {"rate" a second or None, "room", "given", "at"} that fill with time. `window` is how many requests
may be in flight: a refusal halves it, answers let it grow again up to `most`. Nothing is sent before `until`.
https://platform.openai.com/docs/guides/rate-limits
"""

import re
from typing import Any

from openai_fn.types import Map

KINDS = (("requests", "rpm"), ("tokens", "tpm"))
"""What is limited, and the setting that says how much of it a minute."""
UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
WINDOW_GROWTH = 2.0
"""By how many requests the window grows while a window full of answers comes in."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds to wait after a refusal that does not say how long, doubled for each that follows without an answer."""


def make_limits(settings: Map, now: float) -> dict[str, Any]:
    """The state at the start of a run."""
    buckets = {kind: make_bucket(settings.get(name), now) for kind, name in KINDS}
    most = float(settings["workers"])
    return {**buckets, "most": most, "window": most, "until": now, "slowed": float("-inf"), "streak": 0}


def make_bucket(minute: float | None, now: float) -> dict[str, Any]:
    """A bucket for so many a minute; it holds what one second brings."""
    rate = minute and minute / 60
    return {"rate": rate, "room": compute_capacity(rate), "given": minute is not None, "at": now}


def compute_capacity(rate: float | None) -> float:
    """How much a bucket of so many a second holds."""
    return float("inf") if rate is None else max(1.0, rate)


def compute_level(one: Map, now: float) -> float:
    """How much is in a bucket at `now`.

    >>> compute_level({"rate": 2.0, "room": 0.0, "at": 10.0}, 10.5)
    1.0
    """
    if one["rate"] is None:
        return float("inf")
    return float(min(compute_capacity(one["rate"]), one["room"] + (now - one["at"]) * one["rate"]))


def compute_wait(state: Map, tokens: float, now: float) -> float:
    """Seconds until a request of so many tokens may go; 0 where it may go now.

    What needs more than a bucket holds goes when the bucket is full, and those after it wait the longer.

    >>> compute_wait(make_limits({"workers": 1, "rpm": 60}, 0.0), 10, 0.0)
    0.0
    >>> compute_wait(take_from_limits(make_limits({"workers": 1, "rpm": 60}, 0.0), 10, 0.0), 10, 0.25)
    0.75
    """
    times = [state["until"] - now]
    for (kind, _), need in zip(KINDS, (1.0, tokens), strict=True):
        one = state[kind]
        if one["rate"] is not None:
            times.append((min(need, compute_capacity(one["rate"])) - compute_level(one, now)) / one["rate"])
    return float(max(0.0, *times))


def take_from_limits(state: Map, tokens: float, now: float) -> dict[str, Any]:
    """The state after a request of so many tokens has gone."""
    if state["requests"]["rate"] is None and state["tokens"]["rate"] is None:
        return state  # type: ignore[return-value]  # nothing to note: most runs
    needs = zip(KINDS, (1.0, tokens), strict=True)
    return {**state, **{kind: draw_tokens(state[kind], need, now) for (kind, _), need in needs}}


def give_back(state: Map, tokens: float, now: float) -> dict[str, Any]:
    """The state after a request that was taken turned out not to have been sent."""
    needs = zip(KINDS, (-1.0, -tokens), strict=True)
    return {**state, **{kind: draw_tokens(state[kind], need, now) for (kind, _), need in needs}}


def draw_tokens(one: Map, amount: float, now: float) -> Map:
    """A bucket after so much was taken from it, or given back where `amount` is negative."""
    return one if one["rate"] is None else {**one, "room": compute_level(one, now) - amount, "at": now}


def correct_tokens(state: Map, more: float, now: float) -> dict[str, Any]:
    """The state after a request took so many tokens more than was estimated; fewer, where negative."""
    return {**state, "tokens": draw_tokens(state["tokens"], more, now)}


def learn_limits(state: Map, headers: Map, flying: int, now: float) -> dict[str, Any]:
    """The state after an answer with the server's word on its limits; what the user gave stands.

    `flying` is how many requests are in flight, which the server may not have counted yet.

    >>> told = {"x-ratelimit-limit-requests": "600", "x-ratelimit-remaining-requests": "599"}
    >>> learn_limits(make_limits({"workers": 1}, 0.0), told, 0, 0.0)["requests"]["rate"]
    10.0
    """
    for kind, _ in KINDS:
        limit = parse_limit_number(headers.get(f"x-ratelimit-limit-{kind}"))
        left = parse_limit_number(headers.get(f"x-ratelimit-remaining-{kind}"))
        if limit and not state[kind]["given"]:
            state = {**state, kind: adapt_bucket(state[kind], limit / 60, now)}
        if left == 0:
            reset = parse_reset_seconds(headers.get(f"x-ratelimit-reset-{kind}")) or 0.0
            state = {**state, "until": max(state["until"], now + min(reset, 60.0))}
        elif left is not None and kind == "requests" and state[kind]["rate"] is not None:
            room = min(compute_level(state[kind], now), max(1.0, left - flying))
            state = {**state, kind: {**state[kind], "room": room, "at": now}}
    return state  # type: ignore[return-value]  # it is a dict by now


def adapt_bucket(one: Map, rate: float, now: float) -> dict[str, Any]:
    """A bucket with the rate that the server names."""
    return {**one, "rate": rate, "room": min(compute_level(one, now), compute_capacity(rate)), "at": now}


def slow_down(state: Map, asked: float | None, sent: float, now: float) -> dict[str, Any]:
    """The state after the server refused a request that was sent at `sent`, and asked to wait `asked` seconds.

    Everybody waits. The window is halved once for all that had been sent before it was last halved.
    """
    if sent < state["slowed"]:
        return {**state, "until": max(state["until"], now + (asked or 0.0))}
    pause = asked or min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(state["streak"], 10))
    window, until = max(1.0, state["window"] / 2), max(state["until"], now + pause)
    return {**state, "window": window, "until": until, "slowed": now, "streak": state["streak"] + 1}


def speed_up(state: Map) -> dict[str, Any]:
    """The state after an answer: a little faster, up to `most`."""
    if state["window"] >= state["most"] and not state["streak"]:
        return state  # type: ignore[return-value]  # nothing changes: most answers
    return {**state, "window": min(state["most"], state["window"] + WINDOW_GROWTH / state["window"]), "streak": 0}


def parse_limit_number(text: str | None) -> float | None:
    """A header's number, or None."""
    try:
        return float(text) if text else None
    except ValueError:
        return None


def parse_reset_seconds(text: str | None) -> float | None:
    """The seconds of a span as the headers write it.

    >>> parse_reset_seconds("6m0s"), parse_reset_seconds("120ms"), parse_reset_seconds("17")
    (360.0, 0.12, 17.0)
    """
    plain = parse_limit_number(text)
    if plain is not None or not text:
        return plain
    found = re.findall(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)", text)
    return sum(float(amount) * UNITS[unit] for amount, unit in found) if found else None
