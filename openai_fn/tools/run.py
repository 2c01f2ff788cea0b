"""Run the calls that a model asks for: each becomes a text, whatever happens."""

import json
from collections.abc import Callable, Iterable, Mapping
from inspect import iscoroutine
from typing import Any, NamedTuple

from openai_fn.errors import InvalidOptionsError, InvalidParamsError, make_error
from openai_fn.text import unwrap_answer
from openai_fn.tools.forms import Message, ToolCall, ToolForm, find_answer_form, list_calls
from openai_fn.tools.signature import call_function, find_tool_name, read_arguments
from openai_fn.types import Map

Run = Callable[[Any, dict[str, Any]], Any]
"""(function or tool dict, arguments) -> result; a concurrent.futures.Future is waited for after all were begun."""


class Job(NamedTuple):
    """A call and what runs it, or why it cannot be run."""

    call: ToolCall
    function: Any
    arguments: dict[str, Any]
    problem: str | None


def run_tool_calls(answer: Map, functions: Iterable[Any], *, run: Run | None = None) -> list[Message]:
    """Return the messages with the results of the calls in a response, in the order of the calls; [] if it has none.

    `answer` is a chat completion, a chat message, or a response. `functions` are Python functions, and tool dicts of
    the API for which `run` does the work. Append the response's message and these messages to yours, and call again.
    `run(function, arguments)` returns the result in place of `function(**arguments)`; it may ask for approval first,
    return a `concurrent.futures.Future`, or send the call elsewhere. A result that is not a str is written as JSON.

    Whatever goes wrong in a call is reported to the model as its result: an unknown tool, arguments that do not fit (a
    line each), the type and text of an exception. Raises InvalidParamsError for anything that is not a response or not
    a list of functions, InvalidOptionsError where pydantic is missing.

    >>> def double(number: int) -> int:
    ...     return 2 * number
    >>> call = {"id": "c1", "type": "function", "function": {"name": "double", "arguments": '{"number": 4}'}}
    >>> run_tool_calls({"role": "assistant", "tool_calls": [call]}, [double])
    [{'role': 'tool', 'tool_call_id': 'c1', 'content': '8'}]
    """
    form, jobs = make_jobs(answer, functions, run)
    return write_replies(form, jobs, run_jobs(jobs, run))


def make_jobs(answer: Map, functions: Iterable[Any], run: Run | None) -> tuple[ToolForm, list[Job]]:
    """Return the form of an answer and the jobs of its calls. Raises as `run_tool_calls`."""
    check_run(run)
    table = index_functions(list_functions(functions))
    unwrapped = unwrap_answer(answer)
    body = unwrapped if isinstance(unwrapped, Mapping) else {}
    form = find_answer_form(body)
    messages = form.read_messages(body) or [dict(body)]
    return form, [make_job(call, table) for call in list_calls(form, messages)]


def write_replies(form: ToolForm, jobs: Iterable[Job], texts: Iterable[str]) -> list[Message]:
    """Return the messages with the results of jobs."""
    return [form.make_reply(job.call, text) for job, text in zip(jobs, texts, strict=True)]


def check_run(run: Any) -> None:
    """Raise an InvalidParamsError where `run` is given and is no function."""
    if run is not None and not callable(run):
        raise InvalidParamsError(make_error("invalid_params", f"run: expected a function, got {type(run).__name__}"))


def list_functions(functions: Iterable[Any]) -> list[Any]:
    """Return functions and tool dicts as a list; raises InvalidParamsError for what is none."""
    if isinstance(functions, (str, bytes, Mapping)) or not isinstance(functions, Iterable):
        got = type(functions).__name__
        raise InvalidParamsError(make_error("invalid_params", f"functions: expected a list of functions, got {got}"))
    return list(functions)


def index_functions(functions: Iterable[Any]) -> dict[str, Any]:
    """Return functions and tool dicts by the names under which a model calls them.

    Raises InvalidParamsError for two of one name.
    """
    table: dict[str, Any] = {}
    for function in functions:
        name = find_tool_name(function)
        if name in table and table[name] is not function:
            raise InvalidParamsError(make_error("invalid_params", f"functions: two of them have the name {name!r}"))
        if name is not None:
            table[name] = function
    return table


