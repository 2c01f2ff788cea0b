"""An answer's status line and headers: http.client's reading of them, quicker, with interim answers passed over."""

import http.client
from collections.abc import Callable
from io import BytesIO
from types import FunctionType
from typing import Any

MAX_INTERIM_RESPONSES = 100
"""Answers of status 1xx that may come before the answer."""
MAX_HEADER_BYTES, MAX_HEADERS = 65536, 100
"""Bytes of a header and headers of an answer, as http.client has it."""
HEADER_ENDS = (b"\r\n", b"\n", b"")
"""What ends the headers; the last is the end of everything."""


def read_header_lines(fp: Any) -> list[bytes]:
    """The lines that `fp` has next, up to an empty one. More than http.client takes is its HTTPException."""
    lines: list[bytes] = []
    while not lines or lines[-1] not in HEADER_ENDS:
        lines.append(fp.readline(MAX_HEADER_BYTES + 1))
        if len(lines[-1]) > MAX_HEADER_BYTES:
            raise http.client.LineTooLong("header line")
        if len(lines) > MAX_HEADERS:
            raise http.client.HTTPException(f"got more than {MAX_HEADERS} headers")
    return lines


def parse_headers(fp: Any, **_: Any) -> http.client.HTTPMessage:
    r"""The headers that `fp` has next.

    http.client asks a parser of mail, at five times the cost; here that is asked only about what looks odd.

    >>> parse_headers(BytesIO(b"content-type: text/plain\r\nx-a: 1\r\n\r\n")).items()
    [('content-type', 'text/plain'), ('x-a', '1')]
    """
    lines = read_header_lines(fp)
    found = http.client.HTTPMessage()
    for line in lines[:-1]:
        name, colon, text = line.decode("latin-1").partition(":")
        if not (colon and name.isascii() and name.replace("-", "").isalnum()):
            return http.client.parse_headers(BytesIO(b"".join(lines)))
        found[name] = text.strip(" \t\r\n")
    return found


def replace_globals(function: Any, **names: Any) -> Callable[..., Any]:
    """`function` as it would be if `names` were what its module calls so."""
    seen = {**function.__globals__, **names}
    made = FunctionType(function.__code__, seen, function.__name__, function.__defaults__, function.__closure__)
    made.__kwdefaults__ = function.__kwdefaults__
    return made


# A class because http.client makes answers from a class.
class FastHTTPResponse(http.client.HTTPResponse):
    """An answer that passes over every interim one; http.client does that for 100 only, and takes 103 for the end."""

    begin = replace_globals(http.client.HTTPResponse.begin, parse_headers=parse_headers)

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(MAX_INTERIM_RESPONSES):
            found: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if not 100 < found[1] < 200 or found[1] == 101:
                return found
            parse_headers(self.fp)
        raise http.client.BadStatusLine("one interim answer after the other")
