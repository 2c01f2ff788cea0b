"""The network: the only code that sends.

`send(wire, options)` gives a response map whatever happens. A session is kept for each thread of each process, so that
connections are used again and never shared.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from http.client import HTTPException
from math import inf
from typing import Any

import requests
from requests.exceptions import RequestException
from urllib3.exceptions import HTTPError

from openai_fn.credentials import reveal
from openai_fn.errors import make_error, to_exception
from openai_fn.response.decode import StreamComplete
from openai_fn.transport.body import ERROR_LIMIT, READ_SIZE, iter_body, join_within_limit, read_beginning
from openai_fn.transport.deadline import DeadlineError, DeadlineThread
from openai_fn.transport.fast.adapter import make_fast_session
from openai_fn.transport.fast.connection import release_when_drained
from openai_fn.transport.transport_errors import limit_timeouts, transport_error
from openai_fn.types import Error, Map, Response

Exchange = Callable[[Map, tuple[float, float]], requests.Response]

SESSIONS = threading.local()
"""The session of each thread, with the process that made it."""
TRANSPORT_FAILURES = (RequestException, HTTPError, HTTPException, OSError, ValueError)
"""What requests and what is under it raise. ValueError: a header that HTTP does not allow."""


def send(wire: Map, options: Map) -> Response:
    """The response to `wire`, or a map whose `error` says why there is none."""
    limit = wire.get("deadline")
    wire = {"max_body": options.get("max_body", inf), **wire, "url": reveal(wire["url"])}
    wire["headers"] = {name: reveal(value) for name, value in wire["headers"].items()}
    try:
        exchange = choose_exchange(options)
        if limit is None:
            return exchange_once(wire, exchange, None)
        return DeadlineThread(partial(exchange_once, wire, exchange), limit, close_response).outcome()  # type: ignore[no-any-return]
    except TRANSPORT_FAILURES as raised:
        SESSIONS.__dict__.clear()  # proxies and certificates are read anew: the user may just have corrected them
        return {"error": transport_error(raised, wire)}


def choose_exchange(options: Map) -> Exchange:
    """How a request travels: through the user's session, or through the one kept for this thread."""
    session = options.get("session")
    if session is None:
        return partial(exchange_fast, thread_session())
    is_made = hasattr(session, "send") and not isinstance(session, type)
    return partial(exchange_with_session, session if is_made else session())


def thread_session() -> requests.Session:
    """The session of this thread in this process; a child of a fork never uses its parent's connections."""
    pid = os.getpid()
    if getattr(SESSIONS, "pid", None) != pid:
        SESSIONS.pid, SESSIONS.session = pid, make_fast_session()
    session: requests.Session = SESSIONS.session
    return session


def exchange_fast(session: requests.Session, wire: Map, timeout: tuple[float, float]) -> requests.Response:
    """The answer to `wire` through a session of ours."""
    prepared = requests.PreparedRequest()
    prepared.method, prepared.url, prepared.body = wire["method"], wire["url"], wire["body"]
    prepared.headers = wire["headers"]
    settings = {"timeout": timeout, "allow_redirects": False, "proxies": {}, "max_body": wire["max_body"]}
    return session.send(prepared, stream=wire["stream"], **settings)


def exchange_with_session(session: Any, wire: Map, timeout: tuple[float, float]) -> requests.Response:
    """The answer to `wire` by way of a session of the user's, with its headers, adapters, cookies and proxies."""
    request = requests.Request(wire["method"], wire["url"], wire["headers"], data=wire["body"], auth=keep_auth)
    prepared = session.prepare_request(request)
    settings = session.merge_environment_settings(prepared.url, {}, True, None, None)  # noqa: FBT003  # stream
    answer: requests.Response = session.send(prepared, timeout=timeout, allow_redirects=False, **settings)
    return answer


def keep_auth(prepared: Any) -> Any:
    """`prepared`: an auth that adds nothing, so that ~/.netrc cannot replace ours."""
    return prepared


def exchange_once(wire: Map, exchange: Exchange, errand: DeadlineThread | None) -> Response:
    """The response to `wire`; what fails is raised."""
    answer = exchange(wire, limit_timeouts(wire["timeout"], wire.get("deadline")))
    if errand:
        errand.cut = getattr(answer.raw, "shutdown", None)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return {"status": answer.status_code, "headers": headers, "body": read_response_body(answer, wire, errand)}


def close_response(response: Response | None) -> None:
    """Let go of a response that came too late for anybody to want it."""
    body: Any = (response or {}).get("body")
    if hasattr(body, "close"):
        body.close()


def read_response_body(answer: requests.Response, wire: Map, errand: DeadlineThread | None) -> bytes | Iterator[bytes]:
    """The body of an answer, whole or as it arrives; of an error's only the beginning."""
    if wire["stream"] and answer.status_code < 300 and not is_body_loaded(answer):
        body = stream_body(answer, wire, errand)
        next(body)  # a generator that has started closes its connection even if nobody reads it
        return body
    with closing(answer):
        whole = answer.content or b"" if is_body_loaded(answer) else read_session_body(answer, wire["max_body"])
    if errand:
        errand.end()
    return whole


def read_session_body(answer: requests.Response, limit: float) -> bytes:
    """The body of an answer that came through the user's session; of an error's only the beginning."""
    arrives = answer.iter_content(READ_SIZE)
    return join_within_limit(arrives, limit) if answer.status_code < 300 else read_beginning(arrives, ERROR_LIMIT)


def is_body_loaded(answer: requests.Response) -> bool:
    """Whether the body of an answer is there already; asking for it would read it."""
    return getattr(answer, "_content", False) is not False


def stream_body(answer: requests.Response, wire: Map, errand: DeadlineThread | None) -> Iterator[bytes]:
    """The body's bytes as they arrive, first of all an empty piece; at its end the connection is closed or free again.

    A connection that fails is a StreamError or an APITimeoutError, raised outside of `except` so that no frame of the
    libraries underneath, which hold the credentials, hangs on it.
    """
    failure: Error | None = None
    rest = iter_body(answer)
    let_go: Callable[[], None] = answer.close
    try:
        yield b""
        for piece in rest:
            yield piece
            if errand and errand.late:
                break
        failure = transport_error(DeadlineError(), wire) if errand and errand.late else None
    except StreamComplete:
        let_go = partial(release_when_drained, answer, rest)
    except TRANSPORT_FAILURES as raised:
        failure = broken_stream_error(transport_error(DeadlineError() if errand and errand.late else raised, wire))
    finally:
        let_go()
        if errand:
            errand.end()
    if failure:
        raise to_exception(failure)


def broken_stream_error(failure: Error) -> Error:
    """The error of a connection that failed while a stream was read."""
    if failure["category"] == "timeout":
        return failure
    return make_error(
        "stream", f"the stream broke off: {failure['message']}", retryable=True, cause=failure.get("cause")
    )
