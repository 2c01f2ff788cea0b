"""The head of a request and of a response: RFC 9112, sections 3 to 6.

An odd header is left to http.client, which asks a parser of mail; all others are read here, at a fifth of the cost.
"""

import re
from collections.abc import Generator
from io import BytesIO
from typing import NamedTuple

from openai_fn.credentials import Credential, reveal
from openai_fn.transport.failures import IncompleteResponseError, NotHTTPError
from openai_fn.types import Map

READ_SIZE = 65536
"""Bytes that are asked for at once; fewer are given out as soon as they are there."""
MAX_INTERIM_RESPONSES = 100
"""Responses of status 1xx that may come before the response."""
MAX_HEAD = 65536
"""Bytes of a response's head."""
MAX_HEADERS = 100
"""Headers of a response, as in http.client."""
HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS_LINE = re.compile(r"HTTP/1\.(\d) ([1-9]\d\d)(?: .*)?\r?")
FOLD = re.compile(r"(?<![ \t])[ \t]*\r?\n[ \t]+")
"""How a header goes on in the next line, as RFC 9112, 5.2, no longer has it."""
BODILESS_METHODS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})
"""Methods whose request needs no content-length where it has no body."""
BODILESS_STATUSES = frozenset({101, 204, 304})
CHUNKED = "chunked"


# A class because it names what a tuple would number.
class ResponseHead(NamedTuple):
    """A response's status, its headers by lowercase name, and whether its connection may be used again after it."""

    status: int
    headers: dict[str, str]
    keep: bool


def build_head(method: str, path: str | Credential, host: str, headers: Map, body: object) -> memoryview:
    """Return the head of a request, as bytes that no repr shows: they hold the credential.

    Raises ValueError where a header would become more than one line, UnicodeEncodeError outside Latin-1.
    """
    framing = build_framing_header(method, headers, body)
    own = {"host": host, "accept-encoding": "identity", **framing}
    own = {name: value for name, value in own.items() if name not in headers}
    lines = [f"{name}: {reveal(value)}\r\n" for part in (own, headers) for name, value in part.items()]
    text = f"{method} {reveal(path)} HTTP/1.1\r\n{''.join(lines)}\r\n"
    if not text.count("\n") == text.count("\r") == len(lines) + 2:
        raise ValueError("Invalid header value")
    return memoryview(text.encode("latin-1"))


def build_framing_header(method: str, headers: Map, body: object) -> dict[str, str]:
    """Return the header that says where the body of a request ends.

    >>> build_framing_header("POST", {}, b"{}"), build_framing_header("POST", {}, iter([b"{}"]))
    ({'content-length': '2'}, {'transfer-encoding': 'chunked'})
    """
    if "content-length" in headers or (body is None and method in BODILESS_METHODS):
        return {}
    if body is None or hasattr(body, "__len__"):
        return {"content-length": str(len(body or b""))}  # type: ignore[arg-type]
    return {"transfer-encoding": CHUNKED}


def receive_head() -> Generator[None, bytes, tuple[ResponseHead, bytes]]:
    """Return the head of a response, interim responses passed over, and the bytes behind it.

    Bytes are sent in as they arrive, b"" at their end. Raises NotHTTPError, IncompleteResponseError.
    """
    received = b""
    for _ in range(MAX_INTERIM_RESPONSES):
        while not (found := HEAD_END.search(received, max(len(received) - READ_SIZE - 3, 0))):
            more = yield
            received += more
            if not more:
                raise IncompleteResponseError("the head of the response is not complete" if received else "no response")
            if not received.startswith(b"HTTP/"[: len(received)]):
                raise NotHTTPError(f"status line {received[:80]!r}")
            if len(received) > MAX_HEAD + READ_SIZE:
                break
        if not found or found.start() > MAX_HEAD:
            raise NotHTTPError(f"got more than {MAX_HEAD} bytes of headers")
        head, received = parse_head(received[: found.start()]), received[found.end() :]
        if not 100 <= head.status < 200 or head.status == 101:
            return head, received
    raise NotHTTPError("one interim response after the other")


def parse_head(head: bytes) -> ResponseHead:
    r"""Return what a response's head says; `head` ends before the blank line.

    Raises NotHTTPError.

    >>> parse_head(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain")
    ResponseHead(status=200, headers={'content-type': 'text/plain'}, keep=True)
    """
    first, *lines = head.decode("latin-1").split("\n")
    found = STATUS_LINE.fullmatch(first)
    if not found:
        raise NotHTTPError(f"status line {first[:80]!r}")
    if len(lines) > MAX_HEADERS:
        raise NotHTTPError(f"got more than {MAX_HEADERS} headers")
    headers = parse_headers(lines)
    tokens = headers.get("connection", "").lower()
    keep = "close" not in tokens if found[1] != "0" else "keep-alive" in tokens
    return ResponseHead(int(found[2]), headers, keep)


def parse_headers(lines: list[str]) -> dict[str, str]:
    r"""Return headers by lowercase name, those of one name joined with ", ".

    >>> parse_headers(["Content-Type: text/plain\r", "x-a: 1\r", "X-A: 2"])
    {'content-type': 'text/plain', 'x-a': '1, 2'}
    """
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not (colon and name.isascii() and name.replace("-", "").isalnum()):
            return parse_odd_headers(lines)
        name, value = name.lower(), value.strip(" \t\r")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def parse_odd_headers(lines: list[str]) -> dict[str, str]:
    r"""Return headers as http.client reads them, folded lines and lines without a colon among them.

    >>> parse_odd_headers(["x-a: one\r", " two\r"])
    {'x-a': 'one two'}
    """
    import http.client

    message = http.client.parse_headers(BytesIO("\n".join([*lines, "\r\n"]).encode("latin-1")))
    headers: dict[str, str] = {}
    for key, text in message.items():
        name, value = key.lower(), FOLD.sub(" ", text).strip(" \t\r\n")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def find_content_length(headers: Map) -> int | None:
    """Return the bytes of a body, or None where only the end of the connection ends it.

    Lengths that disagree raise NotHTTPError; one that is no number says nothing, as in http.client.

    >>> find_content_length({"content-length": "5, 5"}), find_content_length({"content-length": "x"})
    (5, None)
    """
    text = headers.get("content-length", "")
    lengths = {length.strip() for length in text.split(",")} if "," in text else {text}
    if len(lengths) > 1:
        raise NotHTTPError(f"content-length {text[:80]!r}")
    length = lengths.pop()
    return int(length) if length.isdecimal() and length.isascii() and len(length) < 19 else None
