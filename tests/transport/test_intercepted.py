"""Whoever patches, records or replaces the network sees every call; afterwards the fast way is back."""

import asyncio
import contextlib
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import responses
import trustme
import vcr
from vcr.errors import CannotOverwriteExistingCassetteException

from openai_fn import APIConnectionError, create_chat_completion
from openai_fn.transport.fast.untouched import PARTS, is_untouched
from tests.support.server import DONE, Map, completion, serve, stream_of

KEY = "sk-0123456789abcdef"
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "hi"}]}
GOOD = {"json": completion("fine")}
SSE = {"sse": stream_of("fine and well")}
EVENTS = b"".join(b"data: " + json.dumps(one).encode() + b"\n\n" for one in SSE["sse"]) + DONE
URL = "https://api.example.invalid"


def ask(url: str, **more: Any) -> str:
    options = {"base_url": f"{url}/v1", "api_key": KEY, "retry": 0, **more}
    return str(create_chat_completion(CHAT, options)["choices"][0]["message"]["content"])


def read_stream(url: str, **more: Any) -> str:
    options = {"base_url": f"{url}/v1", "api_key": KEY, "retry": 0, **more}
    chunks: Iterator[Map] = create_chat_completion({**CHAT, "stream": True}, options)
    return "".join(choice["delta"].get("content", "") for chunk in chunks for choice in chunk["choices"])


def test_responses_answers_calls_and_streams_and_lets_go() -> None:
    with serve([GOOD]) as server:
        assert ask(server.url) == "fine"
        for _ in range(2):
            with responses.RequestsMock() as mocked:
                matcher = responses.matchers.header_matcher({"Authorization": f"Bearer {KEY}"})
                mocked.post(f"{URL}/v1/chat/completions", json=completion("mocked"), match=[matcher])
                mocked.post(f"{URL}/v1/chat/completions", body=EVENTS, content_type="text/event-stream")
                assert (ask(URL), read_stream(URL)) == ("mocked", "fine and well")
                with pytest.raises(APIConnectionError):
                    ask(server.url)
            assert ask(server.url) == "fine"
        assert len(server.requests) == 3


@pytest.mark.parametrize(
    "entry", [GOOD, {**GOOD, "gzip": True}, SSE, {**SSE, "gzip": True}, {**SSE, "framing": "close"}]
)
def test_vcr_records_and_plays_back(entry: Map, tmp_path: Path) -> None:
    call = ask if "json" in entry else read_stream
    tape = vcr.VCR(filter_headers=["authorization"], match_on=["method", "path", "body"])
    cassette = str(tmp_path / "tape.yaml")
    with serve([entry]) as server:
        before = call(server.url)
        with tape.use_cassette(cassette, record_mode="once"):
            assert call(server.url) == before
        assert call(server.url) == before
        count = len(server.requests)
        with tape.use_cassette(cassette, record_mode="none"):
            assert call("http://127.0.0.1:9") == before
        assert len(server.requests) == count == 3
    assert KEY not in Path(cassette).read_text()


def test_vcr_with_no_record_refuses_what_is_not_on_tape(tmp_path: Path) -> None:
    with serve([GOOD]) as server:
        assert ask(server.url) == "fine"
        tape = vcr.VCR(record_mode="none")
        with (
            tape.use_cassette(str(tmp_path / "empty.yaml")),
            pytest.raises(CannotOverwriteExistingCassetteException),
        ):
            ask(server.url)
        assert len(server.requests) == 1


@pytest.mark.parametrize("entry", [GOOD, SSE], ids=["whole", "stream"])
def test_vcr_records_and_plays_back_calls_of_asyncio(entry: Map, tmp_path: Path) -> None:
    from openai_fn import aio

    async def call(url: str) -> Any:
        options: Any = {"base_url": f"{url}/v1", "api_key": KEY, "retry": 0}
        found: Any = await aio.create_chat_completion({**CHAT, "stream": "sse" in entry}, options)
        return [chunk async for chunk in found] if "sse" in entry else found

    tape = vcr.VCR(filter_headers=["authorization"], match_on=["method", "path", "body"])
    with serve([entry]) as server:
        before = asyncio.run(call(server.url))
        with tape.use_cassette(str(tmp_path / "tape.yaml"), record_mode="once"):
            assert asyncio.run(call(server.url)) == before
        with tape.use_cassette(str(tmp_path / "tape.yaml"), record_mode="none"):
            assert asyncio.run(call("http://127.0.0.1:9")) == before
        assert len(server.requests) == 2


PARTS_BY_NAME = [f"{module}:{part}" for module, parts in PARTS.items() for part in parts]


