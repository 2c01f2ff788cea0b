"""Cache entries: the form in which a response is stored, and which responses may be stored.

An entry is plain data: {"version", "status", "headers", "body", "digest"}, the body a str if it is UTF-8, so that a
store of JSON is enough.
"""

from hashlib import blake2b
from typing import Any

from openai_fn.errors import OpenAIError, is_error
from openai_fn.request.build import asks_for_stream
from openai_fn.response.decode import decode_response, is_event_stream
from openai_fn.types import Map, Request, Response

ENTRY_VERSION = 2
"""The version of an entry's form, which is also part of its key."""
CACHE_HEADER = "openai-fn-cache"
"""The header of a response from the cache: "hit"."""
CACHED_HEADERS = frozenset({"content-type", "x-request-id", "apim-request-id", "openai-model", "openai-version"})
"""Headers that remain valid; rate limits, cookies and dates do not."""
TRANSIENT_STATUSES = frozenset({"queued", "in_progress", "failed", "cancelled"})
"""Values of "status" in a body that may change."""


def is_cache_entry(entry: Any) -> bool:
    """Return whether a stored value is a valid, unchanged entry of this version."""
    shape: dict[str, Any] = {"version": int, "status": int, "headers": dict, "body": (str, bytes), "digest": str}
    fits = isinstance(entry, dict) and all(isinstance(entry.get(name), kind) for name, kind in shape.items())
    if not fits or entry["version"] != ENTRY_VERSION or not 200 <= entry["status"] < 300:
        return False
    return bool(entry["digest"] == digest_body(entry["body"]))


def digest_body(body: str | bytes) -> str:
    """Return a digest that detects a truncated or changed body."""
    return blake2b(body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body, digest_size=16).hexdigest()


def make_entry(response: Response) -> dict[str, Any]:
    """Return the cache entry of a complete response."""
    headers = {name: value for name, value in response["headers"].items() if name in CACHED_HEADERS}
    body = compact_body(response["body"])
    digest = digest_body(body)
    return {"version": ENTRY_VERSION, "status": response["status"], "headers": headers, "body": body, "digest": digest}


def replay_entry(entry: Map, request: Request) -> Response:
    """Return the response of an entry, as a stream if the request asks for one."""
    body = entry["body"].encode() if isinstance(entry["body"], str) else entry["body"]
    headers = {**entry["headers"], CACHE_HEADER: "hit"}
    return {"status": entry["status"], "headers": headers, "body": iter([body]) if request["stream"] else body}


def compact_body(body: Any) -> str | bytes:
    """Return a body as a str where it is UTF-8."""
    try:
        return str(body, "utf-8")
    except UnicodeDecodeError:
        return bytes(body)


def is_cacheable_response(response: Response, request: Request, *, to_end: bool) -> bool:
    """Return whether a response is good, whole, and as good tomorrow: no work under way, no link that expires."""
    if is_event_stream(response):
        return is_complete_stream(response["body"], to_end=to_end)
    asked: Request = {**request, "stream": asks_for_stream(request["body"] or {})}
    found = decode_response(response, asked, request["returns"]) if to_end else None
    if not isinstance(found, dict):
        return found is not None
    items = found.get("data")
    links = isinstance(items, list) and any(isinstance(item, dict) and item.get("url") for item in items)
    return not (is_error(found) or found.get("status") in TRANSIENT_STATUSES or links)


def is_complete_stream(body: Any, *, to_end: bool) -> bool:
    r"""Return whether bytes are a whole event stream without an error; `to_end` where nothing came after them.

    A reader may leave once the last word is there, with the usage still to come.

    >>> is_complete_stream(b'data: {"id": 1}\n\ndata: [DONE]\n\n', to_end=False)
    True
    >>> is_complete_stream(b'data: {"id": 1}\n\n', to_end=True)
    False
    """
    from openai_fn.streaming.chunks import DONE_MARKER, TERMINAL_EVENTS, make_reader, open_stream

    try:
        chunks = [*open_stream([body], make_reader(lambda failure: failure))]
    except OpenAIError:
        return False
    last = to_end or body.rstrip().endswith(DONE_MARKER.encode())
    return bool(chunks) and (last or chunks[-1].get("type") in TERMINAL_EVENTS)
