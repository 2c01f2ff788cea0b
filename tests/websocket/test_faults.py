"""Every fault of the protocol has its exact outcome, the same for sync code and in asyncio."""

import asyncio
from typing import Any

import pytest

from openai_fn import OpenAIError, aio, connect_realtime
from tests.support.websocket_faults import FAULTS, Fault, Outcome, Run, serve_fault

KEY = "sk-test-0123456789abcdef"


def run_sync(options: dict[str, Any]) -> Outcome:
    """Read all events of a connection; return how many came, and the error at the end."""
    count = 0
    try:
        with connect_realtime({"model": "m"}, options) as connection:
            for _ in connection:
                count += 1
    except OpenAIError as failed:
        return count, failed.data
    return count, None


def run_async(options: dict[str, Any]) -> Outcome:
    """The same in an event loop."""

    async def run() -> Outcome:
        count = 0
        try:
            async with aio.connect_realtime({"model": "m"}, options) as connection:
                async for _ in connection:
                    count += 1
        except OpenAIError as failed:
            return count, failed.data
        return count, None

    return asyncio.run(run())


WORLDS = {"sync": run_sync, "aio": run_async}


def options_of(url: str, fault: Fault) -> dict[str, Any]:
    """The options of a connection to a faulty server."""
    return {"base_url": url, "api_key": KEY, "retry": 0, "timeout": (20, 60), **fault.options}


@pytest.mark.parametrize("run", WORLDS.values(), ids=WORLDS)
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_its_outcome(name: str, run: Run) -> None:
    fault = FAULTS[name]
    with serve_fault(fault) as url:
        count, error = run(options_of(url, fault))
    assert count == fault.events
    if fault.category is None:
        assert error is None
        return
    assert error is not None
    assert (error["category"], error["retryable"]) == (fault.category, fault.retryable)
    assert fault.words in error["message"]
    assert error.get("code") == fault.code
    assert error["hint"]
    assert error["operation"] == "connect_realtime"
    assert KEY not in str(error)
