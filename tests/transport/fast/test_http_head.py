"""Headers as http.client reads them, and the same by our shorter way."""

import http.client
from io import BytesIO

import pytest
from hypothesis import given, strategies as st

from openai_fn.transport.fast.http_head import FastHTTPResponse, parse_headers

NAMES = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9-]{0,20}[A-Za-z0-9])?", fullmatch=True)
TEXTS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f\x85"), max_size=40)


def both(raw: bytes) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The headers by our way and by http.client's, blanks around a text taken off."""
    theirs = http.client.parse_headers(BytesIO(raw)).items()
    return parse_headers(BytesIO(raw)).items(), [(name, text.strip(" \t\r\n")) for name, text in theirs]


@given(st.lists(st.tuples(NAMES, TEXTS), max_size=30))
def test_plain_headers_are_read_as_http_client_reads_them(pairs: list[tuple[str, str]]) -> None:
    raw = "".join(f"{name}: {text}\r\n" for name, text in pairs).encode("latin-1") + b"\r\n"
    ours, theirs = both(raw)
    assert ours == theirs == [(name, text.strip(" \t\r\n")) for name, text in pairs]


@pytest.mark.parametrize(
    "raw",
    [
        b"x-a: one\r\n two\r\nx-b: 2\r\n\r\n",
        b"x-a: one\r\n\ttwo: three\r\nx-b: 2\r\n\r\n",
        b"x-a: 1\r\nno colon here\r\nx-b: 2\r\n\r\n",
        b"x_a: 1\r\n\r\n",
        b"x-\xe9: 1\r\nx-b: 2\r\n\r\n",
        b"x-a: \xa0kept\xa0\r\n\r\n",
        b": nameless\r\nx-b: 2\r\n\r\n",
        b"x-a : 1\r\nx-b: 2\r\n\r\n",
        b"x-a: 1\nx-b: 2\n\n",
        b"x-a: 1\r\nX-A: 2\r\nset-cookie: a\r\nset-cookie: b\r\n\r\n",
        b"\r\n",
        b"",
        b"x-a:\r\n\r\n",
    ],
)
def test_odd_headers_are_read_as_http_client_reads_them(raw: bytes) -> None:
    ours, theirs = both(raw)
    assert ours == theirs


def test_only_the_headers_are_taken() -> None:
    stream = BytesIO(b"x-a: 1\r\n\r\nbody")
    parse_headers(stream)
    assert stream.read() == b"body"


def test_the_limit_that_a_newer_python_hands_on_is_taken() -> None:
    assert parse_headers(BytesIO(b"x-a: 1\r\n\r\n"), _max_headers=None).items() == [("x-a", "1")]


@pytest.mark.parametrize("raw", [b"x: 1\r\n" * 100 + b"\r\n", b"x: " + b"y" * 65535 + b"\r\n\r\n"])
def test_more_headers_than_http_client_takes_are_its_error(raw: bytes) -> None:
    told: list[str] = []
    for read in (parse_headers, http.client.parse_headers):
        with pytest.raises(http.client.HTTPException) as stopped:
            read(BytesIO(raw))
        told.append(str(stopped.value))
    assert told[0] == told[1]
    less = raw.replace(b"x: 1\r\n", b"", 1).replace(b"yyyyy", b"y", 1)
    assert parse_headers(BytesIO(less)).items() == http.client.parse_headers(BytesIO(less)).items()


def test_this_python_asks_for_headers_where_ours_are_found() -> None:
    assert "parse_headers" in FastHTTPResponse.begin.__code__.co_names
    assert FastHTTPResponse.begin.__globals__["parse_headers"] is parse_headers
