"""Calls in flight on one event loop beside the official client and aiohttp itself: `python -m tests.benchmarks async`.

A server in a process of its own answers at once. Samples are taken in turns, each in a fresh process; what counts is
the CPU of the client's process per call or per chunk, and the ratios.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from statistics import median
from typing import Any

from tests.benchmarks.own_process import SERVE, serve_module, serve_until_input_closes
from tests.support.paths import REPOSITORY
from tests.support.replies import completion, stream_of

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Count to three in French."}]}
STREAM = {**CHAT, "stream": True}
SIZES = {1: 2000, 100: 4000, 1000: 6000}
"""Calls of a sample, by how many are in flight."""
SHARES = {"official": 0.2, "official aiohttp": 0.3}
"""The slow get less, so that a sample takes each about as long."""
STREAMS, CHUNKS = 100, 500
"""Streams read side by side, and the chunks of each."""
BODY = json.dumps(completion("Un, deux, trois.")).encode()
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: %b\r\n%b\r\n\r\n"
REPLY = HEAD % (b"application/json", b"content-length: %d" % len(BODY)) + BODY
EVENTS = [b"data: %b\n\n" % json.dumps(one).encode() for one in stream_of("word " * CHUNKS)]
LINE = "{:<12}{:<18}{:>12}{:>14}{:>14}\n"
Act = Callable[[], Awaitable[Any]]


# A class because asyncio wants one.
class Prompt(asyncio.Protocol):
    """A connection on which each request is answered at once; a client sends one at a time."""

    transport: asyncio.Transport

    def connection_made(self, transport: Any) -> None:
        self.transport, self.received = transport, b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, _, body = self.received.partition(b"\r\n\r\n")
        size = int(head.lower().partition(b"content-length:")[2].partition(b"\r")[0] or -1)
        if len(body) == size:
            streams, self.received = b'"stream":true' in body.replace(b" ", b""), b""
            if streams:
                self.task = asyncio.ensure_future(self.stream())
            else:
                self.transport.write(REPLY)

    async def stream(self) -> None:
        """Write the events, each as a chunk of its own."""
        self.transport.write(HEAD % (b"text/event-stream", b"transfer-encoding: chunked"))
        for event in [*EVENTS, b"data: [DONE]\n\n"]:
            self.transport.write(b"%x\r\n%b\r\n" % (len(event), event))
            await asyncio.sleep(0)
        self.transport.write(b"0\r\n\r\n")


async def ours(url: str, at_once: int) -> tuple[Act, Act]:  # noqa: ARG001  # as the others
    from openai_fn import aio

    options = {"base_url": url, "api_key": "sk-test", "validate": True}
    ask = aio.with_options(aio.create_chat_completion, options)

    async def stream() -> None:
        async for _ in await ask(STREAM):
            pass

    return lambda: ask(CHAT), stream


async def raw(url: str, at_once: int) -> tuple[Act, Act]:  # noqa: ARG001  # as the others
    import aiohttp

    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
    headers = {"Authorization": "Bearer sk-test"}

    async def call() -> Any:
        async with session.post(f"{url}/chat/completions", json=CHAT, headers=headers) as response:
            return await response.json()

    async def stream() -> None:
        async with session.post(f"{url}/chat/completions", json=STREAM, headers=headers) as response:
            async for line in response.content:
                if line.startswith(b"data: {"):
                    json.loads(line[6:])

    return call, stream


async def official(url: str, at_once: int, http_client: Any = None) -> tuple[Act, Act]:  # noqa: ARG001  # as the others
    from openai import AsyncOpenAI

    client: Any = AsyncOpenAI(base_url=url, api_key="sk-test", http_client=http_client)

    async def stream() -> None:
        async for _ in await client.chat.completions.create(**STREAM):
            pass

    return lambda: client.chat.completions.create(**CHAT), stream


async def official_aiohttp(url: str, at_once: int) -> tuple[Act, Act]:
    from openai import DefaultAioHttpClient

    return await official(url, at_once, DefaultAioHttpClient())


CONTENDERS: dict[str, Callable[[str, int], Awaitable[tuple[Act, Act]]]] = {
    "ours": ours,
    "raw aiohttp": raw,
    "official": official,
    "official aiohttp": official_aiohttp,
}


async def repeat(act: Act, count: int, at_once: int) -> None:
    """Make so many calls, so many at a time."""
    left = iter(range(count))

    async def work() -> None:
        for _ in left:
            await act()

    await asyncio.gather(*(work() for _ in range(at_once)))


async def sample(name: str, url: str, count: int, at_once: int) -> float:
    """Return the microseconds of CPU a call takes; with a count of 0, those that a chunk of STREAMS streams takes."""
    call, stream = await CONTENDERS[name](url, at_once)
    act, count, each = (call, count, count) if count else (stream, STREAMS, STREAMS * CHUNKS)
    await repeat(act, min(at_once, count), at_once)
    began = time.process_time()
    await repeat(act, count, at_once)
    return (time.process_time() - began) / each * 1e6


def measure(name: str, url: str, count: int, at_once: int) -> float | None:
    """Return what `sample` does, in a fresh process; None where a library is not installed."""
    command = [sys.executable, "-m", "tests.benchmarks.event_loop", "--sample", name, url, str(count), str(at_once)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)  # noqa: S603  # ourselves
    return float(done.stdout) if done.returncode == 0 else None


def compare(url: str, label: str, at_once: int, rounds: int, scale: float) -> Iterator[str]:
    """Yield a line for each contender, with so many calls in flight or, at 0, of chunks."""
    counts = {name: int(SIZES.get(at_once, 0) * scale * SHARES.get(name, 1)) for name in CONTENDERS}
    turns = [{name: measure(name, url, counts[name], at_once or STREAMS) for name in CONTENDERS} for _ in range(rounds)]
    found = {name: [value for turn in turns if (value := turn[name]) is not None] for name in CONTENDERS}
    cost = {name: median(values) for name, values in found.items() if values}
    for name, value in cost.items():
        ratios = [f"{cost[other] / value:.2f}" if other in cost else "" for other in ("official", "raw aiohttp")]
        yield LINE.format(label, name, f"{value:,.1f}", *ratios)


def main(argv: list[str]) -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks async", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round of less work")
    parser.add_argument(SERVE, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--sample", nargs=4, help=argparse.SUPPRESS)
    settings = parser.parse_args(argv)
    if settings.serve:
        asyncio.run(serve_until_input_closes(Prompt))
    elif settings.sample:
        name, url, count, at_once = settings.sample
        sys.stdout.write(f"{asyncio.run(sample(name, url, int(count), int(at_once)))}\n")
    else:
        report(*((1, 0.25) if settings.quick else (3, 1.0)))
    return 0


def report(rounds: int, scale: float) -> None:
    """Print the figures as they come."""
    sys.stdout.write(LINE.format("in flight", "", "CPU µs", "x official", "x aiohttp"))
    with serve_module("tests.benchmarks.event_loop") as url:
        for label, at_once in [*((str(size), size) for size in SIZES), ("a chunk", 0)]:
            for line in compare(url, label, at_once, rounds, scale):
                sys.stdout.write(line)
                sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
