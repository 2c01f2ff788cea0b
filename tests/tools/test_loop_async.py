"""A model and its tools in an event loop."""

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from openai_fn import APIConnectionError, InvalidParamsError, ToolsError, aio, is_error
from openai_fn.testing import fake
from openai_fn.tools import tool_loop
from tests.tools.conversations import CHAT_TALK, RESPONSE_TALK, TALKS, Talk


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


class SpeechlessError(Exception):
    """An exception whose text cannot be had."""

    def __str__(self) -> str:
        raise ValueError


async def give_up() -> None:
    raise asyncio.CancelledError


def run_out() -> Any:
    return next(iter(()))


def fall_silent() -> None:
    raise SpeechlessError


FUNCTIONS = [double, fail, give_up, run_out, fall_silent]
CALLED: dict[str, tuple[Any, str]] = {
    "async": (("double", {"number": 4}), "8"),
    "sync": (("fail", {"number": 4}), "Error: ValueError: 4"),
    "unknown": (("treble", {}), "Error: there is no tool 'treble'; there are double, "),
    "no JSON": (("double", "{"), "Error: the arguments do not fit double:"),
    "wrong arguments": (("double", {"number": "x"}), "Error: the arguments do not fit double:\n  number: "),
    "cancelled by itself": (("give_up", {}), "Error: CancelledError"),
    "out of items": (("run_out", {}), "Error: "),
    "no text": (("fall_silent", {}), "Error: SpeechlessError"),
}


@pytest.mark.parametrize("talk", TALKS)
def test_the_calls_of_an_answer_by_themselves(talk: Talk) -> None:
    answer = talk.answer([call for call, _ in CALLED.values()])
    messages = asyncio.run(aio.run_tool_calls(answer, FUNCTIONS))
    assert talk.ids(messages) == [f"call_{at}" for at in range(len(CALLED))]
    for text, (case, (_, start)) in zip(talk.results(messages), CALLED.items(), strict=True):
        assert text.startswith(start), case


def test_async_functions_meet_in_the_loop_and_sync_ones_in_threads() -> None:
    many = 40  # more than the default threads of an event loop
    meeting, barrier = asyncio.Event(), threading.Barrier(many, timeout=30)
    threads: set[Any] = set()

    async def wait() -> str:
        await asyncio.wait_for(meeting.wait(), 30)
        return "met"

    async def call() -> str:
        meeting.set()
        return "called"

    def meet() -> str:
        threads.add(threading.current_thread())
        return str(barrier.wait() >= 0)

    answer = CHAT_TALK.answer([(name, {}) for name in ("wait", "call", *["meet"] * many)])
    messages = asyncio.run(aio.run_tool_calls(answer, [wait, call, meet]))
    assert CHAT_TALK.results(messages) == ["met", "called", *["True"] * many]
    assert threading.main_thread() not in threads


def test_run_may_return_what_is_still_to_come() -> None:
    answer = CHAT_TALK.answer([("double", {"number": 4}), ("double", {"number": 5})])
    pool = ThreadPoolExecutor(1)

    def submit(_: Any, arguments: Any) -> Future[int]:
        return pool.submit(lambda: -int(arguments["number"]))

    async def approve(function: Any, arguments: Any) -> Any:
        if arguments["number"] == 5:
            raise PermissionError("no")
        return await function(**arguments)

    with pool:
        assert CHAT_TALK.results(asyncio.run(aio.run_tool_calls(answer, [double], run=submit))) == ["-4", "-5"]
    messages = asyncio.run(aio.run_tool_calls(answer, [double], run=approve))
    assert CHAT_TALK.results(messages) == ["8", "Error: PermissionError: no"]


def test_calls_that_are_cancelled_stop() -> None:
    async def main() -> list[str]:
        seen: list[str] = []
        running = asyncio.Event()

        async def hang() -> None:
            running.set()
            try:
                await asyncio.sleep(60)
            finally:
                seen.append("stopped")

        task = asyncio.ensure_future(aio.run_tool_calls(CHAT_TALK.answer([("hang", {})]), [hang]))
        await running.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return seen

    assert asyncio.run(main()) == ["stopped"]


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(InvalidParamsError, match="answer expected a dict"):
        asyncio.run(aio.run_tool_calls(None, [double]))  # type: ignore[arg-type]
    assert asyncio.run(aio.run_tool_calls({"choices": []}, [double])) == []
