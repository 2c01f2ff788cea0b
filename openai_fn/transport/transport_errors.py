"""What requests and urllib3 raise, told as error maps."""

import ssl
from http.client import HTTPException, IncompleteRead, InvalidURL
from typing import Any
from urllib.parse import urlsplit

import urllib3.exceptions as u3
from requests.exceptions import InvalidHeader, InvalidProxyURL, InvalidSchema, RequestException

from openai_fn.errors import make_error
from openai_fn.streaming.sse import TooLongError
from openai_fn.transport.deadline import DeadlineError
from openai_fn.types import Error, Map

CHECK_URL = "check base_url, and that the server runs"
CHECK_TLS = "if a company proxy or your own CA signs it, set REQUESTS_CA_BUNDLE or SSL_CERT_FILE to that CA's file"
CHECK_NAME = "check base_url: who answers there has a certificate for another name"
CHECK_SCHEME = "check base_url: http or https, host and port; and the proxy, if there is one"
CHECK_FILE = "check the files in params"
CHECK_CA = "check REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE and SSL_CERT_FILE"
CHECK_PROXY = "check HTTPS_PROXY, HTTP_PROXY and NO_PROXY"
ALLOW_MORE_SECONDS = "allow more with {'deadline': ...}, in seconds"
BODY_TOO_LONG = "the body from {host} is longer than max_body allows"
ALLOW_LONGER_BODY = "allow more with {'max_body': ...}, in bytes, or have it written to a file with {'stream_to': path}"
DEADLINE_PASSED = "the deadline passed before the whole answer from {host} was there"
SEND_AGAIN = (
    "send it again; if that goes on, look for what cuts connections on the way: a proxy, a gateway, a time limit"
)
BODY_CHANGED = "something on the way changes bodies: a proxy, a gateway"
NO_HTTP = "what came from {host} is not HTTP"
CONNECTION_BROKE = "the connection to {host} broke before the whole answer was there"
ILLEGAL_REQUEST = "the request cannot be sent: a header or the URL holds a character that HTTP does not allow"
NO_FILE = "a file of the request cannot be read"
NO_CA = "the certificates to trust cannot be read"
HIDDEN_CAUSE = {
    "hint": "check the option headers, organization, project and base_url",
    "cause": "not shown: it may hold a key",
}
NOT_RETRYABLE = {"retryable": False}

