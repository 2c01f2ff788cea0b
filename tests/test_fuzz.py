"""Params, streams and answers at random: what is right goes through, what is wrong is told, nothing raw comes out."""

import json
import subprocess
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from jsonschema import Draft202012Validator

from openai_fn import OpenAIError, api, create_chat_completion, operations, request_for, schema
from openai_fn.request.build import list_path_params
from openai_fn.request.encode import encode_request
from tests import fuzz
from tests.support.instances import damaged, instance_of
from tests.support.paths import REPOSITORY
from tests.support.server import serve

ROWS = operations()
OPTIONS: dict[str, Any] = {"api_key": "sk-test", "admin_api_key": "sk-test", "validate": False, "retry": 0}
QUICK = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


def sendable(name: str, made: dict[str, Any]) -> dict[str, Any]:
    """Params with files and path params that can be sent."""
    files = {key: ("a.png", b"PNG") for key in ROWS[name]["files"] if key in made}
    return {**made, **files, **dict.fromkeys(list_path_params(ROWS[name]["path"]), "id-1")}


def drawn(name: str, seed: int) -> Any:
    """Params by an operation's schema; only a pattern may be missed."""
    found, rng = schema(name), Random(f"{name} {seed}")  # noqa: S311 - the same params every time
    made = instance_of(found, found["$defs"], rng)
    parts = {
        key: found["properties"][key] for key, value in made.items() if value == "x" and key in found["properties"]
    }
    return {**made, **{key: instance_of(part, found["$defs"], rng) for key, part in parts.items()}}


@pytest.mark.parametrize("name", ROWS)
def test_params_that_fit_validate_and_build(name: str) -> None:
    validator = Draft202012Validator(schema(name))
    fitting = [*islice(filter(validator.is_valid, (drawn(name, seed) for seed in range(80))), 6)]
    assert fitting
    for params in fitting:
        assert [problem for problem in getattr(api, name).check(params) if problem["severity"] == "error"] == []
        assert encode_request(request_for(name, sendable(name, params), OPTIONS))["operation"] == name


@pytest.mark.parametrize("name", ROWS)
def test_params_that_are_damaged_have_a_problem_or_fit_plain_json_schema(name: str) -> None:
    found = schema(name)
    validator = Draft202012Validator(found)
    for seed in range(4):
        rng = Random(f"{name} {seed}")  # noqa: S311 - the same damage every time
        params = damaged(instance_of(found, found["$defs"], rng), rng, 1 + seed)
        problems = getattr(api, name).check(params)
        assert problems or validator.is_valid(params)
        with suppress(OpenAIError):
            encode_request(request_for(name, params, OPTIONS))


PIECES = st.lists(
    st.sampled_from([
        b"data:", b"data: ", b"event: ", b"id: 1", b": ", b"\n", b"\r", b"\r\n", b"\n\n", b"{}", b'{"a": 1}', b"[DONE]",
        b"\xef\xbb\xbf", "é\u2028".encode(), b"\xff", b"\x00", b" ",
    ])
    | st.binary(max_size=6),
    max_size=40,
).map(b"".join)  # fmt: skip
"""Bytes that look like an event stream, more or less."""


@QUICK
@given(PIECES)
def test_a_stream_gives_the_same_events_however_it_is_cut(data: bytes) -> None:
    fuzz.sse(data)


NAMES = st.sampled_from([
    "choices", "delta", "index", "type", "error", "message", "response", "output", "item", "object", "id", "content",
    "tool_calls", "function", "arguments", "finish_reason", "event", "data", "usage", "embedding", "output_index",
    "content_index", "annotation", "annotation_index", "code", "text", "audio", "name", "role", "logprobs", "part",
])  # fmt: skip
WORDS = st.sampled_from([
    "response.output_text.delta", "response.completed", "response.failed", "response.output_item.added", "error",
    "stop", "thread.message.delta", "response.content_part.added", "speech.audio.done", "AACAPw==", "a", "",
])  # fmt: skip
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**6) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)
EVENTS = st.sampled_from(["", "error", "thread.run.step.delta", "thread.message.delta", "thread.run.completed"])


