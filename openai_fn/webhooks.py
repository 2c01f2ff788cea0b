"""Webhooks: whether a request that came in is OpenAI's, and what it says.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: the header
`webhook-signature` lists signatures "v1,BASE64", each the HMAC-SHA256 of "ID.TIMESTAMP.BODY".
"""

import hmac
import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any

from openai_fn.errors import InvalidOptionsError, InvalidParamsError, InvalidWebhookSignatureError, make_error
from openai_fn.types import Map

FUNCTION_NAME = "verify_webhook"
SECRET_VARIABLE = "OPENAI_WEBHOOK_SECRET"  # noqa: S105  # a name, not a secret
WEBHOOK_HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")
SECRET_PREFIX = "whsec_"  # noqa: S105  # how a secret begins
RAW_BODY_HINT = "pass the body as it came in: request.data, request.body, await request.body(), event['body']"


def verify_webhook(  # noqa: PLR0913  # a test brings its own time and environment
    payload: bytes | str,
    headers: Any,
    secret: str | None = None,
    *,
    tolerance: float = 300,
    now: Callable[[], float] = time.time,
    environ: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The event of a webhook, after its signature and its age have been checked.

    `payload` is the body as it came in, `headers` any map of them, as every web framework has one. `secret` is the
    endpoint's, "whsec_...", by default OPENAI_WEBHOOK_SECRET. A webhook that is not signed with it, or more than
    `tolerance` seconds old or early, is an InvalidWebhookSignatureError: answer 400. One that was good may come again
    with the same webhook-id.
    """
    environ = os.environ if environ is None else environ
    key = decode_secret(secret or environ.get(SECRET_VARIABLE, ""))
    body = payload_bytes(payload)
    identity, sent, signatures = require_headers(lower_header_names(headers))
    check_age(sent, now(), tolerance)
    expected = compute_signature(key, identity, sent, body)
    if not any(hmac.compare_digest(expected, given) for given in split_signatures(signatures)):
        raise untrusted_webhook_error("no signature fits: another secret signed it, or the body is not what was sent")
    return parse_webhook_event(body)


def decode_secret(secret: str) -> bytes:
    """The key in a secret. A secret without the prefix is the key itself."""
    secret = secret.strip()
    if not secret.removeprefix(SECRET_PREFIX):
        raise InvalidOptionsError(secret_error(f"is missing: set {SECRET_VARIABLE} or pass it"))
    if not secret.startswith(SECRET_PREFIX):
        return secret.encode()
    try:
        return b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except ValueError:
        pass
    raise InvalidOptionsError(
        secret_error(f"what follows {SECRET_PREFIX!r} is not base64; copy the whole secret again")
    )


def payload_bytes(payload: Any) -> bytes:
    """The bytes of a body; text is what UTF-8 was decoded to."""
    if isinstance(payload, str):
        return to_bytes(payload)
    if isinstance(payload, (bytes, bytearray, memoryview)):
        return bytes(payload)
    raise InvalidParamsError(
        make_error(
            "invalid_params",
            f"payload: expected bytes, got {type(payload).__name__}",
            hint=RAW_BODY_HINT,
            operation=FUNCTION_NAME,
        )
    )


def lower_header_names(headers: Any) -> dict[str, bytes]:
    """The headers by lower-case name; from a map of texts or bytes, a list of pairs or a WSGI environ.

    >>> lower_header_names({"Webhook-Id": "a", b"host": b"b", "HTTP_WEBHOOK_TIMESTAMP": "1"})
    {'webhook-id': b'a', 'host': b'b', 'webhook-timestamp': b'1'}
    """
    pairs = headers.items() if hasattr(headers, "items") else headers
    if not isinstance(pairs, (str, bytes)) and hasattr(pairs, "__iter__"):
        return {lower_header_name(key): to_bytes(value) for key, value in pairs if isinstance(value, (str, bytes))}
    kind = type(headers).__name__
    raise InvalidParamsError(
        make_error("invalid_params", f"headers: expected a map, got {kind}", operation=FUNCTION_NAME)
    )


def lower_header_name(key: str | bytes) -> str:
    """The name of a header, in lower case."""
    text = key.decode("latin-1") if isinstance(key, bytes) else str(key)
    return text.lower().replace("_", "-").removeprefix("http-")


def to_bytes(value: str | bytes) -> bytes:
    """Bytes, of any text: one with half a surrogate pair fits no signature, but is no reason to fail otherwise."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else bytes(value)


def require_headers(headers: Map) -> list[bytes]:
    """The headers that a webhook has to have."""
    missing = [name for name in WEBHOOK_HEADERS if not headers.get(name)]
    if missing:
        raise untrusted_webhook_error(f"the header {' and '.join(missing)} is missing")
    return [headers[name] for name in WEBHOOK_HEADERS]


def check_age(sent: bytes, now: float, tolerance: float) -> None:
    """Nothing, where a webhook is young enough that nobody can have kept it to send it again."""
    if not (sent.isdigit() and len(sent) < 20):
        raise untrusted_webhook_error("the header webhook-timestamp is not a Unix time in seconds")
    age = int(now) - int(sent)
    if abs(age) > tolerance:
        word = "old" if age > 0 else "early; is this machine's clock right?"
        raise untrusted_webhook_error(f"it is {abs(age)} s {word}")


def compute_signature(key: bytes, identity: bytes, sent: bytes, body: bytes) -> bytes:
    """What signs a webhook, in base64."""
    return b64encode(hmac.digest(key, b".".join((identity, sent, body)), "sha256"))


def split_signatures(header: bytes) -> list[bytes]:
    """The signatures of version 1 in a header; there are several while a secret is being replaced.

    >>> split_signatures(b"v1,abc v1a,def v1,ghi")
    [b'abc', b'ghi']
    """
    return [text.removeprefix(b"v1,") for text in header.split() if text.startswith(b"v1,")]


def parse_webhook_event(body: bytes) -> dict[str, Any]:
    """The event that a body holds."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        return found
    raise untrusted_webhook_error("it is signed, but its body is not a JSON object")


def secret_error(why: str) -> Any:
    """The error map of a secret that is none. The secret is not in it."""
    return make_error("invalid_options", f"secret: {why}", operation=FUNCTION_NAME)


def untrusted_webhook_error(why: str) -> InvalidWebhookSignatureError:
    """The error of a webhook that is not to be trusted. Nothing that came with it is in its text."""
    return InvalidWebhookSignatureError(make_error("webhook", why, operation=FUNCTION_NAME))
