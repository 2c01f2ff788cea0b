"""A violated keyword -> the problem in one short line. Pure.

No value is shown whole, and a secret not at all: where its schema says `writeOnly`, or under one of the names below.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openai_fn.credentials import Credential
from openai_fn.types import Problem
from openai_fn.validation.suggest import find_nearest

ValidationError = Any
"""A `jsonschema.ValidationError`; importing it here would cost every user 60 ms."""
Format = Callable[[Any], str]

SEVERITY_RANKS = {"error": 0, "warning": 1, "note": 2}
SECRET_KEYS = frozenset(
    {"api_key", "admin_api_key", "azure_ad_token", "headers", "authorization", "client_secret", "password"}
)
VALUE_WIDTH = 40
"""Characters of a value or a key that are shown."""
MAX_SHOWN_BITS = 1024
"""Bits of an integer that is shown; Python refuses to write one of more than 4,300 digits."""
HUGE_INTEGER = "a number of too many digits"
PATH_WIDTH = 120
MAX_LISTED = 4
"""Allowed values are all listed up to this many; of more, the first three."""
TYPE_NAMES: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}
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


def build_problem(error: ValidationError) -> Problem:
    """The problem that `error` tells of."""
    rule, path = find_rule(error), list(error.absolute_path)
    show = hide_value if is_secret_value(error) else format_value
    message = MESSAGE_BUILDERS[rule](error, show) if rule in MESSAGE_BUILDERS else describe_bound_error(error, show)
    return {"path": format_path(path), "message": message, "rule": rule, "severity": judge_severity(error)}


def find_rule(error: ValidationError) -> str:
    """The keyword that speaks; a schema of just False is like a "not"."""
    return error.validator or "not"


def is_secret_value(error: ValidationError) -> bool:
    """Whether the value at fault must not be shown."""
    marked = isinstance(error.schema, Mapping) and error.schema.get("writeOnly")
    return bool(marked) or not SECRET_KEYS.isdisjoint(key for key in error.absolute_path if isinstance(key, str))


def judge_severity(error: ValidationError) -> Any:
    """How bad it is: unknown keys and enum values may be news of the API's, unless they look mistyped."""
    known = error.validator_value
    if error.validator == "format":
        return "warning"
    if error.validator == "additionalProperties":
        return severity_of_suggestion(find_nearest(error.path[-1], known))
    if error.validator in {"enum", "const"} and error.instance.__class__ in {
        value.__class__ for value in list_allowed_values(known)
    }:
        return severity_of_suggestion(find_nearest(error.instance, list_allowed_values(known)))
    return "error"


def severity_of_suggestion(near: tuple[str, str] | None) -> Any:
    """The severity of an unknown word, from the known one that is nearest."""
    return near[1] if near else "note"


def list_allowed_values(known: Any) -> list[Any]:
    """The allowed values, from the value of an enum or a const."""
    return known if isinstance(known, list) else [known]


def describe_type_error(error: ValidationError, show: Format) -> str:
    """What a "type" says: expected and got."""
    if error.instance is None:
        return describe_null(error)
    types = error.validator_value
    named = sorted([types] if isinstance(types, str) else types, key="null".__eq__)
    return f"expected {join_with_or(named)}, got {format_got(error.instance, show)}"


def describe_required(error: ValidationError, _: Format) -> str:
    """What a "required" says: that alone, or the key that stands in its place, or the values it may have."""
    found, allowed = error.validator_value
    if found is not None:
        return f"required; found {format_value(found)}"
    return f"required, one of {format_allowed(allowed)}" if allowed else "required"


def describe_enum_error(error: ValidationError, show: Format) -> str:
    """What an "enum" or "const" says: what is allowed, and what was probably meant."""
    if error.instance is None:
        return describe_null(error)
    allowed = list_allowed_values(error.validator_value)
    one_of = "one of " if len(allowed) > 1 else ""
    suggestion = format_suggestion(find_nearest(error.instance, allowed))
    return f"{show(error.instance)} is not {one_of}{format_allowed(allowed)}{suggestion}"


def describe_null(error: ValidationError) -> str:
    """What to do about a null where there can be none."""
    path = error.absolute_path
    return f"null is not allowed: leave the {'item' if path and isinstance(path[-1], int) else 'key'} out"


