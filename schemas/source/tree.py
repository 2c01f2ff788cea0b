"""Ways to walk a JSON Schema, and the one error of the build."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Map = Mapping[str, Any]
Schema = dict[str, Any]

MAPS = ("properties",)
LISTS = ("anyOf", "oneOf", "allOf")
SINGLES = ("items", "additionalProperties", "propertyNames", "not")


class BuildError(ValueError):
    """The description, or a note on it, does not allow files to be written."""


def mapped(schema: Map, change: Callable[[Any], Any]) -> Schema:
    """A schema whose direct subschemas went through `change`.

    >>> mapped({"items": {"type": "string"}, "minItems": 1}, lambda schema: {})
    {'items': {}, 'minItems': 1}
    """
    changed = dict(schema)
    for key in schema.keys() & {*MAPS, *LISTS, *SINGLES}:
        changed[key] = within(key, schema[key], change)
    return changed


def within(key: str, value: Any, change: Callable[[Any], Any]) -> Any:
    """The value of one keyword after `change` of the schemas that stand in it."""
    if key in MAPS:
        return {name: change(part) for name, part in value.items()}
    if key in LISTS:
        return [change(part) for part in value]
    return change(value) if isinstance(value, Mapping) else value


def parts(schema: Map) -> Iterator[Map]:
    """The schema itself and all that stands in it, outermost first."""
    yield schema
    for key in schema.keys() & {*MAPS, *LISTS, *SINGLES}:
        value = schema[key]
        inner = value.values() if key in MAPS else value if key in LISTS else [value]
        for part in inner:
            yield from parts(part) if isinstance(part, Mapping) else ()


def references(schema: Map) -> set[str]:
    """Names of the components that a schema refers to.

    >>> references({"items": {"$ref": "Metadata"}})
    {'Metadata'}
    """
    return {part["$ref"] for part in parts(schema) if "$ref" in part}


def reachable(roots: set[str], components: Map) -> set[str]:
    """Names of the components that `roots` lead to, themselves among them."""
    found: set[str] = set()
    while roots:
        found |= roots
        roots = {name for root in roots for name in references(components[root])} - found
    return found


def renamed(schema: Map, names: Map) -> Schema:
    """A schema whose references carry their new names."""
    new = mapped(schema, lambda part: renamed(part, names))
    return {**new, "$ref": names.get(new["$ref"], new["$ref"])} if "$ref" in new else new
