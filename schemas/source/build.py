"""Makes the files of schemas/ from an OpenAPI description of this API.

    python schemas/source/build.py OPENAPI_FILE [--only GROUP ...] [--out FOLDER]

The same description gives the same bytes. It prints what the overlay changed and what came, went and changed against
the files there. What it could not place is an error: exit code 2, and nothing is written.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import overlay
import read
import rows
import shrink
import write
from normal import flat, normal
from tree import BuildError, Map, Schema, reachable, references, renamed

HERE = Path(__file__).resolve().parent


def built(description: Map, notes: Map, only: set[str]) -> tuple[dict[str, str], list[str]]:
    """File name -> text, and a line on each thing that the overlay changed.

    `notes` are the contents of names.json, overlay.json and phrases.json under "names", "overlay" and "phrases".
    """
    overlay.check_kinds(notes["overlay"])
    known, lines = components(description, notes["overlay"])
    found = {each["operationId"]: each for each in read.operations(description)}
    plain = {key: rows.row(each, known) for key, each in found.items()}
    table, more = overlay.corrected(plain, notes["overlay"], "operations")
    named = {name_of(key, notes["names"]): {**row, **naming(key, notes)} for key, row in table.items()}
    every = params(found, table, known, notes)
    check_phrases(notes["phrases"], every)
    finished = {name: rows.lean({**row, **with_files(row, every[name], every)}) for name, row in named.items()}
    files = write.group_files(finished, every, {f"{group}.json" for group in only})
    shown = {name: row for name, row in finished.items() if not only or row["schema"].removesuffix(".json") in only}
    return {"operations.json": write.table(shown), **files}, lines + more


def components(description: Map, entries: list[Map]) -> tuple[dict[str, Schema], list[str]]:
    """Components in normal form after the overlay, and a line on each thing that it changed."""
    plain = read.components(description)
    for name, schema in plain.items():
        read.check_references(name, schema, plain)
    known = {name: flat(schema, plain) for name, schema in plain.items()}
    known, lines = overlay.corrected(known, entries, "in")
    known, more = overlay.corrected(known, entries, "at")
    return {name: normal(schema) for name, schema in known.items()}, lines + more


def params(found: Map, table: Map, known: dict[str, Schema], notes: Map) -> dict[str, Schema]:
    """Every operation's params schema by its name, and every component that they lead to, small and without doubles."""
    own: dict[str, Schema] = {}
    for key, operation in found.items():
        own[name_of(key, notes["names"])] = rows.params({**operation, "path": table[key]["path"]}, known)
    for name, schema in own.items():
        read.check_references(name, schema, known)
    beta = shrink.without_beta(known)
    every = shrink.small({name: renamed(normal(schema), beta) for name, schema in {**known, **own}.items()})
    used = reachable({name for schema in own for name in references(every[schema])}, every)
    return {
        **{name: phrased(name, every[name], notes["phrases"]) for name in own},
        **{name: every[name] for name in sorted(used)},
    }


def name_of(key: str, names: Map) -> str:
    """The function's name of an operationId."""
    if key not in names:
        raise BuildError(f"operation {key} has no name: add it to names.json")
    return str(names[key][0] if isinstance(names[key], list) else names[key])


def naming(key: str, notes: Map) -> Schema:
    """Aliases and summary of an operation."""
    names = notes["names"][key]
    summary = notes["phrases"]["operations"].get(name_of(key, notes["names"]), "")
    return {"aliases": names[1:] if isinstance(names, list) else [], "summary": summary}


def with_files(row: Map, schema: Map, every: Map) -> Schema:
    """The column `files` of a row; a body without one keeps its kind."""
    return {"files": rows.files(schema, every) if row["body"] else []}


def phrased(name: str, schema: Schema, phrases: Map) -> Schema:
    """A params schema with our words on its properties: those for this operation, else those for the name anywhere."""
    words = {
        key: text
        for names, texts in phrases["params"].items()
        if name in names.split("|")
        for key, text in texts.items()
    }
    fields = {
        key: {"description": words[key], **value} if key in words else value
        for key, value in schema["properties"].items()
    }
    return {**schema, "properties": fields}


def check_phrases(phrases: Map, every: Map) -> None:
    """An error when our words speak of an operation or a parameter that is not there."""
    lost = [name for name in phrases["operations"] if name not in every]
    for names, texts in phrases["params"].items():
        for name in names.split("|"):
            fields = every.get(name, {}).get("properties", {})
            lost += [f"{name}.{key}" for key in texts if key not in fields]
    if lost:
        raise BuildError(f"phrases.json speaks of what is not there: {write.short(lost)}")


def main(arguments: list[str] | None = None) -> int:
    """0 when files were written, 2 when something must be settled first."""
    asked = parser().parse_args(arguments)
    try:
        notes = {
            name: json.loads((asked.notes / f"{name}.json").read_bytes()) for name in ("names", "overlay", "phrases")
        }
        files, lines = built(read.load(asked.openapi_file), notes, set(asked.only))
    except (BuildError, OSError, json.JSONDecodeError) as problem:
        print(f"nothing written: {problem}", file=sys.stderr)
        return 2
    print("\n".join([*(f"overlay: {line}" for line in lines), *report(files, asked)]))
    put(files, asked.out)
    return 0


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    command = argparse.ArgumentParser(description="Make the files of schemas/ from an OpenAPI description.")
    command.add_argument("openapi_file", type=Path, help="the description, JSON or YAML")
    command.add_argument(
        "--only", nargs="+", default=[], metavar="GROUP", help="write these groups and what they refer to"
    )
    command.add_argument(
        "--out", type=Path, default=HERE.parent, metavar="FOLDER", help="default: the schemas/ of this checkout"
    )
    command.add_argument(
        "--notes", type=Path, default=HERE, metavar="FOLDER", help="where names, overlay and phrases lie"
    )
    return command


def report(files: Map, asked: Any) -> Iterator[str]:
    """Lines on the difference from the files there, on the source, and on what was made."""
    yield from write.changes(write.old_files(asked.out), files)
    source = asked.notes / "SOURCE.json"
    digest = hashlib.sha256(asked.openapi_file.read_bytes()).hexdigest()
    if source.exists() and json.loads(source.read_bytes())["sha256"] != digest:
        yield f"another description than SOURCE.json names; its sha256 is {digest}"
    size = sum(len(text.encode()) for text in files.values())
    yield f"{files['operations.json'].count(chr(10)) - 2} operations in {len(files)} files, {size:,} bytes"


def put(files: Map, folder: Path) -> None:
    """Writes the files, and removes those of a group that is no more."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in write.old_files(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
