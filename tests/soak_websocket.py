"""Five hundred connections in threads and as many in an event loop: `python -m tests.soak_websocket [--connections N]`.

In each of ten rounds a tenth of them is open at once. Some are closed, some left by an exception, some forgotten, some
cut or refused by the server. Each has to end as its script says; after a round the memory of Python's objects, the open
sockets and the threads have to be what they were after the first.
"""

import argparse
import asyncio
import gc
import sys
import threading
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from typing import Any

from openai_fn import OpenAIError, accumulate, aio, connect_responses, output_text
from tests.soak import GROWTH, TENTH, state
from tests.support.script import Map
from tests.support.websocket_server import Scripted, cut_off, listen, response_events, send_events, serve_websocket

TEXT = "all is fine " * 50
ENDS = {
    "good": TEXT,
    "good, two turns": TEXT,
    "left": "left",
    "forgotten": "left",
    "cut": "server",
    "lost": "connection",
    "error": "bad_request",
    "refused": "permission_denied",
}
"""What a connection meets, by its model's name, and what it must come to."""
FAILURE = {"type": "error", "error": {"type": "invalid_request_error", "message": "no"}}


def reply(connection: Any) -> None:
    """Do to a client what the input of each of its turns names."""
    for event in listen(connection):
        connection.received.clear()  # or it would grow with every turn
        kind, events = event["input"], response_events(TEXT)
        if kind == "error":
            send_events(connection, [FAILURE])
        else:
            send_events(connection, events[:4] if kind in {"cut", "lost"} else events)
        if kind == "cut":
            connection.close(1011)
        elif kind == "lost":
            cut_off(connection)


@contextmanager
def server() -> Iterator[Scripted]:
    """Run the server of the soak."""

    def admit(connection: Any, request: Any) -> Any:
        return connection.respond(403, "no") if "refused" in request.path else None

    with serve_websocket(reply, process_request=admit) as scripted:
        yield scripted


def come_of(name: str, options: Map) -> str:
    """What a connection came to: a text, "left", or the category of its error."""
    options = {**options, "query": {"kind": name}}
    try:
        if name == "forgotten":
            next(connect_responses({}, options).turn({"model": "m", "input": name}))
            return "left"
        with connect_responses({}, options) as connection:
            turns = 2 if name == "good, two turns" else 1
            for _ in range(turns):
                turn = connection.turn({"model": "m", "input": name})
                if name == "left":
                    next(turn)
                    return name
                text = output_text(accumulate(turn))
            return text
    except OpenAIError as failed:
        return str(failed.data["category"])


async def come_of_async(name: str, options: Map) -> str:
    """The same in an event loop."""
    options = {**options, "query": {"kind": name}}
    try:
        if name == "forgotten":
            connection = await aio.connect_responses({}, options)
            await anext(connection.turn({"model": "m", "input": name}))
            return "left"
        async with aio.connect_responses({}, options) as connection:
            turns = 2 if name == "good, two turns" else 1
            for _ in range(turns):
                turn = connection.turn({"model": "m", "input": name})
                if name == "left":
                    await anext(turn)
                    return name
                text = output_text(await aio.accumulate(turn))
            return text
    except OpenAIError as failed:
        return str(failed.data["category"])


def run_threads(names: list[str], options: Map) -> list[str]:
    """Use connections in threads at once."""
    with ThreadPoolExecutor(len(names)) as pool:
        return list(pool.map(lambda name: come_of(name, options), names))


def run_loop(names: list[str], options: Map) -> list[str]:
    """Use connections in an event loop at once."""

    async def run() -> list[str]:
        return await asyncio.gather(*(come_of_async(name, options) for name in names))

    return asyncio.run(run())


WORLDS: dict[str, Callable[[list[str], Map], list[str]]] = {"threads": run_threads, "asyncio": run_loop}


def settle(scripted: Scripted) -> None:
    """Wait until no connection is open on either side."""
    pause = threading.Event()
    for _ in range(600):
        gc.collect()
        lines = [each for each in threading.enumerate() if each.name == "openai_fn websocket"]
        if not lines and not scripted.open:
            return
        pause.wait(0.05)


def soak(connections: int, scripted: Scripted) -> dict[str, Any]:
    """What happened: counts by what was met, what came otherwise than it had to, memory and sockets by round."""
    options = {**scripted.options, "timeout": 60}
    met: Counter[str] = Counter()
    wrong: list[str] = []
    states: list[tuple[int, int]] = []
    names = cycle(ENDS)
    tracemalloc.start()
    for _ in range(TENTH):
        some = list(islice(names, max(connections // TENTH, 1)))
        for world, run in WORLDS.items():
            for name, came in zip(some, run(some, options), strict=True):
                met[f"{world}: {name}"] += 1
                wrong += [f"{world}: {name}: {came}"] if came != ENDS[name] else []
        scripted.handshakes.clear()
        settle(scripted)
        states.append((tracemalloc.get_traced_memory()[0], state()[1]))
    tracemalloc.stop()
    return {"met": met, "wrong": wrong, "states": states[1:]}  # in the first round caches are filled


def list_faults(found: Map) -> list[str]:
    """What does not hold, one line each."""
    memory, sockets = zip(*found["states"], strict=True)
    growth = min(memory[-3:]) - min(memory[:3])
    grown = [f"memory grew by {growth:,} bytes"] if growth > GROWTH else []
    open_ = [f"sockets after each round: {sockets}"] if sockets[-1] > sockets[0] else []
    return [*found["wrong"], *grown, *open_]


def main() -> int:
    """Run, print, and say whether it holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak_websocket", description=__doc__)
    parser.add_argument("--connections", type=int, default=500)
    connections = parser.parse_args().connections
    began = time.monotonic()
    with server() as scripted:
        found = soak(connections, scripted)
    lines = [f"{count:6} {name}" for name, count in sorted(found["met"].items())]
    print("\n".join([*lines, f"{time.monotonic() - began:.0f} s; memory and sockets: {found['states']}"]))  # noqa: T201
    wrong = list_faults(found)
    print("\n".join(wrong) or "memory flat, sockets flat, every connection accounted for")  # noqa: T201
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
