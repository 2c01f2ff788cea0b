"""Batches are created once: after a lost response, a kill before the note, and a queue that was full."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from openai_fn.bulk.batch.batch_file import batch_file
from openai_fn.bulk.batch.split import BATCH_LIMITS
from openai_fn.bulk.batch.submit import batch_results, submit_batch
from tests.bulk.batch.test_batch_file import PROGRAM, notes
from tests.support.batch_service import Service
from tests.support.bulks import Map, options, questions, read, text, write
from tests.support.server import serve

FAST: dict[str, Any] = {"interval": 0.001}


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    return write(tmp_path / "in.jsonl", questions(6)), tmp_path / "out.jsonl"


# A class because a service loses a response once.
class Forgetful(Service):
    """A service that creates a batch and never says so, the first `losses` times."""

    losses = 1

    def __call__(self, request: dict[str, Any]) -> Map:
        response = super().__call__(request)
        if request["method"] == "POST" and request["path"] == "/v1/batches" and self.losses:
            self.losses -= 1
            return {"raw": ["reset"]}
        return response


@pytest.mark.parametrize("retry", [0, {"base": 0.001}])
def test_a_lost_response_submits_nothing_twice(place: tuple[Path, Path], retry: Any) -> None:
    service = Forgetful()
    with serve(service) as server:
        given = options(server, retry=retry)
        assert batch_file(*place, given, {"progress": False}, **FAST)["ok"] == 6
        service.losses = 1
        assert len(list(batch_results(submit_batch(questions(3), given), given, **FAST))) == 3
    assert len(service.batches) == 2


def test_a_kill_between_a_batch_and_its_note_submits_nothing_twice(place: tuple[Path, Path]) -> None:
    service = Service()

    def script(request: dict[str, Any]) -> Map:
        response = service(request)
        if request["method"] == "POST" and request["path"] == "/v1/batches" and len(service.batches) == 1:
            process.kill()
            return {**response, "delay": 5}
        return response

    with serve(script) as server:
        command = [sys.executable, "-c", PROGRAM, server.url + "/v1", *map(str, place)]
        process = subprocess.Popen(command)  # noqa: S603  # our own program
        assert process.wait() < 0
        assert [next(iter(json.loads(line))) for line in notes(place[1]).read_text().splitlines()] == ["intent"]
        subprocess.run(command, check=True)  # noqa: S603  # the same
    assert len(service.batches) == 1
    assert [text(row) for row in read(place[1])] == [f"row {number}" for number in range(6)]


# A class because a service has room for one batch.
class Narrow(Service):
    """A service whose queue holds one batch: a second one fails, or is refused at once where it is `strict`."""

    strict = False

    def __call__(self, request: dict[str, Any]) -> Map:
        running = [one for one in self.batches.values() if one["status"] in {"validating", "in_progress", "finalizing"}]
        if request["method"] == "POST" and request["path"] == "/v1/batches" and running:
            error = {"code": "token_limit_exceeded", "message": "Enqueued token limit reached"}
            if self.strict:
                return {"status": 400, "json": {"error": error}}
            response = super().__call__(request)
            self.batches[response["json"]["id"]] |= {"status": "failed", "errors": {"data": [error]}}
            return response
        return super().__call__(request)


@pytest.mark.parametrize("strict", [False, True])
def test_a_batch_that_the_queue_refuses_is_created_when_another_has_ended(
    place: tuple[Path, Path],
    strict: bool,  # noqa: FBT001  # a row of the table
) -> None:
    service = Narrow()
    service.strict = strict
    with serve(service) as server:
        summary = batch_file(*place, options(server), {"progress": False}, limits={**BATCH_LIMITS, "rows": 2}, **FAST)
    assert (summary["ok"], summary["errors"]) == (6, {})
    assert [text(row) for row in read(place[1])] == [f"row {number}" for number in range(6)]
    assert len([one for one in service.batches.values() if one["status"] == "completed"]) == 3


def test_input_order_holds_after_a_rerun(place: tuple[Path, Path]) -> None:
    service = Service(expires=3)
    with serve(service) as server:
        settings = {"progress": False, "order": "input"}
        batch_file(*place, options(server), settings, **FAST)
        service.expires = None
        write(place[0], questions(8)[::-1])
        batch_file(*place, options(server), settings, **FAST)
    assert [row["custom_id"] for row in read(place[1])] == [f"r{number}" for number in range(7, -1, -1)]


def test_files_are_deleted_from_the_service_on_request(place: tuple[Path, Path]) -> None:
    service = Service(fails={"r1"})
    with serve(service) as server:
        batch_file(*place, options(server), {"progress": False}, **FAST)
        assert len(service.files) == 3
        given = options(server)
        assert len(list(batch_results(submit_batch(questions(2), given), given, delete_files=True, **FAST))) == 2
        assert len(service.files) == 3
        write(place[0], questions(7))
        batch_file(*place, options(server), {"progress": False, "delete_files": True}, **FAST)
        assert len(service.files) == 3
