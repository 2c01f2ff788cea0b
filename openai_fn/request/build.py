"""Build a request from params: which of them go to the path, the query, the headers and the body."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, quote

from openai_fn.errors import InvalidParamsError, make_invalid_error
from openai_fn.request.headers import build_headers
from openai_fn.types import Map, Operation, Options, Problem, Request

SEGMENT_SAFE = "!$&'()*+,;=:@"
"""Characters that a path segment may hold unescaped beside letters, digits and `-._~`: RFC 3986, section 3.3."""
DOT_SEGMENTS = frozenset({"", ".", ".."})
"""Segments that a server may remove, with the one before them."""
BODILESS_METHODS = frozenset({"get", "delete", "head"})
"""Methods whose unknown params go to the query, because their requests have no body."""


def make_request_map(row: Operation, params: Map, options: Options) -> Request:
    """Return the request of an operation, without its URL and its credentials.

    Raises InvalidParamsError for a param that its path or a header cannot carry, InvalidOptionsError for a header that
    cannot be sent.
    """
    header_params = row.get("headers")
    path_params, query, body = split_params(
        row, {k: v for k, v in params.items() if k not in header_params} if header_params else params
    )
    path, fixed = split_fixed_query(row["path"])
    body = {**body, **options.get("body", {})}
    query = {**fixed, **query, **options.get("query", {})}
    has_body = bool(row["body"] or body)
    encoding: Any = (row["body"] or "json") if has_body else None  # "both" until the body's files are known
    return {
        "operation": row["name"],
        "method": row["method"].upper(),
        "path": fill_path(path, path_params),
        "query": query,
        "headers": build_headers(row, options, params),
        "body": body if has_body else None,
        "encoding": encoding,
        "auth": row["auth"],
        "stream": asks_for_stream({**query, **body}, row) or not callable(options.get("stream_to", callable)),
        "returns": row["returns"],
        "cache": row["cache"],
        "timeout": split_timeout(options["timeout"]),
        **({"kind": row["kind"]} if row.get("kind") else {}),  # type: ignore[typeddict-item]  # of calls there is none
    }


def asks_for_stream(params: Map, row: Operation | None = None) -> bool:
    """Return whether params ask for server-sent events: by `stream`, `stream_format` (speech), or always by the row."""
    return bool(params.get("stream")) or params.get("stream_format") == "sse" or (row or {}).get("returns") == "events"


@lru_cache(1024)
def split_fixed_query(path: str) -> tuple[str, Map]:
    """Return a row's path without the query in it, and that query, which is part of every request.

    >>> split_fixed_query("/responses?beta=true")
    ('/responses', {'beta': 'true'})
    """
    plain, _, query = path.partition("?")
    return plain, dict(parse_qsl(query))


def split_params(row: Operation, params: Map) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return the params of the path, the query and the body. Unknown ones go to the body, or to the query of a GET.

    >>> split_params({"path": "/a/{id}", "query": ["limit"], "method": "get"}, {"id": "x", "limit": 2, "new": 1})
    ({'id': 'x'}, {'limit': 2, 'new': 1}, {})
    """
    path_names, query_names = list_path_params(row["path"]), row["query"]
    if not path_names and not query_names and row["method"] not in BODILESS_METHODS:
        return {}, {}, dict(params)
    path = {key: value for key, value in params.items() if key in path_names}
    rest = {key: value for key, value in params.items() if key not in path_names}
    if row["method"] in BODILESS_METHODS:
        return path, rest, {}
    query = {key: value for key, value in rest.items() if key in query_names}
    return path, query, {key: value for key, value in rest.items() if key not in query_names}


def to_wire_names(row: Operation, params: Map) -> Map:
    """Return `params` under the names that are sent: `include` is `include[]` where the row calls it that.

    >>> to_wire_names({"query": ["include[]"]}, {"include": ["a"], "limit": 2})
    {'include[]': ['a'], 'limit': 2}
    """
    lists = {name[:-2]: name for name in row["query"] if name.endswith("[]")}
    return {lists.get(name, name): value for name, value in params.items()} if lists else params


@lru_cache(1024)
def list_path_params(path: str) -> frozenset[str]:
    """Return the names of the params in a path.

    >>> list_path_params("/chat/completions/{completion_id}")
    frozenset({'completion_id'})
    """
    return frozenset(re.findall(r"{(\w+)}", path))


def fill_path(path: str, params: Map) -> str:
    """Return a path with its params filled in, each escaped so that it stays one segment.

    >>> fill_path("/files/{file_id}/content", {"file_id": "a/b?c"})
    '/files/a%2Fb%3Fc/content'
    """
    for name in list_path_params(path):
        path = path.replace(f"{{{name}}}", encode_path_segment(name, params.get(name)))
    return path


def encode_path_segment(name: str, value: Any, safe: str = SEGMENT_SAFE) -> str:
    """Return `value` as one path segment; raise InvalidParamsError for a value that would change the path."""
    try:
        text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        if text not in DOT_SEGMENTS:
            return quote(text, safe=safe)
        got = repr(text) if isinstance(value, str) else "None" if value is None else type(value).__name__
    except ValueError:
        got = "half a surrogate pair" if isinstance(value, str) else "a number with too many digits"
    message = f"is part of the path: expected a str that is not empty, '.' or '..', got {got}"
    problem: Problem = {"path": name, "message": message, "rule": "path", "severity": "error"}
    raise InvalidParamsError(make_invalid_error("invalid_params", [problem]))


def split_timeout(value: Any) -> tuple[float, float]:
    """Return the seconds to connect and the seconds between two reads; a single number is both.

    >>> split_timeout(30), split_timeout((5, 600))
    ((30, 30), (5, 600))
    """
    return (value, value) if isinstance(value, (int, float)) else (value[0], value[1])


def to_websocket_scheme(url: str) -> str:
    """Return an http or https URL as that of a WebSocket connection.

    >>> to_websocket_scheme("https://host/v1/realtime")
    'wss://host/v1/realtime'
    """
    return "ws" + url.removeprefix("http")
