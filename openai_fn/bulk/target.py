"""The target of a run: result rows, one per line, each written and flushed when it is finished. Effects: its files.

The target is its own journal. Killed at any moment, it holds every row that was finished and perhaps a torn last line.
A small file beside it, TARGET.bulk.json, holds the lock and what the run's settings were.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import isfinite
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn

from toolz import dissoc

from openai_fn.bulk.digests import encode_value
from openai_fn.bulk.fingerprint import ROW_SETTINGS, describe_difference, redact_url
from openai_fn.bulk.formats import COMPRESSIONS
from openai_fn.bulk.lock import lock_file
from openai_fn.errors import InvalidOptionsError, InvalidParamsError, make_error
from openai_fn.types import Map

REASK_CATEGORIES = frozenset(
    {"authentication", "invalid_options", "invalid_params", "permission_denied", "quota", "redirect"}
)
"""Failures whose cause lies outside the row, or that cost nothing: a rerun sends the row again."""
SYNC_SECONDS = 1.0
"""Seconds of finished rows that may be lost when the power fails; a killed process loses none."""
LINE_BREAKS = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
"""Characters at which some programs break lines, and halves of characters that UTF-8 cannot hold."""
RESULT_TYPES = {"id": str, "custom_id": (str, type(None)), "response": (dict, type(None)), "error": (dict, type(None))}


@contextmanager
def hold_target(target: Path, fingerprint: Map, settings: Map) -> Iterator[bool]:
    """Hold the lock of a target that was begun with the same settings; yield whether its rows had other params.

    Raises InvalidOptionsError where another run holds it, where it is no target of bulk, or where the settings differ
    in what `retry_failed` and `changed` do not allow.
    """
    with lock_file_beside(target) as file:
        before = read_run_settings(file)
        now = check_fingerprint(target, before, fingerprint, settings)
        if before != now:
            os.ftruncate(file, 0)
            os.lseek(file, 0, os.SEEK_SET)
            os.write(file, json.dumps(now, indent=1).encode())
            os.fsync(file)
        yield "mixed" in now


@contextmanager
def lock_file_beside(target: Path) -> Iterator[int]:
    """Hold the lock of a target; raise InvalidOptionsError for a file that no run of bulk has written."""
    beside = get_settings_path(target)
    if has_content(target) and not beside.exists():
        refuse_target(f"{target}: exists, and no run of bulk has left {beside.name} beside it: choose another target")
    with lock_file(beside) as file:
        yield file


def get_settings_path(target: Path) -> Path:
    """Return the path of the file that holds the lock and the settings of a target.

    Raises InvalidOptionsError for what can be no target: a rerun reads it, and what is in it are plain JSON lines.
    """
    if target.is_dir() or not target.name:
        refuse_target(f"{target}: is a folder; name a file in it")
    if target.exists() and not target.is_file():
        refuse_target(f"{target}: is not a regular file, which a rerun could read")
    if target.suffix.lower() in COMPRESSIONS:
        refuse_target(f"{target}: results are not compressed; choose a name without {target.suffix}")
    return target.with_name(target.name + ".bulk.json")


def has_content(target: Path) -> bool:
    """Return whether a target holds anything."""
    return target.exists() and target.stat().st_size > 0


def check_fingerprint(target: Path, before: Any, now: Map, settings: Map) -> Map:
    """Return what is to be noted of a run's settings; raise InvalidOptionsError where they must not differ.

    `retry_failed` and {"changed": "ask"} allow other params of all rows. Then "mixed" is noted: rows that were answered
    with the earlier params stand.
    """
    known = normalize_fingerprint(before)
    if not has_content(target) or known == now:
        return now
    if "mixed" in known and dissoc(known, "mixed") == now:
        return known
    is_allowed = settings.get("retry_failed") or settings["changed"] == "ask"
    if is_allowed and dissoc(known, "mixed", *ROW_SETTINGS) == dissoc(now, *ROW_SETTINGS):
        return {**now, "mixed": True} if settings.get("retry_failed") else now
    advice = "" if is_allowed else describe_remedy(known, now)
    return refuse_target(f"{target}: {describe_difference(dissoc(known, 'mixed'), now)}{advice}")


def describe_remedy(known: Map, now: Map) -> str:
    """Return which settings would allow a difference, where one does."""
    differs_in_rows = dissoc(known, "mixed", *ROW_SETTINGS) == dissoc(now, *ROW_SETTINGS)
    return "; {'retry_failed': True} sends what failed again with other params" if differs_in_rows else ""


def normalize_fingerprint(before: Any) -> dict[str, Any]:
    """Return what an earlier run noted, without the credentials that old versions wrote into it."""
    known = before if isinstance(before, dict) else {}
    return {**known, "base_url": redact_url(known["base_url"])} if isinstance(known.get("base_url"), str) else known


def refuse_target(message: str) -> NoReturn:
    """Raise InvalidOptionsError with a reason."""
    raise InvalidOptionsError(make_error("invalid_options", message))


def read_run_settings(file: int) -> Any:
    """Return the settings that a file holds; None where there are none, or they were torn."""
    os.lseek(file, 0, os.SEEK_SET)
    return parse_run_settings(os.read(file, 1 << 20))


def parse_run_settings(content: bytes) -> Any:
    """Return the settings in the content of a file; None where there are none, or they were torn.

    >>> parse_run_settings(b'{"version": 1}'), parse_run_settings(b'{"vers')
    ({'version': 1}, None)
    """
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def parse_result_line(line: bytes) -> Map | None:
    """Return the result row in a line, or None.

    >>> parse_result_line(b'{"id": "row_1", "custom_id": "a", "respo')
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) and all(is_result_key(row, key) for key in RESULT_TYPES) else None


