"""`batch_file`: as `bulk_file`, by way of the Batch service. Effects: its files.

Beside the target lies TARGET.batches.jsonl as long as batches are out. Each is noted there as soon as it is made, so
that a run that is killed while it waits does not ask its rows twice.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from openai_fn.bulk import budget, journal, progress
from openai_fn.bulk.batch.split import BATCH_LIMITS, STREAM_PARAMS
from openai_fn.bulk.batch.submit import batch_results, iter_submitted
from openai_fn.bulk.check import check_run_options
from openai_fn.bulk.files import PathLike, clean_target, fingerprint_run, iter_remaining, plan_run, read_standing_rows
from openai_fn.bulk.rows import hash_id
from openai_fn.bulk.settings import resolve_settings
from openai_fn.bulk.source import parse_json_line
from openai_fn.bulk.summary import EMPTY_SUMS, build_summary, count_row
from openai_fn.errors import InvalidOptionsError, is_error, make_error
from openai_fn.types import Map

ResultRows = Iterator[dict[str, Any]]
BUDGET_UNSUPPORTED = "{0}: a batch cannot be stopped by a budget; leave {0} out, or ask the rows live"
BATCHES_CONTINUE = "the batches go on by themselves; run the same again to fetch their answers"


def batch_file(  # noqa: PLR0913  # as bulk_file, and the rhythm of the waiting
    source: PathLike,
    target: PathLike,
    options: Map | None = None,
    settings: Map | None = None,
    *,
    params: Map | None = None,
    limits: Map = BATCH_LIMITS,
    interval: float = 5.0,
    longest: float = 60.0,
) -> dict[str, Any]:
    """The summary of a run from a file of rows to a file of result rows, all answered by the Batch service.

    It submits what the target does not hold yet, waits, and appends the results in the order of the rows. Run again
    after it was stopped in any way, it first waits for the batches that are out; then it submits what is left, among it
    what failed in a way that may pass. `bulk_file` can go on with the same target.
    """
    wanted = resolve_settings(settings, check="first")
    refuse_budget(wanted)
    options, mode = check_run_options(options or {}, local=True)
    place, tell = Path(target), progress.make_progress(wanted.get("progress"), None)
    submit = partial(iter_submitted, options=options, mode=mode, params=params or {}, limits=limits)
    more = {"mode": mode, "extra": options.get("body")}
    fetch = partial(
        batch_results, options=options, interval=interval, longest=longest, progress=make_batch_progress(tell)
    )
    with journal.hold_target(place, fingerprint_run(options, wanted)):
        before, began = len(read_standing_rows(place)), monotonic()
        try:
            sums = sum_rows(run_rounds(source, place, {**wanted, **more}, submit, fetch), wanted)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(BATCHES_CONTINUE) from None
    final = build_summary(sums, monotonic() - began, total=sums["rows"], finished=True)
    tell(final)
    return {**final, "before": before, "target": str(target)}


def refuse_budget(settings: Map) -> None:
    """Nothing, where no budget is set; else an InvalidOptionsError."""
    for name in ("max_cost", "max_tokens"):
        if name in settings:
            raise InvalidOptionsError(make_error("invalid_options", BUDGET_UNSUPPORTED.format(name)))


def run_rounds(
    source: PathLike, place: Path, settings: Map, submit: Callable[..., Any], fetch: Callable[..., ResultRows]
) -> ResultRows:
    """The rows as they are appended: those of batches that were out already, then those of new ones."""
    notes = place.with_name(place.name + ".batches.jsonl")
    for is_old in (True, False) if notes.exists() else (False,):
        known = read_standing_rows(place)
        plan = plan_run(source, settings, settings["mode"], known)
        clean_target(place, plan["stale"])
        batches = (
            read_batches(notes) if is_old else [*record_batches(notes, submit(iter_remaining(source, settings, plan)))]
        )
        names = map_row_ids(iter_remaining(source, settings, {**plan, "answered": ()}), settings)
        with journal.open_appender(place) as append:
            for row in fetch(batches):
                key = hash_id(row["custom_id"])
                if key not in known:
                    finished = {**row, "id": names.get(key, row["id"])}
                    append(finished)
                    yield finished
        notes.unlink(missing_ok=True)


def read_batches(notes: Path) -> list[dict[str, Any]]:
    """The batches that are out; a last line that is torn was not made known to anybody."""
    found = [parse_json_line(line) for line in notes.read_text(encoding="utf-8").splitlines()]
    return [batch for batch in found if not is_error(batch)]


def record_batches(notes: Path, batches: Iterable[Map]) -> Iterator[Map]:
    """`batches`, each noted on disk as soon as it is there."""
    for batch in batches:
        with notes.open("ab") as file:
            file.write(json.dumps(batch).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        yield batch


def map_row_ids(items: Iterable[Map], settings: Map) -> dict[int, str]:
    """The ids of the rows that go to the service other than they stand: its answers cannot tell them."""
    changed = (
        item for item in items if not is_error(item) and (settings["extra"] or STREAM_PARAMS & item["params"].keys())
    )
    return {hash_id(item["custom_id"]): item["id"] for item in changed}


def make_batch_progress(tell: Callable[[Map], Any]) -> Callable[[Map], None]:
    """A function of batches that tells how many rows are done in all of them."""
    done: dict[str, int] = {}
    began = monotonic()

    def watching(batch: Map) -> None:
        counts = batch.get("request_counts") or {}
        done[batch["id"]] = counts.get("completed", 0) + counts.get("failed", 0)
        tell({**build_summary(EMPTY_SUMS, monotonic() - began), "rows": sum(done.values())})

    return watching


def sum_rows(rows: ResultRows, settings: Map) -> dict[str, Any]:
    """The sums of a run over its rows."""
    sums: dict[str, Any] = dict(EMPTY_SUMS)
    for row in rows:
        sums = count_row(sums, row)
        taken = None if row["error"] else budget.read_usage(row["response"]["body"])
        if taken:
            rate = budget.find_price(row["response"]["body"].get("model"), settings.get("prices", {}))
            sums = {**sums, "usage": budget.add_usage(sums["usage"], taken, budget.compute_cost(taken, rate), 0)}
    return sums
