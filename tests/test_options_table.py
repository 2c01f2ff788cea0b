"""schemas/options.json is the one source of the options: whatever else names them agrees with it."""

import json
from typing import Any

import pytest

from openai_fn import create_chat_completion, doc, request_for
from openai_fn.credentials import Credential, reveal
from openai_fn.options import FACTS, list_options_with, mask_credentials, options_table
from openai_fn.request.cache_key import compute_cache_key
from openai_fn.types import Options
from schemas.source.options_table import PAGE, TABLE, build_table, replace_table

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
SECRET = "sk-" + "0123456789abcdef"
KEYWORDS = frozenset({
    "type", "anyOf", "enum", "minimum", "maximum", "exclusiveMinimum", "properties", "additionalProperties", "items",
    "writeOnly", "default", "description",
})  # fmt: skip


def test_the_types_name_the_same_options() -> None:
    assert {*Options.__annotations__} == {*options_table()}


def test_help_and_the_page_list_them_all() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == replace_table(page, build_table(json.loads(TABLE.read_text(encoding="utf-8"))))
    assert all(f"\n  {name} " in doc("create_chat_completion") for name in options_table())


def test_a_row_has_no_fact_that_nobody_reads() -> None:
    assert {key for row in options_table().values() for key in row} <= KEYWORDS | FACTS


@pytest.mark.parametrize("name", sorted(list_options_with("header")))
def test_an_option_that_is_a_header_is_sent_as_such(name: str) -> None:
    request = request_for(create_chat_completion, CHAT, {"api_key": "x", name: "some-value"})
    assert request["headers"][options_table()[name]["header"]] == "some-value"


@pytest.mark.parametrize("name", sorted(list_options_with("credential") | list_options_with("hidden")))
def test_an_option_that_holds_secrets_is_hidden(name: str) -> None:
    given: Any = {"x-any": SECRET} if options_table()[name]["type"] == "object" else SECRET
    masked = mask_credentials({name: given})
    assert SECRET not in repr(masked)
    assert masked == {name: given}


@pytest.mark.parametrize("name", sorted(list_options_with("cache_key")))
def test_an_option_of_the_cache_key_tells_two_responses_apart(name: str) -> None:
    request: Any = request_for(create_chat_completion, CHAT, {"api_key": "x"})
    one: Any = {name: "a"}
    other: Any = {name: "b"}
    assert compute_cache_key(request, one) != compute_cache_key(request, other)
    assert compute_cache_key(request, {"timeout": 1}) == compute_cache_key(request, {"timeout": 2})


def test_what_is_hidden_is_still_sent() -> None:
    request = request_for(create_chat_completion, CHAT, {"api_key": SECRET, "headers": {"X-Any": SECRET}})
    assert isinstance(request["headers"]["x-any"], Credential)
    assert reveal(request["headers"]["x-any"]) == SECRET
