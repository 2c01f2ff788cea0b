"""Connections over a real WebSocket server: what is sent, what is yielded, and that nothing is left."""

import gc
import threading
from typing import Any

import pytest

from openai_fn import (
    APIConnectionError,
    BadRequestError,
    InvalidParamsError,
    OpenAIError,
    accumulate,
    client,
    connect_live,
    connect_realtime,
    connect_realtime_transcription,
    connect_responses,
    output_text,
    request_for,
    text_deltas,
    with_options,
)
from openai_fn.credentials import reveal
from tests.support.websocket_server import Event, listen, reply_to, response_events, send_events, serve_websocket

HELLO = {"response.create": response_events("Hello world")}
TURN = {"model": "gpt-5", "input": "hi"}
AZURE = {"impl": "azure", "base_url": "https://me.openai.azure.com", "api_key": "k"}


def test_events_are_dicts_in_and_dicts_out() -> None:
    update = {"type": "session.update", "session": {"type": "realtime", "instructions": "Be brief."}}
    created = {"type": "session.created", "session": {"unknown": [1, {"deep": None}]}}
    with (
        serve_websocket(reply_to({"session.update": [{"type": "odd.event", "x": 1}]}, [created])) as server,
        connect_realtime({"model": "gpt-realtime"}, server.options) as connection,
    ):
        connection.send(update)
        events = [next(connection), next(connection)]
    assert events == [created, {"type": "odd.event", "x": 1}]
    assert server.received == [update]
    assert server.handshakes[0]["path"] == "/v1/realtime?model=gpt-realtime"
    assert server.handshakes[0]["authorization"] == "Bearer sk-test-0123456789abcdef"
    assert "sec-websocket-extensions" not in server.handshakes[0]


def test_many_turns_use_one_connection() -> None:
    with serve_websocket(reply_to(HELLO)) as server, connect_responses({}, server.options) as connection:
        events = list(connection.turn(TURN))
        answer = accumulate(connection.turn({"model": "gpt-5", "input": "again"}))
        text = "".join(text_deltas(connection.turn(TURN)))
    assert events == response_events("Hello world")
    assert (output_text(answer), text) == ("Hello world", "Hello world")
    assert len(server.handshakes) == 1
    assert server.received[:2] == [
        {"type": "response.create", **TURN},
        {"type": "response.create", "model": "gpt-5", "input": "again"},
    ]


def test_iterating_ends_where_the_server_closes() -> None:
    with (
        serve_websocket(lambda connection: send_events(connection, [{"type": "a"}, {"type": "b"}])) as server,
        connect_realtime({"model": "m"}, server.options) as connection,
    ):
        assert [event["type"] for event in connection] == ["a", "b"]
        with pytest.raises(APIConnectionError, match="the connection is closed"):
            connection.send({"type": "response.create"})


def test_an_error_event_raises_in_a_turn_and_is_yielded_in_iteration() -> None:
    error = {"type": "invalid_request_error", "code": "bad", "message": "no such model", "param": "model"}
    failure = {"type": "error", "event_id": "e", "error": error}
    with (
        serve_websocket(reply_to({"response.create": [failure]})) as server,
        connect_realtime({"model": "m"}, server.options) as connection,
    ):
        with pytest.raises(BadRequestError, match="no such model") as raised:
            list(connection.turn({}))
        connection.send({"type": "response.create"})
        assert next(connection) == failure
    data = raised.value.data
    assert raised.value.status_code is None
    assert (data["code"], data["param"], data["body"], data["operation"]) == (
        "bad",
        "model",
        failure,
        "connect_realtime",
    )


def test_a_turn_that_is_left_does_not_spoil_the_next() -> None:
    answers = iter([response_events("first answer", "r1"), response_events("second", "r2")])
    with (
        serve_websocket(reply_to({"response.create": lambda _: next(answers)})) as server,
        connect_responses({}, server.options) as connection,
    ):
        for event in connection.turn(TURN):
            if event["type"] == "response.output_text.delta":
                break
        assert list(connection.turn(TURN)) == response_events("second", "r2")


