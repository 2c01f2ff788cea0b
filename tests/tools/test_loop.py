"""A model and its tools, until it asks no more."""

import copy
from typing import Any

import pytest

from openai_fn import (
    APIConnectionError,
    InvalidParamsError,
    ToolsError,
    create_chat_completion,
    create_embedding,
    create_response,
    is_error,
    output_text,
    with_options,
)
from openai_fn.testing import fake
from openai_fn.tools import run_tool_calls, tool_for, tool_loop
from tests.tools.conversations import RESPONSE_TALK, TALKS, USER, Talk

RAN: list[int] = []


def double(number: int, factor: int = 2) -> int:
    """Return twice a number."""
    RAN.append(number)
    return factor * number


def search(query: str) -> str:
    return f"found {query}"


@pytest.fixture(autouse=True)
def _nothing_ran() -> None:
    RAN.clear()


def script(talk: Talk, *replies: Any) -> Any:
    """A fake that plays replies: lists of calls, texts, errors."""
    return fake([talk.answer(reply, 10 * at) if isinstance(reply, list) else reply for at, reply in enumerate(replies)])


def options(transport: Any) -> dict[str, Any]:
    return {"transport": transport, "validate": "strict"}


@pytest.mark.parametrize("talk", TALKS)
def test_a_conversation_until_the_model_asks_no_more(talk: Talk) -> None:
    transport = script(
        talk, [("double", {"number": 4, "factor": None}), ("search", {"query": "x"})], [("double", {"number": 8})], "16"
    )
    params = copy.deepcopy(talk.params)
    messages = list(tool_loop(talk.operation, params, [double, search], options(transport)))
    assert params == talk.params
    assert talk.results(messages) == ["8", "found x", "16"]
    assert talk.ids(messages) == ["call_0", "call_1", "call_10"]
    assert output_text({"output": messages} if talk is RESPONSE_TALK else messages[-1]) == "16"
    sent = [request["json"] for request in transport.requests]
    assert sent[0][talk.key] == USER
    assert sent[1][talk.key] == [*USER, *messages[: len(sent[1][talk.key]) - 1]]
    assert sent[2][talk.key] == [*USER, *messages[:-1]]
    assert [tool.get("function", tool)["name"] for tool in sent[0]["tools"]] == ["double", "search"]
    assert all(message.get("refusal", "") is not None for message in messages)


@pytest.mark.parametrize("talk", TALKS)
def test_a_text_without_calls_ends_at_once(talk: Talk) -> None:
    messages = list(tool_loop(talk.operation, talk.params, [double], options(script(talk, "Hello"))))
    assert len(messages) == 1


def test_a_text_as_input_is_what_the_user_says() -> None:
    transport = script(RESPONSE_TALK, [("double", {"number": 4})], "8")
    list(tool_loop(create_response, {"model": "m", "input": "Hi"}, [double], options(transport)))
    assert transport.requests[1]["json"]["input"][0] == USER[0]


@pytest.mark.parametrize("talk", TALKS)
def test_whoever_stops_reading_stops_the_loop_and_goes_on_from_the_messages(talk: Talk) -> None:
    transport = script(talk, [("double", {"number": 4}), ("double", {"number": 5})], "done")
    messages: list[Any] = [*talk.params[talk.key]]
    loop = tool_loop(talk.operation, talk.params, [double], options(transport))
    for message in loop:
        messages.append(message)
        if talk.results([message]):
            break
    loop.close()
    del messages[-1]  # stopped after the model's message: nothing replies to its calls yet
    RAN.clear()
    rest = list(tool_loop(talk.operation, {**talk.params, talk.key: messages}, [double], options(transport)))
    assert RAN == [4, 5]
    assert talk.results(rest)[:2] == ["8", "10"]
    assert len(transport.requests) == 2


def test_tools_run_only_when_the_next_message_is_asked_for() -> None:
    talk = TALKS[0]
    loop = tool_loop(talk.operation, talk.params, [double], options(script(talk, [("double", {"number": 4})], "8")))
    next(loop)
    assert RAN == []
    next(loop)
    assert RAN == [4]


@pytest.mark.parametrize("talk", TALKS)
def test_the_end_of_max_rounds_keeps_the_messages(talk: Talk) -> None:
    replies = [[("double", {"number": number})] for number in range(5)]
    transport = script(talk, *replies)
    seen: list[Any] = []
    loop = tool_loop(talk.operation, talk.params, [double], options(transport), max_rounds=3)
    with pytest.raises(ToolsError) as caught:
        any(map(seen.append, loop))
    error = caught.value.data
    assert error["category"] == "tools"
    assert error["messages"] == [*USER, *seen]
    assert error["usage"]["total_tokens"] == 21
    assert len(transport.requests) == 3
    assert "after 3 calls" in str(caught.value)
    last = list(
        tool_loop(talk.operation, {**talk.params, talk.key: error["messages"]}, [double], options(fake("done")))
    )
    assert len(last) == 1


