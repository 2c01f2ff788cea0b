"""Messages of a connection as events."""

from collections.abc import Callable
from typing import Any

from openai_fn.errors import make_error, to_exception
from openai_fn.response.api_errors import decode_error_body
from openai_fn.websocket.wire import Message

NO_EVENT = "the server sent a message that is not an event"


def parse_message(message: Message, loads: Callable[[Any], Any]) -> dict[str, Any]:
    """Return the event of a message; raise APIResponseValidationError for a message that is none."""
    try:
        event = loads(message)
        if isinstance(event, dict):
            return event
        cause = f"expected a JSON object, got {type(event).__name__}"
    except (ValueError, RecursionError) as wrong:
        cause = f"{type(wrong).__name__}: {wrong}"[:300]
    body = decode_error_body(message if isinstance(message, bytes) else message.encode())
    raise to_exception(make_error("response", NO_EVENT, cause=cause, body=body))
