"""The driver for asyncio: a protocol of the running event loop, without tasks; so nothing is left to cancel."""

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import Any

from openai_fn.types import Response
from openai_fn.websocket.line import MAX_WAITING, closed_error, describe_cause, raise_end, take_message, weigh_message
from openai_fn.websocket.opening import (
    read_handshake,
)
from openai_fn.websocket.wire import CLOSE_SECONDS, GOING_AWAY, NORMAL, Message, Wire


# A class because asyncio calls its methods.
class AsyncLine(asyncio.Protocol):
    """A connection that a task uses; another task may send while one receives."""

    def __init__(self, wire: Wire, host: str, seconds: float) -> None:
        self._wire, self._host, self._seconds = wire, host, seconds
        self._loop = asyncio.get_running_loop()
        self._transport: Any = None
        self._inbox: deque[Message] = deque()
        self._waiting = 0  # bytes in the inbox
        self._paused = False
        self._full = False  # the transport takes no more to send
        self._waiters: set[asyncio.Future[None]] = set()
        self._gone = self._loop.create_future()
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin the handshake."""
        self._transport = transport
        self._flush()

    def data_received(self, data: bytes) -> None:
        """Take the next bytes."""
        for message in self._wire.feed(data, monotonic()):
            if self._waiting >= 0:
                self._inbox.append(message)
                self._waiting += weigh_message(message)
        if self._waiting > MAX_WAITING and not self._paused:
            self._paused = True
            self._transport.pause_reading()
        self._flush()

    def eof_received(self) -> None:
        """Note that the peer sends nothing more."""
        self._wire.feed(b"", monotonic())
        self._flush()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the connection is gone."""
        self._wire.abort("lost", describe_cause(exc) if exc else None)
        if self._timer:
            self._timer.cancel()
        if not self._gone.done():
            self._gone.set_result(None)
        self._notify()

    def pause_writing(self) -> None:
        """Note that the peer is slow."""
        self._full = True

    def resume_writing(self) -> None:
        """Note that there is room again."""
        self._full = False
        self._notify()

    async def shake_hands(self) -> Response:
        """Wait for the reply to the handshake and return it; its body is this line where that opened a connection."""
        while not (self._wire.is_open or self._wire.rejection or self._wire.end):
            await self._change()
        response = read_handshake(self._wire)
        if "body" in response:
            return response
        self._plan()
        return {**response, "body": self}  # type: ignore[typeddict-item]  # in place of a body

    async def send(self, text: str) -> None:
        """Send a message; return when there is room for more.

        Raises the error of a connection that has ended, APITimeoutError where the peer takes nothing for so long.
        """
        if self._wire.end or not self._wire.is_open:
            raise closed_error(self._wire.end, self._host)
        self._wire.send(text)
        self._flush()
        while self._full and not self._wire.end:
            before = self._transport.get_write_buffer_size()
            if not await self._change(self._seconds) and self._transport.get_write_buffer_size() >= before:
                self._wire.abort("not_sent")
                self._flush()
        if self._wire.end:
            raise closed_error(self._wire.end, self._host)

    async def receive(self, seconds: float | None = None) -> Message | None:
        """Return the next message; None where the connection was closed and nothing is wrong.

        Raises TimeoutError after so many seconds, and the error of a connection that has ended otherwise.
        """
        until = None if seconds is None else monotonic() + seconds
        while not (self._inbox or self._wire.end):
            left = None if until is None else until - monotonic()
            if left is not None and left <= 0:
                raise TimeoutError
            await self._change(left)
        if not self._inbox:
            raise_end(self._wire.end, self._host)
            return None
        message, self._waiting = take_message(self._inbox, self._waiting)
        if self._paused and self._waiting <= MAX_WAITING:
            self._paused = False
            if not self._wire.end:
                self._transport.resume_reading()
        return message

    async def close(self, seconds: float = CLOSE_SECONDS) -> None:
        """Close the connection with a handshake for which the peer has so many seconds; return when it is gone."""
        if self._transport is None:
            return
        if not self._wire.end:
            self._wire.close(NORMAL if seconds else GOING_AWAY, monotonic())
            self._waiting = -1  # nobody reads any more: go on until the peer's reply comes
            if self._paused:
                self._paused = False
                self._transport.resume_reading()
            self._flush()
            if not seconds:
                self._drop()
        try:
            await asyncio.wait([self._gone], timeout=seconds + 1)
        finally:
            self._drop()
        await asyncio.wait([self._gone], timeout=1)

    def abandon(self) -> None:
        """Have the event loop end the connection; may be called anywhere, by the garbage collector too."""
        with suppress(RuntimeError):  # the loop is closed, and has closed the connection
            self._loop.call_soon_threadsafe(self._drop)

    def _drop(self) -> None:
        self._wire.abort(None)
        if self._transport:
            self._transport.abort()

    def _plan(self) -> None:
        """Call the protocol's clock when it asks for it."""
        if self._timer:
            self._timer.cancel()
        if not self._wire.end:
            self._timer = self._loop.call_later(max(self._wire.next_tick() - monotonic(), 0), self._tick)

    def _tick(self) -> None:
        self._wire.tick(monotonic(), reads=not self._paused)
        self._flush()
        self._plan()

    def _flush(self) -> None:
        """Hand what is to be sent to the transport, and wake whoever waits."""
        data = b"".join(self._wire.take_outgoing())
        if data and not self._transport.is_closing():
            self._transport.write(data)
        if self._wire.end and not self._gone.done():
            self._finish()
        self._notify()

    def _finish(self) -> None:
        """Close the transport after what it still has to send, but do not wait for a peer that reads nothing."""
        if self._transport.get_write_buffer_size():
            self._loop.call_later(1, self._transport.abort)
        self._transport.close()

    def _notify(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()

    async def _change(self, seconds: float | None = None) -> bool:
        """Wait until something has changed; return whether it has within so many seconds."""
        waiter = self._loop.create_future()
        self._waiters.add(waiter)
        try:
            done, _ = await asyncio.wait([waiter], timeout=seconds)
        finally:
            self._waiters.discard(waiter)
            waiter.cancel()
        return bool(done)
