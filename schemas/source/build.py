"""Make the files of schemas/ from an OpenAPI description of this API and from the official client.

    python -m schemas.source.build OPENAPI_FILE [--client FOLDER] [--only GROUP ...] [--out FOLDER]

The same sources give the same bytes. It prints what the overlay changed, and what was added, removed and changed in the
folder. Whatever it cannot place is an error: exit code 2, and nothing is written.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolz import assoc, keyfilter, merge, valfilter, valmap

from . import answers, client_connections, from_client, layout, newer, openapi, overlay, rows, shrink
from .normalize import flatten_all_of, normalize
from .walk import BuildError, Map, Schema, list_reachable, list_references, rename_references

FOLDER = Path(__file__).resolve().parent
NOTES = ("names", "overlay", "phrases")
"""Files beside this one that are written by hand."""


def build_files(description: Map, client: Map | None, notes: Map, only: set[str]) -> tuple[dict[str, str], list[str]]:
    """Return the text of each file by its path, and a line on each thing that the overlay changed.

    `client` is the official client as `read_client` returns it. `notes` holds the contents of names.json, overlay.json
    and phrases.json under "names", "overlay" and "phrases".
    """
    finished, schemas, collected, lines = build_catalog(description, client, notes)
    files = layout.format_groups(add_events(finished, schemas), schemas, {f"{group}.json" for group in only})
    listed = valfilter(lambda row: not only or row["schema"].removesuffix(".json") in only, finished)
    whole = {} if only else {f"source/{answers.FILE_NAME}": answers.format_answers(collected)}
    return {"operations.json": layout.format_table(listed), **files, **whole}, lines


def build_catalog(description: Map, client: Map | None, notes: Map) -> tuple[Schema, Schema, Schema, list[str]]:
    """Return the rows and the schemas by name, the schemas of answers, and a line on each change by the overlay."""
    overlay.check_entries(notes["overlay"])
    paths = overlay.corrected_paths(notes["overlay"])
    whole = from_client.join_descriptions(description, client, paths) if client else description
    known, lines = build_components(whole, notes["overlay"])
    operations = {each["operationId"]: each for each in openapi.iter_operations(whole)}
    plain = valmap(lambda operation: rows.build_row(operation, known), operations)
    table, more = overlay.apply_entries(plain, notes["overlay"], "operations")
    params = build_params(operations, table, known)
    table, params = newer.widen_operations(table, params, whole.get("twins", {}), known)
    check_named(list(table), notes["names"])
    names = {key: function_name(key, notes["names"]) for key in table}
    events = client_connections.build_event_schemas(operations, known)
    sent = {event_key(names[key]): schema for key, schema in events.items()}
    schemas = shrink_schemas(
        {**{names[key]: schema for key, schema in params.items()}, **sent}, known, notes["phrases"]
    )
    turns = client_connections.list_turns(operations, events, known)
    named = {names[key]: {**row, **turns.get(key, {}), **name_columns(key, notes)} for key, row in table.items()}
    finished = {
        name: rows.drop_defaults({**row, "files": rows.file_params(schemas[name], schemas) if row["body"] else []})
        for name, row in named.items()
    }
    check_phrases(notes["phrases"], schemas)
    collected = answers.collect_answers(
        operations, whole.get("twins", {}), names, known, overlay.chunk_components(notes["overlay"])
    )
    return finished, schemas, collected, lines + more


def event_key(name: str) -> str:
    """Return the key of the schema of what a connection sends, beside that of its params."""
    return f"{name}.event"


def add_events(rows: Map, schemas: Map) -> Schema:
    """Return rows with one more for the events of each connection, which stand in the same file."""
    return {**rows, **{event_key(name): row for name, row in rows.items() if event_key(name) in schemas}}


def build_components(description: Map, entries: list[Map]) -> tuple[dict[str, Schema], list[str]]:
    """Return the components in normal form after the overlay, and a line on each change."""
    plain = openapi.read_components(description)
    for name, schema in plain.items():
        openapi.check_references(name, schema, plain)
    known = valmap(lambda schema: flatten_all_of(schema, plain), plain)
    known, lines = overlay.apply_entries(known, entries, "in")
    known, more = overlay.apply_entries(known, entries, "at")
    return valmap(normalize, known), lines + more


def build_params(operations: Map, table: Map, known: dict[str, Schema]) -> dict[str, Schema]:
    """Return the flat params schema of each operation by its id."""
    params = {
        key: rows.build_params(assoc(operation, "path", table[key]["path"]), known)
        for key, operation in operations.items()
    }
    for key, schema in params.items():
        openapi.check_references(key, schema, known)
    return params


def shrink_schemas(params: dict[str, Schema], known: dict[str, Schema], phrases: Map) -> dict[str, Schema]:
    """Return every params schema by its name, and every component that they lead to, small and without duplicates."""
    beta = shrink.find_beta_twins(known)
    plain = valmap(lambda schema: rename_references(normalize(schema), beta), merge(known, params))
    small = shrink.inline_tiny(plain)
    used = list_reachable({name for schema in params for name in list_references(small[schema])}, small)
    return {
        **{name: describe_params(name, small[name], phrases) for name in params},
        **{name: small[name] for name in sorted(used)},
    }


def check_named(keys: list[str], names: Map) -> None:
    """Raise BuildError that lists the operations for which names.json has no function's name."""
    unnamed = [key for key in keys if key not in names]
    if unnamed:
        raise BuildError(f"operation {', '.join(unnamed)} has no name: add it to names.json")


