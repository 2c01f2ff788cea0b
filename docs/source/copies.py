"""The Markdown copies of the pages, and llms.txt, which lists them for language models (https://llmstxt.org). Pure."""

import json
import re
import textwrap
from collections.abc import Iterable

from docs.source.links import FENCED

BLOCK = re.compile(
    r'^(?:===|\?\?\?\+? \w+) "(?P<title>[^"]+)"\n\n(?P<body>(?:(?: {4}[^\n]*)?(?:\n|\Z))+)', re.MULTILINE
)
NO_TEXT = ("#", "|", "<", "!", "- ")
"""How a block of Markdown begins that is no paragraph."""
BOX = re.compile(r'^<div class="\w+" markdown>\n\n|^</div>\n\n', re.MULTILINE)
ATTRIBUTES = re.compile(r"^(`{3,}\w+) \{[^}\n]*\}$", re.MULTILINE)


def to_plain_markdown(text: str) -> str:
    r"""Return a page without what only the site's generator reads: tabs and boxes become titles with their text.

    >>> print(to_plain_markdown('=== "Async"\n\n    ```text {.output}\n    a\n\n    b\n    ```\n\nEnd'))
    **Async**
    <BLANKLINE>
    ```text
    a
    <BLANKLINE>
    b
    ```
    <BLANKLINE>
    End
    """

    def flatten(block: re.Match[str]) -> str:
        return f"**{block['title']}**\n\n{textwrap.dedent(block['body']).strip()}\n\n"

    return ATTRIBUTES.sub(r"\1", BLOCK.sub(flatten, BOX.sub("", text)))


def read_title(text: str) -> str:
    """Return the first heading of a page."""
    return next((line[2:] for line in text.splitlines() if line.startswith("# ")), "")


def read_summary(text: str) -> str:
    r"""Return the first sentence of a page.

    >>> read_summary("# Title\n\nOne `a.b`\nand two. Three.")
    'One `a.b` and two.'
    """
    blocks = [part for part in FENCED.sub("", text).split("\n\n") if part.strip() and not part.startswith(NO_TEXT)]
    sentence = re.split(r"(?<=\.) ", " ".join(blocks[0].split()))[0].rstrip(":") if blocks else ""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", sentence)


def add_description(text: str) -> str:
    r"""Return a page with its first sentence as the description that search engines show.

    >>> print(add_description("# T\n\nOne: `two`.\n").partition("# T")[0].strip())
    ---
    description: "One: two."
    ---
    """
    description = json.dumps(read_summary(text).replace("`", ""), ensure_ascii=False)
    return f"---\ndescription: {description}\n---\n\n{text}"


def build_llms_index(description: str, paths: Iterable[str], pages: dict[str, str]) -> str:
    """Return llms.txt: the project in a sentence, and a link to the copy of each page with its first sentence."""
    lines = []
    for path in paths:
        summary = read_summary(pages[path])
        lines.append(f"- [{read_title(pages[path])}]({path})" + (f": {summary}" if summary else ""))
    return f"# openai_fn\n\n> {description}\n\n## Pages\n\n" + "\n".join(lines) + "\n"
