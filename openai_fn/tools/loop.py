"""Call a model and run the tools that it asks for until it asks no more."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from inspect import iscoroutinefunction
from typing import Any

from openai_fn.catalog.misplaced import mask_params
from openai_fn.errors import InvalidParamsError, OpenAIError, make_error
from openai_fn.functions import effective_options, to_function
from openai_fn.options import mask_credentials
from openai_fn.tools.conversation import Step, Steps, send_value, throw_error, tool_steps
from openai_fn.tools.forms import Message, ToolForm, find_tool_form
from openai_fn.tools.run import Run, check_run, index_functions, list_functions, run_jobs
from openai_fn.tools.signature import convert_tool, find_tool_name, tool_for
from openai_fn.types import Map

NO_STREAM = (
    'stream: tool_loop reads whole responses: leave "stream" out, and pass the option {"stream_to": f} to see '
    "the chunks"
)


def tool_loop(  # noqa: PLR0913  # a call and how its tools are run
    operation: Callable[..., Any] | str,
    params: Map,
    functions: Iterable[Any],
    options: Map | None = None,
    *,
    max_rounds: int = 10,
    run: Run | None = None,
) -> Any:
    """Yield each new message of a conversation in which a model calls functions: the model's and the tools'.

    `operation` is create_chat_completion or create_response, bound with options or not; of a response each item of its
    output is a message. `functions` are Python functions, described by `tool_for`, and tool dicts of the API: those of
    the server's own tools, or with `run` any. The next step is taken when you ask for the next message, so the loop
    stops when you stop reading; it continues where it was if the messages so far are passed as params: calls without a
    reply are run first. A call whose result is an error, an unknown tool and wrong arguments are reported to the model
    as text. `run(function, arguments)` runs the calls in place of `function(**arguments)`; see `run_tool_calls`. With
    `{"on_error": "return"}` an error dict is the last message. `params` is not changed. With a function of
    `openai_fn.aio` this is an async generator, in which functions and `run` may be async; calls of one response run
    concurrently, functions that are not async in threads.

    Raises InvalidParamsError for params with "stream", for anything that is not a function, and for an operation
    without tools; ToolsError if the model still calls tools after `max_rounds` calls, makes the same calls with the
    same results three times in a row, or returns a response without a message; what the call raises. `data["messages"]`
    of any of these errors has all messages so far, those of params first, `data["usage"]` the sum of what was used.

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
    options, params = mask_credentials(options), mask_params(params, operation)
    function = to_function(operation)
    form = find_tool_form(function)
    listed = list_functions(functions)
    table = index_functions(listed)
    check_loop(params, options, max_rounds)
    check_run(run)
    check_runnable(table, run, is_async=getattr(function, "is_async", False))
    tools = join_tools(params.get("tools") or (), listed, form)
    returns = effective_options(function, options).get("on_error") == "return"
    steps = tool_steps(form, {**params, "tools": tools} if tools else params, table, max_rounds, returns=returns)
    if getattr(function, "is_async", False):
        from openai_fn.tools.loop_async import drive_steps_async

        return drive_steps_async(steps, function, options, run)
    return drive_steps(steps, function, options, run)


def check_loop(params: Any, options: Map, max_rounds: Any) -> None:
    """Raise an InvalidParamsError for arguments with which no loop can run."""
    problem = None
    if not isinstance(params, Mapping):
        problem = f"params: expected a dict, got {type(params).__name__}"
    elif params.get("stream"):
        problem = NO_STREAM
    elif "stream_to" in options and not callable(options["stream_to"]):
        problem = "stream_to: tool_loop reads responses: pass a function of each chunk"
    elif isinstance(max_rounds, bool) or not isinstance(max_rounds, int) or max_rounds < 1:
        problem = f"max_rounds: expected a number from 1, got {max_rounds!r}"
    if problem:
        raise InvalidParamsError(make_error("invalid_params", problem))


def check_runnable(table: Map, run: Run | None, *, is_async: bool) -> None:
    """Raise an InvalidParamsError where nothing can run a tool."""
    asynchronous = [f"functions: {name!r}" for name, tool in table.items() if run is None and iscoroutinefunction(tool)]
    asynchronous += ["run"] if iscoroutinefunction(run) else []
    if asynchronous and not is_async:
        problem = f"{asynchronous[0]} is async: pass a function of openai_fn.aio as the operation"
        raise InvalidParamsError(make_error("invalid_params", problem))
    for name, tool in table.items():
        if isinstance(tool, Mapping) and run is None:
            problem = f"functions: {name!r} is a dict without a function: pass run=..."
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


def drive_steps(steps: Steps, operation: Callable[..., Any], options: Map, run: Run | None) -> Iterator[Message]:
    """Do what the steps of a loop say, and yield its messages."""
    act: Callable[[Any], Any] = next
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
    finally:
        steps.close()


def call_operation(operation: Callable[..., Any], params: Map, options: Map) -> Callable[[Steps], Step]:
    """Return what gives the steps of a loop the answer of a call, or its exception."""
    try:
        answer = getattr(operation, "answer", operation)(params, options)  # of a turn the whole response
    except OpenAIError as failed:
        return partial(throw_error, failed)
    return partial(send_value, answer)
