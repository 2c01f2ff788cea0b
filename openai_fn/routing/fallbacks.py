"""One function over several endpoints: each is tried before anybody waits.

The order of events is a generator of steps without I/O, so that sync and async need one only: ("place", function,
params, options) is sent the result or an error map; ("first", stream) its first chunk, or NO_CHUNK, and an error map or
None; ("resume", chunk, stream) the stream with that chunk in front; ("sleep", seconds, function) nothing.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock
from types import SimpleNamespace
from typing import Any, NamedTuple, TypedDict

from openai_fn import options as opts
from openai_fn.catalog.misplaced import mask_params
from openai_fn.errors import InvalidParamsError, OpenAIError, is_error, make_error, to_exception
from openai_fn.functions import NOT_GIVEN, check_bound_options, check_world, effective_options, rebuild, to_function
from openai_fn.middleware.retry import RETRY_POLICY, parse_retry_after
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE
from openai_fn.middleware.steps import BLOCKING, Inner, Steps, drive
from openai_fn.options import mask_credentials
from openai_fn.routing import places as rules
from openai_fn.types import Map, Options, Request

NO_CHUNK: Any = object()
"""What the first chunk of a stream without chunks is."""
MAX_WAITS = 20
"""Waits of one call beside its retries, where others use up what it waits for and no deadline ends it."""
STATE_LOCKS: dict[int, Lock] = {}
"""One lock a process: after a fork, the parent's may be held by a thread that does not exist here."""


def with_fallbacks(function: Callable[..., Any] | str, places: Sequence[Map], settings: Map | None = None) -> Any:
    """Return a function like `function` that has several endpoints, and calls the next one if one fails.

    Each of `places` is a dict of options, which the options of a call override, and may contain `params`, which
    override the params of a call, for example the model's name. A failed connection, a timeout, 402, 408, 409, 429, an
    exhausted quota, a rejected key and 5xx move a call to the next place; a 400 or a content filter does not, nor does
    a failure of a stream after its first chunk (a stream is returned once its first chunk has been read). A place that
    failed cools down and is not called in the meantime. Only if no place is left does the call wait: for the shortest
    retry-after, as often as `{"retry": N}` allows (2) and within one `deadline`.

    `settings` may contain "strategy": "failover" (default: the first place that is not cooling down) or "round_robin"
    (equal shares); "cooldown": the seconds for which a failed place is not called if the server names none, by default
    0.5, doubled with each failure in a row up to 30; "state": a dict in which functions share the cooldowns.

    Raises InvalidOptionsError for places and settings that cannot be followed. A call raises what its last place
    raised, with `data["attempts_by_place"]`, one error map for each place that failed.

    >>> from openai_fn import create_chat_completion, output_text
    >>> from openai_fn.testing import fake
    >>> eu, us = {"transport": fake({"error": "quota"})}, {"transport": fake("Hello from the US")}
    >>> ask = with_fallbacks(create_chat_completion, [eu, us])
    >>> output_text(ask({"model": "gpt-5", "messages": [{"role": "user", "content": "Hi"}]}))
    'Hello from the US'
    """
    return make_fallbacks(
        to_function(function), places, settings, FallbackWorld(__name__, run_fallbacks, is_async=False)
    )


# A tuple because a function has both or neither.
class FallbackWorld(NamedTuple):
    """The differences between sync calls and `openai_fn.aio`."""

    home: str  # the module that makes functions, and makes them again where they are unpickled
    perform: Callable[[Steps], Any]
    is_async: bool


def make_fallbacks(function: Any, places: Sequence[Map], settings: Map | None, world: FallbackWorld) -> Any:
    """Return a function over several places. As `with_fallbacks`."""
    check_world(function, "with_fallbacks", is_async=world.is_async)
    if function.operation.get("kind"):
        message = f"with_fallbacks: {function.__name__} opens a connection: open the next place in an except clause"
        raise InvalidParamsError(make_error("invalid_params", message))
    checked = [mask_place(place) for place in rules.check_places(places)]
    for index, place in enumerate(checked):
        check_place(function, place, index)
    return FallbackFunction(function, checked, rules.check_settings(settings), world)


def mask_place(place: Map) -> dict[str, Any]:
    """Return a place with its credentials hidden."""
    options, params = rules.split_place(place)
    return {**mask_credentials(options), "params": params}


def check_place(function: Any, place: Map, index: int) -> None:
    """Raise an InvalidOptionsError that names the place whose options no call could follow."""
    options, _ = rules.split_place(place)
    try:
        check_bound_options(effective_options(function, options))
    except OpenAIError as wrong:
        raise rules.settings_error(f"places[{index}]", wrong.data["message"]) from None


