"""The executor "asyncio": the same coordinator, journal, limits and kills as on threads, on one thread."""

import random
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from openai_fn.bulk import bulk, bulk_file
from tests.kills import killed
from tests.support.bulks import Map, content, options, questions, read, reply, text, write
from tests.support.replies import stream_of
from tests.support.server import serve

pytest.importorskip("aiohttp")


def test_many_rows_are_in_flight_on_one_thread() -> None:
    together = threading.Barrier(100)
    before = {*threading.enumerate()}
    with serve(lambda request: reply(request) if together.wait(120) >= 0 else {}) as server:
        stream = bulk(questions(200), options(server), "asyncio", {"workers": 100})
        rows = [next(stream)]
        own = [thread for thread in {*threading.enumerate()} - before if thread.name.startswith("openai_fn")]
        rows += list(stream)
    assert [thread.name for thread in own] == ["openai_fn.bulk.asyncio"]
    assert sorted((row["custom_id"], text(row)) for row in rows) == sorted((f"r{n}", f"row {n}") for n in range(200))
    assert not any(thread.is_alive() for thread in own)


def test_failures_are_tried_again_by_one_layer_and_limits_are_kept() -> None:
    seen: Counter[str] = Counter()

    def flaky(request: Map) -> Any:
        seen[content(request)] += 1
        if seen[content(request)] == 1:
            return {"status": 429, "headers": {"retry-after-ms": "50"}, "json": {}}
        return reply(request)

    with serve(flaky) as server:
        rows = list(bulk(questions(30), options(server), "asyncio", {"workers": 8}))
        assert len(server.requests) == 60
    assert not any(row["error"] for row in rows)


def test_a_row_that_asks_for_a_stream_gets_its_whole_response() -> None:
    rows = [{**row, "params": {**row["params"], "stream": True}} for row in questions(2)]
    with serve([{"sse": stream_of("Hello there")}]) as server:
        assert {text(row) for row in bulk(rows, options(server), "asyncio")} == {"Hello there"}


def test_leaving_early_ends_the_loop() -> None:
    before = {*threading.enumerate()}
    with serve(lambda request: {**reply(request), "delay": 0.05}) as server:
        stream = bulk(questions(100), options(server), "asyncio", {"workers": 16})
        next(stream)
        (own,) = (thread for thread in {*threading.enumerate()} - before if thread.name.startswith("openai_fn"))
        stream.close()
        own.join(30)
        assert not own.is_alive()


def test_rows_in_flight_arrive_while_nobody_asks_for_the_next_one() -> None:
    ended = threading.Semaphore(0)
    slow = threading.Event()
    with serve(lambda request: reply(request) if content(request) == "row 0" or slow.wait(60) else {}) as server:
        said = options(server, trace=lambda _: ended.release())
        stream = bulk(questions(6), said, "asyncio", {"workers": 6})
        assert next(stream)["custom_id"] == "r0"
        slow.set()
        assert all(ended.acquire(timeout=60) for _ in range(6))
        assert len(list(stream)) == 5


def test_a_file_is_resumed_on_another_engine(tmp_path: Path) -> None:
    source, target = write(tmp_path / "in.jsonl", questions(40)), tmp_path / "out.jsonl"
    with serve(reply) as server:
        first = bulk_file(source, target, options(server), "asyncio", {"max_tokens": 150})
        assert first["stopped"] == "max_tokens reached"
        assert bulk_file(source, target, options(server))["rows"] == 40 - first["rows"]
    assert len(read(target)) == 40


def test_killed_at_random_moments_nothing_is_lost_doubled_or_paid_twice(tmp_path: Path) -> None:
    found = killed(tmp_path, 4, 300, random.Random(7), "asyncio")  # noqa: S311  # it guards nothing
    assert (found["lost"], found["doubled"], found["answered and asked again"]) == (0, 0, 0)
    assert found["in flight at a kill and asked again"] <= 4 * (16 + 4)
