"""The same functions, to await: real sockets, one event loop a test."""

import asyncio
import gc
import inspect
import pickle
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings, strategies as st

import openai_fn
from openai_fn import InvalidOptionsError, RateLimitError, StreamError, aio, operations
from tests.support.server import Server, completion, serve, stream_of

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}


def options_of(server: Server, **more: Any) -> Any:
    return {"base_url": f"{server.url}/v1", "api_key": "sk-test-0123456789", "retry": 0, **more}


def run(script: Any, act: Callable[[Server, Any], Awaitable[Any]], **more: Any) -> tuple[Any, Server]:
    """What `act` comes to against a server that follows the script."""

    async def main() -> Any:
        return await act(server, options_of(server, **more))

    with serve(script) as server:
        return asyncio.run(main()), server


def test_every_operation_and_helper_is_there_under_its_name() -> None:
    assert {*operations()} <= {*dir(aio)}
    assert all(callable(getattr(aio, name)) for name in dir(aio))
    assert aio.create_chat_completion.__doc__ == openai_fn.create_chat_completion.__doc__


def test_a_call_returns_what_the_sync_call_returns_and_sends_the_same() -> None:
    async def act(_: Server, options: Any) -> Any:
        return await aio.create_chat_completion(CHAT, options)

    answer, server = run([{"json": completion()}, {"json": completion()}], act)
    with serve([{"json": completion()}]) as other:
        assert openai_fn.create_chat_completion(CHAT, options_of(other)) == answer
    ours, theirs = ({**one.requests[0]["headers"], "host": ""} for one in (server, other))
    assert ours == theirs
    assert server.requests[0]["body"] == other.requests[0]["body"]


@pytest.mark.parametrize("option", ["api_key", "azure_ad_token"])
def test_an_async_function_fetches_the_credential_of_every_attempt(option: str) -> None:
    tokens = iter(["first-0123456789", "second-0123456789"])

    async def fetch() -> str:
        await asyncio.sleep(0)
        return next(tokens)

    async def act(server: Server, _: Any) -> Any:
        azure = {"impl": "azure", "base_url": server.url, "api_version": "2025-04-01-preview", option: fetch}
        return await aio.create_chat_completion(CHAT, {**azure, "retry": {"retries": 1, "base": 0, "cap": 0}})

    answer, server = run([{"status": 500, "json": {}}, {"json": completion()}], act)
    name, prefix = {"api_key": ("api-key", ""), "azure_ad_token": ("authorization", "Bearer ")}[option]
    sent = [request["headers"][name] for request in server.requests]
    assert sent == [f"{prefix}first-0123456789", f"{prefix}second-0123456789"]
    assert server.requests[0]["path"].startswith("/openai/deployments/gpt-5/chat/completions")
    assert answer == completion()


def test_a_stream_is_an_async_generator_of_chunks() -> None:
    async def act(_: Server, options: Any) -> Any:
        return [chunk async for chunk in await aio.create_chat_completion({**CHAT, "stream": True}, options)]

    assert run([{"sse": stream_of("Hello")}], act)[0] == stream_of("Hello")


def test_a_stream_that_is_cut_raises_after_its_last_chunk() -> None:
    async def act(_: Server, options: Any) -> Any:
        stream = await aio.create_chat_completion({**CHAT, "stream": True}, options)
        chunks = [await anext(stream), await anext(stream)]
        with pytest.raises(StreamError):
            await anext(stream)
        return chunks

    cut = [{"sse": stream_of("Hello")[:2], "done": False}]
    assert run(cut, act)[0] == stream_of("Hello")[:2]


def test_an_error_has_the_class_the_category_and_the_attempts_of_the_sync_one() -> None:
    async def act(_: Server, options: Any) -> Any:
        with pytest.raises(RateLimitError) as caught:
            await aio.create_chat_completion(CHAT, options)
        return caught.value.data

    data, _ = run([{"status": 429, "json": {}}] * 2, act, retry={"retries": 1, "base": 0})
    assert (data["category"], data["attempts"]) == ("rate_limit", 2)


