"""Input files: JSON lines, CSV with a header, or lines of text, as rows with their place. Effects: reads the file."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from openai_fn.errors import InvalidOptionsError, make_error

NumberedRows = Iterator[tuple[str, Any]]


def read_source(source: str | os.PathLike[str]) -> NumberedRows:
    """The rows of a file by the ending of its name, each with its place; lines without anything on them are no rows."""
    path = Path(source)
    reader = SOURCE_READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(SOURCE_READERS)
        raise InvalidOptionsError(
            make_error("invalid_options", f"{path}: what kind of file is that? Known are {known}")
        )
    try:
        opened = path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")
    except OSError as wrong:
        raise InvalidOptionsError(make_error("invalid_options", f"{path}: cannot be read: {wrong.strerror}")) from None
    with opened as file:
        yield from reader(file)


def read_json_lines(file: IO[str]) -> NumberedRows:
    """Each line's data; an error map where it is not JSON."""
    for number, line in enumerate(file, 1):
        if line.strip():
            yield f"line {number}", parse_json_line(line)


def parse_json_line(line: str) -> Any:
    """The data of a line, or an error map.

    >>> parse_json_line('{"a": 1}'), parse_json_line("{a: 1}")["category"]
    ({'a': 1}, 'invalid_params')
    """
    try:
        line.encode()
        return json.loads(line)
    except UnicodeEncodeError:
        return make_error("invalid_params", "is not UTF-8")
    except (ValueError, RecursionError) as wrong:
        return make_error("invalid_params", f"is not JSON: {wrong}")


def read_csv(file: IO[str]) -> NumberedRows:
    """Each line of a CSV file as a map by the header's names; what has no custom_id gets one from its place."""
    reader = csv.DictReader(file)
    for fields in reader:
        number = reader.line_num
        if None in fields:
            yield f"line {number}", make_error("invalid_params", "has more fields than the header")
        else:
            yield f"line {number}", {"custom_id": f"line-{number}", **fields}


def read_text_lines(file: IO[str]) -> NumberedRows:
    """Each line as {"text"}, with a custom_id from its place."""
    for number, line in enumerate(file, 1):
        if line.strip():
            yield f"line {number}", {"custom_id": f"line-{number}", "text": line.rstrip("\r\n")}


SOURCE_READERS: dict[str, Callable[[IO[str]], NumberedRows]] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json_lines,
    ".csv": read_csv,
    ".txt": read_text_lines,
}
"""How a file is read, by the ending of its name."""
