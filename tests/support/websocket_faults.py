# ruff: noqa: FBT003  # the rows of a table do not name their columns
"""Faults of the WebSocket protocol as data: what a server does, and the exact outcome, the same in both worlds."""

import socket
import struct
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha1
from typing import Any, NamedTuple

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, BINARY, CONTINUATION, CLOSE, PING, PONG = 1, 2, 0, 8, 9, 10
BROKEN = "breaks the WebSocket protocol"
GOOD = b'{"type": "good"}'
RESET, STAY = "reset", "stay"


def frame(opcode: int, payload: bytes = b"", *, fin: bool = True, flags: int = 0) -> bytes:
    """Return one frame of a server: RFC 6455, section 5.2."""
    size = len(payload)
    head = bytes([fin << 7 | flags | opcode])
    if size < 126:
        return head + bytes([size]) + payload
    return head + (b"\x7e" + struct.pack("!H", size) if size < 65536 else b"\x7f" + struct.pack("!Q", size)) + payload


def close(code: int, reason: str = "") -> bytes:
    """Return a close frame."""
    return frame(CLOSE, struct.pack("!H", code) + reason.encode())


def reply(status: str, body: bytes = b"", kind: str = "application/json", more: str = "") -> bytes:
    """Return an HTTP response in place of a handshake."""
    head = f"HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


class Fault(NamedTuple):
    """What a server sends, and what comes of it: good events, then an error's category, retryable and words."""

    sends: tuple[Any, ...]  # after the handshake: bytes, RESET, or STAY
    events: int
    category: str | None  # None: the iteration ends
    retryable: bool | None = None
    words: str = ""
    code: str | None = None
    options: dict[str, Any] = {}  # noqa: RUF012  # read only
    handshake: bytes | str | None = None  # the reply in place of a good handshake


