"""Schemas as Python types: what a value may be, in the words of `typing`."""

import json
from collections.abc import Iterator
from typing import Any

from tree import Map

SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
WITHIN = {"items": "Item", "additionalProperties": "Value"}
"""What the names of types within a list or a map end in."""


def camel(name: str) -> str:
    """A name in CamelCase.

    >>> camel("include[]"), camel("web_search_options")
    ('Include', 'WebSearchOptions')
    """
    words = "".join(letter if letter.isalnum() else " " for letter in name).split()
    return "".join(word[0].upper() + word[1:] for word in words)


def kinds(schema: Map) -> list[str]:
    """The types that a schema names."""
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else list(named)


def is_record(schema: Map) -> bool:
    """Whether an object's keys are known, so that it is a TypedDict."""
    return "object" in kinds(schema) and bool(schema.get("properties"))


def inner(schema: Map, name: str) -> Iterator[tuple[Map, str]]:
    """The schemas directly within one, each with the name that it has if it becomes a type of its own."""
    for key, part in schema.get("properties", {}).items():
        yield part, name + camel(key)
    for key, word in WITHIN.items():
        if key in schema:
            yield schema[key], name + word
    for number, branch in enumerate([] if is_record(schema) else schema.get("anyOf", []), 1):
        yield branch, name + branch_word(branch, number)


def branch_word(branch: Map, number: int) -> str:
    """What tells a branch of a union in a name: the value of its tag, else its number."""
    tag = branch.get("properties", {}).get("type", {}).get("enum", [])
    return camel(tag[0]) if len(tag) == 1 else str(number)


def records(schema: Map, name: str) -> Iterator[tuple[str, Map]]:
    """Every TypedDict that a schema needs beside its references, by name."""
    if is_record(schema):
        yield name, schema
    for part, part_name in inner(schema, name):
        yield from records(part, part_name)


def expression(schema: Map, name: str) -> str:
    """The type of a schema's values; `name` is what its own TypedDict is called.

    >>> expression({"type": ["array", "null"], "items": {"enum": ["a", 1]}}, "X")
    'Sequence[Literal["a", 1]] | None'
    """
    if "$ref" in schema:
        return target(schema)
    if "enum" in schema or "const" in schema:
        return f"Literal[{', '.join(map(literal, schema.get('enum', [schema.get('const')])))}]"
    if "anyOf" in schema and not is_record(schema):
        return either(expression(part, part_name) for part, part_name in inner(schema, name))
    return either(of_kind(kind, schema, name) for kind in kinds(schema)) or "Any"


def of_kind(kind: str, schema: Map, name: str) -> str:
    """The type of a schema's values of one JSON type."""
    if kind == "array":
        return f"Sequence[{expression(schema.get('items', {}), name + WITHIN['items'])}]"
    if kind == "object":
        values = expression(schema.get("additionalProperties", {}), name + WITHIN["additionalProperties"])
        return name if is_record(schema) else f"Mapping[str, {values}]"
    return "File" if schema.get("format") == "binary" else SIMPLE[kind]


def either(types: Iterator[str]) -> str:
    """A union, each type once."""
    return " | ".join(dict.fromkeys(types))


def target(schema: Map) -> str:
    """The component that a schema refers to."""
    return str(schema["$ref"].rpartition("/")[2])


def literal(value: Any) -> str:
    """A value as Python writes it."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
