"""Bring schemas to their normal form: clean JSON Schema 2020-12 that says each thing in one way.

A union is an `anyOf` whose branches differ in more than their type; what differs only in its type is one schema with a
list of types. No rule here makes a schema stricter than the description.
"""

from functools import reduce
from typing import Any

from toolz import concat, dissoc, keyfilter, pipe, unique

from .walk import BuildError, Map, Schema, map_subschemas

ANNOTATIONS = {"default", "deprecated", "nullable"}
"""Keywords that stand beside others without narrowing what they allow."""
NULL = {"type": "null"}
TYPELESS_KEYWORDS = {"enum", "const", "anyOf", "not", "$ref", "format"}
"""Keywords that do not constrain one type only, so a schema with one of them stays a branch of its own."""
NO_OPS: tuple[tuple[str, Any], ...] = (
    ("additionalProperties", True),
    ("additionalProperties", False),
    ("additionalProperties", {}),
    ("deprecated", False),
    ("uniqueItems", False),
    ("required", []),
)
"""Keywords that say nothing, or that close an object, which newer keys would make wrong."""


def flatten_all_of(schema: Any, known: Map) -> Any:
    """Return a schema without `allOf`: its members joined into one, a later property over an earlier one."""
    if not isinstance(schema, dict):
        return schema
    whole: Schema = map_subschemas(lambda part: flatten_all_of(part, known), schema)
    members = whole.pop("allOf", None)
    if members is None:
        return whole
    real = [part for part in members if set(part) - ANNOTATIONS]
    annotations = {key: value for part in members if not set(part) - ANNOTATIONS for key, value in part.items()}
    if len(real) == 1 and not set(whole) - ANNOTATIONS - {"type"}:
        return {**whole, **real[0], **annotations}
    own = [flatten_all_of(known[part["$ref"]], known) if "$ref" in part else part for part in real]
    joined: Schema = reduce(join_objects, [whole, *own])
    return {**joined, **annotations}


def join_objects(first: Schema, second: Schema) -> Schema:
    """Return two object schemas as one. Raise BuildError when both are unions."""
    if ("anyOf" in first and "anyOf" in second) or ("oneOf" in first and "oneOf" in second):
        raise BuildError("an allOf joins two unions, which no rule covers")
    both = {
        "properties": {**first.get("properties", {}), **second.get("properties", {})},
        "required": list(unique([*first.get("required", []), *second.get("required", [])])),
    }
    return {**first, **second, **{key: value for key, value in both.items() if value}}


def normalize(schema: Any) -> Any:
    """Return the normal form of a schema without `allOf`. Normalizing twice is the same as once.

    >>> normalize({"oneOf": [{"type": "string", "enum": ["auto"], "default": "auto"}, {"type": "null"}]})
    {'default': 'auto', 'type': ['string', 'null'], 'enum': ['auto', None]}
    """
    return pipe(map_subschemas(normalize, schema), *STEPS) if isinstance(schema, dict) else schema


def drop_no_ops(schema: Schema) -> Schema:
    """Drop what says nothing: open or closed ends, a type beside `$ref`, required names without a property."""
    kept = {key: value for key, value in schema.items() if key != "type" or "$ref" not in schema}
    if "properties" in kept:
        kept.setdefault("type", "object")
        kept["required"] = sorted(name for name in kept.get("required", []) if name in kept["properties"])
    return {key: value for key, value in kept.items() if (key, value) not in NO_OPS}


def rewrite_bounds(schema: Schema) -> Schema:
    """Write exclusive bounds as numbers; the older form is a boolean beside the bound."""
    rewritten = dict(schema)
    for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(rewritten.get(exclusive), bool) and rewritten.pop(exclusive):
            rewritten[exclusive] = rewritten.pop(bound)
    return rewritten


def rewrite_nullable(schema: Schema) -> Schema:
    """Write `nullable` as the type null."""
    rest = dissoc(schema, "nullable")
    if not schema.get("nullable") or not set(rest) - ANNOTATIONS:
        return dict(rest)
    return rewrite_union({"anyOf": [rest, NULL]})


