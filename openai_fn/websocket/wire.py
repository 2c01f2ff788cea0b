"""The WebSocket protocol of one connection without I/O: bytes and the time in, messages and bytes to send out.

RFC 6455, as the sans-I/O core of the package websockets has it; added here are whole messages, pings and the end.
"""

from collections.abc import Mapping
from math import inf
from typing import Any, TypedDict

from openai_fn.errors import InvalidOptionsError, make_error

try:
    from websockets.client import ClientProtocol
    from websockets.frames import Opcode
    from websockets.http11 import Response as HandshakeResponse
    from websockets.protocol import State
    from websockets.uri import parse_uri
except ImportError as missing:
    raise ImportError(
        "connections need the package websockets: pip install websockets (the extra realtime)",
        name="websockets",
    ) from missing

Message = str | bytes

PING_SECONDS = 20.0
"""Seconds between two pings, and seconds after a ping in which something must come back."""
CLOSE_SECONDS = 5.0
"""Seconds that a peer has to reply to a closing handshake."""
NORMAL, GOING_AWAY, BAD_DATA, INTERNAL = 1000, 1001, 1007, 1011
"""Close codes: RFC 6455, section 7.4.1."""
NOT_A_WEBSOCKET_URL = "base_url: no WebSocket connection can be made to it: {}"


class End(TypedDict):
    """How a connection ended: the facts from which `closing.describe_end` makes an error."""

    code: int | None  # the close code that the server sent; None where it sent none
    reason: str  # what it said
    ours: bool  # this side began the closing handshake
    fault: str | None  # a key of `closing.FAULTS`: what this side found wrong
    cause: str | None  # the words of the library or of the system


class _Silent:
    """A logger that logs nothing: that of websockets would log headers, and those hold the credential."""

    def isEnabledFor(self, _level: int) -> bool:  # noqa: N802  # of logging.Logger
        return False

    def debug(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    info = warning = error = debug


# A class because bytes that are fed, messages that are sent and the clock change one state.
class Wire:
    """One connection: `feed` what was received, call `tick` at `next_tick`, send what `take_outgoing` returns.

    `now` is a monotonic time in seconds. `response` is the server's reply to the handshake, `rejection` what is wrong
    with it, and `end` how the connection ended; each is None until then.
    """

    def __init__(self, url: str, headers: Mapping[str, str], limit: float, now: float) -> None:
        try:
            uri = parse_uri(url)
        except Exception as wrong:  # noqa: BLE001  # websockets has classes of its own for it
            raise InvalidOptionsError(make_error("invalid_options", NOT_A_WEBSOCKET_URL.format(wrong))) from None
        size = None if limit == inf else int(limit)
        self._protocol = ClientProtocol(uri, max_size=size, logger=_Silent())  # type: ignore[arg-type]
        request = self._protocol.connect()
        request.headers.update(headers)
        self._protocol.send_request(request)
        self.response: HandshakeResponse | None = None
        self.rejection: Exception | None = None
        self.end: End | None = None
        self._pieces: list[bytes] = []
        self._text = True
        self._heard = self._pinged = now
        self._waits = False
        self._closed_by: float | None = None
        self._ours = False
        self._fault: str | None = None
        self._cause: str | None = None

    @property
    def is_open(self) -> bool:
        """Return whether messages can be sent."""
        return self._protocol.state is State.OPEN

    def take_outgoing(self) -> list[bytes]:
        """Return the bytes to send, in order; b"" says that nothing follows."""
        return self._protocol.data_to_send()

    def feed(self, data: bytes, now: float) -> list[Message]:
        """Return the messages that are whole with the next bytes; b"" is their end."""
        if self.end:
            return []
        self._heard, self._waits = now, False
        if data:
            self._protocol.receive_data(data)
        else:
            self._protocol.receive_eof()
        messages: list[Message] = []
        for event in self._protocol.events_received():
            if isinstance(event, HandshakeResponse):
                self.response = event
            else:
                messages += self._take_frame(event)
        self.rejection = self.rejection or self._protocol.handshake_exc
        self._note_end(now)
        return messages

    def send(self, text: str) -> None:
        """Send a text message; `is_open` must be true."""
        self._protocol.send_text(text.encode())

    def close(self, code: int, now: float) -> None:
        """Begin the closing handshake."""
        if self.is_open:
            self._ours = True
            self._protocol.send_close(code)
            self._note_end(now)

    def abort(self, fault: str | None, cause: str | None = None) -> None:
        """End the connection as it is: what follows cannot be received or sent."""
        if not self.end:
            self._fault, self._cause = self._fault or fault, self._cause or cause
            self._protocol.receive_eof()
            self._protocol.data_to_send()
            self._finish()

    def next_tick(self) -> float:
        """Return the time at which `tick` is to be called at the latest."""
        if self._closed_by is not None:
            return self._closed_by
        return self._pinged + PING_SECONDS

    def tick(self, now: float, *, reads: bool = True) -> None:
        """Ping the peer, or end a connection whose peer is silent; with `reads` False nobody can hear it now."""
        if self._closed_by is not None and now >= self._closed_by:
            self.abort("no_close")
        elif self.is_open and now >= self._pinged + PING_SECONDS:
            if self._waits and reads and now >= self._heard + PING_SECONDS:
                self._fault = "silent"
                self._protocol.fail(INTERNAL, "keepalive ping timeout")
                self._note_end(now)
            else:
                self._pinged, self._waits = now, reads
                self._protocol.send_ping(b"")

    def _take_frame(self, frame: Any) -> list[Message]:
        """Return the message that a frame completes, in a list, or an empty list."""
        if frame.opcode in {Opcode.TEXT, Opcode.BINARY}:
            self._text, self._pieces = frame.opcode is Opcode.TEXT, []
        elif frame.opcode is not Opcode.CONT:
            return []
        self._pieces.append(bytes(frame.data))
        if not frame.fin:
            return []
        whole, self._pieces = b"".join(self._pieces), []
        if not self._text:
            return [whole]
        try:
            return [whole.decode()]
        except UnicodeDecodeError as wrong:
            self._fault, self._cause = "not_utf8", str(wrong)[:300]
            self._protocol.fail(BAD_DATA)
            return []

    def _note_end(self, now: float) -> None:
        """Note that the connection has ended, or by when it must have.

        Whatever ends it but a closing handshake of ours ends it at once: the peer is told, and not waited for.
        """
        protocol = self._protocol
        if (
            self.rejection
            or protocol.state is State.CLOSED
            or protocol.close_rcvd
            or protocol.parser_exc
            or self._fault
        ):
            self._finish()
        elif protocol.state is State.CLOSING and self._closed_by is None:
            self._closed_by = now + CLOSE_SECONDS

    def _finish(self) -> None:
        received, wrong = self._protocol.close_rcvd, self._protocol.parser_exc
        self._pieces = []
        self.end = {
            "code": None if received is None else int(received.code),
            "reason": "" if received is None else received.reason,
            "ours": self._ours,
            "fault": self._fault or classify_fault(wrong, closed=received is not None),
            "cause": self._cause or (f"{type(wrong).__name__}: {wrong}"[:300] if wrong else None),
        }


def classify_fault(wrong: Exception | None, *, closed: bool) -> str | None:
    """Return the key of `closing.FAULTS` of what the protocol found wrong."""
    if wrong is None or isinstance(wrong, EOFError):
        return None if closed else "lost"
    return {"PayloadTooBig": "too_big", "UnicodeDecodeError": "not_utf8"}.get(type(wrong).__name__, "not_websocket")
