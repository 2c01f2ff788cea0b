"""`batch_file`: as `bulk_file`, through the Batch service. Effects: its files.

Beside the target lies TARGET.batches.jsonl while batches are out. Each is noted there before and after it is created,
so that a run that is killed does not submit its rows twice.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from toolz import assoc, keyfilter, merge

from openai_fn.bulk import budget, progress, target as targets
from openai_fn.bulk.batch import notes as noted, submit
from openai_fn.bulk.batch.queue_limit import create_when_possible, wait_with_queue
from openai_fn.bulk.batch.split import BATCH_LIMITS, STREAM_PARAMS, BatchPart
from openai_fn.bulk.batch.tags import create_tagged_batch
from openai_fn.bulk.check import check_run_options
from openai_fn.bulk.digests import hash_id
from openai_fn.bulk.files import estimate_file
from openai_fn.bulk.fingerprint import fingerprint_run
from openai_fn.bulk.function_rows import refuse_function, resolve_operation
from openai_fn.bulk.plan import clean_target, iter_remaining, plan_run, read_standing_rows, reorder_target
from openai_fn.bulk.rows import is_bad
from openai_fn.bulk.settings import resolve_settings
from openai_fn.bulk.source import PathLike, ReadRows, Source, open_source
from openai_fn.bulk.summary import EMPTY_SUMS, build_summary, count_row
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.polling import wait_for
from openai_fn.pricing import cost
from openai_fn.types import Map

ResultRows = Iterator[dict[str, Any]]
LIVE_SETTINGS = ("max_cost", "max_tokens", "parse")
LIVE_ONLY = "{0}: the Batch service cannot follow it; leave {0} out, or send the rows live"
BATCHES_CONTINUE = "the batches continue by themselves; run the same again to fetch their results"


def batch_file(  # noqa: PLR0913  # as bulk_file, and the rhythm of the waiting
    source: Source,
    target: PathLike,
    options: Map | None = None,
    settings: Map | None = None,
    *,
    params: Map | None = None,
    limits: Map = BATCH_LIMITS,
    interval: float = 5.0,
    longest: float = 60.0,
) -> dict[str, Any]:
    """Return the summary of a run from rows to a file of result rows, all processed by the Batch service.

    It submits the rows that the target lacks, waits, and appends the results in the order of the rows. If it is stopped
    in any way and run again, it first waits for the pending batches; then it submits what is left, temporary failures
    included. `bulk_file` can continue the same target.

    Raises what `bulk_file` raises, and OpenAIError if the service fails.
    """
    resolved = resolve_settings(settings, check="first")
    refuse_live_settings(resolved)
    resolved, options = resolve_operation(resolved, options)
    refuse_function(resolved)
    options, mode = check_run_options(options, local=not resolved.get("dry_run"))
    rhythm = {"interval": interval, "longest": longest}
    with open_source(source) as read_rows:
        if resolved.get("dry_run"):
            return estimate_file(read_rows, Path(target), options, mode, resolved)
        run = BatchRun(read_rows, Path(target), options, {**resolved, "mode": mode, "extra": options.get("body")})
        return run.finish(params or {}, limits, rhythm)


def refuse_live_settings(settings: Map) -> None:
    """Raise InvalidOptionsError where a setting needs calls, so that a batch cannot follow it."""
    for name in LIVE_SETTINGS:
        if name in settings:
            raise InvalidOptionsError(make_error("invalid_options", LIVE_ONLY.format(name)))


# A class because it holds what the steps of a run share: where it reads, what it notes and which batches are out.
class BatchRun:
    """A run of `batch_file`. `batches` are those of the present round, as they were last created."""

    def __init__(self, read_rows: ReadRows, target: Path, options: Map, settings: Map) -> None:
        self.read_rows, self.target, self.options, self.settings = read_rows, target, options, settings
        self.sending = submit.surrounding_options(options)
        self.notes = noted.get_notes_path(target)
        self.batches: list[dict[str, Any]] = []
        self.finished: list[Map] = []

    def finish(self, params: Map, limits: Map, rhythm: Map) -> dict[str, Any]:
        """Return the summary of the run, after all its rows were appended."""
        report, began = progress.make_progress(self.settings.get("progress"), None), monotonic()
        rhythm = {**rhythm, "progress": make_batch_progress(report)}
        self.wait_plainly = partial(wait_until_ended, self.sending, rhythm)
        with targets.hold_target(self.target, fingerprint_run(self.options, self.settings), self.settings) as is_mixed:
            self.settings = assoc(self.settings, "mixed", is_mixed)
            before = len(read_standing_rows(self.target, self.settings))
            try:
                sums = sum_rows(self.run_rounds(params, limits), self.settings)
            except KeyboardInterrupt:
                raise KeyboardInterrupt(BATCHES_CONTINUE) from None
        final = build_summary(sums, monotonic() - began, total=sums["rows"], finished=True)
        report(final)
        return {**final, "before": before, "target": str(self.target)}

    def run_rounds(self, params: Map, limits: Map) -> ResultRows:
        """Yield the rows as they are appended: those of batches that were out already, then those of new ones."""
        has_notes = self.notes.exists()
        for is_old in (True, False) if has_notes else (False,):
            plan = self.plan()
            if is_old:
                self.batches = noted.find_submitted(self.notes, self.sending)
            else:
                self.submit(iter_remaining(self.read_rows, self.settings, plan), params, limits)
            yield from self.append_round(plan)
            self.notes.unlink(missing_ok=True)
            if self.settings.get("delete_files"):
                submit.delete_batch_files(self.finished, self.sending)
            self.batches, self.finished, self.settings = [], [], assoc(self.settings, "retry_failed", False)  # noqa: FBT003
        if self.settings["order"] == "input":
            reorder_target(self.target, self.iter_all(self.plan()))

    def plan(self) -> dict[str, Any]:
        """Return what is to be done, after the target was brought in order."""
        plan = plan_run(
            self.read_rows, self.settings, self.settings["mode"], read_standing_rows(self.target, self.settings)
        )
        clean_target(self.target, plan, self.settings)
        return plan

    def iter_all(self, plan: Map) -> Iterator[Map]:
        """Yield the items of all rows."""
        return iter_remaining(self.read_rows, self.settings, {**plan, "answered": ()})

    def append_round(self, plan: Map) -> ResultRows:
        """Yield the rows of the present batches, each after it was appended where the target does not hold it yet."""
        known = read_standing_rows(self.target, {})
        changes = map_row_changes(self.iter_all(plan), self.settings)
        streams = [(one.get("rows"), submit.iter_batch_results(one, self.sending, self.wait)) for one in self.batches]
        with targets.open_appender(self.target) as append:
            for row in submit.merge_in_row_order(streams):
                key = hash_id(row["custom_id"])
                if key not in known:
                    finished = merge(row, changes.get(key, {}))
                    append(finished)
                    yield finished

    def submit(self, items: Iterable[Map], params: Map, limits: Map) -> None:
        """Create the batches of items, each noted before and after."""
        mode = self.settings["mode"]
        for batch in submit.iter_submitted(items, self.options, mode, params, limits, create=self.create_part):
            self.batches.append(batch)

    def create_part(self, part: BatchPart, options: Map, params: Map, batches: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the batch of a file of rows; where the queue is full, when another batch has ended."""
        request, more = submit.build_batch_request(part, options, params), submit.describe_batch_part(part)
        create = partial(self.create, request, more)
        return create_when_possible(create, batches, options, self.wait_plainly)  # type: ignore[no-any-return]

    def create(self, request: Map, more: Map) -> dict[str, Any]:
        """Return a new batch, noted before and after; `more` are the keys that it has beside the API's own."""
        tag = uuid4().hex
        noted.write_intent(self.notes, tag, more)
        batch = {**create_tagged_batch(request, tag, self.sending), **more}
        noted.write_note(self.notes, batch)
        return batch

    def replace(self, request: Map, failed: Map) -> dict[str, Any]:
        """Return the batch that takes the place of one that the queue refused."""
        own = next((one for one in self.batches if one["id"] == failed["id"]), {})
        more = keyfilter(("rows", "fields").__contains__, own)
        batch = self.create(request, {**more, "replaces": failed["id"]})
        self.batches = [batch if one["id"] == failed["id"] else one for one in self.batches]
        return batch

    def wait(self, batch: Map) -> Map:
        """Return the last state of a batch, or of the one that took its place."""
        final = wait_with_queue(batch, lambda: self.batches, self.sending, self.wait_plainly, self.replace)
        self.finished.append(final)
        return final


