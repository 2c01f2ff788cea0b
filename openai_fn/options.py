"""Options: their table, their layers, their check, and the resolved options of a call.

`schemas/options.json` is the table: each option's type, default and description, and its facts. The layers, each over
the one before it: the library's defaults, the provider's, the environment, `with_options` or `client`, the call. None
means "not given".
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, cast

from openai_fn.catalog.operations import read_schema_file
from openai_fn.credentials import Credential, hide, is_credential_name, reveal_all
from openai_fn.errors import InvalidOptionsError, make_error, make_invalid_error
from openai_fn.types import Map, Options, Problem

FACTS = frozenset({"credential", "hidden", "header", "merge", "cache_key"})
"""Keys of a row of the table in addition to those of JSON Schema.

credential   it is an API key or a token
hidden       its values may contain credentials, so they are never shown
header       the header that it is sent as
merge        a dict that is merged key by key across the layers
cache_key    it changes what is returned, so it is part of the key of option `cache`
"""
SHORT_FORMS = frozenset({"retry", "headers"})
"""The options that `to_long_form` changes."""
NOT_A_DICT = ""
"""The key under which options that are not a dict are kept, hidden, until they are checked."""


@cache
def options_table() -> dict[str, Map]:
    """Return the row of every option."""
    table: dict[str, Map] = read_schema_file("options.json")["properties"]
    return table


@cache
def list_options_with(fact: str) -> frozenset[str]:
    """Return the names of the options that have a fact.

    >>> sorted(list_options_with("credential"))
    ['admin_api_key', 'api_key', 'azure_ad_token']
    """
    return frozenset(name for name, row in options_table().items() if row.get(fact))


@cache
def library_defaults() -> Map:
    """Return the library's defaults."""
    return {name: row["default"] for name, row in options_table().items() if "default" in row}


def mask_credentials(options: Any) -> Options:
    """Return `options` with every credential in them hidden: keys, tokens, values of headers and of the query.

    The values of unknown options are hidden too: they may be keys under a mistyped name. This function never raises,
    because its frame still holds the caller's own dict; `check_options` refuses options that are not a dict.

    >>> mask_credentials({"api_key": "sk-123", "base_url": "https://me:pass@host/v1", "retry": 0})
    {'api_key': ***, 'base_url': ***, 'retry': 0}
    """
    if options is None:
        return {}
    if not isinstance(options, Mapping):
        return cast("Options", {NOT_A_DICT: Credential(options)})
    plain = list_plain_options()
    doubtful = [name for name, value in options.items() if name not in plain and value.__class__ is not Credential]
    masked = {name: hidden for name in doubtful if (hidden := _mask_option(name, options[name])) is not options[name]}
    return cast("Options", {**options, **masked} if masked or type(options) is not dict else options)


@cache
def list_plain_options() -> frozenset[Any]:
    """Return the names of the options that never hold a credential."""
    return list_option_names() - list_options_with("credential") - list_options_with("hidden") - {"base_url", "impl"}


def _mask_option(name: Any, value: Any) -> Any:
    row = options_table().get(name)
    if row is None or row.get("credential") or row.get("hidden"):
        return hide(value)
    if name == "base_url" and isinstance(value, str) and ("@" in value or is_credential_name(value.partition("?")[2])):
        return Credential(value)
    if name == "impl" and isinstance(value, Mapping) and isinstance(value.get("defaults"), Mapping):
        return {**value, "defaults": mask_credentials(value["defaults"])}
    return value


def merge_options(*layers: Map) -> Options:
    """Return several dicts of options merged into one; later ones override earlier ones.

    >>> merge_options({"api_key": "a", "body": {"x": 1}}, {"api_key": None, "body": {"y": 2}, "retry": 0})
    {'api_key': 'a', 'body': {'x': 1, 'y': 2}, 'retry': {'retries': 0}}
    """
    merged = list_options_with("merge")
    out: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            if value is not None:
                long = to_long_form(key, value) if key in SHORT_FORMS else value
                out[key] = {**out.get(key, {}), **long} if key in merged and isinstance(long, Mapping) else long
    return cast("Options", out)


def to_long_form(key: str, value: Any) -> Any:
    """Return an option in its long form: `{"retry": 3}` is short, and the case of a header's name does not matter."""
    if key == "retry" and isinstance(value, int) and not isinstance(value, bool):
        return {"retries": value}
    if key == "headers" and isinstance(value, Mapping):
        return {name.lower() if isinstance(name, str) else name: text for name, text in value.items()}
    return value


def read_environment(provider: Map, environ: Map, call_options: Map) -> dict[str, str]:
    """Return the options that `environ` sets, by the provider's table of names; those of the call are not looked up.

    >>> read_environment({"env": {"api_key": ["MY_KEY", "OLD_KEY"]}}, {"OLD_KEY": "sk-1"}, {})
    {'api_key': 'sk-1'}
    """
    values = {}
    for option, names in provider.get("env", {}).items():
        if not call_options.get(option):
            value = next(filter(None, map(environ.get, names)), None)
            if value:
                values[option] = value.strip()
    return values


def resolve_options(provider: Map, environ: Map, call_options: Map) -> Options:
    """Return all the options of a call: its own over the environment's over the provider's over the library's."""
    environment = read_environment(provider, environ, call_options)
    return merge_options(library_defaults(), provider.get("defaults", {}), environment, call_options)


