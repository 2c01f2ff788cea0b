"""The params of an operation from its command line: a JSON object, KEY=VALUE, KEY:=JSON and KEY@FILE."""

import json
import os
import re
from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from toolz import assoc_in, get_in, merge

from openai_fn.catalog.operations import bundle_schema
from openai_fn.cli.arguments import build_files, refuse_argument
from openai_fn.cli.param_types import takes_list, takes_text
from openai_fn.cli.standard_input import read_input_bytes
from openai_fn.types import Map

TEXT_STREAM_GROUPS = frozenset({"chat.json", "completions.json", "responses.json", "assistants.json"})
"""The groups whose streams are text. Transcriptions are not among them: some of their models do not stream."""
FIELD = re.compile(r"\A(?P<name>[A-Za-z_][\w.-]*)(?P<keys>(?:\[[^\[\]]+\])*)(?P<sign>:=|=|@)(?P<value>.*)", re.DOTALL)
"""A param as httpie writes it: `model=gpt-5`, `n:=2`, `metadata[topic]=colors`, `file@talk.mp3`."""


def build_params(args: Namespace, row: Map, words: Iterable[str]) -> dict[str, Any]:
    """Return the params of an operation with its files, and with what --stream or --text needs to stream."""
    from openai_fn.calls.pipeline import STREAM_PARAMS_BY_RETURN

    params, pairs = parse_words(row, words)
    params |= build_files([*args.file, *pairs], row, params)
    if args.stream and not row["stream"]:
        refuse_argument(f"{row['name']} does not stream: leave out --stream")
    if args.stream:
        return {**params, **STREAM_PARAMS_BY_RETURN.get(row["returns"], STREAM_PARAMS_BY_RETURN["json"])}
    streams_text = row["stream"] and row["method"] == "post" and row["schema"] in TEXT_STREAM_GROUPS
    return {"stream": True, **params} if args.text and streams_text else params


def parse_words(row: Map, words: Iterable[str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the params that `words` give, and the (KEY, PATH) pairs of files; fields win over JSON objects."""
    matches = [(word, FIELD.fullmatch(word)) for word in words]
    objects = [parse_params(word) for word, match in matches if not match]
    if len(objects) > 1:
        refuse_argument(f"expected: openai-fn {row['name']} [PARAMS] [KEY=VALUE ...], got two PARAMS")
    fields = [match for _, match in matches if match]
    files = [(match["name"], match["value"]) for match in fields if match["sign"] == "@"]
    return merge(*objects, parse_fields(row, (match for match in fields if match["sign"] != "@"))), files


def parse_fields(row: Map, fields: Iterable[re.Match[str]]) -> dict[str, Any]:
    """Return the params of KEY=VALUE and KEY:=JSON fields; the values of a repeated list param are collected."""
    schema = bundle_schema(row["name"])
    params: dict[str, Any] = {}
    for field in fields:
        path = [field["name"], *re.findall(r"\[([^\[\]]+)\]", field["keys"])]
        part = {} if field["keys"] else schema["properties"].get(field["name"], {})
        value = parse_field_value(field, part, schema["$defs"])
        earlier = get_in(path, params)
        if earlier is not None and not takes_list(part, schema["$defs"]):
            refuse_argument(f"{field['name']}{field['keys']}: given twice, but it is not a list")
        if any(not isinstance(get_in(path[:depth], params, {}), dict) for depth in range(1, len(path))):
            refuse_argument(f"{field['name']}{field['keys']}: {field['name']} was given as a value without keys")
        params = assoc_in(params, path, value if earlier is None else [*to_list(earlier), *to_list(value)])
    return params


def parse_field_value(field: re.Match[str], part: Map, defs: Map) -> Any:
    """Return the value of a field; a bare value is text, or JSON where the param takes no text."""
    text = read_text(field["name"], field["value"]) if field["value"].startswith("@") else field["value"]
    if field["sign"] == ":=":
        return parse_json_value(field["name"], text)
    if takes_text(part, defs):
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = text
    return [value] if takes_list(part, defs) and not isinstance(value, list) else value


def to_list(value: Any) -> list[Any]:
    """Return a list as it is, and any other value as a list of one."""
    return value if isinstance(value, list) else [value]


def parse_json_value(name: str, text: str) -> Any:
    """Return the JSON value of `text`, else raise an InvalidParamsError that names the param."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        return refuse_argument(f"{name}: {text[:40]!r} is not JSON: {error}; for text write {name}=TEXT")


def parse_params(text: str) -> dict[str, Any]:
    """Return the JSON object that PARAMS stands for, else raise InvalidParamsError.

    >>> parse_params('{"model": "gpt-5"}')
    {'model': 'gpt-5'}
    """
    content = read_argument("PARAMS", text)
    try:
        params = json.loads(content)
    except (ValueError, RecursionError) as error:
        # os.path: a long text is no file name, for which Path would raise
        is_file = os.path.isfile(text)  # noqa: PTH113
        suggestion = f"did you mean @{text}?" if is_file else "pass KEY=VALUE, a JSON object, @FILE or -"
        refuse_argument(f"PARAMS: is not JSON: {error}; {suggestion}")
    if not isinstance(params, dict):
        refuse_argument(f"PARAMS: expected a JSON object, got {type(params).__name__}")
    return params


def read_argument(name: str, text: str) -> bytes:
    """Return the bytes of an argument: of standard input for -, of a file for @FILE, else its own."""
    if text == "-":
        return read_input_bytes(name)
    if not text.startswith("@"):
        return os.fsencode(text)  # what the shell passed, whatever the locale made of it
    try:
        with open(text[1:], "rb") as file:  # noqa: PTH123  # a shell's <(...) names a pipe, not a path to normalize
            return file.read()
    except OSError as error:
        refuse_argument(f"{name}: cannot read {text[1:]!r}: {error.strerror}")


def read_text(name: str, text: str) -> str:
    """Return an argument as text, else raise an InvalidParamsError for what is not UTF-8."""
    try:
        return read_argument(name, text).decode()
    except UnicodeDecodeError:
        return refuse_argument(f"{name}: {text[:40]!r} is not UTF-8 text")
