"""The shapes of the nested parts of params: messages and their content parts, tools, input items. Pure.

A shape is a line such as `{type*: "image_url", image_url*: {url*: string, detail: "auto", "low" or "high"}}`, in which
* marks a required key. Shapes stand under the path of their part: `messages[].content[]`.
"""

from collections.abc import Iterator
from typing import Any

from openai_fn.catalog.help_text import describe_type, follow_ref
from openai_fn.types import Map

INLINE_KEYS = 4
"""The most keys of a nested object that is shown within the shape of its parent."""
TAGS = ("type", "role")
"""The keys that say of which kind an object is; they come first."""
SHORT_TYPE = 60
"""The most characters of a type that is shown in an inline object."""


def list_nested_parts(schema: Map) -> dict[str, list[str]]:
    """Return the shapes of all objects in the params of a schema, by path; a recurring one at its first path only.

    >>> part = {"type": "object", "properties": {"url": {"type": "string"}}, "required": ["url"]}
    >>> list_nested_parts({"properties": {"images": {"type": "array", "items": part}}})
    {'images[]': ['{url*: string}']}
    """
    shapes: dict[str, list[str]] = {}
    defs, described = schema.get("$defs", {}), set()
    waiting = [(name, part) for name, part in schema.get("properties", {}).items()]
    while waiting:
        path, part = waiting.pop(0)
        for place, obj in iter_objects(path, part, defs):
            if id(obj) in described:
                continue
            described.add(id(obj))
            shapes.setdefault(place, []).append(format_shape(obj, defs))
            children = ((f"{place}.{key}", child) for key, child in obj["properties"].items())
            waiting[:0] = [child for child in children if not is_inline(child[1], defs)]
    return {path: list(dict.fromkeys(lines)) for path, lines in shapes.items()}


def iter_objects(path: str, part: Map, defs: Map) -> Iterator[tuple[str, Map]]:
    """Yield the objects that a schema takes, each with its path: through references, unions and lists."""
    part = follow_ref(part, defs)
    if part.get("properties"):
        yield path, part
        return
    for branch in part.get("anyOf", ()):
        yield from iter_objects(path, branch, defs)
    if isinstance(part.get("items"), dict):
        yield from iter_objects(f"{path}[]", part["items"], defs)


def format_shape(part: Map, defs: Map) -> str:
    """Return an object as a line: its keys with their types, the required ones marked and first."""
    required = part.get("required", ())
    keys = sorted(part["properties"].items(), key=lambda item: (item[0] not in TAGS, item[0] not in required))
    fields = (f"{key}{'*' if key in required else ''}: {describe_part(value, defs)}" for key, value in keys)
    return "{" + ", ".join(fields) + "}"


def describe_part(part: Any, defs: Map) -> str:
    """Return the type of a key: a small object with its keys, anything else in short."""
    target = follow_ref(part, defs)
    if not (is_inline(part, defs) and target.get("properties")):
        return describe_type(part, defs)
    types = target.get("type", "object")
    others = [name for name in ([types] if isinstance(types, str) else types) if name != "object"]
    return " or ".join([format_shape(target, defs), *others])


def is_inline(part: Any, defs: Map) -> bool:
    """Return whether a part is shown within its parent: no object, or one of few keys that are no objects."""
    objects = [obj for _, obj in iter_objects("", part, defs)]
    if not objects:
        return True
    if len(objects) > 1 or not follow_ref(part, defs).get("properties"):
        return False
    values = objects[0]["properties"].values()
    small = len(values) <= INLINE_KEYS and all(len(describe_type(value, defs)) <= SHORT_TYPE for value in values)
    return small and not any([*iter_objects("", value, defs)] for value in values)
