"""The driver of sync calls: it performs the steps that a call yields, in the calling thread, and contains no rule."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.middleware.steps import BLOCKING, Inner, Steps, drive
from openai_fn.types import CompleteOperation, EncodedRequest, Map, Options, Response

ASYNC_BODY = "transport: body: an async iterator can be read in openai_fn.aio only; give bytes, or an iterator of bytes"


def run(steps: Steps) -> Any:
    """Run the steps of a call and return what they return."""
    return drive(steps, SYNC)


def send_request(transport: Callable[[Map], Response] | None, encoded: EncodedRequest, options: Options) -> Response:
    """Send an encoded request through a transport, or through the network where there is none."""
    if transport is not None:
        response = transport(encoded)
        if isinstance(response, Mapping) and hasattr(response.get("body"), "__aiter__"):
            raise InvalidOptionsError(make_error("invalid_options", ASYNC_BODY))
        return response
    from openai_fn.transport.send import send

    return send(encoded, options)


def read_pieces(body: Any, limit: int | None) -> bytes:
    """Return the bytes of a body that arrives in pieces; with a `limit`, about that many, as far as they arrived."""
    from openai_fn.response.decode import read_body
    from openai_fn.response.unexpected import read_body_beginning

    return read_body(body) if limit is None else read_body_beginning(body)


def peek(body: Any, needs_more: Callable[[bytes | bytearray], bool]) -> tuple[bytes, Any]:
    """Return the first bytes of a body, as many as are needed, and the body with them in front."""
    from openai_fn.response.peek import peek_body

    return peek_body(iter([body] if isinstance(body, bytes) else body), needs_more)


def discard_body(body: Any) -> None:
    """Close a body that nobody reads."""
    body.close()


def save(body: Any, content_type: str, target: Any) -> Any:
    """Write a body to a path or a file object; return path, bytes and content type."""
    from openai_fn.response.download import save_response

    return save_response(body, content_type, target)


def start_stream(body: Any, reader: Any, function: Callable[[Any], Any] | None) -> Any:
    """Return the generator of a stream; or call a function with each chunk and return the accumulated response."""
    from openai_fn.streaming.accumulate import accumulate
    from openai_fn.streaming.chunks import open_stream

    stream = open_stream([body] if isinstance(body, bytes) else body, reader)
    return stream if function is None else accumulate(tap_chunks(stream, function))


def tap_chunks(stream: Any, function: Callable[[Any], Any]) -> Iterator[Any]:
    """Yield each chunk after `function` was called with it; close the stream at the end."""
    try:
        for chunk in stream:
            function(chunk)
            yield chunk
    finally:
        stream.close()


def wrap_handler(middleware: Callable[..., Any], inner: Inner, options: Options) -> Callable[[Map], Response]:
    """Return a middleware of handlers around steps."""
    handler: Callable[[Map], Response] = middleware(lambda request: run(inner(request)), options)
    return handler


def open_line_blocking(encoded: EncodedRequest, options: Options) -> Response:
    """Open a connection over the network."""
    from openai_fn.websocket.open_thread import open_line

    return open_line(encoded, options)


def make_connection(line: Any, session: Any) -> Any:
    """Return an open connection, for `with` and `for`."""
    from openai_fn.websocket.connection import WebSocketConnection

    return WebSocketConnection(line, session)


SYNC: dict[str, Callable[..., Any]] = {
    **BLOCKING,
    "send": send_request,
    "read": read_pieces,
    "peek": peek,
    "close": discard_body,
    "save": save,
    "stream": start_stream,
    "wrap": wrap_handler,
    "open": open_line_blocking,
    "connect": make_connection,
}
"""The function that performs each kind of step."""


def perform_call(row: CompleteOperation, params: Map | None, options: Options) -> Any:
    """Run one operation in the calling thread, see `call_steps`."""
    from openai_fn.calls.pipeline import call_steps

    return run(call_steps(row, params, options))
