"""What the API answers, in the shapes it documents."""

from collections.abc import Mapping
from typing import Any

Map = Mapping[str, Any]


def completion(text: str = "Hello there.", **more: Any) -> dict[str, Any]:
    """A chat.completion."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1700000000,
        "model": "gpt-5",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text, "refusal": None},
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": usage(text),
        **more,
    }


def usage(text: str) -> dict[str, Any]:
    words = len(text.split())
    return {"prompt_tokens": 9, "completion_tokens": words, "total_tokens": 9 + words}


def chunk(delta: Map | None = None, finish_reason: str | None = None, **more: Any) -> dict[str, Any]:
    """A chat.completion.chunk with one choice."""
    choice = {"index": 0, "delta": {**(delta or {})}, "logprobs": None, "finish_reason": finish_reason}
    shape = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1700000000, "model": "gpt-5"}
    return {**shape, "choices": [choice], **more}


def stream_of(text: str = "Hello there.", **more: Any) -> list[dict[str, Any]]:
    """The chunks of `completion(text)`: the role, the words, the finish reason, the usage."""
    words = [word + " " for word in text.split(" ")[:-1]] + text.split(" ")[-1:]
    return [
        chunk({"role": "assistant", "content": "", "refusal": None}, **more),
        *(chunk({"content": word}, **more) for word in words),
        chunk({}, "stop", **more),
        {**chunk(**more), "choices": [], "usage": usage(text)},
    ]
