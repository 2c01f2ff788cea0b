"""The problems of params or options, the worst first.

Only values that `fast_check` leaves in doubt come here. `severity` says how bad a problem is.
"""

from collections.abc import Callable, Iterable
from typing import Any

from openai_fn.types import Map, Problem
from openai_fn.validation.keywords import is_remark, make_validator_class
from openai_fn.validation.messages import build_problem
from openai_fn.validation.resolve_refs import resolve_refs
from openai_fn.validation.severity import SEVERITY_RANKS


def find_problems(schema: Map, instance: Any) -> list[Problem]:
    """Return what is wrong with `instance`, the worst first; nothing where it fits `schema` in every way.

    >>> find_problems({"type": "object", "properties": {"stop": {"type": "string"}}}, {"stop": 5})[0]["message"]
    'expected str, got int 5'
    """
    return make_validator(schema)(instance)


def make_validator(schema: Map) -> Callable[[Any], list[Problem]]:
    """Make `find_problems` for one schema, to be kept: preparing a schema takes longer than a check."""
    errors = make_validator_class()(resolve_refs(schema)).iter_errors
    return lambda instance: sort_problems(map(build_problem, errors(instance)))


def make_verdict(schema: Map) -> Callable[[Any], bool]:
    """Make a predicate of JSON Schema alone: unknown keys and texts that are no URL pass, unknown values do not."""
    errors = make_validator_class()(resolve_refs(schema)).iter_errors
    return lambda instance: all(map(is_remark, errors(instance)))


def format_problems(problems: Iterable[Problem]) -> list[str]:
    """Format each problem as one line.

    >>> format_problems([{"path": "n", "message": "0 is less than 1", "rule": "minimum", "severity": "error"}])
    ['n: 0 is less than 1']
    """
    return [f"{problem['path']}: {problem['message']}".removeprefix(": ") for problem in problems]


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without repetitions, errors first."""
    unique = {(problem["path"], problem["message"]): problem for problem in problems}
    return sorted(unique.values(), key=lambda problem: SEVERITY_RANKS[problem["severity"]])
