"""What the command line gives a call: its params, its files, its options."""

import json
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any, NoReturn

from openai_fn.errors import InvalidOptionsError, InvalidParamsError, make_error
from openai_fn.types import Map

TEXT_STREAM_GROUPS = frozenset({"chat.json", "completions.json", "responses.json", "assistants.json"})
"""The groups whose streams are text. A transcription is not among them: some of its models do not stream."""
STANDARD_OUTPUT = "-"


def build_options(asked: Namespace) -> dict[str, Any]:
    """The options that the command line gives. An error always raises: the exit code tells of it."""
    impl = {"impl": asked.impl} if asked.impl else {}
    return {**dict(asked.option), **impl, "on_error": "raise"}


def build_params(asked: Namespace, row: Map, text: str) -> dict[str, Any]:
    """The params of an operation with its files, asking for a stream where --stream or --text needs one."""
    from openai_fn.calls.pipeline import STREAM_PARAMS_BY_RETURN

    params = parse_params(text)
    params |= build_files(asked.file, row, params)
    if asked.stream and not row["stream"]:
        refuse_argument(f"{row['name']} does not stream: leave out --stream")
    if asked.stream:
        return {**params, **STREAM_PARAMS_BY_RETURN.get(row["returns"], STREAM_PARAMS_BY_RETURN["json"])}
    talks = row["stream"] and row["method"] == "post" and row["schema"] in TEXT_STREAM_GROUPS
    return {"stream": True, **params} if asked.text and talks else params


def build_files(pairs: list[tuple[str, str]], row: Map, params: Map) -> dict[str, Any]:
    """The files that --file names, by their key: one as it is, several as a list."""
    text = next((key for key in row["files"] if isinstance(params.get(key), str)), None)
    if text:
        refuse_argument(f"PARAMS: {text!r} is a file, which JSON cannot carry: use --file {text}=PATH")
    keys = list(dict.fromkeys(key for key, _ in pairs))
    for key in keys:
        if key not in row["files"]:
            refuse_argument(f"--file {key}: {row['name']} {describe_file_params(row['files'])}")
        if key in params:
            refuse_argument(f"--file {key}: PARAMS has {key!r} as well")
    found = {key: [check_input_file(key, path) for name, path in pairs if name == key] for key in keys}
    return {key: paths[0] if len(paths) == 1 else paths for key, paths in found.items()}


def describe_file_params(names: list[str]) -> str:
    """What an operation takes as files, as the end of a sentence.

    >>> describe_file_params([]), describe_file_params(["image", "mask"])
    ('takes no files', 'takes files as image=PATH or mask=PATH')
    """
    return f"takes files as {' or '.join(f'{name}=PATH' for name in names)}" if names else "takes no files"


def check_input_file(key: str, name: str) -> Path:
    """The path of a file that is there and can be read."""
    path = Path(name)
    if path.is_dir():
        refuse_argument(f"--file {key}: {name!r} is a folder; name a file in it")
    if not path.exists():
        refuse_argument(f"--file {key}: there is no file {name!r}")
    if not os.access(path, os.R_OK):
        refuse_argument(f"--file {key}: {name!r} cannot be read: permission denied")
    return path


def check_output_target(name: str | None) -> str | None:
    """The path that --output names, None for standard output. One that cannot be written is refused before any cost."""
    from openai_fn.response.download import check_destination

    if name in (None, STANDARD_OUTPUT):
        return None
    try:
        check_destination(name)
    except InvalidOptionsError as wrong:
        refuse_argument(wrong.data["message"].replace("stream_to", "--output", 1))
    if not os.access(Path(str(name)).resolve().parent, os.W_OK):
        refuse_argument(f"--output: {name!r} cannot be written: permission denied")
    return name


def parse_params(text: str) -> dict[str, Any]:
    """The JSON object that PARAMS stands for.

    >>> parse_params('{"model": "gpt-5"}')
    {'model': 'gpt-5'}
    """
    given = read_argument(text)
    try:
        params = json.loads(given)
    except (ValueError, RecursionError) as wrong:
        # os.path: a long text is no file, where Path would raise
        meant = f"did you mean @{text}?" if os.path.isfile(text) else "pass an object, @FILE or -"  # noqa: PTH113
        refuse_argument(f"PARAMS: is not JSON: {wrong}; {meant}")
    if not isinstance(params, dict):
        refuse_argument(f"PARAMS: expected a JSON object, got {type(params).__name__}")
    return params


def read_argument(text: str) -> bytes:
    """The bytes that PARAMS stands for: standard input, a file's content, or its own."""
    if text == "-":
        return sys.stdin.buffer.read()
    if not text.startswith("@"):
        return os.fsencode(text)  # what the shell passed, whatever the locale made of it
    try:
        with open(text[1:], "rb") as file:  # noqa: PTH123  # what a shell's <(...) names is no path to take apart
            return file.read()
    except OSError as wrong:
        refuse_argument(f"PARAMS: cannot read {text[1:]!r}: {wrong.strerror}")


def refuse_argument(message: str) -> NoReturn:
    """Nothing; raises, with what to correct."""
    raise InvalidParamsError(make_error("invalid_params", message))
