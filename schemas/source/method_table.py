"""Write the table of the official client's methods in docs/coming-from-openai.md.

    python -m schemas.source.method_table PACKAGE_FOLDER

The package is read as text, never imported. Methods that send several requests, such as `create_and_poll`, have their
rows in the tables above this one.
"""

import json
import sys
from pathlib import Path

from .annotations import Reader
from .client_methods import find_package, read_operations
from .from_client import route_of
from .walk import Map

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "coming-from-openai.md"
BEGIN, END = "<!-- methods: python -m schemas.source.method_table FOLDER -->", "<!-- end of methods -->"


def read_methods(package: Path, rows: Map) -> dict[str, str]:
    """Return the path of every method of the client that sends one request -> the name of our function."""
    names = {route_of(row): name for name, row in rows.items()}
    operations = read_operations(find_package(package), Reader())
    return {each["operationId"]: names[route_of(each)] for each in operations if route_of(each) in names}


def build_table(methods: Map) -> str:
    """Return the table as Markdown.

    >>> print(build_table({"models.list": "list_models"}))
    | official client | here |
    |---|---|
    | `client.models.list(...)` | `list_models(params)` |
    """
    lines = [f"| `client.{method}(...)` | `{methods[method]}(params)` |" for method in sorted(methods)]
    return "\n".join(["| official client | here |", "|---|---|", *lines])


def replace_table(page: str, table: str) -> str:
    """Return a page with the table between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}"


def main(package: Path) -> None:
    """Write the table into the page."""
    rows = json.loads((ROOT / "schemas" / "operations.json").read_bytes())
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(replace_table(page, build_table(read_methods(package, rows))), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
