"""The deltas of a stream, merged into the thing they are deltas of.

A pot is a dict that grows: text in it is a StringIO until `to_plain`, so that a long stream costs one join. What
comes from a delta is copied on its way into the pot wherever it may grow later; no delta is ever changed.
"""

from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from openai_fn.types import Map

MergeRule = Callable[[Any, Any], Any]
"""(what was there or None, what comes) -> what is there now."""


def merge_into(pot: dict[str, Any], new: Map, rules: Mapping[str, MergeRule], default: MergeRule) -> dict[str, Any]:
    """`pot`, grown by the keys of `new`; null says nothing of a key that has a value."""
    for key, value in new.items():
        old = pot.get(key)
        pot[key] = old if value is None else rules.get(key, default)(old, value)
    return pot


def keep_last(old: Any, new: Any) -> Any:
    """The newer value, but nothing empty in place of something: Azure repeats `"id": ""` and `"created": 0`."""
    return new if new or old is None else old


def append_text(old: Any, new: Any) -> Any:
    """The text so far and this piece of it."""
    if not isinstance(new, str):
        return keep_last(old, new)
    text = old if isinstance(old, StringIO) else StringIO()
    if isinstance(old, str):
        text.write(old)
    text.write(new)
    return text


def extend_list(old: Any, new: list[Any]) -> list[Any]:
    """One list of both; entries that carry an index are merged by it."""
    kept: list[Any] = old if isinstance(old, list) else []
    if all(is_indexed(entry) for entry in new) and all(is_indexed(entry) for entry in kept):
        return merge_by_index(kept, new)
    kept.extend(new)
    return kept


def merge_delta(old: Any, new: Map) -> dict[str, Any]:
    """One dict of both, by the rules of a delta."""
    return merge_into(old if isinstance(old, dict) else {}, new, DELTA_RULES, merge_by_type)


def merge_by_type(old: Any, new: Any) -> Any:
    """What a delta makes of a value whose key says nothing about it: its type decides."""
    return MERGE_BY_TYPE.get(type(new), keep_last)(old, new)


def merge_by_index(old: Any, new: list[Map], grown: MergeRule = merge_delta) -> list[dict[str, Any]]:
    """A list of pots, where each entry of `new` grows the pot it continues or begins another."""
    pots: list[dict[str, Any]] = old if isinstance(old, list) else []
    for entry in new:
        pot = find_slot(pots, entry)
        if pot is None:
            index = entry.get("index")
            pots.append(pot := {"index": len(pots) if index is None else index})
        grown(pot, entry)
    return pots


def find_slot(pots: list[dict[str, Any]], entry: Map) -> dict[str, Any] | None:
    """The pot that `entry` continues, or None when it is a new one.

    Servers leave the index out, or give every tool call the index 0: then an id, or a name, begins a new one.
    """
    index, name = entry.get("index"), entry.get("id")
    here = [pot for pot in pots if index is None or pot["index"] == index]
    if name and (same := [pot for pot in here if pot.get("id") == name]):
        return same[-1]
    return None if not here or starts_new_entry(here[-1], entry) else here[-1]


def starts_new_entry(pot: Map, entry: Map) -> bool:
    """Whether `entry` names a function and is not the call in `pot`, told by the id or, without an index, the name."""
    named = (entry.get("function") or entry.get("custom") or {}).get("name")
    return bool(named and (entry.get("index") is None or (pot.get("id") and entry.get("id"))))


def is_indexed(entry: Any) -> bool:
    """Whether a list's entry says where it belongs."""
    return isinstance(entry, dict) and "index" in entry


def to_plain(value: Any, key: str = "") -> Any:
    """The plain value of a pot, all containers new."""
    if isinstance(value, StringIO):
        return value.getvalue()
    if isinstance(value, dict):
        return {name: to_plain(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return (drop_index if key in INDEXED_LISTS else list)([to_plain(inner) for inner in value])
    return value


def drop_index(entries: list[Any]) -> list[Any]:
    """The entries in the order of their index, and without it, as an answer that is no stream has them."""
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
"""The keys of a delta that come whole; text under any other key comes in pieces."""
