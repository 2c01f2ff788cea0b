"""An operation by what somebody calls it."""

import re

from openai_fn.catalog.operations import find_row, list_rows
from openai_fn.cli.arguments import refuse_argument
from openai_fn.types import Operation

COMMAND_WORDS = ("request", "operations", "doc", "schema", "bulk")
"""What may stand before a name, or in its place."""
MAX_SUGGESTIONS = 5
"""Names that a message suggests."""


def find_operation(name: str) -> Operation:
    """The row of an operation; an unknown name is refused, with those that may be meant."""
    if name in list_rows():
        return find_row(name)
    near = find_similar_names(name)
    few = len(near) <= MAX_SUGGESTIONS
    listed = " or ".join([", ".join(map(repr, near[:-1])), repr(near[-1])] if near[1:] else map(repr, near))
    search = f"operations {name}" if near else "operations"
    hint = f"did you mean {listed}?" if near and few else f"see: openai-fn {search}"
    return refuse_argument(f"there is no operation {name!r}; {hint}")


def find_similar_names(name: str) -> list[str]:
    """The names that somebody may have meant, the likeliest alone where one is likely.

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
    holding = [
        row["name"]
        for row in {id(row): row for row in list_rows().values()}.values()
        if contains_all(parts, row["name"])
    ]
    return get_close_matches(snake, names, 1, 0.8) or holding


def contains_all(parts: list[str], name: str) -> bool:
    """Whether each of `parts` stands in `name`."""
    return bool(parts) and all(part in name for part in parts)
