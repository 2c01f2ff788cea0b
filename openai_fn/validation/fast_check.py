"""A fast predicate of a schema that says "surely valid" or "in doubt".

- True is a promise: jsonschema finds the value valid, and there is no warning or note about it. So an unknown key or
  enum value is in doubt, and so is all that is not plain JSON data: Mappings, arrays, numpy's numbers, NaN. (A tuple
  counts as a list.)
- False promises nothing: `validate` decides then. A schema with a keyword unknown here always leaves values in doubt.
- Closures are made when a value first reaches them, so a first call compiles only what it uses, and a schema may
  refer to itself. Two threads that get there at once make the same closure twice, which does no harm.
"""

from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any

from openai_fn.credentials import Credential, is_text
from openai_fn.types import Map
from openai_fn.validation.bounds import HAS_SCHEME

Check = Callable[[Any], bool]
Compile = Callable[[Any], Check]

ANNOTATIONS = frozenset({"$comment", "$defs", "$id", "$schema", "default", "deprecated", "description", "title"})
ANNOTATIONS |= {"example", "examples", "writeOnly"}
BOUND_KEYWORDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
SIZE_KEYWORDS = frozenset({"minItems", "maxItems", "minLength", "maxLength"})
SHAPE_KEYWORDS = (
    frozenset({"type", "properties", "required", "additionalProperties", "items", "format"})
    | BOUND_KEYWORDS
    | SIZE_KEYWORDS
)
CLOSED_KEYWORDS = frozenset({"enum", "const"})
SCALARS = frozenset({str, int, bool, type(None)})


def make_fast_check(schema: Map) -> Check:
    """Make a predicate: True if a value surely fits `schema` without a warning or note, False if that is in doubt.

    References have the form "#/$defs/Name".

    >>> accepts = make_fast_check({"type": "object", "properties": {"n": {"type": "integer"}}})
    >>> accepts({"n": 1}), accepts({"n": True}), accepts({"m": 1})
    (True, False, False)
    """
    defs: Map = schema.get("$defs", {})
    named: dict[str, Check] = {}

    def compile_part(part: Any) -> Check:
        keywords = list_keywords(part)
        if keywords == {"$ref"}:
            name = part["$ref"].removeprefix("#/$defs/")
            return named.get(name) or named.setdefault(name, compile_part(defs[name]))
        if keywords == {"anyOf"}:
            return _check_union(flatten_union(part, defs), compile_part)
        if len(keywords & CLOSED_KEYWORDS) == 1:
            return _check_one_of(
                list_values(part), compile_part({key: part[key] for key in keywords - CLOSED_KEYWORDS})
            )
        return _check_types(part, compile_part) if keywords <= SHAPE_KEYWORDS else _accept_none

    return compile_part(schema)


def list_keywords(schema: Any) -> set[str]:
    """Return the keywords that constrain values: none for True, which allows all, "not" for False."""
    return set(schema.keys() - ANNOTATIONS) if isinstance(schema, Mapping) else set() if schema else {"not"}


def flatten_union(schema: Any, defs: Map) -> list[Map]:
    """Return the branches of a union and of the unions inside it, references resolved; else the schema alone."""
    keywords = list_keywords(schema)
    if keywords == {"$ref"}:
        return flatten_union(defs[schema["$ref"].removeprefix("#/$defs/")], defs)
    if keywords == {"anyOf"}:
        return [flat for part in schema["anyOf"] for flat in flatten_union(part, defs)]
    return [{"not": {}} if keywords == {"not"} else schema if keywords else {}]


def list_values(schema: Map) -> list[Any]:
    """Return the values that a schema's const or enum allows."""
    return [schema["const"]] if "const" in schema else list(schema.get("enum", ()))


def collect_tags(schema: Map) -> dict[str, list[Any]]:
    """Return the values of each enum or const property of an object, with None where the property may be absent."""
    closed = {
        name: list_values(part)
        for name, part in schema.get("properties", {}).items()
        if CLOSED_KEYWORDS & list_keywords(part)
    }
    needed = schema.get("required", ())
    return {name: allowed if name in needed else [*allowed, None] for name, allowed in closed.items()}


# A class because a dict calls `__missing__` of its class alone.
class _LazyChecks(dict[Any, Check]):
    """Closures that are made on first use; under None stands that of all other keys."""

    def __init__(self, schemas: Mapping[Any, Any], compile_part: Compile) -> None:
        super().__init__()
        self.schemas, self.compile_part = schemas, compile_part

    def __missing__(self, key: Any) -> Check:
        if key not in self.schemas:
            return self[None]
        check = self[key] = self.compile_part(self.schemas[key])
        return check


