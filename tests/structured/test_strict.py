"""JSON Schema as strict mode takes it."""

import copy
import dataclasses
import datetime as dt
import enum
import json
import keyword
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, create_model
from typing_extensions import TypedDict

from openai_fn import InvalidParamsError, strict_schema
from openai_fn.structured.strict import KEPT_KEYWORDS, OPEN_DICT
from openai_fn.structured.typed import find_json_schema

TEXT = {"type": "string"}


def closed(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def keywords(schema: Any) -> set[str]:
    """The keywords in a schema, without the names of its properties and definitions."""
    if isinstance(schema, list):
        return set().union(*map(keywords, schema))
    if not isinstance(schema, Mapping):
        return set()
    inner = [
        [*value.values()] if key in {"properties", "$defs"} else value
        for key, value in schema.items()
        if key not in {"enum", "required"}
    ]
    return {*schema} | keywords(inner)


@pytest.mark.parametrize(
    ("part", "strict"),
    [
        ({"type": "string", "default": "x", "title": "T", "examples": ["y"], "$comment": "c"}, TEXT),
        ({"const": "a"}, {"type": "string", "enum": ["a"]}),
        ({"enum": ["a", 1, None]}, {"enum": ["a", 1, None], "type": ["string", "integer", "null"]}),
        (
            {"oneOf": [TEXT, {"type": "null"}], "discriminator": {"propertyName": "k"}},
            {"anyOf": [TEXT, {"type": "null"}]},
        ),
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "enum": ["a"], "nullable": True}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"properties": {"a": TEXT}}, closed(a=TEXT)),
        ({"type": "object", "properties": {}}, closed()),
        ({"type": "object", "additionalProperties": False}, closed()),
        ({"type": "object", "properties": {"title": TEXT, "default": TEXT}}, closed(title=TEXT, default=TEXT)),
        ({"allOf": [TEXT], "description": "d"}, {**TEXT, "description": "d"}),
        ({"type": "string", "format": "uri"}, TEXT),
        ({"type": "string", "format": "date-time"}, {"type": "string", "format": "date-time"}),
        ({"type": "string", "minLength": 0}, TEXT),
        ({"type": "array", "items": TEXT, "uniqueItems": False}, {"type": "array", "items": TEXT}),
        (
            {"type": "array", "prefixItems": [TEXT, TEXT], "minItems": 2, "maxItems": 2},
            {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2},
        ),
        ({"type": ["object", "null"], "properties": {"a": TEXT}}, {**closed(a=TEXT), "type": ["object", "null"]}),
        ({"type": "integer", "minimum": 1, "multipleOf": 2}, {"type": "integer", "minimum": 1, "multipleOf": 2}),
    ],
)
def test_what_says_the_same_is_rewritten(part: Any, strict: Any) -> None:
    schema = {"type": "object", "properties": {"part": part}}
    before = copy.deepcopy(schema)
    assert strict_schema(schema) == {"schema": closed(part=strict), "problems": []}
    assert schema == before


