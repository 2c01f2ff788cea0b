"""Bodies of responses in every framing, cut anywhere, and what a server may not send without end."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from openai_fn.transport.failures import IncompleteResponseError
from openai_fn.transport.fast.connection import Connection
from openai_fn.transport.fast.framing import MAX_CHUNK_LINE, iter_framed, split_chunks
from openai_fn.transport.fast.http_head import ResponseHead

CHUNKED = ResponseHead(200, {"transfer-encoding": "chunked"}, keep=True)


def sized(length: int) -> ResponseHead:
    return ResponseHead(200, {"content-length": str(length)}, keep=True)


@contextmanager
def sent(*pieces: bytes, end: bool = True) -> Iterator[Connection]:
    """A connection on which these bytes come."""
    ours, theirs = socket.socketpair()
    ours.settimeout(5)
    connection = Connection(ours)

    def write() -> None:
        with theirs:
            try:
                for piece in pieces:
                    theirs.sendall(piece)
                if not end:
                    stop.wait(120)
            except OSError:
                pass

    stop = threading.Event()
    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield connection
    finally:
        connection.close()
        stop.set()
        writer.join()


def chunked(data: list[bytes], extension: bytes = b"", trailers: bytes = b"") -> bytes:
    body = b"".join(b"%x%b\r\n%b\r\n" % (len(piece), extension, piece) for piece in data if piece)
    return body + b"0\r\n" + trailers + b"\r\n"


def feed(pieces: list[bytes]) -> tuple[bytes, int]:
    """The data of chunks that come in these pieces, and what is missing at the end."""
    data, rest, missing = b"", b"", 0
    for piece in pieces:
        found, rest, missing = split_chunks(rest + piece, missing)
        data += b"".join(found)
        if missing < 0:
            break
    return data, missing


@given(
    st.lists(st.binary(max_size=40), max_size=8),
    st.lists(st.integers(0, 400), max_size=12),
    st.sampled_from([b"", b";a=b", b' ; a="b"']),
)
def test_cuts_change_nothing(data: list[bytes], cuts: list[int], extension: bytes) -> None:
    body = chunked(data, extension)
    places = [0, *sorted(min(cut, len(body)) for cut in cuts), len(body)]
    pieces = [body[first:last] for first, last in pairwise(places)]
    assert feed(pieces) == (b"".join(data), -1)
    assert feed([bytes([byte]) for byte in body]) == (b"".join(data), -1)


@given(st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=3), st.data())
def test_bytes_are_given_out_as_soon_as_they_are_there(data: list[bytes], draw: st.DataObject) -> None:
    body = chunked(data)
    cut = draw.draw(st.integers(0, len(body)))
    whole, at = b"".join(data), 0
    expected = b""
    for piece in data:
        at += len(b"%x\r\n" % len(piece))
        expected += piece[: max(cut - at, 0)]
        at += len(piece) + 2
    assert whole.startswith(expected)
    assert feed([body[:cut]])[0] == expected


@pytest.mark.parametrize(
    "body",
    [
        b"zz\r\n{}\r\n0\r\n\r\n",
        b"-2\r\n{}\r\n",
        b"0x2\r\n{}\r\n",
        b"\r\n{}\r\n",
        b"2_0\r\n{}\r\n",
        b"2\r\n{}more\r\n0\r\n\r\n",
        b"2\r\n{}",
        b"2\r\n{}\r\n",
        b"2\r\n{}\r\n0\r\n",
        b"f" * 16 + b"\r\n",
        b"2;" + b"x" * (MAX_CHUNK_LINE + 1),
        b"",
    ],
)
def test_framing_that_is_broken_or_cut_is_no_whole_response(body: bytes) -> None:
    with sent(body) as connection, pytest.raises(IncompleteResponseError):
        list(iter_framed(connection, CHUNKED))


@pytest.mark.parametrize(
    "start",
    [b"2;" + b"x" * 100_000, b"0" * 100_000, b"0\r\n" + b"x: y\r\n" * 40_000],
    ids=["extension", "size", "trailers"],
)
def test_what_may_stand_between_the_bytes_of_a_body_is_bounded(start: bytes) -> None:
    with sent(start, end=False) as connection, pytest.raises(IncompleteResponseError):
        list(iter_framed(connection, CHUNKED))


@pytest.mark.parametrize("trailers", [b"", b"x-a: 1\r\n", b"x-a: 1\r\nx-b: 2\r\n"])
def test_trailers_are_dropped_and_what_follows_is_kept(trailers: bytes) -> None:
    with sent(chunked([b"ab"], trailers=trailers) + b"HTTP", end=False) as connection:
        assert b"".join(iter_framed(connection, CHUNKED)) == b"ab"
        assert (connection.ended, connection.received) == (True, b"HTTP")


def test_a_body_with_a_length_ends_there() -> None:
    with sent(b"abcdHTTP", end=False) as connection:
        assert b"".join(iter_framed(connection, sized(4))) == b"abcd"
        assert (connection.ended, connection.received) == (True, b"HTTP")
    with sent(b"abc") as connection, pytest.raises(IncompleteResponseError, match="1 bytes"):
        list(iter_framed(connection, sized(4)))


@pytest.mark.parametrize("head", [sized(0), *(ResponseHead(status, {}, keep=True) for status in (101, 204, 304))])
def test_a_response_without_a_body_has_ended(head: ResponseHead) -> None:
    with sent(end=False) as connection:
        assert (list(iter_framed(connection, head)), connection.ended) == ([], True)


def test_without_a_length_the_connection_ends_the_body_and_is_not_kept() -> None:
    with sent(b"ab", b"c") as connection:
        assert b"".join(iter_framed(connection, ResponseHead(200, {}, keep=True))) == b"abc"
        assert (connection.ended, connection.keep) == (True, False)