def function_name(key: str, names: Map) -> str:
    """Return the function's name for an operationId."""
    return str(names[key][0] if isinstance(names[key], list) else names[key])


def name_columns(key: str, notes: Map) -> Schema:
    """Return the columns `aliases` and `summary` of an operation."""
    names = notes["names"][key]
    summary = notes["phrases"]["operations"].get(function_name(key, notes["names"]), "")
    return {"aliases": names[1:] if isinstance(names, list) else [], "summary": summary}


def describe_params(name: str, schema: Schema, phrases: Map) -> Schema:
    """Return a params schema with our descriptions on its properties."""
    texts = merge([texts for names, texts in phrases["params"].items() if name in names.split("|")])
    properties = {
        key: {"description": texts[key], **part} if key in texts else part
        for key, part in schema.get("properties", {}).items()
    }
    if not properties:
        return dict(schema)
    return assoc(schema, "properties", properties)  # type: ignore[no-any-return]


def check_phrases(phrases: Map, schemas: Map) -> None:
    """Raise BuildError when our texts describe an operation or a parameter that does not exist."""
    lost = [name for name in phrases["operations"] if name not in schemas]
    for names, texts in phrases["params"].items():
        for name in names.split("|"):
            properties = schemas.get(name, {}).get("properties", {})
            lost += [f"{name}.{key}" for key in keyfilter(lambda key, known=properties: key not in known, texts)]
    if lost:
        raise BuildError(f"phrases.json speaks of what is not there: {layout.shorten(lost)}")


def read_notes(folder: Path) -> Schema:
    """Return the contents of the files that are written by hand."""
    return {name: json.loads((folder / f"{name}.json").read_bytes()) for name in NOTES}


def main(arguments: list[str] | None = None) -> int:
    """Write the files; return 0, or 2 when something must be settled first."""
    settings = make_parser().parse_args(arguments)
    try:
        client = from_client.read_client(settings.client) if settings.client else None
        description = openapi.load_description(settings.openapi_file)
        files, lines = build_files(description, client, read_notes(settings.notes), set(settings.only))
    except (BuildError, OSError, json.JSONDecodeError) as problem:
        print(f"nothing written: {problem}", file=sys.stderr)
        return 2
    print("\n".join([*(f"overlay: {line}" for line in lines), *report(files, settings)]))
    write_files(files, settings.out)
    return 0


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    command = argparse.ArgumentParser(description="Make the files of schemas/ from an OpenAPI description.")
    command.add_argument("openapi_file", type=Path, help="the description, JSON or YAML")
    command.add_argument("--client", type=Path, metavar="FOLDER", help="the official client's package, or its parent")
    command.add_argument(
        "--only", nargs="+", default=[], metavar="GROUP", help="write these groups and what they refer to"
    )
    command.add_argument(
        "--out", type=Path, default=FOLDER.parent, metavar="FOLDER", help="default: the schemas/ of this checkout"
    )
    command.add_argument(
        "--notes", type=Path, default=FOLDER, metavar="FOLDER", help="the folder of names, overlay and phrases"
    )
    return command


def report(files: Map, settings: Any) -> Iterator[str]:
    """Yield lines on the difference from the folder's files, on the source, and on the result."""
    yield from layout.iter_changes(layout.read_files(settings.out), files)
    source = settings.notes / "SOURCE.json"
    digest = hashlib.sha256(settings.openapi_file.read_bytes()).hexdigest()
    if source.exists() and json.loads(source.read_bytes())["sha256"] != digest:
        yield f"another description than SOURCE.json names; its sha256 is {digest}"
    size = sum(len(text.encode()) for text in files.values())
    yield f"{files['operations.json'].count(chr(10)) - 2} operations in {len(files)} files, {size:,} bytes"


def write_files(files: Map, folder: Path) -> None:
    """Write the files, and remove those of a group that no longer exists."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in layout.read_files(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
