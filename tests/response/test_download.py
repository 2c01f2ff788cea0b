"""Answers that are not JSON: bytes, text, nothing; and answers written to a path or a file as they arrive."""

import contextlib
import io
import os
import socket
import threading
import tracemalloc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from openai_fn import (
    create_speech,
    create_transcription,
    delete_container,
    download_file,
    function_for,
    get_chat_completion,
    get_response,
    hangup_realtime_call,
    request_for,
    retrieve_video_content,
)
from openai_fn.errors import InvalidOptionsError, NotFoundError, StreamError
from openai_fn.response.download import create_beside
from tests.support.fake import answer, transport
from tests.support.server import serve

Map = Mapping[str, Any]

SPEECH = {"input": "Hello.", "model": "tts-1", "voice": "alloy"}
TALK = {"file": ("talk.mp3", b"ID3"), "model": "whisper-1"}
MP3 = b"ID3\x04" + bytes(range(256)) * 1000


def options(server: Any, **more: Any) -> dict[str, Any]:
    return {"api_key": "sk-test", "validate": True, "retry": 0, "base_url": f"{server.url}/v1", **more}


def typed(kind: str | None, body: Any = b"", **more: Any) -> dict[str, Any]:
    """A script's entry with a body of a type."""
    return {"body": body, "headers": {"content-type": kind}, **more}


@pytest.mark.parametrize(
    ("function", "params", "entry", "expected"),
    [
        (create_speech, SPEECH, typed("audio/mpeg", MP3), MP3),
        (create_speech, SPEECH, typed(None, MP3), MP3),
        (download_file, {"file_id": "f"}, typed("application/octet-stream", b"\x00\xff"), b"\x00\xff"),
        (download_file, {"file_id": "f"}, typed("text/plain", b"caf\xe9"), b"caf\xe9"),
        (download_file, {"file_id": "f"}, typed("text/html", b"<html>"), b"<html>"),
        (download_file, {"file_id": "f"}, typed("application/json", b'{"a": 1}\n{"a": 2}'), b'{"a": 1}\n{"a": 2}'),
        (download_file, {"file_id": "f"}, typed("application/octet-stream"), b""),
        (retrieve_video_content, {"video_id": "v"}, typed("video/mp4", MP3), MP3),
        (create_transcription, TALK, {"json": {"text": "hi"}}, {"text": "hi"}),
        (create_transcription, {**TALK, "response_format": "text"}, {"text": "hi\n"}, "hi\n"),
        (create_transcription, {**TALK, "response_format": "text"}, {"text": "42"}, "42"),
        (create_transcription, {**TALK, "response_format": "text"}, {"text": ""}, ""),
        (create_transcription, {**TALK, "response_format": "text"}, {"json": "hi"}, "hi"),
        (create_transcription, {**TALK, "response_format": "vtt"}, typed("text/vtt", "WEBVTT ä".encode()), "WEBVTT ä"),
        (create_transcription, {**TALK, "response_format": "srt"}, typed(None, b"1\n00:00"), "1\n00:00"),
        (delete_container, {"container_id": "c"}, typed(None), None),
        (delete_container, {"container_id": "c"}, {"status": 204}, None),
        (delete_container, {"container_id": "c"}, {"json": {"deleted": True}}, {"deleted": True}),
        (hangup_realtime_call, {"call_id": "c"}, {"text": "OK"}, "OK"),
    ],
)
def test_an_answer_is_what_its_type_says(function: Any, params: Map, entry: Map, expected: Any) -> None:
    with serve([entry]) as server:
        found = function(params, options(server))
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("function", "params", "entry"),
    [
        (create_transcription, {**TALK, "response_format": "text"}, typed("text/html", b"<html>blocked</html>")),
        (create_transcription, TALK, {"text": "hi"}),
        (get_chat_completion, {"completion_id": "c"}, typed("application/octet-stream", b"\x00")),
        (get_chat_completion, {"completion_id": "c"}, typed("application/json")),
        (delete_container, {"container_id": "c"}, typed("text/html", b"<html>blocked</html>")),
    ],
)
def test_an_answer_that_is_not_the_apis_is_an_error(function: Any, params: Map, entry: Map) -> None:
    with serve([entry]) as server:
        found = function(params, options(server, on_error="return"))
    assert (found["object"], found["category"]) == ("error", "response")


def test_an_operation_of_ones_own_may_answer_with_sound() -> None:
    say = function_for({"name": "say", "method": "get", "path": "/say"})
    with serve([typed("audio/wav", b"RIFF")]) as server:
        assert say({}, options(server)) == b"RIFF"


