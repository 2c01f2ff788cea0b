"""Where each file of the repository stands on the site, and links translated accordingly. Pure."""

import posixpath
import re
from collections.abc import Callable

FENCED = re.compile(r"^(?P<fence>`{3,})[^\n]*\n.*?^(?P=fence)$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?P<text>!?\[(?:[^\[\]]|\[[^\]]*\])*\])\((?P<target>(?!\w+:|#)[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")
ROOT_PAGES = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "README.md": "index.md",
    "schemas/README.md": "schemas.md",
    "notebooks": "tutorial.md",
    "docs": "index.md",
}
"""Files and folders outside docs/ that have a page, or whose readers find what they look for on one."""


def place_on_site(path: str) -> str | None:
    """Return the page of a file of the repository, both as paths from the root; None if it has none.

    >>> place_on_site("docs/cookbook/chat.md"), place_on_site("notebooks/01_first_call.ipynb")
    ('cookbook/chat.md', 'notebooks/01_first_call.md')
    >>> place_on_site("tests/docs.py")
    """
    if path in ROOT_PAGES:
        return ROOT_PAGES[path]
    if path.startswith("notebooks/"):
        return path.replace(".ipynb", ".md")
    return path.removeprefix("docs/") if path.startswith("docs/") else None


def outside_code(text: str, change: Callable[[str], str]) -> str:
    r"""Return a page with `change` applied to what is not in a fenced block of code.

    >>> print(outside_code("a\n```text\na\n```\na", str.upper))
    A
    ```text
    a
    ```
    A
    """
    parts, end = [], 0
    for block in FENCED.finditer(text):
        parts += [change(text[end : block.start()]), block[0]]
        end = block.end()
    return "".join([*parts, change(text[end:])])


def translate_links(text: str, source: str) -> str:
    """Return a page with links between files of the repository turned into links between pages of the site.

    `source` is the path of the page's file. What a link without a page names is written behind its text, because a
    reader of the site has no repository beside it.

    >>> translate_links("[bulk](../bulk.md#rows), [a test](../../tests/docs.py)", "docs/cookbook/chat.md")
    '[bulk](../bulk.md#rows), a test (`tests/docs.py`)'
    >>> translate_links("[guide](docs/guide.md)", "CHANGELOG.md")
    '[guide](guide.md)'
    """
    here = posixpath.dirname(place_on_site(source) or source)

    def translate(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), link["target"]))
        place = place_on_site(target)
        if place is None:
            words = link["text"].strip("![]")
            return words if words.strip("`") == target else f"{words} (`{target}`)"
        return f"{link['text']}({posixpath.relpath(place, here or '.')}{link['anchor'] or ''})"

    return outside_code(text, lambda part: LINK.sub(translate, part))
