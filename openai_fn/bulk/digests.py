"""Digests: short texts and numbers that stand for values. Pure."""

import json
from base64 import b64encode
from hashlib import blake2b
from typing import Any

from openai_fn.credentials import Credential, reveal
from openai_fn.request.jsonable import to_json_type


def compute_digest(value: Any) -> str:
    """Return a text that distinguishes one JSON value from another, the same in every process.

    Raises TypeError, ValueError or RecursionError where JSON cannot hold the value.

    >>> compute_digest({"a": 1, "b": 2}) == compute_digest({"b": 2, "a": 1})
    True
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=describe_opaque)
    return blake2b(text.encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


def describe_opaque(value: Any) -> str:
    """Return what JSON does not know as a text: a credential by what it hides, so that two differ."""
    return str(reveal(value) if isinstance(value, Credential) else value)


def encode_value(value: Any) -> Any:
    """Return what JSON does not know: bytes as base64, dates in ISO 8601, numbers of numpy as Python's, others as text.

    >>> encode_value(b"0"), encode_value({1})
    ('MA==', '{1}')
    """
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    try:
        return to_json_type(value)
    except (TypeError, ValueError):
        return str(value)


def hash_id(text: str | None) -> int:
    """Return a number of 64 bits for a text: all that is kept in memory of very many ids."""
    return int.from_bytes(blake2b(repr(text).encode("utf-8", "backslashreplace"), digest_size=8).digest(), "big")
