"""The headers of a request beside its credentials: what the operation wants, what params carry, what the user adds.

Whatever they hold, each stays one header: https://www.rfc-editor.org/rfc/rfc9110#section-5
"""

import re
import sys
from types import MappingProxyType
from typing import Any

from openai_fn.errors import InvalidOptionsError, InvalidParamsError, error, invalid
from openai_fn.secret import shown
from openai_fn.shapes import Map

AGENT = f"openai-fn/0.1 python/{sys.version_info[0]}.{sys.version_info[1]}"
ACCEPTS = {"json": "application/json", "none": "*/*"}
"""What to accept where the row has no word on it, by what it returns."""
NAME = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]{1,200}").fullmatch
"""What the name of a header is, in lower case."""
TEXT = re.compile(r"[\t\x20-\x7e\xa0-\xff]*").fullmatch
"""What its value may hold: visible ASCII, blanks, and the letters that Latin-1 adds."""
NOT_YOURS = "tells where the request ends, which is not for options to say"
FRAMING = dict.fromkeys(("content-length", "transfer-encoding"), NOT_YOURS)
"""Headers by which a part of the request could become a request of its own."""
NAMELESS = "is no name of a header: it takes letters, digits and dashes"
UNFIT = "has a line break, a control character or a letter outside Latin-1 in it (not shown here)"


def headers_of(row: Map, options: Map, params: Map = MappingProxyType({})) -> dict[str, str]:
    """The headers of a request beside its credentials and its content type; the user's come last."""
    headers = {"accept": row.get("accept") or ACCEPTS.get(row["returns"], "application/json"), "user-agent": AGENT}
    if row["beta"]:
        headers["openai-beta"] = row["beta"]
    if row.get("headers"):
        headers |= in_headers(row["headers"], params)
    return {**headers, **checked(options["headers"])} if "headers" in options else headers


def in_headers(carried: Map, params: Map) -> dict[str, str]:
    """The headers of the params that travel as such, lists joined with commas; `carried` is param -> header.

    >>> in_headers({"betas": "openai-beta"}, {"betas": ["a", "b"]})
    {'openai-beta': 'a,b'}
    """
    return {header: listed(name, params[name]) for name, header in carried.items() if params.get(name)}


def listed(name: str, value: Any) -> str:
    """The texts of the param `name`, joined with commas; an InvalidParamsError where they cannot stand in a header."""
    texts = value if isinstance(value, (list, tuple)) else [value]
    odd = next((at for at, text in enumerate(texts) if not isinstance(text, str) or not TEXT(text)), None)
    if odd is None:
        return ",".join(texts)
    where = f"{name}[{odd}]" if texts is value else name
    why = "travels as a header: expected a text without line breaks, control characters and letters outside Latin-1"
    problem = {"path": where, "message": why, "rule": "header", "severity": "error"}
    raise InvalidParamsError(invalid("invalid_params", [problem]))  # type: ignore[list-item]


def checked(headers: Map) -> Map:
    """The user's headers, where each can travel as one line; else an InvalidOptionsError that names it.

    >>> checked({"x-run": "7", "accept": None})
    {'x-run': '7', 'accept': None}
    """
    for name, text in headers.items():
        called = name[:80] if isinstance(name, str) else type(name)
        wrong = FRAMING.get(name) if isinstance(name, str) and NAME(name) else NAMELESS
        if wrong:
            raise InvalidOptionsError(error("invalid_options", f"headers: {called!r} {wrong}"))
        if text is not None and not TEXT(shown(text)):
            raise InvalidOptionsError(error("invalid_options", f"headers.{name}: {UNFIT}"))
    return headers
