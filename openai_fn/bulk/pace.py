"""The pace of a run: what its limits, its budget, the state of the server and its failures allow.

The states are plain dicts, which the pure functions of `traffic`, `budget`, `outages` and `early_failures` replace.
"""

import time
from collections import Counter
from typing import Any

from openai_fn.bulk import budget, early_failures, outages, traffic
from openai_fn.bulk.in_flight import Outcome
from openai_fn.bulk.job_queue import RowJob
from openai_fn.bulk.worker import CACHE_HEADER
from openai_fn.middleware.retry import RETRY_POLICY, parse_retry_after
from openai_fn.pricing import cost
from openai_fn.types import Map

POLL_SECONDS = 0.25
"""Seconds after which a run that waits looks again whether it may go on, or is to stop."""


# A class because it holds the states of a run.
class Pace:
    """The states of a run that decide when a job may be sent.

    flying     how many jobs are in flight, by model
    reserved   the tokens and the cost that these are expected to use
    usage      what was used (budget)
    traffic    how fast rows may be sent (traffic, rate_limits)
    outage     whether the server is down (outages)
    failures   whether the run is hopeless (early_failures)
    """

    def __init__(self, settings: Map, now: float) -> None:
        self.settings = settings
        self.policy: Map = {**RETRY_POLICY, **settings["policy"]}
        self.flying: Counter[Any] = Counter()
        self.reserved = {"tokens": 0.0, "cost": 0.0}
        self.usage: Map = budget.NO_USAGE
        self.traffic: Map = traffic.make_traffic(settings, now)
        self.outage: Map = outages.NO_OUTAGE
        self.failures: Map = early_failures.NO_FAILURES

    def estimate(self, job: RowJob) -> None:
        """Note what a job is expected to use."""
        counted = job["counted"]
        if counted is None:
            job["counted"] = counted = float(self.settings["count"](job["params"]))
        job["price"] = budget.find_price(job["params"].get("model"), self.settings.get("prices", {}))
        job["tokens"], job["cost"] = budget.estimate_usage(self.usage, counted, job["price"])

    def reserve(self, job: RowJob) -> None:
        """Set aside what a job is expected to use."""
        job["sent"], job["sends"] = time.monotonic(), job["sends"] + 1
        self.flying[get_model(job)] += 1
        self.traffic = traffic.draw(self.traffic, get_model(job), 1.0, job["tokens"], job["sent"])
        self.reserved = {name: self.reserved[name] + job[name] for name in ("tokens", "cost")}

    def release(self, job: RowJob) -> None:
        """Take back what was set aside for a job that has come back."""
        self.flying[get_model(job)] -= 1
        self.flying += Counter()  # drops the models with none
        self.reserved = {name: self.reserved[name] - job[name] for name in ("tokens", "cost")}

    def find_run_wait(self, job: RowJob, now: float) -> float:
        """Return the seconds for which nothing may be sent: in an outage, and by the limits of the whole run."""
        probe = outages.compute_probe_wait(self.outage, self.flying.total(), now)
        return min(probe, POLL_SECONDS) or traffic.compute_shared_wait(self.traffic, job["tokens"], now)

    def find_exceeded(self, job: RowJob) -> str | None:
        """Return the setting whose budget a job would exceed beside those in flight, or None."""
        tokens, cost = self.reserved["tokens"] + job["tokens"], self.reserved["cost"] + job["cost"]
        return budget.find_exceeded(self.usage, self.settings, tokens, cost)

    def find_pause(self, job: RowJob, now: float) -> float:
        """Return the seconds for which the limits hold up the next attempt of a job."""
        model_wait = traffic.compute_model_wait(self.traffic, get_model(job), 0.0, now)
        return max(traffic.compute_shared_wait(self.traffic, 0.0, now), model_wait)

    def is_outage(self, error: Map) -> bool:
        """Return whether an error is part of an outage, and nothing of its row."""
        return outages.is_down(self.outage) and error["category"] in outages.OUTAGE_CATEGORIES

    def find_model_wait(self, job: RowJob, now: float) -> float:
        """Return the seconds for which nothing may be sent to the job's model."""
        model = get_model(job)
        if self.flying[model] >= int(traffic.get_model_window(self.traffic, model)):
            return POLL_SECONDS
        return traffic.compute_model_wait(self.traffic, model, job["tokens"], now)

    def learn(self, job: RowJob, outcome: Outcome) -> str | None:
        """Note what an outcome says of limits, server and run; return why the run is to stop, or None."""
        now, error, headers, model = time.monotonic(), outcome["error"], outcome["headers"], get_model(job)
        if headers:
            self.traffic = traffic.learn_from_headers(self.traffic, model, headers, self.flying[model], now)
        if error and error["category"] == "rate_limit":
            retry_after = parse_retry_after(headers, time.time)
            self.traffic = traffic.slow_down_model(self.traffic, model, retry_after, job["sent"], now)
        elif CACHE_HEADER in headers:
            self.traffic = traffic.draw(self.traffic, model, -1.0, -job["tokens"], now)
            return None
        elif not error:
            self.traffic = traffic.speed_up_model(self.traffic, model)
            self.tally(job, outcome["response"]["body"], now)
        return self.learn_failure(job, outcome, now)

    def learn_failure(self, job: RowJob, outcome: Outcome, now: float) -> str | None:
        """Note whether the server is down; return why the run is hopeless, or None."""
        error = outcome["error"]
        if error and error["category"] in outages.OUTAGE_CATEGORIES:
            if not outcome.get("lost") and (job["attempts"] == 1 or outages.is_down(self.outage)):
                self.outage = outages.note_failure(self.outage, job["turn"], error["message"], self.policy, now)
            return None
        self.outage = outages.NO_OUTAGE
        self.failures = early_failures.note_outcome(self.failures, error)
        return early_failures.find_hopeless(self.failures, error) if error else None

    def tally(self, job: RowJob, body: Any, now: float) -> None:
        """Count what a response says was used."""
        usage = budget.read_usage(body)
        if usage:
            spent = cost(usage, job["price"]) if job["price"] else 0.0
            self.usage = budget.add_usage(self.usage, usage, spent, job["counted"] or 0)
            more = usage["total_tokens"] - job["tokens"]
            self.traffic = traffic.draw(self.traffic, get_model(job), 0.0, more, now)


def get_model(job: RowJob) -> Any:
    """Return what tells the limits of jobs apart: the model, with the endpoint where the row has one of its own."""
    own = job["item"]["options"]
    model = job["params"].get("model")
    return (model, own.get("base_url"), own.get("deployment")) if own else model