# stream_to: a path or a file object.


@pytest.mark.parametrize("framing", ["length", "chunked", "close"])
def test_an_answer_is_written_to_a_path(framing: str, tmp_path: Path) -> None:
    path = tmp_path / "speech.mp3"
    path.write_bytes(b"what was there")
    with serve([typed("audio/mpeg; x=y", [MP3, 0, MP3], framing=framing)]) as server:
        found = create_speech(SPEECH, options(server, stream_to=path))
    assert found == {"path": str(path), "bytes": 2 * len(MP3), "content_type": "audio/mpeg"}
    assert path.read_bytes() == MP3 * 2
    assert os.listdir(tmp_path) == ["speech.mp3"]  # noqa: PTH208  # names are what is asked for
    assert server.requests[0]["headers"]["accept-encoding"] == "identity"


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    with serve([typed("audio/mpeg", MP3)]) as server:
        found = create_speech(SPEECH, options(server, stream_to=str(tmp_path / "speech.mp3")))
    assert found["path"] == str(tmp_path / "speech.mp3")
    assert (tmp_path / "speech.mp3").read_bytes() == MP3


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    with serve([typed("audio/mpeg", MP3)]) as server:
        create_speech(SPEECH, options(server, stream_to=pipe))
    assert pipe.is_fifo()
    reader.join()
    assert got == [MP3]


def test_a_new_file_has_the_rights_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with serve([typed("audio/mpeg", MP3)]) as server:
        create_speech(SPEECH, options(server, stream_to=tmp_path / "speech.mp3"))
    assert (tmp_path / "speech.mp3").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link.mp3").symlink_to(tmp_path / "speech.mp3")
    with serve([typed("audio/mpeg", MP3)]) as server:
        create_speech(SPEECH, options(server, stream_to=tmp_path / "link.mp3"))
    assert (tmp_path / "link.mp3").is_symlink()
    assert (tmp_path / "speech.mp3").read_bytes() == MP3


# A class because what takes a little at a time is one: an unbuffered file does so too.
class Slow(io.RawIOBase):
    def __init__(self) -> None:
        super().__init__()
        self.got = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.got += bytes(data[:1000])
        return min(len(data), 1000)


class Counting:
    """All that is asked of a file object is that it can be written to."""

    size = 0

    def write(self, data: bytes) -> None:
        self.size += len(data)


def test_an_answer_is_written_to_a_file_object(tmp_path: Path) -> None:
    slow, memory, counting = Slow(), io.BytesIO(), Counting()
    with serve([typed("audio/mpeg", MP3)]) as server, (tmp_path / "speech.mp3").open("wb") as file:
        results = [create_speech(SPEECH, options(server, stream_to=out)) for out in (file, memory, slow, counting)]
    assert [found["bytes"] for found in results] == [len(MP3)] * 4
    assert [found["path"] for found in results] == [str(tmp_path / "speech.mp3"), None, None, None]
    assert ((tmp_path / "speech.mp3").read_bytes(), memory.getvalue(), slow.got) == (MP3, MP3, MP3)
    assert counting.size == len(MP3)


@pytest.mark.parametrize(
    "entry",
    [
        typed("audio/mpeg", MP3, cut=1000),
        typed("audio/mpeg", MP3, framing="chunked", cut=1000),
        typed("audio/mpeg", [MP3, 0, "reset"], framing="chunked"),
    ],
)
def test_an_answer_that_breaks_off_leaves_nothing(entry: Map, tmp_path: Path) -> None:
    path = tmp_path / "speech.mp3"
    path.write_bytes(b"what was there")
    with serve([entry]) as server, pytest.raises(StreamError) as caught:
        create_speech(SPEECH, options(server, stream_to=path))
    assert (caught.value.data["operation"], caught.value.data["status"]) == ("create_speech", 200)
    assert (path.read_bytes(), len(os.listdir(tmp_path))) == (b"what was there", 1)  # noqa: PTH208


def test_an_error_is_raised_and_not_written(tmp_path: Path) -> None:
    missing = {"status": 404, "json": {"error": {"message": "no such file"}}}
    with serve([missing]) as server, pytest.raises(NotFoundError, match="no such file"):
        download_file({"file_id": "f"}, options(server, stream_to=tmp_path / "f"))
    assert not os.listdir(tmp_path)  # noqa: PTH208


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444 | 0o200, 0o755])
def test_a_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "speech.mp3"
    path.write_bytes(b"secret")
    path.chmod(mode)
    with serve([typed("audio/mpeg", MP3)]) as server:
        create_speech(SPEECH, options(server, stream_to=path))
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (MP3, mode)


