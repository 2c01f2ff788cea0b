"""Both versions of each recipe have the same outcome, and docs/coming-from-openai.md has their lines."""

import ast
import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.recipes import official, ours
from tests.recipes.service import Service
from tests.recipes.shared import City
from tests.support.paths import REPOSITORY
from tests.support.server import serve

openai = pytest.importorskip("openai")

KEY = "sk-test"
ROW = {"custom_id": "first", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-5"}}
CONTENT = json.dumps(ROW).encode()
RECIPES: dict[str, tuple[str, tuple[Any, ...], Any]] = {
    "chat": ("chat", ("Hello",), "You said: Hello"),
    "stream text": ("stream_text", ("Hello",), ["You ", "said: ", "Hello"]),
    "tool loop": ("run_tools", ("What is the weather?",), "You said: 21 degrees in Paris"),
    "pydantic object": ("parse_model", ("Which city?",), City(name="Paris", country="France")),
    "file search": ("search_files", (Path("file.jsonl"), "Where?"), f"found in {CONTENT.decode()}"),
    "response chain": ("chain_responses", ("One?", "Two?"), "Two? after resp_1"),
    "batch, waiting for it": ("run_batch", (Path("file.jsonl"),), b'["first"]'),
    "upload a large file": ("upload_large_file", (Path("file.jsonl"),), "file of part_1"),
    "embeddings": ("embed", (["a", "bcd"],), [[1.0, 0.5], [3.0, 0.5]]),
    "transcription": ("transcribe", (Path("file.jsonl"),), f"{len(CONTENT)} bytes of sound"),
}
"""By its name in the table: the function, its arguments and what both versions return."""


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve the recipes' requests, from a folder with the recipes' file."""
    (tmp_path / "file.jsonl").write_bytes(CONTENT)
    monkeypatch.chdir(tmp_path)
    with serve(Service()) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield f"{server.url}/v1"


def read_outcome(result: Any) -> Any:
    """Return a result, a generator as a list."""
    return list(result) if inspect.isgenerator(result) else result


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.usefixtures("url")
def test_ours_gives_the_outcome(name: str) -> None:
    function, args, outcome = RECIPES[name]
    assert read_outcome(getattr(ours, function)(*args)) == outcome


@pytest.mark.parametrize("name", RECIPES)
def test_the_official_client_gives_the_same_outcome(name: str, url: str) -> None:
    function, args, outcome = RECIPES[name]
    with openai.OpenAI(base_url=url, api_key=KEY, max_retries=0) as client:
        assert read_outcome(getattr(official, function)(client, *args)) == outcome


def count_lines(function: Callable[..., Any]) -> int:
    """Return the number of lines of a function's body; the code is formatted alike in both versions."""
    (node,) = ast.parse(inspect.getsource(function)).body
    assert isinstance(node, ast.FunctionDef)
    assert ast.get_docstring(node) is None
    lines = inspect.getsource(function).splitlines()[node.body[0].lineno - 1 :]
    return sum(bool(line.strip()) and not line.strip().startswith("#") for line in lines)


def read_table() -> dict[str, tuple[int, int]]:
    """Return the documented lines of each recipe: here, official client."""
    page = (REPOSITORY / "docs" / "coming-from-openai.md").read_text(encoding="utf-8")
    section = page.partition("\n## Lines of code\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([\w, ]+?) \| (\d+) \| (\d+) \|$", section, re.MULTILINE)
    return {name: (int(here), int(there)) for name, here, there in rows}


def test_the_table_in_the_docs_has_the_lines_of_every_recipe() -> None:
    counted = {
        name: (count_lines(getattr(ours, function)), count_lines(getattr(official, function)))
        for name, (function, _, _) in RECIPES.items()
    }
    assert read_table() == counted


@pytest.mark.parametrize("name", RECIPES)
def test_ours_has_at_most_as_many_lines(name: str) -> None:
    function = RECIPES[name][0]
    assert count_lines(getattr(ours, function)) <= count_lines(getattr(official, function))


def test_every_recipe_is_in_both_versions_and_in_the_test() -> None:
    names = {function for function, _, _ in RECIPES.values()}
    for module in (ours, official):
        defined = {n for n, f in inspect.getmembers(module, inspect.isfunction) if f.__module__ == module.__name__}
        assert defined == names
