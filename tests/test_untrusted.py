"""Input that nobody vouches for: what stands in params, options and answers never reaches beyond its own place."""

import json
import math
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from openai_fn import (
    APIResponseValidationError,
    InvalidOptionsError,
    InvalidParamsError,
    NotFoundError,
    OpenAIError,
    StreamError,
    call,
    create_chat_completion,
    items,
    list_files,
    operations,
    pages,
    request_for,
)
from openai_fn.options import list_option_names
from openai_fn.request.build import list_path_params
from openai_fn.request.encode import encode_request
from tests.catalog.test_table import params_of
from tests.support.fake import CHAT, answer, transport
from tests.support.script import Map
from tests.support.server import serve

ROWS = operations()
KEY = "sk-0123456789"
OPTIONS: Map = {"api_key": KEY, "admin_api_key": KEY, "validate": False}
AZURE = {**OPTIONS, "impl": "azure", "base_url": "https://me.openai.azure.com", "api_version": "2024-10-21"}

PATHS = (
    *(
        "../x",
        "..\\x",
        "%2e%2e",
        "%2e%2e%2fx",
        ".%2e",
        "a/b",
        "a?b=c",
        "a#b",
        "a;b",
        "a&b",
        "a\nb",
        "a\r\nx: y",
        "\x00",
    ),
    *(" ", "{thread_id}", "é", "\u2028", "\uff0e\uff0e", "\uff0f", "@evil", "//evil", "https://evil/", "x" * 100_000),
)
"""Texts that mean something to a URL, or to whoever normalizes it."""
NOWHERE: tuple[Any, ...] = ("", ".", "..", "\ud800", None, True, 1.5, b"x", ["a"], {}, 10**5000)
"""What can be no segment of a path."""


def segments(url: str) -> list[str]:
    """The segments of a URL's path as a server reads them."""
    return [unquote(segment) for segment in urlsplit(url).path.split("/")]


def url_of(name: str, params: Map, options: Map = OPTIONS) -> str:
    """The whole URL that a call would ask."""
    return str(encode_request(request_for(name, params, options))["url"])


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if list_path_params(row["path"])])
def test_a_path_param_is_one_segment_whatever_it_holds(name: str) -> None:
    names = list_path_params(ROWS[name]["path"])
    params = params_of(name, rich=False)
    plain = url_of(name, {**params, **dict.fromkeys(names, "id-1")})
    for text in PATHS:
        url = url_of(name, {**params, **dict.fromkeys(names, text)})
        assert segments(url) == [text if segment == "id-1" else segment for segment in segments(plain)]
        assert urlsplit(url)[:2] == urlsplit(plain)[:2]
        assert urlsplit(url)[3:] == urlsplit(plain)[3:]
        assert url.isascii()
        assert url.isprintable()
    for odd in NOWHERE:
        with pytest.raises(InvalidParamsError) as caught:
            url_of(name, {**params, **dict.fromkeys(names, odd)})
        assert {problem["path"] for problem in caught.value.data["problems"]} <= names


def test_operations_without_a_path_param_have_nothing_to_fill() -> None:
    assert len(ROWS) == 395
    assert all("{" not in row["path"] for row in ROWS.values() if not list_path_params(row["path"]))


@pytest.mark.parametrize("text", [*PATHS, *NOWHERE[1:4]])
@pytest.mark.parametrize("place", ["model", "deployment"])
def test_a_deployment_is_one_segment_too(place: str, text: str) -> None:
    given: tuple[Map, Map] = ({**CHAT, "model": text}, AZURE) if place == "model" else (CHAT, {**AZURE, place: text})
    if text in NOWHERE:
        with pytest.raises(InvalidParamsError, match=f"{place}: is part of the path"):
            url_of("create_chat_completion", *given)
        return
    url = url_of("create_chat_completion", *given)
    assert segments(url) == ["", "openai", "deployments", text, "chat", "completions"]


