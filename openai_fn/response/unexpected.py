"""Responses with a good status that are not what the API sends: an error in disguise, an HTML page, broken JSON."""

import json
from typing import Any

from openai_fn.errors import OpenAIError, make_error
from openai_fn.response.api_errors import (
    MAX_ERROR_BODY,
    decode_error_body,
    extract_error_details,
    pick_details,
    summarize_text,
)
from openai_fn.sanitize import clean_text
from openai_fn.types import Error

SERVER_REPORTED = "the server itself reported this error; data['body'] has the complete report"
BROKEN_JSON = "broken JSON"
BROKEN_JSON_HINT = "the server, or something on the way, truncated or changed the body: send the request again"
RESPONSE_KEYS = frozenset({"object", "id", "choices", "data"})
"""Keys by which a dict is a response of the API, even if its `error` says that a job or a run failed."""
HTML_STARTS = (b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<title")
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
MIN_BEGINNING = 200
"""Bytes of a body that tell text from media."""
RAISED_WHILE_READING = frozenset({"timeout", "invalid_options"})
"""Categories of errors that say more than the beginning of a body that they cut off."""
MAX_TYPE = 100
"""Characters of a Content-Type that a message quotes."""


def find_hidden_error(data: Any, raw: bytes | None = None) -> Error | None:
    """Return the error that a body under a good status reports, as gateways do; None where it reports none.

    `raw` are the bytes of `data`; where they are many, the error keeps only their beginning.

    >>> find_hidden_error({"error": {"message": "overloaded"}})["message"]
    'overloaded'
    >>> find_hidden_error({"object": "response", "error": {"message": "the model failed"}})
    """
    if not is_error_report(data):
        return None
    detail, body = extract_error_details(data)
    message = detail.get("message") or "the server reported an error without an explanation"
    if raw is not None and len(raw) > MAX_ERROR_BODY:
        body = decode_error_body(raw)
    return make_error("response", message, **pick_details(detail), body=body, hint=SERVER_REPORTED)


def is_error_report(data: Any) -> bool:
    """Tell whether decoded JSON, a body or a chunk of a stream, is an error and no response of the API.

    >>> is_error_report({"object": "error", "message": "out of memory"}), is_error_report({"id": "x", "error": "y"})
    (True, False)
    """
    if not isinstance(data, dict):
        return False
    return data.get("object") == "error" or bool(data.get("error") and not data.keys() & RESPONSE_KEYS)


def unexpected_body_error(what: str, body: bytes, media_type: str, wanted: str = "JSON", **more: Any) -> Error:
    """Return the error of a body that is not what the API sends."""
    quoted = summarize_text(body[:4000].decode("utf-8", "replace"))
    kind = clean_text(media_type, MAX_TYPE) or "no content-type"
    message = f"expected {wanted}, got {what} ({kind}){quoted and f': {quoted}'}"
    broken = {"hint": BROKEN_JSON_HINT, "retryable": True} if what == BROKEN_JSON else {}
    return make_error("response", message, **{"body": decode_error_body(body), **broken, **more})


def not_a_stream_error(body: bytes, media_type: str) -> Error:
    """Return the error of a body that should have been an event stream, a JSON error in its own words."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return unexpected_body_error(describe_body(body, media_type), body, media_type, wanted="an event stream")
    what = 'JSON; does this server support streams? If not, leave out "stream"'
    return find_hidden_error(data, body) or unexpected_body_error(what, body, media_type, wanted="an event stream")


def not_media_error(body: bytes, media_type: str) -> Error:
    """Return the error of a text that came in place of audio, images or video."""
    what = "an HTML page" if is_html(body, media_type) else "JSON" if media_type.endswith("json") else "text"
    return find_hidden_error(load_or_none(body), body) or unexpected_body_error(
        what if body else "an empty body", body, media_type, wanted="audio, images or video"
    )


def is_text_in_place_of_media(body: bytes, media_type: str) -> bool:
    r"""Tell whether a body, or the beginning of one, is an HTML page, JSON or a message where media was asked for.

    >>> is_text_in_place_of_media(b"<html>Log in", "audio/mpeg"), is_text_in_place_of_media(b"ID3\xff", "text/plain")
    (True, False)
    """
    kind = media_type.partition("/")[0]
    if media_type.endswith("json") or is_html(body, media_type):
        return True
    if body.lstrip()[:1] == b"{" and is_error_report(load_or_none(body)):
        return True
    return kind == "text" and media_type != "text/event-stream" and is_utf8_text(body)


def find_file_fault(beginning: bytes, media_type: str, returns: str) -> Error | None:
    """Return the error of a body that must not be saved as a response, by its first bytes; None for one that may be.

    `returns` is the row's. A file of the user's may be an HTML page, so only a JSON error is refused for one.

    >>> find_file_fault(b'{"error": "busy"}', "application/json", "binary")["message"]
    'busy'
    """
    if returns == "media":
        wrong = not beginning or is_text_in_place_of_media(beginning, media_type)
        return not_media_error(beginning, media_type) if wrong else None
    if returns != "binary" and is_html(beginning, media_type):
        return unexpected_body_error("an HTML page", beginning, media_type, wanted="a response of the API")
    is_json = returns != "binary" or media_type.endswith("json")
    return find_hidden_error(load_or_none(beginning), beginning) if is_json else None


def needs_whole_body(beginning: bytes | bytearray) -> bool:
    """Tell whether only the whole of a body shows that it is an error, as of JSON; False beyond `MAX_ERROR_BODY`.

    >>> needs_whole_body(b"ID3" * 100), needs_whole_body(b'{"data": [' * 100), needs_whole_body(b"I")
    (False, True, True)
    """
    start = beginning[:200].lstrip()
    return len(beginning) < (MAX_ERROR_BODY if start[:1] in (b"{", b"<", b"") else MIN_BEGINNING)


def is_html(body: bytes, media_type: str) -> bool:
    """Tell whether a body is an HTML page, by its Content-Type or its first bytes."""
    return media_type in HTML_TYPES or body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML_STARTS)


def is_utf8_text(body: bytes) -> bool:
    """Tell whether bytes, the last of which may be cut, are UTF-8 without control characters of binary formats."""
    try:
        return "\0" not in body.decode()
    except UnicodeDecodeError as wrong:
        return wrong.reason == "unexpected end of data"


def load_or_none(body: bytes) -> Any:
    """Return the data of JSON, or None where bytes are none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def describe_body(body: bytes, media_type: str) -> str:
    """Return in a word or two what came in place of JSON.

    >>> describe_body(b"<!doctype html>", "text/html"), describe_body(b'{"a": ', "application/json")
    ('an HTML page', 'broken JSON')
    """
    if not body:
        return "an empty body"
    return (
        "an HTML page"
        if body.lstrip()[:1] == b"<"
        else BROKEN_JSON
        if "json" in media_type
        else "a body that is not JSON"
    )


def read_body_beginning(body: Any, limit: int = MAX_ERROR_BODY) -> bytes:
    """Read the first `limit` bytes of a body that is not what it should be, or what comes before its connection fails.

    A timeout, and what is wrong with the body of a user's transport, is raised as it is.
    """
    if isinstance(body, bytes):
        return body
    pieces, size = [], 0
    try:
        for piece in body:
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                break
    except OpenAIError as raised:
        if raised.data["category"] in RAISED_WHILE_READING:
            raise
    if hasattr(body, "close"):
        body.close()
    return b"".join(pieces)
