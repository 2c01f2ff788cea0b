"""The functions that a user calls: made from rows, with options bound, as attributes of a client, or by name.

Sync calls and `openai_fn.aio` differ only in how a row becomes a function (`World`).
"""

import sys
from collections.abc import Awaitable, Callable
from functools import cache, partial
from typing import Any, NamedTuple, cast

from openai_fn import options as opts
from openai_fn.calls.drivers import perform_call, run
from openai_fn.calls.pipeline import outcome_steps, request_steps
from openai_fn.catalog import operations
from openai_fn.catalog.misplaced import mask_params
from openai_fn.credentials import hide
from openai_fn.errors import InvalidParamsError, OpenAIError, make_error, to_exception
from openai_fn.middleware.steps import Steps
from openai_fn.options import mask_credentials
from openai_fn.request.jsonable import find_first_unwritable, is_scalar
from openai_fn.types import CompleteOperation, Map, Operation, Options, Problem, Request

Function = Callable[..., Any]
Lookup = Callable[[str], Function]
"""The function of an operation by its name."""

NOT_GIVEN: Any = object()
"""The default for params that were not passed, to tell them from None."""
OWN_KEYS = frozenset({"check", "check_event", "needs_params"})
"""Keys that `complete_row` adds to a row, which are not part of the operation."""
PARAMS_MISSING = "{name}() needs params: a dict with {names}"


class World(NamedTuple):
    """The differences between sync calls and `openai_fn.aio`."""

    home: str  # the module that makes functions, and makes them again where they are unpickled
    functions: str  # the module whose attributes the functions of the catalog are
    # (row, params, options) -> the result, or what is awaited for it
    perform: Callable[[CompleteOperation, Any, Options], Any]


SYNC_WORLD = World("openai_fn.functions", "openai_fn.api", perform_call)


# A class because functions made at run time cannot be pickled, and because signatures are expensive and seldom needed.
class OperationFunction:
    """The function of an operation: `f(params, options) -> data`."""

    operation: Operation
    __name__: str
    __qualname__: str

    def __init__(self, row: Map, world: World, module: str) -> None:
        known = isinstance(row.get("schema"), str)
        self._row, self._world, self._known = complete_row(row), world, known
        self.operation = {key: value for key, value in self._row.items() if key not in OWN_KEYS}  # type: ignore[assignment]
        self.check = self._row["check"]
        self.__module__ = world.functions if known else module
        self.__name__ = self.__qualname__ = row["name"]
        self.__doc__ = operations.doc(row["name"]) if known else describe_row(self._row)

    def __call__(self, params: Any = NOT_GIVEN, options: Map | None = None, **keywords: Any) -> Any:
        """Call the operation."""
        options = mask_credentials(options)  # rebound, so that no frame of a traceback holds the caller's own dict
        params, keywords = mask_params(params, self), hide(keywords) if keywords else keywords
        return self._world.perform(self._row, check_arguments(self._row, params, keywords), options)

    def __get__(self, _instance: object, _owner: type | None = None) -> "OperationFunction":
        return self  # never a method, even as a class attribute; and `help` treats it as a function

    @property
    def is_async(self) -> bool:
        """Return whether calls are awaited."""
        return self._world.home != SYNC_WORLD.home

    @property
    def __signature__(self) -> Any:
        return make_signature(needs_params=self._row["needs_params"], is_async=self.is_async)

    def __repr__(self) -> str:
        return f"<function {self.__qualname__}>"

    def __reduce__(self) -> str | tuple[Any, ...]:
        return self.__qualname__ if self._known else (rebuild, (self._world.home, "function_for", self.operation))


class BoundFunction(OperationFunction):
    """The function of an operation with `options` bound to it."""

    def __init__(self, function: Any, options: Map, world: World) -> None:
        self._function, self.options, self._world, self._row = function, options, world, function.operation
        for name in ("__module__", "__doc__", "__name__", "__qualname__", "operation", "check"):
            setattr(self, name, getattr(function, name))

    def __call__(self, params: Any = NOT_GIVEN, options: Map | None = None, **keywords: Any) -> Any:
        """Call the operation with the bound options, and `options` over them."""
        options = opts.merge_options(self.options, mask_credentials(options))
        params, keywords = mask_params(params, self), hide(keywords) if keywords else keywords
        return self._function(params, options, **keywords)

    @property
    def __signature__(self) -> Any:
        return self._function.__signature__

    def __reduce__(self) -> tuple[Any, ...]:
        return rebuild, (self._world.home, "with_options", self._function, self.options)


