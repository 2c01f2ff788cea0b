"""What an executor has of a run: batches of rows on their way, and the answers that have landed.

A row stays in flight until its answer has landed or its worker is known to be lost; then it is landed with an error.
"""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from openai_fn.bulk.ask import send_rows
from openai_fn.errors import make_error
from openai_fn.types import Map

Item = dict[str, Any]
MAX_CHUNK = 16
"""Rows that travel together at most to an executor that does not say how much it does at a time."""


# A class because it owns the futures.
class InFlight:
    """Batches in the hands of an executor. `broken` says why it takes no more, once it does not."""

    def __init__(self, executor: Executor, options: Map) -> None:
        self.broken: str | None = None
        self._executor, self._options = executor, options
        self._futures: set[Future[Any]] = set()
        self._arrived: SimpleQueue[tuple[list[Item], Future[Any]]] = SimpleQueue()
        self._serial = count()

    def launch(self, batch: list[Item]) -> None:
        """Give rows to the executor."""
        questions = [(item["operation"], item["params"]) for item in batch]
        try:
            future = self._executor.submit(send_rows, questions, self._options, next(self._serial))
        except RuntimeError as broken:  # BrokenExecutor is one
            self.broken = f"the executor takes no more work: {broken}"
            future = Future()
            future.set_exception(BrokenExecutor(str(broken)))
        self._futures.add(future)
        future.add_done_callback(lambda done: self._arrived.put((batch, done)))

    def landed(self, seconds: float) -> Iterator[tuple[Item, Map]]:
        """Each row that has come back with its answer; the first is waited for, at most so many seconds."""
        try:
            batch, future = self._arrived.get(timeout=max(seconds, 0.0))
            while True:
                self._futures.discard(future)
                yield from zip(batch, collect_answers(future, len(batch)), strict=True)
                batch, future = self._arrived.get_nowait()
        except Empty:
            pass

    def cancel(self) -> None:
        """Take back what has not begun."""
        for future in [*self._futures]:
            future.cancel()


def collect_answers(future: Future[Any], size: int) -> list[dict[str, Any]]:
    """The answers of a batch. Where a worker died under it, each is an error that may pass; a bug is raised."""
    if not future.cancelled() and future.exception() is None:
        return list(future.result())
    raised = CancelledError() if future.cancelled() else future.exception()
    if not is_worker_lost(raised):
        raise raised  # type: ignore[misc]  # it is an exception here
    failed = make_error("connection", "the worker was lost", hint="", cause=f"{type(raised).__name__}: {raised}")
    return [{"response": None, "error": failed, "headers": {}} for _ in range(size)]


def is_worker_lost(raised: BaseException | None) -> bool:
    """Whether an exception says that a worker or an engine has gone, and nothing about the row."""
    return isinstance(raised, (BrokenExecutor, CancelledError)) or type(raised).__module__.startswith("distributed.")


def is_local_executor(executor: Executor | None) -> bool:
    """Whether the rows of an executor stay in this process."""
    return executor is None or isinstance(executor, ThreadPoolExecutor)


def choose_chunk_size(executor: Executor | None, workers: int) -> int:
    """How many rows travel together: one to threads; to others as many as keep `workers` in flight, where they tell.

    >>> choose_chunk_size(ThreadPoolExecutor(4), 64), choose_chunk_size(None, 64)
    (1, 1)
    """
    if is_local_executor(executor):
        return 1
    at_once = count_worker_slots(executor)
    return -(-workers // at_once) if at_once else max(1, min(MAX_CHUNK, workers // 4))


def count_worker_slots(executor: Any) -> int:
    """How many tasks an executor runs at a time, as pools of processes and Dask clusters tell; 0 where it does not."""
    client: Any = getattr(executor, "_client", None)
    if hasattr(client, "nthreads"):
        return sum(client.nthreads().values())
    return int(getattr(executor, "_max_workers", 0))
