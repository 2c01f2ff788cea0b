"""The files' text: homes of components, layout, and what changed against the files of before."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tree import Map, Schema, mapped, reachable, references

WIDE = 110
"""Columns up to which a value stands on one line."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ORDER = {
    key: place
    for place, key in enumerate(
        (
            "description",
            "$ref",
            "type",
            "const",
            "enum",
            "format",
            "default",
            "deprecated",
            "properties",
            "required",
            "items",
        )
    )
}
"""Keywords in the order of a file; the others follow by name."""


def homes(rows: Map, schemas: Map) -> dict[str, str]:
    """Component -> its file: that of its only group, else the file that shared components of its kind are in."""
    groups: dict[str, set[str]] = {}
    for name, row in rows.items():
        for component in reachable(references(schemas[name]), schemas):
            groups.setdefault(component, set()).add(row["schema"])
    return {component: home(files) for component, files in groups.items()}


def home(files: set[str]) -> str:
    """The file of a component that these files use. The first call of a chat reads chat and common, so common is small.

    >>> home({"responses.json", "realtime.json"}), home({"chat.json", "responses.json"})
    ('responses.json', 'common.json')
    """
    if len(files) == 1:
        return min(files)
    owner = next((file for file in ("chat.json", "responses.json", "evals.json") if file in files), "")
    return owner if owner in ("responses.json", "evals.json") else "common.json"


def group_files(rows: Map, schemas: Map, only: set[str]) -> dict[str, str]:
    """File name -> text of each group file; with `only`, of these groups and what they refer to."""
    at = homes(rows, schemas)
    owned = {**{name: row["schema"] for name, row in rows.items()}, **dict(sorted(at.items()))}
    roots = {part for name, row in rows.items() if row["schema"] in only for part in references(schemas[name])}
    tied = {at[part] for part in reachable(roots, schemas)}
    wanted = (only | tied) if only else set(owned.values())
    return {file: group_file(file, owned, schemas) for file in sorted(wanted)}


def group_file(file: str, owned: Map, schemas: Map) -> str:
    """The text of one group file."""
    defs = {name: pointed(schemas[name], file, owned) for name in owned if owned[name] == file}
    return pretty({"$schema": DIALECT, "$id": file, "$defs": defs}) + "\n"


def pointed(schema: Any, file: str, owned: Map) -> Any:
    """A schema with its keywords in order and its references as they stand in `file`."""
    if not isinstance(schema, dict):
        return schema
    out = mapped(schema, lambda part: pointed(part, file, owned))
    if "$ref" in out:
        target = owned[out["$ref"]]
        out["$ref"] = f"{'' if target == file else target}#/$defs/{out['$ref']}"
    return dict(sorted(out.items(), key=lambda pair: (ORDER.get(pair[0], len(ORDER)), pair[0])))


def pretty(value: Any, indent: int = 0, lead: int = 0) -> str:
    """JSON text: what fits a line is on one, else one entry a line. `lead` is the room that a key takes."""
    flat = json.dumps(value, ensure_ascii=False)
    if indent + lead + len(flat) < WIDE or not value or not isinstance(value, (dict, list)):
        return flat
    pad = " " * (indent + 1)
    if isinstance(value, list):
        lines = [pad + pretty(item, indent + 1) for item in value]
    else:
        keys = {key: json.dumps(key, ensure_ascii=False) + ": " for key in value}
        lines = [pad + text + pretty(value[key], indent + 1, len(text)) for key, text in keys.items()]
    start, end = "[]" if isinstance(value, list) else "{}"
    return f"{start}\n" + ",\n".join(lines) + f"\n{' ' * indent}{end}"


def table(rows: Map) -> str:
    """The text of operations.json: one operation a line."""
    lines = (f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in rows.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def old_files(folder: Path) -> dict[str, str]:
    """File name -> text of the group files and the table that a folder holds."""
    paths = [path for path in sorted(folder.glob("*.json")) if path.name != "options.json"]
    found = {path.name: path.read_text(encoding="utf-8") for path in paths}
    return {name: text for name, text in found.items() if '"$defs"' in text or name == "operations.json"}


def changes(old: Map, new: Map) -> Iterator[str]:
    """Lines on what came, went and changed between two sets of files."""
    before, after = contents(old), contents(new)
    for kind in ("operations", "params", "components", "files"):
        was, now = before[kind], after[kind]
        moves = {
            "came": [name for name in now if name not in was],
            "went": [name for name in was if name not in now],
            "changed": [name for name in now if name in was and was[name] != now[name]],
        }
        yield from (f"{kind} {verb}: {short(names)}" for verb, names in moves.items() if names)


def contents(files: Map) -> dict[str, Schema]:
    """What files hold, kind by kind: operations, their params ("name.param"), components, and the files themselves."""
    rows = json.loads(files.get("operations.json", "{}"))
    parts = [json.loads(text)["$defs"] for file, text in files.items() if file != "operations.json"]
    defs = {name: value for part in parts for name, value in part.items()}
    params = {f"{name}.{key}": value for name in rows for key, value in defs[name].get("properties", {}).items()}
    components = {name: value for name, value in defs.items() if name not in rows and name[0].isupper()}
    return {"operations": rows, "params": params, "components": components, "files": dict(files)}


def short(names: list[str], limit: int = 8) -> str:
    """A few names and how many more there are."""
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
