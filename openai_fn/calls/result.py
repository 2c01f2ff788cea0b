"""What a call comes to: the answer as the options want it, or an error with all that is known of the call."""

from collections.abc import Callable
from typing import Any, cast

from openai_fn.credentials import Credential, redact
from openai_fn.errors import OpenAIError, is_error
from openai_fn.response.decode import UNLABELED_TYPES, is_event_stream, media_type, needs_more_bytes
from openai_fn.response.peek import peek_body
from openai_fn.response.response_headers import ResponseHeaders, find_request_id
from openai_fn.response.unexpected import find_file_fault, needs_whole_body
from openai_fn.types import Error, Map, Response

PEEK_SIZE = 1000
"""Bytes of a whole body that are looked at to tell an event stream."""


def build_call_result(
    response: Response,
    request: Map,
    options: Map,
    note: Callable[[Error], Error],
    decode: Callable[[Response], Any],
) -> Any:
    """Return what a call with a good response returns; `decode` reads a response that is no event stream."""
    destination = options.get("stream_to")
    try:
        if destination is not None and not callable(destination):
            body = save_body(response, request["returns"], destination)
        else:
            is_stream, response = detect_event_stream(response, requested=request["stream"])
            body = build_stream(response, options, note) if is_stream else decode(response)
    except OpenAIError as raised:
        body = cast("Error", raised.data)
    if is_error(body):
        return note({"status": response["status"], **body})
    headers = ResponseHeaders(response.get("headers", {}))
    return {**response, "headers": headers, "body": body} if options.get("full_response") else body


def detect_event_stream(response: Response, *, requested: bool) -> tuple[bool, Response]:
    """Tell whether a response is an event stream; the first bytes of one without a telling type are looked at."""
    body = response["body"]
    if isinstance(body, bytes):
        return is_event_stream(response, body[:PEEK_SIZE], requested=requested), response
    if requested and media_type(response) in UNLABELED_TYPES:
        beginning, again = peek_body(iter(body), needs_more_bytes)
        return is_event_stream(response, beginning, requested=True), {**response, "body": again}
    return is_event_stream(response), response


def check_stream_to(options: Map) -> None:
    """Nothing, where the answer's bytes can go where `stream_to` wants them; else an InvalidOptionsError."""
    if "stream_to" in options and not callable(options["stream_to"]):
        from openai_fn.response.download import check_destination

        check_destination(options["stream_to"])


def save_body(response: Response, returns: str, destination: Any) -> Map:
    """Write a body to a path or a file object; return what was written, or the error of a body that is no response."""
    from openai_fn.response import download

    body, kind = response["body"], media_type(response)
    beginning, again = peek_body(iter([body] if isinstance(body, bytes) else body), needs_whole_body)
    error = find_file_fault(beginning, kind, returns)
    if error:
        again.close()
        return error
    return download.save_response(again, kind, destination)


def build_stream(response: Response, options: Map, note: Callable[[Error], Error]) -> Any:
    """The generator of a stream's chunks; with `stream_to` what they add up to, after it was given each."""
    from openai_fn.streaming.accumulate import accumulate
    from openai_fn.streaming.chunks import open_stream

    body = response["body"]
    bytes_ = [body] if isinstance(body, bytes) else body
    made = open_stream(bytes_, note, keep_errors=options["on_error"] == "return", limit=options["max_body"])
    if "stream_to" not in options:
        return made
    return accumulate(tap_chunks(made, options["stream_to"]))


def tap_chunks(chunks: Any, tell: Callable[[Any], Any]) -> Any:
    """`chunks`, each told to `tell` on its way; closed with it."""
    try:
        for chunk in chunks:
            tell(chunk)
            yield chunk
    finally:
        chunks.close()


def annotate_error(name: str, request: Map, response: Map, options: Map, found: Error) -> Error:
    """An error map with what is known of its call, and without anything secret in it."""
    headers = response.get("headers", {})
    known = {
        "operation": name,
        "url": f"{request['method']} {request['url']}",
        "status": response.get("status"),
        "request_id": find_request_id(headers),
    }
    secrets = [value for value in options.values() if isinstance(value, Credential)]
    return redact({**known, **{key: value for key, value in found.items() if value is not None}}, secrets)  # type: ignore[no-any-return]
