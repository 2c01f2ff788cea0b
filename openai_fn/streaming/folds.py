"""Fold streams into the object that the call would have returned without `stream`: one fold per form of stream."""

from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from openai_fn.streaming.deltas import (
    MergeRule,
    append_text,
    keep_last,
    merge_by_index,
    merge_delta,
    merge_into,
    to_plain,
)
from openai_fn.types import Map

OutputPath = tuple[str | int, ...]


def fold_completion(chunks: Iterable[Map]) -> dict[str, Any]:
    """Return the chat completion or text completion of these chunks."""
    snapshot: dict[str, Any] = {}
    for chunk in chunks:
        merge_into(snapshot, chunk, CHUNK_RULES, keep_last)
    snapshot.pop("obfuscation", None)
    answer = to_plain(snapshot)
    if "object" in answer:
        answer["object"] = answer["object"].removesuffix(".chunk")
    choices = sorted(answer.get("choices") or [], key=lambda choice: choice["index"])
    return {**answer, "choices": [choice if "delta" not in choice else build_choice(choice) for choice in choices]}


def build_choice(choice: Map) -> dict[str, Any]:
    """Return the choice of a chat with the message of its merged deltas."""
    delta = choice["delta"] or {}
    message = {**delta, "role": delta.get("role") or "assistant", "content": delta.get("content")}
    if audio := message.get("audio"):
        message["audio"] = {**audio, "data": join_base64(audio.get("data") or "")}
    rest = {key: value for key, value in choice.items() if key not in {"index", "delta"}}
    return {"index": choice["index"], "message": message, "finish_reason": None, **rest}


def join_base64(text: str) -> str:
    """Return the base64 of concatenated pieces of base64, each of which may be padded.

    >>> join_base64("YQ==" + "Yg==")
    'YWI='
    """
    if "=" not in text.rstrip("="):
        return text
    from base64 import b64decode, b64encode

    pieces = text.replace("=", " ").split()
    return b64encode(b"".join(b64decode(piece + "=" * (-len(piece) % 4)) for piece in pieces)).decode()


CHOICE_RULES: dict[str, MergeRule] = {
    "delta": merge_delta,
    "logprobs": merge_delta,
    "text": append_text,
    "token_ids": lambda a, b: [*(a or ()), *b],
}
CHUNK_RULES: dict[str, MergeRule] = {
    "choices": lambda old, new: merge_by_index(
        old, new, lambda snapshot, choice: merge_into(snapshot, choice, CHOICE_RULES, keep_last)
    )
}
"""Rules for the keys of a chunk; all others are the response's, and the newest value counts."""


def fold_response(events: Iterable[Map]) -> dict[str, Any]:
    """Return the response of the last event; if its output is missing, with the items as far as they arrived."""
    latest: Map = {}
    values: dict[OutputPath, Any] = {}
    for event in events:
        if "response" in event:
            latest = event["response"]
        elif template := OUTPUT_PATHS.get(event.get("type", "").rpartition(".")[0]):
            path = tuple(event.get(key) or 0 if key.endswith("_index") else key for key in template)
            values[path] = apply_event(values.get(path), event, path)
    if not values:
        return {**latest}
    if not latest.get("output"):
        return {**latest, "output": build_output(values)}
    return {**latest, "output": add_audio(latest["output"], values)} if has_audio(values) else {**latest}


def fold_session(events: Iterable[Map]) -> dict[str, Any]:
    """Return the response among the events of a session; the last event where there is none."""
    of_response: list[Map] = []
    latest: Map = {}
    for event in events:
        latest = event
        if event.get("type", "").startswith("response."):
            of_response.append(event)
    return fold_response(of_response) or {**latest}


def has_audio(values: Mapping[OutputPath, Any]) -> bool:
    """Return whether sound is among the values of an output."""
    return any(path[-1] == AUDIO_KEY for path in values)


def add_audio(output: Any, values: Mapping[OutputPath, Any]) -> list[Any]:
    """Return the output of a finished response with the sound of its deltas: the last event has only its texts."""
    sound = {path: value for path, value in values.items() if path[-1] == AUDIO_KEY}
    whole: dict[OutputPath, Any] = {(index,): item for index, item in enumerate(output)}
    return build_output({**whole, **{path: value for path, value in sound.items() if path[:1] in whole}})


