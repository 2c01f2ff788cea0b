"""The network for `openai_fn.aio`: `send_async` gives the same responses and errors as the sync transport.

Whole responses come over sockets of the library's own (`transport.fast.async_exchange`), all others through aiohttp.

A session is kept for each event loop, with TLS settings and proxies from the environment, and without cookies, netrc
and redirects. It ends with its loop, or with `openai_fn.aio.close`.
"""

import asyncio
import atexit
import os
import ssl
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from contextlib import suppress
from functools import lru_cache, partial
from math import inf
from threading import Lock
from types import NoneType
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import aiohttp
from yarl import URL

from openai_fn.credentials import reveal
from openai_fn.errors import InvalidOptionsError, OpenAIError, make_error, to_exception
from openai_fn.response.decode import StreamComplete
from openai_fn.streaming.sse import TooLongError
from openai_fn.transport import failures
from openai_fn.transport.body import ERROR_LIMIT, list_encodings, make_decoder
from openai_fn.transport.deadline import DeadlineError, limit_timeouts
from openai_fn.transport.environment import find_ca_version, find_proxies, is_fast_disabled
from openai_fn.transport.failures import clear_frames
from openai_fn.transport.fast.async_exchange import AsyncPool, exchange_whole
from openai_fn.transport.fast.exchange import find_direct_target
from openai_fn.transport.fast.tls import make_tls_context
from openai_fn.transport.fast.untouched import is_untouched
from openai_fn.transport.send import broken_stream_error, describe_failure, is_transport_failure
from openai_fn.types import EncodedRequest, Error, Map, Options, Response

Kept = dict[int | str, tuple[Any, AsyncGenerator[None, None]]]
SESSIONS: "WeakKeyDictionary[asyncio.AbstractEventLoop, Kept]" = WeakKeyDictionary()
"""The sessions of each event loop by their limit of connections, each with the generator that closes it.

Under FAST are the connections of the fast way.
"""
FAST = "fast"
HAS_READERS = sys.platform != "win32"
"""Whether an event loop watches sockets; that of Windows does not."""
ROUTES: "WeakKeyDictionary[aiohttp.ClientSession, dict[Any, Map]]" = WeakKeyDictionary()
"""What the environment says of the way to each origin, by session."""
GUARDS: dict[int, Lock] = {}
"""What protects SESSIONS in each process: two threads may have a loop each. Nothing waits while one is held."""
MAX_LINE = 65536
"""Bytes that a header may have, as in http.client; aiohttp's own limit is 8190."""
MIN_STATUS = 100
"""The least status that HTTP knows."""
OWN_HEADERS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that aiohttp would add where a request leaves them out."""
SLICE_SIZE = 262_144
"""Bytes of a body that are sent at once."""
NO_ENCODING = {"accept-encoding": "identity"}
"""The header of the encodings that are accepted, where a request has none: as the sync transport sends it."""
NOT_A_SESSION = "session: openai_fn.aio takes an aiohttp.ClientSession, got {}"


async def send_async(encoded: EncodedRequest, options: Options) -> Response:
    """Return the response to an encoded request, or {"error": ...} where there is none.

    Raises InvalidOptionsError for an option `session` that is none of aiohttp.
    """
    request: EncodedRequest = {"max_body": options.get("max_body", inf), **encoded}
    session = check_session(options.get("session"))
    pool = await get_loop_pool() if session is None and may_be_fast(options, request) else None
    try:
        target = pool and find_direct_target(pool.idle, request["url"], direct=request.get("direct", False))
        if pool and target:
            return await exchange_whole(pool, target, request)
        pool = None
        session = session or await get_loop_session(options.get("connections", 0))
        return await exchange(session, request)
    except BaseException as raised:
        clear_frames(raised)  # they hold the headers, with the credential; those of a cancelled task too
        if not isinstance(raised, Exception):
            raise
        if pool:
            pool.forget()  # the environment is read anew: the user may just have corrected it
        elif session:
            ROUTES.pop(session, None)
        failure = (raised if is_transport_failure(raised) else None) if pool else to_transport_failure(raised)
        if failure is None:
            raise
        return {"error": describe_failure(failure, request)}


def may_be_fast(options: Options, request: EncodedRequest) -> bool:
    """Return whether a request may go straight over a socket: no part of aiohttp is needed, or was replaced."""
    return (
        not request["stream"]
        and (request["body"] is None or isinstance(request["body"], bytes))
        and not options.get("connections")
        and options.get("fast", True)
        and HAS_READERS
        and is_untouched()
        and not is_fast_disabled()
    )


def check_session(session: Any) -> aiohttp.ClientSession | None:
    """Return the user's session, or None; raise InvalidOptionsError for one that cannot send in this event loop."""
    if session is None:
        return None
    if not isinstance(session, aiohttp.ClientSession):
        raise InvalidOptionsError(make_error("invalid_options", NOT_A_SESSION.format(type(session).__name__)))
    loop = asyncio.get_running_loop()
    # Private, as the public attribute warns that it is deprecated: without it the error is aiohttp's, from far below.
    fault = "it is closed" if session.closed else "it belongs to another event loop"
    if session.closed or getattr(session, "_loop", loop) is not loop:
        raise InvalidOptionsError(make_error("invalid_options", f"session: {fault}; make one in the running loop"))
    return session


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


