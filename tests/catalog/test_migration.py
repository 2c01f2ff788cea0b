"""Habits of the official client end in an error that says what to write."""

import subprocess
import sys
from typing import Any

import pytest

import openai_fn
from openai_fn.catalog.migration import (
    LEGACY_CLASSES,
    OFFICIAL_CLASSES,
    OFFICIAL_RESOURCES,
    explain_import,
    explain_keywords,
)


@pytest.mark.parametrize("name", sorted({*OFFICIAL_CLASSES, *LEGACY_CLASSES}))
def test_a_class_of_the_official_client_says_what_to_write(name: str) -> None:
    with pytest.raises(ImportError) as caught:
        exec(f"from openai_fn import {name}")  # noqa: S102 - the statement is what is tested
    assert str(caught.value) == explain_import(name)
    assert name not in dir(openai_fn)


def test_the_user_sees_the_text() -> None:
    command = [sys.executable, "-c", "from openai_fn import AzureOpenAI"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert "ImportError: openai_fn has no 'AzureOpenAI'" in done.stderr
    assert "{'impl': 'azure', 'base_url': ..., 'api_key': ...}" in done.stderr


@pytest.mark.parametrize("name", sorted(OFFICIAL_RESOURCES - {"chatkit", "organization"}))
def test_a_resource_of_the_official_client_names_the_functions(name: str) -> None:
    with pytest.raises(AttributeError, match=r"operations are functions: \w+\(params, options\)"):
        getattr(openai_fn, name)


def test_attribute_use_of_chat_completions_says_what_to_write() -> None:
    callers: list[Any] = [openai_fn, openai_fn.client({"api_key": "k"})]
    for module in callers:
        with pytest.raises(AttributeError, match=r"create_chat_completion\(params, options\)"):
            module.chat.completions.create(model="gpt-5")


def test_other_missing_names_stay_attribute_errors() -> None:
    assert not hasattr(openai_fn, "nonsense")
    assert explain_import("nonsense") is None
    from openai_fn import paging, uploads

    assert (paging.__name__, uploads.__name__) == ("openai_fn.paging", "openai_fn.uploads")


@pytest.mark.parametrize(
    ("name", "keywords", "call"),
    [
        ("create_chat_completion", ["model", "messages"], "({'model': ..., 'messages': ...})"),
        ("create_chat_completion", ["model", "timeout"], "({'model': ...}, {'timeout': ...})"),
        ("create_chat_completion", ["max_retries"], "({}, {'retry': ...})"),
        ("create_chat_completion", ["extra_headers", "foo"], "({'foo': ...}, {'headers': ...})"),
        ("search_vector_store", ["query"], "({'query': ...})"),
        ("get_model", ["model"], "({'model': ...})"),
        ("rerank", ["query"], "({}, {'query': ...})"),
    ],
)
def test_keyword_arguments_become_dicts(name: str, keywords: list[str], call: str) -> None:
    assert explain_keywords(name, keywords).endswith(f"not keywords: write {name}{call}")
