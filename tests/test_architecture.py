"""docs/architecture.md agrees with the code: every path that it names exists, and it names every folder."""

import re
from typing import is_typeddict

import pytest

from openai_fn import types
from openai_fn.calls.async_driver import ASYNC
from openai_fn.calls.drivers import SYNC
from tests.support.paths import REPOSITORY

PACKAGE = REPOSITORY / "openai_fn"
TEXT = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
PATH = re.compile(r"(?<![\w/])((?:[a-z_]+/)+(?:[a-z_]+\.\w+)?|(?:[a-z_]+/)*[a-z_]+\.(?:py|md|json))(?![\w/])")
MODULE = re.compile(r"python -m ([\w.]+)")
FOLDERS = sorted(
    folder.relative_to(PACKAGE).as_posix()
    for folder in PACKAGE.rglob("*")
    if folder.is_dir() and folder.name != "__pycache__" and any(folder.glob("*.py"))
)
BASES = (PACKAGE, REPOSITORY, PACKAGE / "transport")
"""Where a path may begin: the rows of transport/ name its own modules."""


def test_the_patterns_see_every_form_of_a_path() -> None:
    text = "`a.py` b/c_d.py e/ (`f/g/`) h.json docs/i.md"
    assert PATH.findall(text) == ["a.py", "b/c_d.py", "e/", "f/g/", "h.json", "docs/i.md"]
    assert len(set(PATH.findall(TEXT))) > 50


@pytest.mark.parametrize("path", sorted(set(PATH.findall(TEXT))))
def test_every_path_exists(path: str) -> None:
    assert any((base / path).exists() for base in BASES)


@pytest.mark.parametrize("module", sorted(set(MODULE.findall(TEXT))))
def test_every_command_exists(module: str) -> None:
    assert (REPOSITORY / module.replace(".", "/")).with_suffix(".py").exists()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_is_named(folder: str) -> None:
    assert f"`{folder}/" in TEXT


def test_the_kinds_of_steps_are_those_of_the_drivers() -> None:
    sentence = re.search(r"documents the kinds: ([^.]*)\.", TEXT)
    assert sentence
    assert set(re.findall(r"`(\w+)`", sentence[1])) == SYNC.keys() == ASYNC.keys()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"^\| `([A-Z]\w+)` \|", TEXT, re.MULTILINE))))
def test_every_type_is_one_of_the_package(name: str) -> None:
    assert is_typeddict(getattr(types, name))
