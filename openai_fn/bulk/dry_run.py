"""The setting `dry_run`: what a run would take, without sending or writing anything. Pure."""

from collections.abc import Generator, Iterable
from itertools import chain
from typing import Any

from openai_fn.bulk import budget
from openai_fn.bulk.check import MAX_ROW_PROBLEMS, find_item_problems
from openai_fn.bulk.rows import is_bad
from openai_fn.types import Map, Problem

RATE_SETTINGS = (("rpm", "rows"), ("tpm", "estimated_tokens"))
"""The limits that a run can know beforehand, and what of the estimate comes under them."""


def estimate_run(items: Iterable[Map], settings: Map, mode: Any) -> dict[str, Any]:
    """Return {"rows", "problems", "estimated_tokens", "cost", "seconds"} of a run over `items`.

    `rows` counts all of them. `problems` are those of bad rows, at most MAX_ROW_PROBLEMS, and bad rows cost nothing.
    `estimated_tokens` and `cost` are those of the input. `seconds` is the time at the settings `rpm` and `tpm`, None
    without them.
    """
    rows, tokens, cost = 0, 0.0, 0.0
    problems: list[Problem] = []
    count = settings.get("count", budget.estimate_tokens)
    for item in items:
        rows += 1
        own = find_item_problems(item, mode)
        problems = [*problems, *own][:MAX_ROW_PROBLEMS]
        if not (own or is_bad(item)):
            price = budget.find_price(item["params"].get("model"), settings.get("prices", {}))
            more, spent = budget.estimate_usage(budget.NO_USAGE, float(count(item["params"])), price)
            tokens, cost = tokens + more, cost + spent
    estimate = {"rows": rows, "problems": problems, "estimated_tokens": round(tokens), "cost": cost}
    return {**estimate, "seconds": estimate_seconds(estimate, settings)}


def estimate_seconds(estimate: Map, settings: Map) -> float | None:
    """Return the seconds that an estimate takes at the limits in the settings; None where there are none.

    >>> estimate_seconds({"rows": 120, "estimated_tokens": 10}, {"rpm": 60})
    120.0
    """
    times = [60.0 * estimate[key] / settings[name] for name, key in RATE_SETTINGS if name in settings]
    return max(times, default=None)


def estimate_stream(items: Iterable[Map], settings: Map, mode: Any) -> Generator[dict[str, Any], None, dict[str, Any]]:
    """Return a generator without rows whose return value is the estimate."""
    yield from chain()
    return estimate_run(items, settings, mode)
