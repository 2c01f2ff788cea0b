"""What the two drivers of a connection share: how much may wait to be read, and what its end raises."""

from collections import deque

from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.websocket.closing import describe_end
from openai_fn.websocket.wire import End, Message

MAX_WAITING = 16_000_000
"""Bytes of messages that wait to be read; beyond, the peer has to wait (backpressure)."""
OBJECT_SIZE = 64
"""Bytes that a str or bytes object takes beside its content."""
IS_CLOSED = "the connection is closed"
OPEN_ANOTHER = "open another one; events are sent while it is open"


def closed_error(end: End | None, host: str) -> OpenAIError:
    """Return the exception of a message that cannot be sent any more."""
    error = end and describe_end(end, host)
    return to_exception(error or make_error("connection", IS_CLOSED, hint=OPEN_ANOTHER, retryable=False))


def raise_end(end: End | None, host: str) -> None:
    """Return None after the last message where nothing is wrong; else raise the error of the connection's end."""
    error = end and describe_end(end, host)
    if error:
        raise to_exception(error)


def take_message(inbox: deque[Message], waiting: int) -> tuple[Message, int]:
    """Return the first message that waits, and how many bytes wait after it."""
    message = inbox.popleft()
    return message, waiting - weigh_message(message)


def weigh_message(message: Message) -> int:
    """Return about how many bytes of memory a message takes: many short ones are many objects."""
    return len(message) + OBJECT_SIZE


def describe_cause(failed: BaseException) -> str:
    """Return the text of what the system raised."""
    return f"{type(failed).__name__}: {failed}"[:300]
