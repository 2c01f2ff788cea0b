"""The headers of a request beside its credentials: what the operation wants, what params carry, what the user adds.

Whatever they hold, each stays one header: https://www.rfc-editor.org/rfc/rfc9110#section-5
"""

import re
import sys
from functools import cache
from types import MappingProxyType
from typing import Any

from openai_fn.credentials import reveal
from openai_fn.errors import InvalidOptionsError, InvalidParamsError, make_error, make_invalid_error
from openai_fn.options import list_options_with, options_table
from openai_fn.types import Map, Operation

USER_AGENT = f"openai-fn/0.1 python/{sys.version_info[0]}.{sys.version_info[1]}"
ACCEPT_BY_RETURN = {"json": "application/json", "none": "*/*"}
"""What to accept where the row has no word on it, by what it returns."""
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]{1,200}").fullmatch
"""What the name of a header is, in lower case."""
HEADER_VALUE = re.compile(r"[\t\x20-\x7e\xa0-\xff]*").fullmatch
"""What its value may hold: visible ASCII, blanks, and the letters that Latin-1 adds."""
FRAMING_REFUSED = "tells where the request ends, which is not for options to say"
FRAMING_HEADERS = dict.fromkeys(("content-length", "transfer-encoding"), FRAMING_REFUSED)
"""Headers by which a part of the request could become a request of its own."""
BAD_HEADER_NAME = "is no name of a header: it takes letters, digits and dashes"
BAD_HEADER_VALUE = "has a line break, a control character or a letter outside Latin-1 in it (not shown here)"


def build_headers(row: Operation, options: Map, params: Map = MappingProxyType({})) -> dict[str, str]:
    """The headers of a request beside its credentials and its content type; the user's come last."""
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


def build_param_headers(carried: Map, params: Map) -> dict[str, str]:
    """The headers of the params that travel as such, lists joined with commas; `carried` is param -> header.

    >>> build_param_headers({"betas": "openai-beta"}, {"betas": ["a", "b"]})
    {'openai-beta': 'a,b'}
    """
    return {header: join_header_values(name, params[name]) for name, header in carried.items() if params.get(name)}


def join_header_values(name: str, value: Any) -> str:
    """The texts of the param `name`, joined with commas; an InvalidParamsError where they cannot stand in a header."""
    texts = value if isinstance(value, (list, tuple)) else [value]
    odd = next((at for at, text in enumerate(texts) if not isinstance(text, str) or not HEADER_VALUE(text)), None)
    if odd is None:
        return ",".join(texts)
    where = f"{name}[{odd}]" if texts is value else name
    why = "travels as a header: expected a text without line breaks, control characters and letters outside Latin-1"
    problem = {"path": where, "message": why, "rule": "header", "severity": "error"}
    raise InvalidParamsError(make_invalid_error("invalid_params", [problem]))  # type: ignore[list-item]


def check_option_headers(headers: Map) -> Map:
    """The user's headers, where each can travel as one line; else an InvalidOptionsError that names it.

    >>> check_option_headers({"x-run": "7", "accept": None})
    {'x-run': '7', 'accept': None}
    """
    for name, text in headers.items():
        called = name[:80] if isinstance(name, str) else type(name)
        wrong = FRAMING_HEADERS.get(name) if isinstance(name, str) and HEADER_NAME(name) else BAD_HEADER_NAME
        if wrong:
            raise InvalidOptionsError(make_error("invalid_options", f"headers: {called!r} {wrong}"))
        if text is not None and not HEADER_VALUE(reveal(text)):
            raise InvalidOptionsError(make_error("invalid_options", f"headers.{name}: {BAD_HEADER_VALUE}"))
    return headers
