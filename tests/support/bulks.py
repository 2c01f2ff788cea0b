"""What the tests of bulk share: rows, a server that answers them, and a program that asks them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.support.replies import completion

Map = Mapping[str, Any]
PROGRAM = """\
import sys
from openai_fn.bulk import bulk_file
url, source, target, workers, *executor = sys.argv[1:]
options = {"base_url": url, "api_key": "sk-test", "timeout": 20}
summary = bulk_file(source, target, options, *executor, settings={"workers": int(workers), "progress": False})
print(summary["rows"], summary["stopped"])
"""


def question(number: int, **more: Any) -> dict[str, Any]:
    """A row in the short form, which asks for its own number."""
    said = {"model": "gpt-5", "messages": [{"role": "user", "content": f"row {number}"}], **more}
    return {"custom_id": f"r{number}", "params": said}


def questions(count: int) -> list[dict[str, Any]]:
    return [question(number) for number in range(count)]


def content(request: Map) -> str:
    """What a request asked."""
    return str(request["json"]["messages"][-1]["content"])


def reply(request: Map) -> dict[str, Any]:
    """The answer that repeats what was asked."""
    return {"json": completion(content(request)), "headers": {"x-request-id": "req-1"}}


def options(server: Any, **more: Any) -> dict[str, Any]:
    return {"base_url": server.url + "/v1", "api_key": "sk-test", "timeout": 20, **more}


def text(row: Map) -> str:
    """The text of an answer."""
    return str(row["response"]["body"]["choices"][0]["message"]["content"])


def write(path: Path, rows: Iterable[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
