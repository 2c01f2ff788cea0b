"""The coordinator: one thread that admits jobs, gives them to an executor, and gives out what comes back.

It runs in whoever asks for the next result, so nothing happens that nobody asks for, and all that decides (limits,
budget, retries, order) is in one place whatever the executor is. At most `workers` rows are in flight.
"""

import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor
from math import inf
from typing import Any

from toolz import assoc

from openai_fn.bulk import outages
from openai_fn.bulk.in_flight import InFlight, Outcome
from openai_fn.bulk.job_queue import JobQueue, RowJob
from openai_fn.bulk.output_check import make_output_check
from openai_fn.bulk.pace import POLL_SECONDS, Pace, get_model
from openai_fn.bulk.reorder_buffer import ReorderBuffer
from openai_fn.bulk.retries import decide_retry, find_excessive_wait
from openai_fn.bulk.rows import build_bad_result, build_result, is_bad
from openai_fn.bulk.summary import EMPTY_SUMS, count_row
from openai_fn.bulk.worker import RunOptions
from openai_fn.types import Map

READ_AHEAD = 8
"""How many times `workers` rows may wait for an earlier one when the order is the input's."""
LOST_LIMIT = 2
"""How many times `workers` jobs in a row may lose their worker before the run stops: the engine itself is gone."""
MAX_DELAYED = 4
"""How many times `workers` rows may wait for another attempt before no further row is read."""
BUDGET_SETTINGS = frozenset({"max_tokens", "max_cost"})
"""Where there is one of these the first row is sent alone: what it uses corrects the estimate of all others."""


# A class because it holds the state of a run; `Pace` has what decides when a job may be sent.
class Coordinator:
    """One run over the items that `rows.build_item` makes of rows.

    queue    the jobs that are to be sent
    pace     when they may be
    flight   the jobs that an executor has
    buffer   the result rows on their way out
    sums     what was done (summary)
    lost     how many jobs in a row came back because their worker died
    """

    def __init__(
        self, items: Iterable[Map], executor: Executor, options: RunOptions, settings: Map, stop: Callable[[], bool]
    ) -> None:
        self.settings, self.stop = settings, stop
        self.began = self.landed_at = time.monotonic()
        self.queue = JobQueue(items)
        self.pace = Pace(settings, self.began)
        self.flight = InFlight(executor, options, settings.get("worker_lost", ()), settings.get("send"))
        self.buffer = ReorderBuffer(ordered=settings["order"] == "input")
        self.check_output = make_output_check(settings)
        self.sums: Map = EMPTY_SUMS
        self.lost = 0

    def results(self) -> Generator[dict[str, Any], None, None]:
        """Yield the result rows, as they finish or in the order of the items."""
        try:
            while True:
                pause = self.admit()
                yield from self.buffer.rows()
                if not (self.pace.flying or self.is_waiting()):
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
                self.pace.reserve(job)
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
        if self.pace.flying and not self.sums["rows"] and self.settings.keys() & BUDGET_SETTINGS:
            return False
        return not self.sums["stopped"] and bool(self.pace.flying.total() < self.settings["workers"])

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
        self.pace.estimate(job)
        wait = self.find_run_wait(job, now)
        if wait:
            self.queue.hold(job)
            return wait
        model_wait = self.pace.find_model_wait(job, now)
        if not model_wait:
            return 0.0
        model = get_model(job)
        if (self.pace.flying.total() == self.pace.flying[model] and self.pace.flying) or not self.may_read():
            self.queue.hold(job)
            return model_wait
        self.queue.delay(job, now + model_wait)
        return min(model_wait, 1e-3)

    def find_run_wait(self, job: RowJob, now: float) -> float:
        """Return the seconds for which nothing may be sent; stop the run where its budget is used up."""
        exceeded = self.pace.find_exceeded(job)
        if exceeded and not self.pace.flying:
            self.note_stop(f"{exceeded} reached")
        if exceeded or self.flight.is_paused():
            return POLL_SECONDS
        return self.pace.find_run_wait(job, now)

    # Outcomes: what comes back.

    def settle(self, job: RowJob, outcome: Outcome) -> None:
        """Take up an outcome: the job is finished, or waits for its next attempt."""
        self.landed_at = time.monotonic()
        self.pace.release(job)
        job["outcome"] = outcome
        self.lost = self.lost + 1 if outcome.get("lost") else 0
        if self.lost > LOST_LIMIT * self.settings["workers"]:
            self.note_stop(f"every worker is lost: {outcome['error'].get('cause')}")
        self.note_stop(self.pace.learn(job, outcome))
        self.sums = assoc(self.sums, "usage", self.pace.usage)
        wait = self.decide(job, outcome)
        if wait is None or self.sums["stopped"]:
            self.finish(job, build_result(job["item"], job["outcome"]))
        else:
            self.sums = assoc(self.sums, "retries", self.sums["retries"] + 1)
            self.queue.delay(job, time.monotonic() + wait)

    def decide(self, job: RowJob, outcome: Outcome) -> float | None:
        """Return the seconds until a job is to be sent again; None where its outcome stands."""
        error = outcome["error"]
        if not error:
            return self.repair(job, outcome)
        if self.pace.is_outage(error):
            return 0.0
        self.note_stop(find_excessive_wait(outcome, self.pace.policy))
        return decide_retry(job, outcome, self.pace.policy, self.pace.find_pause(job, time.monotonic()))

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
        return outages.describe_lost_patience(self.pace.outage, self.settings["patience"], now)

    def give_up(self) -> None:
        """Let jobs that wait for another attempt come out with the failure they had."""
        for job in self.queue.drain():
            if "outcome" in job:
                self.finish(job, build_result(job["item"], job["outcome"]))
        self.buffer.close()