@pytest.mark.parametrize("name", PARTS_BY_NAME)
def test_a_part_that_is_replaced_is_noticed_and_so_is_its_return(name: str) -> None:
    module, _, part = name.partition(":")
    assert is_untouched()
    owner: Any = sys.modules[module]
    *path, attribute = part.split(".")
    for step in path:
        owner = getattr(owner, step)
    original = owner.__dict__[attribute]
    with mock.patch.object(owner, attribute, mock.Mock(wraps=getattr(owner, attribute))):
        assert not is_untouched()
    assert owner.__dict__[attribute] is original
    assert is_untouched()


def in_a_new_process(script: str, *arguments: str, **environment: str) -> str:
    ran = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


CALL = """
import sys
from openai_fn import create_chat_completion
def ask(url):
    options = {"base_url": url + "/v1", "api_key": "sk-0123456789abcdef", "retry": 0}
    chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "hi"}]}
    return create_chat_completion(chat, options)["choices"][0]["message"]["content"]
"""


def test_what_was_patched_before_the_first_call_is_noticed_too() -> None:
    script = f"""{CALL}
import functools, requests
original, seen = requests.Session.send, []
@functools.wraps(original)
def send(self, request, **settings):
    seen.append(request.headers["Authorization"])
    return original(self, request, **settings)
requests.Session.send = send
print(ask(sys.argv[1]), seen, end=" ")
requests.Session.send = original
print(ask(sys.argv[1]), len(seen))
"""
    with serve([GOOD]) as server:
        assert in_a_new_process(script, server.url) == f"fine ['Bearer {KEY}'] fine 1"


def test_a_call_imports_neither_requests_nor_urllib3_and_one_who_patches_them_later_is_noticed() -> None:
    script = f"""{CALL}
print(ask(sys.argv[1]), [name for name in ("requests", "urllib3") if name in sys.modules], end=" ")
import responses
with responses.RequestsMock() as mocked:
    mocked.post(sys.argv[1] + "/v1/chat/completions", json={completion("mocked")!r})
    print(ask(sys.argv[1]), end=" ")
print(ask(sys.argv[1]))
"""
    with serve([GOOD]) as server:
        assert in_a_new_process(script.replace("null", "None"), server.url) == "fine [] mocked fine"
        assert len(server.requests) == 2


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def test_truststore_after_a_first_call_decides_whom_to_trust(authority: trustme.CA, tmp_path: Path) -> None:
    """On Linux the system's own certificates are those that SSL_CERT_DIR names, which requests does not read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    pem = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(pem))
    hashed = ["openssl", "x509", "-hash", "-noout", "-in", str(pem)]
    name = subprocess.run(hashed, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603  # our own file
    pem.rename(tmp_path / f"{name}.0")
    script = f"""{CALL}
import openai_fn
print(ask(sys.argv[1]), end=" ")
try:
    ask(sys.argv[2])
except openai_fn.APIConnectionError as error:
    print("CERTIFICATE_VERIFY_FAILED" in str(error), end=" ")
import truststore
truststore.inject_into_ssl()
print(ask(sys.argv[2]), end=" ")
truststore.extract_from_ssl()
print(ask(sys.argv[1]))
"""
    with serve([GOOD]) as plain, serve([GOOD], context) as server:
        said = in_a_new_process(script, plain.url, server.url, SSL_CERT_DIR=str(tmp_path))
    assert said == "fine True fine fine"


@pytest.mark.parametrize("how", ["option", "environment"])
def test_the_fast_way_can_be_switched_off(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """requests writes header names with capitals."""
    more = {"fast": False} if how == "option" else {}
    if how == "environment":
        monkeypatch.setenv("OPENAI_FN_FAST", "0")
    with raw_server() as (url, heads):
        assert (ask(url, **more), b"\r\nAuthorization: Bearer" in heads[0]) == ("fine", True)
        monkeypatch.delenv("OPENAI_FN_FAST", raising=False)
        assert (ask(url), b"\r\nauthorization: Bearer" in heads[1]) == ("fine", True)


@contextlib.contextmanager
def raw_server() -> Iterator[tuple[str, list[bytes]]]:
    """A server of two requests, and those requests byte for byte."""
    body = json.dumps(GOOD["json"]).encode()
    response = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
    requests: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve_two() -> None:
            for _ in range(2):
                with listener.accept()[0] as sock:
                    received = b""
                    while not received.endswith(b"}"):
                        received += sock.recv(65536)
                    requests.append(received)
                    sock.sendall(response)

        thread = threading.Thread(target=serve_two)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", requests
        thread.join()