def list_row_options(provider: Any) -> frozenset[str]:
    """Return the names of the options that a provider's row names: those that it has beside the common ones.

    >>> sorted(list_row_options({"env": {"my_token": ["MY_TOKEN"]}, "required": ["base_url", ["a", "b"]]}))
    ['a', 'b', 'base_url', 'my_token']
    """
    if not isinstance(provider, Mapping):
        return frozenset()
    columns = (provider.get(column) or () for column in ("env", "defaults", "required", "credentials", "options"))
    entries = (entry for column in columns if isinstance(column, Iterable) for entry in column)
    names = (name for entry in entries for name in (entry if isinstance(entry, (list, tuple)) else [entry]))
    return frozenset(name for name in names if isinstance(name, str))


def list_own_options(provider: Any) -> frozenset[str]:
    """Return the names of the options that only this provider's row knows.

    >>> sorted(list_own_options({"env": {"my_token": ["MY_TOKEN"]}, "defaults": {"region": "eu", "retry": 0}}))
    ['my_token', 'region']
    """
    return list_row_options(provider) - options_table().keys()


def reveal_own_options(provider: Map, options: Map) -> Options:
    """Return `options` with the provider's own options readable, but for its credentials."""
    if options.keys() <= list_option_names():
        return cast("Options", options)
    plain = (list_own_options(provider) & options.keys()) - {*provider.get("credentials", ())}
    return cast("Options", {**options, **{name: reveal_all(options[name]) for name in plain}})


def check_options(options: Map, own: Iterable[str] = ()) -> None:
    """Raise an InvalidOptionsError that names every problem of `options`.

    In addition to the common options, `own` and those that a provider passed as a dict names are legal.
    """
    impl = options.get("impl")
    own = {*own, *list_own_options(impl)} if isinstance(impl, Mapping) else {*own}
    common = {name: value for name, value in options.items() if name not in own} if own else options
    if not (common.keys() <= list_option_names() and options_check()(common)):
        problems = find_option_problems(common)
        if problems:
            raise InvalidOptionsError(make_invalid_error("invalid_options", problems))


def find_option_problems(options: Map) -> list[Problem]:
    """Return what is wrong with `options`: unknown keys, wrong types, values out of range. Each is an error."""
    from openai_fn.validation.validate import make_validator

    if NOT_A_DICT in options:
        message = f"expected a dict, got {options[NOT_A_DICT].kind}"
        return [{"path": "options", "message": message, "rule": "type", "severity": "error"}]
    known = {key: value for key, value in options.items() if key in list_option_names() and value is not None}
    invalid = make_validator(options_schema())(known)
    return [unknown_option(key) for key in options if key not in list_option_names()] + invalid


def unknown_option(key: Any) -> Problem:
    """Return the problem of an unknown option, with a suggestion."""
    from openai_fn.catalog.misplaced import describe_unknown_option
    from openai_fn.validation.formatting import format_value

    name = key if isinstance(key, str) else format_value(key)
    message = describe_unknown_option(name, list_option_names())
    return {"path": name, "message": message, "rule": "additionalProperties", "severity": "error"}


@cache
def list_option_names() -> frozenset[str]:
    """Return the names of all options."""
    return frozenset(options_table())


@cache
def options_schema() -> dict[str, Any]:
    """Return the JSON Schema of options: the table without FACTS."""
    rows = options_table().items()
    plain = {name: {key: value for key, value in row.items() if key not in FACTS} for name, row in rows}
    return {**read_schema_file("options.json"), "properties": plain}


@cache
def options_check() -> Callable[[Any], bool]:
    """Return the fast check of options."""
    from openai_fn.validation.fast_check import make_fast_check

    return make_fast_check(options_schema())


def check_required_options(impl: Map, credential: str, options: Map, later: frozenset[str] = frozenset()) -> None:
    """Raise an InvalidOptionsError that says how to set a required option of `impl` that is missing.

    "api_key" in the row means the option that holds the operation's credential. Of a list of names, any one will do.
    Options in `later` are not required yet.
    """
    if getattr(options.get("transport"), "keyless", False):  # of openai_fn.testing: nothing is sent
        return
    for names in impl.get("required", ()):
        wanted = names if isinstance(names, list) else [credential if names == "api_key" else names]
        if not (later.issuperset(wanted) or any(options.get(name) for name in wanted)):
            raise InvalidOptionsError(make_error("invalid_options", describe_missing_option(wanted, impl)))


def describe_missing_option(names: list[str], impl: Map) -> str:
    """Return a message that says how to set a missing option.

    >>> describe_missing_option(["api_key"], {"name": "openai", "env": {"api_key": ["OPENAI_API_KEY"]}})
    "api_key is missing: set OPENAI_API_KEY or pass {'api_key': ...}; without a key, try {'impl': 'local'}"
    """
    variables = [impl.get("env", {})[name][0] for name in names if impl.get("env", {}).get(name)]
    ways = [f"set {' or '.join(variables)}"] if variables else []
    ways += ["pass " + " or ".join(f"{{{name!r}: ...}}" for name in names)]
    free = "; without a key, try {'impl': 'local'}" if "api_key" in names else ""
    return f"{' or '.join(names)} is missing: {' or '.join(ways)}{free}"
