"""Tool loops over a connection: Responses sends its input again, Realtime only what is new."""

import asyncio
import json
from typing import Any

from openai_fn import aio, connect_realtime, connect_responses
from openai_fn.tools import tool_loop
from tests.support.websocket_server import call_events, realtime_events, reply_to, response_events, serve_websocket

ARGUMENTS = '{"number": 4}'


def double(number: int) -> int:
    """Double a number."""
    return 2 * number


def test_a_loop_over_responses() -> None:
    answers = iter([call_events(ARGUMENTS), response_events("It is 8.", "resp_2")])
    with (
        serve_websocket(reply_to({"response.create": lambda _: next(answers)})) as server,
        connect_responses({}, server.options) as connection,
    ):
        messages = list(tool_loop(connection.turn, {"model": "gpt-5", "input": "What is 4 times 2?"}, [double]))
    assert [message["type"] for message in messages] == ["function_call", "function_call_output", "message"]
    assert messages[1]["output"] == "8"
    first, second = server.received
    assert first["tools"][0]["name"] == "double"
    assert [item.get("type", "message") for item in second["input"]] == [
        "message",
        "function_call",
        "function_call_output",
    ]


def check_realtime(received: list[dict[str, Any]], messages: list[dict[str, Any]]) -> None:
    """Each message was sent once, and the result of the call came back."""
    assert [event["type"] for event in received] == ["conversation.item.create", "response.create"] * 2
    assert received[0]["item"]["content"] == [{"type": "input_text", "text": "What is 4 times 2?"}]
    assert received[2]["item"] == {"type": "function_call_output", "call_id": "call_1", "output": "8"}
    assert "strict" not in received[1]["response"]["tools"][0]
    assert messages[-1]["content"][0]["transcript"] == "It is 8."


def test_a_loop_over_realtime_sends_each_item_once() -> None:
    answers = iter([call_events(ARGUMENTS), realtime_events("It is 8.", "resp_2")])
    with (
        serve_websocket(reply_to({"response.create": lambda _: next(answers)})) as server,
        connect_realtime({"model": "m"}, server.options) as connection,
    ):
        messages = list(tool_loop(connection.turn, {"input": "What is 4 times 2?"}, [double]))
    check_realtime(server.received, messages)


def test_a_loop_in_an_event_loop() -> None:
    async def run(options: dict[str, Any]) -> list[Any]:
        async with aio.connect_realtime({"model": "m"}, options) as connection:
            params = {"input": "What is 4 times 2?"}
            return [message async for message in tool_loop(connection.turn, params, [double])]

    answers = iter([call_events(ARGUMENTS), realtime_events("It is 8.", "resp_2")])
    with serve_websocket(reply_to({"response.create": lambda _: next(answers)})) as server:
        messages = asyncio.run(run(server.options))
    check_realtime(server.received, messages)
    assert json.loads(messages[0]["arguments"]) == {"number": 4}
