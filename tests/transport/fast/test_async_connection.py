"""Connections in an event loop: what becomes of them when a server is slow, gone, or says what nobody asked for."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Coroutine
from threading import Event
from typing import Any

import pytest
import trustme

from openai_fn.transport.failures import (
    ConnectFailedError,
    ConnectTimeoutError,
    IncompleteResponseError,
    NameLookupError,
    SendTimeoutError,
)
from openai_fn.transport.fast.async_connection import AsyncConnection, open_async_connection
from openai_fn.transport.fast.async_exchange import look_up_host
from tests.support.conditions import wait_until
from tests.support.server import Server, serve

GOOD = {"json": {"ok": True}}
TIMEOUT = (20.0, 20.0)


def message(body: bytes = b"{}") -> memoryview:
    return memoryview(b"POST /v1 HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body))


def with_connection(server: Server, act: Callable[[AsyncConnection], Coroutine[Any, Any, Any]]) -> Any:
    """What comes of a connection to a server."""
    origin = ("https", "localhost", server.port) if server.tls else ("http", "127.0.0.1", server.port)

    async def run() -> Any:
        connection = await open_async_connection(asyncio.get_running_loop(), origin, look_up_host, 20)
        try:
            return await act(connection)
        finally:
            connection.close()

    return asyncio.run(run())


async def body_of(connection: AsyncConnection, request: memoryview, timeout: tuple[float, float] = TIMEOUT) -> bytes:
    return b"".join((await connection.ask(request, 1e9, timeout)).pieces)


def test_a_connection_serves_one_request_after_the_other() -> None:
    async def act(connection: AsyncConnection) -> Any:
        bodies = [await body_of(connection, message(b"x" * size)) for size in (0, 10, 5_000_000)]
        return bodies, connection.is_usable()

    with serve([GOOD]) as server:
        assert with_connection(server, act) == ([b'{"ok": true}'] * 3, True)
        assert [len(request["body"]) for request in server.requests] == [0, 10, 5_000_000]


def test_a_connection_that_the_server_closes_is_closed() -> None:
    async def act(connection: AsyncConnection) -> Any:
        await body_of(connection, message())
        server.drop()
        await wait_until(lambda: connection.sock is None)
        return connection.is_usable()

    with serve([GOOD]) as server:
        assert with_connection(server, act) is False


def test_a_server_that_does_not_reply_is_waited_for_no_longer_than_asked() -> None:
    never = Event()
    with serve([{"raw": [never]}]) as server:
        with pytest.raises(TimeoutError):
            with_connection(server, lambda connection: body_of(connection, message(), (20, 0.2)))
        never.set()


def test_a_server_that_does_not_read_is_waited_for_no_longer_than_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        async def run() -> None:
            origin = ("http", "127.0.0.1", listener.getsockname()[1])
            connection = await open_async_connection(asyncio.get_running_loop(), origin, look_up_host, 20)
            try:
                await connection.ask(message(b"x" * 50_000_000), 1e9, (0.2, 20))
            finally:
                connection.close()

        with pytest.raises(SendTimeoutError):
            asyncio.run(run())


def test_of_an_error_that_breaks_off_the_beginning_is_there() -> None:
    async def act(connection: AsyncConnection) -> Any:
        response = await connection.ask(message(), 1e9, TIMEOUT)
        return response.head.status, b"".join(response.pieces), response.keep

    with serve([{"status": 500, "text": "a long explanation", "cut": 6}]) as server:
        assert with_connection(server, act) == (500, b"a long", False)


def test_a_response_that_breaks_off_is_an_error() -> None:
    with serve([{"text": "a long explanation", "cut": 6}]) as server, pytest.raises(IncompleteResponseError):
        with_connection(server, lambda connection: body_of(connection, message()))


def test_a_task_that_is_cancelled_leaves_no_connection() -> None:
    never = Event()

    async def act(connection: AsyncConnection) -> Any:
        asking = asyncio.ensure_future(body_of(connection, message()))
        await wait_until(lambda: server.requests)
        connection.close()
        return await asyncio.gather(asking, return_exceptions=True)

    with serve([{"raw": [never]}]) as server:
        (found,) = with_connection(server, act)
        never.set()
    assert isinstance(found, asyncio.CancelledError)


def test_tls_is_spoken_and_the_name_is_verified(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    for name, bundle in (("localhost", authority), ("another.example", authority), ("localhost", trustme.CA())):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        bundle.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
        with serve([{"text": "x" * 1_000_000}], context) as server:
            if name == "localhost" and bundle is authority:
                found = with_connection(server, lambda connection: body_of(connection, message(b"y" * 300_000)))
                assert len(found) == 1_000_000
            else:
                with pytest.raises(ssl.SSLCertVerificationError):
                    with_connection(server, lambda connection: body_of(connection, message()))


@pytest.mark.parametrize(
    ("host", "kind"), [("127.0.0.1", ConnectFailedError), ("no.such.host.invalid", NameLookupError)]
)
def test_what_cannot_be_reached_says_why(host: str, kind: type[Exception]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    async def run() -> None:
        await open_async_connection(asyncio.get_running_loop(), ("http", host, port), look_up_host, 20)

    with pytest.raises(kind):
        asyncio.run(run())


def test_a_handshake_that_does_not_come_is_waited_for_no_longer_than_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        async def run() -> None:
            origin = ("https", "127.0.0.1", listener.getsockname()[1])
            await open_async_connection(asyncio.get_running_loop(), origin, look_up_host, 0.2)

        with pytest.raises(ConnectTimeoutError):
            asyncio.run(run())
