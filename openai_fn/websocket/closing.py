"""How a connection ended, as an error map: a row for each close code, and for each fault that this side finds."""

from typing import Any, NamedTuple

from openai_fn.errors import make_error
from openai_fn.sanitize import clean_text
from openai_fn.types import Error
from openai_fn.websocket.wire import End

CONNECT_AGAIN = "connect again; what the server has stored can be continued, see docs/cookbook/reconnecting.md"
ALLOW_LONGER = "allow more with {'max_body': ...}, in bytes"
SEND_LESS = "send smaller messages, audio in pieces of some seconds"
CHECK_EVENTS = "check the events that were sent last"
NOT_THE_API = "is base_url the URL of the API itself, including its path?"


class EndRow(NamedTuple):
    """The meaning of a way of ending: category, message, hint, and whether connecting again may help."""

    category: str
    message: str
    hint: str | None = None
    retryable: bool | None = None


CLOSE_CODES: dict[int, EndRow] = {
    1001: EndRow("connection", "the server is going away", CONNECT_AGAIN),
    1002: EndRow("response", "the server reports a protocol error", NOT_THE_API),
    1003: EndRow("bad_request", "the server does not accept this kind of message", CHECK_EVENTS),
    1005: EndRow("connection", "the server closed the connection without saying why", CONNECT_AGAIN),
    1007: EndRow("bad_request", "the server could not read a message", CHECK_EVENTS),
    1008: EndRow("permission_denied", "the server closed the connection because of its policy"),
    1009: EndRow("bad_request", "a message was too long for the server", SEND_LESS),
    1010: EndRow("response", "the server requires an extension of the protocol", NOT_THE_API),
    1011: EndRow("server", "the server failed", CONNECT_AGAIN),
    1012: EndRow("server", "the server restarts", CONNECT_AGAIN),
    1013: EndRow("server", "the server is overloaded", CONNECT_AGAIN),
    1014: EndRow("server", "a gateway on the way got no good response", CONNECT_AGAIN),
    3000: EndRow("authentication", "the server did not accept the credential"),
    3003: EndRow("permission_denied", "the server does not allow this connection"),
    3008: EndRow("timeout", "the server waited too long for a message", CONNECT_AGAIN),
}
"""https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number"""
OTHER_CODE = EndRow("connection", "the server closed the connection", CONNECT_AGAIN, retryable=False)
"""A code of the server's own: 3000 to 4999."""
FAULTS: dict[str, EndRow] = {
    "lost": EndRow("connection", "the connection to {host} broke without a closing handshake", CONNECT_AGAIN),
    "silent": EndRow("timeout", "{host} did not reply to a ping within 20 s", CONNECT_AGAIN),
    "no_close": EndRow("timeout", "{host} did not reply to the closing handshake within 5 s", CONNECT_AGAIN),
    "not_sent": EndRow("timeout", "a message could not be sent to {host} in time", CONNECT_AGAIN),
    "too_big": EndRow("response", "a message from {host} is longer than max_body allows", ALLOW_LONGER),
    "not_utf8": EndRow("response", "a message from {host} contains bytes that are not UTF-8", NOT_THE_API),
    "not_websocket": EndRow("response", "what {host} sent breaks the WebSocket protocol", NOT_THE_API),
}
MAX_REASON = 200
"""Characters of a close reason that a message repeats."""


def describe_end(end: End, host: str) -> Error | None:
    """Return the error map of how a connection ended; None where one side closed it and nothing is wrong.

    >>> end = {"code": 1011, "reason": "oops", "ours": False, "fault": None, "cause": None}
    >>> describe_end(end, "api.openai.com")["message"]
    'the server failed (close code 1011: oops)'
    """
    code = end["code"]
    if end["fault"]:
        row = FAULTS[end["fault"]]
        ignored = end["ours"] and end["fault"] in {"lost", "no_close"}
        return None if ignored else make_end_error(row, row.message.format(host=host), end)
    if code in {None, 1000} or end["ours"]:
        return None
    row = CLOSE_CODES.get(code or 0, OTHER_CODE)
    reason = clean_text(end["reason"], MAX_REASON)
    return make_end_error(row, f"{row.message} (close code {code}{reason and f': {reason}'})", end)


def make_end_error(row: EndRow, message: str, end: End) -> Error:
    """Return the error map of a row."""
    more: dict[str, Any] = {"cause": end["cause"]} if end["cause"] else {}
    if end["code"] is not None:
        more["code"] = str(end["code"])
    return make_error(row.category, message, hint=row.hint, retryable=row.retryable, **more)
