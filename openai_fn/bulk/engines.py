"""Engines: what runs the calls of a run, which of their exceptions mean that a worker died, and whether they live.

An executor is any `concurrent.futures.Executor`, or a name in EXECUTORS. An executor of ours may have an attribute
`send_rows`: the function that it runs in place of `worker.send_rows`, with the same arguments.
"""

import pickle
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from math import inf
from typing import Any

from openai_fn.bulk.daemon_threads import DaemonThreads
from openai_fn.calls.checking import find_stacklevel
from openai_fn.errors import InvalidOptionsError, ParamsWarning, make_error
from openai_fn.types import Map
from openai_fn.validation.suggest import find_nearest

MAX_CHUNK = 16
"""Rows per task at most, for an executor that does not say how many tasks it runs at a time."""


def make_event_loop_executor(size: int) -> Executor:
    """Return the executor "asyncio". Raises InvalidOptionsError where aiohttp is not installed."""
    try:
        from openai_fn.bulk.event_loop import EventLoopExecutor
    except ImportError as missing:
        raise refuse_executor(str(missing)) from None
    return EventLoopExecutor(size)


EXECUTORS: dict[str, Callable[[int], Executor]] = {"threads": DaemonThreads, "asyncio": make_event_loop_executor}
"""The executors that have a name: a function of the number of workers makes each."""
DEFAULT_EXECUTOR = "threads"
WORKER_LOST: dict[str, tuple[type[BaseException] | str, ...]] = {
    "concurrent.futures": (BrokenExecutor, CancelledError),
    "dask": ("distributed.",),
    "loky": (
        "joblib.externals.loky.process_executor.BrokenProcessPool",
        "joblib.externals.loky.process_executor.ShutdownExecutorError",
        "loky.process_executor.BrokenProcessPool",
        "loky.process_executor.ShutdownExecutorError",
    ),
    "parsl": (
        "parsl.executors.high_throughput.errors.WorkerLost",
        "parsl.executors.high_throughput.errors.ManagerLost",
    ),
    "ray": (
        "ray.exceptions.LocalRayletDiedError",
        "ray.exceptions.NodeDiedError",
        "ray.exceptions.ObjectLostError",
        "ray.exceptions.OutOfMemoryError",
        "ray.exceptions.RayActorError",
        "ray.exceptions.WorkerCrashedError",
    ),
}
"""Exceptions that say that a worker died, and nothing about the row: classes, names of classes, or modules with a dot.

The setting `worker_lost` adds to them. Subclasses count as well.
"""
OTHER_FILES = 16
"""Files that a process has open beside the connections of a run."""
UNPICKLABLE = (pickle.PicklingError, AttributeError, TypeError, ValueError, RecursionError)
"""What pickle raises for values that it cannot write."""
HOW_TO_TRAVEL = "use a function that is defined in a module, or openai_fn.bulk.env('NAME') for a credential"


def check_executor(executor: Any) -> Executor | str | None:
    """Return an executor that can be used; raise InvalidOptionsError that says what to pass instead."""
    if isinstance(executor, str) and executor not in EXECUTORS:
        nearest = find_nearest(executor, EXECUTORS)
        advice = f"did you mean {nearest[0]!r}?" if nearest else f"known names are {', '.join(EXECUTORS)}"
        raise refuse_executor(f"{executor!r} is not an executor; {advice}")
    if executor is None or isinstance(executor, str):
        return executor
    if callable(getattr(executor, "get_executor", None)):
        raise refuse_executor(f"expected an executor, got {type(executor).__name__}: pass client.get_executor()")
    if not callable(getattr(executor, "submit", None)):
        text = f"{type(executor).__name__} is not a concurrent.futures.Executor; for processes use ProcessPoolExecutor"
        raise refuse_executor(text)
    return executor  # type: ignore[no-any-return]  # as good as one


def refuse_executor(message: str) -> InvalidOptionsError:
    """Return the exception of an executor that cannot be used."""
    return InvalidOptionsError(make_error("invalid_options", f"executor: {message}"))


def is_local_executor(executor: Any) -> bool:
    """Return whether the rows of an executor stay in this process."""
    return isinstance(executor, (str, ThreadPoolExecutor, DaemonThreads, type(None))) or hasattr(executor, "send_rows")


def warn_of_open_files(executor: Any, options: Map, workers: int) -> None:
    """Warn where so many rows in flight need more connections than this process may have files open."""
    limit = find_open_files_limit()
    sends_here = is_local_executor(executor) and "transport" not in options and options.get("impl") != "local"
    if sends_here and workers + OTHER_FILES > limit:
        text = f"workers: {workers} rows in flight need as many connections, and this process may open {limit} files:"
        warnings.warn(f"{text} raise the limit with ulimit -n", ParamsWarning, stacklevel=find_stacklevel())


