"""Rows through the API's own Batch service: cheaper, no limits to keep to, the answers within a day.

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

from openai_fn.bulk.batch import results
from openai_fn.bulk.batch.split import BATCH_LIMITS, BatchPart, iter_row_numbers, split_into_files
from openai_fn.bulk.check import check_run_options, find_row_problems, raise_row_problems
from openai_fn.bulk.rows import bad_row_error, build_item, hash_id
from openai_fn.bulk.settings import resolve_settings
from openai_fn.errors import InvalidParamsError, OpenAIError, is_error, make_error, to_exception
from openai_fn.functions import call
from openai_fn.options import mask_credentials
from openai_fn.polling import wait_for
from openai_fn.types import Map

COMPLETION_WINDOW = "24h"
PENDING_STATUSES = frozenset({"pending", "running"})
"""Statuses of an uploaded file that cannot be used yet, as Azure has them."""
PARTLY_SUBMITTED = "the batches made before that ({}) are in .data['batches'], to be waited for or cancelled"


def submit_batch(
    rows: Iterable[Any],
    options: Map | None = None,
    settings: Map | None = None,
    *,
    params: Map | None = None,
    limits: Map = BATCH_LIMITS,
) -> list[dict[str, Any]]:
    """The batches, as the API gives them, that will answer `rows`: one, or more where endpoints or limits ask for it.

    Rows are as in `bulk`, and so are `settings` (operation, params, template). All rows are checked before anything is
    sent. `params` go to `create_batch`: metadata, output_expires_after. Each batch has one key more, "rows": which of
    the rows it holds, as runs [first, count], by which `batch_results` finds their order again.
    """
    wanted = resolve_settings(settings)
    options, mode = check_run_options(options or {}, local=True)
    return list(iter_submitted(iter_batch_items(rows, wanted), options, mode, params or {}, limits))


def iter_submitted(made: Iterable[Map], options: Map, mode: Any, params: Map, limits: Map) -> Iterator[dict[str, Any]]:
    """Each batch when it is made, of items; first of all every item is checked."""
    sending = surrounding_options(options)
    batches: list[dict[str, Any]] = []
    with TemporaryDirectory(prefix="openai_fn-") as folder:
        try:
            for part in split_into_files(iter_valid(made, mode), Path(folder), options.get("body") or {}, limits):
                batches.append(create_one_batch(part, sending, params))
                yield batches[-1]
        except OpenAIError as stopped:
            if not batches:
                raise
            more = {"batches": batches, "hint": PARTLY_SUBMITTED.format(len(batches))}
            raise to_exception({**stopped.data, **more}) from None


def iter_batch_items(rows: Iterable[Any], settings: Map) -> Iterator[Map]:
    """What the rows ask; an error map for one that cannot be asked."""
    met: set[int] = set()
    for number, row in enumerate(rows, 1):
        item = build_item(f"row {number}", row, settings)
        key = hash_id(item["custom_id"])
        twice = not is_error(item) and key in met
        met.add(key)
        yield bad_row_error(f"row {number}", f"custom_id: {item['custom_id']!r} is there twice", row) if twice else item


def iter_valid(made: Iterable[Map], mode: Any) -> Iterator[Map]:
    """The items that can be asked. Once one could not, the others are only checked, and all is told at the end."""
    found: list[Any] = []
    for item in made:
        problems = find_row_problems(item, mode)
        if problems:
            found.append(problems)
        elif not found:
            yield item
    raise_row_problems(found)


def create_one_batch(part: BatchPart, options: Map, params: Map) -> dict[str, Any]:
    """The batch that answers the rows of a file, which is uploaded for it and then removed from this disk."""
    file = call("create_file", {"file": ("rows.jsonl", part.path), "purpose": "batch"}, options)
    if file.get("status") in PENDING_STATUSES:
        wait_for(
            "retrieve_file",
            {"file_id": file["id"]},
            options,
            until=lambda now: now.get("status") not in PENDING_STATUSES,
        )
    asked = {"completion_window": COMPLETION_WINDOW, **params, "input_file_id": file["id"], "endpoint": part.endpoint}
    batch = call("create_batch", asked, options)
    part.path.unlink()
    return {**batch, "rows": part.rows}


def surrounding_options(options: Map) -> dict[str, Any]:
    """The options of the calls that surround a batch, without what is meant for its rows or the shape of an answer."""
    meant = ("body", "cache", "full_response", "on_error", "stream_to")
    return {name: value for name, value in mask_credentials(options).items() if name not in meant}


def batch_results(  # noqa: PLR0913  # what to wait for, and the rhythm of it
    batches: Any,
    options: Map | None = None,
    *,
    timeout: float | None = None,
    interval: float = 5.0,
    longest: float = 60.0,
    progress: Callable[[Any], Any] | None = None,
) -> Generator[dict[str, Any], None, None]:
    """A lazy generator of result rows in the order of the rows, after each batch was waited for; as `bulk` has them.

    `batches` is what `submit_batch` gave, or a batch, an id, or several. A row without an answer, of a batch that
    failed, expired or was cancelled, is a row with an error, `retryable` where it may fare better. `timeout`, in
    seconds, is for each batch; `progress` is told each of its states, as with `wait_for`.
    """
    found = [batches] if isinstance(batches, (str, Mapping)) else list(batches)
    known = [{"id": one} if isinstance(one, str) else one for one in found]
    if not all(isinstance(one, Mapping) and isinstance(one.get("id"), str) for one in known):
        raise InvalidParamsError(make_error("invalid_params", "batches: expected batches or their ids"))
    sending = surrounding_options(options or {})
    rhythm = {"timeout": timeout, "interval": interval, "longest": longest, "progress": progress}
    return merge_in_row_order([(one.get("rows"), iter_batch_results(one, sending, rhythm)) for one in known])


def merge_in_row_order(found: list[tuple[Any, Iterator[dict[str, Any]]]]) -> Generator[dict[str, Any], None, None]:
    """The rows of several batches as one: by their numbers where all have them, else batch by batch."""
    try:
        if all(rows for rows, _ in found):
            numbered = [zip(iter_row_numbers(rows), results, strict=False) for rows, results in found]
            yield from (row for _, row in merge(*numbered, key=itemgetter(0)))
        else:
            for _, results in found:
                yield from results
    finally:
        for _, results in found:
            results.close()  # type: ignore[attr-defined]  # generators, which hold files


def iter_batch_results(batch: Map, options: Map, rhythm: Map) -> Iterator[dict[str, Any]]:
    """The result rows of one batch, in the order of its input file."""
    final = wait_for("retrieve_batch", {"batch_id": batch["id"]}, options, **rhythm)
    with TemporaryDirectory(prefix="openai_fn-") as folder:
        yield from results.join_batch_files(final, options, Path(folder))