def apply_event(old: Any, event: Map, path: OutputPath) -> Any:
    """Return the value at an event's path after it: a delta is appended, other events carry the whole value."""
    if "delta" in event:
        return append_text(old, event["delta"])
    return next((event[key] for key in ("item", "part", "annotation", str(path[-1])) if key in event), old)


def build_output(values: Mapping[OutputPath, Any]) -> list[Any]:
    """Return the output that has these values at these paths.

    >>> build_output({(0, "content", 0, "text"): "Hi", (0,): {"id": "m", "content": []}})
    [{'id': 'm', 'content': [{'text': 'Hi'}]}]
    """
    tree: dict[Any, Any] = {}
    for path in sorted(values, key=len):
        node = tree
        for key in path[:-1]:
            node = enter_node(node, key)
        node[path[-1]] = values[path]
    return list(close_node(tree))


def enter_node(node: dict[Any, Any], key: str | int) -> dict[Any, Any]:
    """Replace the value at `key` by a copy and return it; a list becomes a dict of its positions."""
    inner = node.get(key)
    node[key] = dict(enumerate(inner)) if isinstance(inner, list) else dict(inner or {})
    return node[key]  # type: ignore[no-any-return]  # the line above


def close_node(value: Any) -> Any:
    """Return the plain value of a tree; dicts of positions become lists again."""
    if isinstance(value, dict) and value and all(isinstance(key, int) for key in value):
        return [close_node(value[key]) for key in sorted(value)]
    if isinstance(value, dict):
        closed = {key: close_node(inner) for key, inner in value.items()}
        sound = closed.get(AUDIO_KEY)
        return {**closed, AUDIO_KEY: join_base64(sound)} if isinstance(sound, str) else closed
    return value.getvalue() if isinstance(value, StringIO) else value


AUDIO_KEY = "audio"
"""The key of sound in a content part: base64, which arrives in pieces of which each may be padded."""
OUTPUT_PATHS: dict[str, tuple[str, ...]] = {
    "response.output_item": ("output_index",),
    "response.content_part": ("output_index", "content", "content_index"),
    "response.reasoning_summary_part": ("output_index", "summary", "summary_index"),
    "response.output_text": ("output_index", "content", "content_index", "text"),
    "response.text": ("output_index", "content", "content_index", "text"),
    **dict.fromkeys(("response.output_audio", "response.audio"), ("output_index", "content", "content_index", "audio")),
    **dict.fromkeys(
        ("response.output_audio_transcript", "response.audio_transcript"),
        ("output_index", "content", "content_index", "transcript"),
    ),
    "response.refusal": ("output_index", "content", "content_index", "refusal"),
    "response.reasoning_text": ("output_index", "content", "content_index", "text"),
    "response.reasoning_summary_text": ("output_index", "summary", "summary_index", "text"),
    "response.function_call_arguments": ("output_index", "arguments"),
    "response.mcp_call_arguments": ("output_index", "arguments"),
    "response.custom_tool_call_input": ("output_index", "input"),
    "response.code_interpreter_call_code": ("output_index", "code"),
    "response.output_text.annotation": ("output_index", "content", "content_index", "annotations", "annotation_index"),
}
"""The path in the output of each kind of event; a name that ends in `_index` is read from the event."""


def fold_run(events: Iterable[Map]) -> dict[str, Any]:
    """Return the last state of the run, or of the message, the step or the thread if there is no run."""
    objects: dict[str, dict[str, Any]] = {}
    for event in events:
        kind, _, step = event.get("event", "").rpartition(".")
        if kind in RUN_OBJECTS:
            new = event["data"]
            objects[kind] = merge_delta(objects.get(kind), new["delta"]) if step == "delta" else to_plain(new)
    return next((to_plain(objects[kind]) for kind in RUN_OBJECTS if kind in objects), {})


RUN_OBJECTS = ("thread.run", "thread.message", "thread.run.step", "thread")
"""The objects of an assistant's stream, beginning with the one that the call returns."""
