"""The package is on no index: what a text tells a user to install must be there, or be this checkout."""

import re
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY

SUFFIXES = frozenset({".py", ".md", ".ipynb", ".json", ".toml", ".html", ".svg"})
FOLDERS = ("openai_fn", "docs", "notebooks", "schemas", "README.md", "SECURITY.md", "CHANGELOG.md")
COMMAND = re.compile(r"""(?:pip3?|uv|pipx|uvx|poetry|conda)\s[^\n`&;|]*?\bopenai[-_]fn\b(?!\.)""")


def list_texts() -> list[Path]:
    places = [REPOSITORY / name for name in FOLDERS]
    found = [path for place in places for path in ([place] if place.is_file() else place.rglob("*"))]
    return [path for path in found if path.suffix in SUFFIXES and "__pycache__" not in path.parts]


@pytest.mark.parametrize("text", ["pip install 'openai-fn[local]'", "uv add openai_fn", "pip install -U openai-fn"])
def test_such_a_command_is_recognized(text: str) -> None:
    assert COMMAND.search(text)


def test_no_text_installs_the_package_from_an_index() -> None:
    paths = list_texts()
    assert len(paths) > 50
    found = {str(path.relative_to(REPOSITORY)): COMMAND.findall(path.read_text(encoding="utf-8")) for path in paths}
    assert {path: commands for path, commands in found.items() if commands} == {}
