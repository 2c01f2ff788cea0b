"""Calls recorded in a file and played back."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openai_fn import (
    InvalidOptionsError,
    NotFoundError,
    OpenAIError,
    create_chat_completion,
    create_speech,
    create_transcription,
    list_models,
    output_text,
    retrieve_model,
    text_deltas,
)
from openai_fn.testing import cassette, fake
from tests.support.replies import completion, stream_of
from tests.support.server import serve

KEY = "sk-verysecretkey1234"
CHAT: dict[str, Any] = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hi"}]}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """What the real service says, with the key that it was sent here and there."""
    echo = {"x-echo": KEY, "set-cookie": "session=abc", "x-request-id": "req_1"}
    if request["path"].endswith("/models/none"):
        return {"status": 404, "json": {"error": {"message": f"no model for {KEY}", "code": "model_not_found"}}}
    if request["path"].endswith("/models"):
        return {"json": {"object": "list", "data": [], "run": len(RUNS) + 1}, "headers": echo}
    if request["path"].endswith("/speech"):
        return {"headers": {"content-type": "audio/mpeg"}, "body": b"\xff\xfbID3"}
    if request["path"].endswith("/transcriptions"):
        return {"json": {"text": "a transcript"}}
    if request["json"].get("stream"):
        return {"sse": stream_of("Hello to you ü.")}
    return {"json": completion(f"Hello, {KEY}"), "headers": echo}


RUNS: list[int] = []


@pytest.fixture
def server() -> Iterator[Any]:
    RUNS.clear()
    with serve(answer) as running:
        yield running


def options(server: Any, transport: Any) -> dict[str, Any]:
    return {"base_url": server.url, "api_key": KEY, "transport": transport}


def call_all(options: dict[str, Any]) -> list[Any]:
    """A whole answer, a stream, bytes, a form, an error, a query."""
    with pytest.raises(NotFoundError) as caught:
        retrieve_model({"model": "none"}, options)
    return [
        create_chat_completion(CHAT, options)["choices"][0]["message"]["content"].replace(KEY, "***"),
        list(create_chat_completion({**CHAT, "stream": True}, options)),
        create_speech({"model": "m", "input": "x", "voice": "alloy"}, options),
        create_transcription({"model": "m", "file": ("a.wav", b"RIFF" * 100)}, options),
        caught.value.data["code"],
        list_models({}, {**options, "query": {"after": "a", "api_key": KEY}}),
    ]


def test_what_was_recorded_is_played_back_without_a_server(server: Any, tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "calls.json"
    recorded = call_all(options(server, cassette(file)))
    sent = len(server.requests)
    assert call_all(options(server, cassette(file))) == recorded
    assert call_all(options(server, cassette(file, "none"))) == recorded
    keyless = {"base_url": server.url, "transport": cassette(str(file), "none")}
    assert output_text(create_chat_completion(CHAT, keyless)) == "Hello, ***"
    assert len(server.requests) == sent


def test_a_cassette_is_readable_and_holds_no_credentials(server: Any, tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    params = {
        **CHAT,
        "tools": [{"type": "mcp", "authorization": "abcdef123456"}],
        "metadata": {"k": "ek_0123456789abcdef"},
    }
    given = {**options(server, cassette(file)), "validate": False}
    call_all(given)
    create_chat_completion(params, given)
    text = file.read_text(encoding="utf-8")
    for secret in (KEY, "Bearer", "session=abc", "req_1", "abcdef123456", "ek_0123456789abcdef"):
        assert secret not in text
    calls = json.loads(text)["calls"]
    chat = next(call for call in calls if call["request"]["url"].endswith("/chat/completions"))
    assert chat["request"] == {"method": "POST", "url": f"{server.url}/chat/completions", "body": CHAT}
    assert chat["response"]["json"]["choices"][0]["message"]["content"] == "Hello, ***"
    stream = next(call for call in calls if "events" in call["response"])
    assert stream["response"]["events"][1]["choices"][0]["delta"] == {"content": "Hello "}
    assert "ü" in text


def test_equal_requests_are_played_in_turn_and_the_last_one_stays(tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    tape = cassette(file, "once", fake([{"n": 1}, {"n": 2}]))
    given = {"api_key": "x", "transport": tape}
    assert [list_models({}, given)["n"] for _ in range(2)] == [1, 2]
    given = {"transport": cassette(file)}
    assert [list_models({}, given)["n"] for _ in range(4)] == [1, 2, 2, 2]


def test_all_records_anew(tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    for text in ("old", "new"):
        create_chat_completion(CHAT, {"api_key": "x", "transport": cassette(file, "all", fake(text))})
    assert len(json.loads(file.read_text())["calls"]) == 1
    assert output_text(create_chat_completion(CHAT, {"transport": cassette(file)})) == "new"


def test_a_request_that_was_not_recorded_names_the_nearest_and_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    given = {"api_key": "x", "transport": cassette(file, "once", fake([{"data": []}, "Hello"]))}
    list_models({}, given)
    create_chat_completion(CHAT, given)
    asked = {**CHAT, "messages": [{"role": "user", "content": "Bye"}], "temperature": 0}
    with pytest.raises(OpenAIError) as caught:
        create_chat_completion(asked, {"transport": cassette(file)})
    text = str(caught.value)
    assert "cassette" in text
    assert "the nearest is POST https://api.openai.com/v1/chat/completions" in text
    assert "body.messages[0].content: recorded 'Hi', got 'Bye'" in text
    assert "body.temperature: not recorded, got 0" in text
    assert caught.value.data["operation"] == "create_chat_completion"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "does not exist: record it with mode 'once' or 'all'"),
        ("{", "cannot be read"),
        ('{"calls": [1]}', "it contains no recorded calls"),
        ('{"calls": []}', "it is empty"),
    ],
)
def test_a_file_that_is_none_raises_at_the_call(tmp_path: Path, content: str | None, words: str) -> None:
    file = tmp_path / "calls.json"
    if content is not None:
        file.write_text(content)
    transport = cassette(file, "none")
    with pytest.raises(OpenAIError, match="cassette") as caught:
        create_chat_completion(CHAT, {"transport": transport})
    assert words in str(caught.value)


def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    transport = cassette(tmp_path / "folder" / "calls.json", "all", fake("Hello"))
    with pytest.raises(InvalidOptionsError, match="cannot be written"):
        create_chat_completion(CHAT, {"api_key": "x", "transport": transport})


def test_an_unknown_mode_is_refused_at_once() -> None:
    with pytest.raises(InvalidOptionsError, match="expected one of 'none', 'once', 'all', got 'new'"):
        cassette("calls.json", "new")


def test_what_fails_on_the_way_is_not_recorded(tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    given = {"api_key": "x", "transport": cassette(file, "once", fake([{"error": "timeout"}, "Hello"]))}
    assert output_text(create_chat_completion(CHAT, given)) == "Hello"
    assert len(json.loads(file.read_text())["calls"]) == 1


def test_a_stream_that_is_left_is_recorded_as_far_as_it_was_read(server: Any, tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    stream = create_chat_completion({**CHAT, "stream": True}, options(server, cassette(file)))
    next(stream)
    stream.close()
    assert json.loads(file.read_text())["calls"][0]["response"]["events"]


def test_the_local_model_can_be_recorded(tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    chat = {"model": "local", "messages": CHAT["messages"], "max_tokens": 5, "temperature": 0, "stream": True}
    local = {"impl": "local", "transport": cassette(file)}
    text = "".join(text_deltas(create_chat_completion(chat, local)))
    assert text
    played = {"impl": "local", "transport": cassette(file, "none")}
    assert "".join(text_deltas(create_chat_completion(chat, played))) == text
    assert os.listdir(tmp_path) == ["calls.json"]  # noqa: PTH208  # names are enough
