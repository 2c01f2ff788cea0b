"""`bulk_file`: rows in, a file of result rows out, and a rerun continues where the last one stopped."""

from collections.abc import Callable, Generator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from toolz import assoc, merge

from openai_fn.bulk import dry_run, engines, generator, target as targets
from openai_fn.bulk.fingerprint import fingerprint_run
from openai_fn.bulk.function_rows import check_function_run, resolve_operation
from openai_fn.bulk.interrupts import stop_on_interrupt
from openai_fn.bulk.plan import clean_target, iter_remaining, plan_run, read_standing_rows, reorder_target
from openai_fn.bulk.settings import resolve_settings
from openai_fn.bulk.source import PathLike, ReadRows, Source, open_source
from openai_fn.bulk.worker import call_options
from openai_fn.types import Map


def bulk_file(
    source: Source,
    target: PathLike,
    options: Map | None = None,
    executor: Executor | str | None = None,
    settings: Map | None = None,
) -> dict[str, Any]:
    """Return the summary of a run from rows to a file of result rows, which are appended as they arrive.

    `source` is the path of a file of rows (docs/bulk.md, Sources), "-" for standard input, or a list or generator of
    rows. If it is stopped in any way and run again, it continues: rows that succeeded are kept, rows with a temporary
    failure are sent again. With {"order": "input"} the finished target is sorted into the order of the rows.

    Raises InvalidOptionsError for wrong options, settings and sources, and if the target belongs to other rows or
    settings; InvalidParamsError that names every bad row; OSError if the target cannot be written; KeyboardInterrupt
    after Ctrl-C or SIGTERM, once the rows in flight are written.
    """
    resolved = resolve_settings(settings, check="first")
    resolved, options = resolve_operation(resolved, options)
    executor = engines.check_executor(executor)
    is_dry = bool(resolved.get("dry_run"))
    sends_here = engines.is_local_executor(executor) and not is_dry
    options, mode = check_function_run(resolved, options, executor, local=sends_here)
    engines.check_travel(executor, call_options(options))
    with open_source(source) as read_rows:
        if is_dry:
            return estimate_file(read_rows, Path(target), options, mode, resolved)
        summary = run_file(read_rows, Path(target), options, mode, executor, resolved)
    if summary["stopped"] == "interrupted":
        raise KeyboardInterrupt(f"{target} has {summary['rows']} more rows; run the same again to continue")
    return summary


def run_file(  # noqa: PLR0913, PLR0917  # all that a run is made of
    read_rows: ReadRows, target: Path, options: Map, mode: Any, executor: Any, settings: Map
) -> dict[str, Any]:
    """Return the summary of a run, after its rows were appended to the target."""
    with targets.hold_target(target, fingerprint_run(options, settings), settings) as is_mixed:
        settings = assoc(settings, "mixed", is_mixed)
        plan = plan_run(read_rows, settings, mode, read_standing_rows(target, settings))
        clean_target(target, plan, settings)
        wanted = merge({"total": plan["rows"] - len(plan["answered"])}, settings, {"order": "done"})
        with targets.open_appender(target) as append, stop_on_interrupt() as stop:
            items = iter_remaining(read_rows, settings, plan)
            summary = append_results(generator.run_items(items, options, executor, wanted, stop), append)
        if settings["order"] == "input" and not summary["stopped"]:
            reorder_target(target, iter_remaining(read_rows, settings, {**plan, "answered": ()}))
    return {**summary, "before": len(plan["answered"]), "target": str(target)}


def estimate_file(read_rows: ReadRows, target: Path, options: Map, mode: Any, settings: Map) -> dict[str, Any]:
    """Return what a run would take, by its target as it is; nothing is written and no lock is held."""
    beside = targets.get_settings_path(target)
    before = targets.parse_run_settings(beside.read_bytes()) if beside.exists() else None
    noted = targets.check_fingerprint(target, before, fingerprint_run(options, settings), settings)
    settings = assoc(settings, "mixed", "mixed" in noted)
    plan = plan_run(read_rows, settings, mode, read_standing_rows(target, settings))
    estimate = dry_run.estimate_run(iter_remaining(read_rows, settings, plan), settings, mode)
    return {**estimate, "before": len(plan["answered"]), "target": str(target)}


def append_results(results: generator.ResultStream, append: Callable[[Map], None]) -> dict[str, Any]:
    """Return the summary of a run, after all its rows were appended."""

    def keep_summary() -> Generator[dict[str, Any], None, None]:
        summaries.append((yield from results))

    summaries: list[dict[str, Any]] = []
    for row in keep_summary():
        append(row)
    return summaries[0]
