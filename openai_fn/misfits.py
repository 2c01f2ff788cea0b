"""Where params hold what cannot be written, and why: what a request carries is JSON, or text made as JSON makes it."""

import json
from collections.abc import Callable, Iterator, Mapping
from numbers import Integral, Real
from typing import Any

from openai_fn.errors import InvalidParamsError, invalid
from openai_fn.shapes import Problem

Path = tuple[Any, ...]
Passes = Callable[[Any], bool]


def plain(value: Any) -> Any:
    """JSON's form of what the encoder does not know: any Mapping, numpy's numbers."""
    convert = next((convert for kind, convert in PLAIN if isinstance(value, kind)), None)
    if convert is None:
        raise TypeError
    return convert(value)


PLAIN: tuple[tuple[type, Callable[[Any], Any]], ...] = ((Mapping, dict), (Integral, int), (Real, float))
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=plain)
UNWRITABLE = (TypeError, ValueError, RecursionError)
"""What the encoder raises, and `str.encode`."""
DEEPEST = 200
"""Levels below which a value is called too deep; Python's own limit is on the whole stack."""

SURROGATE = "holds half a surrogate pair, which UTF-8 cannot carry"
DEEP = "is nested too deeply"
CYCLE = "contains itself"
LONG = "is a number of too many digits"
NAN = "{} is not a JSON number"
KIND = "{} is not JSON{}"
KEY = "has a key that {}"
UNKNOWN = "is nested too deeply or cannot be written as JSON"
ADVICE = {
    "bytes": "; decode it, or base64-encode it",
    "datetime": "; pass an ISO text or a Unix time",
    "ndarray": "; use .tolist()",
    "set": "; use a list",
}


def never(_: Any) -> bool:
    """False."""
    return False


def is_single(value: Any) -> bool:
    """Whether a value holds no others."""
    return not isinstance(value, (Mapping, list, tuple))


def is_utf8(text: str) -> bool:
    r"""Whether UTF-8 can carry a text.

    >>> is_utf8("a"), is_utf8("\ud800")
    (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def unwritable(params: Any, passes: Passes = never) -> InvalidParamsError:
    """The error of params that cannot be written; what `passes` is written some other way, as files are."""
    return InvalidParamsError(invalid("invalid_params", [misfit(params, passes)]))


def misfit(params: Any, passes: Passes) -> Problem:
    """The first place in params that cannot be written, and why."""
    from openai_fn.phrases import dotted

    path, why = next(misfits(params, (), (), passes), ((), UNKNOWN))
    return {"path": dotted(path) or "params", "message": why, "rule": "json", "severity": "error"}


def misfits(value: Any, path: Path, above: tuple[int, ...], passes: Passes) -> Iterator[tuple[Path, str]]:
    """Each place that cannot be written, with the reason; `above` holds the ids of what it stands in.

    >>> list(misfits({"a": [1, {2, 3}], b"k": 0}, (), (), never))
    [(('a', 1), 'set is not JSON; use a list'), ((), 'has a key that is no string but bytes')]
    """
    if passes(value):
        return
    if id(value) in above:
        yield path, CYCLE
    elif len(above) > DEEPEST:
        yield path, DEEP
    elif not is_single(value):
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            wrong = isinstance(value, Mapping) and odd_key(key)
            if wrong:
                yield path, KEY.format(wrong)
            else:
                yield from misfits(item, (*path, key), (*above, id(value)), passes)
    elif wrong := odd(value):
        yield path, wrong


def odd(value: Any) -> str | None:
    """Why a value that holds no others cannot be written."""
    try:
        ENCODER.encode(value).encode()
    except UnicodeEncodeError:
        return SURROGATE
    except ValueError:
        return LONG if isinstance(value, Integral) else NAN.format(value)
    except TypeError:
        kind = type(value).__name__
        return KIND.format(kind, ADVICE.get(kind, ""))
    return None


def odd_key(key: Any) -> str | None:
    """Why a key cannot be written. JSON writes numbers and null as keys, too."""
    if not isinstance(key, (str, int, float, type(None))):
        return f"is no string but {type(key).__name__}"
    return odd(key)
