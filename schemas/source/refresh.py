"""Take over a new API description and a new official client, in one command.

    python -m schemas.source.refresh OPENAPI_FILE --client FOLDER [--dry-run]

It writes the schemas, the types and the stubs, notes the sources in SOURCE.json, and puts an entry into CHANGELOG.md
that says which operations and params were added, removed or changed. Review the result with `git diff`.
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


def format_entry(title: str, old: Map, new: Map) -> str:
    """Return a changelog entry on the difference between two sets of files, or an empty text.

    >>> old = {"operations.json": "{}"}
    >>> format_entry("API", old, old)
    ''
    """
    changes = layout.compare_files(old, new)
    lines = [*operation_lines(changes["operations"]), *param_lines(changes["params"], changes["operations"])]
    return "\n".join([f"### {title}", "", *map(wrap_line, lines), ""]) if lines else ""


def operation_lines(changes: Map) -> Iterator[str]:
    """Yield a line for the operations that were added and for those that were removed."""
    for verb in ("added", "removed"):
        if changes[verb]:
            yield f"- {VERBS[verb]} operations: {join_names(changes[verb])}."


def param_lines(changes: Map, operations: Map) -> Iterator[str]:
    """Yield a line for each operation whose params changed; the params of a new or a lost operation go with it."""
    for verb, names in changes.items():
        groups = groupby(lambda name: name.partition(".")[0], names)
        known = keyfilter(lambda name: name not in operations["added"] + operations["removed"], groups)
        for operation, params in known.items():
            keys = join_names([param.partition(".")[2] for param in params])
            yield f"- {VERBS[verb]} params of `{operation}`: {keys}."


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
        entry = format_entry(title, layout.read_files(schemas), files)
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
