"""One attempt: fetch credentials, authorize, encode, send, check the status; and the stack of middleware around it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from openai_fn import options as opts
from openai_fn.credentials import Credential, SentHeaders, list_secrets, redact, repeats_secret, reveal
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE
from openai_fn.middleware.steps import Handler, Inner, Steps
from openai_fn.providers.authorize import authorize_request, check_fetched, list_credential_functions
from openai_fn.request.encode import encode_request
from openai_fn.response.decode import check_status
from openai_fn.response.normalize import normalize_response
from openai_fn.types import EncodedRequest, Options, Provider, Request, Response

ERROR_BODY_LIMIT = 1_000_000
"""Bytes to read of the body of an error."""
LINE_METHODS = ("send", "receive", "close")
"""What a transport's line has; docs/realtime.md, In tests."""
NO_LINE = (
    "transport: expected an object with send, receive and close for a connection, got {}; "
    "openai_fn.testing.fake_connection makes a transport for it"
)
SWITCHED = 101
"""The status of a handshake that opened a connection."""


def build_stack(provider: Provider, options: Options) -> Inner:
    """Return the steps of a request: the middleware, outermost first, around an attempt."""
    inner: Inner = partial(attempt_steps, provider, options)
    for wrap in reversed(options.get("middleware", DEFAULT_MIDDLEWARE)):
        inner = add_layer(wrap, inner, options)
    return inner


def add_layer(wrap: Callable[..., Any], inner: Inner, options: Options) -> Inner:
    """Return `inner` with a middleware around it, in its form of steps or in its form of handlers."""
    steps = getattr(wrap, "steps", None) or (wrap if is_steps(wrap) else None)
    if steps:
        return partial(run_layer, steps, inner, options)
    handlers: list[Handler] = []

    def call_handler(request: Request) -> Steps:
        if not handlers:
            handlers.append((yield "wrap", wrap, inner, options))
        return handlers[0](request)

    return call_handler


def run_layer(steps: Callable[..., Steps], inner: Inner, options: Options, request: Request) -> Steps:
    """Return the steps of a middleware for a request."""
    return steps(inner, request, options)


def is_steps(function: Any) -> bool:
    """Return whether a function is a generator function: its calls are steps."""
    from inspect import isgeneratorfunction  # 5 ms, which calls with our own middleware do not need

    return isgeneratorfunction(function)


def attempt_steps(provider: Provider, options: Options, request: Request) -> Steps:
    """Send a request once. Fetch the credential for each attempt, so that a token is never stale.

    The response carries the credentials that were sent as "secrets": a server may repeat them, now or in a stream.
    """
    if "cache" in options:
        opts.check_required_options(provider, request["auth"], options)
    options = yield from fetch_credentials(provider, request, options)
    authorized = authorize_request(provider, request, options)
    encoded = encode_request(authorized, options.get("json_dumps"))
    response = yield from send_steps(provider, encoded, options)
    if response.get("status", 0) >= 300 and not isinstance(response.get("body", b""), bytes):
        response = {**response, "body": (yield "read", response["body"], ERROR_BODY_LIMIT)}
    secrets = list_secrets(authorized["headers"], *authorized["query"].values())
    opened = encoded.get("kind") == "websocket" and response.get("status") == SWITCHED
    checked = response if opened else check_status(response)
    return redact_echo({**checked, "secrets": secrets})


def send_steps(provider: Provider, encoded: EncodedRequest, options: Options) -> Steps:
    """Send an encoded request through the user's transport, the provider's, or the network."""
    if encoded.get("kind") == "websocket":
        return (yield from open_steps(provider, encoded, options))
    if "transport" in options:
        return normalize_response((yield "send", options["transport"], to_plain_request(encoded), options), encoded)
    transport: Any = provider.get("transport")
    if transport is None:
        return (yield "send", None, encoded, options)
    if is_steps(transport):
        return (yield from transport(encoded, options))
    return normalize_response((yield "send", lambda request: transport(request, options), encoded, options), encoded)


def open_steps(provider: Provider, encoded: EncodedRequest, options: Options) -> Steps:
    """Open a connection through the user's transport, the provider's, or the network.

    A transport returns a line, an object with `send`, `receive` and `close`, or a response that opens none.
    """
    own: Any = provider.get("transport")
    transport: Any = options.get("transport") or (own and (lambda request: own(request, options)))
    if transport is None:
        return (yield "open", encoded, options)
    line = yield "call", transport, to_plain_request(encoded)
    if isinstance(line, Mapping):
        response = normalize_response(line, encoded)
        if "error" in response or response["status"] >= 300:
            return response
    if not all(callable(getattr(line, name, None)) for name in LINE_METHODS):
        raise InvalidOptionsError(make_error("invalid_options", NO_LINE.format(type(line).__name__)))
    return {"status": SWITCHED, "headers": {}, "body": line}


def fetch_credentials(provider: Provider, request: Request, options: Options) -> Steps:
    """Return `options` with the functions of the credentials that a request needs called.

    Raises InvalidOptionsError for a function that returns no text.
    """
    for name, function in list_credential_functions(provider, request, options).items():
        fetched: Any = {name: check_fetched(name, Credential((yield "call", function)))}
        options = {**options, **fetched}
    return options


def redact_echo(response: Response) -> Response:
    """Return `response` without the credentials that were sent, in its headers and its error: a server may repeat them.

    What a good response says in its body is the caller's.
    """
    if "error" not in response and not repeats_secret(response["headers"].values(), response["secrets"]):
        return response
    shown = {key: response[key] for key in ("error", "headers") if key in response}
    return {**response, **redact(shown, response["secrets"])}


def to_plain_request(encoded: EncodedRequest) -> dict[str, Any]:
    """Return an encoded request for a user's transport, with readable credentials."""
    return {**encoded, "url": reveal(encoded["url"]), "headers": SentHeaders(encoded["headers"])}
