"""Migration: the replacements for the official client's classes, attributes and keyword arguments.

https://github.com/openai/openai-python
"""

from collections.abc import Iterable, Mapping

from openai_fn.catalog.operations import (
    bundle_schema,
    list_resource_functions,
    list_rows,
    look_up_row,
    read_schema_file,
)
from openai_fn.validation.foreign_names import FOREIGN_HEADERS, FOREIGN_OPTIONS
from openai_fn.validation.suggest import find_foreign, find_similar_operations

CALL = "from openai_fn import create_chat_completion; create_chat_completion({'model': ..., 'messages': ...}, {%s})"
AWAITED = "from openai_fn import aio; await aio.create_chat_completion({'model': ..., 'messages': ...}, {%s})"
OPENAI_OPTIONS = "'api_key': ..."
AZURE_OPTIONS = "'impl': 'azure', 'base_url': ..., 'api_key': ..."
BINDING = "; client({...}) binds the options to every function"
NO_CLIENT = "it has functions instead of client classes: "
OFFICIAL_CLASSES: Mapping[str, str] = {
    "OpenAI": NO_CLIENT + CALL % OPENAI_OPTIONS + BINDING,
    "Client": NO_CLIENT + CALL % OPENAI_OPTIONS + BINDING,
    "AsyncOpenAI": NO_CLIENT + AWAITED % OPENAI_OPTIONS,
    "AsyncClient": NO_CLIENT + AWAITED % OPENAI_OPTIONS,
    "AzureOpenAI": NO_CLIENT + CALL % AZURE_OPTIONS + BINDING,
    "AsyncAzureOpenAI": NO_CLIENT + AWAITED % AZURE_OPTIONS,
    "Stream": "a stream is a generator of dicts: for chunk in create_chat_completion({..., 'stream': True})",
    "AsyncStream": "a stream is an async generator of dicts: async for chunk in await aio.create_chat_completion(...)",
    "NotGiven": "leave the key out of the dict of params instead",
    "Omit": "leave the key out of the dict of params instead",
    "Timeout": "pass the option {'timeout': (connect, read)}, in seconds",
    "DefaultHttpxClient": "pass the option {'session': requests.Session()}",
    "DefaultAsyncHttpxClient": "pass the option {'session': aiohttp.ClientSession()} to a function of openai_fn.aio",
    "DefaultAioHttpClient": "pass the option {'session': aiohttp.ClientSession()} to a function of openai_fn.aio",
}
"""A class of the official client -> what to write instead."""
LEGACY_CLASSES = frozenset({"ChatCompletion", "Completion", "File"})
"""Classes of the official client before 1.0, as in `openai.ChatCompletion.create`; a type of ours has no row."""

OFFICIAL_RESOURCES = frozenset(
    {
        *("audio", "batches", "chat", "chatkit", "completions", "containers", "conversations", "embeddings", "evals"),
        *("files", "images", "models", "moderations", "organization", "realtime", "responses", "skills", "videos"),
    }
)
"""Attributes of the official client that hold its methods, those of one word."""


def explain_import(name: str) -> str | None:
    """Return the text of the ImportError for a class of the official client, or None for another name.

    >>> explain_import("Omit")
    "openai_fn has no 'Omit': leave the key out of the dict of params instead"
    """
    text = OFFICIAL_CLASSES.get(name)
    if name in LEGACY_CLASSES:
        paths = {other: row["path"] for other, row in list_rows().items()}
        names = find_similar_operations(f"create_{name}", paths) or find_similar_operations(f"list_{name}", paths)
        text = f"operations are functions: from openai_fn import {names[0]}"
    return f"openai_fn has no {name!r}: {text}" if text else None


def make_missing_error(name: str) -> Exception:
    """Return the error of an attribute that the package lacks: ImportError for a class of the official client.

    `from openai_fn import OpenAI` shows the text of an ImportError; it replaces an AttributeError's with its own.

    >>> str(make_missing_error("embeddings")).partition("; ")[2]
    'operations are functions: create_embedding(params, options)'
    """
    text = explain_import(name)
    if text:
        return ImportError(text, name="openai_fn")
    functions = list_resource_functions(name, list_rows()) if name in OFFICIAL_RESOURCES else []
    known = f"; operations are functions: {', '.join(f'{other}(params, options)' for other in functions)}"
    return AttributeError(f"module 'openai_fn' has no attribute {name!r}{known if functions else ''}", name=name)


def explain_keywords(name: str, keywords: Iterable[str]) -> str:
    """Return the text of the TypeError for a call of the operation `name` with keyword arguments.

    Names the keywords only: a value may be a key.

    >>> explain_keywords("create_chat_completion", ["model", "messages", "max_retries"]).partition(": ")[2]
    "write create_chat_completion({'model': ..., 'messages': ...}, {'retry': ...})"
    """
    row = look_up_row(name)
    known = bundle_schema(row["name"]).get("properties", {}) if row else {}
    names = dict.fromkeys(keywords)
    options = {key: option for key in names if key not in known for option in [to_option(key)] if option}
    params = [f"{key!r}: ..." for key in names if key not in options]
    written = f"{{{', '.join(params)}}}" + (f", {{{', '.join(options.values())}}}" if options else "")
    return f"{name}() takes dicts of params and options, not keywords: write {name}({written})"


def to_option(keyword: str) -> str | None:
    """Return an item of a dict of options that says what a keyword argument said, or None for a param.

    >>> to_option("timeout"), to_option("api_base"), to_option("idempotency_key")
    ("'timeout': ...", "'base_url': ...", "'headers': {'idempotency-key': ...}")
    """
    header = find_foreign(keyword, FOREIGN_HEADERS)
    if header:
        return f"'headers': {{{header!r}: ...}}"
    names = dict.fromkeys(read_schema_file("options.json")["properties"])
    option = keyword if keyword in names else find_foreign(keyword, FOREIGN_OPTIONS)
    return f"{option!r}: ..." if option else None
