"""Work with a deadline: what becomes of it in time, too late and at that very moment."""

import signal
import socket
from collections.abc import Iterator
from threading import Event, Thread, get_ident
from time import sleep

import pytest

from openai_fn.transport.deadline import DeadlineError, DeadlineThread
from openai_fn.transport.send import close_response

SOON, LONG = 0.05, 30.0


def test_what_comes_in_time_is_kept() -> None:
    gone: list[str] = []
    watch = DeadlineThread(lambda _: "found", LONG, gone.append)
    assert watch.outcome() == "found"
    watch.end()
    watch.join(LONG)
    assert gone == []


def test_what_is_raised_in_time_is_raised_again() -> None:
    def fail(_: DeadlineThread) -> None:
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"):
        DeadlineThread(fail, LONG, print).outcome()


def test_the_thread_of_work_that_failed_ends_at_once() -> None:
    def fail(_: DeadlineThread) -> None:
        raise LookupError("lost")

    watch = DeadlineThread(fail, 10 * LONG, print)
    with pytest.raises(LookupError):
        watch.outcome()
    watch.join(LONG)
    assert not watch.is_alive()


def test_ctrl_c_ends_thread_and_socket_at_once() -> None:
    """The server says nothing for longer than the test may take: only the interrupt can end the read."""
    ours, theirs = socket.socketpair()
    reading = Event()

    def read(watch: DeadlineThread) -> bytes:
        watch.watch_socket(ours)
        reading.set()
        return ours.recv(1)

    def interrupt() -> None:
        reading.wait(LONG)
        signal.pthread_kill(main, signal.SIGINT)

    main = get_ident()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    watch = DeadlineThread(read, 10 * LONG, print)
    Thread(target=interrupt).start()
    with ours, theirs:
        try:
            with pytest.raises(KeyboardInterrupt):
                watch.outcome()
        finally:
            signal.signal(signal.SIGINT, before)
        watch.join(LONG)
        assert not watch.is_alive()


def test_what_comes_too_late_is_let_go() -> None:
    gone: list[str] = []
    go_on = Event()
    watch = DeadlineThread(lambda _: "found" if go_on.wait(LONG) else "", SOON, gone.append)
    with pytest.raises(DeadlineError):
        watch.outcome()
    assert gone == []
    go_on.set()
    watch.join(LONG)
    assert gone == ["found"]


def test_what_comes_at_the_deadline_is_either_kept_or_let_go() -> None:
    kept: list[int] = []
    gone: list[int] = []

    def slowly(number: int) -> int:
        sleep(SOON / 5)
        return number

    for number in range(60):
        watch = DeadlineThread(lambda _, number=number: slowly(number), SOON / 5, gone.append)  # type: ignore[misc]
        try:
            kept.append(watch.outcome())
        except DeadlineError:
            watch.join(LONG)
        watch.end()
    assert sorted(kept + gone) == list(range(60))


def test_a_response_that_nobody_wants_is_closed() -> None:
    ended: list[bool] = []

    def pieces() -> Iterator[bytes]:
        try:
            yield b""
        finally:
            ended.append(True)

    body = pieces()
    next(body)
    close_response({"status": 200, "headers": {}, "body": body})
    close_response({"status": 200, "headers": {}, "body": b"whole"})
    close_response(None)
    assert ended == [True]
