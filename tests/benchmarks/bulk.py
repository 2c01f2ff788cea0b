"""Many rows beside the official client under a thread pool and an asyncio script: `python -m tests.benchmarks bulk`.

Every row is answered after 50 ms by a server in a process of its own. Samples are taken in turns; what counts are the
ratios. `--long` takes the memory of a million rows and more of everything; `--local` asks the model on this machine.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.benchmarks.many import CONTENDERS
from tests.benchmarks.own_process import SERVE, serve_module, serve_until_input_closes
from tests.support.paths import REPOSITORY
from tests.support.replies import completion

ROOT = REPOSITORY
DELAY = 0.05
"""Seconds to an answer."""
SIZES = {8: 320, 64: 2000, 256: 4000, 1000: 6000}
"""Rows of a sample, by how many are in flight."""
SHARES = {"official": 0.3}
"""The slow get less, so that a sample takes each about as long."""
EXTENT = {"quick": (1, 0.25, 20_000), "plain": (3, 1.0, 50_000), "long": (5, 1.0, 1_000_000)}
"""Rounds, the share of SIZES, and the rows of which memory is measured."""
BODY = json.dumps(completion("Un, deux, trois.")).encode()
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(BODY), BODY)
LINE = "{:<10}{:<16}{:>10}{:>12}{:>14}{:>14}\n"


# A class because asyncio wants one.
class Late(asyncio.Protocol):
    """A connection on which each request is answered after DELAY. A client sends one at a time."""

    transport: asyncio.Transport

    def connection_made(self, transport: Any) -> None:
        self.transport, self.received = transport, b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, _, body = self.received.partition(b"\r\n\r\n")
        size = int(head.lower().partition(b"content-length:")[2].partition(b"\r")[0] or -1)
        if len(body) == size:
            self.received = b""
            asyncio.get_running_loop().call_later(DELAY, self.transport.write, ANSWER)


def sample(name: str, url: str, *sizes: int) -> dict[str, float]:
    """One sample in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.many", name, url, *map(str, sizes)]
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, check=True)  # noqa: S603  # our own module
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compared(url: str, at_once: int, rounds: int, scale: float) -> Iterator[str]:
    """A line for each contender with so many rows in flight."""
    sizes = {name: int(SIZES[at_once] * scale * SHARES.get(name, 1)) for name in CONTENDERS}
    turns = [{name: sample(name, url, sizes[name], at_once) for name in CONTENDERS} for _ in range(rounds)]
    rate = {name: median(turn[name]["rows"] / turn[name]["seconds"] for turn in turns) for name in CONTENDERS}
    cpu = {name: median(turn[name]["cpu"] / turn[name]["rows"] for turn in turns) * 1e6 for name in CONTENDERS}
    for name in CONTENDERS:
        ratios = [f"{rate[name] / rate['official']:.2f}", f"{cpu['official'] / cpu[name]:.2f}"]
        yield LINE.format(at_once, name, f"{rate[name]:,.0f}", f"{cpu[name]:,.0f}", *ratios)


def local(count: int = 200, at_once: int = 4) -> str:
    """What so many prompts to the model on this machine take."""
    from openai_fn.bulk import bulk_file

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.txt"
        source.write_text("".join(f"Count from {n}.\n" for n in range(count)), encoding="utf-8")
        ask = {"model": "local", "messages": [{"role": "user", "content": "{text}"}], "max_tokens": 16}
        began = perf_counter()
        said = {"template": ask, "workers": at_once}
        summary = bulk_file(source, Path(folder) / "out.jsonl", {"impl": "local"}, settings=said)
    return f"local model: {summary['ok']} of {count} prompts, {at_once} in flight, {perf_counter() - began:.1f} s\n"


def main(argv: list[str]) -> int:
    """0; prints the table."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks bulk", description=__doc__)
    parser.add_argument(SERVE, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--long", action="store_true", help="five rounds, and the memory of a million rows")
    parser.add_argument("--quick", action="store_true", help="one round of less work")
    parser.add_argument("--local", action="store_true", help="200 prompts to the model on this machine, and no more")
    asked = parser.parse_args(argv)
    if asked.serve:
        asyncio.run(serve_until_input_closes(Late))
    elif asked.local:
        sys.stdout.write(local())
    else:
        report(
            1 if asked.quick else 5 if asked.long else 3,
            0.25 if asked.quick else 1,
            1_000_000 if asked.long else 50_000,
        )
    return 0


def report(rounds: int, scale: float, many: int) -> None:
    """Nothing; prints the figures as they come."""
    say = sys.stdout.write
    say(LINE.format("in flight", "", "rows/s", "CPU µs/row", "rate x offic.", "CPU x offic."))
    with serve_module("tests.benchmarks.bulk") as url:
        for at_once in SIZES:
            for line in compared(url, at_once, rounds, scale):
                say(line)
                sys.stdout.flush()
    found = sample("memory", "", many)
    early, late = found["MB after a tenth"], found["MB at the end"]
    say(f"{many:,} rows read lazily: {early} MB after a tenth, {late} MB at the end\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
