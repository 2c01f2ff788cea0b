"""Option `observe`: the start is reported once and the end once, in sync calls and in aio."""

import asyncio
import gc
import json
from collections.abc import Callable
from threading import Event
from traceback import walk_tb
from typing import Any

import pytest

from openai_fn import (
    BadRequestError,
    InvalidParamsError,
    StreamError,
    aio,
    call,
    create_chat_completion,
    create_embedding,
    create_response,
    create_transcription,
)
from tests.support.server import Server, completion, serve, stream_of

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "a secret question"}]}
STREAM = {**CHAT, "stream": True, "stream_options": {"include_usage": True}}
USAGE = {"prompt_tokens": 9, "completion_tokens": 2, "total_tokens": 11}
LAST = {"object": "chat.completion.chunk", "id": "chatcmpl-1", "model": "gpt-5-2025", "choices": [], "usage": USAGE}
KEY = "sk-test-0123456789"
AT_ONCE = {"retries": 2, "base": 0}
START_KEYS = {"operation", "provider", "url", "model", "params", "stream"}
END_KEYS = {
    "seconds", "first_chunk_seconds", "complete", "attempts", "status", "request_id", "id", "model", "finish_reasons",
    "usage", "cached", "error",
}  # fmt: skip


class Seen:
    """An observer that keeps what it was given."""

    def __init__(self) -> None:
        self.starts: list[Any] = []
        self.ends: list[Any] = []

    def __call__(self, start: Any) -> Any:
        self.starts.append(start)
        return self.ends.append

    def end(self) -> Any:
        """The one end of the one call."""
        assert len(self.starts) == 1
        (end,) = self.ends
        assert {*self.starts[0]} == START_KEYS
        assert {*end} == END_KEYS
        said = json.dumps([self.starts, self.ends])
        assert KEY not in said
        assert "secret question" not in said
        return end


def options_of(server: Server, seen: Seen, **more: Any) -> Any:
    return {"base_url": f"{server.url}/v1", "api_key": KEY, "retry": AT_ONCE, "observe": seen, **more}


def read_stream(stream: Any) -> None:
    list(stream)


def read_until_cut(stream: Any) -> None:
    with pytest.raises(StreamError):
        list(stream)


def close_stream(stream: Any) -> None:
    next(stream)
    stream.close()


def forget_stream(stream: Any) -> None:
    next(stream)
    del stream


async def read_stream_async(stream: Any) -> None:
    async for _ in stream:
        pass


async def read_until_cut_async(stream: Any) -> None:
    with pytest.raises(StreamError):
        await read_stream_async(stream)


async def close_stream_async(stream: Any) -> None:
    await anext(stream)
    await stream.aclose()


async def forget_stream_async(stream: Any) -> None:
    await anext(stream)
    del stream


WHOLE = {"sse": [*stream_of("Hello"), LAST], "headers": {"x-request-id": "req_1"}}
CUT = {"sse": stream_of("Hello")[:2], "done": False}
SLOW = {"sse": [*stream_of("Hello")[:2], 60.0]}
STREAMS: dict[str, tuple[Any, Any, Any, bool, str | None]] = {
    "read": (WHOLE, read_stream, read_stream_async, True, None),
    "cut": (CUT, read_until_cut, read_until_cut_async, False, "stream"),
    "closed": (SLOW, close_stream, close_stream_async, False, None),
    "forgotten": (SLOW, forget_stream, forget_stream_async, False, None),
}


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_ends_once_when_it_is_over(name: str) -> None:
    entry, act, _, complete, category = STREAMS[name]
    seen = Seen()
    with serve([entry]) as server:
        stream = create_chat_completion(STREAM, options_of(server, seen))
        assert not seen.ends
        act(stream)
        del stream
        gc.collect()
    end = seen.end()
    assert (end["complete"], end["error"] and end["error"]["category"]) == (complete, category)
    assert 0 < end["first_chunk_seconds"] <= end["seconds"]
    assert (end["status"], end["attempts"]) == (200, 1)


@pytest.mark.parametrize("name", STREAMS)
def test_a_stream_ends_once_in_an_event_loop(name: str) -> None:
    entry, _, act, complete, category = STREAMS[name]
    seen = Seen()

    async def main(server: Server) -> None:
        await act(await aio.create_chat_completion(STREAM, options_of(server, seen)))
        gc.collect()
        while not seen.ends:  # noqa: ASYNC110  # the loop closes what was forgotten in a task of its own
            await asyncio.sleep(0.01)

    with serve([entry]) as server:
        asyncio.run(main(server))
    end = seen.end()
    assert (end["complete"], end["error"] and end["error"]["category"]) == (complete, category)


