"""What a connection knows and how its events are read, for both drivers: they only send, receive and wait."""

from collections import deque
from collections.abc import Callable, Mapping
from math import inf
from time import monotonic
from typing import Any, TypedDict

from openai_fn.errors import InvalidOptionsError, InvalidParamsError, OpenAIError, make_error, to_exception
from openai_fn.options import check_options
from openai_fn.streaming.accumulate import SHAPE_ERRORS, accumulate
from openai_fn.streaming.chunks import StreamReader
from openai_fn.types import Error, Map
from openai_fn.websocket.audio import write_audio
from openai_fn.websocket.events import parse_message
from openai_fn.websocket.turns import (
    CLOSED_EARLY,
    DEADLINE,
    SILENT,
    Lanes,
    begin_turn,
    build_turn_event,
    find_turn_error,
    is_other_lane,
    leave_turn,
    take_event,
)

TURN_OPTIONS = frozenset({"timeout", "deadline", "on_error"})
"""The options that a turn takes; all others belong to the connection."""
NO_TURNS = "{} has no turns: send events, and iterate over the connection"
MORE_DEADLINE = "allow more with {'deadline': ...}, in seconds"
MORE_TIMEOUT = "allow more with {'timeout': (connect, read)}, in seconds"


class Session(TypedDict):
    """The facts of a connection."""

    name: str  # of the operation
    turn: str | None  # the row's column
    check: Callable[[Map], None]  # raises or warns of an event that the API would refuse
    dumps: Callable[[Any], str]
    loads: Callable[[Any], Any]
    annotate: Callable[[Error], Error]
    limits: Map  # the options of TURN_OPTIONS: `timeout` in seconds of silence
    watch: StreamReader  # notes events for option `observe`
    lanes: Lanes
    ended: bool  # its end was reported
    kept: deque[dict[str, Any]]  # events of other lanes, that were read and are still to be yielded


def encode_event(session: Session, event: Any) -> str:
    """Return an event as the text of a message; raise InvalidParamsError for what the API would refuse."""
    if not isinstance(event, Mapping):
        got = type(event).__name__
        raise InvalidParamsError(make_error("invalid_params", f"event: expected a dict with a type, got {got}"))
    try:
        written = write_audio(event)
        session["check"](written)
        return session["dumps"](written)
    except InvalidParamsError as raised:
        refused = raised.data
    raise to_exception({"operation": session["name"], **refused})


def take_event_message(session: Session, message: Any) -> dict[str, Any]:
    """Return the event of a message; a transport of the user's may give dicts. Raises what `parse_message` does."""
    event = message if isinstance(message, dict) else parse_message(message, session["loads"])
    session["watch"]["decode"](event)  # type: ignore[arg-type]  # `watch_events` takes events in place of bytes
    return event


def read_next(session: Session, message: Any) -> dict[str, Any] | None:
    """Return the event of a message for plain iteration, or an error map by option `on_error`; None at the end."""
    if message is None:
        end_reading(session, None)
        return None
    try:
        return take_event_message(session, message)
    except OpenAIError as raised:
        error = add_connection_facts(session, raised.data)
    if session["limits"].get("on_error") == "return":
        return error
    raise to_exception(error)


def deliver_error(session: Session, failed: OpenAIError) -> dict[str, Any]:
    """Return the error map with which a connection ended, by option `on_error`, or raise it."""
    error: Any = add_connection_facts(session, failed.data)
    end_reading(session, error)
    if session["limits"].get("on_error") == "return":
        return error  # type: ignore[no-any-return]
    session["ended"] = False  # whoever reads on is told again
    raise to_exception(error)


def end_reading(session: Session, error: Error | None) -> None:
    """Report the end of a connection, with its error where it has one."""
    session["ended"] = True
    session["watch"]["fail"](error)  # type: ignore[arg-type]  # as above
    if error:
        session["watch"]["finish"]()
    session["watch"]["leave"]()


def add_connection_facts(session: Session, failure: Map, **more: Any) -> dict[str, Any]:
    """Return the error map of a failure with the facts of the connection."""
    data: Any = session["annotate"](failure)  # type: ignore[arg-type]  # an error map
    kept = {key: value for key, value in data.items() if key != "status" or "status" in failure}  # not the handshake's
    return {**kept, **more}


def merge_limits(session: Session, options: Map | None) -> Map:
    """Return the limits of a turn; raise InvalidOptionsError for options that a turn cannot follow."""
    own = {name: value for name, value in (options or {}).items() if value is not None}
    unknown = sorted(own.keys() - TURN_OPTIONS)
    if unknown:
        message = f"{', '.join(map(str, unknown))}: a turn takes {', '.join(sorted(TURN_OPTIONS))}"
        hint = f"pass the others to {session['name']}"
        raise InvalidOptionsError(make_error("invalid_options", message, hint=hint))
    check_options(own)
    if isinstance(own.get("timeout"), (list, tuple)):
        own["timeout"] = own["timeout"][1]
    return {**session["limits"], **own}


