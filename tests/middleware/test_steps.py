"""What drives the steps of a call."""

import asyncio
from typing import Any

import pytest

from openai_fn import aio, list_models


def stop(*_: Any) -> Any:
    """A function of the user's that runs out: a token, or a transport, taken from an iterator."""
    return next(iter(()))


def wrap_stop(inner: Any, request: Any, _options: Any) -> Any:
    stop()
    return (yield from inner(request))


RUNS_OUT: dict[str, Any] = {
    "a token": {"api_key": stop, "transport": {}.get},
    "a transport": {"api_key": "x", "transport": stop},
    "an address": {"api_key": "x", "base_url": stop, "transport": {}.get},
    "a middleware": {"api_key": "x", "middleware": (wrap_stop,), "transport": {}.get},
}


@pytest.mark.parametrize("case", RUNS_OUT)
def test_a_function_that_raises_stop_iteration_neither_ends_a_call_nor_hangs_it(case: str) -> None:
    with pytest.raises(RuntimeError, match="raised StopIteration"):
        list_models({}, RUNS_OUT[case])

    async def main() -> Any:
        return await asyncio.wait_for(aio.list_models({}, RUNS_OUT[case]), 60)

    with pytest.raises(RuntimeError, match="raised StopIteration"):
        asyncio.run(main())
