"""JSON Schema's keywords that look at one value alone, as predicates: whether the value is beyond the limit. Pure.

jsonschema's own write the whole value into a message that nobody here reads. That costs memory and time, and fails
where a value cannot be written: an integer of 5,000 digits, a list in a list a thousand times.
"""

import re
from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any

ExceedsBound = Callable[[Any, Any], bool]


def compare_length(beyond: ExceedsBound) -> ExceedsBound:
    """`beyond`, for the length of a value instead of the value.

    >>> compare_length(gt)("abc", 2)
    True
    """
    return lambda value, limit: beyond(len(value), limit)


def is_not_multiple(value: Any, unit: Any) -> bool:
    """Whether a number is no multiple of `unit`."""
    return bool(value % unit != 0)


def is_unmatched(text: str, pattern: str) -> bool:
    """Whether a pattern occurs nowhere in a text."""
    return re.search(pattern, text) is None


def is_one_of(value: Any, allowed: Any) -> bool:
    """Whether a value is among those allowed; for JSON a boolean is no number.

    >>> is_one_of(1, [True]), is_one_of(1.0, [1])
    (False, True)
    """
    return any(value == one and (value.__class__ is bool) == (one.__class__ is bool) for one in allowed)


def is_not_formatted(text: str, format_name: str) -> bool:
    """Return whether a text breaks its format; only "uri" is looked at: a scheme of two letters or more and a colon.

    >>> [is_not_formatted(text, "uri") for text in ("https://x/y.png", "pictures/y.png", "C:/y.png")]
    [False, True, True]
    """
    return format_name == "uri" and HAS_SCHEME(text) is None


HAS_SCHEME = re.compile(r"\A[A-Za-z][A-Za-z0-9+.-]+:").match
"""https://www.rfc-editor.org/rfc/rfc3986#section-3.1; a scheme of one letter would be a Windows drive."""
BOUNDS: dict[str, tuple[str, ExceedsBound]] = {
    "minimum": ("number", lt),
    "maximum": ("number", gt),
    "exclusiveMinimum": ("number", le),
    "exclusiveMaximum": ("number", ge),
    "multipleOf": ("number", is_not_multiple),
    "minLength": ("string", compare_length(lt)),
    "maxLength": ("string", compare_length(gt)),
    "pattern": ("string", is_unmatched),
    "format": ("string", is_not_formatted),
    "minItems": ("array", compare_length(lt)),
    "maxItems": ("array", compare_length(gt)),
    "minProperties": ("object", compare_length(lt)),
    "maxProperties": ("object", compare_length(gt)),
}
"""The type that a keyword speaks of, and what breaks it."""
