"""From response maps to results, without a network."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn.errors import is_error, make_error, to_exception
from openai_fn.response.api_errors import MAX_ERROR_BODY
from openai_fn.response.decode import check_status, decode_response, is_event_stream, media_type, needs_more_bytes
from openai_fn.types import Map, Request

REQUEST: Request = {"stream": False, "body": {"model": "m"}}


def response(body: Any, kind: str | None = "application/json", status: int = 200) -> Any:
    return {"status": status, "headers": {"content-type": kind} if kind else {}, "body": body}


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("application/json", "application/json"),
        (" Text/Event-Stream ; charset=utf-8", "text/event-stream"),
        ("text/event-stream,text/event-stream", "text/event-stream"),
        ("", ""),
    ],
)
def test_the_media_type_stands_before_its_parameters(header: str, kind: str) -> None:
    found = response(b"", header)
    assert (media_type(found), is_event_stream(found)) == (kind, kind == "text/event-stream")


@pytest.mark.parametrize("kind", [None, "text/plain", "text/plain; charset=utf-8", "application/octet-stream"])
@pytest.mark.parametrize("start", [b"data: {}", b"data:[DONE]", b"event: x", b": hi", b"id: 7", b"\xef\xbb\xbfdata: 1",
                                   b"\r\n\n data: 1"])  # fmt: skip
def test_a_body_without_a_telling_type_is_a_stream_by_its_first_bytes(kind: str | None, start: bytes) -> None:
    assert is_event_stream(response(b"", kind), start, requested=True)
    assert not is_event_stream(response(b"", kind), start, requested=False)


@pytest.mark.parametrize("start", [b"", b'{"data": 1}', b"datum", b"<html>", b"dat", b"WEBVTT\n"])
@pytest.mark.parametrize("kind", [None, "text/plain", "application/octet-stream"])
def test_other_first_bytes_are_no_stream(kind: str | None, start: bytes) -> None:
    assert not is_event_stream(response(b"", kind), start, requested=True)


@pytest.mark.parametrize("start", [b'{"error": "busy"}', b"\n [1]", b"<html>"])
def test_json_and_html_that_call_themselves_a_stream_are_none(start: bytes) -> None:
    assert not is_event_stream(response(b"", "text/event-stream"), start, requested=True)


def test_json_that_could_be_a_stream_is_not_looked_at() -> None:
    assert not is_event_stream(response(b"", "application/json"), b"data: {}", requested=True)


@given(st.binary(max_size=40))
def test_more_bytes_are_wanted_only_while_they_could_tell(beginning: bytes) -> None:
    if not needs_more_bytes(beginning):
        first = is_event_stream(response(b"", None), beginning, requested=True)
        assert is_event_stream(response(b"", None), beginning + b"data: x", requested=True) is first


PAGE = b"<!DOCTYPE html>\n<html><title>Log in</title>"
BUSY = b' {"error": {"message": "overloaded", "code": "busy"}}'


@pytest.mark.parametrize(
    ("body", "kind", "says"),
    [
        (PAGE, "text/html", "an HTML page"),
        (PAGE, "audio/mpeg", "an HTML page"),
        (PAGE, None, "an HTML page"),
        (b"\xef\xbb\xbf<html>", "application/octet-stream", "an HTML page"),
        (BUSY, "application/json", "overloaded"),
        (BUSY, "audio/mpeg", "overloaded"),
        (BUSY, None, "overloaded"),
        (b'{"object": "error", "message": "overloaded"}', None, "overloaded"),
        (b'{"ok": true}', "application/json", "JSON"),
        (b"upstream timed out", "text/plain", "upstream timed out"),
        (b"", "audio/mpeg", "an empty body"),
    ],
)
def test_a_text_in_place_of_media_is_an_error(body: bytes, kind: str | None, says: str) -> None:
    found = decode_response(response(body, kind), REQUEST, "media")
    assert (found["category"], is_error(found)) == ("response", True)
    assert says in found["message"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"ID3\x04\xff\xfb", "text/plain"),
        (b"<\x00{\x01", "audio/pcm"),
        (b"{\x00\xff", None),
        (b"PK\x03\x04", "application/zip"),
    ],
)
def test_media_are_bytes_whatever_they_are_called(body: bytes, kind: str | None) -> None:
    assert decode_response(response(body, kind), REQUEST, "media") == body


def test_a_file_may_be_a_page_or_json_but_no_json_error() -> None:
    assert decode_response(response(PAGE, "text/html"), REQUEST, "binary") == PAGE
    assert decode_response(response(BUSY, "application/octet-stream"), REQUEST, "binary") == BUSY
    assert "overloaded" in decode_response(response(BUSY, "application/json"), REQUEST, "binary")["message"]


@pytest.mark.parametrize(
    ("body", "kind", "returns"),
    [
        ('{"object": "error", "message": "m"}', "json", "json"),
        ('{"object": "error"}', "json", "json"),
        ('{"object": "error", "message": "m", "id": 1, "data": []}', "json", "json"),
    ],
)
def test_an_object_that_calls_itself_an_error_is_one(body: str, kind: str, returns: str) -> None:
    assert is_error(decode_response(response(body.encode(), f"application/{kind}"), REQUEST, returns))


def test_broken_json_may_be_sent_again_and_says_so() -> None:
    found = decode_response(response(b'{"a": '), REQUEST, "json")
    assert ("send the request again" in found["hint"], found["retryable"]) == (True, True)


@pytest.mark.parametrize(
    ("body", "kind", "returns", "result"),
    [
        (b'{"a": 1}', "application/json", "json", {"a": 1}),
        (b'{"a": 1}', "application/problem+json", "none", {"a": 1}),
        (b'{"a": 1}', None, "json", {"a": 1}),
        (b"[]", "application/json", "json", []),
        (b"0", "application/json", "json", 0),
        (b'"x"', "application/json", "json", "x"),
        (b"null", "application/json", "json", None),
        (b"\xff\xd8", "image/jpeg", "json", b"\xff\xd8"),
        (b"\x00\x01", "application/octet-stream", "binary", b"\x00\x01"),
        ("é".encode(), "text/plain", "text", "é"),
        (b"", "application/json", "none", None),
    ],
)
def test_what_a_body_becomes(body: bytes, kind: str | None, returns: str, result: Any) -> None:
    assert decode_response(response(body, kind), REQUEST, returns) == result


@pytest.mark.parametrize("returns", ["json", "text", "binary", "none"])
def test_204_is_nothing(returns: str) -> None:
    assert decode_response(response(b"", None, 204), REQUEST, returns) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_json_in_every_encoding_of_unicode(encoding: str) -> None:
    assert decode_response(response('{"a": "é😀"}'.encode(encoding)), REQUEST, "json") == {"a": "é😀"}


def test_numbers_are_what_they_say() -> None:
    text = b'{"big": 123456789012345678901234567890, "small": 1e-400, "long": 0.1234567890123456789}'
    assert decode_response(response(text), REQUEST, "json") == json.loads(text)


def endless(read: list[int]) -> Iterator[bytes]:
    while True:
        read.append(1)
        yield b"<html>" + b"x" * 65536


def test_what_should_have_been_a_stream_is_read_within_bounds() -> None:
    read: list[int] = []
    found = decode_response(response(endless(read), "text/html"), {**REQUEST, "stream": True}, "json")
    assert (found["category"], found["hint"] != "") == ("response", True)
    assert sum(read) <= MAX_ERROR_BODY // 65536 + 1
    assert len(found["body"]) <= 20_000


def test_an_error_whose_body_is_a_stream_is_read_within_bounds() -> None:
    read: list[int] = []
    found = check_status(response(endless(read), "text/html", 500))["error"]
    assert (found["category"], found["status"]) == ("server", 500)
    assert sum(read) <= MAX_ERROR_BODY // 65536 + 1


def broken(failure: Map) -> Iterator[bytes]:
    yield b'{"id": "x"}'
    raise to_exception(failure)


def test_of_a_body_that_breaks_off_what_came_is_told_but_time_that_ran_out_is_told_as_such() -> None:
    request: Request = {**REQUEST, "stream": True}
    found = decode_response(response(broken(make_error("connection", "gone"))), request, "json")
    assert "does this server support streams?" in found["message"]
    with pytest.raises(Exception, match="too late"):
        decode_response(response(broken(make_error("timeout", "too late"))), request, "json")


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_a_good_status_is_no_error(status: int) -> None:
    assert "error" not in check_status(response(b"", None, status))


def test_a_failure_that_is_told_already_stays() -> None:
    failed: Any = {"error": make_error("connection", "gone")}
    assert check_status(failed) is failed


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        ({"error": {"message": "m"}}, True),
        ({"error": "m"}, True),
        ({"error": None}, False),
        ({"error": {}}, False),
        ({"id": "r", "object": "response", "error": {"message": "m"}}, False),
        ({"data": [], "error": "m"}, False),
    ],
)
def test_an_error_under_a_good_status(data: Map, is_one: bool) -> None:  # noqa: FBT001  # the table's second column
    assert is_error(decode_response(response(json.dumps(data).encode()), REQUEST, "json")) is is_one
