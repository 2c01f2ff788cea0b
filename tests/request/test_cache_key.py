"""A digest tells requests apart by what they ask, and by nothing else."""

from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from openai_fn import OpenAIError, create_transcription, request_for
from openai_fn.request.cache_key import compute_cache_key
from tests.support.fake import CHAT

KEY = {"api_key": "sk-1"}
FORMAT = {"type": "json_schema", "json_schema": {"name": "n", "schema": {"properties": {"a": {}, "b": {}}}}}
TURNED = {"type": "json_schema", "json_schema": {"name": "n", "schema": {"properties": {"b": {}, "a": {}}}}}


def key(params: Any = CHAT, options: Any = KEY, function: Any = "create_chat_completion", **settled: Any) -> str | None:
    resolved: Any = settled
    return compute_cache_key(request_for(function, params, {**KEY, "validate": False, **options}), resolved)


@pytest.mark.parametrize(
    ("params", "options"),
    [
        (dict(reversed(CHAT.items())), {}),
        (MappingProxyType(CHAT), {}),
        ({**CHAT, "messages": tuple(CHAT["messages"])}, {}),
        ({"model": "gpt-5"}, {"body": {"messages": CHAT["messages"]}}),
        (CHAT, {"api_key": "sk-other"}),
        (CHAT, {"organization": "org-1", "project": "proj-1"}),
        (CHAT, {"headers": {"Authorization": "Bearer x", "api-key": "y", "Cookie": "z", "User-Agent": "me"}}),
        (CHAT, {"headers": {"idempotency-key": "1", "x-client-request-id": "2"}}),
        (CHAT, {"timeout": 3, "retry": 7, "deadline": 5, "stream_to": "answer.json"}),
    ],
)
def test_the_same_question_has_the_same_key(params: Any, options: Any) -> None:
    assert key(params, options) == key()


@pytest.mark.parametrize(
    ("params", "options"),
    [
        ({**CHAT, "model": "gpt-5-mini"}, {}),
        ({**CHAT, "seed": 1}, {}),
        ({**CHAT, "n": True}, {}),
        ({**CHAT, "stream": True}, {}),
        (CHAT, {"base_url": "https://example.com/v1"}),
        (CHAT, {"impl": "azure", "base_url": "https://me.openai.azure.com"}),
        (CHAT, {"query": {"api-version": "preview"}}),
        (CHAT, {"headers": {"openai-beta": "x=v1"}}),
        (CHAT, {"headers": {"x-gateway-route": "cheap"}}),
        (CHAT, {"body": {"top_k": 1}}),
    ],
)
def test_another_question_has_another_key(params: Any, options: Any) -> None:
    assert key(params, options) != key()


def test_the_order_within_a_schema_is_part_of_the_question() -> None:
    assert key({**CHAT, "response_format": FORMAT}) != key({**CHAT, "response_format": TURNED})


def test_the_file_of_a_local_model_is_part_of_the_question() -> None:
    assert key(options={"impl": "local"}, model_path="a.gguf") != key(options={"impl": "local"}, model_path="b.gguf")


@pytest.mark.parametrize("odd", [float("nan"), {1, 2}, b"bytes"])
def test_what_is_not_json_has_no_key(odd: Any) -> None:
    assert key({**CHAT, "odd": odd}) is None


def test_what_holds_itself_has_no_key() -> None:
    loop: list[Any] = []
    loop.append(loop)
    assert key({**CHAT, "odd": loop}) is None


def test_a_file_is_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF1")
    opened = BytesIO(b"RIFF1")
    same = [path, ("b.wav", b"RIFF1"), ("b.wav", opened)]
    first, *others = [key({"file": file, "model": "whisper-1"}, function=create_transcription) for file in same]
    assert first
    assert others == [first, first]
    assert opened.tell() == 0
    path.write_bytes(b"RIFF2")
    assert key({"file": path, "model": "whisper-1"}, function=create_transcription) != first
    assert key({"file": ("a.mp3", b"RIFF1"), "model": "whisper-1"}, function=create_transcription) != first


def test_a_file_that_is_gone_is_the_error_of_the_call(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF1")
    request = request_for(create_transcription, {"file": path, "model": "whisper-1"}, KEY)
    path.unlink()
    with pytest.raises(OpenAIError, match=r"a\.wav: cannot be read"):
        compute_cache_key(request, {})
