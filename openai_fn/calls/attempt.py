"""The ring around the network: the middleware, and what happens at every attempt inside it."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from openai_fn import options as opts
from openai_fn.credentials import SentHeaders, list_secrets, redact, reveal
from openai_fn.middleware.retry import Handler
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE
from openai_fn.request.encode import encode_request
from openai_fn.response.decode import check_status
from openai_fn.types import Map, Provider, Response


def build_handler(impl: Provider, options: Map) -> Handler:
    """The handler of a call: the middleware around authorize, encode, transport and judge."""
    middleware = options.get("middleware", DEFAULT_MIDDLEWARE)
    return reduce(lambda inner, wrap: wrap(inner, options), reversed(middleware), make_attempt(impl, options))


def make_attempt(impl: Provider, options: Map) -> Handler:
    """What happens at every attempt. The credential is fetched here, so that a token is always fresh."""
    authorize, transport, cached = impl["authorize"], choose_transport(impl, options), "cache" in options

    def attempt(request: Map) -> Response:
        if cached:
            opts.check_required_options(impl, request["auth"], options)
        sent = authorize(request, options)
        return redact_echo(check_status(transport(encode_request(sent))), sent["headers"])

    return attempt


def redact_echo(response: Response, headers: Map) -> Response:
    """A failed `response` without the credentials that `headers` carried: a server may echo what it was sent."""
    if "error" not in response:
        return response
    told = {key: response[key] for key in ("error", "headers") if key in response}
    return {**response, **redact(told, list_secrets(headers))}


def choose_transport(impl: Provider, options: Map) -> Callable[[Map], Response]:
    """The transport of a call: the user's, the impl's, or the network."""
    if "transport" in options:
        return lambda encoded: options["transport"](to_plain_request(encoded))
    if "transport" in impl:
        return lambda wire: impl["transport"](wire, options)
    from openai_fn.transport.send import send

    return lambda wire: send(wire, options)


def to_plain_request(encoded: Map) -> dict[str, Any]:
    """Return an encoded request as a function of the user's gets it: with readable credentials."""
    return {**encoded, "url": reveal(encoded["url"]), "headers": SentHeaders(encoded["headers"])}
