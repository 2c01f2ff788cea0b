"""Build the documentation site: `python -m docs.source.build [FOLDER]`, by default into site/.

Needs the extra `docs` and nothing from the network. Each page is there as HTML and as Markdown, under the same name;
llms.txt lists them. Look at the site with `python -m http.server -d site`.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docs.source.copies import add_description, build_llms_index, to_plain_markdown
from docs.source.links import ROOT_PAGES, place_on_site, translate_links
from docs.source.notebook_pages import convert_notebook
from docs.source.operation_examples import build_tabs
from docs.source.reference import build_navigation, format_group, format_index, group_operations
from docs.source.settings import DESCRIPTION, build_settings, fill_navigation, iter_pages
from openai_fn.catalog.operations import bundle_schema, operations

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "docs" / "assets"
INDEX = "llms.txt"
COPY_LINK = '<p class="copy"><a href="{name}" type="text/markdown">This page as Markdown</a></p>'
NAVIGATION = Path(__file__).with_name("navigation.json")


def read_pages() -> dict[str, str]:
    """Return the Markdown of each page that is a file of the repository, by its path on the site."""
    files = [*sorted((ROOT / "docs").rglob("*.md")), *(ROOT / name for name in ROOT_PAGES if name.endswith(".md"))]
    sources = {file.relative_to(ROOT).as_posix(): file for file in files if file.exists()}
    sources.pop("README.md")
    # A page in docs/ takes the place of a file at the root with the same content.
    places = {place_on_site(source) or "": source for source in reversed(sources)}
    return {
        place: translate_links(sources[source].read_text(encoding="utf-8"), source) for place, source in places.items()
    }


def read_notebooks() -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the Markdown and the pictures of the notebooks, by their paths on the site."""
    pages: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    for file in sorted((ROOT / "notebooks").glob("*.ipynb")):
        text, images = convert_notebook(json.loads(file.read_text(encoding="utf-8")), file.stem)
        source = file.relative_to(ROOT).as_posix()
        pages[place_on_site(source) or ""] = translate_links(text, source)
        pictures |= {f"notebooks/{name}": content for name, content in images.items()}
    return pages, pictures


def build_reference() -> tuple[dict[str, str], list[Any]]:
    """Return the pages of the reference by their paths on the site, and their section of the navigation."""
    rows = operations()
    groups = group_operations(rows)
    with TemporaryDirectory() as name:
        examples = {name_of: build_tabs(row, Path(name)) for name_of, row in rows.items()}
    schemas = {name_of: bundle_schema(name_of) for name_of in rows}
    pages = {f"reference/{group[0]}.md": format_group(group, schemas, examples) for group in groups}
    return {"reference/index.md": format_index(groups), **pages}, build_navigation(groups)


def read_site_url() -> str:
    """Return the URL of the documentation, which pyproject.toml names; tomllib is not in Python 3.10."""
    found = re.search(r'^Documentation = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def build_site(target: Path) -> None:
    """Build the site into the folder `target`; a site that is there is replaced.

    Raises FileExistsError for a folder with other content, and CalledProcessError for a link that leads nowhere.
    """
    if target.exists() and any(target.iterdir()) and not (target / INDEX).exists():
        raise FileExistsError(f"{target} is not empty and holds no site: name another folder")
    notebooks, pictures = read_notebooks()
    reference, section = build_reference()
    pages = {**notebooks, **read_pages(), **reference}
    menu = fill_navigation(json.loads(NAVIGATION.read_text(encoding="utf-8")), {"reference": section}, {*pages})
    with TemporaryDirectory() as name:
        write_sources(Path(name), pages, pictures, menu)
        run_zensical(Path(name))
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(Path(name) / "site", target)
    write_copies(target, pages, menu)


def write_sources(folder: Path, pages: dict[str, str], pictures: dict[str, bytes], menu: list[Any]) -> None:
    """Write into a folder what Zensical reads: the pages, their pictures and assets, the settings."""
    write_files(folder / "pages", {path: add_description(text).encode() for path, text in pages.items()} | pictures)
    shutil.copytree(ASSETS, folder / "pages" / "assets")
    (folder / "mkdocs.yml").write_text(json.dumps(build_settings(menu, read_site_url())), encoding="utf-8")


def write_copies(target: Path, pages: dict[str, str], menu: list[Any]) -> None:
    """Add to a site the Markdown copy of each page, a link to it, and the index of the copies."""
    copies = {path: to_plain_markdown(text) for path, text in pages.items()}
    index = build_llms_index(DESCRIPTION, [path for _, path in iter_pages(menu)], copies)
    write_files(target, {path: text.encode() for path, text in {**copies, INDEX: index}.items()})
    for path in pages:
        link_copy(target / path)


def link_copy(copy: Path) -> None:
    """Add to a page's HTML the link to its Markdown copy, which is to stand beside it."""
    html = copy.with_suffix(".html")
    before, end, after = html.read_text(encoding="utf-8").rpartition("</article>")
    html.write_text(f"{before}{COPY_LINK.format(name=copy.name)}{end}{after}", encoding="utf-8")


def write_files(folder: Path, files: dict[str, Any]) -> None:
    """Write each file, given as bytes by its path, below a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def run_zensical(folder: Path) -> None:
    """Build what stands in a folder; raise CalledProcessError where a page has a link that leads nowhere."""
    command = [sys.executable, "-m", "zensical", "build", "--strict", "-f", "mkdocs.yml"]
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603  # our own command


def main() -> None:
    """Build the site."""
    parser = argparse.ArgumentParser(prog="python -m docs.source.build", description="Build the documentation site.")
    parser.add_argument("folder", nargs="?", default="site", type=Path, help="where to put it (default: site)")
    build_site(parser.parse_args().folder.resolve())


if __name__ == "__main__":
    main()
