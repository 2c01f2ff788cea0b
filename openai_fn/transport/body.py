"""The bytes of a response's body: bounded, decompressed, and only the first of them where that is enough."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import reduce

from openai_fn.streaming.sse import TooLongError
from openai_fn.transport.failures import BadContentEncodingError, TruncatedContentError

ERROR_LIMIT = 1_000_000
"""Bytes that are read of the body of an error."""
READ_SIZE = 65536
"""Bytes that are read at once."""
GZIP, ZLIB, RAW_DEFLATE = 31, 15, -15
"""What zlib takes as `wbits` for gzip, for zlib, and for deflate without a head, which some servers call deflate."""
ZLIB_WINDOWS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": ZLIB}
MEMBER_START = b"\x1f"
"""The first byte of a gzip member: several may follow each other."""
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
    """Yield the pieces decompressed, each as soon as it can be.

    Encodings other than gzip and deflate are left as they are. Raises BadContentEncodingError, TruncatedContentError.
    """
    decode = make_decoder(encodings)
    if decode is None:
        yield from pieces
        return
    for piece in pieces:
        yield from decode(piece)
    yield from decode(None)


Decode = Callable[[bytes | None], Iterator[bytes]]
"""The next bytes of a compressed body, None at its end -> what they decompress to, by READ_SIZE bytes at most."""


def make_decoder(encodings: list[str]) -> Decode | None:
    """Return the function that decompresses a body piece by piece; None for one that is not compressed, or as we know.

    It raises BadContentEncodingError, and TruncatedContentError for a body that ends before its last byte.
    """
    decoders: list[Decode] = []
    for encoding in encodings:
        if encoding not in ZLIB_WINDOWS:
            break
        decoders.append(make_zlib_decoder(ZLIB_WINDOWS[encoding]))
    return reduce(chain_decoders, decoders) if decoders else None


def chain_decoders(first: Decode, second: Decode) -> Decode:
    """Return the function that decompresses by one decoder and then by another."""

    def decode(piece: bytes | None) -> Iterator[bytes]:
        for part in first(piece):
            yield from second(part)
        if piece is None:
            yield from second(None)

    return decode


def make_zlib_decoder(window: int) -> Decode:
    """Return the function that decompresses one gzip or deflate body. An empty body is empty."""
    decoder, beginning, raw = zlib.decompressobj(window), b"", False

    def decode(piece: bytes | None) -> Iterator[bytes]:
        nonlocal decoder, beginning, raw
        if piece is None:
            if beginning and not decoder.eof:
                raise TruncatedContentError("the compressed body ends before its last byte")
            return
        may_be_raw = window == ZLIB and len(beginning) < MAX_ZLIB_HEAD
        beginning = beginning + piece if len(beginning) < MAX_ZLIB_HEAD else beginning
        rest = piece
        while rest:
            if decoder.eof:
                if not rest.startswith(MEMBER_START):
                    return  # padding after the end
                decoder = zlib.decompressobj(window)
            try:
                yield from inflate(decoder, rest)
            except zlib.error as error:
                if raw or not may_be_raw:
                    raise BadContentEncodingError(str(error)) from error
                decoder, raw, rest = zlib.decompressobj(RAW_DEFLATE), True, beginning
            else:
                rest = decoder.unused_data

    return decode


def inflate(decoder: "zlib._Decompress", piece: bytes) -> Iterator[bytes]:
    """Yield what `piece` decompresses to, READ_SIZE bytes at most at a time."""
    size = READ_SIZE
    while size == READ_SIZE and not decoder.eof:
        data = decoder.decompress(piece, READ_SIZE)
        piece, size = decoder.unconsumed_tail, len(data)
        if data:
            yield data