def test_a_turn_that_was_never_read_does_not_spoil_the_next() -> None:
    answers = iter([response_events("first answer", "r1"), response_events("second", "r2")])
    with (
        serve_websocket(reply_to({"response.create": lambda _: next(answers)})) as server,
        connect_responses({}, server.options) as connection,
    ):
        connection.turn(TURN).close()
        assert output_text(accumulate(connection.turn(TURN))) == "second"


def test_lanes_are_read_by_their_own_turns() -> None:
    def lane(name: str) -> list[Event]:
        return [{**event, "stream_id": name} for event in response_events(name * 3, f"r_{name}")]

    mixed = [event for pair in zip(lane("a"), lane("b"), strict=True) for event in pair]
    replies: Any = iter([[], mixed])
    with (
        serve_websocket(reply_to({"response.create": lambda _: next(replies)})) as server,
        connect_responses({}, server.options) as connection,
    ):
        first = connection.turn({**TURN, "stream_id": "a"})
        second = connection.turn({**TURN, "stream_id": "b"})
        assert list(first) == lane("a")
        assert list(second) == lane("b")


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ({"type": "sesion.update", "session": {"type": "realtime"}}, "did you mean 'session.update'"),
        (
            {"type": "session.update", "session": {"type": "realtime", "instrutions": "x"}},
            "did you mean 'instructions'",
        ),
        ({"type": "input_audio_buffer.append"}, "audio: required"),
        ({"type": "input_audio_buffer.append", "audio": 3}, "connect_realtime: audio: expected str, got int 3"),
        ({"audio": "AAAA"}, "type: required"),
        ("hello", "event: expected a dict"),
    ],
)
def test_an_event_is_checked_before_it_is_sent(event: Any, message: str) -> None:
    with serve_websocket(reply_to({})) as server, connect_realtime({"model": "m"}, server.options) as connection:
        with pytest.raises(InvalidParamsError, match=message):
            connection.send(event)
        connection.send({"type": "input_audio_buffer.commit"})
    assert [received["type"] for received in server.received] in ([], ["input_audio_buffer.commit"])


def test_unknown_events_are_sent_and_validate_is_followed() -> None:
    with serve_websocket(reply_to({})) as server:
        with connect_realtime({"model": "m"}, {**server.options, "validate": False}) as connection:
            connection.send({"type": "sesion.update"})
        with connect_realtime({"model": "m"}, server.options) as connection:
            connection.send({"type": "wholly.new", "x": 1})
        with (
            connect_realtime({"model": "m"}, {**server.options, "validate": "strict"}) as connection,
            pytest.raises(InvalidParamsError, match=r"wholly\.new"),
        ):
            connection.send({"type": "wholly.new", "x": 1})


def test_sound_is_sent_as_base64() -> None:
    with serve_websocket(reply_to({"input_audio_buffer.append": [{"type": "done"}]})) as server:
        with connect_realtime({"model": "m"}, server.options) as connection:
            connection.send({"type": "input_audio_buffer.append", "audio": b"\x00\x01"})
            next(connection)
        assert server.received == [{"type": "input_audio_buffer.append", "audio": "AAE="}]


def test_one_thread_sends_while_another_reads() -> None:
    count = 300
    with (
        serve_websocket(reply_to({"input_audio_buffer.append": [{"type": "heard"}]})) as server,
        connect_realtime({"model": "m"}, server.options) as connection,
    ):
        sender = threading.Thread(
            target=lambda: [
                connection.send({"type": "input_audio_buffer.append", "audio": bytes([n % 256]) * 500})
                for n in range(count)
            ]
        )
        sender.start()
        heard = [next(connection) for _ in range(count)]
        sender.join()
    assert len(heard) == len(server.received) == count


def new_thread(before: set[threading.Thread]) -> threading.Thread:
    """The thread of the only connection that was opened since."""
    (found,) = [each for each in threading.enumerate() if each not in before and each.name == "openai_fn websocket"]
    return found


def wait_for_close(server: Any) -> None:
    """Wait until the server has no connection any more."""
    pause = threading.Event()
    for _ in range(600):
        if not server.open:
            return
        pause.wait(0.05)
    raise AssertionError("a connection is still open")


