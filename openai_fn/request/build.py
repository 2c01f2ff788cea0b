"""From params to the request map: what stands in the path, what in the query, what in the body."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, quote

from openai_fn.errors import InvalidParamsError, make_invalid_error
from openai_fn.request.headers import build_headers
from openai_fn.types import Map, Operation, Options, Request

SEGMENT_SAFE = "!$&'()*+,;=:@"
"""What a path segment may hold unescaped beside letters, digits and `-._~`: RFC 3986, section 3.3."""
DOT_SEGMENTS = frozenset({"", ".", ".."})
"""Segments that a server may take away, with the one before them."""
BODILESS_METHODS = frozenset({"get", "delete", "head"})
"""Methods of which a parameter that nobody knows belongs in the query."""


def make_request_map(row: Operation, params: Map, options: Options) -> Request:
    """The request of an operation, before it has an address and credentials (`shapes.Request`)."""
    carried = row.get("headers")
    filled, query, body = split_params(
        row, {k: v for k, v in params.items() if k not in carried} if carried else params
    )
    path, fixed = split_fixed_query(row["path"])
    body = {**body, **options.get("body", {})}
    query = {**fixed, **query, **options.get("query", {})}
    has_body = bool(row["body"] or body)
    encoding: Any = (row["body"] or "json") if has_body else None  # "both" until the body's files are known
    return {
        "operation": row["name"],
        "method": row["method"].upper(),
        "path": fill_path(path, filled),
        "query": query,
        "headers": build_headers(row, options, params),
        "body": body if has_body else None,
        "encoding": encoding,
        "auth": row["auth"],
        "stream": asks_for_stream({**query, **body}, row) or not callable(options.get("stream_to", callable)),
        "returns": row["returns"],
        "cache": row["cache"],
        "timeout": split_timeout(options["timeout"]),
    }


def asks_for_stream(given: Map, row: Operation | None = None) -> bool:
    """Tell whether a call is for server-sent events: by `stream`, `stream_format` (speech), or always by its row."""
    return bool(given.get("stream")) or given.get("stream_format") == "sse" or (row or {}).get("returns") == "events"


@lru_cache(1024)
def split_fixed_query(path: str) -> tuple[str, Map]:
    """A row's path without the query that stands in it, and that query: it goes with every request.

    >>> split_fixed_query("/responses?beta=true")
    ('/responses', {'beta': 'true'})
    """
    plain, _, query = path.partition("?")
    return plain, dict(parse_qsl(query))


def split_params(row: Operation, params: Map) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Params sorted into path, query and body. What the row does not name goes to the body, or to the query of a GET.

    >>> split_params({"path": "/a/{id}", "query": ["limit"], "method": "get"}, {"id": "x", "limit": 2, "new": 1})
    ({'id': 'x'}, {'limit': 2, 'new': 1}, {})
    """
    names, queried = list_path_params(row["path"]), row["query"]
    if not names and not queried and row["method"] not in BODILESS_METHODS:
        return {}, {}, dict(params)
    filled = {key: value for key, value in params.items() if key in names}
    rest = {key: value for key, value in params.items() if key not in names}
    if row["method"] in BODILESS_METHODS:
        return filled, rest, {}
    return filled, {k: v for k, v in rest.items() if k in queried}, {k: v for k, v in rest.items() if k not in queried}


def to_wire_names(row: Operation, params: Map) -> Map:
    """`params` with the names that the wire has: `include` is `include[]` where the row calls it that.

    >>> to_wire_names({"query": ["include[]"]}, {"include": ["a"], "limit": 2})
    {'include[]': ['a'], 'limit': 2}
    """
    lists = {name[:-2]: name for name in row["query"] if name.endswith("[]")}
    return {lists.get(name, name): value for name, value in params.items()} if lists else params


@lru_cache(1024)
def list_path_params(path: str) -> frozenset[str]:
    """The parameters that stand in a path.

    >>> list_path_params("/chat/completions/{completion_id}")
    frozenset({'completion_id'})
    """
    return frozenset(re.findall(r"{(\w+)}", path))


def fill_path(path: str, filled: Map) -> str:
    """The path with its parameters in place, each one segment whatever it holds.

    >>> fill_path("/files/{file_id}/content", {"file_id": "a/b?c"})
    '/files/a%2Fb%3Fc/content'
    """
    for name in list_path_params(path):
        path = path.replace(f"{{{name}}}", encode_path_segment(name, filled.get(name)))
    return path


def encode_path_segment(name: str, value: Any, safe: str = SEGMENT_SAFE) -> str:
    """`value` as one path segment. What would change the path is an InvalidParamsError."""
    try:
        text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        if text not in DOT_SEGMENTS:
            return quote(text, safe=safe)
        got = repr(text) if isinstance(value, str) else "nothing" if value is None else type(value).__name__
    except ValueError:
        got = "half a surrogate pair" if isinstance(value, str) else "a number of too many digits"
    problem = f"stands in the path: expected a text that is not empty, '.' or '..', got {got}"
    found = {"path": name, "message": problem, "rule": "path", "severity": "error"}
    raise InvalidParamsError(make_invalid_error("invalid_params", [found]))  # type: ignore[list-item]


def split_timeout(value: Any) -> tuple[float, float]:
    """Seconds to connect and seconds between two reads; a single number is both.

    >>> split_timeout(30), split_timeout((5, 600))
    ((30, 30), (5, 600))
    """
    return (value, value) if isinstance(value, (int, float)) else (value[0], value[1])
