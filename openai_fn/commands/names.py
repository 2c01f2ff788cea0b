"""An operation by what somebody calls it."""

import re

from openai_fn.catalog import row, rows
from openai_fn.commands.given import refuse
from openai_fn.shapes import Operation

WORDS = ("request", "operations", "doc", "schema", "bulk")
"""What may stand before a name, or in its place."""
MOST = 5
"""Names that a message suggests."""


def known(name: str) -> Operation:
    """The row of an operation; an unknown name is refused, with those that may be meant."""
    if name in rows():
        return row(name)
    near = meant(name)
    few = len(near) <= MOST
    listed = " or ".join([", ".join(map(repr, near[:-1])), repr(near[-1])] if near[1:] else map(repr, near))
    search = f"operations {name}" if near else "operations"
    hint = f"did you mean {listed}?" if near and few else f"see: openai-fn {search}"
    return refuse(f"there is no operation {name!r}; {hint}")


def meant(name: str) -> list[str]:
    """The names that somebody may have meant, the likeliest alone where one is likely.

    >>> meant("createChatCompletion"), meant("create_speach"), meant("fine tuning events")
    (['create_chat_completion'], ['create_speech'], ['list_fine_tuning_events'])
    >>> meant("chat.completions.create")
    ['create_chat_completion']
    """
    from difflib import get_close_matches

    snake = re.sub(r"\W+|(?<=[a-z])(?=[A-Z])", "_", name).lower()
    names = [*rows(), *WORDS]
    if snake in names:
        return [snake]
    parts = [part.removesuffix("s") for part in snake.split("_") if part]
    holding = [row["name"] for row in {id(row): row for row in rows().values()}.values() if within(parts, row["name"])]
    return get_close_matches(snake, names, 1, 0.8) or holding


def within(parts: list[str], name: str) -> bool:
    """Whether each of `parts` stands in `name`."""
    return bool(parts) and all(part in name for part in parts)
