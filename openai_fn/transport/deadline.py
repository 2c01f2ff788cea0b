"""Work for which its caller waits no longer than some seconds, whatever holds it up.

The timeout of a socket begins anew with every byte, and nothing bounds the look-up of a host name. So an attempt that
has a deadline runs in a thread of its own. At the deadline its caller is free, and the connection is shut down, which
wakes whoever reads from it: the thread itself, or later the reader of a stream.
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


def limit_timeouts(timeout: tuple[float, float], left: float | None) -> tuple[float, float]:
    """Return the timeouts, shortened to the seconds that are left.

    >>> limit_timeouts((5, 600), 30)
    (5, 30)
    """
    return timeout if left is None else (min(timeout[0], left), min(timeout[1], left))


# A class because it is a thread that others reach: the connection finds it, the reader of a stream ends it.
class DeadlineThread(threading.Thread):
    """A thread that does `work` and then watches over what the work left open, until `end` or the deadline.

    `discard` is called with what the work returns when nobody waits for it any more.
    """

    def __init__(self, work: Callable[["DeadlineThread"], Any], seconds: float, discard: Callable[[Any], Any]) -> None:
        super().__init__(name="openai_fn", daemon=True)
        self.late = False  # its caller has been told so
        self.cut: Callable[[], Any] | None = None
        context: Any = copy_context()
        self._work, self._discard = partial(context.run, work, self), discard
        self._until = monotonic() + seconds
        self._done, self._over = threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._result: Any = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Work, then watch."""
        try:
            self._result = self._work()
        except BaseException as error:  # noqa: BLE001  # it is raised again where the work was asked for
            self._error = error
        del self._work  # it holds this thread, and nothing else should wait for the garbage collector with it
        with self._lock:
            self._done.set()
            unwanted = self.late
        if unwanted:
            self._discard(self._result)
            self._result = self._error = None
        if not self._over.wait(self._until - monotonic()):
            self.stop()
        self.end()

    def outcome(self) -> Any:
        """Return the result of the work, or raise what it raised; DeadlineError where it has not ended in time.

        Whatever else ends the wait, Ctrl-C for one, shuts the connection down and ends the thread at once.
        """
        try:
            self.start()  # inside, for Ctrl-C may come while the thread starts
            self._done.wait(self._until - monotonic())
            with self._lock:
                done = self._done.is_set()
                self.late = self.late or not done
        except BaseException:
            with self._lock:
                done, self.late = self._done.is_set(), True
            if done:
                self._discard(self._result)
            self.stop()
            self.end()
            raise
        if self.late:
            if done:
                self._discard(self._result)
            self.stop()
            self.end()
            raise DeadlineError
        result, error = self._result, self._error
        self._result = self._error = None
        if error:
            self.end()
            raise DeadlineError if self.is_over else error
        return result

    @property
    def is_over(self) -> bool:
        """Return whether the deadline has passed; on a busy machine the reader may see it before this thread does."""
        return self.late or monotonic() >= self._until

    def watch_socket(self, sock: socket.socket) -> None:
        """Note the socket that the work uses now; it is shut down at once where time is up already."""
        with self._lock:
            self._forget()
            # A copy: it stays valid when TLS takes the socket over or the connection closes it.
            self._socket = socket.socket(fileno=socket.dup(sock.fileno()))
        if self.late:
            self.stop()

    def stop(self) -> None:
        """Shut the connection down, and say that it was late."""
        self.late = True
        with self._lock, contextlib.suppress(OSError, ValueError, RuntimeError):
            if self._socket:
                self._socket.shutdown(socket.SHUT_RDWR)
            elif self.cut:
                self.cut()

    def end(self) -> None:
        """Watch no longer."""
        self._over.set()
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._socket:
            self._socket.close()
        self._socket = None


def register_socket(sock: socket.socket) -> None:
    """Let the deadline of this thread, where it has one, watch over `sock`."""
    watch_socket = getattr(threading.current_thread(), "watch_socket", None)
    if watch_socket:
        watch_socket(sock)
