"""The first bytes of a body that is read as it arrives, looked at before the caller gets it."""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress

from openai_fn.response.decode import StreamComplete


def peek_body(
    body: Iterator[bytes], wants_more: Callable[[bytes | bytearray], bool]
) -> tuple[bytes, Generator[bytes, None, None]]:
    """Return the beginning of `body`, read while `wants_more` of it, and an iterator of all its pieces.

    The iterator stands for `body`: closing it, or throwing `StreamComplete` into it, reaches `body`.

    >>> beginning, again = peek_body(iter([b"da", b"ta: 1", b"x"]), lambda read: len(read) < 5)
    >>> beginning, b"".join(again)
    (b'data: 1', b'data: 1x')
    """
    pieces: list[bytes] = []
    beginning = bytearray()
    while wants_more(beginning):
        piece = next(body, None)
        if piece is None:
            break
        pieces.append(piece)
        beginning += piece
    again = rejoin_body(pieces, body)
    next(again)  # a generator that was never started would not close the body
    return bytes(beginning), again


def rejoin_body(pieces: list[bytes], rest: Iterator[bytes]) -> Generator[bytes, None, None]:
    """Iterate over an empty piece, `pieces` and `rest`; close `rest` at the end."""
    try:
        yield b""
        yield from pieces
        for piece in rest:  # noqa: UP028  # `yield from` would close `rest` where StreamComplete is thrown in
            yield piece
    except StreamComplete:
        if isinstance(rest, Generator):
            with suppress(StreamComplete, StopIteration):
                rest.throw(StreamComplete)
        raise
    finally:
        close_body(rest)


def close_body(body: object) -> None:
    """Close a body, where it can be closed."""
    close = getattr(body, "close", None)
    if close:
        close()
