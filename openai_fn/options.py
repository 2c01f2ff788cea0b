"""Options: their layers, their check, and what a call goes by in the end.

The layers, each over the one before it: the library's defaults, the impl's, the environment, `with_options` or
`client`, the call. The maps among them are merged key by key; anything else replaces. None means "not given".
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from openai_fn.catalog.operations import read_schema_file
from openai_fn.errors import InvalidOptionsError, make_error, make_invalid_error
from openai_fn.types import Map, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

MERGED_OPTIONS = frozenset({"headers", "query", "body", "retry"})
LIBRARY_DEFAULTS: Map = {
    "timeout": (5.0, 600.0),
    "max_body": 1_000_000_000,
    "on_error": "raise",
    "retry": {"retries": 2},
}
"""What holds when nobody says otherwise."""


def merge_options(*layers: Map) -> dict[str, Any]:
    """One map of options out of several, the later ones over the earlier.

    >>> merge_options({"api_key": "a", "headers": {"x": "1"}}, {"api_key": None, "headers": {"y": "2"}, "retry": 0})
    {'api_key': 'a', 'headers': {'x': '1', 'y': '2'}, 'retry': {'retries': 0}}
    """
    out: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            if value is not None:
                long = to_long_form(key, value)
                out[key] = {**out.get(key, {}), **long} if key in MERGED_OPTIONS and isinstance(long, Mapping) else long
    return out


def to_long_form(key: str, value: Any) -> Any:
    """An option in its long form: `{"retry": 3}` is short, and the case of a header's name does not matter."""
    if key == "retry" and isinstance(value, int) and not isinstance(value, bool):
        return {"retries": value}
    if key == "headers" and isinstance(value, Mapping):
        return {name.lower() if isinstance(name, str) else name: text for name, text in value.items()}
    return value


def read_environment(impl: Map, environ: Map, given: Map) -> dict[str, str]:
    """The options that `environ` sets, by the impl's table of names; what is `given` is not looked up.

    >>> read_environment({"env": {"api_key": ["MY_KEY", "OLD_KEY"]}}, {"OLD_KEY": "sk-1"}, {})
    {'api_key': 'sk-1'}
    """
    found = {}
    for option, names in impl.get("env", {}).items():
        value = None if given.get(option) else next((environ[name] for name in names if environ.get(name)), None)
        if value:
            found[option] = value.strip()
    return found


def resolve_options(impl: Map, environ: Map, given: Map) -> dict[str, Any]:
    """All the options that a call goes by: `given` over the environment over the impl's over the library's."""
    return merge_options(LIBRARY_DEFAULTS, impl.get("defaults", {}), read_environment(impl, environ, given), given)


def check_options(options: Map) -> None:
    """Nothing, where `options` can be followed; else an InvalidOptionsError that names every problem."""
    if not (options.keys() <= list_option_names() and options_check()(options)):
        found = find_option_problems(options)
        if found:
            raise InvalidOptionsError(make_invalid_error("invalid_options", found))


def find_option_problems(options: Map) -> list[Problem]:
    """What is wrong with `options`: unknown keys, wrong types, values out of range. Each is an error: they are ours."""
    from openai_fn.validation.validate import make_validator

    given = {key: value for key, value in options.items() if key in list_option_names() and value is not None}
    checked = make_validator(read_schema_file("options.json"))(given)
    return [unknown_option(key) for key in options if key not in list_option_names()] + checked


def unknown_option(key: Any) -> Problem:
    """The problem of an option that does not exist, with the one that was probably meant."""
    from difflib import get_close_matches

    from openai_fn.validation.messages import format_value

    name = key if isinstance(key, str) else format_value(key)
    near = get_close_matches(name, list_option_names(), 1, 0.6)
    meant = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(list_option_names()))}"
    return {
        "path": name,
        "message": f"is not an option; {meant}",
        "rule": "additionalProperties",
        "severity": "error",
    }


@cache
def list_option_names() -> frozenset[str]:
    """The names of all options."""
    return frozenset(read_schema_file("options.json")["properties"])


@cache
def options_check() -> "Callable[[Any], bool]":
    """The acceptor of the options' schema."""
    from openai_fn.validation.fast_check import make_fast_check

    return make_fast_check(read_schema_file("options.json"))


def check_required_options(impl: Map, credential: str, options: Map, later: frozenset[str] = frozenset()) -> None:
    """Nothing, where all that `impl` requires is set; else an InvalidOptionsError that says how to set it.

    A required "api_key" stands for the option that holds the operation's credential. A row of several names wants one
    of them as they stand: Azure has no keys of its own for administration. Options in `later` are not asked for yet.
    """
    for names in impl.get("required", ()):
        wanted = names if isinstance(names, list) else [credential if names == "api_key" else names]
        if not (later.issuperset(wanted) or any(options.get(name) for name in wanted)):
            raise InvalidOptionsError(make_error("invalid_options", describe_missing_option(wanted, impl)))


def describe_missing_option(names: list[str], impl: Map) -> str:
    """How to set an option that is missing.

    >>> describe_missing_option(["api_key"], {"name": "openai", "env": {"api_key": ["OPENAI_API_KEY"]}})
    "api_key is missing: set OPENAI_API_KEY or pass {'api_key': ...}; without a key, try {'impl': 'local'}"
    """
    variables = [impl.get("env", {})[name][0] for name in names if impl.get("env", {}).get(name)]
    ways = [f"set {' or '.join(variables)}"] if variables else []
    ways += ["pass " + " or ".join(f"{{{name!r}: ...}}" for name in names)]
    free = "; without a key, try {'impl': 'local'}" if "api_key" in names else ""
    return f"{' or '.join(names)} is missing: {' or '.join(ways)}{free}"
