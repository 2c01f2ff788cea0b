"""The normal form of a schema: clean JSON Schema 2020-12 that says each thing in one way.

A union is an `anyOf` whose branches differ in more than their type; what differs only in its type is one schema with a
list of types. No rule here makes a schema stricter than the description.
"""

from functools import reduce
from typing import Any

from tree import BuildError, Map, Schema, mapped

NOTES = {"default", "deprecated", "nullable"}
"""Keywords that stand beside others without narrowing what they allow."""
NULL = {"type": "null"}
ANY_TYPE = {"enum", "const", "anyOf", "not", "$ref", "format"}
"""Keywords that do not speak of one type only, so a schema with one of them stays a branch of its own."""


def flat(schema: Any, known: Map) -> Any:
    """A schema without `allOf`: its members joined into one. A later member overrides an earlier one's property."""
    if not isinstance(schema, dict):
        return schema
    whole = mapped(schema, lambda part: flat(part, known))
    members = whole.pop("allOf", None)
    if members is None:
        return whole
    real = [part for part in members if set(part) - NOTES]
    noted = {key: value for part in members if not set(part) - NOTES for key, value in part.items()}
    if len(real) == 1 and not set(whole) - NOTES - {"type"}:
        return {**whole, **real[0], **noted}
    own: list[Schema] = [flat(known[part["$ref"]], known) if "$ref" in part else part for part in real]
    whole = reduce(joined, own, whole)
    return {**whole, **noted}


def joined(first: Schema, second: Schema) -> Schema:
    """Two object schemas as one."""
    if ("anyOf" in first and "anyOf" in second) or ("oneOf" in first and "oneOf" in second):
        raise BuildError("an allOf joins two unions, which no rule covers")
    both = {
        "properties": {**first.get("properties", {}), **second.get("properties", {})},
        "required": list(dict.fromkeys([*first.get("required", []), *second.get("required", [])])),
    }
    return {**first, **second, **{key: value for key, value in both.items() if value}}


def normal(schema: Any) -> Any:
    """The normal form of a flat schema. Normal of normal is the same.

    >>> normal({"oneOf": [{"type": "string", "enum": ["auto"], "default": "auto"}, {"type": "null"}]})
    {'default': 'auto', 'type': ['string', 'null'], 'enum': ['auto', None]}
    """
    if not isinstance(schema, dict):
        return schema
    out = mapped(schema, normal)
    for step in STEPS:
        out = step(out)
    return out


def without_slack(schema: Schema) -> Schema:
    """Drops what says nothing: closed or open ends, a type beside `$ref`, and required names without a property."""
    out = {key: value for key, value in schema.items() if key != "type" or "$ref" not in schema}
    if "properties" in out:
        out.setdefault("type", "object")
        out["required"] = sorted(name for name in out.get("required", []) if name in out["properties"])
    return {key: value for key, value in out.items() if (key, value) not in SLACK}


SLACK: tuple[tuple[str, Any], ...] = (
    ("additionalProperties", True),
    ("additionalProperties", False),
    ("additionalProperties", {}),
    ("deprecated", False),
    ("uniqueItems", False),
    ("required", []),
)


def with_bounds(schema: Schema) -> Schema:
    """Exclusive bounds as numbers; the older form is a boolean beside the bound."""
    out = dict(schema)
    for strict, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(out.get(strict), bool) and out.pop(strict):
            out[strict] = out.pop(bound)
    return out


def with_null(schema: Schema) -> Schema:
    """`nullable` as the type null."""
    out = {key: value for key, value in schema.items() if key != "nullable"}
    if not schema.get("nullable") or not set(out) - NOTES:
        return out
    return union({"anyOf": [out, NULL]})


def union(schema: Schema) -> Schema:
    """`oneOf` as `anyOf`, nested ones opened, branches that differ only in their type joined, notes taken outside."""
    branches = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if not branches:
        return schema
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "oneOf")}
    bare = [{key: value for key, value in branch.items() if key not in NOTES} for branch in opened(branches)]
    return together({**notes(branches), **rest}, merged(bare))


def notes(branches: list[Schema]) -> Schema:
    """What the branches of a union note of the whole: the first default; deprecated when all but null are."""
    default = [{"default": branch["default"]} for branch in branches if "default" in branch]
    old = {branch.get("deprecated", False) for branch in branches if branch != NULL}
    return {**(default or [{}])[0], **({"deprecated": True} if old == {True} else {})}


def opened(branches: list[Schema]) -> list[Schema]:
    """Branches with those that are nothing but a union replaced by their own branches."""
    nested = [each["anyOf"] if not set(each) - NOTES - {"anyOf"} else [each] for each in branches]
    return [branch for each in nested for branch in each]


def together(rest: Schema, branches: list[Schema]) -> Schema:
    """A schema of what stood beside a union and its branches."""
    if len(branches) == 1 and not (rest.keys() & branches[0].keys()) - {"type"}:
        return {**rest, **branches[0]}
    if "properties" not in rest:
        rest = {key: value for key, value in rest.items() if key != "type"}
    return {**rest, "anyOf": branches}


def merged(branches: list[Schema]) -> list[Schema]:
    """Branches without doubles, each joined to the first with which one schema says the same."""
    done: list[Schema] = []
    for branch in [each for each in branches if not any(covered(each, other) for other in branches)]:
        match = next(
            (index for index, other in enumerate(done) if disjoint(other, branch) or alike(other, branch)), None
        )
        if match is not None:
            done[match] = both(done[match], branch)
        elif branch not in done:
            done.append(branch)
    return done


def covered(branch: Schema, other: Schema) -> bool:
    """Whether a branch adds nothing to another: allowed values or limits beside any value of that type.

    >>> covered({"type": "string", "enum": ["gpt-5"]}, {"type": "string"})
    True
    """
    scalar = other.keys() == {"type"} and not {"object", "array"} & set(types(other))
    return scalar and branch != other and bool(types(branch)) and set(types(branch)) <= set(types(other))


def types(schema: Map) -> list[str]:
    """The types that a schema names."""
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else list(named)


def disjoint(first: Schema, second: Schema) -> bool:
    """Whether no value fits both for their types alone, so that one schema with both types says the same."""
    kinds = [{"number" if name == "integer" else name for name in types(each)} for each in (first, second)]
    if not all(kinds) or kinds[0] & kinds[1]:
        return False
    others = {"enum", "const", "format"} if NULL in (first, second) else set()
    return not (ANY_TYPE - others) & {*first, *second}


def alike(first: Schema, second: Schema) -> bool:
    """Whether both are nothing but lists of allowed values."""
    return first.keys() == second.keys() == {"type", "enum"}


def both(first: Schema, second: Schema) -> Schema:
    """Two schemas that are disjoint or alike as one: all their types, all their allowed values."""
    out = {**first, **second, "type": list(dict.fromkeys([*types(first), *types(second)]))}
    values = [each.get("enum", [each["const"]] if "const" in each else []) for each in (first, second)]
    if not any(values):
        return out
    out.pop("const", None)
    null = [None] if NULL in (first, second) else []
    return {**out, "enum": list(dict.fromkeys([*values[0], *values[1], *null]))}


STEPS = (without_slack, with_bounds, with_null, union)
