"""Templates: the params of a row with {column} in place of a column's value. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from toolz import concat, valmap

from openai_fn.errors import OpenAIError, make_error
from openai_fn.types import Map
from openai_fn.validation.suggest import find_nearest

BRACES = re.compile(r"\{([^{}\n]{1,200})\}")
"""What may be a column's name in braces. Bounded, so that long prompts are searched in linear time."""
PLAIN_NAME = re.compile(r"\w+")


def fill_template(template: Any, columns: Map) -> Any:
    """Return `template` with the columns' values in place of their names in braces; other braces stay.

    A string that is one name alone becomes the value itself, of whatever type; None where it is missing. Raises
    OpenAIError where a name in braces is no column, and where the value of one within a text is missing.

    >>> fill_template({"input": "Translate: {text}", "n": "{n}"}, {"text": "Haus", "n": 2})
    {'input': 'Translate: Haus', 'n': 2}
    >>> fill_template('{"a": {the word}}', {"the word": 1})
    '{"a": 1}'
    """
    if isinstance(template, Mapping):
        return valmap(lambda value: fill_template(value, columns), template)
    if isinstance(template, (list, tuple)):
        return [fill_template(value, columns) for value in template]
    if not isinstance(template, str):
        return template
    alone = BRACES.fullmatch(template)
    if alone and is_column(alone[1], columns):
        return None if is_missing(columns[alone[1]]) else columns[alone[1]]
    return BRACES.sub(
        lambda match: format_column(match[1], columns) if is_column(match[1], columns) else match[0], template
    )


def format_column(name: str, columns: Map) -> str:
    """Return the value of a column as text; raise OpenAIError where it is missing: a model must not read "None"."""
    if is_missing(columns[name]):
        raise OpenAIError(
            make_error("invalid_params", f"the template uses {{{name}}}, which this row has no value for")
        )
    return str(columns[name])


def is_missing(value: Any) -> bool:
    """Return whether a value stands for none, as tables have it: None, NaN, pandas.NaT, pandas.NA.

    >>> is_missing(None), is_missing(float("nan")), is_missing(""), is_missing(0)
    (True, True, False, False)
    """
    try:
        return value is None or bool(value != value)  # noqa: PLR0124  # NaN and NaT differ from themselves
    except TypeError:  # pandas.NA
        return True
    except ValueError:  # an array
        return False


def is_column(name: str, columns: Map) -> bool:
    """Return whether a name in braces is a column; raise OpenAIError where it is meant to be one and is not.

    >>> is_column("word", {"word": "x"}), is_column('"json": 1', {"word": "x"})
    (True, False)
    """
    if name in columns:
        return True
    if PLAIN_NAME.fullmatch(name) or find_nearest(name, columns):
        known = ", ".join(map(str, columns))
        raise OpenAIError(make_error("invalid_params", f"the template uses {{{name}}}; the row has {known}"))
    return False


def find_template_names(template: Any) -> frozenset[str]:
    """Return every name in braces of a template.

    >>> sorted(find_template_names({"messages": [{"content": "{x} and {y}"}], "n": "{n}"}))
    ['n', 'x', 'y']
    """
    return frozenset(concat(BRACES.findall(text) for text in iter_strings(template)))


def iter_strings(value: Any) -> Iterator[str]:
    """Yield every string in nested dicts and lists, keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from concat(map(iter_strings, value.values()))
    elif isinstance(value, (list, tuple)):
        yield from concat(map(iter_strings, value))
