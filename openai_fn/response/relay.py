"""Bodies that arrive in pieces: handed on as they come, and released at the end."""

from collections.abc import Generator, Iterable
from contextlib import suppress
from itertools import chain
from typing import Any

from openai_fn.response.decode import StreamComplete


def relay_body(body: Any, pieces: Iterable[bytes], first: Iterable[bytes] = ()) -> Generator[bytes, None, None]:
    """Return an iterator of the pieces of `first`, then of `pieces`, that stands for `body`, their source.

    Closing it, or throwing `StreamComplete` into it, reaches `body`.

    >>> b"".join(relay_body(None, iter([b"b", b"c"]), [b"a"]))
    b'abc'
    """
    relayed = iter_relayed(body, chain(first, pieces))
    next(relayed)  # a generator that was never started would not close the body
    return relayed


def iter_relayed(body: Any, pieces: "chain[bytes]") -> Generator[bytes, None, None]:
    """Yield an empty piece, then `pieces`; release `body`, however the reading ends.

    `pieces` is a chain because a chain has no `close`: `yield from` would call it where StreamComplete is thrown in.
    """
    complete = False
    try:
        yield b""
        yield from pieces
    except StreamComplete:
        complete = True
        raise
    finally:
        release(body, complete=complete)


def release(body: Any, *, complete: bool) -> None:
    """Close `body`; where all that is wanted of it has been read, its connection may be used again."""
    if complete and hasattr(body, "throw"):
        with suppress(StreamComplete, StopIteration):
            body.throw(StreamComplete)
    if hasattr(body, "close"):
        body.close()


async def release_async(body: Any, *, complete: bool) -> None:
    """Close a body that is awaited, as `release` does one that is iterated."""
    if complete and hasattr(body, "athrow"):
        with suppress(StreamComplete, StopAsyncIteration):
            await body.athrow(StreamComplete)
    if hasattr(body, "aclose"):
        await body.aclose()
