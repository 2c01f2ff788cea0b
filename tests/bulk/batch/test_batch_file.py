"""A file through the Batch service: stopped at any moment, a rerun finds its batches again and asks nothing twice."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from openai_fn import InternalServerError, InvalidOptionsError, InvalidParamsError, OpenAIError
from openai_fn.bulk import bulk_file
from openai_fn.bulk.batch.batch_file import batch_file
from openai_fn.bulk.batch.split import BATCH_LIMITS
from tests.support.batch_service import Service
from tests.support.bulks import Map, options, question, questions, read, reply, text, write
from tests.support.server import serve

SETTINGS: Map = {"progress": False}
PROGRAM = """\
import sys
from openai_fn.bulk.batch.batch_file import batch_file
url, source, target = sys.argv[1:]
batch_file(source, target, {"base_url": url, "api_key": "sk-test"}, {"progress": False}, interval=0.001)
"""


def run(source: Path, target: Path, server: Any, given: Map = {}, **more: Any) -> dict[str, Any]:  # noqa: B006  # read only
    return batch_file(source, target, options(server, **given), SETTINGS, interval=0.001, **more)


def notes(target: Path) -> Path:
    return target.with_name(target.name + ".batches.jsonl")


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    return write(tmp_path / "in.jsonl", questions(6)), tmp_path / "out.jsonl"


def test_a_file_of_rows_becomes_a_file_of_results(place: tuple[Path, Path]) -> None:
    source, target = place
    service = Service(fails={"r4"})
    with serve(service) as server:
        summary = run(source, target, server, limits={**BATCH_LIMITS, "rows": 4})
    rows = read(target)
    assert [row["custom_id"] for row in rows] == [f"r{number}" for number in range(6)]
    assert [text(row) for row in rows if not row["error"]] == [f"row {number}" for number in (0, 1, 2, 3, 5)]
    expected = {"rows": 6, "ok": 5, "errors": {"bad_request": 1}, "before": 0, "stopped": None, "finished": True}
    assert expected.items() <= summary.items()
    assert summary["usage"]["total_tokens"] == 5 * 11
    assert len(service.batches) == 2
    assert not notes(target).exists()


def test_a_second_run_has_nothing_to_do(place: tuple[Path, Path]) -> None:
    source, target = place
    service = Service()
    with serve(service) as server:
        run(source, target, server)
        before = target.read_bytes()
        assert run(source, target, server)["before"] == 6
    assert target.read_bytes() == before
    assert len(service.batches) == 1


# A class because a service in trouble recovers.
class Troubled(Service):
    """A service that refuses requests to paths that end with `down`."""

    down = "/content"

    def __call__(self, request: dict[str, Any]) -> Map:
        return {"status": 500} if self.down and request["path"].endswith(self.down) else super().__call__(request)


def stopped(source: Path, target: Path, server: Any, **more: Any) -> bytes:
    """What stands in the notes after a run that could not fetch its answers."""
    with pytest.raises(InternalServerError):
        run(source, target, server, {"retry": 0}, **more)
    server.script.down = ""
    return notes(target).read_bytes()


def test_a_run_that_was_stopped_waits_for_its_batches(place: tuple[Path, Path]) -> None:
    service = Troubled()
    with serve(service) as server:
        stopped(*place, server)
        assert run(*place, server)["rows"] == 6
    assert len(service.batches) == 1
    assert not notes(place[1]).exists()


@pytest.mark.parametrize(("cut", "lost"), [(0, 0), (1, 0), (250, 1), (1000, 3)])
def test_a_run_that_was_killed_while_it_wrote_goes_on(place: tuple[Path, Path], cut: int, lost: int) -> None:
    source, target = place
    service = Troubled()
    with serve(service) as server:
        noted = stopped(source, target, server)
        run(source, target, server)
        whole = target.read_bytes()
        target.write_bytes(whole[: len(whole) - cut])
        notes(target).write_bytes(noted + b'{"id": "batch_2", "sta')
        assert run(source, target, server)["rows"] == lost
    assert target.read_bytes() == whole
    assert len(service.batches) == 1


def test_a_process_that_is_killed_while_it_waits_asks_nothing_twice(place: tuple[Path, Path]) -> None:
    source, target = place
    service = Service()
    looks: list[Any] = []

    def slowly(request: dict[str, Any]) -> Map:
        if request["method"] == "GET" and not looks:
            looks.append(request)
            process.kill()
        return service(request)

    with serve(slowly) as server:
        command = [sys.executable, "-c", PROGRAM, server.url + "/v1", str(source), str(target)]
        process = subprocess.Popen(command)  # noqa: S603  # our own program
        assert process.wait() < 0
        subprocess.run(command, check=True)  # noqa: S603  # the same
    assert [text(row) for row in read(target)] == [f"row {number}" for number in range(6)]
    assert len(service.batches) == 1


def test_batches_that_were_not_all_made_are_joined_by_the_rest(place: tuple[Path, Path]) -> None:
    service = Service(refuses=2)
    with serve(service) as server:
        with pytest.raises(OpenAIError, match=r"batches made before that \(1\) are in"):
            run(*place, server, limits={**BATCH_LIMITS, "rows": 4})
        service.refuses = 0
        assert run(*place, server)["rows"] == 6
    assert [row["custom_id"] for row in read(place[1])] == [f"r{number}" for number in range(6)]
    assert [len(service.rows(batch)) for batch in service.batches.values()] == [4, 2]


def test_what_expired_is_asked_again_by_a_rerun(place: tuple[Path, Path]) -> None:
    service = Service(expires=4)
    with serve(service) as server:
        assert run(*place, server)["errors"] == {"timeout": 2}
        service.expires = None
        summary = run(*place, server)
    assert (summary["before"], summary["ok"]) == (4, 2)
    assert [row["error"] for row in read(place[1])] == [None] * 6
    assert [len(service.rows(batch)) for batch in service.batches.values()] == [6, 2]


def test_what_expired_can_be_asked_live(place: tuple[Path, Path]) -> None:
    service = Service(expires=4)

    def both(request: dict[str, Any]) -> Map:
        return reply(request) if request["path"].endswith("/completions") else service(request)

    with serve(both) as server:
        run(*place, server)
        summary = bulk_file(*place, options(server), settings=SETTINGS)
    assert (summary["before"], summary["ok"]) == (4, 2)
    assert sorted(text(row) for row in read(place[1])) == [f"row {number}" for number in range(6)]


def test_a_row_is_known_by_what_it_was_in_the_file(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", [question(0, stream=True), question(1)])
    target = tmp_path / "out.jsonl"
    service = Service()
    with serve(service) as server:
        for body in ({}, {"seed": 1}):
            target = tmp_path / f"out-{len(body)}.jsonl"
            run(source, target, server, {"body": body})
            assert run(source, target, server, {"body": body})["rows"] == 0
            assert bulk_file(source, target, options(server, body=body), settings=SETTINGS)["rows"] == 0
    assert [row["body"].get("seed") for batch in service.batches.values() for row in service.rows(batch)] == [
        *(None, None),
        *(1, 1),
    ]


def test_other_rows_for_the_same_target_are_refused(place: tuple[Path, Path]) -> None:
    source, target = place
    with serve(Service()) as server:
        run(source, target, server)
        write(source, [question(0, seed=1)])
        with pytest.raises(InvalidOptionsError, match="choose another target"):
            run(source, target, server)


def test_a_bad_row_leaves_nothing_behind(place: tuple[Path, Path]) -> None:
    source, target = place
    write(source, [question(0), question(1, temperature=3)])
    with serve(Service()) as server:
        with pytest.raises(InvalidParamsError, match="line 2: temperature"):
            run(source, target, server, {"validate": True})
        assert server.requests == []
    assert not notes(target).exists()


@pytest.mark.parametrize("name", ["max_cost", "max_tokens"])
def test_a_budget_cannot_be_kept_and_is_refused(place: tuple[Path, Path], name: str) -> None:
    settings = {**SETTINGS, name: 1, "prices": {"gpt-5": {"input": 1, "output": 1}}}
    with pytest.raises(InvalidOptionsError, match=f"{name}: the Batch service cannot follow it"):
        batch_file(*place, {"api_key": "x"}, settings)


def test_progress_is_told_and_what_it_raises_stops_the_run(place: tuple[Path, Path]) -> None:
    told: list[Map] = []

    def tell(summary: Map) -> None:
        told.append(summary)
        if len(told) == 2:
            raise KeyboardInterrupt

    service = Service()
    with serve(service) as server:
        with pytest.raises(KeyboardInterrupt, match="run the same again to fetch"):
            batch_file(*place, options(server), {"progress": tell}, interval=0.001)
        batch_file(*place, options(server), {"progress": tell}, interval=0.001)
    assert told[-1]["finished"]
    assert told[-2]["rows"] == told[-1]["rows"] == 6
    assert len(service.batches) == 1


def test_cost_is_counted_by_the_table_of_prices(place: tuple[Path, Path]) -> None:
    prices = {"gpt-5": {"input": 1e6, "output": 2e6}}
    with serve(Service()) as server:
        summary = batch_file(*place, options(server), {**SETTINGS, "prices": prices}, interval=0.001)
    assert summary["cost"] == 6 * (9 + 2 * 2)


def test_notes_are_plain_data(place: tuple[Path, Path]) -> None:
    with serve(Troubled()) as server:
        _intent, batch = [json.loads(line) for line in stopped(*place, server).splitlines()]
    assert (batch["id"], batch["rows"]) == ("batch_1", [[0, 6]])
