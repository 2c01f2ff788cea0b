"""The params that ask for structured output: `response_format` of chat completions, `text` of responses."""

import re
from typing import Any

from openai_fn.errors import InvalidParamsError, make_invalid_error
from openai_fn.structured.strict import strict_schema
from openai_fn.structured.typed import find_json_schema, name_type
from openai_fn.types import Map

MAX_NAME = 64
"""Characters of a schema's or a tool's name; more is refused by the API."""


def response_format(kind: Any) -> dict[str, Any]:
    """Return the param `response_format` of create_chat_completion for responses of a type.

    `kind` is a pydantic model, a dataclass, a TypedDict or any type that pydantic's TypeAdapter takes (extra `types`),
    or a JSON Schema dict. Its schema is made strict by `strict_schema`, its name is the type's or the schema's title.

    Raises InvalidParamsError for a type that strict mode cannot express, with one line for each location, and
    InvalidOptionsError for a type if pydantic is missing.

    >>> schema = {"title": "Event", "type": "object", "properties": {"name": {"type": "string"}}}
    >>> response_format(schema)["json_schema"]["name"], response_format(schema)["json_schema"]["strict"]
    ('Event', True)
    """
    return {"type": "json_schema", "json_schema": build_format(kind)}


def text_format(kind: Any) -> dict[str, Any]:
    """Return the param `text` of create_response for responses of a type; see `response_format`.

    >>> text_format({"type": "object", "properties": {"name": {"type": "string"}}})["format"]["name"]
    'output'
    """
    return {"format": {"type": "json_schema", **build_format(kind)}}


def build_format(kind: Any) -> dict[str, Any]:
    """Return the name and the strict schema of a type."""
    name = name_type(kind)
    return {"name": to_api_name(name), "strict": True, "schema": require_strict(find_json_schema(kind), name)}


def require_strict(schema: Map, name: str) -> dict[str, Any]:
    """Return a schema as strict mode takes it; an InvalidParamsError lists what strict mode cannot say."""
    strict = strict_schema(schema)
    if strict["problems"]:
        raise InvalidParamsError(make_invalid_error("invalid_params", strict["problems"], operation=name))
    return strict["schema"]  # type: ignore[no-any-return]


def to_api_name(name: str) -> str:
    """Return a name with the letters that the API takes.

    >>> to_api_name("Box[int]")
    'Box_int_'
    """
    return re.sub(r"[^A-Za-z0-9_-]", "_", name)[:MAX_NAME] or "output"
