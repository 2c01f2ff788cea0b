"""Options observe and trace over connections, and that no credential stands where it can be seen."""

import gc
import logging
import subprocess
import sys
import traceback
from typing import Any

import pytest

from openai_fn import APIConnectionError, OpenAIError, connect_realtime, connect_responses
from openai_fn.testing import fake_connection
from tests.support.paths import REPOSITORY
from tests.support.websocket_server import Event, reply_to, response_events, send_events, serve_websocket

TURN = {"model": "gpt-5", "input": "hi"}
KEY = "sk-test-0123456789abcdef"


class Observer:
    """Collects what option observe reports."""

    def __init__(self) -> None:
        self.starts: list[dict[str, Any]] = []
        self.ends: list[dict[str, Any]] = []

    def __call__(self, start: dict[str, Any]) -> Any:
        self.starts.append(start)
        return self.ends.append


def test_a_connection_is_observed_from_its_handshake_to_its_end() -> None:
    observer, traces = Observer(), list[dict[str, Any]]()
    with serve_websocket(reply_to({"response.create": response_events("Hello")})) as server:
        options = {**server.options, "observe": observer, "trace": traces.append}
        with connect_responses({}, options) as connection:
            list(connection.turn(TURN))
            list(connection.turn(TURN))
            assert observer.ends == []
    (start,), (end,) = observer.starts, observer.ends
    assert (start["operation"], start["provider"]) == ("connect_responses", "openai")
    assert end["usage"] == {"input_tokens": 6, "output_tokens": 4, "total_tokens": 10}
    assert (end["status"], end["attempts"], end["error"], end["complete"]) == (101, 1, None, True)
    assert (end["id"], end["model"], end["first_chunk_seconds"] is None) == ("resp_1", "gpt-5", False)
    (trace,) = traces
    assert (trace["status"], trace["error"], trace["method"]) == (101, None, "GET")
    assert KEY not in str([start, end, trace])


def test_the_end_has_the_error_of_a_connection_that_broke() -> None:
    observer = Observer()
    transport = fake_connection([{"type": "a"}, {"error": "connection"}])
    with connect_responses({}, {"transport": transport, "observe": observer}) as connection:
        next(connection)
        with pytest.raises(APIConnectionError):
            next(connection)
    (end,) = observer.ends
    assert end["error"]["category"] == "connection"


def test_the_end_of_a_refused_handshake_is_its_error() -> None:
    observer = Observer()
    refuse: Any = lambda connection, _: connection.respond(403, "no")  # noqa: E731  # of the server's
    with serve_websocket(reply_to({}), process_request=refuse) as server, pytest.raises(OpenAIError):
        connect_responses({}, {**server.options, "observe": observer})
    (end,) = observer.ends
    assert (end["status"], end["error"]["category"]) == (403, "permission_denied")


def test_the_end_comes_where_a_connection_is_forgotten_or_left() -> None:
    observer = Observer()
    with serve_websocket(reply_to({})) as server:
        options = {**server.options, "observe": observer}
        connect_responses({}, options)
        gc.collect()
        assert len(observer.ends) == 1
        with pytest.raises(ZeroDivisionError), connect_responses({}, options):
            raise ZeroDivisionError
    assert [end["error"] and end["error"]["category"] for end in observer.ends] == [None, "interrupted"]


def frames_of(raised: BaseException | None) -> str:
    """The variables of every frame of an exception and of what it came from, as a debugger shows them."""
    shown = []
    while raised is not None:
        for frame, _ in traceback.walk_tb(raised.__traceback__):
            if "/tests/" not in frame.f_code.co_filename.replace("\\", "/"):
                shown += [repr(value) for value in frame.f_locals.values()]
        raised = raised.__cause__ or raised.__context__
    return "\n".join(shown)


@pytest.mark.parametrize("status", [None, 401])
def test_no_credential_stands_in_a_frame_a_log_or_a_message(status: int | None, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f'{{"error": {{"message": "bad key {KEY}"}}}}'
    refuse: Any = (lambda connection, _: connection.respond(status, echo)) if status else None

    def break_off(connection: Any) -> None:
        send_events(connection, [{"type": "a"}])
        connection.close(1008, f"key {KEY}")

    raised: OpenAIError | None = None
    quiet = logging.getLogger("tests.quiet")  # the server logs what it was sent
    quiet.setLevel(60)
    with serve_websocket(break_off, process_request=refuse, logger=quiet) as server:
        try:
            with connect_realtime({"model": "m"}, server.options) as connection:
                assert KEY not in repr(connection) + repr(vars(connection))
                for _ in connection:
                    pass
        except OpenAIError as failed:
            raised = failed
    assert raised is not None
    assert KEY not in str(raised) + repr(raised.data) + frames_of(raised) + caplog.text


def test_the_events_are_yielded_verbatim_even_where_they_hold_odd_things() -> None:
    odd: Event = {"type": "x", "error": None, "object": "error", "response": [1], "stream_id": 3, "delta": {"a": 1}}
    with serve_websocket(reply_to({}, [odd])) as server, connect_realtime({"model": "m"}, server.options) as connection:
        assert next(connection) == odd


WITHOUT = """
import sys
sys.modules["websockets"] = None
import openai_fn
from openai_fn import accumulate, audio_bytes, connect_realtime, request_for
print(request_for(connect_realtime, {"model": "m"}, {"api_key": "k"})["url"])
assert not {"asyncio", "aiohttp", "websockets.client"} & {name for name, module in sys.modules.items() if module}
try:
    connect_realtime({"model": "m"}, {"api_key": "k"})
except ImportError as missing:
    print(missing)
"""


def test_without_the_package_the_extra_is_named() -> None:
    done = subprocess.run(  # noqa: S603  # our own code
        [sys.executable, "-W", "error", "-c", WITHOUT], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert "wss://api.openai.com/v1/realtime" in done.stdout, done.stderr
    assert "pip install websockets (the extra realtime)" in done.stdout
