"""`bulk` against a real server: many rows, order, laziness, failures, rate limits, budgets, progress."""

import gc
import itertools
import threading
import time
import tracemalloc
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from openai_fn import InvalidParamsError
from openai_fn.bulk import bulk
from openai_fn.bulk.generator import iter_items
from openai_fn.bulk.rows import is_bad
from openai_fn.bulk.settings import resolve_settings
from openai_fn.types import BulkAnswer, BulkResult, BulkRow, BulkSummary
from tests.support.bulks import Map, content, options, question, questions, reply, text
from tests.support.replies import completion, stream_of
from tests.support.server import serve

QUICK = {"base": 0.01, "cap": 0.02}


def run(rows: Any, given: Any, **settings: Any) -> Any:
    """All results and the summary."""

    def kept() -> Any:
        summary.append((yield from bulk(rows, given, settings={"progress": False, **settings})))

    summary: list[dict[str, Any]] = []
    return list(kept()), summary[0]


def tapped(taken: list[int]) -> Any:
    """`question`, which notes in `taken` what it was asked for."""
    return lambda number: taken.append(number) or question(number)  # type: ignore[func-returns-value]


def by_number(row: Any) -> Any:
    return int(row["custom_id"][1:])


def test_what_comes_out_has_the_shapes_that_are_written_down() -> None:
    with serve(reply) as server:
        (row,), sums = run(questions(1), options(server))
    assert row.keys() == BulkResult.__annotations__.keys()
    assert row["response"].keys() == BulkAnswer.__annotations__.keys()
    assert sums.keys() | {"before", "target"} == BulkSummary.__annotations__.keys()
    assert question(1).keys() <= BulkRow.__annotations__.keys()


def test_two_thousand_rows_at_64_in_flight_are_each_answered_once() -> None:
    with serve(reply) as server:
        out, summary = run(questions(2000), options(server), workers=64)
        assert Counter(map(content, server.requests)) == Counter(f"row {n}" for n in range(2000))
        assert server.connections <= 64
    assert sorted(map(by_number, out)) == list(range(2000))
    assert all(text(row) == f"row {by_number(row)}" for row in out)
    assert (summary["rows"], summary["ok"], summary["errors"], summary["stopped"]) == (2000, 2000, {}, None)
    assert summary["usage"] == {
        "input_tokens": 18000,
        "output_tokens": 4000,
        "cached_tokens": 0,
        "total_tokens": 22000,
    }


def test_a_row_comes_out_in_the_form_of_the_batch_api() -> None:
    with serve(reply) as server:
        (row,), _ = run([question(5)], options(server))
    assert set(row) == {"id", "custom_id", "response", "error"}
    assert row["response"] == {"status_code": 200, "request_id": "req-1", "body": completion("row 5")}
    assert row["error"] is None


def late(request: Map) -> Any:
    """The earlier the row, the later its answer."""
    return {**reply(request), "delay": 0.02 * (7 - int(content(request)[4:]) % 8)}


def test_completion_order_gives_what_is_there_and_input_order_the_rows() -> None:
    with serve(late) as server:
        done, _ = run(questions(24), options(server), workers=8)
        kept, _ = run(questions(24), options(server), workers=8, order="input")
    assert list(map(by_number, done)) != list(range(24))
    assert sorted(map(by_number, done)) == list(map(by_number, kept)) == list(range(24))


def test_an_endless_input_is_read_only_as_far_as_needed() -> None:
    taken: list[int] = []
    endless = map(tapped(taken), itertools.count())
    with serve(reply) as server:
        results = bulk(endless, options(server), settings={"workers": 8})
        assert not taken
        first = list(itertools.islice(results, 100))
        results.close()
        assert len(first) == 100
        assert len(taken) <= 100 + 2 * 8
        assert len(server.requests) <= len(taken)


def test_one_slow_row_does_not_make_input_order_fill_the_memory() -> None:
    taken: list[int] = []
    release = threading.Event()

    def script(request: Map) -> Any:
        if content(request) == "row 0":
            release.wait(120)
        return reply(request)

    endless = map(tapped(taken), itertools.count())
    with serve(script) as server:
        results = bulk(endless, options(server), settings={"workers": 4, "order": "input"})
        threading.Timer(2, release.set).start()
        assert next(results)["custom_id"] == "r0"
        results.close()
    assert 4 < len(taken) <= 4 * 8 + 4


