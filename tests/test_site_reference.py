"""The pages of the reference, made again from the table and the schemas, and their examples, run."""

import doctest
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import openai_fn
from docs.source import copies, operation_examples, reference
from docs.source.build import build_reference
from openai_fn.catalog.operations import bundle_schema, operations
from tests.support.server import serve

ROWS: dict[str, Any] = operations()
HTTP = sorted(name for name, row in ROWS.items() if not row.get("kind"))
ANSWERS: dict[str, dict[str, Any]] = {
    "json": {"json": {"object": "list", "data": [], "has_more": False}},
    "binary": {"headers": {"content-type": "audio/mpeg"}, "body": b"ID3"},
    "media": {"headers": {"content-type": "audio/mpeg"}, "body": b"ID3"},
    "text": {"headers": {"content-type": "application/sdp"}, "body": b"v=0"},
    "none": {"body": b""},
    "events": {"sse": [{"type": "x"}]},
}
"""What a server says to an operation, by what the operation returns."""


@cache
def read_reference() -> dict[str, str]:
    """The pages of the reference."""
    return build_reference()[0]


@cache
def read_sections() -> dict[str, str]:
    """The section of each operation."""
    parts = [part for page in read_reference().values() for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]]
    return {part.partition("\n")[0]: part for part in parts}


@pytest.mark.parametrize("module", [copies, operation_examples, reference], ids=lambda module: module.__name__)
def test_the_examples_of_the_modules_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(ROWS))
def test_an_operation_has_a_section_with_each_param(name: str) -> None:
    schema = bundle_schema(name)
    section = read_sections()[name]
    listed = re.findall(r"^\| `([^`]+)`( \*\*required\*\*)? \|", section, re.MULTILINE)
    assert {param for param, _ in listed} == {*schema.get("properties", {})}
    assert {param for param, required in listed if required} == {*schema.get("required", ())}
    assert ROWS[name]["summary"] in section
    assert f"#{name})" in read_reference()["reference/index.md"]


@pytest.mark.parametrize("name", HTTP)
def test_an_operation_has_each_form_of_call(name: str) -> None:
    titles = re.findall(r'^=== "([^"]+)"', read_sections()[name], re.MULTILINE)
    azure = ["Azure"] if ROWS[name]["auth"] == "api_key" else []
    assert titles == ["Python", "Async", "curl", *azure, "Command line"]


def test_types_limits_and_defaults_stand_in_the_table() -> None:
    line = next(
        line for line in read_sections()["create_chat_completion"].splitlines() if line.startswith("| `temperature`")
    )
    assert "number or null, 0 to 2, default 1" in line
    assert "| `model` **required** |" in read_sections()["create_transcription"]
    assert "messages[].content[]" in read_sections()["create_chat_completion"]


def test_nothing_of_the_environment_is_in_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "AZURE_OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_API_VERSION"):
        monkeypatch.setenv(name, "from-the-environment")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://from-the-environment.example/v1")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://from-the-environment.example")
    assert build_reference()[0] == read_reference()


def test_an_operation_of_another_kind_has_what_fits_any_kind(tmp_path: Path) -> None:
    row = {**ROWS["list_models"], "kind": "datagram", "returns": "connection"}
    tabs = operation_examples.build_tabs(row, tmp_path)
    assert [title for title, _, _ in tabs] == ["Python", "Async"]
    assert "with list_models() as connection:" in tabs[0][2]


def test_a_large_group_has_a_page_for_each_resource() -> None:
    groups = reference.group_operations(ROWS)
    assert max(len(rows) for _, rows in groups) <= reference.LARGEST_GROUP
    assert sum(len(rows) for _, rows in groups) == len(ROWS)
    assert f"All {len(ROWS)} operations" in read_reference()["reference/index.md"]


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    """A server that says to each operation what it may return; `returns` is set by the test."""
    state = {"returns": "json"}
    with serve(lambda _: ANSWERS[state["returns"]]) as running:
        yield running, state


@pytest.mark.parametrize("name", HTTP)
def test_the_python_example_runs(name: str, server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running, state = server
    row = ROWS[name]
    state["returns"] = row["returns"]
    params = operation_examples.build_params(row)
    for file in operation_examples.list_files(params):
        (tmp_path / file).write_bytes(b"ID3")
    monkeypatch.chdir(tmp_path)
    for variable in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(variable, "sk-test")
    monkeypatch.setenv("OPENAI_BASE_URL", f"{running.url}/v1")
    code = next(text for title, _, text in operation_examples.build_tabs(row, tmp_path) if title == "Python")
    before = len(running.requests)
    try:
        exec(compile(code, name, "exec"), {})  # noqa: S102  # our own example
    except openai_fn.StreamError:
        assert row["returns"] == "events"  # the stream above is no whole one
    assert running.requests[before]["method"] == row["method"].upper()


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_async_example_is_code(name: str, tmp_path: Path) -> None:
    code = next(text for title, _, text in operation_examples.build_tabs(ROWS[name], tmp_path) if title == "Async")
    body = "\n".join(f"    {line}" for line in code.splitlines())
    compile(f"async def main():\n{body}", name, "exec")


def test_a_copy_has_no_marks_of_the_generator() -> None:
    copy = copies.to_plain_markdown(read_reference()["reference/audio.md"])
    assert not re.search(r"^(===|\?\?\?)|\{\.", copy, re.MULTILINE)
    assert "**curl**\n\n```sh\ncurl https://api.openai.com/v1/audio/transcriptions" in copy
    assert copy.count("```") % 2 == 0
