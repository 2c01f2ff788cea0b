"""A response that is pushed in: however it is cut, it is the one that a socket would have given."""

import gzip
import zlib
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from openai_fn.streaming.sse import TooLongError
from openai_fn.transport.failures import IncompleteResponseError, NotHTTPError, TruncatedContentError
from openai_fn.transport.fast.pushed import ArrivingResponse, receive_response

TEXT = b"Un, deux, trois. " * 20
PACKED = gzip.compress(TEXT)
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n%b\r\n"


def chunks(body: bytes, size: int = 7) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n"


WHOLE: dict[str, tuple[bytes, bytes, bool]] = {
    "with a length": (b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(TEXT), TEXT), TEXT, True),
    "chunked": (CHUNKED % b"" + chunks(TEXT) + b"\r\n", TEXT, True),
    "chunked with trailers": (CHUNKED % b"" + chunks(TEXT) + b"x-a: 1\r\nx-b: 2\r\n\r\n", TEXT, True),
    "until the end": (b"HTTP/1.1 200 OK\r\n\r\n" + TEXT, TEXT, False),
    "compressed": (CHUNKED % b"content-encoding: gzip\r\n" + chunks(PACKED) + b"\r\n", TEXT, True),
    "after interim responses": (
        b"HTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", b"ok", True,
    ),
    "to be closed": (b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok", b"ok", False),
    "without a body": (b"HTTP/1.1 204 No Content\r\n\r\n", b"", True),
}  # fmt: skip


def push(data: bytes, cuts: list[int], limit: float = 1e9) -> ArrivingResponse:
    """What data becomes that arrives in pieces, and ends."""
    response = ArrivingResponse(limit)
    receive = receive_response(response)
    next(receive)
    edges = [0, *sorted({cut % len(data) for cut in cuts} - {0}), len(data)]
    try:
        for start, end in pairwise(edges):
            receive.send(data[start:end])
        receive.send(b"")
    except StopIteration:
        return response
    raise AssertionError("the response has no end")


@given(cuts=st.lists(st.integers(0, 2000), max_size=40))
@pytest.mark.parametrize("name", WHOLE)
def test_a_response_is_the_same_however_it_is_cut(name: str, cuts: list[int]) -> None:
    data, body, kept = WHOLE[name]
    response = push(data, cuts)
    assert (b"".join(response.pieces), response.keep) == (body, kept)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-le", IncompleteResponseError),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nshort", IncompleteResponseError),
        (CHUNKED % b"" + b"5\r\nab", IncompleteResponseError),
        (CHUNKED % b"" + b"2\r\nabcd\r\n0\r\n\r\n", IncompleteResponseError),
        (CHUNKED % b"" + b"2\r\nab\r\n0\r\nx-a: 1\r\n", IncompleteResponseError),
        (b"SSH-2.0-OpenSSH\r\n", NotHTTPError),
        (b"HTTP/1.1 200 OK\r\nx: " + b"a" * 200_000, NotHTTPError),
        (b"HTTP/1.1 103 Hints\r\n\r\n" * 101, NotHTTPError),
        (CHUNKED % b"content-encoding: gzip\r\n" + chunks(PACKED[:-4]) + b"\r\n", TruncatedContentError),
        (CHUNKED % b"content-encoding: gzip\r\n" + chunks(b"no gzip") + b"\r\n", Exception),
    ],
)
@pytest.mark.parametrize("cuts", [[], [*range(400)]])
def test_a_broken_response_raises_what_is_wrong(data: bytes, kind: type[Exception], cuts: list[int]) -> None:
    with pytest.raises(kind):
        push(data, cuts)


def test_a_connection_with_bytes_behind_a_response_is_not_kept() -> None:
    response = push(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 200", [])
    assert (response.pieces, response.keep) == ([b"ok"], False)


def test_a_body_beyond_the_limit_is_not_held() -> None:
    bomb = zlib.compress(b"x" * 5_000_000)
    data = b"HTTP/1.1 200 OK\r\ncontent-encoding: deflate\r\ncontent-length: %d\r\n\r\n%b" % (len(bomb), bomb)
    with pytest.raises(TooLongError):
        push(data, [10, 50, 90], limit=100_000)
