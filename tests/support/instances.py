"""Random instances of a schema, and damage to them: what the soundness tests of validation feed on."""

from collections.abc import Mapping
from random import Random
from typing import Any

Map = Mapping[str, Any]

JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    7,
    5.0,
    2.5,
    10**30,
    "",
    "x",
    "usr",
    "a\nb" * 50,
    "é" * 5000,
    [],
    {},
)
NESTED: tuple[Any, ...] = (
    [None],
    ["x"],
    [[]],
    [{}],
    {"type": "x"},
    {"x": 1},
    {"type": None},
    {"role": 5},
    {"type": ["x"]},
)
DEEPEST = 6


def tagged(types: list[Any], *required: str, **properties: Any) -> dict[str, Any]:
    """An object schema with a tag."""
    return {"type": "object", "properties": {"type": {"enum": types}, **properties}, "required": [*required]}


ZOO: Map = {
    "type": "array",
    "minItems": 1,
    "items": {"$ref": "#/$defs/Animal"},
    "$defs": {
        "Animal": {
            "anyOf": [{"$ref": "#/$defs/Bird"}, {"$ref": "#/$defs/Other"}, {"type": "string", "enum": ["ant", "x"]}]
        },
        "Bird": {
            "anyOf": [tagged(["duck", "goose"], "type", legs={"const": 2}), tagged(["owl"], "legs", legs={"const": 2})]
        },
        "Other": {
            "anyOf": [
                tagged(["cow", None], "role", role={"enum": ["milk", "meat"]}, young={"$ref": "#/$defs/Animal"}),
                tagged(["cow"], "role", role={"enum": ["plough"]}, size={"enum": [1, 2, True]}),
                tagged(["cow"], role={"enum": ["milk"]}, x={"type": "number", "exclusiveMinimum": 0}),
                {"type": ["object", "null"], "properties": {"x": {}, "extra": {"type": "integer"}}},
                {"type": "object", "additionalProperties": {"type": ["boolean", "integer"]}, "required": ["label"]},
                {"type": "array", "items": {"$ref": "#/$defs/Other"}, "maxItems": 2},
            ],
        },
    },
}
"""Unions with all that makes them hard: tags of several values, left out, doubled, missing; nested; of mixed types."""


def instance_of(schema: Any, defs: Map, rng: Random, depth: int = 0) -> Any:
    """A value that fits `schema`; only "not" and "pattern" are left to luck."""
    if not isinstance(schema, Mapping):
        return rng.choice(JUNK)
    if "$ref" in schema:
        return instance_of(defs[schema["$ref"].removeprefix("#/$defs/")], defs, rng, depth)
    if "anyOf" in schema:
        return of_union(schema, defs, rng, depth)
    if "const" in schema or "enum" in schema:
        return schema["const"] if "const" in schema else rng.choice(schema["enum"])
    kinds = schema.get("type", ["object"] if "properties" in schema or "required" in schema else ["any"])
    kind = rng.choice([kinds] if isinstance(kinds, str) else kinds)
    if kind in {"array", "object"}:
        return (of_array if kind == "array" else of_object)(schema, defs, rng, depth)
    return of_scalar(kind, schema, rng)


def of_union(schema: Map, defs: Map, rng: Random, depth: int) -> Any:
    """A value of one branch; where keywords stand beside the union, of both."""
    branch = instance_of(rng.choice(schema["anyOf"]), defs, rng, depth)
    beside = {key: value for key, value in schema.items() if key != "anyOf"}
    if not beside.keys() & {"properties", "required"}:
        return branch
    return {**instance_of(beside, defs, rng, depth), **(branch if isinstance(branch, dict) else {})}


def of_array(schema: Map, defs: Map, rng: Random, depth: int) -> list[Any]:
    """A list, short and shorter the deeper it lies."""
    low = schema.get("minItems", 0)
    size = min(low + rng.randint(0, 1 if depth > DEEPEST // 2 else 2), schema.get("maxItems", low + 2))
    size = low if depth > DEEPEST else size
    return [instance_of(schema.get("items", True), defs, rng, depth + 1) for _ in range(size)]


def of_object(schema: Map, defs: Map, rng: Random, depth: int) -> dict[str, Any]:
    """What is required and some of the rest."""
    properties, needed = schema.get("properties", {}), schema.get("required", ())
    share = 0 if depth > DEEPEST else rng.choice((0.1, 0.3)) if depth else rng.choice((0.1, 0.3, 0.8))
    names = [name for name in properties if name in needed or rng.random() < share]
    out = {name: instance_of(properties[name], defs, rng, depth + 1) for name in names}
    out |= {name: "x" for name in needed if name not in out}
    rest = schema.get("additionalProperties", not properties)
    if rest and rng.random() < 0.5:
        out["label"] = instance_of(rest, defs, rng, depth + 1)
    return out


def of_scalar(kind: str, schema: Map, rng: Random) -> Any:
    """A string, number, boolean or null within its limits; of no known kind: anything."""
    if kind == "string":
        text = rng.choice(("", "a", "hello", "tunnel_" + "a" * 32, "x" * 300))
        return text[: schema.get("maxLength")].ljust(schema.get("minLength", 0), "a")
    if kind in {"integer", "number"}:
        low = schema.get("minimum", schema.get("exclusiveMinimum", -3) + 1)
        high = schema.get("maximum", low + 10)
        return rng.choice((low, high, int(low), min(low + 1, high), low if kind == "integer" else (low + high) / 2))
    return {"null": None, "boolean": rng.random() < 0.5}.get(kind, rng.choice(JUNK + NESTED))


def damaged(value: Any, rng: Random, times: int = 1) -> Any:
    """A copy with something changed: replaced, left out, added, mistyped, or another part of it put there."""
    for _ in range(times):
        value = hurt(value, rng, parts_of(value))
    return value


def parts_of(value: Any) -> list[Any]:
    """The value and all inside it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(part for item in inner for part in parts_of(item))]


def hurt(value: Any, rng: Random, parts: list[Any]) -> Any:
    """One change at a random place below `value`."""
    if isinstance(value, dict) and value and rng.random() < 0.9:
        key = rng.choice(list(value))
        if rng.random() < 0.6:
            return {**value, key: hurt(value[key], rng, parts)}
        rest = {name: item for name, item in value.items() if name != key}
        return rng.choice((rest, {**rest, mistyped(key, rng): value[key]}, {**value, "extra": 1}))
    if isinstance(value, list) and value and rng.random() < 0.8:
        at = rng.randrange(len(value))
        return [*value[:at], hurt(value[at], rng, parts), *value[at + 1 :]]
    if isinstance(value, str) and rng.random() < 0.3:
        return mistyped(value, rng)
    return rng.choice((*JUNK, *NESTED, rng.choice(parts)))


def mistyped(word: str, rng: Random) -> str:
    """The word with a letter less, more, or another."""
    at = rng.randrange(len(word) + 1)
    return rng.choice((word[:at] + word[at + 1 :], word[:at] + "e" + word[at:], word[:at] + "z" + word[at + 1 :]))
