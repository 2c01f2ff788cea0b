"""Merge the deltas of a stream.

A snapshot is a dict that grows with each delta. Text in it is a StringIO until `to_plain`, so that a long stream costs
one join. Values that may grow later are copied from a delta into the snapshot; deltas are never changed.
"""

from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from openai_fn.types import Map

MergeRule = Callable[[Any, Any], Any]
"""(old value or None, delta) -> new value."""


def merge_into(
    snapshot: dict[str, Any], new: Map, rules: Mapping[str, MergeRule], default: MergeRule
) -> dict[str, Any]:
    """Merge the keys of `new` into `snapshot` and return it; None does not replace a value."""
    for key, value in new.items():
        old = snapshot.get(key)
        snapshot[key] = old if value is None else rules.get(key, default)(old, value)
    return snapshot


def keep_last(old: Any, new: Any) -> Any:
    """Return the newer value, unless it is empty: Azure repeats `"id": ""` and `"created": 0`."""
    return new if new or old is None else old


def append_text(old: Any, new: Any) -> Any:
    """Return the text so far with a piece appended."""
    if not isinstance(new, str):
        return keep_last(old, new)
    text = old if isinstance(old, StringIO) else StringIO()
    if isinstance(old, str):
        text.write(old)
    text.write(new)
    return text


def extend_list(old: Any, new: list[Any]) -> list[Any]:
    """Return one list of both; entries that carry an index are merged by it."""
    kept: list[Any] = old if isinstance(old, list) else []
    if all(is_indexed(entry) for entry in new) and all(is_indexed(entry) for entry in kept):
        return merge_by_index(kept, new)
    kept.extend(new)
    return kept


def merge_delta(old: Any, new: Map) -> dict[str, Any]:
    """Return one dict of both, by the rules of a delta."""
    return merge_into(old if isinstance(old, dict) else {}, new, DELTA_RULES, merge_by_type)


def merge_by_type(old: Any, new: Any) -> Any:
    """Return a value merged with its delta by type, for a key that has no rule."""
    return MERGE_BY_TYPE.get(type(new), keep_last)(old, new)


def merge_by_index(old: Any, new: list[Map], grown: MergeRule = merge_delta) -> list[dict[str, Any]]:
    """Return the snapshots, where each entry of `new` extends the one that it continues or begins another."""
    snapshots: list[dict[str, Any]] = old if isinstance(old, list) else []
    for entry in new:
        snapshot = find_slot(snapshots, entry)
        if snapshot is None:
            index = entry.get("index")
            snapshots.append(snapshot := {"index": len(snapshots) if index is None else index})
        grown(snapshot, entry)
    return snapshots


def find_slot(snapshots: list[dict[str, Any]], entry: Map) -> dict[str, Any] | None:
    """Return the snapshot that `entry` continues, or None if it begins a new one.

    Servers omit the index, or give every tool call the index 0; then an id, or a name, begins a new entry.
    """
    index, name = entry.get("index"), entry.get("id")
    here = [snapshot for snapshot in snapshots if index is None or snapshot["index"] == index]
    if name and (same := [snapshot for snapshot in here if snapshot.get("id") == name]):
        return same[-1]
    return None if not here or starts_new_entry(here[-1], entry) else here[-1]


def starts_new_entry(snapshot: Map, entry: Map) -> bool:
    """Return whether `entry` names a function of another call, by its id or, without an index, by its name."""
    named = (entry.get("function") or entry.get("custom") or {}).get("name")
    return bool(named and (entry.get("index") is None or (snapshot.get("id") and entry.get("id"))))


def is_indexed(entry: Any) -> bool:
    """Return whether a list's entry carries its index."""
    return isinstance(entry, dict) and "index" in entry


def to_plain(value: Any, key: str = "") -> Any:
    """Return the plain value of a snapshot, with new containers."""
    if isinstance(value, StringIO):
        return value.getvalue()
    if isinstance(value, dict):
        return {name: to_plain(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return (drop_index if key in INDEXED_LISTS else list)([to_plain(inner) for inner in value])
    return value


def drop_index(entries: list[Any]) -> list[Any]:
    """Return the entries sorted by index and without it, as in a response that is not streamed."""
    if not all(is_indexed(entry) for entry in entries):
        return entries
    ordered = sorted(entries, key=lambda entry: entry["index"])
    return [{key: value for key, value in entry.items() if key != "index"} for entry in ordered]


INDEXED_LISTS = frozenset({"annotations", "content", "outputs", "tool_calls"})
"""Lists whose entries carry an index in a delta only."""

MERGE_BY_TYPE: dict[type, MergeRule] = {str: append_text, list: extend_list, dict: merge_delta}

DELTA_RULES: dict[str, MergeRule] = {
    **dict.fromkeys(("file_id", "format", "id", "index", "name", "object", "role", "status", "type"), keep_last),
    "tool_calls": merge_by_index,
}
"""The keys of a delta with whole values; text under any other key is a piece."""
