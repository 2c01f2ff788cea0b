"""Read the official client as a second description of the API, and add what the first one lacks.

    python -m schemas.source.from_client PACKAGE_FOLDER

The package is read as text, never imported or run. What is taken over are facts: methods, paths, keys, types and which
keys are required. Without a description the command prints the operations that it finds.
"""

import argparse
import re
import sys
from pathlib import Path

from toolz import assoc, assoc_in, dissoc, groupby, keymap, valmap

from . import openapi
from .annotations import Reader
from .client_connections import read_connections
from .client_methods import find_package, read_operations, read_version
from .walk import BuildError, Map, Schema, rename_references

Route = tuple[str, str]
"""Method and path, with the names of path parameters left out: what two sources of an operation have in common."""
COMPONENT_PREFIX = "#/components/schemas/"


def read_client(path: Path) -> Schema:
    """Return the package at a path in the form of an OpenAPI description. Raise BuildError where no rule covers it."""
    package = find_package(path)
    reader = Reader()
    operations = [*read_operations(package, reader), *read_connections(package, reader)]
    by_path = groupby(lambda operation: operation["path"], operations)
    return {
        "version": read_version(package),
        "paths": valmap(lambda group: {each["method"]: strip_place(each) for each in group}, by_path),
        "components": {"schemas": reader.components},
    }


def route_of(operation: Map) -> Route:
    """Return the route of an operation.

    >>> route_of({"method": "get", "path": "/files/{file_id}"})
    ('get', '/files/{}')
    """
    return operation["method"], re.sub(r"{\w+}", "{}", operation["path"])


def rename_components(client: Map, taken: set[str]) -> Schema:
    """Return the client's description with components renamed whose names the description has for its own."""
    schemas = client["components"]["schemas"]
    names = {name: f"Client{name}" for name in schemas if openapi.component_name(name) in taken}
    references = {COMPONENT_PREFIX + old: COMPONENT_PREFIX + new for old, new in names.items()}
    renamed = keymap(
        lambda name: names.get(name, name), valmap(lambda part: rename_references(part, references), schemas)
    )
    paths = valmap(lambda item: rename_in_item(item, references), client["paths"])
    return {**client, "paths": paths, "components": {"schemas": renamed}}


def rename_in_item(node: object, references: Map) -> object:
    """Return a part of a description with its references renamed."""
    if isinstance(node, list):
        return [rename_in_item(each, references) for each in node]
    if not isinstance(node, dict):
        return node
    renamed = valmap(lambda part: rename_in_item(part, references), node)
    target = node.get("$ref")
    return assoc(renamed, "$ref", references.get(target, target)) if isinstance(target, str) else renamed


def known_routes(description: Map, paths: Map) -> dict[Route, str]:
    """Return the operationId of each route of the description. `paths` has corrected paths by operationId."""
    operations = openapi.iter_operations(description)
    corrected = [assoc(each, "path", paths.get(each["operationId"], each["path"])) for each in operations]
    return {route_of(operation): operation["operationId"] for operation in corrected}


def join_descriptions(description: Map, client: Map, paths: Map) -> Schema:
    """Return the description with the client's components, and with each operation that only the client has.

    The client's forms of the other operations stand under "twins", by operationId.
    """
    own = {openapi.component_name(name) for name in description.get("components", {}).get("schemas", {})}
    renamed = rename_components(client, own)
    known = known_routes(description, paths)
    twins, joined = {}, dict(description["paths"])
    for operation in openapi.iter_operations(renamed):
        if route_of(operation) in known:
            twins[known[route_of(operation)]] = operation
        else:
            item = assoc_in(operation, ["x-columns", "since"], f"client {client['version']}")
            joined[operation["path"]] = assoc(joined.get(operation["path"], {}), operation["method"], strip_place(item))
    schemas = {**description.get("components", {}).get("schemas", {}), **renamed["components"]["schemas"]}
    return {**description, "paths": joined, "components": {"schemas": schemas}, "twins": twins}


def strip_place(operation: Map) -> Schema:
    """Return an operation without what says where it stands in a description."""
    return dict(dissoc(operation, "path", "method", "shared"))


def main(arguments: list[str] | None = None) -> int:
    """Print the operations of a package; return 0, or 2 when it cannot be read."""
    command = argparse.ArgumentParser(description="List the operations of the official Python client.")
    command.add_argument("package", type=Path, help="the package's folder, or the folder that it is installed in")
    try:
        client = read_client(command.parse_args(arguments).package)
    except (BuildError, OSError, SyntaxError) as problem:
        print(f"cannot read the package: {problem}", file=sys.stderr)
        return 2
    for operation in openapi.iter_operations(client):
        print(f"{operation['method']:6} {operation['path']}  {operation['operationId']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
