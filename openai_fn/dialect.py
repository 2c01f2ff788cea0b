"""JSON Schema 2020-12 by jsonschema, with our types, unions that know which branch was meant, and remarks. Pure.

- The verdict is that of plain JSON Schema. Of a union only those branches are tried that the value's type and tags do
  not contradict: the others would fail anyway.
- Python's own kinds of data pass: Mappings, tuples, numpy numbers, 5.0 as an integer. A bool is no number, NaN neither.
- An error has facts instead of a message; `phrases` words them. An unknown key is an error too, but only a remark.
- Schemas come in the form of `linked`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from numbers import Integral, Real
from os import PathLike
from typing import Any

from openai_fn.accept import values
from openai_fn.limits import LIMITS, is_one_of
from openai_fn.linked import types
from openai_fn.phrases import RANKS, severity
from openai_fn.shapes import Map
from openai_fn.slips import nearest

Error = Any
"""A `jsonschema.ValidationError`; importing it here would cost every user 60 ms."""
Errors = Iterator[Error]

FILES = (str, bytes, bytearray, memoryview, PathLike, tuple)
"""What can be sent as a file, beside an open one. A bare string passes: the encoder says what is wrong with it."""


def is_number(value: Any) -> bool:
    """Whether `value` is a number that JSON can write."""
    return isinstance(value, Real) and not isinstance(value, bool) and bool(value - value == 0)


TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: is_number(value) and (isinstance(value, Integral) or value % 1 == 0),
    "number": is_number,
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list | tuple),
    "object": lambda value: value.__class__ is dict or isinstance(value, Mapping),
    "function": callable,
    "file": lambda value: isinstance(value, FILES) or hasattr(value, "read"),
}


@cache
def dialect() -> Any:
    """The validator class of jsonschema with our types and the keywords below."""
    from jsonschema import TypeChecker
    from jsonschema.validators import Draft202012Validator, extend

    keywords = {
        **{rule: _limited(rule) for rule in LIMITS},
        "type": _type,
        "not": _not,
        "properties": _properties,
        "additionalProperties": _additional_properties,
        "required": _required,
        "anyOf": _any_of,
        "enum": _closed("enum"),
        "const": _closed("const"),
    }
    kinds: Any = {name: lambda _, value, is_kind=is_kind: is_kind(value) for name, is_kind in TYPES.items()}
    extended: Any = extend
    return extended(Draft202012Validator, keywords, type_checker=TypeChecker(kinds))


def _finding(rule: str, value: Any, instance: Any, schema: Map, *path: str) -> Error:
    """An error that carries facts instead of a message: `phrases` words them."""
    from jsonschema.exceptions import ValidationError

    return ValidationError("", rule, path, validator_value=value, instance=instance, schema=schema)


def is_remark(error: Error) -> bool:
    """Whether JSON Schema alone has nothing against it: an unknown key, where the schema does not close its object."""
    return error.validator == "additionalProperties" and "additionalProperties" not in error.schema


def _properties(validator: Any, properties: Map, instance: Any, schema: Map) -> Errors:
    """Each known key by its schema; the unknown ones are remarked on, unless a schema for them speaks."""
    if not isinstance(instance, Mapping):
        return
    for key, value in instance.items():
        if key in properties:
            yield from validator.descend(value, properties[key], key)
    if properties and "additionalProperties" not in schema:
        yield from _unknown(instance, schema)


def _additional_properties(validator: Any, rest: Any, instance: Any, schema: Map) -> Errors:
    if not isinstance(instance, Mapping):
        return
    if rest is False:
        yield from _unknown(instance, schema)
        return
    for key in instance.keys() - schema.get("properties", {}).keys():
        yield from validator.descend(instance[key], rest, key)


def _unknown(instance: Map, schema: Map) -> Errors:
    """An error for each unknown key; not where a "required" already tells of it."""
    absent = [name for name in schema.get("properties", ()) if name not in instance]
    for key in extra(instance, schema):
        meant = nearest(key, absent)
        if not meant or meant[0] not in schema.get("required", ()):
            yield _finding("additionalProperties", absent, instance, schema, key)


def extra(instance: Map, schema: Map) -> list[str]:
    """The keys of an object that its schema does not know."""
    return [key for key in instance if key not in schema.get("properties", ())]


def _required(_: Any, names: list[str], instance: Any, schema: Map) -> Errors:
    """For each missing key, what stands in its place and what it may be."""
    if not isinstance(instance, Mapping):
        return
    for name in names:
        if name not in instance:
            part = schema.get("properties", {}).get(name, {})
            yield _missing(name, values(part) if isinstance(part, Mapping) else [], instance, schema)


def _missing(name: str, allowed: list[Any], instance: Map, schema: Map) -> Error:
    found = next((key for key in extra(instance, schema) if nearest(key, [name])), None)
    return _finding("required", (found, allowed), instance, schema, name)


def _limited(rule: str) -> Callable[..., Errors]:
    """A keyword that limits one value."""
    kind, beyond = LIMITS[rule]

    def check(_: Any, limit: Any, instance: Any, schema: Map) -> Errors:
        if TYPES[kind](instance) and beyond(instance, limit):
            yield _finding(rule, limit, instance, schema)

    return check


def _type(_: Any, named: Any, instance: Any, schema: Map) -> Errors:
    if not any(TYPES[name](instance) for name in ([named] if isinstance(named, str) else named)):
        yield _finding("type", named, instance, schema)


def _not(validator: Any, inner: Any, instance: Any, schema: Map) -> Errors:
    if not any(validator.descend(instance, inner)):
        yield _finding("not", inner, instance, schema)


def _closed(rule: str) -> Callable[..., Errors]:
    """An enum or const that is silent where the type is wrong already."""

    def check(_: Any, allowed: Any, instance: Any, schema: Map) -> Errors:
        named = types(schema)
        fitting = named is None or any(TYPES[name](instance) for name in named)
        if fitting and not is_one_of(instance, allowed if rule == "enum" else [allowed]):
            yield _finding(rule, allowed, instance, schema)

    return check


def _any_of(validator: Any, union: Map, instance: Any, schema: Map) -> Errors:
    """The errors of the branch that was meant; none where a branch has none."""
    parts, tag = narrowed(union, instance)
    if not parts or tag:
        yield _misfit(parts or union["parts"], tag, instance, schema)
        return
    outcomes = []
    for part in parts:
        outcomes.append(list(validator.descend(instance, part["schema"])))
        if not outcomes[-1]:
            return
    yield from min(outcomes, key=weight)


def narrowed(union: Map, instance: Any) -> tuple[list[Map], str | None]:
    """The branches that neither type nor tags contradict; where a tag contradicts all that remain, they and it."""
    fitting = [part for part in union["parts"] if any(TYPES[name](instance) for name in part["types"] or TYPES)]
    for tag in union["tags"] if isinstance(instance, Mapping) else ():
        kept = [part for part in fitting if is_tagged(instance, tag, part["tags"].get(tag))]
        if not kept:
            return fitting, tag
        fitting = kept
    return fitting, None


def is_tagged(instance: Map, tag: str, allowed: list[Any] | None) -> bool:
    """Whether an object may belong to a branch that allows these values of a tag; what is no string is not judged."""
    if allowed is None:
        return True
    value = instance.get(tag)
    return value in allowed if isinstance(value, str) else tag in instance or None in allowed


def _misfit(parts: list[Map], tag: str | None, instance: Any, schema: Map) -> Error:
    """What contradicts all branches: the type, a tag, or that a tag is missing."""
    if tag is None:
        return _finding(
            "type", list(dict.fromkeys(name for part in parts for name in part["types"] or TYPES)), instance, schema
        )
    allowed = list(dict.fromkeys(value for part in parts for value in part["tags"][tag] if value is not None))
    if tag in instance:
        return _finding("enum", allowed, instance[tag], schema, tag)
    known: Map = {name: {} for part in parts for name in part["schema"].get("properties", {})}
    return _missing(tag, allowed, instance, {"properties": known})


def weight(errors: list[Error]) -> tuple[bool, int, int]:
    """How far a branch is from what was meant: whether it is invalid, how badly, in how many places."""
    return not all(map(is_remark, errors)), -min(RANKS[severity(error)] for error in errors), len(errors)
