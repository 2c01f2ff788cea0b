"""The fast way of a request: where it goes, and what becomes of its connection."""

from collections import deque
from typing import Any

import pytest

from openai_fn.credentials import Credential, reveal
from openai_fn.transport.fast.exchange import Idle, exchange_fast, find_direct_target, parse_target
from tests.support.server import Server, serve

GOOD = {"json": {"ok": True}}


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def post(server: Server, idle: Idle, body: Any = b"{}") -> bytes:
    target = find_direct_target(idle, f"{server.url}/v1")
    assert target
    encoded: Any = {"method": "POST", "headers": {}, "body": body}
    response = exchange_fast(idle, target, encoded, (5, 5))
    whole = b"".join(response.pieces)
    response.finish(drained=False)
    return whole


@pytest.mark.parametrize(
    ("url", "origin", "host", "path"),
    [
        ("https://api.example/v1", ("https", "api.example", 443), "api.example", "/v1"),
        (
            "http://API.example:80/v1?a=%20b&c%5B%5D=d",
            ("http", "api.example", 80),
            "api.example",
            "/v1?a=%20b&c%5B%5D=d",
        ),
        ("http://[::1]:8080", ("http", "::1", 8080), "[::1]:8080", "/"),
    ],
)
def test_a_url_says_where_its_request_goes(url: str, origin: Any, host: str, path: str) -> None:
    assert parse_target(url) == (origin, host, path)


@pytest.mark.parametrize(
    "url",
    [
        "https://ü.example/v1", "http://a/ü", "http://a/b c", "http://me:key@a/", "http://a/#b", "http://a/../b",
        "http://a/./b", "http://a/b/..", "http://a:0/", "http://a:99999/", "http://a./", "ftp://a/", "http:///", "",
        "http://a/\x00", "http://a/\n", "http://[::1%25lo]/",
    ],
)  # fmt: skip
def test_a_url_that_is_not_plain_is_left_to_requests(url: str) -> None:
    assert parse_target(url) is None


def test_a_query_that_is_hidden_stays_hidden() -> None:
    target = parse_target(Credential("http://a/v1?key=sk-0123456789"))
    assert target
    assert "sk-0123456789" not in repr(target)
    assert reveal(target.path) == "/v1?key=sk-0123456789"


def test_a_body_of_every_size_arrives_whole() -> None:
    sizes = [0, 1, 63_000, 64_000, 64_001, 3_000_000]
    with serve([GOOD]) as server:
        idle: Idle = {}
        for size in sizes:
            assert post(server, idle, b"x" * size) == b'{"ok": true}'
        assert [len(request["body"]) for request in server.requests] == sizes
        assert server.connections == 1


def test_the_proxy_of_an_origin_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    idle: Idle = {}
    assert find_direct_target(idle, "http://a.example/v1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert find_direct_target(idle, "http://a.example/v1")
    assert find_direct_target({}, "http://a.example/v1") is None


def test_a_connection_that_was_given_up_meanwhile_is_replaced() -> None:
    with serve([GOOD]) as server:
        idle: Idle = {}
        post(server, idle)
        server.drop()
        assert post(server, idle) == b'{"ok": true}'
        (kept,) = idle.values()
        assert isinstance(kept, deque)
        assert (server.connections, len(kept)) == (2, 1)