def both(script: Any, params: Any, **more: Any) -> list[Any]:
    """The ends of a call in a thread and in an event loop."""
    ends = []
    for step in (create_chat_completion, lambda *args: asyncio.run(call_async(*args))):
        seen = Seen()
        with serve(script) as server:
            step(params, options_of(server, seen, **more))
        ends.append(seen.end())
    return ends


async def call_async(params: Any, options: Any) -> Any:
    return await aio.create_chat_completion(params, options)


def test_the_start_has_the_settings_and_no_content() -> None:
    seen = Seen()
    params: Any = {**CHAT, "temperature": 0.5, "stop": ["secret question"], "user": "me", "reasoning_effort": "low"}
    with serve([{"json": completion()}]) as server:
        create_chat_completion(params, options_of(server, seen, query={"key": KEY}))
    assert seen.end()
    assert seen.starts == [
        {
            "operation": "create_chat_completion",
            "provider": "openai",
            "url": f"{server.url}/v1/chat/completions",
            "model": "gpt-5",
            "params": {"model": "gpt-5", "temperature": 0.5, "reasoning_effort": "low"},
            "stream": False,
        }
    ]


def test_the_end_of_an_answer_has_what_it_says_of_itself() -> None:
    answer = {**completion(), "id": "chatcmpl-1", "model": "gpt-5-2025", "usage": USAGE}
    for end in both([{"json": answer, "headers": {"x-request-id": "req_1"}}], CHAT):
        assert end.pop("seconds") > 0
        assert end == {
            "first_chunk_seconds": None, "complete": True, "attempts": 1, "status": 200, "request_id": "req_1",
            "id": "chatcmpl-1", "model": "gpt-5-2025", "finish_reasons": ["stop"], "usage": USAGE, "cached": False,
            "error": None,
        }  # fmt: skip


def test_the_end_of_a_stream_has_its_usage() -> None:
    seen = Seen()
    with serve([WHOLE]) as server:
        list(create_chat_completion(STREAM, options_of(server, seen)))
    end = seen.end()
    assert (end["usage"], end["finish_reasons"], end["request_id"]) == (USAGE, ["stop"], "req_1")


def test_retries_are_one_call_with_several_attempts() -> None:
    for end in both([{"status": 503}, {"status": 503}, {"json": completion()}], CHAT):
        assert (end["attempts"], end["status"], end["error"]) == (3, 200, None)


def test_an_error_is_the_end_of_a_call() -> None:
    refused = {"error": {"message": "no", "code": "bad"}, "echo": "a secret question"}
    for end in both([{"status": 400, "json": refused}], CHAT, on_error="return"):
        assert (end["status"], end["error"]["category"], end["complete"]) == (400, "bad_request", False)
        assert "body" not in end["error"]
    seen = Seen()
    with serve([{"status": 400, "json": refused}]) as server, pytest.raises(BadRequestError):
        create_chat_completion(CHAT, options_of(server, seen))
    assert seen.end()["error"]["category"] == "bad_request"


def test_a_stream_that_is_given_to_a_function_ends_once() -> None:
    for end in both([WHOLE], STREAM, stream_to=lambda _: None):
        assert (end["complete"], end["usage"]) == (True, USAGE)
    seen = Seen()
    with serve([CUT]) as server, pytest.raises(StreamError):
        create_chat_completion(STREAM, options_of(server, seen, stream_to=lambda _: None))
    assert seen.end()["error"]["category"] == "stream"


def test_an_error_at_the_end_of_a_stream_is_reported_where_it_is_returned() -> None:
    seen = Seen()
    with serve([CUT]) as server:
        *_, last = create_chat_completion(STREAM, options_of(server, seen, on_error="return"))
    assert (last["category"], seen.end()["error"]["category"]) == ("stream", "stream")


def test_a_cached_answer_says_so() -> None:
    store: Any = {}
    with serve([{"json": completion()}]) as server:
        ends = []
        for _ in range(2):
            seen = Seen()
            create_chat_completion(CHAT, options_of(server, seen, cache=store))
            ends.append(seen.end())
    assert [(end["cached"], end["attempts"], end["status"]) for end in ends] == [(False, 1, 200), (True, 0, 200)]
    assert ends[0]["id"] == ends[1]["id"]


