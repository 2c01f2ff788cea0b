import os
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from contextvars import ContextVar
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from openai_fn import (
    APIResponseValidationError,
    BadRequestError,
    InternalServerError,
    InvalidOptionsError,
    InvalidParamsError,
    OpenAIError,
    is_error,
    upload_file,
)
from openai_fn.uploads import PART_SIZE, FilePart
from tests.support.paths import REPOSITORY
from tests.support.server import Map, Server, serve

PURPOSE = {"purpose": "batch"}
PART = 100_000
ROOT = REPOSITORY
BAD = {"status": 400, "json": {"error": {"message": "bad part"}}}
BROKEN = {"status": 500, "json": {"error": {"message": "broken"}}}


def content_of(request: Map) -> bytes:
    """The file in a form that holds nothing else."""
    boundary = request["headers"]["content-type"].partition("boundary=")[2]
    head, _, rest = request["body"].partition(b"\r\n\r\n")
    disposition = 'Content-Disposition: form-data; name="data"; filename="upload"'
    assert head.decode().split("\r\n")[:2] == [f"--{boundary}", disposition]
    return bytes(rest.removesuffix(f"\r\n--{boundary}--\r\n".encode()))


# A class because a server of uploads remembers them.
class Uploads:
    """The operations of /uploads. `replies` answer in their place, where they answer: one for each name."""

    def __init__(self, **replies: Callable[[Map], Map | None]) -> None:
        self.replies = replies
        self.seen: list[str] = []
        self.parts: dict[str, bytes] = {}
        self.made: dict[str, Any] = {}
        self.completed: dict[str, Any] = {}
        self.numbers = count(1)

    def __call__(self, request: Map) -> Map:
        last = request["path"].rpartition("/")[2]
        name = "create" if last == "uploads" else last
        self.seen.append(name)
        reply = self.replies[name](request) if name in self.replies else None
        answer: Map = reply if reply is not None else getattr(self, f"answer_{name}")(request)
        return answer

    def answer_create(self, request: Map) -> Map:
        self.made = request["json"]
        return {"json": {"id": "up_1", "object": "upload", "status": "pending"}}

    def answer_parts(self, request: Map) -> Map:
        name = f"part_{next(self.numbers)}"
        self.parts[name] = content_of(request)
        return {"json": {"id": name, "object": "upload.part", "upload_id": "up_1"}}

    def answer_complete(self, request: Map) -> Map:
        self.completed = request["json"]
        file = {"id": "file_1", "object": "file"}
        done = {"id": "up_1", "object": "upload", "status": "completed", "file": file}
        return {"json": done, "headers": {"x-request-id": "req_1"}}

    def answer_cancel(self, request: Map) -> Map:
        assert request["path"] == "/v1/uploads/up_1/cancel"
        return {"json": {"id": "up_1", "object": "upload", "status": "cancelled"}}

    def whole(self) -> bytes:
        """What the stored file holds."""
        return b"".join(self.parts[name] for name in self.completed["part_ids"])


HANG = 100
"""Seconds after which a test that waits for an event gives up: no test that passes comes near it."""
RETRY_AFTER = 119
"""Seconds that a server asks to wait: longer than HANG, and less than the longest wait that is followed."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of ten parts and three bytes, no two parts alike."""
    made = tmp_path / "requests.jsonl"
    made.write_bytes(b"".join(number.to_bytes(4, "big") for number in range(250_000)) + b"end")
    return made


def options(server: Server, **more: Any) -> dict[str, Any]:
    return {"base_url": server.url + "/v1", "api_key": "sk-test", "retry": {"base": 0.01}, **more}


def send(path: Any, uploads: Uploads, params: Any = PURPOSE, more: Map | None = None, **settings: Any) -> Any:
    with serve(uploads) as server:
        return upload_file(path, params, options(server, **(more or {})), **{"part_size": PART, **settings})


def rest() -> None:
    """Wait until no part is on its way; one that waited for its retry would not end before RETRY_AFTER."""
    for one in threading.enumerate():
        if one.name.startswith("openai_fn.uploads"):
            one.join(HANG)
            assert not one.is_alive()


