"""What a request asks, as a digest: two requests with the same one have the same answer."""

import json
from hashlib import sha256
from typing import Any

from openai_fn.credentials import CREDENTIAL_HEADERS, Credential, is_credential_name, reveal
from openai_fn.options import list_options_with
from openai_fn.request.jsonable import to_json_type
from openai_fn.types import Options, Request

LIVE_PARAMS = frozenset({"background", "conversation"})
"""Params by which a request is more than a question: it starts something, or adds to what is stored."""
IDENTITY_HEADERS = CREDENTIAL_HEADERS | {
    "user-agent",
    "openai-organization",
    "openai-project",
    "idempotency-key",
    "x-client-request-id",
}
"""Headers that say who asks, not what."""


def is_question(request: Request) -> bool:
    """Whether all that a request is for is its answer, and the answer follows from the request alone.

    >>> is_question({"cache": True, "body": {"input": "x"}}), is_question({"cache": True, "body": {"background": True}})
    (True, False)
    """
    body = request["body"] or {}
    return bool(request.get("cache")) and not any(body.get(name) for name in LIVE_PARAMS)


def compute_cache_key(request: Request, options: Options) -> str | None:
    """The digest of what a request asks; None where a param is not JSON, of which the call itself will tell.

    The order of the params does not matter. What lies deeper keeps its order: a model writes the keys of its output in
    the order of the schema that it is given.
    """
    headers = {name: text for name, text in request["headers"].items() if not says_who_asks(name)}
    query = {name: value for name, value in request["query"].items() if not is_credential_name(name)}
    facts: list[Any] = [request["operation"], request["method"], request["url"]]
    facts += [options.get(name) for name in sorted(list_options_with("cache_key"))]
    try:
        maps = [dict(sorted(part.items())) for part in (query, headers, request["body"] or {})]
        asked = json.dumps([*facts, *maps], default=to_digestible, allow_nan=False)
    except (TypeError, ValueError, RecursionError, OSError):
        return None
    return sha256(asked.encode()).hexdigest()


def says_who_asks(header: str) -> bool:
    """Return whether a header says who asks, not what is asked."""
    return header in IDENTITY_HEADERS or is_credential_name(header)


def to_digestible(value: Any) -> Any:
    """What JSON does not know, for a digest: a file is its type and the digest of its content, whatever its name."""
    from openai_fn.request.files import File, iter_file_bytes

    if isinstance(value, Credential):
        return reveal(value)
    if not isinstance(value, File):
        return to_json_type(value)
    content = sha256()
    for piece in iter_file_bytes(value):
        content.update(piece)
    return [value.type, content.hexdigest()]
