"""The problem of a violated keyword, in one short line of Python's words. Pure.

No value is shown whole, and a secret not at all: where its schema says `writeOnly`, or under one of the names below.
"""

from collections.abc import Mapping
from typing import Any

from openai_fn.types import Problem
from openai_fn.validation.formatting import (
    Format,
    format_got,
    format_path,
    format_types,
    format_value,
    hide_value,
    join_with_or,
)
from openai_fn.validation.severity import (
    OPTIONAL,
    ValidationError,
    judge_severity,
    list_allowed_values,
)
from openai_fn.validation.suggest import find_nearest, find_nearest_param

SECRET_KEYS = frozenset(
    {"api_key", "admin_api_key", "azure_ad_token", "headers", "authorization", "client_secret", "password"}
)
"""Keys whose values are not shown, whatever their schema says."""
MAX_LISTED = 4
"""Allowed values are all listed up to this many; of more, the first three."""
BOUND_TEMPLATES = {
    "minimum": "{value} is less than {limit}",
    "maximum": "{value} is greater than {limit}",
    "exclusiveMinimum": "{value} is not greater than {limit}",
    "exclusiveMaximum": "{value} is not less than {limit}",
    "minItems": "too few items: {size}, at least {limit} needed",
    "maxItems": "too many items: {size}, at most {limit} allowed",
    "minLength": "too short: length {size}, at least {limit} needed",
    "maxLength": "too long: length {size}, at most {limit} allowed",
    "minProperties": "too few keys: {size}, at least {limit} needed",
    "maxProperties": "too many keys: {size}, at most {limit} allowed",
    "pattern": "{value} does not match {limit}",
    "format": "{value} is not a URL; send a file on disk as a data URL or by its file id",
}
"""Keyword -> its message."""


def build_problem(error: ValidationError) -> Problem:
    """Build the problem of a violation."""
    rule, path = find_rule(error), list(error.absolute_path)
    show = hide_value if is_secret_value(error) else format_value
    message = MESSAGE_BUILDERS.get(rule, describe_bound_error)(error, show)
    return {"path": format_path(path), "message": message, "rule": rule, "severity": judge_severity(error)}


def find_rule(error: ValidationError) -> str:
    """Return the violated keyword; a schema of just False is like a "not"."""
    return error.validator or "not"


def is_secret_value(error: ValidationError) -> bool:
    """Return whether the value at fault must not be shown."""
    marked = isinstance(error.schema, Mapping) and error.schema.get("writeOnly")
    return bool(marked) or not SECRET_KEYS.isdisjoint(key for key in error.absolute_path if isinstance(key, str))


def describe_type_error(error: ValidationError, show: Format) -> str:
    """Describe a "type": expected and got."""
    if error.instance is None:
        return describe_none(error)
    types = error.validator_value
    return (
        f"expected {format_types([types] if isinstance(types, str) else types)}, got {format_got(error.instance, show)}"
    )


def describe_required(error: ValidationError, _: Format) -> str:
    """Describe a "required": that alone, the keys of which one is needed, the key in its place, or its values."""
    typed, allowed, names = error.validator_value
    required = f"{join_with_or(names)} is required" if names else "required"
    if typed is not None:
        return f"{required}; found {format_value(typed)}"
    return f"{required}, one of {format_allowed(allowed)}" if allowed else required


def describe_enum_error(error: ValidationError, show: Format) -> str:
    """Describe an "enum" or "const": what is allowed, and what was probably meant."""
    if error.instance is None:
        return describe_none(error)
    allowed = list_allowed_values(error.validator_value)
    one_of = "one of " if len(allowed) > 1 else ""
    suggestion = format_suggestion(find_nearest(error.instance, allowed))
    return f"{show(error.instance)} is not {one_of}{format_allowed(allowed)}{suggestion}"


def describe_none(error: ValidationError) -> str:
    """Describe None where it is not allowed: an optional key and an item can be left out."""
    path = error.absolute_path
    if path and isinstance(path[-1], int):
        return "None is not allowed: leave the item out"
    is_optional = error.validator == "type" and error.validator_value is OPTIONAL
    return f"None is not allowed{': leave the key out' if is_optional else ', and the key is required' if path else ''}"


def describe_unknown_key(error: ValidationError, _: Format) -> str:
    """Describe an unknown key, and what was probably meant."""
    return f"unknown key{format_suggestion(find_nearest_param(error.path[-1], error.validator_value))}"


def describe_not(error: ValidationError, show: Format) -> str:
    """Describe a "not": keys that exclude each other, else as any other keyword."""
    inner = error.validator_value
    names = inner.get("required", []) if isinstance(inner, Mapping) and inner.keys() == {"required"} else []
    return f"{' and '.join(names)} are mutually exclusive: pass one" if names else describe_bound_error(error, show)


def describe_bound_error(error: ValidationError, show: Format) -> str:
    """Describe a violated bound or, by its name, any keyword that has no message here."""
    template = BOUND_TEMPLATES.get(find_rule(error), "not allowed here ({rule})")
    size = len(error.instance) if hasattr(error.instance, "__len__") else 0
    limit = format_value(error.validator_value)
    return template.format(value=show(error.instance), limit=limit, size=size, rule=find_rule(error))


MESSAGE_BUILDERS = {
    "type": describe_type_error,
    "required": describe_required,
    "enum": describe_enum_error,
    "const": describe_enum_error,
    "additionalProperties": describe_unknown_key,
    "not": describe_not,
}
"""Keyword -> the function that describes its violation; the others are bounds."""


def format_suggestion(near: tuple[str, str] | None) -> str:
    """Format the end of a sentence about a word that may be mistyped."""
    return f"; did you mean {format_value(near[0])}?" if near else ""


def format_allowed(values: list[Any]) -> str:
    """Format the allowed values, or the first of many.

    >>> format_allowed(["a", "b", "c", "d", "e"])
    "'a', 'b', 'c', …"
    """
    few = len(values) <= MAX_LISTED
    return ", ".join(map(format_value, values) if few else [*map(format_value, values[: MAX_LISTED - 1]), "…"])
