"""Fewer and smaller components: doubles merged, tiny ones written where they are used."""

import json
from typing import Any

from normal import normal
from tree import Map, Schema, mapped, renamed

TINY = 64
"""Bytes up to which a component without parts is written out at each use."""
PARTS = ("properties", "items", "anyOf", "additionalProperties")


def without_beta(schemas: dict[str, Schema]) -> dict[str, str]:
    """Beta name -> plain name of each component that says the same as the one without Beta.

    Two components that refer to themselves or to each other are the same when nothing tells them apart, so all pairs
    count as the same until one differs.
    """
    pairs = {name: name[4:] for name in schemas if name.startswith("Beta") and name[4:] in schemas}
    while True:
        same = {
            beta: plain
            for beta, plain in pairs.items()
            if renamed(schemas[beta], pairs) == renamed(schemas[plain], pairs)
        }
        if same == pairs:
            return same
        pairs = same


def is_tiny(schema: Map) -> bool:
    """Whether a component is short enough to stand wherever it is used."""
    return not schema.keys() & set(PARTS) and len(json.dumps(schema, separators=(",", ":"))) <= TINY


def inlined(schema: Any, tiny: Map) -> Any:
    """A schema with the tiny components written out; what stands beside the reference stays."""
    if not isinstance(schema, dict):
        return schema
    out = mapped(schema, lambda part: inlined(part, tiny))
    return {**tiny[out.pop("$ref")], **out} if out.get("$ref") in tiny else out


def small(schemas: dict[str, Schema]) -> dict[str, Schema]:
    """Schemas in normal form with tiny components inlined, until nothing changes."""
    while True:
        tiny = {name: schema for name, schema in schemas.items() if name[0].isupper() and is_tiny(schema)}
        smaller = {name: normal(inlined(schema, tiny)) for name, schema in schemas.items()}
        if smaller == schemas:
            return schemas
        schemas = smaller
