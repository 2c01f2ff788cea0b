"""`bulk` over other people's executors: processes, and a Dask cluster of which a worker is killed."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from openai_fn.bulk import bulk, bulk_file, env
from tests.support.bulks import Map, content, options, questions, read, reply, text, write
from tests.support.paths import REPOSITORY
from tests.support.server import serve


def right(rows: list[dict[str, Any]], count: int) -> bool:
    """Whether every row was answered once."""
    return sorted((row["custom_id"], text(row)) for row in rows) == sorted((f"r{n}", f"row {n}") for n in range(count))


@pytest.fixture
def processes() -> Iterator[Executor]:
    """Two processes that inherit nothing."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
        yield executor


def test_rows_travel_to_processes_in_chunks(processes: Executor) -> None:
    with serve(reply) as server:
        rows = list(bulk(questions(100), options(server), processes, {"chunk": 8}))
        assert Counter(map(content, server.requests)) == Counter(f"row {n}" for n in range(100))
    assert right(rows, 100)


def test_as_many_rows_are_asked_side_by_side_as_there_are_to_be_in_flight(processes: Executor) -> None:
    together = threading.Barrier(12)
    with serve(lambda request: reply(request) if together.wait(120) >= 0 else {}) as server:
        rows = list(bulk(questions(12), options(server), processes, {"workers": 12}))
    assert right(rows, 12)


def test_processes_are_slowed_down_by_the_one_coordinator(processes: Executor) -> None:
    turns = iter(range(10_000))

    def script(request: Map) -> Map:
        refused = {"status": 429, "headers": {"retry-after-ms": "100"}, "json": {}}
        return refused if next(turns) % 10 == 5 else reply(request)

    with serve(script) as server:
        rows = list(bulk(questions(60), options(server), processes, {"chunk": 4, "workers": 16}))
        assert len(server.requests) > 60
    assert right(rows, 60)


def test_a_key_travels_as_the_name_of_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKER_KEY", "sk-of-the-worker")
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor, serve(reply) as server:
        list(bulk(questions(2), options(server, api_key=env("WORKER_KEY")), executor))
        assert {request["headers"]["authorization"] for request in server.requests} == {"Bearer sk-of-the-worker"}
        monkeypatch.delenv("WORKER_KEY")
        assert right(list(bulk(questions(2), options(server, api_key=env("WORKER_KEY")), executor)), 2)


def test_a_process_that_dies_makes_rows_with_an_error_and_the_rest_is_for_the_rerun(tmp_path: Any) -> None:
    source, target = write(tmp_path / "in.jsonl", questions(60)), tmp_path / "out.jsonl"
    with serve(lambda request: {**reply(request), "delay": 0.05}) as server:
        with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as executor:
            killed: list[int] = []

            def kill(summary: Map) -> None:
                if summary["rows"] and not killed:
                    killed.append(next(iter(executor._processes)))  # noqa: SLF001  # no other way to it
                    os.kill(killed[0], signal.SIGKILL)

            said = {"progress": kill, "chunk": 2, "workers": 8}
            summary = bulk_file(source, target, options(server), executor, said)
            assert summary["stopped"].startswith("the executor takes no more work")
            assert set(summary["errors"]) == {"connection"}
        finished = bulk_file(source, target, options(server))
        assert finished["rows"] + finished["before"] == 60
    assert right(read(target), 60)


POOLED = """\
import multiprocessing, sys
from concurrent.futures import ProcessPoolExecutor
from openai_fn.bulk import bulk_file
url, source, target, kind = sys.argv[1:]
if __name__ == "__main__":
    with ProcessPoolExecutor(2, multiprocessing.get_context(kind)) as executor:
        bulk_file(source, target, {"base_url": url, "api_key": "k"}, executor, {"chunk": 2, "workers": 4})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("kind", ["fork", "spawn", "forkserver"])
def test_the_processes_of_a_killed_run_end_and_do_not_keep_its_target_locked(tmp_path: Path, kind: str) -> None:
    source, target = write(tmp_path / "in.jsonl", questions(20)), tmp_path / "out.jsonl"
    script = tmp_path / "program.py"
    script.write_text(POOLED, encoding="utf-8")
    with serve(lambda request: {**reply(request), "delay": 0.1}) as server:
        command = [sys.executable, str(script), server.url + "/v1", str(source), str(target), kind]
        environ = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE) as process:  # noqa: S603  # our own program
            while not (target.exists() and target.stat().st_size) and process.poll() is None:
                time.sleep(0.01)
            process.kill()
            process.wait()
            bulk_file(source, target, options(server))
            process.communicate(timeout=60)  # the pipe ends with the last of the processes
    assert right(read(target), 20)


def test_what_cannot_travel_is_raised(processes: Executor) -> None:
    with pytest.raises(Exception, match=r"pickle|local object"):
        list(bulk(questions(2), {"api_key": lambda: "k"}, processes))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A Dask cluster of two worker processes on loopback, and a client of it."""
    distributed = pytest.importorskip("distributed")
    kinds = {
        "n_workers": 2,
        "threads_per_worker": 2,
        "processes": True,
        "dashboard_address": "127.0.0.1:0",
        "host": "127.0.0.1",
    }
    with distributed.LocalCluster(**kinds) as made, distributed.Client(made) as client:
        yield client


@pytest.mark.filterwarnings("default")
def test_dask_answers_every_row_once_though_a_worker_is_killed(cluster: Any) -> None:
    pids = list(cluster.run(os.getpid).values())

    def kill(summary: Map) -> None:
        if summary["rows"] and pids:
            os.kill(pids.pop(), signal.SIGKILL)
            pids.clear()

    with serve(lambda request: {**reply(request), "delay": 0.05}) as server:
        said = {"chunk": 4, "workers": 16, "progress": kill}
        rows = list(bulk(questions(200), options(server), cluster.get_executor(), said))
        asked = Counter(map(content, server.requests))
    assert not pids
    assert right(rows, 200)
    assert set(asked) == {f"row {n}" for n in range(200)}
    # only what was on the killed worker may have been asked twice
    assert sum(asked.values()) <= 200 + 16


@pytest.mark.filterwarnings("default")
def test_dask_takes_the_same_row_twice_where_a_row_is_tried_again(cluster: Any) -> None:
    seen: Counter[str] = Counter()

    def flaky(request: Map) -> Map:
        seen[content(request)] += 1
        return reply(request) if seen[content(request)] > 1 else {"status": 500, "json": {}}

    with serve(flaky) as server:
        given = options(server, retry={"base": 0.01})
        assert right(list(bulk(questions(20), given, cluster.get_executor())), 20)


@pytest.mark.filterwarnings("default")
def test_a_dask_cluster_has_as_many_rows_in_flight_as_there_are_to_be(cluster: Any) -> None:
    cluster.wait_for_workers(2)
    together = threading.Barrier(12)
    with serve(lambda request: reply(request) if together.wait(120) >= 0 else {}) as server:
        rows = list(bulk(questions(12), options(server), cluster.get_executor(), {"workers": 12}))
    assert right(rows, 12)


@pytest.mark.filterwarnings("default")
def test_dask_does_not_take_two_equal_rows_for_one_task(cluster: Any) -> None:
    rows = [{**questions(1)[0], "custom_id": name} for name in ("a", "b")]
    with serve(lambda request: {**reply(request), "delay": 0.2}) as server:
        found = list(bulk(rows, options(server), cluster.get_executor(), {"chunk": 1}))
        assert len(server.requests) == 2
    assert {row["custom_id"] for row in found} == {"a", "b"}
