"""Encode params as pairs of name and text: a query, and the fields of a form, whose names have the same form."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote_plus

from openai_fn.credentials import reveal
from openai_fn.request.jsonable import ENCODER
from openai_fn.types import Map
from openai_fn.validation.json_types import convert_array, is_list_like


def encode_query(query: Map) -> str:
    """Return a query as the API reads it: lists as `x[]`, dicts as `a[b]`, a space as `+`; None and empty ones omitted.

    >>> encode_query({"limit": 2, "metadata": {"k": "a b"}, "include[]": ["x", "y"], "deep": True, "after": None})
    'limit=2&metadata%5Bk%5D=a+b&include%5B%5D=x&include%5B%5D=y&deep=true'
    """
    return "&".join(
        f"{quote_plus(name)}={quote_plus(encode_scalar(value))}"
        for key, v in query.items()
        for name, value in flatten_param(key, v)
    )


def flatten_param(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names that a param becomes, each with its value; None and empty lists and dicts yield none.

    >>> list(flatten_param("a", [{"b": 1}, {"b": None}]))
    [('a[][b]', 1)]
    """
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from flatten_param(f"{name}[{encode_key(key)}]", item)
    elif is_list_like(value):
        for item in convert_array(value):
            yield from flatten_param(name if name.endswith("[]") else f"{name}[]", item)
    elif value is not None:
        yield name, value


def encode_key(key: Any) -> str:
    """Return a key of a dict as JSON writes it; raise TypeError for one that JSON has not."""
    if isinstance(key, str):
        return key
    if isinstance(key, (int, float, type(None))):
        return ENCODER.encode(key)
    raise TypeError


def encode_scalar(value: Any) -> str:
    """Return a value as text, as JSON writes it; raise TypeError or ValueError for what JSON cannot carry.

    >>> encode_scalar(True), encode_scalar(0.5), encode_scalar("a")
    ('true', '0.5', 'a')
    """
    value = reveal(value)
    return value if isinstance(value, str) else ENCODER.encode(value)
