"""Whether and when a job is sent again. Pure; the clock comes as an argument of `parse_retry_after` only."""

import time

from openai_fn.bulk.job_queue import RowJob
from openai_fn.middleware.retry import compute_retry_delay, parse_retry_after
from openai_fn.types import Map, Response

RATE_LIMIT_RETRIES = 10
"""How many times as many attempts a row gets that the rate limit refused, compared with other failures."""


def decide_retry(job: RowJob, outcome: Map, policy: Map, pause: float) -> float | None:
    """Return the seconds until a failed job is sent again, or None where its outcome stands.

    The job's counts are updated. `pause` is how long the limits hold its next attempt up anyway.
    """
    error, headers = outcome["error"], outcome["headers"]
    if error["category"] == "quota" or headers.get("x-should-retry") == "false":
        return None
    if error["category"] == "rate_limit":
        job["refusals"] += 1
        stands = job["refusals"] > policy["retries"] * RATE_LIMIT_RETRIES or find_excessive_wait(outcome, policy)
        return None if stands else pause
    response: Response = {"status": error.get("status", 0), "headers": headers, "error": error}
    delay = compute_retry_delay(response, job["attempts"], policy)
    job["attempts"] += delay is not None
    return delay


def find_excessive_wait(outcome: Map, policy: Map) -> str | None:
    """Return why a run stops where the rate limit asks to wait longer than the policy allows, else None."""
    if outcome["error"]["category"] != "rate_limit":
        return None
    retry_after = parse_retry_after(outcome["headers"], time.time) or 0.0
    return f"the server asks to wait {retry_after:.0f} s" if retry_after > policy["max_retry_after"] else None
