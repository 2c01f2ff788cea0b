"""What `help` shows of an operation: its sentence, its params with types and limits, the options, what comes back."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn import doc
from openai_fn.catalog import operations
from openai_fn.catalog.help_text import build_help, describe_bounds, describe_type, join_alternatives, wrap_line
from openai_fn.types import Operation

ROW: Operation = {
    **operations.ROW_DEFAULTS,
    "name": "rerank", "method": "post", "path": "/rerank", "summary": "Texts, the best first.",
}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "required": ["query"],
    "properties": {
        "old": {"type": "string", "deprecated": True},
        "top": {"type": "integer", "minimum": 1, "maximum": 9, "default": 3, "description": "How many to give back."},
        "query": {"$ref": "#/$defs/Query", "description": "What is asked."},
    },
    "$defs": {"Query": {"type": "string", "maxLength": 64}},
}
OPTIONS = {"properties": {"deadline": {"description": "seconds for the whole call"}}}
EXPECTED = """\
Texts, the best first.

POST /rerank

Params (* is required):
  query*                  string, at most 64 characters. What is asked.
  top                     integer, 1 to 9, default 3. How many to give back.
  old                     string. Deprecated.

Options:
  deadline                seconds for the whole call

Returns the API's own data as a dict. A failure raises an OpenAIError."""


def test_the_whole_text() -> None:
    assert build_help(ROW, SCHEMA, OPTIONS) == EXPECTED


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"deprecated": True}, "POST /rerank (deprecated)"),
        ({"stream": True}, 'With {"stream": True} a lazy generator of chunks.'),
        ({"page": "after"}, "pages(rerank, params) and items(...) go through all of them."),
        ({"returns": "binary"}, "Returns bytes."),
        ({"returns": "text"}, "Returns text."),
        ({"returns": "none"}, "Returns None."),
    ],
)
def test_what_a_row_adds(more: Operation, line: str) -> None:
    assert line in " ".join(build_help({**ROW, **more}, SCHEMA, OPTIONS).split())


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "string"),
        ({"type": ["string", "null"]}, "string or null"),
        ({"enum": ["a", "b", 1]}, '"a", "b" or 1'),
        ({"const": "a"}, '"a"'),
        ({"enum": [*"abcdefghijkl"]}, '"a", "b", "c", "d", "e", "f", "g", "h", "i" or …'),
        ({}, "any value"),
        (True, "any value"),
        ({"type": "string", "format": "binary"}, "file"),
        ({"type": "array"}, "array"),
        ({"type": "array", "items": {"type": "string"}}, "list of string"),
        ({"type": "array", "items": {"$ref": "#/$defs/Tool"}}, 'list of {type: "function", …}'),
        ({"anyOf": [{"type": "string"}, {"type": "string", "maxLength": 3}, {"type": "null"}]}, "string or null"),
        ({"$ref": "#/$defs/Again"}, "integer"),
        ({"type": "object", "properties": {name: {} for name in "abcdef"}}, "{a, b, c, d, e, …}"),
        ({"type": "object"}, "object"),
    ],
)
def test_a_schema_in_words(schema: Any, words: str) -> None:
    tool = {"type": "object", "properties": {"name": {}, "type": {"const": "function"}}}
    assert describe_type(schema, {"Tool": tool, "Again": {"$ref": "#/$defs/Int"}, "Int": {"type": "integer"}}) == words


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"minimum": 0}, ", at least 0"),
        ({"maximum": 2}, ", at most 2"),
        ({"minimum": -2, "maximum": 2}, ", -2 to 2"),
        ({"minItems": 1}, ", at least 1 item"),
        ({"minItems": 2}, ", at least 2 items"),
        ({"minItems": 1, "maxItems": 128}, ", at most 128 items"),
        ({"minLength": 1}, ", at least 1 character"),
        ({"default": False}, ", default false"),
        ({"default": None}, ""),
        ({"default": "auto"}, ', default "auto"'),
        ({}, ""),
    ],
)
def test_limits_in_words(schema: dict[str, Any], words: str) -> None:
    assert "".join(describe_bounds(schema)) == words


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=30)))
def test_wrapped_text_is_the_same_text_in_lines_of_the_width(words: list[str]) -> None:
    lines = list(wrap_line("  name                   ", " ".join(words)))
    assert " ".join(lines).split() == ["name", *words]
    assert all(len(line) <= 100 for line in lines)
    assert all(line.startswith(" " * 25) for line in lines[1:])


@pytest.mark.parametrize(("words", "text"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_alternatives(words: list[str], text: str) -> None:
    assert join_alternatives(words) == text


@pytest.mark.parametrize(
    "words",
    [
        "POST /chat/completions",
        "messages*",
        "model*",
        "temperature             number or null, 0 to 2, default 1",
        'reasoning_effort        "none", "minimal", "low", "medium", "high"',
        "api_key",
    ],
)
def test_the_text_of_a_chat_completion_says(words: str) -> None:
    assert words in doc("create_chat_completion")
