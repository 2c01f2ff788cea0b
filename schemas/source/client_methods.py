"""Read the methods of the official client's resources as operations, without importing the package.

Each method that sends one request becomes an operation in the form of an OpenAPI description: its method, path,
parameters, body, response and what its row needs beside them. Facts only: no sentence and no code is taken over.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolz import keyfilter

from .annotations import Reader, list_definitions, parse_module
from .rows import merge_records
from .walk import BuildError, Schema

SENDERS = {
    "_get": "get",
    "_post": "post",
    "_delete": "delete",
    "_put": "put",
    "_patch": "patch",
    "_get_api_list": "get",
}
"""Methods of the client's base class that send a request."""
PLACEHOLDER = re.compile(r"{(\w+)}")
BINARY_RESPONSES = ("HttpxBinaryResponseContent",)
SENT_ALWAYS = ("Content-Type", "Accept", "OpenAI-Beta")
"""Headers that a method sets itself; others are parameters."""


def read_operations(package: Path, reader: Reader) -> list[Schema]:
    """Return every operation of a package, by path and method; of two methods for one route the first counts."""
    operations: dict[tuple[str, str], Schema] = {}
    for path in sorted((package / "resources").rglob("*.py")):
        for name, node, call in list_methods(path):
            operation = read_operation(f"{place(package, path)}.{name}", node, call, path, reader)
            operations.setdefault((operation["path"], operation["method"]), operation)
    return [operations[route] for route in sorted(operations)]


def place(package: Path, path: Path) -> str:
    """Return where a resource hangs on the client: `beta.agents` for `resources/beta/agents/agents.py`."""
    parts = path.relative_to(package / "resources").with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == parts[-2] else parts)


def list_methods(path: Path) -> Iterator[tuple[str, ast.FunctionDef, ast.Call]]:
    """Yield the name, the definition and the sending call of each method of a synchronous resource."""
    for resource in parse_module(path).body:
        if isinstance(resource, ast.ClassDef) and "SyncAPIResource" in [ast.unparse(base) for base in resource.bases]:
            for node in resource.body:
                call = find_sender(node) if isinstance(node, ast.FunctionDef) else None
                if call is not None and isinstance(node, ast.FunctionDef):
                    yield node.name, node, call


def find_sender(node: ast.FunctionDef) -> ast.Call | None:
    """Return the call with which a method sends its request."""
    calls = [each for each in ast.walk(node) if isinstance(each, ast.Call) and sender_name(each) in SENDERS]
    return calls[0] if calls else None


def sender_name(call: ast.Call) -> str:
    """Return `_post` for `self._post(...)`, else an empty text."""
    function = call.func
    own = isinstance(function, ast.Attribute) and ast.unparse(function.value) == "self"
    return function.attr if own and isinstance(function, ast.Attribute) else ""


def read_operation(name: str, node: ast.FunctionDef, call: ast.Call, path: Path, reader: Reader) -> Schema:
    """Return one operation in the form of an OpenAPI description."""
    arguments = {each.arg: each.value for each in call.keywords if each.arg}
    url = find_path(call.args[0])
    sent, from_params = read_headers(node)
    in_path = PLACEHOLDER.findall(url)
    query = drop_keys(query_schema(arguments, path, reader), [*in_path, *from_params])
    operation = {
        "operationId": name,
        "method": read_method(call, arguments),
        "path": url,
        "parameters": [
            *(parameter(key, "path", {"type": "string"}, required=True) for key in in_path),
            *query_parameters(query),
            *header_parameters(from_params),
        ],
        "responses": {"200": {"content": read_response(arguments, sent, path, reader)}},
        "x-columns": columns(sent, arguments),
    }
    body = drop_keys(
        records_schema(transform_type(arguments.get("body")), path, reader),
        [*in_path, *from_params, *query["properties"]],
    )
    security: list[Schema] = [{"AdminApiKeyAuth": []}] if "admin_api_key_auth" in ast.unparse(call) else []
    kinds = body_kinds(node, arguments, sent)
    if kinds:
        operation["requestBody"] = {"content": {kind: {"schema": body} for kind in kinds}}
    return {**operation, "security": security}


