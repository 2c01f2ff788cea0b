"""Layers around a request: retry, trace, cache.

A middleware is `(handler, options) -> handler`, and a handler is `request -> response`. `options["middleware"]` is the
whole stack, outermost first; DEFAULT is the stack without that option.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openai_fn.middleware.retry import wrap_retry
    from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE as DEFAULT, wrap_cache
    from openai_fn.middleware.trace import wrap_trace

_MODULES = {
    "DEFAULT": ("stack", "DEFAULT_MIDDLEWARE"),
    "wrap_cache": ("stack", "wrap_cache"),
    "wrap_retry": ("retry", "wrap_retry"),
    "wrap_trace": ("trace", "wrap_trace"),
}
__all__ = ["DEFAULT", "wrap_cache", "wrap_retry", "wrap_trace"]


def __getattr__(name: str) -> object:
    """Return a public name from its module."""
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(f"module 'openai_fn.middleware' has no attribute {name!r}", name=name)
    module, attribute = _MODULES[name]
    return globals().setdefault(name, getattr(import_module(f"openai_fn.middleware.{module}"), attribute))
