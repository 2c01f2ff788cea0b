"""The network: the only code that sends.

`send(wire, options)` gives a response map whatever happens; FAULTS turns what requests and urllib3 raise into error
maps. A session is kept for each thread of each process, so that connections are used again and never shared.
"""

import os
import threading
from collections.abc import Iterator
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3.exceptions as u3
from requests.exceptions import RequestException

from openai_fn.adapter import lean_session
from openai_fn.errors import error, exception
from openai_fn.shapes import Error, Map, Response

READ = 65536
"""Bytes that are asked for at once of a stream; fewer are given out as soon as they are there."""
KEPT = threading.local()
"""The session of each thread, with the process that made it."""

CHECK_URL = "check base_url, and that the server runs"
CHECK_TLS = "if a company proxy or your own CA signs it, set REQUESTS_CA_BUNDLE or SSL_CERT_FILE to that CA's file"
CHECK_PROXY = "check HTTPS_PROXY, HTTP_PROXY and NO_PROXY"

Row = tuple[tuple[type[BaseException], ...], str, str, dict[str, Any]]
BROKE = "the connection to {host} broke before the whole answer was there"

FAULTS: tuple[Row, ...] = (
    ((u3.ReadTimeoutError, TimeoutError), "timeout", "nothing came from {host} for {read:g} s", {}),
    ((u3.ProxyError,), "connection", "the proxy on the way to {host} failed", {"hint": CHECK_PROXY}),
    ((u3.NameResolutionError,), "connection", "the host name {host} cannot be found", {"hint": CHECK_URL}),
    ((u3.NewConnectionError,), "connection", "no connection to {host}", {"hint": CHECK_URL}),
    ((u3.ConnectTimeoutError,), "timeout", "no connection to {host} within {connect:g} s", {}),
    ((u3.SSLError,), "connection", "TLS with {host} failed", {"hint": CHECK_TLS, "retryable": False}),
    ((u3.DecodeError,), "response", "the body from {host} is not compressed as it says", {}),
    ((u3.LocationParseError,), "invalid_options", "base_url cannot be used", {}),
    ((u3.ProtocolError,), "connection", BROKE, {"hint": ""}),
)  # fmt: skip
"""What is raised underneath, in the order in which it is looked for, with category, message and what else differs."""
FAULT: Row = ((BaseException,), "connection", "sending to {host} failed", {})


def send(wire: Map, options: Map) -> Response:
    """The response to `wire`, or a map whose `error` says why there is none."""
    started = monotonic()
    try:
        answer = exchange(wire, options)
        streamed = wire["stream"] and answer.status_code < 300
        body = pieces(answer, wire, started) if streamed else answer.content
    except (RequestException, u3.HTTPError, OSError) as raised:
        KEPT.__dict__.clear()  # proxies and certificates are read anew: the user may just have corrected them
        return {"error": fault(raised, wire)}
    if streamed:
        next(body)  # type: ignore[arg-type]  # a generator that has started closes its connection even if nobody reads it
    return {"status": answer.status_code, "headers": {k.lower(): v for k, v in answer.headers.items()}, "body": body}


def exchange(wire: Map, options: Map) -> requests.Response:
    """The answer to `wire` through the user's session, or through the one kept for this thread."""
    session = options.get("session")
    timeout = within(wire["timeout"], wire.get("deadline"))
    if session is not None:
        return through(session if hasattr(session, "send") else session(), wire, timeout)
    prepared = requests.PreparedRequest()
    prepared.method, prepared.url, prepared.body = wire["method"], wire["url"], wire["body"]
    prepared.headers = wire["headers"]
    return kept_session().send(prepared, stream=wire["stream"], timeout=timeout, allow_redirects=False, proxies={})


def through(session: Any, wire: Map, timeout: tuple[float, float]) -> requests.Response:
    """The answer to `wire` by way of a session of the user's, with its headers, adapters, cookies and proxies."""
    request = requests.Request(wire["method"], wire["url"], wire["headers"], data=wire["body"], auth=as_is)
    prepared = session.prepare_request(request)
    settings = session.merge_environment_settings(prepared.url, {}, wire["stream"], None, None)
    answer: requests.Response = session.send(prepared, timeout=timeout, allow_redirects=False, **settings)
    return answer


