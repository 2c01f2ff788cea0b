"""The verdict is JSON Schema's; the lines are for people; what may be news of the API's does not stop a call."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

from openai_fn import InvalidParamsError, request_for
from openai_fn.catalog import operations
from openai_fn.options import options_schema
from openai_fn.validation.validate import find_problems, format_problems, make_validator, make_verdict
from tests.support.instances import ZOO, damaged, instance_of
from tests.support.paths import FIXTURE_FOLDER

Params = dict[str, Any]

FIXTURES = FIXTURE_FOLDER
TYPOS: dict[str, dict[str, str]] = json.loads((FIXTURES / "typos.json").read_text())
EXTRAS: dict[str, list[str]] = json.loads((FIXTURES / "extras.json").read_text())
SCHEMAS = {**{name: operations.schema(name) for name in sorted(operations.operations())}, "zoo": ZOO}
RANDOM = st.integers(0, 2**32).map(Random)
CHAT = make_validator(operations.schema("create_chat_completion"))
USER = {"role": "user", "content": "Where was the 2020 World Series played?"}
TOOL = {"type": "function", "function": {"name": "f"}}
CALL = {"model": "gpt-5", "messages": [USER]}
PICTURE = "https://x/y.png"
KEY = "sk-very-secret"


def last(message: Any) -> Params:
    """A call whose sixth message is `message`."""
    return {**CALL, "messages": [USER] * 5 + [message]}


def content(*parts: Any) -> Params:
    return last({**USER, "content": list(parts)})


def lines(params: Any, severity: str = "error") -> list[str]:
    return format_problems(problem for problem in CHAT(params) if problem["severity"] == severity)


@pytest.mark.parametrize(
    ("params", "line"),
    [
        (
            last({**USER, "role": "usr"}),
            "messages[5].role: 'usr' is not one of 'developer', 'system', 'user', …; did you mean 'user'?",
        ),
        (
            content({"text": "x"}),
            "messages[5].content[0].type: required, one of 'text', 'image_url', 'input_audio', 'file'",
        ),
        (
            content({"type": "text", "text": "x"}, {"type": "image_url", "image_url": PICTURE}),
            "messages[5].content[1].image_url: expected dict, got str 'https://x/y.png'",
        ),
        ({"model": "gpt-5", "mesages": [USER]}, "messages: required; found 'mesages'"),
        ({**CALL, "temperature": 3}, "temperature: 3 is greater than 2"),
        ({**CALL, "tools": [TOOL, {"type": "function", "name": "f"}]}, "tools[1].function: required"),
        ({**CALL, "n": "2"}, "n: expected int or None, got str '2'"),
        ({**CALL, "n": True}, "n: expected int or None, got bool True"),
        ({**CALL, "top_p": float("nan")}, "top_p: expected number or None, got float nan"),
        (
            {**CALL, "top_p": Decimal(1)},
            "top_p: expected number or None, got Decimal; pass float(...) or str(...) of it",
        ),
        ({**CALL, "stop": 5}, "stop: expected str, list or None, got int 5"),
        (
            {**CALL, "tool_choice": "reqired"},
            "tool_choice: 'reqired' is not one of 'none', 'auto', 'required'; did you mean 'required'?",
        ),
        ({**CALL, "tool_choice": {"typ": "function"}}, "tool_choice.type: required; found 'typ'"),
        ({**CALL, "maxTokens": 5}, "maxTokens: unknown key; did you mean 'max_tokens'?"),
        ({**CALL, "metadata": {"a b": 5}}, "metadata['a b']: expected str, got int 5"),
        ({**CALL, "messages": []}, "messages: too few items: 0, at least 1 needed"),
        ({**CALL, "safety_identifier": "x" * 65}, "safety_identifier: too long: length 65, at most 64 allowed"),
        (last(None), "messages[5]: None is not allowed: leave the item out"),
        (last("hello"), "messages[5]: expected dict, got str 'hello'"),
        (
            last({"role": "user", "content": {"type": "text"}}),
            "messages[5].content: expected str or list, got dict of length 1",
        ),
        (last({"role": "user"}), "messages[5].content: required"),
        ([], "expected dict, got list of length 0"),
    ],
)
def test_a_mistake_is_one_line_that_says_where_and_what(params: Any, line: str) -> None:
    assert lines(params) == [line]


@pytest.mark.parametrize(
    ("params", "line"),
    [
        (
            {**CALL, "reasoning_effort": "colossal"},
            "reasoning_effort: 'colossal' is not one of 'none', 'minimal', 'low', …",
        ),
        ({**CALL, "top_k": 5}, "top_k: unknown key"),
        ({**CALL, "models": ["gpt-5"]}, "models: unknown key"),  # near "model", but that is there
        (
            {**CALL, "tool_choice": {"type": "new"}},
            "tool_choice.type: 'new' is not one of 'allowed_tools', 'function', 'custom'",
        ),
        (last({**USER, "mood": "good"}), "messages[5].mood: unknown key"),
    ],
)
def test_what_may_be_news_is_only_a_note(params: Any, line: str) -> None:
    assert lines(params, "note") == [line] == format_problems(CHAT(params))


def test_the_worst_comes_first_and_nothing_twice() -> None:
    found = CHAT({**CALL, "top_k": 1, "stops": 1, "n": 0})
    assert [problem["severity"] for problem in found] == ["error", "warning", "note"]
    assert len(find_problems({"type": "string", "allOf": [{"type": "string"}]}, 5)) == 1


class FrozenMap(Mapping[str, Any]):
    def __init__(self, **items: Any) -> None:
        self.items_ = items

    def __getitem__(self, key: str) -> Any:
        return self.items_[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.items_)

    def __len__(self) -> int:
        return len(self.items_)


@pytest.mark.parametrize(
    "params",
    [
        FrozenMap(model="gpt-5", messages=(MappingProxyType(USER),)),
        {**CALL, "n": 5.0, "stop": ("a", "b"), "logit_bias": {50256: -100}},
        {**CALL, "temperature": Fraction(1, 2), "top_p": None},
        {**CALL, "messages": [{"role": "assistant", "content": None, "tool_calls": []}]},
    ],
)
def test_data_of_pythons_kinds_is_valid(params: Any) -> None:
    assert CHAT(params) == []


class Whole:
    """A whole number as numpy has them: no int, but registered as an integral number."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __sub__(self, other: "Whole") -> int:
        return self.value - other.value

    def __lt__(self, limit: int) -> bool:
        return self.value < limit

    def __gt__(self, limit: int) -> bool:
        return self.value > limit


