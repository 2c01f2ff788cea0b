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

from openai_fn.adapter import lean_session
from openai_fn.bodies import ERROR_LIMIT, READ, arriving, bounded, first_of
from openai_fn.connection import linger
from openai_fn.deadline import DeadlineError, Errand
from openai_fn.errors import error, exception
from openai_fn.faults import fault, within
from openai_fn.response import Complete
from openai_fn.shapes import Error, Map, Response

Exchange = Callable[[Map, tuple[float, float]], requests.Response]

KEPT = threading.local()
"""The session of each thread, with the process that made it."""
FAILURES = (RequestException, HTTPError, HTTPException, OSError, ValueError)
"""What requests and what is under it raise. ValueError: a header that HTTP does not allow."""


def send(wire: Map, options: Map) -> Response:
    """The response to `wire`, or a map whose `error` says why there is none."""
    limit = wire.get("deadline")
    wire = {"max_body": options.get("max_body", inf), **wire}
    try:
        exchange = way(options)
        if limit is None:
            return attempt(wire, exchange, None)
        return Errand(partial(attempt, wire, exchange), limit, closed).outcome()  # type: ignore[no-any-return]
    except FAILURES as raised:
        KEPT.__dict__.clear()  # proxies and certificates are read anew: the user may just have corrected them
        return {"error": fault(raised, wire)}


def way(options: Map) -> Exchange:
    """How a request travels: through the user's session, or through the one kept for this thread."""
    session = options.get("session")
    if session is None:
        return partial(lean, kept_session())
    is_made = hasattr(session, "send") and not isinstance(session, type)
    return partial(through, session if is_made else session())


def kept_session() -> requests.Session:
    """The session of this thread in this process; a child of a fork never uses its parent's connections."""
    pid = os.getpid()
    if getattr(KEPT, "pid", None) != pid:
        KEPT.pid, KEPT.session = pid, lean_session()
    session: requests.Session = KEPT.session
    return session


def lean(session: requests.Session, wire: Map, timeout: tuple[float, float]) -> requests.Response:
    """The answer to `wire` through a session of ours."""
    prepared = requests.PreparedRequest()
    prepared.method, prepared.url, prepared.body = wire["method"], wire["url"], wire["body"]
    prepared.headers = wire["headers"]
    settings = {"timeout": timeout, "allow_redirects": False, "proxies": {}, "max_body": wire["max_body"]}
    return session.send(prepared, stream=wire["stream"], **settings)


def through(session: Any, wire: Map, timeout: tuple[float, float]) -> requests.Response:
    """The answer to `wire` by way of a session of the user's, with its headers, adapters, cookies and proxies."""
    request = requests.Request(wire["method"], wire["url"], wire["headers"], data=wire["body"], auth=as_is)
    prepared = session.prepare_request(request)
    settings = session.merge_environment_settings(prepared.url, {}, True, None, None)  # noqa: FBT003  # stream
    answer: requests.Response = session.send(prepared, timeout=timeout, allow_redirects=False, **settings)
    return answer


def as_is(prepared: Any) -> Any:
    """`prepared`: an auth that adds nothing, so that ~/.netrc cannot replace ours."""
    return prepared


def attempt(wire: Map, exchange: Exchange, errand: Errand | None) -> Response:
    """The response to `wire`; what fails is raised."""
    answer = exchange(wire, within(wire["timeout"], wire.get("deadline")))
    if errand:
        errand.cut = getattr(answer.raw, "shutdown", None)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return {"status": answer.status_code, "headers": headers, "body": body_of(answer, wire, errand)}


def closed(response: Response | None) -> None:
    """Let go of a response that came too late for anybody to want it."""
    body: Any = (response or {}).get("body")
    if hasattr(body, "close"):
        body.close()


def body_of(answer: requests.Response, wire: Map, errand: Errand | None) -> bytes | Iterator[bytes]:
    """The body of an answer, whole or as it arrives; of an error's only the beginning."""
    if wire["stream"] and answer.status_code < 300 and not is_read(answer):
        body = pieces(answer, wire, errand)
        next(body)  # a generator that has started closes its connection even if nobody reads it
        return body
    with closing(answer):
        whole = answer.content or b"" if is_read(answer) else taken(answer, wire["max_body"])
    if errand:
        errand.end()
    return whole


def taken(answer: requests.Response, limit: float) -> bytes:
    """The body of an answer that came through the user's session; of an error's only the beginning."""
    arrives = answer.iter_content(READ)
    return bounded(arrives, limit) if answer.status_code < 300 else first_of(arrives, ERROR_LIMIT)


def is_read(answer: requests.Response) -> bool:
    """Whether the body of an answer is there already; asking for it would read it."""
    return getattr(answer, "_content", False) is not False


def pieces(answer: requests.Response, wire: Map, errand: Errand | None) -> Iterator[bytes]:
    """The body's bytes as they arrive, first of all an empty piece; at its end the connection is closed or free again.

    A connection that fails is a StreamError or an APITimeoutError, raised outside of `except` so that no frame of the
    libraries underneath, which hold the credentials, hangs on it.
    """
    failure: Error | None = None
    rest = arriving(answer)
    let_go: Callable[[], None] = answer.close
    try:
        yield b""
        for piece in rest:
            yield piece
            if errand and errand.late:
                break
        failure = fault(DeadlineError(), wire) if errand and errand.late else None
    except Complete:
        let_go = partial(linger, answer, rest)
    except FAILURES as raised:
        failure = broken_off(fault(DeadlineError() if errand and errand.late else raised, wire))
    finally:
        let_go()
        if errand:
            errand.end()
    if failure:
        raise exception(failure)


def broken_off(failure: Error) -> Error:
    """The error of a connection that failed while a stream was read."""
    if failure["category"] == "timeout":
        return failure
    return error("stream", f"the stream broke off: {failure['message']}", retryable=True, cause=failure.get("cause"))
