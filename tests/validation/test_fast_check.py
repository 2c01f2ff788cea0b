"""The acceptor never accepts what is not surely valid, and does accept what calls are made of."""

from collections import OrderedDict
from collections.abc import Iterator
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

from openai_fn.catalog import operations
from openai_fn.options import options_schema
from openai_fn.validation.fast_check import make_fast_check
from openai_fn.validation.validate import make_validator
from tests.support.instances import ZOO, damaged, instance_of

SCHEMAS = {**{name: operations.schema(name) for name in sorted(operations.operations())}, "zoo": ZOO}
RANDOM = st.integers(0, 2**32).map(Random)
CHAT = make_fast_check(operations.schema("create_chat_completion"))
USER = {"role": "user", "content": "Where was the 2020 World Series played?"}
RARE = {"format", "propertyNames", "pattern", "maxProperties"}
TOOL = {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}


@pytest.mark.parametrize("name", SCHEMAS)
@settings(max_examples=60, deadline=None)
@given(rng=RANDOM, hurts=st.integers(0, 3))
def test_what_is_accepted_is_valid_and_without_a_note(name: str, rng: Random, hurts: int) -> None:
    schema = SCHEMAS[name]
    params = damaged(instance_of(schema, schema["$defs"], rng), rng, hurts)
    if make_fast_check(schema)(params):
        assert Draft202012Validator(schema).is_valid(params)
        assert make_validator(schema)(params) == []


