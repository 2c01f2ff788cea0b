"""Lay out the files: which one a component lives in, how the JSON is wrapped, and what changed since the last build."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolz import groupby, keyfilter, merge, valmap

from .walk import Map, Schema, list_reachable, list_references, map_subschemas

WIDTH = 110
"""Columns up to which a value stands on one line."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
KEYWORD_ORDER = (
    *("description", "$ref", "type", "const", "enum", "format", "default", "deprecated", "properties", "required"),
    "items",
)
"""Keywords in the order of a file; the others follow by name."""
SHARED_FILES = ("chat.json", "responses.json", "evals.json")
HAND_WRITTEN = ("options.json",)
"""Files of the folder that the build does not write."""


def assign_files(rows: Map, schemas: Map) -> dict[str, str]:
    """Return the file of each component: that of its only group, else the file of shared components of its kind."""
    uses = [(part, row["schema"]) for name, row in rows.items() for part in reach(schemas[name], schemas)]
    users = valmap(lambda pairs: {file for _, file in pairs}, groupby(0, uses))
    return dict(valmap(shared_file, users))


def reach(schema: Map, schemas: Map) -> set[str]:
    """Return the names of all components that a schema leads to."""
    return list_reachable(list_references(schema), schemas)


def shared_file(files: set[str]) -> str:
    """Return the file of a component that these files use. The first chat call reads chat and common: common is small.

    >>> shared_file({"responses.json", "realtime.json"}), shared_file({"chat.json", "responses.json"})
    ('responses.json', 'common.json')
    """
    if len(files) == 1:
        return min(files)
    owner = next((file for file in SHARED_FILES if file in files), "")
    return owner if owner in SHARED_FILES[1:] else "common.json"


def format_groups(rows: Map, schemas: Map, only: set[str]) -> dict[str, str]:
    """Return the text of each group file by its name; with `only`, of these groups and what they refer to."""
    files = assign_files(rows, schemas)
    owners = {**valmap(lambda row: row["schema"], rows), **dict(sorted(files.items()))}
    roots = {part for name, row in rows.items() if row["schema"] in only for part in list_references(schemas[name])}
    needed = {files[part] for part in list_reachable(roots, schemas)}
    wanted = (only | needed) if only else set(owners.values())
    return {file: format_group(file, owners, schemas) for file in sorted(wanted)}


def format_group(file: str, owners: Map, schemas: Map) -> str:
    """Return the text of one group file."""
    defs = {name: point_references(schemas[name], file, owners) for name in owners if owners[name] == file}
    return format_json({"$schema": DIALECT, "$id": file, "$defs": defs}) + "\n"


def point_references(schema: Any, file: str, owners: Map) -> Any:
    """Return a schema with its keywords in order and its references as they stand in `file`."""
    if not isinstance(schema, dict):
        return schema
    pointed = map_subschemas(lambda part: point_references(part, file, owners), schema)
    if "$ref" in pointed:
        target = owners[pointed["$ref"]]
        pointed["$ref"] = f"{'' if target == file else target}#/$defs/{pointed['$ref']}"
    return dict(sorted(pointed.items(), key=lambda item: keyword_rank(item[0])))


def keyword_rank(keyword: str) -> tuple[int, str]:
    """Return the place of a keyword in a file."""
    return (KEYWORD_ORDER.index(keyword) if keyword in KEYWORD_ORDER else len(KEYWORD_ORDER)), keyword


def format_json(value: Any, indent: int = 0, lead: int = 0) -> str:
    """Return JSON text: what fits a line is on one, else one entry a line. `lead` is the width that a key takes."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + lead + len(line) < WIDTH or not value or not isinstance(value, (dict, list)):
        return line
    pad = " " * (indent + 1)
    if isinstance(value, list):
        lines = [pad + format_json(item, indent + 1) for item in value]
    else:
        keys = {key: json.dumps(key, ensure_ascii=False) + ": " for key in value}
        lines = [pad + text + format_json(value[key], indent + 1, len(text)) for key, text in keys.items()]
    start, end = "[]" if isinstance(value, list) else "{}"
    return f"{start}\n" + ",\n".join(lines) + f"\n{' ' * indent}{end}"


def format_table(rows: Map) -> str:
    """Return the text of operations.json: one operation a line."""
    lines = (f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in rows.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read_files(folder: Path) -> dict[str, str]:
    """Return the text of the group files and the table in a folder, by name."""
    paths = [path for path in sorted(folder.glob("*.json")) if path.name not in HAND_WRITTEN]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    return {name: text for name, text in texts.items() if '"$defs"' in text or name == "operations.json"}


def iter_changes(old: Map, new: Map) -> Iterator[str]:
    """Yield a line for what was added, removed and changed between two sets of files."""
    old, new = (keyfilter(lambda name: "/" not in name, files) for files in (old, new))
    for kind, changes in compare_files(old, new).items():
        yield from (f"{kind} {verb}: {shorten(names)}" for verb, names in changes.items() if names)


def compare_files(old: Map, new: Map) -> dict[str, dict[str, list[str]]]:
    """Return the names added, removed and changed between two sets of files, for each kind of content."""
    before, after = read_content(old), read_content(new)
    return {kind: compare_names(before[kind], after[kind]) for kind in ("operations", "params", "components", "files")}


def compare_names(old: Map, new: Map) -> dict[str, list[str]]:
    """Return the names added, removed and changed between two dicts.

    >>> compare_names({"a": 1, "b": 2}, {"b": 3, "c": 4})
    {'added': ['c'], 'removed': ['a'], 'changed': ['b']}
    """
    return {
        "added": [name for name in new if name not in old],
        "removed": [name for name in old if name not in new],
        "changed": [name for name in new if name in old and old[name] != new[name]],
    }


def read_content(files: Map) -> dict[str, Schema]:
    """Return what files hold, by kind: operations, their params ("name.param"), components, and the files."""
    rows = json.loads(files.get("operations.json", "{}"))
    defs = merge([json.loads(text)["$defs"] for name, text in files.items() if name != "operations.json"])
    params = {f"{name}.{key}": value for name in rows for key, value in defs[name].get("properties", {}).items()}
    components = keyfilter(lambda name: name not in rows and name[0].isupper(), defs)
    return {"operations": rows, "params": params, "components": components, "files": dict(files)}


def shorten(names: list[str], limit: int = 8) -> str:
    """Return a few names and how many more there are."""
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
