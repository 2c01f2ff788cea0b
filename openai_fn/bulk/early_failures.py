"""Runs that cannot succeed: the first rows fail alike, or a failure that no row can escape repeats. Pure.

The dict {"hopeless", "alike", "first"} is the coordinator's alone: how many hopeless failures came in a row, and how
many rows have failed like the `first` one since the run began, or None once a row has fared otherwise.
"""

from typing import Any

from toolz import get

from openai_fn.types import Map

HOPELESS_CATEGORIES = frozenset({"authentication", "invalid_options", "quota"})
"""Failures that no row of a run can escape."""
ROW_CATEGORIES = frozenset({"content_filter", "invalid_params", "output"})
ROW_CODES = frozenset(
    {"context_length_exceeded", "content_filter", "content_policy_violation", "string_above_max_length"}
)
"""Failures that are a row's own: other rows may fare better."""
FAILURE_LIMIT = 10
"""Rows that must fail before the run stops."""
NO_FAILURES: Map = {"hopeless": 0, "alike": 0, "first": ()}


def note_outcome(failures: Map, error: Map | None) -> dict[str, Any]:
    """Return the state after one more outcome.

    >>> note_outcome(NO_FAILURES, {"category": "quota", "retryable": False})["hopeless"]
    1
    """
    hopeless = failures["hopeless"] + 1 if error and error["category"] in HOPELESS_CATEGORIES else 0
    if failures["alike"] is None or (error and error["retryable"]):
        return {**failures, "hopeless": hopeless}
    kind = describe_kind(error)
    if kind is None or failures["first"] not in ((), kind):
        return {"hopeless": hopeless, "alike": None, "first": ()}
    return {"hopeless": hopeless, "alike": failures["alike"] + 1, "first": kind}


def describe_kind(error: Map | None) -> tuple[Any, ...] | None:
    """Return what makes two failures alike; None where there is no failure, or one of the row's own.

    >>> describe_kind({"category": "not_found", "code": "model_not_found", "message": "no"})
    ('not_found', 'model_not_found', None, '')
    """
    if error is None or error["category"] in ROW_CATEGORIES or error.get("code") in ROW_CODES:
        return None
    category, code, param = get(["category", "code", "param"], error, None)
    return category, code, param, "" if code else error.get("message", "")


def find_hopeless(failures: Map, error: Map) -> str | None:
    """Return why the run is to stop after `error`, or None."""
    if max(failures["hopeless"], failures["alike"] or 0) < FAILURE_LIMIT:
        return None
    return f"{error['category']}: {error['message']}"
