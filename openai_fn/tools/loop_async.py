"""The driver of tool loops in `openai_fn.aio`: it awaits what the steps of a loop say, and knows no rule."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from functools import partial
from typing import Any

from openai_fn.calls.async_driver import call_async, is_coroutine_function
from openai_fn.errors import OpenAIError
from openai_fn.middleware.steps import call_guarded
from openai_fn.tools.conversation import Step, Steps, send_value, throw_error
from openai_fn.tools.forms import Message
from openai_fn.tools.run import Job, Run, format_failure, format_tool_result, is_future, run_function
from openai_fn.tools.signature import call_function
from openai_fn.types import Map


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


async def run_jobs_async(jobs: Iterable[Job], run: Run | None) -> list[str]:
    """Return the texts of the results of jobs, which run side by side."""
    results = await asyncio.gather(*(run_job_async(job, run) for job in jobs), return_exceptions=True)
    return [format_failure(result) if isinstance(result, BaseException) else result for result in results]


async def run_job_async(job: Job, run: Run | None) -> str:
    """Return the text of a job's result: a coroutine function is awaited, any other runs in a thread."""
    if job.problem is not None:
        return f"Error: {job.problem}"
    if run is None and is_coroutine_function(job.function):
        return format_tool_result(await call_function(job.function, job.arguments))
    result = await call_async(run or run_function, job.function, job.arguments)
    if is_future(result):
        result = await asyncio.to_thread(call_guarded, result.result)
    return format_tool_result(result)
