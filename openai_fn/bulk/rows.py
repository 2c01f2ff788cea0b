"""Rows: from what stands in a file to what is asked, and from an answer to the row that comes out.

A row in has the form of the Batch API, {"custom_id", "method", "url", "body"}, or the shorter {"custom_id",
"operation", "params"}. A row out has the Batch API's too: {"id", "custom_id", "response", "error"}. Its `id` is a
digest of what was asked, so that a file of results tells by itself which question each of them answers.
https://platform.openai.com/docs/api-reference/batch/request-input
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from openai_fn.bulk.budget import find_price
from openai_fn.catalog import operations
from openai_fn.errors import OpenAIError, is_error, make_error
from openai_fn.types import Map

TEMPLATE_FIELD = re.compile(r"\{(\w+)\}")
"""Where a template takes a field of the row."""


def build_item(where: str, row: Any, settings: Map) -> dict[str, Any]:
    """What a row asks: {"where", "id", "custom_id", "operation", "params"}; an error map where it cannot be understood.

    `where` is the place of the row, "line 7".

    >>> build_item("line 1", {"custom_id": "a", "params": {"model": "m"}}, {"operation": "create_embedding"})["params"]
    {'model': 'm'}
    """
    if is_error(row):
        return bad_row_error(where, row["message"], row)
    if not isinstance(row, Mapping):
        return bad_row_error(where, f"expected an object, got {type(row).__name__}", row)
    custom_id = row.get("custom_id")
    if not isinstance(custom_id, str) or not custom_id:
        return bad_row_error(where, "custom_id: required" if custom_id is None else "custom_id: expected a text", row)
    try:
        operation, params = read_question(row, settings)
    except OpenAIError as wrong:
        return bad_row_error(where, wrong.data["message"], row)
    if not isinstance(params, Mapping):
        return bad_row_error(where, f"params: expected an object, got {type(params).__name__}", row)
    params = {**settings.get("params", {}), **params}
    if "max_cost" in settings and find_price(params.get("model"), settings["prices"]) is None:
        return bad_row_error(where, f"max_cost: there is no price for model {params.get('model')!r}", row)
    name = "row_" + compute_digest([custom_id, operation, params])
    return {"where": where, "id": name, "custom_id": custom_id, "operation": operation, "params": params}


def read_question(row: Map, settings: Map) -> tuple[str, Any]:
    """The operation of a row and its params: by the template where there is one, by its url, by its names."""
    default = settings["operation"]
    if "template" in settings:
        return operations.find_row(default)["name"], fill_template(settings["template"], row)
    if "url" in row:
        operation, carried = find_operation_by_url(str(row.get("method", "POST")).lower(), str(row["url"]))
        body = row.get("body") or {}
        return operation, {**carried, **body} if isinstance(body, Mapping) else body
    return operations.find_row(row.get("operation", default))["name"], row.get("params", row.get("body"))


@lru_cache(1024)
def find_operation_by_url(method: str, url: str) -> tuple[str, dict[str, str]]:
    """The operation that answers `method` at `url`, and the params that stand in the url.

    >>> find_operation_by_url("post", "/v1/chat/completions")
    ('create_chat_completion', {})
    >>> find_operation_by_url("get", "https://api.openai.com/v1/chat/completions/chat-1?limit=2")
    ('get_chat_completion', {'completion_id': 'chat-1', 'limit': '2'})
    """
    parts = urlsplit(url)
    _, version, after = parts.path.partition("/v1/")
    path = f"/{after}" if version else parts.path
    for text, query in ((f"{path}?{parts.query}", ""), (path, parts.query)):
        found = match_route(method, text)
        if found:
            return found[0], {**found[1], **dict(parse_qsl(query))}
    raise OpenAIError(make_error("invalid_params", f"url: no operation answers {method.upper()} {url}"))


def match_route(method: str, path: str) -> tuple[str, dict[str, str]] | None:
    """The operation of a method and path, and the params in the path; None where there is none."""
    plain = index_static_paths().get((method, path))
    if plain:
        return plain, {}
    tries = ((name, shape.fullmatch(path)) for name, verb, shape in compile_path_patterns() if verb == method)
    found = next(((name, match) for name, match in tries if match), None)
    return found and (found[0], {key: unquote(value) for key, value in found[1].groupdict().items()})


@cache
def index_static_paths() -> dict[tuple[str, str], str]:
    """The operations without parameters in their path, by method and path."""
    return {
        (row["method"], row["path"]): row["name"] for row in operations.list_rows().values() if "{" not in row["path"]
    }


@cache
def compile_path_patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    """The operations with parameters in their path: name, method, what matches the path."""
    rows = {row["name"]: row for row in operations.list_rows().values() if "{" in row["path"]}
    return [(name, row["method"], compile_path_pattern(row["path"])) for name, row in rows.items()]


def compile_path_pattern(path: str) -> re.Pattern[str]:
    """What matches a path with parameters, and names them.

    >>> compile_path_pattern("/files/{file_id}/content").fullmatch("/files/f-1/content")["file_id"]
    'f-1'
    """
    return re.compile(TEMPLATE_FIELD.sub(r"(?P<\1>[^/?]+)", path.replace("?", r"\?")))


def fill_template(template: Any, fields: Map) -> Any:
    """`template` with the row's fields in place of their names in braces. Other braces stay as they are.

    >>> fill_template({"input": "Translate: {text}", "n": "{n}"}, {"text": "Haus", "n": 2})
    {'input': 'Translate: Haus', 'n': 2}
    """
    if isinstance(template, Mapping):
        return {key: fill_template(value, fields) for key, value in template.items()}
    if isinstance(template, (list, tuple)):
        return [fill_template(value, fields) for value in template]
    if not isinstance(template, str):
        return template
    alone = TEMPLATE_FIELD.fullmatch(template)
    return (
        read_field(alone[1], fields)
        if alone
        else TEMPLATE_FIELD.sub(lambda found: str(read_field(found[1], fields)), template)
    )


def read_field(name: str, fields: Map) -> Any:
    """A field of a row; an error that names those there are, where it has none of that name."""
    if name not in fields:
        there = ", ".join(map(str, fields))
        raise OpenAIError(make_error("invalid_params", f"the template asks for {{{name}}}; the row has {there}"))
    return fields[name]


def bad_row_error(where: str, message: str, row: Any) -> dict[str, Any]:
    """The error map of a row that cannot be asked."""
    given = row.get("custom_id") if isinstance(row, Mapping) else None
    name = "row_" + compute_digest([where, row])
    return {
        **make_error("invalid_params", f"{where}: {message}", hint=""),
        "where": where,
        "id": name,
        "custom_id": given,
    }


def build_result(item: Map, answer: Map) -> dict[str, Any]:
    """The row that comes out: what was asked with what was answered, or why it was not."""
    failed = answer["error"]
    if failed and failed["category"] == "invalid_params":
        failed = {**failed, "message": f"{item['where']}: {failed['message']}"}
    return {"id": item["id"], "custom_id": item["custom_id"], "response": answer["response"], "error": failed}


def build_refused_result(found: Map) -> dict[str, Any]:
    """The row that comes out of a bad one."""
    kept = {key: value for key, value in found.items() if key not in ("where", "id", "custom_id")}
    return {"id": found["id"], "custom_id": found["custom_id"], "response": None, "error": kept}


def compute_digest(value: Any) -> str:
    """A text that tells one value from another, the same in every process.

    >>> compute_digest({"a": 1, "b": 2}) == compute_digest({"b": 2, "a": 1})
    True
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    return blake2b(text.encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


def hash_id(text: str | None) -> int:
    """A number of 64 bits for a text: what is remembered of each of very many."""
    return int.from_bytes(blake2b(repr(text).encode(), digest_size=8).digest(), "big")
