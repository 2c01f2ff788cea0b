"""From response maps to results, without a network."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from openai_fn.errors import is_error, make_error, to_exception
from openai_fn.response.api_errors import MAX_ERROR_BODY
from openai_fn.response.decode import check_status, decode_response, is_event_stream, media_type
from openai_fn.types import Map

REQUEST: Map = {"stream": False, "body": {"model": "m"}}


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
    request = {**REQUEST, "stream": True}
    found = decode_response(response(broken(make_error("connection", "gone"))), request, "json")
    assert "does this server stream?" in found["message"]
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
