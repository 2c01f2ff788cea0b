"""The keywords of JSON Schema 2020-12 for jsonschema, with our types, and with facts instead of messages. Pure.

- The verdict is that of plain JSON Schema; `is_remark` tells the errors that are ours alone: an unknown key where the
  schema does not close its object, and a text that is no URL.
- Values of Python's other types that can be sent as JSON pass: Mappings, tuples, arrays, numpy's numbers, 5.0 as an
  integer. A bool is no number, nor is NaN.
- Schemas come in the form of `resolve_refs`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from openai_fn.types import Map
from openai_fn.validation.bounds import BOUNDS, is_one_of
from openai_fn.validation.fast_check import list_values
from openai_fn.validation.json_types import TYPE_PREDICATES, convert_array
from openai_fn.validation.resolve_refs import list_types
from openai_fn.validation.severity import OPTIONAL, SEVERITY_RANKS, ValidationError, judge_severity
from openai_fn.validation.suggest import find_nearest_param
from openai_fn.validation.unions import narrow_union

ValidationErrors = Iterator[ValidationError]
LIST_KEYWORDS = ("items", "prefixItems", "contains", "uniqueItems")
"""jsonschema's keywords that read a list by its indices, which a Series may have of its own."""


@cache
def make_validator_class() -> Any:
    """Make the validator class of jsonschema with our types and the keywords below."""
    from jsonschema import TypeChecker
    from jsonschema.validators import Draft202012Validator, extend

    keywords = {
        **{rule: _make_bound_check(rule) for rule in BOUNDS},
        **{rule: _make_list_check(Draft202012Validator.VALIDATORS[rule]) for rule in LIST_KEYWORDS},
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


def _make_error(rule: str, value: Any, instance: Any, schema: Map, *path: str) -> ValidationError:
    """Make an error that carries facts instead of a message: `messages` words them."""
    from jsonschema.exceptions import ValidationError as Error

    return Error("", rule, path, validator_value=value, instance=instance, schema=schema)


def is_remark(error: ValidationError) -> bool:
    """Return whether JSON Schema alone has nothing against it."""
    if error.validator == "format":
        return True
    return error.validator == "additionalProperties" and "additionalProperties" not in error.schema


def _check_properties(validator: Any, properties: Map, instance: Any, schema: Map) -> ValidationErrors:
    """Check each known key by its schema; report the unknown ones, unless a schema for them does."""
    if not isinstance(instance, Mapping):
        return
    required = schema.get("required", ())
    for key, value in instance.items():
        if key in properties:
            if key in required:
                yield from validator.descend(value, properties[key], key)
            else:
                yield from _check_optional(validator, value, properties[key], key)
    if properties and "additionalProperties" not in schema:
        yield from _check_unknown_keys(instance, schema)


def _check_optional(validator: Any, value: Any, schema: Any, key: str) -> ValidationErrors:
    """Check the value of an optional key; None is an error of its own there."""
    if value is not None:
        yield from validator.descend(value, schema, key)
    elif any(validator.descend(value, schema, key)):
        yield _make_error("type", OPTIONAL, None, schema if isinstance(schema, Mapping) else {}, key)


def _check_additional_properties(validator: Any, rest: Any, instance: Any, schema: Map) -> ValidationErrors:
    if not isinstance(instance, Mapping):
        return
    if rest is False:
        yield from _check_unknown_keys(instance, schema)
        return
    for key in instance.keys() - schema.get("properties", {}).keys():
        yield from _check_optional(validator, instance[key], rest, key)


def _check_unknown_keys(instance: Map, schema: Map) -> ValidationErrors:
    """Report each unknown key, unless a "required" already tells of it."""
    absent = [name for name in schema.get("properties", ()) if name not in instance]
    for key in list_extra_keys(instance, schema):
        meant = find_nearest_param(key, absent)
        if not meant or meant[0] not in schema.get("required", ()):
            yield _make_error("additionalProperties", absent, instance, schema, key)


def list_extra_keys(instance: Map, schema: Map) -> list[str]:
    """Return the keys of an object that its schema does not know."""
    return [key for key in instance if key not in schema.get("properties", ())]


def _check_required(_: Any, names: list[str], instance: Any, schema: Map) -> ValidationErrors:
    """Report each missing key with what stands in its place and what it may be."""
    if not isinstance(instance, Mapping):
        return
    for name in names:
        if name not in instance:
            part = schema.get("properties", {}).get(name, {})
            yield _make_missing_error(name, list_values(part) if isinstance(part, Mapping) else [], instance, schema)


def _make_missing_error(name: str, allowed: list[Any], instance: Map, schema: Map) -> ValidationError:
    return _make_error("required", (find_typed(instance, schema, [name]), allowed, []), instance, schema, name)


def find_typed(instance: Map, schema: Map, names: list[str]) -> Any:
    """Return the unknown key of an object that stands in the place of one of `names`, or None."""
    return next((key for key in list_extra_keys(instance, schema) if find_nearest_param(key, names)), None)


def _make_bound_check(rule: str) -> Callable[..., ValidationErrors]:
    """Make a keyword that looks at one value alone."""
    kind, exceeds = BOUNDS[rule]

    def check(_: Any, limit: Any, instance: Any, schema: Map) -> ValidationErrors:
        if TYPE_PREDICATES[kind](instance) and exceeds(instance, limit):
            yield _make_error(rule, limit, instance, schema)

    return check


def _make_list_check(keyword: Callable[..., Any]) -> Callable[..., ValidationErrors]:
    """Make a keyword of jsonschema's read an array as a list."""

    def check(validator: Any, value: Any, instance: Any, schema: Map) -> ValidationErrors:
        yield from keyword(validator, value, convert_array(instance), schema) or ()

    return check


def _check_type(_: Any, named: Any, instance: Any, schema: Map) -> ValidationErrors:
    if not any(TYPE_PREDICATES[name](instance) for name in ([named] if isinstance(named, str) else named)):
        yield _make_error("type", named, instance, schema)


def _check_not(validator: Any, inner: Any, instance: Any, schema: Map) -> ValidationErrors:
    if not any(validator.descend(instance, inner)):
        yield _make_error("not", inner, instance, schema)


def _make_enum_check(rule: str) -> Callable[..., ValidationErrors]:
    """Make an enum or const that is silent where the type is wrong already."""

    def check(_: Any, allowed: Any, instance: Any, schema: Map) -> ValidationErrors:
        named = list_types(schema)
        fitting = named is None or any(TYPE_PREDICATES[name](instance) for name in named)
        if fitting and not is_one_of(instance, allowed if rule == "enum" else [allowed]):
            yield _make_error(rule, allowed, instance, schema)

    return check


def _check_any_of(validator: Any, union: Map, instance: Any, schema: Map) -> ValidationErrors:
    """Report the errors of the branch that was meant; none where a branch has none."""
    parts, tag = narrow_union(union, instance)
    if not parts or tag:
        yield _make_union_error(parts or union["parts"], tag, instance, schema)
        return
    outcomes: list[list[ValidationError]] = []
    for part in parts:
        outcomes.append(list(validator.descend(instance, part["schema"])))
        if not outcomes[-1]:
            return
    names = list_alternatives(outcomes)
    if names:
        yield _make_error("required", (find_typed(instance, schema, names), [], names), instance, schema)
    else:
        yield from min(outcomes, key=compute_distance_rank)


def list_alternatives(outcomes: list[list[ValidationError]]) -> list[str]:
    """Return the keys of which one is required, where that is all that each branch has against an object."""
    if not all(len(errors) == 1 and errors[0].validator == "required" for errors in outcomes):
        return []
    names = [str(errors[0].path[0]) for errors in outcomes if len(errors[0].path) == 1]
    return list(dict.fromkeys(names)) if 1 < len(names) == len(outcomes) else []


def _make_union_error(parts: list[Map], tag: str | None, instance: Any, schema: Map) -> ValidationError:
    """Make the error of what contradicts all branches: the type, a tag, or that a tag is missing."""
    if tag is None:
        types = dict.fromkeys(name for part in parts for name in part["types"] or TYPE_PREDICATES)
        return _make_error("type", list(types), instance, schema)
    allowed = list(dict.fromkeys(value for part in parts for value in part["tags"][tag] if value is not None))
    if tag in instance:
        return _make_error("enum", allowed, instance[tag], schema, tag)
    known: Map = {name: {} for part in parts for name in part["schema"].get("properties", {})}
    return _make_missing_error(tag, allowed, instance, {"properties": known})


def compute_distance_rank(errors: list[ValidationError]) -> tuple[bool, int, int]:
    """Return how far a branch is from what was meant: whether it is invalid, how badly, in how many places."""
    return not all(map(is_remark, errors)), -min(SEVERITY_RANKS[judge_severity(error)] for error in errors), len(errors)
