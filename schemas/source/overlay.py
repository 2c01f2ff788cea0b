"""Corrections to the description: each names what it changes and why, and is an error once it changes nothing."""

from typing import Any

from tree import BuildError, Map, Schema

Table = dict[str, Schema]


def corrected(table: Table, entries: list[Map], kind: str) -> tuple[Table, list[str]]:
    """A table (components, or rows) after the entries of one kind, and a line on each entry: what it changed."""
    lines: list[str] = []
    for entry in [each for each in entries if kind in each]:
        table, line = KINDS[kind](table, entry)
        lines.append(line)
    return table, lines


def relaxed(components: Table, entry: Map) -> tuple[Table, str]:
    """Components without the required names that an entry removes: `{"in": "A|B", "remove": {"required": [...]}}`."""
    names, gone = entry["in"].split("|"), set(entry["remove"]["required"])
    for name in names:
        lost = gone - set(components.get(name, {}).get("required", []))
        if lost:
            raise outdated(entry, f"{name} does not require {', '.join(sorted(lost))}")
    new = {name: without_required(components[name], gone) for name in names}
    return {**components, **new}, f"{entry['in']}: {', '.join(sorted(gone))} not required"


def without_required(schema: Schema, gone: set[str]) -> Schema:
    """A schema that does not ask for `gone`."""
    return {**schema, "required": [name for name in schema["required"] if name not in gone]}


def placed(components: Table, entry: Map) -> tuple[Table, str]:
    """Components with keywords set at a place: `{"at": "A/properties/b", "set": {"minItems": 2}}`; null removes one."""
    name, *path = entry["at"].split("/")
    if name not in components:
        raise outdated(entry, f"there is no {name}")
    new = edited(components[name], path, entry)
    return {**components, name: new}, f"{entry['at']}: {said(entry['set'])}"


def edited(schema: Any, path: list[str], entry: Map) -> Any:
    """A schema with an entry's keywords set where `path` leads."""
    if not path:
        return changed(schema, entry)
    if path[0] not in schema:
        raise outdated(entry, f"{path[0]} is not there")
    return {**schema, path[0]: edited(schema[path[0]], path[1:], entry)}


def changed(value: Schema, entry: Map) -> Schema:
    """A map with what an entry sets; None removes a key. An error when that is how it stands already."""
    new = {key: each for key, each in {**value, **entry["set"]}.items() if each is not None or key not in entry["set"]}
    if new == value:
        raise outdated(entry, "the description says the same now")
    return new


def set_columns(rows: Table, entry: Map) -> tuple[Table, str]:
    """Rows with columns set: `{"operations": "a|/b", "set": {"stream": true}}`, by id or the start of a path."""
    chosen = [row_id for word in entry["operations"].split("|") for row_id in matching(rows, word, entry)]
    new = {row_id: changed(rows[row_id], entry) for row_id in chosen}
    return {**rows, **new}, f"{entry['operations']} ({len(chosen)}): {said(entry['set'])}"


def matching(rows: Table, word: str, entry: Map) -> list[str]:
    """Ids of the rows that a word of an entry names."""
    under = (word + "/", word + "?")
    found = [
        key
        for key, row in rows.items()
        if word in (key, row["path"]) or (word[0] == "/" and row["path"].startswith(under))
    ]
    if not found:
        raise outdated(entry, f"no operation is {word}")
    return found


def said(change: Map) -> str:
    """What an entry sets, in a few words."""
    return ", ".join(f"{key} = {value}" for key, value in change.items())


def outdated(entry: Map, reason: str) -> BuildError:
    """The error of an entry that no longer applies."""
    what = entry.get("in") or entry.get("at") or entry.get("operations")
    return BuildError(f"the overlay entry for {what} no longer applies: {reason}. Remove or correct it in overlay.json")


KINDS = {"in": relaxed, "at": placed, "operations": set_columns}


def check_kinds(entries: list[Map]) -> None:
    """An error for an entry that no rule reads, or that gives no reason."""
    for entry in entries:
        if len(entry.keys() & KINDS.keys()) != 1 or not entry.get("why"):
            raise BuildError(f"an overlay entry needs a `why` and one of {', '.join(KINDS)}: {dict(entry)}")
