"""What a run has done so far, as one dict: what progress shows and what is returned at the end. Pure."""

from typing import Any

from toolz import assoc, keyfilter, update_in

from openai_fn.bulk import budget
from openai_fn.types import Map

EMPTY_SUMS: Map = {"rows": 0, "ok": 0, "errors": {}, "retries": 0, "usage": budget.NO_USAGE, "stopped": None}
COUNTS = ("rows", "ok", "errors", "retries", "stopped")


def count_row(sums: Map, row: Map) -> dict[str, Any]:
    """Return the sums with one more finished row.

    >>> count_row(EMPTY_SUMS, {"error": {"category": "timeout"}})["errors"]
    {'timeout': 1}
    """
    key = ["ok"] if row["error"] is None else ["errors", row["error"]["category"]]
    counted = assoc(sums, "rows", sums["rows"] + 1)
    return update_in(counted, key, lambda count: count + 1, 0)  # type: ignore[no-any-return]  # toolz has no types


def build_summary(sums: Map, seconds: float, **more: Any) -> dict[str, Any]:
    """Return the summary that users see: BulkSummary in `openai_fn.types` names its keys."""
    usage = keyfilter(lambda name: name.endswith("_tokens"), sums["usage"])
    counts = {name: sums[name] for name in COUNTS}
    return {**counts, "usage": usage, "cost": sums["usage"]["cost"], "seconds": round(seconds, 3), **more}
