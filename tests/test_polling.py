import json
from collections.abc import Callable
from typing import Any

import pytest

import openai_fn
from openai_fn import (
    APITimeoutError,
    InternalServerError,
    InvalidParamsError,
    NotFoundError,
    function_for,
    is_error,
    wait_for,
    with_options,
)
from openai_fn.polling import FINISHED_STATUSES, MIN_POLL_SECONDS
from tests.support.server import Map, serve

KEY = {"api_key": "sk-test"}
retrieve_job = function_for({"name": "retrieve_job", "method": "get", "path": "/jobs/{job_id}"})


def job(status: str, **more: Any) -> dict[str, Any]:
    return {"id": "job_1", "object": "job", "status": status, **more}


# A class because time has a state.
class Time:
    """A clock that `sleep` moves on, and nothing else."""

    def __init__(self) -> None:
        self.now, self.slept = 1000.0, list[float]()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def wait(*states: Map, options: Map | None = None, **more: Any) -> tuple[Any, Time, list[dict[str, Any]]]:
    """What waiting for an object that goes through `states` gives, the time it took, and the requests."""
    time = Time()
    answers = [state if "status" in state and isinstance(state["status"], int) else {"json": state} for state in states]
    with serve(answers) as server:
        options = {"base_url": server.url, **KEY, **(options or {})}
        out = wait_for(retrieve_job, {"job_id": "job_1"}, options, sleep=time.sleep, clock=time.clock, **more)
    return out, time, server.requests


def test_it_asks_until_the_work_has_ended() -> None:
    out, time, requests = wait(job("queued"), job("in_progress"), job("completed", result=7))
    assert out == job("completed", result=7)
    assert [(one["method"], one["path"]) for one in requests] == [("GET", "/jobs/job_1")] * 3
    assert time.slept == [1.0, 1.5]


@pytest.mark.parametrize("status", sorted(FINISHED_STATUSES))
def test_every_final_status_ends_it_at_once(status: str) -> None:
    out, time, _ = wait(job(status))
    assert (out["status"], time.slept) == (status, [])


@pytest.mark.parametrize(
    "status",
    ["queued", "validating", "validating_files", "running", "in_progress", "finalizing", "cancelling", "pending"],
)
def test_no_status_on_the_way_ends_it(status: str) -> None:
    assert wait(job(status), job("failed"))[0]["status"] == "failed"


def test_the_final_statuses_are_those_of_the_api() -> None:
    ends = {
        "batch": {"failed", "completed", "expired", "cancelled"},
        "run": {"requires_action", "cancelled", "failed", "completed", "incomplete", "expired"},
        "response": {"completed", "failed", "cancelled", "incomplete"},
        "fine-tuning job": {"succeeded", "failed", "cancelled"},
        "vector store file": {"completed", "cancelled", "failed"},
        "file": {"processed", "error"},
        "eval run": {"canceled", "completed", "failed"},
    }
    assert set().union(*ends.values()) <= FINISHED_STATUSES


def test_pauses_grow_to_the_longest() -> None:
    _, time, _ = wait(*[job("queued")] * 5, job("completed"), interval=2, longest=5)
    assert time.slept == [2, 3, 4.5, 5, 5]


@pytest.mark.parametrize(
    ("said", "pause"),
    [("5000", 5.0), ("1", 0.001), ("9e9", 120.0), ("0", 1.0), ("-5", 1.0), ("nan", 1.0), ("soon", 1.0)],
)
def test_the_server_may_name_the_pause(said: str, pause: float) -> None:
    asking = {"status": 200, "json": job("queued"), "headers": {"OpenAI-Poll-After-Ms": said}}
    assert wait(asking, job("completed"))[1].slept == [pause]


def test_a_predicate_decides_instead_of_the_status() -> None:
    states = [job("completed", counts={"open": 2}), job("completed", counts={"open": 0})]
    out, time, _ = wait(*states, until=lambda state: state["counts"]["open"] == 0)
    assert (out, time.slept) == (states[1], [1.0])


