"""`openai_fn.aio.upload_file` against the server of `tests.test_uploads`, whose rules it shares."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from openai_fn import BadRequestError, InvalidParamsError, aio, is_error
from tests.support.server import Map, serve
from tests.test_uploads import (
    BAD,
    BROKEN,
    PART,
    PURPOSE,
    Uploads,
    first,
    options,
    path as path,  # noqa: PLC0414  # a fixture
)


def send(path: Any, uploads: Uploads, params: Any = PURPOSE, more: Map | None = None, **settings: Any) -> Any:
    with serve(uploads) as server:
        given = options(server, **(more or {}))
        return asyncio.run(aio.upload_file(path, params, given, **{"part_size": PART, **settings}))


@pytest.mark.parametrize("workers", [1, 4, 50])
def test_the_parts_make_the_file_again(path: Path, workers: int) -> None:
    uploads = Uploads()
    done = send(path, uploads, workers=workers)
    assert (done["status"], done["file"]["id"]) == ("completed", "file_1")
    assert uploads.whole() == path.read_bytes()
    assert uploads.made == {"bytes": 1_000_003, "filename": "requests.jsonl", "mime_type": "text/jsonl", **PURPOSE}
    assert uploads.seen == ["create", *["parts"] * 11, "complete"]


@pytest.mark.parametrize("reply", [BROKEN, {"raw": ["reset"]}], ids=["500", "reset"])
def test_a_part_that_fails_is_sent_again_whole(path: Path, reply: Map) -> None:
    uploads = Uploads(parts=first(reply, 2))
    send(path, uploads, workers=1)
    assert uploads.seen.count("parts") == 13
    assert uploads.whole() == path.read_bytes()


def test_progress_may_be_awaited(path: Path) -> None:
    states: list[Map] = []

    async def note(state: Map) -> None:
        states.append(state)

    send(path, Uploads(), progress=note)
    assert [state["parts"] for state in states] == [*range(1, 12)]
    assert states[-1] == {"sent": 1_000_003, "total": 1_000_003, "parts": 11}


def test_a_part_that_is_refused_cancels_the_upload(path: Path) -> None:
    uploads = Uploads(parts=lambda _: BAD)
    with pytest.raises(BadRequestError, match="add_upload_part: 400 bad part"):
        send(path, uploads)
    assert (uploads.seen.count("cancel"), uploads.completed) == (1, {})
    assert is_error(send(path, Uploads(parts=lambda _: BAD), more={"on_error": "return"}))


def test_what_cannot_be_sent_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    uploads = Uploads()
    with pytest.raises(InvalidParamsError, match="cannot be read"):
        send(tmp_path / "none", uploads)
    assert uploads.seen == []


def test_a_task_that_is_cancelled_sends_nothing_more(path: Path) -> None:
    reached = threading.Event()

    def hold(_: Map) -> Map:
        reached.set()
        return {"delay": 60}

    uploads = Uploads(parts=hold)

    async def main(given: Any) -> list[Any]:
        task = asyncio.create_task(aio.upload_file(path, PURPOSE, given, part_size=PART, workers=1))
        await asyncio.to_thread(reached.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]

    with serve(uploads) as server:
        assert asyncio.run(main(options(server))) == []
    assert uploads.seen == ["create", "parts"]