TransportErrorRow = tuple[tuple[type[BaseException], ...], str, str, str, dict[str, Any]]
TRANSPORT_ERRORS: tuple[TransportErrorRow, ...] = (
    ((UnicodeError, InvalidHeader, InvalidURL), "", "invalid_options", ILLEGAL_REQUEST, HIDDEN_CAUSE),
    ((ValueError,), "Invalid header", "invalid_options", ILLEGAL_REQUEST, HIDDEN_CAUSE),
    ((TooLongError,), "", "response", BODY_TOO_LONG, {"hint": ALLOW_LONGER_BODY, "cause": None}),
    ((DeadlineError,), "", "timeout", DEADLINE_PASSED, {"hint": ALLOW_MORE_SECONDS, "cause": None}),
    ((u3.ProxyError,), "407", "connection", "the proxy on the way to {host} wants a credential",
     {"hint": f"{CHECK_PROXY}; a name and a password stand in it as http://NAME:PASSWORD@HOST", **NOT_RETRYABLE}),
    ((u3.ProxyError,), "", "connection", "the proxy on the way to {host} failed", {"hint": CHECK_PROXY}),
    ((InvalidSchema, InvalidProxyURL, u3.ProxySchemeUnknown), "", "connection",
     "the proxy on the way to {host} cannot be used", {"hint": CHECK_PROXY, **NOT_RETRYABLE}),
    ((ssl.SSLCertVerificationError,), "mismatch", "connection", "TLS with {host} failed",
     {"hint": CHECK_NAME, **NOT_RETRYABLE}),
    ((ssl.SSLCertVerificationError,), "", "connection", "TLS with {host} failed", {"hint": CHECK_TLS, **NOT_RETRYABLE}),
    ((ssl.SSLError,), "X509", "invalid_options", NO_CA, {"hint": CHECK_CA}),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError), "", "connection", CONNECTION_BROKE, {"hint": SEND_AGAIN}),
    ((u3.SSLError,), "", "connection", "TLS with {host} failed", {"hint": CHECK_SCHEME, **NOT_RETRYABLE}),
    ((u3.NameResolutionError,), "", "connection", "the host name {host} cannot be found", {"hint": CHECK_URL}),
    ((u3.NewConnectionError,), "", "connection", "no connection to {host}", {"hint": CHECK_URL}),
    ((u3.ConnectTimeoutError,), "", "timeout", "no connection to {host} within {connect:g} s", {}),
    ((u3.ReadTimeoutError, TimeoutError), "", "timeout", "nothing came from {host} for {read:g} s", {}),
    ((u3.DecodeError,), "", "response", "the body from {host} is not compressed as it says", {"hint": BODY_CHANGED}),
    ((u3.LocationValueError,), "", "invalid_options", "the address of {host} or of its proxy cannot be used",
     {"hint": f"check base_url, and {CHECK_PROXY.removeprefix('check ')}"}),
    ((IncompleteRead, ConnectionError), "", "connection", CONNECTION_BROKE, {"hint": SEND_AGAIN}),
    ((HTTPException, u3.InvalidHeader), "", "connection", NO_HTTP, {"hint": CHECK_SCHEME}),
    ((u3.ProtocolError,), "", "connection", CONNECTION_BROKE, {"hint": SEND_AGAIN}),
    ((OSError,), "CA certificate", "invalid_options", NO_CA, {"hint": CHECK_CA}),
    ((FileNotFoundError, PermissionError, IsADirectoryError), "", "invalid_params", NO_FILE, {"hint": CHECK_FILE}),
)  # fmt: skip
"""What is raised, a word in its text where types do not tell, category, message, and what else the error map has.

The first row that fits the telling exception or the innermost one counts.
"""
UNKNOWN_TRANSPORT_ERROR: TransportErrorRow = ((BaseException,), "", "connection", "sending to {host} failed", {})


def transport_error(raised: BaseException, wire: Map) -> Error:
    """The error map of an exception from underneath."""
    root = find_root_cause(raised)
    inner = find_innermost_cause(root)
    cause = format_exception(inner)
    found = (root, inner)
    _, _, category, message, more = next(
        (row for row in TRANSPORT_ERRORS if row[1] in cause and any(isinstance(one, row[0]) for one in found)),
        UNKNOWN_TRANSPORT_ERROR,
    )
    connect, read = limit_timeouts(wire["timeout"], wire.get("deadline"))
    text = message.format(host=extract_host(wire), connect=connect, read=read)
    return make_error(category, text, **{"cause": cause, **more})


def format_exception(raised: BaseException) -> str:
    """An exception as one line of text.

    >>> format_exception(ConnectionRefusedError(111, "Connection refused"))
    'ConnectionRefusedError: [Errno 111] Connection refused'
    """
    name, text = type(raised).__name__, " ".join(str(raised).split())[:300]
    return text if text.startswith(name) else f"{name}: {text}".removesuffix(": ")


def find_root_cause(raised: BaseException) -> BaseException:
    """The exception that tells most: requests and urllib3 wrap it up to three times."""
    inner = getattr(raised, "reason", None) or next(iter(raised.args), None)
    telling = isinstance(raised, (RequestException, u3.MaxRetryError)) and isinstance(inner, BaseException)
    return find_root_cause(inner) if telling and inner else raised


def find_innermost_cause(raised: BaseException) -> BaseException:
    """The last exception of a chain of causes."""
    inner = raised.__cause__ or next((one for one in raised.args if isinstance(one, BaseException)), None)
    return find_innermost_cause(inner) if inner else raised


def limit_timeouts(timeout: tuple[float, float], left: float | None) -> tuple[float, float]:
    """The timeouts, shortened to the seconds that are left.

    >>> limit_timeouts((5, 600), 30)
    (5, 30)
    """
    return timeout if left is None else (min(timeout[0], left), min(timeout[1], left))


def extract_host(wire: Map) -> str:
    """Host and port of a wire map's URL."""
    return urlsplit(wire["url"]).netloc
