"""Answers that call tools, in both forms, for the tests of this folder."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from openai_fn import create_chat_completion, create_response

Calls = list[tuple[str, Any]]
"""(name, arguments as data or as text)"""


def written(arguments: Any) -> str:
    return arguments if isinstance(arguments, str) else json.dumps(arguments)


def chat_answer(calls: Calls, start: int = 0) -> dict[str, Any]:
    """A chat completion that calls tools."""
    message = {
        "role": "assistant",
        "content": None,
        "refusal": None,
        "annotations": [],
        "tool_calls": [
            {
                "id": f"call_{start + at}",
                "type": "function",
                "function": {"name": name, "arguments": written(arguments)},
            }
            for at, (name, arguments) in enumerate(calls)
        ],
    }
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls"}
    usage = {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7}
    return {"id": "c", "object": "chat.completion", "choices": [choice], "usage": usage}


def response_answer(calls: Calls, start: int = 0) -> dict[str, Any]:
    """A response that calls tools, after some reasoning."""
    reasoning: dict[str, Any] = {"id": "rs_1", "type": "reasoning", "summary": [], "encrypted_content": None}
    items = [
        {
            "id": f"fc_{at}",
            "type": "function_call",
            "call_id": f"call_{start + at}",
            "name": name,
            "arguments": written(arguments),
            "status": "completed",
        }
        for at, (name, arguments) in enumerate(calls)
    ]
    usage = {"input_tokens": 5, "output_tokens": 2, "total_tokens": 7}
    return {"id": "r", "object": "response", "status": "completed", "output": [reasoning, *items], "usage": usage}


class Talk(NamedTuple):
    """How a conversation is had in one form."""

    operation: Any
    key: str
    answer: Any
    params: dict[str, Any]

    def results(self, messages: Sequence[Mapping[str, Any]]) -> list[str]:
        """The texts of the tools' messages."""
        return [str(m.get("content", m.get("output"))) for m in messages if "tool_call_id" in m or "output" in m]

    def ids(self, messages: Sequence[Mapping[str, Any]]) -> list[str]:
        """The ids of the calls that tools' messages reply to."""
        return [m.get("tool_call_id") or m["call_id"] for m in messages if "tool_call_id" in m or "output" in m]


USER = [{"role": "user", "content": "Hi"}]
CHAT_TALK = Talk(create_chat_completion, "messages", chat_answer, {"model": "m", "messages": USER})
RESPONSE_TALK = Talk(create_response, "input", response_answer, {"model": "m", "input": USER})
TALKS = [CHAT_TALK, RESPONSE_TALK]
