"""Rows through the Batch service: each comes back once, in order, in the form of live ones, whatever happens there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from openai_fn import APITimeoutError, BadRequestError, InvalidParamsError, OpenAIError, wait_for
from openai_fn.bulk import bulk
from openai_fn.bulk.batch.split import BATCH_LIMITS
from openai_fn.bulk.batch.submit import batch_results, submit_batch
from tests.support.batch_service import Service
from tests.support.bulks import Map, options, question, questions, reply, text
from tests.support.server import Server, serve

FAST: dict[str, Any] = {"interval": 0.001}


def embedding(number: int) -> dict[str, Any]:
    params = {"model": "text-embedding-3-small", "input": f"text {number}"}
    return {"custom_id": f"e{number}", "operation": "create_embedding", "params": params}


@contextmanager
def running(**how: Any) -> Iterator[tuple[Service, Server, dict[str, Any]]]:
    service = Service(**how)
    with serve(service) as server:
        yield service, server, options(server, validate=True)


def asked(rows: Any, how: Map = {}, **more: Any) -> list[dict[str, Any]]:  # noqa: B006  # read only
    """The results of rows by way of a service that behaves so."""
    with running(**how) as (_, _, given):
        return list(batch_results(submit_batch(rows, given, **more), given, **FAST))


def test_rows_come_back_in_order_as_live_ones_do() -> None:
    rows = [{**row, "params": {**row["params"], "model": "gpt-5"}} for row in questions(20)]
    results = asked(rows)
    with serve(reply) as server:
        live = list(bulk(rows, options(server), settings={"order": "input", "progress": False}))
    assert [row["custom_id"] for row in results] == [f"r{number}" for number in range(20)]
    assert [text(row) for row in results] == [f"row {number}" for number in range(20)]
    assert [(row["id"], row["error"], row.keys()) for row in results] == [(r["id"], r["error"], r.keys()) for r in live]
    assert results[0]["response"].keys() == live[0]["response"].keys()


def test_a_batch_is_the_apis_own_and_says_which_rows_it_holds() -> None:
    with running() as (service, _, given):
        (batch,) = submit_batch(questions(3), given, params={"metadata": {"run": "7"}})
        assert batch == {**service.batches["batch_1"], "rows": [[0, 3]]}
        assert (batch["endpoint"], batch["completion_window"], batch["metadata"]) == (
            "/v1/chat/completions",
            "24h",
            {"run": "7", "openai_fn_batch": batch["metadata"]["openai_fn_batch"]},
        )
        done = wait_for("retrieve_batch", {"batch_id": batch["id"]}, given, **FAST)
        assert done["status"] == "completed"
        for known in (done, done["id"], [done["id"]], json.loads(json.dumps([batch]))):
            assert [row["custom_id"] for row in batch_results(known, given, **FAST)] == ["r0", "r1", "r2"]


def test_what_is_sent_is_the_row_in_the_services_form() -> None:
    with running() as (service, _, given):
        rows = [question(0, stream=True, stream_options={"include_usage": True}), {"text": "x", "custom_id": "t"}]
        template = {"model": "gpt-5", "messages": [{"role": "user", "content": "row {custom_id}"}]}
        submit_batch(rows[:1], {**given, "body": {"seed": 1}})
        submit_batch(rows[1:], given, {"template": template})
        sent = [json.loads(service.files[name]["content"]) for name in ("file_1", "file_2")]
    ask = {"model": "gpt-5", "messages": [{"role": "user", "content": "row 0"}], "seed": 1}
    assert sent[0] == {"custom_id": "r0", "method": "POST", "url": "/v1/chat/completions", "body": ask}
    assert sent[1]["body"]["messages"][0]["content"] == "row t"


def test_rows_are_split_at_the_limits_and_come_back_in_order() -> None:
    with running() as (service, _, given):
        batches = submit_batch(questions(7), given, limits={**BATCH_LIMITS, "rows": 3})
        assert [batch["rows"] for batch in batches] == [[[0, 3]], [[3, 3]], [[6, 1]]]
        size = max(len(file["content"]) for file in service.files.values())
        more = submit_batch(questions(7), given, limits={**BATCH_LIMITS, "bytes": size})
        assert [batch["rows"] for batch in more] == [[[0, 3]], [[3, 3]], [[6, 1]]]
        assert all(len(file["content"]) <= size for file in service.files.values())
        assert [text(row) for row in batch_results(batches, given, **FAST)] == [f"row {number}" for number in range(7)]


def test_endpoints_are_kept_apart_and_joined_again() -> None:
    rows = [question(number) if number % 3 else embedding(number) for number in range(10)]
    with running() as (service, _, given):
        batches = submit_batch(rows, given, limits={**BATCH_LIMITS, "rows": 4})
        assert [batch["endpoint"] for batch in batches] == [
            "/v1/embeddings",
            "/v1/chat/completions",
            "/v1/chat/completions",
        ]
        assert batches[0]["rows"] == [[0, 1], [3, 1], [6, 1], [9, 1]]
        results = list(batch_results(reversed(batches), given, **FAST))
        assert len(service.batches) == 3
    assert [row["custom_id"] for row in results] == [row["custom_id"] for row in rows]
    assert not any(row["error"] for row in results)


def test_a_row_that_fails_is_a_row_with_an_error() -> None:
    results = asked(questions(4), {"fails": {"r1", "r3"}})
    assert [row["error"] is None for row in results] == [True, False, True, False]
    failed = results[1]
    assert failed["response"]["status_code"] == 400
    assert failed["response"]["body"]["error"]["message"] == "The model does not exist."
    expected = {"category": "bad_request", "code": "model_not_found", "status": 400, "retryable": False}
    assert expected.items() <= failed["error"].items()
    assert failed["error"]["operation"] == "create_chat_completion"
    assert "body" not in failed["error"]


def test_a_batch_of_which_every_row_fails_has_no_output() -> None:
    results = asked(questions(2), {"fails": {"r0", "r1"}})
    assert all(row["error"]["status"] == 400 for row in results)


def test_the_failed_row_is_the_one_that_live_gives() -> None:
    (failed,) = asked(questions(1), {"fails": {"r0"}})
    body = failed["response"]["body"]
    with serve([{"status": 400, "json": body}]) as server:
        (live,) = bulk(questions(1), options(server), settings={"progress": False})
    assert {"url", "attempts", "seconds"} == live["error"].keys() - failed["error"].keys() - {"request_id"}
    same = live["error"].keys() & failed["error"].keys() - {"request_id"}
    assert {key: live["error"][key] for key in same} == {key: failed["error"][key] for key in same}


@pytest.mark.parametrize(
    ("how", "category", "words"),
    [
        ({"expires": 2}, "timeout", "the batch expired before this row was processed"),
        ({"expires": 0}, "timeout", "the batch expired before this row was processed"),
        ({"cancelled": True, "expires": 2}, "connection", "the batch was cancelled before this row was processed"),
        ({"loses": {"r2", "r3"}}, "connection", "the batch ended without a response for this row"),
    ],
)
def test_a_row_that_was_not_answered_may_be_asked_again(how: Any, category: str, words: str) -> None:
    results = asked(questions(4), how)
    assert [row["custom_id"] for row in results] == ["r0", "r1", "r2", "r3"]
    left = results[how.get("expires", 2) :]
    assert [row["error"]["message"] for row in left] == [words] * len(left)
    assert {(row["error"]["category"], row["error"]["retryable"], row["response"]) for row in left} == {
        (category, True, None)
    }
    assert not any(row["error"] for row in results[: how.get("expires", 2)])


def test_a_batch_that_is_refused_for_one_row_says_which() -> None:
    wrong = [{"code": "invalid_request", "line": 2, "message": "no such model", "param": "model"}]
    first, second, third = asked(questions(3), {"errors": wrong})
    assert (second["error"]["message"], second["error"]["retryable"]) == ("no such model", False)
    assert (second["error"]["category"], second["error"]["param"]) == ("bad_request", "model")
    for other in (first, third):
        assert other["error"]["retryable"]
        assert other["error"]["message"].endswith("its batch was refused: line 2: no such model")


@pytest.mark.parametrize(
    ("code", "category", "retryable"),
    [
        ("token_limit_exceeded", "rate_limit", True),
        ("billing_hard_limit_reached", "quota", False),
        ("x", "bad_request", False),
    ],
)
def test_a_batch_that_is_refused_as_a_whole(code: str, category: str, retryable: bool) -> None:  # noqa: FBT001  # a column
    results = asked(questions(2), {"errors": [{"code": code, "line": None, "message": "no", "param": None}]})
    assert [(row["error"]["category"], row["error"]["retryable"]) for row in results] == [(category, retryable)] * 2


@pytest.mark.parametrize("framing", ["chunked", "close", "length"])
def test_an_output_file_that_arrives_in_pieces(framing: str) -> None:
    results = asked(questions(5), {"download": {"framing": framing, "gap": 0.001}})
    assert [text(row) for row in results] == [f"row {number}" for number in range(5)]


def test_a_file_that_breaks_off_is_fetched_again() -> None:
    pauses: list[float] = []
    with running(breaks=2) as (_, _, given):
        given["retry"] = {"retries": 2, "sleep": pauses.append}
        assert len(list(batch_results(submit_batch(questions(5), given), given, **FAST))) == 5
    assert len(pauses) == 2


def test_a_file_that_breaks_off_too_often_is_an_error() -> None:
    with running(breaks=9) as (_, _, given):
        given["retry"] = {"retries": 1, "sleep": lambda _: None}
        with pytest.raises(OpenAIError, match="broke"):
            list(batch_results(submit_batch(questions(5), given), given, **FAST))


def test_a_torn_line_is_a_row_without_an_answer() -> None:
    with running() as (service, _, given):
        (batch,) = submit_batch(questions(3), given)
        wait_for("retrieve_batch", {"batch_id": batch["id"]}, given, **FAST)
        output = service.files[service.batches[batch["id"]]["output_file_id"]]
        output["content"] = output["content"][:-40]
        results = list(batch_results(batch, given, **FAST))
    assert [row["error"] is None for row in results] == [False, True, True]
    assert results[0]["error"]["retryable"]


def test_without_the_input_file_the_rows_are_as_they_were_answered() -> None:
    with running() as (service, _, given):
        batches = submit_batch(questions(3), given)
        wait_for("retrieve_batch", {"batch_id": batches[0]["id"]}, given, **FAST)
        del service.files[batches[0]["input_file_id"]]
        results = list(batch_results(batches, given, **FAST))
    assert [row["custom_id"] for row in results] == ["r2", "r1", "r0"]
    assert results[0]["id"] == "batch_req_r2"


def test_an_output_file_that_is_gone_is_an_error() -> None:
    with running() as (service, _, given):
        (batch,) = submit_batch(questions(1), given)
        wait_for("retrieve_batch", {"batch_id": batch["id"]}, given, **FAST)
        del service.files[service.batches[batch["id"]]["output_file_id"]]
        with pytest.raises(OpenAIError, match="No such file"):
            list(batch_results(batch, given, **FAST))


SPEECH = {"model": "tts-1", "input": "x", "voice": "alloy"}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (question(2, temperature=3), "temperature: 3 is greater than 2"),
        ({"custom_id": "x", "params": {"messages": []}}, "model: required"),
        (question(0), "custom_id: 'r0' is a duplicate"),
        ({"params": {}}, "custom_id: required"),
        ("text", "a string needs the setting template"),
        ({"custom_id": "s", "operation": "create_speech", "params": SPEECH}, "create_speech cannot go into a batch"),
        ({"custom_id": "s", "method": "GET", "url": "/v1/models"}, "list_models cannot go into a batch"),
    ],
)
def test_nothing_is_sent_where_a_row_cannot_be_asked(row: Any, words: str) -> None:
    with running() as (_, server, given):
        with pytest.raises(InvalidParamsError) as caught:
            submit_batch(iter([*questions(2), row]), given)
        assert f"row 3: {words}" in str(caught.value)
        assert server.requests == []


def test_a_row_that_is_too_large_is_named() -> None:
    with running() as (_, server, given):
        with pytest.raises(InvalidParamsError, match=r"row 2: is larger than the 300 bytes that a batch may have"):
            submit_batch([question(0), question(1, user="x" * 300)], given, limits={**BATCH_LIMITS, "bytes": 300})
        assert server.requests == []


def test_batches_that_were_made_before_a_failure_are_told() -> None:
    with running(refuses=3) as (_, _, given):
        with pytest.raises(BadRequestError, match=r"batches made before that \(2\) are in") as caught:
            submit_batch(questions(6), given, limits={**BATCH_LIMITS, "rows": 2})
        made = caught.value.data["batches"]
        assert [batch["rows"] for batch in made] == [[[0, 2]], [[2, 2]]]
        assert [text(row) for row in batch_results(made, given, **FAST)] == ["row 0", "row 1", "row 2", "row 3"]


def test_a_file_that_is_not_ready_is_waited_for() -> None:
    with running(pending=2) as (service, _, given):
        (batch,) = submit_batch(questions(1), given)
        assert batch["status"] == "validating"
        assert service.files["file_1"]["status"] == "processed"


def test_waiting_is_told_and_bounded() -> None:
    with running() as (_, _, given):
        batches = submit_batch(questions(1), given)
        told: list[str] = []
        list(batch_results(batches, given, **FAST, progress=lambda batch: told.append(batch["status"])))
        assert told == ["in_progress", "finalizing", "completed"]
    with running() as (_, _, given):
        batches = submit_batch(questions(1), given)
        with pytest.raises(APITimeoutError, match="'in_progress'"):
            list(batch_results(batches, given, interval=9.0, timeout=0.0))


def test_options_for_the_rows_do_not_reach_the_service() -> None:
    with running() as (service, server, given):
        more = {
            **given,
            "stream_to": print,
            "full_response": True,
            "on_error": "return",
            "body": {"seed": 1},
            "cache": {},
        }
        assert len(list(batch_results(submit_batch(questions(2), more), more, **FAST))) == 2
        assert "seed" not in service.batches["batch_1"]
        assert all(request["headers"]["authorization"] == "Bearer sk-test" for request in server.requests)


@pytest.mark.parametrize("odd", [5, None, [5], [{"status": "completed"}]])
def test_what_is_no_batch_is_an_error_at_once(odd: Any) -> None:
    with pytest.raises((InvalidParamsError, TypeError)):
        batch_results(odd, {"api_key": "x"})


def test_nothing_stays_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with running() as (_, _, given):
        results = batch_results(submit_batch(questions(5), given), given, **FAST)
        next(results)
        assert list(tmp_path.iterdir())
        results.close()
        assert not list(tmp_path.iterdir())


def test_no_rows_make_no_batch() -> None:
    with running() as (_, server, given):
        assert submit_batch([], given) == []
        assert list(batch_results([], given)) == []
        assert server.requests == []
