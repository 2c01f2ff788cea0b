"""Heads of responses as http.client reads them, and the same by our shorter way; heads of requests."""

import http.client
from io import BytesIO

import pytest
from hypothesis import given, strategies as st

from openai_fn.credentials import Credential
from openai_fn.transport.failures import NotHTTPError
from openai_fn.transport.fast.http_head import build_head, find_content_length, parse_head, parse_headers

NAMES = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9-]{0,20}[A-Za-z0-9])?", fullmatch=True)
TEXTS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f\x85"), max_size=40)
KEY = "sk-0123456789abcdef"


def both(raw: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """The headers by our way and by http.client's, blanks around a text taken off."""
    theirs: dict[str, str] = {}
    for name, text in http.client.parse_headers(BytesIO(raw + b"\r\n\r\n")).items():
        value = text.replace("\r\n", "").strip(" \t")
        theirs[name.lower()] = f"{theirs[name.lower()]}, {value}" if name.lower() in theirs else value
    return parse_headers(raw.decode("latin-1").split("\n")), theirs


@given(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=30))
def test_plain_headers_are_read_as_http_client_reads_them(pairs: list[tuple[str, str]]) -> None:
    ours, theirs = both("\r\n".join(f"{name}: {text}" for name, text in pairs).encode("latin-1"))
    assert ours == theirs
    assert ours.keys() == {name.lower() for name, _ in pairs}


@pytest.mark.parametrize(
    "raw",
    [
        b"x-a: 1\r\nno colon here\r\nx-b: 2",
        b"x_a: 1",
        b"x-\xe9: 1\r\nx-b: 2",
        b"x-a: \xa0kept\xa0",
        b": nameless\r\nx-b: 2",
        b"x-a : 1\r\nx-b: 2",
        b"x-a: 1\nx-b: 2",
        b"x-a: 1\r\nX-A: 2\r\nset-cookie: a\r\nset-cookie: b",
        b"x-a:",
    ],
)
def test_odd_headers_are_read_as_http_client_reads_them(raw: bytes) -> None:
    ours, theirs = both(raw)
    assert ours == theirs


def test_a_folded_line_belongs_to_the_header_before_it() -> None:
    assert parse_headers(["x-a: one\r", "\ttwo: three\r", "x-b: 2"]) == {"x-a": "one two: three", "x-b": "2"}


def test_a_head_without_headers_is_one() -> None:
    assert parse_head(b"HTTP/1.1 200 OK") == (200, {}, True)


@pytest.mark.parametrize(
    ("head", "keep"),
    [
        (b"HTTP/1.1 200 OK", True),
        (b"HTTP/1.1 200 OK\r\nConnection: Close", False),
        (b"HTTP/1.0 200 OK", False),
        (b"HTTP/1.0 200 OK\r\nConnection: keep-alive", True),
    ],
)
def test_the_head_says_whether_the_connection_stays(head: bytes, keep: bool) -> None:  # noqa: FBT001  # a column
    assert parse_head(head).keep is keep


@pytest.mark.parametrize("head", [b"SSH-2.0", b"HTTP/1.1 abc OK", b"HTTP/1.1 099 No", b"HTTP/2 200", b"HTTP/1.1 2000"])
def test_what_is_no_status_line_is_no_http(head: bytes) -> None:
    with pytest.raises(NotHTTPError):
        parse_head(head)


def test_more_headers_than_http_client_takes_are_refused() -> None:
    assert parse_head(b"HTTP/1.1 200 OK\r\n" + b"\r\n".join([b"x: 1"] * 100)).status == 200
    with pytest.raises(NotHTTPError, match="100 headers"):
        parse_head(b"HTTP/1.1 200 OK\r\n" + b"\r\n".join([b"x: 1"] * 101))


@pytest.mark.parametrize("text", ["", "x", "-5", "+5", "5_0", "\u0665", "0x10", "9" * 5000])
def test_a_length_that_is_no_number_says_nothing(text: str) -> None:
    assert find_content_length({"content-length": text}) is None


def test_lengths_that_disagree_are_refused() -> None:
    with pytest.raises(NotHTTPError):
        find_content_length({"content-length": "5, 7"})


def test_a_request_has_one_line_a_header_and_hides_the_credential() -> None:
    head = build_head("POST", "/v1", "a.example", {"authorization": "Bearer " + Credential(KEY)}, b"{}")
    assert KEY not in repr(head)
    assert bytes(head) == (
        b"POST /v1 HTTP/1.1\r\nhost: a.example\r\naccept-encoding: identity\r\ncontent-length: 2\r\n"
        b"authorization: Bearer " + KEY.encode() + b"\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("method", "headers", "body", "framing"),
    [
        ("POST", {}, None, b"content-length: 0"),
        ("GET", {}, None, b""),
        ("GET", {}, b"{}", b"content-length: 2"),
        ("POST", {"content-length": "2"}, iter([b"{}"]), b"content-length: 2"),
        ("POST", {}, iter([b"{}"]), b"transfer-encoding: chunked"),
    ],
)
def test_a_request_says_where_its_body_ends(method: str, headers: dict[str, str], body: object, framing: bytes) -> None:
    lines = bytes(build_head(method, "/", "a", headers, body)).split(b"\r\n")
    assert [line for line in lines if line.startswith((b"content-length", b"transfer"))] == (
        [framing] if framing else []
    )


def test_the_users_host_and_encodings_replace_ours() -> None:
    head = bytes(build_head("GET", "/", "a", {"host": "b", "accept-encoding": "gzip"}, None))
    assert head == b"GET / HTTP/1.1\r\nhost: b\r\naccept-encoding: gzip\r\n\r\n"


@pytest.mark.parametrize("value", ["a\r\nb: c", "a\nb", "a\rb"])
def test_a_header_that_would_be_two_is_refused(value: str) -> None:
    for headers in ({"x": value}, {value: "x"}):
        with pytest.raises(ValueError, match="Invalid header"):
            build_head("GET", "/", "a", headers, None)
    with pytest.raises(ValueError, match="Invalid header"):
        build_head("GET", value, "a", {}, None)
