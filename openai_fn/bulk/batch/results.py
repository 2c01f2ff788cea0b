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
from openai_fn.bulk.rows import build_item, hash_id
from openai_fn.bulk.settings import DEFAULT_SETTINGS
from openai_fn.bulk.source import parse_json_line
from openai_fn.errors import is_error, to_exception
from openai_fn.functions import call
from openai_fn.middleware.retry import compute_retry_delay
from openai_fn.options import to_long_form
from openai_fn.types import Map

FilePosition = tuple[BinaryIO, int]


def join_batch_files(batch: Map, options: Map, folder: Path) -> Iterator[dict[str, Any]]:
    """A result row for each line of the input file; where that is gone, for each answer."""
    kept = {name: download_batch_file(batch, name, options, folder) for name in ("output", "error", "input")}
    opened = {name: path.open("rb") for name, path in kept.items() if path}
    try:
        asked = opened.get("input")
        places = index_answers(opened[name] for name in ("output", "error") if name in opened)
        yield from iter_matched_rows(asked, places, batch) if asked else iter_answers(places)
    finally:
        for file in opened.values():
            file.close()


def download_batch_file(batch: Map, name: str, options: Map, folder: Path) -> Path | None:
    """A file of a batch, as one on disk; None where there is none. One that breaks off is fetched again.

    Only the input file may be gone: without it the rows have the order in which they were answered.
    """
    file_id, path = batch.get(f"{name}_file_id"), folder / name
    policy = to_long_form("retry", options.get("retry") or {})
    for attempt in count(1) if file_id else ():
        told = call("download_file", {"file_id": file_id}, {**options, "stream_to": path, "on_error": "return"})
        if not is_error(told):
            return path
        if name == "input" and told["category"] == "not_found":
            return None
        wait = compute_retry_delay({"error": told}, attempt, policy)
        if wait is None:
            raise to_exception(told)
        policy.get("sleep", time.sleep)(wait)
    return None


def index_answers(files: Iterable[BinaryIO]) -> dict[int, FilePosition]:
    """Where the answer to each row stands: a file and a place in it, by the custom_id as a number."""
    places: dict[int, FilePosition] = {}
    for file in files:
        at = 0
        for line in file:
            row = parse_answer_line(line)
            if row:
                places.setdefault(hash_id(row["custom_id"]), (file, at))
            at += len(line)
    return places


def parse_answer_line(line: bytes) -> dict[str, Any] | None:
    """The answer in a line; None where it is torn or none.

    >>> parse_answer_line(b'{"custom_id": "a", "respo')
    """
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and isinstance(row.get("custom_id"), str) else None


def read_answer_at(place: FilePosition) -> dict[str, Any]:
    """The answer at a place."""
    file, at = place
    file.seek(at)
    return parse_answer_line(file.readline()) or {}


def iter_matched_rows(asked: BinaryIO, places: dict[int, FilePosition], batch: Map) -> Iterator[dict[str, Any]]:
    """Each row of the input file with its answer."""
    for number, line in enumerate(asked, 1):
        if line.strip():
            item = build_item(
                f"line {number}", parse_json_line(line.decode("utf-8", "surrogateescape")), DEFAULT_SETTINGS
            )
            place = places.pop(hash_id(item["custom_id"]), None)
            yield make_result_row(
                item, parse_output_line(read_answer_at(place)) if place else missing_row(batch, number)
            )


def iter_answers(places: dict[int, FilePosition]) -> Iterator[dict[str, Any]]:
    """Each answer, in the order of the files."""
    for place in places.values():
        row = read_answer_at(place)
        yield make_result_row(row, parse_output_line(row))


def make_result_row(item: Map, answer: Map) -> dict[str, Any]:
    """A result row: what was asked, by its id, and the answer."""
    failed = answer["error"] and {"operation": item.get("operation"), **answer["error"]}
    return {"id": item["id"], "custom_id": item["custom_id"], "response": answer["response"], "error": failed}
