"""The fast way in an event loop: when it is taken, and what becomes of its connections."""

import asyncio
import threading
from typing import Any

import aiohttp
import pytest

from openai_fn import aio
from tests.support.conditions import wait_until
from tests.support.server import Server, completion, serve

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
GOOD = {"json": completion("fine")}


def options_of(server: Server, **more: Any) -> dict[str, Any]:
    return {"base_url": server.url + "/v1", "api_key": "sk-test", "retry": 0, **more}


async def ask(server: Server, count: int = 1, **more: Any) -> list[Any]:
    calls = (aio.create_chat_completion(CHAT, options_of(server, **more)) for _ in range(count))
    return await asyncio.gather(*calls, return_exceptions=True)


def test_calls_side_by_side_have_a_connection_each_and_later_ones_use_them() -> None:
    together = threading.Barrier(20)

    async def run() -> int:
        await ask(server, 20)
        before = server.connections
        for _ in range(3):
            await ask(server, 10)
        assert server.connections == before
        return before

    with serve(lambda _: GOOD if len(server.requests) > 20 or together.wait(60) >= 0 else {}) as server:
        assert asyncio.run(run()) == 20


def test_connections_end_with_their_loop_and_with_close() -> None:
    async def run() -> None:
        await ask(server, 5)
        await aio.close()
        await ask(server, 2)

    with serve([GOOD]) as server:
        asyncio.run(run())
        assert server.connections >= 6


def test_a_connection_that_was_given_up_meanwhile_is_replaced() -> None:
    async def run() -> list[Any]:
        await ask(server)
        server.drop()
        return await ask(server)

    with serve([GOOD]) as server:
        (found,) = asyncio.run(run())
        assert found["choices"][0]["message"]["content"] == "fine"
        assert (server.connections, len(server.requests)) == (2, 2)


def test_a_deadline_ends_a_call_and_its_connection() -> None:
    async def run() -> Any:
        (found,) = await ask(server, deadline=0.3)
        await wait_until(lambda: server.open_connections == 0)
        return found

    with serve([{**GOOD, "delay": 3}]) as server:
        assert asyncio.run(run()).data["category"] == "timeout"


def test_aiohttp_sends_where_it_was_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    original: Any = vars(aiohttp.ClientSession)["_request"]

    async def note(session: Any, *args: Any, **named: Any) -> Any:
        sent.append(args)
        return await original(session, *args, **named)

    monkeypatch.setattr(aiohttp.ClientSession, "_request", note)
    with serve([GOOD]) as server:
        (found,) = asyncio.run(ask(server))
    assert found["choices"][0]["message"]["content"] == "fine"
    assert len(sent) == 1


def test_the_option_connections_is_followed() -> None:
    with serve(lambda _: {**GOOD, "delay": 0.05}) as server:
        asyncio.run(ask(server, 12, connections=3))
        assert server.connections <= 3
