"""The executor of a run that was given none: threads that start when they are needed and hold up nobody's exit.

`ThreadPoolExecutor` would do, but a program ends only when all its threads have: after Ctrl-C, or after leaving a loop
over results early, that would be when the last answer has come, minutes later. Daemon threads are let go.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import Any

Task = tuple["Future[Any]", Callable[..., Any], tuple[Any, ...]]


# A class because it is an Executor.
class DaemonThreads(Executor):
    """At most so many daemon threads. One thread submits, as a run does."""

    def __init__(self, most: int) -> None:
        self._most, self._dropped = most, False
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> "Future[Any]":
        """The future result of `fn(*args)`."""
        future: Future[Any] = Future()
        self._tasks.put((future, fn, args))
        if self._tasks.qsize() and len(self._threads) < self._most:
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
        """Let the threads end."""
        self._dropped = cancel_futures
        self._tasks.put(None)
        for thread in self._threads if wait else ():
            thread.join()


def fulfill_future(future: "Future[Any]", fn: Callable[..., Any], args: tuple[Any, ...]) -> None:
    """Put what `fn(*args)` returns or raises into `future`."""
    try:
        found = fn(*args)
    except BaseException as raised:  # noqa: BLE001  # it is raised again where the result is asked for
        future.set_exception(raised)
    else:
        future.set_result(found)
