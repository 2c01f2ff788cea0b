"""The one path of every call, as steps.

params -> check -> request -> URL -> cache( retry( trace( authorize -> encode -> send -> check status ))) -> result

The steps do no I/O: `calls/drivers.py` runs them in a thread, `openai_fn.aio` in an event loop.
"""

import os
from collections.abc import Mapping
from functools import partial
from typing import Any

from openai_fn import options as opts
from openai_fn.calls.attempt import build_stack, fetch_credentials
from openai_fn.calls.checking import report_problems
from openai_fn.calls.result import annotate_error, check_stream_to, result_steps, shape_result
from openai_fn.catalog.misplaced import add_misplaced_options
from openai_fn.errors import (
    InvalidOptionsError,
    InvalidParamsError,
    OpenAIError,
    is_error,
    make_error,
    to_exception,
)
from openai_fn.middleware.steps import Steps
from openai_fn.providers.authorize import authorize_request
from openai_fn.providers.check import check_provider_operation, check_provider_options, find_provider_problems
from openai_fn.providers.table import find_provider, is_official_host
from openai_fn.request.build import make_request_map, to_websocket_scheme, to_wire_names
from openai_fn.response.embeddings import UNDO_IMPLICIT
from openai_fn.types import CompleteOperation, Map, Operation, Options, Provider, Request
from openai_fn.validation.advice import advise_on_type

FORM_BODIES = frozenset({"form", "both"})
"""Bodies that may hold the caller's files."""
STREAM_PARAMS_BY_RETURN: dict[str, Map] = {"json": {"stream": True}, "media": {"stream_format": "sse"}, "events": {}}
"""The params that ask an operation for a stream, by what it returns otherwise."""


def call_steps(row: CompleteOperation, params: Map | None, options: Options) -> Steps:
    """Run one operation; return the API's own data, or a lazy generator of chunks.

    Every failure is an OpenAIError, raised or, by option `on_error`, returned as its error map.
    """
    outcome = yield from outcome_steps(row, params, prepare_steps(options))
    if is_error(outcome) and options.get("on_error") != "return":
        raise to_exception(outcome)
    return outcome


def outcome_steps(row: CompleteOperation, params: Map | None, preparation: Steps) -> Steps:
    """Run one operation with the provider and the options that `preparation` returns; return a failure as its map."""
    try:
        provider, options = yield from preparation
        outcome = yield from run_steps(row, params, provider, options)
    except OpenAIError as stopped:
        outcome = stopped.data
    return {"operation": row["name"], **outcome} if is_error(outcome) else outcome


def run_steps(row: CompleteOperation, params: Map | None, provider: Provider, options: Options) -> Steps:
    """Run one operation with prepared options; a failure is an error dict or an OpenAIError."""
    check_provider_operation(provider, row)
    later = opts.list_options_with("credential") if row["cache"] and "cache" in options else frozenset()
    opts.check_required_options(provider, row["auth"], options, later=later)
    check_stream_to(options)
    request = build_request(row, params, provider, options)
    exchange = partial(exchange_steps, row, params, provider, request)
    if "observe" not in options:
        return (yield from exchange(options))
    from openai_fn.calls.observation import observe_steps

    return (yield from observe_steps(exchange, provider["name"], request, options))


def exchange_steps(
    row: CompleteOperation, params: Map | None, provider: Provider, request: Request, options: Options
) -> Steps:
    """Send a request and return what its call returns, or the error map of its failure."""
    response = yield from build_stack(provider, options)(request)
    annotate = partial(annotate_error, row["name"], request, response, options)
    if "error" in response:
        return annotate(response["error"])
    if row["kind"] == "websocket":
        from openai_fn.calls.connecting import connection_steps

        return (yield from connection_steps(row, provider, response, options, annotate))
    body = yield from result_steps(row, request, response, options, annotate)
    if is_error(body):
        return body
    body = undo_implicit_params(body, implicit_params(row, params or {}, options))
    return shape_result(response, body, options)


def request_steps(row: CompleteOperation, params: Map | None, call_options: Map) -> Steps:
    """Return the request that a call would send, authorized if there is a credential, without sending it."""
    provider, options = yield from prepare_steps(call_options)
    request = build_request(row, params, provider, options)
    options = yield from fetch_credentials(provider, request, options)
    return authorize_request(provider, request, options)


