"""Text and data from outside, made safe to print, to pickle and to copy: cleaned, cut and limited in depth."""

from typing import Any

JOINERS = frozenset("\u200c\u200d")
"""Invisible characters that belong to words and emoji."""
REPLACEMENT = "\ufffd"
ELLIPSIS = "…"
MAX_LINE = 2_000
"""Characters of one line of text from a server that an error's message keeps."""
MAX_DEPTH = 64
"""Levels of a decoded body that an error keeps: pickle, copy and json recurse, and Python allows them about 1,000."""


def clean_text(text: str, limit: int = MAX_LINE) -> str:
    r"""Return `text` as one printable line of at most `limit` characters.

    Line breaks and other white space become a space; terminal controls, bidirectional controls and lone surrogates
    become U+FFFD.

    >>> clean_text("no\n  such\tmodel \x1b[31m!")
    'no such model \ufffd[31m!'
    >>> clean_text("abcdef", 4)
    'abc…'
    """
    beginning = text[: 4 * limit]
    line = " ".join((beginning if beginning.isprintable() else "".join(map(clean_character, beginning))).split())
    return line if len(line) <= limit and len(text) <= len(beginning) else line[: limit - 1] + ELLIPSIS


def clean_character(character: str) -> str:
    """Return a character that a terminal shows as it is."""
    if character.isprintable() or character in JOINERS:
        return character
    return " " if character.isspace() else REPLACEMENT


def limit_depth(value: Any, depth: int = MAX_DEPTH) -> Any:
    """Return `value` itself, or, where it is nested deeper than `depth`, a copy with "…" below.

    >>> limit_depth({"a": [[1]]}), limit_depth({"a": [[1]]}, 2)
    ({'a': [[1]]}, {'a': ['…']})
    """
    return prune(value, depth) if is_deeper(value, depth) else value


def is_deeper(value: Any, depth: int) -> bool:
    """Tell whether dicts and lists are nested deeper than `depth` levels, without recursion.

    >>> is_deeper([[1]], 2), is_deeper([[1]], 1)
    (False, True)
    """
    level = [value]
    for _ in range(depth + 1):
        level = [inner for outer in level for inner in list_children(outer)]
        if not level:
            return False
    return True


def list_children(value: Any) -> list[Any]:
    """Return the values in a dict, a list or a tuple; of a scalar, none."""
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else []


def prune(value: Any, depth: int) -> Any:
    """Return a copy of `value` with "…" in place of the dicts and lists below `depth` levels."""
    if not isinstance(value, (dict, list, tuple)):
        return value
    if not depth:
        return ELLIPSIS
    if isinstance(value, dict):
        return {key: prune(inner, depth - 1) for key, inner in value.items()}
    return [prune(inner, depth - 1) for inner in value]
