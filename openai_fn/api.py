"""The functions, one an operation, made from the operation table when they are first asked for.

`api.pyi` has them for editors and type checkers.
"""

from collections.abc import Callable
from typing import Any

from openai_fn.catalog import guess, rows
from openai_fn.functions import named


def __getattr__(name: str) -> Callable[..., Any]:
    """The function `name`; kept here, so that it is the same object each time and can be pickled."""
    if name not in rows():
        raise AttributeError(f"module 'openai_fn' has no attribute {name!r}{guess(name, rows())}", name=name)
    return globals().setdefault(name, named(name))  # type: ignore[no-any-return]


def __dir__() -> list[str]:
    return sorted(rows())
