"""From the response to a handshake to an open connection: what its events are checked against, and who watches it."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from openai_fn.calls.checking import report_problems
from openai_fn.calls.result import Annotate
from openai_fn.middleware.steps import Steps
from openai_fn.providers.table import is_official_host
from openai_fn.request.encode import encode_json
from openai_fn.streaming.chunks import StreamReader, do_nothing
from openai_fn.types import CompleteOperation, Map, Options, Provider, Response

if TYPE_CHECKING:
    from openai_fn.websocket.session import Session


def connection_steps(
    row: CompleteOperation, provider: Provider, response: Response, options: Options, annotate: Annotate
) -> Steps:
    """Return the connection that a handshake opened, as the driver's world has it."""
    from openai_fn.websocket.turns import make_lanes

    base_url: Any = options["base_url"]
    mode = options.get("validate", True if is_official_host(base_url, provider) else "warn")
    watch = response.get("watch_stream")
    reader = make_event_reader()
    session: Session = {
        "name": row["name"],
        "turn": row["turn"],
        "check": partial(check_event, row, mode),
        "dumps": partial(dump_event, options.get("json_dumps")),
        "loads": options.get("json_loads") or load_event,
        "annotate": annotate,
        "limits": collect_limits(options),
        "watch": watch(reader) if watch else reader,
        "lanes": make_lanes(),
        "ended": False,
        "kept": deque(),
    }
    return (yield "connect", response["body"], session)


def collect_limits(options: Options) -> Map:
    """Return the options that each turn of a connection follows."""
    timeout = options["timeout"]
    silence = timeout if isinstance(timeout, (int, float)) else timeout[1]
    known: Map = options
    return {"timeout": silence, **{name: known[name] for name in ("deadline", "on_error") if name in known}}


def check_event(row: CompleteOperation, mode: Any, event: Map) -> None:
    """Check an event that is to be sent, as params are checked by option `validate`."""
    problems = row["check_event"](event) if mode is not False else []
    report_problems(f"{row['name']}: send", problems, mode)


def dump_event(dumps: Callable[[Any], str | bytes] | None, event: Map) -> str:
    """Return an event as JSON; raise InvalidParamsError, with the place, for what JSON cannot carry."""
    return encode_json(event, dumps)[0].decode()


def load_event(message: str | bytes) -> Any:
    """Return the data of a message."""
    from json import loads

    return loads(message)


def make_event_reader() -> StreamReader:
    """Return a reader for option `observe` to watch: it is fed events in place of bytes, and may end with an error.

    A connection has many responses, so what they used is added up.
    """
    state: Any = {"choices": {}, "terminal": True, "ended": False, "failure": None}
    used: list[Map] = []

    def decode(event: Any) -> list[Any]:
        response = event.get("response")
        usage = response.get("usage") if isinstance(response, dict) else None
        if not isinstance(usage, dict):
            return [event]
        used[:] = [sum_response_usage(used[0], usage) if used else usage]
        return [{**event, "response": {**response, "usage": used[0]}}]

    def fail(error: Any) -> None:
        state["failure"] = error

    def finish() -> list[Any]:
        return [state["failure"]] if state["failure"] else []

    return {"state": state, "decode": decode, "fail": fail, "finish": finish, "leave": do_nothing}


def sum_response_usage(first: Any, second: Any) -> Any:
    """Return the sum of two counts of what was used, key by key.

    >>> sum_response_usage({"total_tokens": 2, "details": {"cached": 1}}, {"total_tokens": 3})
    {'total_tokens': 5, 'details': {'cached': 1}}
    """
    if isinstance(first, dict) and isinstance(second, dict):
        return {key: sum_response_usage(first.get(key), second.get(key)) for key in {**first, **second}}
    counts = [count for count in (first, second) if isinstance(count, (int, float))]
    return sum(counts) if counts else (first if second is None else second)
