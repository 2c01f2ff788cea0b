"""The driver of tool loops in `openai_fn.aio`: it awaits what the steps of a loop say, and knows no rule."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from inspect import isawaitable
from typing import Any

from openai_fn.calls.async_driver import is_coroutine_function
from openai_fn.errors import OpenAIError
from openai_fn.middleware.steps import call_guarded
from openai_fn.tools.conversation import Step, Steps, send_value, throw_error
from openai_fn.tools.forms import Message
from openai_fn.tools.run import Job, Run, format_failure, format_tool_result, is_future, run_function
from openai_fn.tools.signature import call_function
from openai_fn.types import Map

MAX_THREADS = 64
"""Functions that run in threads at the same time; a model may ask for any number of calls."""


async def drive_steps_async(
    steps: Steps, operation: Callable[..., Any], options: Map, run: Run | None
) -> AsyncGenerator[Message, None]:
    """Await what the steps of a loop say, and yield its messages."""
    act: Callable[[Any], Any] = next
    try:
        while True:
            try:
                kind, value = act(steps)
            except StopIteration:
                return
            if kind == "message":
                yield value
                act = next
            elif kind == "run":
                act = partial(send_value, await run_jobs_async(value, run))
            else:
                act = await call_operation_async(operation, value, options)
    finally:
        steps.close()


async def call_operation_async(operation: Callable[..., Any], params: Map, options: Map) -> Callable[[Steps], Step]:
    """Return what gives the steps of a loop the answer of a call, or its exception."""
    try:
        answer = await getattr(operation, "answer", operation)(params, options)  # of a turn the whole response
    except OpenAIError as failed:
        return partial(throw_error, failed)
    return partial(send_value, answer)


async def run_jobs_async(jobs: Sequence[Job], run: Run | None) -> list[str]:
    """Return the texts of the results of jobs, which run side by side: each that may block has a thread."""
    threads = ThreadPoolExecutor(min(len(jobs), MAX_THREADS) or 1, "openai_fn.tools")
    try:
        running = (run_job_async(job, run, threads) for job in jobs)
        results = await asyncio.gather(*running, return_exceptions=True)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
    return [format_failure(result) if isinstance(result, BaseException) else result for result in results]


async def run_job_async(job: Job, run: Run | None, threads: Executor) -> str:
    """Return the text of a job's result: a coroutine function is awaited, any other runs in a thread."""
    if job.problem is not None:
        return f"Error: {job.problem}"
    if run is None and is_coroutine_function(job.function):
        return format_tool_result(await call_function(job.function, job.arguments))
    perform = run or run_function
    if is_coroutine_function(perform):
        return format_tool_result(await perform(job.function, job.arguments))
    result = await call_in_thread(threads, perform, job.function, job.arguments)
    result = await result if isawaitable(result) else result
    if is_future(result):
        result = await call_in_thread(threads, result.result)
    return format_tool_result(result)


async def call_in_thread(threads: Executor, function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function returns in a thread, where it sees the context variables of the caller."""
    call = partial(copy_context().run, call_guarded, function, *args)
    return await asyncio.get_running_loop().run_in_executor(threads, call)
