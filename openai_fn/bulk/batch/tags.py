"""Tags: each batch carries one in its metadata, by which it is found where the response to its creation was lost.

Without it a lost response, or a kill before the batch was noted, would submit and pay the same rows twice.
"""

import time
from itertools import count
from typing import Any

from toolz import assoc_in, get_in

from openai_fn.errors import OpenAIError, is_error, to_exception
from openai_fn.functions import call
from openai_fn.middleware.retry import compute_retry_delay
from openai_fn.options import to_long_form
from openai_fn.paging import items
from openai_fn.types import Map

TAG_KEY = "openai_fn_batch"
"""The key of the tag in a batch's metadata."""
PAGE_SIZE = 100
CLOCK_SKEW = 86_400.0
"""Seconds by which the clocks of this machine and of the service may differ."""


def tag_request(request: Map, tag: str) -> dict[str, Any]:
    """Return the params of create_batch with a tag in their metadata.

    >>> tag_request({"metadata": {"run": "7"}}, "t")["metadata"]
    {'run': '7', 'openai_fn_batch': 't'}
    """
    return assoc_in({**request, "metadata": request.get("metadata") or {}}, ["metadata", TAG_KEY], tag)  # type: ignore[no-any-return]


def get_tag(batch: Map) -> str | None:
    """Return the tag of a batch, or None."""
    return get_in(["metadata", TAG_KEY], batch)  # type: ignore[no-any-return]  # toolz has no types


def find_tagged_batch(tag: str, options: Map, since: float) -> dict[str, Any] | None:
    """Return the batch with a tag, or None; `since` is when it cannot have been created before, a Unix time.

    Raises OpenAIError where the batches cannot be listed.
    """
    for batch in items("list_batches", {"limit": PAGE_SIZE}, options):
        if get_tag(batch) == tag:
            return batch  # type: ignore[no-any-return]  # as the API gives it
        if batch.get("created_at", since) < since - CLOCK_SKEW:
            return None  # the list begins with the newest
    return None


def create_tagged_batch(request: Map, tag: str, options: Map) -> dict[str, Any]:
    """Return a new batch; after a failure that may have created it, look for it before it is created again.

    Raises OpenAIError where the service refuses it, or fails more often than the option `retry` allows.
    """
    policy, since = to_long_form("retry", options.get("retry") or {}), time.time()
    single = {**options, "retry": {"retries": 0}, "on_error": "return"}
    for attempt in count(1):
        result = call("create_batch", tag_request(request, tag), single)
        if not is_error(result):
            return result  # type: ignore[no-any-return]  # as the API gives it
        if not result["retryable"]:
            raise to_exception(result)
        delay = compute_retry_delay({"error": result, "status": result.get("status") or 0}, attempt, policy)
        policy.get("sleep", time.sleep)(delay or 0.0)
        batch = look_again(tag, options, since, result)
        if batch:
            return batch
        if delay is None:
            raise to_exception(result)
    raise AssertionError  # the loop ends by returning or raising


def look_again(tag: str, options: Map, since: float, failure: Map) -> dict[str, Any] | None:
    """Return the batch that a failed creation has left, or None. Raises the failure where batches cannot be listed."""
    try:
        return find_tagged_batch(tag, options, since)
    except OpenAIError:
        raise to_exception(failure) from None
