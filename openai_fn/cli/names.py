"""Find an operation by what somebody calls it."""

from openai_fn.catalog.operations import find_row, list_rows, look_up_row
from openai_fn.cli.arguments import refuse_argument
from openai_fn.types import Operation
from openai_fn.validation.suggest import find_nearest, find_similar_operations

COMMAND_WORDS = ("chat", "request", "operations", "doc", "schema", "bulk", "completion")
"""The words that are commands and not names of operations."""
MAX_SUGGESTIONS = 5
"""The most names that a message suggests."""


def find_operation(name: str) -> Operation:
    """Return the row of an operation, else raise an InvalidParamsError that suggests the likely names."""
    if look_up_row(name):
        return find_row(name)
    names = find_similar_names(name)
    choices = " or ".join([", ".join(map(repr, names[:-1])), repr(names[-1])] if names[1:] else map(repr, names))
    search = f"operations {name}" if names else "operations"
    hint = f"did you mean {choices}?" if 0 < len(names) <= MAX_SUGGESTIONS else f"see: openai-fn {search}"
    return refuse_argument(f"there is no operation {name!r}; {hint}")


def find_similar_names(name: str) -> list[str]:
    """Return the names of operations and commands that somebody may have meant, the likeliest alone.

    >>> find_similar_names("createChatCompletion"), find_similar_names("create_speach")
    (['create_chat_completion'], ['create_speech'])
    >>> find_similar_names("fine tuning events")
    ['list_fine_tuning_events']
    >>> find_similar_names("chat.completions.create"), find_similar_names("operation")
    (['create_chat_completion'], ['operations'])
    """
    command = find_nearest(name, COMMAND_WORDS)
    rows = {row["name"]: row for row in list_rows().values()}
    return [command[0]] if command else find_similar_operations(name, {other: rows[other]["path"] for other in rows})