def make_job(call: ToolCall, table: Map) -> Job:
    """Return what runs a call, or why it cannot be run."""
    name = call["name"]
    if name not in table:
        known = f"; there are {', '.join(table)}" if table else ""
        return Job(call, None, {}, f"there is no tool {name!r}{known}")
    try:
        arguments, problems = read_arguments(table[name], call["arguments"], custom=call["custom"])
    except InvalidOptionsError:  # pydantic is missing: nothing that a model could mend
        raise
    except Exception as failed:  # noqa: BLE001  # a signature is the user's, so anything
        return Job(call, None, {}, describe_exception(failed))
    lines = "".join(f"\n  {line}" for line in problems)
    return Job(call, table[name], arguments, f"the arguments do not fit {name}:{lines}" if problems else None)


def run_jobs(jobs: Iterable[Job], run: Run | None) -> list[str]:
    """Return the texts of the results of jobs. All are begun, in order, before futures are waited for."""
    results = [begin_job(job, run or run_function) for job in jobs]
    return [finish_job(result) for result in results]


def begin_job(job: Job, run: Run) -> Any:
    """Return the result of a job, a future of it, or the text of what went wrong."""
    if job.problem is not None:
        return f"Error: {job.problem}"
    try:
        return run(job.function, job.arguments)
    except Exception as failed:  # noqa: BLE001  # a tool is the user's, so anything; the model is to know of it
        return format_failure(failed)


def finish_job(result: Any) -> str:
    """Return the text of a result, that of a future when it is there."""
    try:
        return format_tool_result(result.result() if is_future(result) else result)
    except Exception as failed:  # noqa: BLE001  # as above
        return format_failure(failed)


def is_future(result: Any) -> bool:
    """Return whether a result is still to come, as those of `concurrent.futures` and of Dask."""
    return callable(getattr(result, "result", None)) and callable(getattr(result, "add_done_callback", None))


def run_function(function: Any, arguments: dict[str, Any]) -> Any:
    """Return what a function returns; how a call is run without `run`."""
    if isinstance(function, Mapping):
        raise TypeError("this tool is a dict without a function: pass run=...")
    return call_function(function, arguments)


def format_failure(failed: BaseException) -> str:
    """Return what the model is told of an exception.

    >>> format_failure(ValueError("bad city")), format_failure(KeyError())
    ('Error: ValueError: bad city', 'Error: KeyError')
    """
    return f"Error: {describe_exception(failed)}"


def describe_exception(failed: BaseException) -> str:
    """Return the type and the text of an exception; one whose text cannot be had has its type only."""
    try:
        return f"{type(failed).__name__}: {failed}".removesuffix(": ")
    except Exception:  # noqa: BLE001  # the text is the user's, so anything
        return type(failed).__name__


def format_tool_result(result: Any) -> str:
    """Return a result as text: a str as it is, anything else as JSON.

    >>> format_tool_result("21 °C"), format_tool_result({"t": 21}), format_tool_result(None)
    ('21 °C', '{"t": 21}', 'null')
    """
    if isinstance(result, str):
        return result
    if hasattr(result, "__anext__"):
        raise TypeError(f"the function returns an {type(result).__name__}: return a list")
    if iscoroutine(result):
        result.close()
        raise TypeError("the function is async: use openai_fn.aio.run_tool_calls, or a tool_loop of openai_fn.aio")
    try:
        return json.dumps(result, ensure_ascii=False)
    except (TypeError, ValueError):
        return format_object(result)


def format_object(result: Any) -> str:
    """Return what json does not know as JSON: dataclasses, pydantic models, dates; the rest as its str."""
    try:
        from pydantic_core import to_json
    except ImportError:
        return json.dumps(result, ensure_ascii=False, default=str)
    return to_json(result, fallback=str).decode()