# A class because a function that is made at run time does not pickle.
class FallbackFunction:
    """The function of an operation over several places."""

    __name__: str

    def __init__(self, function: Any, places: Sequence[Map], settings: Map, world: FallbackWorld) -> None:
        self._function, self.places, self._settings, self._fallback_world = function, places, settings, world
        self.options, self.is_async = getattr(function, "options", {}), getattr(function, "is_async", False)
        for name in ("__module__", "__doc__", "__name__", "__qualname__", "operation", "check"):
            setattr(self, name, getattr(function, name))

    def __call__(self, params: Any = NOT_GIVEN, options: Map | None = None, **keywords: Any) -> Any:
        """Call the operation at the first place that answers."""
        if keywords or params is NOT_GIVEN:
            return self._function(params, options, **keywords)  # which says how to write the call
        options, params = mask_credentials(options), mask_params(params, self._function)
        return self._fallback_world.perform(
            fallback_steps(self._function, self.places, params, options, self._settings)
        )

    def choose_first_call(self, params: Any, options: Map) -> tuple[Any, Any, Map]:
        """Return the function, the params and the options of a call at the first place, for `request_for`."""
        own, more = rules.split_place(self.places[0])
        return self._function, {**(params or {}), **more}, opts.merge_options(own, options)

    @property
    def __signature__(self) -> Any:
        return self._function.__signature__

    def __repr__(self) -> str:
        return f"<function {self.__name__} over {len(self.places)} places>"

    def __reduce__(self) -> tuple[Any, ...]:
        return rebuild, (self._fallback_world.home, "with_fallbacks", self._function, self.places, self._settings)


# A tuple because these travel together through every step of a call.
class FallbackCall(NamedTuple):
    """One call over several places."""

    function: Any
    places: Sequence[Map]
    params: Any
    options: Map
    settings: Map
    policy: Map
    files: list[tuple[Any, int]]  # file objects in params, with their positions
    began: float

    @property
    def spent(self) -> float:
        """The seconds since the call began."""
        return float(self.policy["clock"]() - self.began)


class FallbackProgress(TypedDict):
    """The state of a call over several endpoints."""

    attempts: int
    errors: dict[int, Map]  # the latest of each place
    last: Map | None
    final: bool  # the last error is nothing that another place could better


def fallback_steps(function: Any, places: Sequence[Map], params: Any, options: Map, settings: Map) -> Steps:
    """Return what the first place that answers returns; else the error of the last one, raised or as a dict."""
    policy = read_policy(function, places, options)
    files = list(rules.list_positions(params))
    call = FallbackCall(function, places, params, options, settings, policy, files, policy["clock"]())
    progress: FallbackProgress = {"attempts": 0, "errors": {}, "last": None, "final": False}
    rounds = 0
    for _ in range(policy["retries"] + MAX_WAITS):
        before = progress["attempts"]
        outcome = yield from round_steps(call, progress)
        if outcome is not None:
            return outcome[0]
        rounds += progress["attempts"] > before
        wait = None if progress["final"] else find_wait(call, progress)
        if wait is None or rounds > policy["retries"]:
            break
        yield "sleep", wait, policy["sleep"]
    return fail_call(call, progress)


def round_steps(call: FallbackCall, progress: FallbackProgress) -> Steps:
    """Ask each place that does not cool down, once; return (result,) of one that answers, else None."""
    state, settings, clock = call.settings["state"], call.settings, call.policy["clock"]
    tried = {index for index, error in progress["errors"].items() if not rules.passes_by_itself(error)}
    while (index := choose_next_place(state, len(call.places), tried, settings["strategy"], clock())) is not None:
        if progress["attempts"] and call.spent >= call.policy["deadline"]:
            return None
        tried.add(index)
        for file, position in call.files if progress["attempts"] else ():
            file.seek(position)
        progress["attempts"] += 1
        outcome, failure, headers = yield from place_steps(call, call.places[index])
        if failure is None:
            with find_lock():
                rules.clear_failures(state, index)
            return (outcome,)
        progress["errors"][index] = progress["last"] = failure = rules.name_place(failure, index)
        if headers is None or not rules.moves_on(failure):
            progress["final"] = True
            return None
        with find_lock():
            rules.cool_place_down(state, index, failure, find_pause(failure, headers, settings), clock())
    return None


def find_pause(failure: Map, headers: Map, settings: Map) -> float | None:
    """Return the seconds for which a place is to be left alone, as the server or the settings have it."""
    asked = parse_retry_after(headers, time.time) if rules.passes_by_itself(failure) else None
    return asked or settings["cooldown"]


def find_wait(call: FallbackCall, progress: FallbackProgress) -> float | None:
    """Return the seconds to wait before places are tried again, None where that is of no use or takes too long."""
    with find_lock():
        wait = rules.compute_place_wait(call.settings["state"], progress["errors"], call.policy["clock"]())
    if wait is None or wait > call.policy["max_retry_after"]:
        return None
    return None if call.spent + wait >= call.policy["deadline"] else wait


def fail_call(call: FallbackCall, progress: FallbackProgress) -> Any:
    """Return or raise the error of a call, as its options want it."""
    with find_lock():
        error = rules.build_final_error(call.settings["state"], **progress)
    error["seconds"] = round(call.spent, 3)
    if effective_options(call.function, call.options).get("on_error") == "return":
        return error
    raise to_exception(error)


