"""One command takes over a new description and a new client, and says in the changelog what they bring."""

import json
import re
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import FIXTURE_FOLDER, REPOSITORY
from tests.test_schemas import NOTES

DESCRIPTION = json.loads((FIXTURE_FOLDER / "openapi_small.json").read_bytes())
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n"


def refresh(root: Path, description: Any, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the finished command on a folder that is laid out like the repository."""
    (root / "description.json").write_text(json.dumps(description))
    command = [sys.executable, "-m", "schemas.source.refresh", str(root / "description.json"), "--root", str(root)]
    return subprocess.run(  # noqa: S603 - it is our own module
        [*command, "--notes", str(root / "notes"), "--date", "2027-01-02", *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the small description's schemas, as they were committed."""
    shutil.copytree(FIXTURE_FOLDER / "openapi_small", tmp_path / "schemas")
    for name in ("notes", "openai_fn", "schemas/source"):
        (tmp_path / name).mkdir(exist_ok=True)
    for name, content in NOTES.items():
        (tmp_path / "notes" / f"{name}.json").write_text(json.dumps(content))
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    return tmp_path


@pytest.fixture
def newer() -> Any:
    """The small description with an operation less, one that is deprecated, and a param more, which is required."""
    description = deepcopy(DESCRIPTION)
    del description["paths"]["/lamps/{lamp_id}"]["get"]
    parameters = description["paths"]["/lamps"]["get"]["parameters"]
    parameters.append({"name": "order", "in": "query", "required": True, "schema": {"type": "string"}})
    description["paths"]["/lamps"]["post"]["deprecated"] = True
    return description


def test_the_same_sources_bring_nothing_new(root: Path) -> None:
    done = refresh(root, DESCRIPTION)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "the sources bring nothing new\n"
    assert (root / "CHANGELOG.md").read_text() == CHANGELOG


def test_what_is_new_is_written_and_told(root: Path, newer: Any) -> None:
    done = refresh(root, newer)
    assert (done.returncode, done.stderr) == (0, "")
    changelog = (root / "CHANGELOG.md").read_text()
    entry = (
        "### API of 2027-01-02\n\n"
        "- Removed operations: `get_lamp`.\n"
        "- Changed operation `create_lamp`: deprecated is now True.\n"
        "- Added params of `list_lamps`: `order`.\n"
        "- Now required params of `list_lamps`: `order`.\n"
    )
    assert done.stdout.endswith("to do: review the result: git diff; then run the tests\n")
    assert changelog == CHANGELOG.replace("### Added", f"{entry}\n### Added")
    assert "order" in json.loads((root / "schemas" / "lamps.json").read_text())["$defs"]["list_lamps"]["properties"]
    assert "'order'" in repr(re.findall("order", (root / "openai_fn" / "typed_dicts.py").read_text()))
    assert "def get_lamp(" not in (root / "openai_fn" / "api.pyi").read_text()
    assert json.loads((root / "schemas" / "source" / "SOURCE.json").read_text())["date"] == "2027-01-02"


def test_a_new_operation_without_a_summary_is_left_to_do(root: Path) -> None:
    description = deepcopy(DESCRIPTION)
    description["paths"]["/bulbs"] = {
        "get": {"operationId": "listBulbs", "responses": {"204": {"description": "None."}}}
    }
    names = json.loads((root / "notes" / "names.json").read_text())
    (root / "notes" / "names.json").write_text(json.dumps({**names, "listBulbs": "list_bulbs"}))
    done = refresh(root, description, "--dry-run")
    assert "- Added operations: `list_bulbs`." in done.stdout
    assert "to do: write a summary in source/phrases.json, then run this again: list_bulbs" in done.stdout


def test_a_dry_run_writes_nothing(root: Path, newer: Any) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = refresh(root, newer, "--dry-run")
    assert "- Removed operations: `get_lamp`." in done.stdout
    written = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert {path for path, content in written.items() if before.get(path) != content} == {root / "description.json"}


def test_every_operation_without_a_name_is_told_at_once(root: Path) -> None:
    (root / "notes" / "names.json").write_text(json.dumps({"createLamp": "create_lamp"}))
    done = refresh(root, DESCRIPTION)
    assert done.returncode == 2
    assert re.search(r"operation .*listLamps.*getLamp.* has no name: add it to names\.json", done.stderr)
    assert (root / "CHANGELOG.md").read_text() == CHANGELOG
