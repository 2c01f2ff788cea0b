"""Read the text of any answer: chat completions, responses, completions, transcriptions, messages, rows of bulk."""

from collections.abc import Callable, Mapping
from typing import Any

from openai_fn.errors import InvalidParamsError, is_error, make_error
from openai_fn.types import Map

TEXT_PARTS = frozenset({"text", "output_text"})
"""Types of content parts that are text; refusals, reasoning and images are not."""
SPOKEN_PARTS = frozenset({"audio", "output_audio"})
"""Types of content parts that are sound, of which the transcript is the text."""
NO_ANSWERS = {
    "__next__": "is a stream: read it with text_deltas(stream), or pass accumulate(stream)",
    "__anext__": "is a stream: read it with aio.text_deltas(stream), or pass await aio.accumulate(stream)",
    "__await__": "is a call of openai_fn.aio that was not awaited: await it first",
}
"""What to say of a value that is no answer yet, by an attribute that it has."""


def output_text(answer: Any) -> str:
    """Return the text of a response; "" if it has none.

    `answer` is what a call returned: a chat completion, a response, a completion, a transcription (dict or str), a
    message of an assistant, the dict of `{"full_response": True}`, or a row of bulk results. Of several choices it
    reads the first; of a response, the last message, without commentary (`"phase": "commentary"`) and reasoning.

    Raises InvalidParamsError for a stream, for bytes, and for anything else that is not a response.

    >>> output_text({"choices": [{"message": {"role": "assistant", "content": "Hello"}}]})
    'Hello'
    >>> output_text({"output": [{"type": "message", "content": [{"type": "output_text", "text": "Hi"}]}]})
    'Hi'
    """
    if answer is None or isinstance(answer, str):
        return answer or ""
    body = unwrap_answer(answer)
    if isinstance(body, str):
        return body
    texts = (read(body) for read in TEXT_READERS) if isinstance(body, Mapping) and not is_error(body) else ()
    return next((text for text in texts if text), "")


def unwrap_answer(answer: Any) -> Any:
    """Return the API's own data in an answer, from a full response or a bulk row where it is one of these.

    Raises InvalidParamsError for what no call returns as its answer.
    """
    if not isinstance(answer, Mapping):
        known = (problem for name, problem in NO_ANSWERS.items() if hasattr(answer, name))
        problem = next(known, f"expected a dict that a call returned, got {type(answer).__name__}")
        raise InvalidParamsError(make_error("invalid_params", f"answer {problem}"))
    if answer.keys() >= {"status", "headers", "body"}:
        body = answer["body"]
        return unwrap_answer(body) if hasattr(body, "__next__") else body
    row = answer.get("response") if "custom_id" in answer else None
    return row.get("body") if isinstance(row, Mapping) else answer


def read_choice_text(answer: Map) -> str:
    """Return the text of the first choice of a chat completion or a completion."""
    choice = find_first_choice(answer)
    text = choice.get("text")
    return text if isinstance(text, str) else join_content(find_message(choice).get("content"))


def find_first_choice(answer: Map) -> Map:
    """Return the first choice of an answer; {} where there is none."""
    choices = answer.get("choices")
    choice = choices[0] if isinstance(choices, (list, tuple)) and choices else {}
    return choice if isinstance(choice, Mapping) else {}


def find_message(choice: Map) -> Map:
    """Return the message of a choice; {} where there is none."""
    message = choice.get("message")
    return message if isinstance(message, Mapping) else {}


def read_response_text(answer: Map) -> str:
    """Return the text of the final message of a response."""
    return join_content(find_final_message(answer).get("content"))


def find_final_message(answer: Map) -> Map:
    """Return the last message of a response's output that is no commentary; {} where there is none."""
    output = answer.get("output")
    items = [item for item in output if isinstance(item, Mapping)] if isinstance(output, (list, tuple)) else []
    messages = [item for item in items if item.get("type", "message") == "message"]
    return next((item for item in reversed(messages) if item.get("phase") != "commentary"), {})


def explain_missing_output(answer: Any) -> str:
    """Return why an answer has no output, as far as it says so; "" where it does not.

    >>> explain_missing_output({"status": "failed", "error": {"message": "It broke."}})
    'It broke.'
    >>> explain_missing_output({"status": "queued"}), explain_missing_output({"status": "completed"})
    ("its status is 'queued'", '')
    """
    error, status = (answer.get(key) if isinstance(answer, Mapping) else None for key in ("error", "status"))
    if isinstance(error, Mapping) and isinstance(error.get("message"), str):
        return str(error["message"])
    return f"its status is {status!r}" if isinstance(status, str) and status != "completed" else ""


def join_content(content: Any) -> str:
    """Return the text of a message's content, a str or a list of parts.

    >>> join_content([{"type": "text", "text": "a"}, {"type": "refusal", "refusal": "no"}, {"text": {"value": "b"}}])
    'ab'
    """
    if not isinstance(content, (list, tuple)):
        return content if isinstance(content, str) else ""
    texts = (read_part_text(part) for part in content if isinstance(part, Mapping))
    values = (text.get("value") if isinstance(text, Mapping) else text for text in texts)
    return "".join(value for value in values if isinstance(value, str))


def read_part_text(part: Map) -> Any:
    """Return the text of a content part, of sound its transcript; None for a part of another type."""
    kind = str(part.get("type", "text"))
    return part.get("transcript") if kind in SPOKEN_PARTS else part.get("text") if kind in TEXT_PARTS else None


def read_plain_text(answer: Map) -> str:
    """Return the text of a transcription or a translation."""
    text = answer.get("text")
    return text if isinstance(text, str) else ""


TEXT_READERS: tuple[Callable[[Map], str], ...] = (
    read_choice_text,
    read_response_text,
    read_plain_text,
    lambda answer: join_content(answer.get("content")),
)
"""Where text stands: in choices, in a response's output, in a transcription, in a message by itself."""
