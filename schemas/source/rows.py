"""Make rows and params: a line of facts for each operation, and a flat schema of all that a caller may pass to it."""

import re
from typing import Any

from toolz import frequencies, keyfilter

from . import openapi
from .normalize import flatten_all_of, normalize
from .walk import BuildError, Map, Schema, walk_schema

DEFAULTS: Schema = {
    "query": [],
    "body": None,
    "files": [],
    "stream": False,
    "returns": "json",
    "page": None,
    "beta": None,
    "auth": "api_key",
    "cache": False,
    "deprecated": False,
    "aliases": [],
    "accept": None,
    "headers": {},
    "asks": {},
    "since": None,
    "kind": None,
    "turn": None,
}
"""The value of each column that a row leaves out."""
COLUMNS = (
    *("method", "path", "query", "body", "files", "stream", "returns", "page", "beta", "auth", "accept", "headers"),
    *("asks", "cache", "deprecated", "kind", "turn", "aliases", "id", "since", "schema", "summary"),
)
"""The columns in the order of a row. The `kind` "websocket" marks an operation that opens a connection."""
BODIES = {
    frozenset[str](): None,
    frozenset({"application/json"}): "json",
    frozenset({"multipart/form-data"}): "form",
    frozenset({"application/json", "multipart/form-data"}): "both",
    frozenset({"application/sdp", "multipart/form-data"}): "sdp",
}
"""The column `body` by the content types that a request may have."""
GROUPS = {
    "threads": "assistants",
    "conversations": "responses",
    "organization": "admin",
    "projects": "admin",
    "vaults": "agents",
    "webhook_endpoints": "webhooks",
    "webhook_event_types": "webhooks",
}
"""First segments of paths whose operations live in the file of another."""
BINARY_TYPES = ("application/octet-stream", "application/zip", "video/")
PAGE_SIGNS = (("after", "has_more"), ("page", "next_page"), ("page", "next"))
"""Pairs of a query parameter that asks for the next page and a response's key that says whether there is one."""


def group_of(path: str) -> str:
    """Return the group of a path: the name of the file for its operations.

    >>> group_of("/threads/{thread_id}")
    'assistants'
    """
    segment = re.split(r"[/?]", path)[1]
    return GROUPS.get(segment, segment)


def build_row(operation: Map, known: Map) -> Schema:
    """Return the row of one operation as the description has it, without name and summary."""
    responses = openapi.read_success(operation)
    kinds = list(openapi.read_bodies(operation))
    if frozenset(kinds) not in BODIES:
        raise BuildError(f"{operation['operationId']}: no rule covers a body of {', '.join(kinds)}")
    admin = any("AdminApiKeyAuth" in each for each in operation.get("security", []))
    return {
        **{key: operation[key] for key in ("method", "path")},
        "query": [each["name"] for each in openapi.list_parameters(operation, "query")],
        "body": BODIES[frozenset(kinds)],
        "stream": "text/event-stream" in responses,
        "returns": return_kind(responses),
        "page": page_param(operation, responses.get("application/json", {}), known),
        "auth": "admin_api_key" if admin else "api_key",
        "headers": {param_schema(each)[0]: each["name"] for each in openapi.list_parameters(operation, "header")},
        "deprecated": operation.get("deprecated", False),
        "id": operation["operationId"],
        "schema": f"{group_of(operation['path'])}.json",
        **operation.get("x-columns", {}),
    }


def return_kind(responses: Map) -> str:
    """Return what an operation declares to return, streams aside: "json", "binary", "text" or "none"."""
    kinds = [kind for kind in responses if kind != "text/event-stream"]
    if not kinds:
        return "none"
    if any(kind.startswith(BINARY_TYPES) for kind in kinds):
        return "binary"
    return "json" if "application/json" in kinds else "text"


def page_param(operation: Map, response: Map, known: Map) -> str | None:
    """Return the parameter that asks for the next page of a list, or None where the response is no page."""
    names = {each["name"] for each in openapi.list_parameters(operation, "query")}
    properties = response_keys(operation["operationId"], openapi.keep_facts(response), known)
    return next((param for param, sign in PAGE_SIGNS if param in names and sign in properties), None)