FAULTS: dict[str, Fault] = {
    # how a server may reply to the handshake
    "401": Fault(
        (), 0, "authentication", retryable=False, words="bad key", code="invalid_api_key",
        handshake=reply("401 No", b'{"error": {"message": "bad key", "code": "invalid_api_key"}}'),
    ),
    "403": Fault(
        (), 0, "permission_denied", retryable=False, words="not for you",
        handshake=reply("403 No", b'{"error": {"message": "not for you"}}'),
    ),
    "404": Fault((), 0, "not_found", retryable=False, words="no explanation", handshake=reply("404 No")),
    "429": Fault((), 0, "rate_limit", retryable=True, words="no explanation", handshake=reply("429 Slow")),
    "503": Fault((), 0, "server", retryable=True, words="no explanation", handshake=reply("503 Busy")),
    "redirect": Fault(
        (), 0, "redirect", retryable=False, words="the server redirects to 'wss://elsewhere.example/v1'",
        handshake=reply("307 There", more="location: wss://elsewhere.example/v1\r\n"),
    ),
    "html": Fault(
        (), 0, "response", retryable=False, words="expected a WebSocket connection, got an HTML page (text/html)",
        handshake=reply("200 OK", b"<!doctype html><title>Log in</title>", "text/html"),
    ),
    "json instead": Fault(
        (), 0, "response", retryable=False, words="expected a WebSocket connection, got JSON (application/json)",
        handshake=reply("200 OK", b'{"object": "list"}'),
    ),
    "no upgrade": Fault(
        (), 0, "response", retryable=False, words="the server did not open a WebSocket connection",
        handshake=b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
    ),
    "wrong accept": Fault(
        (), 0, "response", retryable=False, words="the server did not open a WebSocket connection",
        handshake=b"HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n",
    ),
    "extension that nobody asked for": Fault(
        (), 0, "response", retryable=False, words="did not open a WebSocket connection", handshake="deflate",
    ),
    "no http": Fault(
        (), 0, "connection", retryable=True, words="is not HTTP", handshake=b"SSH-2.0-OpenSSH_9.6\r\n\r\n\r\n"
    ),
    "closed without a reply": Fault((), 0, "connection", retryable=True, words="broke", handshake=b""),
    "cut head": Fault((), 0, "connection", retryable=True, words="broke", handshake=b"HTTP/1.1 101 Switching\r\nUpgr"),
    # how a connection may end
    "1000": Fault((frame(TEXT, GOOD), close(1000)), 1, None),
    "1001": Fault((frame(TEXT, GOOD), close(1001, "bye")), 1, "connection", True, "(close code 1001: bye)", "1001"),
    "1002": Fault((close(1002),), 0, "response", False, "protocol error", "1002"),
    "1003": Fault((close(1003),), 0, "bad_request", False, "does not accept", "1003"),
    "1007": Fault((close(1007),), 0, "bad_request", False, "could not read a message", "1007"),
    "1008": Fault((close(1008, "no"),), 0, "permission_denied", False, "policy (close code 1008: no)", "1008"),
    "1009": Fault((close(1009),), 0, "bad_request", False, "too long", "1009"),
    "1010": Fault((close(1010),), 0, "response", False, "extension", "1010"),
    "1011": Fault((close(1011),), 0, "server", True, "the server failed", "1011"),
    "1012": Fault((close(1012),), 0, "server", True, "restarts", "1012"),
    "1013": Fault((close(1013),), 0, "server", True, "overloaded", "1013"),
    "1014": Fault((close(1014),), 0, "server", True, "gateway", "1014"),
    "3000": Fault((close(3000),), 0, "authentication", False, "credential", "3000"),
    "3003": Fault((close(3003),), 0, "permission_denied", False, "does not allow", "3003"),
    "3008": Fault((close(3008),), 0, "timeout", True, "waited too long", "3008"),
    "4000": Fault((close(4000, "own"),), 0, "connection", False, "(close code 4000: own)", "4000"),
    "no code": Fault((frame(CLOSE),), 0, "connection", True, "without saying why", "1005"),
    "codes that may not be sent": Fault((close(1006),), 0, "response", False, BROKEN),
    "1004": Fault((close(1004),), 0, "response", False, BROKEN),
    "1005": Fault((close(1005),), 0, "response", False, BROKEN),
    "1015": Fault((close(1015),), 0, "response", False, BROKEN),
    "code of no range": Fault((close(999),), 0, "response", False, BROKEN),
    "close frame of one byte": Fault((frame(CLOSE, b"x"),), 0, "response", False, BROKEN),
    "reason that is not UTF-8": Fault((frame(CLOSE, b"\x03\xe8\xff"),), 0, "response", False, "not UTF-8"),
    "lost": Fault((frame(TEXT, GOOD),), 1, "connection", True, "broke without a closing handshake"),
    "reset": Fault((frame(TEXT, GOOD), RESET), 1, "connection", True, "broke without a closing handshake"),
    "cut frame": Fault((frame(TEXT, GOOD), frame(TEXT, GOOD)[:7]), 1, "connection", True, "broke"),
    "cut in a fragment": Fault((frame(TEXT, GOOD[:5], fin=False),), 0, "connection", True, "broke"),
    # what frames may hold
    "fragments": Fault(
        (frame(TEXT, GOOD[:4], fin=False), frame(PING, b"x"), frame(CONTINUATION, GOOD[4:9], fin=False),
         frame(CONTINUATION, GOOD[9:]), close(1000)), 1, None,
    ),
    "empty fragments": Fault(
        (frame(TEXT, fin=False), *[frame(CONTINUATION, fin=False)] * 100, frame(CONTINUATION, GOOD), close(1000)),
        1, None,
    ),
    "every byte alone": Fault((*(bytes([each]) for each in frame(TEXT, GOOD) + close(1000)),), 1, None),
    "binary": Fault((frame(BINARY, GOOD), close(1000)), 1, None),
    "pings and pongs": Fault((frame(PING, b"a"), frame(PONG), frame(TEXT, GOOD), close(1000)), 1, None),
    "unknown events": Fault((frame(TEXT, b'{"type": "wholly.new", "x": [1]}'), close(1000)), 1, None),
    "event without a type": Fault((frame(TEXT, b"{}"), close(1000)), 1, None),
    "flood": Fault((frame(TEXT, GOOD) * 20_000, close(1000)), 20_000, None),
    "50 MB": Fault((frame(TEXT, b'{"type": "good", "x": "' + b"y" * 50_000_000 + b'"}'), close(1000)), 1, None),
    "not JSON": Fault((frame(TEXT, b"oops"), STAY), 0, "response", False, "a message that is not an event"),
    "a list": Fault((frame(TEXT, b"[1]"), STAY), 0, "response", False, "a message that is not an event"),
    "empty message": Fault((frame(TEXT), STAY), 0, "response", False, "a message that is not an event"),
    "too deep": Fault((frame(TEXT, b"[" * 200_000), STAY), 0, "response", False, "a message that is not an event"),
    "not UTF-8": Fault((frame(TEXT, GOOD), frame(TEXT, b'"\xff"')), 1, "response", False, "not UTF-8"),
    "too big": Fault(
        (frame(TEXT, GOOD), frame(TEXT, b"x" * 1001), STAY), 1, "response", False, "longer than max_body allows",
        options={"max_body": 1000},
    ),
    "too big in fragments": Fault(
        (frame(TEXT, b"x" * 600, fin=False), frame(CONTINUATION, b"x" * 600), STAY), 0, "response", False,
        "longer than max_body allows", options={"max_body": 1000},
    ),
    "masked": Fault(
        (b"\x81\x81\x00\x00\x00\x00x", STAY), 0, "response", False, BROKEN
    ),
    "reserved bits": Fault((frame(TEXT, GOOD, flags=0x40), STAY), 0, "response", False, BROKEN),
    "unknown opcode": Fault((frame(3), STAY), 0, "response", False, BROKEN),
    "continuation of nothing": Fault((frame(CONTINUATION), STAY), 0, "response", False, BROKEN),
    "text within a fragment": Fault(
        (frame(TEXT, fin=False), frame(TEXT, GOOD), STAY), 0, "response", False, BROKEN
    ),
    "fragmented ping": Fault((frame(PING, fin=False), STAY), 0, "response", False, BROKEN),
    "long ping": Fault((frame(PING, b"x" * 126), STAY), 0, "response", False, BROKEN),
    "HTTP in the middle": Fault((b"HTTP/1.1 200 OK\r\n" * 10, STAY), 0, "response", False, "breaks the WebSocket"),
}  # fmt: skip