# A class because both drivers drive it: they send its `text`, then receive, and give it what came of that.
class TurnReader:
    """The rules of one turn, without I/O. Raises InvalidParamsError for params that the API would refuse."""

    def __init__(self, session: Session, params: Any, options: Map | None) -> None:
        form, params = session["turn"], {} if params is None else params
        if form is None:
            raise InvalidParamsError(make_error("invalid_params", NO_TURNS.format(session["name"])))
        if not isinstance(params, Mapping):
            got = type(params).__name__
            raise InvalidParamsError(make_error("invalid_params", f"params: expected a dict, got {got}"))
        self._session, self._limits = session, merge_limits(session, options)
        self.text = encode_event(session, build_turn_event(form, params))
        self._turn = begin_turn(form, params)
        deadline = self._limits.get("deadline")
        self._until = monotonic() + deadline if deadline else inf

    @property
    def is_done(self) -> bool:
        """Return whether nothing more is to be received."""
        return self._turn["done"]

    @property
    def seconds(self) -> float:
        """Return the seconds for the next message to come."""
        return float(max(min(self._limits["timeout"], self._until - monotonic()), 0.0))

    def feed(self, message: Any) -> list[dict[str, Any]]:
        """Return the events to yield of a message, None at the end of the connection; raise the error that it is."""
        if message is None:
            return self._stop(make_error("stream", CLOSED_EARLY, retryable=True))
        failed: OpenAIError | None = None
        try:
            event = take_event_message(self._session, message)
        except OpenAIError as raised:
            failed = raised
        return self._take(event) if failed is None else self.fail(failed)

    def fail(self, raised: OpenAIError | TimeoutError) -> list[dict[str, Any]]:
        """Raise the error of what receiving raised, or return it by option `on_error`."""
        if isinstance(raised, OpenAIError):
            return self._stop(raised.data)
        if monotonic() >= self._until:
            return self._stop(make_error("timeout", DEADLINE, hint=MORE_DEADLINE))
        return self._stop(make_error("timeout", SILENT.format(seconds=self._limits["timeout"]), hint=MORE_TIMEOUT))

    def take_kept(self) -> list[dict[str, Any]]:
        """Return the events of this turn that were read before it was."""
        waiting = [*self._session["kept"]]
        self._session["kept"].clear()
        return [each for event in waiting for each in self._take(event)]

    def leave(self) -> None:
        """Note that nobody reads on, however the turn ended."""
        leave_turn(self._session["lanes"], self._turn)

    def _take(self, event: dict[str, Any]) -> list[dict[str, Any]]:
        if is_other_lane(self._turn, event):
            self._session["kept"].append(event)
            return []
        if not take_event(self._session["lanes"], self._turn, event):
            return []
        error = find_turn_error(event)
        if error is None:
            return [event]
        self._turn["done"] = True
        return self._stop(error)

    def _stop(self, failure: Map) -> list[dict[str, Any]]:
        self.leave()
        error = add_connection_facts(self._session, failure, received=fold_received(self._turn["events"]))
        if self._limits.get("on_error") != "return":
            raise to_exception(error)
        return [error]


def split_input(session: Session, params: Map) -> tuple[list[dict[str, Any]], Map]:
    """Return the events that add the `input` of params to a conversation, and the params without it.

    Responses takes its input with the params; Realtime keeps the conversation, and takes each item by itself.
    """
    if session["turn"] != "nested":
        return [], params
    rest = {name: value for name, value in params.items() if name != "input"}
    if "tools" in rest:
        rest["tools"] = [{key: tool[key] for key in tool if key != "strict"} for tool in rest["tools"]]
    items = [to_realtime_item(item) for item in params.get("input") or ()]
    return [{"type": "conversation.item.create", "item": item} for item in items], rest


def to_realtime_item(item: Map) -> dict[str, Any]:
    """Return an item of input as Realtime takes it: a message has a type, and its text stands in a part.

    >>> to_realtime_item({"role": "user", "content": "Hi"})
    {'type': 'message', 'role': 'user', 'content': [{'type': 'input_text', 'text': 'Hi'}]}
    """
    content = item.get("content")
    if not isinstance(content, str):
        return dict(item)
    kind = "output_text" if item.get("role") == "assistant" else "input_text"
    return {"type": "message", **item, "content": [{"type": kind, "text": content}]}


def fold_received(events: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the response as far as its events came; the last event where they do not fit together."""
    try:
        return accumulate(events)
    except (OpenAIError, *SHAPE_ERRORS):
        return events[-1]
