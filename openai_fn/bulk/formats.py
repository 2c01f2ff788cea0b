"""File formats of rows: JSON lines, JSON arrays, CSV, lines of text, Parquet. Effects: reads open files.

Each reader takes a binary file and yields (place, row). A row that cannot be read is an error map in its place.
"""

import bz2
import csv
import gzip
import json
import lzma
from collections.abc import Callable, Iterator
from functools import partial
from io import TextIOWrapper
from typing import IO, Any

from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.request.jsonable import is_utf8
from openai_fn.types import Map

NumberedRows = Iterator[tuple[str, Any]]
MAX_FIELD = 2**31 - 1
"""Characters of a CSV field; the csv module's own limit is 131,072."""
NOT_UTF8 = "is not UTF-8"


def open_text(file: IO[bytes]) -> IO[str]:
    """Return a binary file as text; bytes that are not UTF-8 become surrogates, which `is_utf8` finds."""
    return TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")


def read_json_lines(file: IO[bytes]) -> NumberedRows:
    """Yield the value of each line that is not blank."""
    with open_text(file) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"line {number}", parse_json_line(line)


def parse_json_line(line: str) -> Any:
    """Return the value of a line, or an error map.

    >>> parse_json_line('{"a": 1}'), parse_json_line("{a: 1}")["category"]
    ({'a': 1}, 'invalid_params')
    """
    if not is_utf8(line):
        return make_error("invalid_params", NOT_UTF8)
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as wrong:
        return make_error("invalid_params", f"is not JSON: {wrong}")


def read_json_file(file: IO[bytes]) -> NumberedRows:
    """Yield the items of a JSON array; a file that begins otherwise is read as JSON lines."""
    start = file.read(256).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    file.seek(0)
    if start != b"[":
        yield from read_json_lines(file)
        return
    with open_text(file) as text:
        items = parse_json_line(text.read())
    if not isinstance(items, list):
        raise ValueError(items["message"])  # noqa: TRY004  # `read_source` says so of the file
    yield from ((f"row {number}", row) for number, row in enumerate(items, 1))


def read_csv(file: IO[bytes], delimiter: str = ",") -> NumberedRows:
    """Yield each row of a table as a dict by the names in its header.

    A row with more or fewer fields than the header is an error map, and so is one that is not UTF-8. Raises
    InvalidOptionsError for a header that names a column twice.
    """
    with open_text(file) as lines:
        reader = csv.reader(lines, delimiter=delimiter)
        rows = ((f"line {reader.line_num}", fields) for fields in iter_csv_rows(reader) if fields)
        header = check_header(next(rows, ("", []))[1])
        for where, fields in rows:
            yield where, build_table_row(header, fields)


def iter_csv_rows(reader: Any) -> Iterator[Any]:
    """Yield the fields of each row; a text that says why where a row cannot be read.

    The csv module has one limit for the whole process, so that it is raised for one row at a time only.
    """
    while True:
        before = csv.field_size_limit(MAX_FIELD)
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            fields = f"is not CSV: {wrong}"
        finally:
            csv.field_size_limit(before)
        yield fields


def check_header(header: Any) -> list[str]:
    """Return the names of a table's columns; raise InvalidOptionsError where they cannot be told apart."""
    names = header if isinstance(header, list) else []
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice or not is_utf8("".join(names)) or isinstance(header, str):
        reason = f"names {twice[0]!r} twice" if twice else header if isinstance(header, str) else NOT_UTF8
        raise InvalidOptionsError(make_error("invalid_options", f"the header of the table {reason}"))
    return names


def build_table_row(header: list[str], fields: Any) -> Map:
    """Return a row of a table as a dict, or an error map.

    >>> build_table_row(["a", "b"], ["1"])["message"]
    'has 1 field; the header has 2'
    """
    if isinstance(fields, str):
        return make_error("invalid_params", fields)
    if len(fields) != len(header):
        plural = "" if len(fields) == 1 else "s"
        return make_error("invalid_params", f"has {len(fields)} field{plural}; the header has {len(header)}")
    if not is_utf8("".join(fields)):
        return make_error("invalid_params", NOT_UTF8)
    return dict(zip(header, fields, strict=True))


def read_text_lines(file: IO[bytes]) -> NumberedRows:
    """Yield each line that is not blank as {"custom_id": "line-N", "text"}."""
    with open_text(file) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                row = {"custom_id": f"line-{number}", "text": line.rstrip("\r\n")}
                yield f"line {number}", row if is_utf8(line) else make_error("invalid_params", NOT_UTF8)


def read_parquet(file: IO[bytes]) -> NumberedRows:
    """Yield the rows of a Parquet file. Raises InvalidOptionsError where neither pyarrow nor pandas is installed."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        rows: Any = iter_pandas_rows(file)
    else:
        rows = (row for batch in ParquetFile(file).iter_batches(1024) for row in batch.to_pylist())
    yield from ((f"row {number}", row) for number, row in enumerate(rows, 1))


def iter_pandas_rows(file: IO[bytes]) -> Iterator[Any]:
    """Yield the rows of a Parquet file that pandas reads, whatever engine it uses."""
    try:
        from pandas import read_parquet as read_frame

        frame = read_frame(file)
    except ImportError:
        text = "a Parquet file needs the package pyarrow: pip install pyarrow"
        raise InvalidOptionsError(make_error("invalid_options", text)) from None
    yield from frame.to_dict("records")


READERS: dict[str, Callable[[IO[bytes]], NumberedRows]] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json_file,
    ".csv": read_csv,
    ".tsv": partial(read_csv, delimiter="\t"),
    ".txt": read_text_lines,
    ".parquet": read_parquet,
}
"""How a file is read, by the ending of its name."""
COMPRESSIONS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
"""How a compressed file is opened, by a further ending."""
