"""Sockets of the fast way: how they connect, and how they ask as little of the system as can be.

At every system call Python releases the interpreter's lock, and where other threads want it, that costs more than the
call. With a timeout Python polls before each send and each receive. Here the kernel keeps the timeouts, so that a call
of the API is one send and one receive: docs/performance.md has the gain.
"""

import select
import socket
import struct
import sys
from collections.abc import Callable
from math import ceil
from typing import Any

from openai_fn.transport.deadline import register_socket
from openai_fn.transport.failures import ConnectFailedError, ConnectTimeoutError, NameLookupError

MAX_TIMEOUT = 10**9
"""Seconds, about thirty years: the kernel counts no further than it can."""
ESTABLISHED = b"\x01"
"""The first byte of Linux's TCP_INFO while neither end is closed: include/net/tcp_states.h."""
BYTES_RECEIVED = slice(128, 136)
"""Where TCP_INFO has the bytes received so far, and one for the end: include/uapi/linux/tcp.h, Linux 4.1."""
KEEPALIVE = (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5))
"""Probes after a silent minute, every minute, five times: a stream may be silent for long."""


def connect_socket(host: str, port: int, seconds: float) -> socket.socket:
    """Return a connection to the first address of `host` that accepts one, each within `seconds`.

    The thread of a deadline learns of the socket before it connects. Raises NameLookupError, ConnectTimeoutError,
    ConnectFailedError.
    """
    try:
        addresses = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NameLookupError(str(error)) from error
    failure: OSError = ConnectFailedError(f"{host} has no address")
    for family, kind, protocol, _, address in addresses:
        sock = socket.socket(family, kind, protocol)
        try:
            prepare_socket(sock, seconds)
            sock.connect(address)
        except OSError as error:
            sock.close()
            failure = error
        except BaseException:
            sock.close()
            raise
        else:
            return sock
    raise (ConnectTimeoutError if isinstance(failure, TimeoutError) else ConnectFailedError)(str(failure)) from failure


def prepare_socket(sock: socket.socket, seconds: float) -> None:
    """Set the options of a socket that is about to connect."""
    sock.settimeout(seconds)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVE:
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    register_socket(sock)


def has_input(sock: socket.socket) -> bool:
    """Return whether bytes or the end can be read from `sock` without waiting."""
    if not hasattr(select, "poll"):
        return bool(select.select([sock], [], [], 0)[0])
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


# A class because a socket is one.
class KernelTimeoutSocket(socket.socket):
    """A socket whose timeouts the kernel keeps, each from the last byte that moved."""

    _seconds: float | None = 0

    def __init__(self, fileno: int) -> None:
        super().__init__(fileno=fileno)
        self._kept: dict[int, float | None] = {}
        self._taken = 0

    def gettimeout(self) -> float | None:
        """Return the seconds; None where it waits for ever, 0 where it does not wait."""
        return self._seconds

    def settimeout(self, value: float | None) -> None:
        """Wait at most so many seconds for the next byte to move."""
        if 0 in (value, self._seconds) and value != self._seconds:
            super().settimeout(0 if value == 0 else None)
        self._seconds = value

    def recv(self, *args: Any) -> bytes:
        """Receive as any socket does."""
        received: bytes = self._within(socket.SO_RCVTIMEO, super().recv, *args)
        self._taken += len(received)
        return received

    def sendall(self, *args: Any) -> None:
        """Send all as any socket does."""
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
        """Return True if both ends are open and all bytes received were read; False if that is not known.

        Asking releases no lock. What a server sends unasked must not be taken for the next response.
        """
        try:
            info = self.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, BYTES_RECEIVED.stop)
        except OSError:
            return False
        return info[:1] == ESTABLISHED and int.from_bytes(info[BYTES_RECEIVED], sys.byteorder) == self._taken


def encode_timeval(seconds: float | None) -> bytes:
    """Return seconds as a `struct timeval`, never so few that the kernel takes them for none; None is no limit.

    >>> encode_timeval(2.5) == struct.pack("@ll", 2, 500_000), encode_timeval(1e-9) == struct.pack("@ll", 0, 1)
    (True, True)
    """
    return struct.pack("@ll", *divmod(ceil(min(seconds or 0, MAX_TIMEOUT) * 1e6), 1_000_000))


def use_kernel_timeouts(sock: socket.socket) -> socket.socket:
    """Return `sock` with its timeouts kept by the kernel: on Linux, unless another library made the socket."""
    if sys.platform != "linux" or type(sock) is not socket.socket or socket.socket.__module__ != "socket":
        return sock
    seconds = sock.gettimeout()
    kernel_sock = KernelTimeoutSocket(fileno=sock.detach())
    kernel_sock.settimeout(seconds)
    return kernel_sock
