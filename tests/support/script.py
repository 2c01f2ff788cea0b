"""Scripts of `tests.support.server`: what the data of an entry makes the server do.

A script is a list of entries, one an incoming request and the last repeated, or a function of the request that returns
an entry. An entry is data:

    json | text | body | sse | raw    what is answered, see below; nothing of these: an empty body
    status, reason, headers           200, "", {}: added to the content type; a value None removes the header
    framing                           "length" (default), "chunked" (default of sse) or "close"
    gap                               seconds between the pieces of the body
    delay                             seconds before the first byte
    gzip                              True: compressed piece by piece
    cut                               the connection is closed after so many bytes of the framed body
    done                              False: an sse stream that does not end with [DONE]
    keep_alive                        False: closed after the answer

`sse` is a list of events: a dict becomes `data: JSON`, bytes go out as they are. `body` is bytes or a list of pieces.
`raw` is the whole answer with its head. In all three lists a number is a pause in seconds, "reset" ends the connection
with RST and "close" with FIN. A `threading.Event` is a pause until it is
set. Pieces with no pause between them leave in one send; a pause of 0 parts them.
"""

import itertools
import json
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

Map = Mapping[str, Any]
Script = Sequence[Map] | Callable[[dict[str, Any]], Map]
Action = bytes | float | str | threading.Event

DONE = b"data: [DONE]\n\n"
CONTENT_TYPES = {"json": "application/json", "text": "text/plain; charset=utf-8", "sse": "text/event-stream"}


def actions(entry: Map) -> list[Action]:
    """What an entry makes the server do.

    >>> actions({"raw": [b"HTTP/1.1 200 OK", 0.1, "reset"], "delay": 1})
    [1, b'HTTP/1.1 200 OK', 0.1, 'reset']
    """
    first = [entry["delay"]] if "delay" in entry else []
    if "raw" in entry:
        return [*first, *entry["raw"]]
    framing = entry.get("framing") or ("chunked" if "sse" in entry else "length")
    body = spaced(pieces(entry), entry.get("gap"))
    if entry.get("gzip"):
        body = [*gzipped(body)]
    framed = FRAMINGS[framing](body)
    last = [] if entry.get("keep_alive", True) and framing != "close" else ["close"]
    return [*first, head(entry, framing, body), *(cut(framed, entry["cut"]) if "cut" in entry else framed), *last]


def pieces(entry: Map) -> list[Action]:
    """The body of an entry, before compression and framing."""
    if "sse" in entry:
        done = [DONE] if entry.get("done", True) else []
        return [*map(event, entry["sse"]), *done]
    if "json" in entry:
        return [json.dumps(entry["json"]).encode()]
    body = entry.get("text", entry.get("body", b""))
    return [body.encode()] if isinstance(body, str) else [body] if isinstance(body, bytes) else [*body]


def event(item: Map | Action) -> Action:
    return b"data: " + json.dumps(item).encode() + b"\n\n" if isinstance(item, Mapping) else item


def head(entry: Map, framing: str, body: list[Action]) -> bytes:
    status = entry.get("status", 200)
    kind = next((name for key, name in CONTENT_TYPES.items() if key in entry), "application/octet-stream")
    size = sum(len(piece) for piece in body if isinstance(piece, bytes))
    bodiless = status in {204, 304}
    headers = {
        "content-type": None if bodiless else kind,
        "content-length": str(size) if framing == "length" and not bodiless else None,
        "transfer-encoding": "chunked" if framing == "chunked" else None,
        "content-encoding": "gzip" if entry.get("gzip") else None,
        "connection": "close" if framing == "close" or not entry.get("keep_alive", True) else None,
        **{name.lower(): value for name, value in entry.get("headers", {}).items()},
    }
    lines = [f"HTTP/1.1 {status} {entry.get('reason', '')}"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value is not None]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


FRAMINGS: dict[str, Callable[[list[Action]], list[Action]]] = {
    "length": lambda body: body,
    "close": lambda body: body,
    "chunked": lambda body: [
        *(
            b"%x\r\n%b\r\n" % (len(piece), piece) if isinstance(piece, bytes) else piece
            for piece in body
            if piece != b""
        ),
        b"0\r\n\r\n",
    ],
}


def spaced(body: list[Action], gap: float | None) -> list[Action]:
    """The pieces with a pause between each two."""
    if gap is None:
        return body
    return list(itertools.chain.from_iterable((gap, piece) for piece in body))[1:]


def gzipped(body: Iterable[Action]) -> Iterator[Action]:
    """The pieces compressed, each flushed so that it can be read when it has arrived."""
    press = zlib.compressobj(wbits=31)
    for piece in body:
        yield press.compress(piece) + press.flush(zlib.Z_SYNC_FLUSH) if isinstance(piece, bytes) else piece
    yield press.flush()


def cut(body: Iterable[Action], size: int) -> Iterator[Action]:
    """The first `size` bytes, then the end of the connection."""
    for piece in body:
        if not isinstance(piece, bytes):
            yield piece
            continue
        yield piece[:size]
        size -= len(piece)
        if size <= 0:
            break
    yield "close"


def joined(script: Iterable[Action]) -> Iterator[Action]:
    """The actions with neighbouring bytes made one."""
    held: list[bytes] = []
    for action in script:
        if isinstance(action, bytes):
            held.append(action)
            continue
        yield b"".join(held)
        yield action
        held.clear()
    yield b"".join(held)
