"""Webhooks: whether a request that came in is OpenAI's, and what it says.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: the header
`webhook-signature` lists signatures "v1,BASE64", each the HMAC-SHA256 of "ID.TIMESTAMP.BODY".

Anybody can send a request that fails here, and error trackers keep the variables of each frame of an exception. So an
exception is raised only where no frame below the caller's holds the secret, the key made of it or the environment.
"""

import hmac
import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any, cast

from openai_fn.credentials import Credential, reveal
from openai_fn.errors import InvalidOptionsError, InvalidParamsError, InvalidWebhookSignatureError, make_error
from openai_fn.types import Error, Map

FUNCTION_NAME = "verify_webhook"
SECRET_VARIABLE = "OPENAI_WEBHOOK_SECRET"  # noqa: S105  # a name, not a secret
WEBHOOK_HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")
SECRET_PREFIX = "whsec_"  # noqa: S105  # how a secret begins
RAW_BODY_HINT = "pass the raw body: request.data, request.body, await request.body(), event['body']"
NO_MATCH = "no signature matches: it was signed with another secret, or the body was changed"


def verify_webhook(  # noqa: PLR0913  # a test brings its own time and environment
    payload: bytes | str,
    headers: Any,
    secret: str | None = None,
    *,
    tolerance: float = 300,
    now: Callable[[], float] = time.time,
    environ: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the event of a webhook, after its signature and its age have been checked.

    `payload` is the raw body, `headers` any mapping of them, as web frameworks provide it. `secret` is the endpoint's,
    "whsec_...", by default OPENAI_WEBHOOK_SECRET. The same event may be delivered again, with the same webhook-id.

    Raises an InvalidWebhookSignatureError for a webhook that is not signed with the secret, or is more than `tolerance`
    seconds old or early: respond with status 400. Raises an InvalidOptionsError for a secret that is missing or cannot
    be read, an InvalidParamsError for a payload, headers or a tolerance of another type.
    """
    (key, problem), secret, environ = find_key(secret, environ), None, None
    body, fields = payload_bytes(payload), lower_header_names(headers)
    if isinstance(tolerance, bool) or not isinstance(tolerance, (int, float)):
        raise webhook_argument_error(f"tolerance: expected seconds, got {type(tolerance).__name__}")
    if problem:
        raise InvalidOptionsError(secret_error(problem))
    identity, sent, signatures = require_headers(fields)
    check_age(sent, now(), tolerance)
    if not is_signed(key, b".".join((identity, sent, body)), signatures):
        raise untrusted_webhook_error(NO_MATCH)
    return parse_webhook_event(body)


def find_key(secret: Any, environ: Mapping[str, str] | None) -> tuple[Credential, str | None]:
    """Return the key in a secret, the environment's where it is None or "", and why there is none. Raise nothing."""
    text = reveal(secret) or (os.environ if environ is None else environ).get(SECRET_VARIABLE, "")
    if not isinstance(text, str):
        return Credential(b""), f"expected a str, got {type(text).__name__}"
    key = decode_secret(text)
    if key is None:
        return Credential(b""), f"what follows {SECRET_PREFIX!r} is not base64; copy the whole secret again"
    return Credential(key), None if key else f"is missing: set {SECRET_VARIABLE} or pass it"


def decode_secret(secret: str) -> bytes | None:
    """Return the key in a secret, b"" in an empty one, None where it is broken. One without the prefix is the key."""
    plain = secret.strip()
    if not plain.startswith(SECRET_PREFIX):
        return to_bytes(plain)
    try:
        return b64decode(plain.removeprefix(SECRET_PREFIX), validate=True)
    except ValueError:
        return None


def is_signed(key: Credential, content: bytes, signatures: bytes) -> bool:
    """Tell whether one of the signatures in a header is that of `content`."""
    expected = compute_signature(cast("bytes", reveal(key)), content)
    return any(hmac.compare_digest(expected, signature) for signature in split_signatures(signatures))


def payload_bytes(payload: Any) -> bytes:
    """Return the bytes of a body; a str is encoded as UTF-8."""
    if isinstance(payload, str):
        return to_bytes(payload)
    if isinstance(payload, (bytes, bytearray, memoryview)):
        return bytes(payload)
    raise webhook_argument_error(f"payload: expected bytes, got {type(payload).__name__}", RAW_BODY_HINT)


def lower_header_names(headers: Any) -> dict[str, bytes]:
    """Return headers by lower-case name, from a mapping of str or bytes, a list of pairs or a WSGI environ.

    >>> lower_header_names({"Webhook-Id": "a", b"host": b"b", "HTTP_WEBHOOK_TIMESTAMP": "1"})
    {'webhook-id': b'a', 'host': b'b', 'webhook-timestamp': b'1'}
    """
    pairs = headers.items() if hasattr(headers, "items") else headers
    if not isinstance(pairs, (str, bytes)) and hasattr(pairs, "__iter__"):
        return {lower_header_name(key): to_bytes(value) for key, value in pairs if isinstance(value, (str, bytes))}
    raise webhook_argument_error(f"headers: expected a mapping, got {type(headers).__name__}")


def lower_header_name(key: str | bytes) -> str:
    """Return the name of a header in lower case, without the prefix of WSGI."""
    text = key.decode("latin-1") if isinstance(key, bytes) else str(key)
    return text.lower().replace("_", "-").removeprefix("http-")


def to_bytes(value: str | bytes) -> bytes:
    """Return the bytes of any str: a lone surrogate matches no signature, but must not raise anything else."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else bytes(value)


def require_headers(headers: Map) -> list[bytes]:
    """Return the headers that a webhook must have; raise an InvalidWebhookSignatureError if one is missing."""
    missing = [name for name in WEBHOOK_HEADERS if not headers.get(name)]
    if missing:
        raise untrusted_webhook_error(f"the header {' and '.join(missing)} is missing")
    return [headers[name] for name in WEBHOOK_HEADERS]


def check_age(sent: bytes, now: float, tolerance: float) -> None:
    """Raise an InvalidWebhookSignatureError for a webhook so old that somebody may have kept it to send it again."""
    if not (sent.isdigit() and len(sent) < 20):
        raise untrusted_webhook_error("the header webhook-timestamp is not a Unix time in seconds")
    age = int(now) - int(sent)
    if not abs(age) <= tolerance:  # so that a tolerance of nan accepts nothing
        word = "old" if age > 0 else "early; is this machine's clock right?"
        raise untrusted_webhook_error(f"it is {abs(age)} s {word}")


def compute_signature(key: bytes, content: bytes) -> bytes:
    """Return the signature of "ID.TIMESTAMP.BODY", in base64."""
    return b64encode(hmac.digest(key, content, "sha256"))


def split_signatures(header: bytes) -> list[bytes]:
    """Return the signatures of version 1 in a header; there are several while a secret is being replaced.

    >>> split_signatures(b"v1,abc v1a,def v1,ghi")
    [b'abc', b'ghi']
    """
    return [text.removeprefix(b"v1,") for text in header.split() if text.startswith(b"v1,")]


def parse_webhook_event(body: bytes) -> dict[str, Any]:
    """Return the event in a body; raise an InvalidWebhookSignatureError if it is not a JSON object."""
    try:
        event = json.loads(body)
    except (ValueError, RecursionError):
        event = None
    if isinstance(event, dict):
        return event
    raise untrusted_webhook_error("it is signed, but its body is not a JSON object")


def webhook_argument_error(why: str, hint: str | None = None) -> InvalidParamsError:
    """Return the error of an argument of another type."""
    return InvalidParamsError(make_error("invalid_params", why, hint=hint, operation=FUNCTION_NAME))


def secret_error(why: str) -> Error:
    """Return the error map of a secret that cannot be used, without the secret."""
    return make_error("invalid_options", f"secret: {why}", operation=FUNCTION_NAME)


def untrusted_webhook_error(why: str) -> InvalidWebhookSignatureError:
    """Return the error of a webhook that cannot be trusted, with nothing in it that came with the webhook."""
    return InvalidWebhookSignatureError(make_error("webhook", why, operation=FUNCTION_NAME))