def prepare_steps(call_options: Map) -> Steps:
    """Return the provider and all the options of a call, checked."""
    opts.check_options(call_options)
    provider = find_provider(call_options.get("impl") or "openai")
    check_provider_options(provider, call_options)
    resolved = opts.resolve_options(provider, os.environ, call_options)
    options = opts.reveal_own_options(provider, opts.mask_credentials(resolved))
    if callable(options.get("base_url")):
        options["base_url"] = yield "call", options["base_url"]
    if not options.get("base_url"):
        raise InvalidOptionsError(make_error("invalid_options", opts.describe_missing_option(["base_url"], provider)))
    return provider, options


def build_request(row: CompleteOperation, params: Map | None, provider: Provider, options: Options) -> Request:
    """Return the request of a call, with its URL, after its params have been checked."""
    params = {} if params is None else params
    if not isinstance(params, Mapping):
        kind = f"{type(params).__name__}{advise_on_type(params)}"
        raise InvalidParamsError(make_error("invalid_params", f"params: expected a dict, got {kind}"))
    params = to_wire_names(
        row, {**params, **build_stream_params(row, params, options), **implicit_params(row, params, options)}
    )
    request = make_request_map(row, params, options)
    addressed = set_scheme(row, provider["address"](request, options))
    check_params(row, {**list_filled_params(request, addressed), **params}, provider, options)
    return attach_body_files(row, addressed, options) if row["body"] in FORM_BODIES else addressed


def set_scheme(row: Operation, request: Request) -> Request:
    """Return `request` with its URL in the scheme that the operation is spoken in: ws or wss for a connection."""
    if row["kind"] != "websocket":
        return request
    return {**request, "url": to_websocket_scheme(request["url"])}


def list_filled_params(request: Request, addressed: Request) -> Map:
    """Return the params that the provider added to the body, such as a deployment as the model."""
    before, after = request["body"], addressed["body"]
    return {} if after is before else {name: value for name, value in after.items() if name not in before}


def build_stream_params(row: Operation, params: Map, options: Options) -> Map:
    """Return the params that request a stream, if its chunks go to `stream_to` and `params` do not mention it."""
    if not (row["stream"] and callable(options.get("stream_to"))):
        return {}
    asks = STREAM_PARAMS_BY_RETURN.get(row["returns"], STREAM_PARAMS_BY_RETURN["json"])
    return {} if asks.keys() & params.keys() else asks


def implicit_params(row: Operation, params: Map, options: Options) -> Map:
    """Return the params that the operation sends unless the caller sets them."""
    asks: Map = row["asks"]
    return asks and {name: value for name, value in asks.items() if name not in {*params, *options.get("body", {})}}


def undo_implicit_params(result: Any, implicit: Map) -> Any:
    """Return a result as it would be without the implicit params."""
    for name in implicit.keys() & UNDO_IMPLICIT.keys():
        result = UNDO_IMPLICIT[name](result)
    return result


def attach_body_files(row: Operation, request: Request, options: Options) -> Request:
    """Return `request` with the caller's files attached; without files, and unless a form is required, it is JSON."""
    from openai_fn.request import files

    seconds = options.get("deadline") or request["timeout"][1]
    body = files.attach_files(request["body"], row["files"], {"size": options["max_body"], "seconds": seconds})
    form = row["body"] == "form" or files.holds_file(body)
    return {**request, "body": body, "encoding": "form" if form else "json"}


def check_params(row: CompleteOperation, params: Map, provider: Provider, options: Options) -> None:
    """Check `params` against the row's schema and the provider's, and raise or warn as option `validate` says.

    Options among the params are problems too; a credential among them raises whatever `validate` is.
    """
    base_url: Any = options["base_url"]  # a function was called already
    official = is_official_host(base_url, provider)
    mode = options.get("validate", True if official else "warn")
    violations = [*row["check"](params), *find_provider_problems(provider, params)] if mode is not False else []
    problems = add_misplaced_options(row, params, violations, official=official)
    report_problems(row["name"], problems, mode)
