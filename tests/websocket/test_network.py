"""Certificates, proxies and signals: a connection reaches its server as a call does, in both worlds."""

import asyncio
import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from openai_fn import APIConnectionError, accumulate, aio, connect_responses, output_text
from openai_fn.transport.environment import CA_VARIABLES
from tests.support.paths import REPOSITORY
from tests.support.proxy import proxy
from tests.support.websocket_server import Scripted, reply_to, response_events, serve_websocket

TURN = {"model": "gpt-5", "input": "hi"}
LONG = "All is well. " * 500
PROXY_VARIABLES = [
    name for stem in ("http_proxy", "https_proxy", "all_proxy", "no_proxy") for name in (stem, stem.upper())
]


def ask_sync(options: dict[str, Any]) -> str:
    """The text of one turn."""
    with connect_responses({}, options) as connection:
        return output_text(accumulate(connection.turn(TURN)))


def ask_async(options: dict[str, Any]) -> str:
    """The same in an event loop."""

    async def run() -> str:
        async with aio.connect_responses({}, options) as connection:
            return output_text(await aio.accumulate(connection.turn(TURN)))

    return asyncio.run(run())


WORLDS = pytest.mark.parametrize("ask", [ask_sync, ask_async], ids=["sync", "aio"])


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*CA_VARIABLES, *PROXY_VARIABLES):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Scripted]:
    """A server under TLS whose certificate nobody knows yet."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with serve_websocket(reply_to({"response.create": response_events(LONG)}), tls=context) as server:
        yield server


def trust(authority: trustme.CA, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the environment name the certificates of an authority."""
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))


@WORLDS
def test_the_certificate_is_checked_as_the_environment_says(
    ask: Any, secure: Scripted, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(APIConnectionError, match=r"the TLS connection to localhost:[0-9]+ failed") as failed:
        ask(secure.options)
    assert "SSL_CERT_FILE" in failed.value.data["hint"]
    trust(authority, tmp_path, monkeypatch)
    assert ask(secure.options) == LONG


@WORLDS
def test_a_proxy_makes_a_tunnel(
    ask: Any, secure: Scripted, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(authority, tmp_path, monkeypatch)
    with proxy() as way:
        monkeypatch.setenv("HTTPS_PROXY", way.url.replace("//", "//me:pass%20word@"))
        assert ask(secure.options) == LONG
    assert way.lines == [f"CONNECT {secure.url.removeprefix('https://')} HTTP/1.1"]
    assert way.headers[0]["proxy-authorization"] == "Basic bWU6cGFzcyB3b3Jk"


@WORLDS
def test_a_proxy_is_used_without_tls_too(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_websocket(reply_to({"response.create": response_events("Hello")})) as server, proxy() as way:
        monkeypatch.setenv("HTTP_PROXY", way.url)
        assert ask(server.options) == "Hello"
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert ask(server.options) == "Hello"
    assert len(way.lines) == 1


@WORLDS
@pytest.mark.parametrize(
    ("answer", "words", "retryable"),
    [
        (b"HTTP/1.1 407 Who\r\ncontent-length: 0\r\n\r\n", "requires a credential", False),
        (b"HTTP/1.1 502 Bad\r\ncontent-length: 0\r\n\r\n", "the proxy on the way to .* failed", True),
        (b"oops\r\n\r\n", "the proxy on the way to .* failed", True),
        (b"", "the proxy on the way to .* failed", True),
    ],
)
def test_a_proxy_that_fails_is_named(
    ask: Any,
    answer: bytes,
    words: str,
    retryable: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with proxy(answer) as way:
        monkeypatch.setenv("HTTPS_PROXY", way.url.replace("//", "//me:hushhush@"))
        with pytest.raises(APIConnectionError, match=words) as failed:
            ask({"base_url": "https://api.example/v1", "api_key": "k", "retry": 0})
    assert failed.value.data["retryable"] is retryable
    assert "hushhush" not in str(failed.value.data)


@WORLDS
def test_a_proxy_of_another_kind_is_refused(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://me:hushhush@127.0.0.1:1")
    with pytest.raises(APIConnectionError, match="cannot be used") as failed:
        ask({"base_url": "https://api.example/v1", "api_key": "k", "retry": 0})
    assert "hushhush" not in str(failed.value.data)


INTERRUPTED = """
import asyncio, os, signal, sys, threading
from openai_fn import aio, connect_realtime

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job begins without one

options = {"base_url": sys.argv[1], "api_key": "k", "retry": 0}

def use():
    with connect_realtime({"model": "m"}, options) as connection:
        print("open", flush=True)
        next(connection)

async def use_async():
    async with aio.connect_realtime({"model": "m"}, options) as connection:
        print("open", flush=True)
        await anext(connection)

try:
    use() if sys.argv[2] == "sync" else asyncio.run(use_async())
except KeyboardInterrupt:
    paths = [f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd")]
    names = [os.readlink(path) for path in paths if os.path.lexists(path)]  # that of the listing is gone
    print([thread.name for thread in threading.enumerate()], sum(name.startswith("socket:") for name in names))
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the sockets of a process are listed in /proc")
@pytest.mark.parametrize("world", ["sync", "aio"])
def test_ctrl_c_ends_a_wait_and_leaves_nothing(world: str) -> None:
    with serve_websocket(reply_to({})) as server:
        process = subprocess.Popen(  # noqa: S603  # our own code
            [sys.executable, "-W", "error", "-c", INTERRUPTED, f"{server.url}/v1", world],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            assert process.stdout
            assert process.stdout.readline() == "open\n"
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=60)
    assert rest == "['MainThread'] 0\n"
