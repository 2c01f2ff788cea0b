"""Options of a single row: data that override the options of the run for one request. Pure."""

from collections.abc import Mapping
from typing import Any

from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.options import check_options
from openai_fn.types import Map

RUN_OPTIONS = frozenset({
    "cache", "full_response", "middleware", "observe", "on_error", "retry",
    "session", "stream_to", "trace", "transport", "validate",
})  # fmt: skip
"""Options that hold for the whole run, because its coordinator goes by them or because they are no data."""


def check_row_options(options: Any) -> dict[str, Any]:
    """Return the options of a row; raise InvalidOptionsError where they are no data or no options of one call.

    >>> check_row_options({"timeout": 5}), check_row_options(None)
    ({'timeout': 5}, {})
    """
    if not options:
        return {}
    if not isinstance(options, Mapping):
        raise refuse_row_options(f"expected a dict, got {type(options).__name__}")
    whole_run = sorted(RUN_OPTIONS & options.keys())
    if whole_run:
        raise refuse_row_options(f"{whole_run[0]} holds for the whole run; pass it with the options of bulk")
    unfit = [name for name, value in options.items() if not is_data(value)]
    if unfit:
        raise refuse_row_options(f"{unfit[0]} must be data in a row; functions belong in the options of bulk")
    check_options(options)
    return dict(options)


def refuse_row_options(message: str) -> InvalidOptionsError:
    """Return the exception of a row whose options cannot be followed."""
    return InvalidOptionsError(make_error("invalid_options", f"options: {message}"))


def is_data(value: Any) -> bool:
    """Return whether a value is made of dicts, lists, strings, numbers, booleans and None only."""
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and is_data(part) for key, part in value.items())
    if isinstance(value, (list, tuple)):
        return all(map(is_data, value))
    return value is None or isinstance(value, (str, int, float))


def merge_row_options(options: Map, own: Map) -> dict[str, Any]:
    """Return the options of a run with those of a row over them; dicts are merged key by key."""
    merged = {name: {**options[name], **own[name]} for name in own if both_are_dicts(options.get(name), own[name])}
    return {**options, **own, **merged}


def both_are_dicts(one: Any, other: Any) -> bool:
    """Return whether both values are dicts."""
    return isinstance(one, Mapping) and isinstance(other, Mapping)
