"""The limit on enqueued tokens: a batch that the service refuses because of it is created again when another has ended.

https://platform.openai.com/docs/guides/batch#rate-limits
"""

from collections.abc import Callable, Iterable
from typing import Any

from openai_fn.bulk.batch.outcomes import QUEUE_FULL, is_queue_full
from openai_fn.errors import OpenAIError
from openai_fn.functions import call
from openai_fn.polling import FINISHED_STATUSES
from openai_fn.types import Map

REQUEST_KEYS = ("input_file_id", "endpoint", "completion_window", "metadata", "output_expires_after")
"""The keys of a batch that `create_batch` takes."""
Wait = Callable[[Map], Map]
Create = Callable[[Map, Map], dict[str, Any]]


def create_when_possible(create: Callable[[], dict[str, Any]], batches: Iterable[Map], options: Map, wait: Wait) -> Any:
    """Return what `create()` returns; where the queue is full, wait for one of `batches` to end and try again.

    Raises OpenAIError where the queue is full and none of them is running.
    """
    while (batch := try_to_create(create, batches, options, wait)) is None:
        pass
    return batch


def try_to_create(create: Callable[[], dict[str, Any]], batches: Iterable[Map], options: Map, wait: Wait) -> Any:
    """Return what `create()` returns, or None after the queue was full and one of `batches` has ended."""
    try:
        return create()
    except OpenAIError as refused:
        running = find_running(batches, options) if refused.data.get("code") == QUEUE_FULL else None
        if running is None:
            raise
    wait(running)
    return None


def wait_with_queue(batch: Map, batches: Callable[[], Iterable[Map]], options: Map, wait: Wait, create: Create) -> Map:
    """Return the last state of a batch. One that the queue refused is created again, after another one has ended.

    `create(request, failed)` returns the new batch. Where no other batch runs it is tried once; then the failed state
    stands, and its rows are errors that may pass.
    """
    final = wait(batch)
    is_alone = False
    while is_queue_full(final) and not is_alone:
        running = find_running((one for one in batches() if one["id"] != final["id"]), options)
        is_alone = running is None
        if running:
            wait(running)
        final = wait(create({key: final[key] for key in REQUEST_KEYS if final.get(key)}, final))
    return final


def find_running(batches: Iterable[Map], options: Map) -> Map | None:
    """Return the first of some batches that has not ended, or None."""
    states = (call("retrieve_batch", {"batch_id": batch["id"]}, options) for batch in batches)
    return next((state for state in states if state.get("status") not in FINISHED_STATUSES), None)
