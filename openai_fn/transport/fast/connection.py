"""Connections of the fast way: a request goes out, the head of a response comes in, the connection is kept."""

import contextlib
import socket
from collections.abc import Iterator
from itertools import islice
from typing import Any

from openai_fn.transport.deadline import register_socket
from openai_fn.transport.environment import find_ca_version
from openai_fn.transport.failures import ConnectTimeoutError, NotHTTPError, SendTimeoutError
from openai_fn.transport.fast.http_head import READ_SIZE, ResponseHead, receive_head
from openai_fn.transport.fast.sockets import connect_socket, has_input, send_all

JOIN_BYTES = 64_000
"""Bytes up to which pieces of a request are joined to one send."""
MAX_DRAIN = 4
"""Pieces that may be read to find the end of a response that was wanted no further."""


class UnreadRequestError(ConnectionError):
    """The connection was closed before any of the request left: the server cannot have read it."""


# A class because it owns a socket and what was received on it.
class Connection:
    """An open connection, the bytes that were received and not used yet, and where its response stands.

    `sent`: some of a request was sent. `ended`: the response was read to its end. `keep`: the server leaves the
    connection open. `unread`: the rest of a response of which the reader has all that it wanted; only when the
    connection is wanted again does it matter whether its end has come, so nobody waits for it.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.received = b""
        self.sent, self.ended, self.keep = False, True, True
        self.unread: Iterator[bytes] | None = None

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.keep = False
        with contextlib.suppress(OSError):
            self.sock.close()

    def receive(self) -> bytes:
        """Return the next bytes, those that are here already first; b"" at the end."""
        received, self.received = self.received, b""
        return received or self.sock.recv(READ_SIZE)


def open_connection(scheme: str, host: str, port: int, seconds: float) -> Connection:
    """Return a new connection, TLS included, each of whose steps took at most so many seconds.

    Raises ConnectTimeoutError, ConnectFailedError, ssl.SSLError.
    """
    sock = connect_socket(host, port, seconds)
    try:
        if scheme == "https":
            from openai_fn.transport.fast.tls import start_tls

            return Connection(start_tls(sock, host, find_ca_version()))
        return Connection(sock)
    except TimeoutError as error:
        raise ConnectTimeoutError(str(error)) from error
    except BaseException:
        sock.close()
        raise


def is_reusable(connection: Connection) -> bool:
    """Return whether a kept connection is open, with nothing of an earlier response on it."""
    rest, connection.unread = connection.unread, None
    if rest is not None and not drain(connection, rest):
        return False
    return connection.keep and not connection.received and not has_input(connection.sock)


def drain(connection: Connection, rest: Iterator[bytes]) -> bool:
    """Return whether the end of a response is here; nothing is waited for."""
    connection.sock.settimeout(0)
    with contextlib.suppress(OSError, NotHTTPError):
        for _ in islice(rest, MAX_DRAIN):
            pass
    return connection.ended


def write_request(connection: Connection, head: memoryview, body: Any, seconds: float) -> None:
    """Send a request's head and body, each piece of which must begin to leave within so many seconds.

    A connection that was closed before is an UnreadRequestError. One that the server closes later may hold its response
    already: that is for the reader of the response to see. Raises SendTimeoutError.
    """
    register_socket(connection.sock)
    connection.ended, connection.sent = False, False
    connection.sock.settimeout(seconds)
    try:
        for data in join_request(head, body):
            send_all(connection.sock, data)
            connection.sent = True
    except TimeoutError as error:
        raise SendTimeoutError(str(error)) from error
    except ConnectionError as error:
        if not connection.sent:
            raise UnreadRequestError(*error.args) from error
        if not isinstance(error, BrokenPipeError):
            raise


def join_request(head: memoryview, body: Any) -> Iterator[memoryview]:
    """Yield a request in pieces of about JOIN_BYTES, or longer where a piece of the body is."""
    if body is None or isinstance(body, bytes):
        if len(body or b"") < JOIN_BYTES:
            yield memoryview(b"".join((head, body or b"")))
        else:
            yield head
            yield memoryview(body or b"")
        return
    held: list[Any] = [head]
    for piece in body if hasattr(body, "__len__") else frame_chunks(body):
        held.append(piece)
        if sum(map(len, held)) >= JOIN_BYTES:
            yield memoryview(b"".join(held))
            held = []
    yield memoryview(b"".join(held))


def frame_chunks(body: Iterator[bytes]) -> Iterator[bytes]:
    r"""Yield the pieces of a body of unknown length as HTTP chunks.

    >>> list(frame_chunks(iter([b"ab", b""])))
    [b'2\r\nab\r\n', b'0\r\n\r\n']
    """
    for piece in filter(None, body):
        yield b"%x\r\n%b\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


def read_head(connection: Connection, seconds: float) -> ResponseHead:
    """Return the head of the response, interim responses passed over; each read may take so many seconds.

    Raises NotHTTPError, IncompleteResponseError, TimeoutError.
    """
    connection.sock.settimeout(seconds)
    arriving = receive_head()
    next(arriving)
    try:
        while True:
            arriving.send(connection.receive())
    except StopIteration as done:
        head: ResponseHead = done.value[0]
        connection.received = done.value[1]
    return head
