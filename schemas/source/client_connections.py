"""Read the WebSocket connections of the official client's resources as operations, without importing the package.

Each method `connect` of a resource becomes an operation: its path, its params, and the events that it may send.
Facts only, as in `client_methods`.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .annotations import Reader, parse_module
from .client_methods import PLACEHOLDER, parameter, place
from .walk import BuildError, Map, Schema

CONTROLS = frozenset({
    "self", "extra_query", "extra_headers", "websocket_connection_options", "on_reconnecting", "max_retries",
    "initial_delay", "max_delay", "max_queue_size",
})  # fmt: skip
"""Arguments of `connect` that are no params of the API."""
OLDER = "beta"
"""The resource whose connections have the paths of those outside of it."""
VARIANTS = {"realtime.connect": [("realtime.connect_transcription", "intent=transcription", {"call_id"})]}
"""Operations that differ from another by a fixed query, and the params that they lack."""


def read_connections(package: Path, reader: Reader) -> list[Schema]:
    """Return every connection of a package as an operation in the form of an OpenAPI description."""
    operations: list[Schema] = []
    for path in sorted((package / "resources").rglob("*.py")):
        module = parse_module(path)
        for node in list_connects(module):
            name = f"{place(package, path)}.connect"
            if not name.startswith(f"{OLDER}."):
                operation = read_connection(name, node, module, path, reader)
                operations += [operation, *(derive_operation(operation, *each) for each in VARIANTS.get(name, ()))]
    return operations


def list_connects(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield the method `connect` of each synchronous resource of a module."""
    for resource in module.body:
        if isinstance(resource, ast.ClassDef) and "SyncAPIResource" in [ast.unparse(base) for base in resource.bases]:
            yield from (node for node in resource.body if isinstance(node, ast.FunctionDef) and node.name == "connect")


def read_connection(name: str, node: ast.FunctionDef, module: ast.Module, path: Path, reader: Reader) -> Schema:
    """Return one connection as an operation; "x-events" is the schema of what it sends."""
    manager = ast.unparse(node.returns) if node.returns else ""
    url = find_url_path(find_class(module, manager))
    return {
        "operationId": name,
        "method": "get",
        "path": url,
        "parameters": list(read_params(node, PLACEHOLDER.findall(url), path, reader)),
        "responses": {},
        "security": [],
        "x-columns": {"kind": "websocket", "returns": "connection"},
        "x-events": read_events(find_class(module, manager.removesuffix("Manager")), path, reader),
    }


def find_class(module: ast.Module, name: str) -> ast.ClassDef:
    """Return the class of a name in a module. Raise BuildError where there is none."""
    found = next((node for node in module.body if isinstance(node, ast.ClassDef) and node.name == name), None)
    if found is None:
        raise BuildError(f"a connection names {name}, which its module does not have")
    return found


def find_url_path(manager: ast.ClassDef) -> str:
    """Return the path that a connection adds to the base URL: the longest text with a slash in `_prepare_url`."""
    method = find_method(manager, "_prepare_url")
    values = [node.value for node in ast.walk(method) if isinstance(node, ast.Constant)]
    texts = [value.decode() if isinstance(value, bytes) else value for value in values]
    return max((text for text in texts if isinstance(text, str) and len(text) > 1 and text[0] == "/"), key=len)


def find_method(owner: ast.ClassDef, name: str) -> ast.FunctionDef:
    """Return the method of a class."""
    return next(node for node in owner.body if isinstance(node, ast.FunctionDef) and node.name == name)


def read_params(node: ast.FunctionDef, in_path: list[str], path: Path, reader: Reader) -> Iterator[Schema]:
    """Yield the parameters of a connection; those without a default are required."""
    plain = node.args.args
    defaults: list[Any] = [*[None] * (len(plain) - len(node.args.defaults)), *node.args.defaults]
    pairs = [*zip(plain, defaults, strict=True), *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)]
    for argument, default in pairs:
        if argument.arg not in CONTROLS:
            kind = "path" if argument.arg in in_path else "query"
            schema = reader.read_annotation(argument.annotation, path)
            yield parameter(argument.arg, kind, schema, required=default is None)


def read_events(connection: ast.ClassDef, path: Path, reader: Reader) -> Schema:
    """Return the schema of the events that a connection sends: the params types that its `send` takes."""
    annotation = find_method(connection, "send").args.args[1].annotation
    names = [node for node in ast.walk(annotation) if isinstance(node, ast.Name) and node.id.endswith("Param")]  # type: ignore[arg-type]
    return reader.read_annotation(names[0], path)


def derive_operation(operation: Map, name: str, query: str, without: set[str]) -> Schema:
    """Return an operation that differs from another by a fixed query and by lacking params."""
    kept = [each for each in operation["parameters"] if each["name"] not in without]
    return {
        **operation,
        "operationId": name,
        "path": f"{operation['path']}?{query}",
        "parameters": kept,
        "x-turns": False,
    }


def build_event_schemas(operations: Map, known: Map) -> dict[str, Schema]:
    """Return the schema of what each connection sends, by operationId; the description's where it has one."""
    return {key: join_events(each["x-events"], known) for key, each in operations.items() if "x-events" in each}


def join_events(schema: Map, known: Map) -> Schema:
    """Return one schema for the description's events and those that only the client has."""
    name = schema["$ref"].rpartition("/")[2]
    newer = list_branches(name, known)
    own = list_branches(name.removesuffix("Param"), known) if name.removesuffix("Param") in known else []
    tags = {find_tag(each, known) for each in own}
    return {"anyOf": [*own, *(each for each in newer if find_tag(each, known) not in tags)]}


def list_branches(name: str, known: Map) -> list[Schema]:
    """Return the schemas of the events that a component stands for."""
    schema = known[name]
    if "anyOf" not in schema:
        return list_branches(schema["$ref"], known) if "$ref" in schema else [{"$ref": name}]
    nested = [list_branches(each["$ref"], known) if "$ref" in each else [each] for each in schema["anyOf"]]
    return [branch for branches in nested for branch in branches]


def find_tag(schema: Map, known: Map) -> str:
    """Return the type of an event."""
    kind = known.get(schema.get("$ref", ""), schema)["properties"]["type"]
    return str(kind.get("const", (kind.get("enum") or [""])[0]))


def list_turns(operations: Map, events: Map, known: Map) -> dict[str, Schema]:
    """Return the column `turn` of each connection, by operationId."""
    return {
        key: {"turn": find_turn(schema, known) if operations[key].get("x-turns", True) else None}
        for key, schema in events.items()
    }


def find_turn(schema: Map, known: Map) -> str | None:
    """Return how an event `response.create` has its params: "flat" beside its type, "nested" in a key, None."""
    created: Map = next((each for each in schema["anyOf"] if find_tag(each, known) == "response.create"), {})
    properties = known.get(created.get("$ref", ""), created).get("properties", {})
    return "nested" if "response" in properties else "flat" if "input" in properties else None
