"""Connections of the fast way over real sockets, apart from the calls that use them."""

import socket
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from openai_fn.transport.failures import IncompleteResponseError, NotHTTPError
from openai_fn.transport.fast.connection import (
    JOIN_BYTES,
    Connection,
    UnreadRequestError,
    is_reusable,
    join_request,
    open_connection,
    read_head,
    write_request,
)
from openai_fn.transport.fast.sockets import has_input
from tests.support.server import serve

HEAD = memoryview(b"POST /v1 HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n")
OK = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"


@pytest.fixture
def ends() -> Iterator[tuple[Connection, socket.socket]]:
    """A connection of ours and the server's end of it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ours = open_connection("http", "127.0.0.1", listener.getsockname()[1], 5)
        with listener.accept()[0] as theirs:
            yield ours, theirs
        ours.close()


def until(condition: Callable[[], bool]) -> None:
    """Wait for what the kernel is about to do."""
    while not condition():
        pass


def test_a_short_request_is_one_piece() -> None:
    assert [bytes(piece) for piece in join_request(HEAD, b"{}")] == [bytes(HEAD) + b"{}"]


def test_a_long_body_is_not_copied() -> None:
    big = b"x" * (3 * JOIN_BYTES)
    head, body = join_request(HEAD, big)
    assert (head.obj, body.obj) == (HEAD.obj, big)


class Sized:
    """A body in pieces whose length is known."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces

    def __len__(self) -> int:
        return sum(map(len, self.pieces))

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.pieces)


def test_pieces_of_a_body_are_gathered_into_few() -> None:
    sent = [bytes(piece) for piece in join_request(HEAD, Sized([b"a" * 1000] * 100))]
    assert b"".join(sent) == bytes(HEAD) + b"a" * 100_000
    assert len(sent) == 2
    (sized,) = join_request(HEAD, iter([b"ab", b"", b"c"]))
    assert bytes(sized) == bytes(HEAD) + b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"


@pytest.mark.parametrize("linger", [b"", struct.pack("ii", 1, 0)], ids=["closed", "reset"])
def test_a_request_on_a_connection_that_was_closed_before_cannot_have_been_read(
    ends: tuple[Connection, socket.socket], linger: bytes
) -> None:
    """The first send after a reset fails at once; after a plain close the peer's kernel answers it with a reset."""
    ours, theirs = ends
    if linger:
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    theirs.close()
    until(lambda: has_input(ours.sock))
    assert not is_reusable(ours)
    if linger:
        with pytest.raises(UnreadRequestError):
            write_request(ours, HEAD, b"{}", 5)


def test_a_response_that_was_sent_before_the_request_was_read_is_found(
    ends: tuple[Connection, socket.socket],
) -> None:
    ours, theirs = ends
    theirs.sendall(OK)
    theirs.shutdown(socket.SHUT_RDWR)
    write_request(ours, HEAD, b"{}", 5)
    assert read_head(ours, 5).status == 200


def test_what_is_received_stands_before_what_comes(ends: tuple[Connection, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(OK + b"more")
    assert read_head(ours, 5).status == 200
    assert (ours.receive(), ours.received) == (b"more", b"")
    theirs.close()
    assert ours.receive() == b""


@pytest.mark.parametrize("cut", range(len(OK)))
def test_a_head_that_is_cut_anywhere_is_no_response(cut: int, ends: tuple[Connection, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(OK[:cut])
    theirs.close()
    with pytest.raises(IncompleteResponseError):
        read_head(ours, 5)


@pytest.mark.parametrize("first", [b"S", b"\x15\x03\x03", b"HTTq", b"<html>"])
def test_what_does_not_begin_like_http_is_not_waited_for(first: bytes, ends: tuple[Connection, socket.socket]) -> None:
    ours, theirs = ends
    theirs.sendall(first)
    with pytest.raises(NotHTTPError):
        read_head(ours, 5)


@pytest.mark.parametrize("line", [b"x: " + b"y" * 70_000 + b"\r\n", b"x: " + b"y" * 300_000])
def test_an_endless_head_is_refused(line: bytes, ends: tuple[Connection, socket.socket]) -> None:
    ours, theirs = ends
    theirs.settimeout(0)
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2_000_000)
    theirs.sendall(OK[:17] + line[:140_000] + b"\r\n\r\n")
    with pytest.raises(NotHTTPError, match="bytes of headers"):
        read_head(ours, 5)


def test_connections_are_kept_alive_by_probes(ends: tuple[Connection, socket.socket]) -> None:
    sock = ends[0].sock
    assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 60
    assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


def test_an_address_that_refuses_is_followed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve([{"json": {}}]) as server:
        found: Any = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)) for port in (9, server.port)]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
        open_connection("http", "a.example", server.port, 5).close()
        until(lambda: server.connections == 1)
