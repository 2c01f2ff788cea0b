"""Which values a param takes, read from its schema. Pure."""

from typing import Any

from openai_fn.catalog.help_text import follow_ref
from openai_fn.types import Map

TYPE_BY_CLASS: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
    dict: "object",
    list: "array",
}
"""The JSON type of a Python value, by its class."""


def collect_types(part: Map, defs: Map) -> frozenset[str]:
    """Return the JSON types that a schema takes, through references and unions; none where it takes any value.

    >>> sorted(collect_types({"anyOf": [{"type": ["string", "null"]}, {"$ref": "#/$defs/X"}]}, {"X": {"enum": [1]}}))
    ['integer', 'null', 'string']
    """
    part = follow_ref(part, defs)
    if "anyOf" in part and "properties" not in part:
        return frozenset().union(*(collect_types(branch, defs) for branch in part["anyOf"]))
    values = part.get("enum", [part["const"]] if "const" in part else [])
    types: Any = part.get("type", [TYPE_BY_CLASS[type(value)] for value in values])
    return frozenset([types] if isinstance(types, str) else types)


def takes_text(part: Map, defs: Map) -> bool:
    """Return whether a bare value is text: the schema takes a string, or any value."""
    types = collect_types(part, defs)
    return not types or "string" in types


def takes_list(part: Map, defs: Map) -> bool:
    """Return whether a param may be given several times: the schema takes a list, or any value."""
    types = collect_types(part, defs)
    return not types or "array" in types


def list_enum_texts(part: Map, defs: Map) -> list[str]:
    """Return the texts that a schema lists as values, through references, unions and the items of lists.

    >>> list_enum_texts({"type": "array", "items": {"enum": ["a", "b", None]}}, {})
    ['a', 'b']
    """
    part = follow_ref(part, defs)
    values = part.get("enum", [part["const"]] if "const" in part else [])
    branches = [*part.get("anyOf", ()), part.get("items", {})]
    nested = [
        value for branch in branches if isinstance(branch, dict) and branch for value in list_enum_texts(branch, defs)
    ]
    texts = [value for value in values if isinstance(value, str)]
    return list(dict.fromkeys(texts + nested))
