"""What a run has to do: which rows of the source are answered already, and what becomes of a target's lines.

Only ids are kept in memory, as numbers. Effects: reads the target, rewrites it.
"""

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from toolz import concat, unique

from openai_fn.bulk.check import find_item_problems, raise_row_problems
from openai_fn.bulk.digests import hash_id
from openai_fn.bulk.rows import build_duplicate_item, build_item, is_bad
from openai_fn.bulk.safe_files import append_safely, replace_content
from openai_fn.bulk.source import ReadRows
from openai_fn.bulk.target import is_standing, parse_result_line, refuse_target
from openai_fn.errors import ParamsWarning
from openai_fn.types import Map, Problem

StandingRows = dict[int, tuple[int | None, bool]]
CHOOSE = "choose another target, or pass {'changed': 'ask'} to send changed rows again and set the old results aside"


def read_standing_rows(target: Path, settings: Map) -> StandingRows:
    """Return what a target holds that stands: custom_id -> (id, whether it succeeded), as numbers to save memory."""
    retry_failed = bool(settings.get("retry_failed"))
    rows = (row for _, row in iter_target(target) if row and is_standing(row, retry_failed=retry_failed))
    standing: StandingRows = {}
    for row in rows:
        standing.setdefault(hash_id(row["custom_id"]), (hash_id(row["id"]), row["error"] is None))
    return standing


def iter_target(target: Path) -> Iterator[tuple[bytes, Map | None]]:
    """Yield the lines of a target as they are, each with its row, or None for one that is no result row."""
    if not target.exists():
        return
    with target.open("rb") as file:
        for line in file:
            yield line, parse_result_line(line)


def plan_run(read_rows: ReadRows, settings: Map, mode: Any, known: StandingRows) -> dict[str, Any]:
    """Return what is to be done: {"rows", "answered", "stale", "twice"}, the last three as sets of hashed custom ids.

    `answered` rows are not sent; `stale` lines of the target are not the result of a row any more; `twice` are the ids
    that several rows have. Raises InvalidParamsError for bad rows with {"check": "first"}, and InvalidOptionsError
    where rows that succeeded were changed or removed.
    """
    seen: set[int] = set()
    plan: dict[str, Any] = {"rows": 0, "answered": set(), "stale": set(), "twice": set()}

    def iter_problems() -> Iterator[list[Problem]]:
        for number, (where, row) in enumerate(read_rows(), 1):
            item = build_item(where, row, settings, number)
            plan["rows"] += 1
            key = hash_id(item["custom_id"])
            if not is_bad(item) and key in seen:
                plan["twice"].add(key)
                item = build_duplicate_item(item, row)
            if not is_bad(item):
                seen.add(key)
                classify_row(plan, key, item, known, settings)
            if settings["check"] == "first" and not settings.get("dry_run"):
                yield find_item_problems(item, mode)

    raise_row_problems(iter_problems())
    removed = known.keys() - plan["answered"] - plan["stale"]
    if removed and settings["changed"] != "ask":
        refuse_target(f"the target has {len(removed)} rows that are not in the source any more: {CHOOSE}")
    plan["stale"] |= removed
    return plan


def classify_row(plan: Map, key: int, item: Map, known: StandingRows, settings: Map) -> None:
    """Put a row into the plan: answered already, or failed as it was and since corrected."""
    name, has_succeeded = known.get(key, (None, False))
    if name == hash_id(item["id"]) or (has_succeeded and settings.get("mixed")):
        plan["answered"].add(key)
    elif has_succeeded and settings["changed"] != "ask":
        refuse_target(f"{item['where']}: {item['custom_id']!r} was answered as another row before: {CHOOSE}")
    elif name is not None:
        plan["stale"].add(key)


