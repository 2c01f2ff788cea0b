"""The fault table: every row gives exactly what it says, nothing raw comes out, and nothing secret.

Sync calls and those of `openai_fn.aio` go through the same rows, with the same outcome.
"""

import asyncio
import logging
import pickle
import time
import traceback
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from functools import cache, partial
from types import FrameType
from typing import Any

import pytest

from openai_fn import OpenAIError, aio, create_chat_completion
from tests.support.fault_table import KEY, NOW, ROWS, Row
from tests.support.server import Server, serve

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "hi"}]}


# A class because the policy's clock and sleep share one time.
class Clock:
    """A time that only sleeping moves."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def time(self) -> float:
        return sum(self.waits)


def text_of(result: Any) -> Any:
    return result["choices"][0]["message"]["content"] if isinstance(result, dict) else result


def read(chunks: Iterator[Any], got: list[str]) -> str:
    for chunk in chunks:
        got += [choice["delta"].get("content", "") for choice in chunk["choices"]]
    return "".join(got)


async def read_async(chunks: AsyncIterator[Any], got: list[str]) -> str:
    async for chunk in chunks:
        got += [choice["delta"].get("content", "") for choice in chunk["choices"]]
    return "".join(got)


def options_of(row: Row, url: str, clock: Clock, **more: Any) -> dict[str, Any]:
    """The options of a row's call."""
    given = row.get("options", {})
    retry = given.get("retry", {})
    policy: dict[str, Any] = {"sleep": clock.sleep, "clock": clock.time, "random": lambda: 0.0, "now": lambda: NOW}
    policy |= {"retries": retry} if isinstance(retry, int) else retry
    return {"base_url": f"{url}/v1", "api_key": KEY, **given, **more, "retry": policy}


def run(row: Row, url: str, clock: Clock, **more: Any) -> tuple[Any, OpenAIError | None]:
    """What a row gives: the result or what arrived of it, and the error."""
    options = options_of(row, url, clock, **more)
    got: list[str] = []
    try:
        result = create_chat_completion({**CHAT, "stream": True} if row.get("stream") else CHAT, options)
        return (read(result, got) if row.get("stream") else text_of(result)), None
    except OpenAIError as failed:
        return "".join(got) if row.get("stream") else None, failed


async def run_async(row: Row, url: str, clock: Clock, **more: Any) -> tuple[Any, OpenAIError | None]:
    """What a row gives in an event loop."""

    async def sleep(seconds: float) -> None:
        clock.sleep(seconds)

    options = options_of(row, url, clock, **more)
    options["retry"]["sleep"] = sleep
    got: list[str] = []
    try:
        result = await aio.create_chat_completion({**CHAT, "stream": True} if row.get("stream") else CHAT, options)
        return (await read_async(result, got) if row.get("stream") else text_of(result)), None
    except OpenAIError as failed:
        return "".join(got) if row.get("stream") else None, failed


def count_requests(server: Server, expected: int) -> int:
    """How many requests the server has seen; a busy machine may let it read the last one after the client gave up."""
    until = time.monotonic() + 10
    while len(server.requests) < expected and time.monotonic() < until:
        time.sleep(0.01)
    return len(server.requests)


@cache
def outcome(number: int, way: str = "fast") -> dict[str, Any]:
    """What came out of a row of the table, once for all tests."""
    row, clock, logged = ROWS[number], Clock(), Logged()
    traces: list[Any] = []
    with serve(row["script"]) as server, logged:
        run_way: Any = WAYS[way]
        result, failed = run_way(row, server.url, clock, trace=traces.append)
        sent = count_requests(server, row["attempts"])
    return {"result": result, "failed": failed, "requests": sent, "waits": clock.waits, "traces": traces,
            "logged": logged.lines}  # fmt: skip


