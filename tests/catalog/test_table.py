"""The whole table: what must hold for every operation, with no word on any single one."""

import re
from collections.abc import Iterator, Mapping
from inspect import Parameter, signature
from random import Random
from typing import Any

import pytest

from openai_fn import api, doc, operations, request_for, schema
from openai_fn.catalog.operations import ROW_DEFAULTS
from openai_fn.credentials import reveal
from openai_fn.request.build import list_path_params
from openai_fn.request.encode import encode_request
from schemas.source.rows import DEFAULTS
from tests.support.instances import instance_of

Map = Mapping[str, Any]

ROWS = operations()
IMPLS: dict[str, dict[str, Any]] = {
    "openai": {"impl": "openai", "api_key": "k-1", "admin_api_key": "k-2"},
    "azure v1": {"impl": "azure", "base_url": "https://me.openai.azure.com", "api_key": "k-1"},
    "azure classic": {
        "impl": "azure",
        "base_url": "https://me.openai.azure.com",
        "api_key": "k-1",
        "api_version": "2024-10-21",
        "deployment": "mine",
    },
    "local": {"impl": "local"},
    "of one's own": {"impl": {"name": "own", "defaults": {"base_url": "http://own/v1"}}, "api_key": "k-1"},
}
WIRE = {"operation", "method", "url", "headers", "body", "stream", "timeout"}


class Frozen(dict[str, Any]):
    """A dict that raises when anybody changes it."""

    def _raise(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("an argument was changed")

    __setitem__ = __delitem__ = __ior__ = _raise
    clear = pop = popitem = setdefault = update = _raise


class FrozenList(list[Any]):
    """A list that raises when anybody changes it."""

    def _raise(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("an argument was changed")

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _raise
    append = extend = insert = pop = remove = clear = sort = reverse = _raise


def frozen(value: Any) -> Any:
    """`value` in which nothing can be changed, at any depth."""
    if isinstance(value, dict):
        return Frozen({key: frozen(item) for key, item in value.items()})
    return FrozenList(map(frozen, value)) if isinstance(value, list) else value


def params_of(name: str, *, rich: bool) -> dict[str, Any]:
    """Params that fit an operation: what it needs or a good part of all, its path params and files among them."""
    found, row = schema(name), ROWS[name]
    draw = instance_of if rich else needed
    made = draw(found, found["$defs"], Random(name))  # noqa: S311 - the same params every time
    files = {key: ("a.png", b"PNG") for key in row["files"] if key in made}
    return {**made, **files, **dict.fromkeys(list_path_params(row["path"]), "id-1")}


def needed(found: Map, defs: Map, rng: Random) -> dict[str, Any]:
    """What an operation's schema requires and no more."""
    return {key: instance_of(found["properties"][key], defs, rng) for key in found.get("required", ())}


def refs(node: Any) -> Iterator[str]:
    """Every reference in a schema."""
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    if isinstance(node, dict) and isinstance(node.get("$ref"), str):
        yield node["$ref"]
    for part in inside:
        yield from refs(part)


@pytest.mark.parametrize("rich", [False, True], ids=["needed", "rich"])
@pytest.mark.parametrize("impl", IMPLS)
@pytest.mark.parametrize("name", ROWS)
@pytest.mark.filterwarnings("ignore::openai_fn.ParamsWarning")
def test_it_builds_under_every_impl_and_changes_nothing(name: str, impl: str, *, rich: bool) -> None:
    options = Frozen({"validate": "warn", **IMPLS[impl]})
    request = request_for(name, frozen(params_of(name, rich=rich)), options)
    wire = encode_request(request)
    assert wire.keys() == WIRE | ({"kind"} if ROWS[name]["kind"] else set())
    url = reveal(wire["url"])
    assert re.fullmatch(r"wss?://[!-z~]+" if ROWS[name]["kind"] else r"https?://[!-z~]+", url)
    assert wire["method"] in {"GET", "POST", "DELETE"}
    assert all(isinstance(reveal(text), str) for text in wire["headers"].values())
    assert "id-1" in url or not list_path_params(ROWS[name]["path"])
    assert (wire["body"] is None) is (request["encoding"] is None)


@pytest.mark.parametrize("name", ROWS)
def test_every_ref_resolves_and_every_def_is_used(name: str) -> None:
    found = schema(name)
    assert {ref.removeprefix("#/$defs/") for ref in refs(found)} == found["$defs"].keys()


@pytest.mark.parametrize("name", ROWS)
def test_what_the_row_names_the_schema_knows(name: str) -> None:
    row, known = ROWS[name], schema(name)["properties"].keys()
    named = {*list_path_params(row["path"]), *row["query"], *row["files"], *(row.get("headers") or ())}
    assert named <= known
    assert row["body"] or known == named | ({row["page"]} - {None})


@pytest.mark.parametrize("name", ROWS)
def test_its_docs_are_full_and_fit_the_screen(name: str) -> None:
    text, row = doc(name), ROWS[name]
    first, blank, place, *rest = text.splitlines()
    assert first.endswith(".")
    assert (blank, place) == ("", f"{row['method'].upper()} {row['path']}" + " (deprecated)" * row["deprecated"])
    assert max(map(len, [first, *rest])) <= 100  # a path is never wrapped
    assert not any(line != line.rstrip() for line in rest)
    words = set(text.replace("*", " ").split())
    assert schema(name)["properties"].keys() <= words
    assert {"Options:", "impl", "deadline"} <= words


@pytest.mark.parametrize("name", ROWS)
def test_its_function_is_called_as_it_is_and_documented(name: str) -> None:
    made = getattr(api, name)
    assert name.isidentifier()
    assert name == name.lower()
    assert (made.__name__, made.__qualname__, made.__module__) == (name, name, "openai_fn.api")
    assert (made.__doc__, made.operation) == (doc(name), ROWS[name])
    required = signature(made).parameters["params"].default is Parameter.empty
    assert required is bool(schema(name).get("required"))


def test_no_two_operations_are_alike() -> None:
    places = [(row["method"], row["path"]) for row in ROWS.values()]
    assert len(set(places)) == len(places)
    assert len({row["id"] for row in ROWS.values()}) == len(ROWS)


def test_the_builder_leaves_out_the_defaults_that_the_catalog_fills_in() -> None:
    """Two lists, as the builder of schemas/ stands alone: it runs where no operations.json is yet."""
    mine: Map = ROW_DEFAULTS
    assert {name: DEFAULTS.get(name, value) for name, value in mine.items()} == mine
    assert DEFAULTS.keys() ^ ROW_DEFAULTS.keys() <= {"summary", "since"}
