"""What helpers make of data of any shape: servers that look alike send it, and no raw error may lose a paid answer."""

from contextlib import suppress
from typing import Any

from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

from openai_fn import OpenAIError, OutputError, output_text, parse_output, partial_outputs, strict_schema
from openai_fn.structured.strict import KEPT_KEYWORDS, NEUTRAL_VALUES, REFUSED_KEYWORDS, REWRITTEN_KEYWORDS
from openai_fn.tools import run_tool_calls
from openai_fn.tools.forms import CHAT_FORM, RESPONSE_FORM, list_calls

ANSWER_KEYS = (
    "choices", "message", "content", "tool_calls", "function", "custom", "name", "arguments", "input", "id", "text",
    "output", "type", "refusal", "finish_reason", "incomplete_details", "reason", "status", "headers", "body", "usage",
    "custom_id", "response", "error", "status_code", "call_id", "delta", "index", "phase", "role", "annotations",
    "audio", "event", "item", "output_index", "content_index",
)  # fmt: skip
ANSWER_TEXTS = (
    "length", "message", "function_call", "custom_tool_call", "text", "output_text", "refusal", "f", "{}", '{"n": 1}',
    "commentary", "response.output_text.delta", "response.completed", "custom", "assistant", "tool",
    "max_output_tokens",
)  # fmt: skip
SCHEMA_KEYS = sorted(
    KEPT_KEYWORDS | REFUSED_KEYWORDS | REWRITTEN_KEYWORDS | {"$defs", "definitions", "default", "title"}
)
SCHEMA_TEXTS = ("string", "object", "array", "null", "#", "#/$defs/a", "#/properties/a", "#/$defs/a/items", "a", "date")


def data(keys: Any, texts: Any) -> st.SearchStrategy[Any]:
    """JSON data with keys and texts that mean something."""
    scalars = st.none() | st.booleans() | st.integers(-2, 3) | st.floats(allow_nan=False) | st.sampled_from(texts)
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(keys), inner, max_size=4),
        max_leaves=12,
    )


ANSWERS = data(ANSWER_KEYS, ANSWER_TEXTS)
ANSWER_DICTS = st.dictionaries(st.sampled_from(ANSWER_KEYS), ANSWERS, max_size=5)
SCHEMAS = st.dictionaries(
    st.sampled_from([*SCHEMA_KEYS, "a"]), data([*SCHEMA_KEYS, "a", "b"], SCHEMA_TEXTS), max_size=5
)


@settings(max_examples=200, deadline=None)
@given(ANSWER_DICTS)
def test_any_answer_has_a_text(answer: dict[str, Any]) -> None:
    assert isinstance(output_text(answer), str)


@settings(max_examples=200, deadline=None)
@given(ANSWER_DICTS, st.sampled_from([{"type": "object"}, dict[str, int]]))
def test_any_answer_has_a_value_or_an_error_that_keeps_it(answer: dict[str, Any], kind: Any) -> None:
    try:
        parse_output(answer, kind)
    except OutputError as failed:
        assert failed.data["reason"] in {"length", "content_filter", "refusal", "mismatch"}  # noqa: PT017  # or nothing is raised
    except OpenAIError:
        pass


@settings(max_examples=200, deadline=None)
@given(ANSWER_DICTS)
def test_the_calls_of_any_answer_get_texts(answer: dict[str, Any]) -> None:
    def f(n: int = 1) -> int:
        return n

    for message in run_tool_calls(answer, [f]):
        assert isinstance(message.get("content", message.get("output")), str)


@settings(max_examples=200, deadline=None)
@given(st.lists(ANSWERS, max_size=4))
def test_any_messages_have_a_list_of_calls(messages: list[Any]) -> None:
    for form in (CHAT_FORM, RESPONSE_FORM):
        assert isinstance(list_calls(form, messages), list)


@settings(max_examples=200, deadline=None)
@given(st.lists(ANSWER_DICTS, max_size=4))
def test_any_chunks_have_dicts_or_an_error(chunks: list[dict[str, Any]]) -> None:
    with suppress(OpenAIError):
        list(partial_outputs(chunks))


@settings(max_examples=400, deadline=None)
@given(SCHEMAS)
def test_any_schema_is_made_strict_or_has_problems(schema: dict[str, Any]) -> None:
    made = strict_schema(schema)
    if not made["problems"]:
        assert strict_schema(made["schema"]) == made
        assert not made["schema"].keys() & (REFUSED_KEYWORDS - NEUTRAL_VALUES.keys())
        Draft202012Validator.check_schema(made["schema"])
