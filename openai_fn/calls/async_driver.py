"""The driver of `openai_fn.aio`: it awaits the steps that a call yields, in the running loop, and contains no rule."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from functools import partial
from inspect import isawaitable, iscoroutinefunction
from threading import Event
from typing import Any
from weakref import WeakKeyDictionary

from openai_fn.errors import InvalidOptionsError, OpenAIError, make_error
from openai_fn.middleware.steps import Inner, Steps, call_guarded, ignore
from openai_fn.response.decode import StreamComplete
from openai_fn.response.relay import release_async
from openai_fn.response.unexpected import RAISED_WHILE_READING
from openai_fn.transport.failures import retrieve_exception
from openai_fn.types import CompleteOperation, EncodedRequest, Map, Options, Response

Flights = dict[tuple[Any, ...], "asyncio.Future[bool]"]
FLIGHTS_BY_LOOP: "WeakKeyDictionary[asyncio.AbstractEventLoop, Flights]" = WeakKeyDictionary()
"""The requests under way in each event loop, by key: an equal one waits for the response instead of being sent."""
HANDLER_MIDDLEWARE = (
    "middleware: {} wraps handlers, which cannot be awaited; openai_fn.aio takes steps: a generator function"
    " (inner, request, options) with `response = yield from inner(request)`"
)
BLOCKING_SLEEP = "retry.sleep: {} would block the event loop; pass a coroutine function, or leave it out"

LAST_WRITE_SECONDS = 5.0
"""Seconds that a thread may take to end what it writes, when its task is cancelled."""


async def drive_async(steps: Steps, table: Mapping[str, Callable[..., Awaitable[Any]]]) -> Any:
    """Run steps to their end by the coroutine functions of `table`, and return what they return.

    What a function raises, CancelledError as well, is thrown into the steps, which may handle it.
    """
    caught: list[BaseException] = []
    try:
        step = next(steps)
        while True:
            # No variable holds what comes back: it may be a token, and this frame hangs on every error.
            try:
                step = steps.send(await table[step[0]](*step[1:]))
            except StopIteration:
                raise
            except BaseException as raised:  # noqa: BLE001  # the steps decide
                caught.append(raised)
            if caught:  # outside of `except`, or what the steps raise would carry it along as its context
                step = steps.throw(caught.pop())
    except StopIteration as done:
        return done.value
    finally:
        step = ()  # it may hold what a server sent, credentials too


async def run_async(steps: Steps) -> Any:
    """Run the steps of a call and return what they return."""
    return await drive_async(steps, ASYNC)


def perform_call_async(row: CompleteOperation, params: Map | None, options: Options) -> Any:
    """Return what is awaited, or for a connection entered, to run one operation in the running loop: `call_steps`."""
    if row["kind"] != "websocket":
        return await_call(row, params, options)
    from openai_fn.websocket.async_connection import OpeningConnection

    return OpeningConnection(partial(await_call, row, params, options))


async def await_call(row: CompleteOperation, params: Map | None, options: Options) -> Any:
    """Run one operation in the running event loop."""
    from openai_fn.calls.pipeline import call_steps

    return await drive_async(call_steps(row, params, options), ASYNC)


async def sleep_async(seconds: float, sleep: Callable[[float], Any]) -> None:
    """Wait, by the caller's own coroutine function if there is one."""
    if sleep is time.sleep:
        await asyncio.sleep(seconds)
    elif is_coroutine_function(sleep):
        await sleep(seconds)
    else:
        raise InvalidOptionsError(make_error("invalid_options", BLOCKING_SLEEP.format(label_callable(sleep))))


