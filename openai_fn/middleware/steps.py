"""Steps: the rules of a call as generators that do no I/O, and the loop that runs them.

A step is a tuple: its kind, then its arguments. The rules yield it, a driver performs it and sends the result back.

    ("send", transport, encoded, options)  -> Response, whatever happens
    ("sleep", seconds, function)           -> None
    ("call", function, *args)              -> what the function returns; it may block
    ("join", key, seconds)                 -> (role, leave), see `join_flight`
    ("read", body, limit)                  -> bytes of a body that arrives in pieces, as far as they came
    ("peek", body, needs more)             -> (its first bytes, the body with them in front)
    ("close", body)                        -> None; nobody reads it
    ("save", body, content type, target)   -> what was written
    ("stream", body, reader, function)     -> the generator of a stream, or what its chunks add up to
    ("wrap", middleware, inner, options)   -> a handler of requests
    ("open", encoded, options)             -> Response to a handshake, whose body is an open line
    ("connect", line, session)             -> the connection that is made of it

A steps middleware is a generator function `wrap_x_steps(inner, request, options)` in which
`response = yield from inner(request)` calls the next layer; it runs in sync calls and in `openai_fn.aio` alike.
"""

import os
from collections.abc import Callable, Generator, Mapping
from functools import wraps
from threading import TIMEOUT_MAX, Event
from typing import Any

from openai_fn.types import Options, Request, Response

Step = tuple[Any, ...]
Steps = Generator[Step, Any, Any]
Inner = Callable[[Request], Steps]
Handler = Callable[[Request], Response]
StepsMiddleware = Callable[[Inner, Request, Options], Steps]

FLIGHTS: dict[tuple[Any, ...], tuple[Event, dict[str, bool]]] = {}
"""The requests under way in threads, by process and key: an equal one waits for the response instead of being sent."""


def drive(steps: Steps, table: Mapping[str, Callable[..., Any]]) -> Any:
    """Run steps to their end by the functions of `table`, and return what they return.

    What a function raises, KeyboardInterrupt as well, is thrown into the steps, which may handle it.
    """
    caught: list[BaseException] = []
    try:
        step = next(steps)
        while True:
            # No variable holds what comes back: it may be a token, and this frame hangs on every error.
            try:
                step = steps.send(call_guarded(table[step[0]], *step[1:]))
            except StopIteration:
                raise
            except BaseException as raised:  # noqa: BLE001  # the steps decide
                caught.append(raised)
            if caught:  # outside of `except`, or what the steps raise would carry it along as its context
                step = steps.throw(caught.pop())
    except StopIteration as done:
        return done.value
    finally:
        step = ()  # it may hold what a server sent, credentials too


def call_guarded(function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function returns; a StopIteration, which would pass for the end of steps, is a RuntimeError.

    As PEP 479 has it in generators; a future would not take it either.
    """
    try:
        return function(*args)
    except StopIteration as stopped:
        raise RuntimeError("a function of the caller raised StopIteration") from stopped


def sleep_blocking(seconds: float, sleep: Callable[[float], Any]) -> None:
    """Wait."""
    sleep(seconds)


def call_blocking(function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function returns."""
    return function(*args)


def ignore(_: object) -> None:
    """Do nothing."""


def join_flight(key: tuple[Any, ...], seconds: float | None) -> tuple[str, Callable[[bool], None]]:
    """Join those who want the response to equal requests; return a role and the function to leave with.

    "first": nobody is under way, so send; leave with whether a response came. "answered" and "abandoned": the one who
    was first has left, with a response or without. "late": that took more than `seconds`.
    """
    flight = (os.getpid(), *key)
    own: tuple[Event, dict[str, bool]] = (Event(), {})
    ended, outcome = FLIGHTS.setdefault(flight, own)
    if ended is not own[0]:
        if not ended.wait(None if seconds is None else min(seconds, TIMEOUT_MAX)):
            return "late", ignore
        return "answered" if outcome.get("answered") else "abandoned", ignore

    def leave(answered: bool) -> None:  # noqa: FBT001  # all that there is to say
        outcome["answered"] = answered
        del FLIGHTS[flight]
        ended.set()

    return "first", leave


BLOCKING: dict[str, Callable[..., Any]] = {"sleep": sleep_blocking, "call": call_blocking, "join": join_flight}
"""The steps that a middleware of ours yields, done in the calling thread."""


def make_middleware(steps: StepsMiddleware) -> Callable[[Handler, Options], Handler]:
    """Return a steps middleware in its handler form, `(handler, options) -> handler`, with the steps as `.steps`."""

    @wraps(steps)
    def wrap(handler: Handler, options: Options) -> Handler:
        def inner(request: Request) -> Steps:
            return handler(request)
            yield

        return lambda request: drive(steps(inner, request, options), BLOCKING)

    wrap.__name__ = wrap.__qualname__ = steps.__name__.removesuffix("_steps")
    wrap.steps = steps  # type: ignore[attr-defined]
    return wrap
