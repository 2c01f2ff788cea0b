"""The settings of a bulk run: their schema, their defaults and their check.

SETTINGS_SCHEMA is the one source: the check reads it, and a test compares the table in docs/bulk.md with it.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from toolz import valfilter

from openai_fn.errors import InvalidOptionsError, make_error, make_invalid_error
from openai_fn.options import to_long_form
from openai_fn.types import Map, Problem
from openai_fn.validation.foreign_names import FOREIGN_SETTINGS
from openai_fn.validation.suggest import suggest_name

if TYPE_CHECKING:
    from collections.abc import Callable

POSITIVE_INTEGER = {"type": "integer", "minimum": 1}
POSITIVE_NUMBER = {"type": "number", "exclusiveMinimum": 0}
SETTINGS_SCHEMA: Map = {
    "type": "object",
    "properties": {
        "operation": {
            "type": ["string", "function"],
            "description": "the operation of rows that name no operation and no URL, or a function of `with_fallbacks`",
        },
        "params": {"type": "object", "description": "params of every row; a row's own params override them"},
        "template": {"type": "object", "description": "the params of a row, with {column} where a column's value goes"},
        "workers": {**POSITIVE_INTEGER, "description": "maximum number of requests in flight; default 32"},
        "chunk": {
            **POSITIVE_INTEGER,
            "description": "rows per task; default 1 on threads, otherwise as many as keep `workers` in flight",
        },
        "order": {
            "enum": ["done", "input"],
            "description": "the order of the results: as they finish (default), or that of the rows",
        },
        "check": {
            "enum": ["first", "rows"],
            "description": "report all bad rows before anything is sent, or return each as a row with an error",
        },
        "rpm": {**POSITIVE_NUMBER, "description": "requests per minute; default: learned from response headers"},
        "tpm": {**POSITIVE_NUMBER, "description": "tokens per minute; default: learned from response headers"},
        "max_tokens": {**POSITIVE_NUMBER, "description": "stop before the run uses more tokens than this"},
        "max_cost": {
            **POSITIVE_NUMBER,
            "description": "stop before the run costs more than this, in the currency of `prices`",
        },
        "prices": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {name: {"type": "number", "minimum": 0} for name in ("input", "output", "cached")},
                "required": ["input", "output"],
                "additionalProperties": False,
            },
            "description": "model -> price per million tokens, {'input': ..., 'output': ..., 'cached': ...}",
        },
        "count": {
            "type": "function",
            "description": "params -> estimate of their tokens; default: characters / 4",
        },
        "patience": {
            **POSITIVE_NUMBER,
            "description": "seconds to wait for a service that is down before the run stops; default 600",
        },
        "deadline": {**POSITIVE_NUMBER, "description": "seconds for the whole run; then no further row is sent"},
        "retry_failed": {
            "type": "boolean",
            "description": "send rows that failed in an earlier run again, whatever the error was",
        },
        "changed": {
            "enum": ["refuse", "ask"],
            "description": "rows with a result that were changed or removed: refuse to run (default), or send again",
        },
        "dry_run": {"type": "boolean", "description": "estimate rows, tokens, cost and time; send and write nothing"},
        "parse": {"description": "a JSON Schema or a type that every output must fit; otherwise the row is sent again"},
        "parse_retries": {
            "type": "integer",
            "minimum": 0,
            "description": "how often a row whose output does not fit `parse` is sent again; default 2",
        },
        "worker_lost": {
            "type": "array",
            "description": "more exceptions, as classes or dotted names, that mean that a worker died",
        },
        "delete_files": {
            "type": "boolean",
            "description": "with batches: delete the files on the service once the results are written",
        },
        "progress": {
            "type": ["boolean", "function"],
            "description": "show a bar or not, or a function that receives the summary",
        },
        "total": {"type": "integer", "minimum": 0, "description": "the number of rows, for the bar"},
    },
}
DEFAULT_SETTINGS: Map = {
    "operation": "create_chat_completion",
    "params": {},
    "workers": 32,
    "order": "done",
    "patience": 600.0,
    "changed": "refuse",
    "parse_retries": 2,
}
BULK_RETRIES: Map = {"retries": 5}
"""How often a row is sent again when the option `retry` does not say."""


def resolve_settings(settings: Map | None, **defaults: Any) -> dict[str, Any]:
    """Return all settings of a run, checked; `defaults` are those of its kind.

    Raises InvalidOptionsError, which names every setting that is unknown or out of range.

    >>> resolve_settings({"workers": 4})["order"]
    'done'
    """
    chosen = valfilter(lambda value: value is not None, dict(settings or {}))
    problems = find_setting_problems(chosen)
    if problems:
        raise InvalidOptionsError(make_invalid_error("invalid_options", problems))
    if "max_cost" in chosen and not chosen.get("prices"):
        text = "max_cost needs prices: {model: {'input': ..., 'output': ...}}"
        raise InvalidOptionsError(make_error("invalid_options", text))
    return {**DEFAULT_SETTINGS, **defaults, **chosen}


def find_setting_problems(settings: Map) -> list[Problem]:
    """Return what is wrong with settings; an empty list where they can be followed."""
    unknown = [unknown_setting(key) for key in settings if key not in SETTINGS_SCHEMA["properties"]]
    if unknown or settings_check()(settings):
        return unknown
    from openai_fn.validation.validate import make_validator

    return make_validator(SETTINGS_SCHEMA)(settings)


def unknown_setting(key: object) -> Problem:
    """Return the problem of a setting that does not exist, with the name that was probably meant."""
    nearest = suggest_name(key, SETTINGS_SCHEMA["properties"], FOREIGN_SETTINGS)
    known = ", ".join(SETTINGS_SCHEMA["properties"])
    advice = f"did you mean {nearest!r}?" if nearest else f"the settings are {known}"
    text = f"is not a setting of bulk; {advice}"
    return {"path": str(key), "message": text, "rule": "additionalProperties", "severity": "error"}


@cache
def settings_check() -> "Callable[[Any], bool]":
    """Return the fast check of SETTINGS_SCHEMA."""
    from openai_fn.validation.fast_check import make_fast_check

    return make_fast_check(SETTINGS_SCHEMA)


def bulk_retry_policy(options: Map) -> dict[str, Any]:
    """Return the retry policy of a run: the option `retry` over the defaults of bulk."""
    return {**BULK_RETRIES, **(to_long_form("retry", options.get("retry")) or {})}
