"""What the drivers do beyond the protocol: time limits, backpressure, TLS, proxies, and peers that do not reply."""

import asyncio
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from openai_fn import (
    APIConnectionError,
    APITimeoutError,
    InvalidOptionsError,
    OpenAIError,
    aio,
    connect_realtime,
    connect_responses,
)
from tests.support.websocket_server import listen, reply_to, response_events, send_events, serve_websocket

TURN = {"model": "gpt-5", "input": "hi"}


def use_sync(options: dict[str, Any], steps: list[Any]) -> list[Any]:
    """Do steps on a connection: a dict is sent, a number of events is read, a function is called."""
    done: list[Any] = []
    with connect_realtime({"model": "m"}, options) as connection:
        for step in steps:
            if isinstance(step, dict):
                connection.send(step)
            elif callable(step):
                step()
            else:
                done += [next(connection) for _ in range(step)]
    return done


def use_async(options: dict[str, Any], steps: list[Any]) -> list[Any]:
    """The same in an event loop."""

    async def run() -> list[Any]:
        done: list[Any] = []
        async with aio.connect_realtime({"model": "m"}, options) as connection:
            for step in steps:
                if isinstance(step, dict):
                    await connection.send(step)
                elif callable(step):
                    await asyncio.to_thread(step)
                else:
                    done += [await anext(connection) for _ in range(step)]
        return done

    return asyncio.run(run())


WORLDS = pytest.mark.parametrize("use", [use_sync, use_async], ids=["sync", "aio"])
BIG = {"type": "big", "x": "y" * 1_000_000}


@WORLDS
def test_a_slow_reader_makes_the_server_wait_and_loses_nothing(use: Any) -> None:
    sent: list[int] = []
    stuck = threading.Event()

    def flood(connection: Any) -> None:
        for number in range(120):
            send_events(connection, [{**BIG, "number": number}])
            sent.append(number)

    def wait_until_stuck() -> None:
        last = -1
        while last != len(sent):
            last = len(sent)
            stuck.wait(0.5)

    early: list[int] = []
    with serve_websocket(flood) as server:
        events = use(server.options, [wait_until_stuck, lambda: early.append(len(sent)), 120])
    assert early[0] < 100
    assert [event["number"] for event in events] == list(range(120))


@WORLDS
def test_a_long_message_is_sent_whole(use: Any) -> None:
    sizes: list[int] = []

    def measure(connection: Any) -> None:
        with suppress(ConnectionClosed):
            sizes.append(len(connection.recv()))
            send_events(connection, [{"type": "done"}])
            connection.recv()

    with serve_websocket(measure) as server:
        use(server.options, [{"type": "input_audio_buffer.append", "audio": b"\x00" * 15_000_000}, 1])
    assert sizes[0] > 20_000_000


@WORLDS
def test_a_peer_that_takes_nothing_is_an_error_in_time(use: Any) -> None:
    release = threading.Event()

    def hold(connection: Any) -> None:
        connection.recv_flow_control.acquire()
        release.wait(60)
        connection.recv_flow_control.release()

    message = {"type": "input_audio_buffer.append", "audio": b"\x00" * 15_000_000}
    with serve_websocket(hold, max_queue=1) as server:
        try:
            with pytest.raises(APITimeoutError, match=r"a message could not be sent to 127\.0\.0\.1"):
                use({**server.options, "timeout": (20, 1)}, [message] * 4)
        finally:
            release.set()


