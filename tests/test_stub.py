"""The types and the stub are what the generators make of schemas/, and say of each schema what it means."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.source.python_types import camel_case
from schemas.source.walk import walk_schema
from tests.support.paths import REPOSITORY

ROOT = REPOSITORY
SOURCE = ROOT / "schemas" / "source"
ROWS = json.loads((ROOT / "schemas" / "operations.json").read_bytes())


GENERATED = {
    "api.pyi": ["stub"],
    "aio.pyi": ["stub", "--aio"],
    "typed_dicts.py": ["typed_dicts"],
}
"""The generated files of the package, each with the module and the arguments that make it."""


def run_generator(out: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a generator to its end; it writes to `out`."""
    command = [sys.executable, "-m", f"schemas.source.{module}", "--out", str(out), *arguments]
    return subprocess.run(  # noqa: S603 - it is our own module
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("file", GENERATED)
def test_the_committed_file_is_what_the_schemas_make(file: str, tmp_path: Path) -> None:
    assert run_generator(tmp_path / file, *GENERATED[file]).returncode == 0
    assert (tmp_path / file).read_text() == (ROOT / "openai_fn" / file).read_text(), (
        f"run python -m schemas.source.{' '.join(GENERATED[file])}"
    )


def test_it_has_every_operation_and_alias() -> None:
    text = (ROOT / "openai_fn" / "api.pyi").read_text()
    for name, row in ROWS.items():
        assert f"\ndef {name}(params: " in text
        assert all(f"\n{alias} = {name}\n" in text for alias in row.get("aliases", []))
        assert f'    """{row["summary"]}\n\n    {row["method"].upper()} {row["path"]}' in text
        assert f"\n    def {name}(self, params: " in text


def test_every_json_answer_has_a_type() -> None:
    text = (ROOT / "openai_fn" / "api.pyi").read_text()
    untyped = [
        name
        for name, row in ROWS.items()
        if row.get("returns", "json") == "json"
        and f"def {name}(" in text
        and f"-> {camel_case(name)}Response:" not in text
    ]
    assert untyped == []


def test_no_prose_in_the_schemas_of_answers() -> None:
    answers = json.loads((SOURCE / "answers.json").read_bytes())
    schemas = [schema for group in answers.values() for schema in group.values()]
    assert len(schemas) > 1000
    for part in (part for schema in schemas for part in walk_schema(schema)):
        assert not part.keys() & {"description", "title", "example", "examples", "summary"}
        assert len(str(part.get("default", ""))) < 50


SMALL = ("--schemas", str(ROOT / "tests" / "fixtures" / "openapi_small"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The types and the stub of the small description's schemas."""
    folder = tmp_path_factory.mktemp("stub")
    for file, arguments in [("api.pyi", ["stub"]), ("typed_dicts.py", ["typed_dicts"])]:
        done = run_generator(folder / file, *arguments, *SMALL)
        assert (done.returncode, done.stderr) == (0, "")
    return "".join(path.read_text() for path in sorted(folder.iterdir()))


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
    "odd key": 'ListLampsParams = TypedDict("ListLampsParams", {"after": \'str\', "limit": \'int | None\', "tags[]":',
    "alias": "make_lamp = create_lamp\n",
    "nothing required": "def list_lamps(params: ListLampsParams | Mapping[str, Any] | None = ..., options: ",
    "exported": '__all__ = [\n    "beta_create_lamp",\n',
}


@pytest.mark.parametrize("case", LINES)
def test_a_schema_as_a_type(case: str, small: str) -> None:
    assert LINES[case] in small


def test_a_literal_stream_is_a_generator_of_chunks() -> None:
    stub = (ROOT / "openai_fn" / "api.pyi").read_text()
    types = (ROOT / "openai_fn" / "typed_dicts.py").read_text()
    head = "def create_response(params: CreateResponse"
    assert f"{head}StreamingParams, options: PlainOptions = ...) -> Generator[CreateResponseChunk, None, None]" in stub
    assert f"{head}Params | PlainParams | None = ..., options: PlainOptions = ...) -> CreateResponseResponse:" in stub
    streaming = "class CreateResponseStreamingParams(CreateResponseParamsBase, total=False):"
    assert f"{streaming}\n    stream: Required[Literal[True]]\n" in types


def test_the_functions_to_await() -> None:
    pytest.importorskip("aiohttp")
    from openai_fn import aio

    text = (ROOT / "openai_fn" / "aio.pyi").read_text()
    assert "\nasync def list_models(" in text
    assert ") -> AsyncGenerator[CreateChatCompletionChunk, None]: ..." in text
    functions = {
        node.name: node for node in ast.parse(text).body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert {*functions, *(alias for row in ROWS.values() for alias in row.get("aliases", []))} >= set(dir(aio))
    awaited = {name for name, row in ROWS.items() if "kind" not in row}  # connections are entered
    assert {name for name, node in functions.items() if isinstance(node, ast.FunctionDef)} <= {*dir(aio)} - awaited


def test_two_types_of_one_name_are_an_error(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    (tmp_path / "operations.json").write_text('{"make": {"method": "post", "path": "/x", "schema": "x.json"}}')
    params = {"type": "object", "properties": {"b": {"$ref": "#/$defs/MakeParams"}}}
    (tmp_path / "x.json").write_text(json.dumps({"$defs": {"make": params, "MakeParams": schema}}))
    done = run_generator(tmp_path / "typed_dicts.py", "typed_dicts", "--schemas", str(tmp_path))
    assert done.returncode == 2
    assert "more than one type would be called MakeParams" in done.stderr
    assert not (tmp_path / "typed_dicts.py").exists()