@pytest.mark.parametrize("talk", TALKS)
def test_the_same_call_with_the_same_result_three_times_running_ends_it(talk: Talk) -> None:  # nanobot #2298
    transport = fake(talk.answer([("double", {"number": 4})]))
    with pytest.raises(ToolsError, match="called double with the same arguments and the same result 3 times") as caught:
        list(tool_loop(talk.operation, talk.params, [double], options(transport), max_rounds=100))
    assert RAN == [4, 4, 4]
    assert len(talk.results(caught.value.data["messages"])) == 3


def test_a_call_whose_result_changes_goes_on() -> None:
    talk, count = TALKS[0], iter(range(10))
    transport = script(talk, *[[("poll", {})]] * 5, "done")
    messages = list(tool_loop(talk.operation, talk.params, [make_poll(count)], options(transport)))
    assert talk.results(messages) == ["0", "1", "2", "3", "4"]


def make_poll(count: Any) -> Any:
    def poll() -> int:
        return int(next(count))

    return poll


@pytest.mark.parametrize("talk", TALKS)
def test_an_error_of_a_call_keeps_the_messages(talk: Talk) -> None:
    transport = script(talk, [("double", {"number": 4})], {"error": "connection"})
    with pytest.raises(APIConnectionError) as caught:
        list(tool_loop(talk.operation, talk.params, [double], {**options(transport), "retry": 0}))
    assert talk.results(caught.value.data["messages"]) == ["8"]
    assert caught.value.data["usage"]["total_tokens"] == 7


@pytest.mark.parametrize("talk", TALKS)
def test_with_on_error_return_an_error_map_is_the_last_message(talk: Talk) -> None:
    returns = {"retry": 0, "on_error": "return"}
    transport = script(talk, [("double", {"number": 4})], {"error": "connection"})
    *_, last = tool_loop(talk.operation, talk.params, [double], {**options(transport), **returns})
    assert is_error(last)
    assert last["category"] == "connection"
    assert talk.results(last["messages"]) == ["8"]  # type: ignore[typeddict-item]
    again = fake(talk.answer([("double", {"number": 4})]))
    *_, last = tool_loop(with_options(talk.operation, returns), talk.params, [double], options(again), max_rounds=1)
    assert is_error(last)
    assert last["category"] == "tools"


NO_MESSAGE: dict[str, tuple[Any, str]] = {
    "no choice": ({"choices": [], "usage": {"total_tokens": 3}}, "the response has no message"),
    "no dict": ([1], "the response has no message"),
    "a failure": (
        {
            "object": "response",
            "id": "r",
            "output": [],
            "status": "failed",
            "error": {"code": "server_error", "message": "It broke."},
        },
        "the response has no message: It broke.",
    ),
    "not yet": ({"output": [], "status": "queued", "usage": 5}, "the response has no message: its status is 'queued'"),
}


@pytest.mark.parametrize("case", NO_MESSAGE)
@pytest.mark.parametrize("talk", TALKS)
def test_an_answer_without_a_message_is_an_error_that_has_it(talk: Talk, case: str) -> None:
    answer, words = NO_MESSAGE[case]
    transport = fake([talk.answer([("double", {"number": 4})]), {"status": 200, "headers": {}, "body": answer}] * 2)
    loose = {"transport": transport, "validate": False}
    with pytest.raises(ToolsError, match=words) as caught:
        list(tool_loop(talk.operation, talk.params, [double], loose))
    error = caught.value.data
    assert (error["body"], talk.results(error["messages"])) == (answer, ["8"])
    assert error["usage"]["total_tokens"] >= 7
    *_, last = tool_loop(talk.operation, talk.params, [double], {**loose, "on_error": "return"})
    assert is_error(last)
    assert talk.results(last["messages"]) == ["8"]  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"params": {"model": "m", "messages": USER, "stream": True}}, 'leave "stream" out, and pass the option'),
        ({"params": None}, "params: expected a dict"),
        ({"operation": create_embedding}, "got create_embedding"),
        ({"operation": print}, "got builtin_function_or_method"),
        ({"functions": double}, "expected a list of functions, got function"),
        ({"functions": [3]}, "a tool needs a name"),
        (
            {"functions": [{"type": "function", "function": {"name": "f"}}]},
            "'f' is a dict without a function: pass run",
        ),
        ({"max_rounds": 0}, "max_rounds: expected a number from 1, got 0"),
        ({"options": {"stream_to": "file.txt"}}, "stream_to: tool_loop reads responses"),
    ],
)
def test_bad_input_is_refused_before_anything_is_sent(change: dict[str, Any], words: str) -> None:
    transport = fake("Hello")
    given = {
        "operation": create_chat_completion,
        "params": {"model": "m", "messages": USER},
        "functions": [double],
        "options": {},
        "max_rounds": 5,
        **change,
    }
    with pytest.raises(InvalidParamsError, match=words):
        tool_loop(
            given["operation"],
            given["params"],
            given["functions"],
            {"transport": transport, **given["options"]},
            max_rounds=given["max_rounds"],
        )
    assert transport.requests == []


