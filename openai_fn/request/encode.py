"""Encode a request: the body as bytes, the URL with its query, the content type."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from openai_fn.credentials import Credential, holds_credential, reveal_all
from openai_fn.request.jsonable import ENCODE_ERRORS, ENCODER, not_json_error
from openai_fn.request.query import encode_query, encode_scalar
from openai_fn.types import EncodedRequest, Map, Request


def encode_request(request: Request, dumps: Callable[[Any], str | bytes] | None = None) -> EncodedRequest:
    """Return the encoded request: its body as bytes, its URL with the query, its headers with the content type."""
    encoder = encode_json if dumps is None else partial(encode_json, dumps=dumps)
    encode = encoder if request["encoding"] == "json" else ENCODERS[request["encoding"]]
    body, content_type = encode(request["body"])
    headers = {"content-type": content_type, **request["headers"]}
    sent = {name: value for name, value in headers.items() if value is not None}
    if request["method"] == "GET":
        sent.pop("content-type", None)
    if request["encoding"] in LENGTH_ENCODINGS:
        sent |= {"content-type": content_type, "content-length": str(len(body))}
    if request["stream"]:
        # a proxy that compresses may hold events back
        sent["accept-encoding"] = "identity"
    known: Any = {name: value for name, value in request.items() if name in COPIED_KEYS}
    copied: EncodedRequest = known
    return {**copied, "url": build_request_url(request), "headers": sent, "body": body}


def build_request_url(request: Request) -> str | Credential:
    """Return the URL of a request with its query, hidden where the query holds something hidden.

    Raises InvalidParamsError, with the place, for what a query cannot carry.
    """
    try:
        query = encode_query(request["query"])
    except ENCODE_ERRORS:
        raise not_json_error(reveal_all(request["query"])) from None
    url = f"{request['url']}?{query}" if query else str(request["url"])
    return Credential(url) if holds_credential(request["query"]) else url


def encode_json(body: Any, dumps: Callable[[Any], str | bytes] | None = None) -> tuple[bytes, str]:
    """Return a JSON body, written by `dumps` if that can, and its content type.

    Raises InvalidParamsError, with the place, for what JSON cannot carry.
    """
    if dumps is not None:
        with suppress(*ENCODE_ERRORS):
            written = dumps(body)
            return written.encode() if isinstance(written, str) else written, "application/json"
    try:
        return ENCODER.encode(body).encode(), "application/json"
    except ENCODE_ERRORS:
        raise not_json_error(body) from None


def encode_no_body(_body: None) -> tuple[None, str]:
    """Return no body, and the content type that the API expects all the same."""
    return None, "application/json"


def make_boundary() -> str:
    """Return a random boundary for a form: if it could be guessed, a file could end its part and begin another."""
    from secrets import token_hex

    return token_hex(16)


def encode_form(body: Map, boundary: Callable[[], str] = make_boundary) -> tuple[Any, str]:
    """Return a multipart body, whose files are read when it is sent, and its content type.

    Raises InvalidParamsError, with the place, for what a form cannot carry.
    """
    from openai_fn.request.files import is_attached_file
    from openai_fn.request.multipart import encode_multipart

    try:
        return encode_multipart(body, boundary())
    except ENCODE_ERRORS:
        raise not_json_error(body, passes=is_attached_file) from None


def encode_sdp(body: Map, boundary: Callable[[], str] = make_boundary) -> tuple[Any, str]:
    """Return a session description as it is, or with other params a form of typed parts; and the content type.

    Raises InvalidParamsError, with the place, for what cannot be encoded.
    """
    from openai_fn.request.multipart import encode_typed_parts

    try:
        if body.keys() == {"sdp"}:
            return encode_scalar(body["sdp"]).encode(), SDP
        texts = {name: encode_scalar(value) if name == "sdp" else ENCODER.encode(value) for name, value in body.items()}
        return encode_typed_parts(texts, {"sdp": SDP}, boundary())
    except ENCODE_ERRORS:
        raise not_json_error(body) from None


COPIED_KEYS = ("operation", "method", "stream", "timeout", "deadline", "kind")
"""Keys that an encoded request takes over from its request."""
SDP = "application/sdp"
ENCODERS: dict[Any, Callable[[Any], tuple[Any, str]]] = {
    "json": encode_json,
    "form": encode_form,
    "sdp": encode_sdp,
    None: encode_no_body,
}
LENGTH_ENCODINGS = frozenset({"form", "sdp"})
"""Encodings whose content type belongs to the body, and whose length is sent because the body may come in pieces."""
