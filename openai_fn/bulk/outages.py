"""Outages: when many rows in a row find no working server, the run pauses and sends one row at a time as a probe. Pure.

The dict {"rows", "since", "probe_at", "pause", "reason"} is the coordinator's alone. `rows` are the turns of the rows
that failed since the last response; with OUTAGE_ROWS of them the outage is on. `since` is when the first one failed.
"""

from math import inf
from typing import Any

from openai_fn.types import Map

OUTAGE_ROWS = 10
"""Different rows that must fail in a row: one row that makes the server fail is no outage."""
OUTAGE_CATEGORIES = frozenset({"connection", "timeout", "server"})
"""Failures that say that the server is down, and nothing about the row."""
NO_OUTAGE: Map = {"rows": frozenset(), "since": inf, "probe_at": 0.0, "pause": 0.0, "reason": ""}


def is_down(outage: Map) -> bool:
    """Return whether the run is paused.

    >>> is_down(NO_OUTAGE)
    False
    """
    return len(outage["rows"]) >= OUTAGE_ROWS


def note_failure(outage: Map, turn: int, reason: str, policy: Map, now: float) -> dict[str, Any]:
    """Return the state after the row of `turn` found no working server.

    The retry policy's `base` is the pause before the first probe, doubled for each that fails, at most `cap`.
    """
    rows = outage["rows"] if is_down(outage) else outage["rows"] | {turn}
    noted = {**outage, "rows": rows, "since": min(outage["since"], now), "reason": reason}
    if len(rows) < OUTAGE_ROWS:
        return noted
    if not is_down(outage):
        return {**noted, "pause": policy["base"], "probe_at": now + policy["base"]}
    if now < outage["probe_at"]:
        return noted  # it was in flight when the outage began
    pause = min(policy["cap"], outage["pause"] * 2)
    return {**noted, "pause": pause, "probe_at": now + pause}


def compute_probe_wait(outage: Map, in_flight: int, now: float) -> float:
    """Return the seconds until a row may be sent: 0 without an outage, inf while a probe is in flight."""
    if not is_down(outage):
        return 0.0
    return inf if in_flight else max(0.0, outage["probe_at"] - now)


def describe_lost_patience(outage: Map, patience: float, now: float) -> str | None:
    """Return why the run is to stop, where an outage takes longer than `patience` seconds; else None."""
    if not is_down(outage) or now - outage["since"] <= patience:
        return None
    return f"no response from the server for {patience:g} s: {outage['reason']}"
