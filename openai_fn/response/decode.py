"""From the response map to what the call returns: data, text, bytes, or a lazy generator of chunks.

The Content-Type decides, not the operation's row: the API answers with more than its description says.
"""

import json
from contextlib import suppress
from typing import Any

from openai_fn.errors import OpenAIError, make_error
from openai_fn.response.api_errors import decode_error_body, error_from_response, summarize_text
from openai_fn.types import Error, Map, Response

SCAN_JSON = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the C scanner itself: half of json.loads is around it
UNEXPECTED_BODY_LIMIT = 1_000_000
"""Bytes that are read of a body that is not what it should be."""
SERVER_REPORTED = "the server says so itself; `data['body']` of this error has all that it says"
BROKEN_JSON = "broken JSON"
BODY_MANGLED = "the server, or something on the way, cut or changed the body: send it again"
BELOW_400: Map = {"category": "status", "hint": "is base_url the address of the API itself, path included?"}
STATUS_HINTS: dict[int, Map] = {
    407: {"hint": "the proxy wants a credential: give it as http://NAME:PASSWORD@HOST in HTTPS_PROXY"}
}
"""What is said of statuses that no API answers: redirects to nowhere, interim answers, a proxy's own."""


class StreamComplete(GeneratorExit):
    """Thrown into the body of a stream in place of `close()`: all that is wanted of it has been read."""


def check_status(response: Response) -> Response:
    """`response` with its `error`, where its status is one; a redirect is one.

    >>> check_status({"status": 302, "headers": {"location": "/login"}, "body": b""})["error"]["message"]
    "the server redirects to '/login'"
    """
    status = response.get("status", 0)
    if "error" in response or 200 <= status < 300:
        return response
    place = response.get("headers", {}).get("location")
    if 300 <= status < 400 and place:
        return {**response, "error": make_error("redirect", f"the server redirects to {place!r}", status=status)}
    found = error_from_response({**response, "body": read_body_beginning(response.get("body") or b"")})
    return {**response, "error": {**found, **STATUS_HINTS.get(status, BELOW_400 if status < 400 else {})}}  # type: ignore[typeddict-item]


def is_event_stream(response: Map) -> bool:
    """Whether a response is a stream of server-sent events, by its Content-Type."""
    return media_type(response) == "text/event-stream"


def media_type(response: Map) -> str:
    """The Content-Type of a response without its parameters, in lower case."""
    return str(response.get("headers", {}).get("content-type", "")).partition(";")[0].partition(",")[0].strip().lower()


def decode_response(response: Map, request: Map, returns: str) -> Any:
    """What a good response holds; an error map where it is not what the API answers."""
    kind = media_type(response)
    if request["stream"]:
        return not_a_stream_error(read_body_beginning(response["body"]), kind)
    body = read_body(response["body"])
    wanted = "text" if returns == "json" and asks_for_text(request["body"]) else returns
    if not body and response["status"] != 204:
        return EMPTY_BODIES[wanted] if wanted in EMPTY_BODIES else unexpected_body_error("an empty body", body, kind)
    return BODY_DECODERS[wanted](body, kind) if body else None


def asks_for_text(body: Any) -> bool:
    """Whether a request asks for plain text, as transcriptions can."""
    form = body.get("response_format") if isinstance(body, dict) else None
    return isinstance(form, str) and form in TEXT_FORMATS


def decode_as_json(body: bytes, kind: str) -> Any:
    """A body that should be JSON, whatever its type says; but sound and pictures are what they say."""
    return body if kind.partition("/")[0] in MEDIA_TYPES else decode_json(body, kind)


def decode_as_text(body: bytes, kind: str) -> Any:
    """A body that should be text; its Content-Type may say that it is JSON, and a web page is none of the API's."""
    if kind.endswith("json"):
        return decode_json(body, kind)
    return (
        unexpected_body_error("a web page", body, kind, wanted="text")
        if kind == HTML
        else body.decode("utf-8", "replace")
    )


def decode_by_type(body: bytes, kind: str) -> Any:
    """A body of which only its Content-Type is known."""
    return decode_as_text(body, kind) if kind.endswith("json") or kind.startswith("text/") else body


