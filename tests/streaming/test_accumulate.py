import copy
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.streaming.accumulate import accumulate, text_deltas
from tests.support.server import chunk, completion, stream_of

Dict = dict[str, Any]


def folded(chunks: list[Dict]) -> Dict:
    """What they add up to; none of them may be changed."""
    before = copy.deepcopy(chunks)
    result = accumulate(iter(chunks))
    assert chunks == before
    return result


def message(*deltas: Dict) -> Dict:
    found: Dict = folded([chunk(delta) for delta in deltas])["choices"][0]["message"]
    return found


def calls(*fragments: list[Dict]) -> list[Dict]:
    found: list[Dict] = message(*({"tool_calls": fragment} for fragment in fragments))["tool_calls"]
    return found


def call(arguments: str = "", **more: Any) -> Dict:
    name = {"name": more.pop("name")} if "name" in more else {}
    return {**more, "function": {**name, "arguments": arguments}}


AZURE_FIRST = {
    **chunk(id="", model="", object="", created=0, choices=[]),
    "prompt_filter_results": [{"prompt_index": 0}],
}
AZURE_LATE: Dict = {
    **chunk(id="", model="", object="", created=0),
    "choices": [{"index": 0, "finish_reason": None, "content_filter_results": {"hate": {"filtered": False}}}],
}


def test_a_stream_adds_up_to_the_answer() -> None:
    text = "It was played in Arlington.\r\nTexas \u2028 é😀"
    assert folded(stream_of(text)) == completion(text)


def test_nothing_adds_up_to_nothing() -> None:
    assert folded([]) == {}


def test_a_stream_that_was_cut_adds_up_as_far_as_it_came() -> None:
    result = folded(stream_of("One two three")[:3])
    assert result["choices"][0]["message"]["content"] == "One two "
    assert result["choices"][0]["finish_reason"] is None


def test_azure_says_nothing_in_its_first_and_late_chunks() -> None:
    result = folded([AZURE_FIRST, *stream_of("Hi"), AZURE_LATE])
    filtered = {**completion("Hi")["choices"][0], "content_filter_results": {"hate": {"filtered": False}}}
    assert result == completion("Hi", prompt_filter_results=[{"prompt_index": 0}], choices=[filtered])


def test_the_padding_of_openai_is_dropped() -> None:
    assert folded(stream_of("Hi", obfuscation="xyz")) == completion("Hi")


def test_several_choices_come_interleaved_and_leave_in_order() -> None:
    def say(index: int, **delta: Any) -> Dict:
        return chunk(choices=[{"index": index, "delta": delta, "finish_reason": None}])

    result = folded([say(1, content="b"), say(0, content="a"), say(2, content="c"), say(1, content="B")])
    assert [(c["index"], c["message"]["content"]) for c in result["choices"]] == [(0, "a"), (1, "bB"), (2, "c")]


def test_a_choice_without_an_index_is_the_first() -> None:
    parts = [{"choices": [{"delta": {"content": text}}]} for text in "ab"]
    whole = {"index": 0, "message": {"role": "assistant", "content": "ab"}, "finish_reason": None}
    assert folded([*parts])["choices"] == [whole]


def test_one_choice_twice_in_a_chunk() -> None:
    twice = [{"index": 0, "delta": {"content": "a"}}, {"index": 0, "delta": {"content": "b"}}]
    assert folded([{"choices": twice}])["choices"][0]["message"]["content"] == "ab"


def test_a_delta_may_be_null() -> None:
    silent = {"choices": [{"index": 0, "delta": None}]}
    assert folded([silent])["choices"][0]["message"] == {"role": "assistant", "content": None}
    assert folded([*stream_of("Hi"), silent]) == completion("Hi")


@pytest.mark.parametrize("ping", [{}, {"type": "keepalive", "sequence_number": 0}])
def test_keep_alive_frames_anywhere_change_nothing(ping: Dict) -> None:
    final = [*RESPONSE_EVENTS, {"type": "response.completed", "response": RESPONSE}]
    for stream, expected in [(final, RESPONSE), (RUN_EVENTS, RUN)]:
        assert folded([ping, *stream]) == expected
        assert folded([stream[0], ping, *stream[1:], ping]) == expected
    assert list(text_deltas([ping, *RUN_EVENTS, ping])) == ["Hi ", "there"]
    assert folded([{}, *stream_of("Hi"), {}]) == completion("Hi")
    assert folded([ping]) == {}


