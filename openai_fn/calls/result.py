"""The result of a call: the response in the form that the options ask for, or an error with the facts of the call."""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

from openai_fn.credentials import Credential, redact
from openai_fn.errors import OpenAIError, is_error
from openai_fn.middleware.steps import Steps
from openai_fn.providers.check import list_endpoint_doubts
from openai_fn.providers.table import find_provider
from openai_fn.response.decode import (
    SCAN_JSON,
    UNLABELED_TYPES,
    decode_response,
    is_event_stream,
    media_type,
    needs_more_bytes,
)
from openai_fn.response.response_headers import ResponseHeaders, find_request_id
from openai_fn.response.unexpected import find_file_fault, needs_whole_body
from openai_fn.types import Error, Map, Operation, Options, Request, Response

COUNTS: tuple[Literal["attempts", "seconds"], ...] = ("attempts", "seconds")
"""Keys of a response that its error repeats."""
MAX_NO_STREAM = 1_000_000
"""Bytes to read of a body that should be an event stream and is not: it may be endless."""

Annotate = Callable[[Error], Error]

PEEK_SIZE = 1000
"""Bytes of a body in memory by which an event stream is recognized."""


def result_steps(row: Operation, request: Request, response: Response, options: Options, annotate: Annotate) -> Steps:
    """Return the result of a successful response: data, text, bytes, None, a stream, or an error dict."""
    target = options.get("stream_to")
    try:
        if target is not None and not callable(target):
            body = yield from save_steps(row, response, target)
        else:
            is_stream, response = yield from detect_event_stream(response, requested=request["stream"])
            steps = stream_steps if is_stream else partial(decode_steps, row, request)
            body = yield from steps(response, options, annotate)
    except OpenAIError as stopped:
        body = stopped.data
    return annotate(body) if is_error(body) else body


def save_steps(row: Operation, response: Response, target: Any) -> Steps:
    """Write a body to a path or a file object and return what was written, or the error dict of an unexpected body."""
    kind = media_type(response)
    beginning, body = yield "peek", response["body"], needs_whole_body
    error = find_file_fault(beginning, kind, row["returns"])
    if error:
        yield "close", body
        return error
    return (yield "save", body, kind, target)


def detect_event_stream(response: Response, *, requested: bool) -> Steps:
    """Return whether a response is an event stream, and the response; the first bytes of an unlabeled one decide."""
    body = response["body"]
    if isinstance(body, bytes):
        return is_event_stream(response, body[:PEEK_SIZE], requested=requested), response
    if requested and media_type(response) in UNLABELED_TYPES:
        beginning, body = yield "peek", body, needs_more_bytes
        return is_event_stream(response, beginning, requested=True), {**response, "body": body}
    return is_event_stream(response), response


def shape_result(response: Response, body: Any, options: Options) -> Any:
    """Return the body, or with option `full_response` {"status", "headers", "body"}."""
    if not options.get("full_response"):
        return body
    return {"status": response["status"], "headers": ResponseHeaders(response.get("headers", {})), "body": body}


def stream_steps(response: Response, options: Options, annotate: Annotate) -> Steps:
    """Return the generator of a stream's chunks; with `stream_to`, call it with each and return what they add up to."""
    from openai_fn.streaming.chunks import bound_decoder, make_reader

    target = options.get("stream_to")
    reader = make_reader(
        annotate,
        keep_errors=options["on_error"] == "return",
        limit=options["max_body"],
        scan=make_scan(options.get("json_loads")),
    )
    if target is not None:  # what it adds up to is held in memory
        reader = {**reader, "decode": bound_decoder(reader["decode"], options["max_body"])}
    watch = response.get("watch_stream")
    if watch:
        reader = watch(reader)
    return (yield "stream", response["body"], reader, target)


def make_scan(loads: Callable[[str], Any] | None) -> Callable[[str, int], tuple[Any, int]]:
    """Return a function that parses JSON in a text from an offset, by `json_loads` or the standard library."""
    return SCAN_JSON if loads is None else lambda text, at: (loads(text[at:]), len(text))


def decode_steps(row: Operation, request: Request, response: Response, options: Options, _: Annotate) -> Steps:
    """Return the data, text or bytes of a response, or an error dict if it is not what the API returns."""
    if not isinstance(response["body"], bytes):
        limit = MAX_NO_STREAM if request["stream"] else None
        response = {**response, "body": (yield "read", response["body"], limit)}
    return decode_response(response, request, row["returns"], options.get("json_loads"))


def check_stream_to(options: Options) -> None:
    """Raise InvalidOptionsError if the target of `stream_to` cannot be written."""
    if "stream_to" in options and not callable(options["stream_to"]):
        from openai_fn.response.download import check_destination

        check_destination(options["stream_to"])


def annotate_error(name: str, request: Request, response: Response, options: Options, error: Error) -> Error:
    """Return an error dict with the facts of its call, and without any credential that was sent."""
    headers = response.get("headers", {})
    counts: Map = {key: response[key] for key in COUNTS if key in response}
    facts = {
        "operation": name,
        "url": f"{request['method']} {request['url']}",
        "status": response.get("status"),
        "request_id": find_request_id(headers),
        **counts,
    }
    doubts = list_endpoint_doubts(find_provider(options.get("impl", "openai")), request, error)
    if doubts:
        error = {**error, "hint": "; ".join([*doubts, *filter(None, [error.get("hint")])])}
    secrets = [*response.get("secrets", ()), *(value for value in options.values() if isinstance(value, Credential))]
    known = {key: value for key, value in error.items() if value is not None}
    redacted: Error = redact({**facts, **known}, secrets)
    return redacted
