"""A transport that records real calls in a JSON file and plays them back, for tests of code that calls the API.

A file holds a list of {"request", "response"}: readable, without credentials, without headers that only the day of the
recording knew.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from openai_fn.credentials import Credential
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.testing.tape import (
    describe_request,
    describe_response,
    find_credentials,
    find_differences,
    rank_nearest,
    replay_response,
)
from openai_fn.types import Map

Entry = dict[str, Any]
MODES = ("none", "once", "all")


def cassette(path: Any, mode: str = "once", transport: Callable[[Map], Any] | None = None) -> Any:
    """Return a value for the option `transport` that plays back the calls recorded in the file at `path`.

    `mode` is "once": if the file is missing, calls are sent and recorded, otherwise they are played back; "none": calls
    are played back only; "all": calls are sent, and the file is written anew. Responses, streams and errors of the API
    are recorded; failures of the network are not. Equal requests are played back in the order in which they were
    recorded, the last one again and again. Requests are equal that have the same method, URL and body. Playing back
    needs no key. `transport` is what calls are sent with, default the network or the local model.

    Raises InvalidOptionsError for an unknown mode; at the call, for a request that was not recorded (the message names
    the nearest one and what differs), and for a file that cannot be read or written.

    >>> cassette("tests/hello.json", "twice")
    Traceback (most recent call last):
    openai_fn.errors.InvalidOptionsError: openai_fn: mode: expected one of 'none', 'once', 'all', got 'twice'
    """
    if mode not in MODES:
        raise cassette_error(f"mode: expected one of {', '.join(map(repr, MODES))}, got {mode!r}")
    file = Path(path)
    recording = mode == "all" or (mode == "once" and not file.exists())
    entries: list[Entry] = []
    send = play_calls(file) if not recording else record_calls(file, entries, transport or send_for_real)
    played: Any = send
    played.keyless = not recording
    return played


def cassette_error(message: str) -> InvalidOptionsError:
    """Return the error of a cassette that cannot be used as asked."""
    return InvalidOptionsError(make_error("invalid_options", message))


def send_for_real(wire: Map) -> Any:
    """Return the response of the network, or of the provider whose own transport the URL belongs to."""
    from openai_fn.calls.attempt import send_steps
    from openai_fn.calls.drivers import run
    from openai_fn.providers.table import OPENAI, PROVIDERS

    headers = {name.lower(): Credential(value) for name, value in wire["headers"].items()}
    own = [provider for provider in PROVIDERS.values() if "transport" in provider]
    provider = next((each for each in own if wire["url"].startswith(str(each["defaults"]["base_url"]))), OPENAI)
    encoded: Any = {**wire, "headers": headers}
    return run(send_steps(provider, encoded, {}))


def refuse_connection(wire: Map) -> None:
    """Raise InvalidOptionsError for the handshake of a connection."""
    if wire.get("kind") == "websocket":
        raise cassette_error("a cassette records calls, not connections: use openai_fn.testing.fake_connection")


def play_calls(file: Path) -> Callable[[Map], Any]:
    """Return what replies with the recorded responses of a file."""
    turns: dict[int, int] = {}
    lock = Lock()

    def play(wire: Map) -> Any:
        refuse_connection(wire)
        request = describe_request(wire, find_credentials(wire))
        entries = read_entries(file)
        equal = [entry for entry in entries if entry["request"] == request]
        if not equal:
            raise cassette_error(describe_miss(file, request, entries))
        with lock:
            first = entries.index(equal[0])
            turn = turns.get(first, 0)
            turns[first] = turn + 1
        return replay_response(equal[min(turn, len(equal) - 1)]["response"], stream=bool(wire.get("stream")))

    return play


def read_entries(file: Path) -> list[Entry]:
    """Return the recorded calls of a file; an InvalidOptionsError says why they cannot be read."""
    try:
        data = json.loads(file.read_bytes())
    except FileNotFoundError:
        message = f"cassette {file} does not exist: record it with mode 'once' or 'all'"
        raise cassette_error(message) from None
    except (OSError, ValueError) as failed:
        raise cassette_error(f"cassette {file} cannot be read: {failed}") from None
    calls = data.get("calls") if isinstance(data, Mapping) else None
    if not (isinstance(calls, list) and all(is_entry(entry) for entry in calls)):
        raise cassette_error(f"cassette {file} cannot be read: it contains no recorded calls")
    return calls


def is_entry(entry: Any) -> bool:
    """Return whether something in a file is a recorded call."""
    parts = (entry.get("request"), entry.get("response")) if isinstance(entry, Mapping) else ()
    return len(parts) == 2 and all(isinstance(part, Mapping) for part in parts)


def describe_miss(file: Path, request: Map, entries: list[Entry]) -> str:
    """Return the message of a request that was not recorded, with the nearest one that was."""
    what = f"cassette {file} has no recording of {request['method']} {request['url']}"
    if not entries:
        return f"{what}: it is empty; record it with mode 'all'"
    nearest = rank_nearest(request, [entry["request"] for entry in entries])
    differences = "; ".join(find_differences(nearest, request))
    return f"{what}: the nearest is {nearest.get('method')} {nearest.get('url')}, which differs: {differences}"


def record_calls(file: Path, entries: list[Entry], send: Callable[[Map], Any]) -> Callable[[Map], Any]:
    """Return what sends calls with `send` and records them in a file."""
    lock = Lock()

    def keep(entry: Entry) -> None:
        with lock:
            entries.append(entry)
            write_entries(file, entries)

    def record(wire: Map) -> Any:
        refuse_connection(wire)
        whole = {**wire, "body": read_body_bytes(wire.get("body"))}
        secrets = find_credentials(wire)
        request = describe_request(whole, secrets)
        response = send(whole)
        if "error" in response:
            return response
        if isinstance(response["body"], bytes):
            keep({"request": request, "response": describe_response(response, response["body"], secrets)})
            return response
        body = record_stream(
            response["body"],
            lambda read: keep({"request": request, "response": describe_response(response, read, secrets)}),
        )
        next(body)  # a generator that was never started would not close what it reads from
        return {**response, "body": body}

    return record


def read_body_bytes(body: Any) -> bytes | None:
    """Return a request's body as one piece, so that it can be sent after it was described."""
    return (
        body if body is None or isinstance(body, bytes) else body.encode() if isinstance(body, str) else b"".join(body)
    )


def record_stream(body: Any, keep: Callable[[bytes], None]) -> Iterator[bytes]:
    """Yield a body's bytes, first of all an empty piece; `keep` gets what was read of it, however the reading ends."""
    read: list[bytes] = []
    try:
        yield b""
        for piece in body:
            read.append(piece)
            yield piece
    finally:
        if close := getattr(body, "close", None):
            close()
        keep(b"".join(read))


def write_entries(file: Path, entries: list[Entry]) -> None:
    """Write the recorded calls, such that the file always holds all of some state."""
    text = json.dumps({"calls": entries}, ensure_ascii=False, indent=2) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(file.name + ".part")
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as failed:
        raise cassette_error(f"cassette {file} cannot be written: {failed}") from None
