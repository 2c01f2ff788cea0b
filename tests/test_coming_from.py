"""The pages about coming from other clients agree with the tables of foreign names, and with the official client."""

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import openai_fn
from openai_fn import bulk, tools
from openai_fn.catalog.operations import list_rows
from openai_fn.errors import CLASSES, OpenAIError
from openai_fn.options import options_table
from openai_fn.validation.foreign_names import FOREIGN_OPTIONS, OFFICIAL_OPTIONS
from schemas.source import method_table
from tests.support.paths import REPOSITORY

openai = pytest.importorskip("openai")

PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "docs").glob("coming-from-*.md"))}
OFFICIAL = PAGES["coming-from-openai"]
HELPERS = {*dir(openai_fn), *dir(tools), *dir(bulk)} - list_rows().keys()
ROW = re.compile(r"^\| (?P<theirs>.+) \| (?P<ours>.+) \|$", re.MULTILINE)
NAME = re.compile(r"`([A-Za-z_]+)`")
CALL = re.compile(r"(?<![.\w])([a-z_]+)\(")
FUNCTION = re.compile(r"(?:create|list|get|retrieve|update|delete|download|cancel|search)_[a-z_]+")
METHOD = re.compile(r"(?:client)?((?:\.[a-z_]+)+)(?=[(`])")
OPTION_NAME = re.compile(r"`:?([A-Za-z_-]+)")


def list_table_rows(head: str, text: str) -> list[tuple[str, str]]:
    """The rows of a page's tables whose second column has a heading."""
    tables = [table for table in text.split("\n\n") if table.startswith("| ") and f"| {head} |\n" in table]
    return [(row["theirs"], row["ours"]) for table in tables for row in [*ROW.finditer(table)][2:]]


def list_all_rows(*heads: str) -> list[tuple[str, str]]:
    """Those of all pages."""
    return [row for head in heads for text in PAGES.values() for row in list_table_rows(head, text)]


def list_official_methods() -> Iterator[str]:
    """The paths of methods and resources of the official client that its page names; ".list" is of those before it."""
    for theirs, _ in list_table_rows("here", OFFICIAL):
        before = ""
        for code in re.findall(r"`[^`]*`", theirs):
            for found in METHOD.finditer(code):
                if found[0].startswith("client"):
                    before = found[1].rpartition(".")[0]
                    yield found[1].removeprefix(".")
                elif code.startswith("`.") and before:
                    yield f"{before}{found[1]}".removeprefix(".")


OPTIONS = [
    (name.replace("-", "_"), NAME.findall(ours)[0])
    for theirs, ours in list_all_rows("option here") if not ours.startswith("the same")
    for name in OPTION_NAME.findall(theirs) if name != "request"
]  # fmt: skip
SAME = [
    name for theirs, ours in list_all_rows("option here") if ours.startswith("the same")
    for name in OPTION_NAME.findall(theirs)
]  # fmt: skip
ERRORS = [name for _, ours in list_all_rows("here", "error here") for name in NAME.findall(ours)]
OFFICIAL_ERRORS = [
    name for theirs, _ in list_table_rows("here", OFFICIAL) for name in re.findall(r"`(\w+Error)`", theirs)
]
CLASS_NAMES = sorted({
    name for theirs, _ in list_table_rows("here", OFFICIAL)
    for name in re.findall(r"`(?:with )?([A-Z]\w+|NOT_GIVEN|omit)\b", theirs) if name != "TypeError"
})  # fmt: skip


@pytest.mark.parametrize(("foreign", "option"), OPTIONS)
def test_a_foreign_option_is_the_one_that_messages_name(foreign: str, option: str) -> None:
    assert FOREIGN_OPTIONS.get(foreign, option if foreign == option else "headers") == option
    assert option in options_table()


def test_every_option_of_the_official_client_is_listed() -> None:
    assert OFFICIAL_OPTIONS.keys() <= {foreign for foreign, _ in OPTIONS}


@pytest.mark.parametrize("name", sorted(set(SAME)))
def test_an_option_of_the_same_name_exists(name: str) -> None:
    assert name in options_table()


def test_an_official_option_is_one_of_the_official_client() -> None:
    signatures = (openai.OpenAI.__init__, openai.AzureOpenAI.__init__, openai.OpenAI.post)
    keywords = {name for function in signatures for name in inspect.signature(function).parameters}
    keywords |= inspect.signature(openai.resources.chat.Completions.create).parameters.keys()
    keywords |= set(re.findall(r"\w+", inspect.getsource(openai._base_client.make_request_options)))  # noqa: SLF001  # idempotency_key
    rows = [theirs for theirs, _ in list_table_rows("option here", OFFICIAL) if "before 1.0" not in theirs]
    assert {name for theirs in rows for name in NAME.findall(theirs)} <= keywords


@pytest.fixture(scope="module")
def official() -> Iterator[Any]:
    """A client of the official package, which sends nothing here."""
    with openai.OpenAI(api_key="sk-test") as client:
        yield client


@pytest.mark.parametrize("path", sorted(set(list_official_methods())))
def test_an_official_method_exists(official: Any, path: str) -> None:
    found = official
    for name in path.split("."):
        found = getattr(found, name)


@pytest.mark.parametrize("name", [*CLASS_NAMES, *sorted({*OFFICIAL_ERRORS} - {"TypeError"})])
def test_an_official_class_exists(name: str) -> None:
    assert hasattr(openai, name)


@pytest.mark.parametrize("name", sorted({name for name in ERRORS if name.endswith("Error") and name != "TypeError"}))
def test_an_error_exists(name: str) -> None:
    assert issubclass(getattr(openai_fn, name), OpenAIError)


def test_every_class_of_an_error_is_listed() -> None:
    own = {"ToolsError"}
    assert {one.__name__ for one in CLASSES.values()} - own <= set(re.findall(r"`(\w+Error)`", OFFICIAL))


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_function_or_helper_of_ours_exists(page: str) -> None:
    ours = " ".join(ours for head in ("here", "option here") for _, ours in list_table_rows(head, PAGES[page]))
    names = set(CALL.findall(" ".join(re.findall(r"`[^`]*`", ours)))) - {"function", "closing"}
    assert len(names) > 10
    assert {name for name in names if name not in list_rows() and name not in HELPERS} == set()
    assert any(FUNCTION.fullmatch(name) for name in names)


def test_the_table_of_all_methods_is_that_of_the_pinned_client() -> None:
    source = json.loads((REPOSITORY / "schemas" / "source" / "SOURCE.json").read_bytes())
    if openai.__version__ != source["client"]["version"]:
        pytest.skip(f"the table is that of openai {source['client']['version']}")
    rows = json.loads((REPOSITORY / "schemas" / "operations.json").read_bytes())
    methods = method_table.read_methods(Path(openai.__file__).parent, rows)
    assert len(methods) > 300
    assert method_table.replace_table(OFFICIAL, method_table.build_table(methods)) == OFFICIAL
