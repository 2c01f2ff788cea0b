"""`bulk`: rows in, rows out, as a lazy generator."""

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any

from openai_fn.bulk import budget, progress
from openai_fn.bulk.ask import bound
from openai_fn.bulk.flight import chunk_for, is_local
from openai_fn.bulk.rows import bad, item_of, short
from openai_fn.bulk.run import Run
from openai_fn.bulk.settings import policy, settled
from openai_fn.bulk.summary import summary
from openai_fn.bulk.survey import checked, report, wrong
from openai_fn.bulk.threads import Threads
from openai_fn.errors import InvalidOptionsError, error, is_error
from openai_fn.shapes import Map

RECENT = 100_000
"""Custom ids that are remembered to find one that comes twice: an endless input must not fill the memory."""
Results = Generator[dict[str, Any], None, dict[str, Any]]


def bulk(
    rows: Iterable[Any], options: Map | None = None, executor: Executor | None = None, settings: Map | None = None
) -> Results:
    """A lazy generator of result rows, one for each of `rows`; what it returns at its end is the summary.

    A row is {"custom_id", "operation", "params"}, or in the Batch API's form {"custom_id", "method", "url", "body"}; a
    result {"id", "custom_id", "response", "error"}. `shapes.BulkRow`, `BulkResult` and `BulkSummary` name all keys.
    `options` are those of any call. `executor` is any `concurrent.futures.Executor`; threads when left out. `settings`
    say the rest (`openai_fn.bulk.settings.SCHEMA`): workers, order, limits, budget, progress.

    >>> fake = lambda wire: {"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"id": "x"}'}
    >>> rows = [{"custom_id": "a", "params": {"model": "gpt-5", "messages": []}}]
    >>> [row["custom_id"] for row in bulk(rows, {"transport": fake, "api_key": "k", "validate": False})]
    ['a']
    """
    wanted = settled(settings, check="rows")
    options, mode = checked(options or {}, local=is_local(executor))
    if wanted["check"] == "first":
        if iter(rows) is rows:
            raise InvalidOptionsError(error("invalid_options", "check: 'first' reads the rows twice: pass a list"))
        report(wrong(item, mode) for item in items(rows, wanted, float("inf")))
    if isinstance(rows, Sized):
        wanted = {"total": len(rows), **wanted}
    return results(items(rows, wanted), options, executor, wanted)


def items(rows: Iterable[Any], settings: Map, remembered: float = RECENT) -> Iterator[Map]:
    """What the rows ask; an error map for one that cannot be asked."""
    recent: OrderedDict[int, None] = OrderedDict()
    for number, row in enumerate(rows, 1):
        where = f"row {number}"
        item = item_of(where, row, settings)
        key = short(item["custom_id"])
        twice = not is_error(item) and key in recent
        recent[key] = None
        if len(recent) > remembered:
            recent.popitem(last=False)
        yield bad(where, f"custom_id: {item['custom_id']!r} is there twice", row) if twice else item


def results(
    made: Iterable[Map],
    options: Map,
    executor: Executor | None,
    settings: Map,
    stop: Callable[[], bool] = bool,
) -> Results:
    """As `bulk`, of items. It stops early, with what is in flight finished, when `stop` says so."""
    tell, began, told = progress.teller(settings.get("progress"), settings.get("total")), monotonic(), 0.0
    with engine(executor, settings) as (runner, more):
        run = Run(made, runner, bound(options), {**settings, **more, "policy": policy(options)}, stop)
        state = partial(summary, total=settings.get("total"))
        for row in run.results():
            yield row
            now = monotonic()
            if now - told > progress.OFTEN:
                tell(state(run.sums, now - began))
                told = now
    final = state(run.sums, monotonic() - began, finished=True)
    tell(final)
    return final


@contextmanager
def engine(executor: Executor | None, settings: Map) -> Iterator[tuple[Executor, Map]]:
    """The executor of a run and the settings that depend on it. Threads of our own end with the run."""
    chunk = settings.get("chunk") or chunk_for(executor, settings["workers"])
    more = {"count": settings.get("count", budget.characters), "chunk": chunk}
    if executor is not None:
        yield executor, more
        return
    own = Threads(settings["workers"])
    finished = False
    try:
        yield own, more
        finished = True
    finally:
        own.shutdown(wait=finished, cancel_futures=True)
