"""The settings of a bulk run: what there is, what holds when nothing is said, and their check.

One schema is the whole of it: the check reads it, and so does the table in docs/bulk.md.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from openai_fn.errors import InvalidOptionsError, make_error, make_invalid_error
from openai_fn.options import to_long_form
from openai_fn.types import Map
from openai_fn.validation.foreign_names import FOREIGN_SETTINGS
from openai_fn.validation.suggest import suggest_name

if TYPE_CHECKING:
    from collections.abc import Callable

POSITIVE_INTEGER = {"type": "integer", "minimum": 1}
POSITIVE_NUMBER = {"type": "number", "exclusiveMinimum": 0}
SETTINGS_SCHEMA: Map = {
    "type": "object",
    "properties": {
        "operation": {"type": "string", "description": "what rows ask that name neither an operation nor a url"},
        "params": {"type": "object", "description": "params of every row; a row's own go over them"},
        "template": {"type": "object", "description": "the params of a row, with {field} where a field of it goes"},
        "workers": {**POSITIVE_INTEGER, "description": "requests in flight at most; default 32"},
        "chunk": {
            **POSITIVE_INTEGER,
            "description": "rows that travel together; default 1 to threads, else what keeps `workers` in flight",
        },
        "order": {"enum": ["done", "input"], "description": "the order of the results: as they come, or the rows'"},
        "check": {
            "enum": ["first", "rows"],
            "description": "bad rows are all named before anything is sent, or come out as rows with an error",
        },
        "rpm": {**POSITIVE_NUMBER, "description": "requests a minute; else learnt from the answers' headers"},
        "tpm": {**POSITIVE_NUMBER, "description": "tokens a minute; else learnt from the answers' headers"},
        "max_tokens": {**POSITIVE_NUMBER, "description": "tokens after which no further row is asked"},
        "max_cost": {
            **POSITIVE_NUMBER,
            "description": "cost, in the currency of `prices`, after which no further row is asked",
        },
        "prices": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {name: {"type": "number", "minimum": 0} for name in ("input", "output", "cached")},
                "required": ["input", "output"],
            },
            "description": "model -> price of a million tokens, {'input': ..., 'output': ..., 'cached': ...}",
        },
        "count": {"type": "function", "description": "params -> tokens, an estimate; default characters / 4"},
        "progress": {"type": ["boolean", "function"], "description": "a bar or none, or a function of the summary"},
        "total": {"type": "integer", "minimum": 0, "description": "how many rows there are, for the bar"},
    },
}
DEFAULT_SETTINGS: Map = {"operation": "create_chat_completion", "params": {}, "workers": 32, "order": "done"}
"""What holds when nobody says otherwise."""
BULK_RETRIES: Map = {"retries": 5}
"""How often a row is tried again when the option `retry` says nothing of it."""


def resolve_settings(settings: Map | None, **more: Any) -> dict[str, Any]:
    """All the settings of a run, checked; `more` are the defaults of its kind.

    >>> resolve_settings({"workers": 4})["order"]
    'done'
    """
    given = {key: value for key, value in (settings or {}).items() if value is not None}
    found = [unknown_setting(key) for key in given if key not in SETTINGS_SCHEMA["properties"]]
    if not found and not settings_check()(given):
        from openai_fn.validation.validate import make_validator

        found = make_validator(SETTINGS_SCHEMA)(given)
    if found:
        raise InvalidOptionsError(make_invalid_error("invalid_options", found))
    if "max_cost" in given and not given.get("prices"):
        raise InvalidOptionsError(
            make_error("invalid_options", "max_cost needs prices: {model: {'input': ..., 'output': ...}}")
        )
    return {**DEFAULT_SETTINGS, **more, **given}


def unknown_setting(key: str) -> Any:
    """Return the problem of a setting that does not exist, with the one that was probably meant."""
    near = suggest_name(key, SETTINGS_SCHEMA["properties"], FOREIGN_SETTINGS)
    meant = f"did you mean {near!r}?" if near else f"there are {', '.join(SETTINGS_SCHEMA['properties'])}"
    text = f"is not a setting of bulk; {meant}"
    return {"path": str(key), "message": text, "rule": "additionalProperties", "severity": "error"}


@cache
def settings_check() -> "Callable[[Any], bool]":
    """The acceptor of the settings' schema."""
    from openai_fn.validation.fast_check import make_fast_check

    return make_fast_check(SETTINGS_SCHEMA)


def bulk_retry_policy(options: Map) -> dict[str, Any]:
    """How patiently rows are tried again: the option `retry` over what holds in bulk."""
    return (
        {**BULK_RETRIES, **to_long_form("retry", options["retry"])}
        if options.get("retry") is not None
        else {**BULK_RETRIES}
    )