def rebuild(home: str, maker: str, *args: Any) -> Any:
    """Call the function `maker` of the module `home`: this is how functions are unpickled."""
    from importlib import import_module

    return getattr(import_module(home), maker)(*args)


def function_for(row: Map) -> Function:
    """Return the function of an operation: `f(params, options) -> data`.

    `row` is a row of the catalog or one of your own (`openai_fn.types.Operation`); name, method and path are enough.
    Its `schema` may be a JSON Schema of the flat params. The function has the row as `.operation`, and pickles.

    >>> rerank = function_for({"name": "rerank", "method": "post", "path": "/rerank", "body": "json"})
    >>> rerank.__name__, rerank.operation["path"]
    ('rerank', '/rerank')
    """
    return OperationFunction(row, SYNC_WORLD, sys._getframe(1).f_globals["__name__"])  # noqa: SLF001  # as namedtuple


def complete_row(row: Map) -> CompleteOperation:
    """Return a row with its defaults, its check of params, and whether it needs params."""
    known = isinstance(row.get("schema"), str)
    needs_params = known and bool(operations.bundle_schema(row["name"]).get("required"))
    events = partial(operations.bundle_event_schema, row["name"]) if known else no_schema
    own: Map = {
        "check": make_check(partial(find_params_schema, row) if row.get("schema") else no_schema),
        "check_event": make_check(events),
        "needs_params": needs_params,
    }
    return cast("CompleteOperation", {**operations.ROW_DEFAULTS, **row, **own})


def describe_row(row: Map) -> str:
    """Return the help text of an operation that is not in the catalog."""
    return f"{row['summary']}\n\n{row['method'].upper()} {row['path']}".strip()


def check_arguments(row: Map, params: Any, keywords: Map) -> Any:
    """Return the params of a call; raise a TypeError that says how to write it if params are missing or keywords."""
    if keywords:
        from openai_fn.catalog.migration import explain_keywords

        raise TypeError(explain_keywords(row["name"], keywords))
    if params is NOT_GIVEN and row["needs_params"]:
        names = ", ".join(operations.bundle_schema(row["name"])["required"])
        raise TypeError(PARAMS_MISSING.format(name=row["name"], names=names))
    return None if params is NOT_GIVEN else params


def make_signature(*, needs_params: bool, is_async: bool = False) -> Any:
    """Return the signature of an operation's function: (params, options=None), or (params=None, options=None)."""
    from inspect import Parameter, Signature  # 10 ms that only an editor or `help` needs

    kind = Parameter.POSITIONAL_OR_KEYWORD
    params = Parameter("params", kind, default=Parameter.empty if needs_params else None, annotation=Map)
    result = Awaitable[Any] if is_async else Any
    return Signature(
        [params, Parameter("options", kind, default=None, annotation=Map | None)], return_annotation=result
    )


def no_schema() -> None:
    """Return None: nothing is known of what is sent."""


def find_params_schema(row: Map) -> Any:
    """Return the schema of a row's params: the catalog's, or its own."""
    return operations.bundle_schema(row["name"]) if isinstance(row["schema"], str) else row["schema"]


def make_check(find_schema: Callable[[], Any]) -> Callable[[Any], list[Problem]]:
    """Return a function from params, or an event, to their problems by a schema, which is compiled when first needed.

    Where there is no schema, nothing is a problem.
    """

    @cache
    def fast_check() -> Callable[[Any], bool]:
        from openai_fn.validation.fast_check import make_fast_check

        schema = find_schema()
        return make_fast_check(schema) if schema is not None else lambda _: True

    @cache
    def full_check() -> Callable[[Any], list[Problem]]:
        from openai_fn.validation.validate import make_validator

        return make_validator(find_schema())

    def check(params: Any) -> list[Problem]:
        try:
            return [] if fast_check()(params) else full_check()(params)
        except RecursionError:
            return [find_first_unwritable(params, passes=is_scalar)]

    return check


def call_by_name_steps(name: str, params: Map, preparation: Steps) -> Steps:
    """Return what a call of the operation `name` returns, with the provider and options that `preparation` returns."""
    return outcome_steps(complete_known_row(operations.find_row(name)["name"]), mask_params(params), preparation)


@cache
def complete_known_row(name: str) -> CompleteOperation:
    """Return the complete row of an operation of the catalog, made once."""
    return complete_row(operations.find_row(name))


def function_by_name(name: str) -> Function:
    """Return the function of the catalog's operation `name`, or of its alias."""
    return cached_function(operations.find_row(name)["name"])


