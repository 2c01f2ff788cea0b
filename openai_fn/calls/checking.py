"""Report problems of params and events: which of them raise and which warn, by the option `validate`."""

import sys
import warnings
from collections.abc import Iterable
from typing import Any

from openai_fn.catalog.misplaced import CREDENTIAL_RULE
from openai_fn.errors import InvalidParamsError, ParamsWarning, make_invalid_error
from openai_fn.types import Problem

RAISED_SEVERITIES: dict[Any, set[str]] = {
    True: {"error"},
    "strict": {"error", "warning", "note"},
    "warn": set(),
    False: set(),
}
WARNED_SEVERITIES: dict[Any, set[str]] = {
    True: {"warning"},
    "strict": set(),
    "warn": {"error", "warning"},
    False: set(),
}
"""Which severities raise and which warn, by the option `validate`."""
SEND_ANYWAY = "to send it anyway, pass {'validate': 'warn'} in the second dict"
PACKAGE_NAME = __name__.partition(".")[0]


def report_problems(name: str, problems: Iterable[Problem], mode: Any) -> None:
    """Raise InvalidParamsError for the problems that the mode says so of, and warn of others.

    A credential among params raises in every mode.
    """
    problems = [*problems]
    raised = [one for one in problems if one["severity"] in RAISED_SEVERITIES[mode] or one["rule"] == CREDENTIAL_RULE]
    if raised:
        hint = "" if any(one["rule"] == CREDENTIAL_RULE for one in raised) else SEND_ANYWAY
        raise InvalidParamsError(make_invalid_error("invalid_params", raised, hint=hint))
    for problem in problems:
        if problem["severity"] in WARNED_SEVERITIES[mode]:
            text = f"{name}: {problem['path']}: {problem['message']}"
            warnings.warn(text, ParamsWarning, stacklevel=find_stacklevel())


def find_stacklevel() -> int:
    """Return the stacklevel of the first frame outside the library: the user's."""
    level, frame = 1, sys._getframe(1)  # noqa: SLF001  # as warnings does, whose skip_file_prefixes needs Python 3.12
    while frame.f_back and str(frame.f_globals.get("__name__")).partition(".")[0] == PACKAGE_NAME:
        level, frame = level + 1, frame.f_back
    return level