def decode_as_bytes(body: bytes, _kind: str) -> bytes:
    """A body that is a file: its bytes, whatever its type, for a text in it need not be UTF-8."""
    return body


BODY_DECODERS = {"json": decode_as_json, "text": decode_as_text, "none": decode_by_type, "binary": decode_as_bytes}
EMPTY_BODIES = {"text": "", "none": None, "binary": b""}
"""What nothing is, where it may be."""
TEXT_FORMATS = frozenset({"text", "srt", "vtt"})
"""Values of `response_format` that ask for text instead of JSON."""
MEDIA_TYPES = frozenset({"audio", "image", "video"})
HTML = "text/html"


def read_body(body: Any) -> bytes:
    """All of a body.

    >>> read_body(iter([b"a", b"b"]))
    b'ab'
    """
    return body if isinstance(body, bytes) else b"".join(body)


def read_body_beginning(body: Any) -> bytes:
    """The beginning of a body that is not what it should be; what could be had of it, where the connection fails."""
    if isinstance(body, bytes):
        return body
    got, size = [], 0
    try:
        for piece in body:
            got.append(piece)
            size += len(piece)
            if size > UNEXPECTED_BODY_LIMIT:
                break
    except OpenAIError as stopped:
        if stopped.data["category"] == "timeout":
            raise
    if hasattr(body, "close"):
        body.close()
    return b"".join(got)


def decode_json(body: bytes, kind: str) -> Any:
    """The data of a JSON body; an error map where it is none, or where it reports an error under a good status."""
    try:
        data = parse_json(body)
    except (ValueError, RecursionError) as broken:
        return unexpected_body_error(describe_body(body, kind), body, kind, cause=f"{type(broken).__name__}: {broken}")
    return find_hidden_error(data) or data


def find_hidden_error(data: Any) -> Error | None:
    """The error that a body of status 200 reports instead of an answer, as gateways do.

    >>> find_hidden_error({"error": {"message": "overloaded"}})["message"]
    'overloaded'
    >>> find_hidden_error({"object": "response", "error": {"message": "the model failed"}})
    """
    if isinstance(data, dict) and data.get("error") and not data.keys() & {"object", "id", "choices", "data"}:
        found = error_from_response({"status": 200, "body": data})
        said = {key: found.get(key) for key in ("code", "type", "param", "body")}
        return make_error("response", found["message"], **said, hint=SERVER_REPORTED)
    return None


def not_a_stream_error(body: bytes, kind: str) -> Error:
    """The error of an answer that should have been a stream of events and is none."""
    with suppress(ValueError, RecursionError):
        found = find_hidden_error(parse_json(body))
        if found:
            return found
        return unexpected_body_error(
            'JSON; does this server stream? Leave out "stream"', body, kind, wanted="a stream of events"
        )
    return unexpected_body_error(describe_body(body, kind), body, kind, wanted="a stream of events")


def unexpected_body_error(what: str, body: bytes, kind: str, wanted: str = "JSON", **more: Any) -> Error:
    """The error of an answer that is not what the API gives."""
    said = summarize_text(body[:4000].decode("utf-8", "replace"))
    message = f"expected {wanted}, got {what} ({kind or 'no content-type'}){said and f': {said}'}"
    hint = {"hint": BODY_MANGLED} if what == BROKEN_JSON else {}
    return make_error("response", message, body=decode_error_body(body), **hint, **more)


def describe_body(body: bytes, kind: str) -> str:
    """What a body that should be JSON is, in a word or two.

    >>> describe_body(b"<!doctype html>", "text/html"), describe_body(b'{"a": ', "application/json")
    ('a web page', 'broken JSON')
    """
    if not body:
        return "an empty body"
    return "a web page" if body.lstrip()[:1] == b"<" else BROKEN_JSON if "json" in kind else "something else"


def parse_json(body: bytes) -> Any:
    """The data of JSON bytes: plain UTF-8 by the C scanner, anything unusual by `json.loads`.

    >>> parse_json(b'{"a": 1}'), parse_json(b' [1] ')
    ({'a': 1}, [1])
    """
    try:
        text = body.decode()
        data, end = SCAN_JSON(text, 0)
    except (StopIteration, UnicodeDecodeError):
        return json.loads(body)
    return data if end == len(text) else json.loads(body)
