"""Which branches of a union a value may have meant: those that neither its type nor its tags contradict. Pure.

The other branches would fail anyway, so the verdict is that of plain JSON Schema.
"""

from collections.abc import Mapping
from typing import Any

from openai_fn.types import Map
from openai_fn.validation.json_types import TYPE_PREDICATES


def narrow_union(union: Map, instance: Any) -> tuple[list[Map], str | None]:
    """Return the branches that may fit, and None; where a tag contradicts all that remain, these and the tag.

    `union` has the form of `resolve_refs.build_union`.
    """
    fitting = [part for part in union["parts"] if matches_types(instance, part["types"])]
    for tag in union["tags"] if isinstance(instance, Mapping) else ():
        kept = [part for part in fitting if matches_tag(instance, tag, part["tags"].get(tag))]
        if not kept:
            return fitting, tag
        fitting = kept
    return fitting, None


def matches_types(instance: Any, types: list[str] | None) -> bool:
    """Return whether a value has one of these types; None stands for all of them."""
    return any(TYPE_PREDICATES[name](instance) for name in types or TYPE_PREDICATES)


def matches_tag(instance: Map, tag: str, allowed: list[Any] | None) -> bool:
    """Return whether an object may belong to a branch that allows these values of a tag; only a str is judged."""
    if allowed is None:
        return True
    value = instance.get(tag)
    return value in allowed if isinstance(value, str) else tag in instance or None in allowed
