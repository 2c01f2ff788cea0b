"""Options among the params, and params among the options: where they belong."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from openai_fn.catalog.operations import bundle_schema, list_rows, read_schema_file
from openai_fn.credentials import hide
from openai_fn.types import Map, Operation, Problem
from openai_fn.validation.foreign_names import (
    FOREIGN_CREDENTIALS,
    FOREIGN_HEADERS,
    FOREIGN_OPTIONS,
    OFFICIAL_OPTIONS,
)
from openai_fn.validation.formatting import format_path
from openai_fn.validation.suggest import find_foreign, find_nearest, suggest_name
from openai_fn.validation.words import normalize_word

CREDENTIAL_RULE = "credential"
"""The rule of a problem that raises whatever option `validate` is: a credential among the params."""


def add_misplaced_options(row: Operation, params: Map, problems: Iterable[Problem], *, official: bool) -> list[Problem]:
    """Return the options among the params as problems, then `problems` without their notes on the same keys."""
    known = list_param_names(row)
    if known is not None and params.keys() <= known.keys():
        return [*problems]
    misplaced = find_misplaced_options(row, params, official=official)
    paths = {problem["path"] for problem in misplaced}
    rest = [one for one in problems if one["rule"] != "additionalProperties" or one["path"] not in paths]
    return [*misplaced, *rest]


def find_misplaced_options(row: Operation, params: Map, *, official: bool) -> list[Problem]:
    """Return the problems of params that are options: our names, the official client's, headers and credentials.

    A param of the operation is none, whatever its name; of a row without a schema the params are not known, so only
    credentials are problems there. The severity is "error"; where `official` is False it is "warning", because another
    server may have such a param. A credential is always an error, and its rule is "credential".

    >>> row = {"name": "create_embedding", "schema": "embeddings.json"}
    >>> [problem["message"] for problem in find_misplaced_options(row, {"timeout": 5, "input": "x"}, official=True)]
    ["is an option: pass it in the second dict, {'timeout': ...}"]
    """
    known = list_param_names(row)
    extra = [key for key in params if isinstance(key, str) and key not in (known or ())]
    problems = [describe_misplaced(key, official=official) for key in extra]
    return [one for one in problems if one and (known is not None or one["rule"] == CREDENTIAL_RULE)]


def list_param_names(row: Operation) -> Any:
    """Return the names of an operation's params, or None where its row has no schema."""
    schema = row.get("schema")
    if isinstance(schema, str):
        return bundle_schema(row["name"]).get("properties", {})
    return schema.get("properties", {}) if schema else None


@lru_cache(1024)
def list_all_param_names() -> frozenset[str]:
    """Return the names of the params of all operations, as they are written in Python."""
    rows = [row for name, row in list_rows().items() if name == row["name"]]
    return frozenset(key.removesuffix("[]") for row in rows for key in list_param_names(row))


def describe_misplaced(key: str, *, official: bool) -> Problem | None:
    """Return the problem of a param that is an option, or None."""
    item = find_option_item(key)
    if item is None:
        return None
    option = item.partition(":")[0].strip("'")
    is_ours = normalize_word(option) == normalize_word(key)
    kind = "is an option" if is_ours else "is a header" if "{" in item else f"is not a param; the option is {option!r}"
    is_secret = is_misplaced_credential(key)
    severity: Any = "error" if official or is_secret else "warning"
    rule = CREDENTIAL_RULE if is_secret else "misplaced"
    message = f"{kind}: pass it in the second dict, {{{item}}}"
    return {"path": format_path([key]), "message": message, "rule": rule, "severity": severity}


@lru_cache(1024)
def find_option_item(key: str) -> str | None:
    """Return an item of a dict of options that says what a misplaced param says, or None.

    >>> find_option_item("extra_body"), find_option_item("OpenAI-Beta"), find_option_item("temperature")
    ("'body': ...", "'headers': {'openai-beta': ...}", None)
    """
    options = read_schema_file("options.json")["properties"]
    header = find_foreign(key, FOREIGN_HEADERS)
    if header:
        return f"'headers': {{{header!r}: ...}}"
    names = {name: name for name in options}
    secret = {name: option for name, option in FOREIGN_OPTIONS.items() if name in FOREIGN_CREDENTIALS}
    option = find_foreign(key, {**names, **OFFICIAL_OPTIONS, **secret}) or find_mistyped_credential(key)
    return f"{option!r}: ..." if option else None


def find_mistyped_credential(key: str) -> str | None:
    """Return the option of a credential whose name is mistyped, or None."""
    near = find_nearest(key, list_credentials())
    return near[0] if near and near[1] == "error" else None


@lru_cache(1024)
def list_credentials() -> tuple[str, ...]:
    """Return the names of the options that hold a credential."""
    options = read_schema_file("options.json")["properties"]
    return tuple(name for name, part in options.items() if part.get("credential"))


@lru_cache(1024)
def is_misplaced_credential(key: str) -> bool:
    """Return whether a name is that of a credential, in any case and spelling.

    >>> is_misplaced_credential("apiKey"), is_misplaced_credential("Authorization"), is_misplaced_credential("timeout")
    (True, True, False)
    """
    names: Iterable[str] = (*list_credentials(), *FOREIGN_CREDENTIALS)
    return normalize_word(key) in map(normalize_word, names) or find_mistyped_credential(key) is not None


def mask_params(params: Any, function: Any = None) -> Any:
    """Return `params` with every credential hidden that is no param of `function`: it is refused later.

    A copy only where there is one: a frame of the call must not show what `check_params` refuses.

    >>> mask_params({"model": "gpt-5", "api_key": "sk-123"})
    {'model': 'gpt-5', 'api_key': ***}
    """
    if not isinstance(params, Mapping):
        return params
    row: Any = getattr(function, "operation", {})
    for key in [key for key in params if isinstance(key, str) and is_misplaced_credential(key)]:
        if key not in (list_param_names(row) or ()):
            params = {**params, key: hide(params[key])}
    return params


def describe_unknown_option(key: str, names: Iterable[str]) -> str:
    """Return what to say of an option that does not exist: the option that was meant, or that it is a param.

    >>> describe_unknown_option("max_retries", ["retry"]), describe_unknown_option("temperature", ["retry"])
    ("is not an option; did you mean 'retry'?", 'is a param: pass it in the first dict')
    >>> describe_unknown_option("idempotency_key", ["retry"])
    "is not an option; pass {'headers': {'idempotency-key': ...}}"
    """
    if find_foreign(key, FOREIGN_HEADERS):
        return f"is not an option; pass {{{find_option_item(key)}}}"
    known = sorted(names)
    if key in list_all_param_names() and find_foreign(key, FOREIGN_OPTIONS) not in known:
        return "is a param: pass it in the first dict"
    near = suggest_name(key, known, FOREIGN_OPTIONS)
    return f"is not an option; did you mean {near!r}?" if near else f"is not an option; there are {', '.join(known)}"
