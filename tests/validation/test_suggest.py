import json
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn.validation.suggest import find_nearest, find_nearest_param, find_similar_operations, suggest_name
from tests.support.paths import FIXTURE_FOLDER

FIXTURES = FIXTURE_FOLDER
WORDS = sorted(
    {meant for rows in json.loads((FIXTURES / "typos.json").read_text()).values() for meant in rows.values()}
)


@pytest.mark.parametrize(
    ("typed", "words", "expected"),
    [
        ("usr", ["developer", "system", "user"], ("user", "error")),  # a letter too few
        ("ussers", ["user"], None),
        ("straem", ["stream"], ("stream", "error")),  # two swapped
        ("tool-choice", ["tool_choice"], ("tool_choice", "error")),  # the separator
        ("toolChoice", ["tool_choice"], ("tool_choice", "error")),  # the case
        ("tool_choise", ["tool_choice"], ("tool_choice", "error")),  # a wrong letter in a long word
        ("toolz", ["tools"], ("tools", "warning")),  # in a short one
        ("top_k", ["top_p"], None),  # in a shorter one: another word
        ("min_tokens", ["max_tokens"], None),  # two wrong letters: another word
        ("frequncy_penality", ["frequency_penalty"], ("frequency_penalty", "error")),  # two edits in a long word
        ("stops", ["stop"], ("stop", "warning")),  # a plural
        ("xhigh", ["low", "medium", "high"], ("high", "warning")),  # a new value of the API's once
        ("gpt-image-2", ["gpt-image-1"], None),  # a new version
        ("", ["n"], None),
        ("m" * 65, ["m" * 64], None),  # no name
        (5, ["5"], None),
        ("x", [], None),
        ("seed", [None, 5, "sed"], ("sed", "error")),
        ("sead", ["seed"], ("seed", "warning")),  # a wrong letter inside a short word
        ("bser", ["user"], None),  # the first letter: another word
        ("precense_penalty", ["presence_penalty"], ("presence_penalty", "warning")),  # two letters exchanged
        ("frequency_penalties", ["frequency_penalty"], ("frequency_penalty", "warning")),  # a plural in -ies
        ("prediction_id", ["prediction"], None),  # a further word: another server's own
        ("predictionId", ["prediction"], None),
        ("predictionid", ["prediction"], None),
        ("reprediction", ["prediction"], None),
        ("x_user", ["user"], None),
        ("store_", ["store"], ("store", "error")),
    ],
)
def test_the_word_that_was_meant(typed: Any, words: list[Any], expected: Any) -> None:
    assert find_nearest(typed, words) == expected


def test_the_nearest_of_several_is_told() -> None:
    assert find_nearest("max_completion_token", WORDS) == ("max_completion_tokens", "warning")


@given(word=st.sampled_from(WORDS), at=st.integers(0, 30), letter=st.sampled_from("etr_"))
def test_one_letter_more_less_or_elsewhere_is_always_near(word: str, at: int, letter: str) -> None:
    cut, tail = word[:at], word[at:]
    for typed in (cut + letter + tail, cut + tail[1:], cut + tail[1:2] + tail[:1] + tail[2:]):
        assert typed in WORDS or len(word) < 6 or find_nearest(typed, [word]) is not None


@pytest.mark.parametrize(
    ("key", "params", "expected"),
    [
        ("max_tokens", ["input", "max_output_tokens"], ("max_output_tokens", "warning")),
        ("messages", ["input"], ("input", "warning")),
        ("prompt", ["input", "model"], ("input", "warning")),
        ("engine", ["model"], ("model", "warning")),
        ("engine", ["input"], None),
        (5, ["model"], None),
    ],
)
def test_a_param_of_another_api_is_near_the_one_that_does_the_same(key: Any, params: list[str], expected: Any) -> None:
    assert find_nearest_param(key, params) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("maxRetries", "retry"),
        ("timeot", "timeout"),
        ("key", "api_key"),
        ("body_text", "body"),
        ("zzz", None),
        ("t" * 65, None),
        (5, None),
    ],
)
def test_a_name_is_found_by_table_typo_or_words(name: Any, expected: str | None) -> None:
    assert suggest_name(name, ["retry", "timeout", "api_key", "body"], {"max_retries": "retry"}) == expected


PATHS = {
    "create_chat_completion": "/chat/completions",
    "delete_chat_completion": "/chat/completions/{completion_id}",
    "create_response": "/responses",
    "beta_create_response": "/responses?beta=true",
    "list_messages": "/threads/{thread_id}/messages",
    "create_image": "/images/generations",
    "download_file": "/files/{file_id}/content",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("createChatCompletion", ["create_chat_completion"]),
        ("chat.completions.create", ["create_chat_completion"]),
        ("client.chat.completions.create", ["create_chat_completion"]),
        ("creat_chat_completion", ["create_chat_completion"]),
        ("remove_chat_completion", ["delete_chat_completion"]),
        ("chat_completion", ["create_chat_completion", "delete_chat_completion"]),
        ("images.generate", ["create_image"]),
        ("beta.threads.messages.list", ["list_messages"]),
        ("files.content", ["download_file"]),
        ("responses.create", ["create_response"]),
        ("beta.responses.create", ["beta_create_response"]),
        ("cancel_chat_completion", []),
        ("delete_response", []),
        ("", []),
        ("create", []),
        ("x" * 65, []),
    ],
)
def test_the_operation_that_was_meant(name: str, expected: list[str]) -> None:
    assert find_similar_operations(name, PATHS) == expected
