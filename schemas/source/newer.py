"""Let params pass that the official client sends and the description does not know yet.

The description and the client are two views of one API. Where the client's form of an operation has a param more, or
requires one less, the newer form is right. Nothing here makes a schema stricter.
"""

from typing import Any

from toolz import assoc, keyfilter, merge

from . import openapi, rows
from .normalize import normalize, type_names
from .walk import Map, Schema

SCALAR_KEYWORDS = {"type", "enum", "default", "deprecated", "minimum", "maximum", "minLength", "maxLength"}


def widen_operations(table: Map, params: Map, twins: Map, known: Map) -> tuple[Schema, Schema]:
    """Return rows and params, each widened by the client's form of the same operation, all by operationId."""
    widened = {key: widen_operation(table[key], params[key], twin, known) for key, twin in twins.items()}
    newer = {key: (row, schema) for key, (row, schema) in widened.items() if schema != params[key]}
    return (
        merge(table, {key: row for key, (row, _) in newer.items()}),
        merge(params, {key: schema for key, (_, schema) in newer.items()}),
    )


def widen_operation(row: Map, schema: Map, twin: Map, known: Map) -> tuple[Schema, Schema]:
    """Return the row and the params of one operation with what the client has beyond them."""
    newer = rows.build_params(twin, known)
    added = find_added(schema, newer, twin)
    query = [each["name"] for each in openapi.list_parameters(twin, "query") if each["name"] in added]
    body = rows.build_row(twin, known)["body"]
    headers = keyfilter(lambda name: name in added, rows.build_row(twin, known)["headers"])
    grown = added.keys() - set(query) - headers.keys()
    required = [key for key in schema.get("required", []) if key in row["path"] or is_required(key, newer)]
    properties = {
        key: widen_value(part, newer["properties"].get(key, part)) for key, part in schema["properties"].items()
    }
    whole = {**schema, "properties": {**properties, **added}, "required": required}
    columns = {
        "query": [*row["query"], *query],
        "headers": {**row["headers"], **headers},
        "body": row["body"] or (body if grown else None),
    }
    return {**row, **columns}, whole


def find_added(schema: Map, newer: Map, twin: Map) -> Schema:
    """Return the client's params that the schema does not have, path params aside."""
    in_path = {each["name"] for each in openapi.list_parameters(twin, "path")}
    own = {key.removesuffix("[]") for key in schema["properties"]}
    return keyfilter(lambda key: key.removesuffix("[]") not in own | in_path, newer["properties"])  # type: ignore[no-any-return]


def is_required(key: str, schema: Map) -> bool:
    """Tell whether a schema requires a param, in either spelling of a list in the query."""
    required = schema.get("required", [])
    return key in required or key.removesuffix("[]") in required or key.removesuffix("[]") not in schema["properties"]


def widen_value(own: Any, newer: Any) -> Any:
    """Return the schema of a plain value with the types and the allowed values of both.

    >>> widen_value({"type": "string", "enum": ["a"]}, {"type": "string", "enum": ["a", "b"]})
    {'type': 'string', 'enum': ['a', 'b']}
    """
    if not is_scalar(own) or not is_scalar(newer):
        return own
    types = list(dict.fromkeys([*type_names(own), *type_names(newer)]))
    return own if own == newer else normalize(join_scalars(own, newer, types))


def join_scalars(own: Map, newer: Map, types: list[str]) -> Schema:
    """Return one schema for two plain values: all types, and all allowed values where both list theirs."""
    joined = assoc(own, "type", types if len(types) > 1 else types[0])
    if "enum" in own and "enum" in newer:
        return {**joined, "enum": list(dict.fromkeys([*own["enum"], *newer["enum"]]))}
    return keyfilter(lambda key: key != "enum", joined)  # type: ignore[no-any-return]


def is_scalar(schema: Any) -> bool:
    """Tell whether a schema is that of a plain value: no list, dict, union or reference."""
    plain = isinstance(schema, dict) and not schema.keys() - SCALAR_KEYWORDS
    return plain and bool(type_names(schema)) and not {"array", "object"} & set(type_names(schema))
