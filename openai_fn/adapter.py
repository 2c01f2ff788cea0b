"""The part of requests that a call passes through, without what an API call does not need.

requests looks up the environment's proxies, parses cookies, reads the CA bundle for every new connection and looks up
its pool anew on every call. Here each of these happens once: docs/performance.md says what that saves.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, select_proxy
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Retry, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.ssl_ import create_urllib3_context

POOL_SIZE = 256
"""Connections that a pool keeps: streams of one thread may be open side by side."""
TOGETHER = 64_000
"""Bytes up to which a piece of a request is held back for the next."""
ERROR_LIMIT = 1_000_000
"""Bytes that are read of the body of an error."""
CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
ONCE = Retry(total=False)
"""urllib3's own retries are off: a failure comes out as it is, and one place decides about trying again."""


# Classes because urllib3 makes its connections from classes.
class _OneSend:
    """A connection that sends a request's head and its body together: one system call and mostly one packet."""

    held: list[bytes] | None = None

    def request(self, *args: Any, **kwargs: Any) -> None:
        """Send a request."""
        self.held = []
        try:
            super().request(*args, **kwargs)  # type: ignore[misc]
            super().send(b"".join(self.released()))  # type: ignore[misc]
        finally:
            self.held = None

    def send(self, data: Any) -> None:
        """Send `data`; within `request` what is short waits for what follows."""
        pieces = [*self.released(), data]
        if self.held is not None and sum(map(len, pieces)) < TOGETHER:
            self.held = pieces
        else:
            super().send(b"".join(pieces))  # type: ignore[misc]

    def released(self) -> list[bytes]:
        """What was held back, and is no longer."""
        held, self.held = self.held or [], None if self.held is None else []
        return held


class _Connection(_OneSend, HTTPConnection):
    pass


class _TLSConnection(_OneSend, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


class LeanAdapter(HTTPAdapter):
    """An HTTPAdapter whose `send` finds its pool, proxy and TLS settings by origin and does nothing about cookies."""

    def __init__(self) -> None:
        super().__init__(pool_maxsize=POOL_SIZE, max_retries=0)
        self._routes: dict[tuple[str, str], tuple[HTTPConnectionPool, bool]] = {}

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Set up the pools, with keepalive."""
        super().init_poolmanager(*args, **kwargs, socket_options=socket_options())
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """The pools behind a proxy, with the same TLS context."""
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=tls_context(ca_bundle()))

    def send(self, request: PreparedRequest, stream: bool = False, timeout: Any = None, *_: Any, **__: Any) -> Response:  # noqa: FBT001, FBT002  # the signature is HTTPAdapter's
        """The response; its body is read already unless a stream was asked for and granted."""
        parts = urlsplit(request.url)
        pool, absolute = self._routes.get(parts[:2]) or self._route(request.url, parts[:2])  # type: ignore[arg-type]
        raw = pool.urlopen(
            str(request.method),
            str(request.url if absolute else request.path_url),
            body=request.body,
            headers=request.headers,
            retries=ONCE,
            redirect=False,
            assert_same_host=False,
            timeout=Timeout(connect=timeout[0], read=timeout[1]),
            preload_content=False,
            decode_content=False,
        )
        response = Response()
        response.status_code, response.raw, response.headers = raw.status, raw, raw.headers  # type: ignore[assignment]
        response.url, response.request = str(request.url), request
        if not (stream and raw.status < 300):
            whole(response)
        return response

    def _route(self, url: str, origin: tuple[str, str]) -> tuple[HTTPConnectionPool, bool]:
        """The pool for an origin, and whether its proxy wants the whole URL; looked up once."""
        if origin[0] == "https":
            self.poolmanager.connection_pool_kw["ssl_context"] = tls_context(ca_bundle())
        proxy = select_proxy(url, get_environ_proxies(url))
        if proxy:
            proxy = proxy if "://" in proxy else f"http://{proxy}"
            pool = self.proxy_manager_for(proxy).connection_from_url(url)
        else:
            pool = self.poolmanager.connection_from_url(url)
        self._routes[origin] = pool, bool(proxy) and origin[0] == "http"
        return self._routes[origin]


def whole(response: Response) -> None:
    """Read the body into `response`, within bounds where it is an error's; the connection is free again after it."""
    raw = response.raw
    limit = None if response.status_code < 400 else ERROR_LIMIT
    response._content = raw.read(limit, decode_content=True)  # noqa: SLF001  # what Response.content itself does
    response._content_consumed = True  # type: ignore[attr-defined]  # noqa: SLF001  # the same
    if limit and len(response.content) >= limit:
        raw.close()
    raw.release_conn()
    raw._original_response = None  # noqa: SLF001  # Session.send looks for cookies in it, at 30 µs a call


def lean_session() -> Session:
    """A session that sends through `LeanAdapter`, keeps no cookies and leaves ~/.netrc alone."""
    from http.cookiejar import DefaultCookiePolicy

    session = Session()
    session.trust_env = False
    session.cookies = RequestsCookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    adapter = LeanAdapter()
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


def ca_bundle() -> str:
    """The file or folder of certificates to trust: the environment's, else the one that requests brings."""
    return next((os.environ[name] for name in CA_VARIABLES if os.environ.get(name)), DEFAULT_CA_BUNDLE_PATH)


@cache
def tls_context(bundle: str) -> Any:
    """One TLS context for all connections that trust `bundle`: reading it takes ten times what a handshake does."""
    context = create_urllib3_context()
    context.load_verify_locations(**{"capath" if Path(bundle).is_dir() else "cafile": bundle})
    return context


def socket_options() -> list[tuple[int, int, int]]:
    """urllib3's socket options and keepalive: probes after a minute, every minute, five times."""
    import socket

    wanted = (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5))
    probes = [(socket.IPPROTO_TCP, getattr(socket, name), value) for name, value in wanted if hasattr(socket, name)]
    return [*HTTPConnection.default_socket_options, (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1), *probes]
