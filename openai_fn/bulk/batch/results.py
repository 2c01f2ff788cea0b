"""The files of a finished batch as result rows, in the order of its input file.

They are on disk while they are joined; in memory is only where each answer stands.
"""

import json
import time
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from openai_fn.bulk.batch.outcomes import missing_row, parse_output_line
from openai_fn.bulk.digests import hash_id
from openai_fn.bulk.formats import parse_json_line
from openai_fn.bulk.rows import build_item
from openai_fn.bulk.settings import DEFAULT_SETTINGS
from openai_fn.errors import is_error, to_exception
from openai_fn.functions import call
from openai_fn.middleware.retry import compute_retry_delay
from openai_fn.options import to_long_form
from openai_fn.response.decode import nests_too_deeply
from openai_fn.types import Map

FilePosition = tuple[BinaryIO, int]


def join_batch_files(batch: Map, options: Map, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield a result row for each line of the input file; where that is gone, for each answer."""
    paths = {name: download_batch_file(batch, name, options, folder) for name in ("output", "error", "input")}
    files = {name: path.open("rb") for name, path in paths.items() if path}
    try:
        rows = files.get("input")
        positions = index_answers(files[name] for name in ("output", "error") if name in files)
        yield from iter_matched_rows(rows, positions, batch) if rows else iter_answers(positions)
    finally:
        for file in files.values():
            file.close()


def download_batch_file(batch: Map, name: str, options: Map, folder: Path) -> Path | None:
    """Return the path of a downloaded file of a batch; None where it has none. A download that breaks off is repeated.

    Only the input file may be gone: without it the rows have the order in which they were answered.
    """
    file_id, path = batch.get(f"{name}_file_id"), folder / name
    policy = to_long_form("retry", options.get("retry") or {})
    for attempt in count(1) if file_id else ():
        result = call("download_file", {"file_id": file_id}, {**options, "stream_to": path, "on_error": "return"})
        if not is_error(result):
            return path
        if name == "input" and result["category"] == "not_found":
            return None
        delay = compute_retry_delay({"error": result}, attempt, policy)
        if delay is None:
            raise to_exception(result)
        policy.get("sleep", time.sleep)(delay)
    return None


def index_answers(files: Iterable[BinaryIO]) -> dict[int, FilePosition]:
    """Return where the answer to each row stands: a file and a position in it, by the custom_id as a number."""
    positions: dict[int, FilePosition] = {}
    for file in files:
        start = 0
        for line in file:
            row = parse_answer_line(line)
            if row:
                positions.setdefault(hash_id(row["custom_id"]), (file, start))
            start += len(line)
    return positions


def parse_answer_line(line: bytes) -> dict[str, Any] | None:
    """Return the answer in a line; None where it is torn or none.

    >>> parse_answer_line(b'{"custom_id": "a", "respo')
    >>> parse_answer_line(b'{"custom_id": "a", "response": ' + b"[" * 300 + b"]" * 300 + b"}")
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if nests_too_deeply(row, line):  # it could not be written again
        return None
    return row if isinstance(row, dict) and isinstance(row.get("custom_id"), str) else None


def read_answer_at(position: FilePosition) -> dict[str, Any]:
    """Return the answer at a position."""
    file, start = position
    file.seek(start)
    return parse_answer_line(file.readline()) or {}


def iter_matched_rows(rows: BinaryIO, positions: dict[int, FilePosition], batch: Map) -> Iterator[dict[str, Any]]:
    """Yield the result row of each row of the input file."""
    fields = batch.get("fields") or {}
    for number, line in enumerate(rows, 1):
        if line.strip():
            row = parse_json_line(line.decode("utf-8", "surrogateescape"))
            item = build_item(f"line {number}", row, DEFAULT_SETTINGS)
            position = positions.pop(hash_id(item["custom_id"]), None)
            outcome = parse_output_line(read_answer_at(position)) if position else missing_row(batch, number)
            yield make_result_row(item, outcome, fields)


def iter_answers(positions: dict[int, FilePosition]) -> Iterator[dict[str, Any]]:
    """Yield the result row of each answer, in the order of the files."""
    for position in positions.values():
        row = read_answer_at(position)
        yield make_result_row(row, parse_output_line(row), {})


def make_result_row(item: Map, outcome: Map, fields: Map) -> dict[str, Any]:
    """Return a result row: what was sent, by its id, the extra fields of the row, and the outcome."""
    error = outcome["error"] and {"operation": item.get("operation"), **outcome["error"]}
    head = {"id": item["id"], "custom_id": item["custom_id"], **fields.get(item["custom_id"], {})}
    return {**head, "response": outcome["response"], "error": error}
