"""Rows: from a row of the input to the item that is sent, and from an outcome to the result row. Pure.

A row has the form of the Batch API, {"custom_id", "method", "url", "body"}, or the shorter {"custom_id", "operation",
"params"}; with the setting `template` it is a dict of columns or a string. A result row is {"id", "custom_id",
"response", "error"} and the extra fields of the row. Its `id` is a digest of what was sent, so that a target file shows
by itself which request each result belongs to.
https://platform.openai.com/docs/api-reference/batch/request-input
"""

import json
from collections.abc import Mapping
from numbers import Integral
from typing import Any

from toolz import dissoc, keyfilter, keymap

from openai_fn.bulk.budget import find_price
from openai_fn.bulk.digests import compute_digest
from openai_fn.bulk.fingerprint import identify_options
from openai_fn.bulk.routes import find_operation_by_url
from openai_fn.bulk.row_options import check_row_options
from openai_fn.bulk.templates import fill_template, find_template_names
from openai_fn.catalog import operations
from openai_fn.errors import OpenAIError, is_error, make_error
from openai_fn.types import Map
from openai_fn.validation.suggest import find_nearest

ROW_KEYS = ("custom_id", "operation", "params", "method", "url", "body", "options")
"""The keys of a row that say what is sent; every other key is an extra field."""
RESULT_KEYS = frozenset({"id", "response", "error"})
"""Keys of result rows that an extra field must not replace."""
STRING_NEEDS_TEMPLATE = "a string needs the setting template, with {text} where the string goes"


def build_item(where: str, row: Any, settings: Map, number: int = 0) -> dict[str, Any]:
    """Return the item of a row: {"where", "id", "custom_id", "operation", "params", "options", "extras"}.

    Where the row cannot be sent it is {"where", "id", "custom_id", "extras", "error"}. `where` names the row's place in
    the input, such as "line 7"; `number` counts the rows from 1 and names rows of a table without custom_id.

    >>> build_item("line 1", {"custom_id": "a", "params": {"model": "m"}}, {"operation": "create_embedding"})["params"]
    {'model': 'm'}
    """
    try:
        named = name_row(row, number, is_table="template" in settings)
        extras = find_extras(named, settings)
        return {**build_request_item(where, named, settings), "extras": extras}
    except OpenAIError as refused:
        return build_bad_item(where, refused.data["message"], row)
    except (TypeError, ValueError, RecursionError) as unfit:
        return build_bad_item(where, f"cannot be written as JSON: {unfit}", row)


def name_row(row: Any, number: int, *, is_table: bool) -> dict[str, Any]:
    """Return a row as a dict with its custom_id as a string; raise OpenAIError where it cannot be named.

    >>> name_row("Haus", 3, is_table=True)
    {'custom_id': 'row-3', 'text': 'Haus'}
    >>> name_row({"custom_id": 7, "params": {}}, 1, is_table=False)["custom_id"]
    '7'
    """
    if is_error(row):
        raise row_error(row["message"])
    if isinstance(row, str):
        if not is_table:
            raise row_error(STRING_NEEDS_TEMPLATE)
        return {"custom_id": f"row-{number}", "text": row}
    if not isinstance(row, Mapping):
        raise row_error(f"expected a dict, got {type(row).__name__}")
    custom_id = row.get("custom_id", f"row-{number}" if is_table else None)
    if isinstance(custom_id, Integral) and not isinstance(custom_id, bool):
        custom_id = str(int(custom_id))
    if not isinstance(custom_id, str) or not custom_id:
        raise row_error(describe_missing_id(row))
    return {**row, "custom_id": custom_id}


def describe_missing_id(row: Map) -> str:
    """Return what is wrong with the custom_id of a row.

    >>> describe_missing_id({"customid": "a"})
    "customid: is not a key of a row; did you mean 'custom_id'?"
    """
    if row.get("custom_id") is not None:
        return f"custom_id: expected a non-empty string, got {row['custom_id']!r:.60}"
    is_column_dict = not row.keys() & {"params", "body", "url", "operation"}
    missing = "custom_id: required; a table needs the setting template" if is_column_dict else "custom_id: required"
    return next(iter(find_typos(row)), missing)


def build_request_item(where: str, row: Map, settings: Map) -> dict[str, Any]:
    """Return what a named row sends, with its id; raise OpenAIError where it cannot be sent."""
    operation, params = read_row_request(row, settings)
    if operations.find_row(operation)["kind"]:
        raise row_error(f"operation: {operation} opens a connection, and a row of bulk is one request")
    if "function" in settings and operation != settings["operation"]:
        raise row_error(f"operation: the function of this run calls {settings['operation']}, not {operation}")
    if not isinstance(params, Mapping):
        raise row_error(f"params: expected a dict, got {type(params).__name__}")
    params = {**settings.get("params", {}), **params}
    if "max_cost" in settings and find_price(params.get("model"), settings["prices"]) is None:
        raise row_error(f"max_cost: prices has no price for model {params.get('model')!r}")
    options = {} if "template" in settings else check_row_options(row.get("options"))
    identity = [row["custom_id"], operation, params, *([identify_options(options)] if options else [])]
    return {
        "where": where,
        "id": "row_" + compute_digest(identity),
        "custom_id": row["custom_id"],
        "operation": operation,
        "params": params,
        "options": options,
    }


