"""Work for which its caller waits no longer than some seconds, whatever holds it up.

A timeout of a socket begins anew with every byte, and nothing bounds the look-up of a host name. So an attempt that has
a deadline runs in a thread of its own. At the deadline its caller is free, and the connection is shut down, which wakes
whoever reads from it: the thread itself, or later the reader of a stream.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from time import monotonic
from typing import Any


class DeadlineError(TimeoutError):
    """The deadline passed before the work was done."""


# A class because it is a thread that others reach: the connection finds it, the reader of a stream ends it.
class Errand(threading.Thread):
    """A thread that does `work` and then watches over what the work left open, until `end` or the deadline."""

    def __init__(self, work: Callable[["Errand"], Any], seconds: float) -> None:
        super().__init__(name="openai_fn", daemon=True)
        self.late = False
        self.cut: Callable[[], Any] | None = None
        context: Any = copy_context()
        self._work = partial(context.run, work, self)
        self._until = monotonic() + seconds
        self._done, self._over = threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._seen: socket.socket | None = None
        self._outcome: Callable[[], Any] = self.stop

    def run(self) -> None:
        """Work, then watch."""
        try:
            found = self._work()
            self._outcome = lambda: found
        except BaseException as raised:  # noqa: BLE001  # it is raised again where the work was asked for
            self._outcome = partial(again, raised)
        self._done.set()
        if not self._over.wait(self._until - monotonic()):
            self.stop()
        self.end()

    def outcome(self) -> Any:
        """What the work returned; what it raised is raised, and DeadlineError where it has not ended in time."""
        self.start()
        try:
            self._done.wait(self._until - monotonic())
        finally:  # also where Ctrl-C ends the wait
            if not self._done.is_set():
                self.stop()
        if self.late:
            raise DeadlineError
        return self._outcome()

    def see(self, sock: socket.socket) -> None:
        """Note the socket that the work has come to use; it is shut down where time is up already."""
        with self._lock:
            self._forget()
            # A copy: it stays valid when TLS takes the socket over or the connection lets go of it.
            self._seen = socket.socket(fileno=socket.dup(sock.fileno()))
        if self.late:
            self.stop()

    def stop(self) -> None:
        """Shut the connection down, and say that it was late."""
        self.late = True
        with self._lock, contextlib.suppress(OSError, ValueError, RuntimeError):
            if self._seen:
                self._seen.shutdown(socket.SHUT_RDWR)
            elif self.cut:
                self.cut()

    def end(self) -> None:
        """Watch no longer."""
        self._over.set()
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._seen:
            self._seen.close()
        self._seen = None


def again(raised: BaseException) -> Any:
    """Raise what was raised in another thread."""
    raise raised


def show(sock: socket.socket) -> socket.socket:
    """`sock`, after the errand has seen it where this thread is one."""
    see = getattr(threading.current_thread(), "see", None)
    if see:
        see(sock)
    return sock