# A class because logging calls a handler's method.
class Logged(logging.Handler):
    """Everything that is logged at any level while the block runs."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.getMessage()} {record.args!r} {record.exc_text}")

    def __enter__(self) -> None:
        self.level_before = logging.getLogger().level
        logging.getLogger().addHandler(self)
        logging.getLogger().setLevel(logging.DEBUG)

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)
        logging.getLogger().setLevel(self.level_before)


def frames(failed: OpenAIError) -> Iterator[FrameType]:
    """The frames of an exception, without those of the tests, which have the key in their hands."""
    for frame, _ in traceback.walk_tb(failed.__traceback__):
        if "test_faults" not in frame.f_code.co_filename:
            yield frame


def spoken(found: dict[str, Any]) -> str:
    """All that came out of a row, as text."""
    failed = found["failed"]
    parts = [found["result"], found["traces"], *found["logged"]]
    if failed:
        said = [str(failed), repr(failed), failed.data, failed.args, *pickle_of(failed)]
        parts += [*said, *(frame.f_locals for frame in frames(failed)), *vars(failed).items()]
    return "\n".join(map(repr, parts))


def pickle_of(failed: OpenAIError) -> list[str]:
    data = pickle.dumps(failed)
    again = pickle.loads(data)  # noqa: S301  # our own
    assert (type(again), again.data, str(again)) == (type(failed), failed.data, str(failed))
    return [data.decode("latin-1")]


NOT_PLAIN = frozenset({
    "200 with 103 before it", "200 with 102 thrice before it", "answer: 102 without end", "status 101",
    "deadline: interim answers", "deadline: interim answers, a stream", "stream cut after 0 bytes",
})  # fmt: skip
"""Rows for the fast way only: http.client takes 102 and 103 for the response, waits after 101, and does not say
if a head without a length was cut."""
STRICT = frozenset({
    "status 304", "200 with length too short", "200 with lengths that agree", "200 with a length that is no number",
    "200 with a length below nothing", "200 with a length and chunks", "answer: 102 without end",
})  # fmt: skip
"""Rows that aiohttp's parser reads otherwise: it takes framing that contradicts itself, and bytes behind a response,
for an attack, and has no end to interim responses but the deadline."""
WAYS = {
    "fast": run,
    "plain": partial(run, fast=False),
    "asyncio": lambda *row, **more: asyncio.run(run_async(*row, **more)),
    "aiohttp": lambda *row, **more: asyncio.run(run_async(*row, fast=False, **more)),
}
SKIPPED: dict[str, frozenset[str]] = {"plain": NOT_PLAIN, "aiohttp": STRICT}
NUMBERS = pytest.mark.parametrize("number", range(len(ROWS)), ids=[row["name"] for row in ROWS])
WORLDS = pytest.mark.parametrize("way", ["fast", "asyncio"])


@NUMBERS
@pytest.mark.parametrize("way", list(WAYS))
def test_a_row_gives_exactly_what_it_says(number: int, way: str) -> None:
    row = ROWS[number]
    if row["name"] in SKIPPED.get(way, ()):
        pytest.skip("the library underneath reads this response otherwise")
    found = outcome(number, way)
    failed = found["failed"]
    told = str(failed) if failed else ""
    assert (failed.data["category"] if failed else None) == row.get("category"), told
    assert found["result"] == row.get("result", "" if row.get("stream") else None)
    assert (found["requests"], found["waits"]) == (row["attempts"], row["waits"])
    assert all(words in told for words in row.get("says", [])), told


def test_the_table_is_as_long_as_was_promised_and_no_row_stands_twice() -> None:
    names = [row["name"] for row in ROWS]
    assert len(names) > 150
    assert [name for name, times in Counter(names).items() if times > 1] == []


def failures(way: str) -> Iterator[tuple[Row, OpenAIError]]:
    found = ((row, outcome(number, way)["failed"]) for number, row in enumerate(ROWS))
    return ((row, failed) for row, failed in found if failed and row["name"] not in SKIPPED.get(way, ()))


@WORLDS
def test_nothing_raw_comes_out_of_any_row(way: str) -> None:
    """Whatever happens below is told as an error of ours, which drags no exception of a library along."""
    for row, failed in failures(way):
        modules = {frame.f_globals["__name__"].partition(".")[0] for frame in frames(failed)}
        assert (type(failed).__module__, modules) == ("openai_fn.errors", {"openai_fn"}), row["name"]
        assert (failed.__cause__, failed.__context__) == (None, None), row["name"]


@WORLDS
def test_every_error_explains_itself(way: str) -> None:
    plain = {"status", "bad_request", "conflict", "unprocessable"}
    for row, failed in failures(way):
        data = failed.data
        assert data["operation"] == "create_chat_completion", row["name"]
        assert "127.0.0.1" in str(failed), row["name"]
        assert data["hint"] or data["category"] in plain, row["name"]
        assert data.get("attempts", row["attempts"]) == row["attempts"], row["name"]
        assert row.get("stream") or data["category"] == "response" or data["seconds"] == sum(row["waits"]), row["name"]
        assert len(str(failed)) < 1500, row["name"]


@WORLDS
def test_nothing_secret_comes_out_of_any_row(way: str) -> None:
    assert [row["name"] for number, row in enumerate(ROWS) if KEY in spoken(outcome(number, way))] == []


def test_the_search_for_the_secret_would_find_it() -> None:
    """Each way out is searched: a key put there is found."""
    number = next(n for n, row in enumerate(ROWS) if row["name"] == "echo in JSON")
    found = outcome(number)
    failed: Any = type(found["failed"])({**found["failed"].data, "body": KEY})
    assert all(KEY in spoken({**found, **odd}) for odd in
               ({"result": KEY}, {"failed": failed}, {"traces": [{"a": KEY}]}, {"logged": [KEY]}))  # fmt: skip
    assert found["traces"]
    assert any("create_chat_completion" in line for line in found["logged"])
