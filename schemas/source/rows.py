"""Rows and params: one line of facts an operation, and one flat schema of all that a caller may give it."""

import re
from collections import Counter
from typing import Any

import read
from normal import flat, normal
from tree import BuildError, Map, Schema, parts

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
}
"""What a row does not say because it is the rule."""
COLUMNS = (
    *("method", "path", "query", "body", "files", "stream", "returns", "page", "beta", "auth", "accept", "headers"),
    *("asks", "cache", "deprecated", "aliases", "id", "schema", "summary"),
)
BODIES = {
    frozenset[str](): None,
    frozenset({"application/json"}): "json",
    frozenset({"multipart/form-data"}): "form",
    frozenset({"application/json", "multipart/form-data"}): "both",
    frozenset({"application/sdp", "multipart/form-data"}): "sdp",
}
HOMES = {"threads": "assistants", "conversations": "responses", "organization": "admin", "projects": "admin"}
"""First segments of paths whose operations live in the file of another."""


def group(path: str) -> str:
    """The file of a path's operations.

    >>> group("/threads/{thread_id}")
    'assistants'
    """
    segment = re.split(r"[/?]", path)[1]
    return HOMES.get(segment, segment)


def row(operation: Map, known: Map) -> Schema:
    """The row of one operation as the description has it, without name and summary."""
    answers = read.answer(operation)
    kind = BODIES.get(frozenset(read.bodies(operation)), "?")
    if kind == "?":
        raise BuildError(f"{operation['operationId']}: no rule covers a body of {', '.join(read.bodies(operation))}")
    admin = any("AdminApiKeyAuth" in each for each in operation.get("security", []))
    return {
        **{key: operation[key] for key in ("method", "path")},
        "query": [each["name"] for each in read.parameters(operation, "query")],
        "body": kind,
        "stream": "text/event-stream" in answers,
        "returns": returns(answers),
        "page": page(operation, answers.get("application/json", {}), known),
        "auth": "admin_api_key" if admin else "api_key",
        "headers": {field(each)[0]: each["name"] for each in read.parameters(operation, "header")},
        "deprecated": operation.get("deprecated", False),
        "id": operation["operationId"],
        "schema": f"{group(operation['path'])}.json",
    }


def returns(answers: Map) -> str:
    """What an operation declares to answer, streams aside."""
    kinds = [kind for kind in answers if kind != "text/event-stream"]
    if not kinds:
        return "none"
    if any(kind in ("application/octet-stream", "application/zip") or kind.startswith("video/") for kind in kinds):
        return "binary"
    return "json" if "application/json" in kinds else "text"


def page(operation: Map, answer: Map, known: Map) -> str | None:
    """The parameter that asks for the next page of a list, if the answer says that there is one."""
    names = {each["name"] for each in read.parameters(operation, "query")}
    properties = answer_properties(operation["operationId"], read.facts(answer), known)
    pairs = (("after", "has_more"), ("page", "next_page"))
    return next((ask for ask, sign in pairs if ask in names and sign in properties), None)


def answer_properties(owner: str, schema: Map, known: Map) -> set[str]:
    """Names of an answer's properties."""
    read.check_references(owner, schema, known)
    whole = flat(schema, known)
    return set(known.get(whole.get("$ref"), whole).get("properties", {}))


def params(operation: Map, known: Map) -> Schema:
    """The flat schema of an operation's params: path, query, header, then body, the required ones first."""
    given = [each for place in ("path", "query", "header") for each in read.parameters(operation, place)]
    body = whole_body(operation, known)
    check_collisions(operation, [field(each)[0] for each in given] + list(body.get("properties", {})))
    check_path(operation)
    needed = {field(each)[0] for each in given if each.get("required")} | set(body.get("required", []))
    properties = {**dict(map(field, given)), **body.get("properties", {})}
    first = {name: value for name, value in properties.items() if name in needed}
    return {**body, "type": "object", "properties": {**first, **properties}, "required": sorted(needed)}


def field(parameter: Map) -> tuple[str, Any]:
    """Name and schema of one parameter. A header may have a name for callers that differs from the wire's."""
    return parameter["schema"].get("x-stainless-param", parameter["name"]), read.facts(parameter["schema"])


def whole_body(operation: Map, known: Map) -> Schema:
    """The schema of an operation's body; of several kinds of body, what fits any of them."""
    found = [flat(schema, known) for kind, schema in read.bodies(operation).items() if kind != "application/sdp"]
    for schema in found:
        read.check_references(operation["operationId"], schema, known)
    bodies = [normal(known[schema["$ref"]] if "$ref" in schema else schema) for schema in found]
    if not bodies:
        return {}
    if any(schema.get("type") != "object" for schema in bodies):
        raise BuildError(f"the body of {operation['operationId']} is not an object, so its params cannot be flat")
    return bodies[0] if all(body == bodies[0] for body in bodies) else either(bodies)


def either(bodies: list[Schema]) -> Schema:
    """One object schema for bodies that differ by encoding: all their properties, what all require."""
    names = dict.fromkeys(name for body in bodies for name in body["properties"])
    needed = set.intersection(*(set(body.get("required", [])) for body in bodies))
    choices = {name: [body["properties"][name] for body in bodies if name in body["properties"]] for name in names}
    return {"properties": {name: normal({"anyOf": each}) for name, each in choices.items()}, "required": sorted(needed)}


def check_collisions(operation: Map, names: list[str]) -> None:
    """An error when one name would mean two parameters."""
    twice = [name for name, count in Counter(name.removesuffix("[]") for name in names).items() if count > 1]
    if twice:
        raise BuildError(f"{operation['operationId']} has more than one parameter called {', '.join(twice)}")


def check_path(operation: Map) -> None:
    """An error when a path and its parameters do not name the same."""
    names = {each["name"] for each in read.parameters(operation, "path")}
    if set(re.findall(r"{(.*?)}", operation["path"])) != names:
        raise BuildError(f"{operation['operationId']}: {operation['path']} does not go with {sorted(names)}")


def files(schema: Map, known: Map) -> list[str]:
    """Names of the params that may be a file."""
    return [name for name, value in schema["properties"].items() if has_file(value, known)]


def has_file(schema: Map, known: Map) -> bool:
    """Whether a file may stand in a value of this schema."""
    return any(each.get("format") == "binary" for each in deep(schema, known))


def deep(schema: Map, known: Map) -> list[Map]:
    """A schema, all within it, and one step beyond each of its references."""
    near = list(parts(schema))
    return near + [part for each in near if "$ref" in each for part in parts(known[each["$ref"]])]


def lean(full: Map) -> Schema:
    """A row in the order of columns, without what is the rule."""
    return {key: full[key] for key in COLUMNS if key in full and full[key] not in (DEFAULTS.get(key, ...), "")}
