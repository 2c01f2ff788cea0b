"""The network for `openai_fn.aio`: `send_async` gives the same responses and errors as the sync transport.

Whole responses come over sockets of the library's own (`transport.fast.async_exchange`), all others through aiohttp.
"""

import asyncio
import sys
from math import inf
from typing import Any

import aiohttp

from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.transport.aiohttp import ROUTES, exchange
from openai_fn.transport.aiohttp_failures import to_transport_failure
from openai_fn.transport.environment import is_fast_disabled
from openai_fn.transport.failures import clear_frames
from openai_fn.transport.fast.async_exchange import exchange_whole
from openai_fn.transport.fast.exchange import find_direct_target
from openai_fn.transport.fast.untouched import is_untouched
from openai_fn.transport.loop_sessions import get_loop_pool, get_loop_session
from openai_fn.transport.send import describe_failure, is_transport_failure
from openai_fn.types import EncodedRequest, Options, Response

HAS_READERS = sys.platform != "win32"
"""Whether an event loop watches sockets; that of Windows does not."""
NOT_A_SESSION = "session: openai_fn.aio takes an aiohttp.ClientSession, got {}"


async def send_async(encoded: EncodedRequest, options: Options) -> Response:
    """Return the response to an encoded request, or {"error": ...} where there is none.

    Raises InvalidOptionsError for an option `session` that is none of aiohttp.
    """
    request: EncodedRequest = {"max_body": options.get("max_body", inf), **encoded}
    session = check_session(options.get("session"))
    pool = await get_loop_pool() if session is None and may_be_fast(options, request) else None
    try:
        target = pool and find_direct_target(pool.idle, request["url"], direct=request.get("direct", False))
        if pool and target:
            return await exchange_whole(pool, target, request)
        pool = None
        session = session or await get_loop_session(options.get("connections", 0))
        return await exchange(session, request)
    except BaseException as raised:
        clear_frames(raised)  # they hold the headers, with the credential; those of a cancelled task too
        if not isinstance(raised, Exception):
            raise
        if pool:
            pool.forget()  # the environment is read anew: the user may just have corrected it
        elif session:
            ROUTES.pop(session, None)
        failure = (raised if is_transport_failure(raised) else None) if pool else to_transport_failure(raised)
        if failure is None:
            raise
        return {"error": describe_failure(failure, request)}


def may_be_fast(options: Options, request: EncodedRequest) -> bool:
    """Return whether a request may go straight over a socket: no part of aiohttp is needed, or was replaced."""
    return (
        not request["stream"]
        and (request["body"] is None or isinstance(request["body"], bytes))
        and not options.get("connections")
        and options.get("fast", True)
        and HAS_READERS
        and is_untouched()
        and not is_fast_disabled()
    )


def check_session(session: Any) -> aiohttp.ClientSession | None:
    """Return the user's session, or None; raise InvalidOptionsError for one that cannot send in this event loop."""
    if session is None:
        return None
    if not isinstance(session, aiohttp.ClientSession):
        raise InvalidOptionsError(make_error("invalid_options", NOT_A_SESSION.format(type(session).__name__)))
    loop = asyncio.get_running_loop()
    # Private, as the public attribute warns that it is deprecated: without it the error is aiohttp's, from far below.
    fault = "it is closed" if session.closed else "it belongs to another event loop"
    if session.closed or getattr(session, "_loop", loop) is not loop:
        raise InvalidOptionsError(make_error("invalid_options", f"session: {fault}; make one in the running loop"))
    return session
