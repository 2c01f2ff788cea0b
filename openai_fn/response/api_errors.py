"""What a server says when it refuses: a status and a body in any of many forms, as an error map."""

import json
from typing import Any

from openai_fn.errors import RETRYABLE, make_error
from openai_fn.types import Error, Map

CATEGORY_BY_STATUS = {
    400: "bad_request",
    401: "authentication",
    403: "permission_denied",
    404: "not_found",
    409: "conflict",
    422: "unprocessable",
    429: "rate_limit",
}
CATEGORY_BY_CODE = {
    "insufficient_quota": "quota",
    "billing_hard_limit_reached": "quota",
    "billing_not_active": "quota",
    "content_filter": "content_filter",
    "content_policy_violation": "content_filter",
    "DeploymentNotFound": "not_found",
}
"""Codes that say more than the status under which they come."""
MAX_ERROR_TEXT = 20_000
"""Characters of an answer's text that an error keeps."""


def error_from_response(response: Map) -> Error:
    """The error map of an answer with an error status, whatever its body is."""
    detail, body = extract_error_details(response.get("body") or b"")
    status = response["status"]
    category = classify_status(status, detail)
    headers = response.get("headers", {})
    return make_error(
        category,
        str(detail.get("message") or f"the server answered {status} without an explanation"),
        retryable=category in RETRYABLE or (category, status) == ("status", 408),
        status=status,
        code=detail.get("code"),
        type=detail.get("type"),
        param=detail.get("param"),
        request_id=headers.get("x-request-id") or headers.get("apim-request-id"),
        body=body,
    )


def classify_status(status: int, detail: Map) -> str:
    """The category of an error status and what the body says of it.

    >>> classify_status(429, {"code": "insufficient_quota"}), classify_status(429, {}), classify_status(503, {})
    ('quota', 'rate_limit', 'server')
    """
    code = str(detail.get("code") or detail.get("type"))
    billing = "quota" if code.startswith("billing_") else None
    plain = CATEGORY_BY_STATUS.get(status) or ("server" if status >= 500 else "redirect" if status < 400 else "status")
    return CATEGORY_BY_CODE.get(code) or CATEGORY_BY_CODE.get(str(detail.get("type"))) or billing or plain


def extract_error_details(body: Any) -> tuple[Map, Any]:
    """What an error body says, as a map with a message, and the body decoded as far as it can be.

    Bodies seen: `{"error": {...}}`, `{"error": "text"}`, a flat object with a message, FastAPI's `{"detail": ...}`,
    text, HTML.

    >>> extract_error_details(b'{"error": "out of memory"}')
    ({'message': 'out of memory'}, {'error': 'out of memory'})
    """
    decoded = decode_error_body(body)
    inner = decoded.get("error", decoded) if isinstance(decoded, dict) else decoded
    inner = decoded if inner is None or isinstance(inner, bool) else inner
    if isinstance(inner, dict):
        message = (
            inner.get("message") or inner.get("detail") or (decoded.get("message") if inner is not decoded else None)
        )
        return {**inner, "message": message and str(message)}, decoded
    return {"message": summarize_text(str(inner)) if inner else None}, decoded


def decode_error_body(body: Any) -> Any:
    r"""A body's data where it is JSON, else its text, bounded.

    >>> decode_error_body(b'{"a": 1}'), decode_error_body(b"\xff oops"), decode_error_body({"a": 1})
    ({'a': 1}, '\ufffd oops', {'a': 1})
    """
    if not isinstance(body, bytes):
        return body
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body[: 4 * MAX_ERROR_TEXT].decode("utf-8", "replace")[:MAX_ERROR_TEXT]


def summarize_text(text: str) -> str:
    """The first words of a text, without HTML's tags.

    >>> summarize_text("<html><head><title>502 Bad Gateway</title></head></html>")
    '502 Bad Gateway'
    """
    import re

    words = re.sub(r"(?s)<(style|script).*?</\1>|<[^>]*>", " ", text).split()
    line = " ".join(words)
    return line if len(line) <= 200 else line[:199] + "…"
