"""The middleware that every call passes through, unless option `middleware` says otherwise."""

from collections.abc import Callable

from openai_fn.middleware.retry import Handler, wrap_retry
from openai_fn.middleware.trace import wrap_trace
from openai_fn.types import Map


def wrap_cache(handler: Handler, options: Map) -> Handler:
    """Wrap `handler` so that an equal request is answered from `options["cache"]`; good responses are kept there."""
    if "cache" not in options:
        return handler
    from openai_fn.middleware.cache import make_cache_handler

    return make_cache_handler(handler, options["cache"], options)


DEFAULT_MIDDLEWARE: tuple[Callable[[Handler, Map], Handler], ...] = (wrap_cache, wrap_retry, wrap_trace)
"""Outermost first."""
