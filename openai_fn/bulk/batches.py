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
from openai_fn.bulk.batch import batch_results, submitted
from openai_fn.bulk.files import Place, cleaned, fingerprint, found_in, left, surveyed
from openai_fn.bulk.parts import LIMITS, STREAMED
from openai_fn.bulk.rows import short
from openai_fn.bulk.settings import settled
from openai_fn.bulk.source import parsed
from openai_fn.bulk.summary import NOTHING, counted, summary
from openai_fn.bulk.survey import checked
from openai_fn.errors import InvalidOptionsError, error, is_error
from openai_fn.shapes import Map

Rows = Iterator[dict[str, Any]]
ENDLESS = "{0}: a batch cannot be stopped by a budget; leave {0} out, or ask the rows live"
GOES_ON = "the batches go on by themselves; run the same again to fetch their answers"


def batch_file(  # noqa: PLR0913  # as bulk_file, and the rhythm of the waiting
    source: Place,
    target: Place,
    options: Map | None = None,
    settings: Map | None = None,
    *,
    params: Map | None = None,
    limits: Map = LIMITS,
    interval: float = 5.0,
    longest: float = 60.0,
) -> dict[str, Any]:
    """The summary of a run from a file of rows to a file of result rows, all answered by the Batch service.

    It submits what the target does not hold yet, waits, and appends the results in the order of the rows. Run again
    after it was stopped in any way, it first waits for the batches that are out; then it submits what is left, among it
    what failed in a way that may pass. `bulk_file` can go on with the same target.
    """
    wanted = settled(settings, check="first")
    unlimited(wanted)
    options, mode = checked(options or {}, local=True)
    place, tell = Path(target), progress.teller(wanted.get("progress"), None)
    submit = partial(submitted, options=options, mode=mode, params=params or {}, limits=limits)
    more = {"mode": mode, "extra": options.get("body")}
    fetch = partial(batch_results, options=options, interval=interval, longest=longest, progress=watcher(tell))
    with journal.opened(place, fingerprint(options, wanted)):
        before, began = len(found_in(place)), monotonic()
        try:
            sums = summed(rounds(source, place, {**wanted, **more}, submit, fetch), wanted)
        except KeyboardInterrupt:
            raise KeyboardInterrupt(GOES_ON) from None
    final = summary(sums, monotonic() - began, total=sums["rows"], finished=True)
    tell(final)
    return {**final, "before": before, "target": str(target)}


def unlimited(settings: Map) -> None:
    """Nothing, where no budget is set; else an InvalidOptionsError."""
    for name in ("max_cost", "max_tokens"):
        if name in settings:
            raise InvalidOptionsError(error("invalid_options", ENDLESS.format(name)))


def rounds(source: Place, place: Path, settings: Map, submit: Callable[..., Any], fetch: Callable[..., Rows]) -> Rows:
    """The rows as they are appended: those of batches that were out already, then those of new ones."""
    notes = place.with_name(place.name + ".batches.jsonl")
    for is_old in (True, False) if notes.exists() else (False,):
        known = found_in(place)
        plan = surveyed(source, settings, settings["mode"], known)
        cleaned(place, plan["stale"])
        batches = noted(notes) if is_old else [*noting(notes, submit(left(source, settings, plan)))]
        names = renamed(left(source, settings, {**plan, "answered": ()}), settings)
        with journal.appending(place) as append:
            for row in fetch(batches):
                key = short(row["custom_id"])
                if key not in known:
                    finished = {**row, "id": names.get(key, row["id"])}
                    append(finished)
                    yield finished
        notes.unlink(missing_ok=True)


def noted(notes: Path) -> list[dict[str, Any]]:
    """The batches that are out; a last line that is torn was not made known to anybody."""
    found = [parsed(line) for line in notes.read_text(encoding="utf-8").splitlines()]
    return [batch for batch in found if not is_error(batch)]


def noting(notes: Path, batches: Iterable[Map]) -> Iterator[Map]:
    """`batches`, each noted on disk as soon as it is there."""
    for batch in batches:
        with notes.open("ab") as file:
            file.write(json.dumps(batch).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        yield batch


def renamed(items: Iterable[Map], settings: Map) -> dict[int, str]:
    """The ids of the rows that go to the service other than they stand: its answers cannot tell them."""
    changed = (item for item in items if not is_error(item) and (settings["extra"] or STREAMED & item["params"].keys()))
    return {short(item["custom_id"]): item["id"] for item in changed}


def watcher(tell: Callable[[Map], Any]) -> Callable[[Map], None]:
    """A function of batches that tells how many rows are done in all of them."""
    done: dict[str, int] = {}
    began = monotonic()

    def watching(batch: Map) -> None:
        counts = batch.get("request_counts") or {}
        done[batch["id"]] = counts.get("completed", 0) + counts.get("failed", 0)
        tell({**summary(NOTHING, monotonic() - began), "rows": sum(done.values())})

    return watching


def summed(rows: Rows, settings: Map) -> dict[str, Any]:
    """The sums of a run over its rows."""
    sums: dict[str, Any] = dict(NOTHING)
    for row in rows:
        sums = counted(sums, row)
        taken = None if row["error"] else budget.usage(row["response"]["body"])
        if taken:
            rate = budget.price(row["response"]["body"].get("model"), settings.get("prices", {}))
            sums = {**sums, "usage": budget.added(sums["usage"], taken, budget.cost(taken, rate), 0)}
    return sums
