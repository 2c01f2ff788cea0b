"""Rows as the files that the Batch service takes: one endpoint each, no more lines and bytes than it allows.

A file is on disk, never in memory. Source of the limits: https://platform.openai.com/docs/guides/batch
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from openai_fn.catalog import operations
from openai_fn.errors import InvalidParamsError, OpenAIError, make_error
from openai_fn.request.encode import encode_json
from openai_fn.types import Map

BATCH_LIMITS: Map = {"rows": 50_000, "bytes": 200_000_000}
"""How many rows and bytes one file may hold."""
URL_VERSION = "/v1"
STREAM_PARAMS = frozenset({"stream", "stream_options"})
"""Params without a meaning in a batch: its responses are never streamed."""


# A class because it owns a file that is being written.
class BatchPart:
    """A file of rows for one endpoint.

    `rows` are the numbers of the rows that it holds, as runs [first, count]; `fields` are the extra fields of those
    that have any, by custom_id.
    """

    def __init__(self, endpoint: str, path: Path) -> None:
        self.endpoint, self.path = endpoint, path
        self.file: BinaryIO = path.open("xb")
        self.count, self.size = 0, 0
        self.rows: list[list[int]] = []
        self.fields: dict[str, Map] = {}

    def add(self, number: int, item: Map, line: bytes) -> None:
        """Append a row's line; `number` counts all rows."""
        if item["extras"]:
            self.fields[item["custom_id"]] = item["extras"]
        self.file.write(line)
        self.count += 1
        self.size += len(line)
        if self.rows and sum(self.rows[-1]) == number:
            self.rows[-1][1] += 1
        else:
            self.rows.append([number, 1])


def split_into_files(items: Iterable[Map], folder: Path, extra: Map, limits: Map = BATCH_LIMITS) -> list[BatchPart]:
    """Return the files in `folder` that hold `items`, in the order of their first rows; `extra` goes into each body."""
    filling: dict[str, BatchPart] = {}
    parts: list[BatchPart] = []
    try:
        for number, item in enumerate(items):
            endpoint, line = find_batch_endpoint(item), encode_batch_line(item, extra)
            part = filling.get(endpoint)
            if len(line) > limits["bytes"]:
                raise batch_row_error(item, f"is larger than the {limits['bytes']:,} bytes that a batch may have")
            if part is None or part.count >= limits["rows"] or part.size + len(line) > limits["bytes"]:
                part = filling[endpoint] = BatchPart(endpoint, folder / f"part-{len(parts)}.jsonl")
                parts.append(part)
            part.add(number, item, line)
    finally:
        for part in parts:
            part.file.close()
    return parts


def encode_batch_line(item: Map, extra: Map) -> bytes:
    """Return a row's line of a file; raise InvalidParamsError where it has none."""
    if item["options"]:
        raise batch_row_error(item, "options: a batch has no options for single rows")
    body = {name: value for name, value in item["params"].items() if name not in STREAM_PARAMS}
    line = {
        "custom_id": item["custom_id"],
        "method": "POST",
        "url": find_batch_endpoint(item),
        "body": {**body, **extra},
    }
    try:
        return encode_json(line)[0] + b"\n"
    except InvalidParamsError as wrong:
        raise batch_row_error(item, wrong.data["message"]) from None


def find_batch_endpoint(item: Map) -> str:
    """Return the endpoint of a row; raise InvalidParamsError where the service has none for it."""
    row = operations.find_row(item["operation"])
    url = URL_VERSION + row["path"]
    if row["method"] != "post" or url not in list_batch_endpoints():
        raise batch_row_error(
            item, f"{row['name']} cannot go into a batch; the service takes {', '.join(sorted(list_batch_endpoints()))}"
        )
    return url


@cache
def list_batch_endpoints() -> frozenset[str]:
    """Return the endpoints that a batch can call."""
    return frozenset(operations.bundle_schema("create_batch")["properties"]["endpoint"]["enum"])


def batch_row_error(item: Map, why: str) -> OpenAIError:
    """Return the exception of a row that cannot go into a batch."""
    return InvalidParamsError(make_error("invalid_params", f"{item['where']}: {why}", operation="submit_batch"))


def iter_row_numbers(rows: Any) -> Iterable[int]:
    """Return the numbers of the rows in runs [first, count].

    >>> list(iter_row_numbers([[0, 2], [5, 1]]))
    [0, 1, 5]
    """
    return (number for first, count in rows for number in range(first, first + count))
