"""Executors: which can be used, what cannot travel to them, and what happens when all of them is gone."""

import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from openai_fn import InvalidOptionsError
from openai_fn.bulk import bulk, bulk_file, engines
from tests.support.bulks import Map, options, questions, read, reply, text, write
from tests.support.paths import REPOSITORY
from tests.support.server import serve


def test_names_of_executors_are_known_or_refused() -> None:
    with serve(reply) as server:
        assert len(list(bulk(questions(3), options(server), "threads"))) == 3
        with pytest.raises(InvalidOptionsError, match="did you mean 'threads'"):
            bulk(questions(3), options(server), "thread")


def test_what_is_no_executor_is_refused_with_what_to_pass() -> None:
    said = r"Pool is not a concurrent\.futures\.Executor; .* ProcessPoolExecutor"
    with multiprocessing.get_context("spawn").Pool(1) as pool, pytest.raises(InvalidOptionsError, match=said):
        bulk([], {"api_key": "k"}, pool)  # type: ignore[arg-type]


def test_a_lambda_as_key_with_a_process_pool_says_why_not() -> None:
    said = r"api_key: a lambda cannot be sent .*env\('NAME'\)"
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as pool, pytest.raises(InvalidOptionsError, match=said):
        bulk(questions(1), {"api_key": lambda: "k"}, pool)


# A class because it is an Executor.
class Dying(Executor):
    """An executor whose tasks fail in turn as `failures` say, and then succeed."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = [*failures]

    def submit(self, fn: Any, /, *args: Any, **_: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        if self.failures:
            future.set_exception(self.failures.pop(0))
        else:
            future.set_result(fn(*args))
        return future


class WorkerCrashedError(Exception):
    __module__ = "ray.exceptions"


class TerminatedWorkerError(Exception):
    __module__ = "joblib.externals.loky.process_executor"


class NodeGoneError(Exception):
    """One of the user's engine."""


def test_exceptions_of_the_table_mean_that_the_worker_is_gone() -> None:
    crash = type("Crash", (WorkerCrashedError,), {})
    pool = type("BrokenProcessPool", (Exception,), {"__module__": "joblib.externals.loky.process_executor"})
    with serve(reply) as server:
        given = options(server, retry={"base": 0.001})
        rows = list(bulk(questions(5), given, Dying(WorkerCrashedError("x"), crash("y"), pool("z")), {"chunk": 1}))
    assert not any(row["error"] for row in rows)


@pytest.mark.parametrize("entry", [NodeGoneError, f"{__name__}.NodeGoneError", f"{__name__}."])
def test_the_users_own_exceptions_can_mean_it_too(entry: Any) -> None:
    with serve(reply) as server:
        given = options(server, retry={"base": 0.001})
        settings = {"chunk": 1, "worker_lost": [entry]}
        assert not any(row["error"] for row in bulk(questions(3), given, Dying(NodeGoneError()), settings))
        with pytest.raises(NodeGoneError):
            list(bulk(questions(3), given, Dying(NodeGoneError()), {"chunk": 1}))


def test_an_engine_that_loses_every_worker_stops_the_run() -> None:
    told: list[Any] = []
    with serve(reply) as server:
        given, crashes = options(server, retry={"base": 0.001}), [WorkerCrashedError("gone") for _ in range(5000)]
        settings = {"chunk": 1, "workers": 4, "progress": told.append}
        rows = list(bulk(questions(500), given, Dying(*crashes), settings))
        assert not server.requests
    assert told[-1]["stopped"] == "every worker is lost: WorkerCrashedError: gone"
    assert len(rows) < 50


def test_only_what_the_table_names_means_it() -> None:
    assert not engines.is_worker_lost(ValueError("x"))
    assert not engines.is_worker_lost(NodeGoneError())


@contextmanager
def running(command: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A part of a Dask cluster, with its children killed at the end."""
    with subprocess.Popen([sys.executable, "-m", "dask", *command], stderr=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def scheduler(folder: Path) -> Iterator[Any]:
    """A Dask scheduler in a process of its own and its address; port 0 means any."""
    where = folder / "scheduler.json"
    command = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where)]
    with running(command) as process:
        while not where.exists() or not where.read_text():
            assert process.poll() is None
            time.sleep(0.05)
        yield process, json.loads(where.read_text())["address"]


@pytest.mark.filterwarnings("default")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_dask_scheduler_that_dies_stops_the_run_and_a_rerun_completes_it(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    source, target = write(tmp_path / "in.jsonl", questions(200)), tmp_path / "out.jsonl"
    with (
        serve(lambda request: {**reply(request), "delay": 0.05}) as server,
        scheduler(tmp_path) as (process, address),
        running(["worker", address, "--no-nanny", "--nthreads", "2", "--no-dashboard", "--death-timeout", "5"]),
        dask.config.set({"distributed.comm.timeouts.connect": "2s"}),
        distributed.Client(address) as client,
    ):
        client.wait_for_workers(1)

        def kill(summary: Map) -> None:
            if summary["rows"]:
                process.kill()

        settings = {"progress": kill, "workers": 8, "chunk": 2}
        summary = bulk_file(source, target, options(server, retry={"base": 0.01}), client.get_executor(), settings)
        assert "Dask" in summary["stopped"]
        assert summary["rows"] < 200
        assert set(summary["errors"]) <= {"connection"}
        assert bulk_file(source, target, options(server))["stopped"] is None
    assert sorted(text(row) for row in read(target)) == sorted(f"row {n}" for n in range(200))


@pytest.mark.filterwarnings("default")
def test_a_dask_cluster_without_workers_is_waited_for_with_patience(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with serve(reply) as server, scheduler(tmp_path) as (_, address), distributed.Client(address) as client:
        told: list[Any] = []
        settings = {"workers": 4, "patience": 0.5, "progress": told.append}
        rows = list(bulk(questions(20), options(server), client.get_executor(), settings))
    assert told[-1]["stopped"] == "no worker for 0.5 s"
    assert len(rows) <= 4


def test_the_table_names_what_libraries_raise() -> None:
    pytest.importorskip("distributed")
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    assert engines.is_worker_lost(FutureCancelledError("k", "r"))
    assert issubclass(KilledWorker, Exception)
    assert KilledWorker.__module__.startswith("distributed.")


FEW_FILES = """\
import resource, sys
from openai_fn.bulk import bulk
url, executor = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
messages = ([{"role": "user", "content": f"row {n}"}] for n in range(300))
rows = ({"custom_id": str(n), "params": {"model": "gpt-5", "messages": said}} for n, said in enumerate(messages))
results = list(bulk(rows, {"base_url": url, "api_key": "k", "retry": {"base": 0.05}}, executor, {"workers": 120}))
failed = {row["error"]["category"] for row in results if row["error"]}
print(len(results), failed <= {"connection"}, sum(row["error"] is None for row in results) > 50)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
@pytest.mark.parametrize("executor", ["threads", "asyncio"])
def test_more_rows_in_flight_than_files_can_be_open_are_warned_of_and_break_nothing(executor: str) -> None:
    with serve(lambda request: {**reply(request), "delay": 0.05}) as server:
        command = [sys.executable, "-c", FEW_FILES, server.url + "/v1", executor]
        environ = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603  # ours
    assert done.stdout == "300 True True\n", done.stderr
    assert "120 rows in flight need as many connections, and this process may open 64 files" in done.stderr