@pytest.mark.parametrize("text", PATHS)
def test_a_query_param_is_one_value_whatever_it_holds(text: str) -> None:
    with serve([{"json": {"object": "list", "data": [], "has_more": False}}]) as server:
        options = {**OPTIONS, "base_url": server.url, "query": {text[:500]: "1"}}
        call("list_files", {"after": text[:50_000], "metadata": {text[:500]: "2"}}, options)
    (seen,) = server.requests
    cut = text[:500]
    assert seen["path"] == "/files"
    assert seen["query"] == [("after", text[:50_000]), (f"metadata[{cut}]", "2"), (cut, "1")]


LINES = (
    "a\r\nx-evil: 1",
    "a\nx-evil: 1",
    "a\rb",
    "\n",
    "\x00",
    "a\x7f",
    "a\x0bb",
    "a\x85b",
    "\u2028",
    "\ud800",
    "\u4f60",
)
"""What would end a header, or cannot stand in one."""


@pytest.mark.parametrize("text", LINES)
@pytest.mark.parametrize(
    "option",
    [
        "organization",
        "project",
        "api_key",
        "headers",
        "callable key",
        "authorization",
        "name of a header",
        "OPENAI_ORG_ID",
    ],
)
def test_an_option_stays_one_header(option: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    more: dict[str, dict[str, Any]] = {
        "headers": {"headers": {"x-run": text}},
        "authorization": {"headers": {"Authorization": text}},
        "name of a header": {"headers": {text: "1"}},
        "callable key": {"api_key": lambda: text},
        "OPENAI_ORG_ID": {},
    }
    if option == "OPENAI_ORG_ID" and text.strip() and not {"\x00", "\ud800"} & set(text):
        monkeypatch.setenv(option, text)
    elif option == "OPENAI_ORG_ID":
        more[option] = {"organization": text}
    wires, send = transport(answer())
    with pytest.raises(InvalidOptionsError) as caught:
        create_chat_completion(CHAT, {**OPTIONS, "transport": send, **more.get(option, {option: text})})
    assert not wires
    if "name" not in option:
        assert text not in str(caught.value) or text == "\n"


@pytest.mark.parametrize(
    "name", ["content-length", "Transfer-Encoding", "x y", "x:", ":x", "", " x", "x\t", "x\x00", "\xe9"]
)
def test_no_header_moves_the_end_of_the_request_or_has_an_odd_name(name: str) -> None:
    with pytest.raises(InvalidOptionsError, match="headers: "):
        request_for(create_chat_completion, CHAT, {**OPTIONS, "headers": {name: "5"}})


@pytest.mark.parametrize("text", [*LINES[:-1], 5, None, {"a": "b"}, b"x"])
@pytest.mark.parametrize("listed", [True, False])
def test_a_param_that_travels_as_a_header_stays_one(text: Any, listed: bool) -> None:  # noqa: FBT001 - a parameter of the test
    betas = ["a", text] if listed else text
    if betas is None:
        return
    with pytest.raises(InvalidParamsError, match=r"betas(\[1\])?: is sent as a header"):
        request_for("beta_create_response", {"model": "m", "input": "x", "betas": betas}, OPTIONS)


def test_what_a_header_may_hold_arrives_as_it_was() -> None:
    texts = {"x-a": "a\tb", "x-b": "ünï", "x-c": "", "x-d": "'\"<>;,{}", "x-e": "x" * 10_000}
    with serve([{"json": {}}]) as server:
        create_chat_completion(CHAT, {**OPTIONS, "base_url": server.url, "headers": {**texts, "Host": "h.example"}})
    (seen,) = server.requests
    assert {name: seen["headers"][name] for name in texts} == texts
    assert seen["headers"]["host"] == "h.example"
    assert seen["json"] == CHAT


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://me:pass@h/v1", "contains credentials"),
        ("https://me@h/v1", "contains credentials"),
        ("https://:pass@h/v1", "contains credentials"),
        ("https://@h/v1", "contains credentials"),
        ("https://good\\@evil/v1", "contains credentials"),
        ("https://evil\\.openai.com/v1", "contains a backslash"),
        ("https://h/v1#x", "fragment"),
        ("https://h/v1#", "fragment"),
        ("https://h/v1?x=1", "query"),
        ("https://h/v1?", "query"),
        ("ftp://h/v1", "does not start with https:// or http://"),
        ("file:///etc/passwd", "does not start with"),
        ("javascript:alert(1)", "does not start with"),
        ("h/v1", "does not start with"),
        ("//h/v1", "does not start with"),
        ("http://", "names no host"),
        ("http:///v1", "names no host"),
        ("http://:80/v1", "names no host"),
        ("http://h:99999/v1", "Port out of range 0-65535"),
        ("http://h:-1/v1", "is not a URL"),
        ("http://h:x/v1", "is not a URL"),
        ("http://h:80:80/v1", "is not a URL"),
        ("http://[::1/v1", "is not a URL"),
        ("http://[zz]/v1", "is not a URL"),
        ("http://a\u2100b/v1", "is not a URL"),
        ("http://h h/v1", "contains a blank or a control character"),
        ("http://h/v 1", "contains a blank or a control character"),
        ("http://h\n/v1", "contains a blank or a control character"),
        ("http://h\t/v1", "contains a blank or a control character"),
        ("http://h/v1\r\nx", "contains a blank or a control character"),
        ("http://h\x00/v1", "contains a blank or a control character"),
        ("http://h/\u202e", "contains a blank or a control character"),
        ("http://h/\ud800", "contains a blank or a control character"),
        (lambda: "ftp://h", "does not start with"),
        (lambda: 5, "expected str, got int"),
        (lambda: "", "base_url is missing"),
        (b"https://h", "expected str or function, got bytes"),
        (5, "expected str or function, got int 5"),
    ],
)
@pytest.mark.parametrize("impl", ["openai", "azure"])
def test_a_base_url_that_is_none_is_refused_with_the_reason(url: Any, why: str, impl: str) -> None:
    if impl == "azure" and why == "query":
        return  # Azure's portal shows addresses with a query
    wires, send = transport(answer())
    with pytest.raises(InvalidOptionsError) as caught:
        create_chat_completion(CHAT, {**OPTIONS, "impl": impl, "base_url": url, "transport": send})
    assert why in str(caught.value)
    assert "pass@" not in str(caught.value)
    assert not wires


