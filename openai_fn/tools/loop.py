"""Call a model and run the tools that it asks for until it asks no more.

The loop is a generator of steps without I/O: ("call", params) is sent an answer, ("run", jobs) the texts of their
results, ("message", message) nothing. A driver does what a step says, so that sync and async need one loop only.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from functools import partial
from inspect import iscoroutinefunction
from typing import Any

from toolz import merge_with

from openai_fn.errors import InvalidParamsError, OpenAIError, ToolsError, is_error, make_error
from openai_fn.functions import effective_options, to_function
from openai_fn.options import mask_credentials
from openai_fn.text import unwrap_answer
from openai_fn.tools.forms import Message, ToolForm, find_tool_form, list_calls
from openai_fn.tools.run import Job, Run, index_functions, make_job, run_jobs
from openai_fn.tools.signature import convert_tool, find_tool_name, tool_for
from openai_fn.types import Map

Step = tuple[str, Any]
Steps = Generator[Step, Any, None]
MAX_REPEATS = 3
"""Rounds running with the same calls and the same results after which a loop ends."""
RESUME_HINT = "data['messages'] has all messages: go on with them as the params' {!r}, or call without tools"
NO_STREAM = (
    'stream: tool_loop reads whole answers: leave "stream" out, and pass the option {"stream_to": f} to see the chunks'
)


def tool_loop(  # noqa: PLR0913  # a call and how its tools are run
    operation: Callable[..., Any] | str,
    params: Map,
    functions: Iterable[Any],
    options: Map | None = None,
    *,
    max_rounds: int = 10,
    run: Run | None = None,
) -> Iterator[Message]:
    """Yield each new message of a conversation in which a model calls functions: the model's and the tools'.

    `operation` is create_chat_completion or create_response, bound with options or not; of a response each item of its
    output is a message. `functions` are Python functions, described by `tool_for`, and tool dicts of the API: those of
    the server's own tools, or with `run` any. The next step is taken when the next message is asked for, so whoever
    stops reading stops the loop; it goes on where it was when the messages so far are passed as params: calls that
    nothing replies to yet are run first. A call whose result is an error, an unknown tool or wrong arguments go to the
    model as text. `run(function, arguments)` runs the calls in place of `function(**arguments)`; see `run_tool_calls`.
    With `{"on_error": "return"}` an error map is the last message. `params` is not changed.

    Raises InvalidParamsError for params with "stream", for what is no function, and for an operation without tools;
    ToolsError where the model still asks for tools after `max_rounds` calls, or makes the same calls with the same
    results three times running; what the call raises. `data["messages"]` of any of these errors has all messages so
    far, those of params first, `data["usage"]` the sum of what was used.

    >>> from openai_fn import create_chat_completion
    >>> from openai_fn.testing import fake
    >>> def double(number: int) -> int:
    ...     return 2 * number
    >>> call = {"id": "c1", "type": "function", "function": {"name": "double", "arguments": '{"number": 4}'}}
    >>> asks = {"choices": [{"index": 0, "message": {"role": "assistant", "content": None, "tool_calls": [call]}}]}
    >>> chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "What is 4 times 2?"}]}
    >>> replies = {"transport": fake([asks, "It is 8."])}
    >>> [message["content"] for message in tool_loop(create_chat_completion, chat, [double], replies)]
    [None, '8', 'It is 8.']
    """
    options = mask_credentials(options)
    function = to_function(operation)
    form = find_tool_form(function)
    table = index_functions(functions)
    check_loop(params, options, table, max_rounds, run)
    tools = join_tools(params.get("tools") or (), [*functions], form)
    steps = tool_steps(form, {**params, "tools": tools} if tools else params, table, max_rounds)
    return drive_steps(steps, function, options, run)


def check_loop(params: Any, options: Map, table: Map, max_rounds: Any, run: Any) -> None:
    """Raise an InvalidParamsError for arguments with which no loop can run."""
    problem = None
    if not isinstance(params, Mapping):
        problem = f"params: expected a dict, got {type(params).__name__}"
    elif params.get("stream"):
        problem = NO_STREAM
    elif "stream_to" in options and not callable(options["stream_to"]):
        problem = "stream_to: tool_loop reads answers: pass a function of each chunk"
    elif isinstance(max_rounds, bool) or not isinstance(max_rounds, int) or max_rounds < 1:
        problem = f"max_rounds: expected a number from 1, got {max_rounds!r}"
    elif run is None:
        lonely = [name for name, tool in table.items() if isinstance(tool, Mapping)]
        waiting = [name for name, tool in table.items() if iscoroutinefunction(tool)]
        problem = f"functions: {lonely[0]!r} is a dict without a function: pass run=..." if lonely else problem
        problem = f"functions: {waiting[0]!r} is async: use openai_fn.aio" if waiting else problem
    if problem:
        raise InvalidParamsError(make_error("invalid_params", problem))


def join_tools(known: Iterable[Map], functions: list[Any], form: ToolForm) -> list[Map]:
    """Return the tools of params and those of functions that are not among them, in the form of an operation."""
    names = {find_tool_name(tool) for tool in known} - {None}
    new = [function for function in functions if find_tool_name(function) not in names]
    return [*known, *(describe_tool(function, form) for function in new)]


def describe_tool(function: Any, form: ToolForm) -> dict[str, Any]:
    """Return the tool dict of a function, or of a tool dict written for any operation."""
    if isinstance(function, Mapping):
        return convert_tool(function, form)
    return convert_tool(tool_for(function), form)


def tool_steps(form: ToolForm, params: Map, table: Map, max_rounds: int) -> Steps:
    """Yield the steps of a loop. As `tool_loop`."""
    messages = read_start(params.get(form.messages_key))
    fresh = len(messages)  # where what the server does not have yet begins
    usages: list[Map] = []
    rounds: list[Any] = []
    pending = list_calls(form, messages)
    while True:
        if pending:
            jobs = [make_job(call, table) for call in pending]
            texts = yield "run", jobs
            for job, text in zip(jobs, texts, strict=True):
                messages.append(form.make_reply(job.call, text))
                yield "message", messages[-1]
            rounds.append(describe_round(jobs, texts))
            refuse_repeats(form, jobs, rounds, messages, usages)
        if len(usages) >= max_rounds:
            raise stop_loop(form, f"the model still asks for tools after {max_rounds} calls", messages, usages)
        sent = messages if not (form.server_keys & params.keys() and usages) else messages[fresh:]
        answer = yield from call_step({**params, form.messages_key: list(sent)}, messages, usages)
        if is_error(answer):
            yield "message", {**answer, "messages": messages, "usage": sum_usage(usages)}
            return
        body = unwrap_answer(answer)
        usages.append(body.get("usage") or {})
        new = form.read_messages(body)
        for message in new:
            messages.append(message)
            yield "message", message
        fresh = len(messages)
        pending = list_calls(form, new)
        if not pending:
            return


def call_step(params: Map, messages: list[Any], usages: list[Map]) -> Generator[Step, Any, Any]:
    """Yield the step of a call and return its answer; an error of the call carries the messages so far."""
    try:
        return (yield "call", params)
    except OpenAIError as failed:
        failed.data.update(messages=messages, usage=sum_usage(usages))
        raise


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


def refuse_repeats(form: ToolForm, jobs: list[Job], rounds: list[Any], messages: list[Any], usages: list[Map]) -> None:
    """Raise a ToolsError where the last rounds were all the same."""
    last = rounds[-MAX_REPEATS:]
    if len(last) == MAX_REPEATS and all(each == last[0] for each in last):
        names = ", ".join(dict.fromkeys(job.call["name"] for job in jobs))
        message = f"the model called {names} with the same arguments and the same result {MAX_REPEATS} times running"
        raise stop_loop(form, message, messages, usages)


def stop_loop(form: ToolForm, message: str, messages: list[Any], usages: list[Map]) -> ToolsError:
    """Return the error of a loop that does not come to an end."""
    hint = RESUME_HINT.format(form.messages_key)
    facts = {"messages": messages, "usage": sum_usage(usages), "operation": "tool_loop", "hint": hint}
    return ToolsError({**make_error("tools", message), **facts})


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


def drive_steps(steps: Steps, operation: Callable[..., Any], options: Map, run: Run | None) -> Iterator[Message]:
    """Do what the steps of a loop say, and yield its messages."""
    act: Callable[[Any], Any] = next
    returns = effective_options(operation, options).get("on_error") == "return"
    try:
        while True:
            try:
                kind, value = act(steps)
            except StopIteration:
                return
            if kind == "message":
                yield value
                act = next
            elif kind == "run":
                act = partial(send_value, run_jobs(value, run))
            else:
                act = call_operation(operation, value, options)
    except ToolsError as stopped:
        if not returns:
            raise
        yield stopped.data
    finally:
        steps.close()


def call_operation(operation: Callable[..., Any], params: Map, options: Map) -> Callable[[Steps], Step]:
    """Return what gives the steps of a loop the answer of a call, or its exception."""
    try:
        answer = operation(params, options)
    except OpenAIError as failed:
        return partial(throw_error, failed)
    return partial(send_value, answer)


def send_value(value: Any, steps: Steps) -> Step:
    """Send what a step was asked for; return the next step."""
    return steps.send(value)


def throw_error(failed: OpenAIError, steps: Steps) -> Step:
    """Throw what a step raised into the loop, which completes and raises it."""
    return steps.throw(failed)
