"""`bulk_file`: a file of rows in, a file of result rows out, and a rerun goes on where the last one stopped."""

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openai_fn.bulk import journal, live, source as files
from openai_fn.bulk.flight import is_local
from openai_fn.bulk.rows import bad, digest, item_of, short
from openai_fn.bulk.settings import settled
from openai_fn.bulk.survey import checked, report, wrong
from openai_fn.errors import is_error
from openai_fn.perform import settled as settled_options
from openai_fn.shapes import Map, Problem

Place = str | os.PathLike[str]
Known = dict[int, tuple[int | None, bool]]
SAID = ("base_url", "api_version", "deployment", "model_path")
DIGESTED = ("query", "body")
"""Options that change what is answered: those that may be told, and those of which only a digest is."""


def bulk_file(
    source: Place,
    target: Place,
    options: Map | None = None,
    executor: Executor | None = None,
    settings: Map | None = None,
) -> dict[str, Any]:
    """The summary of a run from a file of rows to a file of result rows, appended as they come.

    Run again after it was stopped in any way, it goes on: what is answered is kept, what failed in a way that may pass
    is asked again. Other rows or settings for the same target are refused. With {"order": "input"} the finished target
    is put in the order of the rows. Ctrl-C stops after what is in flight; a second one at once.
    """
    wanted = settled(settings, check="first")
    options, mode = checked(options or {}, local=is_local(executor))
    place = Path(target)
    with journal.opened(place, fingerprint(options, wanted)):
        known = found_in(place)
        plan = surveyed(source, wanted, mode, known)
        cleaned(place, plan["stale"])
        wanted = {"total": plan["rows"] - len(plan["answered"]), **wanted}
        with journal.appending(place) as append, interruptible() as stop:
            summary = drained(
                live.results(left(source, wanted, plan), options, executor, {**wanted, "order": "done"}, stop), append
            )
        if wanted["order"] == "input" and not summary["stopped"]:
            put_in_order(place, left(source, wanted, {**plan, "answered": ()}))
    if summary["stopped"] == "interrupted":
        raise KeyboardInterrupt(f"{target} has {summary['rows']} more rows; run the same again to go on")
    return {**summary, "before": len(plan["answered"]), "target": str(target)}


def fingerprint(options: Map, settings: Map) -> dict[str, Any]:
    """What must be the same when a run goes on."""
    impl, full = settled_options(options)
    said = {name: full[name] for name in SAID if isinstance(full.get(name), str)}
    hidden = {name: {"digest": digest(full[name])} for name in DIGESTED if full.get(name)}
    rows = {name: {"digest": digest(settings[name])} for name in ("params", "template") if settings.get(name)}
    return {"version": 1, "impl": impl["name"], **said, **hidden, "operation": settings["operation"], **rows}


def found_in(target: Path) -> Known:
    """What a target holds that stands: custom_id -> (id, whether it is an answer), as numbers to save memory."""
    rows = (row for _, row in journal.lines(target) if row and journal.stands(row))
    return {short(row["custom_id"]): (short(row["id"]), row["error"] is None) for row in rows}


def surveyed(source: Place, settings: Map, mode: Any, known: Known) -> dict[str, Any]:
    """What is to be done: {"rows", "answered", "stale", "twice"}. Bad rows are reported, where they are to be first."""
    seen: set[int] = set()
    plan: dict[str, Any] = {"rows": 0, "answered": set(), "stale": set(), "twice": set()}

    def problems() -> Iterator[list[Problem]]:
        for where, row in files.read(source):
            item = item_of(where, row, settings)
            plan["rows"] += 1
            key = short(item["custom_id"])
            if not is_error(item) and key in seen:
                plan["twice"].add(key)
                item = twice(where, item["custom_id"], row)
            if not is_error(item):
                seen.add(key)
                note(plan, key, item, known)
            if settings["check"] == "first":
                yield wrong(item, mode)

    report(problems())
    missing = len(known.keys() - plan["answered"] - plan["stale"])
    if missing:
        journal.refuse(f"the target has {missing} rows that are not in {source}: choose another target")
    return plan


def note(plan: Map, key: int, item: Map, known: Known) -> None:
    """Put a row into the plan: answered already, or failed as it was and since corrected."""
    name, is_answer = known.get(key, (None, False))
    if name == short(item["id"]):
        plan["answered"].add(key)
    elif is_answer:
        journal.refuse(
            f"{item['where']}: {item['custom_id']!r} was answered as another row before: choose another target"
        )
    elif name is not None:
        plan["stale"].add(key)


def twice(where: str, custom_id: str, row: Any) -> dict[str, Any]:
    """The error map of a row whose custom_id another has already."""
    return bad(where, f"custom_id: {custom_id!r} is there twice", row)


def cleaned(target: Path, stale: set[int]) -> None:
    """Take out of a target what is torn, what is to be asked again and what came twice, where there is any of it."""
    if any(not (kept and line.endswith(b"\n")) for line, kept in sifted(target, stale)):
        journal.rewrite(target, (line.rstrip(b"\n") + b"\n" for line, kept in sifted(target, stale) if kept))


def sifted(target: Path, stale: set[int]) -> Iterator[tuple[bytes, bool]]:
    """The lines of a target, each with whether it stays."""
    met: set[int] = set()
    for line, row in journal.lines(target):
        key = short(row["custom_id"]) if row else 0
        kept = row is not None and journal.stands(row) and key not in stale and key not in met
        if kept:
            met.add(key)
        yield line, kept


def left(source: Place, settings: Map, plan: Map) -> Iterator[Map]:
    """What is still to be asked, and the bad rows."""
    met: set[int] = set()
    for where, row in files.read(source):
        item = item_of(where, row, settings)
        key = short(item["custom_id"])
        if is_error(item):
            yield item
        elif key in met:
            yield twice(where, item["custom_id"], row)
        elif key not in plan["answered"]:
            yield item
        if key in plan["twice"]:
            met.add(key)


def drained(results: live.Results, append: Callable[[Map], None]) -> dict[str, Any]:
    """The summary of a run, after all its rows were appended."""

    def kept() -> Generator[dict[str, Any], None, None]:
        summary.append((yield from results))

    summary: list[dict[str, Any]] = []
    for row in kept():
        append(row)
    return summary[0]


def put_in_order(target: Path, items: Iterator[Map]) -> None:
    """Bring a finished target's rows into the order of the items."""
    places: dict[int, int] = {}
    at = 0
    for line, row in journal.lines(target):
        places[short(row["id"] if row else None)] = at
        at += len(line)
    journal.rewrite(target, lines_at(target, (places[short(item["id"])] for item in items)))


def lines_at(target: Path, places: Iterable[int]) -> Iterator[bytes]:
    """The lines that begin at these places of a file."""
    with target.open("rb") as file:
        for place in places:
            file.seek(place)
            yield file.readline()


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
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
