"""The web application of docs/async.md, run as it stands there."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import urlopen

import pytest

from tests.support.paths import REPOSITORY
from tests.support.server import Server, serve, stream_of

pytest.importorskip("fastapi")
uvicorn: Any = pytest.importorskip("uvicorn")


def load_application() -> Any:
    """Return the application that the page defines."""
    page = (REPOSITORY / "docs" / "async.md").read_text(encoding="utf-8")
    (code,) = [
        block for block in re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL) if "FastAPI" in block
    ]
    names: dict[str, Any] = {}
    exec("from openai_fn import aio\n" + code, names)  # noqa: S102  # our own page
    return names["app"]


@contextmanager
def run_application(monkeypatch: pytest.MonkeyPatch, upstream: Server) -> Iterator[str]:
    """Run the application in a thread, with `upstream` as the API, and yield its URL."""
    monkeypatch.setenv("OPENAI_BASE_URL", f"{upstream.url}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    server = uvicorn.Server(uvicorn.Config(load_application(), port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def test_it_forwards_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve([{"sse": stream_of("Once upon a time")}]) as upstream, run_application(monkeypatch, upstream) as url:
        with urlopen(f"{url}/story?topic=light") as response:  # noqa: S310  # ours
            assert response.read().decode() == "Once upon a time"
        assert "light" in upstream.requests[0]["json"]["messages"][0]["content"]


def test_a_browser_that_leaves_closes_the_stream_of_the_api(monkeypatch: pytest.MonkeyPatch) -> None:
    story = stream_of("Once upon a time " * 1000)
    with serve([{"sse": story, "gap": 0.05}]) as upstream, run_application(monkeypatch, upstream) as url:
        with urlopen(f"{url}/story?topic=light") as response:  # noqa: S310  # ours
            assert response.read(4) == b"Once"
        until = time.monotonic() + 60
        while upstream.open_connections and time.monotonic() < until:
            time.sleep(0.01)
        assert upstream.open_connections == 0
