"""Schemas in the form that `keywords` checks against. Pure.

- A reference is replaced by its target, so looking it up costs nothing; a schema may contain itself.
- A union is flat, and its branches stand beside their types and tags: {"parts": [{"schema", "types", "tags"}], "tags"}.
- A binary string has the type "file". All inside a `writeOnly` is `writeOnly`. Other annotations are dropped.
"""

from collections.abc import Callable, Mapping
from typing import Any

from openai_fn.types import Map
from openai_fn.validation.fast_check import ANNOTATIONS, collect_tags, flatten_union, list_keywords

Resolve = Callable[[Any], Any]

SCHEMA_KEYWORDS = frozenset({"items", "additionalProperties", "propertyNames", "not", "contains", "if", "then", "else"})
SCHEMA_LIST_KEYWORDS = frozenset({"allOf", "oneOf", "prefixItems"})
SCHEMA_MAP_KEYWORDS = frozenset({"properties", "patternProperties", "dependentSchemas"})
"""The keywords that hold a schema, a list of them, schemas by name."""


def resolve_refs(schema: Map) -> Any:
    """Return `schema` in that form; its references have the form "#/$defs/Name".

    >>> resolve_refs({"items": {"$ref": "#/$defs/Name"}, "$defs": {"Name": {"type": "string"}}})
    {'items': {'type': 'string'}}
    """
    defs: Map = schema.get("$defs", {})
    done: dict[tuple[int, bool], dict[str, Any]] = {}

    def resolve(part: Any, *, secret: bool = False) -> Any:
        if not isinstance(part, Mapping):
            return part
        secret = secret or part.get("writeOnly", False)
        if list_keywords(part) == {"$ref"}:
            return resolve(find_ref_target(part, defs), secret=secret)
        if (id(part), secret) not in done:
            out = done[id(part), secret] = {"writeOnly": True} if secret else {}
            out.update(rewrite_keywords(part, defs, lambda inner: resolve(inner, secret=secret)))
        return done[id(part), secret]

    return resolve(schema)


def find_ref_target(part: Map, defs: Map) -> Any:
    """Return the schema that a reference names."""
    return defs[part["$ref"].removeprefix("#/$defs/")]


def rewrite_keywords(part: Map, defs: Map, resolve: Resolve) -> dict[str, Any]:
    """Return the keywords of one schema with the schemas in them resolved."""
    out = {key: resolve_keyword_value(key, value, resolve) for key, value in part.items() if key not in ANNOTATIONS}
    if "anyOf" in part:
        out["anyOf"] = build_union([flat for branch in part["anyOf"] for flat in flatten_union(branch, defs)], resolve)
    if "$ref" in part:
        del out["$ref"]
        out["allOf"] = [*out.get("allOf", ()), resolve(find_ref_target(part, defs))]
    if is_file_schema(part):
        out["type"] = list_types(part)
    return out


def resolve_keyword_value(keyword: str, value: Any, resolve: Resolve) -> Any:
    """Return the value of a keyword with the schemas in it resolved."""
    if keyword in SCHEMA_MAP_KEYWORDS:
        return {name: {"not": True} if inner is False else resolve(inner) for name, inner in value.items()}
    if keyword in SCHEMA_LIST_KEYWORDS:
        return [resolve(inner) for inner in value]
    return resolve(value) if keyword in SCHEMA_KEYWORDS else value


def build_union(parts: list[Map], resolve: Resolve) -> dict[str, Any]:
    """Return the flat union of `parts`; its tags in order, the one that most branches carry first."""
    rows = [{"schema": resolve(part), "types": list_types(part), "tags": collect_tags(part)} for part in parts]
    names = [name for row in rows for name in row["tags"]]
    return {"parts": rows, "tags": sorted(dict.fromkeys(names), key=lambda name: -names.count(name))}


def list_types(part: Map) -> list[str] | None:
    """Return the names of the types that a schema allows; None where it does not say.

    >>> list_types({"type": "string"}), list_types({"minimum": 0})
    (['string'], None)
    """
    named = part.get("type")
    names = [named] if isinstance(named, str) else named
    return ["file" if name == "string" else name for name in names] if names and is_file_schema(part) else names


def is_file_schema(part: Map) -> bool:
    """Return whether a schema's strings are files."""
    return part.get("format") == "binary"
