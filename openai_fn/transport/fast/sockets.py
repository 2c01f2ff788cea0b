"""Sockets that ask as little of the system as can be.

At every system call Python lets go of the interpreter's lock, and where other threads want it, that costs more than the
call. With a timeout Python polls before each send and each receive. Here the kernel keeps the time, so that a call of
the API is one send and one receive: docs/performance.md says what that gives.
"""

import socket
import struct
import sys
from collections.abc import Callable
from math import ceil
from typing import Any

MAX_TIMEOUT = 10**9
"""Seconds, about thirty years: the kernel counts no further than it can."""
ESTABLISHED = b"\x01"
"""The first byte of Linux's TCP_INFO while neither end is closed: include/net/tcp_states.h."""
RECEIVED = slice(128, 136)
"""Where TCP_INFO has the bytes that have come so far, and one for the end: include/uapi/linux/tcp.h, Linux 4.1."""


# A class because http.client calls methods of a socket.
class KernelTimeoutSocket(socket.socket):
    """A socket whose timeouts the kernel keeps, each from the last byte that moved."""

    _seconds: float | None = 0

    def __init__(self, fileno: int) -> None:
        super().__init__(fileno=fileno)
        self._kept: dict[int, float | None] = {}
        self._taken = 0

    def gettimeout(self) -> float | None:
        """Seconds; None where it waits for ever, 0 where it waits for nothing."""
        return self._seconds

    def settimeout(self, value: float | None) -> None:
        """Wait so many seconds at most for the next byte to move."""
        if 0 in (value, self._seconds) and value != self._seconds:
            super().settimeout(0 if value == 0 else None)
        self._seconds = value

    def recv_into(self, *args: Any) -> int:
        """As of any socket."""
        received: int = self._within(socket.SO_RCVTIMEO, super().recv_into, *args)
        self._taken += received
        return received

    def sendall(self, *args: Any) -> None:
        """As of any socket."""
        self._within(socket.SO_SNDTIMEO, super().sendall, *args)

    def _within(self, option: int, step: Callable[..., Any], *args: Any) -> Any:
        if self._seconds != 0 and self._kept.get(option) != self._seconds:
            self.setsockopt(socket.SOL_SOCKET, option, encode_timeval(self._seconds))
            self._kept[option] = self._seconds
        try:
            return step(*args)
        except BlockingIOError as late:
            raise (TimeoutError("timed out") if self._seconds else late) from None

    def is_quiet(self) -> bool:
        """Whether both ends are open and all that has come has been taken; asking lets go of no lock. False is no word.

        What a server sends unasked must not be taken for the answer to the next request.
        """
        try:
            info = self.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, RECEIVED.stop)
        except OSError:
            return False
        return info[:1] == ESTABLISHED and int.from_bytes(info[RECEIVED], sys.byteorder) == self._taken


def encode_timeval(seconds: float | None) -> bytes:
    """Seconds as the kernel takes them, never so few that it would take them for none; None is no limit.

    >>> encode_timeval(2.5) == struct.pack("@ll", 2, 500_000), encode_timeval(1e-9) == struct.pack("@ll", 0, 1)
    (True, True)
    """
    return struct.pack("@ll", *divmod(ceil(min(seconds or 0, MAX_TIMEOUT) * 1e6), 1_000_000))


def use_kernel_timeouts(sock: socket.socket) -> socket.socket:
    """`sock` with its timeouts kept by the kernel: on Linux, unless sockets are of others' making, as with gevent."""
    if sys.platform != "linux" or type(sock) is not socket.socket or socket.socket.__module__ != "socket":
        return sock
    seconds = sock.gettimeout()
    made = KernelTimeoutSocket(fileno=sock.detach())
    made.settimeout(seconds)
    return made
