"""The command line of bulk, each command in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.batch_service import Service
from tests.support.bulks import Map, content, questions, read, reply, text, write
from tests.support.paths import REPOSITORY
from tests.support.server import serve

ROOT = REPOSITORY
PROGRAM = ["-m", "openai_fn", "bulk"]


def command(folder: Path, url: str, *arguments: str) -> Any:
    """What a command did."""
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, *PROGRAM, *arguments, "--option", f"base_url={url}/v1"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OPENAI_API_KEY": "sk-test", "MY_KEY": "sk-mine"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_file_is_asked_and_the_summary_printed(tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", questions(20))
    with serve(reply) as server:
        done = command(tmp_path, server.url, "in.jsonl", "out.jsonl", "--order", "input", "--workers", "4")
    assert done.returncode == 0
    assert json.loads(done.stdout)["ok"] == 20
    assert not done.stderr  # no bar where nobody sees it
    assert [text(row) for row in read(tmp_path / "out.jsonl")] == [f"row {n}" for n in range(20)]


def test_a_table_with_a_template_prices_and_a_named_key(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("custom_id,word\na,Haus\nb,Baum\n")
    ask = json.dumps({"messages": [{"role": "user", "content": "Translate: {word}"}]})
    said = [
        "--template",
        ask,
        "--param",
        "model=gpt-5",
        "--price",
        "gpt-5=10,20",
        "--key-env",
        "MY_KEY",
        "--budget",
        "9",
    ]
    with serve(reply) as server:
        done = command(tmp_path, server.url, "in.csv", "out.jsonl", *said)
        assert sorted(map(content, server.requests)) == ["Translate: Baum", "Translate: Haus"]
        assert {request["headers"]["authorization"] for request in server.requests} == {"Bearer sk-mine"}
    assert json.loads(done.stdout)["cost"] == pytest.approx(2 * (9 * 10 + 2 * 20) / 1e6)


def test_failed_rows_make_exit_code_1(tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", questions(2))
    with serve([{"status": 400, "json": {"error": {"message": "no"}}}]) as server:
        done = command(tmp_path, server.url, "in.jsonl", "out.jsonl")
    assert done.returncode == 1
    assert json.loads(done.stdout)["errors"] == {"bad_request": 2}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in.jsonl"], "OUT"),
        (["in.jsonl", "out.jsonl", "--template", "[1]"], "expected a JSON object"),
        (["in.jsonl", "out.jsonl", "--price", "gpt-5=1"], "expected MODEL=INPUT,OUTPUT"),
        (["in.jsonl", "out.jsonl", "--param", "model"], "expected KEY=VALUE"),
        (["in.jsonl", "out.jsonl", "--engine", "steam"], "invalid choice"),
    ],
)
def test_wrong_arguments_are_told_with_exit_code_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = command(tmp_path, "http://127.0.0.1:9", *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", questions(200))
    with serve(lambda request: {**reply(request), "delay": 0.1}) as server:
        program = [sys.executable, *PROGRAM, "in.jsonl", "out.jsonl", "--workers", "4"]
        given = ["--option", f"base_url={server.url}/v1", "--option", "api_key=k"]
        environ = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen([*program, *given], cwd=tmp_path, env=environ, stderr=subprocess.PIPE) as process:  # noqa: S603
            while len(server.requests) < 10 and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            said = process.communicate()[1].decode()
        assert process.returncode == 130
        assert "run the same again to continue" in said
        assert len(read(tmp_path / "out.jsonl")) == len(server.requests)


@pytest.mark.filterwarnings("default")
def test_a_dask_cluster_does_the_work_with_the_key_of_its_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-worker")
    write(tmp_path / "in.jsonl", questions(20))
    kinds = {"n_workers": 1, "processes": True, "dashboard_address": "127.0.0.1:0", "host": "127.0.0.1"}
    with serve(reply) as server, distributed.LocalCluster(**kinds) as cluster:
        done = command(tmp_path, server.url, "in.jsonl", "out.jsonl", "--dask", cluster.scheduler_address)
        keys = {request["headers"]["authorization"] for request in server.requests}
    assert keys == {"Bearer sk-of-the-worker"}
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ok"] == 20


def test_the_same_file_goes_through_the_batch_service(tmp_path: Path) -> None:
    service = Service()

    def at_once(request: dict[str, Any]) -> Map:
        """The service, which is done with a batch before anybody looks."""
        answer = service(request)
        for name in service.batches if request["method"] == "POST" else ():
            for _ in range(3):
                service({"method": "GET", "path": f"/v1/batches/{name}"})
        return answer

    write(tmp_path / "in.jsonl", questions(5))
    with serve(at_once) as server:
        done = command(tmp_path, server.url, "in.jsonl", "out.jsonl", "--engine", "batch")
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["ok"] == 5
        assert [text(row) for row in read(tmp_path / "out.jsonl")] == [f"row {n}" for n in range(5)]
        wrong = command(tmp_path, server.url, "in.jsonl", "out.jsonl", "--engine", "batch", "--dask", "tcp://x:1")
    assert wrong.returncode == 2
    assert "--dask goes with --engine live" in wrong.stderr


def test_a_dry_run_prints_an_estimate_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "in.jsonl", questions(20))
    done = command(tmp_path, "http://127.0.0.1:9", "in.jsonl", "out.jsonl", "--dry-run", "--rpm", "60")
    assert done.returncode == 0
    assert {"rows": 20, "problems": [], "seconds": 20.0}.items() <= json.loads(done.stdout).items()
    write(tmp_path / "in.jsonl", [{"custom_id": "a"}])
    assert command(tmp_path, "http://127.0.0.1:9", "in.jsonl", "out.jsonl", "--dry-run").returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_what_failed_is_sent_again_on_request(tmp_path: Path) -> None:
    rows = [{**row, "params": {"messages": row["params"]["messages"]}} for row in questions(3)]
    write(tmp_path / "in.jsonl", rows)

    def script(request: Map) -> Map:
        missing = {"status": 404, "json": {"error": {"message": "no", "code": "model_not_found"}}}
        return reply(request) if request["json"]["model"] == "good" else missing

    with serve(script) as server:
        done = command(tmp_path, server.url, "in.jsonl", "out.jsonl", "--param", "model=bad")
        assert json.loads(done.stdout)["errors"] == {"not_found": 3}
        done = command(tmp_path, server.url, "in.jsonl", "out.jsonl", "--param", "model=good", "--retry-failed")
    assert json.loads(done.stdout)["ok"] == 3


def test_asyncio_is_an_engine(tmp_path: Path) -> None:
    pytest.importorskip("aiohttp")
    write(tmp_path / "in.jsonl", questions(5))
    with serve(reply) as server:
        done = command(tmp_path, server.url, "in.jsonl", "out.jsonl", "--engine", "asyncio", "--deadline", "60")
    assert json.loads(done.stdout)["ok"] == 5
