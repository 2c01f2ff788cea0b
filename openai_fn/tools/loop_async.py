"""The driver of tool loops in `openai_fn.aio`: it awaits what the steps of a loop say, and knows no rule."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from functools import partial
from typing import Any

from openai_fn.calls.async_driver import call_async
from openai_fn.errors import OpenAIError, ToolsError
from openai_fn.functions import effective_options
from openai_fn.tools.conversation import Step, Steps, send_value, throw_error
from openai_fn.tools.forms import Message
from openai_fn.tools.run import Job, Run, describe_exception, format_tool_result, run_function
from openai_fn.types import Map


async def drive_steps_async(
    steps: Steps, operation: Callable[..., Any], options: Map, run: Run | None
) -> AsyncGenerator[Message, None]:
    """Await what the steps of a loop say, and yield its messages."""
    act: Callable[[Any], Any] = next
    returns = effective_options(operation, options).get("on_error") == "return"
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
    except ToolsError as stopped:
        if not returns:
            raise
        yield stopped.data
    finally:
        steps.close()


async def call_operation_async(operation: Callable[..., Any], params: Map, options: Map) -> Callable[[Steps], Step]:
    """Return what gives the steps of a loop the answer of a call, or its exception."""
    try:
        answer = await operation(params, options)
    except OpenAIError as failed:
        return partial(throw_error, failed)
    return partial(send_value, answer)


async def run_jobs_async(jobs: Iterable[Job], run: Run | None) -> list[str]:
    """Return the texts of the results of jobs, which run side by side."""
    return list(await asyncio.gather(*(run_job_async(job, run or run_function) for job in jobs)))


async def run_job_async(job: Job, run: Run) -> str:
    """Return the text of a job's result, or of what went wrong."""
    if job.problem is not None:
        return f"Error: {job.problem}"
    try:
        return format_tool_result(await call_async(run, job.function, job.arguments))
    except Exception as failed:  # noqa: BLE001  # a tool is the user's, so anything; the model is to know of it
        return f"Error: {describe_exception(failed)}"
