"""What is looked at of a body is not lost, and who reads on still closes it."""

from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st

from openai_fn.response.decode import StreamComplete
from openai_fn.response.peek import peek_body


def watched(pieces: list[bytes], ends: list[str]) -> Iterator[bytes]:
    try:
        yield from pieces
        ends.append("end")
    except StreamComplete:
        ends.append("complete")
        raise
    except GeneratorExit:
        ends.append("closed")
        raise


@given(st.lists(st.binary(max_size=5)), st.integers(0, 20))
def test_no_byte_is_lost(pieces: list[bytes], size: int) -> None:
    ends: list[str] = []
    beginning, again = peek_body(watched(pieces, ends), lambda read: len(read) < size)
    whole = b"".join(pieces)
    assert whole.startswith(beginning)
    assert len(beginning) >= min(size, len(whole))
    assert (b"".join(again), ends) == (whole, ["end"])


@pytest.mark.parametrize("read", [0, 1, 2, 3])
def test_a_reader_that_leaves_closes_the_body(read: int) -> None:
    ends: list[str] = []
    _, again = peek_body(watched([b"a", b"b", b"c", b"d"], ends), lambda seen: len(seen) < 2)
    for _ in range(read):
        next(again)
    again.close()
    assert ends == ["closed"]


@pytest.mark.parametrize("read", [0, 1, 2, 3])
def test_a_reader_that_has_all_it_wants_says_so_to_the_body(read: int) -> None:
    ends: list[str] = []
    _, again = peek_body(watched([b"a", b"b", b"c", b"d"], ends), lambda seen: len(seen) < 2)
    for _ in range(read):
        next(again)
    with pytest.raises(StreamComplete):
        again.throw(StreamComplete)
    assert ends == ["complete"]


def test_a_body_that_nobody_reads_is_closed() -> None:
    ends: list[str] = []
    _, again = peek_body(watched([b"a"], ends), lambda seen: not seen)
    del again
    assert ends == ["closed"]