@pytest.mark.parametrize(
    "url", ["http://a..b/v1", "http://.a/v1", f"http://{'a' * 64}.invalid/", "http://h%00/", "http://[::1]x/"]
)
def test_a_base_url_that_no_network_takes_is_an_error_too(url: str) -> None:
    with pytest.raises(OpenAIError) as caught:
        create_chat_completion(CHAT, {**OPTIONS, "base_url": url, "retry": 0})
    assert caught.value.data["category"] in {"invalid_options", "connection"}


@pytest.mark.parametrize(
    "url", [" http://127.0.0.1:{} ", "HTTP://127.0.0.1:{}/", "http://127.1:{}//", "http://localhost:{}/é/%C3%A9"]
)
def test_a_base_url_that_is_only_unusual_works(url: str) -> None:
    with serve([{"json": {"id": "x"}}]) as server:
        assert create_chat_completion(CHAT, {**OPTIONS, "base_url": url.format(server.port)}) == {"id": "x"}


RING: dict[str, Any] = {}
RING["me"] = [RING]


def nested(depth: int) -> Any:
    """Lists in lists."""
    made: Any = 1
    for _ in range(depth):
        made = [made]
    return made


class Silent:
    """What cannot even be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("nobody may ask")


UNFIT: dict[str, tuple[Callable[[], Any], str]] = {
    "too deep": (lambda: nested(100_000), "is nested too deeply"),
    "a cycle": (lambda: RING, "contains itself"),
    "NaN": (lambda: math.nan, "nan is not a JSON number"),
    "Infinity": (lambda: math.inf, "inf is not a JSON number"),
    "-Infinity": (lambda: -math.inf, "-inf is not a JSON number"),
    "half a surrogate pair": (lambda: "a\ud800", "half a surrogate pair"),
    "half a pair in a key": (lambda: {"\ud800": 1}, "half a surrogate pair"),
    "bytes": (lambda: b"x", "bytes is not JSON; decode it"),
    "a set": (lambda: {1}, "set is not JSON; use a list"),
    "a datetime": (lambda: datetime.now(timezone.utc), "datetime is not JSON; pass an ISO string"),
    "a Decimal": (lambda: Decimal(1), "Decimal is not JSON"),
    "an object": (object, "object is not JSON"),
    "what has no repr": (Silent, "Silent is not JSON"),
    "a complex number": (lambda: 1j, "complex is not JSON"),
    "a function": (lambda: len, "is not JSON"),
    "a generator": (lambda: iter(range(0)), "range_iterator is not JSON"),
    "a tuple as a key": (lambda: {(1, 2): 3}, "has a key that is not a string but tuple"),
    "bytes as a key": (lambda: {b"x": 1}, "has a key that is not a string but bytes"),
    "NaN as a key": (lambda: {math.nan: 1}, "has a key that nan is not"),
    "an endless number": (lambda: 10**5000, "is a number with too many digits"),
    "an endless number as a key": (lambda: {10**5000: 1}, "too many digits"),
}
"""What JSON cannot carry, and the words of its error."""
PLACES: dict[str, tuple[str, Callable[[Any], tuple[Map, Map]], str]] = {
    "params": ("create_chat_completion", lambda x: ({**CHAT, "extra": {"a": [0, x]}}, {}), "extra.a[1]"),
    "option body": ("create_chat_completion", lambda x: (CHAT, {"body": {"extra": {"a": [0, x]}}}), "extra.a[1]"),
    "query": ("list_files", lambda x: ({"extra": {"a": [0, x]}}, {}), "extra.a[1]"),
    "option query": ("list_files", lambda x: ({}, {"query": {"extra": {"a": [0, x]}}}), "extra.a[1]"),
    "a form": (
        "create_file",
        lambda x: ({"file": ("a.txt", b"x"), "purpose": "batch", "extra": {"a": [0, {"b": x}]}}, {}),
        "extra.a[1].b",
    ),
    "beside SDP": ("create_realtime_call", lambda x: ({"sdp": "v=0", "session": {"a": [0, x]}}, {}), "session.a[1]"),
}
"""Where it may stand: the operation, its params and options, the path that the error names."""


@pytest.mark.parametrize("validate", [True, "warn", False])
@pytest.mark.parametrize("what", UNFIT)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.filterwarnings("ignore::openai_fn.ParamsWarning")
def test_what_json_cannot_carry_is_told_with_its_place(place: str, what: str, validate: object) -> None:
    if (place, what) == ("a form", "bytes"):
        return  # there bytes are a file
    name, given, path = PLACES[place]
    make, words = UNFIT[what]
    params, options = given(make())
    wires, send = transport(answer())
    with pytest.raises(InvalidParamsError) as caught:
        call(name, params, {**OPTIONS, "transport": send, **options, "validate": validate})
    assert not wires
    (problem, *_) = caught.value.data["problems"]
    checked = place == "beside SDP" and validate is True
    assert checked or words in problem["message"]
    assert checked or path in problem["path"] or problem["path"].startswith("…")
    assert len(str(caught.value)) < 600
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("what", UNFIT)
@pytest.mark.filterwarnings("ignore::openai_fn.ParamsWarning")
def test_what_json_cannot_carry_is_told_where_a_schema_speaks_first(what: str) -> None:
    make, _ = UNFIT[what]
    for params in ({**CHAT, "metadata": {"k": make()}}, {**CHAT, "messages": make()}, {**CHAT, "n": make()}):
        with pytest.raises(InvalidParamsError) as caught:
            call("create_chat_completion", params, {**OPTIONS, "validate": True})
        assert caught.value.data["problems"][0]["path"].partition(".")[0].partition("[")[0] in params


def test_a_schema_that_contains_itself_is_no_trap() -> None:
    filters: dict[str, Any] = {"type": "eq", "key": "k", "value": 1}
    for _ in range(5000):
        filters = {"type": "and", "filters": [filters]}
    with pytest.raises(InvalidParamsError, match="is nested too deeply"):
        call(
            "search_vector_store",
            {"vector_store_id": "v", "query": "q", "filters": filters},
            {**OPTIONS, "validate": True},
        )


STRINGS = {"api_version", "deployment", "organization", "project", "admin_api_key", "azure_ad_token"}
FINE = {
    *(
        (option, "a function")
        for option in ("base_url", "api_key", "trace", "transport", "stream_to", "observe", "json_loads", "json_dumps")
    ),
    ("model_path", "half a surrogate pair"),
    ("cache_scope", "half a surrogate pair"),
    ("connections", "an endless number"),
    ("max_body", "an endless number"),
    ("impl", "an endless number as a key"),
}
"""What is no nonsense, or no business of a local call's."""


