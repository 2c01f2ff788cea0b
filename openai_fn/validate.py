"""Params or options -> the list of their problems, the worst first.

Only what `accept` leaves in doubt comes here. How bad a problem is: the API grows, so an unknown key, or an unknown
value of an enum or of a union's tag, is an error only when it looks like a slip of the pen; else a warning when it is
near a known one, else a note. All else that is wrong is an error.
"""

from collections.abc import Callable, Iterable
from typing import Any

from openai_fn.dialect import dialect, is_remark
from openai_fn.linked import linked
from openai_fn.phrases import RANKS, phrased
from openai_fn.shapes import Map, Problem


def problems(schema: Map, instance: Any) -> list[Problem]:
    """What is wrong with `instance`, the worst first; empty where it fits `schema` in every way.

    >>> problems({"type": "object", "properties": {"stop": {"type": "string"}}}, {"stop": 5})[0]["message"]
    'expected string, got integer 5'
    """
    return validator(schema)(instance)


def validator(schema: Map) -> Callable[[Any], list[Problem]]:
    """As `problems`, prepared for one schema, for whoever keeps it."""
    errors = dialect()(linked(schema)).iter_errors
    return lambda instance: ordered(map(phrased, errors(instance)))


def verdict(schema: Map) -> Callable[[Any], bool]:
    """Whether an instance is valid as JSON Schema alone has it: unknown keys pass there, unknown enum values do not."""
    errors = dialect()(linked(schema)).iter_errors
    return lambda instance: all(map(is_remark, errors(instance)))


def describe(found: Iterable[Problem]) -> list[str]:
    """One line for each problem.

    >>> describe([{"path": "n", "message": "0 is less than 1", "rule": "minimum", "severity": "error"}])
    ['n: 0 is less than 1']
    """
    return [f"{problem['path']}: {problem['message']}".removeprefix(": ") for problem in found]


def ordered(found: Iterable[Problem]) -> list[Problem]:
    """The problems without repetitions, errors first."""
    unique = {(problem["path"], problem["message"]): problem for problem in found}
    return sorted(unique.values(), key=lambda problem: RANKS[problem["severity"]])
