"""What an executor has of a run: batches of jobs on their way, and the outcomes that have come back.

A job stays in flight until its outcome is there or its worker is known to be lost; then its outcome is an error.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from functools import partial
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from openai_fn.bulk import engines
from openai_fn.bulk.job_queue import RowJob
from openai_fn.bulk.pool_process import send_rows_in_pool
from openai_fn.bulk.worker import RunOptions, send_rows
from openai_fn.errors import make_error

Outcome = dict[str, Any]


# A class because it owns the futures.
class InFlight:
    """Batches of jobs in the hands of an executor. `broken` says why it takes no more, once it does not."""

    def __init__(
        self, executor: Executor, options: RunOptions, worker_lost: Sequence[Any] = (), send: Any = None
    ) -> None:
        self.broken: str | None = None
        self._executor, self._options, self._worker_lost = executor, options, worker_lost
        self._send = send or getattr(executor, "send_rows", send_rows)
        if isinstance(executor, ProcessPoolExecutor):
            self._send = partial(send_rows_in_pool, self._send)
        self._resume = getattr(executor, "resume", int)
        self._batches: dict[Future[Any], list[RowJob]] = {}
        self._arrived: SimpleQueue[Future[Any]] = SimpleQueue()
        self._serial = count()

    def launch(self, batch: list[RowJob]) -> None:
        """Give jobs to the executor."""
        requests = [(job["item"]["operation"], job["params"], job["item"]["options"]) for job in batch]
        try:
            future = self._executor.submit(self._send, requests, self._options, next(self._serial))
        except Exception as refused:  # those of other libraries are known by name only
            if not (isinstance(refused, RuntimeError) or engines.is_worker_lost(refused, self._worker_lost)):
                engines.explain_refusal(self._executor, refused, self._options)
                raise
            self.broken = f"the executor takes no more work: {refused}"
            future = Future()
            future.set_exception(BrokenExecutor(str(refused)))
        self._batches[future] = batch
        future.add_done_callback(self._arrived.put)

    def is_paused(self) -> bool:
        """Return whether the executor can take no work at the moment, but may later."""
        return engines.is_reconnecting(self._executor)

    def has_no_workers(self) -> bool:
        """Return whether the executor has no workers."""
        return engines.has_no_workers(self._executor)

    def landed(self, seconds: float) -> Iterator[tuple[RowJob, Outcome]]:
        """Yield each job that came back with its outcome; wait at most so many seconds for the first."""
        self._resume()
        try:
            future = self._arrived.get(timeout=max(seconds, 0.0))
            while True:
                yield from self._collect(future)
                future = self._arrived.get_nowait()
        except Empty:
            self.broken = self.broken or engines.find_engine_failure(self._executor)
        for future in [*self._batches] if self.broken else ():
            future.cancel()
            if not future.done():  # the executor is gone, and with it whoever would finish the future
                yield from ((job, lost_outcome(self.broken)) for job in self._batches.pop(future))

    def _collect(self, future: "Future[Any]") -> Iterator[tuple[RowJob, Outcome]]:
        """Yield the jobs of a batch with their outcomes. Raises what is an error of the program, not of a worker."""
        batch = self._batches.pop(future, [])
        raised = CancelledError("cancelled") if future.cancelled() else future.exception()
        if raised is None:
            yield from zip(batch, future.result(), strict=bool(batch))
        elif engines.is_worker_lost(raised, self._worker_lost):
            yield from ((job, lost_outcome(f"{type(raised).__name__}: {raised}")) for job in batch)
        else:
            engines.explain_refusal(self._executor, raised, self._options)
            raise raised

    def cancel(self) -> None:
        """Take back what has not begun."""
        for future in [*self._batches]:
            future.cancel()


def lost_outcome(cause: str | None) -> Outcome:
    """Return the outcome of a job whose worker died: an error that may pass."""
    error = make_error("connection", "the worker was lost", hint="", cause=cause)
    return {"response": None, "error": error, "headers": {}, "lost": True}
