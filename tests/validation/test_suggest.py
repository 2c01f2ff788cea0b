import json
from typing import Any

import pytest
from hypothesis import example, given, strategies as st

from openai_fn.validation.suggest import compute_edit_cost, find_nearest
from tests.support.paths import FIXTURE_FOLDER

FIXTURES = FIXTURE_FOLDER
WORDS = sorted(
    {meant for rows in json.loads((FIXTURES / "typos.json").read_text()).values() for meant in rows.values()}
)
LETTERS = st.text("abcde_s1", max_size=9)


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
    ],
)
def test_the_word_that_was_meant(typed: Any, words: list[Any], expected: Any) -> None:
    assert find_nearest(typed, words) == expected


def test_the_nearest_of_several_is_told() -> None:
    assert find_nearest("max_completion_token", WORDS) == ("max_completion_tokens", "warning")


@given(one=LETTERS, other=LETTERS)
@example(one="ab", other="ba")
def test_distance_is_the_same_both_ways_and_zero_for_the_same(one: str, other: str) -> None:
    assert compute_edit_cost(one, other) == compute_edit_cost(other, one)
    assert (compute_edit_cost(one, other) == 0) == (one == other)


@given(word=st.sampled_from(WORDS), at=st.integers(0, 30), letter=st.sampled_from("etr_"))
def test_one_letter_more_less_or_elsewhere_is_always_near(word: str, at: int, letter: str) -> None:
    cut, tail = word[:at], word[at:]
    for typed in (cut + letter + tail, cut + tail[1:], cut + tail[1:2] + tail[:1] + tail[2:]):
        assert typed in WORDS or len(word) < 6 or find_nearest(typed, [word]) is not None
