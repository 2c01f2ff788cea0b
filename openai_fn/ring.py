"""The ring around the network: the middleware, and what happens at every attempt inside it."""

from collections.abc import Callable
from functools import reduce

from openai_fn import options as opts
from openai_fn.encode import encode
from openai_fn.middleware import DEFAULT, Handler
from openai_fn.response import judged
from openai_fn.secret import Secret, redacted, shown
from openai_fn.shapes import Impl, Map, Response

LONGEST_WORD = 6
"""Letters up to which what stands in a credential is left where a server says it: "Bearer", "Basic", "key", "sk"."""


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
    """A failed `response` without the credentials that `headers` carried: a server may echo what it was sent."""
    if "error" not in response:
        return response
    words = [word for text in headers.values() if isinstance(text, Secret) for word in shown(text).split()]
    told = {key: response[key] for key in ("error", "headers") if key in response}
    return {**response, **redacted(told, [word for word in words if len(word) > LONGEST_WORD])}


def sender(impl: Impl, options: Map) -> Callable[[Map], Response]:
    """The transport of a call: the user's, the impl's, or the network."""
    if "transport" in options:
        return options["transport"]  # type: ignore[no-any-return]
    if "transport" in impl:
        return lambda wire: impl["transport"](wire, options)
    from openai_fn.transport import send

    return lambda wire: send(wire, options)
