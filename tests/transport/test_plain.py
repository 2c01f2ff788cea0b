"""The plain way: options that are no session, what a session brings, bodies by whichever library reads them."""

import gzip
import io
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import requests_cache
import urllib3

from openai_fn import (
    APIConnectionError,
    InvalidOptionsError,
    create_chat_completion,
    create_speech,
    create_transcription,
)
from openai_fn.transport.plain import iter_session_body, make_plain_session
from tests.support.server import completion, serve

KEY = "sk-0123456789abcdef"
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "hi"}]}
GOOD = {"json": completion("fine")}
WAYS: dict[str, dict[str, Any]] = {"fast": {}, "plain": {"fast": False}, "a session": {"session": requests.Session}}


def options(url: str, **more: Any) -> dict[str, Any]:
    return {"base_url": f"{url}/v1", "api_key": KEY, "retry": 0, **more}


class Headless:
    """What has a `send` and is no session, as httpx's client."""

    def send(self) -> None:
        pass


class Coroutines(requests.Session):
    """A session whose `send` is to be awaited."""

    async def send(self, *_: Any, **__: Any) -> Any:  # type: ignore[override]
        return None


NO_SESSIONS = [
    5, "x", [], {}, dict, object(), Headless(), Headless, lambda: None, lambda a: a, Coroutines,
    requests.adapters.HTTPAdapter(),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:coroutine")
@pytest.mark.parametrize("session", NO_SESSIONS)
def test_what_is_no_session_is_an_invalid_option(session: Any) -> None:
    with pytest.raises(InvalidOptionsError, match=r"session: expected a requests\.Session"):
        create_chat_completion(CHAT, options("http://127.0.0.1:9", session=session))


def sign(prepared: Any) -> Any:
    prepared.headers["x-signed"] = str(len(prepared.body))
    return prepared


def test_the_auth_of_a_session_runs() -> None:
    with serve([GOOD]) as server, requests.Session() as session:
        session.auth = sign
        create_chat_completion(CHAT, options(server.url, session=session))
        headers = server.requests[0]["headers"]
        assert (headers["authorization"], int(headers["x-signed"]) > 0) == (f"Bearer {KEY}", True)


def test_what_stores_requests_knows_the_header_with_the_key() -> None:
    with serve([GOOD]) as server:
        session = requests_cache.CachedSession(backend="memory", allowable_methods=["GET", "POST"])
        create_chat_completion(CHAT, options(server.url, session=session, headers={"x-api-key": KEY}))
        (stored,) = session.cache.responses.values()
        session.close()  # type: ignore[no-untyped-call]
    assert KEY not in repr(dict(stored.request.headers)) + repr(vars(stored.request))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("framing", ["chunked", "close", "length"])
def test_half_a_compressed_body_is_no_whole_one(way: str, framing: str) -> None:
    """Sound and text too, which no JSON parser would miss."""
    packed = gzip.compress(b"sound and text " * 99)
    entry = {"body": packed[: len(packed) // 2], "framing": framing}
    headers = {"content-encoding": "gzip", "content-type": "audio/mpeg"}
    file = ("a.wav", b"RIFF")
    with serve(
        [{**entry, "headers": headers}, {**entry, "headers": {**headers, "content-type": "text/plain"}}]
    ) as server:
        more = options(server.url, **WAYS[way])
        with pytest.raises(APIConnectionError, match="broke"):
            create_speech({"model": "tts-1", "input": "x", "voice": "alloy"}, more)
        with pytest.raises(APIConnectionError, match="broke"):
            create_transcription({"model": "whisper-1", "file": file, "response_format": "text"}, more)


@pytest.mark.parametrize("way", WAYS)
def test_a_head_that_is_cut_between_headers_is_no_response(way: str) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n"
    with serve([{"raw": [head, "close"]}]) as server:
        with pytest.raises(APIConnectionError, match="broke"):
            create_speech({"model": "tts-1", "input": "x", "voice": "alloy"}, options(server.url, **WAYS[way]))
        assert len(server.requests) == 1


def test_a_plain_session_keeps_no_cookies_and_asks_nobody_for_credentials(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("default login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with serve([{**GOOD, "headers": {"set-cookie": "a=b"}}]) as server, make_plain_session() as session:
        for _ in range(2):
            session.get(server.url, timeout=(5, 5))
        assert [len(session.cookies), *server.requests[1]["headers"].keys() & {"cookie", "authorization"}] == [0]


@pytest.mark.parametrize("location", ["/elsewhere", "http://[::1", "javascript:x"])
def test_a_plain_session_follows_nowhere_and_does_not_look_where_it_would_go(location: str) -> None:
    with serve([{"status": 307, "headers": {"location": location}}]) as server, make_plain_session() as session:
        response = session.post(server.url, data=b"x", timeout=(5, 5), allow_redirects=False)
        assert (response.status_code, response.headers["location"], len(server.requests)) == (307, location, 1)


def response_of(raw: Any, **headers: str) -> requests.Response:
    response = requests.Response()
    response.status_code, response.raw = 200, raw
    response.headers.update(headers)
    return response


def made_up(body: bytes, **headers: str) -> Iterator[requests.Response]:
    yield response_of(io.BytesIO(body), **headers)
    yield response_of(urllib3.HTTPResponse(io.BytesIO(body), headers=headers, preload_content=False), **headers)


@pytest.mark.parametrize("body", [b"", b"ab"])
def test_a_body_of_an_adapter_is_read_from_whatever_holds_it(body: bytes) -> None:
    for response in made_up(body):
        assert b"".join(iter_session_body(response)) == body


def test_a_body_that_a_hook_has_read_is_still_there() -> None:
    for response in made_up(b"ab"):
        assert response.content == b"ab"
        assert b"".join(iter_session_body(response)) == b"ab"


def test_an_encoding_that_urllib3_knows_and_we_do_not_is_left_to_it() -> None:
    headers = {"content-encoding": "br"}
    response = response_of(urllib3.HTTPResponse(io.BytesIO(b"ab"), headers=headers, preload_content=False), **headers)
    assert b"".join(iter_session_body(response)) == b"ab"


class Browser:
    """A response as urllib3 makes it in a browser: it has no `read1`."""

    closed = False

    def stream(self, _size: int) -> Iterator[bytes]:
        yield from (b"a", b"b")

    def read1(self, _size: int) -> bytes:
        raise NotImplementedError


def test_a_response_without_read1_is_streamed() -> None:
    assert list(iter_session_body(response_of(Browser()))) == [b"a", b"b"]
