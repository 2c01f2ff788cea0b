"""Build the documentation site: `python -m docs.source.build [FOLDER]`, by default into site/.

Needs the extra `docs` and nothing from the network. Each page is there as HTML and as Markdown, under the same name;
llms.txt lists them. Look at the site with `python -m http.server -d site`.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docs.source.links import ROOT_PAGES, place_on_site, translate_links
from docs.source.notebook_pages import convert_notebook
from docs.source.settings import build_settings, fill_navigation

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "docs" / "assets"


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


def build_site(target: Path) -> None:
    """Build the site into the folder `target`, which is replaced. Raises CalledProcessError for a broken link."""
    pages, pictures = read_notebooks()
    pages |= read_pages()
    navigation = json.loads(Path(__file__).with_name("navigation.json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_files(folder / "pages", {path: text.encode() for path, text in pages.items()} | pictures)
        shutil.copytree(ASSETS, folder / "pages" / "assets")
        settings = build_settings(fill_navigation(navigation, {}, {*pages}))
        (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
        run_zensical(folder)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder / "site", target)
    write_files(target, {path: text.encode() for path, text in pages.items()})


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
