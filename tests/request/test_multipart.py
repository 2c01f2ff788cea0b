"""Forms and the files in them: how they are named, what is a file, and what arrives at a real server."""

import contextlib
import io
import os
import socket
import threading
import tracemalloc
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import given, strategies as st

from openai_fn import (
    add_upload_part,
    create_container_file,
    create_file,
    create_image_edit,
    create_realtime_call,
    create_skill,
    create_transcription,
    create_video,
    function_for,
    request_for,
)
from openai_fn.errors import InvalidParamsError, OpenAIError
from openai_fn.request.encode import encode_form, encode_sdp
from openai_fn.request.files import BLOCK_SIZE, File, attach_files, iter_file_bytes, make_file
from openai_fn.request.multipart import JOIN_BYTES, encode_multipart
from tests.support.server import serve

Map = Mapping[str, Any]
Part = tuple[str | None, str | None, str | None, bytes]

OPTIONS = {"api_key": "sk-test", "validate": True, "retry": {"base": 0.0}}
BIG = bytes(range(256)) * 1024  # 256 KiB, beyond SHORT: it goes out piece by piece
STORED = {"id": "file-1", "object": "file"}


def parts(body: bytes, kind: str) -> list[Part]:
    """The parts of a form: name, file name, content type, content."""
    whole: Any = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    return [part(each) for each in whole.get_payload()]


def part(each: Any) -> Part:
    name = each.get_param("name", header="content-disposition")
    return name, each.get_filename(), each.get("content-type"), each.get_payload(decode=True)


def form_parts(params: Map, names: list[str] | None = None) -> list[Part]:
    """The parts that params become, `names` being those of files."""
    body, kind = encode_form(attach_files(params, names or []))
    return parts(b"".join([body] if isinstance(body, bytes) else body), kind)


def received(request: Map) -> list[Part]:
    return parts(request["body"], request["headers"]["content-type"])


def options(server: Any, **more: Any) -> dict[str, Any]:
    return {**OPTIONS, "base_url": f"{server.url}/v1", **more}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"a": "x"}, [("a", b"x")]),
        ({"a": ["x", "y"]}, [("a[]", b"x"), ("a[]", b"y")]),
        ({"a[]": ["x"]}, [("a[]", b"x")]),
        ({"a": ("x", "y")}, [("a[]", b"x"), ("a[]", b"y")]),
        ({"a": {"b": 1, "c": {"d": 2.5}}}, [("a[b]", b"1"), ("a[c][d]", b"2.5")]),
        ({"a": [{"b": 1}, {"b": 2}]}, [("a[][b]", b"1"), ("a[][b]", b"2")]),
        ({"a": None, "b": [], "c": {}, "d": [None]}, []),
        ({"a": True, "b": False}, [("a", b"true"), ("b", b"false")]),
        ({"a": ""}, [("a", b"")]),
        ({"ä": "ö\r\n--x"}, [("ä", "ö\r\n--x".encode())]),
    ],
)
def test_fields_are_named_as_the_api_reads_them(params: Map, expected: list[tuple[str, bytes]]) -> None:
    body, _ = encode_multipart({**params, "z": "end"}, "boundary")
    found = [
        (head.split(b'"')[1].decode(), content)
        for head, _, content in (each.partition(b"\r\n\r\n") for each in b"".join([body]).split(b"--boundary\r\n")[1:])  # type: ignore[list-item]
    ]
    ends = {b"end\r\n--boundary--\r\n"}
    assert [(name, content.removesuffix(b"\r\n")) for name, content in found if content not in ends] == expected


NAMES = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
FILE_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters='"\\%'), min_size=1)


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=4), st.dictionaries(NAMES, FILE_NAMES, max_size=4))
def test_what_goes_into_a_form_comes_out_of_it(contents: dict[str, bytes], texts: dict[str, str]) -> None:
    files = {f"f{name}": (f"{name}.bin", content) for name, content in contents.items()}
    found = {name: content for name, _, _, content in form_parts({**files, **texts})}
    assert found == {**{f"f{name}": content for name, content in contents.items()}, **fields(texts)}


def fields(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in texts.items()}


@given(FILE_NAMES)
def test_any_file_name_stays_one_part(name: str) -> None:
    body, _ = encode_multipart(attach_files({"file": (name, b"x", "a/b")}, ["file"]), "boundary")
    assert f'filename="{name}"\r\nContent-Type: a/b\r\n\r\nx\r\n--boundary--\r\n'.encode() in b"".join([body])  # type: ignore[list-item]


