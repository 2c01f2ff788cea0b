"""Sockets of the fast way, over real pairs of them."""

import signal
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from openai_fn.transport.failures import ConnectFailedError, NameLookupError
from openai_fn.transport.fast.sockets import connect_socket, has_input, send_all

MUCH = bytes(20_000_000)
Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """A socket of ours and the other end."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ours = connect_socket("127.0.0.1", listener.getsockname()[1], 5)
        with ours, listener.accept()[0] as theirs:
            yield ours, theirs


def test_what_cannot_be_sent_times_out(pair: Pair) -> None:
    ours, _ = pair
    ours.settimeout(0.05)
    with pytest.raises(TimeoutError):
        send_all(ours, memoryview(MUCH))


def test_a_send_that_goes_on_takes_all_the_time_it_needs(pair: Pair) -> None:
    """Each pause is far below the timeout, all of them together are above it."""
    ours, theirs = pair
    ours.settimeout(1)
    received: list[int] = []

    def read_slowly() -> None:
        while sum(received) < len(MUCH):
            received.append(len(theirs.recv(len(MUCH) // 10, socket.MSG_WAITALL)))
            time.sleep(0.2)

    reader = threading.Thread(target=read_slowly)
    reader.start()
    send_all(ours, memoryview(MUCH))
    reader.join()
    assert sum(received) == len(MUCH)


def test_input_and_the_end_are_seen_without_waiting(pair: Pair) -> None:
    ours, theirs = pair
    assert not has_input(ours)
    theirs.sendall(b"!")
    while not has_input(ours):
        pass
    assert ours.recv(1) == b"!"
    assert not has_input(ours)
    theirs.close()
    while not has_input(ours):
        pass
    assert ours.recv(1) == b""


def test_a_name_that_is_none_and_a_port_where_nobody_listens_are_told_apart() -> None:
    with pytest.raises(NameLookupError):
        connect_socket("nowhere.invalid", 80, 5)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ConnectFailedError) as failed:
        connect_socket("127.0.0.1", port, 5)
    assert isinstance(failed.value.__cause__, ConnectionRefusedError)


def test_a_signal_gets_through_to_a_thread_that_receives(pair: Pair) -> None:
    ours, _ = pair
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt):
            ours.recv(1)
    finally:
        signal.signal(signal.SIGALRM, before)