def test_a_new_file_has_the_permissions_that_umask_leaves(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with serve([typed("audio/mpeg", MP3)]) as server:
        create_speech(SPEECH, options(server, stream_to=tmp_path / "speech.mp3"))
    assert (tmp_path / "speech.mp3").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_that_is_there_is_not_written_to_as_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"keep")
    (tmp_path / "part").symlink_to(tmp_path / "victim")
    with pytest.raises(FileExistsError):
        create_beside(tmp_path / "part", tmp_path / "target")
    (tmp_path / "target").touch()
    with pytest.raises(FileExistsError):
        create_beside(tmp_path / "part", tmp_path / "target")
    assert (tmp_path / "victim").read_bytes() == b"keep"


PAGE = typed("text/html", b"<!doctype html><h1>Log in</h1>")
BUSY = {"json": {"error": {"message": "overloaded"}}}


@pytest.mark.parametrize("framing", ["length", "chunked", "close"])
@pytest.mark.parametrize(
    "case",
    [
        (create_speech, SPEECH, PAGE, "an HTML page"),
        (create_speech, SPEECH, {**PAGE, "headers": {"content-type": "audio/mpeg"}}, "an HTML page"),
        (create_speech, SPEECH, BUSY, "overloaded"),
        (create_speech, SPEECH, typed(None, b'{"error": {"message": "overloaded"}}'), "overloaded"),
        (create_speech, SPEECH, typed("audio/mpeg", [b"{", 0, b'"error": "overloaded"', 0, b"}"]), "overloaded"),
        (create_speech, SPEECH, typed("text/plain", b"upstream timed out"), "upstream timed out"),
        (create_speech, SPEECH, typed("audio/mpeg", b""), "an empty body"),
        (retrieve_video_content, {"video_id": "v"}, PAGE, "an HTML page"),
        (retrieve_video_content, {"video_id": "v"}, BUSY, "overloaded"),
        (download_file, {"file_id": "f"}, BUSY, "overloaded"),
        (get_chat_completion, {"completion_id": "c"}, PAGE, "an HTML page"),
        (get_chat_completion, {"completion_id": "c"}, BUSY, "overloaded"),
    ],
)
@pytest.mark.parametrize("how", ["returned", "path", "file"])
def test_a_page_or_an_error_under_200_is_an_error_and_not_saved(
    case: Any, framing: str, how: str, tmp_path: Path
) -> None:
    function, params, entry, says = case
    path, file = tmp_path / "saved", io.BytesIO()
    path.write_bytes(b"before")
    where: Any = {"returned": {}, "path": {"stream_to": path}, "file": {"stream_to": file}}[how]
    with serve([{**entry, "framing": framing}]) as server:
        found = function(params, options(server, on_error="return", **where))
    assert (found["object"], found["category"], found["status"]) == ("error", "response", 200)
    assert says in found["message"]
    assert (path.read_bytes(), os.listdir(tmp_path), file.getvalue()) == (b"before", ["saved"], b"")  # noqa: PTH208


@pytest.mark.parametrize(
    "content", [b'{"a": 1}\n' * 200_000, b"<html>" * 100, b'{"error": 1}\n{"error": 2}\n', b"\n" * 300]
)
def test_a_file_of_text_is_saved_as_it_is(content: bytes, tmp_path: Path) -> None:
    with serve([typed("application/octet-stream", content)]) as server:
        download_file({"file_id": "f"}, options(server, stream_to=tmp_path / "f"))
    assert (tmp_path / "f").read_bytes() == content


def test_a_closed_file_is_refused_before_anything_is_sent() -> None:
    file = io.BytesIO()
    file.close()
    wires, send = transport(answer())
    with pytest.raises(InvalidOptionsError, match="is a closed file"):
        create_speech(SPEECH, {"api_key": "sk-test", "transport": send, "stream_to": file})
    assert not wires


