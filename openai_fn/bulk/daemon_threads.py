"""The executor "threads": threads that start when they are needed and delay nobody's exit.

`ThreadPoolExecutor` would do, but a program ends only when all its threads have: after Ctrl-C, or after leaving a loop
over results early, that would be when the last response is there, minutes later. Daemon threads are left behind.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import Any

Task = tuple["Future[Any]", Callable[..., Any], tuple[Any, ...]]


# A class because it is an Executor.
class DaemonThreads(Executor):
    """An executor of at most `size` daemon threads. One thread submits, as a run does."""

    def __init__(self, size: int) -> None:
        self._size, self._dropped = size, False
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> "Future[Any]":
        """Return the future result of `fn(*args)`."""
        future: Future[Any] = Future()
        self._tasks.put((future, fn, args))
        if self._tasks.qsize() and len(self._threads) < self._size:
            thread = threading.Thread(target=self._work, name="openai_fn.bulk", daemon=True)
            self._threads.append(thread)
            thread.start()
        return future

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            future, fn, args = task
            if self._dropped:
                future.cancel()
            elif future.set_running_or_notify_cancel():
                fulfill_future(future, fn, args)
            del task, future
        self._tasks.put(None)  # for the next thread

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # Executor's
        """End the threads, after what was submitted or at once."""
        self._dropped = cancel_futures
        self._tasks.put(None)
        for thread in self._threads if wait else ():
            thread.join()


def fulfill_future(future: "Future[Any]", fn: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """Put what `fn(*args)` returns or raises into `future`."""
    try:
        result = fn(*args)
    except BaseException as raised:  # noqa: BLE001  # it is raised again where the result is asked for
        future.set_exception(raised)
    else:
        future.set_result(result)
