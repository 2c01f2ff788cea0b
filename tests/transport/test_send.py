"""The network edge on real sockets: connections, sessions, proxies, TLS, threads and forks."""

import ast
import contextlib
import gc
import io
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests
import requests_cache
import responses
import trustme
import vcr

from openai_fn import OpenAIError, create_chat_completion
from tests.support.proxy import proxy
from tests.support.server import DONE, Map, Server, chunk, completion, serve, stream_of

KEY = "sk-0123456789abcdef"
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "hi"}]}
ROOT = Path(__file__).parents[2]
STREAM = {**CHAT, "stream": True}
GOOD = {"json": completion("fine")}
SSE = {"sse": stream_of("fine and well")}
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE",
             "SSL_CERT_FILE")  # fmt: skip


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def options(server: Server | str, **more: Any) -> dict[str, Any]:
    url = server if isinstance(server, str) else server.url
    return {"base_url": f"{url}/v1", "api_key": KEY, "retry": {"sleep": lambda _: None}, **more}


def ask(server: Server | str, **more: Any) -> str:
    return str(create_chat_completion(CHAT, options(server, **more))["choices"][0]["message"]["content"])


def stream(server: Server | str, **more: Any) -> Any:
    return create_chat_completion(STREAM, options(server, **more))


def text_of(chunks: Iterable[Map]) -> str:
    return "".join(choice["delta"].get("content", "") for one in chunks for choice in one["choices"])


def failure(call: Callable[..., Any], *args: Any, **more: Any) -> dict[str, Any]:
    with pytest.raises(OpenAIError) as failed:
        call(*args, **more)
    assert (failed.value.__cause__, failed.value.__context__) == (None, None)
    assert KEY not in str(failed.value)
    return {**failed.value.data, "text": str(failed.value)}


