"""The options, files and output target of a call, from its command line."""

import os
from argparse import Namespace
from pathlib import Path
from typing import Any, NoReturn

from toolz import groupby, valmap

from openai_fn.errors import InvalidOptionsError, InvalidParamsError, make_error
from openai_fn.types import Map

STANDARD_OUTPUT = "-"


def build_options(args: Namespace) -> dict[str, Any]:
    """Return the options of a call. Errors always raise: the exit code reports them."""
    impl = {"impl": args.impl} if args.impl else {}
    return {**dict(args.option), **impl, "on_error": "raise"}


def build_files(pairs: list[tuple[str, str]], row: Map, params: Map) -> dict[str, Any]:
    """Return the files of (KEY, PATH) pairs as params: one path as it is, several of one key as a list.

    Raises InvalidParamsError for a key that is no file, is in `params` as well, or names no readable file.
    """
    text = next((key for key in row["files"] if isinstance(params.get(key), str)), None)
    if text:
        refuse_argument(f"PARAMS: {text!r} is a file, which JSON cannot carry: write {text}@PATH or --file {text}=PATH")
    paths_by_key = valmap(lambda group: [path for _, path in group], groupby(0, pairs))
    for key in paths_by_key:
        if key not in row["files"]:
            refuse_argument(f"--file {key}: {row['name']} {describe_file_params(row['files'])}")
        if key in params:
            refuse_argument(f"--file {key}: PARAMS has {key!r} as well")
    files = {key: [check_input_file(f"--file {key}", path) for path in paths] for key, paths in paths_by_key.items()}
    return {key: paths[0] if len(paths) == 1 else paths for key, paths in files.items()}


def describe_file_params(names: list[str]) -> str:
    """Return which files an operation takes, as the end of a sentence.

    >>> describe_file_params([]), describe_file_params(["image", "mask"])
    ('takes no files', 'takes files as image=PATH or mask=PATH')
    """
    return f"takes files as {' or '.join(f'{name}=PATH' for name in names)}" if names else "takes no files"


def check_input_file(argument: str, name: str) -> Path:
    """Return the path of a file that exists and can be read, else raise an InvalidParamsError that names the argument.

    It is checked before anything else, so that a wrong path is reported before a missing key.
    """
    path = Path(name)
    if path.is_dir():
        refuse_argument(f"{argument}: {name!r} is a folder; name a file in it")
    if not path.exists():
        refuse_argument(f"{argument}: there is no file {name!r}")
    if not os.access(path, os.R_OK):
        refuse_argument(f"{argument}: {name!r} cannot be read: permission denied")
    return path


def check_output_target(name: str | None) -> str | None:
    """Return the path of --output, or None for standard output.

    Raises InvalidParamsError for a path that cannot be written, before a call that costs something is sent.
    """
    from openai_fn.response.download import check_destination

    if name in (None, STANDARD_OUTPUT):
        return None
    try:
        check_destination(name)
    except InvalidOptionsError as error:
        refuse_argument(error.data["message"].replace("stream_to", "--output", 1))
    if not os.access(Path(str(name)).resolve().parent, os.W_OK):
        refuse_argument(f"--output: {name!r} cannot be written: permission denied")
    return name


def refuse_argument(message: str) -> NoReturn:
    """Raise an InvalidParamsError whose message says what to correct."""
    raise InvalidParamsError(make_error("invalid_params", message))
