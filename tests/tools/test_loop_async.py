"""A model and its tools in an event loop."""

import asyncio
import threading
from typing import Any

import pytest

from openai_fn import APIConnectionError, InvalidParamsError, ToolsError, aio, is_error
from openai_fn.testing import fake
from openai_fn.tools import tool_loop
from tests.tools.conversations import RESPONSE_TALK, TALKS, Talk


def function_of(talk: Talk) -> Any:
    """The function of `aio` for a conversation."""
    return getattr(aio, talk.operation.__name__)


async def double(number: int) -> int:
    """Return twice a number."""
    await asyncio.sleep(0)
    return 2 * number


def fail(number: int) -> int:
    raise ValueError(number)


def collect(operation: Any, params: Any, functions: Any, options: Any, **more: Any) -> list[Any]:
    async def main() -> list[Any]:
        return [message async for message in tool_loop(operation, params, functions, options, **more)]

    return asyncio.run(main())


@pytest.mark.parametrize("talk", TALKS)
def test_the_conversation_is_that_of_the_sync_loop(talk: Talk) -> None:
    calls = [("double", {"number": 4}), ("fail", {"number": 5}), ("nothing", {})]
    transport = fake([talk.answer(calls), "done"])
    messages = collect(function_of(talk), talk.params, [double, fail], {"transport": transport})
    assert talk.results(messages)[:3] == [
        "8",
        "Error: ValueError: 5",
        "Error: there is no tool 'nothing'; there are double, fail",
    ]
    assert talk.ids(messages) == ["call_0", "call_1", "call_2"]
    assert len(transport.requests) == 2


def test_calls_of_one_answer_run_side_by_side() -> None:
    talk = TALKS[0]
    meeting = threading.Barrier(2, timeout=30)

    def meet(name: str) -> str:
        meeting.wait()
        return name

    transport = fake([talk.answer([("meet", {"name": "a"}), ("meet", {"name": "b"})]), "done"])
    messages = collect(function_of(talk), talk.params, [meet], {"transport": transport})
    assert talk.results(messages) == ["a", "b"]


def test_run_may_be_async() -> None:
    async def run(function: Any, arguments: Any) -> Any:
        return await function(**arguments) + 1

    transport = fake([RESPONSE_TALK.answer([("double", {"number": 4})]), "done"])
    messages = collect(aio.create_response, RESPONSE_TALK.params, [double], {"transport": transport}, run=run)
    assert RESPONSE_TALK.results(messages) == ["9"]


def test_errors_keep_the_messages() -> None:
    talk = TALKS[0]
    repeated = {"transport": fake(talk.answer([("double", {"number": 4})]))}
    with pytest.raises(ToolsError) as caught:
        collect(aio.create_chat_completion, talk.params, [double], repeated)
    assert len(talk.results(caught.value.data["messages"])) == 3
    broken = {"transport": fake([talk.answer([("double", {"number": 4})]), {"error": "connection"}]), "retry": 0}
    with pytest.raises(APIConnectionError) as failed:
        collect(aio.create_chat_completion, talk.params, [double], broken)
    assert talk.results(failed.value.data["messages"]) == ["8"]
    last = collect(aio.create_chat_completion, talk.params, [double], {**repeated, "on_error": "return"})[-1]
    assert is_error(last)
    assert last["category"] == "tools"


def test_a_cancelled_loop_runs_nothing_more() -> None:
    talk = TALKS[0]
    begun: list[str] = []
    running = asyncio.Event()

    async def hang() -> None:
        begun.append("hang")
        running.set()
        await asyncio.sleep(60)
        begun.append("late")

    async def main() -> None:
        loop = tool_loop(aio.create_chat_completion, talk.params, [hang], {"transport": transport})

        async def read() -> None:
            async for _ in loop:
                pass

        task = asyncio.create_task(read())
        await running.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    transport = fake([talk.answer([("hang", {})]), "done"])
    asyncio.run(main())
    assert begun == ["hang"]
    assert len(transport.requests) == 1


def test_bad_input_is_refused_at_once() -> None:
    with pytest.raises(InvalidParamsError, match='leave "stream" out'):
        tool_loop(aio.create_chat_completion, {**TALKS[0].params, "stream": True}, [double], {})
