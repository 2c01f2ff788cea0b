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

from openai_fn.bulk import joined
from openai_fn.bulk.parts import LIMITS, Part, numbers, parts
from openai_fn.bulk.rows import bad, item_of, short
from openai_fn.bulk.settings import settled
from openai_fn.bulk.survey import checked, report, wrong
from openai_fn.errors import InvalidParamsError, OpenAIError, error, exception, is_error
from openai_fn.functions import call
from openai_fn.secret import sealed
from openai_fn.shapes import Map
from openai_fn.waiting import wait_for

WINDOW = "24h"
UNREADY = frozenset({"pending", "running"})
"""Statuses of an uploaded file that cannot be used yet, as Azure has them."""
PARTLY = "the batches made before that ({}) are in .data['batches'], to be waited for or cancelled"


def submit_batch(
    rows: Iterable[Any],
    options: Map | None = None,
    settings: Map | None = None,
    *,
    params: Map | None = None,
    limits: Map = LIMITS,
) -> list[dict[str, Any]]:
    """The batches, as the API gives them, that will answer `rows`: one, or more where endpoints or limits ask for it.

    Rows are as in `bulk`, and so are `settings` (operation, params, template). All rows are checked before anything is
    sent. `params` go to `create_batch`: metadata, output_expires_after. Each batch has one key more, "rows": which of
    the rows it holds, as runs [first, count], by which `batch_results` finds their order again.
    """
    wanted = settled(settings)
    options, mode = checked(options or {}, local=True)
    return list(submitted(items(rows, wanted), options, mode, params or {}, limits))


def submitted(made: Iterable[Map], options: Map, mode: Any, params: Map, limits: Map) -> Iterator[dict[str, Any]]:
    """Each batch when it is made, of items; first of all every item is checked."""
    sending = plainly(options)
    batches: list[dict[str, Any]] = []
    with TemporaryDirectory(prefix="openai_fn-") as folder:
        try:
            for part in parts(good(made, mode), Path(folder), options.get("body") or {}, limits):
                batches.append(created(part, sending, params))
                yield batches[-1]
        except OpenAIError as stopped:
            if not batches:
                raise
            more = {"batches": batches, "hint": PARTLY.format(len(batches))}
            raise exception({**stopped.data, **more}) from None


def items(rows: Iterable[Any], settings: Map) -> Iterator[Map]:
    """What the rows ask; an error map for one that cannot be asked."""
    met: set[int] = set()
    for number, row in enumerate(rows, 1):
        item = item_of(f"row {number}", row, settings)
        key = short(item["custom_id"])
        twice = not is_error(item) and key in met
        met.add(key)
        yield bad(f"row {number}", f"custom_id: {item['custom_id']!r} is there twice", row) if twice else item


def good(made: Iterable[Map], mode: Any) -> Iterator[Map]:
    """The items that can be asked. Once one could not, the others are only checked, and all is told at the end."""
    found: list[Any] = []
    for item in made:
        problems = wrong(item, mode)
        if problems:
            found.append(problems)
        elif not found:
            yield item
    report(found)


def created(part: Part, options: Map, params: Map) -> dict[str, Any]:
    """The batch that answers the rows of a file, which is uploaded for it and then removed from this disk."""
    file = call("create_file", {"file": ("rows.jsonl", part.path), "purpose": "batch"}, options)
    if file.get("status") in UNREADY:
        wait_for("retrieve_file", {"file_id": file["id"]}, options, until=lambda now: now.get("status") not in UNREADY)
    asked = {"completion_window": WINDOW, **params, "input_file_id": file["id"], "endpoint": part.endpoint}
    batch = call("create_batch", asked, options)
    part.path.unlink()
    return {**batch, "rows": part.rows}


def plainly(options: Map) -> dict[str, Any]:
    """The options of the calls that surround a batch, without what is meant for its rows or the shape of an answer."""
    meant = ("body", "cache", "full_response", "on_error", "stream_to")
    return {name: value for name, value in sealed(options).items() if name not in meant}


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
        raise InvalidParamsError(error("invalid_params", "batches: expected batches or their ids"))
    sending = plainly(options or {})
    rhythm = {"timeout": timeout, "interval": interval, "longest": longest, "progress": progress}
    return together([(one.get("rows"), results(one, sending, rhythm)) for one in known])


def together(found: list[tuple[Any, Iterator[dict[str, Any]]]]) -> Generator[dict[str, Any], None, None]:
    """The rows of several batches as one: by their numbers where all have them, else batch by batch."""
    try:
        if all(rows for rows, _ in found):
            numbered = [zip(numbers(rows), results, strict=False) for rows, results in found]
            yield from (row for _, row in merge(*numbered, key=itemgetter(0)))
        else:
            for _, results in found:
                yield from results
    finally:
        for _, results in found:
            results.close()  # type: ignore[attr-defined]  # generators, which hold files


def results(batch: Map, options: Map, rhythm: Map) -> Iterator[dict[str, Any]]:
    """The result rows of one batch, in the order of its input file."""
    final = wait_for("retrieve_batch", {"batch_id": batch["id"]}, options, **rhythm)
    with TemporaryDirectory(prefix="openai_fn-") as folder:
        yield from joined.rows(final, options, Path(folder))
