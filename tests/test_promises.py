"""Every promise in docs/promises.md names a test that is there."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY

ROOT = REPOSITORY
ROW = re.compile(r"^\| (?P<promise>[^|]+) \| (?P<tests>[^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"`([\w/]*test_\w+\.py)::(test_\w+)`")
PROMISES = [
    (row["promise"], row["tests"])
    for row in ROW.finditer((ROOT / "docs" / "promises.md").read_text(encoding="utf-8"))
    if row["promise"] not in {"promise", "---"}
]


def names_in(file: Path) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize(("promise", "tests"), PROMISES, ids=[promise for promise, _ in PROMISES])
def test_a_promise_names_a_test_that_is_there(promise: str, tests: str) -> None:
    named = NAMED.findall(tests)
    assert named, promise
    for file, name in named:
        assert name in names_in(ROOT / "tests" / file)


def test_each_kind_of_promise_is_there() -> None:
    text = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    for kind in ("Retry", "Truncation", "Secrets", "Redirects, TLS", "Untrusted input", "Threads, processes, forks"):
        assert f"\n## {kind}" in text
    assert len(PROMISES) >= 35


def test_no_line_of_a_table_is_passed_over() -> None:
    text = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len(lines) == len(PROMISES) + 2 * text.count("| promise | test |")
