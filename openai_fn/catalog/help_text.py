"""The docstring of an operation, written from its row and its schema alone. Pure."""

from collections.abc import Iterator
from json import dumps
from typing import Any

from openai_fn.types import Map, Operation

HELP_WIDTH = 100
HELP_COLUMN = 26


def build_help(row: Operation, schema: Map, options: Map) -> str:
    """Build the docstring of an operation: its summary, method and path, its params, the options, what it returns."""
    parts = [
        row["summary"],
        f"{row['method'].upper()} {row['path']}" + (" (deprecated)" if row["deprecated"] else ""),
        format_section("Params (* is required):" if schema.get("required") else "Params:", iter_param_help(schema)),
        format_section("Options:", ((name, text) for name, text in iter_option_help(options))),
        describe_return(row),
    ]
    return "\n\n".join(part for part in parts if part)


def format_section(title: str, entries: Iterator[tuple[str, str]]) -> str:
    """Format a title and aligned lines for each entry; "" without entries."""
    lines = [line for name, text in entries for line in wrap_line(f"  {name:<{HELP_COLUMN - 3}}", text)]
    return "\n".join([title, *lines]) if lines else ""


def wrap_line(line: str, text: str) -> Iterator[str]:
    """Wrap `text` after `line` into lines of HELP_WIDTH, the next ones at HELP_COLUMN; textwrap takes 20 times as long.

    >>> list(wrap_line("  n", "one two"))
    ['  n one two']
    """
    for word in text.split():
        if len(line) + len(word) >= HELP_WIDTH:
            yield line
            line = " " * (HELP_COLUMN - 1)
        line += f" {word}"
    yield line


def iter_param_help(schema: Map) -> Iterator[tuple[str, str]]:
    """Yield each param with its type, bounds and description, the required ones first, the deprecated ones last."""
    required, defs = set(schema.get("required", ())), schema.get("$defs", {})
    properties = schema.get("properties", {}).items()
    for name, part in sorted(properties, key=lambda item: (item[0] not in required, item[1].get("deprecated", False))):
        facts = describe_type(part, defs) + "".join(describe_bounds(follow_ref(part, defs)))
        notes = [part.get("description", ""), "Deprecated." if part.get("deprecated") else ""]
        yield f"{name}*" if name in required else name, ". ".join([facts, " ".join(notes).strip()]).rstrip(". ") + "."


def iter_option_help(table: Map) -> Iterator[tuple[str, str]]:
    """Yield each option with its description."""
    for name, part in table["properties"].items():
        yield name, part.get("description", "")


def describe_return(row: Operation) -> str:
    """Describe what a call returns and raises."""
    always = row["returns"] == "events"
    stream = ' With {"stream": True} a lazy generator of chunks.' if row["stream"] and not always else ""
    page = f" pages({row['name']}, params) and items(...) go through all of them." if row["page"] else ""
    kinds = {
        "json": "the API's own data as a dict",
        "binary": "bytes",
        "media": "bytes",
        "text": "text",
        "events": "a lazy generator of events",
        "none": "None",
        "connection": "a connection, for `with`: send(event), turn(params), iteration over events, close()",
    }
    text = f"{kinds[row['returns']]}.{stream}{page} A failure raises an OpenAIError."
    return "\n".join(line.strip() for line in wrap_line("Returns", text))


def follow_ref(part: Map, defs: Map) -> Map:
    """Return `part`, or the schema that it refers to."""
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    return follow_ref(defs[name], defs) if name else part


def describe_type(part: Any, defs: Map, depth: int = 0) -> str:
    """Describe the values that a schema allows.

    >>> describe_type({"type": ["string", "null"], "enum": ["low", "high", None]}, {})
    '"low", "high" or null'
    >>> describe_type({"type": "array", "items": {"type": "object", "properties": {"type": {}, "url": {}}}}, {})
    'list of {type, url}'
    """
    part = follow_ref(part, defs) if isinstance(part, dict) else {}
    if "const" in part or "enum" in part:
        return join_alternatives([dumps(value) for value in part.get("enum", [part.get("const")])])
    if "anyOf" in part and "properties" not in part:
        return join_alternatives(list(dict.fromkeys(describe_type(branch, defs, depth) for branch in part["anyOf"])))
    types = part.get("type", "any value")
    return join_alternatives(
        [describe_one_type(name, part, defs, depth) for name in ([types] if isinstance(types, str) else types)]
    )


def describe_one_type(name: str, part: Map, defs: Map, depth: int) -> str:
    """Describe one type of a schema: a list by its items, an object by its keys, two levels deep at most."""
    if name == "array" and "items" in part:
        return f"list of {describe_type(part['items'], defs, depth + 1)}"
    if name == "object" and "properties" in part and depth < 2:
        return "{" + describe_keys(part["properties"], defs) + "}"
    return "file" if part.get("format") == "binary" else name


def describe_keys(properties: Map, defs: Map) -> str:
    """Describe the keys of an object: its tag with the value, else the first few.

    >>> describe_keys({"content": {}, "role": {"enum": ["user"]}}, {}), describe_keys({"a": {}, "b": {}}, {})
    ('role: "user", …', 'a, b')
    """
    tag = next((key for key in ("role", "type") if properties.get(key, {}).keys() & {"enum", "const"}), None)
    if tag:
        return f"{tag}: {describe_type(properties[tag], defs)}" + (", …" if len(properties) > 1 else "")
    return ", ".join([*properties][:5]) + (", …" if len(properties) > 5 else "")


def describe_bounds(part: Map) -> Iterator[str]:
    """Yield the bounds of a schema and its default, each with a comma before it.

    >>> "".join(describe_bounds({"minimum": 0, "maximum": 2, "default": 1}))
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


def join_alternatives(words: list[str]) -> str:
    """Join alternatives as a text, 'a, b or c'; of more than ten the first nine are shown."""
    words = words if len(words) <= 10 else [*words[:9], "…"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
