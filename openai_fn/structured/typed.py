"""The types that structured output takes: their JSON Schema, their name, and values read from JSON. Needs pydantic.

A type is anything that pydantic's TypeAdapter takes: a pydantic model, a dataclass, a TypedDict, `list[int]`. A
TypedDict of `typing`, which pydantic refuses before Python 3.12, is read as one of `typing_extensions`.
"""

import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from openai_fn.errors import InvalidOptionsError, InvalidParamsError, make_error
from openai_fn.types import Map, Problem
from openai_fn.validation.formatting import format_path

PYDANTIC_MISSING = "types become JSON Schemas with pydantic: pip install pydantic, or pass a JSON Schema dict"
NO_INSTANCE = "expected a type or a JSON Schema dict, got an object of type {}; pass the type itself"
OLD_TYPED_DICTS = sys.version_info < (3, 12)
DECIMAL_TEXT = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
"""A decimal number as a string; pydantic's own pattern has a lookaround, which strict mode does not know."""


def load_pydantic() -> Any:
    """Import pydantic; an InvalidOptionsError says how to install it."""
    try:
        import pydantic
    except ImportError:
        raise InvalidOptionsError(make_error("invalid_options", PYDANTIC_MISSING)) from None
    return pydantic


def make_adapter(kind: Any) -> Any:
    """Return the TypeAdapter of a type; InvalidParamsError where there can be none."""
    try:
        return cached_adapter(kind)
    except TypeError:  # a type that does not hash, Annotated with a dict in it
        return build_adapter(kind)


def build_adapter(kind: Any) -> Any:
    """Return a new TypeAdapter of a type. As `make_adapter`."""
    pydantic = load_pydantic()
    if not is_type(kind):
        raise InvalidParamsError(make_error("invalid_params", NO_INSTANCE.format(type(kind).__name__)))
    try:
        return pydantic.TypeAdapter(modernize_type(kind))
    except (pydantic.errors.PydanticUserError, pydantic.errors.PydanticSchemaGenerationError, NameError) as failed:
        reason = str(failed).partition("\n")[0]
        message = f"{name_type(kind)} cannot become a JSON Schema: {reason}"
        raise InvalidParamsError(make_error("invalid_params", message)) from None


cached_adapter = lru_cache(256)(build_adapter)


def is_type(kind: Any) -> bool:
    """Return whether something is a type or a form of one, such as `list[int]` or `int | None`; no str, no object.

    >>> is_type(int), is_type(list[int] | None), is_type("int"), is_type(3)
    (True, True, False, False)
    """
    return (
        isinstance(kind, type)
        or get_origin(kind) is not None
        or type(kind).__module__ in {"typing", "typing_extensions"}
    )


def modernize_type(kind: Any) -> Any:
    """Return a type with every TypedDict of `typing` in it as one of `typing_extensions`, where pydantic wants that."""
    if not OLD_TYPED_DICTS:
        return kind
    if is_typeddict(kind) and type(kind).__module__ == "typing":
        return modernize_typed_dict(kind)
    origin, parts = get_origin(kind), get_args(kind)
    inner = tuple(modernize_type(part) for part in parts)
    if origin is None or all(new is old for new, old in zip(inner, parts, strict=True)):
        return kind
    if origin is Annotated:
        return Annotated[(inner[0], *kind.__metadata__)]
    return reduce(or_, inner) if origin in (UnionType, Union) else origin[inner]


def modernize_typed_dict(kind: Any) -> Any:
    """Return the TypedDict of `typing_extensions` that is equal to one of `typing`."""
    from typing_extensions import NotRequired, Required, TypedDict

    hints = get_type_hints(kind, include_extras=True)
    if any(holds_type(hint, kind) for hint in hints.values()):
        message = (
            f"{kind.__name__} contains itself: before Python 3.12 import TypedDict from typing_extensions for that"
        )
        raise InvalidParamsError(make_error("invalid_params", message))
    marks = {key: Required if key in kind.__required_keys__ else NotRequired for key in hints}
    fields = {key: marks[key][modernize_type(strip_mark(hint))] for key, hint in hints.items()}
    made: Any = TypedDict(kind.__name__, fields)  # type: ignore[misc]  # its name and keys come from another one
    made.__doc__ = kind.__doc__
    made.__module__ = kind.__module__
    return made