@pytest.mark.parametrize("what", UNFIT)
@pytest.mark.parametrize("option", sorted(list_option_names() - {"body", "query", "session", "cache", *STRINGS}))
def test_an_option_that_is_nonsense_is_told(option: str, what: str) -> None:
    if (option, what) in FINE:
        return
    with pytest.raises(InvalidOptionsError) as caught:
        create_chat_completion(CHAT, {"api_key": KEY, "transport": transport(answer())[1], option: UNFIT[what][0]()})
    assert len(str(caught.value)) < 600


def test_keys_that_json_writes_as_strings_pass() -> None:
    params = {**CHAT, "logit_bias": {50256: -100}}
    wires, send = transport(answer())
    create_chat_completion(params, {**OPTIONS, "transport": send})
    assert json.loads(wires[0]["body"])["logit_bias"] == {"50256": -100}


@pytest.mark.parametrize("text", ['a"\r\nx-evil: 1\r\n\r\nbody', "a\nb", 'a"; filename="b', "a\x00"])
@pytest.mark.parametrize("place", ["file name", "field name", "field"])
def test_a_part_of_a_form_stays_one_part(place: str, text: str) -> None:
    files = {"file name": (text, b"x"), "field name": ("a", b"x"), "field": ("a", b"x")}
    more: dict[str, Any] = {"field name": {text: "1"}, "field": {"extra": text}}.get(place, {})
    with serve([{"json": {"id": "file-1"}}]) as server:
        call("create_file", {"file": files[place], "purpose": "batch", **more}, {**OPTIONS, "base_url": server.url})
    (seen,) = server.requests
    boundary = seen["headers"]["content-type"].rpartition("boundary=")[2].encode()
    parts = [part.partition(b"\r\n\r\n") for part in seen["body"].split(b"--" + boundary + b"\r\n")[1:]]
    assert len(parts) == 2 + bool(more)
    for head, _, _ in parts:
        lines = head.split(b"\r\n")
        assert [line.partition(b":")[0].lower() for line in lines] in (
            [b"content-disposition"],
            [b"content-disposition", b"content-type"],
        )


