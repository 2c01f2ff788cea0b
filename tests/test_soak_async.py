"""The soak of an event loop in short."""

import asyncio

from tests.soak import CALLS, STREAMS, TENTH, faults, server
from tests.soak_async import soak_async


def test_a_short_soak_of_an_event_loop_holds() -> None:
    with server() as url:
        found = asyncio.run(soak_async(100, url))
    assert faults(found, (TENTH + 1) * 110) == []
    assert len(found["met"]) == len(CALLS) + len(STREAMS)
    assert {sockets for _, sockets in found["states"]} == {found["states"][0][1]}
