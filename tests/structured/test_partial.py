"""Structured output while it grows."""

import asyncio
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn import InvalidParamsError, OutputError, StreamError, aio, create_chat_completion, partial_outputs
from openai_fn.errors import make_error
from openai_fn.testing import fake
from tests.support.fake import CHAT, event_stream, transport
from tests.support.replies import chunk, completion, stream_of


def chat(*pieces: str, end: str | None = "stop") -> list[dict[str, Any]]:
    """The chunks of a chat completion."""
    return [
        chunk({"role": "assistant", "content": ""}),
        *(chunk({"content": piece}) for piece in pieces),
        chunk({}, end),
    ]


def response(*pieces: str) -> list[dict[str, Any]]:
    """The events of a response with a commentary before it."""

    def delta(index: int, text: str) -> dict[str, Any]:
        return {"type": "response.output_text.delta", "output_index": index, "content_index": 0, "delta": text}

    def message(text: str, phase: str) -> dict[str, Any]:
        return {"type": "message", "phase": phase, "content": [{"type": "output_text", "text": text}]}

    whole = {
        "object": "response",
        "status": "completed",
        "output": [message("{Let me see", "commentary"), message("".join(pieces), "final_answer")],
    }
    return [
        delta(0, "{Let me"),
        delta(0, " see"),
        *(delta(1, piece) for piece in pieces),
        {"type": "response.completed", "response": whole},
    ]


PIECES = ['{"na', 'me": "Fa', "ir\\", 'n", "n": 1', "2, ", '"list": [tr', "ue, {}]", "}"]
GROWN = [
    {},
    {"name": "Fa"},
    {"name": "Fair"},
    {"name": "Fair\n"},
    {"name": "Fair\n", "n": 12},
    {"name": "Fair\n", "n": 12, "list": []},
    {"name": "Fair\n", "n": 12, "list": [True, {}]},
]


@pytest.mark.parametrize("stream", [chat, response])
def test_the_dict_grows(stream: Any) -> None:
    assert list(partial_outputs(stream(*PIECES))) == GROWN


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def contains(whole: Any, part: Any) -> bool:
    """Whether a value may have grown from another one."""
    if isinstance(part, dict):
        return all(key in whole and contains(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(part) <= len(whole) and all(map(contains, whole, part))
    return bool(whole.startswith(part) if isinstance(part, str) else whole == part)


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.booleans(), st.data())
def test_any_cuts_come_to_the_same(value: dict[str, Any], ascii_only: bool, data: st.DataObject) -> None:  # noqa: FBT001  # drawn
    text = json.dumps(value, ensure_ascii=ascii_only)
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1))))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    grown = list(partial_outputs(chat(*pieces)))
    assert grown[-1] == value
    assert all(contains(after, before) for before, after in pairwise(grown))


def test_a_stream_that_is_cut_off_raises_after_its_last_dict_with_the_answer() -> None:
    grown = partial_outputs(chat('{"name": "Fa', end="length"))
    assert next(grown) == {"name": "Fa"}
    with pytest.raises(OutputError) as caught:
        next(grown)
    assert caught.value.data["reason"] == "length"
    assert caught.value.data["body"]["choices"][0]["message"]["content"] == '{"name": "Fa'


@pytest.mark.parametrize(
    ("chunks", "reason"),
    [
        ([chunk({"refusal": "I can"}), chunk({"refusal": "not."}), chunk({}, "stop")], "refusal"),
        (chat("Hello there."), "mismatch"),
        (chat("{'a': 1}"), "mismatch"),
        (chat('{"a": "\\q"}'), "mismatch"),
        (chat(), "mismatch"),
        ([], "mismatch"),
    ],
)
def test_a_stream_without_a_dict_says_why(chunks: Any, reason: str) -> None:
    with pytest.raises(OutputError) as caught:
        list(partial_outputs(chunks))
    assert caught.value.data["reason"] == reason


def test_an_error_map_is_the_last_item() -> None:
    error = make_error("stream", "cut")
    assert list(partial_outputs([*chat('{"a": "b')[:-1], error])) == [{"a": "b"}, error]


def test_what_the_stream_raises_passes() -> None:
    _, send = transport(event_stream(stream_of('{"a": 1}')[:-2], done=False))
    grown = partial_outputs(create_chat_completion({**CHAT, "stream": True}, {"api_key": "x", "transport": send}))
    with pytest.raises(StreamError):
        list(grown)


def test_closing_it_closes_the_stream() -> None:
    closed = []

    def chunks() -> Iterator[dict[str, Any]]:
        try:
            yield from chat('{"a": 1', "}")
        finally:
            closed.append(True)

    grown = partial_outputs(chunks())
    next(grown)
    grown.close()
    assert closed == [True]


def test_a_stream_of_an_event_loop_is_read_there() -> None:
    async def main() -> list[Any]:
        options = {"transport": fake('{"name": "Fair", "n": 12}')}
        stream = await aio.create_chat_completion({**CHAT, "stream": True}, options)
        return [value async for value in partial_outputs(stream)]

    grown = asyncio.run(main())
    assert grown[-1] == {"name": "Fair", "n": 12}
    assert len(grown) > 1


def test_a_whole_answer_says_how_to_stream() -> None:
    with pytest.raises(InvalidParamsError, match='pass "stream": True'):
        partial_outputs(completion())
