"""From the response map to what the call returns: data, text, bytes, or a lazy generator of chunks.

The Content-Type decides, not the operation's row: the API answers with more than its description says.
"""

import json
from contextlib import suppress
from typing import Any

from openai_fn.errors import OpenAIError, error
from openai_fn.refusals import of_status, readable, summary
from openai_fn.shapes import Error, Map, Response

SCAN = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # the C scanner itself: half of json.loads is around it
LIMIT = 1_000_000
"""Bytes that are read of a body that is not what it should be."""
REPORTED = "the server says so itself; `data['body']` of this error has all that it says"
BROKEN = "broken JSON"
MANGLED = "the server, or something on the way, cut or changed the body: send it again"
ODD_BELOW: Map = {"category": "status", "hint": "is base_url the address of the API itself, path included?"}
ODD: dict[int, Map] = {
    407: {"hint": "the proxy wants a credential: give it as http://NAME:PASSWORD@HOST in HTTPS_PROXY"}
}
"""What is said of statuses that no API answers: redirects to nowhere, interim answers, a proxy's own."""


class Complete(GeneratorExit):
    """Thrown into the body of a stream in place of `close()`: all that is wanted of it has been read."""


def judged(response: Response) -> Response:
    """`response` with its `error`, where its status is one; a redirect is one.

    >>> judged({"status": 302, "headers": {"location": "/login"}, "body": b""})["error"]["message"]
    "the server redirects to '/login'"
    """
    status = response.get("status", 0)
    if "error" in response or 200 <= status < 300:
        return response
    place = response.get("headers", {}).get("location")
    if 300 <= status < 400 and place:
        return {**response, "error": error("redirect", f"the server redirects to {place!r}", status=status)}
    found = of_status({**response, "body": beginning(response.get("body") or b"")})
    return {**response, "error": {**found, **ODD.get(status, ODD_BELOW if status < 400 else {})}}  # type: ignore[typeddict-item]


def is_event_stream(response: Map) -> bool:
    """Whether a response is a stream of server-sent events, by its Content-Type."""
    return media_type(response) == "text/event-stream"


def media_type(response: Map) -> str:
    """The Content-Type of a response without its parameters, in lower case."""
    return str(response.get("headers", {}).get("content-type", "")).partition(";")[0].partition(",")[0].strip().lower()


def decoded(response: Map, request: Map, returns: str) -> Any:
    """What a good response holds; an error map where it is not what the API answers."""
    kind = media_type(response)
    if request["stream"]:
        return no_stream(beginning(response["body"]), kind)
    body = whole(response["body"])
    wanted = "text" if returns == "json" and is_text(request["body"]) else returns
    if not body and response["status"] != 204:
        return EMPTY[wanted] if wanted in EMPTY else strange("an empty body", body, kind)
    return READERS[wanted](body, kind) if body else None


def is_text(body: Any) -> bool:
    """Whether a request asks for plain text, as transcriptions can."""
    form = body.get("response_format") if isinstance(body, dict) else None
    return isinstance(form, str) and form in TEXTS


def as_json(body: bytes, kind: str) -> Any:
    """A body that should be JSON, whatever its type says; but sound and pictures are what they say."""
    return body if kind.partition("/")[0] in MEDIA else from_json(body, kind)


def as_text(body: bytes, kind: str) -> Any:
    """A body that should be text; its Content-Type may say that it is JSON, and a web page is none of the API's."""
    if kind.endswith("json"):
        return from_json(body, kind)
    return strange("a web page", body, kind, wanted="text") if kind == HTML else body.decode("utf-8", "replace")


def as_typed(body: bytes, kind: str) -> Any:
    """A body of which only its Content-Type is known."""
    return as_text(body, kind) if kind.endswith("json") or kind.startswith("text/") else body


def as_file(body: bytes, _kind: str) -> bytes:
    """A body that is a file: its bytes, whatever its type, for a text in it need not be UTF-8."""
    return body


READERS = {"json": as_json, "text": as_text, "none": as_typed, "binary": as_file}
EMPTY = {"text": "", "none": None, "binary": b""}
"""What nothing is, where it may be."""
TEXTS = frozenset({"text", "srt", "vtt"})
"""Values of `response_format` that ask for text instead of JSON."""
MEDIA = frozenset({"audio", "image", "video"})
HTML = "text/html"


def whole(body: Any) -> bytes:
    """All of a body.

    >>> whole(iter([b"a", b"b"]))
    b'ab'
    """
    return body if isinstance(body, bytes) else b"".join(body)


def beginning(body: Any) -> bytes:
    """The beginning of a body that is not what it should be; what could be had of it, where the connection fails."""
    if isinstance(body, bytes):
        return body
    got, size = [], 0
    try:
        for piece in body:
            got.append(piece)
            size += len(piece)
            if size > LIMIT:
                break
    except OpenAIError as stopped:
        if stopped.data["category"] == "timeout":
            raise
    if hasattr(body, "close"):
        body.close()
    return b"".join(got)


def from_json(body: bytes, kind: str) -> Any:
    """The data of a JSON body; an error map where it is none, or where it reports an error under a good status."""
    try:
        data = loads(body)
    except (ValueError, RecursionError) as broken:
        return strange(what_is(body, kind), body, kind, cause=f"{type(broken).__name__}: {broken}")
    return hidden_error(data) or data


def hidden_error(data: Any) -> Error | None:
    """The error that a body of status 200 reports instead of an answer, as gateways do.

    >>> hidden_error({"error": {"message": "overloaded"}})["message"]
    'overloaded'
    >>> hidden_error({"object": "response", "error": {"message": "the model failed"}})
    """
    if isinstance(data, dict) and data.get("error") and not data.keys() & {"object", "id", "choices", "data"}:
        found = of_status({"status": 200, "body": data})
        said = {key: found.get(key) for key in ("code", "type", "param", "body")}
        return error("response", found["message"], **said, hint=REPORTED)
    return None


def no_stream(body: bytes, kind: str) -> Error:
    """The error of an answer that should have been a stream of events and is none."""
    with suppress(ValueError, RecursionError):
        found = hidden_error(loads(body))
        if found:
            return found
        return strange('JSON; does this server stream? Leave out "stream"', body, kind, wanted="a stream of events")
    return strange(what_is(body, kind), body, kind, wanted="a stream of events")


def strange(what: str, body: bytes, kind: str, wanted: str = "JSON", **more: Any) -> Error:
    """The error of an answer that is not what the API gives."""
    said = summary(body[:4000].decode("utf-8", "replace"))
    message = f"expected {wanted}, got {what} ({kind or 'no content-type'}){said and f': {said}'}"
    hint = {"hint": MANGLED} if what == BROKEN else {}
    return error("response", message, body=readable(body), **hint, **more)


def what_is(body: bytes, kind: str) -> str:
    """What a body that should be JSON is, in a word or two.

    >>> what_is(b"<!doctype html>", "text/html"), what_is(b'{"a": ', "application/json")
    ('a web page', 'broken JSON')
    """
    if not body:
        return "an empty body"
    return "a web page" if body.lstrip()[:1] == b"<" else BROKEN if "json" in kind else "something else"


def loads(body: bytes) -> Any:
    """The data of JSON bytes: plain UTF-8 by the C scanner, anything unusual by `json.loads`.

    >>> loads(b'{"a": 1}'), loads(b' [1] ')
    ({'a': 1}, [1])
    """
    try:
        text = body.decode()
        data, end = SCAN(text, 0)
    except (StopIteration, UnicodeDecodeError):
        return json.loads(body)
    return data if end == len(text) else json.loads(body)
