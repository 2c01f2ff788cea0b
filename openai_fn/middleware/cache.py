"""Answers that are kept: what `wrap_cache` does with option `cache`, any mapping with keys of str.

What is kept is plain data: {"version", "status", "headers", "body"}, the body a str where it is UTF-8, so that a store
of JSON will do. Its key is a digest of what is asked. Neither says who asked or with which credential: whoever shares a
store shares its answers.
"""

import os
import warnings
from collections.abc import Callable, Generator, Iterable
from functools import partial
from threading import TIMEOUT_MAX, Event, Lock
from typing import Any

from openai_fn.errors import InvalidOptionsError, OpenAIError, is_error, make_error
from openai_fn.middleware.retry import Handler
from openai_fn.request.build import asks_for_stream
from openai_fn.request.cache_key import compute_cache_key, is_question
from openai_fn.response.decode import StreamComplete, decode_response, is_event_stream
from openai_fn.types import Map, Response

ENTRY_VERSION = 1
"""Of what an entry is; its key says it too, so that another version does not even look at it."""
CACHE_HEADER = "openai-fn-cache"
"""The header of an answer that was kept: "hit"."""
CACHED_HEADERS = frozenset({"content-type", "x-request-id", "apim-request-id", "openai-model", "openai-version"})
"""Headers that are true of an answer for ever; limits, cookies and dates are not."""
TRANSIENT_STATUSES = frozenset({"queued", "in_progress", "failed", "cancelled"})
"""Statuses of an answer that another call may better."""

IN_FLIGHT: dict[tuple[int, int, str], Event] = {}
"""The requests under way, by process, store and key: an equal one waits for the answer instead of being sent."""
STORE_LOCKS: dict[int, Lock] = {}
"""What each process holds while it reads or writes a store: a shelve does not stand two threads."""


def make_cache_handler(handler: Handler, store: Any, options: Map) -> Handler:
    """`handler`, with the answers in `store` given out instead of being asked for again."""
    if isinstance(store, (str, list, tuple)) or not (hasattr(store, "__getitem__") and hasattr(store, "__setitem__")):
        kinds = "a mapping: a dict, a shelve, a diskcache.Cache"
        raise InvalidOptionsError(make_error("invalid_options", f"cache: expected {kinds}, got {type(store).__name__}"))

    def asking(request: Map) -> Response:
        digest = compute_cache_key(request, options) if is_question(request) else None
        if digest is None:
            return handler(request)
        key = f"openai_fn:{ENTRY_VERSION}:{digest}"
        ask = partial(ask_or_replay, handler, store, key, request)
        return (
            ask() if request["stream"] else share_in_flight((os.getpid(), id(store), key), ask, options.get("deadline"))
        )

    return asking


def share_in_flight(flight: tuple[int, int, str], ask: Callable[[], Response], seconds: float | None) -> Response:
    """What `ask` gives; while another thread asks the same, first its answer is waited for, at most so many seconds."""
    own = Event()
    ahead = IN_FLIGHT.setdefault(flight, own)
    if ahead is own:
        try:
            return ask()
        finally:
            del IN_FLIGHT[flight]
            own.set()
    if not ahead.wait(None if seconds is None else min(seconds, TIMEOUT_MAX)):
        return {"error": make_error("timeout", f"an equal request under way was not answered within {seconds:g} s")}
    return ask()


def ask_or_replay(handler: Handler, store: Any, key: str, request: Map) -> Response:
    """The answer in `store`, else that of `handler`, which is kept if it is good and whole."""
    found = use_store(lambda: store[key])
    if is_cache_entry(found):
        return replay_entry(found, request)
    response = handler(request)
    if "error" in response:
        return response
    keep = partial(store_response, store, key, request, response)
    if isinstance(response["body"], bytes):
        keep([response["body"]], to_end=True)
        return response
    body = watch_body(response["body"], keep)
    next(body)  # a generator that was never started would not close what it reads from
    return {**response, "body": body}


