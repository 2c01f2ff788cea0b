"""One function over several endpoints, to await."""

import asyncio
import pickle
from typing import Any

import pytest

from openai_fn import RateLimitError, StreamError, aio, output_text
from openai_fn.testing import cassette, fake
from tests.routing.test_fallbacks import TEXT, place, sent
from tests.support.fake import CHAT
from tests.support.replies import completion
from tests.support.server import serve


def call(places: list[Any], params: Any = CHAT, options: Any = None, **settings: Any) -> Any:
    async def main() -> Any:
        result = await aio.with_fallbacks(aio.create_chat_completion, places, settings)(params, options)
        return [chunk async for chunk in result] if hasattr(result, "__anext__") else result

    return asyncio.run(main())


@pytest.mark.parametrize("category", ["connection", "timeout", "rate_limit", "quota", "authentication", "server"])
def test_a_failed_place_moves_on(category: str) -> None:
    places = [place({"error": category}), place(TEXT)]
    assert output_text(call(places, cooldown=30)) == TEXT
    assert sent(*places) == [1, 1]


def test_all_that_fails_is_in_the_error() -> None:
    places = [place({"error": "server"}), place({"error": "quota"})]
    with pytest.raises(RateLimitError) as caught:
        call(places, options={"retry": 0})
    assert [error["category"] for error in caught.value.data["attempts_by_place"]] == ["server", "quota"]


def test_places_are_waited_for_without_blocking_the_loop() -> None:
    body = {"error": {"message": "slow down"}}
    limited = {"status": 429, "headers": {"content-type": "application/json", "retry-after-ms": "20"}, "body": body}

    async def main() -> list[str]:
        ask = aio.with_fallbacks("create_chat_completion", [place([limited, TEXT])])
        events: list[str] = []

        async def tick() -> None:
            await asyncio.sleep(0)
            events.append("tick")

        async def answer() -> None:
            events.append(output_text(await ask(CHAT)))

        await asyncio.gather(answer(), tick())
        return events

    assert asyncio.run(main()) == ["tick", TEXT]


def test_streams_move_on_before_their_first_chunk_only() -> None:
    stream = {**CHAT, "stream": True}
    early = {"status": 200, "headers": {"content-type": "text/event-stream"}}
    places = [place(lambda _: {**early, "body": [b": ping\n\n"]}), place(TEXT)]
    assert "".join(chunk["choices"][0]["delta"].get("content") or "" for chunk in call(places, stream)[:-1]) == TEXT
    places = [place({"error": "stream"}), place(TEXT)]
    with pytest.raises(StreamError):
        call(places, stream)
    assert sent(*places) == [1, 0]


def test_a_function_like_any_other() -> None:
    ask = aio.with_fallbacks(aio.create_chat_completion, [{"api_key": "sk-test"}])
    assert repr(pickle.loads(pickle.dumps(ask))) == repr(ask)  # noqa: S301  # our own
    bound = aio.with_options(aio.with_fallbacks(aio.create_chat_completion, [place(TEXT)]), {"full_response": True})
    assert asyncio.run(bound(CHAT))["status"] == 200


def test_over_real_sockets() -> None:
    refusal = {"status": 503, "json": {"error": {"message": "busy"}}}
    with serve([refusal]) as busy, serve([{"json": completion(TEXT)}]) as good:
        places = [{"base_url": server.url, "api_key": "sk-test"} for server in (busy, good)]
        assert output_text(call(places)) == TEXT
        assert (len(busy.requests), len(good.requests)) == (1, 1)


def test_fakes_and_cassettes_work_in_an_event_loop(tmp_path: Any) -> None:
    file = tmp_path / "calls.json"
    tape = fake(TEXT)

    async def main(transport: Any) -> list[Any]:
        options = {"transport": transport}
        stream = await aio.create_chat_completion({**CHAT, "stream": True}, options)
        return [[chunk async for chunk in stream], await aio.create_chat_completion(CHAT, options)]

    made = asyncio.run(main(tape))
    recorded = asyncio.run(main(keyed(cassette(file, "once", tape))))
    assert asyncio.run(main(cassette(file, "none"))) == recorded
    assert [len(made[0]), made[1]] == [len(recorded[0]), recorded[1]]


def keyed(transport: Any) -> Any:
    """A recording transport that needs no key: it records a fake."""
    transport.keyless = True
    return transport
