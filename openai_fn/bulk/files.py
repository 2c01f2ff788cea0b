"""`bulk_file`: a file of rows in, a file of result rows out, and a rerun goes on where the last one stopped."""

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openai_fn.bulk import generator, journal, source as files
from openai_fn.bulk.check import check_run_options, find_row_problems, raise_row_problems
from openai_fn.bulk.in_flight import is_local_executor
from openai_fn.bulk.rows import bad_row_error, build_item, compute_digest, hash_id
from openai_fn.bulk.settings import resolve_settings
from openai_fn.calls.drivers import run
from openai_fn.calls.pipeline import prepare_steps
from openai_fn.errors import is_error
from openai_fn.types import Map, Problem

PathLike = str | os.PathLike[str]
StandingRows = dict[int, tuple[int | None, bool]]
RECORDED_OPTIONS = ("base_url", "api_version", "deployment", "model_path")
DIGEST_OPTIONS = ("query", "body")
"""Options that change what is answered: those that may be told, and those of which only a digest is."""


def bulk_file(
    source: PathLike,
    target: PathLike,
    options: Map | None = None,
    executor: Executor | None = None,
    settings: Map | None = None,
) -> dict[str, Any]:
    """The summary of a run from a file of rows to a file of result rows, appended as they come.

    Run again after it was stopped in any way, it goes on: what is answered is kept, what failed in a way that may pass
    is asked again. Other rows or settings for the same target are refused. With {"order": "input"} the finished target
    is put in the order of the rows. Ctrl-C stops after what is in flight; a second one at once.
    """
    wanted = resolve_settings(settings, check="first")
    options, mode = check_run_options(options or {}, local=is_local_executor(executor))
    place = Path(target)
    with journal.hold_target(place, fingerprint_run(options, wanted)):
        known = read_standing_rows(place)
        plan = plan_run(source, wanted, mode, known)
        clean_target(place, plan["stale"])
        wanted = {"total": plan["rows"] - len(plan["answered"]), **wanted}
        with journal.open_appender(place) as append, stop_on_interrupt() as stop:
            summary = append_results(
                generator.run_items(
                    iter_remaining(source, wanted, plan), options, executor, {**wanted, "order": "done"}, stop
                ),
                append,
            )
        if wanted["order"] == "input" and not summary["stopped"]:
            reorder_target(place, iter_remaining(source, wanted, {**plan, "answered": ()}))
    if summary["stopped"] == "interrupted":
        raise KeyboardInterrupt(f"{target} has {summary['rows']} more rows; run the same again to go on")
    return {**summary, "before": len(plan["answered"]), "target": str(target)}


def fingerprint_run(options: Map, settings: Map) -> dict[str, Any]:
    """What must be the same when a run goes on."""
    impl, full = run(prepare_steps(options))
    said = {name: full[name] for name in RECORDED_OPTIONS if isinstance(full.get(name), str)}
    hidden = {name: {"digest": compute_digest(full[name])} for name in DIGEST_OPTIONS if full.get(name)}
    rows = {name: {"digest": compute_digest(settings[name])} for name in ("params", "template") if settings.get(name)}
    return {"version": 1, "impl": impl["name"], **said, **hidden, "operation": settings["operation"], **rows}


def read_standing_rows(target: Path) -> StandingRows:
    """What a target holds that stands: custom_id -> (id, whether it is an answer), as numbers to save memory."""
    rows = (row for _, row in journal.iter_journal(target) if row and journal.is_standing(row))
    return {hash_id(row["custom_id"]): (hash_id(row["id"]), row["error"] is None) for row in rows}


