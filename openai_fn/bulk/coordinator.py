"""The coordinator: one thread that admits jobs, gives them to an executor, and gives out what comes back.

It runs in whoever asks for the next result, so nothing happens that nobody asks for, and all that decides (limits,
budget, retries, order) is in one place whatever the executor is. At most `workers` rows are in flight.
"""

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor
from math import inf
from typing import Any

from toolz import assoc

from openai_fn.bulk import budget, early_failures, outages, traffic
from openai_fn.bulk.in_flight import InFlight, Outcome
from openai_fn.bulk.job_queue import JobQueue, RowJob
from openai_fn.bulk.output_check import make_output_check
from openai_fn.bulk.reorder_buffer import ReorderBuffer
from openai_fn.bulk.retries import decide_retry, find_excessive_wait
from openai_fn.bulk.rows import build_bad_result, build_result, is_bad
from openai_fn.bulk.summary import EMPTY_SUMS, count_row
from openai_fn.bulk.worker import CACHE_HEADER
from openai_fn.middleware.retry import RETRY_POLICY, parse_retry_after
from openai_fn.types import Map

READ_AHEAD = 8
"""How many times `workers` rows may wait for an earlier one when the order is the input's."""
MAX_DELAYED = 4
"""How many times `workers` rows may wait for another attempt before no further row is read."""
POLL_SECONDS = 0.25
"""Seconds after which a run that waits looks whether it is to stop."""
BUDGET_SETTINGS = frozenset({"max_tokens", "max_cost"})
"""Where there is one of these the first row is sent alone: what it uses corrects the estimate of all others."""