def in_new_thread(call: Callable[[], Any]) -> Any:
    """What `call` returns in a thread that has no connections yet."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result()


def sockets() -> int:
    """Sockets that are open and that somebody still holds."""
    gc.collect()
    links = (os.path.realpath(fd) for fd in Path("/proc/self/fd").iterdir())
    return sum("socket:" in link for link in links)


def settled(count: Callable[[], int], wanted: int) -> int:
    """`count()`, once it is as wanted or twenty seconds have passed."""
    until = time.monotonic() + 20
    while count() != wanted and time.monotonic() < until:
        time.sleep(0.01)
    return count()


# Connections


def test_one_connection_serves_call_after_call() -> None:
    with serve(
        [GOOD, {**GOOD, "framing": "chunked"}, {"status": 400, "json": {"error": "x"}}, {"status": 204}, GOOD]
    ) as server:
        for _ in range(5):
            create_chat_completion(CHAT, options(server, on_error="return"))
        assert (len(server.requests), server.connections) == (5, 1)


@pytest.mark.parametrize(
    "entry",
    [
        SSE,
        {**SSE, "framing": "length"},
        {**SSE, "gzip": True},
        {"sse": [*SSE["sse"], DONE, 0.03], "done": False},
        {"sse": [{"type": "response.completed", "response": {}}, 0.03], "done": False},
    ],
    ids=["chunked", "length", "gzip", "the end comes later", "a terminal event"],
)
def test_a_finished_stream_leaves_its_connection_to_the_next_call(entry: Map) -> None:
    with serve([entry, GOOD, entry, GOOD]) as server:
        for turn in range(2):
            list(stream(server))
            assert settled(lambda: server.written, 2 * turn + 1) == 2 * turn + 1
            assert ask(server) == "fine"
            assert settled(lambda: server.written, 2 * turn + 2) == 2 * turn + 2
        assert server.connections == 1


def test_a_stream_that_is_broken_off_by_its_reader_after_the_last_choice_leaves_its_connection_too() -> None:
    with serve([SSE, GOOD]) as server:
        chunks = stream(server)
        next(one for one in chunks if one["choices"][0]["finish_reason"])
        chunks.close()
        assert settled(lambda: server.written, 1) == 1
        assert ask(server) == "fine"
        assert server.connections == 1


@pytest.mark.parametrize("end", [DONE, b'data: {"type": "response.completed", "response": {}}\n\n'])
@pytest.mark.parametrize("then", [[5.0], [b": ping\n\n", 0.01] * 500], ids=["silent", "pinging"])
def test_a_server_that_keeps_a_finished_stream_open_is_waited_for_by_nobody(end: bytes, then: list[Any]) -> None:
    with serve([{"sse": [chunk({"content": "x"}), end, 0, *then], "done": False}, GOOD]) as server:
        began = time.monotonic()
        assert len(list(stream(server))) in (1, 2)
        assert ask(server) == "fine"
        assert time.monotonic() - began < 4
        assert server.connections == 2


def test_a_stream_that_is_left_in_the_middle_closes_its_connection_at_once() -> None:
    with serve([{"sse": [chunk({"content": "x"}), 0, *[b": ping\n\n", 0.01] * 500]}, GOOD]) as server:
        chunks = stream(server)
        next(chunks)
        chunks.close()
        assert settled(lambda: len(server._open), 0) == 0  # noqa: SLF001  # the tests' own server
        assert ask(server) == "fine"


def test_a_connection_that_the_server_has_closed_costs_no_attempt() -> None:
    with serve([{**GOOD, "headers": {"connection": None}}]) as server:
        assert ask(server, retry=0) == "fine"
        server.drop()
        assert ask(server, retry=0) == "fine"


@pytest.mark.parametrize("how", ["close", "reset"])
@pytest.mark.parametrize("pause", [(), (0.05,)])
def test_what_a_server_may_have_read_is_sent_again_only_as_an_attempt(how: str, pause: tuple[float, ...]) -> None:
    """It broke on a kept connection, with the whole request: nobody knows whether it was acted on."""
    with serve([GOOD, {"raw": [*pause, how]}, GOOD, {"raw": [*pause, how]}, GOOD]) as server:
        assert ask(server) == "fine"
        found = failure(ask, server, retry=0)
        assert (found["category"], found["attempts"], len(server.requests)) == ("connection", 1, 2)
        attempts: list[Map] = []
        assert [ask(server, trace=attempts.append) for _ in range(2)] == ["fine"] * 2
        assert (len(attempts), len(server.requests), server.connections) == (3, 5, 3)


WHOLE = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}"


@pytest.mark.parametrize("more", [WHOLE, WHOLE[:20]])
@pytest.mark.parametrize("later", [0.0, 0.05])
def test_bytes_that_nobody_asked_for_are_not_the_next_answer(more: bytes, later: float) -> None:
    with serve([{"raw": [WHOLE, later, more] if later else [WHOLE + more]}, GOOD]) as server:
        create_chat_completion(CHAT, options(server))
        assert settled(lambda: server.written, 1) == 1
        assert ask(server, timeout=3.0, retry=0) == "fine"


# Deadlines beyond the fault table


def test_a_deadline_that_is_kept_changes_nothing() -> None:
    with serve([GOOD, SSE, GOOD]) as server:
        assert ask(server, deadline=20) == "fine"
        assert text_of(stream(server, deadline=20)) == "fine and well"
        assert ask(server, deadline=20) == "fine"
        assert server.connections == 1
        assert settled(lambda: len([t for t in threading.enumerate() if t.name == "openai_fn"]), 0) == 0


def test_a_deadline_bounds_a_session_of_the_users_too() -> None:
    drip = [piece for _ in range(200) for piece in (b" ", 0.02)]
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
    for pieces in ([5.0], [head, *drip], [head + b"\r\n", *drip]):
        with serve([{"raw": pieces}]) as server, requests.Session() as session:
            began = time.monotonic()
            found = failure(ask, server, session=session, deadline=0.2)
            assert (found["category"], "the deadline passed" in found["text"]) == ("timeout", True)
            assert time.monotonic() - began < 4


def test_a_stream_that_is_read_slowly_ends_at_its_deadline() -> None:
    with serve([{"sse": [chunk({"content": "x"}), 0, *[chunk({"content": "y"}), 0.01] * 500]}]) as server:
        chunks = stream(server, deadline=2)
        assert next(chunks)["choices"]
        time.sleep(2.1)
        assert failure(list, chunks)["category"] == "timeout"


def test_nothing_of_a_call_that_was_late_is_left() -> None:
    """Drops of a head would keep a reader busy for ever; at the deadline its socket is shut down."""
    gc.collect()  # what earlier tests left is not counted
    before = sockets()
    with serve([{"raw": [b"HTTP/1.1 200 OK\r\n", *[b"x: y\r\n", 0.05] * 80]}]) as server:
        in_new_thread(lambda: failure(ask, server, deadline=0.1))
        assert settled(lambda: len([t for t in threading.enumerate() if t.name == "openai_fn"]), 0) == 0
    assert settled(sockets, before) == before


# Sessions of the user's


@pytest.mark.parametrize(
    "make", [requests.Session, lambda: requests.Session, lambda: make_session], ids=["made", "class", "factory"]
)
def test_everything_goes_through_the_session_that_was_given(make: Callable[[], Any]) -> None:
    with serve(
        [GOOD, SSE, {"status": 400, "json": {"error": "no"}}, {"status": 302, "headers": {"location": "/x"}}]
    ) as server:
        more = {"session": make()}
        assert ask(server, **more) == "fine"
        assert text_of(stream(server, **more)) == "fine and well"
        assert failure(ask, server, **more)["category"] == "bad_request"
        assert failure(ask, server, **more)["category"] == "redirect"
        assert len(server.requests) == 4
        assert {request["headers"]["authorization"] for request in server.requests} == {f"Bearer {KEY}"}


def make_session() -> requests.Session:
    session = requests.Session()
    session.headers["x-mine"] = "yes"
    return session


def test_a_session_brings_its_headers_params_cookies_and_hooks() -> None:
    seen: list[int] = []
    with serve([{**GOOD, "headers": {"set-cookie": "a=b"}}, GOOD]) as server, make_session() as session:
        session.params = {"team": "blue"}
        session.hooks["response"] = [lambda answer, **_: seen.append(answer.status_code)]
        session.auth = ("somebody", "else")
        assert [ask(server, session=session) for _ in range(2)] == ["fine", "fine"]
        assert seen == [200, 200]
        first, second = server.requests
        assert (first["headers"]["x-mine"], first["query"], second["headers"]["cookie"]) == (
            "yes",
            [("team", "blue")],
            "a=b",
        )
        assert first["headers"]["authorization"] == "Basic c29tZWJvZHk6ZWxzZQ=="
        assert server.connections == 1


def test_no_cookies_are_kept_without_a_session() -> None:
    with serve([{**GOOD, "headers": {"set-cookie": "a=b"}}, GOOD]) as server:
        assert [ask(server), ask(server)] == ["fine", "fine"]
        assert "cookie" not in server.requests[1]["headers"]


class Canned(requests.adapters.BaseAdapter):
    """An adapter with no network below it."""

    def __init__(self, status: int, kind: str, raw: Any, content: Any) -> None:
        super().__init__()
        self.found = status, kind, raw, content

    def send(self, request: Any, **_: Any) -> requests.Response:  # type: ignore[override]
        answer = requests.Response()
        answer.status_code, answer.headers["Content-Type"], answer.raw, answer._content = self.found  # noqa: SLF001  # as such adapters do
        answer.request = request
        return answer

    def close(self) -> None:
        pass


EVENTS = b"".join(b"data: " + json.dumps(one).encode() + b"\n\n" for one in SSE["sse"]) + DONE


@pytest.mark.parametrize("form", ["whole", "raw"])
def test_an_adapter_of_the_users_needs_no_urllib3(form: str) -> None:
    def through(body: bytes, kind: str, status: int = 200) -> requests.Session:
        session = requests.Session()
        whole = form == "whole"
        raw = None if whole else io.BytesIO(body)
        session.mount("http://", Canned(status, kind, raw, body if whole else False))
        return session

    url = "http://nowhere.invalid"
    assert ask(url, session=through(json.dumps(GOOD["json"]).encode(), "application/json")) == "fine"
    assert text_of(stream(url, session=through(EVENTS, "text/event-stream"))) == "fine and well"
    refused = through(b'{"error": "no"}', "application/json", 403)
    assert failure(stream, url, session=refused)["category"] == "permission_denied"
    nothing = requests.Session()
    nothing.mount("http://", Canned(200, "application/json", None, None))
    assert failure(ask, url, session=nothing)["category"] == "response"


def test_requests_cache_answers_the_second_call() -> None:
    with serve([GOOD, SSE]) as server:
        session = requests_cache.CachedSession(backend="memory", allowable_methods=["GET", "POST"])
        with contextlib.closing(session):
            assert [ask(server, session=session) for _ in range(3)] == ["fine"] * 3
            assert [text_of(stream(server, session=session)) for _ in range(3)] == ["fine and well"] * 3
        assert len(server.requests) == 2


@responses.activate
def test_responses_answers_in_place_of_a_server() -> None:
    url = "https://api.example.invalid/v1/chat/completions"
    responses.add(responses.POST, url, json=GOOD["json"])
    responses.add(responses.POST, url, body=EVENTS, content_type="text/event-stream")
    responses.add(responses.POST, url, json={"error": "no"}, status=400)
    responses.add(responses.POST, url, body=requests.ConnectionError("gone"))
    session = requests.Session()
    assert ask("https://api.example.invalid", session=session) == "fine"
    assert text_of(stream("https://api.example.invalid", session=session)) == "fine and well"
    assert failure(ask, "https://api.example.invalid", session=session)["category"] == "bad_request"
    assert failure(ask, "https://api.example.invalid", session=session, retry=0)["category"] == "connection"


def test_a_recorded_call_is_played_back(tmp_path: Path) -> None:
    tape = vcr.VCR(
        cassette_library_dir=str(tmp_path), filter_headers=["authorization"], match_on=["method", "path", "body"]
    )
    with serve([GOOD, {**GOOD, "gzip": True}, SSE, {**SSE, "gzip": True}, {**SSE, "framing": "close"}]) as server:
        for name, call in (("a", ask), ("b", lambda s, **o: text_of(stream(s, **o)))):
            for number in range(2 if name == "a" else 3):
                with tape.use_cassette(f"{name}{number}.yaml", record_mode="once"), requests.Session() as session:
                    first = call(server, session=session)
                count = len(server.requests)
                with tape.use_cassette(f"{name}{number}.yaml", record_mode="none"), requests.Session() as session:
                    assert call("http://127.0.0.1:9", session=session) == first
                assert len(server.requests) == count
    assert KEY not in "".join(path.read_text() for path in tmp_path.iterdir())


# ~/.netrc


@pytest.mark.parametrize("session", [None, requests.Session])
def test_netrc_does_not_replace_the_key(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text(
        "machine 127.0.0.1 login somebody password else\ndefault login some password body\n"
    )
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with serve([GOOD]) as server:
        assert requests.get(server.url, timeout=5).request.headers["authorization"].startswith("Basic")
        assert in_new_thread(lambda: ask(server, **({"session": session} if session else {}))) == "fine"
        assert server.requests[-1]["headers"]["authorization"] == f"Bearer {KEY}"


# Proxies


def both(server: Server, session: Map) -> list[str]:
    return [ask(server, **session), text_of(stream(server, **session))]


@pytest.mark.parametrize("session", [{}, {"session": requests.Session}], ids=["ours", "theirs"])
def test_http_goes_to_the_proxy_with_its_whole_url(session: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve([GOOD, SSE]) as server, proxy() as between:
        monkeypatch.setenv("HTTP_PROXY", between.url.replace("://", "://name:pass@"))
        assert in_new_thread(lambda: [ask(server, **session), text_of(stream(server, **session))]) == [
            "fine",
            "fine and well",
        ]
        assert set(between.lines) == {f"POST {server.url}/v1/chat/completions HTTP/1.1"}
        assert between.headers[0]["proxy-authorization"] == "Basic bmFtZTpwYXNz"


@pytest.mark.parametrize("session", [{}, {"session": requests.Session}], ids=["ours", "theirs"])
def test_https_goes_through_the_proxy_unseen(session: Map, tls: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve([GOOD, SSE], tls.server) as server, proxy() as between:
        monkeypatch.setenv("HTTPS_PROXY", between.url.replace("://", "://name:pass@"))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", tls.bundle)
        assert in_new_thread(lambda: [ask(server, **session), text_of(stream(server, **session))]) == [
            "fine",
            "fine and well",
        ]
        assert {line[:-2] for line in between.lines} == {f"CONNECT localhost:{server.port} HTTP/1"}
        assert between.headers[0]["proxy-authorization"] == "Basic bmFtZTpwYXNz"
        assert "authorization" not in between.headers[0]
        assert server.connections == len(between.lines) == (1 if not session else 2)


@pytest.mark.parametrize("hosts", ["127.0.0.1", "*", "other.invalid, 127.0.0.1"])
def test_no_proxy_is_heeded(hosts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve([GOOD]) as server, proxy() as between:
        monkeypatch.setenv("HTTP_PROXY", between.url)
        monkeypatch.setenv("NO_PROXY", hosts)
        assert in_new_thread(lambda: ask(server)) == "fine"
        assert between.lines == []


REFUSAL = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 15\r\n\r\n<h1>Who are you"
PAGE = b"HTTP/1.1 200 OK\r\ncontent-length: 22\r\ncontent-type: text/html\r\n\r\n<h1>Pay at the bar</h1"
DENIAL = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"


@pytest.mark.parametrize(
    ("scheme", "answer", "category", "says"),
    [
        ("http", REFUSAL, "status", "NAME:PASSWORD@HOST"),
        ("http", PAGE, "response", "Pay at the bar"),
        ("http", DENIAL, "permission_denied", "403"),
        ("http", b"", "connection", "proxy"),
        ("https", REFUSAL, "connection", "NAME:PASSWORD@HOST"),
        ("https", PAGE, "connection", "proxy"),
        ("https", DENIAL, "connection", "proxy"),
        ("https", b"", "connection", "proxy"),
        ("https", b"SSH-2.0\r\n", "connection", "proxy"),
    ],
)
def test_a_proxy_that_does_not_let_through_is_named(
    scheme: str, answer: bytes, category: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxy(answer) as between:
        monkeypatch.setenv(f"{scheme}_proxy".upper(), between.url.replace("://", "://name:hush-hush@"))
        found = in_new_thread(lambda: failure(ask, f"{scheme}://api.example.invalid"))
        assert (found["category"], says in found["text"]) == (category, True), found["text"]
        assert "hush-hush" not in found["text"]
        assert "api.example.invalid" in found["text"]


def test_a_proxy_that_is_not_there_is_told_and_the_next_call_follows_the_corrected_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def calls() -> tuple[dict[str, Any], str]:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        first = failure(ask, server, retry=0)
        monkeypatch.delenv("HTTP_PROXY")
        return first, ask(server)

    with serve([GOOD]) as server:
        found, then = in_new_thread(calls)
        assert (found["category"], "HTTP_PROXY" in found["text"], then) == ("connection", True, "fine"), found["text"]


@pytest.mark.parametrize("url", ["ftp://127.0.0.1:9", "http://"])
def test_a_proxy_that_cannot_be_used_is_told_once(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", url)
    found = in_new_thread(lambda: failure(ask, "http://api.example.invalid"))
    assert (found["attempts"], "HTTP_PROXY" in found["text"]) == (1, True), found["text"]


NO_PYSOCKS = """
import sys
sys.modules["socks"] = None
from openai_fn import list_models
print(list_models({}, {"base_url": "http://api.example.invalid/v1", "api_key": "k", "on_error": "return"}))
"""


def test_a_socks_proxy_without_pysocks_is_told_once() -> None:
    environ = {**os.environ, "HTTP_PROXY": "socks5://127.0.0.1:9", "PYTHONPATH": str(ROOT)}
    out = subprocess.run([sys.executable, "-c", NO_PYSOCKS], env=environ, capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    found = ast.literal_eval(out.stdout)
    assert (found["attempts"], "HTTP_PROXY" in found["hint"]) == (1, True), found


def test_a_socks_proxy_that_is_down_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "socks5://127.0.0.1:9")
    found = in_new_thread(lambda: failure(ask, "http://api.example.invalid", retry=0))
    assert (found["category"], "the proxy" in found["text"], "HTTP_PROXY" in found["text"]) == (
        "connection",
        True,
        True,
    )


# TLS


# A class because its four values are made together.
class Certificates:
    """A CA, a server's certificate by it, and that CA as a file."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.ca = trustme.CA()
        self.server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(*names).configure_cert(self.server)
        self.bundle = str(folder / f"{'-'.join(names)}.pem")
        self.ca.cert_pem.write_to_path(self.bundle)


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_the_environment_says_whom_to_trust(name: str, tls: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, tls.bundle)
    with serve([GOOD, SSE, GOOD], tls.server) as server:
        got = in_new_thread(lambda: [ask(server), text_of(stream(server)), ask(server)])
        assert (got, server.connections) == (["fine", "fine and well", "fine"], 1)


