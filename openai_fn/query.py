"""Params as names with texts: a query, and the fields of a form, which are named alike."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote_plus

from openai_fn.misfits import ENCODER
from openai_fn.shapes import Map


def query_string(query: Map) -> str:
    """A query as the API reads it: lists as `x[]`, maps as `a[b]`, a blank as `+`; None and what is empty left out.

    >>> query_string({"limit": 2, "metadata": {"k": "a b"}, "include[]": ["x", "y"], "deep": True, "after": None})
    'limit=2&metadata%5Bk%5D=a+b&include%5B%5D=x&include%5B%5D=y&deep=true'
    """
    return "&".join(
        f"{quote_plus(name)}={quote_plus(text(value))}" for key, v in query.items() for name, value in leaves(key, v)
    )


def leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The names that a param becomes, each with its value; None and what is empty becomes none.

    >>> list(leaves("a", [{"b": 1}, {"b": None}]))
    [('a[][b]', 1)]
    """
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from leaves(f"{name}[{label(key)}]", item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from leaves(name if name.endswith("[]") else f"{name}[]", item)
    elif value is not None:
        yield name, value


def label(key: Any) -> str:
    """A key as text, as JSON writes it; what it has not as a key raises."""
    if isinstance(key, str):
        return key
    if isinstance(key, (int, float, type(None))):
        return ENCODER.encode(key)
    raise TypeError


def text(value: Any) -> str:
    """A value as text, as JSON writes it; what is no value of JSON's raises as the encoder does.

    >>> text(True), text(0.5), text("a")
    ('true', '0.5', 'a')
    """
    return value if isinstance(value, str) else ENCODER.encode(value)
