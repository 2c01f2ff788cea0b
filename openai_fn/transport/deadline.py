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
class DeadlineThread(threading.Thread):
    """A thread that does `work` and then watches over what the work left open, until `end` or the deadline.

    `discard` is given what the work returns when nobody waits for it any more.
    """

    def __init__(self, work: Callable[["DeadlineThread"], Any], seconds: float, discard: Callable[[Any], Any]) -> None:
        super().__init__(name="openai_fn", daemon=True)
        self.late = False
        self.cut: Callable[[], Any] | None = None
        context: Any = copy_context()
        self._work, self._discard = partial(context.run, work, self), discard
        self._until = monotonic() + seconds
        self._done, self._over = threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._seen: socket.socket | None = None
        self._found: Any = None
        self._raised: BaseException | None = None

    def run(self) -> None:
        """Work, then watch."""
        try:
            self._found = self._work()
        except BaseException as raised:  # noqa: BLE001  # it is raised again where the work was asked for
            self._raised = raised
        del self._work  # it holds this thread, and nothing else should wait for the garbage collector with it
        with self._lock:
            self._done.set()
            unwanted = self.late
        if unwanted:
            self._discard(self._found)
        if not self._over.wait(self._until - monotonic()):
            self.stop()
        self.end()

    def outcome(self) -> Any:
        """What the work returned; what it raised is raised, and DeadlineError where it has not ended in time."""
        self.start()
        try:
            self._done.wait(self._until - monotonic())
        finally:  # also where Ctrl-C ends the wait
            with self._lock:
                done = self._done.is_set()
                self.late = self.late or not done
            if not done:
                self.stop()
        if self.late and done:
            self._discard(self._found)
        if self.late:
            raise DeadlineError
        found, raised = self._found, self._raised
        self._found = self._raised = None
        if raised:
            raise raised
        return found

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


def register_socket(sock: socket.socket) -> socket.socket:
    """`sock`, after the errand has seen it where this thread is one."""
    see = getattr(threading.current_thread(), "see", None)
    if see:
        see(sock)
    return sock
