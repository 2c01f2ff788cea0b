"""Python functions as tools: the API's description of one, and arguments read by its signature. Needs pydantic."""

import inspect
import json
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Annotated, Any, NamedTuple, Optional, get_args, get_origin

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.structured.formats import require_strict, to_api_name
from openai_fn.structured.parse import find_mismatches
from openai_fn.structured.typed import find_json_schema, load_pydantic, modernize_type, read_json
from openai_fn.tools.forms import CHAT_FORM, ToolForm, find_tool_form
from openai_fn.types import Map
from openai_fn.validation.validate import format_problems

Function = Callable[..., Any]
NO_NAME = "a tool needs a name: pass a function made with def, got {}"
VARIADIC = "{}: {} cannot be described to a model: name its parameters"
NO_ARGUMENTS = {"": "{}", "null": "{}"}
"""What a model writes where a function takes nothing."""
VARIADIC_KINDS = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}


class Signature(NamedTuple):
    """The parameters that a function takes from a model."""

    parameters: dict[str, inspect.Parameter]
    arguments: Any  # a TypedDict


def tool_for(function: Function, operation: Any = None) -> dict[str, Any]:
    """Return the API's description of a function, made from its name, docstring and annotations.

    `operation` is the operation that the tool is for, a function or a name: create_chat_completion by default, whose
    tools are nested; those of create_response are flat. A parameter with a default may be null in the schema, which is
    strict; `run_tool_calls` and `tool_loop` put the default in for null. A str in an annotation, as in
    `Annotated[str, "the city"]`, describes the parameter.

    Raises InvalidParamsError for a function without a name, with *args or **kwargs, or with a parameter whose type
    strict mode cannot express, and for an operation that calls no tools; InvalidOptionsError if pydantic is missing.

    >>> def get_weather(city: str, unit: str = "celsius") -> str:
    ...     '''Return the weather.'''
    >>> tool_for(get_weather)["function"]["parameters"]["properties"]["unit"]
    {'anyOf': [{'type': 'string'}, {'type': 'null'}]}
    >>> tool_for(get_weather, "create_response")["name"]
    'get_weather'
    """
    form = CHAT_FORM if operation is None else find_tool_form(operation)
    name = name_function(function)
    words = inspect.getdoc(find_inner(function))
    schema = dict(find_json_schema(read_signature(function).arguments))
    schema.pop("description", None)
    described = {"description": words} if words else {}
    return write_tool({"name": name, **described, "parameters": require_strict(schema, name), "strict": True}, form)


def write_tool(inner: Map, form: ToolForm, kind: str = "function") -> dict[str, Any]:
    """Return a tool in the form of an operation."""
    return {"type": kind, kind: dict(inner)} if form.nested else {"type": kind, **inner}


def convert_tool(tool: Map, form: ToolForm) -> dict[str, Any]:
    """Return a tool dict, written for any operation, in the form of one.

    >>> convert_tool({"type": "function", "name": "f", "parameters": {}}, CHAT_FORM)
    {'type': 'function', 'function': {'name': 'f', 'parameters': {}}}
    """
    kind = tool.get("type", "function")
    if kind not in CALLED_TOOLS:
        return dict(tool)
    inner = tool.get(kind)
    flat = {**inner} if isinstance(inner, Mapping) else {key: value for key, value in tool.items() if key != "type"}
    return write_tool(flat, form, kind)


CALLED_TOOLS = frozenset({"function", "custom"})
"""Types of tools that the caller runs; the others are the server's."""


def find_tool_name(tool: Any) -> str | None:
    """Return the name under which a model calls a function or a tool dict; None for a tool of the server's."""
    if not isinstance(tool, Mapping):
        return name_function(tool)
    inner = tool.get(tool.get("type", "function"))
    name = (inner if isinstance(inner, Mapping) else tool).get("name")
    return name if isinstance(name, str) and tool.get("type", "function") in CALLED_TOOLS else None


def find_inner(function: Any) -> Any:
    """Return the function inside of partials."""
    return find_inner(function.func) if isinstance(function, partial) else function


def name_function(function: Any) -> str:
    """Return the name of a function; an InvalidParamsError for one that has none."""
    name = getattr(find_inner(function), "__name__", "")
    if not callable(function) or not name.isidentifier():
        got = name or type(function).__name__
        raise InvalidParamsError(make_error("invalid_params", NO_NAME.format(got)))
    return to_api_name(name)


