"""Compute the key under which a response is cached: requests with equal keys have equal responses."""

import json
from hashlib import sha256
from typing import Any

from openai_fn.credentials import CREDENTIAL_HEADERS, Credential, is_credential_name, reveal
from openai_fn.options import list_options_with
from openai_fn.request.jsonable import to_json_type
from openai_fn.types import Options, Request

LIVE_PARAMS = frozenset({"background", "conversation"})
"""Params by which a request has a lasting effect: it starts work, or adds to a stored conversation."""
IDENTITY_HEADERS = CREDENTIAL_HEADERS | {
    "user-agent",
    "openai-organization",
    "openai-project",
    "idempotency-key",
    "x-client-request-id",
}
"""Headers that identify the caller and do not change the response."""


def is_cacheable_request(request: Request) -> bool:
    """Return whether a request has no effect but its response, which depends on the request alone.

    >>> is_cacheable_request({"cache": True, "body": {"input": "x"}})
    True
    >>> is_cacheable_request({"cache": True, "body": {"background": True}})
    False
    """
    body = request["body"] or {}
    return bool(request.get("cache")) and not any(body.get(name) for name in LIVE_PARAMS)


def compute_cache_key(request: Request, options: Options) -> str | None:
    """Return the digest of a request, in hex; None for params that are not JSON, which the call itself refuses.

    The order of the params does not matter. Dicts within them keep their order: a model writes the keys of its output
    in the order of the schema that it is given.
    """
    headers = {name: text for name, text in request["headers"].items() if not identifies_caller(name)}
    query = {name: value for name, value in request["query"].items() if not is_credential_name(name)}
    facts: list[Any] = [request["operation"], request["method"], request["url"]]
    facts += [options.get(name) for name in sorted(list_options_with("cache_key"))]
    try:
        maps = [dict(sorted(part.items())) for part in (query, headers, request["body"] or {})]
        text = json.dumps([*facts, *maps], default=to_digestible, allow_nan=False)
    except (TypeError, ValueError, RecursionError, OSError):
        return None
    return sha256(text.encode()).hexdigest()


def identifies_caller(header: str) -> bool:
    """Return whether a header identifies the caller and does not change the response."""
    return header in IDENTITY_HEADERS or is_credential_name(header)


def to_digestible(value: Any) -> Any:
    """Return a JSON form of a value that JSON has not: of a file its type and the digest of its bytes, not its name."""
    from openai_fn.request.files import File, iter_file_bytes

    if isinstance(value, Credential):
        return reveal(value)
    if not isinstance(value, File):
        return to_json_type(value)
    content = sha256()
    for piece in iter_file_bytes(value):
        content.update(piece)
    return [value.type, content.hexdigest()]