def test_what_cannot_be_awaited_is_refused_by_name() -> None:
    import requests

    def wrap_mine(handler: Any, _options: Any) -> Any:
        return handler

    async def act(_: Server, options: Any) -> Any:
        for more, words in (
            ({"middleware": [wrap_mine]}, "wrap_mine wraps handlers"),
            ({"session": requests.Session()}, "takes an aiohttp.ClientSession"),
        ):
            with pytest.raises(InvalidOptionsError, match=words):
                await aio.create_chat_completion(CHAT, {**options, **more})

    run([], act)


def test_a_call_that_is_cancelled_closes_its_connection_and_sends_nothing_more() -> None:
    async def act(server: Server, options: Any) -> Any:
        call = asyncio.create_task(aio.create_chat_completion(CHAT, {**options, "retry": 5}))
        while not server.requests:  # noqa: ASYNC110  # the server is a thread
            await asyncio.sleep(0.01)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        return len(server.requests)

    sent, asked = run([{"delay": 60, "json": completion()}] * 3, act)
    assert (sent, len(asked.requests)) == (1, 1)


def test_a_stream_that_is_left_leaves_nothing() -> None:
    async def act(_: Server, options: Any) -> Any:
        async for _chunk in await aio.create_chat_completion({**CHAT, "stream": True}, options):
            break
        gc.collect()
        for _turn in range(10):
            await asyncio.sleep(0)
        return [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]

    left, _ = run([{"sse": stream_of("Hello"), "gap": 0}], act)
    assert left == []


def test_functions_pickle_by_name_and_bound_ones_too() -> None:
    bound: Any = aio.with_options("create_chat_completion", {"retry": 0})
    twin = pickle.loads(pickle.dumps(bound))  # noqa: S301  # made in the line above
    assert pickle.loads(pickle.dumps(aio.create_chat_completion)) is aio.create_chat_completion  # noqa: S301  # the same
    assert (twin.__name__, twin.options) == (bound.__name__, bound.options)