@pytest.mark.parametrize("session", [{}, {"session": requests.Session}], ids=["ours", "theirs"])
def test_a_server_nobody_vouches_for_is_refused_once_and_the_next_call_follows_the_corrected_environment(
    session: Map, tls: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    def calls() -> tuple[dict[str, Any], str]:
        first = failure(ask, server, **session)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", tls.bundle)
        return first, ask(server, **session)

    with serve([GOOD], tls.server) as server:
        found, then = in_new_thread(calls)
        assert (found["category"], found["attempts"], then, len(server.requests)) == ("connection", 1, "fine", 1)
        assert all(
            words in found["text"]
            for words in ("TLS connection to localhost", "REQUESTS_CA_BUNDLE", "CERTIFICATE_VERIFY_FAILED")
        )


def test_a_certificate_for_another_name_is_refused_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Certificates(tmp_path, "elsewhere.example")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", other.bundle)
    with serve([GOOD], other.server) as server:
        found = in_new_thread(lambda: failure(ask, server))
        assert (found["category"], found["attempts"], server.requests) == ("connection", 1, [])
        assert "certificate for another name" in found["text"]
        assert "'localhost'" in found["text"]


def test_a_bundle_that_is_corrected_in_place_is_read_again(
    tls: Certificates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "ca.pem"
    trustme.CA().cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))

    def calls() -> str:
        assert failure(ask, server)["category"] == "connection"
        tls.ca.cert_pem.write_to_path(str(bundle))
        os.utime(bundle, (1, 1))
        return ask(server)

    with serve([GOOD], tls.server) as server:
        assert in_new_thread(calls) == "fine"


