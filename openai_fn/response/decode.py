"""From a response to what the call returns: data, text, bytes, or an error map.

The Content-Type decides, not only the operation's row: the API responds with more than its description says.
"""

import json
from collections.abc import Callable
from typing import Any

from openai_fn.errors import make_error
from openai_fn.response.api_errors import error_from_response
from openai_fn.response.unexpected import (
    HTML_TYPES,
    describe_body,
    find_hidden_error,
    is_text_in_place_of_media,
    load_or_none,
    not_a_stream_error,
    not_media_error,
    read_body_beginning,
    unexpected_body_error,
)
from openai_fn.sanitize import clean_text
from openai_fn.types import Error, Map, Request, Response

Loads = Callable[[bytes], Any]

SCAN_JSON = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the C scanner itself: json.loads takes twice the time
BELOW_400: Map = {"category": "status", "hint": "is base_url the URL of the API itself, including its path?"}
STATUS_HINTS: dict[int, Map] = {
    407: {"hint": "the proxy requires a credential: pass it as http://NAME:PASSWORD@HOST in HTTPS_PROXY"}
}
"""Hints for statuses that no API sends: redirects without a location, interim responses, a proxy's own."""
EVENT_STREAM = "text/event-stream"
UNLABELED_TYPES = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream"})
"""Content types that say nothing about an event stream: there its first bytes decide."""
EVENT_STREAM_STARTS = (b"data:", b"event:", b"id:", b"retry:", b":")
"""The first bytes of an event stream: a field, or a comment."""
LEADING_BYTES = b"\xef\xbb\xbf \t\r\n"
"""Bytes that may stand before the first field: a byte order mark, blank lines."""
MAX_LEADING = 10_000
"""How many of them are read at most."""
MAX_LOCATION = 300
"""Characters of a redirect's location that a message quotes."""
TEXT_FORMATS = frozenset({"text", "srt", "vtt"})
"""Values of `response_format` that ask for text instead of JSON."""
MEDIA_TYPES = frozenset({"audio", "image", "video"})


MAX_DEPTH = 200
"""Levels of lists and dicts in a response's JSON: what is deeper breaks whoever walks it, `json.dumps` as well."""


class StreamComplete(GeneratorExit):
    """Thrown into the body of a stream instead of `close()`: all that is wanted of it has been read."""


def check_status(response: Response) -> Response:
    """Return `response` with its `error`, where its status is one; a redirect is one.

    >>> check_status({"status": 302, "headers": {"location": "/login"}, "body": b""})["error"]["message"]
    "the server redirects to '/login'"
    """
    status = response.get("status", 0)
    if "error" in response or 200 <= status < 300:
        return response
    location = response.get("headers", {}).get("location")
    if 300 <= status < 400 and location:
        message = f"the server redirects to {clean_text(location, MAX_LOCATION)!r}"
        return {**response, "error": make_error("redirect", message, status=status)}
    error = error_from_response({**response, "body": read_body_beginning(response.get("body") or b"")})
    return {**response, "error": {**error, **STATUS_HINTS.get(status, BELOW_400 if status < 400 else {})}}  # type: ignore[typeddict-item]


def is_event_stream(response: Response, beginning: bytes = b"", *, requested: bool = False) -> bool:
    """Tell whether a response is a stream of server-sent events, by its Content-Type and the first bytes of its body.

    A Content-Type of `UNLABELED_TYPES`, or none, is an event stream where one was `requested` and the body begins like
    one. JSON and HTML are none, whatever the Content-Type says. Without a `beginning` only the Content-Type counts.

    >>> plain = {"status": 200, "headers": {"content-type": "text/plain"}}
    >>> is_event_stream(plain, b"data: {}", requested=True), is_event_stream(plain, b"data: {}")
    (True, False)
    >>> is_event_stream({"status": 200, "headers": {"content-type": "text/event-stream"}}, b'{"error": "busy"}')
    False
    """
    kind, start = media_type(response), beginning.lstrip(LEADING_BYTES)
    if kind == EVENT_STREAM:
        return start[:1] not in {b"{", b"[", b"<"}
    return requested and kind in UNLABELED_TYPES and start.startswith(EVENT_STREAM_STARTS)


def needs_more_bytes(beginning: bytes | bytearray) -> bool:
    """Tell whether more bytes could turn the beginning of a body into that of an event stream.

    >>> needs_more_bytes(b"dat"), needs_more_bytes(b"data:"), needs_more_bytes(b"{")
    (True, False, False)
    """
    start = beginning.lstrip(LEADING_BYTES)
    return len(beginning) < MAX_LEADING and any(
        len(start) < len(field) and field.startswith(start) for field in EVENT_STREAM_STARTS
    )


def media_type(response: Response) -> str:
    """Return the Content-Type of a response without its parameters, in lower case."""
    return str(response.get("headers", {}).get("content-type", "")).partition(";")[0].partition(",")[0].strip().lower()


