"""The driver of several endpoints in `openai_fn.aio`: it awaits what the steps yield, and knows no rule."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

from openai_fn.calls.async_driver import drive_async, sleep_async
from openai_fn.errors import OpenAIError, is_error
from openai_fn.middleware.steps import Steps
from openai_fn.routing.fallbacks import NO_CHUNK
from openai_fn.types import Map


async def call_place_async(function: Callable[..., Any], params: Any, options: Map) -> Any:
    """Return what a call returns, or its error map."""
    try:
        return await function(params, options)
    except OpenAIError as failed:
        return failed.data


async def read_first_chunk_async(stream: Any) -> tuple[Any, Any]:
    """Return the first chunk of a stream and None; or NO_CHUNK and the error map of a stream that failed before it."""
    try:
        chunk = await anext(stream, NO_CHUNK)
    except OpenAIError as failed:
        return NO_CHUNK, failed.data
    return (NO_CHUNK, chunk) if is_error(chunk) else (chunk, None)


async def resume_stream_async(chunk: Any, stream: Any) -> AsyncGenerator[Any, None]:
    """Return a stream with its first chunk in front, which closes it."""
    resumed = iter_resumed_async(chunk, stream)
    await anext(resumed)  # a generator that was never started would not close its stream
    return resumed


async def iter_resumed_async(chunk: Any, stream: Any) -> AsyncGenerator[Any, None]:
    """Yield an empty chunk, the first one and the rest of a stream."""
    try:
        yield {}
        if chunk is not NO_CHUNK:
            yield chunk
        async for each in stream:
            yield each
    finally:
        await stream.aclose()


async def run_fallbacks_async(steps: Steps) -> Any:
    """Do the steps in the running event loop."""
    return await drive_async(steps, ASYNC_FALLBACK_DRIVERS)


ASYNC_FALLBACK_DRIVERS: dict[str, Callable[..., Awaitable[Any]]] = {
    "sleep": sleep_async,
    "place": call_place_async,
    "first": read_first_chunk_async,
    "resume": resume_stream_async,
}
