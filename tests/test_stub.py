"""api.pyi is what the generator makes of schemas/, and says of each schema what it means."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import REPOSITORY

ROOT = REPOSITORY
SOURCE = ROOT / "schemas" / "source"
ROWS = json.loads((ROOT / "schemas" / "operations.json").read_bytes())


def made(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The finished command that writes a stub to `out`."""
    command = [sys.executable, "-m", "schemas.source.stub", "--out", str(out), *arguments]
    return subprocess.run(  # noqa: S603 - it is our own module
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_committed_stub_is_what_the_schemas_make(tmp_path: Path) -> None:
    assert made(tmp_path / "api.pyi").returncode == 0
    assert (tmp_path / "api.pyi").read_text() == (ROOT / "openai_fn" / "api.pyi").read_text()


def test_it_has_every_operation_and_alias() -> None:
    text = (ROOT / "openai_fn" / "api.pyi").read_text()
    for name, row in ROWS.items():
        assert f"\ndef {name}(params: " in text
        assert all(f"\n{alias} = {name}\n" in text for alias in row.get("aliases", []))
        assert f'    """{row["summary"]}\n\n    {row["method"].upper()} {row["path"]}' in text


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The stub of the small description's schemas."""
    out = tmp_path_factory.mktemp("stub") / "api.pyi"
    done = made(out, "--schemas", str(ROOT / "tests" / "fixtures" / "openapi_small"))
    assert (done.returncode, done.stderr) == (0, "")
    return out.read_text()


LINES = {
    "required": "    model: Required[str]\n",
    "words": '    shade: Shade\n    """What covers the bulb."""\n',
    "null": "    level: float | None\n",
    "values": '    mood: Literal["warm", "cold", None]\n',
    "union": '    power: Literal["auto"] | int\n',
    "two types": "    stop: str | Sequence[str]\n",
    "map": "    title: Mapping[str, str]\n",
    "file": "    picture: File | Sequence[File]\n",
    "recursion": 'class Shade(TypedDict, total=False):\n    kind: Required[Literal["shade"]]\n    under: Shade\n',
    "objects in a list": "    walls: Sequence[CreateRoomParamsWallsItemBrick | CreateRoomParamsWallsItemWood]\n",
    "the type of one": "class CreateRoomParamsWallsItemBrick(TypedDict, total=False):\n",
    "object within": "    socket: CreateRoomParamsSocket\n",
    "its type": "class CreateRoomParamsSocket(TypedDict, total=False):\n    a: str\n    b: str\n",
    "odd key": 'ListLampsParams = TypedDict("ListLampsParams", {"after": str, "limit": int | None, "tags[]":',
    "alias": "make_lamp = create_lamp\n",
    "nothing required": "def list_lamps(params: ListLampsParams | Mapping[str, Any] = ..., options: ",
    "something required": "def create_lamp(params: CreateLampParams | Mapping[str, Any], options: ",
    "exported": '__all__ = [\n    "beta_create_lamp",\n',
}


@pytest.mark.parametrize("case", LINES)
def test_a_schema_as_a_type(case: str, small: str) -> None:
    assert LINES[case] in small


def test_two_types_of_one_name_are_an_error(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    (tmp_path / "operations.json").write_text('{"make": {"method": "post", "path": "/x", "schema": "x.json"}}')
    make = {"type": "object", "properties": {"b": {"$ref": "#/$defs/MakeParams"}}}
    (tmp_path / "x.json").write_text(json.dumps({"$defs": {"make": make, "MakeParams": schema}}))
    done = made(tmp_path / "api.pyi", "--schemas", str(tmp_path))
    assert done.returncode == 2
    assert "more than one type would be called MakeParams" in done.stderr
    assert not (tmp_path / "api.pyi").exists()