@contextmanager
def serve_fault(fault: Fault) -> Iterator[str]:
    """Run a server that does this to each client, for the length of a `with` statement; yields its URL."""
    stopping = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept_clients, args=(listener, fault, stopping), name="fault server")
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        finally:
            stopping.set()
            with suppress(OSError), socket.create_connection(listener.getsockname()):
                pass
            thread.join()


def accept_clients(listener: socket.socket, fault: Fault, stopping: threading.Event) -> None:
    """Serve one client after the other."""
    while True:
        sock, _ = listener.accept()
        with sock:
            if stopping.is_set():
                return
            with suppress(OSError):
                play(sock, fault)


def play(sock: socket.socket, fault: Fault) -> None:
    """Do to one client what a fault says, then close the connection."""
    sock.settimeout(30)
    head = b""
    while b"\r\n\r\n" not in head:
        head += sock.recv(65536)
    sock.sendall(fault.handshake if isinstance(fault.handshake, bytes) else accept(head, fault.handshake))
    for step in fault.sends:
        if step == RESET:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif isinstance(step, bytes):
            sock.sendall(step)
    if fault.sends[-1:] == (STAY,):
        drain(sock)
    elif RESET not in fault.sends and fault.handshake is None:
        sock.shutdown(socket.SHUT_WR)
        drain(sock)


def drain(sock: socket.socket) -> None:
    """Read until the client is gone."""
    while sock.recv(65536):
        pass


def accept(head: bytes, extension: str | None) -> bytes:
    """Return the reply that opens a connection: RFC 6455, section 4.2.2."""
    line = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key:"))
    key = b64encode(sha1(line.partition(b":")[2].strip() + GUID).digest()).decode()  # noqa: S324  # as the RFC says
    more = "Sec-WebSocket-Extensions: permessage-deflate\r\n" if extension else ""
    head_line = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    return f"{head_line}{more}Sec-WebSocket-Accept: {key}\r\n\r\n".encode()


Outcome = tuple[int, dict[str, Any] | None]
Run = Callable[[dict[str, Any]], Outcome]