def test_a_refusal_is_joined_and_the_content_stays_null() -> None:
    assert message({"role": "assistant", "content": None}, {"refusal": "I "}, {"refusal": "can't."}) == {
        "role": "assistant",
        "content": None,
        "refusal": "I can't.",
    }


def test_a_role_in_every_delta_is_one_role() -> None:
    assert message({"role": "assistant", "content": "a"}, {"role": "assistant", "content": "b"}) == {
        "role": "assistant",
        "content": "ab",
    }


def test_parallel_tool_calls() -> None:
    assert calls(
        [call(index=0, id="c0", type="function", name="f")],
        [call('{"a"', index=0)],
        [call(index=1, id="c1", type="function", name="g"), call(":1}", index=0)],
        [call("{}", index=1)],
    ) == [
        call('{"a":1}', id="c0", type="function", name="f"),
        call("{}", id="c1", type="function", name="g"),
    ]


FIRST, SECOND = call("{1}", id="a", name="f"), call("{2}", id="b", name="f")


@pytest.mark.parametrize(
    "fragments",
    [
        # every call of a server has the index 0
        [[call("{1", index=0, id="a", name="f")], [call("}", index=0)], [SECOND | {"index": 0}]],
        # no index at all, told apart by the id
        [[call("{1", id="a", name="f"), call("{2", id="b", name="f")], [call("}", id="a"), call("}", id="b")]],
        # no index, whole calls
        [[FIRST], [SECOND]],
        # an id or a name in each fragment
        [[call("{1", index=0, id="a", name="f")], [call("}", index=0, id="a", name="f")], [SECOND | {"index": 1}]],
        # empty strings where there is nothing to say
        [[call("{1", index=0, id="a", name="f")], [call("}", index=0, id="", name="")], [SECOND | {"index": 1}]],
        # out of order
        [[SECOND | {"index": 1}], [FIRST | {"index": 0}]],
    ],
)
def test_odd_servers_tool_calls(fragments: list[list[Dict]]) -> None:
    assert calls(*fragments) == [FIRST, SECOND]


def test_calls_without_index_and_id_are_told_apart_by_their_names() -> None:
    assert calls([call("{1", name="f")], [call("}")], [call("{2}", name="f")]) == [
        call("{1}", name="f"),
        call("{2}", name="f"),
    ]


def test_a_custom_tool_call() -> None:
    assert calls(
        [{"index": 0, "id": "a", "type": "custom", "custom": {"name": "f", "input": "x"}}],
        [{"index": 0, "custom": {"input": "y"}}],
    ) == [{"id": "a", "type": "custom", "custom": {"name": "f", "input": "xy"}}]


def test_a_function_call_of_old() -> None:
    deltas = [{"function_call": {"name": "f", "arguments": ""}}, {"function_call": {"arguments": "{}"}}]
    assert message(*deltas)["function_call"] == {"name": "f", "arguments": "{}"}


def test_audio_is_joined_as_bytes() -> None:
    deltas: list[Dict] = [
        {"audio": {"id": "a", "transcript": "Hel"}},
        {"audio": {"data": "YQ=="}},
        {"audio": {"data": "YmM=", "transcript": "lo"}},
        {"audio": {"expires_at": 7}},
    ]
    assert message(*deltas)["audio"] == {"id": "a", "transcript": "Hello", "data": "YWJj", "expires_at": 7}


def test_logprobs_are_one_list() -> None:
    def logged(content: list[Dict] | None, refusal: list[Dict] | None) -> Dict:
        return {"choices": [{"index": 0, "delta": {}, "logprobs": {"content": content, "refusal": refusal}}]}

    one, two = {"token": "a", "logprob": -1.0, "bytes": [97], "top_logprobs": []}, {"token": "b"}
    result = folded(
        [logged([one], None), logged([two], None), {"choices": [{"index": 0, "delta": {}, "logprobs": None}]}]
    )
    assert result["choices"][0]["logprobs"] == {"content": [one, two], "refusal": None}
    assert folded([logged(None, [one]), logged([], [two])])["choices"][0]["logprobs"]["refusal"] == [one, two]


