"""The soak of connections in short."""

from tests.soak_websocket import ENDS, WORLDS, list_faults, server, soak


def test_a_short_soak_of_connections_holds() -> None:
    with server() as scripted:
        found = soak(80, scripted)
    assert list_faults(found) == []
    assert len(found["met"]) == len(ENDS) * len(WORLDS)
