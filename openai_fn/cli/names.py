"""Find an operation by what somebody calls it."""

import re

from toolz import unique

from openai_fn.catalog.operations import find_row, list_rows
from openai_fn.cli.arguments import refuse_argument
from openai_fn.types import Operation

COMMAND_WORDS = ("chat", "request", "operations", "doc", "schema", "bulk", "completion")
"""The words that are commands and not names of operations."""
MAX_SUGGESTIONS = 5
"""The most names that a message suggests."""


def find_operation(name: str) -> Operation:
    """Return the row of an operation, else raise an InvalidParamsError that suggests the likely names."""
    if name in list_rows():
        return find_row(name)
    names = find_similar_names(name)
    choices = " or ".join([", ".join(map(repr, names[:-1])), repr(names[-1])] if names[1:] else map(repr, names))
    search = f"operations {name}" if names else "operations"
    hint = f"did you mean {choices}?" if 0 < len(names) <= MAX_SUGGESTIONS else f"see: openai-fn {search}"
    return refuse_argument(f"there is no operation {name!r}; {hint}")


def find_similar_names(name: str) -> list[str]:
    """Return the operations and commands that `name` may stand for: the most likely alone where there is one.

    >>> find_similar_names("createChatCompletion"), find_similar_names("create_speach")
    (['create_chat_completion'], ['create_speech'])
    >>> find_similar_names("fine tuning events")
    ['list_fine_tuning_events']
    >>> find_similar_names("chat.completions.create")
    ['create_chat_completion']
    """
    from difflib import get_close_matches

    snake = re.sub(r"\W+|(?<=[a-z])(?=[A-Z])", "_", name).lower()
    names = [*list_rows(), *COMMAND_WORDS]
    if snake in names:
        return [snake]
    parts = [part.removesuffix("s") for part in snake.split("_") if part]
    rows = unique(list_rows().values(), key=lambda row: row["name"])
    containing = [row["name"] for row in rows if contains_all(parts, row["name"])]
    return get_close_matches(snake, names, 1, 0.8) or containing


def contains_all(parts: list[str], name: str) -> bool:
    """Whether `name` contains each of `parts`, and there are any."""
    return bool(parts) and all(part in name for part in parts)
