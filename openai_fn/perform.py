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
from openai_fn.embeddings import RESTORE
from openai_fn.errors import (
    InvalidOptionsError,
    InvalidParamsError,
    OpenAIError,
    ParamsWarning,
    error,
    exception,
    invalid,
    is_error,
)
from openai_fn.impls import impl_of, is_own
from openai_fn.outcome import check_sink, noted, result
from openai_fn.request import request_map, wire_names
from openai_fn.response import decoded
from openai_fn.ring import stack
from openai_fn.secret import OPTIONS, sealed
from openai_fn.shapes import Impl, Map

RAISED: dict[Any, set[str]] = {True: {"error"}, "strict": {"error", "warning"}, "warn": set(), False: set()}
WARNED: dict[Any, set[str]] = {True: {"warning"}, "strict": set(), "warn": {"error", "warning"}, False: set()}
"""Which severities raise and which warn, by the option `validate`."""
PACKAGE = __name__.partition(".")[0]
FORMS = frozenset({"form", "both"})
"""Bodies that may hold the caller's files."""
ASKS: dict[str, Map] = {"json": {"stream": True}, "binary": {"stream_format": "sse"}}
"""What asks an operation for a stream, by what it returns otherwise."""


def perform(row: Map, params: Map | None, options: Map) -> Any:
    """The result of one operation: the API's own data, a lazy generator of chunks, or an error raised or returned."""
    try:
        outcome = answer(row, params, options)
    except OpenAIError as stopped:
        outcome = stopped.data
    if is_error(outcome):
        outcome = {"operation": row["name"], **outcome}
        if options.get("on_error") != "return":
            raise exception(outcome)
    return outcome


def answer(row: Map, params: Map | None, given: Map) -> Any:
    """As `perform`, with any failure as an error map or an exception with one."""
    impl, options = settled(given)
    opts.missing(impl, row["auth"], options, later=OPTIONS if row["cache"] and "cache" in options else frozenset())
    check_sink(options)
    request = built(row, params, impl, options)
    response = stack(impl, options)(request)
    note = partial(noted, row["name"], request, response, options)
    if "error" in response:
        return note(response["error"])
    asked = unsaid(row, params or {}, options)
    return result(response, options, note, lambda found: restored(decoded(found, request, row["returns"]), asked))


def settled(given: Map) -> tuple[Impl, dict[str, Any]]:
    """The impl and all the options that a call goes by, checked."""
    opts.check(given)
    impl = impl_of(given.get("impl") or "openai")
    options = sealed(opts.resolve(impl, os.environ, given))
    url = options.get("base_url")
    if callable(url):
        options["base_url"] = url()
    if not options.get("base_url"):
        raise InvalidOptionsError(error("invalid_options", opts.absent(["base_url"], impl)))
    return impl, options


def built(row: Map, params: Map | None, impl: Impl, options: Map) -> dict[str, Any]:
    """The request of a call, with its address, after its params have been checked."""
    params = {} if params is None else params
    if not isinstance(params, Mapping):
        raise InvalidParamsError(error("invalid_params", f"params: expected a dict, got {type(params).__name__}"))
    params = wire_names(row, {**params, **streaming(row, params, options), **unsaid(row, params, options)})
    request = request_map(row, params, options)
    addressed = impl["address"](request, options)
    heed(row, params, options)
    return attached(row, addressed) if row["body"] in FORMS else addressed


def streaming(row: Map, params: Map, options: Map) -> Map:
    """What asks for a stream, where its chunks are to go to `stream_to` and `params` say nothing of it."""
    if not (row["stream"] and callable(options.get("stream_to"))):
        return {}
    asks = ASKS.get(row["returns"], ASKS["json"])
    return {} if asks.keys() & params.keys() else asks


def unsaid(row: Map, params: Map, options: Map) -> Map:
    """What the operation asks for by itself where the caller says nothing of it."""
    asks: Map = row["asks"]
    return asks and {name: value for name, value in asks.items() if name not in {*params, *options.get("body", {})}}


def restored(found: Any, asked: Map) -> Any:
    """An answer as it would be without what was `asked` for the caller."""
    for name in asked.keys() & RESTORE.keys():
        found = RESTORE[name](found)
    return found


def attached(row: Map, request: Map) -> dict[str, Any]:
    """`request` with the caller's files looked up; where it has none, and need not be a form, it is JSON."""
    from openai_fn import files

    body = files.attached(request["body"], row["files"])
    form = row["body"] == "form" or files.holds_file(body)
    return {**request, "body": body, "encoding": "form" if form else "json"}


def heed(row: Map, params: Map, options: Map) -> None:
    """Check `params` against the row's schema, and raise or warn as the option `validate` has it."""
    mode = options.get("validate", True if is_own(options["base_url"]) else "warn")
    problems = row["check"](params) if mode is not False else ()
    raised = [problem for problem in problems if problem["severity"] in RAISED[mode]]
    if raised:
        raise InvalidParamsError(invalid("invalid_params", raised))
    for problem in problems:
        if problem["severity"] in WARNED[mode]:
            told = f"{row['name']}: {problem['path']}: {problem['message']}"
            warnings.warn(told, ParamsWarning, stacklevel=outside())


def outside() -> int:
    """The stacklevel, for whoever asks, of the first line that is not the library's own: the user's."""
    level, frame = 1, sys._getframe(1)  # noqa: SLF001  # as warnings does, whose skip_file_prefixes needs Python 3.12
    while frame.f_back and str(frame.f_globals.get("__name__")).partition(".")[0] == PACKAGE:
        level, frame = level + 1, frame.f_back
    return level
