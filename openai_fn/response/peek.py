"""The first bytes of a body that is read as it arrives, looked at before the caller gets it."""

from collections.abc import Callable, Generator, Iterator

from openai_fn.response.relay import relay_body


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
    return bytes(beginning), relay_body(body, body, pieces)
