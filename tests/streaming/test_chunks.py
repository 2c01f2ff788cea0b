"""From bytes to chunks, without a network: how a stream ends, fails, and lets go of its body."""

import gc
import json
from collections.abc import Generator, Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn import OpenAIError, StreamError
from openai_fn.response.decode import StreamComplete
from openai_fn.streaming.chunks import make_reader, open_stream
from tests.support.replies import chunk, stream_of
from tests.support.script import DONE, Map

FIRST, LAST = chunk({"content": "a"}), chunk({"content": "b"}, "stop")


def data(*events: Any) -> bytes:
    return b"".join(one if isinstance(one, bytes) else b"data: " + json.dumps(one).encode() + b"\n\n" for one in events)


# A class because it remembers what was done to it.
class Body:
    """A body as the transport gives it, and how it was let go."""

    def __init__(self, *pieces: bytes, failure: OpenAIError | None = None) -> None:
        self.ends: list[str] = []
        self.bytes = self.given(pieces, failure)
        next(self.bytes)

    def given(self, pieces: tuple[bytes, ...], failure: OpenAIError | None) -> Iterator[bytes]:
        try:
            yield b""
            yield from pieces
            if failure:
                raise failure
        except StreamComplete:
            self.ends.append("complete")
        except GeneratorExit:
            self.ends.append("closed")
        else:
            self.ends.append("read to its end")


def noted(failure: Any) -> Any:
    return {**failure, "operation": "f"}


def chunks_of(body: Body) -> Any:
    return open_stream(body.bytes, make_reader(noted, keep_errors=False))


def typed(kind: str) -> Map:
    return {"type": kind}


@pytest.mark.parametrize(
    ("events", "end"),
    [
        ([FIRST, DONE], "complete"),
        ([FIRST, LAST], "read to its end"),
        ([typed("response.created"), typed("response.completed"), b": ping\n\n"], "complete"),
        ([typed("response.incomplete")], "complete"),
        ([typed("image_generation.completed"), typed("image_generation.completed")], "read to its end"),
        ([typed("speech.audio.done")], "read to its end"),
        ([typed("transcript.text.done"), DONE], "complete"),
        ([b"event: thread.run.completed\n", {"id": "run_1"}, b"event: done\n", DONE], "complete"),
    ],
)
def test_how_a_whole_stream_ends(events: list[Any], end: str) -> None:
    body = Body(data(*events))
    got = list(chunks_of(body))
    assert len(got) == sum(isinstance(one, dict) for one in events)
    assert body.ends == [end]


@pytest.mark.parametrize(
    "events",
    [
        [],
        [FIRST],
        [typed("response.created")],
        [chunk({}, "stop"), {**chunk(), "choices": [{"index": 1, "delta": {}, "finish_reason": None}]}],
        [b"event: thread.run.created\n", {"id": "run_1"}],
    ],
    ids=["nothing", "no reason", "no terminal event", "one choice of two", "a run that goes on"],
)
def test_a_stream_that_was_cut_off_raises_after_its_last_chunk(events: list[Any]) -> None:
    got: list[Any] = []
    with pytest.raises(StreamError, match="ended before it was complete") as failed:
        got.extend(iter(chunks_of(Body(data(*events)))))
    assert failed.value.data["retryable"]


def test_what_breaks_after_the_end_does_not_matter() -> None:
    lost = StreamError({"object": "error", "category": "stream", "message": "gone", "retryable": True})
    assert len(list(chunks_of(Body(data(FIRST, LAST), failure=lost)))) == 2
    with pytest.raises(StreamError, match="gone"):
        list(chunks_of(Body(data(FIRST), failure=lost)))


def test_an_error_that_the_server_tells_after_the_end_does_matter() -> None:
    with pytest.raises(StreamError, match="overloaded"):
        list(chunks_of(Body(data(FIRST, LAST, {"error": {"message": "overloaded"}}))))


def test_errors_are_given_out_last_where_they_are_wanted_as_data() -> None:
    got = list(open_stream(Body(data(FIRST)).bytes, make_reader(noted, keep_errors=True)))
    assert [one.get("category") for one in got] == [None, "stream"]
    assert got[-1]["operation"] == "f"


def test_the_detail_of_an_error_is_kept() -> None:
    told = {"message": "no more", "code": "c", "type": "t", "param": "p", "more": 1}
    for event in (
        {"error": told},
        b"event: error\n" + data(told),
        {"type": "response.failed", "response": {"error": told}},
    ):
        with pytest.raises(StreamError) as failed:
            list(chunks_of(Body(data(event))))
        found = failed.value.data
        assert {key: found[key] for key in ("message", "code", "type", "param")} == {
            k: told[k] for k in told if k != "more"
        }
        assert "more" in json.dumps(found["body"])


def test_events_of_assistants_come_with_their_names() -> None:
    events = data(b"event: thread.message.delta\n", {"id": "m"}, b"event: thread.run.completed\n", {"id": "r"})
    assert list(chunks_of(Body(events))) == [
        {"event": "thread.message.delta", "data": {"id": "m"}},
        {"event": "thread.run.completed", "data": {"id": "r"}},
    ]


@pytest.mark.parametrize("use", [Generator.close, id, next], ids=["close", "drop", "one"])
def test_a_stream_that_is_let_go_closes_its_body(use: Any) -> None:
    body = Body(data(FIRST), data(LAST), DONE)
    use(chunks_of(body))
    gc.collect()
    assert body.ends == ["closed"]


def test_a_stream_that_is_let_go_after_its_last_choice_frees_its_connection() -> None:
    body = Body(data(FIRST), data(LAST), DONE)
    chunks = chunks_of(body)
    assert [next(chunks), next(chunks)] == [FIRST, LAST]
    chunks.close()
    assert body.ends == ["complete"]


def test_a_body_need_be_no_generator() -> None:
    assert list(open_stream([data(FIRST, LAST)], make_reader(noted, keep_errors=False))) == [FIRST, LAST]
    assert list(open_stream(iter([data(FIRST, DONE)]), make_reader(noted, keep_errors=False))) == [FIRST]


def test_each_chunk_is_given_out_before_the_next_is_asked_for() -> None:
    asked: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number, one in enumerate((FIRST, LAST)):
            asked.append(number)
            yield data(one)

    for number, _ in enumerate(open_stream(pieces(), make_reader(noted, keep_errors=False))):
        assert asked == list(range(number + 1))


@given(st.lists(st.integers(0, 3000), max_size=12), st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_chunks_do_not_depend_on_where_the_bytes_are_cut(cuts: list[int], end: bytes) -> None:
    text = "a \u2028 b 😀 c \u0085 d"
    whole = data(*stream_of(text), DONE).replace(b"\n", end)
    places = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    pieces = [whole[a:b] for a, b in pairwise(places)]
    assert list(open_stream(pieces, make_reader(noted, keep_errors=False))) == stream_of(text)
