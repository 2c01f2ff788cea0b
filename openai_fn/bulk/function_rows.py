"""Rows that a function of the caller's sends: the setting `operation` as a function instead of a name.

A function with options bound to it is a name and options. One of `with_fallbacks` is called as it is, in this process,
where it keeps what cools down; what the servers say of their limits is left to it, because they are several.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import Executor
from functools import partial
from typing import Any

from toolz import dissoc, keyfilter

from openai_fn.bulk import engines
from openai_fn.bulk.check import check_run_options
from openai_fn.bulk.row_options import merge_row_options
from openai_fn.bulk.worker import CACHE_HEADER, build_outcome, ignore_chunk
from openai_fn.catalog.operations import look_up_row
from openai_fn.errors import InvalidOptionsError, is_error, make_error
from openai_fn.functions import BoundFunction
from openai_fn.middleware.stack import DEFAULT_MIDDLEWARE
from openai_fn.options import mask_credentials, merge_options
from openai_fn.routing.fallbacks import FallbackFunction
from openai_fn.types import Map, Options

NO_FUNCTION = "expected the name or the function of an operation, got {}"
NOT_IN_CATALOG = "bulk calls the operations of the catalog, and {} is none of them"
ONE_ENDPOINT = "a batch goes to one endpoint: pass the function without with_fallbacks"
SAME_PROCESS = "with_fallbacks knows what cools down in this process only: choose 'threads' or 'asyncio', not {}"
OTHER_WORLD = {
    True: "the executor 'asyncio' awaits its calls: pass openai_fn.aio.with_fallbacks(...)",
    False: "a function of openai_fn.aio.with_fallbacks needs the executor 'asyncio'",
}
"""What to say, by whether the executor is an event loop."""


def resolve_operation(settings: Map, options: Map | None) -> tuple[dict[str, Any], Map]:
    """Return settings whose `operation` is a name, and the options of the run with those that were bound to a function.

    The setting `function` is one that is to be called as it is. Raises InvalidOptionsError for what is no operation.
    """
    function, given = settings["operation"], options or {}
    if isinstance(function, str):
        return dict(settings), given
    row = getattr(function, "operation", None)
    if not isinstance(row, Mapping):
        raise refuse_operation(NO_FUNCTION.format(type(function).__name__))
    known = look_up_row(row["name"])
    if known is None or known["path"] != row["path"]:
        raise refuse_operation(NOT_IN_CATALOG.format(row["name"]))
    while isinstance(function, BoundFunction):
        given, function = merge_options(function.options, mask_credentials(given)), function._function  # noqa: SLF001  # ours
    called = {"function": function} if isinstance(function, FallbackFunction) else {}
    return {**settings, "operation": row["name"], **called}, given


def refuse_operation(message: str) -> InvalidOptionsError:
    """Return the exception of a setting `operation` that cannot be followed."""
    return InvalidOptionsError(make_error("invalid_options", f"operation: {message}"))


def refuse_function(settings: Map) -> None:
    """Raise InvalidOptionsError where the rows of a batch are to be sent by a function."""
    if "function" in settings:
        raise refuse_operation(ONE_ENDPOINT)


def check_function_run(
    settings: Map, options: Map, executor: Executor | str | None, *, local: bool
) -> tuple[Options, Any]:
    """Return the options of a run and how strictly params are checked, as `check_run_options` does.

    Of a run by a function each place is checked. Raises InvalidOptionsError where the executor cannot call it.
    """
    function = settings.get("function")
    if function is None:
        return check_run_options(options, local=local)
    if not engines.is_local_executor(executor):
        raise refuse_operation(SAME_PROCESS.format(type(executor).__name__))
    awaits = executor == "asyncio" or hasattr(executor, "send_rows")
    if function.is_async != awaits:
        raise refuse_operation(OTHER_WORLD[awaits])
    options = mask_credentials(options)
    own = [merge_options(function.options, dissoc(place, "params")) for place in function.places]
    modes = [check_run_options(merge_options(each, options), local=local)[1] for each in own]
    return options, modes[0] if all(mode == modes[0] for mode in modes) else "warn"


def add_sender(settings: Map) -> Map:
    """Return settings with `send`, the function that sends rows, where the run has a function for it."""
    function = settings.get("function")
    if function is None:
        return settings
    send = send_by_function_async if function.is_async else send_by_function
    return {**settings, "send": partial(send, function)}


def send_by_function(function: Any, requests: list[Any], options: Map, _serial: int) -> list[dict[str, Any]]:
    """Return the outcomes of some rows; as `worker.send_rows`."""
    return [build_function_outcome(function(request[1], choose_options(request, options))) for request in requests]


async def send_by_function_async(
    function: Any, requests: list[Any], options: Map, _serial: int
) -> list[dict[str, Any]]:
    """Return the outcomes of some rows, sent side by side."""
    calls = (function(request[1], choose_options(request, options)) for request in requests)
    return [build_function_outcome(result) for result in await asyncio.gather(*calls)]


def choose_options(request: Any, options: Map) -> dict[str, Any]:
    """Return the options of the call of one row; where the run has no middleware of its own, a place may have."""
    _, params, own = request
    stream = {"stream_to": ignore_chunk} if params.get("stream") else {}
    merged = merge_row_options(options, own) if own else dict(options)
    if merged["middleware"] == DEFAULT_MIDDLEWARE:
        del merged["middleware"]
    return {**merged, **stream}


def build_function_outcome(result: Any) -> dict[str, Any]:
    """Return the outcome of a row. Of its headers only that of a cache counts: limits belong to one of the places."""
    headers = {} if is_error(result) else keyfilter(CACHE_HEADER.__eq__, result["headers"])
    return build_outcome(result, [{"status": 200, "headers": headers, "body": b""}])
