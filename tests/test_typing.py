"""Type checkers pass a user's right code and flag what is wrong; editors complete params, options and answers."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.language_server import completions, language_server
from tests.support.paths import REPOSITORY

ROOT = REPOSITORY
RIGHT = """
from typing import Any

from openai_fn import (
    accumulate,
    aio,
    audio_bytes,
    client,
    connect_realtime,
    create_chat_completion,
    is_error,
    list_chat_completions,
    with_options,
)

create_chat_completion({"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]})
chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
create_chat_completion(chat)
create_chat_completion({**chat, "stream": True}, {"impl": "azure", "timeout": 5})
create_chat_completion({"model": "m", "messages": [], "top_k": 40, "repetition_penalty": 1.1})
options: dict[str, Any] = {"api_key": "x"}
create_chat_completion(chat, options)
answer = create_chat_completion(chat)["choices"][0]["message"]["content"]
list_chat_completions()
list_chat_completions({"limit": 5, "metadata": {"a": "b"}})
for chunk in create_chat_completion({**chat, "stream": True}):
    print(chunk["choices"], is_error(chunk))
ask = with_options(create_chat_completion, {"impl": "local"})
ask(chat)
with connect_realtime({"model": "gpt-realtime"}, {"timeout": 5}) as connection:
    connection.send({"type": "input_audio_buffer.append", "audio": b"x"})
    for event in connection:
        print(event["type"], audio_bytes(event))
    print(accumulate(connection.turn({"instructions": "x"}, {"deadline": 5}))["output"])
with client({}).connect_responses() as connection:
    print(next(connection.turn({"model": "gpt-5", "input": "x"}))["type"])


async def talk() -> None:
    async with aio.connect_realtime({"model": "gpt-realtime"}) as connection:
        await connection.send({"type": "response.create"})
        async for event in connection:
            print(event["type"])
        print((await aio.accumulate(connection.turn()))["output"])
    await (await aio.connect_realtime({"model": "gpt-realtime"})).close()
"""
TYPED = """
from dataclasses import dataclass
from typing import Any, TypedDict, assert_type

from openai_fn import (
    CreateChatCompletionParams,
    CreateChatCompletionResponse,
    CreateChatCompletionStreamResponse,
    ListFilesResponse,
    OpenAIFile,
    call,
    client,
    create_chat_completion,
    create_embedding,
    create_image,
    create_response,
    create_speech,
    create_transcription,
    function_for,
    is_error,
    items,
    list_files,
    list_models,
    pages,
    parse_output,
    with_fallbacks,
    with_options,
)
from openai_fn.types import Options

options: Options = {"impl": "azure", "timeout": 5, "retry": {"tries": 3}}
answer = create_chat_completion({"model": "m", "messages": [{"role": "user", "content": "Hello"}]}, {"impl": "azure"})
create_chat_completion({"model": "m", "messages": []}, options)["choices"]
assert_type(answer, CreateChatCompletionResponse)
text: str | None = answer["choices"][0]["message"]["content"]
total: int = answer["usage"]["total_tokens"]
for chunk in create_chat_completion({"model": "m", "messages": [{"role": "user", "content": "x"}], "stream": True}):
    assert_type(chunk, CreateChatCompletionStreamResponse)
    print(chunk["choices"][0]["delta"].get("content"))
ask = with_options(create_chat_completion, {"impl": "local", "validate": False})
assert_type(ask({"model": "m", "messages": []}), CreateChatCompletionResponse)
safe = with_fallbacks(create_chat_completion, [{"impl": "azure"}, {"impl": "openai", "params": {"model": "x"}}])
assert_type(safe({"model": "m", "messages": []}), CreateChatCompletionResponse)
every = client({"impl": "local"})
assert_type(every.create_chat_completion({"model": "m", "messages": []}), CreateChatCompletionResponse)
name: str = every.list_models()["data"][0]["id"]
vector: list[float] = create_embedding({"model": "m", "input": ["a"]})["data"][0]["embedding"]
whole = create_chat_completion({"model": "m", "messages": []}, {"full_response": True})
print(whole["headers"]["x-request-id"], whole["body"]["choices"])
response = create_response({"model": "m", "input": "x"})
for item in response["output"]:
    if item["type"] == "message":
        for part in item["content"]:
            if part["type"] == "output_text":
                print(part["text"])
create_response({"model": "m", "input": [*response["output"], {"role": "user", "content": "More."}]})
for event in create_response({"model": "m", "input": "x", "stream": True}):
    if event["type"] == "response.output_text.delta":
        print(event["delta"])
failed = create_chat_completion({"model": "m", "messages": []}, {"on_error": "return"})
if is_error(failed):
    print(failed["message"], failed["category"])
audio: bytes = create_speech({"model": "m", "input": "x", "voice": "alloy"})
image = create_image({"prompt": "x"})["data"][0]["b64_json"]
words: str = create_transcription({"model": "m", "file": ("a.mp3", b"x")})["text"]
print(call("list_models")["data"], list_models(None, {"impl": "local"})["data"])
params: CreateChatCompletionParams = {"model": "m", "messages": [], "reasoning_effort": "low"}
create_chat_completion(params)
for file in items(list_files, {"limit": 5}, {"impl": "azure"}):
    assert_type(file, OpenAIFile)
for page in pages(with_options(list_files, {"impl": "azure"})):
    assert_type(page, ListFilesResponse)
names = [stored["id"] for stored in items(every.list_files)]
for either in items(list_files, None, {"on_error": "return"}):
    print(either["message"] if is_error(either) else either["id"])
ranked = function_for({"name": "list_ranks", "method": "get", "path": "/ranks", "page": "after"})
print([each.anything for each in items(ranked, {}, {"timeout": 5.0})])
print([each.anything for each in pages("list_files", options={"on_error": "return"})])


class Event(TypedDict):
    name: str


@dataclass
class Place:
    city: str


assert_type(parse_output(answer, Event), Event)
assert_type(parse_output(answer, Place), Place)
print(parse_output(answer, {"type": "object"})["anything"], parse_output(answer, Event | Place))


def ask_all(questions: list[CreateChatCompletionParams], settings: dict[str, Any]) -> list[Any]:
    return [create_chat_completion(question, settings) for question in questions]
"""
WRONG = {
    "a name that is not there": ("from openai_fn import create_chat_completions\n", 'create_chat_completions"'),
    "params that are no mapping": ("from openai_fn import create_chat_completion as f\nf('Hello')\n", "create_chat_c"),
    "params as keywords": ("from openai_fn import create_chat_completion as f\nf(model='gpt-5')\n", '"model"'),
    "nothing for what is required": ("from openai_fn import get_chat_completion as f\nf()\n", "get_chat_completion"),
}
AWAITED = """
import asyncio
from typing import assert_type

from openai_fn import (
    CreateChatCompletionResponse,
    CreateChatCompletionStreamResponse,
    ListFilesResponse,
    OpenAIFile,
    aio,
)


async def main() -> None:
    answer = await aio.create_chat_completion({"model": "m", "messages": []})
    assert_type(answer, CreateChatCompletionResponse)
    chunks = await aio.create_chat_completion({"model": "m", "messages": [], "stream": True})
    async for chunk in chunks:
        assert_type(chunk, CreateChatCompletionStreamResponse)
    ask = aio.with_options(aio.create_chat_completion, {"impl": "local"})
    assert_type(await ask({"model": "m", "messages": []}), CreateChatCompletionResponse)
    safe = aio.with_fallbacks(aio.create_chat_completion, [{"impl": "azure"}, {"impl": "local"}])
    assert_type(await safe({"model": "m", "messages": []}), CreateChatCompletionResponse)
    every = aio.client({"impl": "local"})
    print((await every.list_models())["data"][0]["id"], await aio.call("list_models"))
    async for item in aio.items(aio.list_files, {"limit": 5}):
        assert_type(item, OpenAIFile)
    async for page in aio.pages(every.list_files):
        assert_type(page, ListFilesResponse)
    async for named in aio.items("list_files", None, {"timeout": 5.0}):
        print(named.anything)
    async for text in aio.text_deltas(chunks):
        print(text)
    await aio.close()


asyncio.run(main())
"""
TYPOS = {
    "a key of an answer": 'create_chat_completion({"model": "m", "messages": []})["choises"]',
    "a key within an answer": 'create_chat_completion({"model": "m", "messages": []})["choices"][0]["mesage"]',
    "an answer of a bound function": 'with_options(create_chat_completion, {})({"model": "m", "messages": []})["i"]',
    "a method of a client": 'client({"impl": "local"}).create_chat_completon({})',
    "a key of a client's answer": 'client({"impl": "local"}).list_models()["datas"]',
    "a key of a chunk": (
        'for chunk in create_chat_completion({"model": "m", "messages": [], "stream": True}):\n    chunk["choises"]'
    ),
    "a key of an item": 'next(items(list_files))["ids"]',
    "a key of a page": 'next(pages(list_files))["datas"]',
    "a key of params": 'params: CreateChatCompletionParams = {"model": "m", "messages": [], "temprature": 1}',
    "a value of params": 'params: CreateChatCompletionParams = {"model": "m", "messages": [], "verbosity": "lo"}',
    "a role": 'params: CreateChatCompletionParams = {"model": "m", "messages": [{"role": "usr", "content": ""}]}',
    "an option": 'options: Options = {"retires": 2}',
    "a provider": 'options: Options = {"impl": "azur"}',
}
"""Typos in literals that the type system can flag: in what has a type of its own."""
TYPO_HEAD = """
from openai_fn import CreateChatCompletionParams, client, create_chat_completion, items, list_files, pages, with_options
from openai_fn.types import Options
"""
CHECKERS = {
    "mypy": ["-m", "mypy", "--strict", "--no-incremental", "--follow-imports=silent"],
    "pyright": ["-m", "pyright", "--pythonpath", sys.executable],
}


def checked(checker: str, folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Run a type checker on a user's file, which lies outside of the checkout."""
    pytest.importorskip(checker)
    (folder / "user.py").write_text(text)
    (folder / "pyrightconfig.json").write_text(f'{{"extraPaths": ["{ROOT}"]}}')
    command = [sys.executable, *CHECKERS[checker], *(["user.py"] if checker == "mypy" else [])]
    environ = {**os.environ, "MYPYPATH": str(ROOT)}
    return subprocess.run(  # noqa: S603 - a checker of this environment
        command, cwd=folder, env=environ, capture_output=True, text=True, check=False
    )


OLDER_IMPORT = "from typing import Any, TypedDict\n\nfrom typing_extensions import assert_type"


@pytest.mark.parametrize("text", [RIGHT, TYPED, AWAITED], ids=["plain", "typed", "awaited"])
@pytest.mark.parametrize("checker", CHECKERS)
def test_right_code_passes(checker: str, text: str, tmp_path: Path) -> None:
    if sys.version_info < (3, 11):
        text = re.sub("from typing import (Any, )?(TypedDict, )?assert_type", OLDER_IMPORT, text)
    done = checked(checker, tmp_path, text)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_planted_typo_is_flagged(checker: str, tmp_path: Path) -> None:
    lines = [f"def typo_{number}() -> None:\n    {text}" for number, text in enumerate(TYPOS.values())]
    text = TYPO_HEAD + "\n".join(line.replace("\n    chunk", "\n        chunk") for line in lines)
    done = checked(checker, tmp_path, text)
    flagged = {int(number) for number in re.findall(r"user\.py:(\d+)", done.stdout)}
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("def ")]
    missed = [case for case, start in zip(TYPOS, starts, strict=True) if not flagged & {start + 1, start + 2}]
    assert missed == [], done.stdout


HEADER = "from openai_fn import client, create_chat_completion, items, list_files, with_options\n"
COMPLETIONS: dict[str, tuple[str, set[str]]] = {
    "params of a direct call": ('create_chat_completion({"<CURSOR>"})', {"messages", "model", "temperature"}),
    "a value": (
        'create_chat_completion({"model": "m", "messages": [], "reasoning_effort": "<CURSOR>"})',
        {"low", "high"},
    ),
    "a role": ('create_chat_completion({"model": "m", "messages": [{"role": "<CURSOR>"}]})', {"user", "system"}),
    "params of a bound function": (
        'ask = with_options(create_chat_completion, {"impl": "local"})\nask({"<CURSOR>"})',
        {"messages", "model"},
    ),
    "a client's attribute": ('client({"impl": "local"}).create_chat_comp<CURSOR>', {"create_chat_completion"}),
    "params of a client's method": (
        'client({"impl": "local"}).create_chat_completion({"<CURSOR>"})',
        {"messages", "model"},
    ),
    "a provider": (
        'create_chat_completion({"model": "m", "messages": []}, {"impl": "<CURSOR>"})',
        {"azure", "local", "openai"},
    ),
    "an option": ('create_chat_completion({"model": "m", "messages": []}, {"<CURSOR>"})', {"timeout", "full_response"}),
    "a key of an answer": (
        'answer = create_chat_completion({"model": "m", "messages": []})\nanswer["<CURSOR>"]',
        {"choices", "usage"},
    ),
    "a key within an answer": (
        'answer = create_chat_completion({"model": "m", "messages": []})\nanswer["choices"][0]["message"]["<CURSOR>"]',
        {"content", "role", "tool_calls"},
    ),
    "a key of a chunk": (
        'for chunk in create_chat_completion({"model": "m", "messages": [], "stream": True}):\n    chunk["<CURSOR>"]',
        {"choices", "usage"},
    ),
    "a key of an item": ('for file in items(list_files):\n    file["<CURSOR>"]', {"filename", "bytes"}),
}


def test_an_editor_completes_params_options_and_answers(tmp_path: Path) -> None:
    pytest.importorskip("pyright")
    (tmp_path / "pyrightconfig.json").write_text(f'{{"extraPaths": ["{ROOT}"]}}')
    with language_server(tmp_path) as server:
        for number, (case, (text, wanted)) in enumerate(COMPLETIONS.items(), 2):
            offered = completions(server, tmp_path, number, f"{HEADER}{text}\n")
            assert wanted <= offered, case


@pytest.mark.parametrize("case", WRONG)
def test_wrong_code_is_told(case: str, tmp_path: Path) -> None:
    text, words = WRONG[case]
    done = checked("mypy", tmp_path, text)
    assert done.returncode == 1, done.stdout + done.stderr
    assert words in done.stdout


def test_pyright_knows_the_names_too(tmp_path: Path) -> None:
    done = checked("pyright", tmp_path, WRONG["a name that is not there"][0])
    assert done.returncode == 1
    assert "create_chat_completions" in done.stdout
