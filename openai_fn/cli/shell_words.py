"""Error messages in the shell's words: `--impl local` and JSON types for Python's `{'impl': 'local'}` and dict.

The package writes its messages for Python users; this is the one place that rewrites them for the command line.
"""

import json
import re
import shlex
from ast import literal_eval
from functools import cache
from typing import Any

from toolz import valfilter

from openai_fn.options import list_option_names, list_options_with
from openai_fn.providers.table import PROVIDERS
from openai_fn.types import Map

INPUT_CATEGORIES = frozenset({"invalid_params", "invalid_options"})
"""The categories whose messages are the package's own words; elsewhere a message may be the server's."""
FLAGS = {"impl": "--impl", "stream_to": "--output"}
"""The options that have a flag of their own."""
JSON_NAMES = {
    "dict": "object",
    "list": "array",
    "tuple": "array",
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "None": "null",
    "True": "true",
    "False": "false",
}
"""Python's name of a type or value, and JSON's."""
JSON_WORD = re.compile(rf"\b(a )?({'|'.join(JSON_NAMES)})\b")
TYPE_CLAUSE = re.compile(r"\b(?:expected|got)\b[^;.\n]*|\ba dict\b|\b(?:None|True|False)\b(?! of)")
"""Where a message names types and values; elsewhere "list" is an English word."""
QUOTED = re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\{[^{}]*\}|--option \S+)""")
"""What a message quotes, which is left alone."""
ONE_OPTION = re.compile(r"""\{['"](\w+)['"]: ((?:[^{}]|\{[^{}]*\})*)\}""")
"""A dict of one option as messages write it: `{'timeout': 30}`, `{'api_key': ...}`."""
PHRASES = {
    "openai_fn.operations() lists them all": "openai-fn operations lists them all",
    ", and openai_fn.function_for({'name': ..., 'method': ..., 'path': ...}) makes the function of a newer one": "",
    ": see data['problems']": "",
    "{'retry': {'retries': 5}}": "{'retry': 5}",
    "pass it in the second dict, ": "pass ",
    " in the second dict": "",
    "pass it in the first dict": "write it KEY=VALUE",
    " May be a function.": "",
    "stream_to writes": "--output writes",
}
"""Phrases that only a Python user can follow, and what stands for them before options are translated."""


def translate_error(data: Map) -> dict[str, Any]:
    """Return an error map with its hint, and messages that are the package's own, in the shell's words."""
    words = {"hint": translate_message(data.get("hint") or "")}
    if data["category"] in INPUT_CATEGORIES:
        words["message"] = translate_message(data["message"])
    if data.get("problems"):
        problems = [{**problem, "message": translate_message(problem["message"])} for problem in data["problems"]]
        return {**data, **words, "problems": problems}
    return {**data, **valfilter(bool, words)}


def translate_message(text: str) -> str:
    """Return a message for Python users in the shell's words.

    >>> translate_message("api_key is missing: set OPENAI_API_KEY or pass {'api_key': ...}; try {'impl': 'local'}")
    'api_key is missing: set OPENAI_API_KEY; try --impl local'
    >>> translate_message("metadata: expected dict, got list; allow more with {'timeout': (connect, read)}")
    'metadata: expected object, got array; allow more with --option timeout=[CONNECT,READ]'
    """
    for phrase, replacement in PHRASES.items():
        text = text.replace(phrase, replacement)
    text = credential_hint().sub(replace_credential_hint, text)
    text = ONE_OPTION.sub(lambda match: format_flag(match[1], match[2]) or match[0], text)
    parts = QUOTED.split(text)
    return "".join(part if index % 2 else translate_types(part) for index, part in enumerate(parts))


def translate_types(text: str) -> str:
    """Return `text` with Python's names of types and values replaced by JSON's, where it speaks of types.

    >>> translate_types("the list: expected a dict, got None")
    'the list: expected a JSON object, got null'
    """
    return TYPE_CLAUSE.sub(lambda clause: JSON_WORD.sub(name_json_type, clause[0]), text)


def name_json_type(match: re.Match[str]) -> str:
    """Return JSON's name of a type or value that was matched, with "JSON" after an article."""
    return ("a JSON " if match[1] else "") + JSON_NAMES[match[2]]


def format_flag(name: str, value: str) -> str | None:
    r"""Return an option as an argument, or None for a name that is no option; `value` is Python source or a phrase.

    >>> format_flag("retry", "{'retries': 5}"), format_flag("deadline", "..."), format_flag("colour", "1")
    ('--option retry=\'{"retries": 5}\'', '--option deadline=VALUE', None)
    """
    if name in FLAGS:
        return f"{FLAGS[name]} {format_flag_value(value)}"
    known = name in list_option_names()
    return f"--option {name}={format_flag_value(value)}" if known else None


def format_flag_value(source: str) -> str:
    """Return a value for the shell: JSON of a literal, quoted where the shell needs it, or a placeholder."""
    if source == "...":
        return "VALUE"
    try:
        value = literal_eval(source.replace("{...}", "{'KEY': ...}"))
        return shlex.quote(value if isinstance(value, str) else json.dumps(value, default=lambda _: "VALUE"))
    except (TypeError, ValueError, SyntaxError):
        return source.translate(str.maketrans("()", "[]", " ")).upper()


@cache
def credential_hint() -> re.Pattern[str]:
    """Return the pattern of a hint that passes a credential, with an alternative before it where there is one."""
    return re.compile(
        rf"(,? or (?:pass )?)?(pass )?\{{['\"]({'|'.join(list_options_with('credential'))})['\"]: [^{{}}]*\}}"
    )


def replace_credential_hint(match: re.Match[str]) -> str:
    """Return the environment variable of a credential: an argument would show it in the list of processes."""
    if match[1]:
        return ""
    variables = (provider["env"].get(match[3]) for provider in PROVIDERS.values())
    place = "set " if match[2] else "the variable "
    return next((place + names[0] for names in variables if names), match[0])
