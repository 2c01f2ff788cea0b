"""The middleware that every call passes through, unless option `middleware` says otherwise."""

from collections.abc import Callable

from openai_fn.middleware.retry import wrap_retry
from openai_fn.middleware.steps import Handler, Inner, Steps, make_middleware
from openai_fn.middleware.trace import wrap_trace
from openai_fn.types import Options, Request


def wrap_cache_steps(inner: Inner, request: Request, options: Options) -> Steps:
    """Return the response to an equal request from `options["cache"]`, or send the request and store the response."""
    if "cache" not in options:
        return (yield from inner(request))
    from openai_fn.middleware.cache import answer_from_cache

    return (yield from answer_from_cache(inner, request, options))


wrap_cache = make_middleware(wrap_cache_steps)

DEFAULT_MIDDLEWARE: tuple[Callable[[Handler, Options], Handler], ...] = (wrap_cache, wrap_retry, wrap_trace)
"""Outermost first."""
