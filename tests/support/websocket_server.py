"""A scripted WebSocket server on loopback, made with websockets: real handshakes, real frames.

    with serve_websocket(handler) as server:
        connect_realtime({"model": "m"}, server.options)

A handler is a function of the server's connection, run in a thread for each; `reply_to` makes one of a script. What
every client sent is in `server.received`, the handshakes are in `server.handshakes`.
"""

import json
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

Event = dict[str, Any]
Handler = Callable[[ServerConnection], Any]


class Scripted(NamedTuple):
    """A server that runs: where it is, and what it has received."""

    url: str
    options: dict[str, Any]
    received: list[Event]
    handshakes: list[dict[str, str]]
    open: set[ServerConnection]  # connections that neither side has closed


@contextmanager
def serve_websocket(handler: Handler, tls: ssl.SSLContext | None = None, **settings: Any) -> Iterator[Scripted]:
    """Run a server for the length of a `with` statement."""
    received: list[Event] = []
    handshakes: list[dict[str, str]] = []
    open_: set[ServerConnection] = set()

    def handle(connection: ServerConnection) -> None:
        request = connection.request
        assert request is not None
        handshakes.append({"path": request.path, **{name.lower(): text for name, text in request.headers.raw_items()}})
        connection.received = received  # type: ignore[attr-defined]  # for `listen`
        open_.add(connection)
        try:
            with suppress(ConnectionClosed):
                handler(connection)
        finally:
            connection.close()
            open_.discard(connection)

    with serve(handle, "127.0.0.1", 0, ssl=tls, max_size=None, ping_interval=None, **settings) as server:
        thread = threading.Thread(target=server.serve_forever, name="websocket server")
        thread.start()
        port = server.socket.getsockname()[1]
        url = f"{'https' if tls else 'http'}://{'localhost' if tls else '127.0.0.1'}:{port}"
        options = {"base_url": f"{url}/v1", "api_key": "sk-test-0123456789abcdef", "retry": 0, "validate": True}
        try:
            yield Scripted(url, options, received, handshakes, open_)
        finally:
            stop(server, thread, open_)


def stop(server: Server, thread: threading.Thread, open_: set[ServerConnection]) -> None:
    """End every connection, then the server."""
    for connection in [*open_]:
        cut_off(connection)
    server.shutdown()
    thread.join()


def cut_off(connection: ServerConnection) -> None:
    """End a connection without a closing handshake; its own thread closes the socket."""
    with suppress(OSError):
        socket.socket.shutdown(connection.socket, socket.SHUT_RDWR)  # of TLS only the socket: its thread still reads


def listen(connection: ServerConnection) -> Iterator[Event]:
    """Yield each event of a client until it closes the connection."""
    with suppress(ConnectionClosed):
        while True:
            event = json.loads(connection.recv())
            connection.received.append(event)  # type: ignore[attr-defined]  # set by `serve_websocket`
            yield event


def reply_to(script: Mapping[str, Any], greeting: Iterable[Event] = ()) -> Handler:
    """Return a handler that replies to each event by its type: with events, or a function of the event."""

    def handle(connection: ServerConnection) -> None:
        send_events(connection, greeting)
        for event in listen(connection):
            reply = script.get(event["type"], ())
            send_events(connection, reply(event) if callable(reply) else reply)

    return handle


def send_events(connection: ServerConnection, events: Iterable[Any]) -> None:
    """Send events; bytes and str as they are."""
    for event in events:
        connection.send(event if isinstance(event, (str, bytes)) else json.dumps(event))


def response_events(text: str = "Hello", name: str = "resp_1", **more: Any) -> list[Event]:
    """Return the events of a whole response over Responses, with a text in pieces of three letters."""
    base = {"id": name, "object": "response", "model": "gpt-5", **more}
    part = {"output_index": 0, "content_index": 0, "item_id": "msg_1"}
    item = {"id": "msg_1", "type": "message", "role": "assistant", "status": "in_progress", "content": []}
    done = {**item, "status": "completed", "content": [{"type": "output_text", "text": text, "annotations": []}]}
    usage = {"input_tokens": 3, "output_tokens": 2, "total_tokens": 5}
    return [
        {"type": "response.created", "response": {**base, "status": "in_progress", "output": []}},
        {"type": "response.output_item.added", "output_index": 0, "item": item},
        {"type": "response.content_part.added", **part, "part": {"type": "output_text", "text": "", "annotations": []}},
        *({"type": "response.output_text.delta", **part, "delta": text[at : at + 3]} for at in range(0, len(text), 3)),
        {"type": "response.output_text.done", **part, "text": text},
        {"type": "response.output_item.done", "output_index": 0, "item": done},
        {"type": "response.completed", "response": {**base, "status": "completed", "output": [done], "usage": usage}},
    ]


def realtime_events(text: str = "Hello", name: str = "resp_1", sound: bytes = b"\x01\x02\x03\x04\x05") -> list[Event]:
    """Return the events of a whole response over Realtime: speech with its transcript, sound in pieces of two bytes."""
    base = {"id": name, "object": "realtime.response", "conversation_id": "conv_1"}
    part = {"response_id": name, "item_id": "item_1", "output_index": 0, "content_index": 0}
    item = {"id": "item_1", "object": "realtime.item", "type": "message", "role": "assistant", "content": []}
    spoken = {"type": "output_audio", "transcript": text}
    done = {**item, "status": "completed", "content": [spoken]}
    usage = {"input_tokens": 3, "output_tokens": 2, "total_tokens": 5}
    pieces = [b64encode(sound[at : at + 2]).decode() for at in range(0, len(sound), 2)]
    return [
        {"type": "response.created", "response": {**base, "status": "in_progress", "output": []}},
        {"type": "rate_limits.updated", "rate_limits": []},
        {"type": "response.output_item.added", "response_id": name, "output_index": 0, "item": item},
        {"type": "conversation.item.added", "item": item},
        {"type": "response.content_part.added", **part, "part": {"type": "output_audio", "transcript": ""}},
        *({"type": "response.output_audio.delta", **part, "delta": piece} for piece in pieces),
        *(
            {"type": "response.output_audio_transcript.delta", **part, "delta": text[at : at + 3]}
            for at in range(0, len(text), 3)
        ),
        {"type": "response.output_audio.done", **part},
        {"type": "response.output_audio_transcript.done", **part, "transcript": text},
        {"type": "response.content_part.done", **part, "part": spoken},
        {"type": "response.output_item.done", "response_id": name, "output_index": 0, "item": done},
        {"type": "response.done", "response": {**base, "status": "completed", "output": [done], "usage": usage}},
    ]


def call_events(arguments: str, name: str = "resp_1", call: str = "call_1") -> list[Event]:
    """Return the events of a response over Realtime or Responses that calls the function `double`."""
    base = {"id": name, "object": "response", "model": "gpt-5"}
    item = {"id": "fc_1", "type": "function_call", "name": "double", "call_id": call, "arguments": ""}
    done = {**item, "arguments": arguments, "status": "completed"}
    ended = {"response": {**base, "status": "completed", "output": [done], "usage": {"total_tokens": 7}}}
    part = {"response_id": name, "item_id": "fc_1", "output_index": 0}
    return [
        {"type": "response.created", "response": {**base, "status": "in_progress", "output": []}},
        {"type": "response.output_item.added", "output_index": 0, "response_id": name, "item": item},
        {"type": "response.function_call_arguments.delta", **part, "delta": arguments},
        {"type": "response.function_call_arguments.done", **part, "arguments": arguments},
        {"type": "response.output_item.done", "output_index": 0, "response_id": name, "item": done},
        {"type": "response.done", **ended},
    ]
