"""The same conversation sends the same frames as the official client does, from the same URL."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from openai_fn import call
from openai_fn.catalog.operations import operations
from schemas.source.client_connections import CONTROLS, OLDER
from tests.support import official
from tests.support.websocket_server import Scripted, listen, send_events, serve_websocket

KEY = official.KEY
ITEM = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hé"}]}
EVENTS: dict[str, list[dict[str, Any]]] = {
    "connect_realtime": [
        {"type": "session.update", "session": {"type": "realtime", "instructions": "Be brief.", "tools": []}},
        {"type": "input_audio_buffer.append", "audio": "AAE="},
        {"type": "conversation.item.create", "item": ITEM},
        {"type": "response.create", "response": {"output_modalities": ["text"], "metadata": {"a": "b"}}},
        {"type": "response.cancel"},
    ],
    "connect_responses": [
        {"type": "response.create", "model": "gpt-5", "input": "Hé", "store": False},
        {"type": "response.create", "model": "gpt-5", "input": [ITEM], "previous_response_id": "resp_1"},
    ],
    "connect_realtime_translation": [
        {"type": "session.update", "session": {"audio": {"output": {"language": "es"}}}},
        {"type": "session.input_audio_buffer.append", "audio": "AAE="},
        {"type": "session.close"},
    ],
    "connect_live": [{"type": "session.input_audio.append", "audio": "AAE="}, {"type": "session.close"}],
    "connect_live_sideband": [{"type": "session.input_audio.mute"}, {"type": "response.create"}],
    "connect_live_fork": [{"type": "session.start", "session": {}}, {"type": "session.close"}],
}
"""What is sent over each connection."""
PARAMS: dict[str, dict[str, Any]] = {
    "connect_realtime": {"model": "gpt-realtime"},
    "connect_realtime_translation": {"model": "gpt-realtime-translate"},
    "connect_live_sideband": {"session_id": "s 1", "graceful_close": True},
    "connect_live_fork": {"session_id": "s 1"},
}
ROWS = {name: row for name, row in operations().items() if row["kind"]}


def resource_of(client: Any, row: Any) -> Any:
    """The official client's resource of a row, by the row's id: "live.forks.connect"."""
    for part in row["id"].split(".")[:-1]:
        client = getattr(client, part)
    return client


@contextmanager
def record() -> Iterator[tuple[Scripted, list[Any]]]:
    """Run a server that notes each frame as it was received: its text, whether it is one frame, the path."""
    frames: list[Any] = []

    def note(connection: Any) -> None:
        for message in listen(connection):
            frames.append(message)
            send_events(connection, [{"type": "noted"}])

    with serve_websocket(note) as server:
        yield server, frames


@pytest.mark.filterwarnings("ignore:connect.. must be used as a context manager:DeprecationWarning")  # its own call
@pytest.mark.parametrize("name", EVENTS)
def test_the_same_conversation_sends_the_same_frames(name: str) -> None:
    events, params = EVENTS[name], PARAMS.get(name, {})
    with record() as (server, ours), call(name, params, server.options) as connection:
        for event in events:
            connection.send(event)
            next(connection)
        (path,) = [handshake["path"] for handshake in server.handshakes]
    with record() as (server, theirs):
        client = official.openai.OpenAI(api_key=KEY, base_url=server.options["base_url"])
        with client, resource_of(client, ROWS[name]).connect(**params) as other:
            for event in events:
                other.send(event)
                other.recv()
        (expected,) = [handshake["path"] for handshake in server.handshakes]
    assert path == expected
    assert ours == theirs == events


@pytest.mark.parametrize("settings", [{}, {"azure_deployment": "mine"}], ids=["model", "deployment"])
def test_azure_asks_for_the_same_place(settings: dict[str, Any]) -> None:
    with record() as (server, _):
        version = "2025-04-01-preview"
        root = server.options["base_url"].removesuffix("/v1")
        options = {**server.options, "impl": "azure", "base_url": root, "api_version": version}
        options |= {"deployment": "mine"} if settings else {}
        call("connect_realtime", {"model": "gpt"}, options).close()
        asked = server.handshakes[0]
    client = official.openai.AzureOpenAI(azure_endpoint=root, api_version=version, api_key=KEY, **settings)
    with client:
        url, headers = client._configure_realtime("gpt", {})  # noqa: SLF001  # it insists on wss, which needs no server here
    assert sorted(asked["path"].partition("?")[2].split("&")) == sorted(str(url).partition("?")[2].split("&"))
    expected_path = (
        str(url).partition("://")[2].partition("?")[0].partition("/")[2].replace("openai/deployments/mine/", "openai/")
    )
    assert asked["path"].partition("?")[0] == f"/{expected_path}"
    assert {*headers} == {"api-key"} <= asked.keys()


def test_every_connection_of_the_official_client_is_a_row() -> None:
    from pathlib import Path

    from schemas.source.annotations import Reader
    from schemas.source.client_connections import read_connections

    package = Path(str(official.openai.__file__)).parent
    found = {each["operationId"]: each["path"] for each in read_connections(package, Reader())}
    assert found == {row["id"]: row["path"] for row in ROWS.values()}
    assert {"on_reconnecting", "extra_query"} <= CONTROLS
    assert OLDER == "beta"


def test_what_is_sent_is_one_text_frame_of_compact_json() -> None:
    texts: list[Any] = []

    def note(connection: Any) -> None:
        texts.extend(connection.recv_streaming())

    with (
        serve_websocket(note) as server,
        call("connect_responses", {}, server.options) as connection,
    ):
        connection.send({"type": "response.create", "model": "gpt-5", "input": "Hé"})
    assert texts == ['{"type":"response.create","model":"gpt-5","input":"Hé"}']
    assert json.loads(texts[0])["input"] == "Hé"
