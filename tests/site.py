"""Build the documentation site and check it, without a browser: `python -m tests.site [FOLDER]`.

Every link and anchor inside the site leads somewhere, no page loads anything from another host, each page has its
Markdown copy, the search index knows the terms below, and each question below is answered within two links of the start
page.
"""

import json
import re
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from docs.source.build import build_site
from docs.source.links import FENCED, LINK
from docs.source.reference import describe_facts
from openai_fn.catalog.operations import bundle_schema, operations

QUESTIONS = {
    "How do I use it with Azure?": "azure.html",
    "How do I use it with Microsoft Entra?": "azure.html#microsoft-entra",
    "How do I stream in FastAPI?": "cookbook/fastapi.html",
    "How do I get a pydantic object?": "cookbook/structured-output.html",
    "How do I mock it in tests?": "cookbook/testing.html",
    "What is max_retries called here?": "coming-from-openai.html#options",
    "What happens when a stream is cut?": "streams.html#when-a-stream-is-cut",
    "How do I run 100,000 prompts on a cluster?": "bulk.html#processes-and-clusters",
    "What does create_transcription take?": "reference/audio.html#create_transcription",
}
"""What a stranger looks for, and the page or the anchor that has the answer."""
TERMS = ("max_retries", "Entra", "FastAPI", "pydantic", "StreamError", "cassette", "deadline", "create_transcription")
"""What the search must find."""
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "object": "data"}
LOADED = {"img", "script", "source", "object", "iframe", "stylesheet"}


TAG = re.compile(r"<[^>]*>")
PARAM = re.compile(r"<tr>\s*<td><code>(.*?)</code>.*?</td>\s*<td>(.*?)</td>", re.DOTALL)


class Page(HTMLParser):
    """The anchors of a page, its links, those in its text alone, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.text_links: list[str] = []
        self.loads: list[str] = []
        self.in_text = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.in_text = self.in_text or tag == "article"
        self.anchors.add(found.get("id") or "")
        link = found.get(LINKS.get(tag, "")) or ""
        if tag in LOADED or found.get("rel") in LOADED:
            self.loads.append(link)
        if link:
            self.links.append(link)
            self.text_links += [link] if self.in_text and tag == "a" else []

    def handle_endtag(self, tag: str) -> None:
        self.in_text = self.in_text and tag != "article"


def read_site(folder: Path) -> dict[str, Page]:
    """The pages of a built site, by path; 404.html, whose links begin at the server's root, is left out."""
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*.html"))}
    return {path: Page(file.read_text(encoding="utf-8")) for path, file in files.items() if path != "404.html"}


def resolve(path: str, link: str) -> tuple[str, str] | None:
    """The page and the anchor that a link in the page at `path` leads to; None for a link out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    return ("index.html" if target == "." else target), unquote(parts.fragment)


def find_broken_links(folder: Path, pages: dict[str, Page]) -> list[str]:
    """The links inside the site that lead to no file, or to no anchor of their page."""
    broken = []
    for path, page in pages.items():
        for link in page.links:
            target, anchor = resolve(path, link) or (path, "")
            missing = not (folder / target).is_file()
            if missing or (anchor and target in pages and anchor not in pages[target].anchors):
                broken.append(f"{path}: {link} leads nowhere")
    return broken


def find_foreign_loads(pages: dict[str, Page]) -> list[str]:
    """What pages load from other hosts."""
    return [
        f"{path}: loads {link}" for path, page in pages.items() for link in page.loads if resolve(path, link) is None
    ]


def find_missing_copies(folder: Path, pages: dict[str, Page]) -> list[str]:
    """The pages without a Markdown copy."""
    return [f"{path}: has no .md" for path in pages if not (folder / path).with_suffix(".md").is_file()]


def find_broken_copies(folder: Path) -> list[str]:
    """The links of Markdown copies and of llms.txt that lead to no file."""
    return [
        f"{copy.relative_to(folder)}: {link['target']} leads nowhere"
        for copy in [*sorted(folder.rglob("*.md")), folder / "llms.txt"]
        for link in LINK.finditer(FENCED.sub("", copy.read_text(encoding="utf-8")))
        if not (copy.parent / link["target"]).is_file()
    ]


def search(folder: Path, term: str) -> list[str]:
    """The places whose entry in the search index has a term."""
    items = json.loads((folder / "search.json").read_text(encoding="utf-8"))["items"]
    word = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
    return [item["location"] for item in items if word.search(f"{item['title']} {item['text']}")]


def find_unknown_terms(folder: Path) -> list[str]:
    """The terms that the search does not find."""
    return [f"search: {term} is not found" for term in TERMS if not search(folder, term)]


def list_near_places(pages: dict[str, Page]) -> set[str]:
    """The pages and anchors within two links of the text of the start page."""
    first = {place for link in pages["index.html"].text_links if (place := resolve("index.html", link))}
    second = {
        place
        for path in {path for path, _ in first if path in pages}
        for link in pages[path].text_links
        if (place := resolve(path, link))
    }
    near = first | second
    return {f"{path}#{anchor}" if anchor else path for path, anchor in near} | {path for path, _ in near}


def find_far_answers(pages: dict[str, Page]) -> list[str]:
    """The questions whose answer is more than two links away, or is not there."""
    near = list_near_places(pages)
    return [f"{question} {place} is not within two links" for question, place in QUESTIONS.items() if place not in near]


def find_missing_operations(pages: dict[str, Page]) -> list[str]:
    """The operations whose section is more than two links away from the start page."""
    names = {place.partition("#")[2] for place in list_near_places(pages) if place.startswith("reference/")}
    return [f"{name} is not within two links" for name in operations() if name not in names]


def to_text(html: str) -> str:
    """The text of a piece of HTML."""
    return unescape(TAG.sub("", html)).strip()


def find_garbled_params(folder: Path) -> list[str]:
    """The params whose type, limits and default do not stand on the page as the schema has them."""
    garbled = []
    html = "".join(file.read_text(encoding="utf-8") for file in sorted((folder / "reference").glob("*.html")))
    for section in html.split('<h2 id="')[1:]:
        name = section.partition('"')[0]
        schema = bundle_schema(name) if name in operations() else {}
        shown = {to_text(row[1]): to_text(row[2]) for row in PARAM.finditer(section)}
        for param, part in schema.get("properties", {}).items():
            if shown.get(param) != describe_facts(part, schema["$defs"]):
                garbled.append(f"{name}: {param} is shown as {shown.get(param)}")
    return garbled


def check_site(folder: Path) -> list[str]:
    """What is wrong with a built site."""
    pages = read_site(folder)
    return [
        *find_broken_links(folder, pages),
        *find_foreign_loads(pages),
        *find_missing_copies(folder, pages),
        *find_broken_copies(folder),
        *find_unknown_terms(folder),
        *find_far_answers(pages),
        *find_missing_operations(pages),
        *find_garbled_params(folder),
    ]


def main(names: list[str]) -> int:
    with TemporaryDirectory() as name:
        folder = Path(*names).resolve() if names else Path(name) / "site"
        build_site(folder)
        found = check_site(folder)
        for line in found:
            print(line)  # noqa: T201  # a command
        print(f"{len(read_site(folder))} pages, {len(found)} problems")  # noqa: T201  # a command
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
