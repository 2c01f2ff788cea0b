"""Wait for what the API does in the background: poll an object until its work has ended."""

import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import inf
from typing import Any

from openai_fn.errors import InvalidParamsError, OpenAIError, is_error, make_error, to_exception
from openai_fn.functions import effective_options, function_by_name
from openai_fn.middleware.retry import parse_seconds
from openai_fn.options import mask_credentials
from openai_fn.types import Error, Map

FINISHED_STATUSES = frozenset({
    "completed", "succeeded", "processed",
    "failed", "error", "errored", "cancelled", "canceled", "expired", "incomplete",
    "requires_action", "paused",
})  # fmt: skip
"""Statuses that do not change by themselves: batches, runs, responses, fine-tuning jobs, videos, files and the like."""
PAUSE_GROWTH = 1.5
"""What a pause is multiplied by for the next one."""
MAX_POLL_AFTER = 120.0
"""Seconds that a server is believed when it asks for a longer pause."""
MIN_POLL_SECONDS = 5.0
"""Seconds that a poll may take at least, even at the end of the time."""
WAIT_LONGER = "its work goes on: wait again, or longer with timeout=..."


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
    """Poll until "status" is one of FINISHED_STATUSES, or `until(result)` is true, and return that result.

    A failed batch or run comes back like a completed one: look at its status. The first pause takes `interval` seconds,
    each further one half as much again, up to `longest`; the server's `openai-poll-after-ms` goes before. `progress` is
    told every state. After `timeout` seconds an APITimeoutError holds the last one as its `.data["body"]`.
    """
    asked = function if callable(function) else function_by_name(function)
    options = mask_credentials(options or {})
    settled = effective_options(asked, options)
    end = inf if timeout is None else clock() + timeout
    ask = partial(poll_once, asked, params, options, settled)
    answers = iter_polls(ask, make_pauses(interval, longest), end, sleep, clock)
    try:
        outcome = wait_until(answers, until or is_finished, progress, lambda: clock() >= end)
    except OpenAIError as stopped:
        outcome = stopped.data
    if is_error(outcome):
        outcome = {"operation": function_label(asked), **outcome}
        if settled.get("on_error") != "return":
            raise to_exception(outcome)
    elif not settled.get("full_response"):
        return outcome["body"]
    return outcome


def wait_until(
    answers: Iterator[Map], done: Callable[[Any], bool], progress: Callable[[Any], Any] | None, late: Callable[[], bool]
) -> Any:
    """Return the first response that is `done`, or the error map that says why there is none."""
    state: Any = None
    for answer in answers:
        if is_error(answer):
            passed = state is not None and answer["retryable"] and late()
            return overdue_error(state, answer["message"]) if passed else answer
        state = answer["body"]
        if progress:
            progress(state)
        if done(state):
            return answer
    return overdue_error(state)


def iter_polls(
    ask: Callable[[float], Map],
    pauses: Iterator[float],
    end: float,
    sleep: Callable[[float], Any],
    clock: Callable[[], float],
) -> Iterator[Map]:
    """Yield each response of `ask`, the next one after a pause, until the time is up; `ask` gets the seconds left."""
    for pause in pauses:
        answer = ask(end - clock())
        yield answer
        left = end - clock()
        if left <= 0:
            return
        sleep(min(parse_poll_after(answer.get("headers", {})) or pause, left))


def poll_once(function: Callable[..., Any], params: Map | None, options: Map, settled: Map, left: float) -> Any:
    """Return one response as {"status", "headers", "body"}, or an error map, within about the `left` seconds."""
    deadline = min(settled.get("deadline", inf), max(left, MIN_POLL_SECONDS))
    bound = {} if deadline == inf else {"deadline": deadline}
    return function(params, {**options, **bound, "full_response": True, "on_error": "return"})


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
    message = f"{known.get('id') or 'it'} is still {known.get('status') or 'not what it is to be'!r}; the time is up"
    error = make_error("timeout", message, hint=WAIT_LONGER, body=state)
    return {**error, "cause": cause} if cause else error


def function_label(function: Any) -> str:
    """Return the name of an operation's function, or of any other."""
    return str(getattr(function, "operation", {}).get("name") or getattr(function, "__name__", "wait_for"))
