"""A connection on the command line: its events are printed as they arrive."""

from typing import Any

from openai_fn.__main__ import main
from tests.support.websocket_server import send_events, serve_websocket


def test_events_are_printed_as_json_lines(capfdbinary: Any) -> None:
    events = [{"type": "a"}, {"type": "b", "x": [1]}]
    with serve_websocket(lambda connection: send_events(connection, events)) as server:
        options = ["--option", f"base_url={server.options['base_url']}", "--option", "api_key=sk-test"]
        status = main(["connect_realtime", "model=m", *options])
    assert (status, capfdbinary.readouterr().out) == (0, b'{"type": "a"}\n{"type": "b", "x": [1]}\n')
