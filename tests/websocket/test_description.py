"""The events of the API description, where there is one: what it shows is sent without a problem and comes unchanged.

OPENAI_OPENAPI=openapi.json pytest tests/websocket/test_description.py
"""

import json
import os
import warnings
from functools import cache
from typing import Any

import pytest

from openai_fn import call, connect_realtime
from openai_fn.functions import function_by_name
from tests.support.websocket_server import (
    call_events,
    listen,
    realtime_events,
    response_events,
    send_events,
    serve_websocket,
)

PATH = os.environ.get("OPENAI_OPENAPI", "")
pytestmark = pytest.mark.skipif(not PATH, reason="OPENAI_OPENAPI names no description of the API")
SENDS = {
    "connect_realtime": "RealtimeClientEvent",
    "connect_realtime_translation": "RealtimeTranslationClientEvent",
    "connect_responses": "ResponsesClientEvent",
}
"""What each connection sends, by the description's name for it."""
RECEIVES = {"connect_realtime": "RealtimeServerEvent", "connect_realtime_translation": "RealtimeTranslationServerEvent"}
PARAMS = {"connect_realtime": {"model": "m"}, "connect_realtime_translation": {"model": "m"}}


@cache
def components() -> Any:
    with open(PATH, encoding="utf-8") as file:  # noqa: PTH123  # only where it is named
        return json.load(file)["components"]["schemas"]


def examples(name: str) -> list[dict[str, Any]]:
    """The example of each event of a union."""
    names = [branch["$ref"].rpartition("/")[2] for branch in components()[name]["anyOf"]]
    texts = [components()[one].get("x-oaiMeta", {}).get("example") for one in names]
    return [event for text in texts if text and isinstance(event := parse(text), dict)]


def parse(text: str) -> Any:
    """The data of an example; None for one that is no JSON: some end in a comma or have a comment."""
    try:
        return json.loads(text)
    except ValueError:
        return None


@pytest.mark.parametrize("name", SENDS)
def test_every_event_of_the_client_passes_the_check(name: str) -> None:
    check = function_by_name(name)._row["check_event"]  # type: ignore[attr-defined]  # noqa: SLF001  # the check itself
    shown = examples(SENDS[name])
    assert shown
    for event in shown:
        assert [problem for problem in check(event) if problem["severity"] == "error"] == [], event


@pytest.mark.parametrize("name", RECEIVES)
def test_every_event_of_the_server_comes_unchanged(name: str) -> None:
    shown = examples(RECEIVES[name])
    assert len(shown) > 4
    with (
        serve_websocket(lambda connection: send_events(connection, shown)) as server,
        call(name, PARAMS[name], server.options) as connection,
    ):
        assert list(connection) == shown


def test_every_event_of_the_client_can_be_sent() -> None:
    shown = examples("RealtimeClientEvent")
    with serve_websocket(lambda connection: list(listen(connection))) as server:
        with warnings.catch_warnings(), connect_realtime({"model": "m"}, server.options) as connection:
            warnings.simplefilter("ignore")
            for event in shown:
                connection.send(event)
        assert server.received == shown


def test_the_scripted_server_sends_events_of_the_description() -> None:
    kinds = {
        value
        for name, part in components().items()
        if "ServerEvent" in name or name.startswith("Response")
        for value in (part.get("properties", {}).get("type", {}).get("enum") or [])
        + [part.get("properties", {}).get("type", {}).get("const")]
    }
    for event in (*realtime_events(), *response_events(), *call_events("{}")):
        assert event["type"] in kinds
