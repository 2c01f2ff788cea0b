"""The bytes of a response's body: bounded, decompressed, and only the first of them where that is enough."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from openai_fn.streaming.sse import TooLongError
from openai_fn.transport.failures import BadContentEncodingError, TruncatedContentError

ERROR_LIMIT = 1_000_000
"""Bytes that are read of the body of an error."""
READ_SIZE = 65536
"""Bytes that are read at once."""
GZIP, ZLIB, RAW_DEFLATE = 31, 15, -15
"""What zlib takes as `wbits` for gzip, for zlib, and for deflate without a head, which some servers call deflate."""
ZLIB_WINDOWS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": ZLIB}
GZIP_MAGIC = b"\x1f\x8b"
MAX_ZLIB_HEAD = 2
"""Bytes by which a body that has no zlib head is known."""


def join_within_limit(pieces: Iterable[bytes], limit: float) -> bytes:
    """Return the pieces joined. Raise TooLongError as soon as they are more than `limit` bytes.

    >>> join_within_limit(iter([b"a", b"b"]), 2)
    b'ab'
    """
    received: list[bytes] = []
    for piece in pieces:
        received.append(piece)
        limit -= len(piece)
        if limit < 0:
            raise TooLongError
    return received[0] if len(received) == 1 else b"".join(received)


def read_beginning(pieces: Iterable[bytes], limit: int, is_failure: Callable[[BaseException], bool]) -> bytes:
    """Return the first `limit` bytes, or those before the end or a failure: the status of an error says enough.

    >>> read_beginning(iter([b"ab", b"cd"]), 3, bool)
    b'abc'
    """
    received: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            received.append(piece)
            size += len(piece)
            if size >= limit:
                break
    except Exception as error:
        if not is_failure(error):
            raise
    return b"".join(received)[:limit]


def list_encodings(content_encoding: str) -> list[str]:
    """Return the encodings of a body in the order in which they are to be undone.

    >>> list_encodings("deflate, GZIP"), list_encodings("identity")
    (['gzip', 'deflate'], [])
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    return [name for name in reversed(names) if name not in {"", "identity"}]


def decode_content(pieces: Iterator[bytes], encodings: list[str]) -> Iterator[bytes]:
    """Return an iterator of the pieces decompressed, each as soon as it can be.

    Encodings other than gzip and deflate are left as they are. Raises BadContentEncodingError, TruncatedContentError.
    """
    for encoding in encodings:
        if encoding not in ZLIB_WINDOWS:
            return pieces
        pieces = decompress(pieces, ZLIB_WINDOWS[encoding])
    return pieces


def decompress(pieces: Iterator[bytes], window: int) -> Iterator[bytes]:
    """Yield a compressed body decompressed, READ_SIZE bytes at most at a time.

    An empty body is empty; one that ends before its last byte is a TruncatedContentError.
    """
    decoder, first = zlib.decompressobj(window), b""
    for piece in pieces:
        first = first + piece if len(first) < MAX_ZLIB_HEAD else first
        try:
            yield from inflate(decoder, piece)
        except zlib.error as error:
            if window != ZLIB or len(first) > len(piece) + MAX_ZLIB_HEAD:
                raise BadContentEncodingError(str(error)) from error
            yield from decompress(chain([first], pieces), RAW_DEFLATE)
            return
        if decoder.eof and decoder.unused_data.startswith(GZIP_MAGIC):
            yield from decompress(chain([decoder.unused_data], pieces), window)
            return
    if first and not decoder.eof:
        raise TruncatedContentError("the compressed body ends before its last byte")


def inflate(decoder: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    """Yield what `piece` decompresses to, READ_SIZE bytes at most at a time."""
    size = READ_SIZE
    while size == READ_SIZE and not decoder.eof:
        data = decoder.decompress(piece, READ_SIZE)
        piece, size = decoder.unconsumed_tail, len(data)
        if data:
            yield data
