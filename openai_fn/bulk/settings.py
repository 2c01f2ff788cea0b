"""The settings of a bulk run: what there is, what holds when nothing is said, and their check.

One schema is the whole of it: the check reads it, and so does the table in docs/bulk.md.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from openai_fn.errors import InvalidOptionsError, error, invalid
from openai_fn.options import spelled
from openai_fn.shapes import Map

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = {"type": "integer", "minimum": 1}
MANY = {"type": "number", "exclusiveMinimum": 0}
SCHEMA: Map = {
    "type": "object",
    "properties": {
        "operation": {"type": "string", "description": "what rows ask that name neither an operation nor a url"},
        "params": {"type": "object", "description": "params of every row; a row's own go over them"},
        "template": {"type": "object", "description": "the params of a row, with {field} where a field of it goes"},
        "workers": {**COUNT, "description": "requests in flight at most; default 32"},
        "chunk": {
            **COUNT,
            "description": "rows that travel together; default 1 to threads, else what keeps `workers` in flight",
        },
        "order": {"enum": ["done", "input"], "description": "the order of the results: as they come, or the rows'"},
        "check": {
            "enum": ["first", "rows"],
            "description": "bad rows are all named before anything is sent, or come out as rows with an error",
        },
        "rpm": {**MANY, "description": "requests a minute; else learnt from the answers' headers"},
        "tpm": {**MANY, "description": "tokens a minute; else learnt from the answers' headers"},
        "max_tokens": {**MANY, "description": "tokens after which no further row is asked"},
        "max_cost": {**MANY, "description": "cost, in the currency of `prices`, after which no further row is asked"},
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
DEFAULTS: Map = {"operation": "create_chat_completion", "params": {}, "workers": 32, "order": "done"}
"""What holds when nobody says otherwise."""
RETRIES: Map = {"retries": 5}
"""How often a row is tried again when the option `retry` says nothing of it."""


def settled(settings: Map | None, **more: Any) -> dict[str, Any]:
    """All the settings of a run, checked; `more` are the defaults of its kind.

    >>> settled({"workers": 4})["order"]
    'done'
    """
    given = {key: value for key, value in (settings or {}).items() if value is not None}
    found = [unknown(key) for key in given if key not in SCHEMA["properties"]]
    if not found and not accepts()(given):
        from openai_fn.validate import validator

        found = validator(SCHEMA)(given)
    if found:
        raise InvalidOptionsError(invalid("invalid_options", found))
    if "max_cost" in given and not given.get("prices"):
        raise InvalidOptionsError(
            error("invalid_options", "max_cost needs prices: {model: {'input': ..., 'output': ...}}")
        )
    return {**DEFAULTS, **more, **given}


def unknown(key: str) -> Any:
    """The problem of a setting that does not exist, with the one that was probably meant."""
    from difflib import get_close_matches

    near = get_close_matches(str(key), list(SCHEMA["properties"]), 1, 0.6)
    meant = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(SCHEMA['properties'])}"
    text = f"is not a setting of bulk; {meant}"
    return {"path": str(key), "message": text, "rule": "additionalProperties", "severity": "error"}


@cache
def accepts() -> "Callable[[Any], bool]":
    """The acceptor of the settings' schema."""
    from openai_fn.accept import acceptor

    return acceptor(SCHEMA)


def policy(options: Map) -> dict[str, Any]:
    """How patiently rows are tried again: the option `retry` over what holds in bulk."""
    return {**RETRIES, **spelled("retry", options["retry"])} if options.get("retry") is not None else {**RETRIES}
