"""Build the headers of a request except its credentials: the operation's, those of params and options, the user's own.

No value can become a second header: https://www.rfc-editor.org/rfc/rfc9110#section-5
"""

import re
import sys
from functools import cache
from types import MappingProxyType
from typing import Any

from openai_fn.credentials import reveal
from openai_fn.errors import InvalidOptionsError, InvalidParamsError, make_error, make_invalid_error
from openai_fn.options import list_options_with, options_table
from openai_fn.types import Map, Operation, Problem

USER_AGENT = f"openai-fn/0.2 python/{sys.version_info[0]}.{sys.version_info[1]}"
ACCEPT_BY_RETURN = {"json": "application/json", "none": "*/*"}
"""The Accept header where the row has none, by what the operation returns."""
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]{1,200}").fullmatch
"""Matches the name of a header, in lower case."""
HEADER_VALUE = re.compile(r"[\t\x20-\x7e\xa0-\xff]*").fullmatch
"""Matches the value of a header: visible ASCII, blanks, and the letters that Latin-1 adds."""
FRAMING_REFUSED = "determines where the request ends, so an option cannot set it"
FRAMING_HEADERS = dict.fromkeys(("content-length", "transfer-encoding"), FRAMING_REFUSED)
"""Headers that could turn a part of the request into a second one (request smuggling)."""
BAD_HEADER_NAME = "is not the name of a header: use letters, digits and dashes"
BAD_HEADER_VALUE = "has a line break, a control character or a letter outside Latin-1 (not shown here)"


def build_headers(row: Operation, options: Map, params: Map = MappingProxyType({})) -> dict[str, str]:
    """Return the headers of a request except its credentials and its content type; the user's override the others.

    Raises InvalidParamsError or InvalidOptionsError for a value that cannot be sent.
    """
    headers = {
        "accept": row.get("accept") or ACCEPT_BY_RETURN.get(row["returns"], "application/json"),
        "user-agent": USER_AGENT,
    }
    for header, name in option_headers().items():
        if options.get(name):
            headers[header] = check_header_value(name, options[name])
    if row["beta"]:
        headers["openai-beta"] = row["beta"]
    if row.get("headers"):
        headers |= build_param_headers(row["headers"], params)
    return {**headers, **check_option_headers(options["headers"])} if "headers" in options else headers


def check_header_value(name: str, value: str) -> str:
    """Return the value of an option that travels as a header; raise InvalidOptionsError, without it, if it cannot."""
    if not HEADER_VALUE(value) or not value.isascii() or value != value.strip():
        raise InvalidOptionsError(make_error("invalid_options", f"{name}: {BAD_HEADER_VALUE}"))
    return value


@cache
def option_headers() -> dict[str, str]:
    """Return the headers that carry an option, each with the option's name."""
    return {options_table()[name]["header"]: name for name in sorted(list_options_with("header"))}


def build_param_headers(names: Map, params: Map) -> dict[str, str]:
    """Return the headers of the params that are sent as such, lists joined with commas; `names` is param -> header.

    >>> build_param_headers({"betas": "openai-beta"}, {"betas": ["a", "b"]})
    {'openai-beta': 'a,b'}
    """
    return {header: join_header_values(name, params[name]) for name, header in names.items() if params.get(name)}


def join_header_values(name: str, value: Any) -> str:
    """Return the str or the list of str of the param `name` as one header value, joined with commas.

    Raises InvalidParamsError for a value that a header cannot carry.
    """
    texts = value if isinstance(value, (list, tuple)) else [value]
    bad = next((index for index, text in enumerate(texts) if not isinstance(text, str) or not HEADER_VALUE(text)), None)
    if bad is None:
        return ",".join(texts)
    path = f"{name}[{bad}]" if texts is value else name
    message = "is sent as a header: expected a str without line breaks, control characters and letters outside Latin-1"
    problem: Problem = {"path": path, "message": message, "rule": "header", "severity": "error"}
    raise InvalidParamsError(make_invalid_error("invalid_params", [problem]))


def check_option_headers(headers: Map) -> Map:
    """Return the user's headers; raise InvalidOptionsError that names the first that cannot be sent.

    >>> check_option_headers({"x-run": "7", "accept": None})
    {'x-run': '7', 'accept': None}
    """
    for name, text in headers.items():
        label = name[:80] if isinstance(name, str) else type(name)
        fault = FRAMING_HEADERS.get(name) if isinstance(name, str) and HEADER_NAME(name) else BAD_HEADER_NAME
        if fault:
            raise InvalidOptionsError(make_error("invalid_options", f"headers: {label!r} {fault}"))
        if text is not None and not HEADER_VALUE(reveal(text)):
            raise InvalidOptionsError(make_error("invalid_options", f"headers.{name}: {BAD_HEADER_VALUE}"))
    return headers
