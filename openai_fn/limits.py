"""JSON Schema's keywords that look at one value alone, as predicates: whether the value is beyond the limit. Pure.

jsonschema's own write the whole value into a message that nobody here reads. That costs memory and time, and fails
where a value cannot be written: an integer of 5,000 digits, a list in a list a thousand times.
"""

import re
from collections.abc import Callable
from operator import ge, gt, le, lt
from typing import Any

Beyond = Callable[[Any, Any], bool]


def counted(beyond: Beyond) -> Beyond:
    """`beyond`, for the length of a value instead of the value.

    >>> counted(gt)("abc", 2)
    True
    """
    return lambda value, limit: beyond(len(value), limit)


def is_odd(value: Any, unit: Any) -> bool:
    """Whether a number is no multiple of `unit`."""
    return bool(value % unit != 0)


def is_unlike(text: str, pattern: str) -> bool:
    """Whether a pattern occurs nowhere in a text."""
    return re.search(pattern, text) is None


def is_one_of(value: Any, allowed: Any) -> bool:
    """Whether a value is among those allowed; for JSON a boolean is no number.

    >>> is_one_of(1, [True]), is_one_of(1.0, [1])
    (False, True)
    """
    return any(value == one and (value.__class__ is bool) == (one.__class__ is bool) for one in allowed)


LIMITS: dict[str, tuple[str, Beyond]] = {
    "minimum": ("number", lt),
    "maximum": ("number", gt),
    "exclusiveMinimum": ("number", le),
    "exclusiveMaximum": ("number", ge),
    "multipleOf": ("number", is_odd),
    "minLength": ("string", counted(lt)),
    "maxLength": ("string", counted(gt)),
    "pattern": ("string", is_unlike),
    "minItems": ("array", counted(lt)),
    "maxItems": ("array", counted(gt)),
    "minProperties": ("object", counted(lt)),
    "maxProperties": ("object", counted(gt)),
}
"""The type that a keyword speaks of, and what breaks it."""
