"""The network: the only code that sends.

`send(encoded, options)` returns a Response whatever happens. It takes the fast way (`transport.fast`) where nobody has
touched what that replaces, and goes through a plain `requests.Session`, or through the user's, everywhere else. Each
thread of each process keeps its own connections, so that they are used again and never shared.
"""

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from math import inf
from typing import Any, NamedTuple
from weakref import finalize

from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.response.decode import StreamComplete
from openai_fn.transport.body import ERROR_LIMIT, decode_content, join_within_limit, list_encodings, read_beginning
from openai_fn.transport.deadline import DeadlineError, DeadlineThread, limit_timeouts
from openai_fn.transport.environment import HAS_SOCKETS, is_fast_disabled
from openai_fn.transport.failures import clear_frames
from openai_fn.transport.fast.exchange import Idle, Target, exchange_fast, find_direct_target
from openai_fn.transport.fast.untouched import is_untouched
from openai_fn.types import EncodedRequest, Error, Map, Options, Response

SESSIONS = threading.local()
"""What each thread keeps: `pid`, the process it is for; `idle`, fast connections; `plain`, a requests.Session."""


# A class because it names what a tuple would number.
class Reply(NamedTuple):
    """A response whose body has not been read, whichever way it came.

    `finish(drained=...)` is called once: True, where no more of the body is wanted than was read, keeps the connection
    if the end of the response is near. `cut` ends the connection from another thread.
    """

    status: int
    headers: dict[str, str]
    pieces: Iterator[bytes]
    finish: Callable[..., None]
    cut: Callable[[], None] | None


Way = Callable[[Map, tuple[float, float]], Reply]


def send(encoded: EncodedRequest, options: Options) -> Response:
    """Return the response to an encoded request, or {"error": ...} where there is none.

    Raises InvalidOptionsError for an option `session` that is none, and whatever else a user's session raises.
    """
    limit = encoded.get("deadline")
    request: EncodedRequest = {"max_body": options.get("max_body", inf), **encoded}
    try:
        way = choose_way(options, encoded)
        if limit is None or not HAS_SOCKETS:
            return exchange_once(request, way, None)
        return DeadlineThread(partial(exchange_once, request, way), limit, close_response).outcome()  # type: ignore[no-any-return]
    except BaseException as error:
        clear_frames(error)  # they hold the headers, with the credential
        if not is_transport_failure(error):
            raise
        SESSIONS.__dict__.clear()  # the environment is read anew: the user may just have corrected it
        return {"error": describe_failure(error, request)}


def choose_way(options: Options, encoded: EncodedRequest) -> Way:
    """Return how a request travels: through the user's session, the fast way, or a plain session."""
    session = options.get("session")
    if session is None and options.get("fast", True) and HAS_SOCKETS and is_untouched() and not is_fast_disabled():
        idle = get_thread_state("idle", dict)
        target = find_direct_target(idle, encoded["url"], direct=encoded.get("direct", False))
        if target:
            return partial(reply_fast, idle, target)
    from openai_fn.transport.plain import make_plain_session, resolve_session, send_plain, send_with_session

    if session is not None:
        return partial(reply_through_session, partial(send_with_session, resolve_session(session)))
    return partial(reply_through_session, partial(send_plain, get_thread_state("plain", make_plain_session)))


def get_thread_state(name: str, make: Callable[[], Any]) -> Any:
    """Return what this thread keeps under `name`; a child of a fork never uses its parent's connections."""
    kept, pid = SESSIONS.__dict__, os.getpid()
    if kept.get("pid") != pid:
        kept.clear()
        kept["pid"] = pid
    if name not in kept:
        kept[name] = make()
    return kept[name]


def reply_fast(idle: Idle, target: Target, encoded: EncodedRequest, timeout: tuple[float, float]) -> Reply:
    """Return the reply to an encoded request by the fast way."""
    head, pieces, finish = exchange_fast(idle, target, encoded, timeout)
    encoding = head.headers.get("content-encoding")
    decoded = decode_content(pieces, list_encodings(encoding)) if encoding else pieces
    return Reply(head.status, head.headers, decoded, finish, None)


