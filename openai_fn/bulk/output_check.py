"""The setting `parse`: an output that does not fit a schema or type goes back to the model with its problems. Pure."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from toolz import assoc, get_in

from openai_fn.bulk.job_queue import RowJob
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Map

Parser = Callable[[str], tuple[Any, list[str]]]
OutputCheck = Callable[[RowJob, Map], dict[str, Any]]
MAX_OUTPUT_PROBLEMS = 8
REPAIR_PROMPT = "This output does not fit what was asked for:\n{}\nReply with a corrected output only."
INPUT_PARAMS = ("messages", "input")
"""The params that hold a conversation, of chat completions and of responses."""


def make_output_check(settings: Map) -> OutputCheck | None:
    """Return the check of outputs against the setting `parse`; None without that setting.

    It returns {"outcome", "params"}: the outcome with the value under "parsed", or with an error of the category
    "output" and the params to send instead. Raises InvalidOptionsError for a `parse` that cannot be followed.
    """
    target = settings.get("parse")
    return None if target is None else partial(check_output, make_output_parser(target))


def make_output_parser(target: Any) -> Parser:
    """Return a function that reads a text as JSON and returns its value with the problems that it has."""
    if isinstance(target, Mapping):
        return partial(parse_with_schema, target)
    if callable(getattr(target, "model_validate", None)):
        return partial(parse_with_schema, target.model_json_schema())
    try:
        from pydantic import TypeAdapter
    except ImportError:
        text = f"parse: {target!r} is no JSON Schema; a type needs the package pydantic: pip install pydantic"
        raise InvalidOptionsError(make_error("invalid_options", text)) from None
    return partial(parse_with_schema, TypeAdapter(target).json_schema())


def parse_with_schema(schema: Map, text: str) -> tuple[Any, list[str]]:
    """Return the JSON value of a text and how it differs from a schema.

    >>> parse_with_schema({"type": "object", "required": ["a"]}, "{}")
    ({}, ["$: 'a' is a required property"])
    """
    from jsonschema.validators import validator_for

    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        return None, [f"is not JSON: {wrong}"]
    errors = validator_for(schema)(schema).iter_errors(value)
    return value, [f"{error.json_path}: {error.message:.300}" for error in errors][:MAX_OUTPUT_PROBLEMS]


def check_output(parse: Parser, job: RowJob, outcome: Map) -> dict[str, Any]:
    """Return the outcome of a job after its output was checked, and the params to send again or None."""
    text = find_output_text(outcome["response"]["body"])
    value, problems = parse(text)
    if not problems:
        return {"outcome": assoc(outcome, "parsed", value), "params": None}
    error = make_error("output", "the output does not fit parse: " + "; ".join(problems), hint="", reason="mismatch")
    return {"outcome": assoc(outcome, "error", error), "params": add_problems(job["item"]["params"], text, problems)}


def find_output_text(body: Any) -> str:
    """Return the text of a response body: that of a chat completion's message, or of a response's output.

    >>> find_output_text({"choices": [{"message": {"content": "Hi"}}]})
    'Hi'
    >>> find_output_text({"output": [{"type": "message", "content": [{"type": "output_text", "text": "Hi"}]}]})
    'Hi'
    """
    content = get_in(["choices", 0, "message", "content"], body)
    if isinstance(content, str):
        return content
    items = get_in(["output"], body) or []
    parts = (part for item in items if isinstance(item, dict) for part in item.get("content") or ())
    return "".join(part["text"] for part in parts if isinstance(part, dict) and isinstance(part.get("text"), str))


def add_problems(params: Map, text: str, problems: list[str]) -> Map | None:
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
