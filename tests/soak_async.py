"""A thousand streams at once on one event loop, a third of them faulty: `python -m tests.soak_async [--streams N]`.

Ten rounds, each with so many streams and a tenth as many calls at once. Every one has to end as its script says; after
a round the memory of Python's objects has to be what it was, and no socket may be open once `aio.close` was awaited.
"""

import argparse
import asyncio
import sys
import time
import tracemalloc
from collections import Counter
from typing import Any

from openai_fn import OpenAIError, aio
from tests.soak import CALLS, STREAMS, TENTH, faults, server, shown, state, turns
from tests.support.script import Map


async def come_of_async(name: str, options: Map, *, stream: bool) -> str:
    """Return what a call came to: the text it got, "left", or the category of its error."""
    params = {"model": "m", "messages": [{"role": "user", "content": "?"}], "user": name, "stream": stream}
    try:
        answer: Any = await aio.create_chat_completion(params, options)
        if name == "good, left early":
            async for _ in answer:
                break
            return "left"
        if stream:
            return "".join([text async for text in aio.text_deltas(answer)])
        return str(answer["choices"][0]["message"]["content"])
    except OpenAIError as failed:
        return str(failed.data["category"])


async def run_round(names: list[tuple[str, str]], options: Map, found: dict[str, Any]) -> None:
    """Make the calls and the streams of a round at once, and note in `found` what they came to."""
    came = await asyncio.gather(*(come_of_async(name, options, stream=kind == "stream") for kind, name in names))
    for (kind, name), outcome in zip(names, came, strict=True):
        found["met"][f"{kind}: {name}"] += 1
        wanted = (STREAMS if kind == "stream" else CALLS)[name][1]
        if outcome != wanted:
            found["wrong"].append(f"{kind}: {name}: {outcome}")


async def soak_async(streams: int, url: str) -> dict[str, Any]:
    """Return what happened: counts by what was met, what came otherwise than it had to, memory and sockets."""
    retry = {"retries": 1, "base": 0}
    options = {"api_key": "sk-test", "base_url": url, "retry": retry, "timeout": 60, "validate": True}
    tracemalloc.start()  # the memory of the process varies by more than a leak: freed pages are returned late
    found: dict[str, Any] = {"met": Counter(), "wrong": [], "states": []}
    tables = {"stream": turns(STREAMS), "call": turns(CALLS)}
    for _ in range(TENTH + 1):
        names = [("stream", next(tables["stream"])) for _ in range(streams)]
        names += [("call", next(tables["call"])) for _ in range(streams // 10)]
        await run_round(names, options, found)
        await aio.close()
        for _ in range(20):
            await asyncio.sleep(0.01)
        _, sockets = state()
        found["states"].append((tracemalloc.get_traced_memory()[0], sockets))
    tracemalloc.stop()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    found["wrong"] += [f"a task is left: {task}" for task in left]
    found["states"] = found["states"][1:]  # in the first round caches and the allocator are filled
    return found


def main() -> int:
    """Run, print, and say whether it holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak_async", description=__doc__)
    parser.add_argument("--streams", type=int, default=1_000)
    streams = parser.parse_args().streams
    began = time.monotonic()
    with server() as url:
        found = asyncio.run(soak_async(streams, url))
    print(shown(found, time.monotonic() - began))  # noqa: T201 - a command's output
    wrong = faults(found, (TENTH + 1) * (streams + streams // 10))
    print("\n".join(wrong) or "memory flat, sockets flat, every call accounted for")  # noqa: T201 - the same
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