def test_memory_stays_flat_over_many_rows() -> None:
    fake = {"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"id": "x"}'}
    given = {"transport": lambda _: fake, "api_key": "k", "validate": False, "base_url": "http://x/v1"}
    results = bulk(map(question, itertools.count()), given, settings={"workers": 4})
    sizes = []
    tracemalloc.start()
    for _ in range(4):
        for _ in itertools.islice(results, 1500):
            pass
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    results.close()
    # what is remembered of custom ids is bounded, and about 150 bytes each
    assert sizes[3] - sizes[1] < 3000 * 200


def failing(request: Map) -> Any:
    number = int(content(request)[4:])
    return {
        3: {"status": 400, "json": {"error": {"message": "too long", "code": "context_length_exceeded"}}},
        5: {"raw": ["reset"]},
        7: {"status": 200, "text": "<html>", "headers": {"content-type": "text/html"}},
    }.get(number, reply(request))


def test_a_row_that_fails_is_a_row_with_an_error_and_stops_no_other() -> None:
    with serve(failing) as server:
        out, summary = run(questions(10), options(server, retry={"retries": 1, **QUICK}))
    failed = {by_number(row): row for row in out if row["error"]}
    assert {number: row["error"]["category"] for number, row in failed.items()} == {
        3: "bad_request",
        5: "connection",
        7: "response",
    }
    assert failed[3]["response"]["status_code"] == 400
    assert failed[3]["response"]["body"]["error"]["message"] == "too long"
    assert failed[3]["error"]["attempts"] == 1
    assert failed[5]["response"] is None
    assert failed[5]["error"]["attempts"] == 2
    assert summary["errors"] == {"bad_request": 1, "connection": 1, "response": 1}
    assert (summary["rows"], summary["ok"], summary["retries"]) == (10, 7, 1)


def test_bad_rows_come_out_as_errors_with_their_place() -> None:
    rows = [question(0), {"params": {}}, question(0), "x", {"custom_id": "v", "params": {"model": 5}}, question(1)]
    with serve(reply) as server:
        out, _ = run(rows, options(server, validate=True), order="input")
        assert len(server.requests) == 2
    said = [row["error"] and row["error"]["message"] for row in out]
    assert said[0] is said[5] is None
    assert said[1].startswith("row 2: custom_id: required")
    assert said[2] == "row 3: custom_id: 'r0' is a duplicate"
    assert said[3].startswith("row 4: a string needs the setting template")
    assert "model" in said[4]


def test_bad_rows_are_all_reported_before_anything_is_sent() -> None:
    rows = [question(0), {"params": {}}, {"custom_id": "v", "params": {"model": "m", "mesages": []}}, question(0)]
    with serve(reply) as server:
        with pytest.raises(InvalidParamsError, match="3 rows cannot be sent; nothing was sent") as raised:
            bulk(rows, options(server, validate=True), settings={"check": "first"})
        assert not server.requests
    assert [one["path"] for one in raised.value.data["problems"]] == ["row 2", "row 3: messages", "row 4"]


def test_options_among_the_params_of_rows_are_reported_before_anything_is_sent() -> None:
    rows = [question(0)]
    rows += [{"custom_id": name, "params": {**rows[0]["params"], name: "sk-1"}} for name in ("timeout", "api_key")]
    with serve(reply) as server:
        for validate, paths in ((True, ["row 2: timeout", "row 3: api_key"]), (False, ["row 3: api_key"])):
            with pytest.raises(InvalidParamsError, match="pass it in the second dict") as raised:
                bulk(rows, options(server, validate=validate), settings={"check": "first"})
            assert [one["path"] for one in raised.value.data["problems"]] == paths
            assert ("to send it anyway" in str(raised.value)) is bool(validate)
            assert "sk-1" not in str(raised.value)
        assert not server.requests


def test_a_check_first_of_what_can_be_read_once_is_refused() -> None:
    with pytest.raises(ValueError, match="pass a list"):
        bulk(iter([]), {"impl": "local"}, settings={"check": "first"})


@pytest.mark.parametrize(
    ("given", "said"), [({}, "api_key is missing"), ({"api_key": "k", "tiemout": 3}, "did you mean 'timeout'")]
)
def test_options_that_cannot_be_followed_are_refused_at_once(
    given: Map, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ValueError, match=said):
        bulk([question(0)], given)


def test_failures_that_pass_are_tried_again_by_one_layer_only() -> None:
    seen: Counter[str] = Counter()

    def flaky(request: Map) -> Any:
        seen[content(request)] += 1
        return reply(request) if seen[content(request)] == 3 else {"status": 503, "json": {}}

    with serve(flaky) as server:
        out, summary = run(questions(20), options(server, retry=QUICK), workers=4)
    assert [row["error"] for row in out] == [None] * 20
    assert set(seen.values()) == {3}
    assert summary["retries"] == 40


# A class because it is a server with a memory.
class Throttle:
    """A server that lets so many requests through in each window of seconds, and refuses the others."""

    def __init__(self, allowed: Any, window: Any, retry_after: Any = None) -> None:
        self.allowed, self.window, self.retry_after = allowed, window, retry_after
        self.times: list[float] = []
        self.refusals = 0
        self.lock = threading.Lock()

    def __call__(self, request: Map) -> Any:
        with self.lock:
            now = time.monotonic()
            recent = [at for at in self.times if at > now - self.window]
            if len(recent) < self.allowed:
                self.times = [*recent, now]
                return reply(request)
            self.refusals += 1
            headers = {"retry-after-ms": str(self.retry_after)} if self.retry_after else {}
            return {"status": 429, "headers": headers, "json": {"error": {"message": "slow down"}}}


def test_a_storm_of_refusals_ends_with_every_row_answered() -> None:
    throttle = Throttle(20, 0.2, retry_after=200)
    with serve(throttle) as server:
        out, summary = run(questions(200), options(server), workers=64)
        sent = len(server.requests)
    assert sorted(map(by_number, out)) == list(range(200))
    assert not any(row["error"] for row in out)
    assert throttle.refusals == summary["retries"] == sent - 200
    # all slow down together: without that, all 64 would be refused in each of the ten windows
    assert throttle.refusals < 200


def test_after_a_refusal_nobody_sends_before_the_time_that_was_asked_for() -> None:
    times: list[float] = []
    refused: list[float] = []

    def script(request: Map) -> Any:
        times.append(time.monotonic())
        if not refused:
            refused.append(times[-1])
            return {"status": 429, "headers": {"retry-after-ms": "600"}, "json": {}}
        return {**reply(request), "delay": 0.05}

    with serve(script) as server:
        out, _ = run(questions(40), options(server), workers=8)
    assert len(out) == 40
    # what was on its way when the refusal arrived is no disobedience
    assert not [at for at in times if refused[0] + 0.2 < at < refused[0] + 0.6]
    assert len([at for at in times if at >= refused[0] + 0.6]) > 30


def test_a_wait_longer_than_the_policy_allows_stops_the_run() -> None:
    with serve([{"status": 429, "headers": {"retry-after": "3600"}, "json": {}}]) as server:
        out, summary = run(questions(50), options(server), workers=4)
    assert summary["stopped"] == "the server asks to wait 3600 s"
    assert len(out) <= 8
    assert {row["error"]["category"] for row in out} == {"rate_limit"}


def test_a_rate_that_is_given_is_kept() -> None:
    with serve(reply) as server:
        began = time.monotonic()
        out, _ = run(questions(40), options(server), workers=16, rpm=1200)
        spent = time.monotonic() - began
    assert len(out) == 40
    assert 0.95 <= spent < 2.5  # 20 at once, 20 more at 20 a second


def test_a_limit_that_the_server_tells_is_learnt() -> None:
    told = {"x-ratelimit-limit-requests": "1200", "x-ratelimit-remaining-requests": "1000"}
    with serve(lambda request: {**reply(request), "headers": told}) as server:
        began = time.monotonic()
        run(questions(60), options(server), workers=4)
        spent = time.monotonic() - began
    assert spent >= 1.5


def test_a_quota_that_is_used_up_stops_the_run() -> None:
    body = {"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}
    with serve([{"status": 429, "json": body}]) as server:
        out, summary = run(map(question, range(10_000)), options(server), workers=4)
        assert len(server.requests) < 20
    assert summary["stopped"].startswith("quota: You exceeded")
    assert all(row["error"]["category"] == "quota" for row in out)


def test_one_row_without_permission_stops_nothing() -> None:
    def script(request: Map) -> Any:
        return {"status": 401, "json": {}} if content(request) == "row 3" else reply(request)

    with serve(script) as server:
        _, summary = run(questions(50), options(server), workers=4)
    assert (summary["errors"], summary["ok"], summary["stopped"]) == ({"authentication": 1}, 49, None)


def test_a_budget_of_tokens_stops_before_it_is_passed() -> None:
    with serve(reply) as server:
        out, summary = run(questions(500), options(server), workers=8, max_tokens=1000)
    assert summary["stopped"] == "max_tokens reached"
    assert 900 < summary["usage"]["total_tokens"] <= 1000
    assert not any(row["error"] for row in out)


def test_a_budget_of_money_stops_and_the_cost_is_told() -> None:
    prices = {"gpt-5": {"input": 1e6 / 9, "output": 1e6}}  # 1 for the input, 1 a word of the answer
    with serve(reply) as server:
        out, summary = run(questions(500), options(server), workers=4, max_cost=60, prices=prices)
    assert summary["stopped"] == "max_cost reached"
    assert 50 < summary["cost"] <= 60
    assert summary["cost"] == pytest.approx(3 * len(out))


def test_a_counter_of_ones_own_is_asked() -> None:
    with serve(reply) as server:
        out, summary = run(questions(20), options(server), max_tokens=100, count=lambda _: 101)
    assert (out, summary["stopped"]) == ([], "max_tokens reached")


def test_progress_is_told_and_last_with_the_summary() -> None:
    told: list[Map] = []
    with serve(reply) as server:
        _, summary = run(questions(30), options(server), progress=told.append)
    assert told[-1] == summary
    assert summary["finished"]
    assert summary["total"] == 30
    assert [one["rows"] for one in told] == sorted(one["rows"] for one in told)


def test_a_row_that_asks_for_a_stream_gets_its_whole_answer() -> None:
    with serve([{"sse": stream_of("Hello there")}]) as server:
        (row,), _ = run([question(0, stream=True)], options(server))
    assert text(row) == "Hello there"


def test_a_stream_that_is_cut_is_an_error() -> None:
    with serve([{"sse": stream_of("Hello there")[:2], "done": False}]) as server:
        (row,), _ = run([question(0, stream=True)], options(server, retry=0))
    assert row["error"]["category"] == "stream"


def test_what_is_wrong_with_a_function_of_the_users_is_raised() -> None:
    def broken(_params: Any) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(questions(3), {"impl": "local", "transport": broken})


def test_an_executor_of_threads_is_the_callers_and_stays_open() -> None:
    with serve(reply) as server, ThreadPoolExecutor(4) as executor:
        rows = list(bulk(questions(50), options(server), executor))
        assert executor.submit(int, "3").result() == 3
        assert server.connections <= 4
    assert len(rows) == 50


def test_leaving_early_frees_the_threads() -> None:
    before = {*threading.enumerate()}
    with serve(reply) as server:
        results = bulk(questions(500), options(server), settings={"workers": 16})
        next(results)
        own = [thread for thread in {*threading.enumerate()} - before if "openai_fn.bulk" in thread.name]
        results.close()
        for thread in own:
            thread.join(30)
    assert own
    assert not any(thread.is_alive() for thread in own)


def test_equal_rows_are_asked_once_where_there_is_a_cache_and_a_rerun_takes_nothing() -> None:
    rows = [{"custom_id": f"r{number}", "params": question(number % 5)["params"]} for number in range(40)]
    with serve(lambda request: {**reply(request), "delay": 0.1}) as server:
        given = options(server, cache={})
        first, sums = run(rows, given, workers=16)
        began = time.monotonic()
        again, none = run(rows, given, workers=16, max_tokens=60, rpm=60)
        assert time.monotonic() - began < 10  # what is not sent does not wait for its turn either
        assert len(server.requests) == 5
        kept, _ = run(rows, {"base_url": given["base_url"], "cache": given["cache"]})  # what is kept needs no key
        assert len(server.requests) == 5
    assert len(first) == len(again) == len(kept) == 40
    assert (sums["usage"]["total_tokens"], none["usage"]["total_tokens"], none["stopped"]) == (5 * 11, 0, None)


def test_the_servers_word_on_trying_again_counts() -> None:
    with serve([{"status": 500, "headers": {"x-should-retry": "false"}, "json": {}}]) as server:
        run([question(0)], options(server, retry=QUICK))
        assert len(server.requests) == 1
    with serve([{"status": 429, "headers": {"x-should-retry": "false"}, "json": {}}]) as server:
        run([question(0)], options(server, retry=QUICK))
        assert len(server.requests) == 1


def test_what_is_remembered_of_custom_ids_is_bounded() -> None:
    rows = [question(number) for number in (0, 0, 1, 2, 3, 0, 3)]
    found = iter_items(rows, resolve_settings({}), remembered=3)
    assert [is_bad(item) for item in found] == [False, True, False, False, False, False, True]
