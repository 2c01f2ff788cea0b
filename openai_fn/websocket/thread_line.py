"""The driver for sync code: a thread for each connection moves its bytes, so that pings are answered at any time.

The thread knows the line, not the connection that the caller holds: once that is forgotten, the line ends.
"""

import selectors
import socket
import ssl
import threading
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import Any

from openai_fn.websocket.line import MAX_WAITING, closed_error, describe_cause, raise_end, take_message, weigh_message
from openai_fn.websocket.wire import CLOSE_SECONDS, GOING_AWAY, NORMAL, Message, Wire

READ_SIZE = 262144
Selector = getattr(selectors, "PollSelector", selectors.DefaultSelector)
"""Without a file descriptor of its own, and without select's limit of 1,024."""
WOULD_BLOCK = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError, InterruptedError)


# A class because its thread, whoever sends and whoever reads share one state.
class ThreadLine:
    """A connection that sync code uses: `send` and `receive` may be called from two threads."""

    def __init__(self, sock: socket.socket, wire: Wire, host: str, seconds: float) -> None:
        self._sock, self._wire, self._host, self._seconds = sock, wire, host, seconds
        self._inbox: deque[Message] = deque()
        self._waiting = 0  # bytes in the inbox
        self._outbox: deque[memoryview] = deque()
        self._changed = threading.Condition()
        self._abandoned = False
        self._ear, self._bell = socket.socketpair()
        for each in (self._sock, self._ear, self._bell):
            each.setblocking(False)  # noqa: FBT003  # its signature
        self._thread = threading.Thread(target=self._run, name="openai_fn websocket", daemon=True)

    def start(self, early: list[Message]) -> None:
        """Begin to move bytes; `early` are the messages that have come already."""
        self._inbox.extend(early)
        self._waiting = sum(map(weigh_message, early))
        self._thread.start()

    def send(self, text: str) -> None:
        """Send a message; return when the system has all of it.

        Raises the error of a connection that has ended, APITimeoutError where the peer takes nothing for so long.
        """
        with self._changed:
            if self._wire.end or not self._wire.is_open:
                raise closed_error(self._wire.end, self._host)
            self._wire.send(text)
            self._flush()
            if self._outbox:
                self._wake()
                self._wait_until_sent()

    def _wait_until_sent(self) -> None:
        """Wait until nothing waits to be sent; called with the lock held."""
        left = len(self._outbox), len(self._outbox[0])
        while self._outbox and not self._wire.end:
            self._changed.wait_for(lambda: not self._outbox or self._wire.end, self._seconds)
            before, left = left, (len(self._outbox), len(self._outbox[0]) if self._outbox else 0)
            if self._outbox and left == before and not self._wire.end:
                self._wire.abort("not_sent")
                self._wake()
        if self._wire.end and self._outbox:
            raise closed_error(self._wire.end, self._host)

    def receive(self, seconds: float | None = None) -> Message | None:
        """Return the next message; None where the connection was closed and nothing is wrong.

        Raises TimeoutError after so many seconds, and the error of a connection that has ended otherwise.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._inbox or self._wire.end, seconds):
                raise TimeoutError
            if not self._inbox:
                raise_end(self._wire.end, self._host)
                return None
            paused = self._waiting > MAX_WAITING
            message, self._waiting = take_message(self._inbox, self._waiting)
            if paused and self._waiting <= MAX_WAITING:
                self._wake()
            return message

    def close(self, seconds: float = CLOSE_SECONDS) -> None:
        """Close the connection with a handshake for which the peer has so many seconds; return when it is gone."""
        with self._changed:
            if not self._wire.end:
                self._wire.close(NORMAL if seconds else GOING_AWAY, monotonic())
                self._waiting = -1  # nobody reads any more: go on until the peer's reply comes
                self._flush()
                if not seconds:
                    self._wire.abort(None)
            self._wake()
        try:
            self._thread.join(seconds + 1)
        finally:
            self.abandon()
        self._thread.join()

    def abandon(self) -> None:
        """Have the thread end the connection; may be called anywhere, by the garbage collector too."""
        self._abandoned = True
        self._wake()

    def _wake(self) -> None:
        with suppress(OSError):  # it was woken already, or is gone
            self._bell.send(b"!")

    def _run(self) -> None:
        try:
            with Selector() as selector:
                selector.register(self._ear, selectors.EVENT_READ)
                selector.register(self._sock, selectors.EVENT_READ)
                while self._step(selector):
                    pass
        finally:
            with self._changed:
                self._wire.abort("lost")
                self._changed.notify_all()
            for each in (self._sock, self._ear, self._bell):
                each.close()

    def _step(self, selector: Any) -> bool:
        """Move what can be moved, wait for more; return whether the connection lives."""
        with self._changed:
            reads = self._waiting <= MAX_WAITING
            if self._abandoned:
                self._wire.close(GOING_AWAY, monotonic())
                self._flush()
                self._wire.abort(None)
            if reads:
                self._read()
            self._wire.tick(monotonic(), reads=reads)
            self._flush()
            self._changed.notify_all()
            if self._wire.end:
                return False
            reads = self._waiting <= MAX_WAITING
            wanted = selectors.EVENT_READ * reads | selectors.EVENT_WRITE * bool(self._outbox)
            left = self._wire.next_tick() - monotonic()
        watch(selector, self._sock, wanted)
        selector.select(max(left, 0))
        with suppress(OSError):
            self._ear.recv(4096)
        return True

    def _read(self) -> None:
        """Take what has arrived; called with the lock held."""
        while self._waiting <= MAX_WAITING and not self._wire.end:
            try:
                data = self._sock.recv(READ_SIZE)
            except WOULD_BLOCK:
                return
            except (OSError, ValueError) as failed:
                self._wire.abort("lost", describe_cause(failed))
                return
            for message in self._wire.feed(data, monotonic()):
                if self._waiting >= 0:
                    self._inbox.append(message)
                    self._waiting += weigh_message(message)

    def _flush(self) -> None:
        """Send what can be sent at once; called with the lock held."""
        self._outbox += [memoryview(data) for data in self._wire.take_outgoing() if data]
        while self._outbox:
            try:
                sent = self._sock.send(self._outbox[0][:READ_SIZE])
            except WOULD_BLOCK:
                return
            except (OSError, ValueError) as failed:
                self._wire.abort("lost", describe_cause(failed))
                return
            self._outbox[0] = self._outbox[0][sent:]
            if not self._outbox[0]:
                self._outbox.popleft()


def watch(selector: Any, sock: socket.socket, wanted: int) -> None:
    """Have a selector watch a socket for some events; for none, not at all."""
    known = sock in selector.get_map()
    if wanted and known:
        selector.modify(sock, wanted)
    elif wanted:
        selector.register(sock, wanted)
    elif known:
        selector.unregister(sock)
