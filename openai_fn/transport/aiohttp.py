"""Exchanges through aiohttp: a request goes out, a response comes in, whole or as it arrives.

TLS settings and proxies are those of the environment; cookies, netrc and redirects are not followed.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from types import NoneType
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import aiohttp
from yarl import URL

from openai_fn.credentials import reveal
from openai_fn.errors import to_exception
from openai_fn.response.decode import StreamComplete
from openai_fn.streaming.sse import TooLongError
from openai_fn.transport import failures
from openai_fn.transport.aiohttp_failures import to_transport_failure
from openai_fn.transport.body import ERROR_LIMIT, list_encodings, make_decoder
from openai_fn.transport.deadline import DeadlineError, limit_timeouts
from openai_fn.transport.environment import find_ca_version, find_proxies
from openai_fn.transport.fast.tls import make_tls_context
from openai_fn.transport.send import broken_stream_error, describe_failure
from openai_fn.types import EncodedRequest, Error, Map, Response

ROUTES: "WeakKeyDictionary[aiohttp.ClientSession, dict[Any, Map]]" = WeakKeyDictionary()
"""What the environment says of the way to each origin, by session."""
MAX_LINE = 65536
"""Bytes that a header may have, as in http.client; aiohttp's own limit is 8190."""
MIN_STATUS = 100
"""The least status that HTTP knows."""
SLICE_SIZE = 262_144
"""Bytes of a body that are sent at once."""
NO_ENCODING = {"accept-encoding": "identity"}
"""The header of the encodings that are accepted, where a request has none: as the sync transport sends it."""


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
