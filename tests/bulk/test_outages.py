"""Outages: nobody burns rows while the server is down, and the run goes on when it is back, or stops."""

import itertools
import socket
import threading
from collections import Counter
from typing import Any

from openai_fn.bulk import bulk, bulk_file
from openai_fn.bulk.outages import NO_OUTAGE, OUTAGE_ROWS, compute_probe_wait, is_down, note_failure
from tests.support.bulks import Map, content, options, question, questions, read, reply, write
from tests.support.server import serve

POLICY = {"base": 0.05, "cap": 0.1}


def run(rows: Any, given: Any, **settings: Any) -> Any:
    def kept() -> Any:
        summary.append((yield from bulk(rows, given, settings={"progress": False, **settings})))

    summary: list[dict[str, Any]] = []
    return list(kept()), summary[0]


def test_an_outage_in_the_middle_costs_no_row_and_few_requests() -> None:
    refused: Counter[str] = Counter()
    answered = itertools.count()

    def script(request: Map) -> Map:
        if 300 <= next(answered) < 300 + 60:
            refused[content(request)] += 1
            return {"status": 503, "json": {}}
        return reply(request)

    with serve(script) as server:
        out, summary = run(questions(1000), options(server, retry=POLICY), workers=16)
        assert len(server.requests) == 1000 + 60
    assert (len(out), summary["ok"], summary["errors"]) == (1000, 1000, {})


def test_while_a_server_is_down_one_row_is_sent_at_a_time() -> None:
    together, most = 0, 0
    lock = threading.Lock()

    def script(request: Map) -> Map:
        nonlocal together, most
        with lock:
            seen = len(server.requests)
            together += 100 < seen < 110
            most = max(most, together)
        threading.Event().wait(0.01)
        with lock:
            together -= 100 < seen < 110
        return {"status": 502, "json": {}} if seen < 110 else reply(request)

    with serve(script) as server:
        _, summary = run(questions(60), options(server, retry={"base": 0.001, "cap": 0.002}), workers=8)
    assert most == 1
    assert summary["ok"] == 60
    assert summary["retries"] >= 100


def test_a_server_that_is_not_there_ends_the_run_after_the_patience_with_the_rest_unread() -> None:
    taken: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    endless = (taken.append(number) or question(number) for number in itertools.count())  # type: ignore[func-returns-value]
    given = {"base_url": f"http://127.0.0.1:{port}/v1", "api_key": "k", "retry": POLICY}
    out, summary = run(endless, given, workers=8, patience=1)
    assert summary["stopped"].startswith("no response from the server for 1 s: ")
    assert len(taken) <= 8 * 4 + 8
    assert len(out) <= len(taken)
    assert {row["error"]["category"] for row in out} == {"connection"}


def test_a_rerun_after_an_outage_sends_what_is_left(tmp_path: Any) -> None:
    source, target = write(tmp_path / "in.jsonl", questions(200)), tmp_path / "out.jsonl"
    well = threading.Event()
    with serve(lambda request: reply(request) if well.is_set() else {"status": 500, "json": {}}) as server:
        given = options(server, retry=POLICY)
        first = bulk_file(source, target, given, settings={"workers": 8, "patience": 0.5})
        assert first["stopped"].startswith("no response")
        assert first["rows"] < 50
        well.set()
        second = bulk_file(source, target, given)
    assert (second["ok"], second["before"]) == (200, 0)
    assert len(read(target)) == 200


def test_a_few_rows_that_make_the_server_fail_are_no_outage() -> None:
    def script(request: Map) -> Map:
        return {"status": 500, "json": {}} if int(content(request)[4:]) < OUTAGE_ROWS - 1 else reply(request)

    with serve(script) as server:
        given = options(server, retry={"retries": 2, **POLICY})
        _, summary = run([*questions(50)[::-1]], given, workers=4, patience=0.01)
    assert (summary["errors"], summary["ok"], summary["stopped"]) == (
        {"server": OUTAGE_ROWS - 1},
        51 - OUTAGE_ROWS,
        None,
    )


def test_a_failed_probe_makes_the_pause_longer_up_to_the_cap() -> None:
    outage: Any = NO_OUTAGE
    for turn in range(OUTAGE_ROWS):
        assert not is_down(outage)
        outage = note_failure(outage, turn, "down", {"base": 1.0, "cap": 3.0}, 10.0)
    assert is_down(outage)
    assert compute_probe_wait(outage, 0, 10.0) == 1.0
    assert note_failure(outage, 99, "down", {"base": 1.0, "cap": 3.0}, 10.5)["probe_at"] == 11.0  # it was in flight
    outage = note_failure(outage, 99, "down", {"base": 1.0, "cap": 3.0}, 11.0)
    assert outage["probe_at"] == 13.0
    outage = note_failure(outage, 99, "down", {"base": 1.0, "cap": 3.0}, 13.0)
    assert outage["probe_at"] == 16.0
    assert compute_probe_wait(outage, 1, 99.0) == float("inf")
