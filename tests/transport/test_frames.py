"""No frame of an exception that leaves the transport holds the key: after an error, and after an interrupt."""

import asyncio
import gc
import signal
import socket
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import FrameType, GeneratorType
from typing import Any

import pytest
import requests

import openai_fn
from openai_fn import OpenAIError, aio, create_chat_completion
from openai_fn.transport.failures import clear_frames
from tests.support.server import serve

KEY = "sk-marked-0123456789abcdef"
KEYS: dict[str, str] = {"api_key": KEY}
"""The key stands here, in no frame's variables."""
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "hi"}]}
BIG = {**CHAT, "metadata": {"big": "x" * 20_000_000}}
WAYS: dict[str, Mapping[str, Any]] = {
    "fast": {},
    "plain": {"fast": False},
    "fast, with a deadline": {"deadline": 60.0},
    "plain, with a deadline": {"fast": False, "deadline": 60.0},
    "a session": {"session": requests.Session},
}


def frames(error: BaseException) -> Iterator[FrameType]:
    """All frames of an exception and of those it came from, without those of this test."""
    for link in (error, error.__context__, error.__cause__):
        if link is not None:
            for frame, _ in traceback.walk_tb(link.__traceback__):
                if frame.f_code.co_filename != __file__:
                    yield frame
            if link is not error:
                yield from frames(link)


def visible(value: Any, depth: int = 0) -> str:
    """What a printer of variables would find in a value: reprs, and the attributes of objects, a few steps down."""
    text = repr(value)
    if depth < 3 and hasattr(value, "__dict__") and not isinstance(value, type):
        text += "".join(visible(inner, depth + 1) for inner in list(vars(value).values()))
    return text


def call(url: str, **more: Any) -> Any:
    return create_chat_completion(more.pop("params", CHAT), {"base_url": f"{url}/v1", "retry": 0, **KEYS, **more})


