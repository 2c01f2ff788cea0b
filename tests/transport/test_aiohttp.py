"""What a call in an event loop takes from the environment, and its deadlines, with the outcome of a sync call."""

import asyncio
import socket
from typing import Any

import pytest

from openai_fn import aio, create_chat_completion
from tests.support.server import completion, serve

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
PASSWORD = "marked-password"  # of nobody


def outcomes(**more: Any) -> list[Any]:
    """The category and the message of a sync call and of one in an event loop, without a port."""
    options: Any = {"api_key": "sk-test", "retry": 0, "on_error": "return", **more}
    results: list[Any] = [
        create_chat_completion(CHAT, options), asyncio.run(aio.create_chat_completion(CHAT, options)),
    ]  # fmt: skip
    assert PASSWORD not in str(results)
    return [(result["category"], result["message"]) for result in results]


@pytest.mark.parametrize(
    "proxy",
    [
        f"http://me:{PASSWORD}@127.0.0.1:9",
        f"http://me:{PASSWORD}@127.0.0.1:99999",
        "127.0.0.1:9",
    ],
)
def test_a_proxy_that_fails_has_the_same_outcome(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy)
    monkeypatch.delenv("NO_PROXY", raising=False)
    first, second = outcomes(base_url="http://example.com/v1")
    assert first == second


def test_a_socks_proxy_is_named_where_it_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sync call can use one where PySocks is there, so only the category is the same everywhere."""
    monkeypatch.setenv("HTTP_PROXY", f"socks5://me:{PASSWORD}@127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    first, second = outcomes(base_url="http://example.com/v1")
    assert first[0] == second[0] == "connection"
    assert "proxy" in second[1]


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE"])
def test_certificates_that_cannot_be_read_have_the_same_outcome(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "/none/ca.pem")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        first, second = outcomes(base_url=f"https://127.0.0.1:{silent.getsockname()[1]}/v1", timeout=5)
    assert first == second
    assert "certificates" in first[1]


@pytest.mark.parametrize("limit", [{"timeout": 0.3}, {"deadline": 0.3}])
def test_a_handshake_that_does_not_end_is_bounded(limit: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        first, second = outcomes(base_url=f"https://127.0.0.1:{silent.getsockname()[1]}/v1", **limit)
    assert first == second
    assert first[0] == "timeout"


def test_a_large_body_is_sent_in_slices_as_a_sync_call_sends_it() -> None:
    """aiohttp warns of bodies beyond 1 MB that are sent as a whole, and warnings are errors here."""
    large: Any = {**CHAT, "metadata": {"large": "x" * 3_000_000}}
    with serve([{"json": completion()}]) as server:
        options: Any = {"base_url": f"{server.url}/v1", "api_key": "sk-test", "validate": False}
        create_chat_completion(large, options)
        asyncio.run(aio.create_chat_completion(large, options))
        first, second = server.requests
    assert first["json"] == second["json"] == large
    assert first["headers"]["content-length"] == second["headers"]["content-length"]
    assert "transfer-encoding" not in second["headers"]


def test_a_proxy_is_used_and_a_redirect_a_cookie_and_netrc_are_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"default login me password {PASSWORD}\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.delenv("NO_PROXY", raising=False)
    moved = {"status": 307, "headers": {"location": "/v1/elsewhere", "set-cookie": "a=b"}, "json": {}}
    with serve([moved, {"json": completion()}]) as server:
        monkeypatch.setenv("HTTP_PROXY", server.url)
        options: Any = {"api_key": "sk-test", "base_url": "http://example.com/v1", "on_error": "return", "retry": 0}

        async def act() -> list[Any]:
            return [await aio.create_chat_completion(CHAT, options) for _ in range(2)]

        first, second = asyncio.run(act())
    assert (first["status"], second["id"]) == (307, "chatcmpl-1")
    assert [one["target"] for one in server.requests] == ["http://example.com/v1/chat/completions"] * 2
    assert all("cookie" not in one["headers"] for one in server.requests)
    assert {one["headers"]["authorization"] for one in server.requests} == {"Bearer sk-test"}
