"""Reads `schemas/`: which operations there are and what the params of each must be.

Each file is read once, when something in it is first asked for. What the public functions return is the caller's own.
"""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, cast

from openai_fn.errors import InvalidParamsError, error
from openai_fn.shapes import Map, Operation

HERE = Path(__file__).parent
FOLDERS = (HERE / "schemas", HERE.parent / "schemas")
"""Where the files lie: in the wheel, or beside the package in a checkout."""
ROW: Operation = {
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
def read(name: str) -> Any:
    """The content of one file of `schemas/`."""
    found = next((folder / name for folder in FOLDERS if (folder / name).exists()), FOLDERS[0] / name)
    return json.loads(found.read_text(encoding="utf-8"))


@cache
def rows() -> dict[str, Operation]:
    """Every operation by its name and by its aliases."""
    table = {name: cast("Operation", {"name": name, **ROW, **row}) for name, row in read("operations.json").items()}
    return {**{alias: row for row in table.values() for alias in row["aliases"]}, **table}


def operations() -> dict[str, Operation]:
    """All operations, name to row (`shapes.Operation`).

    >>> operations()["create_chat_completion"]["path"]
    '/chat/completions'
    """
    return {name: deepcopy(row) for name, row in rows().items() if name == row["name"]}


def operation(name: str) -> Operation:
    """The row of one operation, by its name or an alias of it. An unknown name is an InvalidParamsError."""
    return deepcopy(row(name))


def row(name: str) -> Operation:
    """The row of one operation, shared: not to be changed."""
    if not isinstance(name, str):
        raise InvalidParamsError(
            error("invalid_params", f"expected an operation or its name, got {type(name).__name__}")
        )
    found = rows().get(name)
    if found is None:
        raise InvalidParamsError(error("invalid_params", f"there is no operation {name!r}{guess(name, rows())}"))
    return found


def guess(name: str, names: Map) -> str:
    """What somebody who wrote `name` may have meant, as the end of a sentence.

    >>> guess("create_chat_completions", {"create_chat_completion": ...})
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
    return deepcopy(bundle(row(name)["name"]))


@cache
def bundle(name: str) -> dict[str, Any]:
    """As `schema`, shared: not to be changed."""
    file = row(name)["schema"]
    wanted, defs = [(file, name)], {}
    while wanted:
        at, key = wanted.pop()
        if key not in defs:
            defs[key] = homed(read(at)["$defs"][key], at, wanted)
    return {"$schema": read(file)["$schema"], **defs.pop(name), "$defs": defs}


def homed(node: Any, file: str, wanted: list[tuple[str, str]]) -> Any:
    """`node` of `file` with its references pointing into one document; what they name is added to `wanted`."""
    if isinstance(node, list):
        return [homed(item, file, wanted) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("$ref"), str):
        at, _, key = node["$ref"].rpartition("#/$defs/")
        wanted.append((at or file, key))
        return {**node, "$ref": f"#/$defs/{key}"}
    return {key: homed(value, file, wanted) for key, value in node.items()}


def doc(name: str) -> str:
    """What `help` shows of an operation: what it does, its params with types and limits, and the options."""
    from openai_fn.describe import described

    return described(row(name), bundle(name), read("options.json"))
