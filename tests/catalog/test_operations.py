"""The catalog reads the files once, answers by name or alias, and gives out what is the caller's own."""

from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import openai_fn
from openai_fn import InvalidParamsError, aio, call, doc, operation, operations, schema
from openai_fn.catalog import operations as catalog
from openai_fn.types import Operation
from openai_fn.validation.suggest import VERBS, find_similar_operations, split_operation, swap_verb

ROWS = operations()
ALIASES = {alias: name for name, row in ROWS.items() for alias in row["aliases"]}


def test_the_six_chat_operations_are_there() -> None:
    paths = {(row["method"], row["path"]) for row in ROWS.values() if row["schema"] == "chat.json"}
    one = "/chat/completions/{completion_id}"
    assert paths == {
        ("post", "/chat/completions"),
        ("get", "/chat/completions"),
        *((method, one) for method in ("get", "post", "delete")),
        ("get", f"{one}/messages"),
    }


def test_every_row_has_every_column_and_no_other() -> None:
    for name, row in ROWS.items():
        assert row["name"] == name
        assert row.keys() <= Operation.__annotations__.keys()
        assert row.keys() >= {*catalog.ROW_DEFAULTS, "name", "method", "path", "schema", "id"}


def test_a_name_and_an_alias_give_the_same_row() -> None:
    assert all(operation(alias) == ROWS[name] for alias, name in ALIASES.items())
    assert not ALIASES.keys() & ROWS.keys()


SWAPPED = {swapped: name for name in ROWS if (swapped := swap_verb(name)) and swapped not in {**ROWS, **ALIASES}}


def test_get_and_retrieve_and_update_and_modify_are_aliases_that_are_listed_nowhere() -> None:
    assert {"get_model", "retrieve_batch", "modify_eval", "update_message"} <= {*SWAPPED, *ALIASES, *ROWS}
    assert len(SWAPPED) > 60
    for alias, name in SWAPPED.items():
        assert operation(alias) == ROWS[name]
        assert getattr(openai_fn, alias) is getattr(openai_fn, name)
        assert getattr(aio, alias) is getattr(aio, name)
        assert alias not in {*dir(openai_fn), *dir(aio), *operations()}
    assert call("get_model", {"model": "m"}, {"api_key": "k", "transport": fake_model}) == {"id": "m"}


def fake_model(_: Any) -> Any:
    return {"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"id": "m"}'}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_no_suggestion_proposes_another_verb(name: str) -> None:
    verb, words = split_operation(name)
    others = {split_operation(other)[0] for other in ROWS} - {verb, None}
    paths = {other: row["path"] for other, row in ROWS.items()}
    for other in sorted({*filter(None, others)} & {"create", "delete", "cancel", "list", "retrieve"}):
        asked = f"{other}_{'_'.join(words)}"
        assert {split_operation(near)[0] for near in find_similar_operations(asked, paths)} <= {other}


def test_the_verbs_are_those_of_the_operations() -> None:
    first = {name.removeprefix("beta_").partition("_")[0] for name in ROWS}
    assert first - VERBS == {"admin", "usage"} & first


@pytest.mark.parametrize("ask", [operation, schema, doc])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("create_chat_completions", "did you mean 'create_chat_completion'?"),
        ("chatcompletion_create", "did you mean 'create_chat_completion'?"),
        ("delete_batch", "openai_fn.operations() lists them all"),
        ("chat", "operations are functions: create_chat_completion(params, options)"),
        ("", "openai_fn.operations() lists them all"),
        ("", "openai_fn.operations() lists them all, and openai_fn.function_for({'name': ..., 'method': ...,"),
    ],
)
def test_an_unknown_name_says_what_there_is(ask: Any, name: str, words: str) -> None:
    with pytest.raises(InvalidParamsError) as caught:
        ask(name)
    assert f"there is no operation {name!r}; {words}" in str(caught.value)


@pytest.mark.parametrize(
    "give", [operations, lambda: operation("create_chat_completion"), lambda: schema("create_chat_completion")]
)
def test_what_is_given_out_may_be_changed(give: Any) -> None:
    before = deepcopy(give())
    spoiled = give()
    for value in spoiled.values():
        if isinstance(value, dict):
            value.clear()
        elif isinstance(value, list):
            value.append("spoiled")
    spoiled.clear()
    assert give() == before


def test_a_schema_says_what_jsonschema_can_use() -> None:
    found = schema("create_chat_completion")
    validator = Draft202012Validator(found)
    good = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, "temperature": 3})
    assert not validator.is_valid({"model": "gpt-5"})


def test_files_are_read_once() -> None:
    assert catalog.read_schema_file("operations.json") is catalog.read_schema_file("operations.json")
    assert catalog.bundle_schema("create_chat_completion") is catalog.bundle_schema("create_chat_completion")
