"""What is measured, and how far each measurement is to go.

name       what it is
unit, scale, less    how a sample reads: the number times scale, and whether less of it is better
task       a task of `tests.benchmarks.tasks` in a worker that is kept, or
script     a program in a fresh interpreter that prints the number
path       the server's first segment, with {count} in it; tls: over TLS
count      how much work a sample is; `share` of a contender scales it where `shared`
rounds     samples a contender
only       the contenders that take part
over       the contender whose value is taken off before ratios are made
goals      {"official": times better, "requests": times better, "value": the bound itself}
"""

from tests.benchmarks.contenders import Map

HEAVY = ("requests", "urllib3", "jsonschema", "toolz")
IMPORT = "from time import perf_counter as now; start = now(); {start}; print(now() - start)"
FROM = IMPORT.replace("{start}", "{first}")
FIRST = (
    "from time import perf_counter as now; start = now(); from tests.benchmarks.contenders import CONTENDERS;"
    "CONTENDERS[{name!r}]['call']({url!r})({{'model': 'gpt-5', 'messages': [{{'role': 'user', 'content': 'Hello'}}]}});"
    "print(now() - start)"
)
LOADED = (
    "import sys; opened = [];"
    "sys.addaudithook(lambda what, rest: what == 'open' and opened.append(str(rest[0])));"
    "{start};"
    f"print(sum(name in sys.modules for name in {HEAVY}) + sum(name.endswith('.json') for name in opened))"
)
"""A program that counts the heavy modules that an import loads and the schema files that it opens."""
PROMPT = {"value": 2500}
"""Microseconds: half the time after which the next chunk leaves, so that none can have waited for it."""
SAMPLE = {"path": "plain", "tls": False, "count": 1, "shared": False, "rounds": 5, "only": ()}
READING = {"scale": 1, "less": True, "over": "", "goals": {}}


def row(name: str, unit: str, **more: object) -> Map:
    """A measurement with what it leaves out filled in."""
    return {**SAMPLE, **READING, "name": name, "unit": unit, **more}


def micro(name: str, **more: object) -> Map:
    """A measurement of warm calls in microseconds."""
    return row(name, "µs", scale=1e6, shared=True, **{"count": 1500, "rounds": 7, **more})


def threads(name: str, **more: object) -> Map:
    """A measurement of calls a second by many threads."""
    return row(name, "calls/s", task="threads", less=False, count=6400, shared=True, **more)


def streamed(framing: str, name: str = "", **more: object) -> Map:
    """A measurement of chunks a second."""
    asked = {"task": "chunks", "path": f"chunks-{{count}}-{framing}", "count": 100_000, "shared": True}
    return row(f"stream, {framing}{name and f', {name}'}", "chunks/s", less=False, **asked, **more)


def paced(framing: str, name: str = "", **more: object) -> Map:
    """A measurement of the time a chunk takes to come through."""
    path = f"paced-{{count}}-{framing}"
    return row(
        f"chunk's delay, {name or framing}", "µs", task="delay", path=path, scale=1e6, count=100, rounds=3, **more
    )


def valid(params: str, bound: float, count: int) -> Map:
    """A measurement of the check of valid params."""
    more = {"params": params, "only": ("ours",), "goals": {"value": bound}, "count": count}
    return row(f"validation, {params}", "µs", scale=1e6, task="validation", **more)


def large(name: str, unit: str, **more: object) -> Map:
    """A measurement of one large event."""
    path = "event-{count}-chunked"
    return row(name, unit, path=path, count=4_000_000, rounds=3, only=("ours", "official"), **more)


def growth(name: str, bound: float, count: int, **more: object) -> Map:
    """A measurement of the memory that is held after much work."""
    return row(name, "kB", scale=1e-3, rounds=1, only=("ours",), count=count, goals={"value": bound}, **more)


MEASUREMENTS: tuple[Map, ...] = (
    row("import", "ms", script=IMPORT, scale=1e3, rounds=9, goals={"official": 40}),
    row("import of a function", "ms", script=FROM, scale=1e3, rounds=9),
    row("heavy at import", "modules, files", script=LOADED, rounds=1, only=("ours",), goals={"value": 0}),
    row("import + first call", "ms", script=FIRST, scale=1e3, rounds=9, goals={"official": 5.3}),
    micro("CPU a call", task="cpu", goals={"official": 4.05, "requests": 2}),
    micro("wall a call over floor", task="wall", over="floor", goals={"official": 5}),
    micro("CPU a 200 kB answer", task="cpu", path="answer-200000", count=300),
    micro(
        "CPU a 200 kB answer, orjson",
        task="cpu",
        path="answer-200000",
        count=300,
        variant="orjson",
        goals={"official": 2.5},
    ),
    threads("8 threads", size=8, goals={"official": 5}),
    threads("32 threads", goals={"official": 5}),
    threads("128 threads", size=128, goals={"official": 5}),
    threads("32 threads, TLS", tls=True, only=("official", "ours")),
    streamed("chunked", goals={"official": 20}),
    streamed("close", goals={"official": 20}),
    streamed("chunked", "orjson", variant="orjson", goals={"official": 25}),
    paced("chunked", goals={"official": 2.2}),
    paced("close", goals=PROMPT),
    paced("gzip", goals=PROMPT),
    paced("chunked", "TLS", tls=True, goals=PROMPT),
    large("event of 4 MB", "ms", task="event", scale=1e3),
    large("event of 4 MB : 1 MB", "times", task="linear", goals={"value": 6}),
    growth("growth, 200,000 chunks", 100, 200_000, task="chunk_growth", path="chunks-{count}-chunked"),
    growth("growth, 20,000 calls", 20, 20_000, task="call_growth"),
    valid("2 messages", 10, 20_000),
    valid("50 messages", 58, 2_000),
    valid("1000 messages", 1008, 100),
    valid("128 tools", 150, 1_000),
    row("refusal, one wrong of 50", "ms", task="refusal", scale=1e3, count=50, only=("ours",), goals={"value": 10}),
)
