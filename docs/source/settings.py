"""The settings that Zensical reads, and the site's navigation. Pure."""

from collections.abc import Iterable, Iterator
from typing import Any

THEME: dict[str, Any] = {
    "name": "material",
    "language": "en",
    "favicon": "assets/favicon.svg",
    "icon": {"logo": "lucide/braces"},
    "font": False,  # the system's fonts: no page loads anything from another host
    "features": [
        "content.code.copy",
        "content.tabs.link",
        "navigation.footer",
        "navigation.indexes",
        "navigation.sections",
        "navigation.tabs",
        "navigation.top",
        "search.highlight",
        "toc.follow",
    ],
    "palette": [
        {"media": "(prefers-color-scheme)", "toggle": {"icon": "lucide/sun-moon", "name": "Switch to light mode"}},
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "lucide/sun", "name": "Switch to dark mode"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "lucide/moon", "name": "Switch to the system's mode"},
        },
    ],
}
EXTENSIONS: dict[str, Any] = {
    "admonition": {},
    "attr_list": {},
    "md_in_html": {},
    "sane_lists": {},
    "tables": {},
    "toc": {"permalink": True, "toc_depth": 3},
    "pymdownx.details": {},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
}
"""Few, because a page is also read as plain Markdown in the repository."""
DESCRIPTION = "A Python client for the OpenAI API in which every operation is one function on plain dicts."


def build_settings(navigation: list[Any], url: str) -> dict[str, Any]:
    """Return what the file mkdocs.yml contains, which Zensical reads and of which JSON is a part.

    `url` is where the site will stand: the sitemap and the canonical links name it, nothing is loaded from it.
    """
    return {
        "site_name": "openai_fn",
        "site_url": url,
        "site_description": DESCRIPTION,
        "docs_dir": "pages",
        "site_dir": "site",
        "use_directory_urls": False,  # pages work as files and on any server
        "theme": THEME,
        "markdown_extensions": [{name: options} for name, options in EXTENSIONS.items()],
        "extra_css": ["assets/site.css"],
        "plugins": ["search"],
        "nav": navigation,
    }


def fill_navigation(entries: list[Any], generated: dict[str, list[Any]], present: set[str]) -> list[Any]:
    """Return a navigation with the sections that are generated, and without pages that are not there (yet).

    >>> fill_navigation([{"A": "a.md"}, {"B": "parts"}, {"C": [{"D": "d.md"}]}], {"parts": [{"E": "e.md"}]}, {"a.md"})
    [{'A': 'a.md'}, {'B': [{'E': 'e.md'}]}]
    """
    filled: list[Any] = []
    for entry in entries:
        ((title, target),) = entry.items()
        section = fill_navigation(target, generated, present) if isinstance(target, list) else generated.get(target)
        if section:
            filled.append({title: section})
        elif isinstance(target, str) and target in present:
            filled.append({title: target})
    return filled


def iter_pages(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield the title and the path of each page of a navigation.

    >>> [*iter_pages([{"A": "a.md"}, {"B": [{"C": "c.md"}]}])]
    [('A', 'a.md'), ('C', 'c.md')]
    """
    for entry in entries:
        ((title, target),) = entry.items()
        if isinstance(target, list):
            yield from iter_pages(target)
        else:
            yield title, target