@QUICK
@given(st.lists(st.tuples(EVENTS, TREES), max_size=4), st.integers(0, len(fuzz.CASES) - 1))
@example([("", {"type": {}})], 1)
@example([("", {"choices": 5})], 1)
@example([("", {"choices": [None]})], 1)
@example([("", {"choices": [{"index": []}]})], 1)
@example([("", {"type": None})], 2)
@example([("thread.run.step.delta", {"delta": 5})], 3)
def test_json_of_any_shape_is_data_or_an_error(items: list[tuple[str, Any]], case: int) -> None:
    """The words are the API's own, in places where it never puts them."""
    lines = (b"event: %b\ndata: %b\n\n" % (kind.encode(), json.dumps(tree).encode()) for kind, tree in items)
    streamed = fuzz.CASES[case][1].get("stream")
    body = b"".join(lines) + b"data: [DONE]\n\n" if streamed else json.dumps([tree for _, tree in items][:1]).encode()
    for one in (body, body[1:-1]):
        fuzz.response(bytes([case]) + one)


@QUICK
@given(st.binary(max_size=200), st.integers(0, len(fuzz.CASES) - 1))
def test_bytes_of_any_kind_are_data_or_an_error(body: bytes, case: int) -> None:
    fuzz.response(bytes([case]) + body)


HTTP = st.lists(
    st.sampled_from([
        b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 ", b"200", b"404 no\r\n", b"HTTP/1.0 500 x\r\n", b"HTTP/1.1 100 go\r\n\r\n",
        b"content-length: ", b"transfer-encoding: chunked\r\n", b"content-encoding: gzip\r\n", b"5", b"-1", b"\r\n",
        b"content-type: text/event-stream\r\n", b"content-type: application/json\r\n", b"location: /x\r\n", b": ",
        b'data: {"choices": []}\n\n', b"data: [DONE]\n\n", b'{"id": 1}', b"\x1f\x8b", b"connection: close\r\n", b"\n",
        b"0\r\n\r\n", b"retry-after: 99999999999\r\n", b"set-cookie: a=b\r\n", b"\x00", b"ffffffff\r\n",
    ])
    | st.binary(max_size=8),
    max_size=14,
).map(b"".join)  # fmt: skip
"""Bytes that look like HTTP, more or less."""


def test_whatever_a_server_sends_a_call_gives_data_or_an_error() -> None:
    sent: list[bytes] = []
    with serve(lambda _: {"raw": [sent[-1], "close"]}) as server:
        options = {**OPTIONS, "base_url": server.url, "timeout": 5}

        @settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
        @given(HTTP, st.booleans())
        def check(data: bytes, stream: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
            sent.append(data)
            params = {"model": "m", "messages": [{"role": "user", "content": "?"}], "stream": stream}
            try:
                made = create_chat_completion(params, options)
                json.dumps(list(made) if hasattr(made, "close") else made)  # the server decides whether it streams
            except OpenAIError as failed:
                fuzz.explained(failed, 300)

        check()


def test_reading_is_linear() -> None:
    """Counted in calls and lines, not in seconds: twice the bytes are at most twice the steps and a bit."""

    def steps(size: int, piece: int) -> int:
        count = 0

        def tick(*_: Any) -> Any:
            nonlocal count
            count += 1
            return tick

        data = b"data: " + b"x" * size + b"\n\n" + b"data: {}\r\n\r\n" * (size // 12)
        sys.settrace(tick)
        try:
            fuzz.read(fuzz.pieces(data, piece))
        finally:
            sys.settrace(None)
        return count

    for piece in (1, 7, 1000):
        assert steps(8000, piece) <= 2.2 * steps(4000, piece)


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_the_seeds_hold(target: str) -> None:
    for seed in fuzz.seeds(target):
        fuzz.TARGETS[target](seed)


def test_without_atheris_the_command_says_what_to_install(tmp_path: Path) -> None:
    hidden = tmp_path / "atheris.py"
    hidden.write_text("raise ImportError('not here')")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.argv[1:] = ['sse']; import tests.fuzz as f; f.main()"
    )
    root = REPOSITORY
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=False)  # noqa: S603 - our own code
    assert (done.returncode, done.stderr) == (2, f"{fuzz.NEEDED}\n")


def test_an_input_that_broke_it_can_be_run_again(tmp_path: Path) -> None:
    file = tmp_path / "crash"
    file.write_bytes(b"data: {}\n\n")
    root = REPOSITORY
    command = [sys.executable, "-m", "tests.fuzz", "sse", "--input", str(file)]
    assert subprocess.run(command, cwd=root, check=False).returncode == 0  # noqa: S603 - our own command
