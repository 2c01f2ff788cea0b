"""From the method and URL of a Batch API row to the operation and the params in the URL. Pure."""

import re
from functools import cache, lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from openai_fn.catalog import operations
from openai_fn.errors import OpenAIError, make_error

PATH_PARAM = re.compile(r"\{(\w+)\}")
"""A parameter in the path of an operation."""
MAX_URL = 10_000
"""Characters; longer URLs are no endpoint's."""


@lru_cache(1024)
def find_operation_by_url(method: str, url: str) -> tuple[str, dict[str, str]]:
    """Return the operation that `method` and `url` call, and the params that the URL carries.

    Raises OpenAIError where there is no such operation.

    >>> find_operation_by_url("post", "/v1/chat/completions")
    ('create_chat_completion', {})
    >>> find_operation_by_url("get", "https://api.openai.com/v1/chat/completions/chat-1?limit=2")
    ('get_chat_completion', {'completion_id': 'chat-1', 'limit': '2'})
    """
    path, query = split_api_url(url)
    for text, rest in ((f"{path}?{query}", ""), (path, query)):
        route = match_route(method, text)
        if route:
            return route[0], {**route[1], **dict(parse_qsl(rest))}
    raise OpenAIError(make_error("invalid_params", f"url: no operation is called by {method.upper()} {url[:200]}"))


def split_api_url(url: str) -> tuple[str, str]:
    """Return the path behind the API's version and the query of a URL; empty ones where it cannot be read.

    >>> split_api_url("https://api.openai.com/v1/files?limit=2"), split_api_url("http://[")
    (('/files', 'limit=2'), ('', ''))
    """
    try:
        parts = urlsplit(url if len(url) <= MAX_URL else "")
    except ValueError:
        return "", ""
    _, version, rest = parts.path.partition("/v1/")
    return f"/{rest}" if version else parts.path, parts.query


def match_route(method: str, path: str) -> tuple[str, dict[str, str]] | None:
    """Return the operation of a method and path with the params in the path; None where there is none."""
    static = index_static_paths().get((method, path))
    if static:
        return static, {}
    matches = ((name, pattern.fullmatch(path)) for name, verb, pattern in compile_path_patterns() if verb == method)
    route = next(((name, match) for name, match in matches if match), None)
    return route and (route[0], {key: unquote(value) for key, value in route[1].groupdict().items()})


@cache
def index_static_paths() -> dict[tuple[str, str], str]:
    """Return the operations without parameters in their path, by method and path."""
    rows = operations.list_rows().values()
    return {(row["method"], row["path"]): row["name"] for row in rows if "{" not in row["path"]}


@cache
def compile_path_patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    """Return name, method and path pattern of each operation with parameters in its path."""
    rows = {row["name"]: row for row in operations.list_rows().values() if "{" in row["path"]}
    return [(name, row["method"], compile_path_pattern(row["path"])) for name, row in rows.items()]


def compile_path_pattern(path: str) -> re.Pattern[str]:
    """Return a pattern that matches a path and captures its parameters.

    >>> compile_path_pattern("/files/{file_id}/content").fullmatch("/files/f-1/content")["file_id"]
    'f-1'
    """
    return re.compile(PATH_PARAM.sub(r"(?P<\1>[^/?]+)", path.replace("?", r"\?")))
