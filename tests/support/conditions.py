"""Waiting in an event loop for what a server or a thread does in its own time."""

import asyncio
from collections.abc import Callable


async def wait_until(condition: Callable[[], object]) -> None:
    """Wait until a condition holds; what is waited for has no event to wait on."""
    while not condition():  # noqa: ASYNC110  # a socket of another thread tells nobody
        await asyncio.sleep(0.01)
