"""Walk JSON Schemas, and name the one error of the build."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from toolz import concat, valmap

Map = Mapping[str, Any]
Schema = dict[str, Any]

SCHEMA_MAPS = ("properties",)
SCHEMA_LISTS = ("anyOf", "oneOf", "allOf")
SCHEMA_VALUES = ("items", "additionalProperties", "propertyNames", "not")
SUBSCHEMA_KEYS = {*SCHEMA_MAPS, *SCHEMA_LISTS, *SCHEMA_VALUES}


class BuildError(ValueError):
    """The description, or a file that corrects it, does not allow the schemas to be written."""


def map_subschemas(change: Callable[[Any], Any], schema: Map) -> Schema:
    """Return a schema whose direct subschemas went through `change`.

    >>> map_subschemas(lambda schema: {}, {"items": {"type": "string"}, "minItems": 1})
    {'items': {}, 'minItems': 1}
    """
    return {key: map_keyword(change, key, value) for key, value in schema.items()}


def map_keyword(change: Callable[[Any], Any], key: str, value: Any) -> Any:
    """Return the value of one keyword after `change` of the schemas in it."""
    if key in SCHEMA_MAPS:
        return valmap(change, value)
    if key in SCHEMA_LISTS:
        return list(map(change, value))
    return change(value) if key in SCHEMA_VALUES and isinstance(value, Mapping) else value


def list_subschemas(schema: Map) -> list[Map]:
    """Return the direct subschemas of a schema."""
    values = [
        [*schema[key].values()] if key in SCHEMA_MAPS else schema[key] if key in SCHEMA_LISTS else [schema[key]]
        for key in schema
        if key in SUBSCHEMA_KEYS
    ]
    return [part for part in concat(values) if isinstance(part, Mapping)]


def walk_schema(schema: Map) -> Iterator[Map]:
    """Yield the schema itself and all schemas in it, outermost first."""
    yield schema
    for part in list_subschemas(schema):
        yield from walk_schema(part)


def list_references(schema: Map) -> set[str]:
    """Return the names of the components that a schema refers to.

    >>> list_references({"items": {"$ref": "Metadata"}})
    {'Metadata'}
    """
    return {part["$ref"] for part in walk_schema(schema) if "$ref" in part}


def list_reachable(roots: set[str], components: Map) -> set[str]:
    """Return the names of the components that `roots` lead to, the roots included."""
    reached: set[str] = set()
    while roots:
        reached |= roots
        roots = {name for root in roots for name in list_references(components[root])} - reached
    return reached


def rename_references(schema: Map, names: Map) -> Schema:
    """Return a schema whose references carry their new names."""
    renamed = map_subschemas(lambda part: rename_references(part, names), schema)
    return {**renamed, "$ref": names.get(renamed["$ref"], renamed["$ref"])} if "$ref" in renamed else renamed
