"""The files of schemas/ hold together, and the build makes them from a description, the same way each time."""

import doctest
import importlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.paths import FIXTURE_FOLDER, REPOSITORY

Tree = dict[str, Any]
FOLDER = REPOSITORY / "schemas"
SOURCE = FOLDER / "source"
FIXTURES = FIXTURE_FOLDER
ROWS = json.loads((FOLDER / "operations.json").read_bytes())
GROUPS = {
    path.name: json.loads(path.read_bytes()) for path in sorted(FOLDER.glob("*.json")) if '"$defs"' in path.read_text()
}
PLACES = [(file, name) for file, content in GROUPS.items() for name in content["$defs"]]
COLUMNS: dict[str, set[Any]] = {
    "method": {"get", "post", "delete"},
    "body": {"json", "form", "both", "sdp"},
    "stream": {True},
    "returns": {"binary", "media", "text", "events", "none", "connection"},
    "kind": {"websocket"},
    "turn": {"flat", "nested"},
    "page": {"after", "page"},
    "auth": {"admin_api_key"},
    "cache": {True},
    "deprecated": {True},
}
TEXTS = {"path", "beta", "accept", "id", "since", "schema", "summary"}
LISTS = {"query", "files", "aliases"}
WORDS = {"description"}
KEYWORDS = WORDS | {
    *("$ref", "type", "const", "enum", "format", "default", "deprecated", "properties", "required", "items", "anyOf"),
    *("additionalProperties", "propertyNames", "not", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minLength", "maxLength", "minItems", "maxItems", "maxProperties", "pattern"),
}


def parts(node: Tree) -> Iterator[Tree]:
    """Every schema in a schema, itself first."""
    yield node
    inner = [*node.get("properties", {}).values(), *node.get("anyOf", [])]
    inner += [node[key] for key in ("items", "additionalProperties", "propertyNames", "not") if key in node]
    for part in inner:
        yield from parts(part)


# The committed files


@pytest.mark.parametrize("file", GROUPS)
def test_a_group_file_is_a_valid_schema_with_its_own_name(file: str) -> None:
    Draft202012Validator.check_schema(GROUPS[file])
    assert list(GROUPS[file]) == ["$schema", "$id", "$defs"]
    assert GROUPS[file]["$id"] == file


def test_every_reference_resolves() -> None:
    targets = [
        (file, part["$ref"]) for file, name in PLACES for part in parts(GROUPS[file]["$defs"][name]) if "$ref" in part
    ]
    assert targets
    for file, target in targets:
        place, _, name = target.partition("#/$defs/")
        assert name in GROUPS[place or file]["$defs"], target
        assert place in ("", "common.json", "responses.json", "evals.json"), target


def test_names_are_unique_and_tell_operations_from_components() -> None:
    names = [name for _, name in PLACES]
    assert len(names) == len(set(names))
    events = {f"{name}.event" for name, row in ROWS.items() if row.get("kind") == "websocket"}
    for name in {*names} - events:
        assert re.fullmatch(r"[a-z][a-z0-9_]*" if name in ROWS or name[0].islower() else r"[A-Z][A-Za-z0-9]*", name)
    assert {name for name in names if name[0].islower()} == ROWS.keys() | events


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_only_what_is_known_and_not_the_rule(name: str) -> None:
    row = ROWS[name]
    assert row.keys() <= COLUMNS.keys() | TEXTS | LISTS | {"headers", "asks"}
    assert {"method", "path", "id", "schema"} <= row.keys()
    for column, value in row.items():
        assert value in COLUMNS[column] if column in COLUMNS else value


@pytest.mark.parametrize("name", ROWS)
def test_params_hold_every_parameter_of_the_row(name: str) -> None:
    row, params = ROWS[name], GROUPS[ROWS[name]["schema"]]["$defs"][name]
    in_path = set(re.findall(r"{(.*?)}", row["path"]))
    assert in_path <= set(params.get("required", []))
    named = [name for column in ("query", "files", "headers", "asks") for name in row.get(column, ())]
    assert set(named) <= params["properties"].keys()
    assert not in_path & {*row.get("query", [])}
    assert params["type"] == "object"


@pytest.mark.parametrize("name", ROWS)
def test_required_params_come_first_and_exist(name: str) -> None:
    params = GROUPS[ROWS[name]["schema"]]["$defs"][name]
    required = params.get("required", [])
    assert sorted(list(params["properties"])[: len(required)]) == sorted(required)


def test_no_sentence_but_our_own() -> None:
    phrases = json.loads((SOURCE / "phrases.json").read_bytes())
    ours = {text for texts in phrases["params"].values() for text in texts.values()}
    for file, name in PLACES:
        for part in parts(GROUPS[file]["$defs"][name]):
            assert part.keys() <= KEYWORDS, (file, name)
            assert part.get("description") in {None, *ours}
            assert len(str(part.get("default", ""))) < 40
            assert part.get("format", "binary") in {"binary", "uri"}
    assert {row["summary"] for row in ROWS.values()} <= set(phrases["operations"].values())


def test_our_words_are_short_and_complete() -> None:
    phrases = json.loads((SOURCE / "phrases.json").read_bytes())
    texts = [*phrases["operations"].values(), *(text for each in phrases["params"].values() for text in each.values())]
    assert [text for text in texts if len(text) > 90 or not text.endswith((".", "?"))] == []
    assert [name for name in ROWS if not ROWS[name].get("summary")] == []


def test_each_file_is_laid_out_to_be_read() -> None:
    lines = [line for file in GROUPS for line in (FOLDER / file).read_text().splitlines()]
    assert max(map(len, lines)) <= 110
    assert len((FOLDER / "operations.json").read_text().splitlines()) == len(ROWS) + 2


# The build


NAMES = {
    "listLamps": "list_lamps",
    "createLamp": ["create_lamp", "make_lamp"],
    "beta_createLamp": "beta_create_lamp",
    "getLamp": "get_lamp",
    "deleteLamp": "delete_lamp",
    "getPicture": "get_picture",
    "setPicture": "set_picture",
    "lamp-usage": "lamp_usage",
    "createResponse": "create_response",
    "createRoom": "create_room",
}
OVERLAY = [
    {"in": "Lamp", "remove": {"required": ["cord"]}, "why": "the server fills it in"},
    {"operations": "/lamps", "set": {"beta": "lamps=v2"}, "why": "the server asks for it"},
    {"at": "Filter/properties/all", "set": {"minItems": 2}, "why": "one is none"},
]
PHRASES = {
    "operations": {"create_lamp": "A new lamp."},
    "params": {"create_lamp|create_room": {"shade": "What covers the bulb."}},
}
NOTES: Tree = {"names": NAMES, "overlay": OVERLAY, "phrases": PHRASES}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The finished build command."""
    command = [sys.executable, "-m", "schemas.source.build", *map(str, arguments)]
    return subprocess.run(  # noqa: S603 - it is our own module
        command, cwd=REPOSITORY, capture_output=True, text=True, check=False
    )


def build(folder: Path, given: Tree, *extra: str) -> subprocess.CompletedProcess[str]:
    """The build of a description and its notes, which are written to `folder` for it."""
    folder.mkdir(exist_ok=True)
    for name, content in given.items():
        (folder / f"{name}.json").write_text(json.dumps(content))
    return run(folder / "description.json", "--notes", folder, *extra)


def texts(folder: Path) -> dict[str, str]:
    """File name -> text of the JSON files in a folder."""
    return {path.name: path.read_text() for path in folder.glob("*.json")}


@pytest.fixture(scope="module")
def small() -> Tree:
    return {**NOTES, "description": json.loads((FIXTURES / "openapi_small.json").read_bytes())}


def test_a_description_becomes_exactly_these_files_and_again(small: Tree, tmp_path: Path) -> None:
    first = build(tmp_path / "in", small, "--out", str(tmp_path / "out"))
    assert (first.returncode, first.stderr) == (0, "")
    assert texts(tmp_path / "out") == texts(FIXTURES / "openapi_small")
    assert "operations added: list_lamps, create_lamp" in first.stdout
    assert "overlay: Lamp: cord not required" in first.stdout
    second = build(tmp_path / "in", small, "--out", str(tmp_path / "out"))
    assert texts(tmp_path / "out") == texts(FIXTURES / "openapi_small")
    assert not re.search("added|removed|changed", second.stdout)


def test_no_prose_of_the_description_gets_through(small: Tree) -> None:
    assert json.dumps(small).count("PROSE") > 5
    assert not [name for name, text in texts(FIXTURES / "openapi_small").items() if "PROSE" in text]


def test_one_group_brings_what_it_refers_to_and_removes_the_rest(small: Tree, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(tmp_path / "in", small, "--out", str(out))
    (out / "options.json").write_text('{"$defs": {}}')
    done = build(tmp_path / "in", small, "--out", str(out), "--only", "rooms")
    expected = texts(FIXTURES / "openapi_small")
    assert texts(out).keys() == {"operations.json", "options.json", "rooms.json", "common.json", "responses.json"}
    assert all(texts(out)[name] == expected[name] for name in ("rooms.json", "common.json", "responses.json"))
    assert list(json.loads(texts(out)["operations.json"])) == ["create_room"]
    assert "files removed: admin.json, lamps.json" in done.stdout


def test_the_summary_names_what_changed(small: Tree, tmp_path: Path) -> None:
    build(tmp_path / "in", small, "--out", str(tmp_path / "out"))
    newer = deepcopy(small)
    newer["description"]["components"]["schemas"]["Cord"]["properties"]["length"]["maximum"] = 9
    del newer["description"]["paths"]["/lamps/{lamp_id}"]["get"]
    newer["description"]["paths"]["/lamps"]["get"]["parameters"].append(
        {"name": "order", "in": "query", "schema": {"type": "string"}}
    )
    done = build(tmp_path / "in", newer, "--out", str(tmp_path / "out"))
    for line in ("operations removed: get_lamp", "operations changed: list_lamps", "params added: list_lamps.order"):
        assert line in done.stdout
    assert "components changed: Cord" in done.stdout


def edited(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of a tree with the value at a path replaced."""
    if not path:
        return value
    copy = deepcopy(tree)
    copy[path[0]] = edited(copy[path[0]] if len(path) > 1 else None, path[1:], value)
    return copy


LAMP = ("description", "components", "schemas", "Lamp")
ROOM = ("description", "paths", "/rooms", "post")
BODY = (*ROOM, "requestBody", "content", "application/json", "schema")
HERE = {"name": "filter", "in": "query", "schema": {"type": "string"}}
ERRORS: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "no name": (("names",), {}, "operation .* has no name: add it to names.json"),
    "query and body": ((*ROOM, "parameters"), [HERE], "createRoom has more than one parameter called filter"),
    "brackets": ((*ROOM, "parameters"), [{**HERE, "name": "filter[]"}], "more than one parameter called filter"),
    "path": (("description", "paths", "/lamps/{lamp_id}", "parameters"), [], r"/lamps/{lamp_id} does not go with"),
    "component's $ref": ((*LAMP, "properties", "id"), {"$ref": "#/components/schemas/Lost"}, "Lamp refers to Lost"),
    "body's $ref": (
        (*BODY, "properties", "shade"),
        {"$ref": "#/components/schemas/Lost"},
        "createRoom refers to Lost",
    ),
    "whole body's $ref": (BODY, {"$ref": "#/components/schemas/Lost"}, "refers to Lost"),
    "overlay, required": ((*LAMP, "required"), ["id"], "entry for Lamp no longer applies: Lamp does not require cord"),
    "overlay, component": (("overlay", 0, "in"), "Lost", "entry for Lost no longer applies"),
    "overlay, path": (
        ("overlay", 1, "operations"),
        "/lost",
        "entry for /lost no longer applies: no operation is /lost",
    ),
    "overlay, same": (("overlay", 1, "set"), {"method": "post"}, "the description says the same now"),
    "overlay, place": (("overlay", 2, "at"), "Filter/properties/lost", "no longer applies: lost is not there"),
    "overlay, no reason": (("overlay", 2, "why"), "", "an overlay entry needs a `why`"),
    "phrase, operation": (("phrases", "operations"), {"lost": "Lost."}, "phrases.json speaks of .*: lost"),
    "phrase, param": (("phrases", "params"), {"create_room": {"lost": "Lost."}}, "speaks of .*: create_room.lost"),
    "two of a name": (("description", "components", "schemas", "La-mp"), {"type": "string"}, "would be called Lamp"),
    "body a list": (BODY, {"type": "array"}, "the body of createRoom is not an object"),
    "odd body": ((*ROOM, "requestBody", "content"), {"text/csv": {}}, "no rule covers a body of text/csv"),
}


@pytest.mark.parametrize("case", ERRORS)
def test_what_cannot_be_placed_is_an_error_and_writes_nothing(case: str, small: Tree, tmp_path: Path) -> None:
    path, value, message = ERRORS[case]
    done = build(tmp_path / "in", edited(small, path, value), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.search(message, done.stderr), done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("module", sorted(path.stem for path in SOURCE.glob("*.py")))
def test_the_examples_of_the_build_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"schemas.source.{module}")).failed == 0


@pytest.mark.skipif("OPENAI_OPENAPI" not in os.environ, reason="OPENAI_OPENAPI names no description of the API")
def test_the_committed_files_are_what_the_description_makes(tmp_path: Path) -> None:
    groups = sorted({row["schema"].removesuffix(".json") for row in ROWS.values()})
    client = importlib.util.find_spec("openai")
    assert client is not None
    folder = Path(str(client.origin)).parent
    done = run(os.environ["OPENAI_OPENAPI"], "--client", folder, "--out", tmp_path, "--only", *groups)
    assert done.returncode == 0, done.stderr
    committed = {name: text for name, text in texts(FOLDER).items() if name in {*GROUPS, "operations.json"}}
    assert texts(tmp_path) == committed
