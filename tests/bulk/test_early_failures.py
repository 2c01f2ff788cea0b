"""Runs that cannot succeed stop early, and the rows that failed can be sent again when the cause is mended."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from openai_fn.bulk import bulk_file
from openai_fn.bulk.early_failures import FAILURE_LIMIT
from tests.support.bulks import Map, content, options, questions, read, reply, text, write
from tests.support.server import serve

MISSING = {"status": 404, "json": {"error": {"message": "no such model", "code": "model_not_found"}}}


def by_model(request: Map) -> Map:
    return reply(request) if request["json"]["model"] == "good" else MISSING


@pytest.fixture
def place(tmp_path: Path) -> Any:
    rows = [{**row, "params": {"messages": row["params"]["messages"]}} for row in questions(200)]
    return write(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl"


def test_a_model_that_does_not_exist_stops_the_run_early(place: tuple[Path, Path]) -> None:
    with serve(by_model) as server:
        summary = bulk_file(*place, options(server), settings={"params": {"model": "bad"}, "workers": 4})
        assert len(server.requests) < FAILURE_LIMIT + 8
    assert summary["stopped"].startswith("not_found: no such model")


def test_what_failed_is_sent_again_on_request_with_new_params_for_all(place: tuple[Path, Path]) -> None:
    with serve(by_model) as server:
        bulk_file(*place, options(server), settings={"params": {"model": "bad"}, "workers": 4})
        again = {"params": {"model": "good"}}
        with pytest.raises(ValueError, match=r"with other params.*retry_failed"):
            bulk_file(*place, options(server), settings=again)
        summary = bulk_file(*place, options(server), settings={**again, "retry_failed": True})
        assert (summary["ok"], summary["rows"], summary["before"]) == (200, 200, 0)
        sent = len(server.requests)
        rerun = bulk_file(*place, options(server), settings=again)
        assert (rerun["rows"], rerun["before"], len(server.requests)) == (0, 200, sent)
    assert len(read(place[1])) == 200


def test_only_what_failed_is_sent_again(place: tuple[Path, Path]) -> None:
    seen: Counter[str] = Counter()

    def once(request: Map) -> Map:
        seen[content(request)] += 1
        is_refused = int(content(request)[4:]) % 10 == 3 and request["json"]["model"] == "bad"
        return {"status": 400, "json": {"error": {"message": content(request)}}} if is_refused else reply(request)

    with serve(once) as server:
        first = bulk_file(*place, options(server), settings={"params": {"model": "bad"}})
        assert first["errors"] == {"bad_request": 20}
        settings = {"params": {"model": "good"}, "retry_failed": True}
        second = bulk_file(*place, options(server), settings=settings)
        assert bulk_file(*place, options(server), settings=settings)["rows"] == 0
    assert (second["before"], second["ok"]) == (180, 20)
    assert {row for row, count in seen.items() if count == 2} == {f"row {n}" for n in range(3, 200, 10)}
    assert sorted(text(row) for row in read(place[1])) == sorted(f"row {n}" for n in range(200))


def test_rows_that_are_too_long_do_not_stop_the_others(place: tuple[Path, Path]) -> None:
    body = {"error": {"message": "too long", "code": "context_length_exceeded"}}

    def script(request: Map) -> Map:
        return {"status": 400, "json": body} if int(content(request)[4:]) < 30 else reply(request)

    with serve(script) as server:
        summary = bulk_file(*place, options(server), settings={"params": {"model": "m"}, "workers": 1})
    assert (summary["errors"], summary["ok"], summary["stopped"]) == ({"bad_request": 30}, 170, None)
