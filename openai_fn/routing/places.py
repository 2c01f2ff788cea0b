"""The rules of several endpoints: which place is next, which failures move on, how long a place cools down.

A place is a dict of options that may also hold `params`. All that is known of the places is a plain dict, the state:
`{"next": 0, "places": [{"until": 12.5, "failures": 2, "error": {...}}, ...]}`, with times of the caller's clock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from toolz import dissoc

from openai_fn.errors import InvalidOptionsError, make_error, make_invalid_error
from openai_fn.middleware.retry import RETRY_POLICY
from openai_fn.types import Map, Problem

State = dict[str, Any]

STRATEGIES = ("failover", "round_robin")
SETTINGS = frozenset({"strategy", "cooldown", "state"})
MOVING_CATEGORIES = frozenset({
    "authentication", "conflict", "connection", "quota", "rate_limit", "server", "stream", "timeout",
})  # fmt: skip
"""Failures that another place may not have; those of a stream count before its first chunk only."""
MOVING_STATUSES = frozenset({402})
"""Statuses beside these: 402 is how some providers say that an account is empty."""
CALLERS_FAULTS = frozenset({"content_filter", "content_policy_violation", "invalid_request_error", "invalid_prompt"})
"""Codes and types of errors in a stream that every place would give."""
LONG_COOLDOWN = 60.0
"""Seconds that a place is left alone whose failure does not pass by itself: no quota, a wrong key."""
MAX_BACKOFF = 30.0
NONE_SUCCEEDED = "none of {} places returned a response; data['attempts_by_place'] says why"


def check_settings(settings: Any) -> dict[str, Any]:
    """Return the settings with their defaults; an InvalidOptionsError names what is wrong with them."""
    if not isinstance(settings, (Mapping, type(None))):
        raise settings_error("settings", f"expected a dict, got {type(settings).__name__}")
    given = dict(settings or {})
    for name in given.keys() - SETTINGS:
        raise settings_error(f"settings.{name}", f"is not a setting; there are {', '.join(sorted(SETTINGS))}")
    if given.get("strategy", STRATEGIES[0]) not in STRATEGIES:
        raise settings_error("settings.strategy", f"expected 'failover' or 'round_robin', got {given['strategy']!r}")
    cooldown = given.get("cooldown")
    if isinstance(cooldown, bool) or not isinstance(cooldown, (int, float, type(None))) or not (cooldown or 0) >= 0:
        raise settings_error("settings.cooldown", f"expected seconds, got {cooldown!r}")
    if not isinstance(given.get("state"), (dict, type(None))):
        raise settings_error("settings.state", f"expected a dict, got {type(given['state']).__name__}")
    state = given.get("state")
    return {"strategy": STRATEGIES[0], "cooldown": None, **given, "state": {} if state is None else state}


def settings_error(path: str, message: str) -> InvalidOptionsError:
    """Return the error of a setting or a place."""
    problem: Problem = {"path": path, "message": message, "rule": "type", "severity": "error"}
    return InvalidOptionsError(make_invalid_error("invalid_options", [problem]))


def check_places(places: Any) -> list[Map]:
    """Return the places as a list; an InvalidOptionsError where it holds none, or something else."""
    if not isinstance(places, Sequence) or isinstance(places, (str, bytes)) or not places:
        raise settings_error("places", f"expected a list of at least one dict of options, got {places!r:.40}")
    for index, place in enumerate(places):
        if not isinstance(place, Mapping):
            raise settings_error(f"places[{index}]", f"expected a dict of options, got {type(place).__name__}")
        if not isinstance(place.get("params"), (Mapping, type(None))):
            raise settings_error(f"places[{index}].params", f"expected a dict, got {type(place['params']).__name__}")
    return list(places)


def split_place(place: Map) -> tuple[dict[str, Any], Map]:
    """Return the options of a place and the params that go over those of a call."""
    return dissoc(dict(place), "params"), place.get("params") or {}


def read_places(state: State, count: int) -> list[dict[str, Any]]:
    """Return what the state knows of the places; a new state is filled in."""
    known: list[dict[str, Any]] = state.setdefault("places", [])
    known.extend({"until": 0.0, "failures": 0, "error": None} for _ in range(count - len(known)))
    return known


def choose_place(state: State, count: int, tried: Iterable[int], strategy: str, now: float) -> int | None:
    """Return the next place that does not cool down and was not tried; None where there is none.

    With "round_robin" the turn goes on to the place after it.

    >>> state = {"places": [{"until": 5.0}, {"until": 0.0}, {"until": 0.0}], "next": 2}
    >>> [choose_place(state, 3, (), "round_robin", 1.0) for _ in range(4)]
    [2, 1, 2, 1]
    >>> choose_place(state, 3, {1, 2}, "failover", 1.0)
    """
    known = read_places(state, count)
    first = state.get("next", 0) if strategy == "round_robin" else 0
    order = [(first + step) % count for step in range(count)]
    found = next((index for index in order if index not in tried and known[index]["until"] <= now), None)
    if found is not None and strategy == "round_robin":
        state["next"] = (found + 1) % count
    return found


def moves_on(failure: Map) -> bool:
    """Return whether another place may do what this one did not.

    >>> [moves_on({"category": name, "retryable": False}) for name in ("quota", "bad_request", "content_filter")]
    [True, False, False]
    """
    named = {str(failure.get("code")), str(failure.get("type"))}
    if failure["category"] == "stream" and named & CALLERS_FAULTS:
        return False
    moving = failure["category"] in MOVING_CATEGORIES or failure.get("status") in MOVING_STATUSES
    return moving or bool(failure.get("retryable"))


def name_place(failure: Map, index: int) -> Map:
    """Return a failure; where the options of the place are wrong, with the place in its message.

    >>> name_place({"category": "invalid_options", "message": "api_key is missing"}, 1)["message"]
    'places[1]: api_key is missing'
    """
    if failure["category"] != "invalid_options":
        return failure
    return {**failure, "message": f"places[{index}]: {failure['message']}"}


def passes_by_itself(failure: Map) -> bool:
    """Return whether the same place may do it later in the same call."""
    return bool(failure.get("retryable")) or failure["category"] == "stream"


def cool_place_down(state: State, index: int, failure: Map, pause: float | None, now: float) -> None:
    """Let a place cool down: `pause` seconds where that is known, and longer with each failure in a row."""
    known = state["places"][index]
    known["failures"] += 1
    known["error"] = dict(failure)
    known["until"] = max(known["until"], now + compute_cooldown(failure, known["failures"], pause))


def compute_cooldown(failure: Map, failures: int, pause: float | None = None) -> float:
    """Return the seconds that a place is left alone after so many failures in a row.

    The first `pause` is what somebody asked for; a place that asks for a moment again and again is not believed.

    >>> [compute_cooldown({"category": "server", "retryable": True}, failures) for failures in (1, 2, 9)]
    [0.5, 1.0, 30.0]
    >>> [compute_cooldown({"category": "server", "retryable": True}, failures, 0.1) for failures in (1, 2, 3)]
    [0.1, 0.5, 1.0]
    """
    if pause is not None:
        return pause if failures == 1 else max(pause, compute_cooldown(failure, failures - 1))
    backoff: float = min(RETRY_POLICY["base"] * 2.0 ** min(failures - 1, 10), MAX_BACKOFF)
    return backoff if passes_by_itself(failure) else LONG_COOLDOWN


def clear_failures(state: State, index: int) -> None:
    """Forget the failures of a place."""
    state["places"][index].update(failures=0, error=None)


def compute_place_wait(state: State, errors: Mapping[int, Map], now: float) -> float | None:
    """Return the seconds until the first place may be tried again; None where trying again is of no use.

    `errors` are the failures of this call; of a place that it never asked, because it cools down, the state knows why.
    """
    failures = [
        (known["until"] - now, errors.get(index) or known["error"]) for index, known in enumerate(state["places"])
    ]
    ends = [left for left, failure in failures if failure is None or passes_by_itself(failure)]
    return max(min(ends), 0.0) if ends else None


def build_final_error(
    state: State, *, attempts: int, errors: Mapping[int, Map], last: Map | None, final: bool
) -> dict[str, Any]:
    """Return the error of a call that no place answered, with what each place said.

    With `final` the last error is one that no other place could better.
    """
    places = {index: known["error"] for index, known in enumerate(state["places"]) if known["error"] and not final}
    by_place = [dict(error) for _, error in sorted({**places, **errors}.items())]
    failure = last or (by_place[0] if by_place else make_error("connection", "every place is cooling down"))
    hint = {} if final else {"hint": NONE_SUCCEEDED.format(len(state["places"]))}
    return {**failure, **hint, "attempts": attempts, "attempts_by_place": by_place}


def list_positions(value: Any) -> Iterator[tuple[Any, int]]:
    """Yield each file object in params with its position, so that another place gets all of it, too."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for inner in value:
            yield from list_positions(inner)
    elif callable(getattr(value, "seek", None)) and callable(getattr(value, "tell", None)):
        try:
            yield value, value.tell()
        except (OSError, ValueError):  # it cannot be read again: the call says so
            return
