"""Coverage-guided fuzzing of what reads a server's bytes: `python -m tests.fuzz sse|response [--seconds N]`.

Whatever the bytes are, `sse` holds the event parser to its promise (the same events however they are cut, no exception
but UnicodeDecodeError), and `response` a whole call (data, or an OpenAIError that can be shown and sent elsewhere).
Input that breaks it is written to a file, which the command takes again with --input FILE. Needs atheris.
"""

import argparse
import json
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from openai_fn import OpenAIError, accumulate, call, text_deltas
from openai_fn.response.decode import decode_as_json, parse_json
from openai_fn.streaming.sse import iter_events
from tests.support.replies import completion, stream_of
from tests.support.script import DONE

Map = Mapping[str, Any]

NEEDED = "coverage-guided fuzzing needs atheris: pip install atheris"
SIZES = (1, 2, 3, 7, 64)
"""Bytes of the pieces that a stream is cut into."""
LONGEST = 1 << 12
"""Bytes of an input."""
SLOWEST = 10
"""Seconds after which an input counts as a hang: reading is linear, and LONGEST is little."""

CHAT: Map = {"model": "m", "messages": [{"role": "user", "content": "?"}]}
STREAM: Map = {"content-type": "text/event-stream"}
JSON: Map = {"content-type": "application/json"}
CASES: tuple[tuple[str, Map, Map, int], ...] = (
    ("create_chat_completion", CHAT, JSON, 200),
    ("create_chat_completion", {**CHAT, "stream": True}, STREAM, 200),
    ("create_response", {"model": "m", "input": "?", "stream": True}, STREAM, 200),
    ("create_run", {"thread_id": "t", "assistant_id": "a", "stream": True}, STREAM, 200),
    ("create_embedding", {"model": "m", "input": "?"}, JSON, 200),
    ("create_chat_completion", CHAT, JSON, 400),
    ("create_chat_completion", CHAT, {}, 500),
    ("create_chat_completion", CHAT, {"location": "x"}, 302),
    ("create_speech", {"model": "m", "input": "?", "voice": "v"}, {"content-type": "audio/mpeg"}, 200),
    ("create_transcription", {"file": ("a.wav", b""), "model": "m"}, {"content-type": "text/plain"}, 200),
    ("list_files", {}, {"content-type": "text/html"}, 200),
    ("create_chat_completion", {**CHAT, "stream": True}, JSON, 200),
)
"""Operation, params, the answer's headers and status; the first byte of an input chooses one."""


def pieces(data: bytes, size: int) -> list[bytes]:
    """`data` cut into pieces of `size` bytes."""
    return [data[at : at + size] for at in range(0, len(data), size)]


def read(chunks: Iterable[bytes]) -> tuple[list[Any], str]:
    """The events of a stream and how it ended."""
    found: list[Any] = []
    try:
        found.extend(iter_events(chunks))
    except UnicodeDecodeError:
        return found, "not UTF-8"
    return found, ""


def sse(data: bytes) -> None:
    """Nothing, where the parser keeps its promise for these bytes."""
    whole, end = read([data])
    for size in SIZES:
        assert read(pieces(data, size))[1] == end
        assert read(pieces(data, size))[0][: len(whole)] == whole
    assert all(event.keys() == {"event", "data"} and event["data"].strip() for event in whole)


def response(data: bytes) -> None:
    """Nothing, where a call that is answered with these bytes gives data or an error that explains itself."""
    name, params, headers, status = CASES[data[0] % len(CASES) if data else 0]
    body = data[1:]
    sent = {"status": status, "headers": headers, "body": iter(pieces(body, 64)) if params.get("stream") else body}
    options = {"api_key": "sk-marked-0123456789", "retry": 0, "validate": False, "transport": lambda _: sent}
    try:
        made = call(name, params, options)
        if params.get("stream"):
            chunks = list(made)
            "".join(text_deltas(chunks))
            json.dumps(chunks)
            accumulate(chunks)
        elif name == "create_chat_completion":
            assert made == decode_as_json(body, "application/json", parse_json)
    except OpenAIError as failed:
        explained(failed, status)


def explained(failed: OpenAIError, status: int) -> None:
    """Nothing, where an error is of a kind that such an answer gives, can be shown and can be sent elsewhere."""
    assert failed.data["category"] in {"response", "stream"} or status >= 300
    assert str(pickle.loads(pickle.dumps(failed))) == str(failed)  # noqa: S301 - our own bytes
    assert len(str(failed)) < 10_000


def seeds(target: str) -> list[bytes]:
    """Inputs to begin with: what good servers send."""
    chat = b"".join(b"data: " + json.dumps(one).encode() + b"\n\n" for one in stream_of("a b")) + DONE
    events_ = [chat, b"\xef\xbb\xbf: hi\r\n\r\nevent: error\rdata: {}\r\rid: 1\nretry: 2\ndata:a\ndata: b\n\n"]
    if target == "sse":
        return events_
    said = b'event: response.output_text.delta\ndata: {"type": "response.output_text.delta", "delta": "a"}\n\n'
    run = b'event: thread.run.completed\ndata: {"id": "r", "object": "thread.run"}\n\n' + DONE
    vector = b'{"data": [{"embedding": "AACAPw==", "index": 0}], "object": "list"}'
    bodies = [json.dumps(completion()).encode(), chat, said, run, vector, b'{"error": {"message": "a", "code": "b"}}']
    return [bytes([at]) + bodies[min(at, 5)] for at in range(len(CASES))]


TARGETS: dict[str, Callable[[bytes], None]] = {"sse": sse, "response": response}
MODULES = ("sse", "stream", "response", "errors", "chunks", "folds", "merge", "embeddings", "perform")
"""Those whose branches guide the search."""


def fuzz(target: str, seconds: int, folder: Path) -> None:
    """Search until time is up; an input that breaks the target ends the process with exit code 77."""
    import importlib

    import atheris

    for name in MODULES:
        module = importlib.import_module(f"openai_fn.{name}")
        for each in vars(module).values():
            if getattr(each, "__module__", "") == module.__name__ and hasattr(each, "__code__"):
                atheris.instrument_func(each)
    for number, seed in enumerate(seeds(target)):
        (folder / f"seed-{number}").write_bytes(seed)
    flags = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048"]
    atheris.Setup([sys.argv[0], *flags, "-print_final_stats=1", "-verbosity=0", str(folder)], TARGETS[target])
    atheris.Fuzz()


def main() -> int:
    """Run a target over one file or over as many inputs as fit into the time."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--input", type=Path, help="a file that broke it")
    asked = parser.parse_args()
    if asked.input:
        TARGETS[asked.target](asked.input.read_bytes())
        return 0
    try:
        import atheris  # noqa: F401 - to say what is missing before anything begins
    except ImportError:
        parser.exit(2, f"{NEEDED}\n")
    with tempfile.TemporaryDirectory() as folder:
        fuzz(asked.target, asked.seconds, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