def use_store(act: Callable[[], Any]) -> Any:
    """What `act` does with a store; None where nothing is there. A store that fails is a warning and no more."""
    try:
        with STORE_LOCKS.setdefault(os.getpid(), Lock()):
            return act()
    except KeyError:
        return None
    except Exception as failed:  # noqa: BLE001  # a store is the user's, so anything; and the answer has been paid for
        warnings.warn(f"the cache failed: {type(failed).__name__}: {failed}", RuntimeWarning, stacklevel=2)
        return None


def is_cache_entry(found: Any) -> bool:
    """Whether something in a store is an answer that was kept by this version."""
    shape: dict[str, Any] = {"version": int, "status": int, "headers": dict, "body": (str, bytes)}
    fits = isinstance(found, dict) and all(isinstance(found.get(name), kind) for name, kind in shape.items())
    return fits and found["version"] == ENTRY_VERSION


def replay_entry(entry: Map, request: Map) -> Response:
    """The response that an entry stands for, a stream where one is asked for."""
    body = entry["body"].encode() if isinstance(entry["body"], str) else entry["body"]
    headers = {**entry["headers"], CACHE_HEADER: "hit"}
    return {"status": entry["status"], "headers": headers, "body": iter([body]) if request["stream"] else body}


def watch_body(body: Iterable[bytes], keep: Callable[..., None]) -> Generator[bytes, None, None]:
    """`body`, first of all an empty piece; `keep` is given what was read of it, however the reading ends."""
    from openai_fn.streaming.chunks import release

    read: list[bytes] = []
    complete = to_end = False
    try:
        yield b""
        for piece in body:
            read.append(piece)
            yield piece
        to_end = True
    except StreamComplete:
        complete = True
        raise
    finally:
        release(body, complete=complete)
        keep(read, to_end=to_end)


def store_response(store: Any, key: str, request: Map, response: Response, read: list[bytes], *, to_end: bool) -> None:  # noqa: PLR0913  # all that is known of an answer
    """Nothing; the answer is in `store` afterwards, if it is one that another call would not better."""
    body = b"".join(read)
    if is_cacheable_response({**response, "body": body}, request, to_end=to_end):
        headers = {name: value for name, value in response["headers"].items() if name in CACHED_HEADERS}
        entry = {"version": ENTRY_VERSION, "status": response["status"], "headers": headers, "body": compact_body(body)}
        use_store(lambda: store.__setitem__(key, entry))


def compact_body(body: bytes) -> str | bytes:
    """A body as a text where it is one."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def is_cacheable_response(response: Map, request: Map, *, to_end: bool) -> bool:
    """Whether an answer is good, whole, and as good tomorrow: no work under way, no link to what goes away."""
    if is_event_stream(response):
        return is_complete_stream(response["body"], to_end=to_end)
    asked = {**request, "stream": asks_for_stream(request["body"] or {})}
    found = decode_response(response, asked, request["returns"]) if to_end else None
    if not isinstance(found, dict):
        return found is not None
    items = found.get("data")
    links = isinstance(items, list) and any(isinstance(item, dict) and item.get("url") for item in items)
    return not (is_error(found) or found.get("status") in TRANSIENT_STATUSES or links)


def is_complete_stream(body: bytes, *, to_end: bool) -> bool:
    r"""Whether the bytes of an event stream are all of it, and no error; `to_end` where nothing came after them.

    A reader may leave once the last word is there, with the usage still to come.

    >>> is_complete_stream(b'data: {"id": 1}\n\ndata: [DONE]\n\n', to_end=False)
    True
    >>> is_complete_stream(b'data: {"id": 1}\n\n', to_end=True)
    False
    """
    from openai_fn.streaming.chunks import DONE_MARKER, TERMINAL_EVENTS, open_stream

    try:
        chunks = [*open_stream([body], lambda found: found, keep_errors=False)]
    except OpenAIError:
        return False
    last = to_end or body.rstrip().endswith(DONE_MARKER.encode())
    return bool(chunks) and (last or chunks[-1].get("type") in TERMINAL_EVENTS)
