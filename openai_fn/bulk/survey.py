"""What is wrong with rows, said before anything is sent."""

from collections.abc import Iterable
from typing import Any

from openai_fn import options as opts
from openai_fn.errors import InvalidParamsError, invalid, is_error
from openai_fn.functions import named
from openai_fn.impls import is_own
from openai_fn.perform import RAISED, settled
from openai_fn.secret import sealed
from openai_fn.shapes import Map, Problem

SHOWN = 20
"""Problems that a report names; it counts the others."""


def checked(options: Map, *, local: bool) -> tuple[dict[str, Any], Any]:
    """The options of a run and how strictly params are checked; what cannot be followed is raised at once.

    Only where the calls are made in this process must a key be there: a worker may have its own, a cache need none.
    """
    options = sealed(options)
    impl, full = settled(options)
    if local and not options.keys() & {"transport", "cache"}:
        opts.missing(impl, "api_key", full)
    return options, full.get("validate", True if is_own(full["base_url"]) else "warn")


def wrong(item: Map, mode: Any) -> list[Problem]:
    """The problems of one row, each with its place; `mode` is the option `validate`."""
    if is_error(item):
        where, _, message = item["message"].partition(": ")
        return [{"path": where, "message": message, "rule": "row", "severity": "error"}]
    raised = RAISED[mode]
    function: Any = named(item["operation"])
    found = function.check(item["params"]) if raised else []
    return [
        {**one, "path": f"{item['where']}: {one['path']}"}  # type: ignore[typeddict-item]  # as `one`
        for one in found
        if one["severity"] in raised
    ]


def report(found: Iterable[list[Problem]]) -> None:
    """Nothing, where no row has a problem; else an InvalidParamsError that names the first and counts all."""
    shown: list[Problem] = []
    rows = 0
    for problems in found:
        rows += bool(problems)
        shown += problems[: SHOWN - len(shown)]
    if rows:
        made = invalid("invalid_params", shown)
        head = f"{rows} row{'s' if rows > 1 else ''} cannot be asked; nothing was sent"
        more = f"\n  and more in {rows} rows" if len(shown) == SHOWN else ""
        raise InvalidParamsError({**made, "message": f"{head}\n  {made['message']}{more}"})
