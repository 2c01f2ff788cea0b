"""Open a connection for sync code: connect, make the tunnel of a proxy, start TLS, do the handshake."""

import socket
from functools import partial
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from openai_fn.credentials import reveal
from openai_fn.transport.deadline import DeadlineThread
from openai_fn.transport.environment import find_ca_version
from openai_fn.transport.failures import ConnectTimeoutError, clear_frames
from openai_fn.transport.fast.sockets import connect_socket
from openai_fn.transport.fast.tls import start_tls
from openai_fn.transport.send import describe_failure, is_transport_failure
from openai_fn.types import EncodedRequest, Options, Response
from openai_fn.websocket.opening import (
    MAX_PROXY_HEAD,
    ServerAddress,
    build_tunnel_request,
    check_tunnel_reply,
    find_websocket_proxy,
    hide_address,
    locate_server,
    make_wire,
    read_handshake,
)
from openai_fn.websocket.thread_line import ThreadLine
from openai_fn.websocket.wire import Message, Wire


def open_line(encoded: EncodedRequest, options: Options) -> Response:
    """Open a connection and return the response to its handshake, whose body is a ThreadLine; or {"error": ...}."""
    limit = encoded.get("deadline")
    request: EncodedRequest = {"max_body": options["max_body"], **encoded}
    try:
        if limit is None:
            return shake_hands(request, None)
        return DeadlineThread(partial(shake_hands, request), limit, close_late).outcome()  # type: ignore[no-any-return]
    except BaseException as raised:
        clear_frames(raised)  # they hold the headers, with the credential
        if not is_transport_failure(raised):
            raise
        return {"error": describe_failure(raised, hide_address(request))}  # type: ignore[arg-type]


def close_late(response: Response | None) -> None:
    """Close a connection that came too late for anybody to want it."""
    line: Any = (response or {}).get("body")
    if isinstance(line, ThreadLine):
        line.abandon()


def shake_hands(request: EncodedRequest, watched: DeadlineThread | None) -> Response:
    """Connect, do the handshake, and return the response to it."""
    url: str = reveal(request["url"])
    target, until = locate_server(url), monotonic() + request["timeout"][0]
    sock = reach(target, find_websocket_proxy(url), until)
    try:
        wire = make_wire(request, monotonic())
        early = exchange_handshake(sock, wire, until)
        response = read_handshake(wire)
        if "body" in response:
            sock.close()
            return response
        line = ThreadLine(sock, wire, urlsplit(url).netloc, request["timeout"][1])
        line.start(early)
    except BaseException:
        sock.close()
        raise
    finally:
        if watched:
            watched.end()
    return {**response, "body": line}  # type: ignore[typeddict-item]  # what a connection has in place of a body


def exchange_handshake(sock: socket.socket, wire: Wire, until: float) -> list[Message]:
    """Send the handshake and read until its reply is there; return the messages that came right after it."""
    for data in wire.take_outgoing():
        sock.sendall(data)
    early: list[Message] = []
    while not (wire.is_open or wire.rejection or wire.end):
        early += wire.feed(read_within(sock, until), monotonic())
    return early


def reach(target: ServerAddress, proxy: str | None, until: float) -> socket.socket:
    """Return a connection to a host, under TLS where its URL says so, through a proxy where there is one."""
    first = locate_server(proxy) if proxy else target
    sock = connect_socket(first.host, first.port, max(until - monotonic(), 0.001))
    try:
        if proxy:
            open_tunnel(sock, target, proxy, until)
        if not target.tls:
            return sock
        sock.settimeout(max(until - monotonic(), 0.001))
        return start_tls(sock, target.host, find_ca_version())
    except BaseException:
        sock.close()
        raise


def open_tunnel(sock: socket.socket, target: ServerAddress, proxy: str, until: float) -> None:
    """Have a proxy connect to a host; raise ProxyFailedError where it does not."""
    sock.sendall(build_tunnel_request(target, proxy))
    head = b""
    while b"\r\n\r\n" not in head and len(head) < MAX_PROXY_HEAD:
        piece = read_within(sock, until, 1)  # what follows is TLS
        if not piece:
            break
        head += piece
    check_tunnel_reply(head)


def read_within(sock: socket.socket, until: float, size: int = 65536) -> bytes:
    """Return the next bytes of a socket; raise ConnectTimeoutError where they do not come in time."""
    left = until - monotonic()
    if left <= 0:
        raise ConnectTimeoutError("handshake timed out")
    sock.settimeout(left)
    try:
        return sock.recv(size)
    except TimeoutError as late:
        raise ConnectTimeoutError("handshake timed out") from late
