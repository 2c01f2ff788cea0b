"""What a worker process measures: each task gives one number for one contender.

`python -m tests.benchmarks.tasks CONTENDER` reads a JSON line for each sample, {"task", "url", "count", ...}, and
answers with a line that holds the number.
"""

import gc
import json
import sys
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from statistics import median
from threading import Barrier
from time import monotonic_ns, perf_counter, process_time
from typing import Any

from tests.benchmarks.contenders import CONTENDERS, VARIANTS, Map

QUESTION = {"role": "user", "content": "Where was the 2020 World Series played?"}
CHAT = {"model": "gpt-5", "messages": [{"role": "system", "content": "You are brief."}, QUESTION], "temperature": 0.5}
STREAM = {**CHAT, "stream": True}
PARAMETERS = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
WARM = 0.2
"""Seconds of calls before the clock starts: a processor that has been idle takes that long to reach its speed."""


def messages(count: int) -> list[dict[str, Any]]:
    """A conversation of so many messages."""
    turns = [QUESTION, {"role": "assistant", "content": "In Arlington, Texas."}]
    return [turns[at % 2] for at in range(count)]


def tool(number: int) -> dict[str, Any]:
    """A function tool."""
    return {
        "type": "function",
        "function": {"name": f"weather_{number}", "description": "Today's", "parameters": PARAMETERS},
    }


PARAMS: dict[str, Map] = {
    "2 messages": {**CHAT, "messages": messages(2)},
    "50 messages": {**CHAT, "messages": messages(50)},
    "1000 messages": {**CHAT, "messages": messages(1000)},
    "128 tools": {**CHAT, "tools": [tool(number) for number in range(128)]},
    "one wrong of 50": {**CHAT, "messages": [*messages(49), {"role": "usr", "content": "Hello"}]},
}


def each(clock: Callable[[], float], step: Callable[[], Any], count: int) -> float:
    """Seconds of `clock` that one step takes, over `count` of them."""
    started = clock()
    for _ in range(count):
        step()
    return (clock() - started) / count


def call(contender: Map, url: str, count: int, clock: Callable[[], float]) -> float:
    """Seconds of `clock` a warm call takes."""
    ask, warm = contender["call"](url), perf_counter() + WARM
    while perf_counter() < warm:
        ask(CHAT)
    return each(clock, lambda: ask(CHAT), count)


def cpu(contender: Map, url: str, count: int) -> float:
    """Seconds of this process a warm call costs."""
    return call(contender, url, count, process_time)


def wall(contender: Map, url: str, count: int) -> float:
    """Seconds a warm call lasts."""
    return call(contender, url, count, perf_counter)


def threads(contender: Map, url: str, count: int, size: int = 32) -> float:
    """Calls a second by `size` threads; their first call each is not counted."""
    ask, started = contender["call"](url), list[float]()
    ready = Barrier(size, lambda: started.append(perf_counter()))
    share = max(count // size, 1)

    def work(_: int) -> None:
        ask(CHAT)
        ready.wait()
        for _ in range(share):
            ask(CHAT)

    with ThreadPoolExecutor(size) as pool:
        deque(pool.map(work, range(size)), 0)
    return share * size / (perf_counter() - started[0])


def chunks(contender: Map, url: str, count: int) -> float:
    """Chunks a second."""
    stream, started = contender["stream"](url), perf_counter()
    received = sum(1 for _ in stream(STREAM))
    assert received >= count, f"{received} chunks of {count}"
    return received / (perf_counter() - started)


def delay(contender: Map, url: str, count: int) -> float:
    """Seconds from the server's sending of a chunk to its being given out, the median."""
    text = contender["text"]
    found = [monotonic_ns() - int(sent) for chunk in contender["stream"](url)(STREAM) if (sent := text(chunk))]
    assert len(found) == count, f"{len(found)} chunks of {count}"
    return median(found) / 1e9


def event(contender: Map, url: str, count: int) -> float:
    """Seconds that one large event takes."""
    stream, started = contender["stream"](url), perf_counter()
    received = sum(len(contender["text"](chunk)) for chunk in stream(STREAM))
    assert received == count, f"{received} bytes of {count}"
    return perf_counter() - started


def linear(contender: Map, url: str, count: int) -> float:
    """How much longer an event of 4 MB takes than one of 1 MB."""
    return event(contender, url, count) / event(contender, url.replace(str(count), str(count // 4)), count // 4)


def growth(steps: Iterable[Any], count: int) -> float:
    """Bytes that this process holds more in the last quarter of the steps than in the first."""
    tracemalloc.start()
    walk, sizes = iter(steps), list[int]()
    while deque(islice(walk, count // 40), 1):
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    quarter = len(sizes) // 4
    return median(sizes[-quarter:]) - median(sizes[1 : quarter + 1])


def chunk_growth(contender: Map, url: str, count: int) -> float:
    """Bytes that a long stream leaves behind while it runs."""
    return growth(contender["stream"](url)(STREAM), count)


def call_growth(contender: Map, url: str, count: int) -> float:
    """Bytes that many calls leave behind."""
    ask = contender["call"](url)
    return growth((ask(CHAT) for _ in range(count)), count)


def validation(contender: Map, url: str, count: int, params: str) -> float:  # noqa: ARG001 - a task has a URL
    """Seconds that the check of valid params takes."""
    accepts, asked = contender["accepts"](), PARAMS[params]
    assert accepts(asked), params
    return each(perf_counter, lambda: accepts(asked), count)


def refusal(contender: Map, url: str, count: int) -> float:
    """Seconds until a call with one wrong message is refused."""
    ask = contender["call"](url)

    def refused() -> None:
        try:
            ask(PARAMS["one wrong of 50"])
        except ValueError:
            return
        raise AssertionError("it was sent")

    refused()
    return each(perf_counter, refused, count)


TASKS: dict[str, Callable[..., float]] = {
    task.__name__: task
    for task in (cpu, wall, threads, chunks, delay, event, linear, chunk_growth, call_growth, validation, refusal)
}


def main(name: str) -> None:
    """Nothing; answers samples until its input ends."""
    contender = CONTENDERS[name]
    for line in sys.stdin:
        asked = json.loads(line)
        variant = VARIANTS.get(asked.pop("variant", ""), {}).get(name, {})
        sys.stdout.write(f"{TASKS[asked.pop('task')]({**contender, **variant}, **asked)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
