"""The one path of every call.

params -> check -> request -> address -> retry( trace( authorize -> encode -> transport -> judge )) -> result
"""

import os
import sys
import warnings
from collections.abc import Callable, Mapping
from functools import partial, reduce
from typing import Any, cast

from openai_fn import options as opts
from openai_fn.embeddings import ASKED, NOTHING, Restore
from openai_fn.encode import encode
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
from openai_fn.middleware import DEFAULT, Handler
from openai_fn.request import request_map, wire_names
from openai_fn.response import decoded, is_event_stream, judged, media_type
from openai_fn.secret import OPTIONS, Secret, redacted, sealed, shown
from openai_fn.shapes import Error, Impl, Map, Response

RAISED: dict[Any, set[str]] = {True: {"error"}, "strict": {"error", "warning"}, "warn": set(), False: set()}
WARNED: dict[Any, set[str]] = {True: {"warning"}, "strict": set(), "warn": {"error", "warning"}, False: set()}
"""Which severities raise and which warn, by the option `validate`."""
PACKAGE = __name__.partition(".")[0]
FORMS = frozenset({"form", "both"})
"""Bodies that may hold the caller's files."""
ASKS: dict[str, Map] = {"json": {"stream": True}, "binary": {"stream_format": "sse"}}
"""What asks an operation for a stream, by what it returns otherwise."""
LONGEST_WORD = 6
"""Letters up to which what stands in a credential is left where a server says it: "Bearer", "Basic", "key", "sk"."""


def perform(row: Map, params: Map | None, options: Map | None) -> Any:
    """The result of one operation: the API's own data, a lazy generator of chunks, or an error raised or returned."""
    options = sealed(options or {})
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
    _, restore = unsaid(row, params or {}, options)
    return result(response, options, note, lambda found: restore(decoded(found, request, row["returns"])))


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
    params = wire_names(row, {**params, **streaming(row, params, options), **unsaid(row, params, options)[0]})
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


def unsaid(row: Map, params: Map, options: Map) -> tuple[Map, Restore]:
    """What the operation asks for by itself where the caller says nothing of it, and what its answer then becomes."""
    if row["name"] not in ASKED:
        return NOTHING
    found = ASKED[row["name"]]
    return NOTHING if found[0].keys() & {*params, *options.get("body", {})} else found


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


def stack(impl: Impl, options: Map) -> Handler:
    """The handler of a call: the middleware around authorize, encode, transport and judge."""
    middleware = options.get("middleware", DEFAULT)
    return reduce(lambda inner, wrap: wrap(inner, options), reversed(middleware), innermost(impl, options))


def innermost(impl: Impl, options: Map) -> Handler:
    """What happens at every attempt. The credential is fetched here, so that a token is always fresh."""
    authorize, transport, cached = impl["authorize"], sender(impl, options), "cache" in options

    def attempt(request: Map) -> Response:
        if cached:
            opts.missing(impl, request["auth"], options)
        sent = authorize(request, options)
        return unechoed(judged(transport(encode(sent))), sent["headers"])

    return attempt


def unechoed(response: Response, headers: Map) -> Response:
    """`response`, its error without the credentials that `headers` carried: a server may echo what it was sent."""
    if "error" not in response:
        return response
    words = [word for text in headers.values() if isinstance(text, Secret) for word in shown(text).split()]
    return {**response, "error": redacted(response["error"], [word for word in words if len(word) > LONGEST_WORD])}


def sender(impl: Impl, options: Map) -> Callable[[Map], Response]:
    """The transport of a call: the user's, the impl's, or the network."""
    if "transport" in options:
        return options["transport"]  # type: ignore[no-any-return]
    if "transport" in impl:
        return lambda wire: impl["transport"](wire, options)
    from openai_fn.transport import send

    return lambda wire: send(wire, options)


def result(response: Response, options: Map, note: Callable[[Error], Error], read: Callable[[Response], Any]) -> Any:
    """What a call with a good response returns; `read` gives what is in one that is no stream."""
    sink = options.get("stream_to")
    if sink is not None and not callable(sink):
        body = saved(response, sink, note)
        if is_error(body):
            return body
    elif is_event_stream(response):
        body = streamed(response, options, note)
    else:
        body = read(response)
        if is_error(body):
            return note({**body, "status": response["status"]})
    return {**response, "body": body} if options.get("full_response") else body


def check_sink(options: Map) -> None:
    """Nothing, where the answer's bytes can go where `stream_to` wants them; else an InvalidOptionsError."""
    if "stream_to" in options and not callable(options["stream_to"]):
        from openai_fn.sink import check

        check(options["stream_to"])


def saved(response: Response, sink: Any, note: Callable[[Error], Error]) -> Map:
    """What was written of an answer to a path or a file object; the error of one that broke off."""
    from openai_fn import sink as sinks

    try:
        return sinks.saved(response["body"], media_type(response), sink)
    except OpenAIError as stopped:
        return note(cast("Error", stopped.data))


def streamed(response: Response, options: Map, note: Callable[[Error], Error]) -> Any:
    """The generator of a stream's chunks; with `stream_to` what they add up to, after it was given each."""
    from openai_fn.chunks import accumulate
    from openai_fn.stream import stream

    body = response["body"]
    bytes_ = [body] if isinstance(body, bytes) else body
    made = stream(bytes_, note, keep_errors=options["on_error"] == "return", limit=options["max_body"])
    if "stream_to" not in options:
        return made
    return accumulate(tapped(made, options["stream_to"]))


def tapped(chunks: Any, tell: Callable[[Any], Any]) -> Any:
    """`chunks`, each told to `tell` on its way; closed with it."""
    try:
        for chunk in chunks:
            tell(chunk)
            yield chunk
    finally:
        chunks.close()


def noted(name: str, request: Map, response: Map, options: Map, found: Error) -> Error:
    """An error map with what is known of its call, and without anything secret in it."""
    headers = response.get("headers", {})
    known = {
        "operation": name,
        "url": f"{request['method']} {request['url']}",
        "status": response.get("status"),
        "request_id": headers.get("x-request-id") or headers.get("apim-request-id"),
    }
    secrets = [shown(options[key]) for key in OPTIONS if isinstance(options.get(key), str)]
    told: Error = redacted(
        {**known, **{k: v for k, v in found.items() if v is not None}}, [s for s in secrets if len(s) > LONGEST_WORD]
    )
    return told
