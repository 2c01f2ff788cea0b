"""The cache: `wrap_cache` with the option `cache`, any mapping with str keys.

The key of a response is a digest of the request without credentials: whoever shares a store shares its responses,
unless the option `cache_scope` separates them.
"""

import os
import warnings
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Generator, Iterable
from functools import partial
from threading import Lock
from typing import Any

from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.middleware.cache_entry import (
    ENTRY_VERSION,
    is_cache_entry,
    is_cacheable_response,
    make_entry,
    replay_entry,
)
from openai_fn.middleware.steps import Inner, Steps
from openai_fn.request.cache_key import compute_cache_key, is_cacheable_request
from openai_fn.response.decode import StreamComplete
from openai_fn.response.relay import release, release_async
from openai_fn.types import Options, Request, Response

STORE_LOCKS: dict[int, Lock] = {}
"""The lock of each process for reading and writing a store: a shelve is not thread-safe."""

Keep = Callable[..., None]


def answer_from_cache(inner: Inner, request: Request, options: Options) -> Steps:
    """Return the cached response to an equal request, or that of `inner`, which is cached if good and complete.

    Of equal requests at the same time one is sent, unless they stream. Raises InvalidOptionsError for a store that is
    not a mapping.
    """
    store = check_store(options["cache"])
    digest = (yield "call", compute_cache_key, request, options) if is_cacheable_request(request) else None
    if digest is None:
        return (yield from inner(request))
    key = f"openai_fn:{ENTRY_VERSION}:{digest}"
    if request["stream"]:
        return (yield from replay_or_ask(inner, store, key, request))
    return (yield from share_in_flight(inner, store, key, request, options.get("deadline")))


def check_store(store: Any) -> Any:
    """Return `store` if it is a mapping; raise InvalidOptionsError otherwise."""
    if isinstance(store, (str, list, tuple)) or not (hasattr(store, "__getitem__") and hasattr(store, "__setitem__")):
        kinds = "a mapping: a dict, a shelve, a diskcache.Cache"
        raise InvalidOptionsError(make_error("invalid_options", f"cache: expected {kinds}, got {type(store).__name__}"))
    return store


def share_in_flight(inner: Inner, store: Any, key: str, request: Request, seconds: float | None) -> Steps:
    """Return the response to `request`; while an equal one is under way, wait for it, at most so many seconds.

    If the one under way is abandoned, one of those that wait sends.
    """
    role, leave = yield "join", (id(store), key), seconds
    while role == "abandoned":
        role, leave = yield "join", (id(store), key), seconds
    if role == "late":
        message = f"an equal request in flight did not finish within {seconds:g} s"
        return {"error": make_error("timeout", message)}
    came = False
    try:
        response = yield from replay_or_ask(inner, store, key, request)
        came = True
    finally:
        leave(came)
    return response


def replay_or_ask(inner: Inner, store: Any, key: str, request: Request) -> Steps:
    """Return the response in `store`, or that of `inner`, which is stored if good and complete."""
    entry = yield "call", use_store, partial(store.__getitem__, key)
    if is_cache_entry(entry):
        return replay_entry(entry, request)
    response = yield from inner(request)
    if "error" in response:
        return response
    keep = partial(store_response, store, key, request, response)
    if isinstance(response["body"], bytes):
        yield "call", partial(keep, to_end=True), [response["body"]]
        return response
    return {**response, "body": watch_body(response["body"], keep)}


def use_store(act: Callable[[], Any]) -> Any:
    """Return the result of `act`, or None for a missing key. A store that fails only causes a warning."""
    try:
        with STORE_LOCKS.setdefault(os.getpid(), Lock()):
            return act()
    except KeyError:
        return None
    except Exception as failed:  # noqa: BLE001  # the store is the user's, so it may raise anything, and the response has been paid for
        warnings.warn(f"the cache failed: {type(failed).__name__}: {failed}", RuntimeWarning, stacklevel=2)
        return None


def watch_body(body: Any, keep: Keep) -> Any:
    """Return `body`, sync or async; call `keep` with the pieces that were read, however the reading ends."""
    if hasattr(body, "__aiter__"):
        return read_and_keep_async(body, keep)
    watched = read_and_keep(body, keep)
    next(watched)  # a generator that was never started would not close what it reads from
    return watched


def read_and_keep(body: Iterable[bytes], keep: Keep) -> Generator[bytes, None, None]:
    """Yield an empty piece, then those of `body`."""
    pieces: list[bytes] = []
    complete = to_end = False
    try:
        yield b""
        for piece in body:
            pieces.append(piece)
            yield piece
        to_end = True
    except StreamComplete:
        complete = True
        raise
    finally:
        release(body, complete=complete)
        keep(pieces, to_end=to_end)


async def read_and_keep_async(body: AsyncIterable[bytes], keep: Keep) -> AsyncGenerator[bytes, None]:
    """Yield the pieces of `body`."""
    pieces: list[bytes] = []
    complete = to_end = False
    try:
        async for piece in body:
            pieces.append(piece)
            yield piece
        to_end = True
    except StreamComplete:
        complete = True
        raise
    finally:
        await release_async(body, complete=complete)
        keep(pieces, to_end=to_end)


def store_response(  # noqa: PLR0913  # all that is known of a response
    store: Any, key: str, request: Request, response: Response, pieces: list[bytes], *, to_end: bool
) -> None:
    """Put a response into `store` if it is complete and final."""
    whole: Response = {**response, "body": b"".join(pieces)}
    if is_cacheable_response(whole, request, to_end=to_end):
        use_store(partial(store.__setitem__, key, make_entry(whole)))
