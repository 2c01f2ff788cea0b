"""Events of a response are folded into it, with its text, its sound and its calls."""

from base64 import b64encode
from typing import Any

import pytest

from openai_fn import (
    InvalidParamsError,
    StreamError,
    accumulate,
    audio_bytes,
    connect_realtime,
    output_text,
    text_deltas,
)
from openai_fn.websocket.audio import write_audio
from tests.support.websocket_server import call_events, realtime_events, reply_to, serve_websocket

SOUND = b"\x01\x02\x03\x04\x05"


def test_a_spoken_response_is_folded_with_text_and_sound() -> None:
    with (
        serve_websocket(reply_to({"response.create": realtime_events("Hello world", sound=SOUND)})) as server,
        connect_realtime({"model": "m"}, server.options) as connection,
    ):
        events = list(connection.turn({"instructions": "Greet."}))
        answer = accumulate(connection.turn())
        text = list(text_deltas(connection.turn()))
    assert server.received[:2] == [
        {"type": "response.create", "response": {"instructions": "Greet."}},
        {"type": "response.create"},
    ]
    part = answer["output"][0]["content"][0]
    assert part == {"type": "output_audio", "transcript": "Hello world", "audio": b64encode(SOUND).decode()}
    assert (output_text(answer), audio_bytes(answer), answer["status"]) == ("Hello world", SOUND, "completed")
    assert "".join(text) == "Hello world"
    assert b"".join(map(audio_bytes, events)) == SOUND


@pytest.mark.parametrize("length", range(1, len(realtime_events()) + 1))
def test_a_response_that_was_cut_is_folded_as_far_as_it_came(length: int) -> None:
    whole, events = accumulate(realtime_events("Hello")), realtime_events("Hello")[:length]
    cut = accumulate(events)
    assert whole["output"][0]["content"][0]["transcript"].startswith(output_text(cut))
    assert audio_bytes(whole).startswith(audio_bytes(cut))
    assert accumulate(events) == cut


def test_a_call_is_folded_with_its_arguments() -> None:
    assert accumulate(call_events('{"number": 4}'))["output"][0]["arguments"] == '{"number": 4}'
    assert accumulate(call_events('{"number": 4}')[:3])["output"][0]["arguments"] == '{"number": 4}'


def test_events_without_a_response_are_the_last_one() -> None:
    events: list[dict[str, Any]] = [{"type": "session.created"}, {"type": "session.updated", "session": {}}]
    assert accumulate(events) == events[-1]


def test_the_text_of_older_names_is_text() -> None:
    events = [
        {"type": "response.text.delta", "delta": "a"},
        {"type": "response.audio_transcript.delta", "delta": "b"},
        {"type": "session.output_transcript.delta", "delta": "c"},
    ]
    assert list(text_deltas(events)) == ["a", "b", "c"]


def test_audio_is_read_where_it_stands() -> None:
    audio = b64encode(SOUND).decode()
    assert audio_bytes({"type": "session.output_audio.delta", "delta": audio}) == SOUND
    assert audio_bytes({"type": "session.input_audio.append", "audio": audio}) == SOUND
    item = {"type": "message", "content": [{"type": "input_audio", "audio": audio}]}
    assert audio_bytes({"type": "conversation.item.retrieved", "item": item}) == SOUND
    for silent in ({}, {"type": "response.output_audio_transcript.delta", "delta": "Hi"}, {"type": "x.audio.delta"}):
        assert audio_bytes(silent) == b""
    with pytest.raises(StreamError, match="not base64"):
        audio_bytes({"type": "response.output_audio.delta", "delta": "no base64!"})
    with pytest.raises(InvalidParamsError, match="expected a dict of a connection, got list"):
        audio_bytes([])  # type: ignore[arg-type]


def test_bytes_are_written_wherever_they_stand_and_nothing_is_changed() -> None:
    event: Any = {"item": {"content": [{"type": "input_audio", "audio": bytearray(SOUND)}, {"type": "x", "n": 1}]}}
    written = write_audio(event)
    assert written["item"]["content"][0]["audio"] == b64encode(SOUND).decode()
    assert event["item"]["content"][0]["audio"] == SOUND
    plain = {"a": [1, {"b": "c"}]}
    assert write_audio(plain) is plain
