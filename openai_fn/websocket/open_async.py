"""Open a connection in an event loop: connect, make the tunnel of a proxy, start TLS, do the handshake."""

import asyncio
import socket
import ssl
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from openai_fn.credentials import reveal
from openai_fn.transport.deadline import DeadlineError
from openai_fn.transport.environment import find_ca_version
from openai_fn.transport.failures import ConnectFailedError, ConnectTimeoutError, NameLookupError, clear_frames
from openai_fn.transport.fast.tls import make_tls_context
from openai_fn.transport.send import describe_failure, is_transport_failure
from openai_fn.types import EncodedRequest, Options, Response
from openai_fn.websocket.async_line import AsyncLine
from openai_fn.websocket.opening import (
    MAX_PROXY_HEAD,
    ServerAddress,
    build_tunnel_request,
    check_tunnel_reply,
    find_websocket_proxy,
    hide_address,
    locate_server,
    make_wire,
)


async def open_line_async(encoded: EncodedRequest, options: Options) -> Response:
    """Open a connection and return the response to its handshake, whose body is an AsyncLine; or {"error": ...}."""
    request: EncodedRequest = {"max_body": options["max_body"], **encoded}
    limit, connect = request.get("deadline"), request["timeout"][0]
    seconds = connect if limit is None else min(connect, limit)
    try:
        return await asyncio.wait_for(shake_hands_async(request), seconds)
    except BaseException as raised:
        clear_frames(raised)  # they hold the headers, with the credential; those of a cancelled task too
        late = isinstance(raised, (TimeoutError, asyncio.TimeoutError))
        failed: BaseException = (
            raised if not late else DeadlineError() if seconds == limit else ConnectTimeoutError("handshake timed out")
        )
        if not is_transport_failure(failed):
            raise
    return {"error": describe_failure(failed, hide_address(request))}  # type: ignore[arg-type]


async def shake_hands_async(request: EncodedRequest) -> Response:
    """Connect, do the handshake, and return the response to it."""
    url: str = reveal(request["url"])
    line = AsyncLine(make_wire(request, monotonic()), urlsplit(url).netloc, request["timeout"][1])
    kept = False
    try:
        await reach_async(locate_server(url), find_websocket_proxy(url), line)
        response = await line.shake_hands()
        kept = response.get("body") is line  # type: ignore[comparison-overlap]  # in place of a body
    except socket.gaierror as failed:
        raise NameLookupError(str(failed)) from failed
    finally:
        if not kept:
            await line.close(0)
    return response


async def reach_async(target: ServerAddress, proxy: str | None, line: AsyncLine) -> None:
    """Connect to a host, under TLS where its URL says so, through a proxy where there is one."""
    loop = asyncio.get_running_loop()
    context = make_tls_context(*find_ca_version()) if target.tls else None
    name = target.host if target.tls else None
    try:
        if proxy is None:
            await loop.create_connection(lambda: line, target.host, target.port, ssl=context, server_hostname=name)
            return
        first = locate_server(proxy)
        transport, tunnel = await loop.create_connection(Tunnel, first.host, first.port)
    except (socket.gaierror, ssl.SSLError, TimeoutError):
        raise
    except OSError as failed:
        raise ConnectFailedError(str(failed)) from failed
    try:
        transport.write(build_tunnel_request(target, proxy))
        check_tunnel_reply(await tunnel.head)
        await hand_over(transport, line, context, name)
    except BaseException:
        transport.abort()
        raise


async def hand_over(transport: Any, line: AsyncLine, context: ssl.SSLContext | None, name: str | None) -> None:
    """Make a line the user of a transport that reaches its server, under TLS where there is a context."""
    if context:
        transport = await asyncio.get_running_loop().start_tls(transport, line, context, server_hostname=name)
    else:
        transport.set_protocol(line)
    line.connection_made(transport)


# A class because asyncio calls its methods.
class Tunnel(asyncio.Protocol):
    """The reply of a proxy, up to the empty line."""

    def __init__(self) -> None:
        self.head: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._received = b""

    def data_received(self, data: bytes) -> None:
        """Take the next bytes."""
        self._received += data
        if b"\r\n\r\n" in self._received or len(self._received) > MAX_PROXY_HEAD:
            self._finish()

    def connection_lost(self, _exc: Exception | None) -> None:
        """Note that nothing more comes."""
        self._finish()

    def _finish(self) -> None:
        if not self.head.done():
            self.head.set_result(self._received)