def test_a_file_name_cannot_end_its_header() -> None:
    body, _ = encode_multipart(attach_files({"file": ('a"\r\nx: y', b"x")}, ["file"]), "boundary")
    assert b'filename="a%22%0D%0Ax: y"\r\n' in b"".join([body])  # type: ignore[list-item]


def test_fields_go_before_files() -> None:
    found = form_parts({"file": ("a.txt", b"x"), "model": "m", "mask": ("b.txt", b"y"), "n": 1}, ["file", "mask"])
    assert [name for name, *_ in found] == ["model", "n", "file", "mask"]


def test_one_file_is_named_alone_and_several_as_a_list() -> None:
    one, two = ("a.png", b"1"), ("b.png", b"2")
    assert [name for name, *_ in form_parts({"image": one}, ["image"])] == ["image"]
    assert [name for name, *_ in form_parts({"image": [one]}, ["image"])] == ["image[]"]
    assert [name for name, *_ in form_parts({"image": (*[one], two, one)}, ["image"])] == ["image[]"] * 3


def test_each_form_has_a_boundary_of_its_own() -> None:
    kinds = {encode_form({"a": "x"})[1] for _ in range(10)}
    assert len(kinds) == 10


# Files: what is one, what it is called, what it is not.


@pytest.fixture
def png(tmp_path: Path) -> Path:
    path = tmp_path / "bild ä.png"
    path.write_bytes(b"\x89PNG")
    return path


class Named(io.BytesIO):
    name = "/somewhere/voice.mp3"


# A class because the protocol is one: any object that says where its file lies.
class Somewhere:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


@pytest.mark.parametrize(
    ("make", "name", "kind"),
    [
        (lambda path: path, "bild ä.png", "image/png"),
        (Somewhere, "bild ä.png", "image/png"),
        (lambda _: ("x.jpg", b"\x89PNG"), "x.jpg", "image/jpeg"),
        (lambda _: ("x.webp", b"\x89PNG"), "x.webp", "image/webp"),
        (lambda _: ("x", b"\x89PNG"), "x", "application/octet-stream"),
        (lambda _: ("x.jpg", b"\x89PNG", "image/x"), "x.jpg", "image/x"),
        (lambda _: ("x.jpg", b"\x89PNG", None), "x.jpg", "image/jpeg"),
        (lambda _: ("x.jpg", bytearray(b"\x89PNG")), "x.jpg", "image/jpeg"),
        (lambda _: ("x.jpg", memoryview(b"\x89PNG")), "x.jpg", "image/jpeg"),
        (lambda _: ("x.jpg", io.BytesIO(b"\x89PNG")), "x.jpg", "image/jpeg"),
        (lambda path: ("x.jpg", path), "x.jpg", "image/jpeg"),
        (lambda _: ("folder/x.jpg", b"\x89PNG"), "folder/x.jpg", "image/jpeg"),
        (lambda _: Named(b"\x89PNG"), "voice.mp3", "audio/mpeg"),
    ],
)
def test_a_file_is_given_in_many_ways(make: Any, name: str, kind: str, png: Path) -> None:
    file = make_file(make(png), "file")
    assert (file.name, file.type, file.size, b"".join(iter_file_bytes(file))) == (name, kind, 4, b"\x89PNG")


def test_an_open_file_goes_from_where_it_stands(png: Path) -> None:
    with png.open("rb") as opened:
        opened.seek(1)
        file = make_file(opened, "file")
        assert (file.name, file.size) == ("bild ä.png", 3)
        assert [b"".join(iter_file_bytes(file)), b"".join(iter_file_bytes(file))] == [b"PNG", b"PNG"]
        assert opened.tell() == 1
        opened.seek(3)
        assert b"".join(iter_file_bytes(file)) == b"PNG"


def test_what_cannot_be_read_twice_is_read_once_and_kept() -> None:
    out, into = os.pipe()
    os.write(into, b"said")
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        file = make_file(("a.wav", pipe), "file")
    assert [b"".join(iter_file_bytes(file)), b"".join(iter_file_bytes(file))] == [b"said", b"said"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("speech.mp3", "file: expected a file, got a string; pass pathlib.Path(...), or (name, content)"),
        (("speech.mp3", "text"), "file: expected a file, got a string; pass pathlib.Path(...), or (name, content)"),
        (b"abc", "file: has no file name to tell its type, and its first bytes do not tell it either"),
        (io.BytesIO(b"abc"), "file: has no file name"),
        ((None, b"abc", "audio/mpeg"), "file: has no file name"),
        (io.StringIO("a"), "file: is open in text mode; open it with mode 'rb'"),
        (Path("/nowhere/a.mp3"), "file: cannot be read: [Errno 2] No such file or directory: '/nowhere/a.mp3'"),
        (("a.mp3", Path("/")), "file: cannot be read: it is a folder"),
        (("a.mp3", b"ID3", "audio/mpeg\r\nx: y"), "file: has a content type with a line break"),
        (["a.mp3"], "file[0]: expected a file, got a string"),
    ],
)
def test_what_is_no_file_is_refused_with_the_way_to_give_one(value: Any, message: str) -> None:
    with pytest.raises(InvalidParamsError) as caught:
        request_for(create_transcription, {"file": value, "model": "m"}, {**OPTIONS, "validate": False})
    assert message in str(caught.value)


