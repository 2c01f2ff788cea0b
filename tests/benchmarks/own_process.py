"""The server of a benchmark in a process of its own: a module that serves a protocol with the flag --serve."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.support.paths import REPOSITORY

SERVE = "--serve"
"""The flag with which a module serves until its input closes."""


async def serve_until_input_closes(protocol: Callable[[], asyncio.Protocol]) -> None:
    """Serve, after the port was printed for the parent."""
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, backlog=2048)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201  # to the parent
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


@contextmanager
def serve_module(module: str) -> Iterator[str]:
    """Yield the base URL of what a module serves."""
    command, pipe = [sys.executable, "-m", module, SERVE], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=REPOSITORY) as process:  # noqa: S603  # ourselves
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/v1"
        finally:
            process.kill()
