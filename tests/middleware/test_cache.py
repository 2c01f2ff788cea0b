"""With option `cache` an equal call sends nothing; what is not good, whole and lasting is asked again."""

import dbm.dumb
import json
import shelve
import threading
import time
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import closing
from pathlib import Path
from typing import Any

import diskcache
import pytest

from openai_fn import (
    InternalServerError,
    InvalidOptionsError,
    OpenAIError,
    StreamError,
    call,
    create_chat_completion,
    create_embedding,
    create_speech,
    create_transcription,
    function_for,
    retrieve_model,
)
from openai_fn.catalog import operations
from openai_fn.middleware.cache_entry import CACHE_HEADER
from openai_fn.middleware.retry import wrap_retry
from openai_fn.middleware.stack import wrap_cache
from tests.support.fake import CHAT, answer, event_stream, transport
from tests.support.server import Server, completion, serve, stream_of

SECRET = "sk-very-secret-0123456789"  # looked for in what is kept
ASK = {"model": "gpt-5", "input": "x"}
SPEECH = {"model": "tts-1", "input": "x", "voice": "alloy"}
STREAM = {**CHAT, "stream": True}
SSE = "text/event-stream"


class Texts(dict[str, Any]):
    """A store of JSON texts: nothing but plain data goes in."""

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, json.dumps(value))

    def __getitem__(self, key: str) -> Any:
        return json.loads(super().__getitem__(key))


