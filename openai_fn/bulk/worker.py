"""The worker's side: one row sent through the public call path, and its outcome as data that travels.

There is one layer of retries in bulk, the coordinator's: it sees every refusal and slows all workers down together, and
a row that waits for its next attempt occupies no worker. So each call in here is sent once.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from importlib import import_module
from typing import Any, NamedTuple

from toolz import dissoc, keyfilter

from openai_fn.bulk.row_options import merge_row_options
from openai_fn.calls.drivers import run
from openai_fn.calls.pipeline import prepare_steps
from openai_fn.errors import InvalidOptionsError, is_error, make_error
from openai_fn.functions import call_by_name_steps
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE
from openai_fn.middleware.steps import Inner, Steps, StepsMiddleware
from openai_fn.options import mask_credentials
from openai_fn.types import Map, Response

ROWS_PER_PROCESS = 256
"""Rows that one process sends at the same time."""
CACHE_HEADER = "openai-fn-cache"
"""The header of a response that came from the user's cache and used nothing."""
COORDINATOR_HEADERS = frozenset({"retry-after", "retry-after-ms", "x-should-retry", CACHE_HEADER})
"""Headers that the coordinator needs, beside those that begin with RATE_LIMIT_PREFIX."""
RATE_LIMIT_PREFIX = "x-ratelimit-"
CALL_OPTIONS: Map = {"on_error": "return", "full_response": True, "retry": {"retries": 0}}
"""Options of every call of a run."""
RowRequest = tuple[str, Map, Map]
"""Operation, params and the row's own options."""


# A class because what is derived from options must not live longer than they do.
class RunOptions(dict[str, Any]):
    """The options of each call of a run. `prepared` is what `prepare_steps` makes of them where the calls are made."""

    prepared: Any = None

    def __reduce__(self) -> tuple[Any, ...]:
        return RunOptions, (dict(self),)


class Watch(NamedTuple):
    """A middleware in its form of steps alone."""

    steps: StepsMiddleware


def call_options(options: Map) -> RunOptions:
    """Return the options of each call of a run."""
    stack = tuple(options.get("middleware", DEFAULT_MIDDLEWARE))
    return RunOptions({**dissoc(options, "stream_to"), **CALL_OPTIONS, "middleware": stack})


def send_rows(requests: list[RowRequest], options: RunOptions, _serial: int) -> list[dict[str, Any]]:
    """Return the outcomes of some rows, sent side by side.

    `_serial` keeps an engine that merges equal tasks from taking two rows for one.
    """
    if len(requests) == 1:
        return [send_row(requests[0], options)]
    return list(worker_threads(os.getpid()).map(partial(send_row, options=options), requests))


@cache
def worker_threads(pid: int) -> ThreadPoolExecutor:  # noqa: ARG001  # each process has its own
    """Return the threads of a worker process, kept for the connections that they hold."""
    return ThreadPoolExecutor(ROWS_PER_PROCESS, "openai_fn.bulk")


def send_row(request: RowRequest, options: RunOptions) -> dict[str, Any]:
    """Return the outcome of one row: {"response", "error", "headers"}. A failure is data in it."""
    outcome: dict[str, Any] = run(send_row_steps(request, options))
    return outcome


def send_row_steps(request: RowRequest, options: RunOptions) -> Steps:
    """Return the outcome of one row, as `send_row` does."""
    operation, params, _ = request
    responses: list[Response] = []
    result = yield from call_by_name_steps(operation, params, prepare_row_steps(request, options, responses))
    return build_outcome(result, responses)


def prepare_row_steps(request: RowRequest, options: RunOptions, responses: list[Response]) -> Steps:
    """Return the provider and the options of the call of one row, which notes its response in `responses`."""
    _, params, own = request
    if own:
        provider, prepared = yield from prepare_steps(mask_credentials(merge_row_options(options, own)))
    else:
        provider, prepared = yield from prepare_run_steps(options)
    stream = {"stream_to": ignore_chunk} if params.get("stream") else {}
    watch = Watch(partial(wrap_watch_steps, responses))
    return provider, {**prepared, **stream, "middleware": (watch, *prepared["middleware"])}


def prepare_run_steps(options: RunOptions) -> Steps:
    """Return the provider and the options of the calls of a run, prepared once; a `base_url` is asked for each time."""
    if options.prepared is None:
        import_module("openai_fn.transport.transport_errors")  # while files can still be opened: sockets may use all up
    if options.prepared is None or callable(options.get("base_url")):
        options.prepared = yield from prepare_steps(mask_credentials(options))
    return options.prepared


def build_outcome(result: Any, responses: list[Response]) -> dict[str, Any]:
    """Return the outcome of a row: what its call returned, with the headers of its response."""
    headers = responses[-1].get("headers", {}) if responses else {}
    return {**split_result(result), "headers": keyfilter(is_coordinator_header, headers)}


def is_coordinator_header(name: str) -> bool:
    """Return whether the coordinator goes by a header."""
    return name in COORDINATOR_HEADERS or name.startswith(RATE_LIMIT_PREFIX)


def split_result(result: Any) -> dict[str, Any]:
    """Return what a call returned as the response and the error of a row."""
    body = result if is_error(result) else result["body"]
    if not is_error(body):
        response = build_batch_response(result["status"], result["headers"].get("x-request-id"), body)
        return {"response": response, "error": None}
    error = {key: value for key, value in body.items() if key != "body" and value is not None}
    status = body.get("status")
    if status is None:
        return {"response": None, "error": error}
    return {"response": build_batch_response(status, body.get("request_id"), body.get("body")), "error": error}


def build_batch_response(status: int, request_id: str | None, body: Any) -> dict[str, Any]:
    """Return the response of a row, in the form of the Batch API."""
    return {"status_code": status, "request_id": request_id, "body": body}


def wrap_watch_steps(responses: list[Response], inner: Inner, request: Any, _options: Map) -> Steps:
    """Return the response of `inner`, after it was noted in `responses`."""
    response = yield from inner(request)
    responses.append(response)
    return response


def ignore_chunk(_chunk: Any) -> None:
    """Do nothing with a chunk: the row wants the accumulated response."""


def env(name: str) -> Callable[[], str]:
    """Return a credential that is named, not sent: a function that reads the variable `name` where the call is made.

    `{"api_key": env("MY_KEY")}` is sent to another process or machine as the name alone. It is a function because a
    credential may be one anywhere in openai_fn; so it works in a plain call, too, and is read again each time. Calling
    it raises InvalidOptionsError if the variable is not set.
    """
    return partial(read_variable, name)


def read_variable(name: str) -> str:
    """Return the environment variable `name` of this process; raise InvalidOptionsError where it is not set."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise InvalidOptionsError(make_error("invalid_options", f"{name} is not set in this worker's environment"))
    return value
