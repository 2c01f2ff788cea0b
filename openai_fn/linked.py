"""A schema in the form that `validate` runs on. Pure.

- A reference is replaced by what it names, so looking it up costs nothing, and a schema may contain itself.
- A union is flat, and beside its branches stand their types and tags: {"parts": [{"schema", "types", "tags"}], "tags"}.
- A binary string is a file. All inside a `writeOnly` is `writeOnly`. Other annotations are gone.
"""

from collections.abc import Callable, Mapping
from typing import Any

from openai_fn.accept import ANNOTATIONS, branches, keywords_of, tags
from openai_fn.shapes import Map

Link = Callable[[Any], Any]

ONE = frozenset({"items", "additionalProperties", "propertyNames", "not", "contains", "if", "then", "else"})
LISTS = frozenset({"allOf", "oneOf", "prefixItems"})
MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
"""The keywords that hold a schema, a list of them, schemas by name."""


def linked(schema: Map) -> Any:
    """`schema` in that form; its references have the form "#/$defs/Name".

    >>> linked({"items": {"$ref": "#/$defs/Name"}, "$defs": {"Name": {"type": "string"}}})
    {'items': {'type': 'string'}}
    """
    defs: Map = schema.get("$defs", {})
    done: dict[tuple[int, bool], dict[str, Any]] = {}

    def link(part: Any, *, secret: bool = False) -> Any:
        if not isinstance(part, Mapping):
            return part
        secret = secret or part.get("writeOnly", False)
        if keywords_of(part) == {"$ref"}:
            return link(target(part, defs), secret=secret)
        if (id(part), secret) not in done:
            out = done[id(part), secret] = {"writeOnly": True} if secret else {}
            out.update(rewritten(part, defs, lambda inner: link(inner, secret=secret)))
        return done[id(part), secret]

    return link(schema)


def target(part: Map, defs: Map) -> Any:
    """The schema that a reference names."""
    return defs[part["$ref"].removeprefix("#/$defs/")]


def rewritten(part: Map, defs: Map, link: Link) -> dict[str, Any]:
    """The keywords of one schema, the schemas in them linked."""
    out = {key: held(key, value, link) for key, value in part.items() if key not in ANNOTATIONS}
    if "anyOf" in part:
        out["anyOf"] = union([flat for branch in part["anyOf"] for flat in branches(branch, defs)], link)
    if "$ref" in part:
        del out["$ref"]
        out["allOf"] = [*out.get("allOf", ()), link(target(part, defs))]
    if is_file(part):
        out["type"] = types(part)
    return out


def held(keyword: str, value: Any, link: Link) -> Any:
    """The value of a keyword with the schemas that it holds linked."""
    if keyword in MAPS:
        return {name: {"not": True} if inner is False else link(inner) for name, inner in value.items()}
    if keyword in LISTS:
        return [link(inner) for inner in value]
    return link(value) if keyword in ONE else value


def union(parts: list[Map], link: Link) -> dict[str, Any]:
    """The flat union of `parts`; its tags in order, the one that most branches carry first."""
    rows = [{"schema": link(part), "types": types(part), "tags": tags(part)} for part in parts]
    names = [name for row in rows for name in row["tags"]]
    return {"parts": rows, "tags": sorted(dict.fromkeys(names), key=lambda name: -names.count(name))}


def types(part: Map) -> list[str] | None:
    """The names of the types that a schema allows; None where it does not say.

    >>> types({"type": "string"}), types({"minimum": 0})
    (['string'], None)
    """
    named = part.get("type")
    names = [named] if isinstance(named, str) else named
    return ["file" if name == "string" else name for name in names] if names and is_file(part) else names


def is_file(part: Map) -> bool:
    """Whether a schema's strings are files."""
    return part.get("format") == "binary"
