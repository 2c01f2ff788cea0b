"""The fast way of a request in an event loop, on connections that the loop keeps. Whole responses only: no streams."""

import asyncio
import socket
from collections import deque
from typing import Any

from openai_fn.transport.body import ERROR_LIMIT
from openai_fn.transport.deadline import DeadlineError, limit_timeouts
from openai_fn.transport.failures import retrieve_exception
from openai_fn.transport.fast.async_connection import AsyncConnection, open_async_connection
from openai_fn.transport.fast.connection import UnreadRequestError
from openai_fn.transport.fast.exchange import Target
from openai_fn.transport.fast.http_head import build_head
from openai_fn.types import EncodedRequest, Response

MAX_IDLE_SECONDS = 60.0
"""Seconds after which a connection that nobody needs is closed."""
LOOKUP_SECONDS = 10.0
"""Seconds for which the addresses of a host are remembered: a thousand connections ask once."""


# A class because it owns the connections of an event loop.
class AsyncPool:
    """The connections of an event loop. `idle` are those without a request, by origin; None where a proxy is needed."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.idle: dict[Any, Any] = {}
        self.open: set[AsyncConnection] = set()
        self._addresses: dict[tuple[str, int], tuple[float, asyncio.Future[Any]]] = {}

    async def close(self) -> None:
        """Close all connections."""
        for connection in self.open:
            connection.close()
        self.open.clear()
        self.idle.clear()

    def forget(self) -> None:
        """Close the connections without a request, and forget which origins are behind a proxy."""
        for kept in filter(None, self.idle.values()):
            for connection in kept:
                self.discard(connection)
        self.idle.clear()

    def discard(self, connection: AsyncConnection) -> None:
        """Close a connection."""
        self.open.discard(connection)
        connection.close()

    def take(self, origin: Any) -> AsyncConnection | None:
        """Return a kept connection that can be used, the last used first; the others are closed on the way."""
        kept: deque[AsyncConnection] = self.idle.get(origin) or deque()
        while kept:
            connection = kept.pop()
            if connection.is_usable():
                return connection
            self.discard(connection)
        return None

    def put(self, origin: Any, connection: AsyncConnection) -> None:
        """Keep a connection whose response was read to its end; close those that nobody has needed for long."""
        kept = self.idle.get(origin)
        if kept is None or connection.sock is None:
            self.discard(connection)
            return
        kept.append(connection)
        while kept and kept[0].since < connection.since - MAX_IDLE_SECONDS:
            self.discard(kept.popleft())

    async def connect(self, origin: Any, seconds: float) -> AsyncConnection:
        """Return a new connection."""
        connection = await open_async_connection(self.loop, origin, self.look_up, seconds)
        self.open.add(connection)
        return connection

    async def look_up(self, host: str, port: int) -> Any:
        """Return the addresses of a host; those who ask at the same time ask once."""
        until, found = self._addresses.get((host, port), (0.0, None))
        if found is None or self.loop.time() > until:
            found = asyncio.ensure_future(look_up_host(host, port))
            found.add_done_callback(retrieve_exception)
            self._addresses[host, port] = self.loop.time() + LOOKUP_SECONDS, found
        try:
            return await asyncio.shield(found)
        except OSError:
            self._addresses.pop((host, port), None)
            raise


async def look_up_host(host: str, port: int) -> list[Any]:
    """Return the addresses of a host; one that is a number already is read at once."""
    try:
        return socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST)
    except socket.gaierror:
        return await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)


async def exchange_whole(pool: AsyncPool, target: Target, encoded: EncodedRequest) -> Response:
    """Return the whole response of `target` to an encoded request.

    Raises the exceptions of `transport.failures`, DeadlineError, OSError and ssl.SSLError.
    """
    seconds = encoded.get("deadline")
    if seconds is None:
        return await ask_target(pool, target, encoded)
    asking = asyncio.ensure_future(ask_target(pool, target, encoded))
    asking.add_done_callback(retrieve_exception)
    try:
        done, _ = await asyncio.wait({asking}, timeout=seconds)
    except BaseException:
        asking.cancel()
        raise
    if not done:
        asking.cancel()
        await asyncio.wait({asking})
        raise DeadlineError
    return asking.result()


async def ask_target(pool: AsyncPool, target: Target, encoded: EncodedRequest) -> Response:
    """Return the whole response of `target`, without regard to the deadline."""
    body: Any = encoded["body"]
    head = build_head(encoded["method"], target.path, target.host, encoded["headers"], body)
    request = memoryview(b"".join((head, body or b"")))
    timeout = limit_timeouts(encoded["timeout"], encoded.get("deadline"))
    connection = pool.take(target.origin)
    if connection:
        try:
            return await ask_connection(pool, target.origin, connection, request, encoded["max_body"], timeout)
        except UnreadRequestError:
            pass  # it was closed in this moment
    connection = await pool.connect(target.origin, timeout[0])
    return await ask_connection(pool, target.origin, connection, request, encoded["max_body"], timeout)


async def ask_connection(  # noqa: PLR0913, PLR0917  # all that a request takes
    pool: AsyncPool,
    origin: Any,
    connection: AsyncConnection,
    request: memoryview,
    limit: float,
    timeout: tuple[float, float],
) -> Response:
    """Return the response to a request; the connection is kept where it can be, and closed otherwise."""
    response = None
    try:
        response = await connection.ask(request, limit, timeout)
    finally:
        if response and response.keep:
            pool.put(origin, connection)
        else:
            pool.discard(connection)
    status, headers, _ = response.head
    content = b"".join(response.pieces)
    return {"status": status, "headers": headers, "body": content if status < 300 else content[:ERROR_LIMIT]}
