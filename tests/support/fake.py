"""A transport without a network, and what goes through it: what tests of a call's inner side need."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

Map = Mapping[str, Any]
Wires = list[dict[str, Any]]

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Where was the 2020 World Series played?"}]}
UNREACHABLE = {"error": {"object": "error", "category": "connection", "retryable": True, "message": "nobody listens"}}


def answer(data: Any = None, status: int = 200, **headers: str) -> dict[str, Any]:
    """A response map with a JSON body. In the names of `headers` an underscore is a dash."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = json.dumps({"object": "ok"} if data is None else data).encode()
    return {"status": status, "headers": {"content-type": "application/json", **named}, "body": body}


def refusal(status: int, code: str | None = None, message: str = "no", **headers: str) -> dict[str, Any]:
    """A response map with an error status, as the API gives it."""
    return answer({"error": {"message": message, "code": code}}, status, **headers)


def event_stream(chunks: Iterable[Map], *, done: bool = True) -> dict[str, Any]:
    """A response map whose body is a lazy stream of events."""

    def pieces() -> Iterator[bytes]:
        for chunk in chunks:
            yield b"data: " + json.dumps(chunk).encode() + b"\n\n"
        if done:
            yield b"data: [DONE]\n\n"

    return {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": pieces()}


def transport(*answers: Map) -> tuple[Wires, Callable[[Map], Map]]:
    """A list that fills with the wires, and a transport that gives `answers` in turn, the last one again and again."""
    wires: Wires = []

    def send(wire: Map) -> Map:
        wires.append({**wire})
        return answers[min(len(wires), len(answers)) - 1]

    return wires, send