def test_an_async_function_is_refused_before_anything_is_sent() -> None:
    async def wait() -> str:
        return "late"

    with pytest.raises(InvalidParamsError, match=r"'wait' is async: pass a function of openai_fn\.aio"):
        tool_loop(create_chat_completion, TALKS[0].params, [wait], {"transport": fake("Hello")})


def test_what_runs_the_calls_is_checked_before_anything_is_sent() -> None:
    async def run(*_: Any) -> str:
        return "late"

    transport = fake("Hello")
    for wrong, words in ((run, "run is async: pass a function of openai_fn.aio"), (3, "run: expected a function")):
        with pytest.raises(InvalidParamsError, match=words):
            tool_loop(create_chat_completion, TALKS[0].params, [search], {"transport": transport}, run=wrong)  # type: ignore[arg-type]
    assert transport.requests == []


@pytest.mark.parametrize("talk", TALKS)
def test_functions_may_come_from_a_generator(talk: Talk) -> None:
    transport = script(talk, [("search", {"query": "x"})], "done")
    list(tool_loop(talk.operation, talk.params, (function for function in [search, double]), options(transport)))
    assert len(transport.requests[0]["json"]["tools"]) == 2


@pytest.mark.parametrize("talk", TALKS)
def test_any_text_of_a_tool_can_be_sent(talk: Talk) -> None:
    def name_file() -> str:
        return "a\udc80.txt"

    transport = script(talk, [("name_file", {})], "done")
    messages = list(tool_loop(talk.operation, talk.params, [name_file], options(transport)))
    assert talk.results(messages)[0] == r"a\udc80.txt"
    assert len(transport.requests) == 2


def test_chunks_come_by_stream_to() -> None:
    talk = TALKS[0]
    chunks: list[Any] = []
    transport = script(talk, [("double", {"number": 4})], "It is 8.")
    messages = list(
        tool_loop(talk.operation, talk.params, [double], {**options(transport), "stream_to": chunks.append})
    )
    assert talk.results(messages) == ["8"]
    assert messages[-1]["content"] == "It is 8."
    assert len(chunks) > 6


def test_full_responses_are_read() -> None:
    talk = TALKS[0]
    transport = script(talk, [("double", {"number": 4})], "8")
    messages = list(tool_loop(talk.operation, talk.params, [double], {**options(transport), "full_response": True}))
    assert messages[-1]["content"] == "8"


@pytest.mark.parametrize("talk", TALKS)
def test_tools_of_params_and_of_the_server_are_kept(talk: Talk) -> None:
    own = tool_for(search, talk.operation)
    hosted = {"type": "web_search"}
    transport = script(talk, [("double", {"number": 4})], "8")
    given = {"transport": transport, "validate": False}
    list(tool_loop(talk.operation, {**talk.params, "tools": [own]}, [double, search, hosted], given))
    tools = transport.requests[0]["json"]["tools"]
    assert tools == [own, tool_for(double, talk.operation), hosted]


def test_a_conversation_that_the_server_keeps_is_sent_what_is_new() -> None:
    transport = script(RESPONSE_TALK, [("double", {"number": 4})], [("double", {"number": 5})], "done")
    params = {**RESPONSE_TALK.params, "conversation": "conv_1"}
    list(tool_loop(create_response, params, [double], options(transport)))
    sent = [request["json"]["input"] for request in transport.requests]
    assert sent[0] == USER
    assert [[item["type"] for item in items] for items in sent[1:]] == [["function_call_output"]] * 2
    assert sent[2][0]["output"] == "10"


def test_bound_functions_and_names_are_operations() -> None:
    for operation in (with_options(create_chat_completion, {"transport": fake("Hello")}), "create_chat_completion"):
        messages = list(tool_loop(operation, TALKS[0].params, [double], {"transport": fake("Hello")}))
        assert messages[-1]["content"] == "Hello"


def test_what_others_sent_is_no_code() -> None:
    """A name that the model makes up runs nothing, however it looks."""
    talk = TALKS[0]
    for name in ("__import__", "os.system", "double\n", "Double"):
        messages = run_tool_calls(talk.answer([(name, {"number": 1})]), [double])
        assert "there is no tool" in messages[0]["content"]
    assert RAN == []
