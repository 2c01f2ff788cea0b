"""Tell what each attempt came to: option `trace` and the logger `openai_fn`."""

import time
from functools import cache
from typing import Any

from openai_fn.middleware.retry import Handler
from openai_fn.response.response_headers import find_request_id
from openai_fn.types import Map, Response


def wrap_trace(handler: Handler, options: Map) -> Handler:
    """`handler`, with each attempt told to `options["trace"]` and to the logger `openai_fn` at DEBUG."""
    trace, log = options.get("trace"), get_logger()

    def tracing(request: Map) -> Response:
        began = time.monotonic()
        response = handler(request)
        if trace or log.isEnabledFor(10):
            attempt = build_trace_event(request, response, time.monotonic() - began)
            log.debug("%s", without_body(attempt))
            if trace:
                trace(attempt)
        return response

    return tracing


def build_trace_event(request: Map, response: Map, seconds: float) -> dict[str, Any]:
    """What a trace is told of one attempt; nothing in it is secret."""
    headers = response.get("headers", {})
    return {
        "operation": request["operation"],
        "method": request["method"],
        "url": request["url"],
        "attempt": request.get("attempt", 1),
        "status": response.get("status"),
        "seconds": seconds,
        "request_id": find_request_id(headers),
        "error": response.get("error"),
    }


def without_body(event: Map) -> Map:
    """Return a trace event for a log: of an error's body, which may be long, only the message is in it."""
    error = event["error"]
    return event if error is None else {**event, "error": {key: error[key] for key in error if key != "body"}}


@cache
def get_logger() -> Any:
    """The logger `openai_fn`, silent until somebody listens."""
    import logging

    log = logging.getLogger("openai_fn")
    log.addHandler(logging.NullHandler())
    return log
