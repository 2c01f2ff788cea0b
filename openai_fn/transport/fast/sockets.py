"""Sockets of the fast way: how they connect, how they send, and whether anything came on them unasked."""

import select
import socket

from openai_fn.transport.deadline import register_socket
from openai_fn.transport.failures import ConnectFailedError, ConnectTimeoutError, NameLookupError

KEEPALIVE = (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 60), ("TCP_KEEPCNT", 5))
"""Probes after a silent minute, every minute, five times: a stream may be silent for long."""


# A class because a socket is one.
class QuietSocket(socket.socket):
    """A socket that closes without a warning when it is forgotten.

    Its connection closes it; but where both are garbage in a cycle, the collector may finalize the socket first.
    """

    def __del__(self) -> None:
        self.close()


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
        sock = QuietSocket(family, kind, protocol)
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


def send_all(sock: socket.socket, data: memoryview) -> None:
    """Send all of `data`, waiting at most the socket's timeout for each part of it to leave.

    `socket.sendall` allows that time for the whole, which a large upload over a slow line would exceed.
    """
    while data:
        data = data[sock.send(data) :]
