from typing import Any

import pytest

from openai_fn import InvalidParamsError, cost

CHAT = {"prompt_tokens": 100, "completion_tokens": 20, "prompt_tokens_details": {"cached_tokens": 40}}
RESPONSE = {"input_tokens": 100, "output_tokens": 20, "input_tokens_details": {"cached_tokens": 40}}
SUMMARY = {"input_tokens": 100, "output_tokens": 20, "cached_tokens": 40, "cost": 0.5}


@pytest.mark.parametrize("usage", [CHAT, RESPONSE, SUMMARY])
def test_cost_counts_cached_tokens_at_their_price(usage: Any) -> None:
    assert cost(usage, {"input": 10.0, "output": 100.0, "cached": 1.0}) == pytest.approx(2640 / 1e6)
    assert cost(usage, {"input": 10.0, "output": 100.0}) == pytest.approx(3000 / 1e6)


def test_more_cached_tokens_than_there_are_cost_no_less_than_nothing() -> None:
    usage = {"prompt_tokens": 10, "prompt_tokens_details": {"cached_tokens": 50}}
    assert cost(usage, {"input": 2.0, "output": 8.0, "cached": 0.0}) == 0


def test_embeddings_need_no_price_of_output() -> None:
    assert cost({"prompt_tokens": 1_000_000, "total_tokens": 1_000_000}, {"input": 0.02}) == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("usage", "prices", "words"),
    [
        (None, {"input": 1}, "usage: expected the usage dict of a response, got NoneType"),
        ({"id": "c", "usage": CHAT}, {"input": 1}, "the whole response: pass its 'usage'"),
        ({"type": "duration", "seconds": 3}, {"input": 1}, "got a dict with type, seconds"),
        (CHAT, {"input": -1}, "input: expected a number from 0, got -1"),
        (CHAT, {"input": float("nan")}, "input: expected a number from 0, got nan"),
        (CHAT, None, "prices: expected a dict"),
        (CHAT, {"output": 1}, "the key 'input' is missing"),
        (CHAT, {"input": "2.0"}, "input: expected a number, got str"),
        (CHAT, {"input": 1, "outptu": 2}, "unknown key 'outptu'"),
    ],
)
def test_a_cost_that_cannot_be_computed_names_what_is_wrong(usage: Any, prices: Any, words: str) -> None:
    with pytest.raises(InvalidParamsError, match=words):
        cost(usage, prices)
