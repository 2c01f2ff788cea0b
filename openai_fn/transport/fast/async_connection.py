"""Connections of the fast way in an event loop: a request goes out, the whole response comes in.

They stand on sockets that the loop watches, as the transports of asyncio cannot be closed once their loop is.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Callable
from typing import Any

from openai_fn.transport.environment import find_ca_version
from openai_fn.transport.failures import ConnectFailedError, ConnectTimeoutError, NameLookupError, SendTimeoutError
from openai_fn.transport.fast.connection import UnreadRequestError
from openai_fn.transport.fast.http_head import READ_SIZE
from openai_fn.transport.fast.pushed import ArrivingResponse, receive_response
from openai_fn.transport.fast.sockets import QuietSocket, has_input, prepare_socket
from openai_fn.transport.fast.tls import make_tls_context

NOT_YET = (BlockingIOError, InterruptedError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
"""What a socket raises that cannot go on at the moment."""


# A class because it owns a socket and what is under way on it.
class AsyncConnection:
    """An open connection and the response that it waits for.

    `waiter` is done when that is there. A timer that is set once looks again and again whether `due` has passed, so
    that a request costs none of its own.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, sock: Any) -> None:
        self.loop, self.sock = loop, sock
        self.since = 0.0  # when it was last used, by the clock of the loop
        self.waiter: asyncio.Future[None] | None = None
        self._response = ArrivingResponse(0)
        self._receive = receive_response(self._response)
        self._unsent = memoryview(b"")
        self._timeout = (0.0, 0.0)
        self._due = 0.0
        self._timer: asyncio.TimerHandle | None = None
        loop.add_reader(sock, self._read)

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; whoever waits for a response is cancelled."""
        sock, self.sock = self.sock, None
        if self._timer:
            self._timer.cancel()
        if sock is None:
            return
        if not self.loop.is_closed():
            self.loop.remove_reader(sock)
            self.loop.remove_writer(sock)
        with contextlib.suppress(OSError):
            sock.close()
        if self.waiter and not self.waiter.done() and not self.loop.is_closed():
            self.waiter.cancel()

    def is_usable(self) -> bool:
        """Return whether a kept connection is open, with nothing of an earlier response on it."""
        return self.sock is not None and not has_input(self.sock)

    async def ask(self, request: memoryview, limit: float, timeout: tuple[float, float]) -> ArrivingResponse:
        """Send a request and return the response; of an error's body only what comes.

        Raises UnreadRequestError where the connection was closed before, SendTimeoutError, TimeoutError, OSError, and
        what `receive_response` raises.
        """
        self._response = response = ArrivingResponse(limit)
        self._receive = receive_response(response)
        next(self._receive)
        self._timeout = timeout
        self._send(request)
        self.waiter = self.loop.create_future()
        self._set_due()
        try:
            await self.waiter
        finally:
            self.waiter, self.since = None, self.loop.time()
            response.keep = response.keep and not self._unsent
        return response

    def fail(self, raised: BaseException) -> None:
        """End the wait for a response: with what has come of it where that is an error's, else by an exception."""
        if self.waiter is None or self.waiter.done():
            return
        if self._response.head.status >= 300:
            self._response.keep = False
            self.waiter.set_result(None)
        else:
            self.waiter.set_exception(raised)

    def _send(self, request: memoryview) -> None:
        """Send what the socket takes; the loop sends the rest."""
        try:
            sent = self.sock.send(request)
        except NOT_YET:
            sent = 0
        except OSError as error:
            if self.since:
                raise UnreadRequestError(*error.args) from error
            sent = len(request)  # the response may be here all the same
        self._unsent = request[sent:]
        if self._unsent:
            self.loop.add_writer(self.sock, self._write)

    def _write(self) -> None:
        """Send more of the request."""
        try:
            self._unsent = self._unsent[self.sock.send(self._unsent) :]
        except NOT_YET:
            return
        except OSError as error:
            self.loop.remove_writer(self.sock)
            if not isinstance(error, BrokenPipeError):  # the response may be here already
                self.fail(error)
            return
        if not self._unsent:
            self.loop.remove_writer(self.sock)
        self._set_due()

    def _read(self) -> None:
        """Take up what has come."""
        if self.waiter is None or self.waiter.done():
            if self.waiter is None:
                self.close()  # the server has closed it, or says what nobody asked for
            return
        try:
            received = self.sock.recv(READ_SIZE)
            self._due = self.loop.time() + self._timeout[1]
            self._receive.send(received)
            while isinstance(self.sock, ssl.SSLSocket) and self.sock.pending():
                self._receive.send(self.sock.recv(READ_SIZE))
        except NOT_YET:
            pass
        except StopIteration:
            self.waiter.set_result(None)
        except Exception as raised:  # noqa: BLE001  # whoever waits decides
            self.fail(raised)

    def _set_due(self) -> None:
        """Let the next bytes leave, or come, within the seconds for that."""
        self._due = self.loop.time() + self._timeout[not self._unsent]
        if self._timer is None or self._timer.when() > self._due:
            if self._timer:
                self._timer.cancel()
            self._timer = self.loop.call_at(self._due, self._look_at_clock)

    def _look_at_clock(self) -> None:
        """End the wait for bytes that are overdue."""
        self._timer = None
        if self.waiter is None or self.sock is None:
            return
        if self.loop.time() < self._due:
            self._timer = self.loop.call_at(self._due, self._look_at_clock)
        else:
            self.fail((SendTimeoutError if self._unsent else TimeoutError)("timed out"))


