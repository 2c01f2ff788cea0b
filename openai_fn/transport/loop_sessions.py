"""What each event loop keeps: sessions of aiohttp, and the connections of the fast way.

They end with their loop, or with `openai_fn.aio.close`.
"""

import asyncio
import atexit
import os
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import aiohttp

from openai_fn.transport.fast.async_exchange import AsyncPool

Kept = dict[int | str, tuple[Any, AsyncGenerator[None, None]]]
SESSIONS: "WeakKeyDictionary[asyncio.AbstractEventLoop, Kept]" = WeakKeyDictionary()
"""The sessions of each event loop by their limit of connections, each with the generator that closes it.

Under FAST are the connections of the fast way.
"""
FAST = "fast"
GUARDS: dict[int, Lock] = {}
"""What protects SESSIONS in each process: two threads may have a loop each. Nothing waits while one is held."""
OWN_HEADERS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that aiohttp would add where a request leaves them out."""


async def get_loop_session(connections: int) -> aiohttp.ClientSession:
    """Return the running loop's session with at most so many connections, 0 for no limit; it is made at first use."""
    session: aiohttp.ClientSession = await get_kept(connections, partial(make_session, connections))
    return session


async def get_loop_pool() -> AsyncPool:
    """Return the connections of the fast way that the running loop keeps."""
    pool: AsyncPool = await get_kept(FAST, AsyncPool)
    return pool


async def get_kept(key: int | str, make: Callable[[], Any]) -> Any:
    """Return what the running loop keeps under `key`; it is made at first use."""
    loop = asyncio.get_running_loop()
    kept = SESSIONS.get(loop)
    if kept is None:
        with GUARDS.setdefault(os.getpid(), Lock()):
            kept = SESSIONS.setdefault(loop, {})
    if key not in kept:
        end_sessions()
        session = make()
        kept[key] = session, keep_until_loop_ends(session)
        await anext(kept[key][1])
    return kept[key][0]


# A class because aiohttp asks a connector for each connection.
class Connector(aiohttp.TCPConnector):
    """A connector that sends nothing more on a connection that is let go: the body of a call that was cancelled, say.

    asyncio would first send what it has accepted, for as long as the server takes, and aiohttp would let it.
    """

    async def connect(self, *args: Any, **keywords: Any) -> aiohttp.connector.Connection:
        """Return a connection for a request."""
        connection = await super().connect(*args, **keywords)
        connection.add_callback(partial(drop_unsent, connection.transport))
        return connection


def drop_unsent(transport: asyncio.Transport | None) -> None:
    """Break a connection off where some of what was written has not been sent."""
    if transport is not None and transport.get_write_buffer_size():
        transport.abort()


def make_session(connections: int) -> aiohttp.ClientSession:
    """Return a session that adds nothing of its own to a request."""
    return aiohttp.ClientSession(
        connector=Connector(limit=connections, limit_per_host=0, keepalive_timeout=60),
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=OWN_HEADERS,
        auto_decompress=False,
    )


async def keep_until_loop_ends(session: Any) -> AsyncGenerator[None, None]:
    """Yield, and close `session` when this is closed: a loop that ends closes the generators that it has seen start."""
    try:
        yield
    finally:
        pop_sessions(asyncio.get_running_loop())  # a session keeps its loop: neither would ever be freed
        await session.close()


def pop_sessions(loop: asyncio.AbstractEventLoop) -> Kept:
    """Remove and return the sessions of an event loop."""
    with GUARDS.setdefault(os.getpid(), Lock()):
        return SESSIONS.pop(loop, {})


def end_sessions(owner: int | None = None) -> None:
    """End the sessions of loops that were closed without closing their generators; aiohttp would complain of them.

    With `owner`, a process, which is about to exit: those of every loop that does not run, unless a fork of it exits.
    """
    with GUARDS.setdefault(os.getpid(), Lock()):
        loops = [*SESSIONS] if owner in {None, os.getpid()} else []
    for loop in loops:
        if loop.is_closed() or (owner and not loop.is_running()):
            for session, _ in pop_sessions(loop).values():
                end_session(loop, session)


def end_session(loop: asyncio.AbstractEventLoop, session: Any) -> None:
    """Close the session of a loop that does not run, or that was closed and has nothing left to wait for."""
    closing = session.close()
    with suppress(StopIteration, RuntimeError):
        if loop.is_closed():
            closing.send(None)
        else:
            loop.run_until_complete(closing)
    closing.close()


atexit.register(end_sessions, os.getpid())


async def close_sessions() -> None:
    """Close the connections of the running loop."""
    sessions = pop_sessions(asyncio.get_running_loop())
    for _, keeper in sessions.values():
        await keeper.aclose()
