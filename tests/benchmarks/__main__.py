"""Prints how fast it is beside the official client, bare requests and a raw socket: `python -m tests.benchmarks -h`."""

import argparse
import json
import sys
from collections.abc import Iterator

from tests.benchmarks.contenders import CONTENDERS, Map
from tests.benchmarks.table import MEASUREMENTS
from tests.benchmarks.turns import measured, sampler

FORMAT = "{:<26}{:>9}{:>10}{:>10}{:>9}  {:<15}{:>10}{:>12}{:>9}  {:<27} {}\n"
HELPERS = {"both": (True, False), "yes": (True,), "no": (False,)}
AWAKE = "With idle-priority processes that keep the processors awake:"
ASLEEP = "Without them, as the machine is:"
HEAD = ("", "ours", "official", "requests", "floor", "unit", "x official", "x requests", "x floor", "goal", "")


def result(row: Map, values: Map) -> dict[str, object]:
    """A measurement with its values, ratios and whether each goal is met."""
    base = values.get(row["over"], 0)
    ratios = {
        name: ratio(row["less"], values["ours"] - base, values[name] - base)
        for name in values
        if name not in ("ours", row["over"])
    }
    reached = {goal: at_least(goal, bound, values["ours"], ratios) for goal, bound in row["goals"].items()}
    return {
        "name": row["name"],
        "unit": row["unit"],
        "values": values,
        "ratios": ratios,
        "goals": row["goals"],
        "reached": reached,
    }


def ratio(less: bool, our: float, their: float) -> float:  # noqa: FBT001 - a column of the table
    """How many times better ours is."""
    better, worse = (their, our) if less else (our, their)
    return better / worse if worse else float("inf")


def at_least(goal: str, bound: float, value: float, ratios: Map) -> bool:
    """Whether a goal is reached: a bound on the value itself, or a ratio."""
    return value <= bound if goal == "value" else ratios[goal] >= bound


def line(found: Map) -> str:
    """A result as a line of the table."""
    values = [number(found["values"].get(name)) for name in ("ours", "official", "requests", "floor")]
    ratios = [number(found["ratios"].get(name)) for name in ("official", "requests", "floor")]
    goals = ", ".join(
        f"<= {bound}" if goal == "value" else f"{bound} x {goal}" for goal, bound in found["goals"].items()
    )
    mark = "" if not goals else "ok" if all(found["reached"].values()) else "SHORT"
    return FORMAT.format(found["name"], *values, found["unit"], *ratios, goals, mark)


def number(value: float | None) -> str:
    """A number with three figures that count.

    >>> number(1234.5), number(12.345), number(0), number(None)
    ('1,234', '12.3', '0', '')
    """
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 or value == 0 else f"{value:.3g}"


def results(rows: list[Map], *, helpers: bool) -> Iterator[dict[str, object]]:
    """Results as they come."""
    with sampler(helpers=helpers) as sample:
        for row in rows:
            yield result(row, measured(row, sample))


def quick(row: Map) -> Map:
    """A measurement that takes a fraction of the time and says a little less."""
    return {
        **row,
        "rounds": min(row["rounds"], 3),
        "count": row["count"] if row["path"].startswith("event") else max(row["count"] // 4, 1),
    }


def arguments() -> argparse.Namespace:
    """What the command line says."""
    names = "\n  ".join(row["name"] for row in MEASUREMENTS)
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=f"Contenders in turns: {', '.join(CONTENDERS)}. Medians; only the ratios hold on another machine.",
        epilog=f"measurements:\n  {names}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="only measurements whose name contains one of these")
    parser.add_argument(
        "--helpers", choices=HELPERS, default="both", help="idle-priority processes that keep the processors awake"
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds of less work")
    parser.add_argument("--json", action="store_true", help="one JSON line a measurement")
    return parser.parse_args()


def main() -> int:
    """0 when every goal is reached, else 1."""
    if sys.argv[1:2] == ["async"]:
        from tests.benchmarks.event_loop import main as event_loop

        return event_loop(sys.argv[2:])
    if sys.argv[1:2] == ["bulk"]:
        from tests.benchmarks.bulk import main as bulk

        return bulk(sys.argv[2:])
    if sys.argv[1:2] == ["tricks"]:
        from tests.benchmarks.tricks import main as tricks

        return tricks(sys.argv[2:])
    asked = arguments()
    rows = [row for row in MEASUREMENTS if not asked.names or any(name in row["name"] for name in asked.names)]
    rows = [quick(row) for row in rows] if asked.quick else rows
    reached = True
    for helpers in HELPERS[asked.helpers]:
        if not asked.json:
            sys.stdout.write(f"\n{AWAKE if helpers else ASLEEP}\n{FORMAT.format(*HEAD)}")
        for found in results(rows, helpers=helpers):
            sys.stdout.write(json.dumps({**found, "helpers": helpers}) + "\n" if asked.json else line(found))
            sys.stdout.flush()
            reached = reached and all(found["reached"].values())  # type: ignore[attr-defined]
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
