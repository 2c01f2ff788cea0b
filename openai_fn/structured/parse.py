"""Read structured output back: the value that an answer holds, or why there is none."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from toolz import get_in

from openai_fn.errors import OutputError, is_error, make_error, make_invalid_error, to_exception
from openai_fn.response.api_errors import error_from_response
from openai_fn.structured.typed import name_type, read_json
from openai_fn.text import (
    explain_missing_output,
    find_final_message,
    find_first_choice,
    find_message,
    output_text,
    unwrap_answer,
)
from openai_fn.types import Error, Map, Problem
from openai_fn.validation.formatting import format_path, shorten

Reason = Literal["length", "content_filter", "refusal", "mismatch"]

REASON_MESSAGES: dict[Reason, str] = {
    "length": "the response was cut off at the token limit",
    "content_filter": "the content filter cut the response off",
}
REASON_HINTS: dict[Reason, str] = {
    "length": "allow more tokens; data['body'] contains the incomplete response",
    "content_filter": "data['body'] says what was filtered",
    "refusal": "the model refused; data['body'] contains the whole response",
    "mismatch": "data['body'] contains the whole response; did the params request this format?",
}
CUT_REASONS: dict[Any, Reason] = {
    "length": "length",
    "max_output_tokens": "length",
    "content_filter": "content_filter",
}
"""Why an answer ended: the finish_reason of a choice, the incomplete_details of a response."""


def parse_output(answer: Any, kind: Any) -> Any:
    """Return the value of a type, or of a JSON Schema dict, that a response contains.

    `answer` is a chat completion, a response, the dict of `{"full_response": True}`, a row of bulk results, or what
    `accumulate` made of a stream. For a type, pydantic checks and builds the value; for a schema dict, the value is
    plain data checked by jsonschema.

    Raises OutputError, with `data["reason"]` one of "length", "content_filter", "refusal", "mismatch", `data["body"]`
    the whole response, `data["usage"]` and `data["problems"]`; the error itself if `answer` is an error dict or a row
    with one; InvalidParamsError for a stream.

    >>> answer = {"choices": [{"message": {"content": '{"name": "Fair"}'}, "finish_reason": "stop"}]}
    >>> parse_output(answer, {"type": "object", "properties": {"name": {"type": "string"}}})
    {'name': 'Fair'}
    """
    failure = find_error(answer)
    if failure is not None:
        raise to_exception(failure)
    body = unwrap_answer(answer)
    text = output_text(body)
    reason, message = find_cut(body) or find_refusal(body) or (None, "")
    if reason is not None:
        raise OutputError(output_error(reason, message, body, kind))
    value, problems = (read_by_schema if isinstance(kind, Mapping) else read_json)(text, kind)
    if problems:
        raise OutputError(mismatch_error(problems, body, text, kind))
    return value


def find_error(answer: Any) -> Error | None:
    """Return the error map that an answer is, or that a bulk row holds; None for an answer."""
    if is_error(answer):
        return answer
    row = answer if isinstance(answer, Mapping) and "custom_id" in answer else {}
    error, status = row.get("error"), get_in(["response", "status_code"], row)
    if error is None and isinstance(status, int) and status >= 400:
        return error_from_response({"status": status, "body": get_in(["response", "body"], row)})
    if error is None or is_error(error):
        return error
    details = error if isinstance(error, Mapping) else {"message": error}
    message = str(details.get("message") or "the row failed")
    return make_error("response", message, code=details.get("code"), body=answer)


def find_cut(body: Any) -> tuple[Reason, str] | None:
    """Return why an answer is not whole, with a message; None for one that is."""
    choice = find_first_choice(body) if isinstance(body, Mapping) else {}
    details = body.get("incomplete_details") if isinstance(body, Mapping) else None
    ended = choice.get("finish_reason") or (details.get("reason") if isinstance(details, Mapping) else None)
    reason = CUT_REASONS.get(ended) if isinstance(ended, str) else None
    return reason and (reason, REASON_MESSAGES[reason])


def find_refusal(body: Any) -> tuple[Reason, str] | None:
    """Return the model's refusal, with its words; None where it did not refuse."""
    if not isinstance(body, Mapping):
        return None
    message = find_message(find_first_choice(body))
    parts = find_final_message(body).get("content")
    refusals = [part.get("refusal") for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
    words = next((text for text in (message.get("refusal"), *refusals) if isinstance(text, str) and text), None)
    return words and ("refusal", f"the model refused: {shorten(words)}")


def read_by_schema(text: str, schema: Map) -> tuple[Any, list[Problem]]:
    """Return the data that a JSON text holds, and what jsonschema finds wrong with it."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as broken:
        problem: Problem = {"path": "output", "message": f"no JSON: {broken}", "rule": "json", "severity": "error"}
        return None, [problem]
    return value, find_mismatches(value, schema)


def find_mismatches(value: Any, schema: Map) -> list[Problem]:
    """Return where data does not fit a JSON Schema. Nothing is loaded from the network for it.

    >>> find_mismatches({"n": "1"}, {"properties": {"n": {"type": "integer"}}})[0]["path"]
    'n'
    """
    from jsonschema import Draft202012Validator
    from jsonschema.validators import validator_for
    from referencing import Registry

    validator = validator_for(schema, Draft202012Validator)(schema, registry=Registry())
    try:
        errors = sorted(validator.iter_errors(value), key=lambda error: [str(step) for step in error.absolute_path])
    except Exception as failed:  # noqa: BLE001  # a schema that is none raises anything; and the answer has been paid for
        message = f"the schema cannot be checked: {type(failed).__name__}: {failed}"
        return [{"path": "output", "message": shorten_middle(message), "rule": "schema", "severity": "error"}]
    return [describe_mismatch(error) for error in errors]


def describe_mismatch(error: Any) -> Problem:
    """Return an error of jsonschema as a problem."""
    path = format_path(error.absolute_path) or "output"
    return {"path": path, "message": shorten_middle(error.message), "rule": str(error.validator), "severity": "error"}


def shorten_middle(text: str, most: int = 200) -> str:
    """Return at most so many characters of a text, its beginning and its end.

    >>> shorten_middle("a long text", 7)
    'a l…ext'
    """
    half = (most - 1) // 2
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"


def mismatch_error(problems: list[Problem], body: Any, text: str, kind: Any) -> Error:
    """Return the error of an answer whose text is not what was asked for."""
    if not text.strip():
        return output_error("mismatch", describe_missing_text(body), body, kind)
    return make_invalid_error("output", problems, **describe_answer("mismatch", body, kind))


def describe_missing_text(body: Any) -> str:
    """Return what an answer holds in place of a text."""
    output = body.get("output") if isinstance(body, Mapping) else None
    kinds = [item.get("type") for item in output if isinstance(item, Mapping)] if isinstance(output, list) else []
    called = isinstance(body, Mapping) and find_message(find_first_choice(body)).get("tool_calls")
    called = called or "function_call" in kinds
    reason = explain_missing_output(body)
    without = "the response contains no text" + (f": {reason}" if reason else "")
    return "the response calls tools: run them first" if called else without


def output_error(reason: Reason, message: str, body: Any, kind: Any) -> Error:
    """Return the error of an answer that holds no value of a type."""
    return make_error("output", message, problems=[], **describe_answer(reason, body, kind))


def describe_answer(reason: Reason, body: Any, kind: Any) -> dict[str, Any]:
    """Return what an error says of the answer that it is about."""
    usage = body.get("usage") if isinstance(body, Mapping) else None
    operation = f"parse_output({name_type(kind)})"
    return {"reason": reason, "body": body, "usage": usage, "hint": REASON_HINTS[reason], "operation": operation}
