"""The worker's side: one row asked through the public call path, and its answer as data that travels.

There is one layer of retries in bulk and it is the coordinator's: it sees every refusal and slows all workers down
together, and a row that waits for its next turn holds no worker. So a call in here is sent once.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Any

from openai_fn.errors import InvalidOptionsError, is_error, make_error
from openai_fn.functions import call
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE
from openai_fn.middleware.steps import Handler
from openai_fn.types import Map, Response

ROWS_PER_PROCESS = 256
"""Rows that one process asks at the same time."""
CACHE_HEADER = "openai-fn-cache"
"""The header of an answer that came from the user's cache and took nothing."""
COORDINATOR_HEADERS = ("retry-after", "retry-after-ms", "x-should-retry", CACHE_HEADER)
"""Headers that the coordinator needs, beside those that begin with LIMITS."""
RATE_LIMIT_PREFIX = "x-ratelimit-"


def call_options(options: Map) -> dict[str, Any]:
    """The options of each call of a run."""
    fixed = {"on_error": "return", "full_response": True, "retry": {"retries": 0}}
    kept = {key: value for key, value in options.items() if key != "stream_to"}
    return {**kept, **fixed, "middleware": tuple(options.get("middleware", DEFAULT_MIDDLEWARE))}


def send_rows(questions: list[tuple[str, Map]], options: Map, _serial: int) -> list[dict[str, Any]]:
    """The answers to some rows, side by side. `_serial` keeps an engine from taking two equal tasks for one."""
    if len(questions) == 1:
        return [send_row(questions[0], options)]
    return list(worker_threads(os.getpid()).map(partial(send_row, options=options), questions))


@cache
def worker_threads(pid: int) -> ThreadPoolExecutor:  # noqa: ARG001  # each process has its own
    """The threads of a worker process, kept for the connections that they hold."""
    return ThreadPoolExecutor(ROWS_PER_PROCESS, "openai_fn.bulk")


def send_row(question: tuple[str, Map], options: Map) -> dict[str, Any]:
    """One answer: {"response", "error", "headers"}. A failure is data in it."""
    operation, params = question
    seen: list[Response] = []
    watched = {**options, "middleware": (partial(wrap_watch, seen.append), *options["middleware"])}
    if params.get("stream"):
        watched["stream_to"] = ignore_chunk
    outcome = call(operation, params, watched)
    headers = seen[-1].get("headers", {}) if seen else {}
    return {
        **split_result(outcome),
        "headers": {k: v for k, v in headers.items() if k in COORDINATOR_HEADERS or k.startswith(RATE_LIMIT_PREFIX)},
    }


def split_result(outcome: Any) -> dict[str, Any]:
    """What a call returned, as the response and the error of a row."""
    found = outcome if is_error(outcome) else outcome["body"]
    if not is_error(found):
        return {
            "response": batch_response(outcome["status"], outcome["headers"].get("x-request-id"), found),
            "error": None,
        }
    told = {key: value for key, value in found.items() if key != "body" and value is not None}
    status = found.get("status")
    return {
        "response": batch_response(status, found.get("request_id"), found.get("body")) if status else None,
        "error": told,
    }


def batch_response(status: int, request_id: str | None, body: Any) -> dict[str, Any]:
    """The response of a row, in the Batch API's form."""
    return {"status_code": status, "request_id": request_id, "body": body}


def wrap_watch(tell: Callable[[Response], Any], handler: Handler, _options: Map) -> Handler:
    """`handler`, with each response told to `tell`."""

    def watching(request: Map) -> Response:
        response = handler(request)
        tell(response)
        return response

    return watching


def ignore_chunk(_chunk: Any) -> None:
    """Nothing; the row wants the whole answer."""


def env(name: str) -> Callable[[], str]:
    """A credential that is named, not sent: a function that reads the variable `name` where the call is made.

    `{"api_key": env("MY_KEY")}` travels to another process or machine as the name alone. It is a function because that
    is what a credential may be anywhere in openai_fn; so it works in a plain call too, and is read anew each time.
    """
    return partial(read_variable, name)


def read_variable(name: str) -> str:
    """The environment variable `name` of this process; an error that names it where it is not set."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise InvalidOptionsError(make_error("invalid_options", f"{name} is not set in this worker's environment"))
    return value