def test_a_forgotten_connection_ends() -> None:
    with serve_websocket(reply_to(HELLO)) as server:
        before = set(threading.enumerate())
        connection = connect_responses({}, server.options)
        next(connection.turn(TURN))
        thread = new_thread(before)
        del connection
        gc.collect()
        wait_for_close(server)
        thread.join(30)
        assert not thread.is_alive()


def test_an_exception_within_with_leaves_nothing() -> None:
    with serve_websocket(reply_to(HELLO)) as server:
        before = set(threading.enumerate())
        with pytest.raises(KeyboardInterrupt), connect_responses({}, server.options):  # noqa: PT012  # what is tested
            thread = new_thread(before)
            raise KeyboardInterrupt
        assert not thread.is_alive()
        wait_for_close(server)


def test_closing_twice_and_using_it_afterwards_is_harmless() -> None:
    with serve_websocket(reply_to(HELLO)) as server:
        connection = connect_responses({}, server.options)
        connection.close()
        connection.close()
        assert list(connection) == []
        with pytest.raises(APIConnectionError, match="the connection is closed"):
            connection.turn(TURN)


def test_a_refused_handshake_is_the_error_of_its_status() -> None:
    def refuse(connection: Any, _request: Any) -> Any:
        response = connection.respond(401, '{"error": {"message": "bad key", "code": "invalid_api_key"}}')
        response.headers["x-request-id"] = "req_9"
        return response

    with serve_websocket(reply_to({}), process_request=refuse) as server:
        with pytest.raises(OpenAIError, match="bad key") as raised:
            connect_realtime({"model": "m"}, server.options)
        returned = connect_realtime({"model": "m"}, {**server.options, "on_error": "return"})
    assert (raised.value.status_code, raised.value.code, raised.value.request_id) == (401, "invalid_api_key", "req_9")
    assert returned["category"] == "authentication"


@pytest.mark.parametrize(
    ("options", "url"),
    [
        ({"api_key": "k"}, "wss://api.openai.com/v1/realtime?model=gpt"),
        ({"api_key": "k", "base_url": "http://host:1/a/b"}, "ws://host:1/a/b/realtime?model=gpt"),
        (AZURE, "wss://me.openai.azure.com/openai/v1/realtime?model=gpt"),
        ({**AZURE, "deployment": "mine"}, "wss://me.openai.azure.com/openai/v1/realtime?model=mine"),
        (
            {**AZURE, "api_version": "2024-10-01-preview"},
            "wss://me.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=gpt",
        ),
        (
            {**AZURE, "api_version": "2024-10-01-preview", "deployment": "mine"},
            "wss://me.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=mine",
        ),
    ],
)
def test_the_url_is_that_of_the_provider(options: dict[str, Any], url: str) -> None:
    from openai_fn.request.encode import encode_request

    request = request_for(connect_realtime, {"model": "gpt"}, options)
    assert reveal(encode_request(request)["url"]) == url
    name, value = ("api-key", "k") if "impl" in options else ("authorization", "Bearer k")
    assert reveal(request["headers"][name]) == value


def test_other_rows_have_their_paths() -> None:
    options = {"api_key": "k"}
    assert request_for(connect_realtime_transcription, {}, options)["query"] == {"intent": "transcription"}
    assert request_for(connect_live, {}, options)["url"] == "wss://api.openai.com/v1/live/sessions"
    url = request_for("connect_live_fork", {"session_id": "a/b"}, options)["url"]
    assert url == "wss://api.openai.com/v1/live/sessions/a%2Fb/fork"


def test_a_connection_without_turns_says_so() -> None:
    with (
        serve_websocket(lambda connection: list(listen(connection))) as server,
        connect_live({}, server.options) as connection,
        pytest.raises(InvalidParamsError, match="connect_live has no turns"),
    ):
        connection.turn({})


def test_bound_options_and_clients_work() -> None:
    with serve_websocket(reply_to(HELLO)) as server:
        with with_options(connect_responses, server.options)({}) as connection:
            assert output_text(accumulate(connection.turn(TURN))) == "Hello world"
        with client(server.options).connect_responses() as connection:
            assert output_text(accumulate(connection.turn(TURN))) == "Hello world"
