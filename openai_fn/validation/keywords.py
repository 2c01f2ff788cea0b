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

from openai_fn.credentials import is_text
from openai_fn.types import Map
from openai_fn.validation.bounds import BOUNDS, is_one_of
from openai_fn.validation.fast_check import list_values
from openai_fn.validation.messages import SEVERITY_RANKS, judge_severity
from openai_fn.validation.resolve_refs import list_types
from openai_fn.validation.suggest import find_nearest

SchemaError = Any
"""A `jsonschema.ValidationError`; importing it here would cost every user 60 ms."""
SchemaErrors = Iterator[SchemaError]

FILE_TYPES = (str, bytes, bytearray, memoryview, PathLike, tuple)
"""What can be sent as a file, beside an open one. A bare string passes: the encoder says what is wrong with it."""


def is_number(value: Any) -> bool:
    """Whether `value` is a number that JSON can write."""
    return isinstance(value, Real) and not isinstance(value, bool) and bool(value - value == 0)


TYPE_PREDICATES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: is_number(value) and (isinstance(value, Integral) or value % 1 == 0),
    "number": is_number,
    "string": is_text,
    "array": lambda value: isinstance(value, list | tuple),
    "object": lambda value: value.__class__ is dict or isinstance(value, Mapping),
    "function": callable,
    "file": lambda value: isinstance(value, FILE_TYPES) or hasattr(value, "read"),
}


@cache
def make_validator_class() -> Any:
    """The validator class of jsonschema with our types and the keywords below."""
    from jsonschema import TypeChecker
    from jsonschema.validators import Draft202012Validator, extend

    keywords = {
        **{rule: _make_bound_check(rule) for rule in BOUNDS},
        "type": _check_type,
        "not": _check_not,
        "properties": _check_properties,
        "additionalProperties": _check_additional_properties,
        "required": _check_required,
        "anyOf": _check_any_of,
        "enum": _make_enum_check("enum"),
        "const": _make_enum_check("const"),
    }
    kinds: Any = {name: lambda _, value, is_kind=is_kind: is_kind(value) for name, is_kind in TYPE_PREDICATES.items()}
    extended: Any = extend
    return extended(Draft202012Validator, keywords, type_checker=TypeChecker(kinds))


def _make_error(rule: str, value: Any, instance: Any, schema: Map, *path: str) -> SchemaError:
    """An error that carries facts instead of a message: `phrases` words them."""
    from jsonschema.exceptions import ValidationError

    return ValidationError("", rule, path, validator_value=value, instance=instance, schema=schema)


def is_remark(error: SchemaError) -> bool:
    """Whether JSON Schema alone has nothing against it: an unknown key, where the schema does not close its object."""
    if error.validator == "format":
        return True
    return error.validator == "additionalProperties" and "additionalProperties" not in error.schema


def _check_properties(validator: Any, properties: Map, instance: Any, schema: Map) -> SchemaErrors:
    """Each known key by its schema; the unknown ones are remarked on, unless a schema for them speaks."""
    if not isinstance(instance, Mapping):
        return
    for key, value in instance.items():
        if key in properties:
            yield from validator.descend(value, properties[key], key)
    if properties and "additionalProperties" not in schema:
        yield from _check_unknown_keys(instance, schema)


def _check_additional_properties(validator: Any, rest: Any, instance: Any, schema: Map) -> SchemaErrors:
    if not isinstance(instance, Mapping):
        return
    if rest is False:
        yield from _check_unknown_keys(instance, schema)
        return
    for key in instance.keys() - schema.get("properties", {}).keys():
        yield from validator.descend(instance[key], rest, key)


def _check_unknown_keys(instance: Map, schema: Map) -> SchemaErrors:
    """An error for each unknown key; not where a "required" already tells of it."""
    absent = [name for name in schema.get("properties", ()) if name not in instance]
    for key in list_extra_keys(instance, schema):
        meant = find_nearest(key, absent)
        if not meant or meant[0] not in schema.get("required", ()):
            yield _make_error("additionalProperties", absent, instance, schema, key)


def list_extra_keys(instance: Map, schema: Map) -> list[str]:
    """The keys of an object that its schema does not know."""
    return [key for key in instance if key not in schema.get("properties", ())]