def read_policy(function: Any, places: Sequence[Map], options: Map) -> dict[str, Any]:
    """Return how often and how long a call waits, by the options of the call, the places and the function."""
    own = [effective_options(function, rules.split_place(place)[0]) for place in places]
    merged: list[Any] = [opts.merge_options(each, options) for each in own]
    policies = [{**RETRY_POLICY, **each.get("retry", {})} for each in merged]
    retries = max(policy["retries"] for policy in policies)
    deadline = min(each.get("deadline", float("inf")) for each in merged)
    clocks = {"sleep": time.sleep, "clock": time.monotonic}
    return {**clocks, **policies[0], "retries": retries, "deadline": deadline}


def choose_next_place(state: rules.State, count: int, tried: set[int], strategy: str, now: float) -> int | None:
    """Return the next place, chosen by one thread at a time."""
    with find_lock():
        return rules.choose_place(state, count, tried, strategy, now)


def find_lock() -> Lock:
    """Return the lock of all states in this process; it is held for a few microseconds."""
    return STATE_LOCKS.setdefault(os.getpid(), Lock())


def place_steps(call: FallbackCall, place: Map) -> Steps:
    """Return (result, None, {}) or (None, error map, headers of the response) of a call at one place.

    The headers are None where chunks went out already: then nobody else may be asked.
    """
    own, more = rules.split_place(place)
    merged = opts.merge_options(effective_options(call.function, own), call.options)
    seen: list[Map] = []
    given: list[Any] = []
    options = {**opts.merge_options(own, call.options), **watch_options(merged, seen, given, call.spent)}
    params = {**call.params, **more} if isinstance(call.params, Mapping) else call.params
    outcome = yield "place", call.function, params, options
    if is_error(outcome):
        return None, outcome, None if given else dict(seen[-1].get("headers", {})) if seen else {}
    stream = outcome["body"] if merged.get("full_response") else outcome
    if not hasattr(stream, "__next__") and not hasattr(stream, "__anext__"):
        return outcome, None, {}
    chunk, failure = yield "first", stream
    if failure is not None:
        return None, failure, {}
    stream = yield "resume", chunk, stream
    return {**outcome, "body": stream} if merged.get("full_response") else stream, None, {}


def watch_options(merged: Map, seen: list[Map], given: list[Any], spent: float) -> dict[str, Any]:
    """Return options with which a call is sent once, within what is left of the deadline, and is watched.

    `seen` gets its responses; `given` a value where chunks or bytes went to `stream_to`.
    """

    def watch_steps(inner: Inner, request: Request, _options: Options) -> Steps:
        response = yield from inner(request)
        seen.append(response)
        return response

    watched: dict[str, Any] = {
        "retry": {**(merged.get("retry") or {}), "retries": 0},
        "middleware": (watch_steps, *merged.get("middleware", DEFAULT_MIDDLEWARE)),
    }
    if "deadline" in merged:
        watched["deadline"] = max(merged["deadline"] - spent, 0.001)
    target = merged.get("stream_to")
    if target is not None and (callable(target) or hasattr(target, "write")):
        watched["stream_to"] = tap_target(target, given)
    return watched


def tap_target(target: Any, given: list[Any]) -> Any:
    """Return a `stream_to` that notes in `given` that something went to `target`."""

    def tap(piece: Any) -> Any:
        given[:] = [True]
        return target(piece) if callable(target) else target.write(piece)

    return tap if callable(target) else SimpleNamespace(write=tap)


def call_place(function: Callable[..., Any], params: Any, options: Map) -> Any:
    """Return what a call returns, or its error map."""
    try:
        return function(params, options)
    except OpenAIError as failed:
        return failed.data


def read_first_chunk(stream: Iterator[Any]) -> tuple[Any, Any]:
    """Return the first chunk of a stream and None; or NO_CHUNK and the error map of a stream that failed before it."""
    try:
        chunk = next(stream, NO_CHUNK)
    except OpenAIError as failed:
        return NO_CHUNK, failed.data
    return (NO_CHUNK, chunk) if is_error(chunk) else (chunk, None)


def resume_stream(chunk: Any, stream: Any) -> Iterator[Any]:
    """Return a stream with its first chunk in front, which closes it."""
    resumed = iter_resumed(chunk, stream)
    next(resumed)  # a generator that was never started would not close its stream
    return resumed


def iter_resumed(chunk: Any, stream: Any) -> Iterator[Any]:
    """Yield an empty chunk, the first one and the rest of a stream."""
    try:
        yield {}
        if chunk is not NO_CHUNK:
            yield chunk
        yield from stream
    finally:
        stream.close()


def run_fallbacks(steps: Steps) -> Any:
    """Do the steps in the calling thread."""
    return drive(steps, FALLBACK_DRIVERS)


FALLBACK_DRIVERS: dict[str, Callable[..., Any]] = {
    **BLOCKING,
    "place": call_place,
    "first": read_first_chunk,
    "resume": resume_stream,
}