def _accept_all(_: Any) -> bool:
    return True


def _accept_none(_: Any) -> bool:
    return False


def _check_either(checks: Iterable[Check]) -> Check:
    first, *rest = [check for check in checks if check is not _accept_none] or [_accept_none]
    if not rest:
        return first
    second = _check_either(rest)
    return lambda value: first(value) or second(value)


def _check_one_of(allowed: list[Any], fits: Check) -> Check:
    pairs = frozenset((value.__class__, value) for value in allowed if value.__class__ in SCALARS and fits(value))
    words = frozenset(value for kind, value in pairs if kind is str)
    if len(words) == len(pairs):
        return lambda value: value.__class__ is str and value in words
    return lambda value: value.__class__ in SCALARS and (value.__class__, value) in pairs


def _check_union(parts: list[Map], compile_part: Compile) -> Check:
    """Make a check that tries the branches in turn; an object goes straight to the branches that its tag fits."""
    objects = [part for part in parts if "object" in part.get("type", "object")]
    tags = [collect_tags(part) for part in objects]
    names = [name for row in tags for name in row]
    if not names:
        return _check_either(map(compile_part, parts))
    tag = max(names, key=names.count)
    kinds = {None, *(kind for row in tags for kind in row.get(tag, ()) if kind.__class__ is str)}
    rows = list(zip(objects, tags, strict=True))
    table = {kind: [part for part, row in rows if kind in row.get(tag, (kind,))] for kind in kinds}
    of_kind = _LazyChecks(table, lambda branches: _check_either(map(compile_part, branches)))
    others = _check_either(compile_part(part) for part in parts if part not in objects or part.get("type") != "object")

    def accepts(value: Any) -> bool:
        if value.__class__ is not dict:
            return others(value)
        kind = value.get(tag)
        return of_kind[kind if kind.__class__ is str else None](value)

    return accepts


def _check_string(schema: Map, _: Compile) -> Check:
    low, high = schema.get("minLength", 0), schema.get("maxLength", inf)
    if schema.get("format", "uri") != "uri":
        return _accept_none
    if "format" in schema:
        return lambda value: value.__class__ is str and HAS_SCHEME(value) is not None and low <= len(value) <= high
    if (low, high) == (0, inf):
        return lambda value: value.__class__ is str or (value.__class__ is Credential and is_text(value))
    return lambda value: value.__class__ is str and low <= len(value) <= high


def _check_number(schema: Map, _: Compile, classes: tuple[type, ...] = (int, float)) -> Check:
    low, high = schema.get("minimum", -inf), schema.get("maximum", inf)
    above, below = schema.get("exclusiveMinimum", -inf), schema.get("exclusiveMaximum", inf)
    return lambda value: value.__class__ in classes and above < value < below and low <= value <= high


def _check_array(schema: Map, compile_part: Compile) -> Check:
    low, high = schema.get("minItems", 0), schema.get("maxItems", inf)
    each = _LazyChecks({None: schema.get("items", True)}, compile_part)
    return lambda value: value.__class__ in (list, tuple) and low <= len(value) <= high and all(map(each[None], value))


def _check_object(schema: Map, compile_part: Compile) -> Check:
    known = schema.get("properties", {})
    checks = _LazyChecks({**known, None: schema.get("additionalProperties", not known)}, compile_part)
    required = tuple(schema.get("required", ()))
    if list_keywords(schema) <= {"type"}:
        return lambda value: value.__class__ is dict

    def accepts(value: Any) -> bool:
        if value.__class__ is not dict:
            return False
        for name in required:
            if name not in value:
                return False
        for key, item in value.items():  # noqa: SIM110 - all() over a generator takes twice as long
            if not checks[key](item):
                return False
        return True

    return accepts


TYPE_CHECKS: dict[str, Callable[[Map, Compile], Check]] = {
    "string": _check_string,
    "number": _check_number,
    "integer": lambda schema, compile_part: _check_number(schema, compile_part, (int,)),
    "boolean": lambda _schema, _compiled: lambda value: value.__class__ is bool,
    "null": lambda _schema, _compiled: lambda value: value is None,
    "array": _check_array,
    "object": _check_object,
    "function": lambda _schema, _compiled: callable,
}


def _check_types(schema: Any, compile_part: Compile) -> Check:
    """Make a check of the schema's types: without a keyword everything passes, without a type all of JSON's count."""
    if not list_keywords(schema):
        return _accept_all
    types = schema.get("type", [name for name in TYPE_CHECKS if name != "function"])
    return _check_either(
        TYPE_CHECKS[name](schema, compile_part) for name in ([types] if isinstance(types, str) else types)
    )
