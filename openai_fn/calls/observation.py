"""A call under option `observe`: its start is reported once, and its end once, however it ends.

The end comes when the result of the call is there, with the error that it fails with, or, where the result is a stream,
when that has been read, is closed or is forgotten. The same steps and the same reader serve sync calls and aio.
"""

import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any, TypedDict

from openai_fn.credentials import Credential, list_secrets
from openai_fn.errors import OpenAIError, is_error
from openai_fn.middleware.observe import (
    Facts,
    build_end,
    build_start,
    interruption_error,
    no_facts,
    note_facts,
    outline_response,
)
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE
from openai_fn.middleware.steps import Inner, Steps
from openai_fn.streaming.accumulate import accumulate
from openai_fn.streaming.chunks import StreamReader, is_complete
from openai_fn.types import Map, Options, Request

OBSERVER_FAILED = "the function of option observe failed: {}: {}"

ObserverEnd = Callable[[dict[str, Any]], Any]


class Observation(TypedDict):
    """The facts of an observed call so far."""

    began: float
    first_chunk: float | None  # seconds from the start to the first chunk
    attempts: int
    response: Map  # what `outline_response` keeps of the last response
    facts: Facts
    content: list[Any] | None  # the body, or the chunks so far; None where nobody asks for it
    streams: bool  # the result is a stream: its reader reports the end
    report: list[ObserverEnd]  # the function of the end; empty once it was called


def observe_steps(exchange: Callable[[Options], Steps], provider: str, request: Request, options: Options) -> Steps:
    """Run a call and report its start and its end to `options["observe"]`; `exchange` runs the rest with options."""
    secrets = list_given_secrets(request, options) if wants_content(options) else None
    returned = run_observer(options["observe"], build_start(provider, request, secrets))
    observation: Observation = {
        "began": time.monotonic(),
        "first_chunk": None,
        "attempts": 0,
        "response": outline_response({}),
        "facts": no_facts(),
        "content": None if secrets is None else [],
        "streams": False,
        "report": [returned] if callable(returned) else [],
    }
    try:
        outcome = yield from exchange({**options, "middleware": add_observers(observation, options)})
    except OpenAIError as stopped:
        report_end(observation, stopped.data)
        raise
    except BaseException as stopped:
        report_end(observation, interruption_error(stopped))
        raise
    if not observation["streams"]:
        report_result(observation, outcome, options)
    return outcome


def wants_content(options: Options) -> bool:
    """Return whether the dicts of an observer are to hold what is said: by option, or as the function itself wants it.

    A function may have an attribute `wants_content`, a function that returns a bool.
    """
    asked = options.get("observe_content")
    return bool(getattr(options["observe"], "wants_content", bool)() if asked is None else asked)


def list_given_secrets(request: Request, options: Options) -> list[Credential]:
    """Return the credentials that are known before a call is sent."""
    return list_secrets(request["headers"], *options.values())


def add_observers(observation: Observation, options: Options) -> tuple[Any, ...]:
    """Return the middleware of a call with a layer around it and one at its innermost."""
    stack = options.get("middleware", DEFAULT_MIDDLEWARE)
    return (partial(note_response_steps, observation), *stack, partial(note_attempt_steps, observation))


def note_response_steps(observation: Observation, inner: Inner, request: Request, options: Options) -> Steps:
    """Note the response that a call goes by, and have a stream's reader watched."""
    response = yield from inner(request)
    observation["response"] = outline_response(response)
    watch = note_chunks if callable(options.get("stream_to")) else watch_reader
    return {**response, "watch_stream": partial(watch, observation)}


def note_attempt_steps(observation: Observation, inner: Inner, request: Request, _: Options) -> Steps:
    """Count an attempt, with what the transport sent again by itself."""
    observation["attempts"] += 1
    observation["response"] = outline_response({})
    response = yield from inner(request)
    observation["attempts"] += response.get("resent", 0)
    observation["response"] = outline_response(response)
    return response


def report_result(observation: Observation, outcome: Any, options: Options) -> None:
    """Report the end of a call that returns its result, or an error dict."""
    if is_error(outcome):
        return report_end(observation, outcome)
    body = outcome["body"] if options.get("full_response") else outcome
    note_facts(observation["facts"], [body])
    if observation["content"] is not None:
        observation["content"].append(body)
    return report_end(observation, None, complete=True)


def note_chunks(observation: Observation, reader: StreamReader) -> StreamReader:
    """Return a stream's reader that notes its chunks, where the call returns what they add up to."""

    def decode(data: bytes | None) -> list[Any]:
        chunks = reader["decode"](data)
        if chunks:
            if observation["first_chunk"] is None:
                observation["first_chunk"] = time.monotonic() - observation["began"]
            note_facts(observation["facts"], chunks)
            if observation["content"] is not None and observation["streams"]:
                observation["content"] += chunks
        return chunks

    return {**reader, "decode": decode}


def watch_reader(observation: Observation, reader: StreamReader) -> StreamReader:
    """Return a stream's reader that notes its chunks and reports the end of the call."""
    observation["streams"] = True

    def finish() -> list[Any]:
        try:
            last = reader["finish"]()
        except OpenAIError as failed:
            report_end(observation, failed.data)
            raise
        report_end(observation, last[0] if last else None, complete=not last)
        return last

    def leave() -> None:
        raised = sys.exc_info()[1]  # what the generator is left by, where it is not at its end
        error = None if raised is None or is_closing(raised) else interruption_error(raised)
        report_end(observation, error, complete=is_complete(reader["state"]))

    return {**note_chunks(observation, reader), "finish": finish, "leave": leave}


def is_closing(raised: BaseException) -> bool:
    """Return whether a generator is left because it is closed, even where its closing was cancelled in turn."""
    return isinstance(raised, GeneratorExit) or isinstance(raised.__context__, GeneratorExit)


def report_end(observation: Observation, error: Map | None, *, complete: bool = False) -> None:
    """Call the function of the end, the first time that this is called."""
    if not observation["report"]:
        return
    report = observation["report"].pop()
    seconds = time.monotonic() - observation["began"]
    timing = {"seconds": seconds, "first_chunk_seconds": observation["first_chunk"], "complete": complete}
    content = read_observed_content(observation)
    end = build_end(timing, observation["attempts"], observation["response"], observation["facts"], error, *content)
    # this hangs on the stream's error
    observation["facts"], observation["response"], observation["content"] = no_facts(), outline_response({}), None
    run_observer(report, end)


def read_observed_content(observation: Observation) -> list[Any]:
    """Return a list of what came, a stream as what its chunks add up to; of none where nobody asks for it."""
    received = observation["content"]
    if received is None:
        return []
    if not observation["streams"]:
        return received or [None]
    try:
        return [accumulate(received)]
    except OpenAIError:  # chunks that do not fit together
        return [received]


def run_observer(function: Callable[[dict[str, Any]], Any], event: dict[str, Any]) -> Any:
    """Return what a function of the user's returns; where it fails that is a warning: the response was paid for."""
    try:
        return function(event)
    except Exception as failed:  # noqa: BLE001  # anything may be wrong in a function of the user's
        warnings.warn(
            OBSERVER_FAILED.format(type(failed).__name__, failed),
            RuntimeWarning,
            stacklevel=2,
        )
        return None
