"""JSON Schema's keywords that look at one value alone, as predicates: whether the value exceeds the limit. Pure.

jsonschema's own keywords write the whole value into a message that is not used here. That costs memory and time, and
fails where a value cannot be written: an integer of 5,000 digits, a thousand nested lists.
"""

import re
from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any

ExceedsBound = Callable[[Any, Any], bool]


def compare_length(exceeds: ExceedsBound) -> ExceedsBound:
    """Return `exceeds` for the length of a value instead of the value.

    >>> compare_length(gt)("abc", 2)
    True
    """
    return lambda value, limit: exceeds(len(value), limit)


def is_not_multiple(value: Any, unit: Any) -> bool:
    """Return whether a number is no multiple of `unit`."""
    return bool(value % unit != 0)


def is_unmatched(text: str, pattern: str) -> bool:
    """Return whether a pattern occurs nowhere in a text."""
    return re.search(pattern, text) is None


def is_one_of(value: Any, allowed: Any) -> bool:
    """Return whether a value is among those allowed; in JSON a bool is no number.

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
"""Keyword -> the type of the values that it applies to, and the predicate of its violation."""