def reply_through_session(
    send_request: Callable[[Map, tuple[float, float]], Any], encoded: EncodedRequest, timeout: tuple[float, float]
) -> Reply:
    """Return the reply to an encoded request that `send_request` sends through a session."""
    from openai_fn.transport.plain import iter_session_body

    response = send_request(encoded, timeout)
    pieces = iter_session_body(response)
    if encoded["stream"]:  # in a garbage cycle its socket would be finalized first, which warns that nobody closed it
        finalize(pieces, response.close).atexit = False
    headers = {name.lower(): value for name, value in response.headers.items()}
    cut = getattr(response.raw, "shutdown", None)
    return Reply(response.status_code, headers, pieces, partial(close_session, response), cut)


def close_session(response: Any, *, drained: bool = True) -> None:  # noqa: ARG001  # of a Reply's `finish`
    """Release a session's response; its connection is kept where the body was read to its end."""
    response.close()


def exchange_once(request: EncodedRequest, way: Way, watch: DeadlineThread | None) -> Response:
    """Return the response to an encoded request; what fails is raised."""
    reply = way(request, limit_timeouts(request["timeout"], request.get("deadline")))
    if watch:
        watch.cut = reply.cut
    if request["stream"] and reply.status < 300:
        facts: Any = {key: request.get(key) for key in ("url", "timeout", "deadline")}
        body: Any = stream_body(reply, facts, watch)
        next(body)  # a generator that has started closes its connection even if nobody reads it
    else:
        body = read_whole_body(reply, request["max_body"])
        if watch:
            watch.end()
    return {"status": reply.status, "headers": reply.headers, "body": body}


def close_response(response: Response | None) -> None:
    """Release a response that came too late for anybody to want it."""
    body: Any = (response or {}).get("body")
    if hasattr(body, "close"):
        body.close()


def read_whole_body(reply: Reply, limit: float) -> bytes:
    """Return the body of a reply; of an error's only the beginning. Raises TooLongError."""
    drained = False
    try:
        if reply.status >= 300:
            return read_beginning(reply.pieces, ERROR_LIMIT, is_transport_failure)
        body = join_within_limit(reply.pieces, limit)
        drained = True
        return body
    finally:
        reply.finish(drained=drained)


def stream_body(reply: Reply, request: EncodedRequest, watch: DeadlineThread | None) -> Iterator[bytes]:
    """Yield an empty piece, then the body's bytes as they arrive; at its end the connection is closed or free again.

    StreamComplete, thrown in, says that all that is wanted has been read. A connection that fails raises StreamError or
    APITimeoutError, outside of `except` so that no frame of the libraries underneath hangs on it.
    """
    failure: Error | None = None
    drained = False
    try:
        yield b""
        for piece in reply.pieces:
            yield piece
            if watch and watch.late:
                break
        else:
            drained = True
        failure = describe_failure(DeadlineError(), request) if watch and watch.late else None
    except StreamComplete:
        drained = True
    except Exception as error:
        if not is_transport_failure(error):
            raise
        failure = broken_stream_error(describe_failure(DeadlineError() if watch and watch.is_over else error, request))
    finally:
        reply.finish(drained=drained)
        if watch:
            watch.end()
    if failure:
        raise to_exception(failure)


def is_transport_failure(error: BaseException) -> bool:
    """Return whether an exception is one of the transport's or of the libraries underneath."""
    if not isinstance(error, Exception) or isinstance(error, OpenAIError):
        return False
    from openai_fn.transport.transport_errors import TRANSPORT_FAILURES

    return isinstance(error, TRANSPORT_FAILURES)


def describe_failure(error: BaseException, request: EncodedRequest) -> Error:
    """Return the error dict of a transport failure."""
    from openai_fn.transport.transport_errors import transport_error

    return transport_error(error, request)


def broken_stream_error(failure: Error) -> Error:
    """Return the error of a connection that failed while a stream was read."""
    if failure["category"] == "timeout":
        return failure
    return make_error(
        "stream", f"the stream broke off: {failure['message']}", retryable=True, cause=failure.get("cause")
    )