async def exchange(session: aiohttp.ClientSession, request: EncodedRequest) -> Response:
    """Return the response to a request; what fails is raised."""
    reply = await start_exchange(session, request)
    if reply.status < MIN_STATUS:
        reply.close()
        raise failures.NotHTTPError(f"status {reply.status}")
    headers = join_headers(reply)
    decode = make_decoder(list_encodings(headers.get("content-encoding", "")))
    pieces = iter_decoded(reply.content, decode)
    if request["stream"] and reply.status < 300:
        facts: Any = {key: request.get(key) for key in ("url", "timeout", "deadline")}
        body: Any = stream_body_async(reply, pieces, facts)
        await anext(body)  # a generator that has started closes its connection even if nobody reads it
    else:
        body = await read_whole_body_async(reply, pieces, request["max_body"])
    return {"status": reply.status, "headers": headers, "body": body}


async def start_exchange(session: aiohttp.ClientSession, request: EncodedRequest) -> aiohttp.ClientResponse:
    """Send a request and return its response as soon as the head is there."""
    url = reveal(request["url"])
    # The coroutine is made in one expression: no variable holds the credential.
    return await session.request(
        request["method"],
        to_url(url),
        headers=complete_headers(request),
        data=to_payload(request["body"]),
        allow_redirects=False,
        timeout=make_timeout(request.get("deadline"), *limit_timeouts(request["timeout"], request.get("deadline"))),
        max_line_size=MAX_LINE,
        max_field_size=MAX_LINE,
        **find_route(session, request, url),
    )


def complete_headers(request: EncodedRequest) -> dict[str, str]:
    """Return the headers of a request as they are sent, with the length of a body of which aiohttp sees only slices."""
    body = request["body"]
    length = {"content-length": str(len(body))} if isinstance(body, bytes) and len(body) > SLICE_SIZE else {}
    return {**NO_ENCODING, **length, **{name: reveal(value) for name, value in request["headers"].items()}}


def to_url(url: str) -> URL:
    """Return a URL as aiohttp takes it, of which it changes nothing. Raises aiohttp.InvalidURL."""
    try:
        return URL(url, encoded=url.isascii())
    except ValueError:
        raise aiohttp.InvalidURL("") from None


@lru_cache(256)
def make_timeout(deadline: float | None, connect: float, read: float) -> aiohttp.ClientTimeout:
    """Return seconds as aiohttp takes them."""
    return aiohttp.ClientTimeout(deadline, sock_connect=connect, sock_read=read)


def find_route(session: aiohttp.ClientSession, request: EncodedRequest, url: str) -> Map:
    """Return aiohttp's arguments for the way to a URL, its certificates and its proxy, looked up once an origin."""
    routes = ROUTES.setdefault(session, {})
    origin = (bool(request.get("direct")), *urlsplit(url)[:2])
    if origin not in routes:
        routes[origin] = {"ssl": find_tls(url), **({} if origin[0] else find_proxy(url))}
    return routes[origin]


