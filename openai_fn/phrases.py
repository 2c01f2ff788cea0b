"""A violated keyword -> the problem in one short line. Pure.

No value is shown whole, and a secret not at all: where its schema says `writeOnly`, or under one of the names below.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openai_fn.shapes import Problem
from openai_fn.slips import nearest

Error = Any
"""A `jsonschema.ValidationError`; importing it here would cost every user 60 ms."""
Show = Callable[[Any], str]

RANKS = {"error": 0, "warning": 1, "note": 2}
SECRET = frozenset(
    {"api_key", "admin_api_key", "azure_ad_token", "headers", "authorization", "client_secret", "password"}
)
WIDTH = 40
"""Characters of a value or a key that are shown."""
LONGEST = 1024
"""Bits of an integer that is shown; Python refuses to write one of more than 4,300 digits."""
ENDLESS = "a number of too many digits"
PATH_WIDTH = 120
FEW = 4
"""Allowed values are all listed up to this many; of more, the first three."""
NAMES: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}
SIZES = {
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
}


def phrased(error: Error) -> Problem:
    """The problem that `error` tells of."""
    rule, path = rule_of(error), list(error.absolute_path)
    show = veiled if is_secret(error) else shown
    message = FACTS[rule](error, show) if rule in FACTS else measured(error, show)
    return {"path": dotted(path), "message": message, "rule": rule, "severity": severity(error)}


def rule_of(error: Error) -> str:
    """The keyword that speaks; a schema of just False is like a "not"."""
    return error.validator or "not"


def is_secret(error: Error) -> bool:
    """Whether the value at fault must not be shown."""
    marked = isinstance(error.schema, Mapping) and error.schema.get("writeOnly")
    return bool(marked) or not SECRET.isdisjoint(key for key in error.absolute_path if isinstance(key, str))


def severity(error: Error) -> Any:
    """How bad it is: unknown keys and enum values may be news of the API's, unless they look mistyped."""
    known = error.validator_value
    if error.validator == "additionalProperties":
        return nearness(nearest(error.path[-1], known))
    if error.validator in {"enum", "const"} and error.instance.__class__ in {
        value.__class__ for value in options(known)
    }:
        return nearness(nearest(error.instance, options(known)))
    return "error"


def nearness(near: tuple[str, str] | None) -> Any:
    """The severity of an unknown word, from the known one that is nearest."""
    return near[1] if near else "note"


def options(known: Any) -> list[Any]:
    """The allowed values, from the value of an enum or a const."""
    return known if isinstance(known, list) else [known]


def typed(error: Error, show: Show) -> str:
    """What a "type" says: expected and got."""
    if error.instance is None:
        return absent(error)
    types = error.validator_value
    named = sorted([types] if isinstance(types, str) else types, key="null".__eq__)
    return f"expected {either(named)}, got {got(error.instance, show)}"


def required(error: Error, _: Show) -> str:
    """What a "required" says: that alone, or the key that stands in its place, or the values it may have."""
    found, allowed = error.validator_value
    if found is not None:
        return f"required; found {shown(found)}"
    return f"required, one of {listed(allowed)}" if allowed else "required"


def chosen(error: Error, show: Show) -> str:
    """What an "enum" or "const" says: what is allowed, and what was probably meant."""
    if error.instance is None:
        return absent(error)
    allowed = options(error.validator_value)
    one_of = "one of " if len(allowed) > 1 else ""
    return f"{show(error.instance)} is not {one_of}{listed(allowed)}{meant(nearest(error.instance, allowed))}"


def absent(error: Error) -> str:
    """What to do about a null where there can be none."""
    path = error.absolute_path
    return f"null is not allowed: leave the {'item' if path and isinstance(path[-1], int) else 'key'} out"


def unknown(error: Error, _: Show) -> str:
    """What an unknown key says."""
    return f"unknown key{meant(nearest(error.path[-1], error.validator_value))}"


def measured(error: Error, show: Show) -> str:
    """What a limit says; and, in a word, any keyword that has no phrase here."""
    template = SIZES.get(rule_of(error), "not allowed here ({rule})")
    size = len(error.instance) if hasattr(error.instance, "__len__") else 0
    limit = shown(error.validator_value)
    return template.format(value=show(error.instance), limit=limit, size=size, rule=rule_of(error))


FACTS = {
    "type": typed,
    "required": required,
    "enum": chosen,
    "const": chosen,
    "additionalProperties": unknown,
}


def meant(near: tuple[str, str] | None) -> str:
    """The end of a sentence about a word that may be mistyped."""
    return f"; did you mean {shown(near[0])}?" if near else ""


def either(words: Iterable[str]) -> str:
    """Words as a choice.

    >>> either(["string", "array", "null"])
    'string, array or null'
    """
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def listed(values: list[Any]) -> str:
    """The allowed values, or the first of many.

    >>> listed(["a", "b", "c", "d", "e"])
    "'a', 'b', 'c', …"
    """
    return ", ".join(map(shown, values) if len(values) <= FEW else [*map(shown, values[: FEW - 1]), "…"])


def got(value: Any, show: Show) -> str:
    """The type of a value and, where it is short, the value.

    >>> got("2", shown), got([1, 2], shown), got({}, shown)
    ("string '2'", 'array of length 2', 'object of length 0')
    """
    if value.__class__ in NAMES:
        return ENDLESS if is_endless(value) else f"{NAMES[value.__class__]} {show(value)}"
    kind = "object" if isinstance(value, Mapping) else "array" if isinstance(value, list | tuple) else ""
    return f"{kind} of length {len(value)}" if kind else cut(type(value).__name__)


def shown(value: Any) -> str:
    """A value as Python writes it, cut; of what may be long or secret inside, only the kind."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return cut(repr(value[: WIDTH + 1] if value.__class__ is str else value))
    if is_endless(value):
        return ENDLESS
    return cut(repr(value)) if value.__class__ in NAMES else got(value, shown)


def is_endless(value: Any) -> bool:
    """Whether a value is a number of more digits than Python writes."""
    return value.__class__ is int and value.bit_length() > LONGEST


def veiled(_: Any) -> str:
    """What stands for a secret."""
    return "(hidden)"


def cut(text: str) -> str:
    """At most 40 characters of `text`, its closing quote kept."""
    return text if len(text) <= WIDTH + 2 else text[:WIDTH] + "…" + (text[0] if text[0] in "'\"" else "")


def dotted(path: Iterable[Any]) -> str:
    """A path as it is written in code.

    >>> dotted(["messages", 5, "content", 0, "image url"])
    "messages[5].content[0]['image url']"
    """
    steps = "".join(step(key) for key in path).removeprefix(".")
    return steps if len(steps) <= PATH_WIDTH else "…" + steps[-PATH_WIDTH:]


def step(key: Any) -> str:
    """One step of a path."""
    if isinstance(key, str) and key.isprintable() and " " not in key:
        return f".{cut(key)}"
    return f"[{shown(key)}]"
