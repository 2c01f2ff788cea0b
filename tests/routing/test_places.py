"""The rules of several endpoints."""

import io
from typing import Any

import pytest

from openai_fn import InvalidOptionsError
from openai_fn.errors import CLASSES, make_error
from openai_fn.routing import places as rules

MOVING = {"authentication", "conflict", "connection", "quota", "rate_limit", "server", "stream", "timeout"}


@pytest.mark.parametrize("category", CLASSES)
def test_each_category_moves_on_or_does_not(category: str) -> None:
    assert rules.moves_on(make_error(category, "x")) is (category in MOVING)


@pytest.mark.parametrize(
    ("failure", "moves"),
    [
        (make_error("status", "x", status=408, retryable=True), True),
        (make_error("status", "x", status=418), False),
        (make_error("stream", "x", code="content_filter"), False),
        (make_error("stream", "x", type="invalid_request_error"), False),
        (make_error("stream", "x", type="server_error"), True),
    ],
)
def test_codes_and_statuses_decide_too(failure: Any, moves: bool) -> None:  # noqa: FBT001  # a parameter of the test
    assert rules.moves_on(failure) is moves


def test_a_place_cools_down_longer_with_each_failure_and_forgets_them_with_a_success() -> None:
    state: dict[str, Any] = {}
    rules.read_places(state, 2)
    failure = make_error("server", "x")
    for until in (10.5, 11.0, 12.0):
        rules.cool_place_down(state, 0, failure, None, 10.0)
        assert state["places"][0]["until"] == until
    rules.clear_failures(state, 0)
    rules.cool_place_down(state, 0, failure, None, 20.0)
    assert state["places"][0]["until"] == 20.5
    rules.cool_place_down(state, 0, failure, 7.0, 20.0)
    assert state["places"][0]["until"] == 27.0
    rules.cool_place_down(state, 0, failure, 1.0, 20.0)
    assert state["places"][0]["until"] == 27.0
    rules.cool_place_down(state, 1, make_error("quota", "x"), None, 0.0)
    assert state["places"][1]["until"] == rules.LONG_COOLDOWN


def test_nothing_is_waited_for_that_does_not_pass_by_itself() -> None:
    state: dict[str, Any] = {}
    rules.read_places(state, 2)
    rules.cool_place_down(state, 0, make_error("quota", "x"), 1.0, 0.0)
    rules.cool_place_down(state, 1, make_error("authentication", "x"), 2.0, 0.0)
    assert rules.compute_place_wait(state, {}, 0.5) is None
    rules.cool_place_down(state, 1, make_error("rate_limit", "x"), 3.0, 0.0)
    assert rules.compute_place_wait(state, {}, 0.5) == 2.5
    assert rules.compute_place_wait(state, {}, 9.0) == 0.0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (5, "settings: expected a dict, got int"),
        ({"stategy": "failover"}, "settings.stategy: is not a setting; there are cooldown, state, strategy"),
        ({"strategy": "random"}, "expected 'failover' or 'round_robin', got 'random'"),
        ({"cooldown": -1}, "settings.cooldown: expected seconds, got -1"),
        ({"cooldown": "30"}, "settings.cooldown: expected seconds, got '30'"),
        ({"state": []}, "settings.state: expected a dict, got list"),
    ],
)
def test_wrong_settings_are_named(settings: Any, words: str) -> None:
    with pytest.raises(InvalidOptionsError) as caught:
        rules.check_settings(settings)
    assert words in str(caught.value)


def test_the_state_of_the_caller_is_used_even_when_it_is_empty() -> None:
    state: dict[str, Any] = {}
    assert rules.check_settings({"state": state})["state"] is state


def test_files_are_found_wherever_they_stand() -> None:
    first, second = io.BytesIO(b"abc"), io.BytesIO(b"def")
    first.seek(1)
    found = list(rules.list_positions({"a": first, "b": [("name", second)], "c": "text"}))
    assert found == [(first, 1), (second, 0)]