def as_is(prepared: Any) -> Any:
    """`prepared`: an auth that adds nothing, so that ~/.netrc cannot replace ours."""
    return prepared


def kept_session() -> requests.Session:
    """The session of this thread in this process; a child of a fork never uses its parent's connections."""
    pid = os.getpid()
    if getattr(KEPT, "pid", None) != pid:
        KEPT.pid, KEPT.session = pid, lean_session()
    session: requests.Session = KEPT.session
    return session


def within(timeout: tuple[float, float], left: float | None) -> tuple[float, float]:
    """The timeouts, shortened to the seconds that are left.

    >>> within((5, 600), 30)
    (5, 30)
    """
    return timeout if left is None else (min(timeout[0], left), min(timeout[1], left))


def pieces(answer: requests.Response, wire: Map, started: float) -> Iterator[bytes]:
    """The body's bytes as they arrive, first of all an empty piece; at its end the connection is closed or free again.

    A connection that fails is a StreamError or an APITimeoutError, raised outside of `except` so that no frame of the
    libraries underneath, which hold the credentials, hangs on it.
    """
    raw, limit = answer.raw, wire.get("deadline")
    failure: Error | None = None
    try:
        yield b""
        for piece in arriving(raw):
            yield piece
            if limit is not None and monotonic() - started > limit:
                failure = error("timeout", f"the deadline passed while the stream from {host_of(wire)} was read")
                break
    except (RequestException, u3.HTTPError, OSError) as raised:
        failure = broken_off(fault(raised, wire))
    finally:
        raw.close()
        raw.release_conn()
    if failure:
        raise exception(failure)


def broken_off(failure: Error) -> Error:
    """The error of a connection that failed while a stream was read."""
    if failure["category"] == "timeout":
        return failure
    return error("stream", f"the stream broke off: {failure['message']}", retryable=True, cause=failure.get("cause"))


def arriving(raw: Any) -> Iterator[bytes]:
    """Bytes of a body, each given out when it is there, in every framing.

    `read1` waits for nothing; on a chunked body `stream` is as prompt and costs less.
    """
    decode = bool(raw.headers.get("content-encoding"))
    if getattr(raw, "chunked", False) and raw.supports_chunked_reads():
        yield from raw.stream(READ, decode_content=decode)
    else:
        # vcrpy's recorded bodies know no decode_content
        more = {"decode_content": True} if decode else {}
        while piece := raw.read1(READ, **more):
            yield piece


def fault(raised: BaseException, wire: Map) -> Error:
    """The error map of an exception from underneath."""
    root = root_of(raised)
    _, category, message, more = next((row for row in FAULTS if isinstance(root, row[0])), FAULT)
    connect, read = within(wire["timeout"], wire.get("deadline"))
    text = message.format(host=host_of(wire), connect=connect, read=read)
    return error(category, text, **{**more, "cause": cause_of(root)})


def root_of(raised: BaseException) -> BaseException:
    """The exception that tells most: requests and urllib3 wrap it up to three times."""
    inner = getattr(raised, "reason", None) or next(iter(raised.args), None)
    telling = isinstance(raised, (RequestException, u3.MaxRetryError)) and isinstance(inner, BaseException)
    return root_of(inner) if telling and inner else raised


def cause_of(raised: BaseException) -> str:
    """The innermost exception of a chain as text: "ConnectionRefusedError: [Errno 111] Connection refused"."""
    inner: BaseException | None = raised
    while inner is not None:
        raised, inner = inner, inner.__cause__ or next((x for x in inner.args if isinstance(x, BaseException)), None)
    return f"{type(raised).__name__}: {raised}"[:300]


def host_of(wire: Map) -> str:
    """Host and port of a wire map's URL."""
    return urlsplit(wire["url"]).netloc
