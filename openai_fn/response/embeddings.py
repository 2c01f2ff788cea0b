"""Embeddings travel as base64, which is short and quick to read, and come out as floats."""

import sys
from collections.abc import Callable, Mapping
from typing import Any


def decode_embeddings(body: Any) -> Any:
    """Return a response with each base64 embedding as a list of floats; other values are unchanged.

    >>> decode_embeddings({"data": [{"index": 0, "embedding": "AACAPwAAAMA="}]})
    {'data': [{'index': 0, 'embedding': [1.0, -2.0]}]}
    """
    if not isinstance(body, dict) or not isinstance(body.get("data"), list):
        return body
    return {**body, "data": [decode_item(item) for item in body["data"]]}


def decode_item(item: Any) -> Any:
    """Return an embedding object with its vector as floats."""
    if not isinstance(item, dict) or not isinstance(item.get("embedding"), str):
        return item
    try:
        return {**item, "embedding": decode_vector(item["embedding"])}
    except ValueError:
        return item


def decode_vector(text: str) -> list[float]:
    """Return the floats of base64 of little-endian 32-bit numbers. Raise ValueError for other text.

    >>> decode_vector("AACAPwAAAMA=")
    [1.0, -2.0]
    """
    from array import array
    from binascii import a2b_base64

    data = a2b_base64(text)
    if len(text) % 4 or len(data) != len(text) // 4 * 3 - text[-2:].count("="):
        raise ValueError(text[:40])  # a2b_base64 passes over what is no base64
    numbers = array("f", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()


UNDO_IMPLICIT: Mapping[str, Callable[[Any], Any]] = {"encoding_format": decode_embeddings}
"""The function that undoes the effect of each implicit param on a response."""
