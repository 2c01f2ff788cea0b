"""The calls of an answer, run once."""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from openai_fn import InvalidParamsError
from openai_fn.errors import make_error
from openai_fn.tools import run_tool_calls
from tests.support.paths import REPOSITORY
from tests.tools.conversations import TALKS, Talk, chat_answer


@dataclass
class Weather:
    degrees: int


def get_weather(city: str) -> Weather:
    return Weather(len(city))


def fail(text: str = "bad") -> str:
    raise KeyError(text)


def search(query: str) -> list[str]:
    return [query, "ü"]


def be_odd() -> object:
    return object


async def wait() -> str:
    return "late"


async def stream() -> Any:
    yield 1


def name_file() -> str:
    return os.fsdecode(b"a\x80.txt")


FUNCTIONS = [stream, name_file, get_weather, fail, search, be_odd, wait]


@pytest.mark.parametrize("talk", TALKS)
def test_parallel_calls_come_back_in_their_order(talk: Talk) -> None:
    calls = [("search", {"query": "a"}), ("get_weather", {"city": "Rome"}), ("search", {"query": "b"})]
    messages = run_tool_calls(talk.answer(calls), FUNCTIONS)
    assert talk.ids(messages) == ["call_0", "call_1", "call_2"]
    assert talk.results(messages) == ['["a", "ü"]', '{"degrees":4}', '["b", "ü"]']


@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        (
            "get_wether",
            {},
            "Error: there is no tool 'get_wether'; there are stream, name_file, get_weather, fail, search",
        ),
        ("get_weather", "{", "Error: the arguments do not fit get_weather:\n  arguments: Invalid JSON"),
        ("get_weather", {"city": 1, "day": 2}, "\n  city: Input should be a valid string\n  day: "),
        ("fail", {"text": "no such row"}, "Error: KeyError: 'no such row'"),
        ("fail", "", "Error: KeyError: 'bad'"),
        ("fail", "null", "Error: KeyError: 'bad'"),
        ("stream", {}, "Error: TypeError: the function returns an async_generator: return a list"),
        ("name_file", {}, "a\\udc80.txt"),
        ("fail", {"text": "\udc80"}, "arguments"),
        ("wait", {}, "the function is async: use openai_fn.aio"),
        ("", {}, "there is no tool ''"),
    ],
)
def test_what_goes_wrong_is_told_to_the_model(talk: Talk, name: str, arguments: Any, words: str) -> None:
    (message,) = run_tool_calls(talk.answer([(name, arguments)]), FUNCTIONS)
    assert words in talk.results([message])[0]


def test_a_result_of_any_kind_becomes_text() -> None:
    (message,) = run_tool_calls(chat_answer([("be_odd", {})]), FUNCTIONS)
    assert "object" in message["content"]


@pytest.mark.parametrize(
    "answer", [{"choices": []}, {"output": []}, {"role": "assistant", "content": "Hi"}, make_error("timeout", "late")]
)
def test_an_answer_without_calls_has_no_messages(answer: Any) -> None:
    assert run_tool_calls(answer, FUNCTIONS) == []


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 200, "headers": {}, "body": chat_answer([("search", {"query": "a"})])},
        chat_answer([("search", {"query": "a"})])["choices"][0]["message"],
        {"choices": [{"message": {"tool_calls": [{"function": {"name": "search", "arguments": {"query": "a"}}}]}}]},
    ],
)
def test_other_forms_of_an_answer(answer: Any) -> None:
    (message,) = run_tool_calls(answer, FUNCTIONS)
    assert message["content"] == '["a", "ü"]'


@pytest.mark.parametrize(
    ("answer", "functions", "words"),
    [
        ((chunk for chunk in "a"), FUNCTIONS, "is a stream"),
        (None, FUNCTIONS, "got NoneType"),
        ({}, get_weather, "expected a list of functions, got function"),
        ({}, {"search": search}, "expected a list of functions, got dict"),
        ({}, [search, lambda: 1], "a tool needs a name"),
        ({}, [search, json.dumps, json.dumps, ThreadPoolExecutor.map, map], "two of them have the name 'map'"),
    ],
)
def test_bad_input_is_refused(answer: Any, functions: Any, words: str) -> None:
    with pytest.raises(InvalidParamsError, match=words):
        run_tool_calls(answer, functions)


def test_run_replaces_the_call() -> None:
    asked = []

    def approve(function: Any, arguments: dict[str, Any]) -> Any:
        asked.append((function.__name__, arguments))
        if function is fail:
            raise PermissionError("the user said no")
        return function(**arguments)

    messages = run_tool_calls(
        chat_answer([("search", {"query": "a"}), ("fail", {"text": "x"})]), FUNCTIONS, run=approve
    )
    assert asked == [("search", {"query": "a"}), ("fail", {"text": "x"})]
    assert [message["content"] for message in messages] == ['["a", "ü"]', "Error: PermissionError: the user said no"]


def test_futures_run_side_by_side() -> None:
    meeting = threading.Barrier(3, timeout=30)

    def meet(name: str) -> str:
        meeting.wait()
        return name

    calls = [("meet", {"name": name}) for name in "abc"]
    with ThreadPoolExecutor(3) as pool:
        messages = run_tool_calls(chat_answer(calls), [meet], run=lambda f, arguments: pool.submit(f, **arguments))
    assert [message["content"] for message in messages] == ["a", "b", "c"]


def test_a_tool_dict_needs_run() -> None:
    tool = {"type": "function", "function": {"name": "remote", "parameters": {"type": "object", "properties": {}}}}
    (message,) = run_tool_calls(chat_answer([("remote", {"n": 1})]), [tool])
    assert "pass run=..." in message["content"]
    (message,) = run_tool_calls(
        chat_answer([("remote", {"n": 1})]), [tool], run=lambda f, a: [f["function"]["name"], a]
    )
    assert message["content"] == '["remote", {"n": 1}]'


def test_custom_tools_get_the_text() -> None:
    custom = {"id": "c", "type": "custom", "custom": {"name": "search", "input": "any text"}}
    (message,) = run_tool_calls({"role": "assistant", "tool_calls": [custom]}, [search])
    assert message == {"role": "tool", "tool_call_id": "c", "content": '["any text", "ü"]'}
    item = {"type": "custom_tool_call", "call_id": "c", "name": "search", "input": "any text"}
    (message,) = run_tool_calls({"output": [item]}, [search])
    assert message == {"type": "custom_tool_call_output", "call_id": "c", "output": '["any text", "ü"]'}


def test_run_must_be_a_function() -> None:
    with pytest.raises(InvalidParamsError, match="run: expected a function, got int"):
        run_tool_calls(chat_answer([]), FUNCTIONS, run=3)  # type: ignore[arg-type]


WITHOUT_PYDANTIC = """
import sys
sys.modules["pydantic"] = None
from openai_fn import InvalidOptionsError
from openai_fn.tools import run_tool_calls
def double(number: int) -> int:
    return 2 * number
try:
    run_tool_calls({answer}, [double])
except InvalidOptionsError as missing:
    print(missing)
"""


def test_a_missing_package_is_no_matter_of_the_model() -> None:
    code = WITHOUT_PYDANTIC.replace("{answer}", repr(chat_answer([("double", {"number": 1})])))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=REPOSITORY)  # noqa: S603  # ours
    assert "pip install pydantic" in done.stdout
