"""The table of operations, for people on a terminal and for programs."""

import re
import sys
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from toolz import groupby

from openai_fn.catalog.operations import operations, read_schema_file
from openai_fn.cli.arguments import refuse_argument
from openai_fn.types import Map

NARROWEST, WIDEST = 60, 160
"""The least and most columns that the table is laid out for."""


def list_operations(words: Sequence[str]) -> Iterator[str]:
    """Return the operations that fit all of `words`: by group on a terminal, else as tab-separated lines.

    Raises InvalidParamsError where none fits.
    """
    rows = sorted(operations().values(), key=rank_row)
    terms = parse_search(" ".join(words), read_schema_file("synonyms.json"))
    matching = [row for row in rows if all(any(term in searchable_text(row) for term in group) for group in terms)]
    if not matching:
        refuse_argument(f"no operation has {' and '.join(map(repr, words))} in its name, group, path or summary")
    return format_for_terminal(matching) if sys.stdout.isatty() else map(format_record, matching)


def parse_search(text: str, synonyms: Map) -> list[list[str]]:
    """Return the terms of a search, each as the alternatives of which a row must contain one.

    `synonyms` has the alternatives of a phrase under "phrases", and the words to pass over under "ignored".

    >>> parse_search("list a photo", {"phrases": {"photo": ["image"]}, "ignored": ["a"]})
    [['image', 'photo'], ['list']]
    """
    phrases, text = synonyms["phrases"], f" {text.lower()} "
    groups = []
    for phrase in sorted(phrases, key=len, reverse=True):
        shortened = re.sub(rf"(?<=\s){re.escape(phrase)}(?=\s)", " ", text)
        if shortened != text:
            groups.append([*phrases[phrase], phrase])
            text = shortened
    words = text.split()
    return groups + [[word] for word in words if word not in synonyms["ignored"] or not (groups or words[1:])]


def rank_row(row: Map) -> tuple[bool, bool, str]:
    """Return the sort key of a row: administration and deprecated operations come last, else groups by name."""
    return row["auth"] == "admin_api_key", row["deprecated"], group_of(row)


def group_of(row: Map) -> str:
    """Return the name of a row's group.

    >>> group_of({"schema": "vector_stores.json"})
    'vector_stores'
    """
    return str(row["schema"]).removesuffix(".json")


def searchable_text(row: Map) -> str:
    """Return the text of a row that a search looks through, in lower case."""
    fields = [row["name"], *row["aliases"], group_of(row), row["path"], row["summary"], *list_marks(row)]
    return " ".join(fields).lower()


def list_marks(row: Map) -> list[str]:
    """Return the remarks on a row: that it is deprecated, and its other names."""
    return ["deprecated"] * row["deprecated"] + [f"also {alias}" for alias in row["aliases"]]


def format_record(row: Map) -> str:
    r"""Return a row as a line of name, method, path, group, summary and marks, separated by tabs."""
    marks = ", ".join(list_marks(row))
    return "\t".join([row["name"], row["method"].upper(), row["path"], group_of(row), row["summary"], marks]) + "\n"


def format_for_terminal(rows: Sequence[Map]) -> Iterator[str]:
    """Yield the rows under the names of their groups, two lines each, or three where the path is long."""
    width = min(max(get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    for name, members in groupby(group_of, rows).items():
        column = max(len(row["name"]) for row in members) + 4
        yield f"{name} ({len(members)})\n"
        for row in members:
            yield from format_entry(row, column, width)
        yield "\n"


def format_entry(row: Map, column: int, width: int) -> Iterator[str]:
    """Yield the lines of a row: its name, method and path, then what it does."""
    from textwrap import wrap

    endpoint = f"{row['method'].upper()} {row['path']}"
    head = f"  {row['name']}".ljust(column)
    fits = len(head) + len(endpoint) < width
    yield (head + endpoint if fits else f"{head.rstrip()}\n      {endpoint}") + "\n"
    note = f" ({'; '.join(list_marks(row))})" if list_marks(row) else ""
    for line in wrap(row["summary"] + note, width - 7):
        yield f"      {line}\n"
