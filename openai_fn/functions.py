"""What a user calls: functions made from rows, options bound to them, clients, requests that are only looked at."""

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from openai_fn import options as opts
from openai_fn.calls.drivers import perform_call, run
from openai_fn.calls.pipeline import request_steps
from openai_fn.catalog import operations
from openai_fn.errors import OpenAIError, to_exception
from openai_fn.options import mask_credentials
from openai_fn.request.jsonable import find_first_unwritable, is_scalar
from openai_fn.types import Map, Problem

Function = Callable[..., Any]


def function_for(row: Map) -> Function:
    """The function of an operation: `f(params, options) -> data`.

    `row` is a row of the catalog or one of your own (`shapes.Operation`); name, method and path are enough. Its
    `schema` may be a JSON Schema of the flat params. The function has the row as `.operation`, and pickles like any
    other where it can be imported by its name.

    >>> rerank = function_for({"name": "rerank", "method": "post", "path": "/rerank", "body": "json"})
    >>> rerank.__name__, rerank.operation["path"]
    ('rerank', '/rerank')
    """
    known = isinstance(row.get("schema"), str)
    full = {**operations.ROW_DEFAULTS, **row, "check": make_params_check(row)}

    # rebound, as everywhere here: a traceback that shows variables must not find the caller's own map in a frame
    def operation(params: Map | None = None, options: Map | None = None) -> Any:
        options = mask_credentials(options)
        return perform_call(full, params, options)

    def operation_with_params(params: Map, options: Map | None = None) -> Any:
        options = mask_credentials(options)
        return perform_call(full, params, options)

    made = operation_with_params if known and operations.bundle_schema(row["name"]).get("required") else operation
    made.__module__ = "openai_fn.api" if known else sys._getframe(1).f_globals["__name__"]  # noqa: SLF001  # as namedtuple
    made.__doc__ = (
        operations.doc(row["name"]) if known else f"{full['summary']}\n\n{row['method'].upper()} {row['path']}"
    )
    return label_function(made, full)


def label_function(made: Function, row: Map) -> Function:
    """`made` with the name of an operation, its row and its check."""
    made.__name__ = made.__qualname__ = row["name"]
    made.operation = {key: value for key, value in row.items() if key != "check"}  # type: ignore[attr-defined]
    made.check = row["check"]  # type: ignore[attr-defined]
    return made


def make_params_check(row: Map) -> Callable[[Any], list[Problem]]:
    """A function from params to their problems by the row's schema, which is compiled when first needed."""

    def find() -> Any:
        return operations.bundle_schema(row["name"]) if isinstance(row["schema"], str) else row["schema"]

    @cache
    def accepts() -> Callable[[Any], bool]:
        from openai_fn.validation.fast_check import make_fast_check

        return make_fast_check(find())

    @cache
    def problems() -> Callable[[Any], list[Problem]]:
        from openai_fn.validation.validate import make_validator

        return make_validator(find())

    def check(params: Any) -> list[Problem]:
        try:
            return [] if not row.get("schema") or accepts()(params) else problems()(params)
        except RecursionError:
            return [find_first_unwritable(params, passes=is_scalar)]

    return check


def function_by_name(name: str) -> Function:
    """The function of the catalog's operation `name`, or of its alias."""
    return cached_function(operations.find_row(name)["name"])


@cache
def cached_function(name: str) -> Function:
    """As `function_by_name`, made once."""
    return function_for(operations.find_row(name))


def to_function(value: Any) -> Any:
    """`value` if it is the function of an operation, or the function of the operation that it names."""
    return value if hasattr(value, "operation") else function_by_name(value)


def effective_options(function: Any, options: Map) -> dict[str, Any]:
    """What a call of `function` with `options` is given: those that are bound to it, and `options` over them."""
    return opts.merge_options(getattr(function, "options", {}), options)


def call(name: str, params: Map | None = None, options: Map | None = None) -> Any:
    """The result of the operation `name`: what its function would return, for a name that is data."""
    options = mask_credentials(options)
    return function_by_name(name)(params, options)


def request_for(function: Function | str, params: Map | None = None, options: Map | None = None) -> dict[str, Any]:
    """The request that a call would send (`shapes.Request`), with nothing sent. Credentials in it print as `***`.

    A key need not be there; the header that would carry it is then left out.
    """
    found = to_function(function)
    row = {**found.operation, "check": found.check}
    options = mask_credentials(options)
    given = effective_options(found, options)
    failure: Map | None = None
    try:
        return run(request_steps(row, params, given))  # type: ignore[no-any-return]
    except OpenAIError as stopped:
        failure = stopped.data
    raise to_exception({"operation": row["name"], **failure})


def with_options(function: Function | str, options: Map) -> Function:
    """`function`, or that of the operation so named, with `options` bound to it; what a call gives goes over them.

    >>> from openai_fn import create_chat_completion
    >>> ask = with_options(create_chat_completion, {"impl": "local"})
    >>> request_for(ask, {"model": "m", "messages": []}, {"validate": False})["url"]
    'http://local/v1/chat/completions'
    """
    options = mask_credentials(options)
    known = to_function(function)
    bound = effective_options(known, options)
    opts.check_options(bound)

    def operation(params: Map | None = None, options: Map | None = None) -> Any:
        options = opts.merge_options(bound, mask_credentials(options))
        return known(params, options)

    operation.__module__, operation.__doc__ = known.__module__, known.__doc__
    operation.options = bound  # type: ignore[attr-defined]
    return label_function(operation, {**known.operation, "check": known.check})


# A class because its functions are made when they are asked for: all 288 at once would take longer than the import.
class Client:
    """Every operation with `options` bound to it, as attributes."""

    def __init__(self, options: Map) -> None:
        options = self._options = mask_credentials(options)
        opts.check_options(options)

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_") or name not in operations.list_rows():
            raise AttributeError(
                f"there is no operation {name!r}{operations.suggest_operation(name, operations.list_rows())}"
            )
        made = with_options(function_by_name(name), self._options)
        self.__dict__[name] = made
        return made

    def __dir__(self) -> list[str]:
        return sorted(operations.list_rows())

    def __repr__(self) -> str:
        return f"client({self._options!r})"

    def __reduce__(self) -> tuple[Callable[[Map], "Client"], tuple[Map]]:
        return client, (self._options,)


def client(options: Map) -> Client:
    """Every operation with `options` bound to it.

    >>> client({"impl": "local"}).list_chat_completions.__name__
    'list_chat_completions'
    """
    options = mask_credentials(options)
    return Client(options)
