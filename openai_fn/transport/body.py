"""The bytes of an answer's body: whole, as they arrive, or only the first of them."""

from collections.abc import Iterator

from requests import Response
from requests.exceptions import RequestException
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from openai_fn.streaming.sse import TooLongError

ERROR_LIMIT = 1_000_000
"""Bytes that are read of the body of an error."""
READ_SIZE = 65536
"""Bytes that are asked for at once of a stream; fewer are given out as soon as they are there."""


def read_into_response(response: Response, limit: float) -> None:
    """Read the body into `response`; the connection is free again after it. One longer than `limit` raises."""
    raw = response.raw
    if raw.status < 300:
        body = read_within_limit(response, limit)
    else:
        body = read_beginning(iter_body(response), ERROR_LIMIT)
        if not raw.closed:
            raw.close()
    response._content = body  # noqa: SLF001  # what Response.content itself does
    response._content_consumed = True  # type: ignore[attr-defined]  # noqa: SLF001  # the same
    raw.release_conn()
    raw._original_response = None  # noqa: SLF001  # Session.send looks for cookies in it, at 30 µs a call


def read_within_limit(response: Response, limit: float) -> bytes:
    """A body of at most `limit` bytes; the connection of a longer one is closed, and TooLongError raised.

    One that says its length is read at once. What is packed may become a thousand times longer than it says.
    """
    raw = response.raw
    said = None if response.headers.get("content-encoding") else raw.length_remaining
    try:
        if said is None or said > limit:
            return join_within_limit(iter_body(response), limit)
        body: bytes = raw.read(None, decode_content=True)
    except TooLongError:
        raw.close()
        raise
    return body


def join_within_limit(pieces: Iterator[bytes], limit: float) -> bytes:
    """The pieces joined. More than `limit` bytes are a TooLongError, when they are there and no later.

    >>> join_within_limit(iter([b"a", b"b"]), 2)
    b'ab'
    """
    got: list[bytes] = []
    for piece in pieces:
        got.append(piece)
        limit -= len(piece)
        if limit < 0:
            raise TooLongError
    return b"".join(got)


def read_beginning(pieces: Iterator[bytes], limit: int) -> bytes:
    """The first `limit` bytes, or what there is before the end or a failure: the status of an error tells enough."""
    got: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            got.append(piece)
            size += len(piece)
            if size >= limit:
                break
    except (HTTPError, RequestException, OSError):
        pass
    return b"".join(got)[:limit]


def iter_body(response: Response) -> Iterator[bytes]:
    """Bytes of a body, each given out when it is there, in every framing.

    `read1` waits for nothing; on a chunked body `stream` is as prompt and costs less.
    """
    raw = response.raw
    # Only urllib3 knows of compression; bodies that are played back or made up are as they should be read.
    own = isinstance(raw, HTTPResponse)
    more = {"decode_content": True} if own and response.headers.get("content-encoding") else {}
    if own and raw.chunked and raw.supports_chunked_reads():
        yield from raw.stream(READ_SIZE, **{"decode_content": False, **more})
    elif hasattr(raw, "read1"):
        while piece := raw.read1(READ_SIZE, **more):
            yield piece
    else:
        yield from response.iter_content(1)
