"""What differs between operations that call tools: how tools, calls and results are written. Pure."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypedDict

from toolz import keyfilter

from openai_fn.errors import InvalidParamsError, make_error
from openai_fn.functions import to_function
from openai_fn.text import find_first_choice, find_message
from openai_fn.types import Map

Message = dict[str, Any]


class ToolCall(TypedDict):
    """One call that a model asks for."""

    id: str
    name: str
    arguments: str  # as the model wrote them: JSON, or the free text of a custom tool
    custom: bool


class ToolForm(NamedTuple):
    """How an operation writes tools and messages."""

    messages_key: str  # the param that holds the messages
    nested: bool  # a tool's name stands under its type
    read_messages: Callable[[Map], list[Message]]  # of an answer, as they are sent back
    read_calls: Callable[[Map], list[ToolCall]]  # of a message
    read_reply_id: Callable[[Map], str | None]  # the call that a message replies to
    make_reply: Callable[[ToolCall, str], Message]
    closes_calls: Callable[[Map], bool]  # a message after which open calls stay unanswered
    server_keys: frozenset[str] | None  # params with which the server has the earlier messages; None: it always has


def drop_nulls(message: Map, kept: Iterable[str] = ()) -> Message:
    """Return a message without keys that are None, which params do not take, but for those `kept`.

    >>> drop_nulls({"content": None, "refusal": None}, ["content"])
    {'content': None}
    """
    return {key: value for key, value in message.items() if value is not None or key in kept}


def read_chat_messages(answer: Map) -> list[Message]:
    """Return the message of a chat completion as it is sent back; of several choices the first."""
    message = drop_nulls(find_message(find_first_choice(answer)), ["content"])
    if isinstance(message.get("audio"), Mapping):
        message["audio"] = keyfilter("id".__eq__, message["audio"])
    if message.get("annotations") == []:
        del message["annotations"]
    return [message] if message else []


def read_chat_calls(message: Map) -> list[ToolCall]:
    """Return the calls in a chat message.

    >>> call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    >>> read_chat_calls({"role": "assistant", "tool_calls": [call]})
    [{'id': 'c', 'name': 'f', 'arguments': '{}', 'custom': False}]
    """
    calls = message.get("tool_calls")
    return [read_chat_call(call) for call in calls if isinstance(call, Mapping)] if isinstance(calls, list) else []


def read_chat_call(call: Map) -> ToolCall:
    """Return one call of a chat message."""
    custom = isinstance(call.get("custom"), Mapping)
    inner = call.get("custom" if custom else "function")
    inner = inner if isinstance(inner, Mapping) else {}
    return make_call(call.get("id"), inner.get("name"), inner.get("input" if custom else "arguments"), custom=custom)


def make_call(call_id: Any, name: Any, arguments: Any, *, custom: bool) -> ToolCall:
    """Return a call; arguments that a server gave as data are written as JSON again."""
    text = arguments if isinstance(arguments, str) else "" if arguments is None else json.dumps(arguments)
    return {"id": str(call_id or ""), "name": str(name or ""), "arguments": text, "custom": custom}


def replace_surrogates(text: str) -> str:
    r"""Return a text with an escape for each half of a surrogate pair, as in names of files, which UTF-8 cannot hold.

    >>> replace_surrogates("a\udc80")
    'a\\udc80'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def make_chat_reply(call: ToolCall, text: str) -> Message:
    """Return the message with the result of a call in a chat."""
    return {"role": "tool", "tool_call_id": call["id"], "content": replace_surrogates(text)}


def read_response_items(answer: Map) -> list[Message]:
    """Return the items of a response's output as they are sent back."""
    output = answer.get("output")
    items = output if isinstance(output, list) else []
    return [drop_nulls(item) for item in items if isinstance(item, Mapping)]


def read_response_calls(item: Map) -> list[ToolCall]:
    """Return the call that an item of a response is."""
    key = RESPONSE_CALLS.get(str(item.get("type")))
    return [make_call(item.get("call_id"), item.get("name"), item.get(key), custom=key == "input")] if key else []


RESPONSE_CALLS: dict[str, str] = {"function_call": "arguments", "custom_tool_call": "input"}
"""The items that call a tool of the caller's, and the key of what it is called with."""


def make_response_reply(call: ToolCall, text: str) -> Message:
    """Return the item with the result of a call in a response's input."""
    kind = "custom_tool_call_output" if call["custom"] else "function_call_output"
    return {"type": kind, "call_id": call["id"], "output": replace_surrogates(text)}


def read_response_reply_id(item: Map) -> str | None:
    """Return the id of the call that an item replies to."""
    return item.get("call_id") if str(item.get("type")).endswith("_call_output") else None


CHAT_FORM = ToolForm(
    messages_key="messages",
    nested=True,
    read_messages=read_chat_messages,
    read_calls=read_chat_calls,
    read_reply_id=lambda message: message.get("tool_call_id"),
    make_reply=make_chat_reply,
    closes_calls=lambda message: message.get("role") != "tool",
    server_keys=frozenset(),
)
RESPONSE_FORM = ToolForm(
    messages_key="input",
    nested=False,
    read_messages=read_response_items,
    read_calls=read_response_calls,
    read_reply_id=read_response_reply_id,
    make_reply=make_response_reply,
    closes_calls=lambda _: False,
    server_keys=frozenset({"conversation"}),
)
REALTIME_FORM = RESPONSE_FORM._replace(server_keys=None)
TOOL_FORMS: dict[str, ToolForm] = {
    "create_chat_completion": CHAT_FORM,
    "create_response": RESPONSE_FORM,
    "beta_create_response": RESPONSE_FORM,
    "connect_responses": RESPONSE_FORM,
    "connect_realtime": REALTIME_FORM,
}
"""The operations that call tools."""


def find_tool_form(operation: Any) -> ToolForm:
    """Return the form of an operation, given by its function or its name.

    Raises InvalidParamsError for one that calls no tools.
    """
    known = hasattr(operation, "operation") or isinstance(operation, str)
    name = to_function(operation).operation["name"] if known else None
    if name not in TOOL_FORMS:
        got = name or type(operation).__name__
        message = f"operation: expected one that calls tools ({', '.join(TOOL_FORMS)}), got {got}"
        raise InvalidParamsError(make_error("invalid_params", message))
    return TOOL_FORMS[name]


def find_answer_form(answer: Map) -> ToolForm:
    """Return the form in which an answer, or a message of a chat, is written."""
    return RESPONSE_FORM if "output" in answer else CHAT_FORM


def list_calls(form: ToolForm, messages: Iterable[Map]) -> list[ToolCall]:
    """Return the calls in messages that none of the later ones replies to.

    >>> call = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
    >>> reply = {"type": "function_call_output", "call_id": "c", "output": "1"}
    >>> len(list_calls(RESPONSE_FORM, [call])), list_calls(RESPONSE_FORM, [call, reply])
    (1, [])
    """
    pending: list[ToolCall] = []
    for message in messages:
        if isinstance(message, Mapping):
            reply_id = form.read_reply_id(message)
            pending = [] if form.closes_calls(message) else [call for call in pending if call["id"] != reply_id]
            pending += form.read_calls(message)
    return pending
