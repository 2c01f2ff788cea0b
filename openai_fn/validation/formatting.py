"""Values, types and paths as messages show them: short, printable and in Python's words. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openai_fn.credentials import Credential
from openai_fn.validation.advice import advise_on_type
from openai_fn.validation.json_types import is_list_like

Format = Callable[[Any], str]

VALUE_WIDTH = 40
"""Characters of a value or a key that are shown."""
MAX_SHOWN_BITS = 1024
"""Bits of an integer that is shown; Python refuses to write one of more than 4,300 digits."""
HUGE_INTEGER = "a number with too many digits"
PATH_WIDTH = 120
"""Characters of a path that are shown."""
PYTHON_NAMES = {
    "string": "str",
    "integer": "int",
    "boolean": "bool",
    "null": "None",
    "array": "list",
    "object": "dict",
}
"""A type of JSON Schema -> Python's name; "number", "function" and "file" are words for several types."""
SHOWN_TYPES = frozenset({bool, int, float, str})
"""Types whose values are short enough to be shown after their name."""


def format_types(types: Iterable[str]) -> str:
    """Format the types of a schema as a choice of Python's types, None last.

    >>> format_types(["null", "array", "string"])
    'list, str or None'
    """
    return join_with_or(PYTHON_NAMES.get(name, name) for name in sorted(types, key="null".__eq__))


def join_with_or(words: Iterable[str]) -> str:
    """Join words as a choice.

    >>> join_with_or(["str", "list", "None"])
    'str, list or None'
    """
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def format_got(value: Any, show: Format) -> str:
    """Format the type of a value and, where it is short, the value; of other types what to pass instead.

    >>> format_got("2", format_value), format_got([1, 2], format_value), format_got({}, format_value)
    ("str '2'", 'list of length 2', 'dict of length 0')
    """
    if isinstance(value, Credential):
        return value.kind
    if value.__class__ in SHOWN_TYPES:
        return HUGE_INTEGER if is_huge_integer(value) else f"{type(value).__name__} {show(value)}"
    kind = "dict" if isinstance(value, Mapping) else "list" if is_list_like(value) else ""
    named_tuple = advise_on_type(value) if isinstance(value, tuple) else ""
    return (
        f"{kind} of length {len(value)}{named_tuple}" if kind else shorten(type(value).__name__) + advise_on_type(value)
    )


def format_value(value: Any) -> str:
    """Format a value as Python writes it, cut; of what may be long or secret inside, only the type."""
    if isinstance(value, str):
        return shorten(repr(value[: VALUE_WIDTH + 1] if value.__class__ is str else value))
    if is_huge_integer(value):
        return HUGE_INTEGER
    return shorten(repr(value)) if value is None or value.__class__ in SHOWN_TYPES else format_got(value, format_value)


def is_huge_integer(value: Any) -> bool:
    """Return whether a value is a number of more digits than Python writes."""
    return value.__class__ is int and value.bit_length() > MAX_SHOWN_BITS


def hide_value(_: Any) -> str:
    """Return what is shown of a secret."""
    return "(hidden)"


def shorten(text: str) -> str:
    """Return at most 40 characters of `text`, its closing quote kept."""
    return text if len(text) <= VALUE_WIDTH + 2 else text[:VALUE_WIDTH] + "…" + (text[0] if text[0] in "'\"" else "")


def format_path(path: Iterable[Any]) -> str:
    """Format a path as it is written in code.

    >>> format_path(["messages", 5, "content", 0, "image url"])
    "messages[5].content[0]['image url']"
    """
    steps = "".join(format_path_step(key) for key in path).removeprefix(".")
    return steps if len(steps) <= PATH_WIDTH else "…" + steps[-PATH_WIDTH:]


def format_path_step(key: Any) -> str:
    """Format one step of a path."""
    if isinstance(key, str) and key.isprintable() and " " not in key:
        return f".{shorten(key)}"
    return f"[{format_value(key)}]"