def keywords(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from keywords(inner)


def share_accepted(name: str) -> float:
    """How much of what is valid is accepted, of a hundred random params."""
    schema, rng = SCHEMAS[name], Random(1)  # noqa: S311 - the same every time
    accepts, is_valid = make_fast_check(schema), Draft202012Validator(schema).is_valid
    valid = [params for _ in range(100) if is_valid(params := instance_of(schema, schema["$defs"], rng))]
    return sum(map(accepts, valid)) / max(len(valid), 1)


@pytest.mark.parametrize("name", ["create_chat_completion", "create_response", "create_embedding", "list_batches"])
def test_nearly_all_that_is_valid_is_accepted_of_everyday_calls(name: str) -> None:
    assert share_accepted(name) >= 0.9


def test_only_files_and_the_rarest_keywords_leave_valid_params_in_doubt() -> None:
    doubted = {name for name in SCHEMAS if name != "zoo" and share_accepted(name) < 0.9}
    rare = {name for name, schema in SCHEMAS.items() if RARE & set(keywords(schema))}
    assert doubted <= rare


@pytest.mark.parametrize(
    "more",
    [
        {"temperature": 1},
        {"temperature": 0.5, "n": None, "stop": ["a", "b"], "stream": True, "metadata": {"a": "b"}},
        {"tools": [TOOL, {"type": "custom", "custom": {"name": "c"}}], "tool_choice": "auto"},
        {"tool_choice": {"type": "function", "function": {"name": "f"}}, "stop": ("a", "b")},
        {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": {"type": "object"}}}},
        {"messages": [{"role": "assistant", "content": None, "refusal": None}, {**USER, "name": "Ann"}]},
        {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://x/y.png"}}]}]},
    ],
)
def test_ordinary_calls_are_accepted(more: dict[str, Any]) -> None:
    assert CHAT({"model": "gpt-5", "messages": [USER], **more})


@pytest.mark.parametrize(
    "more",
    [
        {"top_k": 5},
        {"n": True},
        {"temperature": float("nan")},
        {"logit_bias": {"5": float("inf")}},
        {"reasoning_effort": "colossal"},
        {"tool_choice": {"type": "new"}},
        {"messages": []},
        {"messages": [{**USER, "role": ["user"]}]},
        {"messages": [{**USER, "mood": "good"}]},
        {"messages": [{"content": "x"}]},
        {"messages": [MappingProxyType(USER)]},
        {"messages": [None]},
    ],
)
def test_the_rest_is_in_doubt(more: dict[str, Any]) -> None:
    assert not CHAT({"model": "gpt-5", "messages": [USER], **more})


@pytest.mark.parametrize("value", [None, [], "x", 5, OrderedDict(model="gpt-5", messages=[USER])])
def test_params_that_are_no_dict_are_in_doubt(value: Any) -> None:
    assert not CHAT(value)


@pytest.mark.parametrize(
    ("schema", "accepted", "doubted"),
    [
        (True, [1, None, object()], []),
        ({}, [1, None, object()], []),
        ({"description": "anything"}, [1, {"a": [{}]}], []),
        ({"futureKeyword": 1}, [], [1, {}, None]),
        ({"type": "string", "pattern": "^a"}, [], ["a", "b", 1]),
        ({"type": "string", "minLength": 2, "maxLength": 3}, ["ab", "abc", "éé"], ["a", "abcd", 5, ["a", "b"]]),
        ({"type": "integer", "minimum": 0, "maximum": 2}, [0, 2], [-1, 3, True, 1.5, "1", None]),
        ({"type": "number", "exclusiveMinimum": 0}, [0.1, 10**400], [0, -1, float("inf"), float("nan"), True]),
        ({"type": ["integer", "null"]}, [1, None], [False, "x"]),
        ({"type": "boolean"}, [True, False], [0, 1, None]),
        ({"enum": [1, "a", None, False]}, [1, "a", None, False], [True, 0, 1.0, "b", [1], {}]),
        ({"type": "string", "enum": ["a", None]}, ["a"], [None, "b"]),
        ({"const": "a"}, ["a"], ["b", ["a"], None]),
        ({"const": "a", "enum": ["b"]}, [], ["a", "b"]),
        ({"type": "array", "items": {"type": "string"}, "maxItems": 2}, [[], ["a"], ("a", "b")], [["a"] * 3, [1], "a"]),
        ({"type": "array"}, [[object()]], [{}]),
        ({"type": "object"}, [{}, {"a": object()}], [[]]),
        ({"type": "object", "required": ["a"]}, [{"a": 1, "b": 2}], [{}, {"b": 1}]),
        ({"type": "object", "additionalProperties": {"type": "string"}}, [{"a": "b"}], [{"a": 1}]),
        ({"properties": {"a": True}, "additionalProperties": False}, [{"a": 1}], [{"b": 1}]),
        ({"properties": {"a": True}, "additionalProperties": True}, [{"b": 1}, 5, "x"], [float("nan")]),
        ({"type": ["string", "function"]}, ["x", print, lambda: 5], [5, None]),
        ({"anyOf": [{"type": "string"}, False]}, ["x"], [5]),
        ({"anyOf": [True, {"properties": {"a": {"const": 1}}}]}, [5, {"a": 2}], []),
    ],
)
def test_each_keyword(schema: Any, accepted: list[Any], doubted: list[Any]) -> None:
    accepts = make_fast_check({"anyOf": [schema]})
    assert [value for value in accepted if not accepts(value)] == []
    assert [value for value in doubted if accepts(value)] == []


def tagged(kind: str, *required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"type": {"const": kind}, **properties}, "required": [*required]}


def test_a_union_follows_its_tag_and_a_branch_may_leave_it_out() -> None:
    accepts = make_fast_check(
        {"anyOf": [tagged("a", "type", x={"type": "string"}), tagged("b", y=True), {"type": "string"}]}
    )
    assert all(map(accepts, [{"type": "a", "x": "s"}, {"type": "b", "y": 1}, {"y": 1}, {}, "s"]))
    assert not any(map(accepts, [{"type": "a", "y": 1}, {"x": "s"}, {"type": "c"}, {"type": None}, {"type": []}, 5]))


def test_a_schema_may_refer_to_itself() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}, "all": {"$ref": "#/$defs/Nodes"}}}
    nodes = {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/Node"}, {"$ref": "#/$defs/Nodes"}]}}
    accepts = make_fast_check({"$ref": "#/$defs/Node", "$defs": {"Node": node, "Nodes": nodes}})
    assert accepts({"next": {"next": {"all": [{}, [], [[{"next": {}}]]]}}})
    assert not accepts({"next": {"next": {"all": [{}, [[{"next": 5}]]]}}})


def test_unknown_keys_leave_nothing_behind() -> None:
    accepts = make_fast_check({"type": "object", "additionalProperties": {"type": "integer"}})
    closure = dict(zip(accepts.__code__.co_freevars, accepts.__closure__ or (), strict=True))
    assert all(accepts({f"key{i}": i}) for i in range(100))
    assert len(closure["checks"].cell_contents) == 1


@pytest.mark.parametrize(
    "value", [{"timeout": (5.0, 60)}, {"api_key": lambda: "x", "middleware": (print,), "retry": 0}]
)
def test_options_are_accepted(value: Any) -> None:
    assert make_fast_check(options_schema())(value)
