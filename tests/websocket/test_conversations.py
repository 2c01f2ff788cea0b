"""Random conversations: whatever is sent, left and interleaved, each turn has its own events, in both worlds."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from openai_fn import OpenAIError, accumulate, aio, connect_realtime, connect_responses, output_text
from tests.support.websocket_server import (
    Event,
    listen,
    realtime_events,
    response_events,
    send_events,
    serve_websocket,
)

FORMS: dict[str, Callable[..., list[Event]]] = {
    "connect_responses": response_events,
    "connect_realtime": realtime_events,
}
CONNECT = {"connect_responses": connect_responses, "connect_realtime": connect_realtime}
TEXTS = st.text("abc é\u2028\U0001f600", max_size=12)
TURNS = st.lists(
    st.tuples(TEXTS, st.sampled_from(["read", "leave", "skip", "fail"]), st.integers(0, 8)), min_size=1, max_size=6
)
"""For each turn its text, what is done with it, and after how many events it is left."""
FAILURE: Event = {"type": "error", "error": {"type": "invalid_request_error", "message": "no"}}


class Scene:
    """What the server replies next; one server serves all examples, as a new one for each would take too long."""

    def __init__(self, name: str) -> None:
        self.name, self.replies = name, iter(list[Any]())

    def reply(self, connection: Any) -> None:
        """Reply to each event of one connection with the events of its next turn."""
        replies = self.replies
        for _ in listen(connection):
            send_events(connection, next(replies))

    def play(self, turns: Any) -> None:
        """Make the replies of some turns."""
        made = [
            [FAILURE] if act == "fail" else FORMS[self.name](text, f"resp_{number}")
            for number, (text, act, _) in enumerate(turns)
        ]
        self.replies = iter(made)


@contextlib.contextmanager
def stage(name: str) -> Iterator[tuple[Scene, dict[str, Any]]]:
    """Run a server for a kind of connection."""
    scene = Scene(name)
    with serve_websocket(scene.reply) as server:
        yield scene, {**server.options, "timeout": 60}


def check_turn(number: int, text: str, events: list[Event]) -> None:
    """A turn that was read to its end has the events of its own response, whole."""
    answer = accumulate(events)
    assert (answer["id"], output_text(answer)) == (f"resp_{number}", text)


@pytest.mark.parametrize("name", FORMS)
def test_a_conversation_in_a_thread(name: str) -> None:
    with stage(name) as (scene, options):

        @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(TURNS)
        def converse(turns: Any) -> None:
            scene.play(turns)
            with CONNECT[name]({}, options) as connection:
                for number, (text, act, after) in enumerate(turns):
                    turn = connection.turn({"metadata": {"n": str(number)}}, None)
                    if act == "read":
                        check_turn(number, text, list(turn))
                    elif act == "fail":
                        with pytest.raises(OpenAIError, match="no"):
                            list(turn)
                    else:
                        for _ in range(after if act == "leave" else 0):
                            next(turn, None)
                        turn.close()

        converse()


@pytest.mark.parametrize("name", FORMS)
def test_a_conversation_in_an_event_loop(name: str) -> None:
    with stage(name) as (scene, options):

        @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(TURNS)
        def converse(turns: Any) -> None:
            scene.play(turns)
            asyncio.run(talk(turns))

        async def talk(turns: Any) -> None:
            async with getattr(aio, name)({}, options) as connection:
                for number, (text, act, after) in enumerate(turns):
                    turn = connection.turn({"metadata": {"n": str(number)}})
                    if act == "read":
                        check_turn(number, text, [event async for event in turn])
                    elif act == "fail":
                        with pytest.raises(OpenAIError, match="no"):
                            [event async for event in turn]
                    else:
                        for _ in range(max(1, after) if act == "leave" else 1):
                            await anext(turn, None)
                        await turn.aclose()

        converse()