def test_a_failed_attempt_is_tried_again_before_anything_is_written(tmp_path: Path) -> None:
    with serve([{"status": 503, "json": {}}, typed("audio/mpeg", MP3)]) as server:
        given = options(server, stream_to=tmp_path / "a.mp3", retry={"retries": 1, "base": 0.0})
        create_speech(SPEECH, given)
    assert (tmp_path / "a.mp3").read_bytes() == MP3


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("", "is a folder; name a file in it"),
        ("missing/a.mp3", "does not exist"),
        (io.StringIO(), "is open in text mode; open it with mode 'wb'"),
        (5, "expected a function, a path or a file object open in binary mode, got int"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_refused_before_anything_is_sent(
    place: Any, message: str, tmp_path: Path
) -> None:
    wires, send = transport(answer())
    where = tmp_path / place if isinstance(place, str) else place
    with pytest.raises(InvalidOptionsError, match=message):
        create_speech(SPEECH, {"api_key": "sk-test", "transport": send, "stream_to": where})
    assert not wires


# A class because a device without room is one.
class Full(io.RawIOBase):
    def write(self, _data: Any) -> int:
        raise OSError(28, "No space left on device")


def test_a_disk_without_room_is_an_error_with_its_place() -> None:
    with serve([typed("audio/mpeg", MP3)]) as server:
        found = create_speech(SPEECH, options(server, stream_to=Full(), on_error="return"))
    assert found["category"] == "invalid_options"
    assert "cannot be written: [Errno 28] No space left on device" in found["message"]


def test_an_answer_that_cannot_be_written_lets_its_connection_go() -> None:
    events: list[str] = []

    def pieces() -> Iterator[bytes]:
        try:
            yield from [MP3, MP3]
        finally:
            events.append("closed")

    body = pieces()
    _, send = transport({"status": 200, "headers": {}, "body": body})
    create_speech(SPEECH, {"api_key": "sk-test", "transport": send, "stream_to": Full(), "on_error": "return"})
    assert events == ["closed"]
    assert not list(body)


def test_an_answer_of_a_transport_of_ones_own_is_written_too(tmp_path: Path) -> None:
    _, send = transport(answer({"id": "c"}))
    given = {"api_key": "sk-test", "transport": send, "stream_to": tmp_path / "a.json", "full_response": True}
    found = get_chat_completion({"completion_id": "c"}, given)
    assert found["body"] == {"path": str(tmp_path / "a.json"), "bytes": 11, "content_type": "application/json"}
    assert (tmp_path / "a.json").read_bytes() == b'{"id": "c"}'


@contextlib.contextmanager
def pouring(size: int) -> Iterator[str]:
    """The URL of a server whose answer is `size` zeros, which it makes as it sends them."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)  # a call that fails before it connects must not hold up the test

    def pour() -> None:
        sock, _ = listener.accept()
        sock.settimeout(10)
        sock.recv(1 << 16)
        sock.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: video/mp4\r\ncontent-length: %d\r\n\r\n" % size)
        for _ in range(size >> 16):
            sock.sendall(bytes(1 << 16))
        sock.close()

    thread = threading.Thread(target=pour)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    finally:
        thread.join()
        listener.close()


def test_a_large_answer_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    with pouring(100 << 20) as url:
        tracemalloc.start()
        given = {"api_key": "sk-test", "base_url": url, "stream_to": tmp_path / "film.mp4"}
        found = retrieve_video_content({"video_id": "v"}, given)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert (found["bytes"], (tmp_path / "film.mp4").stat().st_size) == (100 << 20, 100 << 20)
    assert peak < 4 << 20


# Speech as events.

EVENTS = [
    {"type": "speech.audio.delta", "audio": "SUQz"},
    {"type": "speech.audio.done", "usage": {"total_tokens": 1}},
]


def test_speech_as_events_is_a_stream_of_chunks() -> None:
    with serve([{"sse": EVENTS, "done": False}]) as server:
        chunks = create_speech({**SPEECH, "stream_format": "sse"}, options(server))
        assert list(chunks) == EVENTS


def test_speech_is_asked_for_as_events_where_a_function_wants_them() -> None:
    told: list[Any] = []
    with serve([{"sse": EVENTS, "done": False}]) as server:
        create_speech(SPEECH, options(server, stream_to=told.append))
    assert server.requests[0]["json"] == {**SPEECH, "stream_format": "sse"}
    assert told == EVENTS


def test_a_stream_that_is_asked_for_in_the_query_is_read_as_it_arrives() -> None:
    request = request_for(get_response, {"response_id": "r", "stream": True}, {"api_key": "sk-test"})
    assert (request["query"], request["stream"]) == ({"stream": True}, True)


def test_speech_as_events_that_comes_as_sound_is_an_error() -> None:
    with serve([typed("audio/mpeg", MP3)]) as server:
        found = create_speech({**SPEECH, "stream_format": "sse"}, options(server, on_error="return"))
    assert found["category"] == "response"


def test_a_stream_of_events_is_written_as_it_came(tmp_path: Path) -> None:
    with serve([{"sse": EVENTS, "done": False}]) as server:
        create_speech({**SPEECH, "stream_format": "sse"}, options(server, stream_to=tmp_path / "events"))
    assert (tmp_path / "events").read_bytes().startswith(b'data: {"type": "speech.audio.delta"')
