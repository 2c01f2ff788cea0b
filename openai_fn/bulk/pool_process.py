"""Processes of a pool: each ends when the process that made it was killed. Effects: threads and processes.

A pool's processes wait for work on a pipe of which they hold both ends, so that they would wait for ever.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

ORPHANED = 1
"""The exit status of a process whose parent is gone."""


def send_rows_in_pool(send: Callable[..., Any], *args: Any) -> Any:
    """Return what `send` returns in a process of a pool, which ends with its parent from now on."""
    watch_parent(os.getpid())
    return send(*args)


@cache
def watch_parent(pid: int) -> None:  # noqa: ARG001  # once in each process
    """Start the thread that ends this process after its parent."""
    if multiprocessing.parent_process() is not None:
        threading.Thread(target=exit_with_parent, name="openai_fn.bulk.parent", daemon=True).start()


def exit_with_parent() -> None:
    """Wait for the end of the parent, then end this process at once: nobody takes its results."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(ORPHANED)
