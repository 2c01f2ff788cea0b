"""Print what a version of the official client sends that the committed schemas do not have.

    python -m schemas.source.drift [PACKAGE_FOLDER]

Without a folder it is the installed package. Differences that lag.json lists are known and do not count. The exit code
is 0 when nothing else differs, 1 when something does, and 2 when the package cannot be read.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolz import merge

from . import from_client, openapi, rows
from .build import build_components
from .walk import BuildError, Map

FOLDER = Path(__file__).resolve().parent


def find_drift(client: Map, table: Map, schemas: Map) -> Iterator[str]:
    """Yield a line for each operation or param that the schemas lack, and for each param that they alone require.

    `client` is the package as `read_client` returns it; `table` and `schemas` are the committed rows and params.
    """
    known, _ = build_components({"components": client["components"]}, [])
    names = {from_client.route_of(row): name for name, row in table.items()}
    for operation in openapi.iter_operations(client):
        name = names.get(from_client.route_of(operation))
        if name is None:
            yield f"{operation['method'].upper()} {operation['path']} ({operation['operationId']}) is missing"
        else:
            yield from compare_params(name, schemas[name], rows.build_params(operation, known), operation)


def compare_params(name: str, own: Map, newer: Map, operation: Map) -> Iterator[str]:
    """Yield a line for each difference between the committed params of an operation and the client's."""
    in_path = {each["name"] for each in openapi.list_parameters(operation, "path")}
    ours = {plain_key(key) for key in own["properties"]}
    theirs = {plain_key(key) for key in newer["properties"] if key not in in_path}
    yield from (f"{name}.{key} is missing" for key in sorted(theirs - ours))
    required = {plain_key(key) for key in newer["required"]}
    needless = {plain_key(key) for key in own.get("required", [])} & theirs - required
    yield from (f"{name}.{key} is required here only" for key in sorted(needless))


def plain_key(key: str) -> str:
    """Return a param's name without the brackets of a list in the query."""
    return key.removesuffix("[]")


def read_committed(folder: Path) -> tuple[Any, Any]:
    """Return the rows and the schemas of a schemas folder, by name."""
    files = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    return json.loads((folder / "operations.json").read_bytes()), merge([file.get("$defs", {}) for file in files])


def find_installed() -> Path:
    """Return the folder of the installed client, which is not imported. Raise BuildError when there is none."""
    spec = importlib.util.find_spec("openai")
    if spec is None or spec.origin is None:
        raise BuildError("openai is not installed: pass the package's folder")
    return Path(spec.origin).parent


def main(arguments: list[str] | None = None) -> int:
    """Print the drift; return 0, 1 when there is some that is not known, or 2 when the package cannot be read."""
    command = argparse.ArgumentParser(description="Print what the official client sends and schemas/ lacks.")
    command.add_argument("package", type=Path, nargs="?", help="default: the installed package")
    command.add_argument("--schemas", type=Path, default=FOLDER.parent, metavar="FOLDER")
    settings = command.parse_args(arguments)
    lag = json.loads((FOLDER / "lag.json").read_bytes())
    try:
        client = from_client.read_client(settings.package or find_installed())
        lines = list(find_drift(client, *read_committed(settings.schemas)))
    except (BuildError, OSError, SyntaxError) as problem:
        print(f"cannot compare: {problem}", file=sys.stderr)
        return 2
    unknown = [line for line in lines if line not in lag]
    print(
        "\n".join(
            [*unknown, f"client {client['version']}: {len(unknown)} differences, {len(lines) - len(unknown)} known"]
        )
    )
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
