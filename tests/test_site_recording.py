"""The recording of the start page is what its commands print, and the picture is what was recorded."""

import doctest
import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable

import pytest

from docs.source import recording
from docs.source.recording import CAST, COMMANDS, PICTURE, PROMPT, Event, build_svg, parse_cast, record

EVENTS = parse_cast(CAST.read_text(encoding="utf-8"))
ASK_THE_MODEL = {COMMANDS[1], COMMANDS[3]}


def split_outputs(events: Iterable[Event]) -> dict[str, str]:
    """What each command printed."""
    shown = "".join(event.text for event in events).replace("\r", "")
    parts = [part.partition("\n") for part in shown.split(PROMPT)[1:]]
    return {command: output for command, _, output in parts}


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(recording).failed == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a Unix shell")
def test_the_commands_print_the_same_again() -> None:
    stored, again = split_outputs(EVENTS), split_outputs(record())
    assert list(stored) == list(again) == list(COMMANDS)
    assert {name: stored[name] for name in COMMANDS if name not in ASK_THE_MODEL} == {
        name: again[name] for name in COMMANDS if name not in ASK_THE_MODEL
    }
    assert all(again[name].strip() for name in COMMANDS)


def test_the_picture_is_that_of_the_recording() -> None:
    assert PICTURE.read_text(encoding="utf-8") == build_svg(EVENTS)


def test_the_picture_has_all_that_was_shown() -> None:
    texts = [node.text or "" for node in ET.fromstring(build_svg(EVENTS)).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
    shown = "".join(event.text for event in EVENTS)
    assert "".join("".join(texts).split()) == "".join(shown.split())


def test_the_recording_is_an_asciicast_without_traces_of_the_machine() -> None:
    header, *events = map(json.loads, CAST.read_text(encoding="utf-8").splitlines())
    assert header.keys() == {"version", "width", "height", "idle_time_limit"}
    assert all(kind == "o" for _, kind, _ in events)
    assert [seconds for seconds, _, _ in events] == sorted(seconds for seconds, _, _ in events)
