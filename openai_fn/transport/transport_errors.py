"""The error dict of each exception that the transport and the libraries underneath raise."""

import re
import ssl
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead, InvalidURL
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies

import urllib3.exceptions as u3
from requests.exceptions import InvalidHeader, InvalidProxyURL, InvalidSchema, RequestException

from openai_fn.credentials import reveal
from openai_fn.errors import make_error
from openai_fn.streaming.sse import TooLongError
from openai_fn.transport.deadline import DeadlineError, limit_timeouts
from openai_fn.transport.failures import (
    BadContentEncodingError,
    ConnectFailedError,
    ConnectTimeoutError,
    NameLookupError,
    NotHTTPError,
    ProxyFailedError,
    SendTimeoutError,
)
from openai_fn.types import EncodedRequest, Error

TRANSPORT_FAILURES = (
    RequestException, u3.HTTPError, HTTPException, OSError, ValueError, NotHTTPError, BadContentEncodingError,
)  # fmt: skip
"""The exceptions that become error dicts. ValueError: a header that HTTP does not allow."""
CHECK_URL = "check base_url, and that the server is running"
CHECK_TLS = (
    "if a company proxy or your own CA signed the certificate, set REQUESTS_CA_BUNDLE or SSL_CERT_FILE to the CA's file"
)
CHECK_NAME = "check base_url: that server has a certificate for another name"
CHECK_SCHEME = "check base_url: http or https, host and port; and the proxy, if there is one"
CHECK_FILE = "check the files in params"
CHECK_CA = "check REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE and SSL_CERT_FILE"
CHECK_PROXY = "check HTTPS_PROXY, HTTP_PROXY and NO_PROXY"
ALLOW_MORE_SECONDS = "allow more with {'deadline': ...}, in seconds"
BODY_TOO_LONG = "the body from {host} is longer than max_body allows"
ALLOW_LONGER_BODY = "allow more with {'max_body': ...}, in bytes, or have it written to a file with {'stream_to': path}"
DEADLINE_PASSED = "the deadline passed before the complete response from {host} arrived"
SEND_AGAIN = (
    "send it again; if it keeps happening, look for something on the way that cuts connections: "
    "a proxy, a gateway, a time limit"
)
BODY_CHANGED = "look for something on the way that changes bodies: a proxy, a gateway"
NO_HTTP = "the response from {host} is not HTTP"
NOT_CONNECTED = "no connection to {host} within {connect:g} s"
NOT_SENT = "the request could not be sent to {host} within {connect:g} s"
CONNECTION_BROKE = "the connection to {host} broke before the complete response arrived"
ILLEGAL_REQUEST = "the request cannot be sent: a header or the URL contains a character that HTTP does not allow"
TLS_FAILED = "the TLS connection to {host} failed"
NO_FILES_LEFT = "no connection to {host}: this process may not open more files"
RAISE_LIMIT = "send fewer requests at a time (workers, connections), or raise the limit with ulimit -n"
NO_FILE = "a file of the request cannot be read"
NO_CA = "the CA certificates cannot be read"
HIDDEN_CAUSE = {
    "hint": "check the option headers, organization, project and base_url",
    "cause": "not shown: it may contain a key",
}
NOT_RETRYABLE = {"retryable": False}