def plan_run(source: PathLike, settings: Map, mode: Any, known: StandingRows) -> dict[str, Any]:
    """What is to be done: {"rows", "answered", "stale", "twice"}. Bad rows are reported, where they are to be first."""
    seen: set[int] = set()
    plan: dict[str, Any] = {"rows": 0, "answered": set(), "stale": set(), "twice": set()}

    def problems() -> Iterator[list[Problem]]:
        for where, row in files.read_source(source):
            item = build_item(where, row, settings)
            plan["rows"] += 1
            key = hash_id(item["custom_id"])
            if not is_error(item) and key in seen:
                plan["twice"].add(key)
                item = duplicate_id_error(where, item["custom_id"], row)
            if not is_error(item):
                seen.add(key)
                classify_row(plan, key, item, known)
            if settings["check"] == "first":
                yield find_row_problems(item, mode)

    raise_row_problems(problems())
    missing = len(known.keys() - plan["answered"] - plan["stale"])
    if missing:
        journal.refuse_target(f"the target has {missing} rows that are not in {source}: choose another target")
    return plan


def classify_row(plan: Map, key: int, item: Map, known: StandingRows) -> None:
    """Put a row into the plan: answered already, or failed as it was and since corrected."""
    name, is_answer = known.get(key, (None, False))
    if name == hash_id(item["id"]):
        plan["answered"].add(key)
    elif is_answer:
        journal.refuse_target(
            f"{item['where']}: {item['custom_id']!r} was answered as another row before: choose another target"
        )
    elif name is not None:
        plan["stale"].add(key)


def duplicate_id_error(where: str, custom_id: str, row: Any) -> dict[str, Any]:
    """The error map of a row whose custom_id another has already."""
    return bad_row_error(where, f"custom_id: {custom_id!r} is there twice", row)


def clean_target(target: Path, stale: set[int]) -> None:
    """Take out of a target what is torn, what is to be asked again and what came twice, where there is any of it."""
    if any(not (kept and line.endswith(b"\n")) for line, kept in iter_target_lines(target, stale)):
        journal.rewrite_target(
            target, (line.rstrip(b"\n") + b"\n" for line, kept in iter_target_lines(target, stale) if kept)
        )


def iter_target_lines(target: Path, stale: set[int]) -> Iterator[tuple[bytes, bool]]:
    """The lines of a target, each with whether it stays."""
    met: set[int] = set()
    for line, row in journal.iter_journal(target):
        key = hash_id(row["custom_id"]) if row else 0
        kept = row is not None and journal.is_standing(row) and key not in stale and key not in met
        if kept:
            met.add(key)
        yield line, kept


def iter_remaining(source: PathLike, settings: Map, plan: Map) -> Iterator[Map]:
    """What is still to be asked, and the bad rows."""
    met: set[int] = set()
    for where, row in files.read_source(source):
        item = build_item(where, row, settings)
        key = hash_id(item["custom_id"])
        if is_error(item):
            yield item
        elif key in met:
            yield duplicate_id_error(where, item["custom_id"], row)
        elif key not in plan["answered"]:
            yield item
        if key in plan["twice"]:
            met.add(key)


def append_results(results: generator.ResultStream, append: Callable[[Map], None]) -> dict[str, Any]:
    """The summary of a run, after all its rows were appended."""

    def kept() -> Generator[dict[str, Any], None, None]:
        summary.append((yield from results))

    summary: list[dict[str, Any]] = []
    for row in kept():
        append(row)
    return summary[0]


def reorder_target(target: Path, items: Iterator[Map]) -> None:
    """Bring a finished target's rows into the order of the items."""
    places: dict[int, int] = {}
    at = 0
    for line, row in journal.iter_journal(target):
        places[hash_id(row["id"] if row else None)] = at
        at += len(line)
    journal.rewrite_target(target, read_lines_at(target, (places[hash_id(item["id"])] for item in items)))


def read_lines_at(target: Path, places: Iterable[int]) -> Iterator[bytes]:
    """The lines that begin at these places of a file."""
    with target.open("rb") as file:
        for place in places:
            file.seek(place)
            yield file.readline()


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """A function that says whether Ctrl-C was pressed. The second time it ends the program as ever."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def first(_number: int, _frame: Any) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, first)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
