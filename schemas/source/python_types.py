"""Write schemas as Python types: what a value may be, in the vocabulary of `typing`.

Params are read by the library, so their lists may be any Sequence. Answers belong to the caller: lists and dicts.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from toolz import unique

from .normalize import type_names
from .walk import Map

SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
PART_SUFFIXES = {"items": "Item", "additionalProperties": "Value"}
"""The ends of the names of types within a list or a dict."""


class Style(NamedTuple):
    """How containers are written, and what a file is."""

    sequence: str
    mapping: str
    file: str


PARAMS = Style("Sequence", "Mapping", "File")
ANSWERS = Style("list", "dict", "str")


def camel_case(name: str) -> str:
    """Return a name in CamelCase.

    >>> camel_case("include[]"), camel_case("web_search_options")
    ('Include', 'WebSearchOptions')
    """
    words = "".join(letter if letter.isalnum() else " " for letter in name).split()
    return "".join(word[0].upper() + word[1:] for word in words)


def is_record(schema: Map) -> bool:
    """Tell whether an object's keys are known, so that it is a TypedDict."""
    return "object" in type_names(schema) and bool(schema.get("properties"))


def list_parts(schema: Map, name: str) -> Iterator[tuple[Map, str]]:
    """Yield the schemas directly within one, each with the name that it has if it becomes a type of its own."""
    for key, part in schema.get("properties", {}).items():
        yield part, name + camel_case(key)
    for key, suffix in PART_SUFFIXES.items():
        if key in schema:
            yield schema[key], name + suffix
    branches = [] if is_record(schema) else schema.get("anyOf", [])
    for branch, suffix in zip(branches, branch_suffixes(branches), strict=True):
        yield branch, name + suffix


def branch_suffixes(branches: list[Map]) -> list[str]:
    """Return what distinguishes each branch of a union in a name: its tag, with its role or number where need be.

    >>> branch_suffixes([{"properties": {"type": {"enum": ["text"]}}}, {"type": "string"}])
    ['Text', '2']
    """
    types = [tag_value(branch, "type") for branch in branches]
    numbers = [str(number) for number in range(1, len(branches) + 1)]
    tags = [
        kind + tag_value(branch, "role") if types.count(kind) > 1 else kind
        for kind, branch in zip(types, branches, strict=True)
    ]
    unclear = {tag for tag in tags if tags.count(tag) > 1}
    return [tag + number if not tag or tag in unclear else tag for tag, number in zip(tags, numbers, strict=True)]


def tag_value(branch: Map, key: str) -> str:
    """Return the only value of a tag in CamelCase, or an empty text."""
    values = branch.get("properties", {}).get(key, {}).get("enum", [])
    return camel_case(str(values[0])) if len(values) == 1 else ""


def list_records(schema: Map, name: str) -> Iterator[tuple[str, Map]]:
    """Yield every TypedDict that a schema needs, what it refers to aside, by name."""
    if is_record(schema):
        yield name, schema
    for part, part_name in list_parts(schema, name):
        yield from list_records(part, part_name)


def type_of(schema: Map, name: str, style: Style = PARAMS) -> str:
    """Return the type of a schema's values; `name` is the name of its own TypedDict.

    >>> type_of({"type": ["array", "null"], "items": {"enum": ["a", 1]}}, "X")
    'Sequence[Literal["a", 1]] | None'
    """
    if "$ref" in schema:
        return reference_target(schema)
    if "enum" in schema or "const" in schema:
        return f"Literal[{', '.join(map(format_literal, schema.get('enum', [schema.get('const')])))}]"
    if "anyOf" in schema and not is_record(schema):
        return join_types(type_of(part, part_name, style) for part, part_name in list_parts(schema, name))
    return join_types(type_of_kind(kind, schema, name, style) for kind in type_names(schema)) or "Any"


def type_of_kind(kind: str, schema: Map, name: str, style: Style) -> str:
    """Return the type of a schema's values of one JSON type."""
    if kind == "array":
        return f"{style.sequence}[{type_of(schema.get('items', {}), name + PART_SUFFIXES['items'], style)}]"
    if kind == "object":
        value = schema.get("additionalProperties", {})
        values = type_of(value, name + PART_SUFFIXES["additionalProperties"], style)
        return name if is_record(schema) else f"{style.mapping}[str, {values}]"
    return style.file if schema.get("format") == "binary" else SIMPLE[kind]


def join_types(types: Iterable[str]) -> str:
    """Return a union, each type once."""
    return " | ".join(unique(types))


def reference_target(schema: Map) -> str:
    """Return the name of the component that a schema refers to."""
    return str(schema["$ref"].rpartition("/")[2])


def format_literal(value: Any) -> str:
    """Return a value as Python writes it."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
