"""The operations and the JSON Schemas of their params, read from `schemas/`.

Each file is read once, when something in it is first needed. What the public functions return belongs to the caller.
"""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, cast

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.types import Map, Operation
from openai_fn.validation.suggest import find_similar_operations, swap_verb

PACKAGE_FOLDER = Path(__file__).parents[1]
SCHEMA_FOLDERS = (PACKAGE_FOLDER / "schemas", PACKAGE_FOLDER.parent / "schemas")
"""The folders of the files: in the wheel, or beside the package in a checkout."""
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
    "kind": None,
    "turn": None,
    "deprecated": False,
    "aliases": [],
    "summary": "",
}
"""The columns of an operation unless its row says otherwise."""
MAX_SUGGESTED = 3
"""Operations that a message suggests."""


UNKNOWN_OPERATION_HINT = (
    "; openai_fn.operations() lists them all, and openai_fn.function_for({'name': ..., 'method': ..., 'path': ...}) "
    "makes the function of a newer one"
)


@cache
def read_schema_file(name: str) -> Any:
    """Read one file of `schemas/`."""
    paths = [folder / name for folder in SCHEMA_FOLDERS]
    path = next((path for path in paths if path.exists()), paths[0])
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def list_rows() -> dict[str, Operation]:
    """Return the rows of all operations by name and by alias."""
    table = {
        name: cast("Operation", {"name": name, **ROW_DEFAULTS, **row})
        for name, row in read_schema_file("operations.json").items()
    }
    return {**{alias: row for row in table.values() for alias in row["aliases"]}, **table}


def operations() -> dict[str, Operation]:
    """Return all operations: name -> row (`types.Operation`).

    >>> operations()["create_chat_completion"]["path"]
    '/chat/completions'
    """
    return {name: deepcopy(row) for name, row in list_rows().items() if name == row["name"]}


def operation(name: str) -> Operation:
    """Return the row of one operation, by its name or an alias of it.

    `get_x` is an alias of `retrieve_x` and the other way round, as `update_x` is of `modify_x`. Raises
    InvalidParamsError for an unknown name.
    """
    return deepcopy(find_row(name))


def find_row(name: str) -> Operation:
    """Return the row of one operation, shared: do not change it. Raises InvalidParamsError for an unknown name."""
    if not isinstance(name, str):
        raise InvalidParamsError(
            make_error("invalid_params", f"expected an operation or its name, got {type(name).__name__}")
        )
    row = look_up_row(name)
    if row is None:
        known = suggest_operation(name, list_rows())
        raise InvalidParamsError(make_error("invalid_params", f"there is no operation {name!r}{known}"))
    return row


def look_up_row(name: str) -> Operation | None:
    """Return the row of one operation, shared, by name, alias or the other verb of its pair; None if unknown.

    >>> look_up_row("get_model")["name"], look_up_row("modify_batch")
    ('retrieve_model', None)
    """
    return list_rows().get(name) or list_rows().get(swap_verb(name) or "")


def suggest_operation(name: str, rows: Mapping[str, Map]) -> str:
    """Return the end of the sentence that says that there is no operation `name`: what may have been meant.

    >>> suggest_operation("createChatCompletions", list_rows())
    "; did you mean 'create_chat_completion'?"
    >>> suggest_operation("chat", list_rows())
    '; operations are functions: create_chat_completion(params, options)'
    """
    functions = list_resource_functions(name, rows)
    if functions:
        return f"; operations are functions: {', '.join(f'{other}(params, options)' for other in functions)}"
    near = find_similar_operations(name, {other: row["path"] for other, row in rows.items()})
    if not 0 < len(near) <= MAX_SUGGESTED:
        return UNKNOWN_OPERATION_HINT
    return f"; did you mean {' or '.join(map(repr, near))}?"


def list_resource_functions(resource: str, rows: Mapping[str, Map]) -> list[str]:
    """Return the main operations of what the official client has as a resource, `chat` in `client.chat.completions`.

    >>> list_resource_functions("models", list_rows()), list_resource_functions("nonsense", list_rows())
    (['list_models'], [])
    """
    own = [row for name, row in rows.items() if name == row["name"] and f"{row['path']}/".startswith(f"/{resource}/")]
    whole = [row for row in own if "{" not in row["path"]]
    names = [row["name"] for row in whole if row["method"] == "post"] or [row["name"] for row in whole]
    old = {row["name"] for row in own if row["deprecated"]}
    return sorted(names, key=lambda name: (name in old, "beta" in name, name.count("_")))[:MAX_SUGGESTED]


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an operation's flat params, self-contained: `$defs` holds all references.

    Raises InvalidParamsError for an unknown name.

    >>> schema("create_chat_completion")["required"]
    ['messages', 'model']
    """
    return deepcopy(bundle_schema(find_row(name)["name"]))


@cache
def bundle_schema(name: str) -> dict[str, Any]:
    """Return what `schema` returns, shared: do not change it."""
    return bundle_definition(find_row(name)["schema"], name)


def bundle_event_schema(name: str) -> dict[str, Any] | None:
    """Return the JSON Schema of the events that a connection sends, shared; None for an operation that opens none."""
    row = find_row(name)
    return bundle_definition(row["schema"], f"{name}.event") if row["kind"] == "websocket" else None


@cache
def bundle_definition(file: str, name: str) -> dict[str, Any]:
    """Return a definition of a schema file, self-contained, shared: do not change it."""
    wanted, defs = [(file, name)], {}
    while wanted:
        at, key = wanted.pop()
        if key not in defs:
            defs[key] = rewrite_refs(read_schema_file(at)["$defs"][key], at, wanted)
    return {"$schema": read_schema_file(file)["$schema"], **defs.pop(name), "$defs": defs}


def rewrite_refs(node: Any, file: str, wanted: list[tuple[str, str]]) -> Any:
    """Return `node` of `file` with its references pointing into one document; adds what they name to `wanted`."""
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
    """Return what `help` shows of an operation: its params with types and bounds, the options and the result.

    Raises InvalidParamsError for an unknown name.
    """
    from openai_fn.catalog.help_text import build_help

    return build_help(find_row(name), bundle_schema(name), read_schema_file("options.json"))
