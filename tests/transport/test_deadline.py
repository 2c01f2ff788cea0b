"""Work with a deadline: what becomes of it in time, too late and at that very moment."""

from collections.abc import Iterator
from threading import Event
from time import sleep

import pytest

from openai_fn.transport.deadline import DeadlineError, DeadlineThread
from openai_fn.transport.send import close_response

SOON, LONG = 0.05, 30.0


def test_what_comes_in_time_is_kept() -> None:
    gone: list[str] = []
    errand = DeadlineThread(lambda _: "found", LONG, gone.append)
    assert errand.outcome() == "found"
    errand.end()
    errand.join(LONG)
    assert gone == []


def test_what_is_raised_in_time_is_raised_again() -> None:
    def fail(_: DeadlineThread) -> None:
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"):
        DeadlineThread(fail, LONG, print).outcome()


def test_what_comes_too_late_is_let_go() -> None:
    gone: list[str] = []
    go_on = Event()
    errand = DeadlineThread(lambda _: "found" if go_on.wait(LONG) else "", SOON, gone.append)
    with pytest.raises(DeadlineError):
        errand.outcome()
    assert gone == []
    go_on.set()
    errand.join(LONG)
    assert gone == ["found"]


def test_what_comes_at_the_deadline_is_either_kept_or_let_go() -> None:
    kept: list[int] = []
    gone: list[int] = []

    def slowly(number: int) -> int:
        sleep(SOON / 5)
        return number

    for number in range(60):
        errand = DeadlineThread(lambda _, number=number: slowly(number), SOON / 5, gone.append)  # type: ignore[misc]
        try:
            kept.append(errand.outcome())
        except DeadlineError:
            errand.join(LONG)
        errand.end()
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