def first(reply: Map, times: int = 1) -> Callable[[Map], Map | None]:
    """`reply` for the first so many requests."""
    left = iter([reply] * times)
    return lambda _: next(left, None)


@pytest.mark.parametrize("workers", [1, 4, 50])
def test_the_parts_make_the_file_again(path: Path, workers: int) -> None:
    uploads = Uploads()
    done = send(path, uploads, workers=workers)
    assert (done["status"], done["file"]["id"]) == ("completed", "file_1")
    assert uploads.whole() == path.read_bytes()
    assert sorted(map(len, uploads.parts.values())) == [3] + [PART] * 10
    assert uploads.seen == ["create", *["parts"] * 11, "complete"]


def test_what_is_said_of_the_file_comes_from_its_path(path: Path) -> None:
    uploads = Uploads()
    send(path, uploads)
    assert uploads.made == {"bytes": 1_000_003, "filename": "requests.jsonl", "mime_type": "text/jsonl", **PURPOSE}


def test_what_the_caller_says_goes_before(path: Path) -> None:
    uploads = Uploads()
    given = {**PURPOSE, "filename": "a.pdf", "mime_type": "application/x", "bytes": 1, "md5": "d41d8cd9"}
    send(str(path), uploads, {**given, "expires_after": {"anchor": "created_at", "seconds": 3600}})
    assert uploads.made.pop("expires_after") == {"anchor": "created_at", "seconds": 3600}
    assert uploads.made == {"bytes": 1_000_003, "filename": "a.pdf", "mime_type": "application/x", **PURPOSE}
    assert uploads.completed["md5"] == "d41d8cd9"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.pdf", "application/pdf"), ("A.JSONL", "text/jsonl"), ("a", "application/octet-stream")]
)
def test_the_type_is_guessed_from_the_name(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    uploads = Uploads()
    send(tmp_path / name, uploads)
    assert uploads.made["mime_type"] == kind


def test_several_parts_travel_at_once_and_no_more_than_the_workers(path: Path) -> None:
    together = threading.Barrier(3)
    here: list[int] = []
    most: list[int] = []

    def arrive(_: Map) -> None:
        here.append(1)
        most.append(len(here))
        if len(most) <= 9:
            together.wait(HANG)
        time.sleep(0.02)
        here.pop()

    uploads = Uploads(parts=arrive)
    send(path, uploads, workers=3)
    assert max(most) == 3
    assert uploads.whole() == path.read_bytes()


def test_the_order_is_the_files_not_the_answers(path: Path) -> None:
    last_is_there = threading.Event()

    def late(request: Map) -> None:
        content = content_of(request)
        if content == b"end":
            last_is_there.set()
        elif content.startswith(bytes(4)):
            assert last_is_there.wait(HANG)

    uploads = Uploads(parts=late)
    send(path, uploads, workers=2)
    assert uploads.whole() == path.read_bytes()
    assert uploads.completed["part_ids"][0] != "part_1"


@pytest.mark.parametrize("reply", [BROKEN, {"raw": ["reset"]}], ids=["500", "reset"])
def test_a_part_that_fails_is_sent_again_whole(path: Path, reply: Map) -> None:
    uploads = Uploads(parts=first(reply, 2))
    send(path, uploads, workers=1)
    assert uploads.seen.count("parts") == 13
    assert uploads.whole() == path.read_bytes()


def test_progress_is_told_in_the_callers_thread(path: Path) -> None:
    told: list[tuple[Map, str]] = []
    send(path, Uploads(), progress=lambda state: told.append((state, threading.current_thread().name)))
    assert [state["parts"] for state, _ in told] == [*range(1, 12)]
    assert {(state["total"], name) for state, name in told} == {(1_000_003, threading.current_thread().name)}
    assert [state["sent"] for state, _ in told] == sorted({state["sent"] for state, _ in told})
    assert told[-1][0]["sent"] == 1_000_003


def test_a_part_that_is_refused_cancels_the_upload(path: Path) -> None:
    turn = count()
    uploads = Uploads(parts=lambda _: BAD if next(turn) == 2 else None)
    with serve(uploads) as server:
        with pytest.raises(BadRequestError, match="add_upload_part: 400 bad part"):
            upload_file(path, PURPOSE, options(server), part_size=PART, workers=1)
        rest()
    assert uploads.seen[:4] == ["create", "parts", "parts", "parts"]
    # the worker may have begun with the next part before it heard of it, and tries that three times
    assert (uploads.seen.count("parts") <= 6, uploads.seen.count("cancel"), uploads.completed) == (True, 1, {})


@pytest.mark.parametrize("name", ["parts", "complete"])
def test_the_error_map_may_be_returned(path: Path, name: str) -> None:
    uploads = Uploads(**{name: lambda _: BAD})
    failure = send(path, uploads, more={"on_error": "return"})
    assert is_error(failure)
    assert (failure["status"], failure["operation"]) == (400, {"parts": "add_upload_part"}.get(name, "complete_upload"))
    assert uploads.seen.count("cancel") == 1


def test_what_was_never_made_is_not_cancelled(path: Path) -> None:
    uploads = Uploads(create=lambda _: BAD)
    with pytest.raises(BadRequestError, match="create_upload"):
        send(path, uploads)
    assert uploads.seen == ["create"]


def test_a_failing_cancel_does_not_hide_why(path: Path) -> None:
    uploads = Uploads(parts=lambda _: BAD, cancel=lambda _: BROKEN)
    with pytest.raises(BadRequestError, match="bad part"):
        send(path, uploads, workers=1)
    assert uploads.seen.count("cancel") == 3


def test_a_failure_of_progress_cancels_the_upload(path: Path) -> None:
    uploads = Uploads()

    def fail(_: Map) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        send(path, uploads, progress=fail)
    assert (uploads.seen.count("cancel"), uploads.seen.count("complete")) == (1, 0)


def test_when_one_part_fails_the_others_do_not_wait_on(path: Path) -> None:
    resting = threading.Event()

    def reply(request: Map) -> Map:
        if content_of(request).startswith(bytes(4)):
            assert resting.wait(HANG)
            return BAD
        resting.set()
        return {**BROKEN, "headers": {"retry-after": str(RETRY_AFTER)}}

    uploads = Uploads(parts=reply)
    with pytest.raises(BadRequestError):
        send(path, uploads, workers=2)
    rest()
    assert uploads.seen.count("cancel") == 1


SCRIPT = """
import sys
from openai_fn import upload_file
options = {"base_url": sys.argv[2] + "/v1", "api_key": "sk-test"}
upload_file(sys.argv[1], {"purpose": "batch"}, options, part_size=100_000)
"""


def test_ctrl_c_cancels_the_upload(path: Path) -> None:
    begun, over = threading.Event(), threading.Event()

    def hold(_: Map) -> Map:
        begun.set()
        over.wait(120)
        return BAD

    uploads = Uploads(parts=hold, cancel=lambda _: over.set())
    with serve(uploads) as server:
        command = [sys.executable, "-c", SCRIPT, str(path), server.url]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as process:  # noqa: S603  # our own code
            assert begun.wait(120)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=120)
    assert err.decode().splitlines()[-1] == "KeyboardInterrupt"
    assert (uploads.seen.count("cancel"), uploads.seen.count("complete")) == (1, 0)


