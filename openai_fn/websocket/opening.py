"""How a connection is opened, without I/O: where to, through which proxy, and what the server replied."""

from base64 import b64encode
from collections.abc import Mapping
from math import inf
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from openai_fn.credentials import SentHeaders, reveal
from openai_fn.errors import make_error
from openai_fn.response.unexpected import describe_body, unexpected_body_error
from openai_fn.sanitize import clean_text
from openai_fn.transport.environment import find_tunnel_proxy
from openai_fn.transport.failures import NotHTTPError, ProxyFailedError
from openai_fn.types import EncodedRequest, Error, Response
from openai_fn.websocket.wire import Wire

PORTS = {"ws": 80, "wss": 443, "http": 80, "https": 443}
MAX_PROXY_HEAD = 65536
"""Bytes that a proxy's reply may have."""
NO_UPGRADE = "the server did not open a WebSocket connection"
MAX_CAUSE = 300


class ServerAddress(NamedTuple):
    """A host to connect to, and whether under TLS."""

    host: str
    port: int
    tls: bool


def locate_server(url: str) -> ServerAddress:
    """Return the host of a URL.

    >>> locate_server("wss://api.openai.com/v1/realtime")
    ServerAddress(host='api.openai.com', port=443, tls=True)
    """
    parts = urlsplit(url)
    return ServerAddress(parts.hostname or "", parts.port or PORTS[parts.scheme], parts.scheme in {"wss", "https"})


def to_http_scheme(url: str) -> str:
    """Return a ws or wss URL with the scheme under which proxies and error tables know it.

    >>> to_http_scheme("wss://host/v1/realtime")
    'https://host/v1/realtime'
    """
    return "http" + url.removeprefix("ws")


def find_websocket_proxy(url: str) -> str | None:
    """Return the proxy that the environment names for a ws or wss URL; raise InvalidProxyURL for one of no use here."""
    return find_tunnel_proxy(to_http_scheme(url))


def build_tunnel_request(target: ServerAddress, proxy: str) -> bytes:
    """Return the request that asks a proxy for a tunnel: RFC 9110, section 9.3.6."""
    place = f"[{target.host}]:{target.port}" if ":" in target.host else f"{target.host}:{target.port}"
    lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
    parts = urlsplit(proxy)
    if parts.username is not None:
        userinfo = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        lines.append(f"Proxy-Authorization: Basic {b64encode(userinfo.encode()).decode()}")
    return "\r\n".join([*lines, "", ""]).encode()


def check_tunnel_reply(head: bytes) -> None:
    """Raise ProxyFailedError for a proxy that made no tunnel; `head` is its reply up to the empty line."""
    line = head.partition(b"\r\n")[0].decode("latin-1")
    protocol, _, status = line.partition(" ")
    if not protocol.startswith("HTTP/1.") or not status.startswith("2"):
        raise ProxyFailedError(f"the proxy replied {clean_text(line, 80)!r}")


def make_wire(encoded: EncodedRequest, now: float) -> Wire:
    """Return the protocol of a connection whose handshake is an encoded request."""
    return Wire(reveal(encoded["url"]), SentHeaders(encoded["headers"]), encoded.get("max_body", inf), now)


def read_handshake(wire: Wire) -> Response:
    """Return the response to a handshake that is over; without a body where it opened a connection.

    Raises NotHTTPError for a reply that is no HTTP, ConnectionError where none came.
    """
    reply = wire.response
    if reply is None:
        cause = wire.rejection.__cause__ if wire.rejection else None
        if wire.rejection is None or isinstance(cause, EOFError):
            raise ConnectionError("the connection ended before the handshake was complete")
        raise NotHTTPError(str(cause or wire.rejection)[:MAX_CAUSE])
    headers = {name.lower(): value for name, value in reply.headers.raw_items()}
    if wire.rejection is None:
        return {"status": reply.status_code, "headers": headers}
    response: Response = {"status": reply.status_code, "headers": headers, "body": bytes(reply.body or b"")}
    error = find_upgrade_error(response, wire.rejection)
    return {**response, "error": error} if error else response


def find_upgrade_error(response: Response, rejection: Exception) -> Error | None:
    """Return the error of a server that replied with a good status and yet opened no connection; None for a bad one."""
    status = response["status"]
    if status == 101:
        cause = f"{type(rejection).__name__}: {rejection}"[:MAX_CAUSE]
        return make_error("response", NO_UPGRADE, status=status, cause=cause)
    if not 200 <= status < 300:
        return None
    body: Any = response["body"]
    kind = response["headers"].get("content-type", "").partition(";")[0].strip().lower()
    what = "JSON" if kind.endswith("json") else describe_body(body, kind)
    return unexpected_body_error(what, body, kind, wanted="a WebSocket connection", status=status)


def hide_address(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return an encoded request as the table of transport errors reads it."""
    return {**request, "url": to_http_scheme(reveal(request["url"]))}