def iter_remaining(read_rows: ReadRows, settings: Map, plan: Map) -> Iterator[Map]:
    """Yield the items that are still to be sent, and the bad ones."""
    seen: set[int] = set()
    for number, (where, row) in enumerate(read_rows(), 1):
        item = build_item(where, row, settings, number)
        key = hash_id(item["custom_id"])
        if is_bad(item):
            yield item
        elif key in seen:
            yield build_duplicate_item(item, row)
        elif key not in plan["answered"]:
            yield item
        if key in plan["twice"]:
            seen.add(key)


def clean_target(target: Path, plan: Map, settings: Map) -> None:
    """Take out of a target what is torn, what is to be sent again and what came twice, where there is any of it.

    Results that succeeded, and whole lines that are no result rows, are never thrown away: they are set aside in
    TARGET.set-aside.jsonl, and a ParamsWarning says so. Raises InvalidOptionsError where a line before the last is no
    result row: somebody has edited the target.
    """
    if any(fate != "keep" or not line.endswith(b"\n") for line, fate in iter_fates(target, plan, settings)):
        aside = [line for line, fate in iter_fates(target, plan, settings) if fate == "aside"]
        if aside:
            path = target.with_name(target.name + ".set-aside.jsonl")
            append_safely(path, (line.rstrip(b"\r\n") + b"\n" for line in aside))
            text = f"{len(aside)} lines of {target} belong to no row of this run any more; they are in {path} now"
            warnings.warn(text, ParamsWarning, stacklevel=2)
        lines = (line.rstrip(b"\r\n") + b"\n" for line, fate in iter_fates(target, plan, settings) if fate == "keep")
        replace_content(target, lines)


def iter_fates(target: Path, plan: Map, settings: Map) -> Iterator[tuple[bytes, str]]:
    """Yield each line of a target with what becomes of it: "keep", "drop" or "aside"."""
    retry_failed = bool(settings.get("retry_failed"))
    seen: set[int] = set()
    unreadable = 0
    for number, (line, row) in enumerate(iter_target(target), 1):
        if unreadable:
            refuse_target(f"{target}: line {unreadable} is not a result row: correct or remove it")
        if row is None:
            is_blank = not line.strip(b"\0\r\n\t ")
            unreadable = 0 if is_blank else number
            yield line, "aside" if line.endswith(b"\n") and not is_blank else "drop"
            continue
        key = hash_id(row["custom_id"])
        fate = decide_fate(row, key in seen, key in plan["stale"], retry_failed=retry_failed)
        seen |= {key} if fate == "keep" else set()
        yield line, fate


def decide_fate(row: Map, is_repeated: bool, is_stale: bool, *, retry_failed: bool) -> str:  # noqa: FBT001  # facts
    """Return what becomes of a result row of a target."""
    if not is_standing(row, retry_failed=retry_failed):
        return "drop"
    if is_repeated or is_stale:
        return "aside" if row["error"] is None else "drop"
    return "keep"


def reorder_target(target: Path, items: Iterable[Map]) -> None:
    """Bring a finished target's rows into the order of the items; rows of no item stay at the end."""
    by_id, by_custom_id = index_target(target)
    keys = ((hash_id(item["id"]), hash_id(item["custom_id"])) for item in items)
    starts = (by_id.get(own, by_custom_id.get(custom)) for own, custom in keys)
    replace_content(target, read_lines_at(target, unique(concat([starts, by_id.values()]))))


def index_target(target: Path) -> tuple[dict[int, int], dict[int, int]]:
    """Return where the line of each result row begins, by its id and by its custom_id."""
    by_id: dict[int, int] = {}
    by_custom_id: dict[int, int] = {}
    start = 0
    for line, row in iter_target(target):
        by_id[hash_id(row["id"] if row else None)] = start
        by_custom_id.setdefault(hash_id(row["custom_id"] if row else None), start)
        start += len(line)
    return by_id, by_custom_id


def read_lines_at(target: Path, starts: Iterable[int | None]) -> Iterator[bytes]:
    """Yield the lines that begin at these positions of a file; None is no position."""
    with target.open("rb") as file:
        for start in starts:
            if start is not None:
                file.seek(start)
                yield file.readline()
