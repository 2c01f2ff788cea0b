"""Connections that send in one piece, ask little of the system, and are used again once a stream has ended."""

import http.client
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from requests import Response
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ProtocolError

from openai_fn.transport.deadline import register_socket
from openai_fn.transport.fast.http_head import FastHTTPResponse
from openai_fn.transport.fast.sockets import KernelTimeoutSocket, use_kernel_timeouts

COALESCE_BYTES = 64_000
"""Bytes up to which a piece of a request is held back for the next."""
LAST_CHUNK = b"0\r\n\r\n"
"""What ends a chunked body that has no trailers."""


# Classes because urllib3 and http.client make theirs from classes.
class StaleConnectionError(ConnectionError):
    """A connection that had served before has ended without an answer."""


class FastConnectionMixin:
    """A connection that sends a request's head and its body together: one system call and mostly one packet.

    `unread` is the answer of which the reader has all it wanted, though its end may still be on the way. Only when the
    connection is wanted again does it matter whether the end has come, so nobody waits for it.
    """

    response_class = FastHTTPResponse
    held: list[bytes] | None = None
    unread: tuple[Any, Iterator[bytes]] | None = None
    served = False
    sock: Any

    def _new_conn(self) -> Any:
        self.served = False
        return register_socket(super()._new_conn())  # type: ignore[misc]

    def getresponse(self) -> Any:
        """The answer."""
        try:
            answer = super().getresponse()  # type: ignore[misc]
        except ConnectionError as broke:
            if self.served:
                raise StaleConnectionError(*broke.args) from broke
            raise
        self.served = True
        return answer

    @property
    def is_connected(self) -> bool:
        """Whether the connection is open, with nothing of an earlier answer on it."""
        unread, self.unread = self.unread, None
        if self.sock is None or (unread and not is_drained(*unread, self.sock)):
            return False
        quiet = isinstance(self.sock, KernelTimeoutSocket) and self.sock.is_quiet()
        return quiet or super().is_connected  # type: ignore[misc]

    def close(self) -> None:
        """Close the connection."""
        self.unread = None
        super().close()  # type: ignore[misc]

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Send a request."""
        if self.sock is not None:
            register_socket(self.sock)
        self.held = []
        try:
            super().request(*args, **kwargs)  # type: ignore[misc]
            super().send(b"".join(self.released()))  # type: ignore[misc]
        finally:
            self.held = None

    def send(self, data: Any) -> None:
        """Send `data`; within `request` what is short waits for what follows."""
        pieces = [*self.released(), data]
        if self.held is not None and sum(map(len, pieces)) < COALESCE_BYTES:
            self.held = pieces
        else:
            super().send(b"".join(pieces))  # type: ignore[misc]

    def released(self) -> list[bytes]:
        """What was held back, and is no longer."""
        held, self.held = self.held or [], None if self.held is None else []
        return held


class FastConnection(FastConnectionMixin, HTTPConnection):  # type: ignore[misc]  # http.client's own type of an answer
    """A lean connection."""

    def _new_conn(self) -> Any:
        return use_kernel_timeouts(super()._new_conn())


class FastTLSConnection(FastConnectionMixin, HTTPSConnection):  # type: ignore[misc]  # the same
    """A lean connection under TLS."""


class FastPool(HTTPConnectionPool):
    """A pool of lean connections."""

    ConnectionCls = FastConnection


class FastTLSPool(HTTPSConnectionPool):
    """A pool of lean connections under TLS."""

    ConnectionCls = FastTLSConnection


def open_response(pool: HTTPConnectionPool, *args: Any, **kwargs: Any) -> Any:
    """The pool's answer. A connection that was kept and that the server has given up is no failure: the next is tried.

    urllib3 looks whether a kept connection has been closed, but the server may close it at that moment.
    """
    while True:
        try:
            return pool.urlopen(*args, **kwargs)
        except ProtocolError as broke:  # noqa: PERF203  # it goes round again only where it raises
            if not isinstance(broke.args[-1], StaleConnectionError):
                raise


def release_when_drained(response: Response, rest: Iterator[bytes]) -> None:
    """Let go the connection of an answer that lacks only its end: to be used again if that is there by then."""
    raw = response.raw
    connection = getattr(raw, "_connection", None)
    if isinstance(connection, FastConnectionMixin) and connection.sock is not None:
        connection.unread = raw, rest
        raw.release_conn()
        raw._pool = None  # noqa: SLF001  # what stands in a pool must not hold it, or the pool is never closed
    else:
        response.close()


def is_drained(raw: Any, rest: Iterator[bytes], sock: Any) -> bool:
    """Whether the end of an answer is there; nothing is waited for, and nothing but the end is read."""
    if raw.length_remaining == 0 or raw.closed:
        return True
    before = sock.gettimeout()
    sock.settimeout(0)
    try:
        if not raw._fp.fp.peek().endswith(LAST_CHUNK):  # noqa: SLF001  # where urllib3 itself reads its chunks
            return False
        deque(islice(rest, 100), 0)
    except (HTTPError, http.client.HTTPException, OSError):
        return False
    finally:
        sock.settimeout(before)
    return bool(raw.closed)
