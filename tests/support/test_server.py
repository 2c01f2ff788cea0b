import contextlib
import gzip
import http.client
import json
import socket
import ssl
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import trustme

from tests.support.lookalike import AZURE_KEY, AZURE_TOKEN, OPENAI_KEY, lookalike
from tests.support.script import actions
from tests.support.server import DONE, Map, chunk, completion, serve, stream_of

GET = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


def exchange(port: int, sent: bytes = GET) -> bytes:
    """Every byte the server sends until it closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as sock:
        sock.sendall(sent)
        return b"".join(iter(lambda: sock.recv(65536), b""))


def fetch(port: int, path: str = "/", body: Any = None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        method = "GET" if body is None else "POST"
        connection.request(method, path, None if body is None else json.dumps(body), headers or {})
        response = connection.getresponse()
        return response.status, response.read()


@pytest.mark.parametrize(
    ("entry", "wire"),
    [
        ({}, b"content-type: application/octet-stream\r\ncontent-length: 0\r\n\r\n"),
        ({"json": {"a": 1}}, b'content-type: application/json\r\ncontent-length: 8\r\n\r\n{"a": 1}'),
        ({"text": "é"}, b"content-type: text/plain; charset=utf-8\r\ncontent-length: 2\r\n\r\n\xc3\xa9"),
        (
            {"body": [b"ab", b"c"], "framing": "chunked", "headers": {"Content-Type": None, "X-A": "b"}},
            b"transfer-encoding: chunked\r\nx-a: b\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
        ),
        (
            {"sse": [{"a": 1}, b": hi\n\n"], "framing": "close"},
            b'content-type: text/event-stream\r\nconnection: close\r\n\r\ndata: {"a": 1}\n\n: hi\n\n' + DONE,
        ),
        (
            {"sse": [b"x"], "done": False, "framing": "length"},
            b"content-type: text/event-stream\r\ncontent-length: 1\r\n\r\nx",
        ),
        ({"text": "abcdef", "cut": 4}, b"content-type: text/plain; charset=utf-8\r\ncontent-length: 6\r\n\r\nabcd"),
    ],
)
def test_what_an_entry_sends(entry: Map, wire: bytes) -> None:
    sent = b"".join(action for action in actions(entry) if isinstance(action, bytes))
    assert sent == b"HTTP/1.1 200 \r\n" + wire


def test_a_204_has_no_body_and_no_length() -> None:
    with serve([{"status": 204, "reason": "No Content", "keep_alive": False}]) as server:
        assert exchange(server.port) == b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"


def test_raw_is_every_byte_and_pauses_and_ends() -> None:
    with serve([{"raw": [b"HT", 0.05, b"TP", "close", b"never"]}]) as server:
        began = time.monotonic()
        assert exchange(server.port) == b"HTTP"
        assert time.monotonic() - began >= 0.05


def test_reset_is_seen_as_a_reset() -> None:
    with serve([{"raw": [b"x", 0.05, "reset"]}]) as server, pytest.raises(ConnectionResetError):
        exchange(server.port)


def test_a_pause_parts_the_sends() -> None:
    with (
        serve([{"sse": [b"a", b"b"], "gap": 0.1, "framing": "close", "done": False}]) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock,
    ):
        sock.sendall(GET)
        assert sock.recv(65536).endswith(b"a")
        assert sock.recv(65536) == b"b"


def test_delay_comes_before_everything() -> None:
    assert actions({"delay": 2, "body": b""})[0] == 2


def test_gzip_pieces_are_readable_together() -> None:
    with serve([{"sse": [{"a": 1}], "gzip": True, "framing": "close"}]) as server:
        head, _, body = exchange(server.port).partition(b"\r\n\r\n")
    assert b"content-encoding: gzip" in head
    assert gzip.decompress(body) == b'data: {"a": 1}\n\n' + DONE


def test_requests_are_recorded_as_they_came() -> None:
    with serve([{}]) as server:
        fetch(server.port, "/v1/a%20b?x[]=1&x[]=2&y=", {"k": "v"}, {"X-Key": "1"})
    (request,) = server.requests
    assert request["method"] == "POST"
    assert request["target"] == "/v1/a%20b?x[]=1&x[]=2&y="
    assert request["path"] == "/v1/a%20b"
    assert request["query"] == [("x[]", "1"), ("x[]", "2"), ("y", "")]
    assert request["headers"]["x-key"] == "1"
    assert request["body"] == b'{"k": "v"}'
    assert request["json"] == {"k": "v"}


def test_a_chunked_request_is_put_together() -> None:
    with serve([{"keep_alive": False}]) as server:
        exchange(server.port, b"POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")
    assert server.requests[0]["body"] == b"abc"
    assert server.requests[0]["json"] is None


def test_one_entry_a_request_and_the_last_again() -> None:
    with serve([{"status": 500}, {"status": 200}]) as server:
        assert [fetch(server.port)[0] for _ in range(3)] == [500, 200, 200]
        assert server.connections == 3


def test_a_script_may_be_a_function() -> None:
    with serve(lambda request: {"text": request["path"]}) as server:
        assert fetch(server.port, "/abc") == (200, b"/abc")


def test_a_connection_is_kept_alive() -> None:
    with serve([{"json": {}}]) as server:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)) as connection:
            for _ in range(5):
                connection.request("GET", "/")
                assert connection.getresponse().read() == b"{}"
        assert server.connections == 1
        assert len(server.requests) == 5


def test_a_hundred_connections_at_once() -> None:
    gate = threading.Barrier(100, timeout=20)

    def script(_request: Map) -> Map:
        gate.wait()
        return {"json": {}}

    with serve(script) as server, ThreadPoolExecutor(100) as pool:
        assert list(pool.map(lambda _: fetch(server.port)[0], range(100))) == [200] * 100


def test_it_stops_at_once_in_the_middle_of_everything() -> None:
    before = threading.active_count()
    with serve([{"delay": 60}]) as server:
        idle = socket.create_connection(("127.0.0.1", server.port))
        waiting = socket.create_connection(("127.0.0.1", server.port))
        waiting.sendall(GET)
        while not server.requests:
            time.sleep(0.01)
        began = time.monotonic()
    assert time.monotonic() - began < 30
    assert threading.active_count() == before
    with idle, waiting:
        assert idle.recv(1) == waiting.recv(1) == b""


def test_dropped_connections_end_and_the_server_goes_on() -> None:
    with serve([{"json": {}}]) as server, socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock:
        sock.sendall(GET)
        assert sock.recv(65536).endswith(b"{}")
        server.drop()
        assert sock.recv(1) == b""
        assert fetch(server.port)[0] == 200


@pytest.fixture(scope="module")
def tls() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    authority = trustme.CA()
    ours, theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("localhost").configure_cert(ours)
    authority.configure_trust(theirs)
    return ours, theirs


def test_tls(tls: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    ours, theirs = tls
    with serve([{"text": "hi"}], tls=ours) as server:
        assert server.url == f"https://localhost:{server.port}"
        with contextlib.closing(http.client.HTTPSConnection("localhost", server.port, context=theirs)) as connection:
            connection.request("GET", "/")
            assert connection.getresponse().read() == b"hi"
        with pytest.raises(ssl.SSLCertVerificationError):
            http.client.HTTPSConnection("localhost", server.port, context=ssl.create_default_context()).connect()


def test_a_stream_says_what_the_answer_says() -> None:
    text = "One two  three."
    chunks = stream_of(text)
    assert "".join(c["choices"][0]["delta"].get("content") or "" for c in chunks[:-1]) == text
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"
    assert chunks[-1]["usage"] == completion(text)["usage"]
    assert chunk({"a": 1}, model="m")["model"] == "m"


OPENAI = {"authorization": f"Bearer {OPENAI_KEY}"}
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hi"}]}


@pytest.mark.parametrize(
    ("path", "body", "headers", "status", "said"),
    [
        ("/v1/chat/completions", CHAT, OPENAI, 200, "You said: Hi"),
        ("/v1/chat/completions", CHAT, {"authorization": "Bearer sk-x"}, 401, "invalid_api_key"),
        ("/v1/chat/completions", {**CHAT, "model": "no"}, OPENAI, 404, "model_not_found"),
        ("/v1/chat/completions", {"model": "gpt-5"}, OPENAI, 400, "messages"),
        ("/v1/models", None, OPENAI, 200, "gpt-5-mini"),
        ("/v1/else", None, OPENAI, 404, "unknown_url"),
        ("/openai/deployments/gpt-5/chat/completions?api-version=1", CHAT, {"api-key": AZURE_KEY}, 200, "You said: Hi"),
        ("/openai/deployments/no/chat/completions", CHAT, {"api-key": AZURE_KEY}, 404, "DeploymentNotFound"),
        ("/openai/deployments/gpt-5/chat/completions", CHAT, OPENAI, 401, "Access denied"),
        ("/openai/v1/chat/completions", CHAT, {"authorization": f"Bearer {AZURE_TOKEN}"}, 200, "You said: Hi"),
        ("/openai/v1/chat/completions", {**CHAT, "stream": True}, {"api-key": AZURE_KEY}, 200, "prompt_filter_results"),
        ("/openai/v1/models", None, {"api-key": AZURE_KEY}, 200, "gpt-5"),
    ],
)
def test_the_lookalike(path: str, body: Any, headers: dict[str, str], status: int, said: str) -> None:
    with serve(lookalike) as server:
        answer = fetch(server.port, path, body, headers)
    assert answer[0] == status
    assert said in answer[1].decode()


def test_it_runs_as_a_command() -> None:
    with subprocess.Popen([sys.executable, "-m", "tests.support.server"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        url = process.stdout.readline().strip()
        assert fetch(int(url.rpartition(":")[2]), "/v1/models", None, OPENAI)[0] == 200
        process.terminate()
