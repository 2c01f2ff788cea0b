"""The web application of docs/async.md, run as it stands there."""

import re
import threading
import time
from typing import Any
from urllib.request import urlopen

import pytest

from tests.support.paths import REPOSITORY
from tests.support.server import serve, stream_of

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


def test_it_forwards_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve([{"sse": stream_of("Once upon a time")}]) as upstream:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{upstream.url}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        server = uvicorn.Server(uvicorn.Config(load_application(), port=0, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            port = server.servers[0].sockets[0].getsockname()[1]
            with urlopen(f"http://127.0.0.1:{port}/story?topic=light") as response:
                assert response.read().decode() == "Once upon a time"
        finally:
            server.should_exit = True
            thread.join()
    assert "light" in upstream.requests[0]["json"]["messages"][0]["content"]