async def open_async_connection(
    loop: asyncio.AbstractEventLoop, origin: tuple[str, str, int], look_up: Callable[..., Any], seconds: float
) -> AsyncConnection:
    """Return a new connection, TLS included, each of whose steps took at most so many seconds.

    Raises NameLookupError, ConnectTimeoutError, ConnectFailedError, ssl.SSLError.
    """
    scheme, host, port = origin
    try:
        addresses = await asyncio.wait_for(look_up(host, port), seconds)
        sock = await connect_async(loop, host, addresses, seconds)
        if scheme == "https":
            sock = await asyncio.wait_for(start_tls_async(loop, sock, host), seconds)
    except (TimeoutError, asyncio.TimeoutError) as error:
        raise ConnectTimeoutError("timed out") from error
    except (socket.gaierror, UnicodeError) as error:
        raise NameLookupError(str(error)) from error
    return AsyncConnection(loop, sock)


async def connect_async(
    loop: asyncio.AbstractEventLoop, host: str, addresses: list[Any], seconds: float
) -> socket.socket:
    """Return a connection to the first of several addresses that accepts one, as `connect_socket` does."""
    failure: BaseException = ConnectFailedError(f"{host} has no address")
    for family, kind, protocol, _, address in addresses:
        sock = QuietSocket(family, kind, protocol)
        try:
            prepare_socket(sock, 0)
            await asyncio.wait_for(loop.sock_connect(sock, address), seconds)
        except (OSError, asyncio.TimeoutError) as error:
            sock.close()
            failure = error
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    is_late = isinstance(failure, (TimeoutError, asyncio.TimeoutError))
    raise (ConnectTimeoutError("timed out") if is_late else ConnectFailedError(str(failure))) from failure


async def start_tls_async(loop: asyncio.AbstractEventLoop, sock: socket.socket, host: str) -> ssl.SSLSocket:
    """Return `sock` under TLS with `host`, its certificate and name verified."""
    try:
        context = make_tls_context(*find_ca_version())
        secure = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    except BaseException:
        sock.close()
        raise
    try:
        while watch := continue_handshake(loop, secure):
            await wait_for_socket(watch[0], watch[1], secure)
    except BaseException:
        secure.close()
        raise
    return secure


def continue_handshake(loop: asyncio.AbstractEventLoop, secure: ssl.SSLSocket) -> tuple[Callable[..., Any], ...] | None:
    """Go on with a TLS handshake; return how to wait for the socket, or None at the end."""
    try:
        secure.do_handshake()
    except ssl.SSLWantReadError:
        return loop.add_reader, loop.remove_reader
    except ssl.SSLWantWriteError:
        return loop.add_writer, loop.remove_writer
    return None


async def wait_for_socket(watch: Callable[..., Any], leave: Callable[[Any], Any], sock: Any) -> None:
    """Wait until a socket can be read or written, as `watch` says."""
    ready = asyncio.Event()
    watch(sock, ready.set)
    try:
        await ready.wait()
    finally:
        leave(sock)
