"""Trace: report each attempt to the option `trace` and to the logger `openai_fn`."""

import time
from functools import cache
from typing import Any

from openai_fn.middleware.steps import Inner, Steps, make_middleware
from openai_fn.response.response_headers import find_request_id
from openai_fn.types import Map, Options, Request, Response


def wrap_trace_steps(inner: Inner, request: Request, options: Options) -> Steps:
    """Report each attempt to `options["trace"]` and to the logger `openai_fn` at DEBUG."""
    trace, log = options.get("trace"), get_logger()
    began = time.monotonic()
    response = yield from inner(request)
    if trace or log.isEnabledFor(10):
        event = build_trace_event(request, response, time.monotonic() - began)
        log.debug("%s", without_body(event))
        if trace:
            trace(event)
    return response


wrap_trace = make_middleware(wrap_trace_steps)


def build_trace_event(request: Request, response: Response, seconds: float) -> dict[str, Any]:
    """Return the trace event of an attempt, without credentials."""
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
    """Return the logger `openai_fn`, silent until somebody adds a handler."""
    import logging

    log = logging.getLogger("openai_fn")
    log.addHandler(logging.NullHandler())
    return log
