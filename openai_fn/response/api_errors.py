"""Error responses: a status and a body in any of many forms, as an error map."""

import json
import re
from typing import Any

from openai_fn.errors import RETRYABLE, make_error
from openai_fn.response.response_headers import find_request_id
from openai_fn.sanitize import clean_text, limit_depth
from openai_fn.types import Error, Map, Response

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
RETRYABLE_STATUSES = frozenset({408})
"""Statuses outside the retryable categories after which a retry may help."""
MAX_ERROR_BODY = 1_000_000
"""Bytes of a body up to which an error keeps all of its JSON."""
MAX_ERROR_TEXT = 20_000
"""Characters that an error keeps of a body that is longer, or no JSON."""
MAX_SUMMARY = 200
"""Characters of a body that is no JSON that an error's message quotes."""
HTML_TAG = re.compile(r"<[^<>]*>")
RAW_ELEMENT_START = re.compile(r"(?i)<(?:style|script)\b")
RAW_ELEMENT_END = re.compile(r"(?i)</(?:style|script)>")
"""HTML elements whose content is not text for readers."""


def error_from_response(response: Response) -> Error:
    """Return the error map of a response with an error status, whatever its body is."""
    detail, body = extract_error_details(response.get("body") or b"")
    status, headers = response["status"], response.get("headers", {})
    category = classify_status(status, detail)
    return make_error(
        category,
        detail.get("message") or "the server gave no explanation",
        retryable=category in RETRYABLE or (category == "status" and status in RETRYABLE_STATUSES),
        status=status,
        **pick_details(detail),
        request_id=find_request_id(headers),
        body=body,
    )


def classify_status(status: int, detail: Map) -> str:
    """Return the category of an error status and of what the body says about it.

    >>> classify_status(429, {"code": "insufficient_quota"}), classify_status(429, {}), classify_status(503, {})
    ('quota', 'rate_limit', 'server')
    """
    code = str(detail.get("code") or detail.get("type"))
    billing = "quota" if code.startswith("billing_") else None
    plain = CATEGORY_BY_STATUS.get(status) or ("server" if status >= 500 else "redirect" if status < 400 else "status")
    return CATEGORY_BY_CODE.get(code) or CATEGORY_BY_CODE.get(str(detail.get("type"))) or billing or plain


def pick_details(detail: Map) -> dict[str, Any]:
    """Return the code, the type and the param that an error body names."""
    return {key: detail.get(key) for key in ("code", "type", "param")}


def extract_error_details(body: Any) -> tuple[dict[str, Any], Any]:
    """Return what an error body says, as a dict with a message of one line or None, and the decoded body, bounded.

    Bodies seen: `{"error": {...}}`, `{"error": "text"}`, a flat dict with a message, FastAPI's `{"detail": ...}`,
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
        return {**inner, "message": clean_text(str(message)) if message else None}, decoded
    return {"message": summarize_text(str(inner)) if inner else None}, decoded


def decode_error_body(body: Any) -> Any:
    r"""Return the data of a body that is JSON, else its text; bounded in size and in depth.

    >>> decode_error_body(b'{"a": 1}'), decode_error_body(b"\xff oops"), decode_error_body({"a": 1})
    ({'a': 1}, '\ufffd oops', {'a': 1})
    """
    if not isinstance(body, bytes):
        return limit_depth(body)
    if len(body) <= MAX_ERROR_BODY:
        try:
            return limit_depth(json.loads(body))
        except (ValueError, RecursionError):
            pass
    return body[: 4 * MAX_ERROR_TEXT].decode("utf-8", "replace")[:MAX_ERROR_TEXT]


def summarize_text(text: str) -> str:
    """Return the first words of a text without HTML's tags, styles and scripts.

    >>> summarize_text("<html><head><style>p {}</style><title>502 Bad Gateway</title></head></html>")
    '502 Bad Gateway'
    """
    before, *elements = RAW_ELEMENT_START.split(text[:MAX_ERROR_TEXT])
    visible = [before, *(rest for element in elements for rest in RAW_ELEMENT_END.split(element, 1)[1:])]
    return clean_text(HTML_TAG.sub(" ", " ".join(visible)), MAX_SUMMARY)