def test_annotations_are_one_list() -> None:
    cited = [{"type": "url_citation", "url_citation": {"url": "https://example.org", "title": "t"}}]
    assert message({"annotations": cited}, {"annotations": cited})["annotations"] == cited * 2


def test_what_is_not_known_is_kept() -> None:
    chunks: list[Dict] = [
        {"choices": [{"index": 0, "delta": {"reasoning_content": "Let ", "x": {"y": "1"}, "n": 1}, "matched": None}]},
        {"choices": [{"index": 0, "delta": {"reasoning_content": "me", "x": {"y": "2"}, "n": 2}, "matched": "</s>"}]},
        {"choices": [{"index": 0, "delta": {"details": [{"index": 0, "type": "t", "text": "a"}]}, "token_ids": [1]}]},
        {"choices": [{"index": 0, "delta": {"details": [{"index": 0, "type": "t", "text": "b"}]}, "token_ids": [2]}]},
        {"choices": [], "timings": {"ms": 1}, "system_fingerprint": "fp", "service_tier": "default"},
    ]
    result = folded(chunks)
    choice = result.pop("choices")[0]
    assert result == {"timings": {"ms": 1}, "system_fingerprint": "fp", "service_tier": "default"}
    assert choice["matched"] == "</s>"
    assert choice["token_ids"] == [1, 2]
    assert choice["message"] == {
        "role": "assistant",
        "content": None,
        "reasoning_content": "Let me",
        "x": {"y": "12"},
        "n": 2,
        "details": [{"index": 0, "type": "t", "text": "ab"}],
    }


def test_usage_that_grows_is_the_last() -> None:
    chunks = [{**chunk({"content": "a"}), "usage": {"total_tokens": n}} for n in (1, 2)] + [{**chunk(), "usage": None}]
    assert folded(chunks)["usage"] == {"total_tokens": 2}