def test_progress_is_told_every_state_the_last_one_too() -> None:
    told: list[str] = []
    wait(job("queued"), job("running"), job("succeeded"), progress=lambda state: told.append(state["status"]))
    assert told == ["queued", "running", "succeeded"]


def test_when_the_time_is_up_the_error_holds_the_last_state() -> None:
    with pytest.raises(APITimeoutError, match="job_1 is still 'running', and the timeout has passed") as raised:
        wait(job("queued"), job("running", done=3), timeout=10)
    failure = raised.value.data
    assert (failure["category"], failure["operation"]) == ("timeout", "retrieve_job")
    assert failure["body"] == job("running", done=3)
    assert "wait again" in failure["hint"]


def test_the_time_is_used_up_and_not_passed() -> None:
    out, time, requests = wait(job("running"), timeout=10, options={"on_error": "return"})
    assert is_error(out)
    assert time.slept == [1.0, 1.5, 2.25, 3.375, 10 - 8.125]
    assert (time.now, len(requests)) == (1010.0, 6)


def test_no_time_is_one_look() -> None:
    assert wait(job("completed"), timeout=0)[0]["status"] == "completed"
    out, time, requests = wait(job("running"), timeout=0, options={"on_error": "return"})
    assert (out["category"], time.slept, len(requests)) == ("timeout", [], 1)


def deadlines(timeout: float | None, **options: Any) -> list[float | None]:
    """The deadline of each poll while the time runs out."""
    seen: list[float | None] = []

    def note(handler: Callable[[Map], Map], options: Map) -> Callable[[Map], Map]:
        seen.append(options.get("deadline"))
        return handler

    states = [job("running"), job("running"), job("failed")]
    wait(*states, interval=8, timeout=timeout, options={"middleware": (note,), **options})
    return seen


def test_a_poll_gets_no_more_time_than_is_left_but_enough_to_be_answered() -> None:
    assert deadlines(22) == [22, 14, MIN_POLL_SECONDS]
    assert deadlines(22, deadline=10) == [10, 10, MIN_POLL_SECONDS]
    assert deadlines(None) == [None, None, None]


def test_a_failed_poll_is_tried_again_like_any_call() -> None:
    naps: list[float] = []
    busy = {"status": 503, "json": {"error": {"message": "busy"}}}
    options = {"retry": {"sleep": naps.append, "random": lambda: 0.0}}
    out, time, requests = wait(job("queued"), busy, job("completed"), options=options)
    assert (out["status"], naps, time.slept, len(requests)) == ("completed", [0.5], [1.0], 3)


def test_a_failure_ends_it() -> None:
    gone = {"status": 404, "json": {"error": {"message": "no such job"}}}
    with pytest.raises(NotFoundError, match="retrieve_job: 404 no such job"):
        wait(job("queued"), gone)
    busy = {"status": 503, "json": {"error": {"message": "busy"}}}
    with pytest.raises(InternalServerError, match="retrieve_job: 503 busy"):
        wait(job("queued"), busy, timeout=100, options={"retry": 0})
    out, _, _ = wait(job("queued"), gone, options={"on_error": "return"})
    assert (out["category"], out["operation"]) == ("not_found", "retrieve_job")


def test_a_failure_of_the_last_poll_still_tells_the_last_state() -> None:
    busy = {"status": 503, "json": {"error": {"message": "busy"}}}
    out, _, _ = wait(job("running"), busy, timeout=1, options={"on_error": "return", "retry": 0})
    assert (out["category"], out["body"], out["cause"]) == ("timeout", job("running"), "busy")
    with pytest.raises(APITimeoutError, match="the timeout has passed"):
        wait(job("running"), busy, timeout=1, options={"retry": 0})
    gone = {"status": 404, "json": {"error": {"message": "no such job"}}}
    assert wait(job("running"), gone, timeout=1, options={"on_error": "return"})[0]["category"] == "not_found"


