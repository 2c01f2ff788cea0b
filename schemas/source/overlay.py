"""Apply corrections to the description: each names what it changes and why, and is an error once it changes nothing."""

from typing import Any

from toolz import assoc

from .walk import BuildError, Map, Schema

Table = dict[str, Schema]


def apply_entries(table: Table, entries: list[Map], kind: str) -> tuple[Table, list[str]]:
    """Return a table (components, or rows) after the entries of one kind, and a line on what each entry changed."""
    lines: list[str] = []
    for entry in [each for each in entries if kind in each]:
        table, line = ENTRY_KINDS[kind](table, entry)
        lines.append(line)
    return table, lines


def relax_required(components: Table, entry: Map) -> tuple[Table, str]:
    """Remove required names from components: `{"in": "A|B", "remove": {"required": [...]}}`."""
    names, removed = entry["in"].split("|"), set(entry["remove"]["required"])
    for name in names:
        lost = removed - set(components.get(name, {}).get("required", []))
        if lost:
            raise outdated_error(entry, f"{name} does not require {', '.join(sorted(lost))}")
    relaxed = {name: drop_required(components[name], removed) for name in names}
    return {**components, **relaxed}, f"{entry['in']}: {', '.join(sorted(removed))} not required"


def drop_required(schema: Schema, removed: set[str]) -> Schema:
    """Return a schema that does not require the names in `removed`."""
    return {**schema, "required": [name for name in schema["required"] if name not in removed]}


def set_keywords(components: Table, entry: Map) -> tuple[Table, str]:
    """Set keywords at a path in a component: `{"at": "A/properties/b", "set": {"minItems": 2}}`; null removes one."""
    name, *path = entry["at"].split("/")
    if name not in components:
        raise outdated_error(entry, f"there is no {name}")
    return assoc(components, name, edit_schema(components[name], path, entry)), describe_entry(entry, "at")


def edit_schema(schema: Any, path: list[str], entry: Map) -> Any:
    """Return a schema with an entry's keywords set where `path` leads."""
    if not path:
        return merge_set(schema, entry)
    if path[0] not in schema:
        raise outdated_error(entry, f"{path[0]} is not there")
    return assoc(schema, path[0], edit_schema(schema[path[0]], path[1:], entry))


def merge_set(value: Schema, entry: Map) -> Schema:
    """Return a dict with what an entry sets; None removes a key. Raise BuildError when nothing changes."""
    merged = {**value, **entry["set"]}
    merged = {key: each for key, each in merged.items() if each is not None or key not in entry["set"]}
    if merged == value:
        raise outdated_error(entry, "the description says the same now")
    return merged


def set_columns(rows: Table, entry: Map) -> tuple[Table, str]:
    """Set columns of rows: `{"operations": "a|/b", "set": {"stream": true}}`, by id or the start of a path."""
    chosen = [row_id for word in entry["operations"].split("|") for row_id in match_rows(rows, word, entry)]
    changed = {row_id: merge_set(rows[row_id], entry) for row_id in chosen}
    return {**rows, **changed}, describe_entry(entry, "operations", f" ({len(chosen)})")


def corrected_paths(entries: list[Map]) -> dict[str, str]:
    """Return the paths that entries correct, by operationId."""
    paths = [(entry["operations"], entry["set"]["path"]) for entry in entries if "path" in entry.get("set", {})]
    return {key: path for keys, path in paths for key in keys.split("|")}


def match_rows(rows: Table, word: str, entry: Map) -> list[str]:
    """Return the ids of the rows that a word of an entry names."""
    under = (word + "/", word + "?")
    matches = [
        key
        for key, row in rows.items()
        if word in (key, row["path"]) or (word[0] == "/" and row["path"].startswith(under))
    ]
    if not matches:
        raise outdated_error(entry, f"no operation is {word}")
    return matches


def describe_entry(entry: Map, kind: str, count: str = "") -> str:
    """Return what an entry sets, in a few words."""
    return f"{entry[kind]}{count}: " + ", ".join(f"{key} = {value}" for key, value in entry["set"].items())


def outdated_error(entry: Map, reason: str) -> BuildError:
    """Return the error of an entry that no longer applies."""
    what = next((entry[kind] for kind in ENTRY_KINDS if kind in entry), None)
    return BuildError(f"the overlay entry for {what} no longer applies: {reason}. Remove or correct it in overlay.json")


def chunk_components(entries: list[Map]) -> dict[str, str]:
    """Return the component of a stream's events by operationId: `{"chunks": "a|b", "are": "Component"}`."""
    return {key: entry["are"] for entry in entries if "chunks" in entry for key in entry["chunks"].split("|")}


ENTRY_KINDS = {"in": relax_required, "at": set_keywords, "operations": set_columns}


def check_entries(entries: list[Map]) -> None:
    """Raise BuildError for an entry of an unknown kind, or one that gives no reason."""
    for entry in entries:
        if len(entry.keys() & {*ENTRY_KINDS, "chunks"}) != 1 or not entry.get("why"):
            raise BuildError(f"an overlay entry needs a `why` and one of {', '.join(ENTRY_KINDS)}: {dict(entry)}")