def test_the_sync_functions_load_neither_asyncio_nor_aiohttp() -> None:
    program = (
        "import sys; from openai_fn import create_chat_completion; print(*{'asyncio', 'aiohttp'} & {*sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    assert found.stdout.strip() == ""


def test_waiting_goes_through_the_states_until_the_work_has_ended() -> None:
    states: list[str] = []

    async def note(state: Any) -> None:
        states.append(state["status"])

    async def act(_: Server, options: Any) -> Any:
        return await aio.wait_for(
            "retrieve_batch", {"batch_id": "b1"}, options, interval=0.001, progress=note, timeout=60
        )

    script = [{"json": {"id": "b1", "status": status}} for status in ("validating", "in_progress", "failed")]
    assert run(script, act)[0]["status"] == "failed"
    assert states == ["validating", "in_progress", "failed"]


def test_a_wait_that_takes_too_long_holds_the_last_state() -> None:
    async def act(_: Server, options: Any) -> Any:
        with pytest.raises(openai_fn.APITimeoutError, match="b1 is still 'in_progress'") as caught:
            await aio.wait_for(aio.retrieve_batch, {"batch_id": "b1"}, options, interval=0.001, timeout=0)
        return caught.value.data["body"]["status"]

    assert run([{"json": {"id": "b1", "status": "in_progress"}}], act)[0] == "in_progress"


def test_a_wait_can_be_cancelled_between_two_polls() -> None:
    async def act(server: Server, options: Any) -> Any:
        polled = asyncio.Event()
        wait = aio.wait_for(
            aio.retrieve_batch, {"batch_id": "b1"}, options, interval=60, progress=lambda _: polled.set()
        )
        task = asyncio.create_task(wait)
        await polled.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return len(server.requests)

    assert run([{"json": {"id": "b1", "status": "in_progress"}}], act)[0] == 1


def refusals() -> list[tuple[Callable[[Any], Any], str]]:
    """What mixes the two worlds, or is not awaited, and the words of the error."""

    async def chunks() -> Any:
        yield {}

    async def value() -> Any:
        return "x"

    class AsyncFile:
        async def write(self, piece: bytes) -> None:
            """Write nothing."""

    untyped: Any = aio
    streamed = {**CHAT, "stream": True}
    speech = {"model": "tts-1", "input": "x", "voice": "alloy"}
    return [
        (
            lambda options: anext(untyped.items(openai_fn.list_files, {}, options)),
            "aio.pages takes aio.list_files",
        ),
        (
            lambda options: openai_fn.items(untyped.list_files, {}, options),
            "pages takes list_files, not aio.list_files",
        ),
        (lambda options: aio.wait_for(openai_fn.retrieve_batch, {"batch_id": "b"}, options), "aio.wait_for takes aio"),
        (lambda options: openai_fn.wait_for(aio.retrieve_batch, {"batch_id": "b"}, options), "wait_for takes retrieve"),
        (lambda _: openai_fn.accumulate(chunks()), "use openai_fn.aio.accumulate"),
        (lambda _: openai_fn.text_deltas(chunks()), "use openai_fn.aio.text_deltas"),
        (
            lambda options: anext(untyped.text_deltas(aio.create_chat_completion(streamed, options))),
            "await the call first",
        ),
        (lambda options: untyped.accumulate(aio.create_chat_completion(streamed, options)), "await the call first"),
        (lambda options: aio.create_chat_completion({**CHAT, "messages": chunks()}, options), "async_generator is not"),
        (lambda options: aio.create_chat_completion({**CHAT, "user": value()}, options), "await it first"),
        (
            lambda options: untyped.create_chat_completion(value(), options),
            "a dict, got coroutine; await it first",
        ),
        (lambda options: aio.create_chat_completion(CHAT, {**options, "api_key": value()}), "api_key: expected str"),
        (lambda options: aio.create_chat_completion(CHAT, {**options, "retry": {"sleep": print}}), "print would block"),
        (lambda options: aio.create_speech(speech, {**options, "stream_to": AsyncFile()}), "has an async write method"),
    ]


@pytest.mark.filterwarnings("ignore:.*never awaited", "ignore::openai_fn.ParamsWarning")
@pytest.mark.parametrize("number", range(len(refusals())))
def test_what_mixes_the_worlds_or_is_not_awaited_is_refused_with_words(number: int) -> None:
    call, words = refusals()[number]

    async def act(_: Server, options: Any) -> Any:
        with pytest.raises((InvalidOptionsError, openai_fn.InvalidParamsError), match=words):
            await call(options)

    run([{"status": 500, "json": {}}], act, retry={"retries": 1})


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MESSAGES = st.lists(st.fixed_dictionaries({"role": st.just("user"), "content": TEXTS}), min_size=1)
PARAMS = st.fixed_dictionaries(
    {"model": TEXTS, "messages": MESSAGES},
    optional={"temperature": st.floats(0, 2), "seed": st.integers(), "user": TEXTS, "metadata": st.just({"é": "ü"})},
)
HEADERS = st.dictionaries(st.sampled_from(["X-Team", "x-trace", "Accept", "User-Agent"]), st.sampled_from(["a", "b c"]))


@given(params=PARAMS, headers=HEADERS, query=st.dictionaries(TEXTS, TEXTS, max_size=2))
@settings(max_examples=40, deadline=None)
def test_whatever_the_params_the_sync_call_sends_the_same_bytes(params: Any, headers: Any, query: Any) -> None:
    with serve([{"json": completion()}]) as server:
        options = options_of(server, headers=headers, query=query, validate=False)
        openai_fn.create_chat_completion(params, options)
        asyncio.run(aio.create_chat_completion(params, options))
        first, second = server.requests
    assert first == second


def test_a_session_that_cannot_send_in_this_loop_is_refused_with_words() -> None:
    async def make_session() -> aiohttp.ClientSession:
        return aiohttp.ClientSession()

    async def refuse(session: Any, words: str) -> None:
        with pytest.raises(InvalidOptionsError, match=words):
            await aio.create_chat_completion(CHAT, {"api_key": "sk-test", "session": session})

    async def refuse_closed() -> None:
        async with aiohttp.ClientSession() as session:
            pass
        await refuse(session, "session: it is closed")

    asyncio.run(refuse_closed())
    loop = asyncio.new_event_loop()
    session = loop.run_until_complete(make_session())
    asyncio.run(refuse(session, "session: it belongs to another event loop"))
    loop.run_until_complete(session.close())
    loop.close()


def test_the_signature_says_that_a_call_is_awaited() -> None:
    assert str(inspect.signature(aio.create_chat_completion)).endswith("-> collections.abc.Awaitable[typing.Any]")
    assert str(inspect.signature(aio.with_options(aio.list_files, {}))).endswith("Awaitable[typing.Any]")
    assert str(inspect.signature(openai_fn.list_files)).endswith("-> Any")
