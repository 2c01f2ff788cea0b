"""What is wrong with rows, said before anything is sent."""

from collections.abc import Iterable
from typing import Any

from openai_fn import options as opts
from openai_fn.calls.drivers import run
from openai_fn.calls.pipeline import RAISED_SEVERITIES, prepare_steps
from openai_fn.errors import InvalidParamsError, is_error, make_invalid_error
from openai_fn.functions import function_by_name
from openai_fn.options import mask_credentials
from openai_fn.providers.table import is_official_host
from openai_fn.types import Map, Problem

MAX_ROW_PROBLEMS = 20
"""Problems that a report names; it counts the others."""


def check_run_options(options: Map, *, local: bool) -> tuple[dict[str, Any], Any]:
    """The options of a run and how strictly params are checked; what cannot be followed is raised at once.

    Only where the calls are made in this process must a key be there: a worker may have its own, a cache need none.
    """
    options = mask_credentials(options)
    impl, full = run(prepare_steps(options))
    if local and not options.keys() & {"transport", "cache"}:
        opts.check_required_options(impl, "api_key", full)
    return options, full.get("validate", True if is_official_host(full["base_url"]) else "warn")


def find_row_problems(item: Map, mode: Any) -> list[Problem]:
    """The problems of one row, each with its place; `mode` is the option `validate`."""
    if is_error(item):
        where, _, message = item["message"].partition(": ")
        return [{"path": where, "message": message, "rule": "row", "severity": "error"}]
    raised = RAISED_SEVERITIES[mode]
    function: Any = function_by_name(item["operation"])
    found = function.check(item["params"]) if raised else []
    return [
        {**one, "path": f"{item['where']}: {one['path']}"}  # type: ignore[typeddict-item]  # as `one`
        for one in found
        if one["severity"] in raised
    ]


def raise_row_problems(found: Iterable[list[Problem]]) -> None:
    """Nothing, where no row has a problem; else an InvalidParamsError that names the first and counts all."""
    shown: list[Problem] = []
    rows = 0
    for problems in found:
        rows += bool(problems)
        shown += problems[: MAX_ROW_PROBLEMS - len(shown)]
    if rows:
        made = make_invalid_error("invalid_params", shown)
        head = f"{rows} row{'s' if rows > 1 else ''} cannot be asked; nothing was sent"
        more = f"\n  and more in {rows} rows" if len(shown) == MAX_ROW_PROBLEMS else ""
        raise InvalidParamsError({**made, "message": f"{head}\n  {made['message']}{more}"})
