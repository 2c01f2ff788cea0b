"""Rows as the files that the Batch service takes: one endpoint each, no more lines and bytes than it allows.

A file is on disk, never in memory. Source of the limits: https://platform.openai.com/docs/guides/batch
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from openai_fn import catalog
from openai_fn.encode import encode_json
from openai_fn.errors import InvalidParamsError, OpenAIError, error
from openai_fn.shapes import Map

LIMITS: Map = {"rows": 50_000, "bytes": 200_000_000}
"""What one file may hold."""
VERSION = "/v1"
STREAMED = frozenset({"stream", "stream_options"})
"""Params without a meaning in a batch: the answer comes whole."""


# A class because it owns a file that is being written.
class Part:
    """A file of rows for one endpoint. `rows` tells which of all rows it holds, as runs [first, count]."""

    def __init__(self, endpoint: str, path: Path) -> None:
        self.endpoint, self.path = endpoint, path
        self.file: BinaryIO = path.open("xb")
        self.count, self.size = 0, 0
        self.rows: list[list[int]] = []

    def add(self, number: int, line: bytes) -> None:
        """Append a row's line; `number` counts all rows."""
        self.file.write(line)
        self.count += 1
        self.size += len(line)
        if self.rows and sum(self.rows[-1]) == number:
            self.rows[-1][1] += 1
        else:
            self.rows.append([number, 1])


def parts(items: Iterable[Map], folder: Path, extra: Map, limits: Map = LIMITS) -> list[Part]:
    """The files, in `folder`, of what `items` ask, in the order of their first rows; `extra` goes into each body."""
    filling: dict[str, Part] = {}
    made: list[Part] = []
    try:
        for number, item in enumerate(items):
            endpoint, line = endpoint_of(item), line_of(item, extra)
            part = filling.get(endpoint)
            if len(line) > limits["bytes"]:
                raise refused(item, f"is larger than the {limits['bytes']:,} bytes that a batch may have")
            if part is None or part.count >= limits["rows"] or part.size + len(line) > limits["bytes"]:
                part = filling[endpoint] = Part(endpoint, folder / f"part-{len(made)}.jsonl")
                made.append(part)
            part.add(number, line)
    finally:
        for part in made:
            part.file.close()
    return made


def line_of(item: Map, extra: Map) -> bytes:
    """A row's line of a file."""
    body = {name: value for name, value in item["params"].items() if name not in STREAMED}
    line = {"custom_id": item["custom_id"], "method": "POST", "url": endpoint_of(item), "body": {**body, **extra}}
    try:
        return encode_json(line)[0] + b"\n"
    except InvalidParamsError as wrong:
        raise refused(item, wrong.data["message"]) from None


def endpoint_of(item: Map) -> str:
    """The endpoint that answers a row; an error where the service has none for it."""
    row = catalog.row(item["operation"])
    url = VERSION + row["path"]
    if row["method"] != "post" or url not in endpoints():
        raise refused(item, f"{row['name']} cannot go into a batch; the service takes {', '.join(sorted(endpoints()))}")
    return url


@cache
def endpoints() -> frozenset[str]:
    """What a batch can ask."""
    return frozenset(catalog.bundle("create_batch")["properties"]["endpoint"]["enum"])


def refused(item: Map, why: str) -> OpenAIError:
    """The error of a row that cannot go into a batch."""
    return InvalidParamsError(error("invalid_params", f"{item['where']}: {why}", operation="submit_batch"))


def numbers(rows: Any) -> Iterable[int]:
    """The numbers of the rows in runs.

    >>> list(numbers([[0, 2], [5, 1]]))
    [0, 1, 5]
    """
    return (number for first, count in rows for number in range(first, first + count))