def find_tls(url: str) -> ssl.SSLContext | bool:
    """Return the TLS context for a URL, by the environment's certificates; True for plain HTTP."""
    return make_tls_context(*find_ca_version()) if url.startswith("https:") else True


def find_proxy(url: str) -> dict[str, Any]:
    """Return aiohttp's arguments for the proxy of a URL.

    Raises urllib3's errors, as the sync transport does, for a proxy that is not a URL or is not reached through HTTP.
    """
    proxies = find_proxies(url)
    if not proxies:
        return {}
    from requests.utils import get_auth_from_url, select_proxy
    from urllib3.exceptions import ProxySchemeUnknown
    from urllib3.util import parse_url

    proxy = str(select_proxy(url, proxies))
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    scheme = parse_url(proxy).scheme
    if scheme not in {"http", "https"}:
        raise ProxySchemeUnknown(scheme)
    name, password = get_auth_from_url(proxy)
    plain = proxy.replace(proxy.partition("://")[2].rpartition("@")[0] + "@", "", 1) if name else proxy
    authorization = {"Proxy-Authorization": aiohttp.encode_basic_auth(name, password)} if name else {}
    return {"proxy": plain, "proxy_headers": authorization}


def to_payload(body: Any) -> Any:
    """Return a body for aiohttp: bytes, in slices if they are many, or the pieces of a form, read in a thread."""
    if isinstance(body, bytes):
        return iter_slices(body) if len(body) > SLICE_SIZE else body
    return None if body is None else iter_in_thread(body)


async def iter_slices(body: bytes) -> AsyncIterator[bytes]:
    """Yield a large body in slices: as a whole it would hold up the event loop, of which aiohttp warns."""
    for start in range(0, len(body), SLICE_SIZE):
        yield body[start : start + SLICE_SIZE]


