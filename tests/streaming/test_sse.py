import itertools
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn.streaming.sse import iter_events, make_event_parser


def plain(*data: str) -> list[dict[str, str]]:
    return [{"event": "", "data": text} for text in data]


def pieces(stream: bytes, size: int) -> list[bytes]:
    return [stream[i : i + size] for i in range(0, len(stream), size)]


STREAMS: list[tuple[str, bytes, list[dict[str, str]]]] = [
    # The standard's own examples: https://html.spec.whatwg.org/multipage/server-sent-events.html
    ("three lines", b"data: YHOO\ndata: +2\ndata: 10\n\n", plain("YHOO\n+2\n10")),
    (
        "a comment, an id, an empty id, two blanks",
        b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        plain("first event", "second event", " third event"),
    ),
    ("with and without a blank", b"data:test\n\ndata: test\n\n", plain("test", "test")),
    (
        "types",
        b"event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: add\ndata: 113411\n\n",
        [
            {"event": "add", "data": "73857293"},
            {"event": "remove", "data": "2153"},
            {"event": "add", "data": "113411"},
        ],
    ),
    ("empty data, where we give nothing", b"data\n\ndata\ndata\n\ndata:", []),
    # What servers of this API send.
    ("chat", b'data: {"a":1}\n\ndata: {"a":2}\n\ndata: [DONE]\n\n', plain('{"a":1}', '{"a":2}', "[DONE]")),
    ("responses", b'event: x\ndata: {"a":1}\n\n', [{"event": "x", "data": '{"a":1}'}]),
    ("data before event", b"data: {}\nevent: x\n\n", [{"event": "x", "data": "{}"}]),
    ("the last type counts", b"event: x\nevent: y\ndata: 1\n\ndata: 2\n\n", [{"event": "y", "data": "1"}, *plain("2")]),
    ("JSON over several lines", b'data: {\ndata: "a": 1}\n\n', plain('{\n"a": 1}')),
    ("JSON and an id", b"data: {}\nid: 7\n\n", plain("{}")),
    ("keep-alive frames", b": ping\n\n:\n\nevent: ping\n\nid: 1\n\nretry: 10\n\ndata: \n\ndata:\n\n\n\n", []),
    ("blank lines in excess", b"\n\n\ndata: {}\n\n\n\n\ndata: {}\n\n\n", plain("{}", "{}")),
    ("unknown and misspelt fields", b"Data: 1\n data: 2\ndatax: 3\nfoo\n\ndata: 4\n\n", plain("4")),
    ("colons in the value", b"data: a: b:c\n\n", plain("a: b:c")),
    ("CRLF", b"data: {}\r\n\r\nevent: x\r\ndata: 1\r\n\r\n", [*plain("{}"), {"event": "x", "data": "1"}]),
    ("CR", b"data: {}\r\rdata: 1\rdata: 2\r\r", plain("{}", "1\n2")),
    ("every kind mixed", b"data: 1\n\r\ndata: 2\r\n\rdata: 3\r\r\ndata: 4\n\r", plain("1", "2", "3", "4")),
    ("a mark in front", b"\xef\xbb\xbfdata: {}\n\ndata: {}\n\n", plain("{}", "{}")),
    ("a mark elsewhere is text", b"data: \xef\xbb\xbf1\n\n\xef\xbb\xbfdata: 2\n\n", plain("\ufeff1")),
    (
        "separators that end no line",
        'data: {"a":"\u2028\u2029\u0085\x0b\x0c\x1c"}\n\n'.encode(),
        plain('{"a":"\u2028\u2029\u0085\x0b\x0c\x1c"}'),
    ),
    (
        "text beyond ASCII",
        "data: {é😀}\n\nevent: ü\ndata: 漢\n\n".encode(),
        [*plain("{é😀}"), {"event": "ü", "data": "漢"}],
    ),
    # The end of the stream in the middle of an event.
    ("no blank line at the end", b"data: 1\n\ndata: [DONE]\n", plain("1", "[DONE]")),
    ("no line end at the end", b"data: 1\n\ndata: [DONE]", plain("1", "[DONE]")),
    ("torn", b'data: {}\n\ndata: {"a":', plain("{}", '{"a":')),
    ("torn before its data", b"data: {}\n\nevent: err", plain("{}")),
    ("nothing", b"", []),
]