def test_a_file_type_cannot_carry_a_header() -> None:
    with pytest.raises(InvalidParamsError, match="content type with a line break"):
        call("create_file", {"file": ("a", b"x", "text/plain\r\nx: y"), "purpose": "batch"}, OPTIONS)


def squeezed(size: int) -> bytes:
    """A thousandth of so many bytes, that unpack to a JSON text."""
    press = zlib.compressobj(9, wbits=31)
    return press.compress(b'{"id": "' + b"x" * size + b'"}') + press.flush()


BIG = b'{"id": "' + b"x" * 3_000_000 + b'"}'
LONG: dict[str, Map] = {
    "length": {"body": BIG},
    "chunked": {"body": BIG, "framing": "chunked"},
    "until the end": {"body": BIG, "framing": "close"},
    "gzip": {"body": squeezed(3_000_000), "headers": {"content-encoding": "gzip"}},
    "gzip, chunked": {"body": squeezed(3_000_000), "headers": {"content-encoding": "gzip"}, "framing": "chunked"},
    "a length that is a lie": {"raw": [b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999999\r\n\r\n" + BIG]},
    "without end": {"raw": [b"HTTP/1.1 200 OK\r\n\r\n" + BIG, 30]},
}
"""Answers of three megabytes, in every framing."""


@pytest.mark.parametrize("framing", LONG)
@pytest.mark.parametrize("session", [False, True])
def test_an_answer_has_no_more_than_max_body_bytes(framing: str, session: bool) -> None:  # noqa: FBT001 - a parameter of the test
    import requests

    entry = {"headers": {}, **LONG[framing]}
    entry["headers"] = {"content-type": "application/json", **entry["headers"]}
    with serve([entry, {"json": {"id": "next"}}]) as server, requests.Session() as own:
        options = {**OPTIONS, "base_url": server.url, "retry": 0, "max_body": 1_000_000}
        options |= {"session": own} if session else {}
        with pytest.raises(APIResponseValidationError) as caught:
            create_chat_completion(CHAT, options)
        assert "longer than max_body allows" in str(caught.value)
        assert "{'max_body': ...}" in str(caught.value)
        assert create_chat_completion(CHAT, options) == {"id": "next"}


@pytest.mark.parametrize("framing", ["length", "chunked", "until the end", "gzip", "gzip, chunked"])
def test_an_answer_of_just_max_body_bytes_is_read(framing: str) -> None:
    with serve([{**LONG[framing]}]) as server:
        options = {**OPTIONS, "base_url": server.url, "max_body": len(BIG)}
        assert len(create_chat_completion(CHAT, options)["id"]) == 3_000_000


def test_an_error_is_read_no_further_than_its_beginning() -> None:
    endless = [b"HTTP/1.1 404 No\r\ncontent-type: application/json\r\n\r\n", *[b"x" * 100_000] * 40, 30]
    with serve([{"raw": endless}]) as server:
        with pytest.raises(NotFoundError) as caught:
            create_chat_completion(CHAT, {**OPTIONS, "base_url": server.url})
        assert len(caught.value.data["body"]) <= 20_000


def endless_event() -> Iterator[bytes]:
    yield b'data: {"choices": []}\n\ndata: '
    while True:
        yield b"x" * 100_000


def test_an_event_has_no_more_than_max_body_bytes() -> None:
    sent = {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": endless_event()}
    chunks = create_chat_completion(
        {**CHAT, "stream": True}, {**OPTIONS, "transport": lambda _: sent, "max_body": 1_000_000}
    )
    assert next(chunks) == {"choices": []}
    with pytest.raises(StreamError, match="an event of the stream is longer than max_body allows"):
        next(chunks)


def test_a_stream_may_be_longer_than_any_of_its_events() -> None:
    events = [{"choices": [{"index": 0, "delta": {"content": "x" * 1000}}]}] * 500
    with serve([{"sse": events}]) as server:
        options = {**OPTIONS, "base_url": server.url, "max_body": 10_000}
        assert len(list(create_chat_completion({**CHAT, "stream": True}, options))) == 500


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'{"a": ' + b"9" * 5000 + b"}",
        b"NaN" * 3,
        b'"\\ud800',
        b"\xff\xfe{",
        b"-",
        b"1e999999999x",
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_a_body_that_json_readers_stumble_over_is_an_error_or_data(body: bytes, stream: bool) -> None:  # noqa: FBT001 - a parameter of the test
    kind = "text/event-stream" if stream else "application/json"
    text = b"data: " + body + b"\n\n" if stream else body
    sent = {"status": 200, "headers": {"content-type": kind}, "body": text}
    with pytest.raises(OpenAIError) as caught:
        list(create_chat_completion({**CHAT, "stream": stream}, {**OPTIONS, "transport": lambda _: sent}))
    assert len(str(caught.value)) < 2000


@pytest.mark.parametrize(
    "page",
    [
        *([], [1], "x", 5, {"data": 5}, {"data": {"a": 1}}, {"data": [[]], "has_more": 1}, {"next_page": {"a": 1}}),
        *({"data": [1], "has_more": True, "next": {}}, {"data": [{"id": ["a"]}], "has_more": True}),
        {"data": [{}], "has_more": True, "last_id": [1]},
    ],
)
def test_a_page_of_any_shape_ends_the_list_or_is_an_error(page: Any) -> None:
    given = {**OPTIONS, "transport": transport(answer(page))[1]}
    for read in (pages, items):
        with suppress(APIResponseValidationError):
            assert len(list(read(list_files, {}, given))) <= 1
        returned = list(read(list_files, {}, {**given, "on_error": "return"}))
        assert not returned or len(returned) == 1
