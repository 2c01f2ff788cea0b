"""The target of a run: result rows, one a line, each written and flushed when it is finished. Effects: its files.

The target is the journal. Killed at any moment, it holds every row that was finished and perhaps a torn last line. A
small file beside it, TARGET.bulk.json, holds the lock and what the run's settings were.
"""

import base64
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn

from openai_fn.bulk.lock import lock_file
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Map

REASK_CATEGORIES = frozenset(
    {"authentication", "invalid_options", "invalid_params", "permission_denied", "quota", "redirect"}
)
"""Failures whose cause lies outside the row, or that cost nothing: on a rerun the row is asked again."""
SYNC_SECONDS = 1.0
"""Seconds of finished rows that may be lost when the power fails; a killed process loses none."""


@contextmanager
def hold_target(target: Path, settings: Map) -> Iterator[None]:
    """Nothing; the block is the only run that writes to `target`, which was begun with the same settings."""
    beside = target.with_name(target.name + ".bulk.json")
    there = target.exists() and target.stat().st_size > 0
    if there and not beside.exists():
        refuse_target(f"{target}: exists, and no run of bulk has left {beside.name} beside it: choose another target")
    with lock_file(beside) as file:
        before = read_run_settings(file)
        if there and before != settings:
            refuse_target(f"{target}: {describe_difference(before or {}, settings)}")
        if before != settings:
            os.ftruncate(file, 0)
            os.lseek(file, 0, os.SEEK_SET)
            os.write(file, json.dumps(settings, indent=1).encode())
            os.fsync(file)
        yield


def refuse_target(message: str) -> NoReturn:
    """Nothing; raises, with the reason."""
    raise InvalidOptionsError(make_error("invalid_options", message))


def read_run_settings(file: int) -> Any:
    """The settings that a file holds; None where there are none, or they were torn."""
    os.lseek(file, 0, os.SEEK_SET)
    try:
        return json.loads(os.read(file, 1 << 20))
    except ValueError:
        return None


def describe_difference(before: Map, now: Map) -> str:
    """In what the settings differ, as the reason of a refusal; {"digest"} stands for a value that is not told.

    >>> describe_difference({"operation": "create_response"}, {"operation": "create_embedding"}).partition(";")[0]
    "was begun with operation 'create_response', not 'create_embedding'"
    """
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    told = [describe_change(name, before.get(name), now.get(name)) for name in names]
    return f"was begun with {' and '.join(told)}; run it as before, or choose another target"


def describe_change(name: str, before: Any, now: Any) -> str:
    """How one setting differs.

    >>> describe_change("params", {"digest": "0f"}, {"digest": "1e"}), describe_change("params", None, {"digest": "1e"})
    ('other params', 'no params')
    """
    if isinstance(before, dict) or isinstance(now, dict):
        return f"other {name}" if before else f"no {name}"
    return f"{name} {before!r}, not {now!r}"


def iter_journal(target: Path) -> Iterator[tuple[bytes, Map | None]]:
    """The lines of a target as they are, each with its row; None for one that is torn or no result."""
    if not target.exists():
        return
    with target.open("rb") as file:
        for line in file:
            yield line, parse_result_line(line)


def parse_result_line(line: bytes) -> Map | None:
    """The result row in a line, or None.

    >>> parse_result_line(b'{"id": "row_1", "custom_id": "a", "respo')
    """
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and {"id", "custom_id", "response", "error"} <= row.keys() else None


def is_standing(row: Map) -> bool:
    """Whether a row is not to be asked again: an answer, or a failure that would be the same again."""
    failed = row["error"]
    return failed is None or not (failed["retryable"] or failed["category"] in REASK_CATEGORIES)


def rewrite_target(target: Path, pieces: Iterable[bytes]) -> None:
    """Put `pieces` in the target's place; whatever happens there is the old one or the new one."""
    fresh = target.with_name(target.name + ".tmp")
    with fresh.open("wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(target)


@contextmanager
def open_appender(target: Path) -> Iterator[Callable[[Map], None]]:
    """A function that appends a row to the target; when it returns, the row survives the end of this process."""
    file = os.open(target, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    synced = monotonic()

    def append(row: Map) -> None:
        nonlocal synced
        left = encode_row(row)
        while left:
            left = left[os.write(file, left) :]
        if monotonic() - synced > SYNC_SECONDS:
            os.fsync(file)
            synced = monotonic()

    try:
        yield append
    finally:
        os.fsync(file)
        os.close(file)


def encode_row(row: Map) -> bytes:
    r"""A row as a line; bytes in it, such as speech, as base64.

    >>> encode_row({"body": b"\x00"})
    b'{"body": "AA=="}\n'
    """
    text = json.dumps(row, ensure_ascii=False, default=encode_value)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def encode_value(value: Any) -> str:
    """What JSON does not know, as text."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else repr(value)
