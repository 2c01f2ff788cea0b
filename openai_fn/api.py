"""The functions, one an operation, made from the operation table when they are first asked for.

`api.pyi` has them for editors and type checkers.
"""

from collections.abc import Callable
from typing import Any

from openai_fn.catalog.operations import list_rows, look_up_row, suggest_operation
from openai_fn.functions import function_by_name


def __getattr__(name: str) -> Callable[..., Any]:
    """Return the function `name`, the same object each time, so that it can be pickled."""
    if look_up_row(name) is None:
        raise AttributeError(
            f"module 'openai_fn' has no attribute {name!r}{suggest_operation(name, list_rows())}", name=name
        )
    return globals().setdefault(name, function_by_name(name))  # type: ignore[no-any-return]


def __dir__() -> list[str]:
    return sorted(list_rows())