# A class because it holds the state of a run; what decides are the pure functions of the modules named below.
class Coordinator:
    """One run over the items that `rows.build_item` makes of rows.

    queue      the jobs that are to be sent
    flight     the jobs that an executor has; `flying` counts them by model
    buffer     the result rows on their way out
    sums       what was done (summary)
    reserved   the tokens and the cost that the jobs in flight are expected to take (budget)
    traffic    how fast rows may be sent (traffic, rate_limits)
    outage     whether the server is down (outages)
    failures   whether the run is hopeless (early_failures)
    """

    def __init__(
        self, items: Iterable[Map], executor: Executor, options: Map, settings: Map, stop: Callable[[], bool]
    ) -> None:
        self.settings, self.stop = settings, stop
        self.policy: Map = {**RETRY_POLICY, **settings["policy"]}
        self.began = self.landed_at = time.monotonic()
        self.queue = JobQueue(items)
        self.flight = InFlight(executor, options, settings.get("worker_lost", ()))
        self.flying: Counter[Any] = Counter()
        self.buffer = ReorderBuffer(ordered=settings["order"] == "input")
        self.check_output = make_output_check(settings)
        self.sums: Map = EMPTY_SUMS
        self.reserved = {"tokens": 0.0, "cost": 0.0}
        self.traffic: Map = traffic.make_traffic(settings, self.began)
        self.outage: Map = outages.NO_OUTAGE
        self.failures: Map = early_failures.NO_FAILURES

    def results(self) -> Generator[dict[str, Any], None, None]:
        """Yield the result rows, as they finish or in the order of the items."""
        try:
            while True:
                pause = self.admit()
                yield from self.buffer.rows()
                if not (self.flying or self.is_waiting()):
                    break
                for job, outcome in self.flight.landed(pause):
                    self.settle(job, outcome)
            self.give_up()
            yield from self.buffer.rows()
        finally:
            self.flight.cancel()

    def is_waiting(self) -> bool:
        """Return whether jobs are left to be sent."""
        return not self.sums["stopped"] and bool(self.queue)

    # Admission: which jobs may be sent now.

    def admit(self) -> float:
        """Send all jobs that may be sent now; return the seconds until more may be."""
        batch: list[RowJob] = []
        wait = 0.0
        while not wait and self.has_room():
            job = self.queue.take(time.monotonic(), fresh=self.may_read())
            if job is None:
                break
            if is_bad(job["item"]):
                self.finish(job, build_bad_result(job["item"]))
                break  # it comes out before anything else is read
            wait = self.hold_up(job)
            if not wait:
                self.reserve(job)
                batch.append(job)
            if len(batch) >= self.settings["chunk"]:
                self.flight.launch(batch)
                batch = []
        if batch:
            self.flight.launch(batch)
        due = self.queue.seconds_to_next(time.monotonic())
        return 0.0 if self.buffer.is_ready() else min(wait or POLL_SECONDS, POLL_SECONDS, due)

    def has_room(self) -> bool:
        """Return whether another job may be sent beside those in flight."""
        self.note_stop(self.find_stop())
        if self.flying and not self.sums["rows"] and self.settings.keys() & BUDGET_SETTINGS:
            return False
        return not self.sums["stopped"] and bool(self.flying.total() < self.settings["workers"])

    def may_read(self) -> bool:
        """Return whether a new row may be read: not too many wait for another attempt, or to come out in order."""
        if self.queue.count_delayed() >= MAX_DELAYED * self.settings["workers"]:
            return False
        early = self.queue.admitted - self.buffer.released
        return bool(self.settings["order"] == "done" or early < READ_AHEAD * self.settings["workers"])

    def hold_up(self, job: RowJob) -> float:
        """Return the seconds until this job may be sent, after it was put back; 0 where it may be sent now.

        A job that only its model holds up is put aside, so that those of other models go on.
        """
        now = time.monotonic()
        self.estimate(job)
        wait = self.find_run_wait(job, now)
        if wait:
            self.queue.hold(job)
            return wait
        model_wait = self.find_model_wait(job, now)
        if not model_wait:
            return 0.0
        model = get_model(job)
        if (self.flying.total() == self.flying[model] and self.flying) or not self.may_read():
            self.queue.hold(job)
            return model_wait
        self.queue.delay(job, now + model_wait)
        return min(model_wait, 1e-3)

    def find_run_wait(self, job: RowJob, now: float) -> float:
        """Return the seconds for which nothing may be sent: in an outage, at the budget's end, by the shared limits."""
        probe = outages.compute_probe_wait(self.outage, self.flying.total(), now)
        if probe or self.flight.is_paused():
            return min(probe, POLL_SECONDS) or POLL_SECONDS
        exceeded = budget.find_exceeded(
            self.sums["usage"],
            self.settings,
            self.reserved["tokens"] + job["tokens"],
            self.reserved["cost"] + job["cost"],
        )
        if exceeded:
            self.note_stop(None if self.flying else f"{exceeded} reached")
            return POLL_SECONDS
        return traffic.compute_shared_wait(self.traffic, job["tokens"], now)

    def find_model_wait(self, job: RowJob, now: float) -> float:
        """Return the seconds for which nothing may be sent to the job's model."""
        model = get_model(job)
        if self.flying[model] >= int(traffic.get_model_window(self.traffic, model)):
            return POLL_SECONDS
        return traffic.compute_model_wait(self.traffic, model, job["tokens"], now)

    def estimate(self, job: RowJob) -> None:
        """Note what a job is expected to use."""
        counted = job["counted"]
        if counted is None:
            job["counted"] = counted = float(self.settings["count"](job["params"]))
        job["price"] = budget.find_price(job["params"].get("model"), self.settings.get("prices", {}))
        job["tokens"], job["cost"] = budget.estimate_usage(self.sums["usage"], counted, job["price"])

    def reserve(self, job: RowJob) -> None:
        """Set aside what a job is expected to use."""
        job["sent"], job["sends"] = time.monotonic(), job["sends"] + 1
        self.flying[get_model(job)] += 1
        self.traffic = traffic.draw(self.traffic, get_model(job), 1.0, job["tokens"], job["sent"])
        self.reserved = {name: self.reserved[name] + job[name] for name in ("tokens", "cost")}

    # Outcomes: what comes back.

    def settle(self, job: RowJob, outcome: Outcome) -> None:
        """Take up an outcome: the job is finished, or waits for its next attempt."""
        self.landed_at = time.monotonic()
        self.flying[get_model(job)] -= 1
        self.flying += Counter()  # drops the models with none
        self.reserved = {name: self.reserved[name] - job[name] for name in ("tokens", "cost")}
        job["outcome"] = outcome
        self.learn(job, outcome)
        wait = self.decide(job, outcome)
        if wait is None or self.sums["stopped"]:
            self.finish(job, build_result(job["item"], job["outcome"]))
        else:
            self.sums = assoc(self.sums, "retries", self.sums["retries"] + 1)
            self.queue.delay(job, time.monotonic() + wait)

    def learn(self, job: RowJob, outcome: Outcome) -> None:
        """Note what an outcome says of the limits, of the server and of the run."""
        now, error, headers, model = time.monotonic(), outcome["error"], outcome["headers"], get_model(job)
        if headers:
            self.traffic = traffic.learn_from_headers(self.traffic, model, headers, self.flying[model], now)
        if error and error["category"] == "rate_limit":
            retry_after = parse_retry_after(headers, time.time)
            self.traffic = traffic.slow_down_model(self.traffic, model, retry_after, job["sent"], now)
        elif CACHE_HEADER in headers:
            self.traffic = traffic.draw(self.traffic, model, -1.0, -job["tokens"], now)
            return
        elif not error:
            self.traffic = traffic.speed_up_model(self.traffic, model)
            self.tally(job, outcome["response"]["body"], now)
        self.learn_failure(job, outcome, now)

    def learn_failure(self, job: RowJob, outcome: Outcome, now: float) -> None:
        """Note whether the server is down or the run is hopeless."""
        error = outcome["error"]
        if error and error["category"] in outages.OUTAGE_CATEGORIES:
            if not outcome.get("lost") and (job["attempts"] == 1 or outages.is_down(self.outage)):
                self.outage = outages.note_failure(self.outage, job["turn"], error["message"], self.policy, now)
            return
        self.outage = outages.NO_OUTAGE
        self.failures = early_failures.note_outcome(self.failures, error)
        if error:
            self.note_stop(early_failures.find_hopeless(self.failures, error))

    def tally(self, job: RowJob, body: Any, now: float) -> None:
        """Count what a response says was used."""
        usage = budget.read_usage(body)
        if usage:
            cost = budget.compute_cost(usage, job["price"])
            self.sums = assoc(
                self.sums, "usage", budget.add_usage(self.sums["usage"], usage, cost, job["counted"] or 0)
            )
            more = usage["total_tokens"] - job["tokens"]
            self.traffic = traffic.draw(self.traffic, get_model(job), 0.0, more, now)

    def decide(self, job: RowJob, outcome: Outcome) -> float | None:
        """Return the seconds until a job is to be sent again; None where its outcome stands."""
        error = outcome["error"]
        if not error:
            return self.repair(job, outcome)
        if outages.is_down(self.outage) and error["category"] in outages.OUTAGE_CATEGORIES:
            return 0.0
        self.note_stop(find_excessive_wait(outcome, self.policy))
        now = time.monotonic()
        pause = max(
            traffic.compute_shared_wait(self.traffic, 0.0, now),
            traffic.compute_model_wait(self.traffic, get_model(job), 0.0, now),
        )
        return decide_retry(job, outcome, self.policy, pause)

    def repair(self, job: RowJob, outcome: Outcome) -> float | None:
        """Return 0 where a job is to be sent again because its output does not fit the setting `parse`."""
        if self.check_output is None:
            return None
        checked = self.check_output(job, outcome)
        job["outcome"] = checked["outcome"]
        if checked["params"] is None or job["repairs"] >= self.settings["parse_retries"]:
            return None
        job["params"], job["repairs"], job["counted"] = checked["params"], job["repairs"] + 1, None
        return 0.0

    # The ends of jobs and of the run.

    def finish(self, job: RowJob, row: dict[str, Any]) -> None:
        """Put the result row of a job where it comes out."""
        if job["sends"] and row["error"]:
            row["error"] = {**row["error"], "attempts": job["sends"]}
        self.sums = count_row(self.sums, row)
        self.buffer.put(job["turn"], row)

    def note_stop(self, reason: str | None) -> None:
        """Stop the run for a reason, where there is one and it is the first."""
        if reason and not self.sums["stopped"]:
            self.sums = assoc(self.sums, "stopped", reason)

    def find_stop(self) -> str | None:
        """Return why the run is to stop now, or None."""
        if self.stop():
            return "interrupted"
        now = time.monotonic()
        if now - self.landed_at > self.settings["patience"] and self.flight.has_no_workers():
            self.flight.broken = f"no worker for {self.settings['patience']:g} s"
        if self.flight.broken:
            return self.flight.broken
        if now - self.began > self.settings.get("deadline", inf):
            return "deadline reached"
        return outages.describe_lost_patience(self.outage, self.settings["patience"], now)

    def give_up(self) -> None:
        """Let jobs that wait for another attempt come out with the failure they had."""
        for job in self.queue.drain():
            if "outcome" in job:
                self.finish(job, build_result(job["item"], job["outcome"]))
        self.buffer.close()


def get_model(job: RowJob) -> Any:
    """Return what tells the limits of jobs apart: the model, with the endpoint where the row has one of its own."""
    own = job["item"]["options"]
    model = job["params"].get("model")
    return (model, own.get("base_url"), own.get("deployment")) if own else model
