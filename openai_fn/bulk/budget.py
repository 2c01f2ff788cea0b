"""What rows use: tokens and cost, estimated before they are sent, counted when the response is there. Pure.

The dict {"input_tokens", "output_tokens", "cached_tokens", "total_tokens", "cost", "counted"} sums what was used.
`counted` is what the counter had estimated for the same rows, so that total / counted corrects its next estimates.
"""

from collections.abc import Mapping
from math import inf
from typing import Any

from openai_fn.pricing import PER_MILLION, normalize_usage
from openai_fn.types import Map

NO_USAGE: Map = dict.fromkeys(("input_tokens", "output_tokens", "cached_tokens", "total_tokens", "cost", "counted"), 0)


def estimate_tokens(params: Any) -> float:
    """Return an estimate of the tokens in params: the characters of all their text, divided by four.

    >>> estimate_tokens({"messages": [{"role": "user", "content": "Hello there!"}]})
    4.0
    """
    return count_characters(params) / 4


def count_characters(value: Any) -> int:
    """Return how many characters of text a value holds."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return sum(map(count_characters, value.values()))
    return sum(map(count_characters, value)) if isinstance(value, (list, tuple)) else 0


def read_usage(body: Any) -> dict[str, int] | None:
    """Return the tokens that a response body says were used, or None where it does not say.

    >>> read_usage({"usage": {"prompt_tokens": 9, "completion_tokens": 2, "total_tokens": 11}})["total_tokens"]
    11
    """
    usage = body.get("usage") if isinstance(body, dict) else None
    return normalize_usage(usage) if isinstance(usage, dict) else None


def find_price(model: Any, prices: Map) -> Map | None:
    """Return the prices of a model: its own, or those of the longest name it begins with, as dated models do.

    >>> find_price("gpt-5-2025-08-07", {"gpt-5": {"input": 1.25, "output": 10}})["output"]
    10
    """
    names = [name for name in prices if str(model) == name or str(model).startswith(f"{name}-")]
    return prices[max(names, key=len)] if names else None


def add_usage(sums: Map, usage: Map, cost: float, counted: float) -> dict[str, Any]:
    """Return the sums after one more response.

    >>> add_usage(NO_USAGE, {"total_tokens": 11}, 0.5, 3.0)["total_tokens"]
    11
    """
    more = {**usage, "cost": cost, "counted": counted}
    return {name: total + more.get(name, 0) for name, total in sums.items()}


def estimate_usage(sums: Map, counted: float, prices: Map | None) -> tuple[float, float]:
    """Return the tokens and the cost to expect of a row for which the counter says `counted`.

    >>> estimate_usage({**NO_USAGE, "counted": 10, "total_tokens": 30, "cost": 1.0}, 5.0, None)
    (15.0, 0.5)
    """
    if not sums["counted"]:
        return counted, counted * prices["input"] / PER_MILLION if prices else 0.0
    return counted * sums["total_tokens"] / sums["counted"], counted * sums["cost"] / sums["counted"]


def find_exceeded(sums: Map, settings: Map, tokens: float, cost: float) -> str | None:
    """Return the setting that so many more tokens, or so much more cost, would exceed; None where they fit."""
    totals = (("max_tokens", sums["total_tokens"] + tokens), ("max_cost", sums["cost"] + cost))
    return next((name for name, total in totals if total > settings.get(name, inf)), None)
