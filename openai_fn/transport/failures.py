"""The exceptions of the transport itself; `transport_errors` turns them into error dicts."""

from contextlib import suppress
from typing import Any


# Classes because Python raises classes.
class ConnectFailedError(OSError):
    """No connection could be made; the cause is the system's own error."""


class NameLookupError(ConnectFailedError):
    """The host name could not be resolved."""


class ConnectTimeoutError(TimeoutError):
    """The connection, with its TLS handshake, was not ready within the seconds to connect."""


class SendTimeoutError(TimeoutError):
    """None of the request could be sent within the seconds to connect."""


class IncompleteResponseError(ConnectionError):
    """The connection ended, or its framing broke, before the response was complete."""


class NotHTTPError(Exception):
    """The bytes that were received are no HTTP/1 response."""


class ProxyFailedError(OSError):
    """The proxy on the way failed, or requires a credential: then "407" is part of the text."""


class BadContentEncodingError(Exception):
    """The body is not compressed as its content-encoding says."""


class TruncatedContentError(ConnectionError):
    """The compressed body ends before its last byte."""


def clear_frames(error: BaseException) -> None:
    """Clear the variables of all frames below the caller's in an exception's traceback, and in those it came from.

    Frames of HTTP libraries hold headers, and those hold the credential: a debugger, a logger of tracebacks or an error
    tracker would show it.
    """
    chain: list[BaseException | None] = [error]
    seen = set[int]()
    while chain:
        link = chain.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        chain += [link.__cause__, link.__context__]
        trace = link.__traceback__
        while trace:
            with suppress(RuntimeError):  # it is still running: the caller's
                trace.tb_frame.clear()
            trace = trace.tb_next


def retrieve_exception(done: Any) -> None:
    """Retrieve the exception of a task for which nobody may wait any more, as asyncio complains otherwise."""
    if not done.cancelled():
        done.exception()
