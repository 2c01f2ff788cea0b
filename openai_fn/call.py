"""The one path of every call, and what is built on it: functions, bound options, clients, requests that are only looked at.

    params -> check -> request -> address -> retry( trace( authorize -> encode -> transport -> judge )) -> result
"""

import os
import sys
import warnings
from collections.abc import Callable, Mapping
from functools import cache, partial, reduce
from typing import Any

from toolz import compose_left, keyfilter, merge

import openai_fn.catalog as catalog
import openai_fn.options as opts
from openai_fn.encode import encode
from openai_fn.errors import InvalidOptionsError, InvalidParamsError, OpenAIError, ParamsWarning, error, exception, invalid, is_error
from openai_fn.impls import impl_of, is_own
from openai_fn.middleware import DEFAULT, Handler
from openai_fn.request import request_map
from openai_fn.response import decoded, is_event_stream, judged
from openai_fn.secret import OPTIONS, redacted, sealed
from openai_fn.shapes import Error, Impl, Map, Problem, Response

Function = Callable[..., Any]

RAISED: dict[Any, set[str]] = {True: {"error"}, "strict": {"error", "warning"}, "warn": set(), False: set()}
WARNED: dict[Any, set[str]] = {True: {"warning"}, "strict": set(), "warn": {"error", "warning"}, False: set()}
"""Which severities raise and which warn, by the option `validate`."""
CALLER = 4
"""How many frames a warning lies below the user's line."""


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
    impl, options = settled(row, given)
    opts.missing(impl, row["auth"], options)
    request = built(row, params, impl, options)
    response = stack(impl, options)(request)
    note = partial(noted, row["name"], request, response, options)
    if "error" in response:
        return note(response["error"])
    return result(row, request, response, options, note)


def settled(row: Map, given: Map) -> tuple[Impl, dict[str, Any]]:
    """The impl and all the options that a call goes by, checked."""
    opts.check(given)
    impl = impl_of(given.get("impl", "openai"))
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
    params = streaming(row, params, options)
    request = request_map(row, params, options)
    addressed = impl["address"](request, options)
    heed(row, params, options)
    return addressed


def streaming(row: Map, params: Map, options: Map) -> Map:
    """`params`, asking for a stream where the chunks are to go to `stream_to`."""
    if "stream_to" not in options or "stream" in params:
        return params
    return merge(params, {"stream": True}) if row["stream"] else params


def heed(row: Map, params: Map, options: Map) -> None:
    """Check `params` against the row's schema, and raise or warn as the option `validate` has it."""
    mode = options.get("validate", True if is_own(options["base_url"]) else "warn")
    problems = row["check"](params) if mode is not False else ()
    raised = [problem for problem in problems if problem["severity"] in RAISED[mode]]
    if raised:
        raise InvalidParamsError(invalid("invalid_params", raised))
    for problem in problems:
        if problem["severity"] in WARNED[mode]:
            warnings.warn(f"{row['name']}: {problem['path']}: {problem['message']}", ParamsWarning, stacklevel=CALLER + 2)


def stack(impl: Impl, options: Map) -> Handler:
    """The handler of a call: the middleware around authorize, encode, transport and judge."""
    middleware = options.get("middleware", DEFAULT)
    return reduce(lambda inner, wrap: wrap(inner, options), reversed(middleware), innermost(impl, options))


def innermost(impl: Impl, options: Map) -> Handler:
    """What happens at every attempt. The credential is fetched here, so that a token is always fresh."""
    return compose_left(lambda request: impl["authorize"](request, options), encode, sender(impl, options), judged)  # type: ignore[no-any-return]


def sender(impl: Impl, options: Map) -> Callable[[Map], Response]:
    """The transport of a call: the user's, the impl's, or the network."""
    if "transport" in options:
        return options["transport"]  # type: ignore[no-any-return]
    if "transport" in impl:
        return lambda wire: impl["transport"](wire, options)
    from openai_fn.transport import send

    return lambda wire: send(wire, options)


def result(row: Map, request: Map, response: Response, options: Map, note: Callable[[Error], Error]) -> Any:
    """What a call with a good response returns."""
    if is_event_stream(response):
        body = streamed(response, options, note)
    else:
        body = decoded(response, request, row["returns"])
        if is_error(body):
            return note(merge(body, {"status": response["status"]}))
    return merge(response, {"body": body}) if options.get("full_response") else body


def streamed(response: Response, options: Map, note: Callable[[Error], Error]) -> Any:
    """The generator of a stream's chunks; with `stream_to` what they add up to, after it was given each."""
    from openai_fn.chunks import accumulate
    from openai_fn.stream import stream

    body = response["body"]
    made = stream([body] if isinstance(body, bytes) else body, note, keep_errors=options["on_error"] == "return")
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
    secrets = ["".join((options[key],)) for key in OPTIONS if isinstance(options.get(key), str)]
    return redacted({**known, **{k: v for k, v in found.items() if v is not None}}, [s for s in secrets if len(s) > 5])  # type: ignore[no-any-return]


