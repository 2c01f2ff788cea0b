"""Take over a new API description and a new official client, in one command.

    python -m schemas.source.refresh OPENAPI_FILE --client FOLDER [--dry-run]

It writes the schemas, the types and the stubs, notes the sources in SOURCE.json, and puts an entry into CHANGELOG.md
that says which operations and params were added, removed or changed, and which params are required now or no longer.
It ends with a list of what is left to do by hand. Review the result with `git diff`.
"""

import argparse
import hashlib
import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolz import groupby, keyfilter, merge, valmap

from . import answers, build, from_client, layout, openapi, stub, typed_dicts
from .walk import BuildError, Map, Schema

REPOSITORY = build.FOLDER.parents[1]
UNRELEASED = "## [Unreleased]\n"
VERBS = {"added": "Added", "removed": "Removed", "changed": "Changed"}
REQUIRED_VERBS = {"added": "Now required", "removed": "No longer required"}
SILENT_COLUMNS = frozenset({"summary", "schema", "since", "query", "files"})
"""Columns of a row that tell no change of the operation: our own text and files, and what the params say."""
LAST_STEPS = (
    "write the table of the client's methods: python -m schemas.source.method_table FOLDER",
    "review the result: git diff; then run the tests",
)


def format_entry(title: str, old: Map, new: Map) -> str:
    """Return a changelog entry on the difference between two sets of files, or an empty text.

    >>> old = {"operations.json": "{}"}
    >>> format_entry("API", old, old)
    ''
    """
    before, after = layout.read_content(old), layout.read_content(new)
    operations = layout.compare_names(before["operations"], after["operations"])
    lines = [
        *operation_lines(operations, before["operations"], after["operations"]),
        *param_lines(VERBS, layout.compare_names(before["params"], after["params"]), operations),
        *param_lines(REQUIRED_VERBS, layout.compare_names(read_required(old), read_required(new)), operations),
    ]
    return "\n".join([f"### {title}", "", *map(wrap_line, lines), ""]) if lines else ""


def operation_lines(changes: Map, old: Map, new: Map) -> Iterator[str]:
    """Yield a line for the operations that were added, for those that were removed, and for each that changed."""
    for verb in ("added", "removed"):
        if changes[verb]:
            yield f"- {VERBS[verb]} operations: {join_names(changes[verb])}."
    for name in changes["changed"]:
        columns = find_changed_columns(old[name], new[name])
        if columns:
            yield f"- Changed operation `{name}`: {', '.join(columns)}."


def find_changed_columns(old: Map, new: Map) -> list[str]:
    """Return what changed in a row, each with its new value; SILENT_COLUMNS left out.

    >>> find_changed_columns({"path": "/a", "stream": True}, {"path": "/b", "summary": "Do it."})
    ["path is now '/b'", 'stream is gone']
    """
    names = [name for name in {**old, **new} if name not in SILENT_COLUMNS and old.get(name) != new.get(name)]
    return [f"{name} is now {new[name]!r}" if name in new else f"{name} is gone" for name in names]


def read_required(files: Map) -> dict[str, bool]:
    """Return the required params of every operation, as "name.param"."""
    rows = json.loads(files.get("operations.json", "{}"))
    schemas = merge([json.loads(text)["$defs"] for name, text in files.items() if name != "operations.json"])
    return {f"{name}.{key}": True for name in rows for key in schemas[name].get("required", [])}


def param_lines(verbs: Map, changes: Map, operations: Map) -> Iterator[str]:
    """Yield a line for each operation whose params changed; the params of a new or a lost operation go with it."""
    for verb, words in verbs.items():
        groups = groupby(lambda name: name.partition(".")[0], changes[verb])
        known = keyfilter(lambda name: name not in operations["added"] + operations["removed"], groups)
        for operation, params in known.items():
            keys = join_names([param.partition(".")[2] for param in params])
            yield f"- {words} params of `{operation}`: {keys}."


def list_remaining_work(old: Map, new: Map) -> list[str]:
    """Return what is left to do by hand: the summaries of new operations, then LAST_STEPS."""
    before, after = (json.loads(files.get("operations.json", "{}")) for files in (old, new))
    bare = [name for name, row in after.items() if name not in before and not row.get("summary")]
    missing = [f"write a summary in source/phrases.json, then run this again: {', '.join(bare)}"] * bool(bare)
    return [*missing, *LAST_STEPS]


