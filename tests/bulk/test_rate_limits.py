"""Limits and budget: pure functions over a clock that the tests turn."""

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from openai_fn.bulk import budget, rate_limits


def times(state: Any, count: Any, tokens: Any = 1.0) -> Any:
    """When `count` requests may go, one as soon as it may after the other."""
    now, found = 0.0, []
    for _ in range(count):
        now += rate_limits.compute_wait(state, tokens, now)
        state = rate_limits.take_from_limits(state, tokens, now)
        found.append(now)
    return found


@settings(deadline=None)
@given(rpm=st.integers(1, 6000), count=st.integers(1, 300))
def test_no_minute_has_more_requests_than_allowed_and_what_a_second_brings(rpm: Any, count: Any) -> None:
    sent = times(rate_limits.make_limits({"workers": 9, "rpm": rpm}, 0.0), count)
    for at in sent:
        assert sum(at <= one < at + 60 for one in sent) <= rpm + max(1, rpm / 60) + 1e-6


@settings(deadline=None)
@given(st.lists(st.floats(1, 5000), min_size=2, max_size=40))
def test_tokens_keep_their_rate_even_where_one_row_is_larger_than_a_second(needs: Any) -> None:
    state, now, spent = rate_limits.make_limits({"workers": 9, "tpm": 60_000}, 0.0), 0.0, 0.0
    for need in needs:
        now += rate_limits.compute_wait(state, need, now)
        assert spent <= 1000 + now * 1000 + 1e-6
        state = rate_limits.take_from_limits(state, need, now)
        spent += need


def test_tokens_that_an_answer_took_beyond_the_estimate_are_waited_for() -> None:
    state = rate_limits.take_from_limits(rate_limits.make_limits({"workers": 9, "tpm": 6000}, 0.0), 50, 0.0)
    assert rate_limits.compute_wait(rate_limits.correct_tokens(state, 100, 0.0), 50, 0.0) == pytest.approx(1.0)
    assert rate_limits.compute_wait(rate_limits.correct_tokens(state, -50, 0.0), 100, 0.0) == 0


def test_what_was_not_sent_gives_back_what_it_took() -> None:
    state = rate_limits.make_limits({"workers": 9, "rpm": 60, "tpm": 600}, 0.0)
    assert (
        rate_limits.compute_wait(rate_limits.give_back(rate_limits.take_from_limits(state, 10, 0.0), 10, 0.0), 10, 0.0)
        == 0
    )


def test_without_limits_nothing_waits() -> None:
    assert times(rate_limits.make_limits({"workers": 9}, 0.0), 50) == [0.0] * 50


def test_what_the_server_says_is_learnt_and_what_the_user_says_stands() -> None:
    told = {f"x-ratelimit-{what}-{kind}": "600" for what in ("limit", "remaining") for kind in ("requests", "tokens")}
    learnt = rate_limits.learn_limits(rate_limits.make_limits({"workers": 1, "rpm": 60}, 0.0), told, 0, 0.0)
    assert (learnt["requests"]["rate"], learnt["tokens"]["rate"]) == (1.0, 10.0)


@pytest.mark.parametrize("kind", ["requests", "tokens"])
def test_nothing_left_makes_everybody_wait_until_the_reset(kind: Any) -> None:
    told = {f"x-ratelimit-remaining-{kind}": "0", f"x-ratelimit-reset-{kind}": "1.5s"}
    assert (
        rate_limits.compute_wait(
            rate_limits.learn_limits(rate_limits.make_limits({"workers": 1}, 0.0), told, 0, 10.0), 1, 10.5
        )
        == 1.0
    )


def test_what_is_left_bounds_what_may_go() -> None:
    told = {"x-ratelimit-limit-requests": "6000", "x-ratelimit-remaining-requests": "12"}
    state = rate_limits.learn_limits(rate_limits.make_limits({"workers": 64}, 0.0), told, 10, 0.0)
    assert times(state, 3) == pytest.approx([0.0, 0.0, 0.01])


def test_refusals_of_what_was_sent_together_count_once() -> None:
    state = rate_limits.make_limits({"workers": 64}, 0.0)
    for _ in range(20):
        state = rate_limits.slow_down(state, None, 0.0, 1.0)
    assert (state["window"], state["streak"], state["until"]) == (32.0, 1, 1.5)
    later = rate_limits.slow_down(state, None, 2.0, 3.0)
    assert (later["window"], later["until"]) == (16.0, 4.0)


def test_retry_after_is_kept_and_pauses_grow_without_it() -> None:
    state = rate_limits.make_limits({"workers": 8}, 0.0)
    assert rate_limits.compute_wait(rate_limits.slow_down(state, 7.0, 0.0, 1.0), 1, 1.0) == 7.0
    pauses = []
    for turn in range(9):
        state = rate_limits.slow_down(state, None, 100.0 * turn, 100.0 * turn)
        pauses.append(state["until"] - 100.0 * turn)
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    assert state["window"] == 1.0


def test_answers_speed_up_again_to_the_most() -> None:
    state = rate_limits.slow_down(rate_limits.make_limits({"workers": 64}, 0.0), None, 0.0, 0.0)
    counts = 0
    while state["window"] < 64:
        state, counts = rate_limits.speed_up(state), counts + 1
    assert counts < 1000
    assert rate_limits.speed_up(state) is state


@pytest.mark.parametrize("text", ["", None, "soon", "-"])
def test_a_span_that_is_none(text: Any) -> None:
    assert rate_limits.parse_reset_seconds(text) is None


RESPONSE = {"usage": {"input_tokens": 100, "output_tokens": 20, "input_tokens_details": {"cached_tokens": 40}}}


def test_usage_of_every_kind_of_answer() -> None:
    assert budget.read_usage(RESPONSE) == {
        "input_tokens": 100,
        "output_tokens": 20,
        "cached_tokens": 40,
        "total_tokens": 120,
    }
    chat = {"usage": {"prompt_tokens": 9, "completion_tokens": 1, "total_tokens": 10, "prompt_tokens_details": None}}
    assert budget.read_usage(chat) == {"input_tokens": 9, "output_tokens": 1, "cached_tokens": 0, "total_tokens": 10}
    assert budget.read_usage(b"speech") is budget.read_usage({}) is budget.read_usage({"usage": None}) is None


def test_the_price_of_a_dated_model_is_that_of_the_longest_name() -> None:
    prices = {"gpt-5": {"input": 1}, "gpt-5-mini": {"input": 2}}
    assert budget.find_price("gpt-5-mini-2025-08-07", prices) == {"input": 2}
    assert budget.find_price("gpt-50", prices) is None