def test_a_number_is_no_file() -> None:
    with pytest.raises(InvalidParamsError, match="expected a file: bytes, a path"):
        request_for(create_file, {"file": 5, "purpose": "batch"}, {**OPTIONS, "validate": False})


def test_the_part_of_an_upload_needs_no_name() -> None:
    request = request_for(add_upload_part, {"upload_id": "u", "data": b"\x00\x01"}, OPTIONS)
    assert (request["body"]["data"].name, request["body"]["data"].size) == ("upload", 2)


def test_a_file_shows_its_size_and_not_its_content() -> None:
    request = request_for(create_file, {"file": ("a.txt", b"secret"), "purpose": "batch"}, OPTIONS)
    assert repr(request["body"]["file"]) == "File(name='a.txt', type='text/plain', size=6)"


def test_a_file_passes_where_the_schema_wants_one_among_others() -> None:
    request = request_for(create_video, {"prompt": "p", "input_reference": ("a.png", b"1")}, OPTIONS)
    assert isinstance(request["body"]["input_reference"], File)


def test_a_file_under_a_name_that_nobody_knows_is_a_file() -> None:
    params = {"prompt": "p", "image": ("a.png", b"1"), "markup": ("b.png", b"2")}
    request = request_for(create_image_edit, params, {**OPTIONS, "validate": False})
    assert isinstance(request["body"]["markup"], File)


# Form or JSON: by what the params hold.


@pytest.mark.parametrize(
    ("function", "params", "encoding"),
    [
        (create_image_edit, {"prompt": "p", "image": ("a.png", b"1")}, "form"),
        (create_image_edit, {"prompt": "p", "images": [{"file_id": "f"}]}, "json"),
        (create_image_edit, {"prompt": "p", "images": [{"file_id": "f"}], "mask": {"file_id": "f"}}, "json"),
        (create_container_file, {"container_id": "c", "file_id": "f"}, "json"),
        (create_container_file, {"container_id": "c", "file": ("a.txt", b"1")}, "form"),
        (create_skill, {}, "json"),
        (create_skill, {"files": [("a.txt", b"1"), ("b.txt", b"2")]}, "form"),
        (create_video, {"prompt": "p"}, "form"),
    ],
)
def test_a_form_is_sent_where_a_file_is_and_where_the_row_says_so(function: Any, params: Map, encoding: str) -> None:
    assert request_for(function, params, OPTIONS)["encoding"] == encoding


def test_a_row_of_ones_own_sends_forms_too() -> None:
    scan = function_for({"name": "scan", "method": "post", "path": "/scan", "body": "form", "files": ["page"]})
    with serve([{"json": {"ok": True}}]) as server:
        assert scan({"page": ("a.png", b"1"), "dpi": 300}, options(server)) == {"ok": True}
    assert received(server.requests[0]) == [("dpi", None, None, b"300"), ("page", "a.png", "image/png", b"1")]


# At a real server.


