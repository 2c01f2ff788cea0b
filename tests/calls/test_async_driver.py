"""Calls in an event loop that are cancelled, left or forgotten, and loops that end: no socket or task stays."""

import asyncio
import contextlib
import gc
import os
import subprocess
import sys
import threading
import traceback
import warnings
import weakref
from collections.abc import Awaitable, Callable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest

from openai_fn import aio
from tests.support.server import Server, completion, serve, stream_of

KEY = "sk-marked-0123456789abcdef"
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
STREAM = {**CHAT, "stream": True}
SPEECH = {"model": "tts-1", "input": "x", "voice": "alloy"}
HANGING = {"sse": [*stream_of("Hello")[:2], 60.0]}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\ncontent-length: 3000\r\n\r\n"
Act = Callable[[Server, Any], Awaitable[Any]]


def options_of(server: Server, **more: Any) -> Any:
    return {"base_url": f"{server.url}/v1", "api_key": KEY, "retry": 0, **more}


def run(script: Any, act: Act) -> tuple[Any, list[Any]]:
    """What `act` comes to, and everything that was complained of: by the loop, as a warning, tasks that are left."""
    complaints: list[Any] = []

    async def main() -> Any:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
        outcome = await act(server, options_of(server))
        gc.collect()
        for _ in range(10):
            await asyncio.sleep(0)
        complaints.extend(asyncio.all_tasks() - {asyncio.current_task()})
        return outcome

    with warnings.catch_warnings(record=True) as caught, serve(script) as server:
        warnings.simplefilter("always")
        outcome = asyncio.run(main())
        gc.collect()
    return outcome, [*complaints, *(str(one.message) for one in caught)]


async def read(stream: Any) -> None:
    async for _ in stream:
        pass


async def stream(options: Any) -> None:
    await read(await aio.create_chat_completion(STREAM, options))


AWAITS: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "the head": ({"delay": 60}, lambda options: aio.create_chat_completion(CHAT, options)),
    "the body": (
        {"raw": [HEAD % b"application/json", 60.0]},
        lambda options: aio.create_chat_completion(CHAT, options),
    ),
    "the pause before a retry": (
        {"status": 500, "json": {}},
        lambda options: aio.create_chat_completion(CHAT, {**options, "retry": {"base": 60, "cap": 60}}),
    ),
    "a stream": (HANGING, stream),
    "an unlabeled stream": ({"raw": [b"HTTP/1.1 200 OK\r\n\r\nda", 60.0]}, stream),
    "chunks for a function": (
        HANGING,
        lambda options: aio.create_chat_completion(CHAT, {**options, "stream_to": lambda _: None}),
    ),
    "a file that is written": (
        {"raw": [HEAD % b"audio/mpeg" + b"ID3" * 500, 60.0]},
        lambda options: aio.create_speech(SPEECH, {**options, "stream_to": "speech.mp3"}),
    ),
}
"""What a call waits for, by name: what the server does, and the call."""


def walk(raised: BaseException | None) -> Iterator[BaseException]:
    """An exception and those that it came from."""
    while raised is not None:
        yield raised
        raised = raised.__cause__ or raised.__context__


def exposed(raised: BaseException) -> list[str]:
    """The variables in the frames of an exception that show the credential, but for those of the tests."""
    frames = (frame for one in walk(raised) for frame, _ in traceback.walk_tb(one.__traceback__))
    library = (frame for frame in frames if "test_async_driver" not in frame.f_code.co_filename)
    return [name for frame in library for name, value in frame.f_locals.items() if KEY in repr(value)]


