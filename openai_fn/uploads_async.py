"""The driver of `openai_fn.aio.upload_file`: it awaits what the steps of an upload yield, and knows no rule."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isawaitable
from threading import Event
from typing import Any

from openai_fn.calls.async_driver import drive_async
from openai_fn.middleware.steps import Steps
from openai_fn.types import Map
from openai_fn.uploads import PartJob, UploadProgress, open_part, read_id

CallAsync = Callable[[str, Map, Map], Awaitable[Any]]


async def run_upload_async(steps: Steps, call: CallAsync, progress: UploadProgress | None) -> Any:
    """Do the steps of an upload in the running event loop; `call` is that of `openai_fn.aio`."""

    async def cancel(upload: str, options: Map, failed: BaseException) -> None:
        if not isinstance(failed, asyncio.CancelledError):  # a task that is cancelled sends nothing more
            await call("cancel_upload", {"upload_id": upload}, options)

    parts = partial(send_parts_async, call, progress)
    return await drive_async(steps, {"operation": call, "parts": parts, "cancel": cancel})


async def send_parts_async(  # noqa: PLR0913, PLR0917  # what to send, and how to go about it
    call: CallAsync, progress: UploadProgress | None, jobs: list[PartJob], workers: int, upload: str, options: Map
) -> list[str]:
    """Send the parts of an upload, so many at once, and return their ids in the order of the file.

    When one fails, the others are cancelled.
    """
    queue, ids, total = iter(enumerate(jobs)), dict[int, str](), sum(size for _, _, size in jobs)

    async def send_next_parts() -> None:
        for index, job in queue:
            ids[index] = await send_part_async(call, job, upload, options)
            if progress:
                sent = sum(jobs[each][2] for each in ids)
                returned = progress({"sent": sent, "total": total, "parts": len(ids)})
                if isawaitable(returned):
                    await returned

    tasks = [asyncio.create_task(send_next_parts()) for _ in range(min(workers, len(jobs)))]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [ids[index] for index in range(len(jobs))]


async def send_part_async(call: CallAsync, job: PartJob, upload: str, options: Map) -> str:
    """Send a part and return its id. The file is opened and read in a thread, so that no disk blocks the loop."""
    stop = Event()
    piece = await asyncio.to_thread(open_part, *job, stop)
    try:
        return read_id("add_upload_part", await call("add_upload_part", {"upload_id": upload, "data": piece}, options))
    finally:
        stop.set()
        piece.close()
