"""The executor "asyncio": rows in flight on one event loop, in one thread, through `openai_fn.aio`."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from functools import partial
from typing import Any

from openai_fn import aio
from openai_fn.bulk.worker import Request, build_outcome, build_row_options
from openai_fn.types import Map, Response


async def send_rows_async(requests: list[Request], options: Map, _serial: int) -> list[dict[str, Any]]:
    """Return the outcomes of some rows, sent side by side; as `worker.send_rows`."""
    return list(await asyncio.gather(*(send_row_async(request, options) for request in requests)))


async def send_row_async(request: Request, options: Map) -> dict[str, Any]:
    """Return the outcome of one row; as `worker.send_row`."""
    responses: list[Response] = []
    operation, params, _ = request
    result = await aio.call(operation, params, build_row_options(request, options, responses))
    return build_outcome(result, responses)


# A class because it is an Executor.
class EventLoopExecutor(Executor):
    """An executor whose tasks are coroutines on an event loop in a daemon thread of its own."""

    send_rows = staticmethod(send_rows_async)

    def __init__(self, _size: int) -> None:
        self._submitted: deque[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = deque()
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
                task.add_done_callback(partial(pass_on, future))

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