def test_a_text_completion() -> None:
    def said(index: int, text: str, tokens: list[str], reason: str | None = None) -> Dict:
        logprobs = {"tokens": tokens, "token_logprobs": [-1.0], "text_offset": [0], "top_logprobs": [{text: -1.0}]}
        choice = {"index": index, "text": text, "logprobs": logprobs, "finish_reason": reason}
        return {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": "m", "choices": [choice]}

    result = folded([said(0, "a", ["a"]), said(1, "x", ["x"], "length"), said(0, "b", ["b"], "stop")])
    assert {key: result[key] for key in ("id", "object", "created", "model")} == {
        "id": "cmpl-1",
        "object": "text_completion",
        "created": 1,
        "model": "m",
    }
    assert [(c["index"], c["text"], c["finish_reason"]) for c in result["choices"]] == [
        (0, "ab", "stop"),
        (1, "x", "length"),
    ]
    assert result["choices"][0]["logprobs"]["tokens"] == ["a", "b"]
    assert result["choices"][0]["logprobs"]["top_logprobs"] == [{"a": -1.0}, {"b": -1.0}]
    assert "message" not in result["choices"][0]


# What a response streams, in the order and the shapes that the API documents.
TEXT_PART: Dict = {"type": "output_text", "text": "Hi there", "annotations": [{"type": "url_citation", "url": "u"}]}
OUTPUT: list[Dict] = [
    {
        "id": "rs_1",
        "type": "reasoning",
        "summary": [{"type": "summary_text", "text": "Greet."}],
    },
    {
        "id": "msg_1",
        "type": "message",
        "status": "completed",
        "role": "assistant",
        "content": [TEXT_PART, {"type": "refusal", "refusal": "No."}],
    },
    {"id": "fc_1", "type": "function_call", "status": "completed", "call_id": "c", "name": "f", "arguments": '{"a":1}'},
]
RESPONSE: Dict = {"id": "resp_1", "object": "response", "status": "completed", "model": "gpt-5", "output": OUTPUT}


def at(kind: str, output_index: int, **more: Any) -> Dict:
    return {"type": f"response.{kind}", "output_index": output_index, "item_id": "i", "sequence_number": 0, **more}


RESPONSE_EVENTS: list[Dict] = [
    {"type": "response.created", "response": {**RESPONSE, "status": "in_progress", "output": []}},
    {"type": "response.in_progress", "response": {**RESPONSE, "status": "in_progress", "output": []}},
    at("output_item.added", 0, item={**OUTPUT[0], "summary": []}),
    at("reasoning_summary_part.added", 0, summary_index=0, part={"type": "summary_text", "text": ""}),
    at("reasoning_summary_text.delta", 0, summary_index=0, delta="Gre"),
    at("reasoning_summary_text.delta", 0, summary_index=0, delta="et."),
    at("reasoning_summary_text.done", 0, summary_index=0, text="Greet."),
    at("reasoning_summary_part.done", 0, summary_index=0, part=OUTPUT[0]["summary"][0]),
    at("output_item.done", 0, item=OUTPUT[0]),
    at("output_item.added", 1, item={**OUTPUT[1], "content": []}),
    at("content_part.added", 1, content_index=0, part={**TEXT_PART, "text": "", "annotations": []}),
    at("output_text.delta", 1, content_index=0, delta="Hi ", logprobs=[]),
    at("output_text.delta", 1, content_index=0, delta="there", logprobs=[]),
    at("output_text.annotation.added", 1, content_index=0, annotation_index=0, annotation=TEXT_PART["annotations"][0]),
    at("content_part.added", 1, content_index=1, part={"type": "refusal", "refusal": ""}),
    at("refusal.delta", 1, content_index=1, delta="N"),
    at("refusal.delta", 1, content_index=1, delta="o."),
    at("output_item.added", 2, item={**OUTPUT[2], "arguments": ""}),
    at("function_call_arguments.delta", 2, delta='{"a"'),
    at("function_call_arguments.delta", 2, delta=":1}"),
    at("web_search_call.searching", 2),
]


@pytest.mark.parametrize("end", ["completed", "failed", "incomplete"])
def test_a_response_is_in_its_last_event(end: str) -> None:
    final = {**RESPONSE, "status": end}
    assert folded([*RESPONSE_EVENTS, {"type": f"response.{end}", "response": final}]) == final


def test_a_response_that_was_cut_is_put_together_from_its_deltas() -> None:
    assert folded(RESPONSE_EVENTS) == {**RESPONSE, "status": "in_progress"}


def test_a_response_whose_last_event_has_no_output_gets_it_from_its_deltas() -> None:
    assert (
        folded([*RESPONSE_EVENTS, {"type": "response.completed", "response": {**RESPONSE, "output": []}}]) == RESPONSE
    )


@pytest.mark.parametrize("size", range(len(RESPONSE_EVENTS)))
def test_a_response_cut_anywhere(size: int) -> None:
    texts = [p.get("text") for i in folded(RESPONSE_EVENTS[:size]).get("output", []) for p in i.get("content", [])]
    assert texts[:1] in ([], [""], ["Hi "], ["Hi there"])


@pytest.mark.parametrize(
    ("kind", "field"),
    [("mcp_call_arguments", "arguments"), ("custom_tool_call_input", "input"), ("code_interpreter_call_code", "code")],
)
def test_other_items_of_a_response(kind: str, field: str) -> None:
    events = [at("output_item.added", 0, item={"id": "i", field: ""}), *(at(f"{kind}.delta", 0, delta=x) for x in "ab")]
    assert folded(events)["output"] == [{"id": "i", field: "ab"}]
    assert folded([*events, at(f"{kind}.done", 0, **{field: "abc"})])["output"] == [{"id": "i", field: "abc"}]


# What a run of an assistant streams.
RUN: Dict = {"id": "run_1", "object": "thread.run", "status": "completed", "usage": {"total_tokens": 3}}
MESSAGE: Dict = {
    "id": "msg_1",
    "object": "thread.message",
    "status": "in_progress",
    "role": "assistant",
    "content": [{"type": "text", "text": {"value": "Hi there", "annotations": [{"type": "file_path", "text": "x"}]}}],
}
STEP: Dict = {"id": "step_1", "object": "thread.run.step", "step_details": {"type": "message_creation"}}


def said(value: str, **more: Any) -> Dict:
    content = [{"index": 0, "type": "text", "text": {"value": value, **more}}]
    return {"id": "msg_1", "object": "thread.message.delta", "delta": {"content": content}}


RUN_EVENTS: list[Dict] = [
    {"event": event, "data": data}
    for event, data in [
        ("thread.created", {"id": "thread_1", "object": "thread"}),
        ("thread.run.created", {**RUN, "status": "queued", "usage": None}),
        ("thread.run.in_progress", {**RUN, "status": "in_progress", "usage": None}),
        ("thread.run.step.created", STEP),
        ("thread.message.created", {**MESSAGE, "content": []}),
        ("thread.message.delta", said("Hi ", annotations=[])),
        ("thread.message.delta", said("there")),
        ("thread.message.delta", said("", annotations=[{"index": 0, "type": "file_path", "text": "x"}])),
        ("thread.message.completed", {**MESSAGE, "status": "completed"}),
        ("thread.run.step.completed", STEP),
        ("thread.run.completed", RUN),
        ("done", "[DONE]"),
    ]
]


def test_a_run_is_what_the_call_returns() -> None:
    assert folded(RUN_EVENTS) == RUN
    assert folded(RUN_EVENTS[:-2])["status"] == "in_progress"


def test_a_message_of_a_run_is_put_together() -> None:
    assert folded(RUN_EVENTS[4:8]) == MESSAGE
    assert folded(RUN_EVENTS[5:8]) == {"content": MESSAGE["content"]}


def test_a_step_of_a_run_is_put_together() -> None:
    def did(details: Dict) -> Dict:
        return {"event": "thread.run.step.delta", "data": {"delta": {"step_details": details}}}

    def ran(**more: Any) -> Dict:
        return did(
            {"type": "tool_calls", "tool_calls": [{"index": 0, "type": "code_interpreter", "code_interpreter": more}]}
        )

    events = [{"event": "thread.run.step.created", "data": {"id": "s", "step_details": {"type": "tool_calls"}}}]
    events += [ran(input="1+"), ran(input="1"), ran(outputs=[{"index": 0, "type": "logs", "logs": "2"}])]
    done = {
        "type": "code_interpreter",
        "code_interpreter": {"input": "1+1", "outputs": [{"type": "logs", "logs": "2"}]},
    }
    assert folded(events) == {"id": "s", "step_details": {"type": "tool_calls", "tool_calls": [done]}}


def test_other_streams_are_their_last_event() -> None:
    done = {"type": "transcript.text.done", "text": "Hi"}
    assert folded([{"type": "transcript.text.delta", "delta": "Hi"}, done]) == done


@pytest.mark.parametrize("whole", [{"choices": []}, make_error("timeout", "too slow"), "text"])
def test_a_whole_response_is_refused_in_words(whole: Any) -> None:
    with pytest.raises(InvalidParamsError, match=r"accumulate: expected a stream of chunks, got an? "):
        accumulate(whole)


def test_an_error_in_the_stream_comes_back() -> None:
    error = {"object": "error", "category": "stream", "message": "cut"}
    assert folded([*stream_of("Hi")[:2], error]) == error
    assert folded([error]) == error


@pytest.mark.parametrize(
    ("stream", "text"),
    [
        (stream_of("One two"), ["One ", "two"]),
        ([AZURE_FIRST, *stream_of("Hi"), AZURE_LATE, {"choices": None}], ["Hi"]),
        ([chunk({"content": None}), chunk({"tool_calls": []}), chunk({"content": [{"type": "thinking"}]})], []),
        ([{"choices": [{"index": 1, "delta": {"content": "no"}}, {"index": 0, "delta": {"content": "yes"}}]}], ["yes"]),
        ([{"choices": [{"text": "a", "index": 0}]}, {"choices": [{"text": "", "index": 0}]}], ["a"]),
        (RESPONSE_EVENTS, ["Hi ", "there"]),
        (RUN_EVENTS, ["Hi ", "there"]),
        ([{"type": "transcript.text.delta", "delta": "Hi"}, {"type": "transcript.text.done", "text": "Hi"}], ["Hi"]),
        ([], []),
    ],
)
def test_text_deltas(stream: list[Dict], text: list[str]) -> None:
    before = copy.deepcopy(stream)
    assert list(text_deltas(stream)) == text
    assert stream == before


def test_text_comes_as_it_comes_and_closing_it_closes_the_stream() -> None:
    seen: list[str] = []

    def source() -> Iterator[Dict]:
        try:
            for number, each in enumerate(stream_of("a b c")):
                seen.append(str(number))
                yield each
        finally:
            seen.append("closed")

    stream = source()
    text = text_deltas(stream)
    assert next(text) == "a "
    assert seen == ["0", "1"]
    text.close()  # type: ignore[attr-defined]  # a generator
    assert seen == ["0", "1", "closed"]


TEXT = st.text(max_size=12)
VALUE = st.none() | st.booleans() | st.integers() | TEXT
CALL = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "type": st.just("function"),
        "function": st.fixed_dictionaries({"name": st.text(min_size=1, max_size=5), "arguments": TEXT}),
    }
)
TOKEN = st.fixed_dictionaries(
    {"token": TEXT, "logprob": st.just(-1.0), "bytes": st.none(), "top_logprobs": st.just([])}
)
MESSAGES = st.fixed_dictionaries(
    {"role": st.just("assistant"), "content": st.none() | TEXT},
    optional={
        "refusal": st.none() | TEXT,
        "reasoning_content": TEXT,
        "tool_calls": st.lists(CALL, min_size=1, max_size=3),
        "function_call": st.fixed_dictionaries({"name": st.just("f"), "arguments": TEXT}),
        "annotations": st.lists(st.fixed_dictionaries({"type": st.just("url_citation"), "n": VALUE}), max_size=3),
        "audio": st.fixed_dictionaries({"id": st.just("a"), "transcript": TEXT, "data": st.just("YWJj"), "n": VALUE}),
    },
)
CHOICES = st.fixed_dictionaries(
    {"message": MESSAGES, "finish_reason": st.sampled_from(["stop", "length", "tool_calls"])},
    optional={
        "logprobs": st.none() | st.fixed_dictionaries({"content": st.lists(TOKEN, max_size=3), "refusal": st.none()})
    },
)
ANSWERS = st.fixed_dictionaries(
    {
        "id": st.just("chatcmpl-1"),
        "object": st.just("chat.completion"),
        "created": st.integers(1),
        "model": st.just("m"),
        "choices": st.lists(CHOICES, max_size=3).map(lambda rows: [{"index": i, **row} for i, row in enumerate(rows)]),
    },
    optional={"usage": st.just({"total_tokens": 3}), "service_tier": st.none() | TEXT, "x": st.integers()},
)


