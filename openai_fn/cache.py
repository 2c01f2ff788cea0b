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

from openai_fn.digest import is_question, key_of
from openai_fn.errors import InvalidOptionsError, OpenAIError, error, is_error
from openai_fn.request import streams
from openai_fn.response import Complete, decoded, is_event_stream
from openai_fn.shapes import Map, Response

Handler = Callable[[Map], Response]

VERSION = 1
"""Of what an entry is; its key says it too, so that another version does not even look at it."""
MARK = "openai-fn-cache"
"""The header of an answer that was kept: "hit"."""
KEPT = frozenset({"content-type", "x-request-id", "apim-request-id", "openai-model", "openai-version"})
"""Headers that are true of an answer for ever; limits, cookies and dates are not."""
PASSING = frozenset({"queued", "in_progress", "failed", "cancelled"})
"""Statuses of an answer that another call may better."""

FLIGHTS: dict[tuple[int, int, str], Event] = {}
"""The requests under way, by process, store and key: an equal one waits for the answer instead of being sent."""
LOCKS: dict[int, Lock] = {}
"""What each process holds while it reads or writes a store: a shelve does not stand two threads."""


def caching(handler: Handler, store: Any, options: Map) -> Handler:
    """`handler`, with the answers in `store` given out instead of being asked for again."""
    if isinstance(store, (str, list, tuple)) or not (hasattr(store, "__getitem__") and hasattr(store, "__setitem__")):
        kinds = "a mapping: a dict, a shelve, a diskcache.Cache"
        raise InvalidOptionsError(error("invalid_options", f"cache: expected {kinds}, got {type(store).__name__}"))

    def asking(request: Map) -> Response:
        digest = key_of(request, options) if is_question(request) else None
        if digest is None:
            return handler(request)
        key = f"openai_fn:{VERSION}:{digest}"
        ask = partial(answered, handler, store, key, request)
        return ask() if request["stream"] else once((os.getpid(), id(store), key), ask, options.get("deadline"))

    return asking


def once(flight: tuple[int, int, str], ask: Callable[[], Response], seconds: float | None) -> Response:
    """What `ask` gives; while another thread asks the same, first its answer is waited for, at most so many seconds."""
    own = Event()
    ahead = FLIGHTS.setdefault(flight, own)
    if ahead is own:
        try:
            return ask()
        finally:
            del FLIGHTS[flight]
            own.set()
    if not ahead.wait(None if seconds is None else min(seconds, TIMEOUT_MAX)):
        return {"error": error("timeout", f"an equal request under way was not answered within {seconds:g} s")}
    return ask()


def answered(handler: Handler, store: Any, key: str, request: Map) -> Response:
    """The answer in `store`, else that of `handler`, which is kept if it is good and whole."""
    found = attempted(lambda: store[key])
    if is_entry(found):
        return replayed(found, request)
    response = handler(request)
    if "error" in response:
        return response
    keep = partial(kept, store, key, request, response)
    if isinstance(response["body"], bytes):
        keep([response["body"]], to_end=True)
        return response
    body = watched(response["body"], keep)
    next(body)  # a generator that was never started would not close what it reads from
    return {**response, "body": body}


def attempted(act: Callable[[], Any]) -> Any:
    """What `act` does with a store; None where nothing is there. A store that fails is a warning and no more."""
    try:
        with LOCKS.setdefault(os.getpid(), Lock()):
            return act()
    except KeyError:
        return None
    except Exception as failed:  # noqa: BLE001  # a store is the user's, so anything; and the answer has been paid for
        warnings.warn(f"the cache failed: {type(failed).__name__}: {failed}", RuntimeWarning, stacklevel=2)
        return None


def is_entry(found: Any) -> bool:
    """Whether something in a store is an answer that was kept by this version."""
    shape: dict[str, Any] = {"version": int, "status": int, "headers": dict, "body": (str, bytes)}
    fits = isinstance(found, dict) and all(isinstance(found.get(name), kind) for name, kind in shape.items())
    return fits and found["version"] == VERSION


def replayed(entry: Map, request: Map) -> Response:
    """The response that an entry stands for, a stream where one is asked for."""
    body = entry["body"].encode() if isinstance(entry["body"], str) else entry["body"]
    headers = {**entry["headers"], MARK: "hit"}
    return {"status": entry["status"], "headers": headers, "body": iter([body]) if request["stream"] else body}


def watched(body: Iterable[bytes], keep: Callable[..., None]) -> Generator[bytes, None, None]:
    """`body`, first of all an empty piece; `keep` is given what was read of it, however the reading ends."""
    from openai_fn.stream import let_go

    read: list[bytes] = []
    complete = to_end = False
    try:
        yield b""
        for piece in body:
            read.append(piece)
            yield piece
        to_end = True
    except Complete:
        complete = True
        raise
    finally:
        let_go(body, complete=complete)
        keep(read, to_end=to_end)


def kept(store: Any, key: str, request: Map, response: Response, read: list[bytes], *, to_end: bool) -> None:  # noqa: PLR0913  # all that is known of an answer
    """Nothing; the answer is in `store` afterwards, if it is one that another call would not better."""
    body = b"".join(read)
    if lasts({**response, "body": body}, request, to_end=to_end):
        headers = {name: value for name, value in response["headers"].items() if name in KEPT}
        entry = {"version": VERSION, "status": response["status"], "headers": headers, "body": compact(body)}
        attempted(lambda: store.__setitem__(key, entry))


def compact(body: bytes) -> str | bytes:
    """A body as a text where it is one."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def lasts(response: Map, request: Map, *, to_end: bool) -> bool:
    """Whether an answer is good, whole, and as good tomorrow: no work under way, no link to what goes away."""
    if is_event_stream(response):
        return is_whole(response["body"], to_end=to_end)
    asked = {**request, "stream": streams(request["body"] or {})}
    found = decoded(response, asked, request["returns"]) if to_end else None
    if not isinstance(found, dict):
        return found is not None
    items = found.get("data")
    links = isinstance(items, list) and any(isinstance(item, dict) and item.get("url") for item in items)
    return not (is_error(found) or found.get("status") in PASSING or links)


def is_whole(body: bytes, *, to_end: bool) -> bool:
    r"""Whether the bytes of an event stream are all of it, and no error; `to_end` where nothing came after them.

    A reader may leave once the last word is there, with the usage still to come.

    >>> is_whole(b'data: {"id": 1}\n\ndata: [DONE]\n\n', to_end=False), is_whole(b'data: {"id": 1}\n\n', to_end=True)
    (True, False)
    """
    from openai_fn.stream import CLOSING, DONE, stream

    try:
        chunks = [*stream([body], lambda found: found, keep_errors=False)]
    except OpenAIError:
        return False
    last = to_end or body.rstrip().endswith(DONE.encode())
    return bool(chunks) and (last or chunks[-1].get("type") in CLOSING)
