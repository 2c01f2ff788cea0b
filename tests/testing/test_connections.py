"""Connections that are made up: the script is received, what is sent is noted, in both worlds."""

import asyncio
from typing import Any

import pytest

from openai_fn import (
    APIConnectionError,
    AuthenticationError,
    InternalServerError,
    InvalidOptionsError,
    InvalidParamsError,
    accumulate,
    aio,
    connect_realtime,
    connect_responses,
    output_text,
    with_fallbacks,
)
from openai_fn.testing import cassette, fake, fake_connection

TURN = {"model": "gpt-5", "input": "Hi"}


def test_a_text_is_a_whole_response_in_the_form_of_the_api() -> None:
    transport = fake_connection(["Hello to you", {"type": "session.updated"}, "Again"])
    with connect_realtime({"model": "m"}, {"transport": transport}) as connection:
        events = list(connection.turn({"instructions": "Greet."}))
        assert next(connection) == {"type": "session.updated"}
        assert output_text(accumulate(connection.turn())) == "Again"
        assert list(connection) == []
    assert (events[0]["type"], events[-1]["type"]) == ("response.created", "response.done")
    assert output_text(accumulate(events)) == "Hello to you"
    assert transport.sent[0] == {"type": "response.create", "response": {"instructions": "Greet."}}
    assert transport.requests[0]["url"] == "wss://api.openai.com/v1/realtime?model=m"


def test_a_response_a_function_and_a_list_are_items() -> None:
    answer = {
        "id": "r",
        "object": "response",
        "status": "completed",
        "output": [{"type": "function_call", "name": "f"}],
    }
    transport = fake_connection([answer, lambda event: [{"type": "a"}, f"Hello {event['input']}"]])
    with connect_responses({}, {"transport": transport}) as connection:
        assert accumulate(connection.turn(TURN)) == answer
        events = list(connection.turn(TURN))
    assert (events[0], output_text(accumulate(events))) == ({"type": "a"}, "Hello Hi")


def test_a_connection_that_breaks_is_followed_by_another() -> None:
    transport = fake_connection([{"type": "a"}, {"error": "server"}, "Hello"])
    with connect_responses({}, {"transport": transport}) as connection:
        assert next(connection) == {"type": "a"}
        with pytest.raises(InternalServerError, match="fake: server"):
            next(connection)
        with pytest.raises(APIConnectionError):
            connection.send({"type": "response.create", **TURN})
    with connect_responses({}, {"transport": transport}) as connection:
        assert output_text(accumulate(connection.turn(TURN))) == "Hello"
    assert len(transport.requests) == 2


def test_it_works_in_an_event_loop() -> None:
    async def run() -> Any:
        async with aio.connect_responses({}, {"transport": fake_connection(["Hello"])}) as connection:
            return await aio.accumulate(connection.turn(TURN))

    assert output_text(asyncio.run(run())) == "Hello"


@pytest.mark.parametrize(
    ("transport", "words"),
    [
        (fake("Hello"), "a text is no answer of connect_responses"),
        (fake({"id": "x"}), "a connection has no response"),
        (lambda _: {"status": 200, "body": "x"}, "expected an object with send, receive and close .* got dict"),
        (lambda _: None, "got NoneType"),
        (cassette("missing.json", "none"), "a cassette records calls, not connections"),
        (cassette("missing.json", "all"), "a cassette records calls, not connections"),
    ],
    ids=["fake", "fake dict", "response", "none", "cassette", "recording"],
)
def test_a_transport_for_calls_is_refused_with_what_to_use(transport: Any, words: str) -> None:
    with pytest.raises((InvalidOptionsError, InvalidParamsError), match=words) as failed:
        connect_responses({}, {"transport": transport, "api_key": "k"})
    assert "openai_fn.testing.fake_connection" in str(failed.value)


def test_a_transport_may_refuse_the_handshake() -> None:
    with pytest.raises(AuthenticationError, match="fake: 401"):
        connect_responses({}, {"transport": fake({"error": "authentication"})})


def test_fallbacks_of_connections_are_refused() -> None:
    with pytest.raises(InvalidParamsError, match="connect_responses opens a connection"):
        with_fallbacks(connect_responses, [{}, {}])


@pytest.mark.parametrize("item", [3, {"x": 1}, {"error": "oops"}, b"x"])
def test_what_is_no_item_says_so(item: Any) -> None:
    with (
        connect_responses({}, {"transport": fake_connection([item])}) as connection,
        pytest.raises(InvalidParamsError, match="fake_connection"),
    ):
        next(connection)
