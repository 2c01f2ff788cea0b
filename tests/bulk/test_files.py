"""`bulk_file`: what is answered stays, what may pass is asked again, and nobody spoils a target."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from openai_fn import InvalidParamsError
from openai_fn.bulk import bulk_file, env
from openai_fn.errors import ParamsWarning
from tests.kills import begun, killed
from tests.support.bulks import Map, content, options, question, questions, read, reply, text, write
from tests.support.server import serve

Place = tuple[Path, Path]


@pytest.fixture
def place(tmp_path: Path) -> Any:
    """A file of rows, and where its results go."""
    return write(tmp_path / "in.jsonl", questions(30)), tmp_path / "out.jsonl"


def asked(server: Any) -> Any:
    return Counter(map(content, server.requests))


def test_a_file_of_rows_becomes_a_file_of_results(place: Place) -> None:
    with serve(reply) as server:
        summary = bulk_file(*place, options(server))
    rows = read(place[1])
    assert {row["custom_id"]: text(row) for row in rows} == {f"r{n}": f"row {n}" for n in range(30)}
    assert (summary["rows"], summary["ok"], summary["before"], summary["total"]) == (30, 30, 0, 30)


def test_a_rerun_of_what_is_finished_asks_and_writes_nothing(place: Place) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        before = place[1].read_bytes()
        summary = bulk_file(*place, options(server))
        assert len(server.requests) == 30
    assert place[1].read_bytes() == before
    assert (summary["rows"], summary["before"]) == (0, 30)


def test_killed_at_random_moments_nothing_is_lost_doubled_or_paid_twice(tmp_path: Path) -> None:
    found = killed(tmp_path, 5, 400, random.Random(5))  # noqa: S311  # it guards nothing
    assert (found["lost"], found["doubled"], found["answered and asked again"]) == (0, 0, 0)
    assert found["in flight at a kill and asked again"] <= 5 * (16 + 4)  # a few are answered and not yet written


@pytest.mark.parametrize("tail", [b'{"id": "row_1", "cus', b"\0\0\0\0", b'{"a": 1}\n', b"\n", b'"\xff'])
def test_a_torn_end_is_repaired(place: Place, tail: Any) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        lines = place[1].read_bytes().splitlines(keepends=True)
        place[1].write_bytes(b"".join(lines[:-2]) + tail)
        is_line = tail.strip().endswith(b"}")  # a whole line, which somebody may have written
        with pytest.warns(ParamsWarning, match="set-aside") if is_line else nullcontext():
            bulk_file(*place, options(server))
        assert len(server.requests) == 32
    assert sorted(row["custom_id"] for row in read(place[1])) == sorted(f"r{n}" for n in range(30))


def test_a_last_line_that_lacks_only_its_end_is_kept(place: Place) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        before = place[1].read_bytes()
        place[1].write_bytes(before[:-1])
        bulk_file(*place, options(server))
        assert len(server.requests) == 30
    assert place[1].read_bytes() == before


FAILURES: dict[str, Map] = {
    "row 1": {"status": 400, "json": {"error": {"message": "bad"}}},
    "row 2": {"status": 500, "json": {}},
    "row 3": {"status": 429, "json": {"error": {"message": "no money", "code": "insufficient_quota"}}},
    "row 4": {"status": 401, "json": {}},
    "row 5": {"raw": ["reset"]},
    "row 6": {"status": 400, "json": {"error": {"message": "no", "code": "content_filter"}}},
}


def test_a_rerun_asks_what_may_pass_and_not_what_cannot(place: Place) -> None:
    well = threading.Event()
    with serve(
        lambda request: reply(request) if well.is_set() else FAILURES.get(content(request), reply(request))
    ) as server:
        first = bulk_file(*place, options(server, retry=0))
        well.set()
        second = bulk_file(*place, options(server, retry=0))
        again = {row for row, count in asked(server).items() if count > 1}
    assert sum(first["errors"].values()) == 6
    assert again == {"row 2", "row 3", "row 4", "row 5"}
    assert (second["rows"], second["ok"], second["before"]) == (4, 4, 26)
    left = {row["custom_id"]: row["error"]["category"] for row in read(place[1]) if row["error"]}
    assert left == {"r1": "bad_request", "r6": "content_filter"}
    assert len(read(place[1])) == 30


def test_a_row_that_failed_may_be_corrected_and_one_that_was_answered_may_not_be_changed(
    place: Place,
) -> None:
    with serve(lambda request: FAILURES.get(content(request), reply(request))) as server:
        given = options(server, retry=0)
        bulk_file(*place, given)
        rows = questions(30)
        write(place[0], [{**rows[1], "params": {**rows[1]["params"], "n": 1}}, rows[0], *rows[2:]])
        bulk_file(*place, given)
        assert asked(server)["row 1"] == 2
        write(place[0], [{**rows[7], "params": {**rows[7]["params"], "n": 1}}, *rows[:7], *rows[8:]])
        with pytest.raises(ValueError, match="line 1: 'r7' was answered as another row before"):
            bulk_file(*place, given)
    assert len(read(place[1])) == 30


def test_more_rows_may_follow_and_fewer_are_refused(place: Place) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        write(place[0], questions(35))
        assert bulk_file(*place, options(server))["rows"] == 5
        write(place[0], questions(20))
        with pytest.raises(ValueError, match=r"the target has 15 rows that are not in the source"):
            bulk_file(*place, options(server))
        assert len(server.requests) == 35


@pytest.mark.parametrize(
    ("more", "settings", "said"),
    [
        ({"base_url": "http://example.com/v1"}, {}, "base_url 'http://127.*, not 'http://example.com/v1'"),
        ({"body": {"seed": 1}}, {}, "with no body; run it as before"),
        ({}, {"params": {"temperature": 1}}, "with no params; run it as before"),
        ({}, {"operation": "create_response"}, "operation 'create_chat_completion', not 'create_response'"),
    ],
)
def test_other_settings_are_refused_with_the_reason(place: Place, more: Map, settings: Map, said: str) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        with pytest.raises(ValueError, match=said):
            bulk_file(*place, options(server, **more), settings=settings)
        assert len(server.requests) == 30


def test_how_fast_and_with_which_key_may_change(place: Place) -> None:
    with serve(reply) as server:
        bulk_file(*place, options(server))
        bulk_file(*place, options(server, api_key="other", timeout=3), settings={"workers": 2, "rpm": 60})


def test_no_key_is_written_to_disk(place: Place) -> None:
    with serve(reply) as server:
        given = options(server, api_key="sk-very-secret", query={"code": "sk-very-secret"})
        bulk_file(*place, given)
    for path in place[1].parent.iterdir():
        assert b"sk-very-secret" not in path.read_bytes()


def test_a_file_that_is_no_target_of_bulk_is_left_alone(place: Place) -> None:
    place[1].write_text("my thesis\n")
    with serve(reply) as server, pytest.raises(ValueError, match="choose another target"):
        bulk_file(*place, options(server))
    assert place[1].read_text() == "my thesis\n"


def test_two_runs_do_not_share_a_target(place: Place) -> None:
    release = threading.Event()
    with serve(lambda request: reply(request) if release.wait(120) else {}) as server:
        with begun(server.url, *place) as process:
            while not server.requests and process.poll() is None:
                time.sleep(0.01)
            with pytest.raises(ValueError, match="another run is writing"):
                bulk_file(*place, options(server, base_url=server.url + "/v1"))
            release.set()
        assert process.returncode == 0
        assert bulk_file(*place, options(server))["rows"] == 0


def test_two_threads_do_not_share_a_target(place: Place) -> None:
    with serve(lambda request: {**reply(request), "delay": 0.2}) as server:
        given = options(server)
        other = threading.Thread(target=bulk_file, args=(*place, given))
        other.start()
        while not server.requests and other.is_alive():
            time.sleep(0.01)
        with pytest.raises(ValueError, match="another run is writing"):
            bulk_file(*place, given)
        other.join()
        assert bulk_file(*place, given)["rows"] == 0


def test_the_order_of_the_input_holds_for_a_finished_target(place: Place) -> None:
    rows = [*questions(30)[::-1], {"params": {}}, question(3)]
    write(place[0], rows)

    def late(request: Map) -> Any:
        return {**reply(request), "delay": random.random() / 20}  # noqa: S311  # it guards nothing

    with serve(late) as server:
        bulk_file(*place, options(server), settings={"order": "input", "check": "rows", "workers": 8})
    found = read(place[1])
    assert [row["custom_id"] for row in found] == [*(f"r{n}" for n in range(29, -1, -1)), None, "r3"]
    assert [bool(row["error"]) for row in found] == [False] * 30 + [True] * 2


def test_bad_rows_are_all_told_with_their_line_before_anything_is_sent(place: Place) -> None:
    write(place[0], [question(0), question(0), {"custom_id": "x", "params": {"messages": 1}}])
    with place[0].open("a") as file:
        file.write("{oops\n")
    with serve(reply) as server:
        with pytest.raises(InvalidParamsError, match="3 rows cannot be sent") as raised:
            bulk_file(*place, options(server, validate=True))
        assert not server.requests
    assert [one["path"].partition(":")[0] for one in raised.value.data["problems"]] == [
        "line 2",
        "line 3",
        "line 3",
        "line 4",
    ]
    assert not place[1].exists()


def test_bad_rows_can_be_rows_with_an_error_and_are_looked_at_anew(place: Place) -> None:
    write(place[0], [question(0), question(0), {"custom_id": "x", "params": 1}])
    with serve(reply) as server:
        given = options(server)
        first = bulk_file(*place, given, settings={"check": "rows"})
        assert first["errors"] == {"invalid_params": 2}
        write(place[0], [question(0), question(1), {**question(2), "custom_id": "x"}])
        second = bulk_file(*place, given, settings={"check": "rows"})
        assert (second["rows"], second["errors"], second["before"]) == (2, {}, 1)
    assert sorted(row["custom_id"] for row in read(place[1])) == ["r0", "r1", "x"]


def test_a_run_that_stops_at_its_budget_goes_on_with_a_larger_one(place: Place) -> None:
    with serve(reply) as server:
        first = bulk_file(*place, options(server), settings={"max_tokens": 150})
        assert first["stopped"] == "max_tokens reached"
        second = bulk_file(*place, options(server))
        assert first["rows"] + second["rows"] == len(server.requests) == 30


def test_ctrl_c_writes_what_is_in_flight_and_says_how_to_go_on(place: Place) -> None:
    def interrupt(request: Map) -> Any:
        if len(server.requests) == 9:
            os.kill(os.getpid(), signal.SIGINT)
        return {**reply(request), "delay": 0.3}

    with serve(interrupt) as server:
        with pytest.raises(KeyboardInterrupt, match="run the same again to continue"):
            bulk_file(*place, options(server), settings={"workers": 8})
        assert len(read(place[1])) == len(server.requests) < 30
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        bulk_file(*place, options(server))
        assert len(server.requests) == len(read(place[1])) == 30


def test_a_second_ctrl_c_ends_it_at_once(place: Place) -> None:
    with serve(lambda request: {**reply(request), "delay": 120}) as server, begun(server.url, *place) as process:
        while not server.requests and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(60) != 0


def test_csv_and_lines_of_text_with_a_template(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("custom_id,word,lang\na,Haus,English\nb,chien,German\n")
    (tmp_path / "in.txt").write_text("Haus\n\nBaum\n")
    said = {"params": {"model": "gpt-5"}, "order": "input"}
    ask = {"messages": [{"role": "user", "content": "To {lang}: {word}"}]}
    with serve(reply) as server:
        bulk_file(tmp_path / "in.csv", tmp_path / "1.jsonl", options(server), settings={**said, "template": ask})
        ask = {"messages": [{"role": "user", "content": "{text}!"}]}
        bulk_file(tmp_path / "in.txt", tmp_path / "2.jsonl", options(server), settings={**said, "template": ask})
    assert [(r["custom_id"], text(r)) for r in read(tmp_path / "1.jsonl")] == [
        ("a", "To English: Haus"),
        ("b", "To German: chien"),
    ]
    assert [(r["custom_id"], text(r)) for r in read(tmp_path / "2.jsonl")] == [("line-1", "Haus!"), ("line-3", "Baum!")]


def test_speech_is_written_as_base64(place: Place) -> None:
    write(
        place[0],
        [
            {
                "custom_id": "a",
                "operation": "create_speech",
                "params": {"model": "tts-1", "input": "x", "voice": "alloy"},
            }
        ],
    )
    with serve([{"body": b"\x00\xff", "headers": {"content-type": "audio/mpeg"}}]) as server:
        bulk_file(*place, options(server))
    assert read(place[1])[0]["response"]["body"] == "AP8="


def test_a_key_can_be_named(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "sk-named")
    with serve(reply) as server:
        bulk_file(*place, options(server, api_key=env("MY_KEY")))
        assert {request["headers"]["authorization"] for request in server.requests} == {"Bearer sk-named"}


def test_a_key_that_is_not_there_is_an_error_of_the_row_that_names_the_variable(place: Place) -> None:
    with serve(reply) as server:
        summary = bulk_file(*place, options(server, api_key=env("NO_SUCH_KEY")))
    assert "NO_SUCH_KEY is not set" in summary["stopped"]
    assert "NO_SUCH_KEY" in read(place[1])[0]["error"]["message"]


def test_a_program_that_asks_nothing_loads_nothing_of_it() -> None:
    code = "import sys, openai_fn; print(any('bulk' in name for name in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own
    assert json.loads(found.stdout.lower()) is False
