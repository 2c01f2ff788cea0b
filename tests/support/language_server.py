"""A conversation with pyright's language server: what an editor offers at a place in a user's file."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

CURSOR = "<CURSOR>"
"""Marks the place in a text where completions are asked for."""


MAX_ATTEMPTS = 10
"""Times that an empty list is asked for again, a second apart: a server that is still analyzing offers nothing."""


def send(pipe: IO[bytes], message: dict[str, Any]) -> None:
    """Write one message as the Language Server Protocol frames it."""
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    pipe.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read one message."""
    length = 0
    while (line := pipe.readline().strip()) != b"":
        if line.lower().startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    return json.loads(pipe.read(length))


@contextmanager
def language_server(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start pyright's language server on a folder; end it afterwards."""
    command = [sys.executable, "-m", "pyright.langserver", "--stdio"]
    server = subprocess.Popen(  # noqa: S603 - a checker of this environment
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        call(
            server,
            1,
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": {},
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "user"}],
            },
        )
        assert server.stdin is not None
        send(server.stdin, {"method": "initialized", "params": {}})
        yield server
    finally:
        server.kill()
        server.communicate()


def call(server: subprocess.Popen[bytes], number: int, method: str, params: Any) -> Any:
    """Send a request, answer what the server asks meanwhile, and return the result."""
    assert server.stdin is not None
    assert server.stdout is not None
    send(server.stdin, {"id": number, "method": method, "params": params})
    while True:
        message = receive(server.stdout)
        if message.get("id") == number and "method" not in message:
            return message["result"]
        if "id" in message and "method" in message:
            items = message.get("params", {}).get("items", [])
            send(server.stdin, {"id": message["id"], "result": [None for _ in items] if items else None})


def completions(server: subprocess.Popen[bytes], folder: Path, number: int, text: str) -> set[str]:
    """Return the labels that the server offers at the cursor in a file with this text."""
    assert server.stdin is not None
    before = text.partition(CURSOR)[0]
    place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
    document = {"uri": (folder / f"user{number}.py").as_uri()}
    opened = {**document, "languageId": "python", "version": 1, "text": text.replace(CURSOR, "")}
    send(server.stdin, {"method": "textDocument/didOpen", "params": {"textDocument": opened}})
    for attempt in range(MAX_ATTEMPTS):
        request = number * MAX_ATTEMPTS + attempt
        result = call(server, request, "textDocument/completion", {"textDocument": document, "position": place})
        items = result["items"] if isinstance(result, dict) else result or []
        if items:
            return {item["label"].strip("\"'") for item in items}
        time.sleep(1)
    return set()