def function_for(row: Map) -> Function:
    """The function of an operation: `f(params, options) -> data`.

    `row` is a row of the catalog or one of your own (`shapes.Operation`); name, method and path are enough. Its `schema` may
    be a JSON Schema of the flat params. The function has the row as `.operation` and pickles where it can be imported.

    >>> rerank = function_for({"name": "rerank", "method": "post", "path": "/rerank", "body": "json"})
    >>> rerank.__name__, rerank.operation["path"]
    ('rerank', '/rerank')
    """
    known = isinstance(row.get("schema"), str)
    full = {**catalog.ROW, **row, "check": checker(row)}

    def operation(params: Map | None = None, options: Map | None = None) -> Any:
        return perform(full, params, options)

    def operation_with_params(params: Map, options: Map | None = None) -> Any:
        return perform(full, params, options)

    made = operation_with_params if known and catalog.bundle(row["name"]).get("required") else operation
    made.__module__ = "openai_fn.api" if known else sys._getframe(1).f_globals["__name__"]  # noqa: SLF001  # as namedtuple does
    made.__doc__ = catalog.doc(row["name"]) if known else f"{row.get('summary', '')}\n\n{row['method'].upper()} {row['path']}".strip()
    return labelled(made, full)


def labelled(made: Function, row: Map) -> Function:
    """`made` with the name of an operation, its row and its check."""
    made.__name__ = made.__qualname__ = row["name"]
    made.operation = keyfilter(lambda key: key != "check", row)  # type: ignore[attr-defined]
    made.check = row["check"]  # type: ignore[attr-defined]
    return made


def checker(row: Map) -> Callable[[Any], list[Problem]]:
    """A function from params to their problems by the row's schema, which is compiled when first needed."""

    def find() -> Any:
        return catalog.bundle(row["name"]) if isinstance(row["schema"], str) else row["schema"]

    @cache
    def accepts() -> Callable[[Any], bool]:
        from openai_fn.accept import acceptor

        return acceptor(find())

    @cache
    def problems() -> Callable[[Any], list[Problem]]:
        from openai_fn.validate import validator

        return validator(find())

    return lambda params: [] if not row.get("schema") or accepts()(params) else problems()(params)


@cache
def named(name: str) -> Function:
    """The function of the catalog's operation `name`, or of its alias."""
    return function_for(catalog.row(name))


def call(name: str, params: Map | None = None, options: Map | None = None) -> Any:
    """The result of the operation `name`: what its function would return, for a name that is data."""
    return named(name)(params, options)


def request_for(function: Function | str, params: Map | None = None, options: Map | None = None) -> dict[str, Any]:
    """The request that a call would send (`shapes.Request`), with nothing sent. Credentials in it print as `***`.

    A key need not be there; the header that would carry it is then left out.
    """
    found: Any = named(function) if isinstance(function, str) else function
    row = {**found.operation, "check": found.check}
    given = sealed(opts.merge(getattr(found, "options", {}), options or {}))
    failure: Map | None = None
    try:
        impl, settled_options = settled(row, given)
        return impl["authorize"](built(row, params, impl, settled_options), settled_options)
    except OpenAIError as stopped:
        failure = stopped.data
    raise exception({"operation": row["name"], **failure})


def with_options(function: Function, options: Map) -> Function:
    """`function` with `options` bound to it; what a call gives goes over them.

    >>> from openai_fn import create_chat_completion
    >>> ask = with_options(create_chat_completion, {"impl": "local"})
    >>> request_for(ask, {"model": "m", "messages": []}, {"validate": False})["url"]
    'http://local/v1/chat/completions'
    """
    bound = sealed(opts.merge(getattr(function, "options", {}), options))
    opts.check(bound)

    def operation(params: Map | None = None, options: Map | None = None) -> Any:
        return function(params, opts.merge(bound, options or {}))

    operation.__module__, operation.__doc__ = function.__module__, function.__doc__
    operation.options = bound  # type: ignore[attr-defined]
    known: Any = function
    return labelled(operation, {**known.operation, "check": known.check})


# A class because its functions are made when they are asked for: all 288 at once would take longer than the import.
class Client:
    """Every operation with `options` bound to it, as attributes: `client({"impl": "azure"}).create_embedding(params)`."""

    def __init__(self, options: Map) -> None:
        self._options = sealed(options)
        opts.check(self._options)

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_") or name not in catalog.rows():
            raise AttributeError(f"there is no operation {name!r}{catalog.guess(name, catalog.rows())}")
        made = with_options(named(name), self._options)
        self.__dict__[name] = made
        return made

    def __dir__(self) -> list[str]:
        return sorted(catalog.rows())

    def __repr__(self) -> str:
        return f"client({self._options!r})"

    def __reduce__(self) -> tuple[Callable[[Map], "Client"], tuple[Map]]:
        return client, (self._options,)


def client(options: Map) -> Client:
    """Every operation with `options` bound to it.

    >>> client({"impl": "local"}).list_chat_completions.__name__
    'list_chat_completions'
    """
    return Client(options)
