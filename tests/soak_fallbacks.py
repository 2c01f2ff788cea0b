"""Many calls and streams over places that fail and come back: `python -m tests.soak_fallbacks [--calls N --seed N]`.

The time is a simulated one: hours pass in seconds, and the same seed does the same. A place is well for a while, then
slow, limited, without quota, down, or cuts its streams; the last one is never down, so no call may fail but a stream
that is cut after its first chunk, and no place may be asked while it cools down. A second part has threads and no
failures: under round_robin each place gets the same number of calls. The exit code is 0 where all that holds.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from openai_fn import StreamError, create_chat_completion, make_error, output_text, text_deltas, with_fallbacks
from openai_fn.testing import fake
from tests.support.script import Map

TEXT = "all is fine"
PLACES = 3
LIMITED = ("good", "slow", "good", "limited")
KINDS = ("good", "slow", "limited", "quota", "down", "busy", "cut early", "cut late")
"""What a place may be; the last place is one of LIMITED."""
HOUR = 3600.0
POLICY = {"retries": 60, "max_retry_after": HOUR}


# A class because time, weather and the books of a simulation belong together.
class World:
    """Places with weather, under a clock of its own."""

    def __init__(self, seed: int) -> None:
        self.now, self.chance = 0.0, random.Random(seed)  # noqa: S311  # weather
        self.weather = [("good", 10.0)] * PLACES
        self.state: dict[str, Any] = {}
        self.met: Counter[str] = Counter()
        self.asked: list[int] = []
        self.wrong: list[str] = []

    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    def kind(self, place: int) -> str:
        """What a place is now."""
        kind, until = self.weather[place]
        if self.now >= until:
            kinds = LIMITED if place == PLACES - 1 else KINDS
            kind, until = self.chance.choice(kinds), self.now + self.chance.uniform(1, 90)
            self.weather[place] = kind, until
        return kind

    def place(self, index: int) -> dict[str, Any]:
        """The options of a place."""

        def reply(request: Map) -> Any:
            cools = self.state["places"][index]["until"] - self.now
            if cools > 0:
                self.wrong.append(f"place {index} was asked {cools:.1f} s before it has cooled down")
            kind = self.kind(index)
            self.asked.append(index)
            self.met[f"place {index}: {kind}"] += 1
            self.pass_time(30.0 if kind == "slow" else 0.2)
            return self.replies(kind, index, stream=bool(request["stream"]))

        return {"transport": fake(reply)}

    def replies(self, kind: str, index: int, *, stream: bool) -> Any:
        """What a place of some kind replies."""
        if kind == "limited":
            wait = max(self.weather[index][1] - self.now, 0.5)
            return {"status": 429, "headers": {"retry-after": f"{wait:.3f}"}, "body": b"{}"}
        if kind.startswith("cut") and stream:
            events = b"".join(b'data: {"choices":[{"index":0,"delta":{"content":"all"}}]}\n\n' for _ in range(3))
            body = b": ping\n\n" if kind == "cut early" else events
            return {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": iter([body])}
        return REPLIES.get(kind, TEXT)


REPLIES: dict[str, Any] = {
    "quota": {"error": "quota"},
    "down": {"error": make_error("connection", "nobody listens")},
    "busy": {"status": 503, "headers": {}, "body": b"{}"},
}


def soak(calls: int, seed: int, strategy: str) -> World:
    """A simulation of many calls, every third a stream."""
    world = World(seed)
    places = [world.place(index) for index in range(PLACES)]
    ask = with_fallbacks(create_chat_completion, places, {"strategy": strategy, "state": world.state})
    options = {"retry": {**POLICY, "clock": lambda: world.now, "sleep": world.pass_time}}
    for number in range(calls):
        world.asked.clear()
        came = came_of(ask, options, stream=number % 3 == 2)
        world.met[f"call: {came}"] += 1
        last = world.weather[world.asked[-1]][0] if world.asked else "nobody"
        if came != TEXT and (came, last) != ("cut", "cut late"):
            world.wrong.append(f"call {number}: {came} from a place that is {last}")
        world.pass_time(world.chance.expovariate(0.5))
    return world


def came_of(ask: Any, options: Map, *, stream: bool) -> str:
    """What a call came to: its text, "cut" for a stream that ended after its first chunk, or its error."""
    params = {"model": "m", "messages": [{"role": "user", "content": "?"}]}
    try:
        if not stream:
            return output_text(ask(params, options))
        deltas = text_deltas(ask({**params, "stream": True}, options))
        first = next(deltas)
    except Exception as failed:  # noqa: BLE001  # whatever it is, it is reported
        return f"{type(failed).__name__}: {failed}"
    try:
        return first + "".join(deltas)
    except StreamError:
        return "cut"


def count_shares(calls: int, threads: int) -> list[int]:
    """How many of the calls of some threads each place got, under round_robin with all places well."""
    places = [{"transport": fake(TEXT)} for _ in range(PLACES)]
    ask = with_fallbacks(create_chat_completion, places, {"strategy": "round_robin"})
    with ThreadPoolExecutor(threads) as pool:
        texts = Counter(pool.map(lambda _: came_of(ask, {}, stream=False), range(calls)))
    shares = [len(place["transport"].requests) for place in places]
    return shares if texts == {TEXT: calls} else [*shares, -1]


def faults(found: World, calls: int, shares: list[int]) -> list[str]:
    """What does not hold."""
    ended = sum(number for name, number in found.met.items() if name.startswith("call"))
    return [
        *found.wrong[:10],
        *([f"{calls - ended} calls are not accounted for"] if ended != calls else []),
        *([f"the shares differ: {shares}"] if len(set(shares)) > 1 else []),
    ]


def shown(met: Mapping[str, int]) -> str:
    """The table of what happened."""
    return "\n".join(f"{name:<28}{number:>8,}" for name, number in sorted(met.items()))


def main() -> int:
    """Run, print, and say whether it holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak_fallbacks", description=__doc__)
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    wrong = []
    for strategy in ("failover", "round_robin"):
        found = soak(asked.calls, asked.seed, strategy)
        print(f"{strategy}, {found.now / HOUR:.1f} h\n{shown(found.met)}")  # noqa: T201  # a command's output
        wrong += faults(found, asked.calls, count_shares(asked.calls // PLACES * PLACES, 8))
    print("\n".join(wrong) or "no call lost, no place asked while it cools down, equal shares")  # noqa: T201  # the same
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
