"""Params and answers in the form of the messages of OpenTelemetry's GenAI conventions. Pure.

https://github.com/open-telemetry/semantic-conventions-genai/tree/main/docs/gen-ai has the JSON Schemas of what is
returned here: a message is {"role", "parts"}, one of the output has a "finish_reason", and a part has a type.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from openai_fn.types import Map

Part = dict[str, Any]
FINISH_REASONS = {"tool_calls": "tool_call", "function_call": "tool_call", "max_output_tokens": "length"}
"""The conventions' names of reasons; any other is its own name there."""


def read_input_messages(params: Map) -> list[dict[str, Any]] | None:
    """Return the messages that params send; None where they send none.

    >>> read_input_messages({"messages": [{"role": "user", "content": "Hi"}]})
    [{'role': 'user', 'parts': [{'type': 'text', 'content': 'Hi'}]}]
    """
    given = next((params[name] for name in ("messages", "input", "prompt") if name in params), None)
    if isinstance(given, str):
        return [make_message("user", read_content(given))]
    if not isinstance(given, list):
        return None
    return [
        read_item(item) if isinstance(item, Mapping) else make_message("user", read_content(item)) for item in given
    ]


def read_system_instructions(params: Map) -> list[Part] | None:
    """Return the instructions that stand beside the messages; None where there are none."""
    given = params.get("instructions")
    return read_content(given) if isinstance(given, str) else None


def read_tool_definitions(params: Map) -> list[Any] | None:
    """Return the tools of params, each with its name beside its type; None where there are none."""
    tools = params.get("tools")
    return [flatten_tool(tool) for tool in tools] if isinstance(tools, list) and tools else None


def flatten_tool(tool: Any) -> Any:
    """Return a tool with its name beside its type.

    >>> flatten_tool({"type": "function", "function": {"name": "f"}})
    {'type': 'function', 'name': 'f'}
    """
    inner = tool.get(tool.get("type")) if isinstance(tool, Mapping) else None
    return {"type": tool["type"], **inner} if isinstance(inner, Mapping) else tool


def read_output_messages(answer: Any) -> list[dict[str, Any]] | None:
    """Return the messages of an answer, one for each choice; None where it has none.

    >>> choice = {"message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"}
    >>> read_output_messages({"choices": [choice]})
    [{'role': 'assistant', 'parts': [{'type': 'text', 'content': 'Hi'}], 'finish_reason': 'stop'}]
    """
    if not isinstance(answer, Mapping):
        return None
    choices, output = answer.get("choices"), answer.get("output")
    if isinstance(choices, list):
        return [read_choice(choice) for choice in choices if isinstance(choice, Mapping)]
    return [read_response_output(answer, output)] if isinstance(output, list) else None


def read_choice(choice: Map) -> dict[str, Any]:
    """Return the message of a choice of a chat completion or a completion."""
    message, text = choice.get("message"), choice.get("text")
    read = read_item(message) if isinstance(message, Mapping) else make_message("assistant", read_content(text))
    return {**read, "finish_reason": name_finish_reason(choice.get("finish_reason"))}


def read_response_output(answer: Map, output: list[Any]) -> dict[str, Any]:
    """Return the items of a response's output as one message."""
    parts = [part for item in output if isinstance(item, Mapping) for part in read_item(item)["parts"]]
    details = answer.get("incomplete_details")
    reason = details.get("reason") if isinstance(details, Mapping) else None
    if answer.get("status") == "failed":
        reason = "error"
    elif reason is None:
        reason = "tool_call" if any(part["type"] == "tool_call" for part in parts) else "stop"
    return {**make_message("assistant", parts), "finish_reason": name_finish_reason(reason)}


def name_finish_reason(reason: Any) -> str:
    """Return the conventions' name of why a message ended; "error" where it has no end."""
    return FINISH_REASONS.get(reason, reason) if isinstance(reason, str) else "error"


def make_message(role: str, parts: list[Part]) -> dict[str, Any]:
    """Return a message."""
    return {"role": role, "parts": parts}


def read_item(item: Map) -> dict[str, Any]:
    """Return a message of a chat, or an item of a response's input or output, as a message."""
    kind = str(item.get("type", "message"))
    if kind in ITEM_READERS:
        return ITEM_READERS[kind](item)
    return make_message("assistant", [dict(item)]) if "role" not in item else read_message(item)


def read_message(item: Map) -> dict[str, Any]:
    """Return a message with its text, its calls of tools, or the result of one."""
    role = str(item.get("role") or "assistant")
    if role == "tool":
        return make_message(role, [make_result(item.get("tool_call_id"), item.get("content"))])
    parts = read_content(item.get("content"))
    refusal, calls = item.get("refusal"), item.get("tool_calls")
    parts += [{"type": "refusal", "content": refusal}] if isinstance(refusal, str) else []
    parts += [read_call(call) for call in calls if isinstance(call, Mapping)] if isinstance(calls, list) else []
    named = {"name": item["name"]} if isinstance(item.get("name"), str) else {}
    return {**make_message(role, parts), **named}


def read_call(call: Map) -> Part:
    """Return a call of a tool in a chat message."""
    inner = call.get("function") or call.get("custom")
    inner = inner if isinstance(inner, Mapping) else {}
    return make_tool_call(call.get("id"), inner.get("name"), inner.get("arguments", inner.get("input")))


