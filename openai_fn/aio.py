"""The same functions, to await: every operation, and the helpers around them, for asyncio.

    from openai_fn import aio

    chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
    answer = await aio.create_chat_completion(chat)
    async for chunk in await aio.create_chat_completion({**chat, "stream": True}): ...
    async for file in aio.items(aio.list_files): ...

Params, options and errors are those of `openai_fn`. Requests travel over sockets that the loop watches, streams and
what needs a proxy through aiohttp, on connections that belong to the running loop and end with it; `await aio.close()`
ends them earlier. docs/async.md says what differs.
"""

import sys
import time
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable
from contextlib import aclosing
from importlib.util import find_spec
from inspect import isawaitable
from os import PathLike
from typing import Any

from openai_fn.calls.async_driver import drive_async, perform_call_async, sleep_async
from openai_fn.catalog.misplaced import mask_params
from openai_fn.catalog.operations import find_row, list_rows, look_up_row, suggest_operation
from openai_fn.errors import is_error
from openai_fn.functions import Client, Function, OperationFunction, World, bind_options, check_world, to_function
from openai_fn.options import mask_credentials
from openai_fn.types import Map
from openai_fn.uploads import PART_SIZE

if find_spec("aiohttp") is None:
    raise ImportError("openai_fn.aio needs the package aiohttp: pip install aiohttp", name="aiohttp")

ASYNC_WORLD = World("openai_fn.aio", "openai_fn.aio", perform_call_async)
HELPERS = (
    "accumulate", "call", "client", "close", "function_for", "items", "pages", "run_tool_calls", "text_deltas",
    "upload_file", "wait_for", "with_fallbacks", "with_options",
)  # fmt: skip
"""The public names beside those of the operations."""


def __getattr__(name: str) -> Any:
    """Return the function of the operation `name`; it is the same object each time, so that it pickles."""
    row = None if name.startswith("_") else look_up_row(name)
    if row is None:
        near = "" if name.startswith("_") else suggest_operation(name, list_rows())
        raise AttributeError(f"module 'openai_fn.aio' has no attribute {name!r}{near}", name=name)
    if row["name"] != name:
        return function_by_name_async(name)
    return globals().setdefault(name, OperationFunction(row, ASYNC_WORLD, __name__))


def __dir__() -> list[str]:
    return sorted({*HELPERS, *(row["name"] for row in list_rows().values())})


def function_by_name_async(name: str) -> Function:
    """Return the function of the catalog's operation `name`, or of its alias."""
    function: Function = getattr(sys.modules[__name__], find_row(name)["name"])
    return function


def function_for(row: Map) -> Function:
    """Return the function of an operation, to await, as `openai_fn.function_for` does."""
    return OperationFunction(row, ASYNC_WORLD, sys._getframe(1).f_globals["__name__"])  # noqa: SLF001  # as namedtuple


def with_options(function: Function | str, options: Map) -> Function:
    """Return a function of this module, or that of the operation so named, with `options` bound to it.

    Raises InvalidOptionsError for options that no call could follow.
    """
    options = mask_credentials(options)
    return bind_options(to_function(function, function_by_name_async), options, ASYNC_WORLD)


def with_fallbacks(function: Function | str, places: list[Map], settings: Map | None = None) -> Function:
    """Return a function of this module that has several endpoints, as `openai_fn.with_fallbacks` does.

    Raises InvalidOptionsError for places and settings that cannot be followed.
    """
    from openai_fn.routing.fallbacks import FallbackWorld, make_fallbacks
    from openai_fn.routing.fallbacks_async import run_fallbacks_async

    known = to_function(function, function_by_name_async)
    made: Function = make_fallbacks(
        known, places, settings, FallbackWorld(__name__, run_fallbacks_async, is_async=True)
    )
    return made


def client(options: Map) -> Client:
    """Return every operation, to await, with `options` bound to it, as attributes.

    Raises InvalidOptionsError for options that no call could follow.
    """
    options = mask_credentials(options)
    return Client(options, with_options, ASYNC_WORLD)


async def call(name: str, params: Map | None = None, options: Map | None = None) -> Any:
    """Call the operation `name`: return what its function would return, for a name that is data.

    Raises InvalidParamsError for an unknown name, and what the function raises.
    """
    options, params = mask_credentials(options), mask_params(params)
    return await function_by_name_async(name)(params, options)