def describe_unknown_key(error: ValidationError, _: Format) -> str:
    """What an unknown key says."""
    return f"unknown key{format_suggestion(find_nearest(error.path[-1], error.validator_value))}"


def describe_bound_error(error: ValidationError, show: Format) -> str:
    """What a limit says; and, in a word, any keyword that has no phrase here."""
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
}


def format_suggestion(near: tuple[str, str] | None) -> str:
    """The end of a sentence about a word that may be mistyped."""
    return f"; did you mean {format_value(near[0])}?" if near else ""


def join_with_or(words: Iterable[str]) -> str:
    """Words as a choice.

    >>> join_with_or(["string", "array", "null"])
    'string, array or null'
    """
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def format_allowed(values: list[Any]) -> str:
    """The allowed values, or the first of many.

    >>> format_allowed(["a", "b", "c", "d", "e"])
    "'a', 'b', 'c', …"
    """
    return ", ".join(
        map(format_value, values) if len(values) <= MAX_LISTED else [*map(format_value, values[: MAX_LISTED - 1]), "…"]
    )


def format_got(value: Any, show: Format) -> str:
    """The type of a value and, where it is short, the value.

    >>> format_got("2", format_value), format_got([1, 2], format_value), format_got({}, format_value)
    ("string '2'", 'array of length 2', 'object of length 0')
    """
    if isinstance(value, Credential):
        return value.kind
    if value.__class__ in TYPE_NAMES:
        return HUGE_INTEGER if is_huge_integer(value) else f"{TYPE_NAMES[value.__class__]} {show(value)}"
    kind = "object" if isinstance(value, Mapping) else "array" if isinstance(value, list | tuple) else ""
    return f"{kind} of length {len(value)}" if kind else shorten(type(value).__name__) + advise_on_type(value)


def advise_on_type(value: Any) -> str:
    """Return what to pass in place of a class, an object of pydantic's or of a dataclass, or a function; else "".

    >>> advise_on_type(int)
    '; for structured output pass response_format(T) or text_format(T)'
    """
    return next((advice for applies, advice in TYPE_ADVICES if applies(value)), "")


FORMAT_ADVICE = "for structured output pass response_format(T) or text_format(T)"
TYPE_ADVICES: tuple[tuple[Callable[[Any], bool], str], ...] = (
    (lambda value: isinstance(value, type), f"; {FORMAT_ADVICE}"),
    (lambda value: hasattr(value, "model_dump"), f"; pass its .model_dump(), or {FORMAT_ADVICE}"),
    (lambda value: hasattr(value, "__dataclass_fields__"), f"; pass dataclasses.asdict(...), or {FORMAT_ADVICE}"),
    (callable, "; for a tool pass tool_for(f)"),
)
"""What a user of typed clients passes where plain data belong."""


def format_value(value: Any) -> str:
    """A value as Python writes it, cut; of what may be long or secret inside, only the kind."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return shorten(repr(value[: VALUE_WIDTH + 1] if value.__class__ is str else value))
    if is_huge_integer(value):
        return HUGE_INTEGER
    return shorten(repr(value)) if value.__class__ in TYPE_NAMES else format_got(value, format_value)


def is_huge_integer(value: Any) -> bool:
    """Whether a value is a number of more digits than Python writes."""
    return value.__class__ is int and value.bit_length() > MAX_SHOWN_BITS


def hide_value(_: Any) -> str:
    """What stands for a secret."""
    return "(hidden)"


def shorten(text: str) -> str:
    """At most 40 characters of `text`, its closing quote kept."""
    return text if len(text) <= VALUE_WIDTH + 2 else text[:VALUE_WIDTH] + "…" + (text[0] if text[0] in "'\"" else "")


def format_path(path: Iterable[Any]) -> str:
    """A path as it is written in code.

    >>> format_path(["messages", 5, "content", 0, "image url"])
    "messages[5].content[0]['image url']"
    """
    steps = "".join(format_path_step(key) for key in path).removeprefix(".")
    return steps if len(steps) <= PATH_WIDTH else "…" + steps[-PATH_WIDTH:]


def format_path_step(key: Any) -> str:
    """One step of a path."""
    if isinstance(key, str) and key.isprintable() and " " not in key:
        return f".{shorten(key)}"
    return f"[{format_value(key)}]"