@pytest.mark.parametrize(
    ("part", "path", "words"),
    [
        ({"type": "object"}, ".part", "name the keys, or use a list of {key, value}"),  # openai-python #2004
        ({"type": "object", "additionalProperties": TEXT}, ".part", OPEN_DICT),
        ({"type": "object", "properties": {"a": TEXT}, "additionalProperties": True}, ".part", OPEN_DICT),
        ({"type": "object", "patternProperties": {"^a": TEXT}, "additionalProperties": False}, ".part", OPEN_DICT),
        ({"anyOf": [TEXT, {"type": "array", "items": {"type": "object"}}]}, ".part[]", OPEN_DICT),
        ({"type": "object", "properties": {"a b": {}}}, ".part['a b']", "any value"),
        ({"type": "object", "properties": {}, "required": ["x"]}, ".part.x", "not among the properties"),
        (True, ".part", "any value"),
        ({"description": "whatever"}, ".part", "give it a type"),
        (5, ".part", "expected a JSON Schema dict"),
        ({"type": "array"}, ".part", "give its items a type"),
        ({"type": "array", "prefixItems": [TEXT, {"type": "null"}], "minItems": 2}, ".part", "a tuple"),
        ({"type": "array", "items": [TEXT, TEXT]}, ".part", "a tuple"),
        ({"type": "array", "prefixItems": []}, ".part", "a tuple"),
        ({"allOf": [{"properties": {"a": TEXT}}, {"properties": {"b": TEXT}}]}, ".part", "does not support 'allOf'"),
        (
            {"allOf": [{"type": "string", "pattern": "a"}], "pattern": "b", "type": "string"},
            ".part",
            "does not support 'allOf'",
        ),
        ({"oneOf": [TEXT], "anyOf": [TEXT]}, ".part", "does not support 'oneOf' beside"),
        ({"not": TEXT, "type": "integer"}, ".part", "does not support 'not'"),
        ({"type": "string", "maxLength": 5}, ".part", "does not support 'maxLength'"),
        ({"type": "array", "items": TEXT, "uniqueItems": True}, ".part", "does not support 'uniqueItems'"),
        ({"type": "string", "pattern": "^(?!a)"}, ".part", "lookaround"),
        ({"$ref": "#/$defs/Missing"}, ".part", "refers to no schema"),
        ({"$ref": "https://example.com/schema.json"}, ".part", "refers to no schema"),
        ({"type": "file"}, ".part", "not a type of JSON Schema"),
    ],
)
def test_what_strict_mode_cannot_say_is_a_problem_with_its_place(part: Any, path: str, words: str) -> None:
    (problem,) = strict_schema({"type": "object", "properties": {"part": part}})["problems"]
    assert problem["path"] == path
    assert words in problem["message"]
    assert problem["severity"] == "error"


@pytest.mark.parametrize("root", [TEXT, {"type": "array", "items": TEXT}, {"anyOf": [closed(a=TEXT), closed(b=TEXT)]}])
def test_a_root_that_is_no_object_is_a_problem(root: Any) -> None:
    (problem,) = strict_schema(root)["problems"]
    assert problem["path"] == "."
    assert "strict mode requires an object at the root" in problem["message"]


def test_a_ref_with_siblings_is_inlined_and_a_plain_one_stays() -> None:
    schema = {
        "properties": {
            "a": {"$ref": "#/definitions/A", "description": "mine"},
            "b": {"$ref": "#/definitions/A", "title": "B"},
        },
        "definitions": {"A": {"properties": {"n": {"const": 1}}}, "Unused": {"not": {}}},
    }
    inner = closed(n={"type": "integer", "enum": [1]})
    strict = closed(a={**inner, "description": "mine"}, b={"$ref": "#/$defs/A"})
    assert strict_schema(schema) == {"schema": {**strict, "$defs": {"A": inner}}, "problems": []}


class Node(BaseModel):
    """A tree."""

    name: str
    parent: "Node | None" = Field(default=None, description="none at the top")
    children: list["Node"] = []


def test_a_recursive_type_stays_one() -> None:
    made = strict_schema(Node.model_json_schema())
    assert made["problems"] == []
    assert made["schema"]["type"] == "object"
    assert made["schema"]["properties"]["children"] == {"type": "array", "items": {"$ref": "#/$defs/Node"}}
    Draft202012Validator(made["schema"]).validate(Node(name="a", children=[Node(name="b")]).model_dump())


def test_a_definition_that_leads_to_itself_with_a_description_ends() -> None:
    loop = {"type": "object", "properties": {"next": {"$ref": "#/$defs/Loop", "description": "the next"}}}
    made = strict_schema({"$ref": "#/$defs/Loop", "$defs": {"Loop": loop}})
    assert made["problems"] == []
    assert strict_schema(made["schema"]) == made


def test_the_root_may_be_referred_to() -> None:
    made = strict_schema({"properties": {"name": TEXT, "children": {"type": "array", "items": {"$ref": "#"}}}})
    assert made["schema"] == closed(name=TEXT, children={"type": "array", "items": {"$ref": "#"}})


@pytest.mark.parametrize("schema", [Node, Node(name="a"), None, [], "object"])
def test_a_schema_that_is_no_dict_is_refused(schema: Any) -> None:
    with pytest.raises(InvalidParamsError, match=r"for a type use response_format\(T\)"):
        strict_schema(schema)


