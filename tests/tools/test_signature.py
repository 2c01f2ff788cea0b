"""Python functions described to a model."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal, TypedDict

import pytest
from pydantic import BaseModel, Field

from openai_fn import InvalidParamsError, create_chat_completion, create_embedding, create_response, request_for
from openai_fn.tools import tool_for
from openai_fn.tools.forms import CHAT_FORM, RESPONSE_FORM
from openai_fn.tools.signature import call_function, convert_tool, read_arguments
from tests.support.fake import CHAT


class Place(TypedDict):
    city: str


@dataclass
class Span:
    days: int = 1


def get_weather(
    place: Place,
    day: Annotated[dt.date, "the day to look at"],
    unit: Literal["celsius", "fahrenheit"] = "celsius",
    span: Annotated[Span | None, Field(description="how long")] = None,
) -> str:
    """Return the weather of a place.

    Past days are free.
    """
    return f"{place['city']} {day:%d.%m.} {unit} {span}"


def bare() -> None:
    pass


class Shop:
    secret = "s"

    def buy(self, item: str, /, count: int = 1) -> str:
        """Buy something."""
        return f"{self.secret} {item} {count}"


def test_a_function_becomes_a_strict_tool() -> None:
    tool = tool_for(get_weather)
    assert tool["type"] == "function"
    function = tool["function"]
    assert function["name"] == "get_weather"
    assert function["description"] == "Return the weather of a place.\n\nPast days are free."
    assert function["strict"] is True
    parameters = function["parameters"]
    assert parameters["required"] == ["place", "day", "unit", "span"]
    assert parameters["additionalProperties"] is False
    assert parameters["properties"]["day"] == {"type": "string", "format": "date", "description": "the day to look at"}
    assert parameters["properties"]["unit"] == {
        "anyOf": [{"type": "string", "enum": ["celsius", "fahrenheit"]}, {"type": "null"}]
    }


def test_the_flat_form_is_that_of_responses() -> None:
    nested, flat = tool_for(get_weather), tool_for(get_weather, operation=create_response)
    assert flat == {"type": "function", **nested["function"]}
    assert tool_for(get_weather, create_chat_completion) == nested
    assert convert_tool(nested, RESPONSE_FORM) == convert_tool(flat, RESPONSE_FORM) == flat
    assert convert_tool(nested, CHAT_FORM) == convert_tool(flat, CHAT_FORM) == nested
    hosted = {"type": "web_search"}
    assert convert_tool(hosted, RESPONSE_FORM) == hosted


def test_the_tools_are_what_the_operations_take() -> None:
    strict = {"api_key": "x", "validate": "strict"}
    sent = request_for(create_chat_completion, {**CHAT, "tools": [tool_for(get_weather)]}, strict)
    assert sent["body"]["tools"][0]["function"]["name"] == "get_weather"
    tool = tool_for(get_weather, create_response)
    assert request_for(create_response, {"model": "m", "input": "x", "tools": [tool]}, strict)["body"]["tools"] == [
        tool
    ]


@pytest.mark.parametrize(
    ("function", "name", "keys"),
    [
        (bare, "bare", []),
        (Shop().buy, "buy", ["item", "count"]),
        (partial(get_weather, unit="celsius", span=None), "get_weather", ["place", "day"]),
        (partial(Shop().buy, "pen"), "buy", ["count"]),
    ],
)
def test_other_callables(function: Callable[..., Any], name: str, keys: list[str]) -> None:
    tool = tool_for(function, create_response)
    assert tool["name"] == name
    assert tool["parameters"]["required"] == keys
    assert "description" not in tool or tool["description"]


class Model(BaseModel):
    extra: dict[str, Any]


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda city: city, "a tool needs a name: pass a function made with def, got <lambda>"),
        (Model(extra={}), "a tool needs a name"),
        ("get_weather", "a tool needs a name"),
        (print, r"print: \*args cannot be described"),
    ],
)
def test_what_cannot_be_described_says_why(function: Any, words: str) -> None:
    with pytest.raises(InvalidParamsError, match=words):
        tool_for(function)


def test_a_parameter_that_strict_mode_cannot_say_is_named() -> None:
    def lookup(anything, model: Model):  # type: ignore[no-untyped-def]
        return anything, model

    def unknown(thing: "NoSuchName"):  # type: ignore[no-untyped-def, name-defined]  # noqa: F821
        return thing

    with pytest.raises(InvalidParamsError) as caught:
        tool_for(lookup)
    assert [problem["path"] for problem in caught.value.data["problems"]] == [".anything", ".model.extra"]
    assert "lookup" in str(caught.value)
    with pytest.raises(InvalidParamsError, match="NoSuchName"):
        tool_for(unknown)


def test_an_operation_without_tools_is_refused() -> None:
    with pytest.raises(InvalidParamsError, match=r"expected one that calls tools .* got create_embedding"):
        tool_for(get_weather, create_embedding)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (', "unit": "fahrenheit", "span": {"days": 2}', "Rome 02.01. fahrenheit Span(days=2)"),
        (', "unit": null, "span": null', "Rome 02.01. celsius None"),
        ("", "Rome 02.01. celsius None"),
    ],
)
def test_arguments_have_the_types_of_the_annotations_and_null_is_the_default(text: str, called: str) -> None:
    arguments, problems = read_arguments(get_weather, f'{{"place": {{"city": "Rome"}}, "day": "2026-01-02"{text}}}')
    assert problems == []
    assert call_function(get_weather, arguments) == called


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ('{"place": {}, "day": "soon", "unit": "kelvin"}', ["place.city", "day", "unit"]),
        ('{"place": {"city": "Rome"}, "day": "2026-01-02", "when": 1}', ["when"]),
        ('{"place": ', ["arguments"]),
        ("[1]", ["arguments"]),
        ("", ["place", "day"]),
    ],
)
def test_arguments_that_do_not_fit_are_a_line_each(text: str, paths: list[str]) -> None:
    arguments, problems = read_arguments(get_weather, text)
    assert arguments == {}
    assert [line.partition(": ")[0] for line in problems] == paths


def test_arguments_of_a_tool_dict_are_checked_by_its_schema() -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
    inner = {"name": "f", "parameters": schema}
    for tool in ({"type": "function", **inner}, {"type": "function", "function": inner}):
        assert read_arguments(tool, '{"n": 1}') == ({"n": 1}, [])
        assert read_arguments(tool, '{"n": "1"}')[1] == ["n: '1' is not of type 'integer'"]
        assert read_arguments(tool, "[]")[1] == ["expected a dict, got list"]
        assert "no JSON" in read_arguments(tool, "{")[1][0]


def test_positional_and_bound_parameters_are_called_as_they_want() -> None:
    assert call_function(Shop().buy, {"item": "pen", "count": 2}) == "s pen 2"
    assert call_function(partial(Shop().buy, "pen"), {"count": 3}) == "s pen 3"