def read_method(call: ast.Call, arguments: dict[str, ast.expr]) -> str:
    """Return the HTTP method of a request, which a list may override."""
    override = arguments.get("method")
    return str(override.value) if isinstance(override, ast.Constant) else SENDERS[sender_name(call)]


def find_path(node: ast.expr) -> str:
    """Return the path of a request: a text, or the first argument of `path_template`."""
    texts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return next((text for text in texts if text.startswith("/")), "?")


def read_headers(node: ast.FunctionDef) -> tuple[dict[str, str], dict[str, str]]:
    """Return the headers that a method sends always, and those that it takes from a parameter: header to parameter."""
    sent: dict[str, str] = {}
    params: dict[str, str] = {}
    for each in ast.walk(node):
        for key, value in zip(each.keys, each.values, strict=True) if isinstance(each, ast.Dict) else ():
            header = key.value if isinstance(key, ast.Constant) else ""
            if header in SENT_ALWAYS and isinstance(value, ast.Constant):
                sent.setdefault(str(header), str(value.value))
            elif isinstance(header, str) and "-" in header:
                names = [part.id for part in ast.walk(value) if isinstance(part, ast.Name)]
                params.update((header, name) for name in names if name in argument_names(node))
    return sent, params


def argument_names(node: ast.FunctionDef) -> list[str]:
    """Return the names of a method's arguments."""
    return [each.arg for each in [*node.args.args, *node.args.kwonlyargs]]


def transform_type(node: ast.expr | None) -> list[ast.expr]:
    """Return the types that `maybe_transform(value, Type)` names within an expression; a choice names several."""
    for call in ast.walk(node) if node else ():
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("maybe_transform"):
            kind = call.args[1]
            return [kind.body, kind.orelse] if isinstance(kind, ast.IfExp) else [kind]
    return []


def find_query(arguments: dict[str, ast.expr]) -> ast.expr | None:
    """Return the expression of what travels in the query."""
    options = arguments.get("options")
    keywords = options.keywords if isinstance(options, ast.Call) else []
    return next((each.value for each in keywords if each.arg == "query"), None)


def query_schema(arguments: dict[str, ast.expr], path: Path, reader: Reader) -> Schema:
    """Return the object schema of what travels in the query; beside a body, its type may hold the body's keys too."""
    query = find_query(arguments)
    schema = records_schema(transform_type(query), path, reader)
    elsewhere = schema["properties"].keys() - literal_keys(query) if "body" in arguments else ()
    return drop_keys(schema, [*elsewhere])


def literal_keys(node: ast.expr | None) -> set[str]:
    """Return the keys of the dict that `maybe_transform` is given."""
    dicts = [each for each in ast.walk(node) if isinstance(each, ast.Dict)] if node else []
    return {key.value for each in dicts for key in each.keys if isinstance(key, ast.Constant)}  # type: ignore[misc]


def records_schema(nodes: list[ast.expr], path: Path, reader: Reader) -> Schema:
    """Return one object schema for types of params; of several, or of a union, what fits any of them."""
    branches = [branch for node in nodes for branch in open_union(reader.read_annotation(node, path), reader)]
    return branches[0] if len(branches) == 1 else merge_records(branches)


def open_union(schema: Schema, reader: Reader) -> list[Schema]:
    """Return the object schemas that a schema stands for."""
    if "$ref" in schema:
        return open_union(reader.components[schema["$ref"].rpartition("/")[2]], reader)
    return (
        [each for branch in schema["anyOf"] for each in open_union(branch, reader)] if "anyOf" in schema else [schema]
    )


def parameter(name: str, kind: str, schema: Schema, *, required: bool) -> Schema:
    """Return a parameter as an OpenAPI description has it."""
    return {"name": name, "in": kind, "required": required, "schema": schema}


