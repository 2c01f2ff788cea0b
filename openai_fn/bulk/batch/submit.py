"""Rows through the API's own Batch service: cheaper, without limits to keep, answered within a day.

    batches = submit_batch(rows, options)          # keep them: they are plain data
    for row in batch_results(batches, options): ...

https://platform.openai.com/docs/guides/batch
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from heapq import merge
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from toolz import dissoc

from openai_fn.bulk.batch import results
from openai_fn.bulk.batch.split import BATCH_LIMITS, BatchPart, iter_row_numbers, split_into_files
from openai_fn.bulk.batch.tags import create_tagged_batch
from openai_fn.bulk.check import check_run_options, find_item_problems, raise_row_problems
from openai_fn.bulk.function_rows import refuse_function, resolve_operation
from openai_fn.bulk.generator import iter_items
from openai_fn.bulk.rows import is_bad
from openai_fn.bulk.settings import resolve_settings
from openai_fn.errors import InvalidParamsError, OpenAIError, make_error, to_exception
from openai_fn.functions import call
from openai_fn.options import mask_credentials
from openai_fn.polling import wait_for
from openai_fn.types import Map

COMPLETION_WINDOW = "24h"
PENDING_STATUSES = frozenset({"pending", "running"})
"""Statuses of an uploaded file that cannot be used yet, as Azure has them."""
PARTLY_SUBMITTED = "the batches made before that ({}) are in .data['batches'], to be waited for or cancelled"
FILE_KEYS = ("input_file_id", "output_file_id", "error_file_id")
SURROUNDING_OPTIONS = ("body", "cache", "full_response", "on_error", "stream_to")
"""Options that are meant for the rows, or for the shape of a result."""
CreatePart = Callable[[BatchPart, Map, Map, list[dict[str, Any]]], dict[str, Any]]


def submit_batch(
    rows: Iterable[Any],
    options: Map | None = None,
    settings: Map | None = None,
    *,
    params: Map | None = None,
    limits: Map = BATCH_LIMITS,
) -> list[dict[str, Any]]:
    """Return the batches, as the API gives them, that will process `rows`: one, or more by endpoints and limits.

    Rows are as in `bulk`, and so are `settings` (operation, params, template). All rows are checked before anything is
    sent. `params` go to `create_batch`: metadata, output_expires_after. Each batch has one key more, "rows": which of
    the rows it holds, as runs [first, count], by which `batch_results` restores their order; and "fields", the extra
    fields of rows that have any.

    Raises InvalidOptionsError, InvalidParamsError that names every bad row, and OpenAIError where the service fails;
    its `data["batches"]` are those that were made before.
    """
    resolved = resolve_settings(settings)
    resolved, options = resolve_operation(resolved, options)
    refuse_function(resolved)
    options, mode = check_run_options(options, local=True)
    return list(iter_submitted(iter_items(rows, resolved, float("inf")), options, mode, params or {}, limits))


def iter_submitted(  # noqa: PLR0913  # what is sent, and how
    items: Iterable[Map],
    options: Map,
    mode: Any,
    params: Map,
    limits: Map,
    *,
    create: CreatePart | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield each batch when it is made, of items that are all checked first."""
    sending = surrounding_options(options)
    batches: list[dict[str, Any]] = []
    with TemporaryDirectory(prefix="openai_fn-") as folder:
        try:
            for part in split_into_files(iter_valid(items, mode), Path(folder), options.get("body") or {}, limits):
                batches.append((create or create_part)(part, sending, params, batches))
                yield batches[-1]
        except OpenAIError as stopped:
            if not batches:
                raise
            more = {"batches": batches, "hint": PARTLY_SUBMITTED.format(len(batches))}
            raise to_exception({**stopped.data, **more}) from None


def iter_valid(items: Iterable[Map], mode: Any) -> Iterator[Map]:
    """Yield the items that can be sent; after the first bad one only check the others, and report all at the end."""
    bad: list[Any] = []
    for item in items:
        problems = find_item_problems(item, mode)
        if problems or is_bad(item):
            bad.append(problems)
        elif not bad:
            yield item
    raise_row_problems(bad)


