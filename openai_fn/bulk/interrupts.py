"""Ctrl-C and SIGTERM: the first one stops a run after what is in flight, a second one at once. Effects: signals."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

UNHANDLED: dict[signal.Signals, Any] = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
}
"""The signals that stop a run, and the handler that each has where nobody else handles it."""
WAITING = "openai_fn: waiting for the rows in flight; {} again to stop at once\n"


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Yield a function that returns whether the run was interrupted.

    Signals reach the main thread only, and those that the program handles itself are left to it. After the first signal
    the handlers are as before, so that a second one ends the program as ever; so they are when the block is left.
    """
    interrupted = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield interrupted.is_set
        return
    ours = [number for number, default in UNHANDLED.items() if signal.getsignal(number) is default]

    def note_first(number: int, _frame: Any) -> None:
        interrupted.set()
        restore(note_first)
        with suppress(RuntimeError, OSError, ValueError, AttributeError):  # standard error is busy, closed or not there
            sys.stderr.write(WAITING.format("press Ctrl-C" if number == signal.SIGINT else "send the signal"))
            sys.stderr.flush()

    def restore(handler: Any) -> None:
        for number in ours:
            if signal.getsignal(number) is handler:
                signal.signal(number, UNHANDLED[number])

    for number in ours:
        signal.signal(number, note_first)
    try:
        yield interrupted.is_set
    finally:
        restore(note_first)
