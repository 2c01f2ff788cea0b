"""The soak of several places in short, and that its check sees what it has to see."""

from typing import Any

import pytest

from openai_fn import create_chat_completion
from tests.soak_fallbacks import KINDS, PLACES, TEXT, World, came_of, count_shares, faults, soak
from tests.support.fake import CHAT


@pytest.mark.parametrize("strategy", ["failover", "round_robin"])
@pytest.mark.parametrize("seed", range(3))
def test_a_short_soak_holds(strategy: str, seed: int) -> None:
    found = soak(400, seed, strategy)
    assert faults(found, 400, count_shares(60, 4)) == []
    assert found.met[f"call: {TEXT}"] > 300


def test_all_kinds_of_weather_are_met() -> None:
    found = soak(2000, 7, "round_robin")
    met = {name.partition(": ")[2] for name in found.met if name.startswith("place")}
    assert met == set(KINDS)
    assert found.met["call: cut"]


def test_what_does_not_hold_is_seen() -> None:
    world = World(1)
    world.state["places"] = [{"until": 5.0}] * PLACES
    create_chat_completion(CHAT, world.place(0))
    assert faults(world, 1, [2, 2, 3]) == [
        "place 0 was asked 5.0 s before it has cooled down",
        "1 calls are not accounted for",
        "the shares differ: [2, 2, 3]",
    ]


def test_an_error_is_what_a_call_came_to() -> None:
    def ask(_params: Any, _options: Any) -> Any:
        raise KeyError("lost")

    assert came_of(ask, {}, stream=False) == "KeyError: 'lost'"