def nothing(path: Path) -> Path:
    (path / "empty").touch()
    return path / "empty"


def pipe(path: Path) -> Path:
    os.mkfifo(path / "pipe")
    return path / "pipe"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (nothing, "empty' is empty"),
        (pipe, "pipe' is not a regular file"),
        (lambda path: path, "is a folder"),
        (lambda path: path / "none.jsonl", "cannot be read: .*No such file"),
        (lambda _: "a\0b", "cannot be read: .*null"),
        (lambda _: b"content", "expected the path of a file, got bytes"),
        (lambda _: None, "expected the path of a file, got NoneType"),
    ],
    ids=["empty", "pipe", "folder", "missing", "null", "bytes", "None"],
)
def test_a_path_to_nothing_is_refused_before_anything_is_sent(tmp_path: Path, given: Any, said: str) -> None:
    uploads = Uploads()
    with pytest.raises(InvalidParamsError, match=f"upload_file: path: .*{said}"):
        send(given(tmp_path), uploads)
    assert uploads.seen == []


@pytest.mark.parametrize(
    "settings", [{"part_size": 0}, {"part_size": PART_SIZE + 1}, {"part_size": 1.5}, {"workers": 0}, {"workers": "4"}]
)
def test_settings_out_of_range_are_refused(path: Path, settings: Map) -> None:
    uploads = Uploads()
    with pytest.raises(InvalidParamsError, match=next(iter(settings))):
        send(path, uploads, **settings)
    assert is_error(send(path, uploads, more={"on_error": "return"}, **settings))
    assert uploads.seen == []