def strip_mark(hint: Any) -> Any:
    """Return a key's type without Required or NotRequired around it."""
    return get_args(hint)[0] if getattr(get_origin(hint), "_name", None) in {"Required", "NotRequired"} else hint


def holds_type(hint: Any, kind: Any) -> bool:
    """Return whether a type stands in another one."""
    return hint is kind or any(holds_type(part, kind) for part in get_args(hint))


def name_type(kind: Any) -> str:
    """Return the name of a type or of a schema: its `__name__`, the schema's title, or "output".

    >>> name_type(int), name_type({"title": "Event"}), name_type({})
    ('int', 'Event', 'output')
    """
    name = kind.get("title") if isinstance(kind, Mapping) else getattr(kind, "__name__", None)
    return name if isinstance(name, str) and name else "output"


def find_json_schema(kind: Any) -> Map:
    """Return the JSON Schema of a type; of a schema itself."""
    if isinstance(kind, Mapping):
        return kind
    pydantic = load_pydantic()
    adapter = make_adapter(kind)
    try:
        return adapter.json_schema(schema_generator=make_schema_generator())  # type: ignore[no-any-return]
    except pydantic.errors.PydanticInvalidForJsonSchema as failed:
        message = f"{name_type(kind)} cannot become a JSON Schema: {str(failed).partition(chr(10))[0]}"
        raise InvalidParamsError(make_error("invalid_params", message)) from None


@lru_cache(1)
def make_schema_generator() -> Any:
    """Return pydantic's generator of JSON Schemas without what it adds by itself and strict mode cannot say.

    A Decimal's pattern has a lookaround, a URL is bounded in length, a set's items are unique. The value is checked
    by pydantic all the same.
    """
    from pydantic.json_schema import GenerateJsonSchema

    # A class because pydantic wants one.
    class StrictJsonSchema(GenerateJsonSchema):
        def decimal_schema(self, schema: Any) -> dict[str, Any]:
            number = self.float_schema({**schema, "type": "float"})  # type: ignore[typeddict-item]  # bounds alike
            return {"anyOf": [number, {"type": "string", "pattern": DECIMAL_TEXT}]}

        def url_schema(self, _schema: Any) -> dict[str, Any]:
            return {"type": "string", "format": "uri"}

        def set_schema(self, schema: Any) -> dict[str, Any]:
            return drop_unique(super().set_schema(schema))

        def frozenset_schema(self, schema: Any) -> dict[str, Any]:
            return drop_unique(super().frozenset_schema(schema))

    return StrictJsonSchema


def drop_unique(schema: Map) -> dict[str, Any]:
    """Return the schema of a list for that of a set."""
    return {key: value for key, value in schema.items() if key != "uniqueItems"}


def read_json(text: str, kind: Any, root: str = "output") -> tuple[Any, list[Problem]]:
    """Return the value of a type that a JSON text holds, and the problems of the text where it holds none.

    `root` is what the text is called where it is wrong as a whole.
    """
    adapter = make_adapter(kind)
    from pydantic import ValidationError

    try:
        return adapter.validate_json(text), []
    except ValidationError as failed:
        return None, list_problems(failed.errors(include_url=False, include_context=False, include_input=False), root)
    except Exception as failed:  # noqa: BLE001  # a validator is the user's, so anything; and the answer has been paid for
        raised = {"loc": (), "msg": f"its check raised {type(failed).__name__}: {failed}", "type": "raised"}
        return None, list_problems([raised], root)


def list_problems(errors: Iterable[Map], root: str = "output") -> list[Problem]:
    """Return pydantic's errors as problems.

    >>> list_problems([{"loc": ("items", 0, "n"), "msg": "Field required", "type": "missing"}])[0]["path"]
    'items[0].n'
    """
    return [
        {
            "path": format_path(error["loc"]) or root,
            "message": str(error["msg"]),
            "rule": str(error["type"]),
            "severity": "error",
        }
        for error in errors
    ]
