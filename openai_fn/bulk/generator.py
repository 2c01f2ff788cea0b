"""`bulk`: rows in, rows out, as a lazy generator."""

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any

from openai_fn.bulk import budget, progress
from openai_fn.bulk.ask import call_options
from openai_fn.bulk.check import check_run_options, find_row_problems, raise_row_problems
from openai_fn.bulk.executor import DaemonThreads
from openai_fn.bulk.in_flight import choose_chunk_size, is_local_executor
from openai_fn.bulk.rows import bad_row_error, build_item, hash_id
from openai_fn.bulk.run import Coordinator
from openai_fn.bulk.settings import bulk_retry_policy, resolve_settings
from openai_fn.bulk.summary import build_summary
from openai_fn.errors import InvalidOptionsError, is_error, make_error
from openai_fn.types import Map

REMEMBERED_IDS = 100_000
"""Custom ids that are remembered to find one that comes twice: an endless input must not fill the memory."""
ResultStream = Generator[dict[str, Any], None, dict[str, Any]]


def bulk(
    rows: Iterable[Any], options: Map | None = None, executor: Executor | None = None, settings: Map | None = None
) -> ResultStream:
    """A lazy generator of result rows, one for each of `rows`; what it returns at its end is the summary.

    A row is {"custom_id", "operation", "params"}, or in the Batch API's form {"custom_id", "method", "url", "body"}; a
    result {"id", "custom_id", "response", "error"}. `shapes.BulkRow`, `BulkResult` and `BulkSummary` name all keys.
    `options` are those of any call. `executor` is any `concurrent.futures.Executor`; threads when left out. `settings`
    say the rest (`openai_fn.bulk.settings.SETTINGS_SCHEMA`): workers, order, limits, budget, progress.

    >>> fake = lambda wire: {"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"id": "x"}'}
    >>> rows = [{"custom_id": "a", "params": {"model": "gpt-5", "messages": []}}]
    >>> [row["custom_id"] for row in bulk(rows, {"transport": fake, "api_key": "k", "validate": False})]
    ['a']
    """
    wanted = resolve_settings(settings, check="rows")
    options, mode = check_run_options(options or {}, local=is_local_executor(executor))
    if wanted["check"] == "first":
        if iter(rows) is rows:
            raise InvalidOptionsError(make_error("invalid_options", "check: 'first' reads the rows twice: pass a list"))
        raise_row_problems(find_row_problems(item, mode) for item in iter_items(rows, wanted, float("inf")))
    if isinstance(rows, Sized):
        wanted = {"total": len(rows), **wanted}
    return run_items(iter_items(rows, wanted), options, executor, wanted)


def iter_items(rows: Iterable[Any], settings: Map, remembered: float = REMEMBERED_IDS) -> Iterator[Map]:
    """What the rows ask; an error map for one that cannot be asked."""
    recent: OrderedDict[int, None] = OrderedDict()
    for number, row in enumerate(rows, 1):
        where = f"row {number}"
        item = build_item(where, row, settings)
        key = hash_id(item["custom_id"])
        twice = not is_error(item) and key in recent
        recent[key] = None
        if len(recent) > remembered:
            recent.popitem(last=False)
        yield bad_row_error(where, f"custom_id: {item['custom_id']!r} is there twice", row) if twice else item


def run_items(
    made: Iterable[Map],
    options: Map,
    executor: Executor | None,
    settings: Map,
    stop: Callable[[], bool] = bool,
) -> ResultStream:
    """As `bulk`, of items. It stops early, with what is in flight finished, when `stop` says so."""
    tell, began, told = progress.make_progress(settings.get("progress"), settings.get("total")), monotonic(), 0.0
    with provide_executor(executor, settings) as (runner, more):
        run = Coordinator(
            made, runner, call_options(options), {**settings, **more, "policy": bulk_retry_policy(options)}, stop
        )
        state = partial(build_summary, total=settings.get("total"))
        for row in run.results():
            yield row
            now = monotonic()
            if now - told > progress.REPORT_INTERVAL:
                tell(state(run.sums, now - began))
                told = now
    final = state(run.sums, monotonic() - began, finished=True)
    tell(final)
    return final


@contextmanager
def provide_executor(executor: Executor | None, settings: Map) -> Iterator[tuple[Executor, Map]]:
    """The executor of a run and the settings that depend on it. Threads of our own end with the run."""
    chunk = settings.get("chunk") or choose_chunk_size(executor, settings["workers"])
    more = {"count": settings.get("count", budget.estimate_tokens), "chunk": chunk}
    if executor is not None:
        yield executor, more
        return
    own = DaemonThreads(settings["workers"])
    finished = False
    try:
        yield own, more
        finished = True
    finally:
        own.shutdown(wait=finished, cancel_futures=True)
