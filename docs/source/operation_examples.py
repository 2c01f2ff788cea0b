"""Example calls of an operation: Python, asyncio, curl, Azure and the command line. Pure but for the names of files.

The params are those of the command line's examples (`openai_fn.cli.examples`): one source, so that both agree.
"""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openai_fn import request_for
from openai_fn.catalog.operations import bundle_schema
from openai_fn.cli.examples import EXAMPLE_WORDS, build_example, iter_param_words
from openai_fn.cli.params import parse_words
from openai_fn.providers.table import AZURE, OPENAI
from openai_fn.request.curl import format_curl, list_shell_variables
from openai_fn.request.encode import encode_request
from openai_fn.types import Map

WIDTH = 100
"""The most characters of a line of code."""
NO_AGENT = {"user-agent": None}
AZURE_URL = "https://me.openai.azure.com"
AZURE_VERSION = "2024-10-21"
CALLS = {
    "json": "response = {call}",
    "text": "text = {call}",
    "binary": "content = {call}    # bytes",
    "media": "content = {call}    # bytes",
    "none": "{call}",
    "events": "for event in {call}:\n    print(event)",
    "items": "for item in {call}:\n    print(item)",
    "connection": "with {call} as connection:\n    for event in connection:\n        print(event)",
}
"""How a call is written, by what the operation returns."""
ASYNC_CALLS = {
    **{kind: line.replace("{call}", "await {call}") for kind, line in CALLS.items()},
    "events": "async for event in await {call}:\n    print(event)",
    "items": "async for item in {call}:\n    print(item)",
    "connection": "async with {call} as connection:\n    async for event in connection:\n        print(event)",
}
"""The same in a coroutine function."""
Tab = tuple[str, str, str]
"""A title, a language and the text of an example."""


def build_params(row: Map) -> dict[str, Any]:
    """Return the params of an operation's example; files are paths.

    >>> from openai_fn import operation
    >>> build_params(operation("create_embedding"))
    {'model': 'text-embedding-3-small', 'input': ['red', 'green']}
    """
    words = EXAMPLE_WORDS.get(row["name"]) or [*iter_param_words(row, bundle_schema(row["name"]))]
    fields = [field for word in words if not word.startswith("--") for field in shlex.split(word)]
    params, files = parse_words(row, fields)
    return {**params, **{name: Path(path) for name, path in files}}


def build_tabs(row: Map, folder: Path) -> list[Tab]:
    """Return the examples of an operation, by the kind of its row; `folder` is a place for the files that it sends."""
    params = build_params(row)
    for file in list_files(params):
        (folder / file).touch()
    return [tab for build in TABS.get(row.get("kind") or "http", TABS[""]) for tab in build(row, params, folder)]


def list_files(params: Map) -> list[Path]:
    """Return the files among the params of an example."""
    return [value for value in params.values() if isinstance(value, Path)]


def iter_python(row: Map, params: Map, _: Path) -> Iterator[Tab]:
    """Yield the call in Python."""
    names = ", ".join(sorted([row["name"], *["items"] * bool(row["page"])]))
    head = f"{format_imports(params)}from openai_fn import {names}\n\n"
    yield "Python", "python", f"{head}{format_params(params)}{format_call(CALLS, row, params)}"


def iter_async(row: Map, params: Map, _: Path) -> Iterator[Tab]:
    """Yield the call with openai_fn.aio, in a coroutine function."""
    head = f"{format_imports(params)}from openai_fn import aio\n\n"
    yield "Async", "python", f"{head}{format_params(params)}{format_call(ASYNC_CALLS, row, params, 'aio.')}"


def format_call(calls: Map, row: Map, params: Map, module: str = "") -> str:
    """Return the lines that call an operation, or go through all items of a list, with params where there are any."""
    name, given = module + row["name"], "params" if params else ""
    if row["page"]:
        return str(calls["items"].format(call=f"{module}items({', '.join(filter(None, [name, given]))})"))
    return str(calls[row["returns"]].format(call=f"{name}({given})"))


