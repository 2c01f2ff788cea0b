"""What to pass in place of a value that is no JSON: the call that makes plain data of it. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

FORMAT_ADVICE = "for structured output pass response_format(T) or text_format(T)"


def has_base(*names: str) -> Callable[[Any], bool]:
    """Make a predicate: whether a value's class, or a base of it, has one of these names; imports no library."""
    return lambda value: not {*names}.isdisjoint(base.__name__ for base in type(value).__mro__)


def has_method(*names: str) -> Callable[[Any], bool]:
    """Make a predicate: whether a value has all these attributes."""
    return lambda value: all(hasattr(value, name) for name in names)


TYPE_ADVICES: tuple[tuple[Callable[[Any], bool], str], ...] = (
    (lambda value: isinstance(value, type), FORMAT_ADVICE),
    (has_method("model_dump"), f"pass its .model_dump(), or {FORMAT_ADVICE}"),
    (has_method("__dataclass_fields__"), f"pass dataclasses.asdict(...), or {FORMAT_ADVICE}"),
    (has_method("__attrs_attrs__"), "pass attrs.asdict(...)"),
    (has_method("_asdict", "_fields"), "pass its ._asdict() where a dict belongs"),
    (has_method("__await__"), "await it first"),
    (has_method("get_secret_value"), "pass its .get_secret_value()"),
    (has_base("DataFrame"), 'pass its .to_dict("records")'),
    (has_base("bytes", "bytearray", "memoryview"), "decode it, or base64-encode it"),
    (has_base("Enum"), "pass its .value"),
    (has_base("datetime"), "pass an ISO string or a Unix time: its .isoformat(), or int(...) of its .timestamp()"),
    (has_base("date", "time"), "pass its .isoformat()"),
    (has_base("timedelta"), "pass its .total_seconds()"),
    (has_base("Decimal"), "pass float(...) or str(...) of it"),
    (has_base("PurePath", "UUID"), "pass str(...) of it"),
    (has_base("set", "frozenset"), "use a list"),
    (has_method("to_dict"), "pass its .to_dict()"),
    (has_method("tolist"), "pass its .tolist()"),
    (callable, "for a tool pass tool_for(f)"),
    (lambda value: isinstance(value, Iterable) and not isinstance(value, str | Mapping | list | tuple), "use a list"),
)
"""Whether a row applies to a value, and what to say; the first that applies counts."""


def advise_on_type(value: Any) -> str:
    """Return the end of a sentence that says what to pass in place of a value, or "" where nothing is known.

    >>> advise_on_type({1}), advise_on_type(int)
    ('; use a list', '; for structured output pass response_format(T) or text_format(T)')
    """
    return next((f"; {advice}" for applies, advice in TYPE_ADVICES if applies(value)), "")
