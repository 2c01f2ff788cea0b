"""The response of a user's own transport, checked and completed: a user writes what is handy, the rest reads one."""

import json
from collections.abc import AsyncIterable, Iterable, Mapping
from itertools import chain
from typing import Any, cast

from openai_fn.errors import CLASSES, InvalidOptionsError, make_error
from openai_fn.response.api_errors import classify_status
from openai_fn.response.decode import EVENT_STREAM, is_event_stream
from openai_fn.response.relay import relay_body
from openai_fn.types import EncodedRequest, Error, Map, Request, Response

RESPONSE_FORM = (
    'return {"status": 200, "headers": {...}, "body": ...} with a body of bytes, str, a dict, a list or an iterator of '
    'bytes, or {"error": openai_fn.make_error(category, message)}'
)
JSON_TYPE = {"content-type": "application/json"}
STREAM_TYPE = {"content-type": EVENT_STREAM}


def normalize_response(response: Any, request: Request | EncodedRequest) -> Response:
    """Return the response of a user's transport in the form of `types.Response`.

    Headers may be absent and in any case. A body may be bytes, str, None, a dict (JSON), a list (chunks where `request`
    asks for a stream, else JSON) or an iterator of bytes or str, awaited or not. An error map is completed. Raises an
    InvalidOptionsError for anything else, at the latest when the body is read.

    >>> normalize_response({"status": 200, "body": {"id": "x"}}, {"stream": False})["body"]
    b'{"id": "x"}'
    >>> normalize_response({"error": {"category": "connection", "message": "gone"}}, {})["error"]["retryable"]
    True
    """
    if not isinstance(response, Mapping):
        raise transport_result_error(f"expected a response as a dict, got {type(response).__name__}")
    completed: dict[str, Any] = {**response, "headers": normalize_headers(response.get("headers"))}
    if "error" in response:
        completed["error"] = complete_error(response["error"], response.get("status"))
        return cast("Response", completed)
    status = response.get("status")
    if isinstance(status, bool) or not isinstance(status, int):
        raise transport_result_error(f"status: expected an int, got {type(status).__name__}")
    body, implied = normalize_body(response.get("body"), completed["headers"], stream=bool(request.get("stream")))
    return cast("Response", {**completed, "headers": {**implied, **completed["headers"]}, "body": body})


def normalize_headers(headers: Any) -> dict[str, str]:
    """Return headers with lower-case names and str values."""
    if headers is None:
        return {}
    if not isinstance(headers, Mapping):
        raise transport_result_error(f"headers: expected a dict, got {type(headers).__name__}")
    return {decode_header(name).lower(): decode_header(value) for name, value in headers.items()}


def decode_header(value: Any) -> str:
    """Return the name or the value of a header as a str."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, (str, int)):
        return str(value)
    raise transport_result_error(f"headers: expected str, got {type(value).__name__}")


def normalize_body(body: Any, headers: Map, *, stream: bool) -> tuple[Any, dict[str, str]]:
    """Return a body as bytes or an iterator of bytes, and the headers that its form implies."""
    if body is None or isinstance(body, (bytes, str, bytearray, memoryview)):
        return to_body_bytes(b"" if body is None else body), {}
    if isinstance(body, list):
        if body and all(isinstance(piece, bytes) for piece in body):
            return iter(body), {}
        if stream and is_event_stream({"headers": {**STREAM_TYPE, **headers}}):
            return b"".join(map(encode_chunk, body)) + b"data: [DONE]\n\n", STREAM_TYPE
    if isinstance(body, (Mapping, list)):
        return encode_json_body(body), JSON_TYPE
    if isinstance(body, AsyncIterable):
        return body, {}
    if isinstance(body, Iterable):
        return relay_body(body, map(to_body_bytes, chain(body))), {}
    raise transport_result_error(f"body: expected bytes, str, a dict, a list or an iterator, got {type(body).__name__}")


def encode_chunk(chunk: Any) -> bytes:
    """Return a chunk as an event of a stream; one in the form {"event", "data"} is that of a named event."""
    if isinstance(chunk, Mapping) and chunk.keys() == {"event", "data"}:
        return b"event: %b\ndata: %b\n\n" % (str(chunk["event"]).encode(), encode_json_body(chunk["data"]))
    return b"data: %b\n\n" % encode_json_body(chunk)


def encode_json_body(data: Any) -> bytes:
    """Return data as JSON."""
    try:
        return json.dumps(data, default=dict).encode()
    except (TypeError, ValueError, RecursionError) as raised:
        why = str(raised)
    raise transport_result_error(f"body: cannot be written as JSON: {why[:200]}")


def to_body_bytes(piece: Any) -> bytes:
    """Return a piece of a body as bytes."""
    if isinstance(piece, str):
        return piece.encode("utf-8", "surrogatepass")
    if isinstance(piece, (bytes, bytearray, memoryview)):
        return bytes(piece)
    raise transport_result_error(f"body: expected an iterator of bytes, got {type(piece).__name__} from it")


def complete_error(error: Any, status: Any) -> Error:
    """Return an error map with all the keys that `make_error` gives it, those that are there unchanged."""
    if not isinstance(error, Mapping):
        raise transport_result_error(f"error: expected a dict, got {type(error).__name__}")
    implied = classify_status(status, error) if isinstance(status, int) and status >= 300 else "connection"
    category = error.get("category", implied)
    if not isinstance(category, str) or category not in CLASSES:
        raise transport_result_error(f"error: category {category!r} is not one of {', '.join(CLASSES)}")
    more = {key: value for key, value in error.items() if key not in {"object", "category", "message"}}
    return make_error(category, str(error.get("message") or "the transport gave no explanation"), **more)


def transport_result_error(why: str) -> InvalidOptionsError:
    """Return the error of a transport that returns something else than a response."""
    return InvalidOptionsError(make_error("invalid_options", f"transport: {why}", hint=RESPONSE_FORM))
