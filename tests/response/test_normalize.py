"""What a user's own transport may return, and what is said of anything else."""

from collections.abc import Iterator
from typing import Any

import pytest

from openai_fn import InvalidOptionsError, create_chat_completion, create_speech, is_error, make_error
from tests.support.fake import CHAT
from tests.support.replies import chunk, completion

STREAM = {**CHAT, "stream": True}
JSON = b'{"id": "x"}'
CHUNKS = [chunk({"content": "fi"}), chunk({"content": "ne"}, finish_reason="stop")]


def call(returned: Any, params: Any = CHAT, **more: Any) -> Any:
    return create_chat_completion(params, {"transport": lambda _: returned, "api_key": "x", "retry": 0, **more})


@pytest.mark.parametrize("body", [JSON, JSON.decode(), bytearray(JSON), memoryview(JSON), {"id": "x"}, [JSON]])
@pytest.mark.parametrize("headers", [None, {}, {"Content-Type": "application/json"}, {b"X-A": b"b", "x-n": 1}])
def test_a_body_comes_in_any_form(body: Any, headers: Any) -> None:
    assert call({"status": 200, "headers": headers, "body": body}) == {"id": "x"}


def test_a_body_may_be_an_iterator() -> None:
    assert call({"status": 200, "body": iter([JSON[:3], JSON[3:]])}) == {"id": "x"}
    assert call({"status": 200, "body": (piece for piece in ['{"id": ', b'"x"}'])}) == {"id": "x"}


def test_a_list_is_chunks_where_a_stream_was_asked_for_and_else_json() -> None:
    assert list(call({"status": 200, "body": CHUNKS}, STREAM)) == CHUNKS
    assert call({"status": 200, "body": [1, {"a": None}]}) == [1, {"a": None}]


def test_a_stream_may_come_as_bytes_or_text_without_a_type() -> None:
    text = 'data: {"choices": [], "id": "x"}\n\ndata: [DONE]\n\n'
    for body in (text, text.encode(), iter([text.encode()])):
        assert [one["id"] for one in call({"status": 200, "body": body}, STREAM)] == ["x"]


def test_headers_are_found_whatever_their_case() -> None:
    found = call({"status": 200, "headers": {"X-Request-ID": "req_1"}, "body": completion("hi")}, full_response=True)
    assert found["headers"]["x-request-id"] == "req_1"


@pytest.mark.parametrize(
    ("error", "category"),
    [
        ({"category": "timeout", "message": "too slow"}, "timeout"),
        ({"message": "too slow"}, "connection"),
        ({}, "connection"),
        (make_error("rate_limit", "too fast", status=429), "rate_limit"),
    ],
)
def test_an_error_of_a_transport_is_completed(error: Any, category: str) -> None:
    found = call({"error": error}, on_error="return")
    assert (is_error(found), found["category"], type(found["retryable"]), bool(found["hint"])) == (
        True, category, bool, True)  # fmt: skip


@pytest.mark.parametrize(
    "returned",
    [
        None, 5, "text", b"bytes", [], {}, {"body": {}}, {"status": "200"}, {"status": True}, {"status": None},
        {"status": 200, "headers": "x: y"}, {"status": 200, "headers": {"x": None}},
        {"status": 200, "headers": {1.5: "x"}},
        {"status": 200, "body": 5}, {"status": 200, "body": object()}, {"status": 200, "body": {"a": {1, 2}}},
        lambda: {"status": 200, "body": iter([5])}, lambda: {"status": 200, "body": (one for one in [{"a": 1}])},
        {"error": "gone"}, {"error": None}, {"error": {"category": "conection"}}, {"error": {"category": []}},
    ],
)  # fmt: skip
@pytest.mark.parametrize("params", [CHAT, STREAM])
def test_anything_else_is_an_options_error_that_says_what_to_return(returned: Any, params: Any) -> None:
    with pytest.raises(InvalidOptionsError, match=r"(?s)transport: .*make_error"):
        list(call(returned() if callable(returned) else returned, params))


def test_a_generator_is_closed_when_its_reader_leaves() -> None:
    ended: list[str] = []

    def pieces() -> Iterator[bytes]:
        try:
            yield b'data: {"choices": []}\n\n' * 3
            yield b"data: {}"
        finally:
            ended.append("closed")

    stream = call({"status": 200, "headers": {"content-type": "text/event-stream"}, "body": pieces()}, STREAM)
    next(stream)
    stream.close()
    assert ended == ["closed"]


def test_media_may_come_from_a_transport_too() -> None:
    speech = {"model": "tts-1", "voice": "alloy", "input": "hi"}
    send = {"transport": lambda _: {"status": 200, "body": b"ID3\x04\xff"}, "api_key": "x"}
    assert create_speech(speech, send) == b"ID3\x04\xff"
