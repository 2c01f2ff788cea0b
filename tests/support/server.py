"""A scripted HTTP/1.1 server on loopback, every byte of it ours.

    with serve([{"status": 429, "json": {}}, {"sse": stream_of("Hello")}]) as server:
        create_chat_completion(chat, {"base_url": server.url + "/v1", "api_key": "sk-test"})
    server.requests[0]["json"]

`tests/support/script.py` says what a script may hold; `completion`, `chunk` and `stream_of` make what the API would
answer.
"""

import argparse
import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import parse_qsl, urlsplit

from tests.support.replies import chunk, completion, stream_of
from tests.support.script import DONE, Action, Map, Script, actions, joined

__all__ = ["DONE", "Map", "Script", "chunk", "completion", "serve", "stream_of"]


# A class because it owns sockets and threads.
class Server:
    """What the script's author sees: `url`, `requests` received, counts of `connections` accepted, responses `written`.

    A response counts as written once its last byte was sent and its last pause is over.
    """

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.script = script
        self.tls = tls
        self.requests: list[dict[str, Any]] = []
        self.connections = self.written = 0
        self.listener = socket.create_server(("127.0.0.1", port), backlog=512)
        self.port: int = self.listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://{'localhost' if tls else '127.0.0.1'}:{self.port}"
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._open: dict[socket.socket, threading.Thread] = {}
        self._acceptor = threading.Thread(target=self._accept, name="accept")
        self._acceptor.start()

    @property
    def open_connections(self) -> int:
        """How many connections neither side has closed."""
        return len(self._open)

    def stop(self) -> None:
        self._stopping.set()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
            pass  # wakes the acceptor, which closing its socket would not
        self._acceptor.join()
        self.listener.close()
        self.drop()

    def drop(self) -> None:
        """End every connection now and wait for its thread: what a restarting server does to its clients."""
        with self._lock:
            open_ = dict(self._open)
        for sock in open_:
            with contextlib.suppress(OSError):
                # The plain socket's: SSLSocket.shutdown would take the TLS state away under its thread.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
        for thread in open_.values():
            thread.join()

    def _accept(self) -> None:
        while True:
            sock = self.listener.accept()[0]
            if self._stopping.is_set():
                return sock.close()
            self.connections += 1
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with contextlib.suppress(OSError):  # a client that has gone already
                self._start(secured(sock, self.tls) if self.tls else sock)

    def _start(self, sock: socket.socket) -> None:
        thread = threading.Thread(target=self._serve, args=(sock,), name="serve")
        with self._lock:
            self._open[sock] = thread
        thread.start()

    def _serve(self, sock: socket.socket) -> None:
        try:
            with contextlib.suppress(OSError), sock.makefile("rb") as reader:
                if isinstance(sock, ssl.SSLSocket):
                    sock.do_handshake()
                while (request := read_request(reader)) and self._play(sock, self._actions(request)):
                    with self._lock:
                        self.written += 1
        finally:
            with self._lock:
                sock.close()
                del self._open[sock]

    def _actions(self, request: dict[str, Any]) -> list[Action]:
        with self._lock:
            turn = len(self.requests)
            self.requests.append(request)
        entry = self.script(request) if callable(self.script) else self.script[min(turn, len(self.script) - 1)]
        return actions(entry)

    def _play(self, sock: socket.socket, script: Iterable[Action]) -> bool:
        """Whether the connection lives on after these actions."""
        for action in joined(script):
            if isinstance(action, bytes):
                sock.sendall(action)
            elif isinstance(action, str):
                end(sock, action)
                return False
            elif isinstance(action, threading.Event):
                while not action.wait(0.05):
                    if self._stopping.is_set():
                        return False
            elif self._stopping.wait(action):
                return False
        return True


def secured(sock: socket.socket, tls: ssl.SSLContext) -> ssl.SSLSocket:
    """The socket under TLS; its own thread shakes hands, so that a silent client holds up nobody else."""
    return tls.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)


@contextlib.contextmanager
def serve(script: Script, tls: ssl.SSLContext | None = None, port: int = 0) -> Iterator[Server]:
    """A running server that stops, with all its threads and sockets, when the block is left."""
    server = Server(script, tls, port)
    try:
        yield server
    finally:
        server.stop()


def read_request(reader: BinaryIO) -> dict[str, Any] | None:
    """The next request of a connection, or None when there is no further one."""
    line = reader.readline().decode("latin-1").split()
    if not line:
        return None
    method, target, _ = line
    headers = read_headers(reader)
    body = read_body(reader, headers)
    url = urlsplit(target)
    return {
        "method": method,
        "target": target,
        "path": url.path,
        "query": parse_qsl(url.query, keep_blank_values=True),
        "headers": headers,
        "body": body,
        "json": parsed(body),
    }


def read_headers(reader: BinaryIO) -> dict[str, str]:
    pairs = (line.decode("latin-1").partition(":") for line in iter(reader.readline, b"\r\n") if line)
    return {name.lower(): value.strip() for name, _, value in pairs}


def read_body(reader: BinaryIO, headers: Map) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return reader.read(int(headers.get("content-length", 0)))
    sizes = iter(lambda: int(reader.readline(), 16), 0)
    body = b"".join(reader.read(size + 2)[:-2] for size in sizes)
    reader.readline()
    return body


def parsed(body: bytes) -> Any:
    """The JSON value of a body, or None."""
    try:
        return json.loads(body)
    except ValueError:
        return None


def end(sock: socket.socket, how: str) -> None:
    """Close with FIN, or with RST, which a linger of zero seconds makes of a close."""
    if how == "reset":
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    else:
        socket.socket.shutdown(sock, socket.SHUT_WR)


def main() -> None:
    from tests.support.lookalike import lookalike

    parser = argparse.ArgumentParser(
        prog="python -m tests.support.server", description="An OpenAI and Azure look-alike."
    )
    parser.add_argument("--port", type=int, default=0)
    with serve(lookalike, port=parser.parse_args().port) as server, contextlib.suppress(KeyboardInterrupt):
        print(server.url, flush=True)  # noqa: T201  # a command's output
        threading.Event().wait()


if __name__ == "__main__":
    main()