def shown(error: BaseException) -> list[str]:
    return [
        f"{frame.f_code.co_filename}:{name}"
        for frame in frames(error)
        for name, value in frame.f_locals.items()
        if KEY in visible(value)
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "script",
    [
        {"raw": ["reset"]},
        {"raw": [b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", 0.01, "reset"]},
        {"raw": [b"nonsense\r\n\r\n"]},
        {"status": 401, "json": {"error": {"message": f"bad key {KEY}"}}},
    ],
    ids=["reset", "cut", "no HTTP", "401"],
)
def test_no_error_shows_the_key(way: str, script: Mapping[str, Any]) -> None:
    with serve([script]) as server, pytest.raises(OpenAIError) as raised:
        call(server.url, **WAYS[way])
    assert shown(raised.value) == []


@contextmanager
def deaf_server() -> Iterator[tuple[str, threading.Event]]:
    """A server that reads a request's first bytes, says so, and nothing more."""
    begun, done = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            with listener.accept()[0] as sock:
                sock.recv(10)
                begun.set()
                done.wait(60)

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}", begun
        finally:
            done.set()
            thread.join()


@pytest.mark.parametrize("way", WAYS)
def test_an_interrupt_of_an_upload_shows_no_key(way: str) -> None:
    with deaf_server() as (url, begun), interrupted_after(begun), pytest.raises(KeyboardInterrupt) as raised:
        call(url, params=BIG, validate=False, timeout=60.0, **WAYS[way])
    found = [*frames(raised.value)]
    assert any(frame.f_code.co_name == "send" for frame in found)
    assert shown(raised.value) == []


@pytest.mark.parametrize("params", [CHAT, BIG], ids=["waiting", "sending"])
def test_an_interrupt_of_an_event_loop_shows_no_key_and_leaves_no_socket(params: Any) -> None:
    async def act(url: str) -> None:
        await aio.create_chat_completion(
            params, {"base_url": f"{url}/v1", "retry": 0, "validate": False, "timeout": 60.0, **KEYS}
        )

    with warnings.catch_warnings(record=True) as caught, deaf_server() as (url, begun):
        warnings.simplefilter("always")
        with interrupted_after(begun), pytest.raises(KeyboardInterrupt) as raised:
            asyncio.run(act(url))
        assert shown(raised.value) == []
        del raised
        gc.collect()
    port = url.rpartition(":")[2]
    assert [str(one.message) for one in caught if port in str(one.message) or "Unclosed" in str(one.message)] == []


@contextmanager
def interrupted_after(event: threading.Event) -> Iterator[None]:
    """Ctrl-C in this thread, some time after `event`."""
    main = threading.get_ident()

    def interrupt() -> None:
        event.wait(60)
        signal.pthread_kill(main, signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        signal.signal(signal.SIGINT, before)


def test_the_search_would_find_the_key() -> None:
    """In requests' frames it stands, where nobody clears them."""

    def fail() -> None:
        requests.get("http://127.0.0.1:9", headers={"Authorization": KEYS["api_key"]}, timeout=5)

    with pytest.raises(requests.ConnectionError) as raised:
        fail()
    assert shown(raised.value)
    clear_frames(raised.value)
    assert shown(raised.value) == []


def test_frames_are_cleared_through_causes_and_circles() -> None:
    def fail(secret: str) -> None:
        raise ValueError(len(secret))

    def wrap(action: Callable[[str], None], secret: str) -> None:
        try:
            action(secret)
        except ValueError as error:
            wrapped = KeyError()
            error.__context__ = wrapped
            raise wrapped from error

    with pytest.raises(KeyError) as raised:
        wrap(fail, KEY)
    clear_frames(raised.value)
    cause = raised.value.__cause__
    assert cause
    assert [frame.f_locals for error in (raised.value, cause) for frame, _ in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_name in {"fail", "wrap"}] == [{}, {}, {}]  # fmt: skip


SSE_REPLY = {"body": f'data: {{"x": "{KEY}"}}\n\n'.encode(), "headers": {"content-type": "text/event-stream"}}
PAGE_REPLY = {"body": f"<html>{KEY}".encode(), "headers": {"content-type": "text/html"}}
REFUSAL = {"status": 401, "json": {"error": KEY}}
MISPLACED: dict[str, Any] = {"api_key": KEY}
HELPERS: dict[str, Callable[[Any, Any], Any]] = {
    "call": lambda more, options: openai_fn.call("create_chat_completion", {**CHAT, **more}, options),
    "bound": lambda more, options: openai_fn.client(options).create_chat_completion({**CHAT, **more}),
    "request_for": lambda more, options: openai_fn.request_for(create_chat_completion, {**CHAT, **more}, options),
    "pages": lambda more, options: [*openai_fn.pages(openai_fn.list_files, more, options)],
    "items": lambda more, options: [*openai_fn.items("list_files", more, options)],
    "wait_for": lambda more, options: openai_fn.wait_for("retrieve_batch", {"batch_id": "b", **more}, options),
    "upload": lambda more, options: openai_fn.upload_file(__file__, {"purpose": "batch", **more}, options),
    "fallbacks": lambda more, options: openai_fn.with_fallbacks(create_chat_completion, [options])({**CHAT, **more}),
    "cache": lambda more, options: create_chat_completion({**CHAT, **more}, {**options, "cache": {}}),
    "awaited": lambda more, options: asyncio.run(aio.create_chat_completion({**CHAT, **more}, options)),
    "awaited wait_for": lambda more, options: asyncio.run(
        aio.wait_for("retrieve_batch", {"batch_id": "b", **more}, options)
    ),
}


def found_strings(error: BaseException) -> list[str]:
    """Where the key stands in a frame as a readable str or bytes, in dicts, lists, partials and generators too."""
    return [
        f"{frame.f_code.co_filename}:{name}"
        for frame in frames(error)
        for name, value in frame.f_locals.items()
        if holds_key(value, set())
    ]


def holds_key(value: Any, seen: set[int]) -> bool:
    """Whether the key stands readable in a value."""
    if id(value) in seen or len(seen) > 5000:
        return False
    seen.add(id(value))
    if isinstance(value, (str, bytes, bytearray)):
        return KEY in (value if isinstance(value, str) else value.decode("latin-1"))
    inner: list[Any] = []
    if isinstance(value, dict):
        inner = [] if "__builtins__" in value else [*value, *value.values()]
    elif isinstance(value, (list, tuple, set)):
        inner = [*value]
    elif isinstance(value, partial):
        inner = [*value.args, *value.keywords.values()]
    elif isinstance(value, GeneratorType) and value.gi_frame:
        inner = [*value.gi_frame.f_locals.values()]
    return any(holds_key(one, seen) for one in inner)


@pytest.mark.parametrize("name", HELPERS)
def test_a_credential_among_the_params_stands_in_no_frame(name: str) -> None:
    options = {"base_url": "http://127.0.0.1:9/v1", "api_key": "sk-other-0123456789", "retry": 0}
    with pytest.raises(openai_fn.InvalidParamsError) as raised:
        HELPERS[name](MISPLACED, options)
    assert found_strings(raised.value) == []
    assert KEY not in repr(raised.value.data)


def test_a_credential_among_keywords_stands_in_no_frame() -> None:
    functions: list[Any] = [create_chat_completion]
    for function in (*functions, openai_fn.with_options(create_chat_completion, {"retry": 0})):
        with pytest.raises(TypeError) as raised:
            function(**CHAT, **MISPLACED)
        assert found_strings(raised.value) == []


@pytest.mark.parametrize("name", sorted(set(HELPERS) - {"request_for"}))
@pytest.mark.parametrize(
    "reply", [PAGE_REPLY, SSE_REPLY, {"status": 401, "json": {"error": KEY}}], ids=["page", "chunks", "401"]
)
def test_what_a_server_repeats_stands_in_no_frame_of_an_error(name: str, reply: Mapping[str, Any]) -> None:
    with serve([reply] * 4) as server:
        try:
            HELPERS[name]({}, {"base_url": f"{server.url}/v1", "retry": 0, **KEYS})
        except OpenAIError as error:
            failure = error
        else:  # chunks: a stream that the caller did not ask for, yet nothing is wrong with it
            return
    assert found_strings(failure) == []
    assert KEY not in repr(failure.data)