@pytest.mark.parametrize("size", [1, JOIN_BYTES - 1, JOIN_BYTES + 1, 3 * BLOCK_SIZE + 5])
def test_a_file_arrives_whole_with_its_length_known(size: int, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes((BIG * 4)[:size])
    with serve([{"json": STORED}]) as server:
        assert create_file({"file": path, "purpose": "batch"}, options(server)) == STORED
    request = server.requests[0]
    assert int(request["headers"]["content-length"]) == len(request["body"])
    assert "transfer-encoding" not in request["headers"]
    assert [part[3] for part in received(request)] == [b"batch", path.read_bytes()]


def sources(folder: Path) -> dict[str, Any]:
    path = folder / "rows.jsonl"
    path.write_bytes(BIG)
    out, into = os.pipe()
    with os.fdopen(into, "wb") as writer:
        writer.write(BIG[: 1 << 15])
    return {
        "path": path,
        "open": path.open("rb"),
        "bytes": BIG,
        "stream": io.BytesIO(BIG),
        "pipe": os.fdopen(out, "rb"),
    }


@pytest.mark.parametrize("kind", ["path", "open", "bytes", "stream", "pipe"])
def test_every_attempt_sends_the_whole_file(kind: str, tmp_path: Path) -> None:
    held = sources(tmp_path)
    with serve([{"status": 503, "json": {}}, {"raw": ["reset"]}, {"json": STORED}]) as server:
        create_file({"file": ("rows.jsonl", held[kind]), "purpose": "batch"}, options(server))
    for source in held.values():
        if hasattr(source, "close"):
            source.close()
    contents = [received(request)[1][3] for request in server.requests]
    assert contents == [BIG[: 1 << 15] if kind == "pipe" else BIG] * 3


def test_an_open_file_can_be_sent_by_two_calls(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BIG)
    with serve([{"json": STORED}]) as server, (tmp_path / "a.txt").open("rb") as file:
        for _ in range(2):
            create_file({"file": file, "purpose": "batch"}, options(server))
    assert [received(request)[1][3] for request in server.requests] == [BIG, BIG]


@pytest.mark.parametrize("session", [requests.Session, lambda: None])
def test_a_form_goes_through_a_session_of_the_users(session: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BIG)
    with serve([{"json": STORED}]) as server, contextlib.closing(session() or io.BytesIO()) as made:
        given = {"session": made} if isinstance(made, requests.Session) else {}
        create_file({"file": tmp_path / "a.txt", "purpose": "batch"}, options(server, **given))
    assert int(server.requests[0]["headers"]["content-length"]) == len(server.requests[0]["body"])
    assert received(server.requests[0])[1][3] == BIG


def spoilt(change: Any) -> Any:
    """A middleware that changes a file when it has been looked up and before it is sent."""

    def wrap(handler: Any, _options: Map) -> Any:
        return lambda request: (change(), handler(request))[1]

    return wrap


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda path: path.write_bytes(b"x"), "file: a.txt: shrank while it was being sent"),
        (Path.unlink, "file: a.txt: cannot be read: [Errno 2] No such file"),
    ],
)
def test_a_file_that_is_spoilt_on_the_way_is_an_error(change: Any, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BIG)
    with serve([{"json": STORED}]) as server, pytest.raises(InvalidParamsError) as caught:
        create_file({"file": path, "purpose": "batch"}, options(server, middleware=(spoilt(lambda: change(path)),)))
    assert message in str(caught.value)


def test_a_file_that_grew_goes_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BIG[:-5])
    grow = spoilt(lambda: path.write_bytes(BIG + b"more"))
    with serve([{"json": STORED}]) as server:
        create_file({"file": path, "purpose": "batch"}, options(server, middleware=(grow,)))
    assert received(server.requests[0])[1][3] == BIG[:-5]