def query_parameters(schema: Schema) -> Iterator[Schema]:
    """Yield a parameter for each key of the query."""
    for key, part in schema["properties"].items():
        yield parameter(key, "query", part, required=key in schema["required"])


def header_parameters(headers: dict[str, str]) -> Iterator[Schema]:
    """Yield a parameter for each header that a caller may set by a name of its own."""
    for header, name in headers.items():
        yield parameter(header, "header", {"type": "string", "x-stainless-param": name}, required=False)


def drop_keys(schema: Schema, names: list[str]) -> Schema:
    """Return an object schema without the keys that travel elsewhere."""
    kept = keyfilter(lambda key: key not in names, schema["properties"])
    return {**schema, "properties": kept, "required": [key for key in schema["required"] if key in kept]}


def body_kinds(node: ast.FunctionDef, arguments: dict[str, ast.expr], sent: dict[str, str]) -> list[str]:
    """Return the content types in which a method may send its body: a form, JSON, or either."""
    if "content" in arguments and sent.get("Content-Type"):
        return [sent["Content-Type"]]
    if "body" not in arguments:
        return []
    if "files" not in arguments:
        return ["application/json"]
    chosen = any(isinstance(each, ast.If) and "multipart/form-data" in ast.unparse(each) for each in ast.walk(node))
    return ["application/json", "multipart/form-data"] if chosen else ["multipart/form-data"]


def read_response(arguments: dict[str, ast.expr], sent: dict[str, str], path: Path, reader: Reader) -> Schema:
    """Return content type and schema of each kind of response."""
    events = arguments.get("stream_cls")
    if events is not None and is_true(arguments.get("stream")):
        return {"text/event-stream": {"schema": event_schema(events, path, reader)}}
    content = {"text/event-stream": {"schema": event_schema(events, path, reader)}} if events is not None else {}
    kind = arguments.get("page", arguments.get("cast_to"))
    if isinstance(kind, ast.Call) and ast.unparse(kind.func) != "cast":
        return {**content, "application/json": {}}
    kind = kind.args[-1] if isinstance(kind, ast.Call) else kind
    name = ast.unparse(kind) if kind is not None else "NoneType"
    if name == "NoneType":
        return content
    if name.endswith(BINARY_RESPONSES):
        return {**content, sent.get("Accept", "application/octet-stream").replace("binary", "octet-stream"): {}}
    if name == "str":
        return {**content, "text/plain": {"schema": {"type": "string"}}}
    return {**content, "application/json": {"schema": reader.read_annotation(kind, path)}}


def is_true(node: ast.expr | None) -> bool:
    """Tell whether an expression is the constant True."""
    return isinstance(node, ast.Constant) and node.value is True


def event_schema(node: ast.expr, path: Path, reader: Reader) -> Schema:
    """Return the schema of a stream's events, or an open one where the class does not say."""
    return reader.read_annotation(node.slice, path) if isinstance(node, ast.Subscript) else {}


def columns(sent: dict[str, str], arguments: dict[str, ast.expr]) -> Schema:
    """Return what a row needs that OpenAPI has no place for."""
    always = "stream_cls" in arguments and is_true(arguments.get("stream"))
    return {
        "beta": sent.get("OpenAI-Beta"),
        "accept": sent.get("Accept"),
        **({"returns": "events", "stream": True} if always else {}),
    }


def find_package(path: Path) -> Path:
    """Return the folder of the package at a path: itself, or `openai` within it."""
    found = next((each for each in (path, path / "openai") if (each / "resources").is_dir()), None)
    if found is None:
        raise BuildError(f"{path} holds no package with a folder `resources`")
    return found


def read_version(package: Path) -> str:
    """Return the version of a package, from its `_version.py`."""
    node: Any = list_definitions(package / "_version.py")["__version__"]
    return str(ast.literal_eval(node.value))