def decode_response(response: Response, request: Request, returns: str, loads: Loads | None = None) -> Any:
    """Return what a response with a good status holds, or an error map where it is not what the API sends."""
    kind = media_type(response)
    if request["stream"]:
        return not_a_stream_error(read_body_beginning(response["body"]), kind)
    body = read_body(response["body"])
    wanted = "text" if returns == "json" and asks_for_text(request["body"]) else returns
    if not body and response["status"] != 204:
        return EMPTY_BODIES[wanted] if wanted in EMPTY_BODIES else unexpected_body_error("an empty body", body, kind)
    return BODY_DECODERS[wanted](body, kind, loads or parse_json) if body else None


def asks_for_text(body: Any) -> bool:
    """Tell whether a request asks for plain text, as transcriptions can."""
    form = body.get("response_format") if isinstance(body, dict) else None
    return isinstance(form, str) and form in TEXT_FORMATS


def read_body(body: Any) -> bytes:
    """Read all of a body.

    >>> read_body(iter([b"a", b"b"]))
    b'ab'
    """
    return body if isinstance(body, bytes) else b"".join(body)


def decode_as_json(body: bytes, kind: str, loads: Loads) -> Any:
    """Decode a body that should be JSON, whatever its type says; but sound and pictures are returned as they are."""
    return body if kind.partition("/")[0] in MEDIA_TYPES else decode_json(body, kind, loads)


def decode_as_text(body: bytes, kind: str, loads: Loads) -> Any:
    """Decode a body that should be text; its Content-Type may say JSON, and an HTML page is an error."""
    if kind.endswith("json"):
        return decode_json(body, kind, loads)
    if kind in HTML_TYPES:
        return unexpected_body_error("an HTML page", body, kind, wanted="text")
    return body.decode("utf-8", "replace")


def decode_by_type(body: bytes, kind: str, loads: Loads) -> Any:
    """Decode a body of which only the Content-Type is known."""
    return decode_as_text(body, kind, loads) if kind.endswith("json") or kind.startswith("text/") else body


def decode_as_bytes(body: bytes, kind: str, _loads: Loads) -> Any:
    """Return the bytes of a file, whatever its type: it may be a page or JSON itself. A JSON error is one."""
    return (kind.endswith("json") and find_hidden_error(load_or_none(body), body)) or body


def decode_as_media(body: bytes, kind: str, _loads: Loads) -> Any:
    """Return the bytes of audio, images or video; an HTML page, JSON or a text is an error."""
    return not_media_error(body, kind) if is_text_in_place_of_media(body, kind) else body


BODY_DECODERS = {
    "json": decode_as_json,
    "text": decode_as_text,
    "none": decode_by_type,
    "binary": decode_as_bytes,
    "media": decode_as_media,
}
"""How a body is decoded, by the row's `returns`."""
EMPTY_BODIES = {"text": "", "none": None, "binary": b""}
"""The result of an empty body, where it may be empty."""


def decode_json(body: bytes, kind: str, loads: Loads) -> Any:
    """Decode a JSON body; return an error map where it is not JSON, or where it reports an error."""
    try:
        data = loads(body)
    except RecursionError:
        return too_deep_error()
    except ValueError as broken:
        return unexpected_body_error(describe_body(body, kind), body, kind, cause=f"{type(broken).__name__}: {broken}")
    return find_hidden_error(data, body) or (too_deep_error() if nests_too_deeply(data, body) else data)


def too_deep_error(category: str = "response") -> Error:
    """Return the error of JSON with too many levels."""
    return make_error(category, f"the response nests lists and dicts deeper than {MAX_DEPTH} levels")


def nests_too_deeply(data: Any, source: bytes | str) -> bool:
    """Tell whether decoded JSON has more than MAX_DEPTH levels; `source` is what it was decoded from.

    >>> nests_too_deeply([[]], "[[]]"), nests_too_deeply({"a": [1]}, "{" * 999)
    (False, False)
    """
    if len(source) <= 2 * MAX_DEPTH or count_brackets(source) <= MAX_DEPTH:
        return False
    level: list[Any] = [[data]]
    for _ in range(MAX_DEPTH + 1):
        inner = (item for value in level for item in (value.values() if isinstance(value, dict) else value))
        level = [item for item in inner if isinstance(item, (dict, list))]
        if not level:
            return False
    return True


def count_brackets(source: bytes | str) -> int:
    """Return how many brackets open in a text: it cannot nest deeper."""
    if isinstance(source, str):
        return source.count("{") + source.count("[")
    return source.count(b"{") + source.count(b"[")


def parse_json(body: bytes) -> Any:
    """Decode JSON bytes: plain UTF-8 with the C scanner, anything unusual with `json.loads`.

    >>> parse_json(b'{"a": 1}'), parse_json(b' [1] ')
    ({'a': 1}, [1])
    """
    try:
        text = body.decode()
        data, end = SCAN_JSON(text, 0)
    except (StopIteration, UnicodeDecodeError):
        return json.loads(body)
    return data if end == len(text) else json.loads(body)
