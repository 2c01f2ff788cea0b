"""A run that is killed again and again, and what it leaves: `python -m tests.kills [TIMES] [ROWS] [EXECUTOR]`."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.support.bulks import PROGRAM, content, questions, reply, write
from tests.support.paths import REPOSITORY
from tests.support.server import serve

ROOT = REPOSITORY
WORKERS = 16
DELAY = 0.02
"""Seconds to a response."""


def begun(url: str, source: Path, target: Path, executor: str = "threads") -> subprocess.Popen[bytes]:
    """Start the program."""
    command = [sys.executable, "-c", PROGRAM, url + "/v1", str(source), str(target), str(WORKERS), executor]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)  # noqa: S603  # our own program


def answered(target: Path) -> Counter[str]:
    """Return how often the target's whole lines answer each row."""
    lines = target.read_bytes().split(b"\n")[:-1] if target.exists() else []
    return Counter(f"row {json.loads(line)['custom_id'][1:]}" for line in lines)


def kill(process: subprocess.Popen[bytes], target: Path, seconds: float) -> None:
    """Kill a run some time after its first row was written."""
    size = target.stat().st_size if target.exists() else 0
    while process.poll() is None and not (target.exists() and target.stat().st_size > size):
        time.sleep(0.002)
    time.sleep(seconds)
    process.kill()


def killed(folder: Path, times: int, rows: int, chance: random.Random, executor: str = "threads") -> dict[str, Any]:
    """Return what became of `rows` rows in a run that was killed so many times and then left to end."""
    source, target = write(folder / "in.jsonl", questions(rows)), folder / "out.jsonl"
    seconds, paid_twice = rows * DELAY / WORKERS / times, 0
    with serve(lambda request: {**reply(request), "delay": DELAY}) as server:
        for turn in range(times + 1):
            before, sent = answered(target), len(server.requests)
            with begun(server.url, source, target, executor) as process:
                if turn < times:
                    kill(process, target, chance.uniform(0, seconds))
            paid_twice += sum(content(request) in before for request in server.requests[sent:])
            if turn < times and chance.random() < 0.5:
                with target.open("ab") as file:
                    file.write(b'{"id": "row_0", "custom_id": "r')  # what a cut in the middle of a write leaves
        found, asked = answered(target), len(server.requests)
    return {
        "kills": times,
        "rows": rows,
        "lost": sum(f"row {number}" not in found for number in range(rows)),
        "doubled": sum(count > 1 for count in found.values()),
        "answered and asked again": paid_twice,
        "in flight at a kill and asked again": asked - rows,
    }


def main(times: str = "20", rows: str = "2000", executor: str = "threads") -> None:
    """Print what became of the rows."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(killed(Path(folder), int(times), int(rows), random.Random(), executor)))  # noqa: S311, T201  # a command


if __name__ == "__main__":
    main(*sys.argv[1:])
