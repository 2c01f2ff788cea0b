"""Wait for what the API does in the background: poll an object until its work has ended."""

import time
from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any, NamedTuple

from openai_fn.catalog.misplaced import mask_params
from openai_fn.errors import InvalidParamsError, OpenAIError, is_error, make_error, to_exception
from openai_fn.functions import check_world, effective_options, function_by_name
from openai_fn.middleware.retry import parse_seconds
from openai_fn.middleware.steps import BLOCKING, Steps, call_blocking, drive
from openai_fn.options import mask_credentials
from openai_fn.types import Error, Map

FINISHED_STATUSES = frozenset({
    "completed", "succeeded", "processed",
    "failed", "error", "errored", "cancelled", "canceled", "expired", "incomplete",
    "requires_action", "paused",
})  # fmt: skip
"""Statuses that do not change by themselves: batches, runs, responses, fine-tuning jobs, videos, files and the like."""
PAUSE_GROWTH = 1.5
"""The factor by which each pause grows."""
MAX_POLL_AFTER = 120.0
"""Seconds that a server is believed when it asks for a longer pause."""
MIN_POLL_SECONDS = 5.0
"""Seconds that a poll may take at least, even at the end of the time."""
WAIT_LONGER = "its work continues: wait again, or longer with timeout=..."


class WaitSettings(NamedTuple):
    """The end that `wait_for` waits for, and the intervals of its polls."""

    until: Callable[[Any], Any] | None
    timeout: float | None
    interval: float
    longest: float
    progress: Callable[[Any], Any] | None
    sleep: Callable[[float], Any]
    clock: Callable[[], float]


def wait_for(  # noqa: PLR0913  # what to ask, and the rhythm of it; a test brings its own time
    function: Callable[..., Any] | str,
    params: Map | None = None,
    options: Map | None = None,
    *,
    until: Callable[[Any], bool] | None = None,
    timeout: float | None = None,
    interval: float = 1.0,
    longest: float = 30.0,
    progress: Callable[[Any], Any] | None = None,
    sleep: Callable[[float], Any] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Any:
    """Call `function(params, options)` again and again; return its response when the work has ended.

    The work has ended when the "status" of the response is one of FINISHED_STATUSES, or `until(response)` is true. A
    failed batch or run is returned like a completed one: look at its status. The first pause takes `interval` seconds,
    each further one half as much again, up to `longest`; the server's `openai-poll-after-ms` takes precedence.
    `progress` is called with every response.

    Raises APITimeoutError after `timeout` seconds, with the last response as its `.data["body"]`; InvalidParamsError
    for a response without a status where there is no `until`; what the calls raise.
    """
    known = function if callable(function) else function_by_name(function)
    check_world(known, "wait_for", is_async=False)
    options, params = mask_credentials(options or {}), mask_params(params, function)
    settings = WaitSettings(until, timeout, interval, longest, progress, sleep, clock)
    return drive(wait_steps(known, params, options, settings), WAIT_DRIVERS)


def wait_steps(function: Callable[..., Any], params: Map | None, options: Map, settings: WaitSettings) -> Steps:
    """Return the response with which the work has ended. As `wait_for`.

    Steps beside ("sleep", seconds, function): ("poll", function, params, options) is sent what a call returns,
    ("ask", function, response) what a function of the user's returns.
    """
    effective = effective_options(function, options)
    try:
        outcome = yield from poll_steps(function, params, options, effective, settings)
    except OpenAIError as stopped:
        outcome = stopped.data
    if is_error(outcome):
        outcome = {"operation": function_label(function), **outcome}
        if effective.get("on_error") != "return":
            raise to_exception(outcome)
    elif not effective.get("full_response"):
        return outcome["body"]
    return outcome


def poll_steps(
    function: Callable[..., Any], params: Map | None, options: Map, effective: Map, settings: WaitSettings
) -> Steps:
    """Return the first response that ends the wait, or the error map that says why there is none."""
    clock = settings.clock
    end = inf if settings.timeout is None else clock() + settings.timeout
    state: Any = None
    for pause in make_pauses(settings.interval, settings.longest):
        response = yield "poll", function, params, {**options, **make_poll_options(effective, end - clock())}
        if is_error(response):
            late = state is not None and response["retryable"] and clock() >= end
            return overdue_error(state, response["message"]) if late else response
        state = response["body"]
        if settings.progress:
            yield "ask", settings.progress, state
        if (yield "ask", settings.until or is_finished, state):
            return response
        left = end - clock()
        if left <= 0:
            break
        yield "sleep", min(parse_poll_after(response.get("headers", {})) or pause, left), settings.sleep
    return overdue_error(state)


def make_poll_options(effective: Map, left: float) -> dict[str, Any]:
    """Return the options of one poll, which takes not much longer than the `left` seconds."""
    deadline = min(effective.get("deadline", inf), max(left, MIN_POLL_SECONDS))
    bound = {} if deadline == inf else {"deadline": deadline}
    return {**bound, "full_response": True, "on_error": "return"}


WAIT_DRIVERS: dict[str, Callable[..., Any]] = {**BLOCKING, "poll": call_blocking, "ask": call_blocking}
"""What the driver of sync calls does for each kind of step."""


def make_pauses(interval: float, longest: float) -> Iterator[float]:
    """Return the pauses in seconds; raise an InvalidParamsError unless both are above 0.

    >>> from itertools import islice
    >>> list(islice(make_pauses(1, 3), 5))
    [1, 1.5, 2.25, 3, 3]
    """
    if not (interval > 0 and longest > 0):
        raise InvalidParamsError(
            make_error(
                "invalid_params", f"interval and longest: expected seconds above 0, got {interval} and {longest}"
            )
        )
    return iter_pauses(interval, longest)


def iter_pauses(pause: float, longest: float) -> Iterator[float]:
    """Yield the pauses of `make_pauses`."""
    while True:
        pause = min(pause, longest)
        yield pause
        pause *= PAUSE_GROWTH


def parse_poll_after(headers: Map) -> float | None:
    """Return the pause in seconds that the server asks for, or None.

    >>> parse_poll_after({"openai-poll-after-ms": "2500"}), parse_poll_after({"openai-poll-after-ms": "soon"})
    (2.5, None)
    """
    asked = parse_seconds(headers.get("openai-poll-after-ms"), 0.001)
    return min(asked, MAX_POLL_AFTER) if asked and asked > 0 else None


def is_finished(state: Any) -> bool:
    """Tell whether an object's work has ended, by its status. Raise an InvalidParamsError if it has none.

    >>> is_finished({"status": "in_progress"}), is_finished({"status": "failed"})
    (False, True)
    """
    if isinstance(state, Mapping) and isinstance(state.get("status"), str):
        return state["status"] in FINISHED_STATUSES
    raise InvalidParamsError(
        make_error(
            "invalid_params",
            'the response has no "status" to wait for',
            hint="pass until=..., a function of the response",
        )
    )


def overdue_error(state: Any, cause: str = "") -> Error:
    """Return the error of time that ran out, with the last state as its body."""
    known = state if isinstance(state, Mapping) else {}
    state_word = f"is still {known['status']!r}" if known.get("status") else "has not finished"
    message = f"{known.get('id') or 'the object'} {state_word}, and the timeout has passed"
    error = make_error("timeout", message, hint=WAIT_LONGER, body=state)
    return {**error, "cause": cause} if cause else error


def function_label(function: Any) -> str:
    """Return the name of an operation's function, or of any other."""
    return str(getattr(function, "operation", {}).get("name") or getattr(function, "__name__", "wait_for"))
