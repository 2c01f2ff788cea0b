"""The protocol of one connection without I/O: pings, silence, the end; the time is an argument."""

from base64 import b64encode
from hashlib import sha1

import pytest
from hypothesis import given, strategies as st

from openai_fn import InvalidOptionsError
from openai_fn.websocket.closing import describe_end
from openai_fn.websocket.wire import CLOSE_SECONDS, PING_SECONDS, Wire
from tests.support.websocket_faults import CLOSE, CONTINUATION, GUID, PING, PONG, TEXT, close, frame

HOST = "api.example"


def open_wire(limit: float = float("inf"), now: float = 0.0) -> Wire:
    """A connection whose handshake is over."""
    wire = Wire("ws://api.example/v1/realtime", {"Authorization": "Bearer k"}, limit, now)
    (request,) = wire.take_outgoing()
    key = next(line for line in request.split(b"\r\n") if line.startswith(b"Sec-WebSocket-Key")).partition(b": ")[2]
    token = b64encode(sha1(key + GUID).digest()).decode()  # noqa: S324  # as the RFC says
    head = f"HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {token}\r\n\r\n"
    assert wire.feed(head.encode(), now) == []
    assert wire.is_open
    return wire


def opcodes(wire: Wire) -> list[int]:
    """The opcodes of the frames that are to be sent, one to each piece."""
    return [data[0] & 15 for data in wire.take_outgoing() if data]


def test_the_handshake_is_that_of_the_url_and_its_headers() -> None:
    wire = Wire("wss://api.example/v1/realtime?model=a%20b", {"Authorization": "Bearer k"}, 1000, 0.0)
    text = wire.take_outgoing()[0].decode()
    assert text.startswith("GET /v1/realtime?model=a%20b HTTP/1.1\r\nHost: api.example\r\n")
    assert "Authorization: Bearer k\r\n" in text
    assert "Extensions" not in text


@pytest.mark.parametrize("url", ["http://host/", "ws:///x", "ws://host/#f"])
def test_a_url_that_is_none_is_an_error_of_options(url: str) -> None:
    with pytest.raises(InvalidOptionsError, match="base_url: no WebSocket connection"):
        Wire(url, {}, 1000, 0.0)


def test_a_silent_peer_is_pinged_and_then_given_up() -> None:
    wire = open_wire()
    assert wire.next_tick() == PING_SECONDS
    wire.tick(PING_SECONDS)
    assert opcodes(wire) == [PING]
    assert wire.end is None
    wire.tick(2 * PING_SECONDS)
    assert opcodes(wire)[:1] == [CLOSE]
    assert wire.end
    error = describe_end(wire.end, HOST)
    assert error
    assert (error["category"], error["retryable"]) == ("timeout", True)
    assert error["message"] == "api.example did not reply to a ping within 20 s"


@pytest.mark.parametrize(
    "sign", [frame(PONG), frame(TEXT, b"{}"), frame(PING), b"\x81"], ids=["pong", "text", "ping", "x"]
)
def test_any_byte_is_a_sign_of_life(sign: bytes) -> None:
    wire = open_wire()
    wire.tick(PING_SECONDS)
    wire.feed(sign, PING_SECONDS + 1)
    wire.tick(2 * PING_SECONDS)
    assert wire.end is None
    assert PING in opcodes(wire)


def test_who_does_not_read_does_not_judge_the_peer() -> None:
    wire, now = open_wire(), 0.0
    for _ in range(10):
        now += PING_SECONDS
        wire.tick(now, reads=False)
    wire.tick(now + PING_SECONDS)
    assert wire.end is None
    wire.tick(now + 2 * PING_SECONDS)
    assert wire.end


def test_a_ping_is_answered() -> None:
    wire = open_wire()
    assert wire.feed(frame(PING, b"abc"), 1.0) == []
    assert opcodes(wire) == [PONG]


def test_a_peer_that_ignores_a_close_is_given_up_without_an_error() -> None:
    wire = open_wire()
    wire.close(1000, 10.0)
    assert opcodes(wire) == [CLOSE]
    assert wire.next_tick() == 10.0 + CLOSE_SECONDS
    assert wire.feed(frame(TEXT, b"late"), 11.0) == ["late"]
    wire.tick(10.0 + CLOSE_SECONDS)
    assert wire.end
    assert describe_end(wire.end, HOST) is None


def test_our_close_ends_with_the_reply_to_it() -> None:
    wire = open_wire()
    wire.close(1000, 10.0)
    wire.feed(close(1000), 10.1)
    assert wire.end
    assert describe_end(wire.end, HOST) is None


def test_after_the_end_nothing_is_read() -> None:
    wire = open_wire()
    wire.feed(close(1011), 1.0)
    assert wire.feed(frame(TEXT, b"{}"), 2.0) == []
    wire.abort("lost")
    assert wire.end
    assert wire.end["code"] == 1011


@given(
    st.lists(st.text(max_size=300), max_size=8),
    st.integers(1, 40),
    st.integers(1, 400),
)
def test_messages_are_the_same_however_they_are_cut(texts: list[str], piece: int, fragment: int) -> None:
    data = b""
    for text in texts:
        body = text.encode()
        parts = [body[at : at + fragment] for at in range(0, len(body), fragment)] or [b""]
        for index, part in enumerate(parts):
            data += frame(CONTINUATION if index else TEXT, part, fin=index == len(parts) - 1) + frame(PING)
    wire = open_wire()
    messages = [each for at in range(0, len(data), piece) for each in wire.feed(data[at : at + piece], 1.0)]
    assert messages == texts
    assert wire.end is None


@given(st.binary(max_size=200))
def test_any_bytes_end_in_messages_or_in_an_error(data: bytes) -> None:
    wire = open_wire(limit=10_000)
    messages = wire.feed(data, 1.0)
    messages += wire.feed(b"", 2.0)
    assert wire.end
    error = describe_end(wire.end, HOST)
    assert error is None or (error["hint"] and error["category"])
    assert all(isinstance(message, (str, bytes)) for message in messages)