@cache
def cached_function(name: str) -> Function:
    """Return the function of an operation, created once."""
    return function_for(operations.find_row(name))


def to_function(value: Any, lookup: Lookup = function_by_name) -> Any:
    """Return `value` if it is the function of an operation, or the function of the operation that it names."""
    return value if hasattr(value, "operation") else lookup(value)


def check_world(function: Any, helper: str, *, is_async: bool) -> None:
    """Raise InvalidParamsError where a helper is given a function of the other world, sync or async."""
    if getattr(function, "is_async", is_async) != is_async:
        names = (f"aio.{helper}", f"aio.{function.__name__}", function.__name__)
        helper, wanted, got = names if is_async else (helper, names[2], names[1])
        raise InvalidParamsError(make_error("invalid_params", f"{helper} takes {wanted}, not {got}"))


def effective_options(function: Any, options: Map) -> Options:
    """Return the options of a call of `function`: those that are bound to it, and `options` over them."""
    return opts.merge_options(getattr(function, "options", {}), options)


def call(name: str, params: Map | None = None, options: Map | None = None) -> Any:
    """Call the operation `name` and return its result; for names that are data.

    Raises InvalidParamsError for an unknown name, and what the function raises.
    """
    options, params = mask_credentials(options), mask_params(params)
    return function_by_name(name)(params, options)


def request_for(function: Function | str, params: Map | None = None, options: Map | None = None) -> Request:
    """Return the request that a call would send (`openai_fn.types.Request`), without sending it.

    Credentials in it print as `***`. Without a key, its header is left out. Raises InvalidParamsError and
    InvalidOptionsError as the call would.
    """
    known = to_function(function)
    options, params = mask_credentials(options), mask_params(params, known)
    if hasattr(known, "choose_first_call"):
        known, params, options = known.choose_first_call(params, options)
    row: Any = {**known.operation, "check": known.check}
    failure: Map | None = None
    try:
        return run(request_steps(row, params, effective_options(known, options)))  # type: ignore[no-any-return]
    except OpenAIError as stopped:
        failure = stopped.data
    raise to_exception({"operation": row["name"], **failure})


def with_options(function: Function | str, options: Map) -> Function:
    """Return a function, or that of a named operation, with `options` bound to it; a call's options override them.

    Raises InvalidOptionsError for options that no call could follow.

    >>> from openai_fn import create_chat_completion
    >>> ask = with_options(create_chat_completion, {"impl": "local"})
    >>> request_for(ask, {"model": "m", "messages": []}, {"validate": False})["url"]
    'http://local/v1/chat/completions'
    """
    options = mask_credentials(options)
    return bind_options(to_function(function), options, SYNC_WORLD)


def bind_options(function: Any, options: Map, world: World) -> BoundFunction:
    """Return a function with options bound to it, in addition to those that were bound before."""
    bound = effective_options(function, options)
    check_bound_options(bound)
    world = getattr(function, "_world", world)
    return BoundFunction(function._function if isinstance(function, BoundFunction) else function, bound, world)  # noqa: SLF001  # its own


def check_bound_options(options: Map) -> None:
    """Raise InvalidOptionsError for options that no call could follow."""
    from openai_fn.providers.table import find_provider

    provider = find_provider(options.get("impl") or "openai")
    opts.check_options(options, opts.list_own_options(provider))


# A class because its functions are created on first use: creating all of them would take longer than the import.
class Client:
    """Every operation with `options` bound to it, as attributes."""

    def __init__(self, options: Map, bind: Callable[[str, Map], Function], world: World) -> None:
        options = self._options = mask_credentials(options)
        self._bind, self._world = bind, world
        check_bound_options(options)

    def __getattr__(self, name: str) -> Function:
        row = None if name.startswith("_") else operations.look_up_row(name)
        if row is None:
            near = operations.suggest_operation(name, operations.list_rows())
            raise AttributeError(f"there is no operation {name!r}{near}", name=name)
        function = self._bind(row["name"], self._options)
        self.__dict__[name] = function
        return function

    def __dir__(self) -> list[str]:
        return sorted(operations.list_rows())

    def __repr__(self) -> str:
        return f"client({self._options!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return rebuild, (self._world.home, "client", self._options)


def client(options: Map) -> Client:
    """Return every operation with `options` bound to it, as attributes.

    Raises InvalidOptionsError for options that no call could follow.

    >>> client({"impl": "local"}).list_chat_completions.__name__
    'list_chat_completions'
    """
    options = mask_credentials(options)
    return Client(options, with_options, SYNC_WORLD)