def read_signature(function: Function) -> Signature:
    """Return what a function takes from a model; what a partial has bound is left out."""
    try:
        return cached_signature(function)
    except TypeError:  # it does not hash
        return build_signature(function)


def build_signature(function: Function) -> Signature:
    """As `read_signature`."""
    name = name_function(function)
    try:
        parameters = dict(inspect.signature(function, eval_str=True).parameters)
    except (NameError, ValueError, TypeError) as failed:
        raise InvalidParamsError(make_error("invalid_params", f"{name}: {failed}")) from None
    bound = function.keywords if isinstance(function, partial) else {}
    free = {key: parameter for key, parameter in parameters.items() if key not in bound}
    for parameter in free.values():
        if parameter.kind in VARIADIC_KINDS:
            stars = VARIADIC_KINDS[parameter.kind] + parameter.name
            raise InvalidParamsError(make_error("invalid_params", VARIADIC.format(name, stars)))
    return Signature(free, make_arguments_type(name, free))


cached_signature = lru_cache(512)(build_signature)


def make_arguments_type(name: str, parameters: Mapping[str, inspect.Parameter]) -> Any:
    """Return the TypedDict of a function's arguments; one that has a default may be missing or None."""
    pydantic = load_pydantic()
    from typing_extensions import NotRequired, TypedDict

    fields: dict[str, Any] = {}
    for key, parameter in parameters.items():
        kind = read_annotation(modernize_type(Any if parameter.annotation is parameter.empty else parameter.annotation))
        fields[key] = kind if parameter.default is parameter.empty else NotRequired[Optional[kind]]  # noqa: UP045  # kind is a value
    made: Any = TypedDict(name, fields)  # type: ignore[misc]  # its name and keys come from a signature
    setattr(made, "__pydantic_config__", pydantic.ConfigDict(extra="forbid"))  # noqa: B010  # mypy knows it is a class
    return made


def read_annotation(kind: Any) -> Any:
    """Return an annotation with a str in it as pydantic's description."""
    if get_origin(kind) is not Annotated:
        return kind
    inner, *more = get_args(kind)
    field = load_pydantic().Field
    return Annotated[(inner, *(field(description=part) if isinstance(part, str) else part for part in more))]


def read_arguments(function: Any, text: str, *, custom: bool = False) -> tuple[dict[str, Any], list[str]]:
    """Return the arguments that a model wrote for a function or a tool dict, and what is wrong with them, a line each.

    Arguments of a function have the types of its annotations; one that is null where there is a default is left out.
    """
    if isinstance(function, Mapping):
        return ({"input": text}, []) if custom else read_plain_arguments(function, text)
    signature = read_signature(function)
    if custom:
        return {next(iter(signature.parameters), "input"): text}, []
    value, problems = read_json(NO_ARGUMENTS.get(text.strip(), text), signature.arguments, "arguments")
    return drop_defaults(value or {}, signature.parameters), format_problems(problems)


def drop_defaults(arguments: Map, parameters: Mapping[str, inspect.Parameter]) -> dict[str, Any]:
    """Return arguments without those that are None in place of a default."""
    return {
        key: value
        for key, value in arguments.items()
        if value is not None or parameters[key].default is inspect.Parameter.empty
    }


def read_plain_arguments(tool: Map, text: str) -> tuple[dict[str, Any], list[str]]:
    """Return the arguments for a tool dict, checked by its JSON Schema."""
    try:
        value = json.loads(NO_ARGUMENTS.get(text.strip(), text))
    except (ValueError, RecursionError) as broken:
        return {}, [f"no JSON: {broken}"]
    if not isinstance(value, dict):
        return {}, [f"expected a dict, got {type(value).__name__}"]
    inner = tool.get("function")
    schema = (inner if isinstance(inner, Mapping) else tool).get("parameters")
    return value, format_problems(find_mismatches(value, schema)) if isinstance(schema, Mapping) else []


def call_function(function: Function, arguments: Map) -> Any:
    """Return what a function returns for arguments by name."""
    kinds = inspect.signature(function).parameters
    first = [value for key, value in arguments.items() if kinds[key].kind is inspect.Parameter.POSITIONAL_ONLY]
    rest = {key: value for key, value in arguments.items() if kinds[key].kind is not inspect.Parameter.POSITIONAL_ONLY}
    return function(*first, **rest)
