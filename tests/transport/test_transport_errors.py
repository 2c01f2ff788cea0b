"""Errors of the transport: what they say, and what they must not."""

import ssl
from typing import Any

import pytest
import requests
import urllib3.exceptions as u3

from openai_fn.transport.failures import ConnectTimeoutError, SendTimeoutError
from openai_fn.transport.transport_errors import transport_error
from openai_fn.types import EncodedRequest

REQUEST: EncodedRequest = {"url": "https://api.example/v1", "timeout": (5.0, 600.0)}
POOL: Any = None


@pytest.mark.parametrize(
    "cause",
    [
        "Failed to parse: http://me:s3cret@h:99999",
        "Failed to parse: http://me:s3/cr?et@h",
        "Port could not be cast to integer value as 's3cret'",
        "Failed to parse: s3cret@h",
        "label too long: s%33cret",
    ],
)
@pytest.mark.parametrize(
    "proxy", ["http://me:s3cret@h:99999", "me:s3/cr?et@h", "http://me:s3cret#x@h", "http://a:s%33cret@h"]
)
def test_a_proxys_password_is_in_no_error(cause: str, proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    told = repr(transport_error(u3.LocationParseError(cause), REQUEST))
    assert [word for word in ("s3cret", "s%33cret", "s3/cr", "cr?et") if word in told and word in proxy] == []


@pytest.mark.parametrize(
    ("raised", "says"),
    [
        (ConnectTimeoutError("timed out"), "no connection to api.example within 5 s"),
        (TimeoutError("_ssl.c:989: The handshake operation timed out"), "no connection to api.example within 5 s"),
        (
            requests.ReadTimeout(u3.ReadTimeoutError(POOL, "/", "_ssl.c:989: The handshake operation timed out")),
            "no connection to api.example within 5 s",
        ),
        (SendTimeoutError("timed out"), "the request could not be sent to api.example within 5 s"),
        (
            requests.ConnectionError(u3.ProtocolError("Connection aborted.", TimeoutError("timed out"))),
            "the request could not be sent to api.example within 5 s",
        ),
        (TimeoutError("timed out"), "nothing was received from api.example for 600 s"),
        (
            requests.ReadTimeout(u3.ReadTimeoutError(POOL, "/", "Read timed out.")),
            "nothing was received from api.example for 600 s",
        ),
    ],
)
def test_a_timeout_names_the_seconds_that_passed(raised: Exception, says: str) -> None:
    error = transport_error(raised, REQUEST)
    assert (error["category"], error["message"]) == ("timeout", says)


def test_tls_that_ends_early_is_a_broken_connection() -> None:
    error = transport_error(ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), REQUEST)
    assert (error["category"], error["retryable"]) == ("connection", True)


@pytest.mark.parametrize(
    "raised",
    [
        OSError(24, "Too many open files"),
        requests.ConnectionError(u3.NewConnectionError(POOL, "[Errno 24] Too many open files")),
    ],
)
def test_files_that_are_used_up_are_named_with_what_to_do(raised: Exception) -> None:
    error = transport_error(raised, REQUEST)
    assert (error["category"], error["retryable"]) == ("connection", True)
    assert "ulimit -n" in error["hint"]
