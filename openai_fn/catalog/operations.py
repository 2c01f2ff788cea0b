"""Reads `schemas/`: which operations there are and what the params of each must be.

Each file is read once, when something in it is first asked for. What the public functions return is the caller's own.
"""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, cast

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.types import Map, Operation

PACKAGE_FOLDER = Path(__file__).parents[1]
SCHEMA_FOLDERS = (PACKAGE_FOLDER / "schemas", PACKAGE_FOLDER.parent / "schemas")
"""Where the files lie: in the wheel, or beside the package in a checkout."""
ROW_DEFAULTS: Operation = {
    "query": [],
    "body": None,
    "files": [],
    "stream": False,
    "returns": "json",
    "page": None,
    "accept": None,
    "headers": {},
    "asks": {},
    "beta": None,
    "auth": "api_key",
    "cache": False,
    "deprecated": False,
    "aliases": [],
    "summary": "",
}
"""What holds for an operation unless its row says otherwise."""


@cache
def read_schema_file(name: str) -> Any:
    """The content of one file of `schemas/`."""
    found = next((folder / name for folder in SCHEMA_FOLDERS if (folder / name).exists()), SCHEMA_FOLDERS[0] / name)
    return json.loads(found.read_text(encoding="utf-8"))


@cache
def list_rows() -> dict[str, Operation]:
    """Every operation by its name and by its aliases."""
    table = {
        name: cast("Operation", {"name": name, **ROW_DEFAULTS, **row})
        for name, row in read_schema_file("operations.json").items()
    }
    return {**{alias: row for row in table.values() for alias in row["aliases"]}, **table}


def operations() -> dict[str, Operation]:
    """All operations, name to row (`shapes.Operation`).

    >>> operations()["create_chat_completion"]["path"]
    '/chat/completions'
    """
    return {name: deepcopy(row) for name, row in list_rows().items() if name == row["name"]}


def operation(name: str) -> Operation:
    """The row of one operation, by its name or an alias of it. An unknown name is an InvalidParamsError."""
    return deepcopy(find_row(name))


def find_row(name: str) -> Operation:
    """The row of one operation, shared: not to be changed."""
    if not isinstance(name, str):
        raise InvalidParamsError(
            make_error("invalid_params", f"expected an operation or its name, got {type(name).__name__}")
        )
    found = list_rows().get(name)
    if found is None:
        raise InvalidParamsError(
            make_error("invalid_params", f"there is no operation {name!r}{suggest_operation(name, list_rows())}")
        )
    return found


def suggest_operation(name: str, names: Map) -> str:
    """What somebody who wrote `name` may have meant, as the end of a sentence.

    >>> suggest_operation("create_chat_completions", {"create_chat_completion": ...})
    "; did you mean 'create_chat_completion'?"
    """
    from difflib import get_close_matches

    near = get_close_matches(name, list(names), 1, 0.75)
    return f"; did you mean {near[0]!r}?" if near else "; openai_fn.operations() lists them all"


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of an operation's flat params, self-contained: `$defs` holds all that it refers to.

    >>> schema("create_chat_completion")["required"]
    ['messages', 'model']
    """
    return deepcopy(bundle_schema(find_row(name)["name"]))


@cache
def bundle_schema(name: str) -> dict[str, Any]:
    """As `schema`, shared: not to be changed."""
    file = find_row(name)["schema"]
    wanted, defs = [(file, name)], {}
    while wanted:
        at, key = wanted.pop()
        if key not in defs:
            defs[key] = rewrite_refs(read_schema_file(at)["$defs"][key], at, wanted)
    return {"$schema": read_schema_file(file)["$schema"], **defs.pop(name), "$defs": defs}


def rewrite_refs(node: Any, file: str, wanted: list[tuple[str, str]]) -> Any:
    """`node` of `file` with its references pointing into one document; what they name is added to `wanted`."""
    if isinstance(node, list):
        return [rewrite_refs(item, file, wanted) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("$ref"), str):
        at, _, key = node["$ref"].rpartition("#/$defs/")
        wanted.append((at or file, key))
        return {**node, "$ref": f"#/$defs/{key}"}
    return {key: rewrite_refs(value, file, wanted) for key, value in node.items()}


def doc(name: str) -> str:
    """What `help` shows of an operation: what it does, its params with types and limits, and the options."""
    from openai_fn.catalog.help_text import build_help

    return build_help(find_row(name), bundle_schema(name), read_schema_file("options.json"))
