"""A small HTTP proxy on loopback: whole URLs for http, CONNECT for https."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit


# A class because it owns sockets and threads.
class Proxy:
    """`url`, and what was asked: the first lines in `lines`, the headers in `headers`."""

    def __init__(self, answer: bytes | None) -> None:
        self.answer = answer
        self.lines: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.threads = [threading.Thread(target=self.accept)]
        self.open: list[socket.socket] = []
        self.threads[0].start()

    def accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self.begin(self.listener.accept()[0])

    def begin(self, client: socket.socket) -> None:
        self.open.append(client)
        self.threads.append(threading.Thread(target=self.serve, args=(client,)))
        self.threads[-1].start()

    def serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), client, client.makefile("rb") as reader:
            line = reader.readline().decode()
            method, target, _ = line.split()
            headers = read_headers(reader)
            self.lines.append(line.strip())
            self.headers.append(headers)
            if self.answer is None:
                self.pass_on(client, reader, method, target, headers)
            else:
                client.sendall(self.answer)

    def pass_on(
        self, client: socket.socket, reader: BinaryIO, method: str, target: str, headers: dict[str, str]
    ) -> None:
        address = urlsplit(f"//{target}" if method == "CONNECT" else target)
        with socket.create_connection((address.hostname or "", address.port or 80)) as server:
            self.open.append(server)
            if method == "CONNECT":
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                body = reader.read(int(headers.get("content-length", 0)))
                lines = [f"{method} {address.path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
                server.sendall("\r\n".join([*lines, "connection: close", "", ""]).encode() + body)
            self.threads.append(threading.Thread(target=pump, args=(client, server)))
            self.threads[-1].start()
            pump(server, client)

    def stop(self) -> None:
        for sock in (self.listener, *self.open):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join()
        self.listener.close()


def read_headers(reader: BinaryIO) -> dict[str, str]:
    pairs = (line.decode("latin-1").partition(":") for line in iter(lambda: reader.readline().strip(), b""))
    return {name.lower(): value.strip() for name, _, value in pairs}


def pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def proxy(answer: bytes | None = None) -> Iterator[Proxy]:
    """A running proxy; with `answer` it says that instead of passing anything on."""
    running = Proxy(answer)
    try:
        yield running
    finally:
        running.stop()
