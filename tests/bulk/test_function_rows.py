"""Rows that are sent by a function: one of `with_fallbacks`, or one with options bound to it."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from openai_fn import (
    InvalidOptionsError,
    aio,
    create_chat_completion,
    function_for,
    with_fallbacks,
    with_options,
)
from openai_fn.bulk import batch_file, bulk, bulk_file, submit_batch
from openai_fn.testing import fake
from tests.support.bulks import content, options, questions, read, reply, text, write
from tests.support.server import Server, serve

NO_RETRY = {"retry": {"retries": 0}}


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    """A server that has no quota left, and one that answers."""
    refusal = {"status": 429, "json": {"error": {"code": "insufficient_quota", "message": "No quota is left."}}}
    with ExitStack() as stack:
        yield [stack.enter_context(serve(script)) for script in ([refusal], reply)]


def make_ask(world: Any, servers: list[Server], **settings: Any) -> Any:
    places = [options(server) for server in servers]
    return world.with_fallbacks(world.create_chat_completion, places, settings)


class Sync:
    """The sync world, as `aio` is the other."""

    with_fallbacks, create_chat_completion = staticmethod(with_fallbacks), staticmethod(create_chat_completion)


WORLDS: dict[str, tuple[Any, Any]] = {"threads": (Sync, None), "a pool": (Sync, "pool"), "asyncio": (aio, "asyncio")}


@pytest.mark.parametrize("case", WORLDS)
def test_every_row_is_answered_by_the_place_that_works(case: str, servers: list[Server]) -> None:
    world, executor = WORLDS[case]
    ask = make_ask(world, servers)
    with ThreadPoolExecutor(4) as pool:
        rows = list(bulk(questions(40), executor=pool if executor == "pool" else executor, settings={"operation": ask}))
    assert sorted(map(text, rows)) == sorted(f"row {number}" for number in range(40))
    assert all(row["error"] is None and row["response"]["status_code"] == 200 for row in rows)
    assert len(servers[0].requests) < 40, "it cools down"
    assert sorted(map(content, servers[1].requests)) == sorted(map(text, rows))


@pytest.mark.parametrize("executor", [None, "asyncio"])
def test_a_file_continues_with_other_places(executor: Any, servers: list[Server], tmp_path: Path) -> None:
    source, target = write(tmp_path / "in.jsonl", questions(6)), tmp_path / "out.jsonl"
    world = aio if executor else Sync
    first = make_ask(world, servers[:1])
    summary = bulk_file(source, target, NO_RETRY, executor, {"operation": first})
    assert summary["errors"] == {"quota": 6}
    assert read(target)[0]["error"]["attempts_by_place"][0]["category"] == "quota"
    summary = bulk_file(source, target, None, executor, {"operation": make_ask(world, servers)})
    assert (summary["errors"], len(servers[1].requests)) == ({}, 6)
    assert sorted(map(text, read(target))) == sorted(f"row {number}" for number in range(6))


def test_a_row_that_no_place_answers_is_sent_again() -> None:
    east, west = fake({"error": "server"}), fake([{"error": "server"}, {"error": "server"}, "Hello"])
    ask = with_fallbacks(create_chat_completion, [{"transport": east}, {"transport": west}], {"cooldown": 0.01})
    policy = {"retry": {"retries": 5, "base": 0.01}}
    rows = list(bulk(questions(1), policy, settings={"operation": ask}))
    assert text(rows[0]) == "Hello"
    assert (len(east.requests), len(west.requests)) == (3, 3)


def test_a_places_params_middleware_and_rows_own_options_hold() -> None:
    def wrap_mark(inner: Any, request: Any, _options: Any) -> Any:
        return (yield from inner({**request, "headers": {**request["headers"], "x-mark": "east"}}))

    east = fake("Hello")
    place = {"transport": east, "middleware": (wrap_mark,), "params": {"model": "east-model"}}
    ask = with_options(with_fallbacks(create_chat_completion, [place]), {"headers": {"x-bound": "yes"}})
    rows = [{**questions(1)[0], "options": {"organization": "org-1"}}]
    assert text(next(iter(bulk(rows, {"project": "p"}, settings={"operation": ask})))) == "Hello"
    (sent,) = east.requests
    assert sent["json"]["model"] == "east-model"
    named = ("x-mark", "x-bound", "openai-organization", "openai-project")
    assert [sent["headers"][name] for name in named] == ["east", "yes", "org-1", "p"]


def test_streams_and_limits_of_a_place_are_no_matter() -> None:
    headers = {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1h", "content-type": "text/json"}
    spent = fake(
        lambda _: {"status": 200, "headers": headers, "body": reply({"json": questions(1)[0]["params"]})["json"]}
    )
    ask = with_fallbacks(create_chat_completion, [{"transport": spent}])
    assert len(list(bulk(questions(3), settings={"operation": ask, "workers": 1}))) == 3
    ask = with_fallbacks(create_chat_completion, [{"transport": fake("Hello")}])
    streamed = [{**row, "params": {**row["params"], "stream": True}} for row in questions(2)]
    assert [text(row) for row in bulk(streamed, settings={"operation": ask})] == ["Hello"] * 2


def test_a_function_with_options_is_a_name_and_options(servers: list[Server], tmp_path: Path) -> None:
    ask = with_options(create_chat_completion, options(servers[1]))
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        for executor in (None, "asyncio", pool):
            rows = list(bulk(questions(2), NO_RETRY, executor, {"operation": ask}))
            assert sorted(map(text, rows)) == ["row 0", "row 1"]
    summary = bulk_file(questions(2), tmp_path / "out", settings={"operation": ask})
    assert summary["errors"] == {}
    again = bulk_file(questions(2), tmp_path / "out", options(servers[1]))
    assert again["before"] == 2, "the same run as one with these options"


def test_a_row_of_another_operation_is_a_bad_row(servers: list[Server]) -> None:
    other = {"custom_id": "e", "operation": "create_embedding", "params": {"model": "m", "input": "x"}}
    bad, good = bulk([other, *questions(1)], settings={"operation": make_ask(Sync, servers[1:]), "order": "input"})
    assert "calls create_chat_completion, not create_embedding" in bad["error"]["message"]
    assert text(good) == "row 0"


def nothing() -> None:
    """A function that calls no operation."""


HELLO = {"transport": fake("Hello")}
REFUSED: dict[str, tuple[Any, Any, str]] = {
    "no operation": (nothing, None, "expected the name or the function of an operation, got function"),
    "a row of one's own": (
        function_for({"name": "rerank", "method": "post", "path": "/rerank"}),
        None,
        "rerank is none of them",
    ),
    "processes": (with_fallbacks(create_chat_completion, [HELLO]), "processes", "not ProcessPoolExecutor"),
    "to await, in threads": (aio.with_fallbacks(aio.create_chat_completion, [HELLO]), None, "needs the executor"),
    "to call, in a loop": (with_fallbacks(create_chat_completion, [HELLO]), "asyncio", "pass openai_fn.aio.with_"),
    "no key": (with_fallbacks(create_chat_completion, [HELLO, {}]), None, "api_key"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_followed_is_refused_before_anything_is_sent(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    function, executor, words = REFUSED[case]
    with ProcessPoolExecutor(1) as pool:
        engine = pool if executor == "processes" else executor
        with pytest.raises(InvalidOptionsError, match=words):
            list(bulk(questions(1), None, engine, {"operation": function}))
        with pytest.raises(InvalidOptionsError, match=words):
            bulk_file(questions(1), tmp_path / "out", None, engine, {"operation": function})


def test_a_batch_goes_to_one_endpoint(tmp_path: Path) -> None:
    settings = {"operation": with_fallbacks(create_chat_completion, [HELLO])}
    with pytest.raises(InvalidOptionsError, match="a batch goes to one endpoint"):
        submit_batch(questions(1), HELLO, settings)
    with pytest.raises(InvalidOptionsError, match="a batch goes to one endpoint"):
        batch_file(questions(1), tmp_path / "out", HELLO, settings)
