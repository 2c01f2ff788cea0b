"""Example command lines, built from an operation's row and schema and from the values below. Pure."""

import json
import shlex
from collections.abc import Iterator
from typing import Any

from openai_fn.catalog.help_text import follow_ref
from openai_fn.cli.output import returns_bytes
from openai_fn.cli.param_types import TYPE_BY_CLASS, collect_types, takes_text
from openai_fn.cli.wait import RETRIEVE_OPERATIONS
from openai_fn.types import Map

EXAMPLE_WORDS = {
    "create_chat_completion": ["model=gpt-5", """messages:='[{"role": "user", "content": "Hello"}]'""", "--text"],
    "create_response": ["model=gpt-5", "input='Say hello.'", "--text"],
    "create_embedding": ["model=text-embedding-3-small", "input=red", "input=green"],
    "create_transcription": ["model=whisper-1", "file@talk.mp3", "--text"],
    "create_translation": ["model=whisper-1", "file@talk.mp3", "--text"],
    "create_speech": ["model=gpt-4o-mini-tts", "voice=alloy", "input=Hello", "--output hello.mp3"],
    "create_image": ["model=gpt-image-1", "prompt='A red fox'", "size=1024x1024"],
    "create_image_edit": ["model=gpt-image-1", "prompt='Add a hat'", "image@fox.png"],
    "create_file": ["purpose=batch", "file@rows.jsonl"],
    "create_batch": ["input_file_id=file-123", "endpoint=/v1/responses", "completion_window=24h", "--wait"],
    "list_files": ["purpose=batch", "--items"],
    "create_fine_tuning_job": ["model=gpt-4o-mini-2024-07-18", "training_file=file-123", "--wait"],
    "create_video": ["model=sora-2", "prompt='A red fox'", "--wait"],
    "create_vector_store": ["name=handbook"],
    "connect_realtime": ["model=gpt-realtime"],
    "connect_realtime_transcription": ["model=gpt-4o-transcribe"],
    "create_moderation": ["input='Is this harmful?'"],
}
"""The examples of the operations that are used most; those of all others are built."""
EXAMPLE_VALUES: dict[str, Any] = {
    "model": "gpt-5",
    "input": "Hello",
    "prompt": "A red fox",
    "name": "example",
    "start_time": 1767225600,
    "end_time": 1767312000,
    "metadata": {"topic": "colors"},
    "email": "me@example.com",
}
"""The values of params by name."""


def build_example(row: Map, schema: Map, width: int) -> str:
    """Return a command that calls an operation, continued on further lines where it is wider than `width`."""
    known = EXAMPLE_WORDS.get(row["name"])
    words = known or [*iter_param_words(row, schema), *iter_flags(row)]
    lines = [f"openai-fn {row['name']}"]
    for word in words:
        fits = len(lines[-1]) + len(word) + 6 < width
        lines[-1:] = [f"{lines[-1]} {word}"] if fits else [lines[-1], word]
    return " \\\n      ".join(lines)


def iter_param_words(row: Map, schema: Map) -> Iterator[str]:
    """Yield the words that give the required params, or those that one branch of the schema requires."""
    defs, properties = schema.get("$defs", {}), schema.get("properties", {})
    branches = [branch["required"] for branch in schema.get("anyOf", ()) if "required" in branch]
    for name in dict.fromkeys([*schema.get("required", ()), *(branches[0] if branches else ())]):
        part = properties.get(name, {})
        if name in row["files"]:
            yield f"{name}@FILE"
            continue
        value = build_example_value(name, part, defs)
        plain = isinstance(value, str) if takes_text(part, defs) else isinstance(value, (int, float))
        text = value if isinstance(value, str) else json.dumps(value)
        yield f"{name}{'=' if plain else ':='}{shlex.quote(text if plain else json.dumps(value))}"


def iter_flags(row: Map) -> Iterator[str]:
    """Yield the flags that fit an operation's result."""
    if row["page"]:
        yield "--items"
    if returns_bytes(row):
        yield "--output FILE"
    if row["name"].startswith("create_") and any(row["name"] in starters for starters in RETRIEVE_OPERATIONS.values()):
        yield "--wait"


def build_example_value(name: str, part: Map, defs: Map) -> Any:
    """Return a small value that fits a schema.

    >>> build_example_value("tool", {"type": "object", "properties": {"n": {"enum": [2]}}, "required": ["n"]}, {})
    {'n': 2}
    """
    part = follow_ref(part, defs)
    if name in EXAMPLE_VALUES and fits_type(EXAMPLE_VALUES[name], part, defs):
        return EXAMPLE_VALUES[name]
    if "const" in part or "enum" in part:
        return part.get("const", next(iter(part.get("enum", ())), None))
    if "anyOf" in part and "properties" not in part:
        return build_example_value(name, part["anyOf"][0], defs)
    types = part.get("type", "string" if "properties" not in part else "object")
    kind = types if isinstance(types, str) else types[0]
    return EXAMPLE_BUILDERS[kind](name, part, defs)


def fits_type(value: Any, part: Map, defs: Map) -> bool:
    """Return whether a schema takes values of the type of `value` and does not list the values that it takes."""
    types = collect_types(part, defs)
    return not {"enum", "const"} & part.keys() and (not types or TYPE_BY_CLASS[type(value)] in types)


def build_example_object(_: str, part: Map, defs: Map) -> dict[str, Any]:
    """Return an object with the required keys of its schema."""
    properties = part.get("properties", {})
    return {key: build_example_value(key, properties.get(key, {}), defs) for key in part.get("required", ())}


EXAMPLE_BUILDERS: dict[str, Any] = {
    "string": lambda name, part, _: name.upper().ljust(part.get("minLength", 0), "X"),
    "integer": lambda _, part, __: part.get("minimum", 1),
    "number": lambda _, part, __: part.get("minimum", 1),
    "boolean": lambda *_: True,
    "null": lambda *_: None,
    "array": lambda name, part, defs: [build_example_value(name, part.get("items", {}), defs)],
    "object": build_example_object,
}
"""How an example is built, by the type of the schema."""
