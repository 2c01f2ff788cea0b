"""Bodies: bounded and decompressed, with an end that is the end."""

import gzip
import zlib
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from openai_fn.streaming.sse import TooLongError
from openai_fn.transport.body import READ_SIZE, decode_content, join_within_limit, list_encodings
from openai_fn.transport.failures import BadContentEncodingError, TruncatedContentError


def raw_deflate(content: bytes) -> bytes:
    encoder = zlib.compressobj(wbits=-15)
    return encoder.compress(content) + encoder.flush()


ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": raw_deflate,
}
CONTENT = b'{"a": "' + bytes(range(32, 127)) * 30 + b'"}'


@given(st.sampled_from([*ENCODERS]), st.binary(max_size=300), st.lists(st.integers(0, 400), max_size=6))
def test_a_compressed_body_is_read_however_it_is_cut(name: str, content: bytes, cuts: list[int]) -> None:
    packed = ENCODERS[name](content)
    places = [0, *sorted(min(cut, len(packed)) for cut in cuts), len(packed)]
    pieces = (packed[first:last] for first, last in pairwise(places))
    assert b"".join(decode_content(pieces, list_encodings(name))) == content


@pytest.mark.parametrize("name", ENCODERS)
def test_a_compressed_body_that_ends_anywhere_before_its_end_is_truncated(name: str) -> None:
    packed = ENCODERS[name](CONTENT)
    for size in range(1, len(packed)):
        with pytest.raises(TruncatedContentError):
            list(decode_content(iter([packed[:size]]), list_encodings(name)))


def test_encodings_are_undone_from_the_last() -> None:
    packed = zlib.compress(gzip.compress(CONTENT))
    assert b"".join(decode_content(iter([packed]), list_encodings("gzip, deflate"))) == CONTENT


def test_members_that_follow_each_other_are_one_body() -> None:
    packed = gzip.compress(b"ab") + gzip.compress(b"cd")
    for size in range(1, len(packed)):
        assert b"".join(decode_content(iter([packed[:size], packed[size:]]), ["gzip"])) == b"abcd"


@pytest.mark.parametrize("name", ["gzip", "deflate"])
def test_what_is_not_compressed_as_it_says_is_told(name: str) -> None:
    with pytest.raises(BadContentEncodingError):
        list(decode_content(iter([CONTENT]), [name]))


@pytest.mark.parametrize("encoding", ["", "identity", "zip"])
def test_an_encoding_that_is_none_or_unknown_changes_nothing(encoding: str) -> None:
    assert list(decode_content(iter([b"ab"]), list_encodings(encoding))) == [b"ab"]


def test_an_empty_body_is_empty_in_every_encoding() -> None:
    assert list(decode_content(iter([b""]), ["gzip"])) == []


def test_a_body_that_grows_a_thousand_times_is_read_piece_by_piece() -> None:
    packed = gzip.compress(b"x" * 50_000_000)
    sizes = [len(piece) for piece in decode_content(iter([packed]), ["gzip"])]
    assert (sum(sizes), max(sizes)) == (50_000_000, READ_SIZE)
    with pytest.raises(TooLongError):
        join_within_limit(decode_content(iter([packed]), ["gzip"]), 1_000_000)
