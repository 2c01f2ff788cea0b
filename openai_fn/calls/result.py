"""What a call comes to: the answer as the options want it, or an error with all that is known of the call."""

from collections.abc import Callable
from typing import Any, cast

from openai_fn.credentials import Credential, redact
from openai_fn.errors import OpenAIError, is_error
from openai_fn.response.decode import is_event_stream, media_type
from openai_fn.types import Error, Map, Response


def build_call_result(
    response: Response, options: Map, note: Callable[[Error], Error], read: Callable[[Response], Any]
) -> Any:
    """What a call with a good response returns; `read` gives what is in one that is no stream."""
    sink = options.get("stream_to")
    if sink is not None and not callable(sink):
        body = save_body(response, sink, note)
        if is_error(body):
            return body
    elif is_event_stream(response):
        body = build_stream(response, options, note)
    else:
        body = read(response)
        if is_error(body):
            return note({**body, "status": response["status"]})
    return {**response, "body": body} if options.get("full_response") else body


def check_stream_to(options: Map) -> None:
    """Nothing, where the answer's bytes can go where `stream_to` wants them; else an InvalidOptionsError."""
    if "stream_to" in options and not callable(options["stream_to"]):
        from openai_fn.response.download import check_destination

        check_destination(options["stream_to"])


def save_body(response: Response, sink: Any, note: Callable[[Error], Error]) -> Map:
    """What was written of an answer to a path or a file object; the error of one that broke off."""
    from openai_fn.response import download as sinks

    try:
        return sinks.save_response(response["body"], media_type(response), sink)
    except OpenAIError as stopped:
        return note(cast("Error", stopped.data))


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
        "request_id": headers.get("x-request-id") or headers.get("apim-request-id"),
    }
    secrets = [value for value in options.values() if isinstance(value, Credential)]
    return redact({**known, **{key: value for key, value in found.items() if value is not None}}, secrets)  # type: ignore[no-any-return]
