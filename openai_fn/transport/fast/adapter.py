"""The part of requests that a call passes through, without what an API call does not need.

requests looks up the environment's proxies, parses cookies, reads the CA bundle for every new connection and looks up
its pool anew on every call. Here each of these happens once: docs/performance.md says what that saves.
"""

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, select_proxy
from urllib3 import HTTPConnectionPool, Retry, Timeout
from urllib3.connection import HTTPConnection
from urllib3.util.ssl_ import create_urllib3_context

from openai_fn.transport.body import read_into_response
from openai_fn.transport.fast.connection import FastPool, FastTLSPool, open_response

POOL_SIZE = 256
"""Connections that a pool keeps: streams of one thread may be open side by side."""
CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
CA_UNREADABLE = "no CA certificates can be read"
NO_RETRIES = Retry(total=False)
"""urllib3's own retries are off: a failure comes out as it is, and one place decides about trying again."""


class FastAdapter(HTTPAdapter):
    """An HTTPAdapter whose `send` finds its pool, proxy and TLS settings by origin and does nothing about cookies."""

    def __init__(self) -> None:
        super().__init__(pool_maxsize=POOL_SIZE, max_retries=0)
        self._routes: dict[tuple[str, str], tuple[HTTPConnectionPool, bool]] = {}

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Set up the pools, with keepalive."""
        super().init_poolmanager(*args, **kwargs, socket_options=list_socket_options())
        self.poolmanager.pool_classes_by_scheme = {"http": FastPool, "https": FastTLSPool}

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """The pools behind a proxy, with the same TLS context."""
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=make_tls_context(*find_ca_bundle()))

    def send(self, request: PreparedRequest, stream: bool = False, timeout: Any = None, *_: Any, **kw: Any) -> Response:  # noqa: FBT001, FBT002  # the signature is HTTPAdapter's
        """The response, its body read already, `max_body` bytes at most, unless a stream was asked for and granted."""
        parts = urlsplit(request.url)
        pool, absolute = self._routes.get(parts[:2]) or self._route(request.url, parts[:2])  # type: ignore[arg-type]
        raw = open_response(
            pool,
            str(request.method),
            str(request.url if absolute else request.path_url),
            body=request.body,
            headers=request.headers,
            retries=NO_RETRIES,
            redirect=False,
            assert_same_host=False,
            timeout=make_timeout(*timeout),
            preload_content=False,
            decode_content=False,
        )
        response = Response()
        response.status_code, response.raw, response.headers = raw.status, raw, raw.headers
        response.url, response.request = str(request.url), request
        if not (stream and raw.status < 300):
            read_into_response(response, kw.get("max_body", inf))
        return response

    def _route(self, url: str, origin: tuple[str, str]) -> tuple[HTTPConnectionPool, bool]:
        """The pool for an origin, and whether its proxy wants the whole URL; looked up once."""
        if origin[0] == "https":
            self.poolmanager.connection_pool_kw["ssl_context"] = make_tls_context(*find_ca_bundle())
        proxy = select_proxy(url, get_environ_proxies(url))
        if proxy:
            proxy = proxy if "://" in proxy else f"http://{proxy}"
            pool = self.proxy_manager_for(proxy).connection_from_url(url)
        else:
            pool = self.poolmanager.connection_from_url(url)
        self._routes[origin] = pool, bool(proxy) and origin[0] == "http"
        return self._routes[origin]


@lru_cache(256)
def make_timeout(connect: float, read: float) -> Timeout:
    """Seconds as urllib3 wants them; it takes a copy for each request."""
    return Timeout(connect=connect, read=read)


def make_fast_session() -> Session:
    """A session that sends through `FastAdapter`, keeps no cookies and leaves ~/.netrc alone."""
    from http.cookiejar import DefaultCookiePolicy

    session = Session()
    session.trust_env = False
    session.cookies = RequestsCookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    session.resolve_redirects = skip_redirects  # type: ignore[method-assign]
    adapter = FastAdapter()
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


def skip_redirects(*_: Any, **__: Any) -> Iterator[Any]:
    """Nothing: a session makes the next request of a redirect even where it must not follow it."""
    return iter(())


def find_ca_bundle() -> tuple[str, int]:
    """The file or folder of certificates to trust, the environment's or that of requests, and when it was made."""
    name = next((os.environ[name] for name in CA_VARIABLES if os.environ.get(name)), DEFAULT_CA_BUNDLE_PATH)
    try:
        return name, Path(name).stat().st_mtime_ns
    except OSError as broken:
        raise OSError(f"{CA_UNREADABLE}: {broken}") from None


@cache
def make_tls_context(bundle: str, _made: int) -> Any:
    """One TLS context for all connections that trust `bundle`: reading it takes ten times what a handshake does."""
    context = create_urllib3_context()
    try:
        context.load_verify_locations(**{"capath" if Path(bundle).is_dir() else "cafile": bundle})
    except OSError as broken:
        raise OSError(f"{CA_UNREADABLE} in {bundle}: {broken}") from None
    return context


def list_socket_options() -> list[tuple[int, int, int]]:
    """urllib3's socket options and keepalive: probes after a minute, every minute, five times."""
    import socket

    wanted = (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5))
    probes = [(socket.IPPROTO_TCP, getattr(socket, name), value) for name, value in wanted if hasattr(socket, name)]
    return [*HTTPConnection.default_socket_options, (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1), *probes]