def wait_until_ended(options: Map, rhythm: Map, batch: Map) -> Map:
    """Return the last state of a batch."""
    return wait_for("retrieve_batch", {"batch_id": batch["id"]}, options, **rhythm)  # type: ignore[no-any-return]


def map_row_changes(items: Iterable[Map], settings: Map) -> dict[int, Map]:
    """Return what the service cannot know of rows, by custom_id: ids of rows that it gets changed, extra fields."""
    changes: dict[int, Map] = {}
    for item in items:
        if not is_bad(item):
            is_changed = settings["extra"] or STREAM_PARAMS & item["params"].keys()
            change = {**({"id": item["id"]} if is_changed else {}), **item["extras"]}
            changes.update({hash_id(item["custom_id"]): change} if change else {})
    return changes


def make_batch_progress(report: Callable[[Map], Any]) -> Callable[[Map], None]:
    """Return a function of batches that reports how many rows are done in all of them."""
    done: dict[str, int] = {}
    began = monotonic()

    def watch(batch: Map) -> None:
        counts = batch.get("request_counts") or {}
        done[batch["id"]] = counts.get("completed", 0) + counts.get("failed", 0)
        report({**build_summary(EMPTY_SUMS, monotonic() - began), "rows": sum(done.values())})

    return watch


def sum_rows(rows: ResultRows, settings: Map) -> Map:
    """Return the sums of a run over its rows."""
    sums: Map = EMPTY_SUMS
    for row in rows:
        sums = count_row(sums, row)
        usage = None if row["error"] else budget.read_usage(row["response"]["body"])
        if usage:
            price = budget.find_price(row["response"]["body"].get("model"), settings.get("prices", {}))
            spent = cost(usage, price) if price else 0.0
            sums = assoc(sums, "usage", budget.add_usage(sums["usage"], usage, spent, 0))
    return sums
