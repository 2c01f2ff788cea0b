"""Write the table of options in docs/options.md from schemas/options.json: `python -m schemas.source.options_table`."""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TABLE, PAGE = ROOT / "schemas" / "options.json", ROOT / "docs" / "options.md"
BEGIN, END = "<!-- options: python -m schemas.source.options_table -->", "<!-- end of options -->"
PYTHON_TYPES = {
    "string": "str", "integer": "int", "number": "float", "boolean": "bool", "object": "dict", "array": "list",
    "null": "None", "function": "function",
}  # fmt: skip


def describe_python_type(row: dict[str, Any]) -> str:
    """Return the Python types of an option, or the values that it may have.

    >>> describe_python_type({"type": ["integer", "object"]}), describe_python_type({"enum": [True, "warn"]})
    ('int or dict', 'True or "warn"')
    """
    if "enum" in row:
        return " or ".join(repr(value) if isinstance(value, bool) else json.dumps(value) for value in row["enum"])
    branches = row.get("anyOf", [row])
    named = [name for branch in branches for name in as_list(branch.get("type", []))]
    return " or ".join(PYTHON_TYPES[name] for name in named) or "any"


def as_list(value: Any) -> list[Any]:
    """Return a value, or the list that it is, as a list."""
    return value if isinstance(value, list) else [value]


def describe_facts(row: dict[str, Any]) -> str:
    """Return what else is to be said of an option: its header, that it is a credential."""
    facts = [f"Sent as the header `{row['header']}`."] if "header" in row else []
    facts += ["Never shown."] if row.get("credential") or row.get("hidden") else []
    return "".join(f" {fact}" for fact in facts)


def build_table(options: dict[str, Any]) -> str:
    """Return the table as Markdown, a line for each option."""
    lines = ["| option | type, default | meaning |", "|---|---|---|"]
    for name, row in options["properties"].items():
        default = f", default `{json.dumps(row['default'])}`" if "default" in row else ""
        text = row["description"].replace("|", "\\|")
        lines.append(f"| `{name}` | {describe_python_type(row)}{default} | {text}{describe_facts(row)} |")
    return "\n".join(lines)


def replace_table(page: str, table: str) -> str:
    """Return a page with the table between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Write the table into the page."""
    table = build_table(json.loads(TABLE.read_text(encoding="utf-8")))
    PAGE.write_text(replace_table(PAGE.read_text(encoding="utf-8"), table), encoding="utf-8")


if __name__ == "__main__":
    main()
