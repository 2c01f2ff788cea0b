"""What a run has done so far, as one map: what progress shows and what is returned at the end. Pure."""

from typing import Any

from openai_fn.bulk import budget
from openai_fn.types import Map

EMPTY_SUMS: Map = {"rows": 0, "ok": 0, "errors": {}, "retries": 0, "usage": budget.NO_USAGE, "stopped": None}


def count_row(sums: Map, row: Map) -> dict[str, Any]:
    """The sums with one finished row more.

    >>> count_row(EMPTY_SUMS, {"error": {"category": "timeout"}})["errors"]
    {'timeout': 1}
    """
    if row["error"] is None:
        return {**sums, "rows": sums["rows"] + 1, "ok": sums["ok"] + 1}
    kind = row["error"]["category"]
    errors = {**sums["errors"], kind: sums["errors"].get(kind, 0) + 1}
    return {**sums, "rows": sums["rows"] + 1, "errors": errors}


def build_summary(sums: Map, seconds: float, **more: Any) -> dict[str, Any]:
    """The map that users see: rows, ok, errors by category, retries, usage, cost, seconds and why it stopped early."""
    usage = {key: value for key, value in sums["usage"].items() if key.endswith("_tokens")}
    known = {key: sums[key] for key in ("rows", "ok", "errors", "retries", "stopped")}
    return {**known, "usage": usage, "cost": sums["usage"]["cost"], "seconds": round(seconds, 3), **more}
