"""The setting `parse`: an output that does not fit a schema or type goes back to the model with its problems. Pure."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from toolz import assoc, dissoc

from openai_fn.bulk.job_queue import RowJob
from openai_fn.errors import OutputError
from openai_fn.structured.parse import parse_output
from openai_fn.text import output_text
from openai_fn.types import Map

OutputCheck = Callable[[RowJob, Map], dict[str, Any]]
REPAIR_PROMPT = "This output does not fit what was asked for:\n{}\nReply with a corrected output only."
INPUT_PARAMS = ("messages", "input")
"""The params that hold a conversation, of chat completions and of responses."""
REPAIRABLE = "mismatch"
"""The reason of an OutputError that asking again may mend; a refusal or an output that was cut would come again."""
EMPTY_BODY: Map = {"choices": [{"message": {"content": "{}"}, "finish_reason": "stop"}]}


def make_output_check(settings: Map) -> OutputCheck | None:
    """Return the check of outputs against the setting `parse`; None without that setting.

    It returns {"outcome", "params"}: the outcome with the value as plain data under "parsed", or with an error of the
    category "output", and the params to send instead or None. Raises for a `parse` that is no schema and no type.
    """
    target = settings.get("parse")
    if target is None:
        return None
    with suppress(OutputError):
        parse_output(EMPTY_BODY, target)
    return partial(check_output, target)


def check_output(target: Any, job: RowJob, outcome: Map) -> dict[str, Any]:
    """Return the outcome of a job after its output was checked, and the params to send again or None."""
    body = outcome["response"]["body"]
    try:
        parse_output(body, target)
    except OutputError as failed:
        error = dissoc(failed.data, "body", "usage")
        is_repairable = error["reason"] == REPAIRABLE
        problems = [f"{problem['path']}: {problem['message']}" for problem in error.get("problems") or ()]
        params = add_problems(job["item"]["params"], output_text(body), problems) if is_repairable else None
        return {"outcome": assoc(outcome, "error", error), "params": params}
    return {"outcome": assoc(outcome, "parsed", json.loads(output_text(body))), "params": None}


def add_problems(params: Map, text: str, problems: Iterable[str]) -> Map | None:
    """Return params with an output and its problems behind the conversation; None where there is no conversation.

    >>> add_problems({"input": "Hi"}, "no", ["is not JSON"])["input"][0]
    {'role': 'user', 'content': 'Hi'}
    """
    name = next((name for name in INPUT_PARAMS if name in params), None)
    if name is None:
        return None
    before = params[name]
    conversation = [{"role": "user", "content": before}] if isinstance(before, str) else [*before]
    lines = "\n".join(f"- {problem}" for problem in problems)
    repair = [{"role": "assistant", "content": text}, {"role": "user", "content": REPAIR_PROMPT.format(lines)}]
    return assoc(params, name, conversation + repair)  # type: ignore[no-any-return]  # toolz has no types
