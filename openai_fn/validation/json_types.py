"""Which Python values count as JSON's types: Mappings, tuples, arrays, Series and numpy's numbers too. Pure."""

from collections.abc import Callable, Mapping
from numbers import Integral, Real
from os import PathLike
from typing import Any

from openai_fn.credentials import is_text

FILE_TYPES = (str, bytes, bytearray, memoryview, PathLike, tuple)
"""Types that can be sent as a file, beside open files. A bare str passes: the encoder says what is wrong with it."""
LIST_METHODS = ("tolist", "to_list", "to_pylist")
"""Methods that make a list of an array: numpy, pandas, PyTorch and array.array; polars; pyarrow."""
NO_ARRAYS = (str, bytes, bytearray, memoryview, Mapping, Real)
"""Types that have such a method too, or whose subclasses may."""


def is_number(value: Any) -> bool:
    """Return whether `value` is a number that JSON can write: finite, and no bool."""
    return isinstance(value, Real) and not isinstance(value, bool) and bool(value - value == 0)


def find_list_method(value: Any) -> Callable[[], list[Any]] | None:
    """Return the method that makes a list of an array-like value, or None: an array of no dimension is no list."""
    if isinstance(value, (list, tuple, type, *NO_ARRAYS)) or getattr(value, "ndim", 1) == 0:
        return None
    return next((method for name in LIST_METHODS if callable(method := getattr(value, name, None))), None)


def is_list_like(value: Any) -> bool:
    """Return whether a value is sent as a list: a list, a tuple, or an array that can become one.

    >>> from array import array
    >>> is_list_like((1, 2)), is_list_like(array("d", [0.5])), is_list_like("ab"), is_list_like(memoryview(b"ab"))
    (True, True, False, False)
    """
    return isinstance(value, list | tuple) or find_list_method(value) is not None


def convert_array(value: Any) -> Any:
    """Return an array-like value as a list, and any other value unchanged."""
    method = find_list_method(value)
    return method() if method else value


def is_bool(value: Any) -> bool:
    """Return whether a value is a bool, numpy's among them."""
    return isinstance(value, bool) or (type(value).__module__ == "numpy" and isinstance(value.tolist(), bool))


TYPE_PREDICATES: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": is_bool,
    "integer": lambda value: is_number(value) and (isinstance(value, Integral) or value % 1 == 0),
    "number": is_number,
    "string": is_text,
    "array": is_list_like,
    "object": lambda value: value.__class__ is dict or isinstance(value, Mapping),
    "function": callable,
    "file": lambda value: isinstance(value, FILE_TYPES) or hasattr(value, "read"),
}
"""A type of JSON Schema, or one of ours -> whether a value has it."""