def make_tool_call(call_id: Any, name: Any, arguments: Any) -> Part:
    """Return a call of a tool; arguments that are JSON are data."""
    return {"type": "tool_call", "id": call_id, "name": str(name), "arguments": parse_object(arguments)}


def parse_object(text: Any) -> Any:
    """Return the dict that a text is as JSON; else the text itself.

    >>> parse_object('{"a": 1}'), parse_object("[1"), parse_object("")
    ({'a': 1}, '[1', '')
    """
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, dict) else text


def make_result(call_id: Any, response: Any) -> Part:
    """Return the result of a call of a tool."""
    return {"type": "tool_call_response", "id": call_id, "response": response}


def read_reasoning(item: Map) -> dict[str, Any]:
    """Return the reasoning that a response shows."""
    shown = [part for name in ("summary", "content") for part in item.get(name) or () if isinstance(part, Mapping)]
    text = "\n".join(part["text"] for part in shown if isinstance(part.get("text"), str))
    return make_message("assistant", [{"type": "reasoning", "content": text}])


ITEM_READERS: dict[str, Callable[[Map], dict[str, Any]]] = {
    "message": read_message,
    "function_call": lambda item: make_message(
        "assistant", [make_tool_call(item.get("call_id"), item.get("name"), item.get("arguments"))]
    ),
    "custom_tool_call": lambda item: make_message(
        "assistant", [make_tool_call(item.get("call_id"), item.get("name"), item.get("input"))]
    ),
    "function_call_output": lambda item: make_message("tool", [make_result(item.get("call_id"), item.get("output"))]),
    "custom_tool_call_output": lambda item: make_message(
        "tool", [make_result(item.get("call_id"), item.get("output"))]
    ),
    "reasoning": read_reasoning,
}
"""How the items of responses are read, by their type; any other is a part by itself."""


def read_content(content: Any) -> list[Part]:
    """Return the parts of a message's content, which is a text or a list of parts.

    >>> read_content([{"type": "image_url", "image_url": {"url": "https://host/a.png"}}])
    [{'type': 'uri', 'modality': 'image', 'uri': 'https://host/a.png'}]
    """
    if isinstance(content, str):
        return [{"type": "text", "content": content}] if content else []
    return [read_part(part) for part in content if isinstance(part, Mapping)] if isinstance(content, list) else []


def read_part(part: Map) -> Part:
    """Return a part of the API's as one of the conventions; one that they have not stays as it is."""
    read = PART_READERS.get(str(part.get("type")))
    return (read(part) if read else None) or {"type": "unknown", **part}


def read_text_part(part: Map) -> Part | None:
    """Return a part of text."""
    text = part.get("text")
    return {"type": "text", "content": text} if isinstance(text, str) else None


def read_refusal_part(part: Map) -> Part:
    """Return a refusal."""
    return {"type": "refusal", "content": part.get("refusal")}


def read_image_part(part: Map) -> Part | None:
    """Return an image: a URL, its bytes in one, or the id of a file."""
    image = part.get("image_url")
    return read_file_source("image", image.get("url") if isinstance(image, Mapping) else image, part.get("file_id"))


def read_audio_part(part: Map) -> Part | None:
    """Return sound."""
    audio = part.get("input_audio")
    if not isinstance(audio, Mapping):
        return None
    kind = {"mime_type": f"audio/{audio['format']}"} if "format" in audio else {}
    return {"type": "blob", "modality": "audio", **kind, "content": audio.get("data")}


def read_file_part(part: Map) -> Part | None:
    """Return a file: its bytes in a URL, a URL, or its id."""
    inner = part.get("file")
    file = inner if isinstance(inner, Mapping) else part
    return read_file_source("document", file.get("file_data") or file.get("file_url"), file.get("file_id"))


def read_file_source(modality: str, url: Any, file_id: Any) -> Part | None:
    """Return what is sent by a URL or by the id of a file; None where it is neither.

    >>> read_file_source("image", "data:image/png;base64,AAAA", None)
    {'type': 'blob', 'modality': 'image', 'mime_type': 'image/png', 'content': 'AAAA'}
    """
    if isinstance(url, str) and url.startswith("data:"):
        head, _, content = url.removeprefix("data:").partition(",")
        return {"type": "blob", "modality": modality, "mime_type": head.partition(";")[0], "content": content}
    if isinstance(url, str):
        return {"type": "uri", "modality": modality, "uri": url}
    return {"type": "file", "modality": modality, "file_id": file_id} if isinstance(file_id, str) else None


PART_READERS: dict[str, Callable[[Map], Part | None]] = {
    **dict.fromkeys(("text", "input_text", "output_text"), read_text_part),
    **dict.fromkeys(("image_url", "input_image"), read_image_part),
    **dict.fromkeys(("file", "input_file"), read_file_part),
    "input_audio": read_audio_part,
    "refusal": read_refusal_part,
}
"""How the parts of a content are read, by their type."""


def format_messages(value: Any) -> str | None:
    r"""Return messages as the JSON of an attribute; None where there are none.

    >>> format_messages([{"role": "user"}]), format_messages(None), format_messages(["ü\ud800"])
    ('[{"role": "user"}]', None, '["ü\\ud800"]')
    """
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
