"""Reads an OpenAPI description down to its facts: no sentence, title or example gets past this module."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tree import BuildError, Map, Schema, mapped, references

METHODS = ("get", "post", "delete", "put", "patch")
WORDS = {"min_items": "minItems", "max_items": "maxItems"}
FACTS = (
    *("$ref", "$recursiveRef", "type", "const", "enum", "nullable", "properties", "required", "additionalProperties"),
    *("propertyNames", "minProperties", "maxProperties", "items", "minItems", "maxItems", "uniqueItems", "minLength"),
    *("maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "anyOf"),
    *("oneOf", "allOf", "not", "default", "deprecated"),
)
"""The keywords that say something of a value. Everything else in a description is prose or another tool's note."""


def load(path: Path) -> Schema:
    """The description in a JSON or YAML file."""
    if path.suffix not in (".yaml", ".yml"):
        return dict(json.loads(path.read_bytes()))
    try:
        import yaml  # type: ignore[import-untyped, unused-ignore] # optional, so its types are not asked for
    except ImportError as missing:
        raise BuildError("a YAML description needs PyYAML: pip install pyyaml") from missing
    return dict(yaml.safe_load(path.read_bytes()))


FORMATS = frozenset({"binary", "uri"})
"""Formats that validation looks at: what is a file, and what must be a URL."""


def plain_name(reference: str) -> str:
    """A component's name as the files have it: a capital first, no punctuation.

    >>> plain_name("#/components/schemas/ImageRefParam-2")
    'ImageRefParam2'
    """
    word = re.sub(r"[^A-Za-z0-9]", "", reference.rpartition("/")[2])
    return word[:1].upper() + word[1:]


def facts(schema: Map, name: str = "") -> Schema:
    """What a schema demands. `name` is the component it belongs to: the target of a `$recursiveRef`."""
    kept = {WORDS.get(key, key): value for key, value in schema.items() if WORDS.get(key, key) in FACTS}
    if schema.get("format") in FORMATS:
        kept["format"] = schema["format"]
    if kept.pop("$recursiveRef", None):
        kept["$ref"] = name
    elif "$ref" in kept:
        kept["$ref"] = plain_name(kept["$ref"])
    return mapped(kept, lambda part: facts(part, name) if isinstance(part, dict) else part)


def components(description: Map) -> dict[str, Schema]:
    """Every component of a description by its name, facts only."""
    found: dict[str, Schema] = {}
    for name, schema in description.get("components", {}).get("schemas", {}).items():
        if plain_name(name) in found:
            raise BuildError(f"two components would be called {plain_name(name)}; one is {name}")
        found[plain_name(name)] = facts(schema, plain_name(name))
    return found


def operations(description: Map) -> Iterator[Schema]:
    """Every operation as the description has it, with its `path` and `method`, in the order of paths."""
    for path, item in sorted(description["paths"].items()):
        for method in sorted(item.keys() & set(METHODS)):
            yield {**item[method], "path": path, "method": method, "shared": item.get("parameters", [])}


def parameters(operation: Map, place: str) -> list[Schema]:
    """The parameters that travel in one place: "path", "query" or "header"."""
    both = [*operation["shared"], *operation.get("parameters", [])]
    return [each for each in both if each["in"] == place]


def bodies(operation: Map) -> dict[str, Schema]:
    """Content type -> schema of the request body, facts only."""
    content = operation.get("requestBody", {}).get("content", {})
    return {kind: facts(body.get("schema", {})) for kind, body in content.items()}


def answer(operation: Map) -> dict[str, Any]:
    """Content type -> schema, as it stands, of what a success answers."""
    good: Map = next((reply for code, reply in operation["responses"].items() if code.startswith("2")), {})
    return {kind: body.get("schema", {}) for kind, body in good.get("content", {}).items()}


def check_references(owner: str, schema: Map, known: Map) -> None:
    """An error when a `$ref` leads nowhere."""
    lost = sorted(references(schema) - known.keys())
    if lost:
        raise BuildError(f"{owner} refers to {', '.join(lost)}, which the description does not have")
