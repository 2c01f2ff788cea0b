"""Collect the schemas of responses, from which the types for editors are made; they are not in the installed package.

An answer is what a call returns; a chunk is one event of its stream. Nothing is checked against them at run time.
"""

import json
from typing import Any

from toolz import keyfilter, valfilter, valmap

from . import openapi, shrink
from .normalize import flatten_all_of, normalize
from .walk import Map, Schema, list_reachable, list_references, rename_references

EVENTS = "text/event-stream"
JSON = "application/json"
FILE_NAME = "answers.json"


def collect_answers(operations: Map, twins: Map, names: Map, components: dict[str, Schema], chunks: Map) -> Schema:
    """Return {"answers": {function: schema}, "chunks": {function: schema}, "$defs": {component: schema}}.

    `operations` and `twins` are by operationId: the description's form of an operation, and the client's, which counts
    where the description has none. `chunks` names the component of a stream that neither declares.
    """
    beta = shrink.find_beta_twins(components)
    known = valmap(lambda schema: rename_references(schema, beta), components)
    declared = {
        kind: {key: find_schema(operation, twins.get(key), kind, known) for key, operation in operations.items()}
        for kind in (JSON, EVENTS)
    }
    declared[EVENTS] |= {key: {"$ref": component} for key, component in chunks.items()}
    found = {
        kind: {names[key]: rename_references(schema, beta) for key, schema in group.items() if schema}
        for kind, group in declared.items()
    }
    every = [schema for group in found.values() for schema in group.values()]
    needed = list_reachable({name for schema in every for name in list_references(schema)}, known)
    small = shrink.inline_tiny(valmap(normalize, keyfilter(lambda name: name in needed, known)))
    tiny = valfilter(shrink.is_tiny, small)
    inlined = {kind: valmap(lambda schema: shrink.inline(schema, tiny), group) for kind, group in found.items()}
    defs = keyfilter(lambda name: name not in tiny, small)
    return {"answers": inlined[JSON], "chunks": inlined[EVENTS], "$defs": dict(sorted(defs.items()))}


def find_schema(operation: Map, twin: Map | None, kind: str, known: Map) -> Any:
    """Return the schema of an operation's response of one content type, or an empty one."""
    for source in (operation, twin or {"responses": {}}):
        schema = openapi.keep_facts(openapi.read_success(source).get(kind, {}))
        if schema:
            openapi.check_references(source["operationId"], schema, known)
            return normalize(flatten_all_of(schema, known))
    return {}


def format_answers(answers: Map) -> str:
    """Return the text of the file: one schema a line."""
    groups = (f"{json.dumps(kind)}: {{\n{format_lines(group)}\n}}" for kind, group in answers.items())
    return "{\n" + ",\n".join(groups) + "\n}\n"


def format_lines(group: Map) -> str:
    """Return the entries of a dict, one a line."""
    return ",\n".join(f"{json.dumps(name)}: {json.dumps(schema, ensure_ascii=False)}" for name, schema in group.items())