@pytest.mark.parametrize("name", AWAITS)
def test_a_call_can_be_cancelled_at_every_await(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    script, call = AWAITS[name]

    async def act(server: Server, options: Any) -> Any:
        task = asyncio.ensure_future(call(options))
        while not server.requests:  # noqa: ASYNC110  # the server is a thread
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        return len(server.requests), exposed(caught.value)

    assert run([script], act) == ((1, []), [])
    assert list(tmp_path.iterdir()) == []


def test_an_upload_that_is_cancelled_closes_its_connection(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    ended = threading.Event()

    async def act(server: Server, options: Any) -> Any:
        task = asyncio.ensure_future(aio.create_file({"file": path, "purpose": "batch"}, options))
        while not server.connections:  # noqa: ASYNC110  # the server is a thread
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        ended.set()
        return exposed(caught.value)

    assert run([{"json": {}}], act) == ([], [])
    assert ended.is_set()


def test_of_a_body_nothing_is_sent_after_its_call_was_cancelled() -> None:
    size = 50_000_000

    async def act() -> int:
        begun, cancelled, received = asyncio.Event(), asyncio.Event(), asyncio.get_running_loop().create_future()

        async def serve_slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            count = len(await reader.read(10))
            begun.set()
            await cancelled.wait()
            with contextlib.suppress(ConnectionError):
                while piece := await reader.read(1_000_000):
                    count += len(piece)
            writer.close()
            received.set_result(count)

        async with await asyncio.start_server(serve_slowly, "127.0.0.1", 0) as server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
            large: Any = {**CHAT, "metadata": {"large": "x" * size}}
            options: Any = {"base_url": url, "api_key": KEY, "validate": False}
            task = asyncio.ensure_future(aio.create_chat_completion(large, options))
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            cancelled.set()
            return int(await received)

    assert asyncio.run(act()) < size / 2


async def leave_by_break(options: Any) -> None:
    async for _ in await aio.create_chat_completion(STREAM, options):
        break


async def leave_text(options: Any) -> None:
    async for _ in aio.text_deltas(await aio.create_chat_completion(STREAM, options)):
        break


LEFT: dict[str, Callable[[Any], Any]] = {
    "break": leave_by_break,
    "break, of the text": leave_text,
    "never read": lambda options: aio.create_chat_completion(STREAM, options),
    "never read, whole response": lambda options: aio.create_chat_completion(
        STREAM, {**options, "full_response": True}
    ),
    "never read, to be cached": lambda options: aio.create_chat_completion(STREAM, {**options, "cache": {}}),
}


def count_sockets() -> int:
    """The open sockets of this process."""
    names = [os.path.join("/proc/self/fd", name) for name in os.listdir("/proc/self/fd")]  # noqa: PTH118, PTH208  # the listing's own is gone when it is asked
    return sum(os.path.lexists(name) and os.readlink(name).startswith("socket:") for name in names)  # noqa: PTH115  # the same


@pytest.mark.parametrize("name", LEFT)
def test_a_stream_that_is_left_leaves_nothing(name: str) -> None:
    before = count_sockets()

    async def act(_: Server, options: Any) -> None:
        await LEFT[name](options)

    assert run([HANGING], act) == (None, [])
    assert count_sockets() == before


def test_a_stream_that_outlives_its_loop_leaves_nothing() -> None:
    before = count_sockets()
    kept = []

    async def act(_: Server, options: Any) -> None:
        kept.append(await aio.create_chat_completion(STREAM, options))

    assert run([HANGING], act) == (None, [])
    assert count_sockets() == before


def test_loops_one_after_the_other_and_at_once_are_fine_and_are_freed() -> None:
    bound: Any = aio.with_options("create_chat_completion", {"retry": 0})
    loops: list[weakref.ref[Any]] = []

    async def act(server: Server) -> Any:
        loops.append(weakref.ref(asyncio.get_running_loop()))
        return (await bound(CHAT, options_of(server)))["id"]

    with serve([{"json": completion()}]) as server:
        assert {asyncio.run(act(server)) for _ in range(3)} == {"chatcmpl-1"}
        found: list[Any] = []
        threads = [threading.Thread(target=lambda: found.append(asyncio.run(act(server)))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == ["chatcmpl-1"] * 8
    gc.collect()
    assert [loop() for loop in loops] == [None] * 11


PLAIN_LOOP = """
import asyncio, sys
from openai_fn import aio
options = {"base_url": sys.argv[1] + "/v1", "api_key": "sk-test"}
chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
loop = asyncio.new_event_loop()
print(loop.run_until_complete(aio.create_chat_completion(chat, options))["id"])
if sys.argv[2] == "closed":
    loop.close()
"""


@pytest.mark.parametrize("end", ["closed", "open"])
def test_a_loop_that_is_not_ended_as_asyncio_does_leaves_no_complaint(end: str) -> None:
    with serve([{"json": completion()}]) as server:
        command = [sys.executable, "-c", PLAIN_LOOP, server.url, end]
        found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    assert (found.stdout, found.stderr) == ("chatcmpl-1\n", "")


FORK = """
import asyncio, os, sys
from openai_fn import aio
options = {"base_url": sys.argv[1] + "/v1", "api_key": "sk-test"}
chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}

async def call():
    return (await aio.create_chat_completion(chat, options))["id"]

async def main():
    first = await call()
    child = os.fork()
    if not child:
        print("child", asyncio.run(call()), flush=True)
        os._exit(0)
    await asyncio.to_thread(os.waitpid, child, 0)
    print("parent", first, await call(), flush=True)

asyncio.run(main())
"""


def test_a_fork_has_connections_of_its_own() -> None:
    with serve([{"json": completion()}]) as server:
        command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORK, server.url]
        found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603  # our own words
    assert found.stdout.splitlines()[0] == "child chatcmpl-1"
    assert found.stdout.splitlines()[-1] == "parent chatcmpl-1 chatcmpl-1", found.stderr


def test_the_callers_context_is_seen_by_hooks_and_functions() -> None:
    user: ContextVar[str] = ContextVar("user", default="nobody")
    seen: list[str] = []

    def note(_: Any) -> None:
        seen.append(user.get())

    def key() -> str:
        note(None)
        return KEY

    async def act(_: Server, options: Any) -> None:
        user.set("ada")
        await aio.create_chat_completion(CHAT, {**options, "trace": note, "api_key": key, "stream_to": note})

    run([{"sse": stream_of("Hi")}], act)
    assert {*seen} == {"ada"}
    assert len(seen) > 2


def test_equal_calls_in_flight_send_one_and_go_on_when_the_first_is_cancelled() -> None:
    release = threading.Event()

    async def act(server: Server, options: Any) -> Any:
        cached = {**options, "cache": {}}
        first, *others = [asyncio.ensure_future(aio.create_chat_completion(CHAT, cached)) for _ in range(4)]
        while not server.requests:  # noqa: ASYNC110  # the server is a thread
            await asyncio.sleep(0.01)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        release.set()
        return [answer["id"] for answer in await asyncio.gather(*others)], len(server.requests)

    assert run([{"raw": [release, 60.0]}, {"json": completion()}], act)[0] == (["chatcmpl-1"] * 3, 2)


def test_it_runs_under_uvloop() -> None:
    uvloop = pytest.importorskip("uvloop")

    async def act(server: Server) -> Any:
        chunks = [chunk async for chunk in await aio.create_chat_completion(STREAM, options_of(server))]
        async for _ in await aio.create_chat_completion(STREAM, options_of(server)):
            break
        return chunks

    with serve([{"sse": stream_of("Hello")}]) as server:
        assert uvloop.run(act(server)) == stream_of("Hello")
