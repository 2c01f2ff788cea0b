"""How bad a violation is. Pure.

The API grows, so an unknown key, or an unknown value of an enum or of a union's tag, is an error only when it looks
like a typo; it is a warning when it is near a known one, and else a note. None for an optional key is a warning, for
typed clients send it, and so is a text that is no URL. All else is an error.
"""

from typing import Any

from openai_fn.validation.suggest import find_nearest, find_nearest_param

ValidationError = Any
"""A `jsonschema.ValidationError`; importing it here would cost every user 60 ms."""
SEVERITY_RANKS = {"error": 0, "warning": 1, "note": 2}
"""Severity -> its place in a list of problems."""
OPTIONAL = None
"""The `validator_value` of a "type" error that speaks of None for an optional key."""


def judge_severity(error: ValidationError) -> Any:
    """Return the severity of a violation: "error", "warning" or "note"."""
    rule, known = error.validator, error.validator_value
    if rule == "format" or (rule == "type" and known is OPTIONAL):
        return "warning"
    if rule == "additionalProperties":
        return severity_of_suggestion(find_nearest_param(error.path[-1], known))
    if rule in {"enum", "const"}:
        allowed = list_allowed_values(known)
        if error.instance.__class__ in {value.__class__ for value in allowed}:
            return severity_of_suggestion(find_nearest(error.instance, allowed))
    return "error"


def severity_of_suggestion(near: tuple[str, str] | None) -> Any:
    """Return the severity of an unknown word, from the known one that is nearest."""
    return near[1] if near else "note"


def list_allowed_values(known: Any) -> list[Any]:
    """Return the allowed values, from the value of an enum or a const."""
    return known if isinstance(known, list) else [known]
