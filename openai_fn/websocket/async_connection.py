"""Connections for asyncio: as those for sync code, to await."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator
from inspect import isawaitable
from typing import Any
from weakref import finalize

from openai_fn.errors import OpenAIError, to_exception
from openai_fn.streaming.accumulate import accumulate
from openai_fn.types import Map
from openai_fn.websocket.connection import forget_connection
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


# A class because `async with`, `async for` and the garbage collector need one.
class AsyncWebSocketConnection:
    """An open connection of the running event loop, as `WebSocketConnection`: one task may send, another read."""

    def __init__(self, line: Any, session: Session) -> None:
        self._line, self._session = line, session
        self._finalizer = finalize(self, forget_connection, line, session)

    async def send(self, event: Map) -> None:
        """Send one event, as `WebSocketConnection.send` does."""
        text = encode_event(self._session, event)
        try:
            await await_maybe(self._line.send(text))
        except OpenAIError as raised:
            failure = raised.data
        else:
            return
        raise to_exception(add_connection_facts(self._session, failure))

    @property
    def turn(self) -> "AsyncTurnFunction":
        """Ask for a response and yield its events until it is done: `turn(params, options)`, for `async for`."""
        return AsyncTurnFunction(self, self._session["name"])

    def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        return self

    async def __anext__(self) -> dict[str, Any]:
        if self._session["kept"]:
            return self._session["kept"].popleft()
        try:
            message = None if self._session["ended"] else await await_maybe(self._line.receive(None))
        except OpenAIError as raised:
            failed = raised
        else:
            event = read_next(self._session, message)
            if event is None:
                raise StopAsyncIteration
            return event
        return deliver_error(self._session, failed)

    async def close(self) -> None:
        """Close the connection; without effect where it is closed."""
        self._finalizer.detach()
        try:
            await await_maybe(self._line.close())
        finally:
            end_reading(self._session, None)

    async def __aenter__(self) -> "AsyncWebSocketConnection":  # noqa: PYI034  # Self needs Python 3.11
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and hasattr(self._line, "abandon"):
            self._finalizer.detach()
            try:
                await await_maybe(self._line.close(0))  # nobody waits for the peer after an error or a cancel
            finally:
                end_reading(self._session, None)
        else:
            await self.close()

    def __repr__(self) -> str:
        return f"<connection of {self._session['name']}>"

    async def _read_turn(self, reader: TurnReader) -> AsyncGenerator[dict[str, Any], None]:
        """Ask for a response and yield the events of its turn."""
        failed: OpenAIError | TimeoutError | None = None
        try:
            try:
                await await_maybe(self._line.send(reader.text))
            except OpenAIError as raised:
                failed = raised
            for event in reader.fail(failed) if failed else reader.take_kept():
                yield event
            while not reader.is_done:
                try:
                    message = await await_maybe(self._line.receive(reader.seconds))
                except (OpenAIError, TimeoutError) as raised:
                    failed = raised
                for event in reader.fail(failed) if failed else reader.feed(message):
                    yield event
        finally:
            reader.leave()


# A class because `tool_loop` and `help` read attributes of a function.
class AsyncTurnFunction:
    """The function `turn` of a connection: `turn(params, options) -> async generator of events`."""

    is_async = True

    def __init__(self, connection: AsyncWebSocketConnection, name: str) -> None:
        self._connection = connection
        self.operation = {"name": name}
        self.__name__ = self.__qualname__ = f"{name}.turn"

    def __call__(self, params: Map | None = None, options: Map | None = None) -> AsyncGenerator[dict[str, Any], None]:
        """Ask for a response with `params`; yield its events until it is done, as `TurnFunction` does.

        The request is sent when the first event is asked for.
        """
        connection = self._connection
        reader = TurnReader(connection._session, params, options)  # noqa: SLF001  # its own
        return connection._read_turn(reader)  # noqa: SLF001

    async def answer(self, params: Map, options: Map | None = None) -> dict[str, Any]:
        """Return the whole response of a turn, as `TurnFunction.answer` does."""
        session = self._connection._session  # noqa: SLF001  # its own
        items, rest = split_input(session, params)
        for item in items:
            await self._connection.send(item)
        return accumulate([event async for event in self(rest, options)])


# A class because it is entered with `async with`, and may be awaited instead.
class OpeningConnection:
    """A connection that is not open yet: `async with aio.connect_realtime(...) as connection`.

    `await` opens it too; whoever does has to close it.
    """

    def __init__(self, open_connection: Callable[[], Awaitable[Any]]) -> None:
        self._open = open_connection
        self._connection: Any = None

    def __await__(self) -> Generator[Any, None, AsyncWebSocketConnection]:
        return self._open().__await__()

    async def __aenter__(self) -> AsyncWebSocketConnection:
        connection: AsyncWebSocketConnection = await self._open()
        self._connection = connection
        return connection

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        connection, self._connection = self._connection, None
        if isinstance(connection, AsyncWebSocketConnection):  # an error dict, by option `on_error`, is none
            await connection.__aexit__(kind)


async def await_maybe(returned: Any) -> Any:
    """Return what a line's method returned, or what that is awaited for: a transport of the user's may be sync."""
    return await returned if isawaitable(returned) else returned