@contextlib.contextmanager
def swallowing() -> Iterator[str]:
    """The URL of a server that keeps nothing of what it is sent."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)  # a call that fails before it connects must not hold up the test

    def swallow() -> None:
        sock, _ = listener.accept()
        sock.settimeout(10)
        buffer, head = bytearray(1 << 16), b""
        while b"\r\n\r\n" not in head:
            head += sock.recv(1 << 12)
        start, _, rest = head.partition(b"\r\n\r\n")
        left = int(start.lower().split(b"content-length:")[1].split()[0]) - len(rest)
        while left:
            left -= sock.recv_into(buffer)
        sock.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
        sock.close()

    thread = threading.Thread(target=swallow)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    finally:
        thread.join()
        listener.close()


@pytest.mark.parametrize("kind", ["path", "bytes"])
def test_a_large_file_is_never_in_memory_as_a_whole(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    with path.open("wb") as file:
        file.truncate(100 << 20)
    source = path if kind == "path" else ("large.bin", path.read_bytes())
    with swallowing() as url:
        tracemalloc.start()
        create_file({"file": source, "purpose": "batch"}, {**OPTIONS, "base_url": url})
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 8 << 20


# Session descriptions.


def test_a_session_description_goes_as_it_is() -> None:
    with serve([{"body": b"v=0\r\nanswer", "headers": {"content-type": "application/sdp"}}]) as server:
        assert create_realtime_call({"sdp": "v=0\r\n"}, options(server)) == "v=0\r\nanswer"
    request = server.requests[0]
    assert (request["headers"]["content-type"], request["headers"]["accept"]) == ("application/sdp",) * 2
    assert request["body"] == b"v=0\r\n"


def test_a_session_goes_beside_its_description_as_json() -> None:
    body, kind = encode_sdp({"sdp": "v=0\r\n", "session": {"type": "realtime", "model": "m"}})
    assert parts(body, kind) == [
        ("sdp", None, "application/sdp", b"v=0\r\n"),
        ("session", None, "application/json", b'{"type":"realtime","model":"m"}'),
    ]


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(OpenAIError, match="half a surrogate pair"):
        encode_form({"a": "x\ud800"})


@pytest.mark.parametrize(
    ("content", "purpose", "name"),
    [
        (b'{"custom_id": "1"}\n', "batch", "upload.jsonl"),
        (io.BytesIO(b"{}"), "fine-tune", "upload.jsonl"),
        (b"\x89PNG\r\n\x1a\n", "vision", "upload.png"),
        (b"\xff\xd8\xff\xe0", "vision", "upload.jpg"),
        (b"GIF89a", None, "upload.gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", None, "upload.webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", None, "upload.wav"),
        (bytearray(b"ID3\x04"), None, "upload.mp3"),
        (memoryview(b"\xff\xfb\x90"), None, "upload.mp3"),
        (b"fLaC", None, "upload.flac"),
        (b"OggS", None, "upload.ogg"),
        (b"\0\0\0 ftypisom", None, "upload.mp4"),
        (b"\0\0\0 ftypM4A ", None, "upload.m4a"),
        (b"%PDF-1.7", "assistants", "upload.pdf"),
        ((None, b"%PDF-1.7"), "assistants", "upload.pdf"),
    ],
)
def test_bytes_get_a_name_where_the_purpose_or_the_first_bytes_tell_it(content: Any, purpose: Any, name: str) -> None:
    file = attach_files({"purpose": purpose, "file": content}, ["file"])["file"]
    assert (file.name, b"".join(iter_file_bytes(file))) == (name, bytes(getattr(content, "getvalue", lambda: (
        content[1] if isinstance(content, tuple) else content))()))  # fmt: skip


@pytest.mark.parametrize("code", [0, 1, 9, 10, 13, 27, 31, 34, 127])
def test_no_control_character_of_a_name_goes_out_raw(code: int) -> None:
    body, _ = encode_form(attach_files({f"f{chr(code)}": (f"a{chr(code)}b.png", b"x")}, []))
    head = bytes(body).partition(b"\r\n\r\n")[0]
    assert b"%%%02X" % code in head
    assert not [byte for byte in head.replace(b"\r\n", b"") if byte < 32 or byte == 127]
    assert head.count(b"\r\n") == 2


# A class because a file object is one.
class Faulty(io.RawIOBase):
    """A file object that reads what it is given, or raises it."""

    def __init__(self, result: Any) -> None:
        super().__init__()
        self.result = result

    def read(self, _size: int = -1) -> Any:
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


def closed() -> Any:
    file = io.BytesIO(b"ID3")
    file.close()
    return file


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (closed, "it is a closed file"),
        (lambda: Faulty(RuntimeError("no disk")), "RuntimeError: no disk"),
        (lambda: Faulty(ValueError("odd")), "ValueError: odd"),
        (lambda: Faulty(OSError(5, "Input/output error")), "Input/output error"),
        (lambda: Faulty("text"), "its read() returned str, not bytes"),
        (lambda: Faulty(None), "its read() returned NoneType"),
        (lambda: Faulty(b"x" * 1000), "it is longer than the 10,000 bytes that max_body allows"),
        (lambda: Path("/dev/zero"), "it is a device"),
        (lambda: Path("/dev/zero").open("rb"), "it is a device"),  # noqa: SIM115  # closed by the test
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_that_names_its_param(make: Any, says: str) -> None:
    content = make()
    with pytest.raises(InvalidParamsError, match="file: cannot be read: ") as caught:
        request_for(create_transcription, {"file": ("a.mp3", content), "model": "m"}, {**OPTIONS, "max_body": 10_000})
    assert says in str(caught.value)
    if hasattr(content, "close"):
        content.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_without_a_writer_is_given_up_at_the_deadline(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.mp3")
    with pytest.raises(InvalidParamsError, match=r"file: cannot be read: its end was not reached within 0\.05 s"):
        request_for(create_transcription, {"file": tmp_path / "a.mp3", "model": "m"}, {**OPTIONS, "deadline": 0.05})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_with_a_writer_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.mp3")
    writer = threading.Thread(target=(tmp_path / "a.mp3").write_bytes, args=(b"ID3" * 100_000,))
    writer.start()
    file = attach_files({"file": tmp_path / "a.mp3"}, ["file"])["file"]
    writer.join()
    assert b"".join(iter_file_bytes(file)) == b"ID3" * 100_000