async def iter_in_thread(pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    """Yield pieces, each read in a thread."""
    iterator = iter(pieces)
    try:
        while (piece := await asyncio.to_thread(next, iterator, None)) is not None:
            yield piece
    finally:
        if hasattr(iterator, "close"):
            with suppress(ValueError):  # a thread still reads for a task that was cancelled
                iterator.close()


def join_headers(reply: aiohttp.ClientResponse) -> dict[str, str]:
    """Return the headers of a response by lower-case name, those that came several times joined with commas."""
    headers: dict[str, str] = {}
    for name, value in reply.headers.items():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers


async def iter_decoded(
    content: aiohttp.StreamReader, decode: Callable[[bytes | None], Iterable[bytes]] | None
) -> AsyncGenerator[bytes, None]:
    """Yield a body's bytes as they arrive, decompressed where they are compressed."""
    while piece := await content.readany():
        if decode is None:
            yield piece
        else:
            for part in decode(piece):
                yield part
    if decode is not None:
        for part in decode(None):
            yield part


async def read_whole_body_async(
    reply: aiohttp.ClientResponse, pieces: AsyncGenerator[bytes, None], limit: float
) -> bytes:
    """Return the body of a response; of an error's only the beginning. Raises TooLongError."""
    try:
        if reply.status >= 300:
            return await read_beginning_async(pieces)
        body = await join_within_limit_async(pieces, limit)
        reply.release()
        return body
    finally:
        reply.close()


async def join_within_limit_async(pieces: AsyncGenerator[bytes, None], limit: float) -> bytes:
    """Return the pieces joined. Raise TooLongError as soon as they are more than `limit` bytes."""
    received: list[bytes] = []
    async for piece in pieces:
        received.append(piece)
        limit -= len(piece)
        if limit < 0:
            raise TooLongError
    return received[0] if len(received) == 1 else b"".join(received)


async def read_beginning_async(pieces: AsyncGenerator[bytes, None]) -> bytes:
    """Return the first bytes of an error's body, or those before a failure: the status of an error says enough.

    The end of the deadline is raised, as in sync calls.
    """
    received: list[bytes] = []
    size = 0
    try:
        async for piece in pieces:
            received.append(piece)
            size += len(piece)
            if size >= ERROR_LIMIT:
                break
    except Exception as raised:
        if isinstance(to_transport_failure(raised), (DeadlineError, NoneType)):
            raise
    return b"".join(received)[:ERROR_LIMIT]


async def stream_body_async(
    reply: aiohttp.ClientResponse, pieces: AsyncGenerator[bytes, None], request: EncodedRequest
) -> AsyncGenerator[bytes, None]:
    """Yield an empty piece, then the body's bytes as they arrive; at its end the connection is closed or free again.

    StreamComplete, thrown in, says that all that is wanted has been read. A connection that fails raises StreamError or
    APITimeoutError, outside of `except` so that no frame of the libraries underneath hangs on it.
    """
    failure: Error | None = None
    try:
        yield b""
        async for piece in pieces:
            yield piece
        reply.release()
    except StreamComplete:
        reply.release()
    except Exception as raised:
        known = to_transport_failure(raised)
        if known is None:
            raise
        failure = broken_stream_error(describe_failure(known, request))
    finally:
        reply.close()
    if failure:
        raise to_exception(failure)


def to_transport_failure(raised: BaseException) -> BaseException | None:
    """Return an exception of aiohttp as the transport's own, which `transport_errors` knows; None for any other."""
    if isinstance(raised, OpenAIError):
        return None
    make = next((make for kind, make in AIOHTTP_FAILURES if isinstance(raised, kind)), None)
    if make is None:
        return raised if is_transport_failure(raised) else None
    failure: BaseException = make(raised)
    if failure is not raised and failure.__cause__ is None:
        failure.__cause__ = find_system_error(raised)
    return failure


def find_system_error(raised: BaseException) -> BaseException | None:
    """Return the error of the system or of TLS that an exception of aiohttp stands for."""
    inner = getattr(raised, "os_error", None) or getattr(raised, "certificate_error", None) or raised.__cause__
    return inner if isinstance(inner, BaseException) else None


def get_certificate_error(raised: Any) -> BaseException:
    """Return the error of a certificate that was not trusted."""
    error: BaseException = raised.certificate_error
    return error


def get_system_error(raised: Any) -> BaseException:
    """Return the error of the system that an exception carries."""
    error: BaseException = raised.os_error
    return error


def make_broken(raised: BaseException) -> BaseException:
    """Return the error of a connection that ended early, or of a body that is not framed as HTTP wants."""
    return failures.IncompleteResponseError(" ".join(str(raised).split())[:200])


def make_not_http(raised: Any) -> BaseException:
    """Return the error of what aiohttp's parser refuses: a head that is not HTTP, or the framing of a body."""
    return make_broken(raised) if "chunk" in raised.message else failures.NotHTTPError(raised.message)


AIOHTTP_FAILURES: tuple[tuple[Any, Callable[[Any], BaseException]], ...] = (
    (aiohttp.ClientConnectorCertificateError, get_certificate_error),
    (aiohttp.ClientConnectorSSLError, get_system_error),
    (aiohttp.ClientProxyConnectionError, lambda raised: failures.ProxyFailedError(str(raised.os_error))),
    (aiohttp.ClientHttpProxyError, lambda raised: failures.ProxyFailedError(f"{raised.status} {raised.message}")),
    (aiohttp.ClientConnectorDNSError, lambda raised: failures.NameLookupError(str(raised.os_error))),
    (aiohttp.ConnectionTimeoutError, lambda _: failures.ConnectTimeoutError("timed out")),
    (aiohttp.ClientConnectorError, lambda raised: failures.ConnectFailedError(str(raised.os_error))),
    (aiohttp.SocketTimeoutError, lambda _: TimeoutError("timed out")),
    (asyncio.TimeoutError, lambda _: DeadlineError()),
    (aiohttp.ServerDisconnectedError, make_broken),
    (aiohttp.ClientPayloadError, make_broken),
    (aiohttp.InvalidURL, partial(lambda kind, _: kind(), ValueError)),
    (aiohttp.ClientResponseError, make_not_http),
    (aiohttp.ClientOSError, lambda raised: raised),
    (aiohttp.ClientError, make_broken),
)
"""The exceptions of aiohttp, and what the transport calls each; the first row that fits counts."""