def _check_required(_: Any, names: list[str], instance: Any, schema: Map) -> SchemaErrors:
    """For each missing key, what stands in its place and what it may be."""
    if not isinstance(instance, Mapping):
        return
    for name in names:
        if name not in instance:
            part = schema.get("properties", {}).get(name, {})
            yield _make_missing_error(name, list_values(part) if isinstance(part, Mapping) else [], instance, schema)


def _make_missing_error(name: str, allowed: list[Any], instance: Map, schema: Map) -> SchemaError:
    found = next((key for key in list_extra_keys(instance, schema) if find_nearest(key, [name])), None)
    return _make_error("required", (found, allowed), instance, schema, name)


def _make_bound_check(rule: str) -> Callable[..., SchemaErrors]:
    """A keyword that limits one value."""
    kind, beyond = BOUNDS[rule]

    def check(_: Any, limit: Any, instance: Any, schema: Map) -> SchemaErrors:
        if TYPE_PREDICATES[kind](instance) and beyond(instance, limit):
            yield _make_error(rule, limit, instance, schema)

    return check


def _check_type(_: Any, named: Any, instance: Any, schema: Map) -> SchemaErrors:
    if not any(TYPE_PREDICATES[name](instance) for name in ([named] if isinstance(named, str) else named)):
        yield _make_error("type", named, instance, schema)


def _check_not(validator: Any, inner: Any, instance: Any, schema: Map) -> SchemaErrors:
    if not any(validator.descend(instance, inner)):
        yield _make_error("not", inner, instance, schema)


def _make_enum_check(rule: str) -> Callable[..., SchemaErrors]:
    """An enum or const that is silent where the type is wrong already."""

    def check(_: Any, allowed: Any, instance: Any, schema: Map) -> SchemaErrors:
        named = list_types(schema)
        fitting = named is None or any(TYPE_PREDICATES[name](instance) for name in named)
        if fitting and not is_one_of(instance, allowed if rule == "enum" else [allowed]):
            yield _make_error(rule, allowed, instance, schema)

    return check


def _check_any_of(validator: Any, union: Map, instance: Any, schema: Map) -> SchemaErrors:
    """The errors of the branch that was meant; none where a branch has none."""
    parts, tag = narrow_union(union, instance)
    if not parts or tag:
        yield _make_union_error(parts or union["parts"], tag, instance, schema)
        return
    outcomes = []
    for part in parts:
        outcomes.append(list(validator.descend(instance, part["schema"])))
        if not outcomes[-1]:
            return
    yield from min(outcomes, key=compute_distance_rank)


def narrow_union(union: Map, instance: Any) -> tuple[list[Map], str | None]:
    """The branches that neither type nor tags contradict; where a tag contradicts all that remain, they and it."""
    fitting = [
        part
        for part in union["parts"]
        if any(TYPE_PREDICATES[name](instance) for name in part["types"] or TYPE_PREDICATES)
    ]
    for tag in union["tags"] if isinstance(instance, Mapping) else ():
        kept = [part for part in fitting if matches_tag(instance, tag, part["tags"].get(tag))]
        if not kept:
            return fitting, tag
        fitting = kept
    return fitting, None


def matches_tag(instance: Map, tag: str, allowed: list[Any] | None) -> bool:
    """Whether an object may belong to a branch that allows these values of a tag; what is no string is not judged."""
    if allowed is None:
        return True
    value = instance.get(tag)
    return value in allowed if isinstance(value, str) else tag in instance or None in allowed


def _make_union_error(parts: list[Map], tag: str | None, instance: Any, schema: Map) -> SchemaError:
    """What contradicts all branches: the type, a tag, or that a tag is missing."""
    if tag is None:
        return _make_error(
            "type",
            list(dict.fromkeys(name for part in parts for name in part["types"] or TYPE_PREDICATES)),
            instance,
            schema,
        )
    allowed = list(dict.fromkeys(value for part in parts for value in part["tags"][tag] if value is not None))
    if tag in instance:
        return _make_error("enum", allowed, instance[tag], schema, tag)
    known: Map = {name: {} for part in parts for name in part["schema"].get("properties", {})}
    return _make_missing_error(tag, allowed, instance, {"properties": known})


def compute_distance_rank(errors: list[SchemaError]) -> tuple[bool, int, int]:
    """How far a branch is from what was meant: whether it is invalid, how badly, in how many places."""
    return not all(map(is_remark, errors)), -min(SEVERITY_RANKS[judge_severity(error)] for error in errors), len(errors)
