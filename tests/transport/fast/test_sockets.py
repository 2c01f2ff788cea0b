"""Sockets with timeouts that the kernel keeps, over real pairs of them."""

import select
import signal
import socket
import struct
import sys
import threading
from collections.abc import Iterator
from time import monotonic, sleep

import pytest

from openai_fn.transport.fast.sockets import KernelTimeoutSocket, use_kernel_timeouts

Pair = tuple[socket.socket, socket.socket]
SHORT = 0.05
MUCH = bytes(20_000_000)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a socket stays as it is")


@pytest.fixture
def pair() -> Iterator[Pair]:
    """A socket of ours and the other end."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        plain = socket.create_connection(listener.getsockname(), 5)
        with use_kernel_timeouts(plain) as ours, listener.accept()[0] as theirs:
            yield ours, theirs


def seconds_until_timeout(sock: socket.socket) -> float:
    began = monotonic()
    with pytest.raises(TimeoutError, match="timed out"):
        sock.recv(1)
    return monotonic() - began


def test_it_takes_over_the_timeout_and_the_connection(pair: Pair) -> None:
    ours, theirs = pair
    assert ours.gettimeout() == 5
    ours.sendall(b"ping")
    assert theirs.recv(4) == b"ping"
    theirs.sendall(b"pong")
    assert ours.recv(4) == b"pong"


def test_a_receive_times_out_and_the_newest_timeout_counts(pair: Pair) -> None:
    ours, _ = pair
    for seconds in (SHORT, 4 * SHORT, SHORT):
        ours.settimeout(seconds)
        assert seconds <= seconds_until_timeout(ours) < seconds + 2


def test_what_cannot_be_sent_times_out(pair: Pair) -> None:
    ours, _ = pair
    ours.settimeout(SHORT)
    with pytest.raises(TimeoutError, match="timed out"):
        ours.sendall(MUCH)


def test_a_send_that_goes_on_takes_all_the_time_it_needs(pair: Pair) -> None:
    ours, theirs = pair
    ours.settimeout(4 * SHORT)
    got: list[int] = []

    def read_slowly() -> None:
        while sum(got) < len(MUCH):
            got.append(len(theirs.recv(1_000_000)))
            sleep(SHORT / 2)

    reader = threading.Thread(target=read_slowly)
    reader.start()
    began = monotonic()
    ours.sendall(MUCH)
    assert monotonic() - began > 4 * SHORT
    reader.join()
    assert sum(got) == len(MUCH)


def test_it_waits_for_nothing_and_then_for_ever_and_then_a_while(pair: Pair) -> None:
    ours, theirs = pair
    ours.settimeout(0)
    with pytest.raises(BlockingIOError):
        ours.recv(1)
    ours.settimeout(SHORT)
    seconds_until_timeout(ours)
    ours.settimeout(None)
    threading.Timer(4 * SHORT, theirs.sendall, (b"!",)).start()
    assert ours.recv(1) == b"!"
    ours.settimeout(SHORT)
    assert seconds_until_timeout(ours) >= SHORT


@pytest.mark.parametrize("seconds", [1e-9, 0.0005])
def test_a_moment_is_not_for_ever(pair: Pair, seconds: float) -> None:
    ours, theirs = pair
    rescue = threading.Timer(2, theirs.sendall, (b"!",))
    rescue.start()
    ours.settimeout(seconds)
    assert seconds_until_timeout(ours) < 1
    rescue.cancel()


@pytest.mark.parametrize("seconds", [1e12, float("inf")])
def test_more_seconds_than_the_kernel_counts_are_very_many(pair: Pair, seconds: float) -> None:
    ours, theirs = pair
    ours.settimeout(seconds)
    theirs.sendall(b"!")
    assert ours.recv(1) == b"!"


def test_a_timeout_that_is_set_for_all_sockets_is_not_in_the_way() -> None:
    socket.setdefaulttimeout(SHORT)
    try:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            ours = use_kernel_timeouts(socket.create_connection(listener.getsockname(), 4 * SHORT))
            with ours, listener.accept()[0]:
                assert seconds_until_timeout(ours) >= 4 * SHORT
    finally:
        socket.setdefaulttimeout(None)


def test_a_signal_gets_through_to_a_thread_that_receives(pair: Pair) -> None:
    ours, _ = pair
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, SHORT)
    try:
        with pytest.raises(KeyboardInterrupt):
            ours.recv(1)
    finally:
        signal.signal(signal.SIGALRM, before)


def come(sock: socket.socket) -> None:
    """Wait until something to read has come."""
    select.select([sock], [], [], 5)


def test_a_connection_is_quiet_while_nothing_is_on_it(pair: Pair) -> None:
    ours, theirs = pair
    assert isinstance(ours, KernelTimeoutSocket)
    assert ours.is_quiet()
    theirs.sendall(b"answer")
    come(ours)
    assert not ours.is_quiet()
    ours.recv(4)
    assert not ours.is_quiet()
    ours.recv(4)
    assert ours.is_quiet()
    theirs.close()
    come(ours)
    assert not ours.is_quiet()


def test_a_connection_that_was_reset_is_not_quiet(pair: Pair) -> None:
    ours, theirs = pair
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    theirs.close()
    come(ours)
    assert isinstance(ours, KernelTimeoutSocket)
    assert not ours.is_quiet()


class Green(socket.socket):
    """What gevent and the like put in the place of sockets; these have a way of their own to wait."""


def test_sockets_of_somebody_elses_making_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with Green() as sock:
        assert use_kernel_timeouts(sock) is sock
    monkeypatch.setattr(socket, "socket", Green)
    with Green() as sock:
        assert use_kernel_timeouts(sock) is sock


def test_what_is_no_tcp_is_not_known_to_be_quiet() -> None:
    one, other = socket.socketpair()
    with KernelTimeoutSocket(one.detach()) as ours, other:
        assert not ours.is_quiet()
