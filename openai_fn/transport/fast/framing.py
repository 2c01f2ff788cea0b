"""The body of a response as its framing has it, in pieces that are given out as soon as they are there: RFC 9112, 6-7.

One receive gives one piece, however many HTTP chunks it holds. What a server may send between the bytes of a body is
bounded: a line that begins a chunk, and the trailers.
"""

import re
from collections.abc import Iterator

from openai_fn.transport.failures import IncompleteResponseError
from openai_fn.transport.fast.connection import Connection
from openai_fn.transport.fast.http_head import BODILESS_STATUSES, CHUNKED, ResponseHead, find_content_length

CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]*)?\r?\n").match
"""The line before a chunk: its size, and extensions that mean nothing to us."""
MAX_CHUNK_LINE = 4096
"""Bytes of such a line."""
LINE_ENDS = frozenset({b"\r\n", b"\n"})
MAX_TRAILERS = 65536
"""Bytes of the headers after the last chunk."""


def iter_framed(connection: Connection, head: ResponseHead) -> Iterator[bytes]:
    """Yield the body of a response in pieces; at its end the connection is marked as ended.

    Raises NotHTTPError at once where the head contradicts itself, IncompleteResponseError where the body is cut.
    """
    length = find_content_length(head.headers)
    connection.ended = False
    if head.status in BODILESS_STATUSES or length == 0:
        connection.ended = True
        return iter(())
    if head.headers.get("transfer-encoding", "").lower().endswith(CHUNKED):
        return iter_chunked(connection)
    if length is not None:
        return iter_sized(connection, length)
    connection.keep = False
    return iter_until_close(connection)


def iter_sized(connection: Connection, length: int) -> Iterator[bytes]:
    """Yield a body of so many bytes."""
    while length > 0:
        piece = connection.receive()
        if not piece:
            raise IncompleteResponseError(f"{length} bytes are missing")
        if len(piece) > length:
            piece, connection.received = piece[:length], piece[length:]
        length -= len(piece)
        connection.ended = not length
        yield piece


def iter_until_close(connection: Connection) -> Iterator[bytes]:
    """Yield a body that the end of the connection ends."""
    while piece := connection.receive():
        yield piece
    connection.ended = True


def iter_chunked(connection: Connection) -> Iterator[bytes]:
    """Yield a chunked body, all chunks that one receive brings, whole or not, as one piece."""
    received, missing = b"", 0
    while missing >= 0:
        more = connection.receive()
        if not more:
            raise IncompleteResponseError("the last chunk is missing")
        pieces, received, missing = split_chunks(received + more if received else more, missing)
        if missing < 0 and received in LINE_ENDS:
            connection.ended, received = True, b""
        if pieces:
            yield pieces[0] if len(pieces) == 1 else b"".join(pieces)
    if not connection.ended:
        read_trailers(connection, received)


def split_chunks(received: bytes, missing: int) -> tuple[list[bytes], bytes, int]:
    r"""Return the data of the chunks in `received`, the bytes to be looked at again, and the bytes to come.

    `missing` is how many bytes of a begun chunk are to come, its line end among them; -1: the last chunk was read.

    >>> split_chunks(b"2\r\nab\r\n3\r\nc", 0), split_chunks(b"de\r\n0\r\n\r\n", 4)
    (([b'ab', b'c'], b'', 4), ([b'de'], b'\r\n', -1))
    """
    pieces, start, size = [], 0, len(received)
    if missing:
        pieces += [received[: missing - 2]] if missing > 2 else []
        if size < missing:
            return pieces, b"", missing - size
        check_line_end(received, missing)
        start = missing
    while found := CHUNK_LINE(received, start):
        length, begin = int(found[1], 16), found.end()
        end = begin + length
        if not length:
            return pieces, received[begin:], -1
        if end + 2 > size:
            return [*pieces, received[begin:end]] if begin < size else pieces, b"", end + 2 - size
        pieces.append(received[begin:end])
        check_line_end(received, end + 2)
        start = end + 2
    rest = received[start:]
    if b"\n" in rest or len(rest) > MAX_CHUNK_LINE:
        raise IncompleteResponseError(f"no size of a chunk: {rest[:40]!r}")
    return pieces, rest, 0


def check_line_end(received: bytes, end: int) -> None:
    """Raise IncompleteResponseError where the bytes before `end`, as far as they are here, do not end a chunk."""
    if not b"\r\n".endswith(received[max(end - 2, 0) : end]):
        raise IncompleteResponseError("a chunk is longer than its size")


def read_trailers(connection: Connection, received: bytes) -> None:
    """Read the headers after the last chunk, and drop them."""
    lines = received
    while not (lines.startswith((*LINE_ENDS,)) or b"\n\r\n" in lines or b"\n\n" in lines):
        more = connection.receive()
        if not more or len(lines) > MAX_TRAILERS:
            raise IncompleteResponseError("the end of the trailers is missing")
        lines += more
    connection.received = find_after_trailers(lines)
    connection.ended = True


def find_after_trailers(lines: bytes) -> bytes:
    r"""Return the bytes after the blank line that ends the trailers.

    >>> find_after_trailers(b"\r\n"), find_after_trailers(b"x-a: 1\r\n\r\nmore")
    (b'', b'more')
    """
    found = re.match(rb"\r?\n", lines) or re.search(rb"\n\r?\n", lines)
    return lines[found.end() :] if found else b""
