"""What a user calls: functions made from rows, options bound to them, clients, requests that are only looked at."""

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from openai_fn import catalog, options as opts
from openai_fn.errors import OpenAIError, exception
from openai_fn.misfits import is_single, misfit
from openai_fn.perform import built, perform, settled
from openai_fn.secret import sealed
from openai_fn.shapes import Map, Problem

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
    full = {**catalog.ROW, **row, "check": checker(row)}

    # rebound, as everywhere here: a traceback that shows variables must not find the caller's own map in a frame
    def operation(params: Map | None = None, options: Map | None = None) -> Any:
        options = sealed(options)
        return perform(full, params, options)

    def operation_with_params(params: Map, options: Map | None = None) -> Any:
        options = sealed(options)
        return perform(full, params, options)

    made = operation_with_params if known and catalog.bundle(row["name"]).get("required") else operation
    made.__module__ = "openai_fn.api" if known else sys._getframe(1).f_globals["__name__"]  # noqa: SLF001  # as namedtuple
    made.__doc__ = catalog.doc(row["name"]) if known else f"{full['summary']}\n\n{row['method'].upper()} {row['path']}"
    return labelled(made, full)


def labelled(made: Function, row: Map) -> Function:
    """`made` with the name of an operation, its row and its check."""
    made.__name__ = made.__qualname__ = row["name"]
    made.operation = {key: value for key, value in row.items() if key != "check"}  # type: ignore[attr-defined]
    made.check = row["check"]  # type: ignore[attr-defined]
    return made


def checker(row: Map) -> Callable[[Any], list[Problem]]:
    """A function from params to their problems by the row's schema, which is compiled when first needed."""

    def find() -> Any:
        return catalog.bundle(row["name"]) if isinstance(row["schema"], str) else row["schema"]

    @cache
    def accepts() -> Callable[[Any], bool]:
        from openai_fn.accept import acceptor

        return acceptor(find())

    @cache
    def problems() -> Callable[[Any], list[Problem]]:
        from openai_fn.validate import validator

        return validator(find())

    def check(params: Any) -> list[Problem]:
        try:
            return [] if not row.get("schema") or accepts()(params) else problems()(params)
        except RecursionError:
            return [misfit(params, passes=is_single)]

    return check


def named(name: str) -> Function:
    """The function of the catalog's operation `name`, or of its alias."""
    return function_in(catalog.row(name)["name"])


@cache
def function_in(name: str) -> Function:
    """As `named`, made once."""
    return function_for(catalog.row(name))


def function_of(value: Any) -> Any:
    """`value` if it is the function of an operation, or the function of the operation that it names."""
    return value if hasattr(value, "operation") else named(value)


def given_to(function: Any, options: Map) -> dict[str, Any]:
    """What a call of `function` with `options` is given: those that are bound to it, and `options` over them."""
    return opts.merge(getattr(function, "options", {}), options)


def call(name: str, params: Map | None = None, options: Map | None = None) -> Any:
    """The result of the operation `name`: what its function would return, for a name that is data."""
    options = sealed(options)
    return named(name)(params, options)


def request_for(function: Function | str, params: Map | None = None, options: Map | None = None) -> dict[str, Any]:
    """The request that a call would send (`shapes.Request`), with nothing sent. Credentials in it print as `***`.

    A key need not be there; the header that would carry it is then left out.
    """
    found = function_of(function)
    row = {**found.operation, "check": found.check}
    options = sealed(options)
    given = given_to(found, options)
    failure: Map | None = None
    try:
        impl, settled_options = settled(given)
        return impl["authorize"](built(row, params, impl, settled_options), settled_options)
    except OpenAIError as stopped:
        failure = stopped.data
    raise exception({"operation": row["name"], **failure})


def with_options(function: Function | str, options: Map) -> Function:
    """`function`, or that of the operation so named, with `options` bound to it; what a call gives goes over them.

    >>> from openai_fn import create_chat_completion
    >>> ask = with_options(create_chat_completion, {"impl": "local"})
    >>> request_for(ask, {"model": "m", "messages": []}, {"validate": False})["url"]
    'http://local/v1/chat/completions'
    """
    options = sealed(options)
    known = function_of(function)
    bound = given_to(known, options)
    opts.check(bound)

    def operation(params: Map | None = None, options: Map | None = None) -> Any:
        options = opts.merge(bound, sealed(options))
        return known(params, options)

    operation.__module__, operation.__doc__ = known.__module__, known.__doc__
    operation.options = bound  # type: ignore[attr-defined]
    return labelled(operation, {**known.operation, "check": known.check})


# A class because its functions are made when they are asked for: all 288 at once would take longer than the import.
class Client:
    """Every operation with `options` bound to it, as attributes."""

    def __init__(self, options: Map) -> None:
        options = self._options = sealed(options)
        opts.check(options)

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_") or name not in catalog.rows():
            raise AttributeError(f"there is no operation {name!r}{catalog.guess(name, catalog.rows())}")
        made = with_options(named(name), self._options)
        self.__dict__[name] = made
        return made

    def __dir__(self) -> list[str]:
        return sorted(catalog.rows())

    def __repr__(self) -> str:
        return f"client({self._options!r})"

    def __reduce__(self) -> tuple[Callable[[Map], "Client"], tuple[Map]]:
        return client, (self._options,)


def client(options: Map) -> Client:
    """Every operation with `options` bound to it.

    >>> client({"impl": "local"}).list_chat_completions.__name__
    'list_chat_completions'
    """
    options = sealed(options)
    return Client(options)