async def pages(
    function: Callable[..., Any] | str, params: Map | None = None, options: Map | None = None
) -> AsyncGenerator[dict[str, Any], None]:
    """Yield each page of a list, as `openai_fn.pages` does."""
    from openai_fn.paging import check_pages, check_response, deliver_page, follow_page

    options, params = mask_credentials(options), mask_params(params, function)
    known = to_function(function, function_by_name_async)
    check_world(known, "pages", is_async=True)
    name = check_pages(known, options)
    asked: Map | None = dict(params or {})
    seen = {(asked or {}).get(name)}
    while asked is not None:
        page, response = check_response(await known(asked, options), known, options)
        good, asked = follow_page(page, asked, name, seen)
        for one in good:
            yield deliver_page(response if one is page else one, known, options)


async def items(
    function: Callable[..., Any] | str, params: Map | None = None, options: Map | None = None
) -> AsyncGenerator[Any, None]:
    """Yield each item of a list, through all its pages, as `openai_fn.items` does."""
    from openai_fn.paging import list_page_items

    async with aclosing(pages(function, params, options)) as found:
        async for page in found:
            for item in list_page_items(page):
                yield item


async def text_deltas(stream: AsyncIterable[Map]) -> AsyncGenerator[str, None]:
    """Yield the pieces of text of a stream as they come, as `openai_fn.text_deltas` does."""
    from openai_fn.streaming.accumulate import extract_text, refuse_dict

    refuse_dict(stream, "text_deltas")
    try:
        async for chunk in stream:
            text = extract_text(chunk)
            if text:
                yield text
    finally:
        if hasattr(stream, "aclose"):
            await stream.aclose()


async def accumulate(chunks: AsyncIterable[Map] | Iterable[Map]) -> dict[str, Any]:
    """Return what the call would have returned without `stream`, as `openai_fn.accumulate` does."""
    from openai_fn.streaming.accumulate import accumulate as fold

    if not hasattr(chunks, "__aiter__"):
        return fold(chunks)
    received: list[Any] = []
    try:
        async for chunk in chunks:
            received.append(chunk)
            if is_error(chunk):
                break
    finally:
        if hasattr(chunks, "aclose"):
            await chunks.aclose()
    return fold(received)


async def run_tool_calls(
    answer: Map, functions: Iterable[Any], *, run: Callable[[Any, dict[str, Any]], Any] | None = None
) -> list[dict[str, Any]]:
    """Return the messages with the results of the calls in an answer, as `openai_fn.tools.run_tool_calls` does.

    The calls run side by side: async functions in this event loop, others in threads; `run` may be async as well.
    """
    from openai_fn.tools.loop_async import run_jobs_async
    from openai_fn.tools.run import make_jobs, write_replies

    form, jobs = make_jobs(answer, functions, run)
    return write_replies(form, jobs, await run_jobs_async(jobs, run))


async def wait_for(  # noqa: PLR0913  # those of `openai_fn.wait_for`
    function: Callable[..., Any] | str,
    params: Map | None = None,
    options: Map | None = None,
    *,
    until: Callable[[Any], Any] | None = None,
    timeout: float | None = None,  # the responses so far belong to the error
    interval: float = 1.0,
    longest: float = 30.0,
    progress: Callable[[Any], Any] | None = None,
    sleep: Callable[[float], Any] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Any:
    """Call a function of this module until the work has ended, as `openai_fn.wait_for` does.

    `until` and `progress` may be coroutine functions; `sleep` must be one, where it is given.
    """
    from openai_fn.polling import WaitSettings, wait_steps

    options, params = mask_credentials(options), mask_params(params, function)
    known = function if callable(function) else function_by_name_async(function)
    check_world(known, "wait_for", is_async=True)
    settings = WaitSettings(until, timeout, interval, longest, progress, sleep, clock)
    drivers = {"sleep": sleep_async, "poll": await_result, "ask": await_result}
    return await drive_async(wait_steps(known, params, options, settings), drivers)


async def await_result(function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function returns, or what that is awaited for."""
    returned = function(*args)
    return await returned if isawaitable(returned) else returned


async def upload_file(  # noqa: PLR0913  # those of `openai_fn.upload_file`
    path: str | PathLike[str],
    params: Map,
    options: Map | None = None,
    *,
    part_size: int = PART_SIZE,
    workers: int = 4,
    progress: Callable[[dict[str, int]], Any] | None = None,
) -> Any:
    """Upload a large file in parts, as `openai_fn.upload_file` does; `progress` may be a coroutine function.

    On a failure the upload is cancelled. A task that is cancelled closes its connections and sends nothing more: the
    upload expires by itself.
    """
    from openai_fn.uploads import upload_steps
    from openai_fn.uploads_async import run_upload_async

    options, params = mask_credentials(options), mask_params(params)
    return await run_upload_async(upload_steps(path, params, options, part_size, workers), call, progress)


async def close() -> None:
    """Close the connections of the running event loop. Optional: they end with the loop."""
    from openai_fn.transport.loop_sessions import close_sessions

    await close_sessions()
