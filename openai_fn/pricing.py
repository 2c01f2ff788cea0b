"""The cost of a response: its usage in one form, and prices per million tokens."""

from collections.abc import Iterable, Mapping
from typing import Any

from toolz import get_in, valmap

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.types import Map

USAGE_PATHS: Map = {
    "input_tokens": (["input_tokens"], ["prompt_tokens"]),
    "output_tokens": (["output_tokens"], ["completion_tokens"]),
    "cached_tokens": (
        ["input_tokens_details", "cached_tokens"],
        ["prompt_tokens_details", "cached_tokens"],
        ["cached_tokens"],
    ),
}
"""The paths of each number in a usage dict: of responses, of chat completions, of a summary."""
TOKEN_KEYS = frozenset({"total_tokens", *(path[0] for paths in USAGE_PATHS.values() for path in paths)})
PER_MILLION = 1e6
PRICES = ("input", "output", "cached")
USAGE_FAULT = "usage: expected the usage dict of a response, got {}; a stream has one with stream_options.include_usage"


def cost(usage: Map, prices: Map) -> float:
    """Return what usage costs at prices per million tokens, in the currency of the prices.

    `usage` is the `usage` of any response, or of a summary of bulk. `prices` is {"input", "output", "cached"}: `output`
    may be left out if there is no output, as with embeddings; `cached` is the price of cached input tokens, by default
    that of input. Raises InvalidParamsError for usage or prices of another form.

    >>> cost({"prompt_tokens": 1000, "completion_tokens": 500}, {"input": 2.0, "output": 8.0})
    0.006
    """
    check_cost_arguments(usage, prices)
    counts = normalize_usage(usage)
    cached_tokens = min(counts["cached_tokens"], counts["input_tokens"])
    fresh = (counts["input_tokens"] - cached_tokens) * prices["input"]
    cached = cached_tokens * prices.get("cached", prices["input"])
    return float(fresh + cached + counts["output_tokens"] * prices.get("output", 0)) / PER_MILLION


def check_cost_arguments(usage: Any, prices: Any) -> None:
    """Raise InvalidParamsError for usage that is no dict and for prices that are no dict of numbers with `input`."""
    if not isinstance(usage, Mapping):
        raise InvalidParamsError(make_error("invalid_params", USAGE_FAULT.format(type(usage).__name__)))
    if usage and not usage.keys() & TOKEN_KEYS:
        whole = (
            "the whole response: pass its 'usage'" if "usage" in usage else f"a dict with {', '.join(map(str, usage))}"
        )
        raise InvalidParamsError(make_error("invalid_params", USAGE_FAULT.format(whole)))
    fault = find_price_fault(prices)
    if fault:
        raise InvalidParamsError(make_error("invalid_params", f"prices: {fault}"))


def find_price_fault(prices: Any) -> str | None:
    """Return what is wrong with prices, or None.

    >>> find_price_fault({"input": 2.0, "outputs": 8.0})
    "unknown key 'outputs'; the keys are input, output, cached"
    """
    if not isinstance(prices, Mapping):
        return f"expected a dict with the key 'input', got {type(prices).__name__}"
    for name, price in prices.items():
        if name not in PRICES:
            return f"unknown key {name!r}; the keys are {', '.join(PRICES)}"
        if isinstance(price, bool) or not isinstance(price, (int, float)):
            return f"{name}: expected a number, got {type(price).__name__}"
        if not price >= 0:
            return f"{name}: expected a number from 0, got {price}"
    return None if "input" in prices else "the key 'input' is missing"


def normalize_usage(usage: Map) -> dict[str, int]:
    """Return usage of any shape under the names of the Responses API.

    >>> normalize_usage({"prompt_tokens": 9, "completion_tokens": 1, "prompt_tokens_details": {"cached_tokens": 4}})
    {'input_tokens': 9, 'output_tokens': 1, 'cached_tokens': 4, 'total_tokens': 10}
    """
    counts = valmap(lambda paths: read_count(usage, paths), USAGE_PATHS)
    total = read_count(usage, [["total_tokens"]]) or counts["input_tokens"] + counts["output_tokens"]
    return {**counts, "total_tokens": total}


def read_count(usage: Map, paths: Iterable[list[str]]) -> int:
    """Return the first number above 0 at one of the paths, or 0."""
    numbers = (get_in(path, usage) for path in paths)
    return next((number for number in numbers if isinstance(number, (int, float)) and number > 0), 0)  # type: ignore[return-value]  # counts
