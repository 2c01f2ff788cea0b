"""The params that ask for structured output."""

import dataclasses
import subprocess
import sys
from typing import Annotated, Any, Literal, NotRequired, TypedDict

import pytest
import typing_extensions
from pydantic import BaseModel, Field

from openai_fn import (
    InvalidOptionsError,
    InvalidParamsError,
    create_chat_completion,
    create_response,
    request_for,
    response_format,
    text_format,
)
from tests.support.fake import CHAT
from tests.support.paths import REPOSITORY


class Person(TypedDict):
    name: str


class Event(TypedDict):
    """What happens."""

    title: str
    people: list[Person]
    kind: Literal["talk", "walk"] | None
    note: NotRequired[Annotated[str, Field(description="only if needed")]]


class NewEvent(typing_extensions.TypedDict):
    title: str


@dataclasses.dataclass
class Point:
    x: float
    y: float = 0.0


class Model(BaseModel):
    point: Point


class Box(BaseModel):
    schema_: dict[str, Any]


@pytest.mark.parametrize(
    ("kind", "name", "keys"),
    [
        (Event, "Event", ["title", "people", "kind", "note"]),
        (NewEvent, "NewEvent", ["title"]),
        (Point, "Point", ["x", "y"]),
        (Model, "Model", ["point"]),
        ({"title": "An event!", "type": "object", "properties": {"a": {"type": "null"}}}, "An_event_", ["a"]),
        ({"type": "object", "properties": {}}, "output", []),
    ],
)
def test_a_type_becomes_a_strict_format(kind: Any, name: str, keys: list[str]) -> None:
    chat = response_format(kind)
    assert chat["type"] == "json_schema"
    assert chat["json_schema"]["name"] == name
    assert chat["json_schema"]["strict"] is True
    assert chat["json_schema"]["schema"]["required"] == keys
    assert text_format(kind) == {"format": {"type": "json_schema", **chat["json_schema"]}}


def test_a_typed_dict_of_typing_is_read_whole() -> None:
    schema = response_format(Event)["json_schema"]["schema"]
    assert schema["description"] == "What happens."
    assert schema["properties"]["note"] == {"type": "string", "description": "only if needed"}
    assert schema["$defs"]["Person"]["required"] == ["name"]


class Old(TypedDict):
    inner: "Old | None"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="pydantic reads it there")
def test_a_recursive_typed_dict_of_typing_says_what_to_import() -> None:
    with pytest.raises(InvalidParamsError, match="import TypedDict from typing_extensions"):
        response_format(Old)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            Box,
            r"\.schema_: an open dict, which strict mode does not allow: name the keys, or use a list of {key, value}",
        ),
        (list[int], r"\.: strict mode requires an object at the root, not array"),
        (str, "requires an object at the root, not string"),
        (Point | Model, "requires an object at the root, not union"),
        (Model(point=Point(1.0)), "got an object of type Model; pass the type itself"),
        ("Event", "got an object of type str"),
        (None, "got an object of type NoneType"),
        (Any, "any value"),
        (type("Opaque", (), {}), "Opaque cannot become a JSON Schema"),
    ],
)
@pytest.mark.parametrize("make", [response_format, text_format])
def test_a_type_that_strict_mode_cannot_say_raises_before_anything_is_sent(make: Any, kind: Any, words: str) -> None:
    with pytest.raises(InvalidParamsError, match=words):
        make(kind)


def test_the_formats_are_what_the_operations_take() -> None:
    options = {"api_key": "x", "validate": "strict"}
    sent = request_for(create_chat_completion, {**CHAT, "response_format": response_format(Event)}, options)
    assert sent["body"]["response_format"]["json_schema"]["name"] == "Event"
    sent = request_for(create_response, {"model": "m", "input": "x", "text": text_format(Event)}, options)
    assert sent["body"]["text"]["format"]["name"] == "Event"


def test_without_pydantic_a_type_says_what_to_install_and_a_schema_works() -> None:
    program = """
import sys
sys.modules["pydantic"] = None
from openai_fn import InvalidOptionsError, response_format, parse_output
schema = {"type": "object", "properties": {"n": {"type": "integer"}}}
assert response_format(schema)["json_schema"]["schema"]["required"] == ["n"]
assert parse_output({"choices": [{"message": {"content": '{"n": 1}'}}]}, schema) == {"n": 1}
try:
    response_format(int)
except InvalidOptionsError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPOSITORY)  # noqa: S603  # ours
    assert "pip install pydantic" in done.stdout
    assert issubclass(InvalidOptionsError, ValueError)


@pytest.mark.parametrize("value", [Model, Model(point=Point(1.0)), Point(1.0)])
@pytest.mark.parametrize("validate", [True, False])
def test_a_typed_thing_where_a_dict_belongs_is_told_of_the_formats(value: Any, validate: bool) -> None:  # noqa: FBT001  # a parameter of the test
    with pytest.raises(InvalidParamsError, match=r"response_format\(T\) or text_format\(T\)"):
        create_chat_completion({**CHAT, "response_format": value}, {"api_key": "x", "validate": validate})


@pytest.mark.parametrize("validate", [True, False])
def test_a_function_where_a_tool_belongs_is_told_of_tool_for(validate: bool) -> None:  # noqa: FBT001  # a parameter of the test
    with pytest.raises(InvalidParamsError, match=r"tools\[0\].* for a tool pass tool_for\(f\)"):
        create_chat_completion({**CHAT, "tools": [print]}, {"api_key": "x", "validate": validate})
