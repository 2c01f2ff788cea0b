"""The conversation of a model with its tools, as a generator of steps without I/O.

("call", params) is sent an answer, ("run", jobs) the texts of their results, ("message", message) nothing. A driver
does what a step says, so that sync and async need one conversation only.
"""

import json
from collections.abc import Generator, Iterable, Mapping
from typing import Any, NamedTuple

from toolz import merge_with

from openai_fn.errors import OpenAIError, ToolsError, is_error, make_error
from openai_fn.text import explain_missing_output, unwrap_answer
from openai_fn.tools.forms import ToolForm, list_calls
from openai_fn.tools.run import Job, make_job
from openai_fn.types import Map

Step = tuple[str, Any]
Steps = Generator[Step, Any, None]
MAX_REPEATS = 3
"""Rounds in a row with the same calls and the same results after which a loop ends."""
RESUME_HINT = "data['messages'] has all messages: pass them as the param {!r} to continue, or call without tools"


# A tuple because these travel together through every step.
class Conversation(NamedTuple):
    """A conversation with a model so far; its lists grow."""

    form: ToolForm
    messages: list[Any]
    usages: list[Map]  # one for each answer
    rounds: list[Any]  # what tells the calls of an answer and their results from others


def tool_steps(form: ToolForm, params: Map, table: Map, max_rounds: int, *, returns: bool) -> Steps:
    """Yield the steps of a loop, see `tool_loop`; with `returns` an error that ends it is its last message.

    Any error has the messages so far, and the sum of what was used.
    """
    talk = Conversation(form, read_start(params.get(form.messages_key)), [], [])
    try:
        error = yield from conversation_steps(talk, params, table, max_rounds)
    except OpenAIError as stopped:
        stopped.data.update(describe_progress(talk))
        if not returns:
            raise
        error = stopped.data
    if error is not None:
        yield "message", {**error, **describe_progress(talk)}


def conversation_steps(
    talk: Conversation, params: Map, table: Map, max_rounds: int
) -> Generator[Step, Any, Map | None]:
    """Yield the steps of a loop; return the error map of a call that returned one, else None."""
    server_has = 0  # how many messages the server keeps by itself
    pending = list_calls(talk.form, talk.messages)
    while True:
        if pending:
            yield from run_tools_steps(talk, [make_job(call, table) for call in pending])
        if len(talk.usages) >= max_rounds:
            raise stop_loop(talk, f"the model still calls tools after {max_rounds} calls")
        answer = yield "call", {**params, talk.form.messages_key: talk.messages[server_has:]}
        if is_error(answer):
            return answer
        new = read_new_messages(talk, answer)
        for message in new:
            talk.messages.append(message)
            yield "message", message
        server_has = len(talk.messages) if server_keeps_messages(talk.form, params) else 0
        pending = list_calls(talk.form, new)
        if not pending:
            return None


def server_keeps_messages(form: ToolForm, params: Map) -> bool:
    """Return whether the server has the earlier messages of a conversation by itself."""
    return form.server_keys is None or bool(form.server_keys & params.keys())


def read_new_messages(talk: Conversation, answer: Any) -> list[Map]:
    """Return the messages of an answer, and note what it used; one without a message is a ToolsError that has it."""
    body = unwrap_answer(answer) if isinstance(answer, Mapping) else answer
    known = body if isinstance(body, Mapping) else {}
    usage = known.get("usage")
    talk.usages.append(usage if isinstance(usage, Mapping) else {})
    messages = talk.form.read_messages(known)
    if not messages:
        reason = explain_missing_output(known)
        message = "the response has no message" + (f": {reason}" if reason else "")
        raise ToolsError({**make_error("tools", message), "operation": "tool_loop", "body": body})
    return list(messages)


def run_tools_steps(talk: Conversation, jobs: list[Job]) -> Steps:
    """Yield the step that runs calls, and a message for each result."""
    texts = yield "run", jobs
    for job, text in zip(jobs, texts, strict=True):
        talk.messages.append(talk.form.make_reply(job.call, text))
        yield "message", talk.messages[-1]
    talk.rounds.append(describe_round(jobs, texts))
    last = talk.rounds[-MAX_REPEATS:]
    if len(last) == MAX_REPEATS and all(each == last[0] for each in last):
        names = ", ".join(dict.fromkeys(job.call["name"] for job in jobs))
        message = f"the model called {names} with the same arguments and the same result {MAX_REPEATS} times in a row"
        raise stop_loop(talk, message)


def describe_progress(talk: Conversation) -> dict[str, Any]:
    """Return what an error keeps of a conversation."""
    return {"messages": talk.messages, "usage": sum_usage(talk.usages)}


def read_start(messages: Any) -> list[Any]:
    """Return the messages of params as a new list; a text is what the user says.

    >>> read_start("Hello")
    [{'role': 'user', 'content': 'Hello'}]
    """
    if isinstance(messages, str):
        return [{"role": "user", "content": messages}]
    return list(messages) if isinstance(messages, (list, tuple)) else []


def describe_round(jobs: Iterable[Job], texts: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return what tells a round of calls from another one."""
    calls = ((job.call["name"], json.dumps(job.arguments, sort_keys=True, default=str)) for job in jobs)
    return sorted((*call, text) for call, text in zip(calls, texts, strict=True))


def stop_loop(talk: Conversation, message: str) -> ToolsError:
    """Return the error of a loop that does not come to an end."""
    hint = RESUME_HINT.format(talk.form.messages_key)
    return ToolsError({**make_error("tools", message), "operation": "tool_loop", "hint": hint})


def sum_usage(usages: Iterable[Map]) -> dict[str, Any]:
    """Return the sum of what several answers used.

    >>> sum_usage([{"total_tokens": 2, "details": {"cached": 1}}, {"total_tokens": 3, "details": {"cached": 0}}])
    {'total_tokens': 5, 'details': {'cached': 1}}
    """
    return merge_with(add_counts, *usages) if usages else {}


def add_counts(counts: list[Any]) -> Any:
    """Return the sum of numbers, of dicts of numbers by key, or the last of anything else."""
    if all(isinstance(count, Mapping) for count in counts):
        return sum_usage(counts)
    numbers = [count for count in counts if isinstance(count, (int, float))]
    return sum(numbers) if numbers else counts[-1]


def send_value(value: Any, steps: Steps) -> Step:
    """Send what a step was asked for; return the next step."""
    return steps.send(value)


def throw_error(failed: OpenAIError, steps: Steps) -> Step:
    """Throw what a step raised into the loop, which completes and raises it."""
    return steps.throw(failed)