def read_row_request(row: Map, settings: Map) -> tuple[str, Any]:
    """Return the operation and the params of a row: from the template, from its URL, or from its own keys."""
    default = settings["operation"]
    if "template" in settings:
        return operations.find_row(default)["name"], fill_template(settings["template"], row)
    if "url" in row:
        operation, url_params = find_operation_by_url(str(row.get("method", "POST")).lower(), str(row["url"]))
        body = row.get("body") or {}
        return operation, {**url_params, **body} if isinstance(body, Mapping) else body
    return operations.find_row(row.get("operation", default))["name"], row.get("params", row.get("body"))


def find_extras(row: Map, settings: Map) -> dict[str, Any]:
    """Return the fields of a row that are not sent and come back with its result.

    Of a table these are the columns that the template does not use; columns that are called like a key of result rows
    come back as column_id and so on. In other rows such keys, and keys that look like a mistyped one, are an error.

    >>> find_extras({"custom_id": "a", "word": "x", "id": 5}, {"template": {"input": "{word}"}})
    {'column_id': 5}
    >>> find_extras({"custom_id": "a", "params": {}, "label": "b"}, {})
    {'label': 'b'}
    """
    template, reserved = settings.get("template"), RESULT_KEYS | ({"parsed"} if "parse" in settings else frozenset())
    if template is not None:
        used = find_template_names(template) | {"custom_id"}
        columns = keyfilter(lambda name: name not in used, row)
        return keymap(lambda name: rename_column(str(name), columns, reserved), columns)  # type: ignore[no-any-return]  # toolz
    extras: dict[str, Any] = dissoc(row, *ROW_KEYS)
    for name in extras:
        if name in reserved:
            raise row_error(f"{name}: is a key of result rows; rename it")
    for typo in find_typos(row):
        raise row_error(typo)
    return extras


def rename_column(name: str, columns: Map, reserved: frozenset[str] = RESULT_KEYS) -> str:
    """Return the key under which a column comes back.

    >>> rename_column("id", {"id": 1, "column_id": 2})
    'column_column_id'
    """
    renamed = name
    while renamed in reserved or (renamed != name and renamed in columns):
        renamed = f"column_{renamed}"
    return renamed


def find_typos(row: Map) -> list[str]:
    """Return a message for each key of a row that looks like a mistyped one of ROW_KEYS which the row lacks."""
    unknown = [name for name in row if name not in ROW_KEYS]
    missing = [key for key in ROW_KEYS if key not in row]
    near = ((name, find_nearest(name, missing)) for name in unknown)
    return [f"{name}: is not a key of a row; did you mean {hit[0]!r}?" for name, hit in near if hit]


def row_error(message: str) -> OpenAIError:
    """Return the exception of a row that cannot be sent."""
    return OpenAIError(make_error("invalid_params", message))


def build_bad_item(where: str, message: str, row: Any) -> dict[str, Any]:
    """Return the item of a row that cannot be sent: with its error in place of operation and params."""
    custom_id = row.get("custom_id") if isinstance(row, Mapping) else None
    error = make_error("invalid_params", f"{where}: {message}", hint="")
    name = "row_" + compute_digest([where, repr_row(row)])
    return {"where": where, "id": name, "custom_id": custom_id, "extras": {}, "error": error}


def repr_row(row: Any) -> Any:
    """Return a row, or its type's name where JSON cannot hold it."""
    try:
        json.dumps(row, sort_keys=True, default=str)
    except (TypeError, ValueError, RecursionError):
        return type(row).__name__
    return row


def build_duplicate_item(item: Map, row: Any) -> dict[str, Any]:
    """Return the item of a row whose custom_id an earlier row has."""
    return build_bad_item(item["where"], f"custom_id: {item['custom_id']!r} is a duplicate", row)


def is_bad(item: Map) -> bool:
    """Return whether an item is that of a row that cannot be sent."""
    return "error" in item


def build_result(item: Map, outcome: Map) -> dict[str, Any]:
    """Return the result row of an item and its outcome {"response", "error"}."""
    error = outcome["error"]
    if error and error["category"] == "invalid_params":
        error = {**error, "message": f"{item['where']}: {error['message']}"}
    parsed = {"parsed": outcome["parsed"]} if "parsed" in outcome else {}
    head = {"id": item["id"], "custom_id": item["custom_id"]}
    return {**head, **item["extras"], "response": outcome["response"], "error": error, **parsed}


def build_bad_result(item: Map) -> dict[str, Any]:
    """Return the result row of an item that cannot be sent."""
    return build_result(item, {"response": None, "error": None}) | {"error": item["error"]}
