"""docs/coming-from-openai.md agrees with the tables of foreign names, the options, the errors and the operations."""

import re

import pytest

import openai_fn
from openai_fn.catalog.operations import list_rows
from openai_fn.errors import CLASSES, OpenAIError
from openai_fn.options import options_table
from openai_fn.validation.foreign_names import FOREIGN_OPTIONS, OFFICIAL_OPTIONS
from tests.support.paths import REPOSITORY

TEXT = (REPOSITORY / "docs" / "coming-from-openai.md").read_text(encoding="utf-8")
HELPERS = frozenset(dir(openai_fn)) - list_rows().keys()
ROW = re.compile(r"^\| (?P<theirs>.+) \| (?P<ours>.+) \|$", re.MULTILINE)
NAME = re.compile(r"`([A-Za-z_]+)`")
FUNCTION = re.compile(r"(?<![.\w])((?:create|list|retrieve|update|delete|download)_[a-z_]+)\(")


def list_table_rows(head: str) -> list[tuple[str, str]]:
    """The rows of the tables whose second column has a heading."""
    tables = [table for table in TEXT.split("\n\n") if table.startswith("| ") and f"| {head} |\n" in table]
    return [(row["theirs"], row["ours"]) for table in tables for row in [*ROW.finditer(table)][2:]]


OPTIONS = [
    (name, NAME.findall(ours)[0]) for theirs, ours in list_table_rows("option here") if ours != "the same"
    for name in NAME.findall(theirs)
]  # fmt: skip
SAME = [name for theirs, ours in list_table_rows("option here") if ours == "the same" for name in NAME.findall(theirs)]
ERRORS = [name for _, ours in [*list_table_rows("here"), *list_table_rows("error here")] for name in NAME.findall(ours)]


@pytest.mark.parametrize(("foreign", "option"), OPTIONS)
def test_a_foreign_option_is_the_one_that_messages_name(foreign: str, option: str) -> None:
    assert FOREIGN_OPTIONS.get(foreign, "headers") == option
    assert option in options_table()


def test_every_option_of_the_official_client_is_listed() -> None:
    assert OFFICIAL_OPTIONS.keys() <= {foreign for foreign, _ in OPTIONS}


@pytest.mark.parametrize("name", sorted(set(SAME)))
def test_an_option_of_the_same_name_exists(name: str) -> None:
    assert name in options_table()


@pytest.mark.parametrize("name", sorted({name for name in ERRORS if name.endswith("Error") and name != "TypeError"}))
def test_an_error_exists(name: str) -> None:
    assert issubclass(getattr(openai_fn, name), OpenAIError)


def test_every_class_of_an_error_is_listed() -> None:
    own = {"ToolsError"}
    assert {one.__name__ for one in CLASSES.values()} - own <= set(re.findall(r"`(\w+Error)`", TEXT))


@pytest.mark.parametrize("name", sorted(set(FUNCTION.findall(TEXT))))
def test_a_function_exists(name: str) -> None:
    assert name in list_rows()


@pytest.mark.parametrize("name", ["client", "with_options", "items", "wait_for", "accumulate", "cost", "upload_file"])
def test_a_helper_exists(name: str) -> None:
    assert f"{name}(" in TEXT
    assert name in HELPERS