@pytest.mark.parametrize(("stream", "expected"), [row[1:] for row in STREAMS], ids=[row[0] for row in STREAMS])
def test_streams_in_one_piece_and_in_bytes_and_cut_once(stream: bytes, expected: list[dict[str, str]]) -> None:
    assert list(iter_events([stream])) == expected
    assert list(iter_events(pieces(stream, 1))) == expected
    for at in range(len(stream)):
        assert list(iter_events([stream[:at], b"", stream[at:]])) == expected


WORDS = st.sampled_from(
    [
        "data",
        "data:",
        "data: ",
        "data: {",
        "event: e",
        "id: 1",
        ": c",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\r\n\r\n",
        " ",
        "é😀",
        "\u2028",
        "\x85",
    ]
)


@given(st.lists(WORDS, max_size=30).map("".join), st.lists(st.integers(0, 120), max_size=12))
def test_cuts_change_nothing(text: str, cuts: list[int]) -> None:
    stream = text.encode()
    at = [0, *sorted(cuts), len(stream)]
    assert list(iter_events(stream[a:b] for a, b in itertools.pairwise(at))) == list(iter_events([stream]))


@given(st.lists(WORDS, max_size=30).map("".join))
def test_the_kind_of_line_end_changes_nothing(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    expected = list(iter_events([lines.encode()]))
    assert list(iter_events([text.encode()])) == expected
    assert list(iter_events([lines.replace("\n", "\r").encode()])) == expected
    assert list(iter_events([lines.replace("\n", "\r\n").encode()])) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(JSON, max_size=5), st.sampled_from([b"\n", b"\r\n", b"\r"]), st.integers(1, 60))
def test_json_comes_back(values: list[Any], end: bytes, size: int) -> None:
    stream = b"".join(b"data: " + json.dumps(v, ensure_ascii=False).encode() + end + end for v in values)
    assert [json.loads(event["data"]) for event in iter_events(pieces(stream, size))] == values


ENDS = [(b"\n\n", 0), (b"\r\r", 0), (b"\n\r", 0), (b"\r\n\r", 0), (b"\n\r\n", 1), (b"\r\n\r\n", 1)]


@pytest.mark.parametrize(("end", "spare"), ENDS)
def test_an_event_comes_with_the_byte_that_ends_it(end: bytes, spare: int) -> None:
    asked = 0

    def source() -> Iterator[bytes]:
        nonlocal asked
        for piece in pieces((b"data: 1" + end) * 3, 1):
            asked += 1
            yield piece

    each = len(b"data: 1" + end)
    assert [asked for _ in iter_events(source())] == [n * each - spare for n in (1, 2, 3)]


def test_bad_utf_8_raises_at_its_event_and_not_before() -> None:
    stream = iter_events([b"data: {}\n\ndata: 2\n\ndata: \xff\n\ndata: 4\n\n"])
    assert [next(stream)["data"], next(stream)["data"]] == ["{}", "2"]
    with pytest.raises(UnicodeDecodeError):
        next(stream)


def test_a_character_torn_by_the_end_raises() -> None:
    with pytest.raises(UnicodeDecodeError, match="unexpected end"):
        list(iter_events(["data: é".encode()[:-1]]))


def test_a_large_event_in_small_pieces_is_joined_once() -> None:
    stream = b"data: {" + b"x" * 4_000_000 + b"}\n\n"
    feed = make_event_parser()
    outcomes = [feed(piece) for piece in [*pieces(stream, 1000), None]]
    assert [blocks for blocks, _ in outcomes if blocks] == [[stream.decode().strip(), ""], [""]]
    assert [len(event["data"]) for event in iter_events(pieces(stream, 1000))] == [4_000_002]
