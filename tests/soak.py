"""Many calls and streams, a third of them faulty, through one process: `python -m tests.soak [--calls N --streams N]`.

Every call has to end as its script says; memory and sockets of the last tenth have to be those of the first. The server
is a process of its own, so that only the library's memory is measured. The exit code is 0 where all that holds.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from openai_fn import OpenAIError, create_chat_completion, text_deltas
from tests.support.paths import REPOSITORY
from tests.support.replies import completion, stream_of
from tests.support.script import Map
from tests.support.server import serve

ROOT = REPOSITORY
TENTH = 10
GROWTH = 2_000_000
"""Bytes by which a process may grow between its first tenth, when all is warm, and its last."""
KEPT = 1
"""Connections that wait for the next call of a thread."""
CALLS: dict[str, tuple[Map, str]] = {
    "good": ({"json": completion("fine")}, "fine"),
    "good, chunked": ({"json": completion("fine"), "framing": "chunked"}, "fine"),
    "good, gzip": ({"json": completion("fine"), "gzip": True}, "fine"),
    "good, closed after": ({"json": completion("fine"), "keep_alive": False}, "fine"),
    "404": ({"status": 404, "json": {"error": {"message": "no"}}}, "not_found"),
    "503": ({"status": 503, "text": "<html>busy</html>"}, "server"),
    "429": ({"status": 429, "headers": {"retry-after-ms": "1"}, "json": {"error": {"message": "slow"}}}, "rate_limit"),
    "reset": ({"raw": [0.0, "reset"]}, "connection"),
    "cut": ({"json": completion("fine"), "cut": 20}, "connection"),
    "broken JSON": ({"body": b'{"a": ', "headers": {"content-type": "application/json"}}, "response"),
    "no HTTP": ({"raw": [b"\x00\x01\x02\r\n\r\n", "close"]}, "connection"),
}
"""What a call meets and what it must come to: the text of the answer, or the category of the error."""
STREAMS: dict[str, tuple[Map, str]] = {
    "good": ({"sse": stream_of("all is fine")}, "all is fine"),
    "good, left early": ({"sse": [*stream_of("all is fine"), *stream_of("x" * 100_000)]}, "left"),
    "good, with pings": ({"sse": [b": ping\n\n", *stream_of("all is fine"), b": ping\n\n"]}, "all is fine"),
    "good, to the end": ({"sse": stream_of("all is fine"), "framing": "close"}, "all is fine"),
    "cut": ({"sse": stream_of("all is fine")[:3], "done": False}, "stream"),
    "reset": ({"sse": [*stream_of("all is fine")[:2], 0.0, "reset"]}, "stream"),
    "an error within": ({"sse": [*stream_of("all is fine")[:2], {"error": {"message": "no"}}]}, "stream"),
    "500": ({"status": 500, "json": {"error": {"message": "no"}}}, "server"),
}


def turns(table: Map) -> Iterator[str]:
    """The names of a table without end: two good ones for every faulty one."""
    good = [name for name in table if name.startswith("good")]
    bad = [name for name in table if name not in good]
    return (bad[n // 3 % len(bad)] if n % 3 == 2 else good[n % len(good)] for n in count())


def answers(request: Map) -> Map:
    """The script of the server: a request names what it wants to meet."""
    asked = request["json"]
    return (STREAMS if asked.get("stream") else CALLS)[asked["user"]][0]


def came_of(name: str, given: Map, *, stream: bool) -> str:
    """What a call came to: the text it got, "left", or the category of its error."""
    params = {"model": "m", "messages": [{"role": "user", "content": "?"}], "user": name, "stream": stream}
    try:
        answer = create_chat_completion(params, given)
        if name == "good, left early":
            next(answer)
            answer.close()
            return "left"
        return "".join(text_deltas(answer)) if stream else str(answer["choices"][0]["message"]["content"])
    except OpenAIError as failed:
        return str(failed.data["category"])


def state() -> tuple[int, int]:
    """Bytes in memory and open sockets of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    names = [os.path.join("/proc/self/fd", name) for name in os.listdir("/proc/self/fd")]  # noqa: PTH118, PTH208 - the listing's own is gone when it is asked
    sockets = sum(os.path.lexists(name) and os.readlink(name).startswith("socket:") for name in names)  # noqa: PTH115 - the same
    return pages * resource.getpagesize(), sockets


def soak(calls: int, streams: int, url: str) -> dict[str, Any]:
    """What happened: counts by what was met, what came otherwise than it had to, memory and sockets at each tenth."""
    given = {"api_key": "sk-test", "base_url": url, "retry": {"retries": 1, "base": 0}, "timeout": 30, "validate": True}
    met: Counter[str] = Counter()
    wrong: list[str] = []
    states: list[tuple[int, int]] = []
    some_calls, some_streams = turns(CALLS), turns(STREAMS)
    for tenth in range(TENTH):
        for kind, table, names, total in (
            ("call", CALLS, some_calls, calls),
            ("stream", STREAMS, some_streams, streams),
        ):
            for _ in range(total * (tenth + 1) // TENTH - total * tenth // TENTH):
                name = next(names)
                came = came_of(name, given, stream=kind == "stream")
                met[f"{kind}: {name}"] += 1
                if came != table[name][1]:
                    wrong.append(f"{kind}: {name}: {came}")
        states.append(state())
    return {"met": met, "wrong": wrong, "states": states}


def faults(found: Map, wanted: int) -> list[str]:
    """What does not hold."""
    (first, few), (last, many) = found["states"][0], found["states"][-1]
    missing = wanted - sum(found["met"].values())
    return [
        *found["wrong"][:10],
        *([f"{missing} calls are not accounted for"] if missing else []),
        *([f"memory grew by {last - first:,} bytes"] if last - first > GROWTH else []),
        *([f"sockets grew from {few} to {many}"] if many > max(few, KEPT) else []),
    ]


@contextmanager
def server() -> Iterator[str]:
    """The URL of the scripted server in a process of its own."""
    command = [sys.executable, "-m", "tests.soak", "--serve"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        assert process.stdout
        assert process.stdin
        yield process.stdout.readline().strip()
        process.stdin.close()


def serving() -> None:
    """Serve until standard input ends."""
    with serve(answers) as running:
        running.requests = Forgotten()
        print(running.url, flush=True)  # noqa: T201 - a command's output
        sys.stdin.read()


# A class so that the server, which keeps every request for tests to look at, does not here.
class Forgotten(list[dict[str, Any]]):
    """A list that keeps nothing."""

    def append(self, _: dict[str, Any]) -> None:
        """Forget it."""


def shown(found: Map, seconds: float) -> str:
    """The table of what happened."""
    rows = [f"{name:<28}{number:>8,}" for name, number in sorted(found["met"].items())]
    memory = " ".join(f"{used / 1e6:.1f}" for used, _ in found["states"])
    sockets = " ".join(str(number) for _, number in found["states"])
    total = sum(found["met"].values())
    return "\n".join(
        [*rows, f"{'in all':<28}{total:>8,}  in {seconds:.0f} s", f"MB      {memory}", f"sockets {sockets}"]
    )


def main() -> int:
    """Run, print, and say whether it holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--calls", type=int, default=50_000)
    parser.add_argument("--streams", type=int, default=2_000)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serving()
        return 0
    began = time.monotonic()
    with server() as url:
        found = soak(asked.calls, asked.streams, url)
    print(shown(found, time.monotonic() - began))  # noqa: T201 - a command's output
    wrong = faults(found, asked.calls + asked.streams)
    print("\n".join(wrong) or "memory flat, sockets flat, every call accounted for")  # noqa: T201 - the same
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