@pytest.mark.parametrize("session", [{}, {"session": requests.Session}], ids=["ours", "theirs"])
@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_bundle_that_cannot_be_read_is_told_once(
    content: str | None, session: Map, tls: Certificates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "ca.pem"
    if content:
        bundle.write_text(content)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    with serve([GOOD], tls.server) as server:
        found = in_new_thread(lambda: failure(ask, server, **session))
    assert (found["category"], found["attempts"]) == ("invalid_options", 1)
    assert "REQUESTS_CA_BUNDLE" in found["text"]


def test_https_to_a_server_that_speaks_http_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(1) as pool:

        def answer() -> None:
            with listener.accept()[0] as sock:
                sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                sock.recv(65536)

        answering = pool.submit(answer)
        found = failure(ask, f"https://127.0.0.1:{listener.getsockname()[1]}")
        assert (found["category"], found["attempts"], answering.result()) == ("connection", 1, None)
        assert "http or https" in found["text"]


def test_http_to_a_server_that_speaks_tls_is_told(tls: Certificates) -> None:
    with serve([GOOD], tls.server) as server:
        assert failure(ask, f"http://localhost:{server.port}", retry=0)["category"] == "connection"


# Threads, forks, leaks


def test_64_threads_on_one_set_of_options_get_each_its_own_answer() -> None:
    def echo(request: Map) -> Map:
        said = request["json"]["messages"][0]["content"]
        return {"sse": stream_of(said)} if request["json"].get("stream") else {"json": completion(said)}

    with serve(echo) as server, ThreadPoolExecutor(64) as pool:
        shared = options(server)

        def call(number: int) -> bool:
            params = {"model": "gpt-5", "messages": [{"role": "user", "content": f"it is {number}"}]}
            if number % 3:
                return bool(
                    create_chat_completion(params, shared)["choices"][0]["message"]["content"] == f"it is {number}"
                )
            return text_of(create_chat_completion({**params, "stream": True}, shared)) == f"it is {number}"

        assert all(pool.map(call, range(1000)))
        assert server.connections <= 64 + 8


@pytest.mark.parametrize("deadline", [{}, {"deadline": 20}])
def test_a_fork_in_the_middle_of_a_stream_disturbs_neither_side(deadline: Map) -> None:
    with serve([{"sse": stream_of("one two three"), "gap": 0.02}, GOOD, GOOD]) as server:
        chunks = stream(server, **deadline)
        first = next(chunks)
        child = os.fork()
        if not child:
            code = 1
            with contextlib.suppress(BaseException):
                chunks.close()
                code = 0 if ask(server) == "fine" else 2
            os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert text_of(iter([first, *chunks])) == "one two three"
        assert ask(server) == "fine"


def test_a_child_of_a_fork_does_not_speak_on_its_parents_connection() -> None:
    with serve([GOOD]) as server:
        assert ask(server) == "fine"
        child = os.fork()
        if not child:
            code = 1
            with contextlib.suppress(BaseException):
                code = 0 if ask(server) == "fine" else 2
            os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert ask(server) == "fine"
        assert (len(server.requests), server.connections) == (3, 2)


def test_a_stream_that_another_thread_is_reading_cannot_be_closed_and_goes_on() -> None:
    """Python's own rule for generators; `deadline` is what ends a read from outside."""
    go_on = threading.Event()
    with (
        serve([{"sse": [chunk({"content": "x"}), go_on, chunk({"content": "y"}, "stop")]}]) as server,
        ThreadPoolExecutor(1) as pool,
    ):
        chunks = stream(server)
        next(chunks)
        reading = pool.submit(list, chunks)
        assert settled(lambda: chunks.gi_running, wanted=True)
        with pytest.raises(ValueError, match="already executing"):
            chunks.close()
        go_on.set()
        assert text_of(reading.result()) == "y"


def test_a_stream_is_closed_by_another_thread_than_the_one_that_read_it() -> None:
    with serve([{"sse": [chunk({"content": "x"}), 0, *[b": ping\n\n", 0.01] * 500]}]) as server:
        chunks = stream(server)
        next(chunks)
        in_new_thread(chunks.close)
        assert settled(lambda: len(server._open), 0) == 0  # noqa: SLF001  # the tests' own server


def drop(chunks: Any) -> None:
    del chunks


def one(chunks: Any) -> None:
    next(chunks)


def broken(chunks: Any) -> None:
    for _ in chunks:
        break


@pytest.mark.parametrize("deadline", [{}, {"deadline": 20}])
@pytest.mark.parametrize("use", [drop, one, broken, list, lambda c: c.close()])
def test_no_socket_is_left(use: Callable[[Any], Any], deadline: Map) -> None:
    def calls() -> None:
        for _ in range(5):
            use(stream(server, **deadline))
            ask(server, **deadline)
        failure(ask, server, retry=0)

    before = sockets()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        script: list[Map] = [SSE, GOOD] * 5
        with serve([*script, {"raw": ["reset"]}]) as server:
            in_new_thread(calls)
        assert settled(sockets, before) == before
    assert [str(warning.message) for warning in told] == []


@pytest.mark.parametrize("way", [{}, {"fast": False}, {"session": requests.Session}], ids=["fast", "plain", "theirs"])
def test_a_stalled_tls_handshake_names_the_seconds_to_connect(way: Map) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"https://127.0.0.1:{listener.getsockname()[1]}"
        found = failure(ask, url, timeout=(0.3, 600.0), retry=0, **way)
    assert (found["category"], "no connection to" in found["text"], "within 0.3 s" in found["text"]) == (
        "timeout",
        True,
        True,
    )
