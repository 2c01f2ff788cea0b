"""Every link from a page to a file of the repository leads to one."""

import re
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY

PAGES = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").rglob("*.md"))]
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def read_links(page: Path) -> list[str]:
    """Return the relative links of a page, those in its code left out."""
    return LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_links_lead_to_files(page: Path) -> None:
    assert [link for link in read_links(page) if not (page.parent / link).exists()] == []