def test_a_call_that_is_cancelled_ends_once() -> None:
    seen, never = Seen(), Event()

    async def main(server: Server) -> None:
        call = asyncio.create_task(aio.create_chat_completion(CHAT, options_of(server, seen)))
        while not server.requests:  # noqa: ASYNC110  # the server is a thread
            await asyncio.sleep(0.01)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    with serve([{"raw": [never]}]) as server:
        asyncio.run(main(server))
    error = seen.end()["error"]
    assert (error["category"], error["cause"]) == ("interrupted", "CancelledError")


def test_a_stream_that_is_cancelled_while_it_is_read_ends_once() -> None:
    seen = Seen()

    async def read(server: Server, begun: asyncio.Event) -> None:
        async for _ in await aio.create_chat_completion(STREAM, options_of(server, seen)):
            begun.set()

    async def main(server: Server) -> None:
        begun = asyncio.Event()
        task = asyncio.create_task(read(server, begun))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0)

    with serve([SLOW]) as server:
        asyncio.run(main(server))
    end = seen.end()
    assert not end["complete"]
    assert end["first_chunk_seconds"]


@pytest.mark.parametrize("raised", [KeyboardInterrupt, ValueError])
def test_an_exception_of_something_else_is_an_end_that_repeats_nothing_of_it(raised: type[BaseException]) -> None:
    seen = Seen()

    def transport(_: Any) -> Any:
        raise raised(KEY)

    with pytest.raises(raised):
        create_chat_completion(CHAT, {"transport": transport, "api_key": KEY, "observe": seen})
    assert seen.end()["error"]["cause"] == raised.__name__


def failing(_: Any) -> Any:
    raise ZeroDivisionError("mine")


@pytest.mark.parametrize("observe", [failing, lambda _: failing])
def test_a_function_that_fails_loses_no_response(observe: Callable[..., Any]) -> None:
    with serve([{"json": completion("Hello")}]) as server:
        options: Any = {"base_url": f"{server.url}/v1", "api_key": KEY, "observe": observe}
        with pytest.warns(RuntimeWarning, match="observe failed: ZeroDivisionError: mine"):
            assert create_chat_completion(CHAT, options)["choices"]


def test_a_function_that_returns_none_is_told_no_end() -> None:
    starts: list[Any] = []
    with serve([{"json": completion()}]) as server:
        options: Any = {"base_url": f"{server.url}/v1", "api_key": KEY, "observe": starts.append}
        create_chat_completion(CHAT, options)
    assert len(starts) == 1


def test_params_that_are_never_sent_are_not_observed() -> None:
    seen = Seen()
    with pytest.raises(InvalidParamsError):
        create_chat_completion({}, {"api_key": KEY, "observe": seen})
    assert not seen.starts


@pytest.mark.parametrize("stream", [False, True])
def test_credentials_that_a_server_repeats_are_in_no_end(stream: bool) -> None:  # noqa: FBT001  # a param of the call
    echo = {"id": KEY, "model": f"Bearer {KEY}", "usage": {"note": KEY}}
    chunks = [{**chunk, **echo} for chunk in stream_of("Hello")]
    entry = {"sse": chunks[:2], "done": False} if stream else {"json": {**completion(), **echo}}
    seen = Seen()
    with serve([{**entry, "headers": {"x-request-id": KEY}}]) as server:
        result = create_chat_completion({**CHAT, "stream": stream}, options_of(server, seen))
        if stream:
            with pytest.raises(StreamError) as caught:
                list(result)
            frames = [frame for frame, _ in walk_tb(caught.value.__traceback__)]
            ours = [frame.f_locals for frame in frames if "openai_fn" in frame.f_code.co_filename]
            assert ours
            assert KEY not in repr(ours)
    assert seen.end()["request_id"]


def test_responses_and_embeddings_are_read_too() -> None:
    usage = {"input_tokens": 5, "output_tokens": 1}
    whole = {
        "object": "response", "id": "resp_1", "model": "gpt-5", "status": "incomplete", "usage": usage,
        "incomplete_details": {"reason": "max_output_tokens"},
    }  # fmt: skip
    events = [
        {"type": "response.created", "response": {"object": "response", "id": "resp_1", "status": "in_progress"}},
        {"type": "response.incomplete", "response": whole},
    ]
    for params, entry in (({"stream": True}, {"sse": events}), ({}, {"json": whole})):
        seen = Seen()
        with serve([entry]) as server:
            asked: Any = {"model": "gpt-5", "input": "a secret question", **params}
            [*create_response(asked, options_of(server, seen))]
        end = seen.end()
        assert (end["id"], end["finish_reasons"], end["usage"]) == ("resp_1", ["max_output_tokens"], usage)
    seen = Seen()
    vector = {"object": "embedding", "index": 0, "embedding": "AAAAPw=="}
    with serve([{"json": {"object": "list", "model": "e", "data": [vector], "usage": {"prompt_tokens": 3}}}]) as server:
        create_embedding({"model": "e", "input": "a secret question"}, options_of(server, seen, full_response=True))
    assert (seen.end()["model"], seen.ends[0]["usage"]) == ("e", {"prompt_tokens": 3})


