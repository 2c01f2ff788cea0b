"""Encode params as JSON, and find the value in them that cannot be encoded, with the reason."""

import json
from collections.abc import Callable, Iterator, Mapping
from numbers import Integral, Real
from typing import Any

from openai_fn.errors import InvalidParamsError, make_invalid_error
from openai_fn.types import Problem
from openai_fn.validation.json_types import convert_array, is_bool, is_list_like

KeyPath = tuple[Any, ...]
Passes = Callable[[Any], bool]


def to_json_type(value: Any) -> Any:
    """Return a JSON value for a Mapping, an array, or a number or bool of numpy; raise TypeError for anything else."""
    convert = next((convert for is_kind, convert in JSON_CONVERSIONS if is_kind(value)), None)
    if convert is None:
        raise TypeError
    return convert(value)


JSON_CONVERSIONS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Any]], ...] = (
    (lambda value: isinstance(value, Mapping), dict),
    (lambda value: isinstance(value, Integral), int),
    (lambda value: isinstance(value, Real), float),
    (is_list_like, convert_array),
    (is_bool, bool),
)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=to_json_type)
ENCODE_ERRORS = (TypeError, ValueError, RecursionError)
"""The exceptions of the encoder and of `str.encode`."""
MAX_DEPTH = 200
"""Levels of nesting beyond which a value is refused; Python's own limit counts the whole stack."""

LONE_SURROGATE = "contains half a surrogate pair, which UTF-8 cannot encode"
TOO_DEEP = "is nested too deeply"
SELF_REFERENCE = "contains itself"
TOO_MANY_DIGITS = "is a number with too many digits"
NOT_A_NUMBER = "{} is not a JSON number"
NOT_JSON = "{} is not JSON{}"
BAD_KEY = "has a key that {}"
UNWRITABLE = "is nested too deeply or cannot be written as JSON"


def accepts_nothing(_: Any) -> bool:
    """Return False."""
    return False


def is_scalar(value: Any) -> bool:
    """Return whether a value is no dict and no list."""
    return not isinstance(value, Mapping) and not is_list_like(value)


def is_utf8(text: str) -> bool:
    r"""Return whether UTF-8 can encode a text.

    >>> is_utf8("a"), is_utf8("\ud800")
    (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def not_json_error(params: Any, passes: Passes = accepts_nothing) -> InvalidParamsError:
    """Return the error of params that cannot be encoded; `passes` accepts what is sent otherwise, as files."""
    return InvalidParamsError(make_invalid_error("invalid_params", [find_first_unwritable(params, passes)]))


def find_first_unwritable(params: Any, passes: Passes) -> Problem:
    """Return the problem of the first value in params that cannot be encoded."""
    from openai_fn.validation.formatting import format_path

    path, message = next(iter_unwritable(params, (), (), passes), ((), UNWRITABLE))
    return {"path": format_path(path) or "params", "message": message, "rule": "json", "severity": "error"}


def iter_unwritable(value: Any, path: KeyPath, above: tuple[int, ...], passes: Passes) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path of each value that cannot be encoded, with the reason; `above` has the ids of the dicts around it.

    >>> list(iter_unwritable({"a": [1, {2, 3}], b"k": 0}, (), (), accepts_nothing))
    [(('a', 1), 'set is not JSON; use a list'), ((), 'has a key that is not a string but bytes')]
    """
    if passes(value):
        return
    if id(value) in above:
        yield path, SELF_REFERENCE
    elif len(above) > MAX_DEPTH:
        yield path, TOO_DEEP
    elif not is_scalar(value):
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(convert_array(value)):
            fault = isinstance(value, Mapping) and describe_unwritable_key(key)
            if fault:
                yield path, BAD_KEY.format(fault)
            else:
                yield from iter_unwritable(item, (*path, key), (*above, id(value)), passes)
    elif fault := describe_unwritable(value):
        yield path, fault


def describe_unwritable(value: Any) -> str | None:
    """Return why a scalar cannot be encoded, or None."""
    try:
        ENCODER.encode(value).encode()
    except UnicodeEncodeError:
        return LONE_SURROGATE
    except ValueError:
        return TOO_MANY_DIGITS if isinstance(value, Integral) else NOT_A_NUMBER.format(value)
    except TypeError:
        from openai_fn.validation.advice import advise_on_type

        return NOT_JSON.format(type(value).__name__, advise_on_type(value))
    return None


def describe_unwritable_key(key: Any) -> str | None:
    """Return why a key cannot be encoded, or None. The encoder accepts numbers, bools and None as keys."""
    if not isinstance(key, (str, int, float, type(None))):
        return f"is not a string but {type(key).__name__}"
    return describe_unwritable(key)