def create_part(part: BatchPart, options: Map, params: Map, _batches: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the batch of a file of rows, which is uploaded for it."""
    request = build_batch_request(part, options, params)
    return {**create_tagged_batch(request, uuid4().hex, options), **describe_batch_part(part)}


def build_batch_request(part: BatchPart, options: Map, params: Map) -> dict[str, Any]:
    """Return the params of create_batch for a file of rows, after it was uploaded and removed from this disk."""
    file = call("create_file", {"file": ("rows.jsonl", part.path), "purpose": "batch"}, options)
    part.path.unlink()
    if file.get("status") in PENDING_STATUSES:
        wait_for("retrieve_file", {"file_id": file["id"]}, options, until=is_file_ready)
    return {"completion_window": COMPLETION_WINDOW, **params, "input_file_id": file["id"], "endpoint": part.endpoint}


def is_file_ready(file: Map) -> bool:
    """Return whether an uploaded file can be used."""
    return file.get("status") not in PENDING_STATUSES


def describe_batch_part(part: BatchPart) -> dict[str, Any]:
    """Return the keys that a batch has beside the API's own."""
    return {"rows": part.rows, **({"fields": part.fields} if part.fields else {})}


def surrounding_options(options: Map) -> dict[str, Any]:
    """Return the options of the calls that surround a batch."""
    return dissoc(mask_credentials(options), *SURROUNDING_OPTIONS)  # type: ignore[no-any-return]  # toolz has no types


def batch_results(  # noqa: PLR0913  # what to wait for, and the rhythm of it
    batches: Any,
    options: Map | None = None,
    *,
    timeout: float | None = None,
    interval: float = 5.0,
    longest: float = 60.0,
    progress: Callable[[Any], Any] | None = None,
    delete_files: bool = False,
) -> Generator[dict[str, Any], None, None]:
    """Return a lazy generator of result rows in the order of the rows, after each batch was waited for.

    `batches` is what `submit_batch` returned, or a batch, an id, or several. Rows have the form of `bulk`. A row
    without a response, of a batch that failed, expired or was cancelled, becomes a row with an error, which is
    `retryable` if another attempt may succeed. `timeout`, in seconds, applies to each batch; `progress` is called with
    each of its states, as in `wait_for`. With `delete_files` the files of the batches are deleted from the service
    after the last row.

    Raises InvalidParamsError for anything that is not a batch; OpenAIError, while it is iterated, if the service fails.
    """
    several = [batches] if isinstance(batches, (str, Mapping)) else list(batches)
    known = [{"id": one} if isinstance(one, str) else one for one in several]
    if not all(isinstance(one, Mapping) and isinstance(one.get("id"), str) for one in known):
        raise InvalidParamsError(make_error("invalid_params", "batches: expected batches or their ids"))
    sending = surrounding_options(options or {})
    rhythm: dict[str, Any] = {"timeout": timeout, "interval": interval, "longest": longest, "progress": progress}
    finished: list[Map] = []

    def wait(batch: Map) -> Map:
        finished.append(wait_for("retrieve_batch", {"batch_id": batch["id"]}, sending, **rhythm))
        return finished[-1]

    rows = merge_in_row_order([(one.get("rows"), iter_batch_results(one, sending, wait)) for one in known])
    return delete_afterwards(rows, finished, sending) if delete_files else rows


def delete_afterwards(
    rows: Iterator[dict[str, Any]], finished: list[Map], options: Map
) -> Generator[dict[str, Any], None, None]:
    """Yield rows, then delete the files of the batches that they came from."""
    yield from rows
    delete_batch_files(finished, options)


def delete_batch_files(batches: Iterable[Map], options: Map) -> None:
    """Delete the files of batches from the service. One that cannot be deleted is left: the results are there."""
    for batch in batches:
        for file_id in filter(None, map(batch.get, FILE_KEYS)):
            call("delete_file", {"file_id": file_id}, {**options, "on_error": "return"})


def merge_in_row_order(
    numbered: list[tuple[Any, Iterator[dict[str, Any]]]],
) -> Generator[dict[str, Any], None, None]:
    """Yield the rows of several batches as one: by their numbers where all have them, else batch by batch."""
    try:
        if all(rows for rows, _ in numbered):
            streams = [zip(iter_row_numbers(rows), result_rows, strict=False) for rows, result_rows in numbered]
            yield from (row for _, row in merge(*streams, key=itemgetter(0)))
        else:
            for _, result_rows in numbered:
                yield from result_rows
    finally:
        for _, result_rows in numbered:
            result_rows.close()  # type: ignore[attr-defined]  # generators, which hold files


def iter_batch_results(batch: Map, options: Map, wait: Callable[[Map], Map]) -> Iterator[dict[str, Any]]:
    """Yield the result rows of one batch, in the order of its input file, after `wait` has returned its last state."""
    final = {**wait(batch), "fields": batch.get("fields")}
    with TemporaryDirectory(prefix="openai_fn-") as folder:
        yield from results.join_batch_files(final, options, Path(folder))
