"""Sources of rows: files by the ending of their name, standard input, lists, generators. Effects: reads them.

A source is read more than once (a check, the run, the order at the end), so what can be read once only is first copied
to a temporary file.
"""

import json
import os
import shutil
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from lzma import LZMAError
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from openai_fn.bulk.digests import encode_value
from openai_fn.bulk.formats import COMPRESSIONS, READERS, NumberedRows, read_json_lines
from openai_fn.errors import InvalidOptionsError, InvalidParamsError, OpenAIError, make_error

PathLike = str | os.PathLike[str]
Source = PathLike | Iterable[Any]
ReadRows = Callable[[], NumberedRows]
STDIN = "-"
"""The name of standard input, which holds JSON lines."""


@contextmanager
def open_source(source: Source) -> Iterator[ReadRows]:
    """Yield a function that returns the rows of a source from the start, each with its place in it.

    Raises InvalidOptionsError for a source that cannot be read.
    """
    if isinstance(source, (str, os.PathLike)) and str(source) != STDIN:
        yield partial(read_source, source)
    elif isinstance(source, Sequence) and not isinstance(source, (str, bytes)):
        yield partial(number_rows, source)
    else:
        with TemporaryFile("w+b") as copy:
            yield copy_source(source, copy)


def copy_source(source: Any, copy: IO[bytes]) -> ReadRows:
    """Return a function that reads the copy of a source that can be read once only, after it was made."""
    if isinstance(source, (str, os.PathLike)):
        if sys.stdin is None:
            raise InvalidParamsError(make_error("invalid_params", "source: standard input is closed"))
        shutil.copyfileobj(sys.stdin.buffer, copy)
        return partial(reread, copy, lambda rows: rows)
    copy.writelines(map(encode_source_row, check_iterable(source)))
    return partial(reread, copy, lambda rows: number_rows(row for _, row in rows))


def reread(copy: IO[bytes], number: Callable[[NumberedRows], NumberedRows]) -> NumberedRows:
    """Yield the rows of a copy from its start."""
    copy.flush()
    with os.fdopen(os.dup(copy.fileno()), "rb") as file:
        file.seek(0)
        yield from number(read_json_lines(file))


def encode_source_row(row: Any) -> bytes:
    """Return a row as a line of JSON; an error map where JSON cannot hold it."""
    try:
        return json.dumps(row, default=encode_value).encode() + b"\n"
    except (TypeError, ValueError, RecursionError) as unfit:
        return json.dumps(make_error("invalid_params", f"cannot be written as JSON: {unfit}")).encode() + b"\n"


def check_iterable(rows: Any) -> Iterable[Any]:
    """Return rows that can be iterated over; raise InvalidOptionsError for what only looks like rows.

    >>> list(check_iterable(["a"]))
    ['a']
    """
    if hasattr(rows, "to_dict"):
        raise refuse_source("a DataFrame is not a list of rows: pass df.to_dict('records')")
    if isinstance(rows, (Mapping, str, bytes)) or not isinstance(rows, Iterable):
        raise refuse_source(f"expected rows, as a list or a generator, got {type(rows).__name__}")
    return rows


def number_rows(rows: Iterable[Any]) -> NumberedRows:
    """Yield rows with their places "row 1", "row 2" and so on."""
    return ((f"row {number}", row) for number, row in enumerate(check_iterable(rows), 1))


def read_source(source: PathLike) -> NumberedRows:
    """Yield the rows of a file, each with its place; the ending of the file's name says how it is read.

    Raises InvalidOptionsError for an unknown ending and for a file that cannot be read.
    """
    path = Path(source)
    *_, ending = ["", *(suffix for suffix in path.suffixes if suffix.lower() not in COMPRESSIONS)]
    reader = READERS.get(ending.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise refuse_source(
            f"{path}: unknown kind of file; known are {known}, each also with {', '.join(COMPRESSIONS)}"
        )
    try:
        with COMPRESSIONS.get(path.suffix.lower(), Path.open)(path, "rb") as file:
            yield from reader(file)
    except OpenAIError:
        raise
    except OSError as failed:
        raise refuse_source(f"{path}: cannot be read: {failed.strerror or failed}") from None
    except (EOFError, ValueError, LZMAError, zlib.error) as damaged:
        raise refuse_source(f"{path}: cannot be read: {damaged}") from None


def refuse_source(message: str) -> InvalidOptionsError:
    """Return the exception of a source that cannot be read."""
    return InvalidOptionsError(make_error("invalid_options", message))
