"""The completion scripts of bash, zsh and fish, filled from the catalog of operations and the table of options."""

import re
import shlex
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path

from toolz import valmap

from openai_fn.catalog.operations import bundle_schema, operations, read_schema_file
from openai_fn.cli.arguments import refuse_argument
from openai_fn.cli.operation_help import iter_shell_options
from openai_fn.cli.param_types import collect_types, list_enum_texts, takes_text
from openai_fn.providers.table import PROVIDERS
from openai_fn.types import Map

SCRIPTS = Path(__file__).with_name("completion_scripts")
FLAG_WITH_VALUE = frozenset({"impl", "option", "file", "param", "output", "json-schema", "model", "system"})
"""The flags that the script of fish completes with values, on lines of their own."""
CASES: dict[str, Callable[[str, list[str]], str]] = {
    "bash": lambda name, words: f"        {name}) printf '%s ' {shlex.join(words)} ;;",
    "zsh": lambda name, words: f"        {name}) print -r -- {shlex.join(words)} ;;",
    "fish": lambda name, words: f"        case {name}\n            printf '%s\\n' {shlex.join(words)}",
}
"""How a branch that prints the params of an operation is written."""
NAME_LISTS: dict[str, Callable[[Map], str]] = {
    "bash": lambda rows: "\n" + "\n".join(rows) + "\n",
    "zsh": lambda rows: "\n".join(f"        {shlex.quote(name + ':' + row['summary'])}" for name, row in rows.items()),
    "fish": lambda rows: " \\\n        ".join(shlex.join([name, row["summary"]]) for name, row in rows.items()),
}
"""How the names of operations are written, with their summaries where the shell shows them."""


def build_completion(shell: str, parser: ArgumentParser, bulk_parser: ArgumentParser) -> str:
    """Return the completion script of a shell; raises InvalidParamsError for one that has none."""
    if shell not in CASES:
        refuse_argument(f"there is no completion for {shell!r}; there is for {', '.join(CASES)}")
    rows = operations()
    flags = list_flags(parser)
    fields = {
        "NAMES": NAME_LISTS[shell](rows),
        "PARAMS": "\n".join(CASES[shell](name, words) for name, words in valmap(list_param_words, rows).items()),
        "IMPLS": " ".join(PROVIDERS),
        "OPTIONS": " ".join(f"{name}=" for name, _ in iter_shell_options(read_schema_file("options.json"))),
        "FLAGS": " ".join(flags),
        "PLAIN_FLAGS": " ".join(flag[2:] for flag in flags if flag[2:] not in FLAG_WITH_VALUE),
        "BULK_FLAGS": " ".join(list_flags(bulk_parser)),
    }
    script = (SCRIPTS / f"completion.{shell}").read_text(encoding="utf-8")
    return fill_placeholders(script, fields)


def fill_placeholders(script: str, fields: Mapping[str, str]) -> str:
    """Return a script with each @NAME@ replaced by the field of that name.

    >>> fill_placeholders("compadd @IMPLS@", {"IMPLS": "openai azure"})
    'compadd openai azure'
    """
    return re.sub(rf"@({'|'.join(fields)})@", lambda match: fields[match[1]], script)


def list_flags(parser: ArgumentParser) -> list[str]:
    """Return the long flags of a parser, as its help names them."""
    return list(dict.fromkeys(re.findall(r"(?<![\w-])--[a-z][a-z-]*", parser.format_help())))


def list_param_words(row: Map) -> list[str]:
    """Return how the params of an operation begin: `model=`, `tools:=`, `file@`, and `voice=alloy` for known values."""
    schema = bundle_schema(row["name"])
    defs, words = schema.get("$defs", {}), []
    for name, part in schema.get("properties", {}).items():
        if part.get("deprecated"):
            continue
        plain = takes_text(part, defs) or not ({"object", "array"} & collect_types(part, defs))
        words.append(f"{name}@" if name in row["files"] else f"{name}=" if plain else f"{name}:=")
        words += [f"{name}={value}" for value in list_enum_texts(part, defs)]
    return words
