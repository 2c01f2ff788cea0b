"""Streams folded into the object that the call would have returned, one fold a form of stream."""

from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from openai_fn.merge import Rule, deepen, finished, join, last, merged, slotted
from openai_fn.shapes import Map

Path = tuple[str | int, ...]


def whole(events: Iterable[Map]) -> dict[str, Any]:
    """The last event."""
    latest: Map = {}
    for event in events:
        latest = event
    return {**latest}


def completion(chunks: Iterable[Map]) -> dict[str, Any]:
    """The chat completion or text completion of these chunks."""
    pot: dict[str, Any] = {}
    for chunk in chunks:
        merged(pot, chunk, CHUNK, last)
    pot.pop("obfuscation", None)
    answer = finished(pot)
    if "object" in answer:
        answer["object"] = answer["object"].removesuffix(".chunk")
    choices = sorted(answer.get("choices") or [], key=lambda choice: choice["index"])
    return {**answer, "choices": [choice if "delta" not in choice else with_message(choice) for choice in choices]}


def with_message(choice: Map) -> dict[str, Any]:
    """The choice of a chat with the message that its deltas made."""
    delta = choice["delta"] or {}
    message = {**delta, "role": delta.get("role") or "assistant", "content": delta.get("content")}
    if audio := message.get("audio"):
        message["audio"] = {**audio, "data": one_base64(audio.get("data") or "")}
    rest = {key: value for key, value in choice.items() if key not in {"index", "delta"}}
    return {"index": choice["index"], "message": message, "finish_reason": None, **rest}


def one_base64(text: str) -> str:
    """Base64 of all the bytes in pieces of base64, each of which may be padded.

    >>> one_base64("YQ==" + "Yg==")
    'YWI='
    """
    if "=" not in text.rstrip("="):
        return text
    from base64 import b64decode, b64encode

    pieces = text.replace("=", " ").split()
    return b64encode(b"".join(b64decode(piece + "=" * (-len(piece) % 4)) for piece in pieces)).decode()


CHOICE: dict[str, Rule] = {
    "delta": deepen,
    "logprobs": deepen,
    "text": join,
    "token_ids": lambda a, b: [*(a or ()), *b],
}
CHUNK: dict[str, Rule] = {
    "choices": lambda old, new: slotted(old, new, lambda pot, choice: merged(pot, choice, CHOICE, last))
}
"""Beside the choices a chunk's keys are the answer's, and the newest counts."""


def response(events: Iterable[Map]) -> dict[str, Any]:
    """The response that the last event carries; where its output is missing, the items as far as they came."""
    latest: Map = {}
    found: dict[Path, Any] = {}
    for event in events:
        if "response" in event:
            latest = event["response"]
        elif way := PATHS.get(event.get("type", "").rpartition(".")[0]):
            path = tuple(event.get(key) or 0 if key.endswith("_index") else key for key in way)
            found[path] = said(found.get(path), event, path)
    return {**latest} if latest.get("output") or not found else {**latest, "output": output(found)}


def said(old: Any, event: Map, path: Path) -> Any:
    """What an event makes of the value at its path: a delta adds to it, the others bring the whole."""
    if "delta" in event:
        return join(old, event["delta"])
    return next((event[key] for key in ("item", "part", "annotation", str(path[-1])) if key in event), old)


def output(found: Mapping[Path, Any]) -> list[Any]:
    """The output that has these values at these paths.

    >>> output({(0, "content", 0, "text"): "Hi", (0,): {"id": "m", "content": []}})
    [{'id': 'm', 'content': [{'text': 'Hi'}]}]
    """
    tree: dict[Any, Any] = {}
    for path in sorted(found, key=len):
        node = tree
        for key in path[:-1]:
            node = entered(node, key)
        node[path[-1]] = found[path]
    return list(closed(tree))


def entered(node: dict[Any, Any], key: str | int) -> dict[Any, Any]:
    """A copy of what is at `key`, put in its place; of a list, the dict of its positions."""
    inner = node.get(key)
    node[key] = dict(enumerate(inner)) if isinstance(inner, list) else dict(inner or {})
    return node[key]  # type: ignore[no-any-return]  # the line above


def closed(value: Any) -> Any:
    """The plain value of a tree: dicts of positions become lists again."""
    if isinstance(value, dict) and value and all(isinstance(key, int) for key in value):
        return [closed(value[key]) for key in sorted(value)]
    if isinstance(value, dict):
        return {key: closed(inner) for key, inner in value.items()}
    return value.getvalue() if isinstance(value, StringIO) else value


PATHS: dict[str, tuple[str, ...]] = {
    "response.output_item": ("output_index",),
    "response.content_part": ("output_index", "content", "content_index"),
    "response.reasoning_summary_part": ("output_index", "summary", "summary_index"),
    "response.output_text": ("output_index", "content", "content_index", "text"),
    "response.refusal": ("output_index", "content", "content_index", "refusal"),
    "response.reasoning_text": ("output_index", "content", "content_index", "text"),
    "response.reasoning_summary_text": ("output_index", "summary", "summary_index", "text"),
    "response.function_call_arguments": ("output_index", "arguments"),
    "response.mcp_call_arguments": ("output_index", "arguments"),
    "response.custom_tool_call_input": ("output_index", "input"),
    "response.code_interpreter_call_code": ("output_index", "code"),
    "response.output_text.annotation": ("output_index", "content", "content_index", "annotations", "annotation_index"),
}
"""Where in the output the events of a kind speak; a name that ends in `_index` is read from the event."""


def run(events: Iterable[Map]) -> dict[str, Any]:
    """The run as it was last; of a stream that shows none, the message, the step or the thread."""
    objects: dict[str, dict[str, Any]] = {}
    for event in events:
        kind, _, step = event.get("event", "").rpartition(".")
        if kind in WANTED:
            new = event["data"]
            objects[kind] = deepen(objects.get(kind), new["delta"]) if step == "delta" else finished(new)
    return next((finished(objects[kind]) for kind in WANTED if kind in objects), {})


WANTED = ("thread.run", "thread.message", "thread.run.step", "thread")
"""The objects of an assistant's stream, the one that the call returns first."""
