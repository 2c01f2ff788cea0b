"""The executor "asyncio": rows in flight on one event loop, in one thread, through `openai_fn.aio`."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from functools import partial
from typing import Any

from openai_fn import aio
from openai_fn.bulk.worker import RowRequest, RunOptions, send_row_steps
from openai_fn.calls.async_driver import run_async


async def send_rows_async(requests: list[RowRequest], options: RunOptions, _serial: int) -> list[dict[str, Any]]:
    """Return the outcomes of some rows, sent side by side; as `worker.send_rows`."""
    if len(requests) == 1:
        return [await run_async(send_row_steps(requests[0], options))]
    return list(await asyncio.gather(*(run_async(send_row_steps(request, options)) for request in requests)))


HANDOVER_SECONDS = 0.05
"""Seconds that the event loop waits at most for the coordinator to take up outcomes.

Side by side the two threads would cost each other more: each system call of the loop gives the interpreter's lock away.
"""


# A class because it is an Executor.
class EventLoopExecutor(Executor):
    """An executor whose tasks are coroutines on an event loop in a daemon thread of its own."""

    send_rows = staticmethod(send_rows_async)

    def __init__(self, _size: int) -> None:
        self._submitted: deque[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = deque()
        self._finished: deque[tuple[Future[Any], asyncio.Task[Any]]] = deque()
        self._handover = threading.Lock()
        self._is_woken = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="openai_fn.bulk.asyncio", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        self._loop.run_until_complete(finish_loop())
        self._loop.close()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> "Future[Any]":
        """Return the future result of the coroutine `fn(*args)`. The loop is woken once for all that are submitted."""
        future: Future[Any] = Future()
        self._submitted.append((future, fn, args))
        if not self._is_woken:
            self._is_woken = True
            self._loop.call_soon_threadsafe(self._start_tasks)
        return future

    def _start_tasks(self) -> None:
        """Start what was submitted, in the thread of the loop."""
        self._is_woken = False
        while self._submitted:
            future, fn, args = self._submitted.popleft()
            if future.set_running_or_notify_cancel():
                task = self._loop.create_task(fn(*args))
                task.add_done_callback(partial(self._note_finished, future))

    def _note_finished(self, future: "Future[Any]", task: "asyncio.Task[Any]") -> None:
        """Pass a finished task on together with all that finish in the same turn of the loop."""
        if not self._finished:
            self._loop.call_soon(self._hand_over)
        self._finished.append((future, task))

    def _hand_over(self) -> None:
        """Set the results of finished tasks, then wait until the coordinator has taken them up."""
        self._handover.acquire(blocking=False)
        while self._finished:
            pass_on(*self._finished.popleft())
        self._handover.acquire(timeout=HANDOVER_SECONDS)

    def resume(self) -> None:
        """Let the loop go on: the coordinator waits for the next outcome."""
        if self._handover.locked():
            with suppress(RuntimeError):
                self._handover.release()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # Executor's
        """End the loop; what is still in flight is cancelled, and its connections are closed."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        if wait:
            self._thread.join()


def pass_on(future: "Future[Any]", task: "asyncio.Task[Any]") -> None:
    """Set the result or the exception of a task on the future that `submit` returned."""
    if task.cancelled():
        future.set_exception(CancelledError())
    elif task.exception() is not None:
        future.set_exception(task.exception())
    else:
        future.set_result(task.result())


async def finish_loop() -> None:
    """Cancel the tasks of the running loop and close its connections."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await aio.close()