@WORLDS
def test_a_server_that_accepts_and_says_nothing_is_a_timeout(use: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        options = {"base_url": url, "api_key": "k", "retry": 0}
        with pytest.raises(APITimeoutError, match=r"no connection to .* within 0\.5 s"):
            use({**options, "timeout": (0.5, 60)}, [])
        with pytest.raises(APITimeoutError, match="the deadline passed"):
            use({**options, "timeout": (30, 60), "deadline": 0.5}, [])


@WORLDS
def test_no_server_and_no_name_are_errors_of_the_connection(use: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    options = {"api_key": "k", "retry": 0, "timeout": 30}
    with pytest.raises(APIConnectionError, match=f"no connection to 127\\.0\\.0\\.1:{port}"):
        use({**options, "base_url": f"http://127.0.0.1:{port}"}, [])
    with pytest.raises(APIConnectionError, match=r"the host name nowhere\.invalid cannot be found"):
        use({**options, "base_url": "http://nowhere.invalid"}, [])


@WORLDS
def test_a_handshake_is_retried_as_a_call_is(use: Any) -> None:
    tries: list[int] = []

    def refuse_once(connection: Any, _request: Any) -> Any:
        tries.append(1)
        return connection.respond(503, "busy") if len(tries) == 1 else None

    waits: list[float] = []
    with serve_websocket(reply_to({}, [{"type": "a"}]), process_request=refuse_once) as server:
        sleep: Any = waits.append
        if use is use_async:

            async def sleep(seconds: float) -> None:
                waits.append(seconds)

        options = {**server.options, "retry": {"retries": 1, "sleep": sleep}}
        assert use(options, [1]) == [{"type": "a"}]
    assert (len(tries), len(waits)) == (2, 1)


def turn_sync(options: dict[str, Any], limits: dict[str, Any]) -> list[Any]:
    """Read a turn, then another."""
    with connect_responses({}, options) as connection:
        return list(connection.turn(TURN, limits))


def turn_async(options: dict[str, Any], limits: dict[str, Any]) -> list[Any]:
    """The same in an event loop."""

    async def run() -> list[Any]:
        async with aio.connect_responses({}, options) as connection:
            return [event async for event in connection.turn(TURN, limits)]

    return asyncio.run(run())


TURNS = pytest.mark.parametrize("turn", [turn_sync, turn_async], ids=["sync", "aio"])
HALF = {"response.create": response_events("Hello world")[:5]}


@TURNS
def test_silence_within_a_turn_is_a_timeout_with_what_came(turn: Any) -> None:
    with (
        serve_websocket(reply_to(HALF)) as server,
        pytest.raises(APITimeoutError, match="nothing was received") as failed,
    ):
        turn(server.options, {"timeout": 3})
    assert failed.value.data["received"]["output"][0]["content"][0]["text"] == "Hello "
    assert "timeout" in failed.value.data["hint"]


@TURNS
def test_the_deadline_of_a_turn_holds_while_events_come(turn: Any) -> None:
    stop = threading.Event()

    def drip(connection: Any) -> None:
        for _ in listen(connection):
            with suppress(ConnectionClosed):
                while not stop.wait(0.05):
                    send_events(connection, [{"type": "response.in_progress", "response": {"id": "r", "output": []}}])

    with serve_websocket(drip) as server:
        try:
            with pytest.raises(APITimeoutError, match="the deadline passed before the response was done"):
                turn(server.options, {"deadline": 0.5})
        finally:
            stop.set()


@TURNS
def test_a_connection_that_ends_within_a_turn_is_an_error_with_what_came(turn: Any) -> None:
    def cut(connection: Any) -> None:
        for _ in listen(connection):
            send_events(connection, response_events("Hello world")[:5])
            connection.close(1012, "deploy")

    with serve_websocket(cut) as server, pytest.raises(OpenAIError, match="restarts") as failed:
        turn(server.options, {})
    assert (failed.value.data["category"], failed.value.data["retryable"]) == ("server", True)
    assert failed.value.data["received"]["id"] == "resp_1"


@TURNS
def test_a_clean_close_within_a_turn_is_an_error_too(turn: Any) -> None:
    def leave(connection: Any) -> None:
        next(iter(listen(connection)))

    with serve_websocket(leave) as server, pytest.raises(OpenAIError, match="before the response was done"):
        turn(server.options, {})


@TURNS
def test_an_error_may_be_returned(turn: Any) -> None:
    failed = {"type": "response.failed", "response": {"id": "r", "error": {"code": "server_error", "message": "oops"}}}
    with serve_websocket(reply_to({"response.create": [failed]})) as server:
        (error,) = turn(server.options, {"on_error": "return"})
    assert (error["object"], error["category"], error["message"]) == ("error", "server", "oops")


@TURNS
def test_a_turn_refuses_options_of_the_connection(turn: Any) -> None:
    with serve_websocket(reply_to(HALF)) as server:
        with pytest.raises(InvalidOptionsError, match="api_key: a turn takes deadline"):
            turn(server.options, {"api_key": "k"})
        with pytest.raises(InvalidOptionsError, match="deadline: -1 is not greater than 0"):
            turn(server.options, {"deadline": -1})


def test_the_deadline_of_a_handshake_is_none_of_the_connection() -> None:
    with serve_websocket(reply_to({"response.create": response_events("Hello")})) as server:
        options = {**server.options, "deadline": 5}
        with connect_responses({}, options) as connection:
            threading.Event().wait(5.5)
            assert len(list(connection.turn(TURN))) == len(response_events("Hello"))


def test_an_opening_connection_may_be_awaited_and_called_by_name() -> None:
    async def run(options: dict[str, Any]) -> None:
        connection = await aio.call("connect_responses", {}, options)
        assert [event async for event in connection.turn(TURN)] == response_events("Hello")
        await connection.close()
        assert [event async for event in connection] == []
        error: Any = await aio.connect_responses({}, {**options, "base_url": "ws://x", "on_error": "return"})
        assert error["category"] == "invalid_options"
        async with aio.connect_responses({}, {**options, "base_url": "ws://x", "on_error": "return"}) as error:
            assert error["category"] == "invalid_options"

    with serve_websocket(reply_to({"response.create": response_events("Hello")})) as server:
        asyncio.run(run(server.options))


def test_a_cancelled_task_leaves_nothing() -> None:
    async def run(options: dict[str, Any]) -> None:
        async def read() -> None:
            async with aio.connect_responses({}, options) as connection:
                async for _ in connection.turn(TURN):
                    pass

        task = asyncio.ensure_future(read())
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert [each for each in asyncio.all_tasks() if each is not asyncio.current_task()] == []

    with serve_websocket(reply_to(HALF)) as server:
        asyncio.run(run(server.options))
        wait_until(lambda: not server.open)


def test_a_forgotten_connection_of_a_loop_ends() -> None:
    async def run(options: dict[str, Any]) -> None:
        connection = await aio.connect_responses({}, options)
        await anext(connection.turn(TURN))
        del connection
        await asyncio.to_thread(wait_until, lambda: not server.open)

    with serve_websocket(reply_to(HALF)) as server:
        asyncio.run(asyncio.wait_for(run(server.options), 60))


def wait_until(reached: Callable[[], Any]) -> None:
    """Wait for a condition."""
    pause = threading.Event()
    for _ in range(1200):
        if reached():
            return
        pause.wait(0.05)
    raise AssertionError("it did not happen")