def cut(value: Any, draw: Any) -> list[Any]:
    """Deltas that add up to a value: text in pieces, dicts by key, lists by entry, calls by index."""
    if isinstance(value, str):
        at = sorted(draw(st.lists(st.integers(0, len(value)), max_size=3)))
        return [value[a:b] for a, b in itertools.pairwise([0, *at, len(value)])]
    if isinstance(value, dict):
        return [
            {key: piece}
            for key, inner in value.items()
            for piece in (cut(inner, draw) if key not in WHOLE else [inner])
        ]
    if isinstance(value, list):
        return [[entry] for entry in value] or [[]]
    return [value]


WHOLE = {"role", "id", "name", "type"}


def only(row: Dict, key: str) -> Dict:
    return {key: row[key]} if key in row else {}


def deltas(message: Dict, draw: Any) -> list[Dict]:
    plain = {key: value for key, value in message.items() if key != "tool_calls"}
    return cut(plain, draw) + [
        {"tool_calls": [{"index": index, **piece}]}
        for index, one in enumerate(message.get("tool_calls", []))
        for piece in cut(one, draw)
    ]


@given(ANSWERS, st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_answer_cut_into_any_deltas_comes_back(answer: Dict, data: Any) -> None:
    head = {key: value for key, value in answer.items() if key != "choices"} | {"object": "chat.completion.chunk"}
    queues = [
        [
            *({"index": c["index"], "delta": delta} for delta in deltas(c["message"], data.draw)),
            *({"index": c["index"], **piece} for piece in cut(only(c, "logprobs"), data.draw)),
            {"index": c["index"], "delta": {}, "finish_reason": c["finish_reason"]},
        ]
        for c in answer["choices"]
    ]
    mixed = [choice for turn in itertools.zip_longest(*queues) for choice in turn if choice]
    groups = data.draw(st.sampled_from([1, 2, len(mixed) or 1]))
    chunks = [{**head, "choices": mixed[i : i + groups]} for i in range(0, len(mixed), groups)]
    assert folded([{**head, "choices": []}, *chunks]) == answer
