"""Params or options -> the list of their problems, the worst first.

Only what `accept` leaves in doubt comes here. How bad a problem is: the API grows, so an unknown key, or an unknown
value of an enum or of a union's tag, is an error only when it looks like a slip of the pen; else a warning when it is
near a known one, else a note. All else that is wrong is an error.
"""

from collections.abc import Callable, Iterable
from typing import Any

from openai_fn.types import Map, Problem
from openai_fn.validation.keywords import is_remark, make_validator_class
from openai_fn.validation.messages import SEVERITY_RANKS, build_problem
from openai_fn.validation.resolve_refs import resolve_refs


def find_problems(schema: Map, instance: Any) -> list[Problem]:
    """What is wrong with `instance`, the worst first; empty where it fits `schema` in every way.

    >>> find_problems({"type": "object", "properties": {"stop": {"type": "string"}}}, {"stop": 5})[0]["message"]
    'expected string, got integer 5'
    """
    return make_validator(schema)(instance)


def make_validator(schema: Map) -> Callable[[Any], list[Problem]]:
    """As `find_problems`, prepared for one schema, for whoever keeps it."""
    errors = make_validator_class()(resolve_refs(schema)).iter_errors
    return lambda instance: sort_problems(map(build_problem, errors(instance)))


def make_verdict(schema: Map) -> Callable[[Any], bool]:
    """Whether an instance is valid as JSON Schema alone has it: unknown keys pass there, unknown enum values do not."""
    errors = make_validator_class()(resolve_refs(schema)).iter_errors
    return lambda instance: all(map(is_remark, errors(instance)))


def format_problems(found: Iterable[Problem]) -> list[str]:
    """One line for each problem.

    >>> format_problems([{"path": "n", "message": "0 is less than 1", "rule": "minimum", "severity": "error"}])
    ['n: 0 is less than 1']
    """
    return [f"{problem['path']}: {problem['message']}".removeprefix(": ") for problem in found]


def sort_problems(found: Iterable[Problem]) -> list[Problem]:
    """The problems without repetitions, errors first."""
    unique = {(problem["path"], problem["message"]): problem for problem in found}
    return sorted(unique.values(), key=lambda problem: SEVERITY_RANKS[problem["severity"]])