def test_a_schema_that_contains_itself_is_refused() -> None:
    schema: dict[str, Any] = {"type": "object", "properties": {}}
    schema["properties"]["me"] = schema
    with pytest.raises(InvalidParamsError, match="contains itself"):
        strict_schema(schema)


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


SCALARS: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (str, st.text(st.characters(codec="utf-8"), max_size=5)),
    (int, st.integers()),
    (float, st.floats(allow_nan=False, allow_infinity=False)),
    (bool, st.booleans()),
    (type(None), st.none()),
    (dt.date, st.dates()),
    (dt.datetime, st.datetimes()),
    (UUID, st.uuids()),
    (Decimal, st.decimals(allow_nan=False, allow_infinity=False)),
    (Color, st.sampled_from(Color)),
    (Literal["a", "b"], st.sampled_from(["a", "b"])),
    (Literal[1], st.just(1)),
    (set[int], st.sets(st.integers(), max_size=3)),
    (frozenset[str], st.frozensets(st.text(st.characters(codec="utf-8")), max_size=3)),
    (HttpUrl, st.just(HttpUrl("https://example.com/a"))),
    (Path, st.just(Path("a") / "b")),
    (dt.timedelta, st.timedeltas(min_value=dt.timedelta(0), max_value=dt.timedelta(days=9))),
)
Typed = tuple[Any, st.SearchStrategy[Any]]
NAMES = st.from_regex(r"[a-z]{1,6}", fullmatch=True).filter(
    lambda name: not keyword.iskeyword(name) and not hasattr(BaseModel, name)
)


def make_model(name: str, fields: dict[str, Any]) -> Any:
    return create_model(name, **{key: (kind, ...) for key, kind in fields.items()})  # type: ignore[call-overload]


def make_closed_model(name: str, fields: dict[str, Any]) -> Any:
    return create_model(
        name, __config__=ConfigDict(extra="forbid", title="T"), **{key: (kind, ...) for key, kind in fields.items()}
    )  # type: ignore[call-overload]


def make_dataclass(name: str, fields: dict[str, Any]) -> Any:
    return dataclasses.make_dataclass(name, [*fields.items()])


def make_typed_dict(name: str, fields: dict[str, Any]) -> Any:
    return TypedDict(name, fields)  # type: ignore[operator]


@st.composite
def records(draw: st.DrawFn, inner: st.SearchStrategy[Typed]) -> Typed:
    fields = draw(st.dictionaries(NAMES, inner, min_size=1, max_size=4))
    make = draw(st.sampled_from([make_model, make_closed_model, make_dataclass, make_typed_dict]))
    kind = make(draw(st.sampled_from(["A", "B", "C"])), {key: each for key, (each, _) in fields.items()})
    values = st.fixed_dictionaries({key: each for key, (_, each) in fields.items()})
    return kind, values if make is make_typed_dict else values.map(lambda found: kind(**found))


def generic(kind: Any, *inner: Any) -> Any:
    return kind[inner]


def containers(inner: st.SearchStrategy[Typed]) -> st.SearchStrategy[Typed]:
    return st.one_of(
        inner.map(lambda typed: (generic(list, typed[0]), st.lists(typed[1], max_size=3))),
        inner.map(lambda typed: (typed[0] | None, st.none() | typed[1])),
        inner.map(lambda typed: (generic(tuple, typed[0], typed[0]), st.tuples(typed[1], typed[1]))),
        records(inner),
    )


@settings(max_examples=150, deadline=None)
@given(st.data(), records(st.recursive(st.sampled_from(SCALARS), containers, max_leaves=6)))
def test_any_type_has_a_strict_schema_that_its_values_fit(data: st.DataObject, typed: Typed) -> None:
    kind, values = typed
    made = strict_schema(find_json_schema(kind))
    assert made["problems"] == []
    assert strict_schema(made["schema"]) == made
    assert keywords(made["schema"]) <= KEPT_KEYWORDS | {"$defs"}
    assert "default" not in json.dumps(made["schema"])
    value = data.draw(values)
    dumped = json.loads(TypeAdapter(kind).dump_json(value))
    Draft202012Validator(made["schema"]).validate(dumped)