def find_open_files_limit() -> float:
    """Return how many files this process may have open; inf where that is not limited, or not known."""
    try:
        from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit
    except ImportError:  # Windows
        return inf
    limit = getrlimit(RLIMIT_NOFILE)[0]
    return inf if limit == RLIM_INFINITY else limit


def choose_chunk_size(executor: Any, workers: int) -> int:
    """Return how many rows make a task: one on threads; otherwise as many as keep `workers` in flight.

    >>> choose_chunk_size(ThreadPoolExecutor(4), 64), choose_chunk_size(None, 64)
    (1, 1)
    """
    if is_local_executor(executor):
        return 1
    slots = count_worker_slots(executor)
    return -(-workers // slots) if slots else max(1, min(MAX_CHUNK, workers // 4))


def count_worker_slots(executor: Any) -> int:
    """Return how many tasks an executor runs at a time, as process pools and Dask clusters say; 0 where unknown."""
    client: Any = getattr(executor, "_client", None)
    if hasattr(client, "nthreads"):
        return sum(client.nthreads().values())
    return int(getattr(executor, "_max_workers", 0))


def find_engine_failure(executor: Any) -> str | None:
    """Return why an executor will not finish what it was given, or None while it may."""
    status = getattr(getattr(executor, "_client", None), "status", None)
    return f"the Dask client is {status}: its scheduler is gone" if status in ("closing", "closed") else None


def is_reconnecting(executor: Any) -> bool:
    """Return whether a Dask client has lost its scheduler and looks for it: work that is submitted now is lost."""
    return getattr(getattr(executor, "_client", None), "status", None) == "connecting"


def has_no_workers(executor: Any) -> bool:
    """Return whether a Dask cluster has no worker at all."""
    return hasattr(getattr(executor, "_client", None), "nthreads") and not count_worker_slots(executor)


def is_worker_lost(raised: BaseException | None, more: Iterable[type[BaseException] | str] = ()) -> bool:
    """Return whether an exception means that a worker died, by WORKER_LOST and `more`.

    >>> is_worker_lost(BrokenExecutor()), is_worker_lost(KeyError()), is_worker_lost(KeyError(), ["builtins.KeyError"])
    (True, False, True)
    """
    known = [entry for entries in (*WORKER_LOST.values(), more) for entry in entries]
    names = [f"{kind.__module__}.{kind.__qualname__}" for kind in type(raised).__mro__]
    return any(isinstance(raised, entry) if isinstance(entry, type) else matches_name(entry, names) for entry in known)


def matches_name(entry: str, names: list[str]) -> bool:
    """Return whether one of the dotted names is an entry, or in the module that the entry names with a dot at its end.

    >>> matches_name("ray.", ["ray.exceptions.X"]), matches_name("ray.X", ["ray.exceptions.X"])
    (True, False)
    """
    return any(name == entry or (entry.endswith(".") and name.startswith(entry)) for name in names)


def check_travel(executor: Any, options: Map) -> None:
    """Raise InvalidOptionsError where a process pool cannot be sent one of the options."""
    if isinstance(executor, ProcessPoolExecutor):
        refuse_unpicklable(options)


def explain_refusal(executor: Any, raised: BaseException, options: Map) -> None:
    """Raise InvalidOptionsError where `raised` comes of an option that cannot be sent to another process."""
    if isinstance(raised, UNPICKLABLE) and not is_local_executor(executor):
        refuse_unpicklable(options)


def refuse_unpicklable(options: Map) -> None:
    """Raise InvalidOptionsError that names the first option which pickle cannot write."""
    for name, value in options.items():
        refusal = find_pickle_refusal(value)
        if refusal:
            kind = "a lambda" if getattr(value, "__name__", "") == "<lambda>" else f"a {type(value).__name__}"
            text = f"{name}: {kind} cannot be sent to another process, pickle refuses it ({refusal}); {HOW_TO_TRAVEL}"
            raise InvalidOptionsError(make_error("invalid_options", text))


def find_pickle_refusal(value: Any) -> str | None:
    """Return why pickle cannot write a value, or None.

    >>> find_pickle_refusal({"timeout": 5})
    """
    try:
        pickle.dumps(value)
    except UNPICKLABLE as refused:
        return f"{type(refused).__name__}: {refused}"
    return None
