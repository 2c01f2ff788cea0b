"""A server that answers from memory, in a process of its own, so that only the client's work is measured.

The first segment of a URL's path says what comes:

    plain                     a chat completion
    answer-BYTES              a chat completion whose text has about so many bytes
    chunks-COUNT-FRAMING      so many small chunks, as fast as they are taken
    paced-COUNT-FRAMING       one chunk every 5 ms, its content the time at which it left
    event-BYTES-FRAMING       one chunk whose content has so many bytes

`python -m tests.benchmarks.server CERTIFICATE` prints the two ports, plain and TLS, and serves until its input closes.
"""

import contextlib
import json
import socket
import ssl
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from time import monotonic_ns, sleep
from typing import NamedTuple

from tests.support.replies import chunk, completion

DONE = b"data: [DONE]\n\n"
BLOCK = 500
"""Small chunks that leave in one send."""
PACE = 0.005
"""Seconds from one paced chunk to the next."""
PIECE = 16384
"""Bytes of a large event that leave in one send."""


class Framing(NamedTuple):
    """How a body of unknown length travels: the headers, a maker of the function that wraps a piece, what ends it."""

    headers: bytes
    wrapper: Callable[[], Callable[[bytes], bytes]]
    end: bytes


def chunked(piece: bytes) -> bytes:
    """A piece as one HTTP chunk.

    >>> chunked(b"hello")
    b'5\\r\\nhello\\r\\n'
    """
    return b"%x\r\n%b\r\n" % (len(piece), piece)


def gzipper() -> Callable[[bytes], bytes]:
    """A function that compresses piece after piece, each readable as soon as it is there."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return lambda piece: packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)


FRAMINGS = {
    "chunked": Framing(b"transfer-encoding: chunked\r\n", lambda: chunked, b"0\r\n\r\n"),
    "close": Framing(b"connection: close\r\n", lambda: bytes, b""),
    "gzip": Framing(b"connection: close\r\ncontent-encoding: gzip\r\n", gzipper, b""),
}


def event(text: str, finish_reason: str | None = None) -> bytes:
    """A chunk of a chat as the bytes of one event."""
    return b"data: %b\n\n" % json.dumps(chunk({"content": text}, finish_reason), separators=(",", ":")).encode()


def chunks(count: int, wrap: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """So many small chunks, many in one send."""
    block = b"".join(wrap(event(" word")) for _ in range(BLOCK))
    for _ in range(count // BLOCK):
        yield block


def paced(count: int, wrap: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """Chunks that carry the time at which they leave: nanoseconds of the clock that all processes share."""
    for _ in range(count):
        sleep(PACE)
        yield wrap(event(str(monotonic_ns())))


def large(size: int, wrap: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """One chunk of so many bytes, in pieces."""
    whole = event("x" * size)
    return (wrap(whole[at : at + PIECE]) for at in range(0, len(whole), PIECE))


KINDS = {b"chunks": chunks, b"paced": paced, b"event": large}


def plain() -> bytes:
    """A whole answer that is not streamed."""
    body = json.dumps(completion("The Dodgers played at Globe Life Field in Arlington, Texas.")).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


PLAIN = plain()


@cache
def whole(size: int) -> bytes:
    """A whole answer whose text has so many bytes."""
    body = json.dumps(completion("The Dodgers played. " * (size // 20))).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


def streamed(segment: bytes) -> Iterator[bytes]:
    """The answer that a path's first segment asks for, send by send."""
    kind, count, framing = segment.split(b"-")
    headers, wrapper, end = FRAMINGS[framing.decode()]
    wrap = wrapper()
    yield b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n%b\r\n" % headers
    yield from KINDS[kind](int(count), wrap)
    yield wrap(event("", "stop") + DONE) + end


def answer(sock: socket.socket, segment: bytes) -> bool:
    """Whether the connection lives on after the answer, which is sent."""
    if segment == b"plain":
        sock.sendall(PLAIN)
        return True
    if segment.startswith(b"answer-"):
        sock.sendall(whole(int(segment[7:])))
        return True
    for piece in streamed(segment):
        sock.sendall(piece)
    return segment.endswith(b"chunked")


def requested(sock: socket.socket) -> bytes:
    """The first segment of the next request's path; empty when there is no further request."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = sock.recv(65536)
        if not piece:
            return b""
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    missing = int(head.lower().partition(b"content-length:")[2].partition(b"\r")[0] or 0) - len(body)
    while missing > 0:
        missing -= len(sock.recv(65536))
    return head.split(b"/", 2)[1]


def serve(sock: socket.socket, tls: ssl.SSLContext | None) -> None:
    """All requests of one connection, answered."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with contextlib.suppress(OSError), tls.wrap_socket(sock, server_side=True) if tls else sock as connection:
        while (segment := requested(connection)) and answer(connection, segment):
            pass


def listen(tls: ssl.SSLContext | None = None) -> int:
    """The port of a new listener, each connection of which has its own thread."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)

    def accept() -> None:
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0], tls), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return int(listener.getsockname()[1])


def main(certificate: str) -> None:
    """Nothing; serves until the parent goes."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    sys.stdout.write(f"{listen()} {listen(tls)}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1])