def test_bound_options_hold() -> None:
    time = Time()
    with serve([{"json": job("queued")}, {"json": job("completed")}]) as server:
        bound = with_options(retrieve_job, {"base_url": server.url, **KEY, "headers": {"x-team": "search"}})
        assert wait_for(bound, {"job_id": "1"}, sleep=time.sleep, clock=time.clock)["status"] == "completed"
    assert [one["headers"]["x-team"] for one in server.requests] == ["search", "search"]


def test_bound_on_error_and_full_response_hold() -> None:
    with serve([{"json": job("completed"), "headers": {"x-request-id": "req_1"}}]) as server:
        bound = with_options(retrieve_job, {"base_url": server.url, **KEY, "full_response": True})
        answer = wait_for(bound, {"job_id": "1"})
    assert (answer["headers"]["x-request-id"], answer["body"]) == ("req_1", job("completed"))
    quiet = with_options(retrieve_job, {"base_url": "http://127.0.0.1:9", **KEY, "on_error": "return", "retry": 0})
    assert wait_for(quiet, {"job_id": "1"})["category"] == "connection"


def test_an_object_without_a_status_is_not_waited_for() -> None:
    with pytest.raises(InvalidParamsError, match=r'no "status".*\n.*until='):
        wait({"object": "list", "data": []})
    out, _, _ = wait({"object": "list", "data": []}, options={"on_error": "return"})
    assert (out["category"], out["operation"]) == ("invalid_params", "retrieve_job")
    assert wait({"data": [1]}, until=lambda page: bool(page["data"]))[0] == {"data": [1]}


@pytest.mark.parametrize("rhythm", [{"interval": 0}, {"interval": -1}, {"longest": 0}, {"interval": float("nan")}])
def test_pauses_have_to_last(rhythm: Any) -> None:
    with pytest.raises(InvalidParamsError, match="seconds above 0"):
        wait(job("queued"), **rhythm)


BACKGROUND = {
    "retrieve_batch": {"batch_id": "a"},
    "get_run": {"thread_id": "a", "run_id": "b"},
    "get_response": {"response_id": "a"},
    "retrieve_fine_tuning_job": {"fine_tuning_job_id": "a"},
    "get_vector_store_file": {"vector_store_id": "a", "file_id": "b"},
    "get_vector_store_file_batch": {"vector_store_id": "a", "batch_id": "b"},
    "get_video": {"video_id": "a"},
    "get_eval_run": {"eval_id": "a", "run_id": "b"},
    "retrieve_file": {"file_id": "a"},
}


@pytest.mark.parametrize("name", BACKGROUND)
def test_what_works_in_the_background_can_be_waited_for(name: str) -> None:
    time = Time()
    with serve([{"json": job("in_progress")}, {"json": job("failed")}]) as server:
        function = getattr(openai_fn, name)
        options = {"base_url": server.url, **KEY, "validate": "strict"}
        out = wait_for(function, BACKGROUND[name], options, sleep=time.sleep, clock=time.clock)
    assert (out["status"], len(server.requests)) == ("failed", 2)


def test_an_operation_may_be_named() -> None:
    fake = {
        "status": 200,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(job("completed")).encode(),
    }
    options = {"transport": lambda _: fake, **KEY}
    assert wait_for("get_chat_completion", {"completion_id": "1"}, options)["status"] == "completed"
    with pytest.raises(InvalidParamsError, match="there is no operation 'get_chat_completions'"):
        wait_for("get_chat_completions", {}, options)


def test_real_pauses_are_the_default() -> None:
    with serve([{"json": job("queued")}, {"json": job("completed")}]) as server:
        options = {"base_url": server.url, **KEY}
        assert wait_for(retrieve_job, {"job_id": "1"}, options, interval=0.01)["status"] == "completed"
