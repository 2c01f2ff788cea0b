"""No regular expression of the package is slow on text that others choose.

Each is run over 100 kB of each of its own characters and of a few others, in a process of its own. What is linear takes
a second there, what is quadratic ten minutes for a single character: the bound lies far from both.
"""

import ast
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from openai_fn.bulk.routes import compile_path_patterns
from tests.support.paths import REPOSITORY

PACKAGE = REPOSITORY / "openai_fn"
SIZE = 100_000
SECONDS = 60
PROGRAM = """
import json, re, sys
pattern, flags, characters, size = json.load(sys.stdin)
compiled = re.compile(pattern, flags)
for character in characters:
    text = character * size + "!"
    compiled.fullmatch(text), compiled.sub("", text)
"""


def modules() -> Iterator[str]:
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(REPOSITORY).with_suffix("").parts)
        if file.stem not in {"__init__", "__main__"}:
            yield name


def text_of(pattern: re.Pattern[Any]) -> str:
    """A pattern as text; one of bytes matches the same bytes as characters."""
    return pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")


def compiled() -> Iterator[re.Pattern[Any]]:
    """Patterns that a module holds, or a method of one: `re.compile(...).fullmatch`."""
    for name in modules():
        for value in vars(importlib.import_module(name)).values():
            pattern = getattr(value, "__self__", value)
            if isinstance(pattern, re.Pattern):
                yield pattern
    yield from sorted((pattern for *_, pattern in compile_path_patterns()), key=lambda one: len(one.pattern))[-3:]


def inline() -> Iterator[re.Pattern[Any]]:
    """Patterns that stand in a call, `re.sub(r"...", ...)`, and those of the schemas."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                pattern = node.args[0]
                if isinstance(pattern, ast.Constant):
                    yield re.compile(pattern.value)
    for file in sorted((REPOSITORY / "schemas").glob("*.json")):
        yield from map(re.compile, schema_patterns(json.loads(file.read_text(encoding="utf-8"))))


def schema_patterns(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from schema_patterns(inner)


PATTERNS = sorted({(text_of(pattern), pattern.flags) for pattern in (*compiled(), *inline())})


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS, ids=[pattern[:40] for pattern, _ in PATTERNS])
def test_a_pattern_is_linear(pattern: str, flags: int) -> None:
    characters = sorted({*pattern, *"0a A<>[]{}\"'\\\n\t.-_=:", "\x80"})
    given = json.dumps([pattern, flags, characters, SIZE])
    subprocess.run([sys.executable, "-c", PROGRAM], input=given, text=True, check=True, timeout=SECONDS)  # noqa: S603 - ours


def test_the_patterns_are_found() -> None:
    texts = {pattern for pattern, _ in PATTERNS}
    assert {r"<[^<>]*>", r"{(\w+)}", r"[!#$%&'*+.^_`|~0-9a-z-]{1,200}"} <= texts
    assert len(texts) > 15
