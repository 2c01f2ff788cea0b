"""Connections for sync code: dicts are sent, dicts are received, `turn` reads one response."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from typing import Any
from weakref import finalize

from openai_fn.errors import OpenAIError, to_exception
from openai_fn.streaming.accumulate import accumulate
from openai_fn.types import Map
from openai_fn.websocket.session import (
    Session,
    TurnReader,
    add_connection_facts,
    deliver_error,
    encode_event,
    end_reading,
    read_next,
    split_input,
)


# A class because `with`, `for` and the garbage collector need one.
class WebSocketConnection:
    """An open connection: `send` events, iterate over those that come, or read a response with `turn`.

    Use it in a `with` statement, or `close` it. One thread may send while another reads. Iterating ends where the
    connection is closed, and raises APIConnectionError, APITimeoutError or another APIError where it breaks.
    """

    def __init__(self, line: Any, session: Session) -> None:
        self._line, self._session = line, session
        self._finalizer = finalize(self, forget_connection, line, session)

    def send(self, event: Map) -> None:
        """Send one event: a dict with a type, in which sound may be bytes.

        Raises InvalidParamsError for an event that the API would refuse, and APIConnectionError where the connection
        has ended.
        """
        text = encode_event(self._session, event)
        send_text(self._session, self._line, text)

    @property
    def turn(self) -> "TurnFunction":
        """Ask for a response and yield its events until it is done: `turn(params, options)`."""
        return TurnFunction(self, self._session["name"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self

    def __next__(self) -> dict[str, Any]:
        if self._session["kept"]:
            return self._session["kept"].popleft()
        try:
            message = None if self._session["ended"] else self._line.receive(None)
        except OpenAIError as raised:
            failed = raised
        else:
            event = read_next(self._session, message)
            if event is None:
                raise StopIteration
            return event
        return deliver_error(self._session, failed)

    def close(self) -> None:
        """Close the connection; without effect where it is closed."""
        self._finalizer.detach()
        try:
            self._line.close()
        finally:
            end_reading(self._session, None)

    def __enter__(self) -> "WebSocketConnection":  # noqa: PYI034  # Self needs Python 3.11
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and hasattr(self._line, "abandon"):
            self._finalizer.detach()
            self._line.close(0)  # nobody waits for the peer after an error or Ctrl-C
            end_reading(self._session, None)
        else:
            self.close()

    def __repr__(self) -> str:
        return f"<connection of {self._session['name']}>"

    def _read_turn(self, reader: TurnReader) -> Generator[dict[str, Any], None, None]:
        """Yield one empty event, then those of a turn."""
        try:
            yield {}
            yield from reader.take_kept()
            while not reader.is_done:
                failed: OpenAIError | TimeoutError | None = None
                try:
                    message = self._line.receive(reader.seconds)
                except (OpenAIError, TimeoutError) as raised:
                    failed = raised
                yield from reader.fail(failed) if failed else reader.feed(message)
        finally:
            reader.leave()


# A class because `tool_loop` and `help` read attributes of a function.
class TurnFunction:
    """The function `turn` of a connection: `turn(params, options) -> generator of events`."""

    is_async = False

    def __init__(self, connection: WebSocketConnection, name: str) -> None:
        self._connection = connection
        self.operation = {"name": name}
        self.__name__ = self.__qualname__ = f"{name}.turn"

    def __call__(self, params: Map | None = None, options: Map | None = None) -> Generator[dict[str, Any], None, None]:
        """Ask for a response with `params`; yield its events until it is done.

        The request is sent at once, the events are read as they are asked for. Of the options a turn takes `deadline`,
        `timeout` and `on_error`. Raises InvalidParamsError for params that the API would refuse; the error that an
        event reports, that the connection ends with, or that time is up: `data["received"]` has the response so far.
        """
        connection = self._connection
        reader = TurnReader(connection._session, params, options)  # noqa: SLF001  # its own
        events = connection._read_turn(reader)  # noqa: SLF001
        next(events)  # a generator that was never started would not leave its turn
        try:
            send_text(connection._session, connection._line, reader.text)  # noqa: SLF001
        except BaseException:
            events.close()
            raise
        return events

    def answer(self, params: Map, options: Map | None = None) -> dict[str, Any]:
        """Return the whole response of a turn, whose `input` holds what a conversation has new; for `tool_loop`."""
        session = self._connection._session  # noqa: SLF001  # its own
        items, rest = split_input(session, params)
        for item in items:
            self._connection.send(item)
        return accumulate(self(rest, options))


def send_text(session: Session, line: Any, text: str) -> None:
    """Send the text of an event; raise the error of a connection that has ended."""
    try:
        line.send(text)
    except OpenAIError as raised:
        failure = raised.data
    else:
        return
    raise to_exception(add_connection_facts(session, failure))


def forget_connection(line: Any, session: Session) -> None:
    """End a connection that its caller has forgotten."""
    with suppress(Exception):
        line.abandon() if hasattr(line, "abandon") else line.close()
    end_reading(session, None)
