"""A whole response that is pushed in as it arrives: a generator receives bytes by `send`, b"" at their end. Pure.

It reads what `framing` reads, for an event loop, which cannot wait in the middle of a generator.
"""

from collections.abc import Callable, Generator, Iterable
from functools import partial

from openai_fn.streaming.sse import TooLongError
from openai_fn.transport.body import ERROR_LIMIT, Decode, list_encodings, make_decoder
from openai_fn.transport.failures import IncompleteResponseError
from openai_fn.transport.fast.framing import LINE_ENDS, MAX_TRAILERS, find_after_trailers, split_chunks
from openai_fn.transport.fast.http_head import (
    BODILESS_STATUSES,
    CHUNKED,
    ResponseHead,
    find_content_length,
    receive_head,
)

Receive = Generator[None, bytes, bytes]
"""What receives bytes and returns those behind its end."""
Take = Callable[[Iterable[bytes]], None]


NO_HEAD = ResponseHead(0, {}, keep=False)
"""What stands for a head that has not come."""


# A class because it is filled as bytes arrive: what is there counts when the rest fails.
class ArrivingResponse:
    """The head of a response, once it is there, the pieces of its body so far, and whether its connection is kept."""

    def __init__(self, limit: float) -> None:
        self.head = NO_HEAD
        self.pieces: list[bytes] = []
        self.keep = False
        self.limit = limit

    def take(self, parts: Iterable[bytes]) -> None:
        """Add parts of the body. Raise TooLongError as soon as it is longer than the limit."""
        for part in parts:
            self.pieces.append(part)
            self.limit -= len(part)
            if self.limit < 0:
                raise TooLongError

    def take_compressed(self, decode: Decode, parts: Iterable[bytes]) -> None:
        """Add parts of a compressed body."""
        for part in parts:
            self.take(decode(part))


def receive_response(response: ArrivingResponse) -> Receive:
    """Fill `response`. Raise NotHTTPError, IncompleteResponseError, TooLongError and those of compressed bodies."""
    head, rest = yield from receive_head()
    response.head = head
    response.limit = response.limit if head.status < 300 else ERROR_LIMIT
    encoding = head.headers.get("content-encoding")
    decode = make_decoder(list_encodings(encoding)) if encoding else None
    take = response.take if decode is None else partial(response.take_compressed, decode)
    length = find_content_length(head.headers)
    if head.status in BODILESS_STATUSES or length == 0:
        behind = rest
    elif head.headers.get("transfer-encoding", "").lower().endswith(CHUNKED):
        behind = yield from receive_chunked(rest, take)
    elif length is not None:
        behind = yield from receive_sized(rest, length, take)
    else:
        behind = yield from receive_until_close(rest, take)
    if decode is not None:
        response.take(decode(None))
    framed = length is not None or "transfer-encoding" in head.headers or head.status in BODILESS_STATUSES
    response.keep = head.keep and framed and not behind and head.status != 101
    return behind


def receive_sized(received: bytes, length: int, take: Take) -> Receive:
    """Take a body of so many bytes."""
    while True:
        take([received[:length]] if received else [])
        if len(received) >= length:
            return received[length:]
        length -= len(received)
        received = yield
        if not received:
            raise IncompleteResponseError(f"{length} bytes are missing")


def receive_until_close(received: bytes, take: Take) -> Receive:
    """Take a body that the end of the connection ends."""
    if received:
        take([received])
    while received := (yield):
        take([received])
    return b""


def receive_chunked(received: bytes, take: Take) -> Receive:
    """Take a chunked body."""
    missing = 0
    while True:
        pieces, received, missing = split_chunks(received, missing) if received else ([], b"", missing)
        take(pieces)
        if missing < 0:
            return (yield from receive_trailers(received))
        more = yield
        if not more:
            raise IncompleteResponseError("the last chunk is missing")
        received += more


def receive_trailers(lines: bytes) -> Receive:
    """Drop the headers after the last chunk."""
    while not (lines.startswith((*LINE_ENDS,)) or b"\n\r\n" in lines or b"\n\n" in lines):
        more = yield
        if not more or len(lines) > MAX_TRAILERS:
            raise IncompleteResponseError("the end of the trailers is missing")
        lines += more
    return find_after_trailers(lines)
