"""The exceptions of aiohttp as the transport's own, which `transport_errors` turns into error dicts."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import aiohttp

from openai_fn.errors import OpenAIError
from openai_fn.transport import failures
from openai_fn.transport.deadline import DeadlineError
from openai_fn.transport.send import is_transport_failure


def to_transport_failure(raised: BaseException) -> BaseException | None:
    """Return an exception of aiohttp as the transport's own, which `transport_errors` knows; None for any other."""
    if isinstance(raised, OpenAIError):
        return None
    make = next((make for kind, make in AIOHTTP_FAILURES if isinstance(raised, kind)), None)
    if make is None:
        return raised if is_transport_failure(raised) else None
    failure: BaseException = make(raised)
    if failure is not raised and failure.__cause__ is None:
        failure.__cause__ = find_system_error(raised)
    return failure


def find_system_error(raised: BaseException) -> BaseException | None:
    """Return the error of the system or of TLS that an exception of aiohttp stands for."""
    inner = getattr(raised, "os_error", None) or getattr(raised, "certificate_error", None) or raised.__cause__
    return inner if isinstance(inner, BaseException) else None


def get_certificate_error(raised: Any) -> BaseException:
    """Return the error of a certificate that was not trusted."""
    error: BaseException = raised.certificate_error
    return error


def get_system_error(raised: Any) -> BaseException:
    """Return the error of the system that an exception carries."""
    error: BaseException = raised.os_error
    return error


def make_broken(raised: BaseException) -> BaseException:
    """Return the error of a connection that ended early, or of a body that is not framed as HTTP wants."""
    return failures.IncompleteResponseError(" ".join(str(raised).split())[:200])


def make_not_http(raised: Any) -> BaseException:
    """Return the error of what aiohttp's parser refuses: a head that is not HTTP, or the framing of a body."""
    return make_broken(raised) if "chunk" in raised.message else failures.NotHTTPError(raised.message)


AIOHTTP_FAILURES: tuple[tuple[Any, Callable[[Any], BaseException]], ...] = (
    (aiohttp.ClientConnectorCertificateError, get_certificate_error),
    (aiohttp.ClientConnectorSSLError, get_system_error),
    (aiohttp.ClientProxyConnectionError, lambda raised: failures.ProxyFailedError(str(raised.os_error))),
    (aiohttp.ClientHttpProxyError, lambda raised: failures.ProxyFailedError(f"{raised.status} {raised.message}")),
    (aiohttp.ClientConnectorDNSError, lambda raised: failures.NameLookupError(str(raised.os_error))),
    (aiohttp.ConnectionTimeoutError, lambda _: failures.ConnectTimeoutError("timed out")),
    (aiohttp.ClientConnectorError, lambda raised: failures.ConnectFailedError(str(raised.os_error))),
    (aiohttp.SocketTimeoutError, lambda _: TimeoutError("timed out")),
    (asyncio.TimeoutError, lambda _: DeadlineError()),
    (aiohttp.ServerDisconnectedError, make_broken),
    (aiohttp.ClientPayloadError, make_broken),
    (aiohttp.InvalidURL, partial(lambda kind, _: kind(), ValueError)),
    (aiohttp.ClientResponseError, make_not_http),
    (aiohttp.ClientOSError, lambda raised: raised),
    (aiohttp.ClientError, make_broken),
)
"""The exceptions of aiohttp, and what the transport calls each; the first row that fits counts."""
