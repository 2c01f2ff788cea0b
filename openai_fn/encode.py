"""From the request map to what travels: the body's bytes, the URL with its query, the content type."""

from collections.abc import Callable
from typing import Any

from openai_fn.misfits import ENCODER, UNWRITABLE, unwritable
from openai_fn.query import query_string, text
from openai_fn.shapes import Map


def encode(request: Map) -> dict[str, Any]:
    """The wire map (`shapes.Wire`) of a request."""
    body, content_type = ENCODERS[request["encoding"]](request["body"])
    headers = {"content-type": content_type, **request["headers"]}
    kept = {name: value for name, value in headers.items() if value is not None}
    if request["method"] == "GET":
        kept.pop("content-type", None)
    if request["encoding"] in FORMS:
        kept |= {"content-type": content_type, "content-length": str(len(body))}
    if request["stream"]:
        # a compressor in the way may hold events back
        kept["accept-encoding"] = "identity"
    taken = {name: request[name] for name in TAKEN if name in request}
    return {**taken, "url": url_of(request), "headers": kept, "body": body}


def url_of(request: Map) -> str:
    """The URL of a request with its query. What a query cannot carry is an InvalidParamsError that names its place."""
    try:
        query = query_string(request["query"])
    except UNWRITABLE:
        raise unwritable(request["query"]) from None
    return f"{request['url']}?{query}" if query else str(request["url"])


def encode_json(body: Any) -> tuple[bytes, str]:
    """A JSON body. What JSON cannot carry is an InvalidParamsError that names its place."""
    try:
        return ENCODER.encode(body).encode(), "application/json"
    except UNWRITABLE:
        raise unwritable(body) from None


def encode_nothing(_body: None) -> tuple[None, str]:
    """No body; the API wants the content type all the same."""
    return None, "application/json"


def unguessable() -> str:
    """A boundary of a form: were it known, a file's content could end its part and begin one of its own."""
    from secrets import token_hex

    return token_hex(16)


def encode_form(body: Map, boundary: Callable[[], str] = unguessable) -> tuple[Any, str]:
    """A multipart body; its files are read when it is sent."""
    from openai_fn.files import is_sent
    from openai_fn.multipart import form

    try:
        return form(body, boundary())
    except UNWRITABLE:
        raise unwritable(body, passes=is_sent) from None


def encode_sdp(body: Map, boundary: Callable[[], str] = unguessable) -> tuple[Any, str]:
    """A session description as it is; with more beside it a form of typed parts."""
    from openai_fn.multipart import typed

    try:
        if body.keys() == {"sdp"}:
            return text(body["sdp"]).encode(), SDP
        texts = {name: text(value) if name == "sdp" else ENCODER.encode(value) for name, value in body.items()}
        return typed(texts, {"sdp": SDP}, boundary())
    except UNWRITABLE:
        raise unwritable(body) from None


TAKEN = ("operation", "method", "stream", "timeout", "deadline")
"""What a wire takes over from its request as it is."""
SDP = "application/sdp"
ENCODERS: dict[Any, Callable[[Any], tuple[Any, str]]] = {
    "json": encode_json,
    "form": encode_form,
    "sdp": encode_sdp,
    None: encode_nothing,
}
FORMS = frozenset({"form", "sdp"})
"""Encodings whose content type is made with the body, and whose length is said because it may come in pieces."""
