"""Settings that make a run comfortable: a dry run, a deadline, options of rows, outputs that must fit, signals."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from openai_fn import InvalidParamsError
from openai_fn.bulk import batch_file, bulk, bulk_file
from tests.support.bulks import PROGRAM, Map, content, options, question, questions, read, reply, text, write
from tests.support.paths import REPOSITORY
from tests.support.replies import completion
from tests.support.server import serve

Place = tuple[Path, Path]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return write(tmp_path / "in.jsonl", questions(30)), tmp_path / "out.jsonl"


def test_a_dry_run_estimates_and_writes_nothing(place: Place) -> None:
    settings = {"dry_run": True, "prices": {"gpt-5": {"input": 1e6, "output": 1}}, "rpm": 60, "count": lambda _: 10}
    for run in (bulk_file, batch_file):
        summary = run(*place, {}, settings=settings)
        found = {name: summary[name] for name in ("rows", "problems", "estimated_tokens", "cost", "seconds")}
        assert found == {"rows": 30, "problems": [], "estimated_tokens": 300, "cost": 300.0, "seconds": 30.0}
    assert [path.name for path in place[1].parent.iterdir()] == ["in.jsonl"]


def test_a_dry_run_counts_what_is_left_and_names_bad_rows(place: Place) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        write(place[0], [*questions(33), {"custom_id": "bad"}])
        before = place[1].read_bytes()
        summary = bulk_file(*place, options(server), settings={"dry_run": True})
        assert len(server.requests) == 30
    assert (summary["rows"], summary["before"], summary["seconds"]) == (4, 30, None)
    assert [one["path"] for one in summary["problems"]] == ["line 34"]
    assert place[1].read_bytes() == before


def test_a_dry_run_of_rows_gives_no_rows() -> None:
    stream = bulk(questions(5), {}, settings={"dry_run": True})
    with pytest.raises(StopIteration) as end:
        next(stream)
    assert end.value.value["rows"] == 5


def test_at_the_deadline_no_further_row_is_sent_and_those_in_flight_finish(place: Place) -> None:
    with serve(lambda request: {**reply(request), "delay": 0.2}) as server:
        summary = bulk_file(*place, options(server), settings={"workers": 2, "deadline": 0.3})
        assert summary["stopped"] == "deadline reached"
        assert summary["ok"] == summary["rows"] == len(server.requests) < 30
        assert bulk_file(*place, options(server))["rows"] == 30 - summary["rows"]


def test_options_of_a_row_hold_for_it_alone() -> None:
    rows = [{**question(0), "options": {"headers": {"x-team": "a"}, "query": {"q": "1"}}}, question(1)]
    with serve(reply) as server:
        found = list(bulk(rows, options(server, headers={"x-run": "r"}), settings={"order": "input"}))
        first, second = sorted(server.requests, key=content)
    assert [row["error"] for row in found] == [None, None]
    assert (first["headers"].get("x-team"), first["headers"]["x-run"], first["query"]) == ("a", "r", [("q", "1")])
    assert (second["headers"].get("x-team"), second["headers"]["x-run"], second["query"]) == (None, "r", [])


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"retry": 1}, "options: retry holds for the whole run"),
        ({"api_key": lambda: "k"}, "options: api_key must be data in a row"),
        ({"tiemout": 1}, "tiemout"),
        ([1], "options: expected a dict, got list"),
    ],
)
def test_options_that_a_row_cannot_have_are_named(own: Any, said: str) -> None:
    (row,) = bulk([{**question(0), "options": own}], {"api_key": "k"})
    assert said in row["error"]["message"]


SCHEMA = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}


def test_an_output_that_does_not_fit_is_sent_back_with_its_problems() -> None:
    outputs = iter(["no", '{"n": "x"}', '{"n": 7}'])
    with serve(lambda _: {"json": completion(next(outputs))}) as server:
        (row,) = bulk([question(0)], options(server), settings={"parse": SCHEMA})
        sent = [request["json"]["messages"] for request in server.requests]
    assert (row["parsed"], row["error"]) == ({"n": 7}, None)
    assert [len(messages) for messages in sent] == [1, 3, 3]
    assert sent[1][1] == {"role": "assistant", "content": "no"}
    assert "'x' is not of type 'integer'" in sent[2][2]["content"]


def test_an_output_that_never_fits_is_an_error_with_the_response() -> None:
    with serve([{"json": completion("no")}]) as server:
        (row,) = bulk([question(0)], options(server), settings={"parse": SCHEMA, "parse_retries": 1})
        assert len(server.requests) == 2
    assert row["error"]["category"] == "output"
    assert text(row) == "no"


def test_a_type_can_be_parsed_too() -> None:
    pydantic = pytest.importorskip("pydantic")
    with serve([{"json": completion('{"n": 7}')}]) as server:
        model = pydantic.create_model("Model", n=(int, ...))
        (row,) = bulk([question(0)], options(server), settings={"parse": model})
    assert row["parsed"] == {"n": 7}


def test_errors_of_bad_rows_carry_no_internal_keys() -> None:
    good, bad = {"custom_id": "x", "params": {"model": 5}}, {"custom_id": "x"}
    with serve(reply) as server:
        rows = list(bulk([good, bad, "x"], options(server, validate=True), settings={"check": "rows"}))
    for row in rows:
        assert row["error"].keys() <= {"object", "category", "retryable", "message", "hint", "problems", "operation",
                                       "attempts", "seconds"}  # fmt: skip
        assert set(row) == {"id", "custom_id", "response", "error"}


def test_a_refusal_without_retry_after_slows_one_model_only() -> None:
    times: dict[str, list[float]] = {"slow": [], "fast": []}
    refused = threading.Event()

    def script(request: Map) -> Map:
        model = request["json"]["model"]
        times[model].append(time.monotonic())
        if model == "slow" and not refused.is_set():
            refused.set()
            return {"status": 429, "json": {}}
        refused.wait(60)
        return reply(request)

    rows = [question(n, model="slow" if n % 2 else "fast") for n in range(40)]
    with serve(script) as server:
        done = [row["custom_id"] for row in bulk(rows, options(server), settings={"workers": 8})]
    assert len(done) == 40
    # while the slow model pauses, all rows of the other are sent; some of the slow one were in flight with its refusal
    assert sum(at < times["fast"][-1] for at in times["slow"]) <= 10


def test_sigterm_stops_after_what_is_in_flight_and_says_so_at_once(place: Place) -> None:
    with serve(lambda request: {**reply(request), "delay": 0.5}) as server:
        command = [sys.executable, "-c", PROGRAM, server.url + "/v1", *map(str, place), "4"]
        environ = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603  # our own
            while len(server.requests) < 4 and process.poll() is None:
                time.sleep(0.01)
            process.send_signal(signal.SIGTERM)
            assert process.stderr
            assert "waiting for the rows in flight" in process.stderr.readline()
            assert "run the same again to continue" in process.stderr.read()
        assert len(read(place[1])) == len(server.requests) == 4
        assert bulk_file(*place, options(server, base_url=server.url + "/v1"))["rows"] == 26


def test_signals_that_the_program_handles_itself_are_left_to_it(place: Place) -> None:
    seen: list[int] = []

    def mine(number: int, _frame: Any) -> None:
        seen.append(number)

    before = signal.signal(signal.SIGTERM, mine)
    try:
        with serve(lambda request: {**reply(request), "delay": 0.1}) as server:
            threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()
            assert bulk_file(*place, options(server), settings={"workers": 8})["ok"] == 30
        assert signal.getsignal(signal.SIGTERM) is mine
        assert seen == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)


def test_handlers_are_restored(place: Place) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with serve(reply) as server:
        bulk_file(*place, options(server))
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_equal_rows_of_a_check_are_all_named(place: Place) -> None:
    write(place[0], [question(0), question(0), question(0)])
    with pytest.raises(InvalidParamsError, match="2 rows cannot be sent"):
        bulk_file(*place, {"api_key": "k"})
    assert Counter(path.name for path in place[1].parent.iterdir()).keys() <= {"in.jsonl", "out.jsonl.bulk.json"}