def response_keys(owner: str, schema: Map, known: Map) -> set[str]:
    """Return the names of a response's properties."""
    openapi.check_references(owner, schema, known)
    whole = flatten_all_of(schema, known)
    return set(known.get(whole.get("$ref"), whole).get("properties", {}))


def build_params(operation: Map, known: Map) -> Schema:
    """Return the flat schema of an operation's params: path, query, header, then body, the required ones first."""
    parameters = [each for place in ("path", "query", "header") for each in openapi.list_parameters(operation, place)]
    body = merge_bodies(operation, known)
    check_collisions(operation, [param_schema(each)[0] for each in parameters] + list(body.get("properties", {})))
    check_path(operation)
    required = {param_schema(each)[0] for each in parameters if each.get("required")} | set(body.get("required", []))
    properties = {**dict(map(param_schema, parameters)), **body.get("properties", {})}
    first = keyfilter(lambda name: name in required, properties)
    return {**body, "type": "object", "properties": {**first, **properties}, "required": sorted(required)}


def param_schema(parameter: Map) -> tuple[str, Any]:
    """Return name and schema of one parameter. A header may have a name for callers that differs from the wire's."""
    schema = parameter["schema"]
    return schema.get("x-stainless-param", parameter["name"]), openapi.keep_facts(schema)


def merge_bodies(operation: Map, known: Map) -> Schema:
    """Return the schema of an operation's body; of several kinds of body, what fits any of them."""
    bodies = openapi.read_bodies(operation).items()
    flat = [flatten_all_of(schema, known) for kind, schema in bodies if kind != "application/sdp"]
    for schema in flat:
        openapi.check_references(operation["operationId"], schema, known)
    objects = [normalize(known[schema["$ref"]] if "$ref" in schema else schema) for schema in flat]
    if any(schema.get("type") != "object" for schema in objects):
        raise BuildError(f"the body of {operation['operationId']} is not an object, so its params cannot be flat")
    if not objects:
        return {}
    return objects[0] if all(body == objects[0] for body in objects) else merge_records(objects)


def merge_records(records: list[Schema]) -> Schema:
    """Return one object schema that fits any of several: all their properties, required what all require."""
    names = dict.fromkeys(name for each in records for name in each["properties"])
    required = set.intersection(*(set(each.get("required", [])) for each in records)) if records else set()
    choices = {name: [each["properties"][name] for each in records if name in each["properties"]] for name in names}
    properties = {name: normalize({"anyOf": each}) for name, each in choices.items()}
    return {"type": "object", "properties": properties, "required": sorted(required)}


def check_collisions(operation: Map, names: list[str]) -> None:
    """Raise BuildError when one name would mean two parameters."""
    counts = frequencies(name.removesuffix("[]") for name in names)
    repeated = [name for name, count in counts.items() if count > 1]
    if repeated:
        raise BuildError(f"{operation['operationId']} has more than one parameter called {', '.join(repeated)}")


def check_path(operation: Map) -> None:
    """Raise BuildError when a path and its parameters do not name the same."""
    names = {each["name"] for each in openapi.list_parameters(operation, "path")}
    if set(re.findall(r"{(.*?)}", operation["path"])) != names:
        raise BuildError(f"{operation['operationId']}: {operation['path']} does not go with {sorted(names)}")


def file_params(schema: Map, known: Map) -> list[str]:
    """Return the names of the params that may be a file."""
    return [name for name, value in schema["properties"].items() if accepts_file(value, known)]


def accepts_file(schema: Map, known: Map) -> bool:
    """Tell whether a file may stand in a value of this schema, or one reference further."""
    near = list(walk_schema(schema))
    beyond = [part for each in near if "$ref" in each for part in walk_schema(known[each["$ref"]])]
    return any(each.get("format") == "binary" for each in [*near, *beyond])


def drop_defaults(row: Map) -> Schema:
    """Return a row in the order of columns, without the values that are the default."""
    return {key: row[key] for key in COLUMNS if key in row and row[key] not in (DEFAULTS.get(key, ...), "")}