def test_params_and_options_are_checked_like_those_of_any_call(path: Path) -> None:
    uploads = Uploads()
    with pytest.raises(InvalidParamsError, match="create_upload: purpose: required"):
        send(path, uploads, {}, {"validate": True})
    with pytest.raises(InvalidParamsError, match="expected a dict"):
        send(path, uploads, None)
    with pytest.raises(InvalidOptionsError, match="did you mean 'timeout'"):
        send(path, uploads, more={"timeuot": 1})
    assert uploads.seen == []


@pytest.mark.parametrize("name", ["create", "parts"])
def test_an_answer_without_an_id_is_an_error(path: Path, name: str) -> None:
    with pytest.raises(APIResponseValidationError, match="a dict with an id"):
        send(path, Uploads(**{name: lambda _: {"json": {"object": "odd"}}}))


def test_the_whole_answer_may_be_had(path: Path) -> None:
    done = send(path, Uploads(), more={"full_response": True})
    assert (done["status"], done["headers"]["x-request-id"], done["body"]["file"]["id"]) == (200, "req_1", "file_1")


def test_the_rest_of_the_options_hold_for_every_request(path: Path) -> None:
    with serve(Uploads(parts=lambda _: BROKEN)) as server, pytest.raises(InternalServerError) as raised:
        upload_file(path, PURPOSE, {**options(server), "retry": 0, "headers": {"x-team": "a"}}, part_size=PART)
    assert {one["headers"]["x-team"] for one in server.requests} == {"a"}
    assert raised.value.data["attempts"] == 1


def test_a_file_that_becomes_shorter_is_an_error(path: Path) -> None:
    uploads = Uploads()

    def shorten(_: Map) -> None:
        os.truncate(path, 500_001)

    with pytest.raises(OpenAIError):
        send(path, uploads, workers=1, progress=shorten)
    assert (uploads.seen.count("cancel"), uploads.seen.count("complete")) == (1, 0)


TEAM: ContextVar[str] = ContextVar("TEAM", default="nobody")


def test_the_callers_context_is_there_in_every_thread(path: Path) -> None:
    seen: list[str] = []
    token = TEAM.set("search")
    try:
        send(path, Uploads(), more={"trace": lambda _: seen.append(TEAM.get())})
    finally:
        TEAM.reset(token)
    assert seen == ["search"] * 13


def test_a_large_file_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    with path.open("wb") as file:
        file.truncate(48_000_000)
    sizes: list[int] = []

    def transport(wire: Map) -> Map:
        if not isinstance(wire["body"], bytes):
            sizes.append(sum(map(len, wire["body"])))
        return {"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"id": "x"}'}

    tracemalloc.start()
    try:
        upload_file(path, PURPOSE, {"transport": transport, "api_key": "x"}, part_size=12_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(sizes) == 4
    assert sum(sizes) > 48_000_000
    assert peak < 8_000_000


def test_a_part_reads_as_a_file_of_its_own(path: Path) -> None:
    stop = threading.Event()
    with FilePart(path.open("rb", buffering=0), 400, 10, stop) as part:
        assert (part.seek(0, os.SEEK_END), part.seek(-2, os.SEEK_CUR), part.tell()) == (10, 8, 8)
        assert (part.read(5), part.read(5)) == (path.read_bytes()[408:410], b"")
        part.seek(0)
        assert part.read() == path.read_bytes()[400:410]
        assert part.readable()
        assert part.seekable()
        part.seek(0)
        stop.set()
        assert part.read(5) == b""
