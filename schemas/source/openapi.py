"""Read the facts of an OpenAPI description: no sentence, title or example gets past this module."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .walk import BuildError, Map, Schema, list_references, map_subschemas

METHODS = ("get", "post", "delete", "put", "patch")
KEYWORD_SPELLINGS = {"min_items": "minItems", "max_items": "maxItems"}
FACTS = (
    *("$ref", "$recursiveRef", "type", "const", "enum", "nullable", "properties", "required", "additionalProperties"),
    *("propertyNames", "minProperties", "maxProperties", "items", "minItems", "maxItems", "uniqueItems", "minLength"),
    *("maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "anyOf"),
    *("oneOf", "allOf", "not", "default", "deprecated"),
)
"""The keywords that constrain or annotate a value. Everything else in a description is prose or a note to a tool."""
FORMATS = frozenset({"binary", "uri"})
"""Formats that validation looks at: what is a file, and what must be a URL."""


def load_description(path: Path) -> Schema:
    """Return the description in a JSON or YAML file. Raise BuildError for YAML without PyYAML."""
    if path.suffix not in (".yaml", ".yml"):
        return dict(json.loads(path.read_bytes()))
    try:
        import yaml  # type: ignore[import-untyped, unused-ignore] # optional, so its types are not required
    except ImportError as missing:
        raise BuildError("a YAML description needs PyYAML: pip install pyyaml") from missing
    return dict(yaml.safe_load(path.read_bytes()))


def component_name(reference: str) -> str:
    """Return a component's name as the files have it: capitalized, without punctuation.

    >>> component_name("#/components/schemas/ImageRefParam-2")
    'ImageRefParam2'
    """
    word = re.sub(r"[^A-Za-z0-9]", "", reference.rpartition("/")[2])
    return word[:1].upper() + word[1:]


def keep_facts(schema: Map, name: str = "") -> Schema:
    """Return a schema with its facts only. `name` is the component it belongs to: the target of a `$recursiveRef`."""
    spelled = {KEYWORD_SPELLINGS.get(key, key): value for key, value in schema.items()}
    kept = {key: value for key, value in spelled.items() if key in FACTS}
    if schema.get("format") in FORMATS:
        kept["format"] = schema["format"]
    if kept.pop("$recursiveRef", None):
        kept["$ref"] = name
    elif "$ref" in kept:
        kept["$ref"] = component_name(kept["$ref"])
    return map_subschemas(lambda part: keep_facts(part, name) if isinstance(part, dict) else part, kept)


def read_components(description: Map) -> dict[str, Schema]:
    """Return every component of a description by its name, facts only. Raise BuildError if two share a name."""
    components: dict[str, Schema] = {}
    for name, schema in description.get("components", {}).get("schemas", {}).items():
        if component_name(name) in components:
            raise BuildError(f"two components would be called {component_name(name)}; one is {name}")
        components[component_name(name)] = keep_facts(schema, component_name(name))
    return components


def iter_operations(description: Map) -> Iterator[Schema]:
    """Yield every operation as the description has it, with its `path` and `method`, in the order of paths."""
    for path, item in sorted(description["paths"].items()):
        for method in sorted(item.keys() & set(METHODS)):
            yield {**item[method], "path": path, "method": method, "shared": item.get("parameters", [])}


def list_parameters(operation: Map, place: str) -> list[Schema]:
    """Return the parameters that travel in one place: "path", "query" or "header"."""
    every = [*operation["shared"], *operation.get("parameters", [])]
    return [parameter for parameter in every if parameter["in"] == place]


def read_bodies(operation: Map) -> dict[str, Schema]:
    """Return the schema of the request body by content type, facts only."""
    content = operation.get("requestBody", {}).get("content", {})
    return {kind: keep_facts(body.get("schema", {})) for kind, body in content.items()}


def read_success(operation: Map) -> dict[str, Any]:
    """Return the schema of a successful response by content type, as it stands in the description."""
    success: Map = next((reply for code, reply in operation["responses"].items() if code.startswith("2")), {})
    return {kind: body.get("schema", {}) for kind, body in success.get("content", {}).items()}


def check_references(owner: str, schema: Map, known: Map) -> None:
    """Raise BuildError when a `$ref` leads nowhere."""
    lost = sorted(list_references(schema) - known.keys())
    if lost:
        raise BuildError(f"{owner} refers to {', '.join(lost)}, which the description does not have")