TransportErrorRow = tuple[tuple[type[BaseException], ...], str, str, str, dict[str, Any]]
TRANSPORT_ERRORS: tuple[TransportErrorRow, ...] = (
    ((UnicodeError, InvalidHeader, InvalidURL), "", "invalid_options", ILLEGAL_REQUEST, HIDDEN_CAUSE),
    ((ValueError,), "Invalid header", "invalid_options", ILLEGAL_REQUEST, HIDDEN_CAUSE),
    ((TooLongError,), "", "response", BODY_TOO_LONG, {"hint": ALLOW_LONGER_BODY, "cause": None}),
    ((DeadlineError,), "", "timeout", DEADLINE_PASSED, {"hint": ALLOW_MORE_SECONDS, "cause": None}),
    ((u3.ProxyError, ProxyFailedError), "407", "connection", "the proxy on the way to {host} requires a credential",
     {"hint": f"{CHECK_PROXY}; name and password are written as http://NAME:PASSWORD@HOST", **NOT_RETRYABLE}),
    ((u3.ProxyError, ProxyFailedError), "", "connection", "the proxy on the way to {host} failed",
     {"hint": CHECK_PROXY}),
    ((u3.NewConnectionError,), "SOCKS", "connection", "the proxy on the way to {host} failed", {"hint": CHECK_PROXY}),
    ((InvalidSchema, InvalidProxyURL, u3.ProxySchemeUnknown), "", "connection",
     "the proxy on the way to {host} cannot be used", {"hint": CHECK_PROXY, **NOT_RETRYABLE}),
    ((ssl.SSLCertVerificationError,), "mismatch", "connection", TLS_FAILED,
     {"hint": CHECK_NAME, **NOT_RETRYABLE}),
    ((ssl.SSLCertVerificationError,), "", "connection", TLS_FAILED, {"hint": CHECK_TLS, **NOT_RETRYABLE}),
    ((ssl.SSLError,), "X509", "invalid_options", NO_CA, {"hint": CHECK_CA}),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError), "", "connection", CONNECTION_BROKE, {"hint": SEND_AGAIN}),
    ((u3.SSLError, ssl.SSLError), "", "connection", TLS_FAILED, {"hint": CHECK_SCHEME, **NOT_RETRYABLE}),
    ((u3.NameResolutionError, NameLookupError), "", "connection", "the host name {host} cannot be found",
     {"hint": CHECK_URL}),
    ((u3.NewConnectionError, OSError), "Too many open files", "connection", NO_FILES_LEFT, {"hint": RAISE_LIMIT}),
    ((u3.NewConnectionError, ConnectFailedError), "", "connection", "no connection to {host}", {"hint": CHECK_URL}),
    ((u3.ConnectTimeoutError, ConnectTimeoutError), "", "timeout", NOT_CONNECTED, {}),
    ((u3.ReadTimeoutError, TimeoutError), "handshake", "timeout", NOT_CONNECTED, {}),
    ((SendTimeoutError,), "", "timeout", NOT_SENT, {}),
    ((u3.ProtocolError,), "TimeoutError", "timeout", NOT_SENT, {}),
    ((u3.ReadTimeoutError, TimeoutError), "", "timeout", "nothing was received from {host} for {read:g} s", {}),
    ((u3.DecodeError, BadContentEncodingError), "", "response",
     "the body from {host} is not compressed as its content-encoding says", {"hint": BODY_CHANGED}),
    ((u3.LocationValueError,), "", "invalid_options", "the URL of {host} or of its proxy cannot be used",
     {"hint": f"check base_url, and {CHECK_PROXY.removeprefix('check ')}"}),
    ((IncompleteRead, ConnectionError), "", "connection", CONNECTION_BROKE, {"hint": SEND_AGAIN}),
    ((HTTPException, u3.InvalidHeader, NotHTTPError), "", "connection", NO_HTTP, {"hint": CHECK_SCHEME}),
    ((u3.ProtocolError,), "", "connection", CONNECTION_BROKE, {"hint": SEND_AGAIN}),
    ((OSError,), "CA certificate", "invalid_options", NO_CA, {"hint": CHECK_CA}),
    ((FileNotFoundError, PermissionError, IsADirectoryError), "", "invalid_params", NO_FILE, {"hint": CHECK_FILE}),
)  # fmt: skip
"""What is raised, a word in its text where types do not tell, category, message, and other keys of the error dict.

The first row that fits the telling exception or the innermost one counts.
"""
UNKNOWN_TRANSPORT_ERROR: TransportErrorRow = ((BaseException,), "", "connection", "sending to {host} failed", {})
USERINFO = re.compile(r"//\S*@")
HIDDEN_PROXY_CAUSE = "not shown: it may contain the proxy's password"


def transport_error(raised: BaseException, request: EncodedRequest) -> Error:
    """Return the error dict of an exception that was raised while an encoded request was sent."""
    root = find_root_cause(raised)
    inner = find_innermost_cause(root)
    cause = format_exception(inner)
    found = (root, inner)
    _, _, category, message, more = next(
        (row for row in TRANSPORT_ERRORS if row[1] in cause and any(isinstance(one, row[0]) for one in found)),
        UNKNOWN_TRANSPORT_ERROR,
    )
    connect, read = limit_timeouts(request["timeout"], request.get("deadline"))
    text = message.format(host=extract_host(request), connect=connect, read=read)
    return make_error(category, text, **{"cause": hide_proxy_password(cause), **more})


def hide_proxy_password(cause: str) -> str:
    """Return the text of a cause without the credentials of a URL in it, or of a proxy that the environment names.

    >>> hide_proxy_password("Failed to parse: http://me:s3cret@proxy:99999")
    'Failed to parse: http://***@proxy:99999'
    """
    hidden = USERINFO.sub("//***@", cause)
    return HIDDEN_PROXY_CAUSE if any(word in hidden for word in list_proxy_passwords()) else hidden


def list_proxy_passwords() -> Iterator[str]:
    """Yield every part of a password in the environment's proxies: a broken URL may be cut anywhere."""
    for url in getproxies().values():
        userinfo = url.rpartition("@")[0].rpartition("//")[2] if url.count("//") < 2 else url.rpartition("@")[0]
        password = userinfo.partition(":")[2]
        for text in {password, unquote(password)}:
            yield from (part for part in (text, *re.split(r"[/?#@:]", text)) if part)


def format_exception(raised: BaseException) -> str:
    """Return an exception as one line of text.

    >>> format_exception(ConnectionRefusedError(111, "Connection refused"))
    'ConnectionRefusedError: [Errno 111] Connection refused'
    """
    name, text = type(raised).__name__, " ".join(str(raised).split())[:300]
    return text if text.startswith(name) else f"{name}: {text}".removesuffix(": ")


def find_root_cause(raised: BaseException) -> BaseException:
    """Return the exception that tells most: requests and urllib3 wrap it up to three times."""
    inner = getattr(raised, "reason", None) or next(iter(raised.args), None)
    telling = isinstance(raised, (RequestException, u3.MaxRetryError)) and isinstance(inner, BaseException)
    return find_root_cause(inner) if telling and inner else raised


def find_innermost_cause(raised: BaseException) -> BaseException:
    """Return the last exception of a chain of causes."""
    inner = raised.__cause__ or next((one for one in raised.args if isinstance(one, BaseException)), None)
    return find_innermost_cause(inner) if inner else raised


def extract_host(request: EncodedRequest) -> str:
    """Return host and port of an encoded request's URL."""
    url: str = reveal(request["url"])
    return urlsplit(url).netloc
