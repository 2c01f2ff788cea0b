"""The text of any answer."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from openai_fn import InvalidParamsError, output_text, text_deltas
from openai_fn.errors import make_error
from tests.support.replies import completion


def message(*texts: str, **more: Any) -> dict[str, Any]:
    """An output message of a response."""
    parts = [{"type": "output_text", "text": text, "annotations": []} for text in texts]
    return {"type": "message", "role": "assistant", "status": "completed", "content": parts, **more}


REASONING = {"type": "reasoning", "summary": [{"type": "summary_text", "text": "Hmm"}], "content": [{"text": "Hmm"}]}
CALL = {"type": "function_call", "name": "f", "arguments": "{}", "call_id": "c"}
REFUSAL = {"type": "message", "content": [{"type": "refusal", "refusal": "No."}]}


def choices(**message: Any) -> dict[str, Any]:
    return {"object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", **message}}]}


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (completion("Hello"), "Hello"),
        (choices(content=None, refusal="No."), ""),
        (choices(content=None, tool_calls=[{"id": "c"}]), ""),
        (choices(content=[{"type": "thinking", "thinking": "Hmm"}, {"type": "text", "text": "a"}]), "a"),
        ({"choices": [{"index": 0, "text": "once"}, {"index": 1, "text": "twice"}]}, "once"),
        ({"choices": []}, ""),
        ({"choices": None}, ""),
        ({"choices": ["x"]}, ""),
        ({"object": "response", "output": [REASONING, message("a", "b")]}, "ab"),
        ({"output": [message("Let me see.", phase="commentary"), message("Yes.", phase="final_answer")]}, "Yes."),
        ({"output": [message("Yes.", phase="final_answer"), message("Done.", phase="commentary")]}, "Yes."),
        ({"output": [message("Let me see.", phase="commentary"), CALL]}, ""),
        ({"output": [message("first"), CALL, message("last", phase=None)]}, "last"),
        ({"output": [REFUSAL]}, ""),
        ({"output": []}, ""),
        ({"text": "a transcript", "segments": []}, "a transcript"),
        ("a transcript as text", "a transcript as text"),
        ({"object": "thread.message", "content": [{"type": "text", "text": {"value": "v"}}]}, "v"),
        ({"role": "assistant", "content": "a message"}, "a message"),
        ({"status": 200, "headers": {}, "body": completion("full")}, "full"),
        ({"custom_id": "1", "response": {"status_code": 200, "body": completion("row")}, "error": None}, "row"),
        ({"custom_id": "1", "response": None, "error": make_error("timeout", "too late")}, ""),
        (make_error("timeout", "too late"), ""),
        ({"data": [{"embedding": [1.0]}]}, ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_the_text_of_an_answer(answer: Any, text: str) -> None:
    assert output_text(answer) == text


async def chunks_of_nothing() -> AsyncIterator[Any]:
    """A stream of an event loop."""
    return
    yield


class Call:
    """A call that was not awaited."""

    def __await__(self) -> Any:
        yield


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((chunk for chunk in ""), "is a stream: read it with text_deltas"),
        ({"status": 200, "headers": {}, "body": iter(())}, "is a stream"),
        (chunks_of_nothing(), "read it with aio.text_deltas"),
        (Call(), "was not awaited: await it first"),
        (b"RIFF", "got bytes"),
        ([completion()], "got list"),
    ],
)
def test_what_is_no_answer_is_refused(answer: Any, words: str) -> None:
    with pytest.raises(InvalidParamsError, match=words):
        output_text(answer)


@pytest.mark.parametrize("answer", [completion(), make_error("timeout", "too late"), "text", None, 5])
def test_the_text_deltas_of_a_whole_answer_say_how_to_stream(answer: Any) -> None:
    with pytest.raises(InvalidParamsError, match='pass "stream": True'):
        text_deltas(answer)