def rewrite_union(schema: Schema) -> Schema:
    """Write `oneOf` as `anyOf`, open nested unions, join branches that differ only in type, lift annotations."""
    branches = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if not branches:
        return schema
    bare = [keyfilter(lambda key: key not in ANNOTATIONS, branch) for branch in open_unions(branches)]
    rest = dissoc(schema, "anyOf", "oneOf")
    return attach_branches({**lift_annotations(branches), **rest}, merge_branches(bare))


def lift_annotations(branches: list[Schema]) -> Schema:
    """Return what the branches say of the whole union: the first default; deprecated when all but null are."""
    default = [{"default": branch["default"]} for branch in branches if "default" in branch]
    deprecated = {branch.get("deprecated", False) for branch in branches if branch != NULL}
    return {**(default or [{}])[0], **({"deprecated": True} if deprecated == {True} else {})}


def open_unions(branches: list[Schema]) -> list[Schema]:
    """Return the branches, with those that are nothing but a union replaced by their own branches."""
    return list(concat(each["anyOf"] if not set(each) - ANNOTATIONS - {"anyOf"} else [each] for each in branches))


def attach_branches(rest: Schema, branches: list[Schema]) -> Schema:
    """Return one schema for what stands beside a union and for its branches."""
    if len(branches) == 1 and not (rest.keys() & branches[0].keys()) - {"type"}:
        return {**rest, **branches[0]}
    beside = rest if "properties" in rest else dissoc(rest, "type")
    return {**beside, "anyOf": branches}


def merge_branches(branches: list[Schema]) -> list[Schema]:
    """Return the branches without duplicates, each joined to the first with which one schema says the same."""
    merged: list[Schema] = []
    for branch in [each for each in branches if not any(is_covered(each, other) for other in branches)]:
        match = next(
            (index for index, other in enumerate(merged) if is_disjoint(other, branch) or are_enums(other, branch)),
            None,
        )
        if match is not None:
            merged[match] = join_types(merged[match], branch)
        elif branch not in merged:
            merged.append(branch)
    return merged


def is_covered(branch: Schema, other: Schema) -> bool:
    """Tell whether a branch adds nothing to another: allowed values or limits beside any value of that type.

    >>> is_covered({"type": "string", "enum": ["gpt-5"]}, {"type": "string"})
    True
    """
    scalar = other.keys() == {"type"} and not {"object", "array"} & set(type_names(other))
    return scalar and branch != other and bool(type_names(branch)) and set(type_names(branch)) <= set(type_names(other))


def type_names(schema: Map) -> list[str]:
    """Return the types that a schema names, as a list."""
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else list(named)


def is_disjoint(first: Schema, second: Schema) -> bool:
    """Tell whether no value fits both for their types alone, so that one schema with both types says the same."""
    kinds = [{"number" if name == "integer" else name for name in type_names(each)} for each in (first, second)]
    if not all(kinds) or kinds[0] & kinds[1]:
        return False
    others = {"enum", "const", "format"} if NULL in (first, second) else set()
    return not (TYPELESS_KEYWORDS - others) & {*first, *second}


def are_enums(first: Schema, second: Schema) -> bool:
    """Tell whether both are nothing but lists of allowed values."""
    return first.keys() == second.keys() == {"type", "enum"}


def join_types(first: Schema, second: Schema) -> Schema:
    """Return two schemas that are disjoint or alike as one: all their types, all their allowed values."""
    kinds = list(unique([*type_names(first), *type_names(second)]))
    joined = {**first, **second, "type": kinds if len(kinds) > 1 else kinds[0]}
    values = [each.get("enum", [each["const"]] if "const" in each else []) for each in (first, second)]
    if not any(values):
        return joined
    null = [None] if NULL in (first, second) else []
    return {**dissoc(joined, "const"), "enum": list(dict.fromkeys([*values[0], *values[1], *null]))}


STEPS = (drop_no_ops, rewrite_bounds, rewrite_nullable, rewrite_union)
