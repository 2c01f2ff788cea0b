"""What a hostile server or a careless transport sends: bounded, redacted, and an OpenAIError in both worlds."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import pytest

from openai_fn import (
    APIResponseValidationError,
    InvalidOptionsError,
    OpenAIError,
    StreamError,
    accumulate,
    aio,
    create_chat_completion,
)
from openai_fn.response.decode import MAX_DEPTH, nests_too_deeply
from tests.support.fake import CHAT
from tests.support.server import serve

KEY = "sk-marked-0123456789abcdef"
KEYS: dict[str, Any] = {"api_key": KEY, "retry": 0}
STREAM = {**CHAT, "stream": True}
DEPTHS = [MAX_DEPTH + 1, 450, 900, 5000]


def nest(levels: int) -> str:
    return '{"a":' * (levels - 1) + "{}" + "}" * (levels - 1)


def call_in_both(params: Any, options: Any) -> list[OpenAIError]:
    """The errors of a call and of an awaited call; a stream is read to its end."""

    async def await_it() -> None:
        result = await aio.create_chat_completion(params, options)
        if params.get("stream") and not callable(options.get("stream_to")):
            async for _ in result:
                pass

    with pytest.raises(OpenAIError) as sync:
        accumulate(create_chat_completion(params, options))
    with pytest.raises(OpenAIError) as awaited:
        asyncio.run(await_it())
    return [sync.value, awaited.value]


@pytest.mark.parametrize("levels", DEPTHS)
def test_json_that_nests_too_deeply_is_an_error(levels: int) -> None:
    with serve([{"body": nest(levels).encode(), "headers": {"content-type": "application/json"}}] * 2) as server:
        errors = call_in_both(CHAT, {"base_url": server.url, **KEYS, "cache": {}})
    for error in errors:
        assert type(error) is APIResponseValidationError
        assert "deeper than" in str(error)


@pytest.mark.parametrize("levels", DEPTHS)
@pytest.mark.parametrize("event", ["data: {}\n\n", "event: x\ndata: {}\n\n"])
def test_a_chunk_that_nests_too_deeply_is_an_error(levels: int, event: str) -> None:
    body = event.replace("{}", nest(levels)).encode()
    with serve([{"body": body, "headers": {"content-type": "text/event-stream"}}] * 2) as server:
        errors = call_in_both(STREAM, {"base_url": server.url, **KEYS})
    for error in errors:
        assert type(error) is StreamError
        assert "deeper than" in str(error)
        assert not error.data["retryable"]


def test_what_is_as_deep_as_allowed_passes_and_many_brackets_are_no_depth() -> None:
    def count(levels: int) -> Any:
        data: Any = []
        for _ in range(levels - 1):
            data = [data]
        return data

    assert not nests_too_deeply(count(MAX_DEPTH), "[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert nests_too_deeply(count(MAX_DEPTH + 1), "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert not nests_too_deeply([[]] * 9999, b"[]" * 9999)


def endless() -> Iterator[bytes]:
    while True:
        yield b'data: {"choices": [{"index": 0, "delta": {"content": "' + b"x" * 1000 + b'"}}]}\n\n'


@pytest.mark.parametrize("piece", [b'data: {"choices": [{"index": 0, "delta": {"content": "x"}}]}\n\n', b": ping\n\n"])
def test_stream_to_a_function_is_bounded_by_max_body(piece: bytes) -> None:
    received: list[Any] = []

    def send(_: Any) -> Mapping[str, Any]:
        return {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": iter(lambda: piece, None)}

    options = {**KEYS, "transport": send, "stream_to": received.append, "max_body": 10_000}
    for error in call_in_both(CHAT, options):
        assert type(error) is StreamError
        assert "longer than max_body" in str(error)
    assert len(received) <= 2 * (10_000 // len(piece))


def test_a_stream_that_the_caller_reads_is_not_bounded() -> None:
    def send(_: Any) -> Mapping[str, Any]:
        return {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": endless()}

    stream: Any = create_chat_completion(STREAM, {**KEYS, "transport": send, "max_body": 10_000})
    assert len([next(stream) for _ in range(100)]) == 100
    stream.close()


@pytest.mark.parametrize("header", ["x-request-id", "apim-request-id", "openai-model"])
def test_a_header_that_repeats_the_key_shows_it_in_no_trace_and_no_result(header: str) -> None:
    events: list[Any] = []
    store: dict[str, Any] = {}
    reply = {"json": {"id": "x", "object": "chat.completion", "choices": []}, "headers": {header: f"req-{KEY}"}}
    with serve([reply]) as server:
        options = {"base_url": server.url, **KEYS, "trace": events.append, "full_response": True, "cache": store}
        result = create_chat_completion({**CHAT, "seed": 1, "temperature": 0}, options)
    assert KEY not in repr([events, dict(result), store])
    assert "req-***" in repr(dict(result))


@pytest.mark.parametrize("params", [CHAT, STREAM])
@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("target", [None, "out"])
def test_an_async_body_in_a_sync_call_is_an_invalid_option(
    params: Any, status: int, target: Any, tmp_path: Any
) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"{}"

    def send(_: Any) -> Mapping[str, Any]:
        return {"status": status, "headers": {}, "body": pieces()}

    more = {"stream_to": tmp_path / target} if target else {}
    with pytest.raises(InvalidOptionsError, match="async iterator"):
        create_chat_completion(params, {**KEYS, "transport": send, **more})
