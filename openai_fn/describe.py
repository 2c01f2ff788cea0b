"""What `help` shows of an operation, written from its row and its schema alone."""

from collections.abc import Iterator
from json import dumps
from typing import Any

from openai_fn.shapes import Map

WIDTH = 100
COLUMN = 26


def described(row: Map, schema: Map, options: Map) -> str:
    """The docstring of an operation: what it does, its method and path, its params, the options, what comes back."""
    parts = [
        row["summary"],
        f"{row['method'].upper()} {row['path']}" + (" (deprecated)" if row["deprecated"] else ""),
        listing("Params (* is required):" if schema.get("required") else "Params:", params(schema)),
        listing("Options:", ((name, text) for name, text in explained(options))),
        returned(row),
    ]
    return "\n\n".join(part for part in parts if part)


def listing(title: str, entries: Iterator[tuple[str, str]]) -> str:
    """A title and an aligned line or more for each entry; nothing without entries."""
    lines = [line for name, text in entries for line in wrapped(f"  {name:<{COLUMN - 3}}", text)]
    return "\n".join([title, *lines]) if lines else ""


def wrapped(line: str, text: str) -> Iterator[str]:
    """`text` as lines of WIDTH after `line`, the next ones at COLUMN; textwrap takes 20 times as long.

    >>> list(wrapped("  n", "one two"))
    ['  n one two']
    """
    for word in text.split():
        if len(line) + len(word) >= WIDTH:
            yield line
            line = " " * (COLUMN - 1)
        line += f" {word}"
    yield line


def params(schema: Map) -> Iterator[tuple[str, str]]:
    """Each param with its type, its limits and a word on it; what is required comes first, what is deprecated last."""
    required, defs = set(schema.get("required", ())), schema.get("$defs", {})
    properties = schema.get("properties", {}).items()
    for name, part in sorted(properties, key=lambda item: (item[0] not in required, item[1].get("deprecated", False))):
        facts = kind(part, defs) + "".join(bounds(resolved(part, defs)))
        notes = [part.get("description", ""), "Deprecated." if part.get("deprecated") else ""]
        yield f"{name}*" if name in required else name, ". ".join([facts, " ".join(notes).strip()]).rstrip(". ") + "."


def explained(options: Map) -> Iterator[tuple[str, str]]:
    """Each option with what it says."""
    for name, part in options["properties"].items():
        yield name, part.get("description", "")


def returned(row: Map) -> str:
    """What a call gives back."""
    stream = ' With {"stream": True} a lazy generator of chunks.' if row["stream"] else ""
    page = f" pages({row['name']}, params) and items(...) go through all of them." if row["page"] else ""
    kinds = {"json": "the API's own data as a dict", "binary": "bytes", "text": "text", "none": "None"}
    text = f"{kinds[row['returns']]}.{stream}{page} A failure raises an OpenAIError."
    return "\n".join(line.strip() for line in wrapped("Returns", text))


def resolved(part: Map, defs: Map) -> Map:
    """`part`, or what it refers to."""
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    return resolved(defs[name], defs) if name else part


def kind(part: Any, defs: Map, depth: int = 0) -> str:
    """What values a schema takes, in words.

    >>> kind({"type": ["string", "null"], "enum": ["low", "high", None]}, {})
    '"low", "high" or null'
    >>> kind({"type": "array", "items": {"type": "object", "properties": {"type": {}, "url": {}}}}, {})
    'list of {type, url}'
    """
    part = resolved(part, defs) if isinstance(part, dict) else {}
    if "const" in part or "enum" in part:
        return joined([dumps(value) for value in part.get("enum", [part.get("const")])])
    if "anyOf" in part and "properties" not in part:
        return joined(list(dict.fromkeys(kind(branch, defs, depth) for branch in part["anyOf"])))
    types = part.get("type", "any value")
    return joined([worded(name, part, defs, depth) for name in ([types] if isinstance(types, str) else types)])


def worded(name: str, part: Map, defs: Map, depth: int) -> str:
    """One type of a schema in words: a list by its items, an object by its keys, not too deep."""
    if name == "array" and "items" in part:
        return f"list of {kind(part['items'], defs, depth + 1)}"
    if name == "object" and "properties" in part and depth < 2:
        return "{" + keys(part["properties"], defs) + "}"
    return "file" if part.get("format") == "binary" else name


def keys(properties: Map, defs: Map) -> str:
    """The keys of an object: the one that tells its kind with its value, else the first few.

    >>> keys({"content": {}, "role": {"enum": ["user"]}}, {}), keys({"a": {}, "b": {}}, {})
    ('role: "user", …', 'a, b')
    """
    tag = next((key for key in ("role", "type") if properties.get(key, {}).keys() & {"enum", "const"}), None)
    if tag:
        return f"{tag}: {kind(properties[tag], defs)}" + (", …" if len(properties) > 1 else "")
    return ", ".join([*properties][:5]) + (", …" if len(properties) > 5 else "")


def bounds(part: Map) -> Iterator[str]:
    """The limits of a schema and its default, each with a comma before it.

    >>> "".join(bounds({"minimum": 0, "maximum": 2, "default": 1}))
    ', 0 to 2, default 1'
    """
    low, high = part.get("minimum"), part.get("maximum")
    if low is not None or high is not None:
        yield (
            f", {low} to {high}"
            if None not in (low, high)
            else f", at least {low}"
            if high is None
            else f", at most {high}"
        )
    for least, most, unit in (("minItems", "maxItems", "items"), ("minLength", "maxLength", "characters")):
        if most in part:
            yield f", at most {part[most]} {unit}"
        elif part.get(least, 0) > 0:
            yield f", at least {part[least]} {unit.rstrip('s') if part[least] == 1 else unit}"
    if part.get("default") is not None:
        yield f", default {dumps(part['default'])}"


def joined(words: list[str]) -> str:
    """Alternatives as a text: 'a, b or c'; many are cut short."""
    words = words if len(words) <= 10 else [*words[:9], "…"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