@pytest.fixture(params=["dict", "json", "shelve", "diskcache", "index"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    made: dict[str, Callable[[], Any]] = {
        "dict": dict,
        "json": Texts,
        "shelve": lambda: shelve.open(str(tmp_path / "kept")),  # noqa: S301, SIM115  # ours, closed below
        "diskcache": lambda: diskcache.Cache(str(tmp_path)),
        "index": lambda: diskcache.Index(str(tmp_path)),
    }
    opened = made[request.param]()
    yield opened
    for close in (getattr(opened, "close", None), getattr(getattr(opened, "cache", None), "close", None)):
        if close:
            close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers each request otherwise."""
    turns = iter(range(1000))

    def script(request: dict[str, Any]) -> dict[str, Any]:
        text = f"answer {next(turns)}"
        if request["path"].endswith("/speech"):
            return {"body": b"RIFF\xff\x00" + text.encode(), "headers": {"content-type": "audio/wav"}}
        return {"sse": stream_of(text)} if (request["json"] or {}).get("stream") else {"json": completion(text)}

    with serve(script) as running:
        yield running


def options(server: Server, store: Any, **more: Any) -> dict[str, Any]:
    return {"base_url": server.url + "/v1", "api_key": SECRET, "cache": store, **more}


@pytest.fixture
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


@pytest.mark.usefixtures("no_key")
def test_the_second_call_needs_no_key_and_sends_nothing(server: Server, store: Any) -> None:
    first = create_chat_completion(CHAT, options(server, store))
    again = create_chat_completion(dict(reversed(CHAT.items())), {"base_url": server.url + "/v1", "cache": store})
    assert first == again
    assert len(server.requests) == 1
    assert create_chat_completion({**CHAT, "seed": 2}, options(server, store)) != first


@pytest.mark.usefixtures("no_key")
def test_what_is_not_there_needs_a_key() -> None:
    wires, send = transport(answer())
    with pytest.raises(InvalidOptionsError, match="api_key is missing: set OPENAI_API_KEY"):
        create_chat_completion(CHAT, {"cache": {}, "transport": send})
    with pytest.raises(InvalidOptionsError, match="api_key is missing"):
        retrieve_model({"model": "gpt-5"}, {"cache": {}, "transport": send})
    assert wires == []


def test_a_stream_is_replayed_as_a_stream(server: Server, store: Any) -> None:
    first = list(create_chat_completion(STREAM, options(server, store)))
    again = create_chat_completion(STREAM, options(server, store))
    assert next(again) == first[0]
    assert list(again) == first[1:]
    whole = create_chat_completion(STREAM, options(server, store, stream_to=lambda _: None))
    assert whole["choices"][0]["message"]["content"] == "answer 0"
    assert len(server.requests) == 1
    assert server.connections == 1


def test_a_connection_serves_one_stream_after_the_other(server: Server) -> None:
    store: dict[str, Any] = {}
    for seed in range(3):
        list(create_chat_completion({**STREAM, "seed": seed}, options(server, store)))
    assert len(store) == 3
    assert server.connections == 1


def test_a_stream_that_nobody_reads_is_closed() -> None:
    told: list[str] = []

    def body() -> Iterator[bytes]:
        try:
            yield b""
            told.append("read")
        finally:
            told.append("closed")

    opened = body()
    next(opened)
    _, send = transport({"status": 200, "headers": {"content-type": SSE}, "body": opened})
    create_chat_completion(STREAM, {"cache": {}, "transport": send, "api_key": "x"}).close()
    assert told == ["closed"]


@pytest.mark.parametrize("store", ["dict", "shelve", "diskcache"], indirect=True)
def test_bytes_come_back_as_bytes_and_into_a_file(server: Server, store: Any, tmp_path: Path) -> None:
    first = create_speech(SPEECH, options(server, store))
    assert first == b"RIFF\xff\x00answer 0"
    path = tmp_path / "speech.wav"
    assert create_speech(SPEECH, options(server, store, stream_to=path))["content_type"] == "audio/wav"
    assert path.read_bytes() == first
    assert create_speech(SPEECH, options(server, store)) == first
    assert len(server.requests) == 1


def test_what_went_into_a_file_is_kept(server: Server, tmp_path: Path) -> None:
    store: dict[str, Any] = {}
    create_speech(SPEECH, options(server, store, stream_to=tmp_path / "a.wav"))
    assert create_speech(SPEECH, options(server, store)) == (tmp_path / "a.wav").read_bytes()
    assert len(server.requests) == 1


def test_each_caller_has_an_answer_of_its_own(server: Server) -> None:
    store: dict[str, Any] = {}
    first = create_chat_completion(CHAT, options(server, store))
    create_chat_completion(CHAT, options(server, store))["choices"].clear()
    assert create_chat_completion(CHAT, options(server, store)) == first


def test_a_hit_says_so(server: Server) -> None:
    asked = options(server, {}, full_response=True)
    first, again = create_chat_completion(CHAT, asked), create_chat_completion(CHAT, asked)
    assert CACHE_HEADER not in first["headers"]
    assert again["headers"] == {"content-type": "application/json", CACHE_HEADER: "hit"}
    assert (first["status"], first["body"]) == (again["status"], again["body"])


def test_the_floats_of_an_embedding_survive() -> None:
    data = {"object": "list", "data": [{"index": 0, "embedding": "AACAPwAAAMA="}]}
    wires, send = transport(answer(data))
    asked = {"cache": {}, "transport": send, "api_key": "x"}
    first = create_embedding({**ASK, "model": "text-embedding-3-small"}, asked)
    assert first["data"][0]["embedding"] == [1.0, -2.0]
    assert create_embedding({**ASK, "model": "text-embedding-3-small"}, asked) == first
    assert len(wires) == 1


def test_a_file_is_known_by_its_content(tmp_path: Path) -> None:
    wires, send = transport(answer({"text": "hello"}))
    asked = {"cache": {}, "transport": send, "api_key": "x"}
    for name, content in (("a.wav", b"one"), ("b.wav", b"one"), ("a.wav", b"two")):
        path = tmp_path / name
        path.write_bytes(content)
        create_transcription({"model": "whisper-1", "file": path}, asked)
    assert len(wires) == 2


def test_no_secret_lands_in_a_store(server: Server, tmp_path: Path) -> None:
    headers = {"x-api-key": SECRET, "cookie": f"session={SECRET}"}
    with closing(shelve.open(str(tmp_path / "kept"))) as store:  # noqa: S301  # ours
        create_chat_completion(CHAT, options(server, store, headers=headers, organization="org-hidden"))
        list(create_chat_completion(STREAM, options(server, store, headers=headers, project="proj-hidden")))
        assert len(store) == 2
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"answer 0" in written
    assert not any(word in written for word in (SECRET.encode(), b"org-hidden", b"proj-hidden"))


def test_cookies_and_limits_of_an_answer_are_not_kept() -> None:
    store: dict[str, Any] = {}
    _, send = transport(answer(set_cookie="id=1", x_ratelimit_remaining_requests="0", x_request_id="req-1"))
    create_chat_completion(CHAT, {"cache": store, "transport": send, "api_key": "x"})
    (entry,) = store.values()
    assert entry["headers"] == {"content-type": "application/json", "x-request-id": "req-1"}


GOOD = answer({"id": "good"})
ODD: dict[str, Any] = {
    "an error": answer({"error": {"message": "no"}}, 400),
    "an error under 200": answer({"error": {"message": "no"}}),
    "broken JSON": {**GOOD, "body": b'{"id": '},
    "nothing": {**GOOD, "body": b""},
    "an HTML page": {**GOOD, "headers": {"content-type": "text/html"}, "body": b"<html>"},
    "a redirect": {"status": 302, "headers": {"location": "/login"}, "body": b""},
    "work under way": answer({"id": "r", "object": "response", "status": "in_progress"}),
    "work that failed": answer({"id": "r", "object": "response", "status": "failed", "error": {"code": "x"}}),
    "a link that ends": answer({"created": 1, "data": [{"url": "https://example.com/a.png"}]}),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_may_be_better_next_time_is_not_kept(odd: Any) -> None:
    wires, send = transport(odd, GOOD)
    store: dict[str, Any] = {}
    asked = {"cache": store, "transport": send, "api_key": "x", "on_error": "return"}
    create_chat_completion(CHAT, asked)
    assert store == {}
    assert create_chat_completion(CHAT, asked) == {"id": "good"}
    assert create_chat_completion(CHAT, asked) == {"id": "good"}
    assert len(wires) == 2


CHUNKS = stream_of("Hello there.")
FAILS = {"error": {"message": "overloaded"}}
CUT: dict[str, tuple[Any, bool]] = {
    "whole": (event_stream(CHUNKS), True),
    "without [DONE]": (event_stream(CHUNKS, done=False), True),
    "cut off": (event_stream(CHUNKS[:2], done=False), False),
    "an error in it": (event_stream([*CHUNKS[:2], FAILS]), False),
    "an error after the last word": (event_stream([*CHUNKS, FAILS]), False),
    "no events": (event_stream([]), False),
    "JSON instead": ({**GOOD, "body": iter([GOOD["body"]])}, False),
}


@pytest.mark.parametrize(("stream", "kept"), [(dict(made), kept) for made, kept in CUT.values()], ids=CUT)
def test_only_a_whole_stream_is_kept(stream: Any, kept: bool) -> None:  # noqa: FBT001  # a column
    store: dict[str, Any] = {}
    wires, send = transport({**stream, "body": iter([b"".join(stream["body"])])})
    asked = {"cache": store, "transport": send, "api_key": "x", "on_error": "return"}
    made = create_chat_completion(STREAM, asked)
    first = made if isinstance(made, dict) else list(made)
    assert bool(store) is kept
    if kept:
        assert list(create_chat_completion(STREAM, asked)) == first
        assert len(wires) == 1


@pytest.mark.parametrize("read", [0, 1, len(CHUNKS) - 1])
def test_a_stream_of_which_not_all_was_received_is_not_kept(read: int) -> None:
    store: dict[str, Any] = {}
    _, send = transport(event_stream(CHUNKS), event_stream(CHUNKS))
    given = {"transport": send, "api_key": "x", "cache": store}
    with closing(create_chat_completion(STREAM, given)) as chunks:
        for _ in range(read):
            next(chunks)
    assert store == {}
    assert len(list(create_chat_completion(STREAM, given))) == len(CHUNKS)
    assert len(store) == 1


def test_a_stream_that_breaks_off_frees_its_connection_and_is_not_kept() -> None:
    store: dict[str, Any] = {}
    with serve([{"sse": CHUNKS, "cut": 300}, {"sse": CHUNKS}]) as server:
        with pytest.raises(StreamError):
            list(create_chat_completion(STREAM, options(server, store)))
        assert store == {}
        assert list(create_chat_completion(STREAM, options(server, store))) == CHUNKS


def test_an_error_after_all_its_tries_is_asked_again() -> None:
    with serve([{"status": 500}, {"json": completion()}]) as server:
        asked = options(server, {}, retry=0)
        with pytest.raises(InternalServerError):
            create_chat_completion(CHAT, asked)
        assert create_chat_completion(CHAT, asked) == completion()


def test_retries_happen_within_one_miss() -> None:
    with serve([{"status": 500}, {"json": completion()}]) as server:
        asked = options(server, {}, retry={"sleep": lambda _: None})
        assert create_chat_completion(CHAT, asked) == create_chat_completion(CHAT, asked)
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    "foreign",
    [None, 5, "text", {}, {"version": 0}, {"version": 1, "status": 200, "headers": {}}, {"version": 1, "body": "{}"}],
)
def test_a_foreign_entry_is_a_miss_and_is_replaced(foreign: Any) -> None:
    wires, send = transport(GOOD)
    store: dict[str, Any] = {}
    asked = {"cache": store, "transport": send, "api_key": "x"}
    create_chat_completion(CHAT, asked)
    store.update(dict.fromkeys(store, foreign))
    create_chat_completion(CHAT, asked)
    create_chat_completion(CHAT, asked)
    assert len(wires) == 2


def test_a_broken_entry_is_a_miss_with_a_warning(tmp_path: Path) -> None:
    wires, send = transport(GOOD)
    with closing(shelve.open(str(tmp_path / "kept"))) as store:  # noqa: S301  # ours
        asked = {"cache": store, "transport": send, "api_key": "x"}
        create_chat_completion(CHAT, asked)
        for key in store.dict:  # type: ignore[attr-defined]
            store.dict[key] = b"\x80\x04broken"  # type: ignore[attr-defined]
        with pytest.warns(RuntimeWarning, match="the cache failed: "):
            assert create_chat_completion(CHAT, asked) == {"id": "good"}
        assert create_chat_completion(CHAT, asked) == {"id": "good"}
    assert len(wires) == 2


def test_a_store_that_is_full_costs_no_answer() -> None:
    class Full(dict[str, Any]):
        def __setitem__(self, key: str, value: Any) -> None:
            raise OSError(28, "No space left on device")

    _, send = transport(GOOD)
    with pytest.warns(RuntimeWarning, match="No space left on device"):
        assert create_chat_completion(CHAT, {"cache": Full(), "transport": send, "api_key": "x"}) == {"id": "good"}


@pytest.mark.parametrize("odd", [True, "answers.db", ["x"], 5, set()])
def test_what_is_no_mapping_is_an_error_that_says_so(odd: Any) -> None:
    _, send = transport(GOOD)
    with pytest.raises(InvalidOptionsError, match="cache: expected a mapping: a dict, a shelve"):
        create_chat_completion(CHAT, {"cache": odd, "transport": send, "api_key": "x"})


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("retrieve_model", {"model": "gpt-5"}),
        ("list_chat_completions", {}),
        ("update_chat_completion", {"completion_id": "c", "metadata": {}}),
        ("delete_chat_completion", {"completion_id": "c"}),
        ("create_file", {"file": ("a.jsonl", b"{}"), "purpose": "batch"}),
        ("create_batch", {"input_file_id": "f", "endpoint": "/v1/embeddings", "completion_window": "24h"}),
        ("create_thread", {}),
        ("create_response", {**ASK, "background": True}),
        ("create_response", {**ASK, "conversation": "conv_1"}),
    ],
)
def test_what_lives_on_the_server_is_always_asked(name: str, params: Any) -> None:
    wires, send = transport(GOOD)
    store: dict[str, Any] = {}
    for _ in range(2):
        call(name, params, {"cache": store, "transport": send, "api_key": "x"})
    assert len(wires) == 2
    assert store == {}


def test_what_is_kept_is_what_computes() -> None:
    rows = {name: row for name, row in operations.operations().items() if row["cache"]}
    assert {row["method"] for row in rows.values()} == {"post"}
    assert not any("{" in row["path"] or row["page"] for row in rows.values())
    assert {"create_chat_completion", "create_response", "create_embedding", "create_image"} <= rows.keys()


def test_an_operation_of_ones_own_says_whether_it_computes() -> None:
    wires, send = transport(GOOD)
    asked = {"cache": {}, "transport": send, "api_key": "x"}
    row = {"name": "rerank", "method": "post", "path": "/rerank", "body": "json"}
    kept, asked_again = function_for({**row, "cache": True}), function_for(row)
    for function, total in ((kept, 1), (kept, 1), (asked_again, 2), (asked_again, 3)):
        function({"query": "x"}, asked)
        assert len(wires) == total


def test_it_stands_where_the_stack_has_it() -> None:
    wires, send = transport(GOOD)
    store: dict[str, Any] = {}
    told: list[Any] = []

    def wrap_told(handler: Any, _options: Any) -> Any:
        def telling(request: Any) -> Any:
            told.append(1)
            return handler(request)

        return telling

    asked = {"cache": store, "transport": send, "api_key": "x"}
    for middleware in ((wrap_told, wrap_cache, wrap_retry), (wrap_cache, wrap_told), (wrap_told,)):
        create_chat_completion(CHAT, {**asked, "middleware": middleware})
    assert (len(wires), len(told)) == (2, 2)


def test_without_the_option_every_request_reaches_the_handler() -> None:
    responses: Any = iter([{"status": 200}, {"status": 201}])
    wrapped = wrap_cache(lambda _request: next(responses), {})
    assert [wrapped({"operation": "f"}), wrapped({"operation": "f"})] == [{"status": 200}, {"status": 201}]


def gated(stop: threading.Event, arrived: threading.Event) -> tuple[list[Any], Callable[[Any], Any]]:
    """A transport that answers when it may."""
    wires: list[Any] = []

    def send(wire: Any) -> Any:
        wires.append(wire)
        arrived.set()
        stop.wait(120)
        return GOOD

    return wires, send


def at_once(function: Callable[[], Any], count: int) -> tuple[list[threading.Thread], list[Any]]:
    outcomes: list[Any] = []
    threads = [threading.Thread(target=lambda: outcomes.append(function())) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads, outcomes


def test_equal_requests_at_the_same_time_are_sent_once() -> None:
    stop, arrived = threading.Event(), threading.Event()
    wires, send = gated(stop, arrived)
    asked = {"cache": {}, "transport": send, "api_key": "x"}
    threads, outcomes = at_once(lambda: create_chat_completion(CHAT, asked), 20)
    stop.set()
    for thread in threads:
        thread.join()
    assert outcomes == [{"id": "good"}] * 20
    assert len(wires) == 1


def test_whoever_waits_for_an_equal_request_keeps_to_its_deadline() -> None:
    stop, arrived = threading.Event(), threading.Event()
    wires, send = gated(stop, arrived)
    asked = {"cache": {}, "transport": send, "api_key": "x"}
    threads, _ = at_once(lambda: create_chat_completion(CHAT, asked), 1)
    arrived.wait(120)
    with pytest.raises(OpenAIError, match=r"an equal request in flight did not finish within 0\.05 s"):
        create_chat_completion(CHAT, {**asked, "deadline": 0.05})
    assert len(wires) == 1
    stop.set()
    threads[0].join()


def test_a_store_is_used_by_one_thread_at_a_time() -> None:
    busy = threading.Lock()

    class Lonely(dict[str, Any]):
        def __setitem__(self, key: str, value: Any) -> None:
            assert busy.acquire(blocking=False)
            time.sleep(0.01)
            busy.release()
            super().__setitem__(key, value)

    _, send = transport(GOOD)
    store = Lonely()
    seeds = iter(range(8))
    asked = {"cache": store, "transport": send, "api_key": "x"}
    for thread in at_once(lambda: create_chat_completion({**CHAT, "seed": next(seeds)}, asked), 8)[0]:
        thread.join()
    assert len(store) == 8


def test_many_threads_share_a_shelve(server: Server, tmp_path: Path) -> None:
    # shelve.open takes SQLite from Python 3.13 on, which serves the thread that opened it alone
    kept: Any = dbm.dumb.open(str(tmp_path / "kept"))  # noqa: SIM115  # the shelf closes it
    shelf: shelve.Shelf[Any] = shelve.Shelf(kept)
    with closing(shelf) as store:
        asked = options(server, store)
        for _ in range(2):
            threads = [
                threading.Thread(target=create_chat_completion, args=({**CHAT, "seed": number}, asked))
                for number in range(40)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert len(store) == 40
    assert len(server.requests) == 40


def test_a_dict_and_a_shelve_are_what_the_types_ask_for() -> None:
    assert isinstance({}, MutableMapping)
    assert issubclass(shelve.Shelf, MutableMapping)
