"""What rows take: tokens and cost, estimated before they are asked, counted when they are answered. All of it pure.

The map {"input_tokens", "output_tokens", "cached_tokens", "total_tokens", "cost", "counted"} sums what was used.
`counted` is what the counter had said of the same rows, so that total / counted corrects what it says of the next.
"""

from collections.abc import Mapping
from typing import Any

from toolz import get_in

from openai_fn.types import Map

NO_USAGE: Map = dict.fromkeys(("input_tokens", "output_tokens", "cached_tokens", "total_tokens", "cost", "counted"), 0)
USAGE_PATHS: Map = {
    "input_tokens": (["input_tokens"], ["prompt_tokens"]),
    "output_tokens": (["output_tokens"], ["completion_tokens"]),
    "cached_tokens": (["input_tokens_details", "cached_tokens"], ["prompt_tokens_details", "cached_tokens"]),
}
"""Where a body's usage has each number: of responses and audio, of chats and embeddings."""


def estimate_tokens(params: Any) -> float:
    """An estimate of the tokens in params: all their text's characters, over four.

    >>> estimate_tokens({"messages": [{"role": "user", "content": "Hello there!"}]})
    4.0
    """
    return count_characters(params) / 4


def count_characters(value: Any) -> int:
    """How many characters of text a value holds."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(count_characters, value.values()))
    return sum(map(count_characters, value)) if isinstance(value, (list, tuple)) else 0


def read_usage(body: Any) -> dict[str, int] | None:
    """The tokens that an answer says it took, or None where it says nothing.

    >>> read_usage({"usage": {"prompt_tokens": 9, "completion_tokens": 2, "total_tokens": 11}})["total_tokens"]
    11
    """
    said = body.get("usage") if isinstance(body, dict) else None
    if not isinstance(said, dict):
        return None
    found = {name: next((n for way in ways if (n := get_in(way, said))), 0) for name, ways in USAGE_PATHS.items()}
    return {**found, "total_tokens": said.get("total_tokens") or found["input_tokens"] + found["output_tokens"]}


def find_price(model: Any, prices: Map) -> Map | None:
    """The price of a model: its own, or that of the longest name it begins with, as dated models do.

    >>> find_price("gpt-5-2025-08-07", {"gpt-5": {"input": 1.25, "output": 10}})["output"]
    10
    """
    names = [name for name in prices if str(model) == name or str(model).startswith(f"{name}-")]
    return prices[max(names, key=len)] if names else None


def compute_cost(taken: Map, rate: Map | None) -> float:
    """What so many tokens cost, at the price of a million of each kind."""
    if rate is None:
        return 0.0
    fresh = taken["input_tokens"] - taken["cached_tokens"]
    cached = taken["cached_tokens"] * rate.get("cached", rate["input"])
    return float(fresh * rate["input"] + cached + taken["output_tokens"] * rate["output"]) / 1e6


def add_usage(sums: Map, taken: Map, spent: float, counted: float) -> dict[str, Any]:
    """The sums after one more answer."""
    more = {**taken, "cost": spent, "counted": counted}
    return {name: value + more.get(name, 0) for name, value in sums.items()}


def estimate_usage(sums: Map, counted: float, rate: Map | None) -> tuple[float, float]:
    """The tokens and the cost to expect of a row of which the counter says `counted`.

    >>> estimate_usage({**NO_USAGE, "counted": 10, "total_tokens": 30, "cost": 1.0}, 5.0, None)
    (15.0, 0.5)
    """
    if not sums["counted"]:
        return counted, counted * rate["input"] / 1e6 if rate else 0.0
    return counted * sums["total_tokens"] / sums["counted"], counted * sums["cost"] / sums["counted"]


def find_exceeded(sums: Map, settings: Map, tokens: float, amount: float) -> str | None:
    """What of the budget so many tokens and so much cost more would go beyond; None where they fit."""
    wanted = (("max_tokens", sums["total_tokens"] + tokens), ("max_cost", sums["cost"] + amount))
    return next((name for name, whole in wanted if whole > settings.get(name, float("inf"))), None)
