"""The table of operations for the screen, and for other programs."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from shutil import get_terminal_size

from openai_fn.catalog.operations import operations
from openai_fn.cli.arguments import refuse_argument
from openai_fn.types import Map

NARROWEST, WIDEST = 60, 160


def list_operations(words: tuple[str, ...]) -> Iterator[str]:
    """The operations in whose row each of `words` stands: by group on a terminal, else a line each, tab-separated."""
    rows = sorted(operations().values(), key=group_of)
    found = [row for row in rows if all(word.lower() in searchable_text(row) for word in words)]
    if not found:
        refuse_argument(f"no operation has {' and '.join(map(repr, words))} in its name, group, path or summary")
    return format_for_terminal(found) if sys.stdout.isatty() else map(format_record, found)


def group_of(row: Map) -> str:
    """The name of a row's group.

    >>> group_of({"schema": "vector_stores.json"})
    'vector_stores'
    """
    return str(row["schema"]).removesuffix(".json")


def searchable_text(row: Map) -> str:
    """The text of a row that a word is looked for in."""
    return " ".join(
        [row["name"], *row["aliases"], group_of(row), row["path"], row["summary"], *list_marks(row)]
    ).lower()


def list_marks(row: Map) -> list[str]:
    """What is to be said of a row beside its name: that it is deprecated, its other names."""
    return ["deprecated"] * row["deprecated"] + [f"also {alias}" for alias in row["aliases"]]


def format_record(row: Map) -> str:
    r"""A row as a line: name, method, path, group, summary, marks, with tabs between them."""
    fields = [
        row["name"],
        row["method"].upper(),
        row["path"],
        group_of(row),
        row["summary"],
        ", ".join(list_marks(row)),
    ]
    return "\t".join(fields) + "\n"


def format_for_terminal(rows: Sequence[Map]) -> Iterator[str]:
    """The rows in two lines each, or three where the path is long, under the names of their groups."""
    width = min(max(get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    for name, found in groupby(rows, group_of):
        members = list(found)
        column = max(len(row["name"]) for row in members) + 4
        yield f"{name} ({len(members)})\n"
        for row in members:
            yield from format_entry(row, column, width)
        yield "\n"


def format_entry(row: Map, column: int, width: int) -> Iterator[str]:
    """The lines of a row: its name and where it leads, then what it does."""
    from textwrap import wrap

    where = f"{row['method'].upper()} {row['path']}"
    head = f"  {row['name']}".ljust(column)
    apart = "\n      " if len(head) + len(where) >= width else ""
    yield (f"{head.rstrip()}{apart}{where}" if apart else head + where) + "\n"
    note = f" ({'; '.join(list_marks(row))})" if list_marks(row) else ""
    for line in wrap(row["summary"] + note, width - 7):
        yield f"      {line}\n"
