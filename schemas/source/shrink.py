"""Make components fewer and smaller: merge duplicates, inline tiny ones where they are used."""

import json
from typing import Any

from toolz import itemfilter, valmap

from .normalize import normalize
from .walk import Map, Schema, map_subschemas, rename_references

TINY = 64
"""Bytes up to which a component without parts is inlined at each use."""
COMPOUND_KEYWORDS = ("properties", "items", "anyOf", "additionalProperties")


def find_beta_twins(schemas: dict[str, Schema]) -> dict[str, str]:
    """Return the plain name of each `Beta` component that equals the one without Beta.

    Two components that refer to themselves or to each other are equal when nothing tells them apart, so all pairs count
    as equal until one differs.
    """
    pairs = {name: name[4:] for name in schemas if name.startswith("Beta") and name[4:] in schemas}
    while True:
        same = {
            beta: plain
            for beta, plain in pairs.items()
            if rename_references(schemas[beta], pairs) == rename_references(schemas[plain], pairs)
        }
        if same == pairs:
            return same
        pairs = same


def is_tiny(schema: Map) -> bool:
    """Tell whether a component is short enough to stand wherever it is used."""
    return not schema.keys() & set(COMPOUND_KEYWORDS) and len(json.dumps(schema, separators=(",", ":"))) <= TINY


def inline(schema: Any, tiny: Map) -> Any:
    """Return a schema with the tiny components written out; what stands beside the reference stays."""
    if not isinstance(schema, dict):
        return schema
    inlined = map_subschemas(lambda part: inline(part, tiny), schema)
    return {**tiny[inlined.pop("$ref")], **inlined} if inlined.get("$ref") in tiny else inlined


def inline_tiny(schemas: dict[str, Schema]) -> dict[str, Schema]:
    """Return schemas in normal form with tiny components inlined, repeated until nothing changes."""
    while True:
        tiny = itemfilter(lambda item: item[0][0].isupper() and is_tiny(item[1]), schemas)
        smaller = valmap(lambda schema, tiny=tiny: normalize(inline(schema, tiny)), schemas)
        if smaller == schemas:
            return schemas
        schemas = smaller
