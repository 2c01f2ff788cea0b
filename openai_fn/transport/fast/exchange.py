"""The fast way of a request: straight over a socket, on connections that each thread keeps for itself."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple

from openai_fn.credentials import Credential, reveal
from openai_fn.transport.environment import find_proxies
from openai_fn.transport.fast.connection import (
    Connection,
    UnreadRequestError,
    is_reusable,
    open_connection,
    read_head,
    write_request,
)
from openai_fn.transport.fast.framing import iter_framed
from openai_fn.transport.fast.http_head import ResponseHead, build_head
from openai_fn.types import EncodedRequest

MAX_IDLE = 256
"""Connections that a thread keeps to one host: its streams may be open side by side."""
PLAIN_URL = re.compile(
    r"(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?((?:/[!$-;=?-Z_a-z~]*)?)", re.IGNORECASE
)
"""The URLs that need no rewriting on their way: ASCII, without credentials, fragment and blanks."""
DOT_SEGMENT = re.compile(r"/\.\.?(?:[/?]|$)")
DEFAULT_PORTS = {"http": 80, "https": 443}
Origin = tuple[str, str, int]
Idle = dict[Origin, deque[Connection] | None]
"""A thread's connections by origin; None where a proxy stands between."""


# Classes because they name what tuples would number.
class Target(NamedTuple):
    """The destination of a request: the origin, the Host header, the request target."""

    origin: Origin
    host: str
    path: str | Credential


class FastResponse(NamedTuple):
    """A response's head, its body as it arrives, and what to call when no more of it is wanted."""

    head: ResponseHead
    pieces: Iterator[bytes]
    finish: Callable[..., None]


@lru_cache(256)
def parse_target(url: str | Credential) -> Target | None:
    """Return where the request for `url` goes; None where the URL is one that only requests knows how to read.

    >>> parse_target("http://localhost:8080/v1?a=b")
    Target(origin=('http', 'localhost', 8080), host='localhost:8080', path='/v1?a=b')
    >>> parse_target("https://ü.example/v1"), parse_target("https://a.example/v1/../v2")
    (None, None)
    """
    text: str = reveal(url)
    found = PLAIN_URL.fullmatch(text)
    if not found or DOT_SEGMENT.search(text):
        return None
    scheme, host, port = found[1].lower(), found[2].lower(), found[3]
    number = int(port or DEFAULT_PORTS[scheme])
    if not 0 < number < 65536 or host.endswith("."):
        return None
    path = found[4] if found[4].startswith("/") else f"/{found[4]}"
    shown = host if number == DEFAULT_PORTS[scheme] else f"{host}:{number}"
    return Target((scheme, host.strip("[]"), number), shown, path if text is url else Credential(path))


def find_direct_target(idle: Idle, url: str | Credential, *, direct: bool = False) -> Target | None:
    """Return where the request for `url` goes directly; None where a proxy or requests is needed.

    Proxies are looked up once for each origin, and not at all where the request is to go `direct`.
    """
    target = parse_target(url)
    if target is None:
        return None
    if target.origin not in idle:
        base = f"{target.origin[0]}://{target.host}"
        idle[target.origin] = None if not direct and find_proxies(base) else deque(maxlen=MAX_IDLE)
    return target if idle[target.origin] is not None else None


def exchange_fast(idle: Idle, target: Target, encoded: EncodedRequest, timeout: tuple[float, float]) -> FastResponse:
    """Send an encoded request to `target` and return its response, as far as its head.

    `timeout` is (seconds to connect, seconds between two reads). Raises the exceptions of `transport.failures`, OSError
    and ssl.SSLError.
    """
    kept: Any = idle[target.origin]
    body = encoded["body"]
    head = build_head(encoded["method"], target.path, target.host, encoded["headers"], body)
    connection = take_idle(kept)
    try:
        if connection is not None:
            try:
                write_request(connection, head, body, timeout[0])
            except UnreadRequestError:
                connection.close()
                connection = None
        if connection is None:
            connection = open_connection(*target.origin, timeout[0])
            with suppress(UnreadRequestError):  # the response may be here all the same
                write_request(connection, head, body, timeout[0])
        return read_response(connection, read_head(connection, timeout[1]), kept)
    except BaseException:
        if connection is not None:
            connection.close()
        raise


def take_idle(kept: deque[Connection]) -> Connection | None:
    """Return a kept connection that can be used, the last used first; the others are closed on the way."""
    while kept:
        connection = kept.pop()
        if is_reusable(connection):
            return connection
        connection.close()
    return None


def read_response(connection: Connection, head: ResponseHead, kept: deque[Connection]) -> FastResponse:
    """Return the response whose head was read."""
    connection.keep = head.keep and head.status != 101
    pieces = iter_framed(connection, head)

    def finish(*, drained: bool = True) -> None:
        """Keep the connection where its response was read to the end, or needs to be no further; else close it."""
        if connection.keep and (connection.ended or drained):
            connection.unread = None if connection.ended else pieces
            kept.append(connection)
        else:
            connection.close()

    return FastResponse(head, pieces, finish)
