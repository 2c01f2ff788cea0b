"""The pages that the documentation site is made of, and its checks. `python -m tests.site` builds the site itself."""

import doctest
import json
from pathlib import Path

import pytest

from docs.source import build, links, notebook_pages, settings
from tests import site
from tests.support.paths import REPOSITORY

PAGES = build.read_pages()
NOTEBOOKS, PICTURES = build.read_notebooks()
NOTEBOOK_WIDTH = 88
"""Characters of a line of code that a page shows beside its menus."""
NAVIGATION = json.loads((REPOSITORY / "docs" / "source" / "navigation.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", [links, notebook_pages, settings], ids=lambda module: module.__name__)
def test_the_examples_of_the_modules_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_every_page_is_in_the_navigation() -> None:
    assert {*PAGES, *NOTEBOOKS} - {"reference/index.md"} <= {path for _, path in settings.iter_pages(NAVIGATION)}


def test_no_page_is_in_the_navigation_twice() -> None:
    paths = [path for _, path in settings.iter_pages(NAVIGATION)]
    assert sorted(paths) == sorted(set(paths))


def test_a_notebook_keeps_its_pictures() -> None:
    assert all(content.startswith(b"\x89PNG") for content in PICTURES.values())
    assert all(f"({Path(path).name})" in "".join(NOTEBOOKS.values()) for path in PICTURES)
    assert PICTURES


@pytest.mark.parametrize("file", sorted((REPOSITORY / "notebooks").glob("*.ipynb")), ids=lambda file: file.stem)
def test_a_notebook_reads_well_as_a_page(file: Path) -> None:
    cells = [cell for cell in json.loads(file.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    lines = [line.rstrip("\n") for cell in cells for line in cell["source"]]
    assert [line for line in lines if len(line) > NOTEBOOK_WIDTH] == []
    assert [output for cell in cells for output in cell["outputs"] if output.get("name") == "stderr"] == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="gone.html">x</a>', "index.html: gone.html leads nowhere"),
        ('<a href="#gone">x</a>', "index.html: #gone leads nowhere"),
        ('<img src="gone.png">', "index.html: gone.png leads nowhere"),
        ('<a href="https://example.com">x</a><a href="#top">x</a><h1 id="top">x</h1>', None),
    ],
)
def test_a_broken_link_is_found(tmp_path: Path, html: str, problem: str | None) -> None:
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    assert site.find_broken_links(tmp_path, site.read_site(tmp_path)) == ([problem] if problem else [])


def test_what_is_loaded_from_another_host_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script src="https://cdn.example/x.js"></script>', encoding="utf-8")
    assert site.find_foreign_loads(site.read_site(tmp_path)) == ["index.html: loads https://cdn.example/x.js"]


def test_an_answer_that_is_far_away_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<nav><a href="azure.html">x</a></nav><article></article>', encoding="utf-8")
    (tmp_path / "azure.html").write_text("", encoding="utf-8")
    assert len(site.find_far_answers(site.read_site(tmp_path))) == len(site.QUESTIONS)


def test_a_link_of_a_copy_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "llms.txt").write_text("- [Here](here.md)\n- [Gone](gone.md)\n", encoding="utf-8")
    (tmp_path / "here.md").write_text("```text\n[not a link](x.md)\n```\n", encoding="utf-8")
    assert site.find_broken_copies(tmp_path) == ["llms.txt: gone.md leads nowhere"]


def test_the_url_of_the_site_is_that_of_the_package() -> None:
    assert build.read_site_url().startswith("https://")
    assert build.read_site_url().endswith("/")


def test_a_folder_that_holds_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "novel.txt").write_text("Chapter 1", encoding="utf-8")
    with pytest.raises(FileExistsError, match="holds no site"):
        build.build_site(tmp_path)
    assert (tmp_path / "novel.txt").exists()
