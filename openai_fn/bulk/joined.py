"""The files of a finished batch as result rows, in the order of its input file.

They are on disk while they are joined; in memory is only where each answer stands.
"""

import json
import time
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from openai_fn.bulk.outcomes import missing, outcome
from openai_fn.bulk.rows import item_of, short
from openai_fn.bulk.settings import DEFAULTS
from openai_fn.bulk.source import parsed
from openai_fn.errors import exception, is_error
from openai_fn.functions import call
from openai_fn.middleware import delay
from openai_fn.options import spelled
from openai_fn.shapes import Map

Place = tuple[BinaryIO, int]


def rows(batch: Map, options: Map, folder: Path) -> Iterator[dict[str, Any]]:
    """A result row for each line of the input file; where that is gone, for each answer."""
    kept = {name: fetched(batch, name, options, folder) for name in ("output", "error", "input")}
    opened = {name: path.open("rb") for name, path in kept.items() if path}
    try:
        asked = opened.get("input")
        places = found(opened[name] for name in ("output", "error") if name in opened)
        yield from matched(asked, places, batch) if asked else given(places)
    finally:
        for file in opened.values():
            file.close()


def fetched(batch: Map, name: str, options: Map, folder: Path) -> Path | None:
    """A file of a batch, as one on disk; None where there is none. One that breaks off is fetched again.

    Only the input file may be gone: without it the rows have the order in which they were answered.
    """
    file_id, path = batch.get(f"{name}_file_id"), folder / name
    policy = spelled("retry", options.get("retry") or {})
    for attempt in count(1) if file_id else ():
        told = call("download_file", {"file_id": file_id}, {**options, "stream_to": path, "on_error": "return"})
        if not is_error(told):
            return path
        if name == "input" and told["category"] == "not_found":
            return None
        wait = delay({"error": told}, attempt, policy)
        if wait is None:
            raise exception(told)
        policy.get("sleep", time.sleep)(wait)
    return None


def found(files: Iterable[BinaryIO]) -> dict[int, Place]:
    """Where the answer to each row stands: a file and a place in it, by the custom_id as a number."""
    places: dict[int, Place] = {}
    for file in files:
        at = 0
        for line in file:
            row = row_in(line)
            if row:
                places.setdefault(short(row["custom_id"]), (file, at))
            at += len(line)
    return places


def row_in(line: bytes) -> dict[str, Any] | None:
    """The answer in a line; None where it is torn or none.

    >>> row_in(b'{"custom_id": "a", "respo')
    """
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) and isinstance(row.get("custom_id"), str) else None


def read(place: Place) -> dict[str, Any]:
    """The answer at a place."""
    file, at = place
    file.seek(at)
    return row_in(file.readline()) or {}


def matched(asked: BinaryIO, places: dict[int, Place], batch: Map) -> Iterator[dict[str, Any]]:
    """Each row of the input file with its answer."""
    for number, line in enumerate(asked, 1):
        if line.strip():
            item = item_of(f"line {number}", parsed(line.decode("utf-8", "surrogateescape")), DEFAULTS)
            place = places.pop(short(item["custom_id"]), None)
            yield named(item, outcome(read(place)) if place else missing(batch, number))


def given(places: dict[int, Place]) -> Iterator[dict[str, Any]]:
    """Each answer, in the order of the files."""
    for place in places.values():
        row = read(place)
        yield named(row, outcome(row))


def named(item: Map, answer: Map) -> dict[str, Any]:
    """A result row: what was asked, by its id, and the answer."""
    failed = answer["error"] and {"operation": item.get("operation"), **answer["error"]}
    return {"id": item["id"], "custom_id": item["custom_id"], "response": answer["response"], "error": failed}