def join_names(names: list[str]) -> str:
    """Return names in code quotes."""
    return ", ".join(f"`{name}`" for name in names)


def wrap_line(line: str) -> str:
    """Return a list item wrapped to the width of the changelog."""
    return textwrap.fill(line, 120, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def insert_entry(changelog: str, entry: str) -> str:
    """Return the text of a changelog with an entry at the top of what is not released. Raise BuildError without one."""
    if UNRELEASED not in changelog:
        raise BuildError(f"CHANGELOG.md has no section {UNRELEASED.strip()}")
    head, _, tail = changelog.partition(UNRELEASED)
    return f"{head}{UNRELEASED}\n{entry}\n{tail.lstrip()}" if entry else changelog


def format_source(source: Map, settings: Any, description: Map, client: Map | None) -> str:
    """Return the text of SOURCE.json: what the files were made from."""
    digest = hashlib.sha256(settings.openapi_file.read_bytes()).hexdigest()
    fresh: Schema = {**source, "sha256": digest, "version": description.get("info", {}).get("version", "")}
    if digest != source.get("sha256"):
        fresh |= {"date": settings.date, "commit": settings.commit}
    if client:
        fresh["client"] = {**source.get("client", {}), "version": client["version"]}
    return json.dumps(fresh, indent=1) + "\n"


def format_types(files: Map) -> dict[str, str]:
    """Return the text of the types and the stubs in openai_fn/, made from the texts of schemas/."""
    loaded = valmap(json.loads, files)
    params = merge([file["$defs"] for path, file in loaded.items() if "/" not in path and "$defs" in file])
    catalog = typed_dicts.Catalog(loaded["operations.json"], params, loaded[f"source/{answers.FILE_NAME}"])
    return {
        "typed_dicts.py": typed_dicts.format_module(catalog),
        "api.pyi": stub.format_stub(catalog, stub.SYNC),
        "aio.pyi": stub.format_stub(catalog, stub.AIO),
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the files; return 0, or 2 when something must be settled first."""
    settings = make_parser().parse_args(arguments)
    schemas, package, changelog = (settings.root / name for name in ("schemas", "openai_fn", "CHANGELOG.md"))
    source = build.FOLDER / "SOURCE.json"
    try:
        client = from_client.read_client(settings.client) if settings.client else None
        description = openapi.load_description(settings.openapi_file)
        files, _ = build.build_files(description, client, build.read_notes(settings.notes), set())
        title = f"API of {settings.date}" + (f", client {client['version']}" if client else "")
        committed = layout.read_files(schemas)
        entry = format_entry(title, committed, files)
        text = insert_entry(changelog.read_text(encoding="utf-8"), entry)
        types = format_types(files)
    except (BuildError, OSError, json.JSONDecodeError, SyntaxError) as problem:
        print(f"nothing written: {problem}", file=sys.stderr)
        return 2
    print(entry or "the sources bring nothing new")
    if not settings.dry_run:
        build.write_files(files, schemas)
        fresh = format_source(json.loads(source.read_bytes()), settings, description, client)
        (schemas / "source" / "SOURCE.json").write_text(fresh, encoding="utf-8", newline="\n")
        changelog.write_text(text, encoding="utf-8", newline="\n")
        for name, content in types.items():
            (package / name).write_text(content, encoding="utf-8", newline="\n")
    if entry:
        print("\n".join(f"to do: {step}" for step in list_remaining_work(committed, files)))
    return 0


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    command = argparse.ArgumentParser(description="Take over a new API description and a new official client.")
    command.add_argument("openapi_file", type=Path, help="the description, JSON or YAML")
    command.add_argument("--client", type=Path, metavar="FOLDER", help="the official client's package, or its parent")
    command.add_argument("--date", default="the description", metavar="DATE", help="the description's date")
    command.add_argument("--commit", default="", help="the description's commit")
    command.add_argument("--dry-run", action="store_true", help="print the changelog entry, write nothing")
    command.add_argument("--root", type=Path, default=REPOSITORY, metavar="FOLDER", help="default: this checkout")
    command.add_argument("--notes", type=Path, default=build.FOLDER, metavar="FOLDER")
    return command


if __name__ == "__main__":
    sys.exit(main())