def is_result_key(row: Map, key: str) -> bool:
    """Return whether a row has a key of result rows with a value of its type."""
    return key in row and isinstance(row[key], RESULT_TYPES[key])  # type: ignore[arg-type]  # types and tuples of types


def read_results(target: str | os.PathLike[str]) -> list[dict[str, Any]]:
    """Return the result rows of a target, for `pandas.DataFrame` and the like; a torn last line is left out.

    Raises InvalidParamsError for a line that is no result row. A target that is too large for the memory is read line
    by line: `for line in open(target, encoding="utf-8")`.
    """
    rows = []
    with Path(target).open("rb") as file:
        for number, line in enumerate(file, 1):
            row = parse_result_line(line)
            if row is not None:
                rows.append(dict(row))
            elif line.endswith(b"\n") and line.strip():
                text = f"{target}: line {number} is not a result row of bulk"
                raise InvalidParamsError(make_error("invalid_params", text))
    return rows


def is_standing(row: Map, *, retry_failed: bool = False) -> bool:
    """Return whether a row is not to be sent again: it succeeded, or its failure would be the same again."""
    error = row["error"]
    return error is None or not (retry_failed or error.get("retryable") or error.get("category") in REASK_CATEGORIES)


@contextmanager
def open_appender(target: Path) -> Iterator[Callable[[Map], None]]:
    """Yield a function that appends a row to the target; when it returns, the row survives the end of this process.

    It raises OSError that says how to continue where the row cannot be written.
    """
    file = os.open(target, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    synced = monotonic()

    def append(row: Map) -> None:
        nonlocal synced
        write_line(file, target, encode_row(row))
        if monotonic() - synced > SYNC_SECONDS:
            os.fsync(file)
            synced = monotonic()

    try:
        yield append
    finally:
        os.fsync(file)
        os.close(file)


def write_line(file: int, target: Path, line: bytes) -> None:
    """Write all of a line; raise OSError that says how to continue where that is not possible."""
    try:
        while line:
            line = line[os.write(file, line) :]
    except OSError as failed:
        text = f"cannot be written ({failed.strerror}): free space on the disk and run the same again; rows that"
        raise OSError(failed.errno, f"{text} were in flight are sent again", str(target)) from failed


def encode_row(row: Map) -> bytes:
    r"""Return a row as a line of UTF-8 that every program takes for one line; bytes such as speech as base64.

    >>> encode_row({"body": b"\x00"})
    b'{"body": "AA=="}\n'
    >>> encode_row({"text": "a\u2028b"})
    b'{"text": "a\\u2028b"}\n'
    """
    try:
        text = json.dumps(row, ensure_ascii=False, default=encode_value, allow_nan=False)
    except ValueError:
        text = json.dumps(drop_nan(row), ensure_ascii=False, default=encode_value)
    return LINE_BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode() + b"\n"


def drop_nan(value: Any) -> Any:
    """Return a value with None in place of numbers that JSON does not have.

    >>> drop_nan({"n": [float("nan"), 1.5]})
    {'n': [None, 1.5]}
    """
    if isinstance(value, Mapping):
        return {key: drop_nan(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [drop_nan(part) for part in value]
    return None if isinstance(value, float) and not isfinite(value) else value
