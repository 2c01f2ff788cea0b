"""What is wrong with the options and the rows of a run, reported before anything is sent."""

from collections.abc import Iterable
from typing import Any

from openai_fn import options as opts
from openai_fn.bulk.rows import is_bad
from openai_fn.calls.checking import RAISED_SEVERITIES, SEND_ANYWAY
from openai_fn.calls.drivers import run
from openai_fn.calls.pipeline import prepare_steps
from openai_fn.catalog.misplaced import CREDENTIAL_RULE, add_misplaced_options
from openai_fn.errors import InvalidParamsError, make_invalid_error
from openai_fn.functions import function_by_name
from openai_fn.options import mask_credentials
from openai_fn.providers.table import is_official_host
from openai_fn.types import Map, Options, Problem

UNSENDABLE_RULES = frozenset({"row", CREDENTIAL_RULE})
"""Rules of problems that option `validate` does not turn off."""
MAX_ROW_PROBLEMS = 20
"""Problems that a report names; it counts the others."""


def check_run_options(options: Map, *, local: bool) -> tuple[Options, Any]:
    """Return the options of a run and how strictly params are checked; raise InvalidOptionsError for wrong options.

    Only where the calls are made in this process must a key be there: a worker may have its own, a cache need none.
    """
    options = mask_credentials(options)
    impl, full = run(prepare_steps(options))
    if local and not options.keys() & {"transport", "cache"}:
        opts.check_required_options(impl, "api_key", full)
    return options, full.get("validate", True if is_official_host(full["base_url"], impl) else "warn")


def find_item_problems(item: Map, mode: Any) -> list[Problem]:
    """Return the problems of one item, each with its place; `mode` is the option `validate`."""
    if is_bad(item):
        where, _, message = item["error"]["message"].partition(": ")
        return [{"path": where, "message": message, "rule": "row", "severity": "error"}]
    raised = RAISED_SEVERITIES[mode]
    function: Any = function_by_name(item["operation"])
    problems = function.check(item["params"]) if raised else []
    problems = add_misplaced_options(function.operation, item["params"], problems, official=bool(raised))
    return [
        {**problem, "path": f"{item['where']}: {problem['path']}"}
        for problem in problems
        if problem["severity"] in raised or problem["rule"] == CREDENTIAL_RULE
    ]


def raise_row_problems(problems_by_row: Iterable[list[Problem]]) -> None:
    """Raise an InvalidParamsError that names the first problems and counts all bad rows, where there are any."""
    reported: list[Problem] = []
    rows = 0
    for problems in problems_by_row:
        rows += bool(problems)
        reported += problems[: MAX_ROW_PROBLEMS - len(reported)]
    if rows:
        rules = {problem["rule"] for problem in reported}
        error = make_invalid_error("invalid_params", reported, hint=SEND_ANYWAY if rules - UNSENDABLE_RULES else "")
        head = f"{rows} row{'s' if rows > 1 else ''} cannot be sent; nothing was sent"
        more = f"\n  and more in {rows} rows" if len(reported) == MAX_ROW_PROBLEMS else ""
        raise InvalidParamsError({**error, "message": f"{head}\n  {error['message']}{more}"})
