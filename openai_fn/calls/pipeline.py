"""The one path of every call.

params -> check -> request -> address -> retry( trace( authorize -> encode -> transport -> judge )) -> result
"""

import os
import sys
import warnings
from collections.abc import Mapping
from functools import partial
from typing import Any

from openai_fn import options as opts
from openai_fn.calls.attempt import build_handler
from openai_fn.calls.result import annotate_error, build_call_result, check_stream_to
from openai_fn.errors import (
    InvalidOptionsError,
    InvalidParamsError,
    OpenAIError,
    ParamsWarning,
    is_error,
    make_error,
    make_invalid_error,
    to_exception,
)
from openai_fn.providers.table import find_provider, is_official_host
from openai_fn.request.build import make_request_map, to_wire_names
from openai_fn.response.decode import decode_response
from openai_fn.response.embeddings import UNDO_IMPLICIT
from openai_fn.types import Map, Provider

RAISED_SEVERITIES: dict[Any, set[str]] = {True: {"error"}, "strict": {"error", "warning"}, "warn": set(), False: set()}
WARNED_SEVERITIES: dict[Any, set[str]] = {
    True: {"warning"},
    "strict": set(),
    "warn": {"error", "warning"},
    False: set(),
}
"""Which severities raise and which warn, by the option `validate`."""
PACKAGE_NAME = __name__.partition(".")[0]
FORM_BODIES = frozenset({"form", "both"})
"""Bodies that may hold the caller's files."""
STREAM_PARAMS_BY_RETURN: dict[str, Map] = {"json": {"stream": True}, "media": {"stream_format": "sse"}}
"""What asks an operation for a stream, by what it returns otherwise."""


def perform_call(row: Map, params: Map | None, options: Map) -> Any:
    """The result of one operation: the API's own data, a lazy generator of chunks, or an error raised or returned."""
    try:
        outcome = run_call(row, params, options)
    except OpenAIError as stopped:
        outcome = stopped.data
    if is_error(outcome):
        outcome = {"operation": row["name"], **outcome}
        if options.get("on_error") != "return":
            raise to_exception(outcome)
    return outcome


def run_call(row: Map, params: Map | None, given: Map) -> Any:
    """As `perform_call`, with any failure as an error map or an exception with one."""
    impl, options = prepare_options(given)
    opts.check_required_options(
        impl,
        row["auth"],
        options,
        later=opts.list_options_with("credential") if row["cache"] and "cache" in options else frozenset(),
    )
    check_stream_to(options)
    request = build_request(row, params, impl, options)
    response = build_handler(impl, options)(request)
    note = partial(annotate_error, row["name"], request, response, options)
    if "error" in response:
        return note(response["error"])
    asked = implicit_params(row, params or {}, options)
    return build_call_result(
        response,
        request,
        options,
        note,
        lambda found: undo_implicit_params(decode_response(found, request, row["returns"]), asked),
    )


def prepare_options(given: Map) -> tuple[Provider, dict[str, Any]]:
    """The impl and all the options that a call goes by, checked."""
    opts.check_options(given)
    impl = find_provider(given.get("impl") or "openai")
    options = opts.mask_credentials(opts.resolve_options(impl, os.environ, given))
    url = options.get("base_url")
    if callable(url):
        options["base_url"] = url()
    if not options.get("base_url"):
        raise InvalidOptionsError(make_error("invalid_options", opts.describe_missing_option(["base_url"], impl)))
    return impl, options


def build_request(row: Map, params: Map | None, impl: Provider, options: Map) -> dict[str, Any]:
    """The request of a call, with its address, after its params have been checked."""
    params = {} if params is None else params
    if not isinstance(params, Mapping):
        raise InvalidParamsError(make_error("invalid_params", f"params: expected a dict, got {type(params).__name__}"))
    params = to_wire_names(
        row, {**params, **build_stream_params(row, params, options), **implicit_params(row, params, options)}
    )
    request = make_request_map(row, params, options)
    addressed = impl["address"](request, options)
    check_params(row, params, options)
    return attach_body_files(row, addressed) if row["body"] in FORM_BODIES else addressed


def build_stream_params(row: Map, params: Map, options: Map) -> Map:
    """What asks for a stream, where its chunks are to go to `stream_to` and `params` say nothing of it."""
    if not (row["stream"] and callable(options.get("stream_to"))):
        return {}
    asks = STREAM_PARAMS_BY_RETURN.get(row["returns"], STREAM_PARAMS_BY_RETURN["json"])
    return {} if asks.keys() & params.keys() else asks


def implicit_params(row: Map, params: Map, options: Map) -> Map:
    """What the operation asks for by itself where the caller says nothing of it."""
    asks: Map = row["asks"]
    return asks and {name: value for name, value in asks.items() if name not in {*params, *options.get("body", {})}}


def undo_implicit_params(found: Any, asked: Map) -> Any:
    """An answer as it would be without what was `asked` for the caller."""
    for name in asked.keys() & UNDO_IMPLICIT.keys():
        found = UNDO_IMPLICIT[name](found)
    return found


def attach_body_files(row: Map, request: Map) -> dict[str, Any]:
    """`request` with the caller's files looked up; where it has none, and need not be a form, it is JSON."""
    from openai_fn.request import files

    body = files.attach_files(request["body"], row["files"])
    form = row["body"] == "form" or files.holds_file(body)
    return {**request, "body": body, "encoding": "form" if form else "json"}


def check_params(row: Map, params: Map, options: Map) -> None:
    """Check `params` against the row's schema, and raise or warn as the option `validate` has it."""
    mode = options.get("validate", True if is_official_host(options["base_url"]) else "warn")
    problems = row["check"](params) if mode is not False else ()
    raised = [problem for problem in problems if problem["severity"] in RAISED_SEVERITIES[mode]]
    if raised:
        raise InvalidParamsError(make_invalid_error("invalid_params", raised))
    for problem in problems:
        if problem["severity"] in WARNED_SEVERITIES[mode]:
            told = f"{row['name']}: {problem['path']}: {problem['message']}"
            warnings.warn(told, ParamsWarning, stacklevel=find_stacklevel())


def find_stacklevel() -> int:
    """The stacklevel, for whoever asks, of the first line that is not the library's own: the user's."""
    level, frame = 1, sys._getframe(1)  # noqa: SLF001  # as warnings does, whose skip_file_prefixes needs Python 3.12
    while frame.f_back and str(frame.f_globals.get("__name__")).partition(".")[0] == PACKAGE_NAME:
        level, frame = level + 1, frame.f_back
    return level