SPEECH = {"model": "tts-1", "input": "x", "voice": "alloy"}
FILE = {"file": ("a.mp3", b"sound"), "model": "whisper-1"}
SAID = {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}]}
CONTENT: dict[str, tuple[str, Any, Any, Any, Any]] = {
    "an answer": ("create_chat_completion", CHAT, {"json": SAID}, CHAT, SAID),
    "a credential that the server repeats": (
        "create_chat_completion",
        {**CHAT, "user": f"me {KEY}"},
        {"json": {**SAID, "id": KEY, "key": "sk-proj-0123456789abcdef", "client_secret": "abc"}},
        {**CHAT, "user": "me ***"},
        {**SAID, "id": "***", "key": "***", "client_secret": "***"},
    ),
    "an error": ("create_chat_completion", CHAT, {"status": 400, "json": {"error": {"message": "no"}}}, CHAT, None),
    "bytes": ("create_speech", SPEECH, {"bytes": b"ID3", "headers": {"content-type": "audio/mpeg"}}, SPEECH, None),
    "nothing sent": ("list_models", {}, {"json": {"data": []}}, None, {"data": []}),
}


@pytest.mark.parametrize("world", ["sync", "aio"])
@pytest.mark.parametrize("case", CONTENT)
def test_content_is_a_key_of_its_own_where_it_is_asked_for(case: str, world: str) -> None:
    name, params, entry, sent, received = CONTENT[case]
    seen = Seen()
    with serve([entry]) as server:
        given = options_of(server, seen, observe_content=True, on_error="return", validate=False)
        asyncio.run(aio.call(name, params, given)) if world == "aio" else call(name, params, given)
    assert (seen.starts[0]["content"], seen.ends[0]["content"]) == (sent, received)
    assert {*seen.starts[0]} - START_KEYS == {*seen.ends[0]} - END_KEYS == {"content"}


def test_content_of_a_file_is_the_name_of_its_type() -> None:
    seen = Seen()
    with serve([{"json": {"text": "Hi"}}]) as server:
        create_transcription(FILE, options_of(server, seen, observe_content=True))
    assert seen.starts[0]["content"]["model"] == "whisper-1"
    assert b"sound" not in repr(seen.starts).encode()
    assert seen.ends[0]["content"] == {"text": "Hi"}


@pytest.mark.parametrize("name", STREAMS)
def test_content_of_a_stream_is_what_its_chunks_add_up_to(name: str) -> None:
    entry, act, _, complete, _ = STREAMS[name]
    seen = Seen()
    with serve([entry]) as server:
        stream = create_chat_completion(STREAM, options_of(server, seen, observe_content=True))
        act(stream)
        del stream
        gc.collect()
    (end,) = seen.ends
    assert end["content"]["choices"][0]["message"]["content"] == "Hello"
    assert ("usage" in end["content"]) is complete


def test_an_observer_cannot_change_what_is_sent_or_returned() -> None:
    def observe(start: Any) -> Any:
        start["content"]["messages"].clear()
        return lambda end: end["content"].clear()

    with serve([{"json": SAID}]) as server:
        options = {**options_of(server, Seen()), "observe": observe, "observe_content": True}
        assert create_chat_completion(CHAT, options) == SAID
        assert server.requests[0]["json"] == CHAT


@pytest.mark.parametrize("world", ["sync", "aio"])
def test_a_call_whose_chunks_go_to_a_function_ends_with_what_the_call_comes_to(world: str) -> None:
    def fail(_chunk: Any) -> None:
        raise KeyError("mine")

    for target, complete, category in ((print, True, None), (fail, False, "interrupted")):
        seen = Seen()
        with serve([WHOLE]) as server:
            given = options_of(server, seen, stream_to=target, observe_content=True)
            try:
                asyncio.run(aio.create_chat_completion(CHAT, given)) if world == "aio" else create_chat_completion(
                    CHAT, given
                )
            except KeyError:
                assert not complete
        (end,) = seen.ends
        assert (end["complete"], end["error"] and end["error"]["category"]) == (complete, category)
        assert 0 < end["first_chunk_seconds"] <= end["seconds"]
        assert (end["content"] is not None) is complete
        assert not complete or end["content"]["choices"][0]["message"]["content"] == "Hello"