async def call_async(function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function returns: a coroutine function is awaited, any other runs in a thread, as it may block."""
    if is_coroutine_function(function):
        return await function(*args)
    returned = await asyncio.to_thread(call_guarded, function, *args)
    return await returned if isawaitable(returned) else returned


def is_coroutine_function(function: Any) -> bool:
    """Return whether a function, or what is called as one, is to be awaited."""
    return iscoroutinefunction(function) or iscoroutinefunction(getattr(function, "__call__", None))  # noqa: B004  # of an object


def label_callable(function: Any) -> str:
    """Return the name of a function for a message."""
    return str(getattr(function, "__name__", type(function).__name__))


async def join_flight_async(key: tuple[Any, ...], seconds: float | None) -> tuple[str, Callable[[bool], None]]:
    """Join those in this event loop who want the response to equal requests; as `join_flight`."""
    loop = asyncio.get_running_loop()
    flights = FLIGHTS_BY_LOOP.setdefault(loop, {})
    ahead = flights.get(key)
    if ahead is not None:
        done, _ = await asyncio.wait({ahead}, timeout=seconds)
        return ("answered" if ahead.result() else "abandoned") if done else "late", ignore
    flight = flights[key] = loop.create_future()

    def leave(answered: bool) -> None:  # noqa: FBT001  # all that there is to say
        del flights[key]
        flight.set_result(answered)

    return "first", leave


async def send_request_async(
    transport: Callable[[Map], Any] | None, encoded: EncodedRequest, options: Options
) -> Response:
    """Send an encoded request through a transport, or through the network where there is none."""
    if transport is not None:
        response: Response = await call_async(transport, encoded)
        return response
    from openai_fn.transport.async_send import send_async

    return await send_async(encoded, options)


async def read_pieces_async(body: Any, limit: int | None) -> bytes:
    """Return the bytes of a body that arrives in pieces; with a `limit` about so many, as far as they came."""
    received: list[bytes] = []
    size = 0
    pieces = iter_pieces(body)
    try:
        async for piece in pieces:
            received.append(piece)
            size += len(piece)
            if limit is not None and size > limit:
                break
    except OpenAIError as raised:
        if limit is None or raised.data["category"] in RAISED_WHILE_READING:
            raise
    finally:
        await pieces.aclose()
    return b"".join(received)


async def iter_pieces(body: Any) -> AsyncGenerator[bytes, None]:
    """Yield the pieces of a body, whether it is bytes, a list, an iterator, or awaited."""
    if hasattr(body, "__aiter__"):
        try:
            async for piece in body:
                yield piece
        finally:
            if hasattr(body, "aclose"):
                await body.aclose()
        return
    try:
        for piece in [body] if isinstance(body, bytes) else body:
            yield piece
    finally:
        if hasattr(body, "close"):
            body.close()


async def peek_async(body: Any, needs_more: Callable[[bytes | bytearray], bool]) -> tuple[bytes, Any]:
    """Return the first bytes of a body, as many as are needed, and the body with them in front."""
    pieces: list[bytes] = []
    beginning = bytearray()
    rest = body if hasattr(body, "__aiter__") else iter_pieces(body)
    while needs_more(beginning):
        piece = await anext(rest, None)
        if piece is None:
            break
        pieces.append(piece)
        beginning += piece
    again = rejoin_body_async(pieces, rest)
    await anext(again)  # a generator that was never started would not close the body
    return bytes(beginning), again


async def rejoin_body_async(pieces: Iterable[bytes], rest: Any) -> AsyncGenerator[bytes, None]:
    """Yield an empty piece, `pieces`, then those of `rest`; what closes this closes `rest`."""
    complete = False
    try:
        yield b""
        for piece in pieces:
            yield piece
        async for piece in rest:
            yield piece
    except StreamComplete:
        complete = True
        raise
    finally:
        await release_async(rest, complete=complete)


async def discard_async(body: Any) -> None:
    """Close a body that nobody reads."""
    await body.aclose()


async def save_async(body: Any, content_type: str, target: Any) -> Any:
    """Write a body to a path or a file object, which happens in a thread; return what was written."""
    from openai_fn.response.download import save_response

    pieces, pulls, stop = iter_pieces(body), list[Future[Any]](), Event()
    pulled = pull_pieces(pieces, asyncio.get_running_loop(), pulls, stop)
    saving = asyncio.ensure_future(asyncio.to_thread(save_response, pulled, content_type, target))
    try:
        return await asyncio.shield(saving)
    except asyncio.CancelledError:
        stop.set()
        for pull in pulls:
            pull.cancel()
        await asyncio.wait({saving}, timeout=LAST_WRITE_SECONDS)
        saving.add_done_callback(retrieve_exception)
        raise
    finally:
        await pieces.aclose()


def pull_pieces(
    pieces: AsyncIterator[bytes], loop: asyncio.AbstractEventLoop, pulls: "list[Future[Any]]", stop: Event
) -> Iterator[bytes]:
    """Yield, in a thread, what arrives in an event loop; `pulls` holds the future of the piece that is waited for.

    Raises concurrent.futures.CancelledError once `stop` is set.
    """

    async def pull() -> bytes | None:
        if stop.is_set():
            raise CancelledError
        return await anext(pieces, None)

    while True:
        pulls[:] = [asyncio.run_coroutine_threadsafe(pull(), loop)]
        piece = pulls[0].result()
        if piece is None:
            return
        yield piece


async def start_stream_async(body: Any, reader: Any, function: Callable[[Any], Any] | None) -> Any:
    """Return the generator of a stream; or call a function with each chunk and return what they add up to."""
    from openai_fn.streaming.accumulate import accumulate

    stream = read_stream_async(body if hasattr(body, "__aiter__") else iter_pieces(body), reader)
    await anext(stream)  # a generator that was never started would not close its body
    if function is None:
        return stream
    chunks: list[Any] = []
    try:
        async for chunk in stream:
            returned = function(chunk)
            if isawaitable(returned):
                await returned
            chunks.append(chunk)
    finally:
        await stream.aclose()
    return accumulate(chunks)


async def read_stream_async(body: Any, reader: Any) -> AsyncGenerator[Any, None]:
    """Yield one empty chunk, then those of a stream, as `read_stream` does."""
    from openai_fn.streaming.chunks import READ_ERRORS, is_complete

    state, decode = reader["state"], reader["decode"]
    try:
        try:
            yield {}
            async for data in body:
                for chunk in decode(data):
                    yield chunk
                if state["ended"]:
                    break
            else:
                for chunk in decode(None):
                    yield chunk
        except READ_ERRORS as raised:
            reader["fail"](raised)
        finally:
            data = b""  # a server may repeat the credentials, and this frame hangs on the error
            await release_async(body, complete=is_complete(state))
        for chunk in reader["finish"]():
            yield chunk
    finally:
        reader["leave"]()


async def refuse_handler(middleware: Callable[..., Any], _inner: Inner, _options: Options) -> Any:
    """Raise InvalidOptionsError: a middleware of handlers cannot be awaited."""
    raise InvalidOptionsError(make_error("invalid_options", HANDLER_MIDDLEWARE.format(label_callable(middleware))))


async def open_line_awaited(encoded: EncodedRequest, options: Options) -> Response:
    """Open a connection over the network."""
    from openai_fn.websocket.open_async import open_line_async

    return await open_line_async(encoded, options)


async def make_async_connection(line: Any, session: Any) -> Any:
    """Return an open connection, for `async with` and `async for`."""
    from openai_fn.websocket.async_connection import AsyncWebSocketConnection

    return AsyncWebSocketConnection(line, session)


ASYNC: dict[str, Callable[..., Awaitable[Any]]] = {
    "sleep": sleep_async,
    "call": call_async,
    "join": join_flight_async,
    "send": send_request_async,
    "read": read_pieces_async,
    "peek": peek_async,
    "close": discard_async,
    "save": save_async,
    "stream": start_stream_async,
    "wrap": refuse_handler,
    "open": open_line_awaited,
    "connect": make_async_connection,
}
"""The function that performs each kind of step."""
