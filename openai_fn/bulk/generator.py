"""`bulk`: rows in, result rows out, as a lazy generator."""

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any

from toolz import merge

from openai_fn.bulk import budget, dry_run, engines, progress
from openai_fn.bulk.check import find_item_problems, raise_row_problems
from openai_fn.bulk.coordinator import Coordinator
from openai_fn.bulk.digests import hash_id
from openai_fn.bulk.function_rows import add_sender, check_function_run, resolve_operation
from openai_fn.bulk.rows import build_duplicate_item, build_item, is_bad
from openai_fn.bulk.settings import bulk_retry_policy, resolve_settings
from openai_fn.bulk.source import number_rows
from openai_fn.bulk.summary import build_summary
from openai_fn.bulk.worker import call_options
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Map

REMEMBERED_IDS = 100_000
"""Custom ids that are remembered to find one that comes twice: an endless input must not fill the memory."""
ResultStream = Generator[dict[str, Any], None, dict[str, Any]]


def bulk(
    rows: Iterable[Any],
    options: Map | None = None,
    executor: Executor | str | None = None,
    settings: Map | None = None,
) -> ResultStream:
    """Return a lazy generator of result rows, one for each of `rows`; its return value is the summary.

    A row is {"custom_id", "operation", "params"}, or in the Batch API's form {"custom_id", "method", "url", "body"};
    with the setting `template` it is a dict of columns or a string. A result row is {"id", "custom_id", "response",
    "error"} and the row's own further fields. `types.BulkRow`, `BulkResult` and `BulkSummary` name all keys.

    `options` are those of any call. `executor` is any `concurrent.futures.Executor`, or the name of one of ours; by
    default threads. `settings` are the rest (docs/bulk.md, All settings). A row that fails becomes a row with an error.

    Raises InvalidOptionsError for wrong options and settings and, with {"check": "first"}, InvalidParamsError that
    names every bad row. Nothing is sent before the first result is asked for.

    >>> fake = lambda request: {"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"id": "x"}'}
    >>> rows = [{"custom_id": "a", "params": {"model": "gpt-5", "messages": []}}]
    >>> [row["custom_id"] for row in bulk(rows, {"transport": fake, "api_key": "k", "validate": False})]
    ['a']
    """
    resolved = resolve_settings(settings, check="rows")
    resolved, options = resolve_operation(resolved, options)
    executor = engines.check_executor(executor)
    sends_here = engines.is_local_executor(executor) and not resolved.get("dry_run")
    options, mode = check_function_run(resolved, options, executor, local=sends_here)
    engines.check_travel(executor, call_options(options))
    if resolved.get("dry_run"):
        return dry_run.estimate_stream(iter_items(rows, resolved), resolved, mode)
    if resolved["check"] == "first":
        if iter(rows) is rows:
            raise InvalidOptionsError(make_error("invalid_options", "check: 'first' reads the rows twice: pass a list"))
        raise_row_problems(find_item_problems(item, mode) for item in iter_items(rows, resolved, float("inf")))
    if isinstance(rows, Sized):
        resolved = {"total": len(rows), **resolved}
    return run_items(iter_items(rows, resolved), options, executor, resolved)


def iter_items(rows: Iterable[Any], settings: Map, remembered: float = REMEMBERED_IDS) -> Iterator[Map]:
    """Yield the item of each row; a bad item where its custom_id is one of the last `remembered`."""
    recent: OrderedDict[int, None] = OrderedDict()
    for number, (where, row) in enumerate(number_rows(rows), 1):
        item = build_item(where, row, settings, number)
        key = hash_id(item["custom_id"])
        is_twice = not is_bad(item) and key in recent
        recent[key] = None
        if len(recent) > remembered:
            recent.popitem(last=False)
        yield build_duplicate_item(item, row) if is_twice else item


def run_items(
    items: Iterable[Map],
    options: Map,
    executor: Executor | str | None,
    settings: Map,
    stop: Callable[[], bool] = bool,
) -> ResultStream:
    """Yield result rows as `bulk` does, of items. When `stop()` is true the run ends after what is in flight."""
    report, began, reported = progress.make_progress(settings.get("progress"), settings.get("total")), monotonic(), 0.0
    engines.warn_of_open_files(executor, options, settings["workers"])
    with provide_executor(executor, settings) as (runner, derived):
        full = merge(settings, derived, {"policy": bulk_retry_policy(options)})
        run = Coordinator(items, runner, call_options(options), add_sender(full), stop)
        summarize = partial(build_summary, total=settings.get("total"))
        for row in run.results():
            yield row
            now = monotonic()
            if now - reported > progress.REPORT_INTERVAL:
                report(summarize(run.sums, now - began))
                reported = now
    final = summarize(run.sums, monotonic() - began, finished=True)
    report(final)
    return final


@contextmanager
def provide_executor(executor: Executor | str | None, settings: Map) -> Iterator[tuple[Executor, Map]]:
    """Yield the executor of a run and the settings that depend on it. An executor of ours ends with the run."""
    chunk = settings.get("chunk") or engines.choose_chunk_size(executor, settings["workers"])
    derived = {"count": settings.get("count", budget.estimate_tokens), "chunk": chunk}
    if executor is not None and not isinstance(executor, str):
        yield executor, derived
        return
    own = engines.EXECUTORS[executor or engines.DEFAULT_EXECUTOR](settings["workers"])
    is_finished = False
    try:
        yield own, derived
        is_finished = True
    finally:
        own.shutdown(wait=is_finished, cancel_futures=True)
