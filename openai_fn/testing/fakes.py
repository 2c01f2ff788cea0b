"""A transport whose replies are made up, for tests of code that calls the API."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from inspect import iscoroutine
from itertools import count
from typing import Any

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.response.api_errors import CATEGORY_BY_STATUS
from openai_fn.testing.replies import make_answer, stream_answer
from openai_fn.types import Map

Reply = Any
"""A text, an answer dict, {"error": CATEGORY}, a response map, bytes, or a function of the request that returns one."""
JSON_TYPE = "application/json"
STREAM_TYPE = "text/event-stream"
QUICK_RETRY = {"retry-after-ms": "1"}
"""What a made-up error asks to wait, so that a test of retries takes no time."""
TEXT_FORM = re.compile(rb'name="response_format"\r\n\r\n(?:text|srt|vtt)\r\n')
"""A form that asks for a transcription as plain text."""
NOT_FOR_CONNECTIONS = "fake: a connection has no response: use openai_fn.testing.fake_connection"
CUT_TEXT = "This stream ends early"


def fake(replies: Reply) -> Any:
    """Return a value for the option `transport` that replies without a network and without a key.

    `replies` is one reply to all requests, or a list of replies in turn, each to one request. A reply is

    - a text: it becomes a complete response of the operation that was called, or a stream if the call asked for one;
    - a response dict, returned as it is or, if the call asked for a stream, in chunks with the usage at the end;
    - `{"error": CATEGORY}`, such as "rate_limit", "server", "timeout": what a server or the network does then;
    - a response map, with an integer `status`, `headers` and a `body` (bytes, an iterable of bytes, a str or data);
    - bytes, the body of a file;
    - a function of the request that returns one of these.

    The transport's `.requests` lists the requests that were sent: encoded requests (`types.EncodedRequest`) with
    "json", the decoded body, beside "body".

    Raises InvalidParamsError for anything that is not a reply. A call raises it when the list of replies is used up, or
    if the reply does not fit its operation.

    >>> from openai_fn import create_chat_completion, output_text
    >>> transport = fake(["Hello", {"error": "not_found"}])
    >>> chat = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hi"}]}
    >>> output_text(create_chat_completion(chat, {"transport": transport}))
    'Hello'
    >>> transport.requests[0]["json"]["model"]
    'gpt-5'
    """
    for reply in replies if isinstance(replies, list) else [replies]:
        check_reply(reply)
    requests: list[dict[str, Any]] = []
    turns = count()

    def send(wire: Map) -> Map:
        request = read_request(wire)
        requests.append(request)
        reply = replies if not isinstance(replies, list) else take_reply(replies, next(turns))
        response = to_response(reply, request)
        if request.get("kind") == "websocket" and response.get("status") == 200:
            raise InvalidParamsError(make_error("invalid_params", NOT_FOR_CONNECTIONS))
        return response

    transport: Any = send
    transport.requests, transport.keyless = requests, True
    return transport


def take_reply(replies: list[Reply], turn: int) -> Reply:
    """Return the reply for a turn; an InvalidParamsError where there is none left."""
    if turn < len(replies):
        return replies[turn]
    message = f"fake: request {turn + 1} has no reply: there are {len(replies)}, one for each request, retries included"
    raise InvalidParamsError(make_error("invalid_params", message))


def check_reply(reply: Reply) -> None:
    """Raise an InvalidParamsError for what is no reply."""
    if not (isinstance(reply, (str, bytes, Mapping)) or callable(reply)):
        kinds = "a text, a dict, bytes, a function or a list of them"
        raise InvalidParamsError(make_error("invalid_params", f"fake: expected {kinds}, got {type(reply).__name__}"))
    if is_category_reply(reply) and reply["error"] not in FAILURES:
        message = f"fake: {reply['error']!r} is not an error of a call; there are {', '.join(sorted(FAILURES))}"
        raise InvalidParamsError(make_error("invalid_params", message))


def read_request(wire: Map) -> dict[str, Any]:
    """Return an encoded request with its decoded JSON body as "json", None where it has none."""
    body = wire.get("body")
    whole = body if body is None or isinstance(body, (bytes, str)) else b"".join(body)
    try:
        data = json.loads(whole) if whole else None
    except ValueError:
        data = None
    return {**wire, "body": whole, "json": data}


def to_response(reply: Reply, request: Map) -> dict[str, Any]:
    """Return the response map that a reply stands for."""
    if callable(reply):
        reply = call_reply(reply, request)
    check_reply(reply)
    if isinstance(reply, bytes):
        return make_response(200, reply, "application/octet-stream")
    if isinstance(reply, str):
        answer = make_answer(reply, request)
        if TEXT_FORM.search(request.get("body") or b""):
            return make_response(200, reply.encode(), "text/plain; charset=utf-8")
        return reply_with_answer(answer, request)
    if is_category_reply(reply):
        return FAILURES[reply["error"]](request)
    if isinstance(reply.get("error"), Mapping) and "category" in reply["error"]:
        return dict(reply)
    if isinstance(reply.get("status"), int) and "headers" in reply:
        return {**reply, "body": encode_body(reply.get("body"))}
    return reply_with_answer(reply, request)


def call_reply(function: Callable[[Map], Any], request: Map) -> Any:
    """Return what a function replies; an InvalidParamsError where that is a function or a coroutine."""
    reply = function(request)
    if not (callable(reply) or iscoroutine(reply)):
        return reply
    if iscoroutine(reply):
        reply.close()
    message = f"fake: the function returned a {type(reply).__name__}: return a text, a dict or bytes"
    raise InvalidParamsError(make_error("invalid_params", message))


def is_category_reply(reply: Reply) -> bool:
    """Return whether a reply is {"error": CATEGORY}."""
    return isinstance(reply, Mapping) and reply.keys() == {"error"} and isinstance(reply["error"], str)


def encode_body(body: Any) -> Any:
    """Return the body of a response map as bytes; an iterator as it is."""
    if isinstance(body, (str, type(None))):
        return (body or "").encode()
    if isinstance(body, list) and body and all(isinstance(piece, bytes) for piece in body):
        return iter(body)
    return json.dumps(body).encode() if isinstance(body, (Mapping, list)) else body


def reply_with_answer(answer: Map, request: Map) -> dict[str, Any]:
    """Return the response with an answer, as a stream where one was asked for."""
    if request.get("stream"):
        return make_response(200, encode_events([*stream_answer(answer, request)]), STREAM_TYPE)
    return make_response(200, json.dumps(answer).encode(), JSON_TYPE)


def make_response(status: int, body: Any, kind: str, headers: Map | None = None) -> dict[str, Any]:
    """Return a response map."""
    return {
        "status": status,
        "headers": {"content-type": kind, "x-request-id": "fake", **(headers or {})},
        "body": body,
    }


def encode_events(chunks: list[dict[str, Any]], *, cut: bool = False) -> Iterator[bytes]:
    """Yield the bytes of an event stream; with `cut` without its end."""
    for chunk in chunks[: len(chunks) // 2] if cut else chunks:
        yield b"data: " + json.dumps(chunk).encode() + b"\n\n"
    if not cut and "choices" in chunks[-1]:
        yield b"data: [DONE]\n\n"


def fail_with_status(
    status: int, code: str | None = None, headers: Map | None = None
) -> Callable[[Map], dict[str, Any]]:
    """Return what replies with an error status."""

    def reply(_request: Map) -> dict[str, Any]:
        error = {"message": f"fake: {code or status}", "type": None, "param": None, "code": code}
        return make_response(
            status, json.dumps({"error": error}).encode(), JSON_TYPE, {**QUICK_RETRY, **(headers or {})}
        )

    return reply


def fail_without_response(category: str) -> Callable[[Map], dict[str, Any]]:
    """Return what replies as a network that fails."""
    return lambda _request: {"headers": QUICK_RETRY, "error": make_error(category, f"fake: {category}")}


def cut_stream(request: Map) -> dict[str, Any]:
    """Reply with a stream that ends too early."""
    if not request.get("stream"):
        raise InvalidParamsError(make_error("invalid_params", 'fake: only a stream can be cut: pass "stream": True'))
    chunks = [*stream_answer(make_answer(CUT_TEXT, request), request)]
    return make_response(200, encode_events(chunks, cut=True), STREAM_TYPE)


FAILURES: dict[str, Callable[[Map], dict[str, Any]]] = {
    **{category: fail_with_status(status) for status, category in CATEGORY_BY_STATUS.items()},
    "content_filter": fail_with_status(400, "content_filter"),
    "quota": fail_with_status(429, "insufficient_quota"),
    "redirect": fail_with_status(307, headers={"location": "https://example.com/"}),
    "response": lambda _request: make_response(200, b"<!doctype html><title>fake</title>", "text/html"),
    "server": fail_with_status(500),
    "status": fail_with_status(418),
    "connection": fail_without_response("connection"),
    "timeout": fail_without_response("timeout"),
    "stream": cut_stream,
}
"""What a server or the network does, by the category of the error that comes of it."""