class Array:
    """An array as numpy has them: compared, it has no one truth."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> "Array":  # type: ignore[override]
        return self

    def __bool__(self) -> bool:
        raise ValueError("ambiguous")


def test_numbers_of_numpys_kind_are_valid_and_arrays_are_told() -> None:
    Integral.register(Whole)
    assert CHAT({**CALL, "n": Whole(2), "temperature": Whole(1)}) == []
    assert lines({**CALL, "n": Whole(0)}) == ["n: Whole is less than 1"]
    assert lines({**CALL, "stop": Array()}) == ["stop: expected str, list or None, got Array"]
    assert lines({**CALL, "tool_choice": Array()}) == ["tool_choice: expected str or dict, got Array"]


def typo(kind: str, typed: str) -> Params:
    """A call with one word mistyped."""
    if kind == "role":
        return last({**USER, "role": typed})
    return {**CALL, **({typed: 1} if kind == "key" else {kind: typed})}


def test_typos_are_mostly_errors_and_name_what_was_meant() -> None:
    rows = [(CHAT(typo(kind, typed)), meant) for kind, words in TYPOS.items() for typed, meant in words.items()]
    assert Counter(found[0]["severity"] for found, _ in rows) == {"error": 43, "warning": 14, "note": 1}
    told = [(found, meant) for found, meant in rows if found[0]["severity"] != "note"]
    assert [found for found, meant in told if not found[0]["message"].endswith(f"; did you mean {meant!r}?")] == []


@pytest.mark.parametrize("name", [name for names in EXTRAS.values() for name in names])
def test_the_parameters_of_other_servers_pass_with_a_note(name: str) -> None:
    assert [(problem["path"], problem["severity"]) for problem in CHAT({**CALL, name: 1})] == [(name, "note")]


@pytest.mark.parametrize("word", ["id", "mode", "x", "config", "v"])
@pytest.mark.parametrize("name", sorted(SCHEMAS["create_chat_completion"]["properties"]))
def test_a_known_name_with_a_further_word_passes_with_a_note(name: str, word: str) -> None:
    for extended in (f"{name}_{word}", f"{word}_{name}", f"{name}-{word}", f"{name}{word.title()}"):
        if extended not in SCHEMAS["create_chat_completion"]["properties"]:
            assert [problem["severity"] for problem in CHAT({**CALL, extended: 1})] == ["note"]


@pytest.mark.parametrize("name", SCHEMAS)
@settings(max_examples=60, deadline=None)
@given(rng=RANDOM, hurts=st.integers(0, 3))
def test_the_verdict_is_json_schemas(name: str, rng: Random, hurts: int) -> None:
    schema = SCHEMAS[name]
    params = damaged(instance_of(schema, schema["$defs"], rng), rng, hurts)
    found, is_valid = find_problems(schema, params), Draft202012Validator(schema).is_valid(params)
    assert make_verdict(schema)(params) == is_valid
    assert is_valid or found
    assert not is_valid or {problem["rule"] for problem in found} <= {"additionalProperties", "format"}
    assert all(len(line) < 360 and line.isprintable() for line in format_problems(found))


@pytest.mark.parametrize(
    "params",
    [
        last({**USER, "content": [{"type": "image_url", "image_url": "data:image/png;base64," + "A" * 10**6}]}),
        {**CALL, "x" * 10**5: 1},
        {**CALL, "metadata": {"\n" * 500: {"a": "b" * 10**5}}},
        {**CALL, "reasoning_effort": "\x00" * 10**5},
        {**CALL, "n": list(range(10**5))},
        {**CALL, "n": 10**4000},
        {
            **CALL,
            "metadata": {"k" * 30: [1]},
            "messages": [{**USER, "content": [{"type": "text", "x" * 99: {"y" * 99: 1}}]}],
        },
        {**CALL, "metadata": {f"{'k' * 60}{i}": i for i in range(20)}},
    ],
)
def test_a_line_stays_short_whatever_the_value(params: Any) -> None:
    found = format_problems(CHAT(params))
    assert found
    assert all(len(line) < 200 and line.isprintable() for line in found)


SECRETS = {
    "type": "object",
    "properties": {
        "api_key": {"type": ["null", "function"]},
        "token": {"writeOnly": True, "anyOf": [{"type": "integer"}, {"enum": ["x"]}, {"type": "array", "maxItems": 0}]},
        "nested": {"writeOnly": True, "type": "object", "additionalProperties": {"$ref": "#/$defs/Number"}},
        "pattern": {"writeOnly": True, "$ref": "#/$defs/Pattern"},
        "headers": {"type": "object", "additionalProperties": {"type": "null"}},
    },
    "$defs": {"Number": {"type": "number"}, "Pattern": {"type": "string", "pattern": "^$", "maxLength": 2}},
}


@pytest.mark.parametrize(
    "options",
    [
        {"api_key": KEY},
        {"token": KEY},
        {"token": [KEY]},
        {"nested": {"a": KEY}},
        {"pattern": KEY},
        {"headers": {"a": KEY}},
    ],
)
def test_a_secret_is_never_told(options: Params) -> None:
    found = find_problems(SECRETS, options)
    assert found
    assert not any(KEY[:4] in text for problem in found for text in (problem["message"], problem["path"]))


@pytest.mark.parametrize(
    "options",
    [
        {"api_key": 5},
        {"timeout": 0},
        {"timeout": (1, 2, 3)},
        {"headers": {"x": 5}},
        {"middleware": [1]},
        {"trace": 1},
    ],
)
def test_options_are_checked_like_params(options: Params) -> None:
    assert [problem["severity"] for problem in find_problems(options_schema(), options)] == ["error"]


@pytest.mark.parametrize(
    ("schema", "instance", "expected"),
    [
        ({"type": "object", "additionalProperties": False, "properties": {"a": {}}}, {"b": 1}, ["b: unknown key"]),
        ({"anyOf": [{"required": ["ab"]}, {"required": ["cd"]}]}, {}, ["ab or cd is required"]),
        (
            {"allOf": [{"type": "string"}], "$ref": "#/$defs/A", "$defs": {"A": {"minLength": 2}}},
            "x",
            ["too short: length 1, at least 2 needed"],
        ),
        ({"oneOf": [{"$ref": "#/$defs/A"}], "$defs": {"A": {"type": "string"}}}, 5, ["not allowed here (oneOf)"]),
        ({"not": {"type": "string"}}, "x", ["not allowed here (not)"]),
        ({"items": False}, [1], ["not allowed here (items)"]),
        ({"properties": {"a": False}}, {"a": 1}, ["a: not allowed here (not)"]),
        ({"type": "string", "format": "binary"}, 5, ["expected file, got int 5"]),
        ({"type": ["string", "null"], "format": "binary"}, b"x", []),
        ({"const": "a"}, "b", ["'b' is not 'a'"]),
        ({"enum": [1, 2]}, 3, ["3 is not one of 1, 2"]),
        ({"exclusiveMinimum": 0, "type": "number"}, 0, ["0 is not greater than 0"]),
        ({"anyOf": [{"properties": {"t": {"const": "a"}}, "required": ["t"]}, True]}, {"t": "b"}, []),
    ],
)
def test_keywords_that_the_api_seldom_uses(schema: Params, instance: Any, expected: list[str]) -> None:
    assert format_problems(find_problems(schema, instance)) == expected


@pytest.mark.parametrize(
    ("animal", "expected"),
    [
        ({"type": "duk"}, ["[0].type: 'duk' is not one of 'duck', 'goose', 'owl', 'cow'; did you mean 'duck'?"]),
        ({"type": "duck", "legs": 4}, ["[0].legs: 4 is not 2"]),
        (
            {"type": "cow", "role": "mlik"},
            ["[0].role: 'mlik' is not one of 'milk', 'meat', 'plough'; did you mean 'milk'?"],
        ),
        ("aunt", ["[0]: 'aunt' is not one of 'ant', 'x'; did you mean 'ant'?"]),
        (5, ["[0]: expected dict or str, got int 5"]),
    ],
)
def test_a_union_speaks_of_the_branch_that_was_meant(animal: Any, expected: list[str]) -> None:
    other = {"anyOf": [branch for branch in ZOO["$defs"]["Other"]["anyOf"] if "type" in branch.get("properties", ())]}
    closed = {**ZOO, "$defs": {**ZOO["$defs"], "Other": other}}
    assert format_problems(find_problems(closed, [animal])) == expected


def test_a_tag_that_all_branches_carry_counts_before_one_of_some() -> None:
    branches = [
        {"properties": {"status": {"enum": ["done"]}, "type": {"const": "call"}}},
        {"properties": {"type": {"const": "message"}}},
    ]
    found = find_problems({"anyOf": branches}, {"status": "over", "type": "call"})
    assert format_problems(found) == ["status: 'over' is not 'done'"]


def test_a_schema_may_refer_to_itself() -> None:
    node = {"type": "object", "properties": {"next": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]}}}
    found = find_problems({"$ref": "#/$defs/Node", "$defs": {"Node": node}}, {"next": {"next": {"next": 5}}})
    assert format_problems(found) == ["next.next.next: expected dict or None, got int 5"]


def test_a_long_path_is_cut_at_its_start() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}}
    deep: Any = 5
    for _ in range(100):
        deep = {"next": deep}
    (line,) = format_problems(find_problems({"$ref": "#/$defs/Node", "$defs": {"Node": node}}, deep))
    assert line.startswith("…")
    assert line.endswith(".next.next: expected dict, got int 5")
    assert len(line) < 200


def test_a_branch_that_is_valid_but_for_a_mistyped_key_is_valid() -> None:
    schema = {"anyOf": [{"properties": {"size": {"enum": [1]}}}, {"properties": {"sizes": {"type": "integer"}}}]}
    assert make_verdict(schema)({"size": 5}) is Draft202012Validator(schema).is_valid({"size": 5}) is True
    assert format_problems(find_problems(schema, {"size": 5})) == ["size: unknown key; did you mean 'sizes'?"]


def test_the_schema_stays_as_it_was() -> None:
    schema = operations.schema("create_chat_completion")
    find_problems(schema, CALL)
    assert schema == operations.schema("create_chat_completion")


def test_jsonschema_is_loaded_only_for_what_is_in_doubt() -> None:
    code = (
        "import sys; import openai_fn.validation.validate, openai_fn.catalog.operations as c;"
        "from openai_fn.validation.fast_check import make_fast_check as acceptor;"
        "call = {'model': 'm', 'messages': [{'role': 'user', 'content': ''}]};"
        "assert acceptor(c.schema('create_chat_completion'))(call);"
        "assert 'jsonschema' not in sys.modules; openai_fn.validation.validate.find_problems({}, 1);"
        "assert 'jsonschema' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FIXTURES.parents[1])  # noqa: S603 - our own words


RESPONSES = make_validator(operations.schema("create_response"))
ECHOED = [
    {"type": "reasoning", "summary": [], "encrypted_content": "x"},
    {"type": "reasoning", "id": "rs_1", "summary": [], "content": None, "encrypted_content": None, "status": None},
    {"type": "web_search_call", "status": "completed"},
    {"type": "web_search_call"},
    {"type": "file_search_call", "queries": ["x"]},
    {"type": "local_shell_call", "call_id": "c", "action": {"type": "exec", "command": ["ls"], "env": {}}},
    {"type": "local_shell_call_output", "call_id": "c", "output": "x"},
    {"type": "image_generation_call", "id": "ig_1"},
    {"type": "image_generation_call", "result": "aGk="},
    {"type": "code_interpreter_call", "container_id": "c", "code": None, "outputs": None},
    {"type": "mcp_call", "name": "n", "server_label": "s", "arguments": "{}", "output": None, "error": "down"},
    {"type": "mcp_list_tools", "server_label": "s", "tools": []},
    {"type": "mcp_approval_request", "server_label": "s", "name": "n", "arguments": "{}"},
    {"type": "message", "role": "assistant", "content": None},
    {"role": "assistant", "content": None},
]


@pytest.mark.parametrize("item", ECHOED, ids=lambda item: str(item.get("type")))
def test_an_item_of_output_is_sent_back_without_its_id_and_with_its_nulls(item: Params) -> None:
    assert RESPONSES({"model": "m", "store": False, "input": [item]}) == []


def test_an_assistant_message_is_sent_back_as_it_came() -> None:
    message: Params = {"role": "assistant", "content": None, "refusal": None, "annotations": [], "tool_calls": None}
    assert CHAT({**CALL, "messages": [USER, message]}) == []


def picture(url: str) -> Params:
    return {**CALL, "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]}]}


@pytest.mark.parametrize("path", ["/srv/cat.png", "cat.png", "C:\\cat.png", "C:/cat.png", "./a:b.png", ""])
def test_a_path_as_a_url_is_a_warning(path: str) -> None:
    (problem,) = CHAT(picture(path))
    assert (problem["path"], problem["severity"]) == ("messages[0].content[0].image_url.url", "warning")
    assert "is not a URL" in problem["message"]


@pytest.mark.parametrize("url", [PICTURE, "data:image/png;base64,aGk=", "file:///cat.png", "gs://b/cat.png"])
def test_a_url_of_any_scheme_passes(url: str) -> None:
    assert CHAT(picture(url)) == []


@pytest.mark.parametrize(
    ("params", "line"),
    [
        ({**CALL, "user": None}, "user: None is not allowed: leave the key out"),
        ({**CALL, "tool_choice": None}, "tool_choice: None is not allowed: leave the key out"),
        ({**CALL, "metadata": {"a": None}}, "metadata.a: None is not allowed: leave the key out"),
        (last({**USER, "name": None}), "messages[5].name: None is not allowed: leave the key out"),
    ],
)
def test_none_for_an_optional_key_is_a_warning(params: Any, line: str) -> None:
    assert lines(params, "warning") == [line] == format_problems(CHAT(params))


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {"zoo"}))
def test_none_for_an_optional_key_never_raises(name: str) -> None:
    schema = SCHEMAS[name]
    optional = schema.get("properties", {}).keys() - set(schema.get("required", ()))
    params = dict.fromkeys(optional)
    assert [problem for problem in find_problems(schema, params) if problem["path"] in optional] == [
        problem for problem in find_problems(schema, params) if problem["severity"] == "warning"
    ]


def test_none_for_a_required_key_is_an_error() -> None:
    assert lines(last({**USER, "content": None})) == [
        "messages[5].content: None is not allowed, and the key is required"
    ]


SYNTHETIC = {"type": "object", "properties": {"file_ids": {}, "files": {}}}
EITHER: Params = {**SYNTHETIC, "anyOf": [{"required": ["file_ids"]}, {"required": ["files"]}]}


def test_an_either_or_requirement_names_both_sides() -> None:
    assert format_problems(find_problems(EITHER, {})) == ["file_ids or files is required"]
    typo_ = find_problems(EITHER, {"file_id": []})
    assert format_problems(typo_)[0] == "file_ids or files is required; found 'file_id'"
    batch = make_validator(operations.schema("create_vector_store_file_batch"))
    assert format_problems(batch({"vector_store_id": "v"})) == ["file_ids or files is required"]
    both = {"not": {"required": ["image_url", "file_id"]}}
    (line,) = format_problems(find_problems(both, {"image_url": "https://x", "file_id": "f"}))
    assert line == "image_url and file_id are mutually exclusive: pass one"


def test_a_problem_of_all_params_has_no_place() -> None:
    with pytest.raises(InvalidParamsError, match=r"^create_vector_store_file_batch: file_ids or files is required\n"):
        request_for("create_vector_store_file_batch", {"vector_store_id": "v"}, {"api_key": "k"})


def test_an_image_needs_a_url_or_a_file_id() -> None:
    edit = make_validator(operations.schema("create_image_edit"))
    params: Params = {"model": "m", "prompt": "x", "image": [{}]}
    assert any("image_url or file_id is required" in line for line in format_problems(edit({**params, "mask": {}})))


ITEMS = operations.schema("create_response")["$defs"]


def list_branches(name: str) -> list[str]:
    """Return the names of the schemas that a union of references leads to."""
    if "properties" in ITEMS[name]:
        return [name]
    return [
        inner for branch in ITEMS[name]["anyOf"] for inner in list_branches(branch["$ref"].removeprefix("#/$defs/"))
    ]


@pytest.mark.parametrize("name", sorted({*list_branches("InputItem")} - {"ItemReferenceParam"}))
def test_no_item_of_input_needs_an_id(name: str) -> None:
    assert "id" not in ITEMS[name].get("required", ())
