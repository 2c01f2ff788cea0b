"""The soak in short, and that its check sees what it has to see."""

from typing import Any

import pytest

from tests.soak import CALLS, GROWTH, STREAMS, faults, server, soak, turns

GOOD: dict[str, Any] = {"met": {"call: good": 10}, "wrong": [], "states": [(10_000_000, 1)] * 10}


def test_a_short_soak_holds() -> None:
    with server() as url:
        found = soak(1000, 200, url)
    assert faults(found, 1200) == []
    assert len(found["met"]) == len(CALLS) + len(STREAMS)


@pytest.mark.parametrize("table", [CALLS, STREAMS])
def test_a_third_is_faulty(table: dict[str, Any]) -> None:
    names = turns(table)
    first = [next(names) for _ in range(300)]
    assert sum(not name.startswith("good") for name in first) == 100
    assert set(first) == set(table)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"wrong": ["call: good: server"]}, "call: good: server"),
        ({"met": {"call: good": 9}}, "1 calls are not accounted for"),
        ({"states": [*GOOD["states"][1:], (10_000_001 + GROWTH, 1)]}, "memory grew"),
        ({"states": [*GOOD["states"][1:], (10_000_000, 2)]}, "sockets grew from 1 to 2"),
    ],
)
def test_what_does_not_hold_is_seen(broken: dict[str, Any], words: str) -> None:
    assert faults(GOOD, 10) == []
    (found,) = faults({**GOOD, **broken}, 10)
    assert words in found