def iter_curl(row: Map, params: Map, folder: Path) -> Iterator[Tab]:
    """Yield the curl command that sends the same request."""
    variables = list_shell_variables(OPENAI, row["auth"], {}, {})
    request = make_request(row, params, folder, {"impl": {**OPENAI, "env": {}}, "headers": NO_AGENT, **variables})
    text = format_curl(request, encode_request(request), frozenset(variables.values()))
    yield "curl", "sh", text.replace(f"{folder}/", "")


def iter_azure(row: Map, params: Map, folder: Path) -> Iterator[Tab]:
    """Yield the call on Azure with the URLs that it goes to; nothing for what administers an organization of OpenAI."""
    if row["auth"] != "api_key":
        return
    options = {"impl": "azure", "base_url": AZURE_URL}
    classic = {**options, "api_version": AZURE_VERSION}
    call = CALLS[row["returns"]].format(call=f"{row['name']}({'params' if params else '{}'}, azure)")
    lines = [
        f"azure = {format_python(options)}    # the key: AZURE_OPENAI_API_KEY",
        call,
        "",
        f"# {format_target(row, params, folder, options)}",
        f'# with "api_version": "{AZURE_VERSION}":',
        f"# {format_target(row, params, folder, classic)}",
    ]
    yield "Azure", "python", "\n".join(lines)


def format_target(row: Map, params: Map, folder: Path, options: Map) -> str:
    """Return the method and the URL of a call on Azure."""
    impl = {**AZURE, "env": {}}
    encoded = encode_request(make_request(row, params, folder, {**options, "impl": impl, "api_key": "$KEY"}))
    return f"{encoded['method']} {encoded['url']}"


def make_request(row: Map, params: Map, folder: Path, options: Map) -> Any:
    """Return the request of an example, whose files are in `folder`; nothing of the environment is in it."""
    files = {name: folder / value for name, value in params.items() if isinstance(value, Path)}
    return request_for(row["name"], {**params, **files}, options)


def iter_shell(row: Map, _: Map, __: Path) -> Iterator[Tab]:
    """Yield the call in a shell."""
    yield "Command line", "sh", build_example(row, bundle_schema(row["name"]), WIDTH).replace("\n      ", "\n    ")


TABS = {
    "http": (iter_python, iter_async, iter_curl, iter_azure, iter_shell),
    "websocket": (iter_python, iter_async, iter_azure),
    "": (iter_python, iter_async),
}
"""The examples of an operation, by the kind of its row; "" stands for any other."""


def format_imports(params: Map) -> str:
    """Return the line that imports Path, if the example has a file."""
    return "from pathlib import Path\n\n" if list_files(params) else ""


def format_params(params: Map) -> str:
    """Return the line that names the params of an example; "" without any."""
    return f"params = {format_python(params)}\n" if params else ""


def format_python(value: Any, indent: int = 0) -> str:
    """Return a value as Python code, on several lines where one would be too long.

    >>> print(format_python({"file": Path("a.mp3"), "on": True}))
    {"file": Path("a.mp3"), "on": True}
    """
    line = format_inline(value)
    if len(line) + indent <= WIDTH - 12 or not isinstance(value, (dict, list)) or not value:
        return line
    inner = " " * (indent + 4)
    pairs = isinstance(value, dict)
    heads = [f"{format_inline(key)}: " for key in value] if pairs else [""] * len(value)
    items = value.values() if isinstance(value, dict) else value
    parts = [head + format_python(item, indent + 4) for head, item in zip(heads, items, strict=True)]
    body = "".join(f"{inner}{part},\n" for part in parts)
    brackets = "{}" if pairs else "[]"
    return f"{brackets[0]}\n{body}{' ' * indent}{brackets[1]}"


def format_inline(value: Any) -> str:
    """Return a value as Python code on one line, with double quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{format_inline(key)}: {format_inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(format_inline, value)) + "]"
    if isinstance(value, Path):
        return f'Path("{value}")'
    return '"' + repr("'" + value)[2:-1].replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)
