"""The official client is read as a second source of operations, as text: what it holds beyond the description."""

import importlib.metadata
import importlib.util
import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from toolz import valfilter, valmap

from openai_fn import call, create_voice, operations, schema
from openai_fn.functions import function_by_name
from schemas.source import build, drift, from_client, openapi, rows
from schemas.source.walk import BuildError, map_subschemas
from tests.support.instances import instance_of
from tests.support.paths import REPOSITORY

SOURCE = json.loads((REPOSITORY / "schemas" / "source" / "SOURCE.json").read_bytes())
PINNED = SOURCE["client"]["version"]
NEWER = {name: row for name, row in operations().items() if row.get("since")}
RESOURCE = '''
from typing import Literal
from .._resource import SyncAPIResource
from ..types import lamp_create_params, lamp_list_params
from ..types.lamp import Lamp
from ..pagination import SyncCursorPage

class Lamps(SyncAPIResource):
    """PROSE"""
    def create(self, room_id, *, shade, level=omit, idempotency_key=omit):
        """PROSE"""
        extra_headers = {"OpenAI-Beta": "lamps=v1", **(extra_headers or {})}
        extra_headers = {**strip_not_given({"Idempotency-Key": idempotency_key}), **(extra_headers or {})}
        return self._post(
            path_template("/rooms/{room_id}/lamps", room_id=room_id),
            body=maybe_transform({"shade": shade}, lamp_create_params.LampCreateParams),
            options=make_request_options(security={"admin_api_key_auth": True}),
            cast_to=Lamp,
            stream=stream or False,
            stream_cls=Stream[Lamp],
        )
    def list(self):
        return self._get_api_list(
            "/rooms/lamps", page=SyncCursorPage[Lamp],
            options=make_request_options(query=maybe_transform({"after": after}, lamp_list_params.LampListParams)),
            model=Lamp,
        )
    def upload(self, *, picture):
        if files:
            extra_headers = {"Content-Type": "multipart/form-data", **(extra_headers or {})}
        return self._post(
            "/pictures", body=maybe_transform(body, lamp_create_params.Picture), files=files, cast_to=NoneType
        )
    def watch(self):
        return self._get("/watch", cast_to=Lamp, stream=True, stream_cls=Stream[Lamp])
    def create_and_poll(self):
        return self.create()
'''
NEWER_RESOURCE = """
from .._resource import SyncAPIResource
from ..types import file_params
from ..types.lamp import Lamp

class Files(SyncAPIResource):
    def list(self):
        return self._get(
            "/files",
            options=make_request_options(query=maybe_transform({"color": color}, file_params.FileListParams)),
            cast_to=Lamp,
        )
"""
NEWER_PARAMS = "class FileListParams(TypedDict, total=False):\n    color: str\n    limit: int\n"
PARAMS = '''
from __future__ import annotations
from typing import Dict, Iterable, Optional, Union
from typing_extensions import Annotated, Literal, Required, TypeAlias, TypedDict
from .._types import FileTypes, SequenceNotStr
from .._utils import PropertyInfo

class Base(TypedDict, total=False):
    shade: Required[Shade]
    """PROSE"""

class LampCreateParamsA(Base, total=False):
    level: Optional[float]
    async_: Annotated[bool, PropertyInfo(alias="async")]
    rooms: Union[str, SequenceNotStr[str]]
    labels: Dict[str, str]

class LampCreateParamsB(Base):
    kind: Required[Literal["b", 2, None]]

LampCreateParams: TypeAlias = Union[LampCreateParamsA, LampCreateParamsB]

class Shade(TypedDict, total=False):
    under: Shade
    color: Required[str]

class Picture(TypedDict, total=False):
    picture: Required[FileTypes]
'''
PAGES = """
_T = TypeVar("_T")

class SyncCursorPage(BasePage[_T]):
    data: List[_T]
    has_more: Optional[bool] = None
"""
FILES = {
    "_version.py": '__version__ = "9.9.9"\n',
    "_types.py": "",
    "_utils.py": "",
    "_resource.py": "class SyncAPIResource: ...\n",
    "pagination.py": PAGES,
    "resources/lamps.py": RESOURCE,
    "types/__init__.py": "",
    "types/lamp.py": "class Lamp(BaseModel):\n    id: str\n    name: Optional[str] = None\n",
    "types/lamp_create_params.py": PARAMS,
    "types/lamp_list_params.py": "class LampListParams(TypedDict, total=False):\n    after: str\n",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package that is built like the official client; it cannot be imported."""
    for name, text in FILES.items():
        (tmp_path / "openai" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "openai" / name).write_text(text)
    return tmp_path


def paths(package: Path) -> dict[str, Any]:
    """The paths of a package's description."""
    return dict(from_client.read_client(package)["paths"])


def body(operation: Any, kind: str = "application/json") -> Any:
    """The schema of an operation's body."""
    return operation["requestBody"]["content"][kind]["schema"]


def test_a_method_becomes_an_operation(package: Path) -> None:
    found = paths(package)
    assert {path: list(item) for path, item in found.items()} == {
        "/rooms/{room_id}/lamps": ["post"],
        "/rooms/lamps": ["get"],
        "/pictures": ["post"],
        "/watch": ["get"],
    }
    create = found["/rooms/{room_id}/lamps"]["post"]
    assert create["operationId"] == "lamps.create"
    assert [(each["name"], each["in"]) for each in create["parameters"]] == [
        ("room_id", "path"),
        ("Idempotency-Key", "header"),
    ]
    assert create["security"] == [{"AdminApiKeyAuth": []}]
    assert create["x-columns"]["beta"] == "lamps=v1"
    assert list(create["responses"]["200"]["content"]) == ["text/event-stream", "application/json"]


def test_typed_params_become_a_schema(package: Path) -> None:
    schema_ = body(paths(package)["/rooms/{room_id}/lamps"]["post"])
    assert schema_["required"] == ["shade"]
    properties = schema_["properties"]
    assert properties["level"] == {"type": ["number", "null"]}
    assert properties["async"] == {"type": "boolean"}
    assert properties["rooms"] == {"type": ["string", "array"], "items": {"type": "string"}}
    assert properties["labels"] == {"type": "object", "additionalProperties": {"type": "string"}}
    assert properties["kind"] == {"type": ["string", "integer", "null"], "enum": ["b", 2, None]}
    assert properties["shade"]["properties"]["under"]["$ref"].endswith("Shade")


def test_files_pages_and_streams_are_seen(package: Path) -> None:
    found = paths(package)
    assert list(found["/pictures"]["post"]["requestBody"]["content"]) == ["application/json", "multipart/form-data"]
    assert body(found["/pictures"]["post"])["properties"]["picture"]["format"] == "binary"
    page = found["/rooms/lamps"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert page["properties"]["data"] == {"type": "array", "items": {"$ref": "#/components/schemas/Lamp"}}
    assert found["/watch"]["get"]["x-columns"]["returns"] == "events"


def test_no_prose_is_taken_over(package: Path) -> None:
    assert "PROSE" not in json.dumps(from_client.read_client(package))


def test_a_type_that_no_rule_covers_is_an_error(package: Path) -> None:
    (package / "openai" / "types" / "lamp.py").write_text("class Lamp(BaseModel):\n    id: Strange\n")
    with pytest.raises(BuildError, match=r"lamp.py uses Strange, which no rule covers"):
        from_client.read_client(package)


def test_a_folder_without_the_package_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="holds no package"):
        from_client.read_client(tmp_path)


def test_the_description_counts_where_both_have_an_operation(package: Path) -> None:
    description = {
        "paths": {"/watch": {"get": {"operationId": "watchLamp", "responses": {}}}},
        "components": {"schemas": {"Lamp": {"type": "string"}}},
    }
    joined = from_client.join_descriptions(description, from_client.read_client(package), {})
    assert joined["paths"]["/watch"]["get"]["operationId"] == "watchLamp"
    assert list(joined["twins"]) == ["watchLamp"]
    assert joined["paths"]["/pictures"]["post"]["x-columns"]["since"] == "client 9.9.9"
    assert joined["components"]["schemas"].keys() == {"Lamp", "ClientLamp", "Shade"}


def client_folder() -> Path:
    """The folder of the installed client, where it is the one that the table was made from."""
    found = importlib.util.find_spec("openai")
    if found is None or importlib.metadata.version("openai") != PINNED:
        pytest.skip(f"openai {PINNED} is not installed")
    return Path(str(found.origin)).parent


def only_newer(paths: Any) -> Any:
    """The operations of a client's paths that the description lacks."""
    ids = {row["id"] for row in NEWER.values()}
    kept = valmap(lambda item: valfilter(lambda each: each["operationId"] in ids, item), paths)
    return valfilter(bool, kept)


def overlay_of_newer(entries: Any) -> list[Any]:
    """The overlay's entries for newer operations."""
    ids = {row["id"] for row in NEWER.values()}
    words = [(entry, [word for word in entry.get("operations", "").split("|") if word in ids]) for entry in entries]
    return [{**entry, "operations": "|".join(chosen)} for entry, chosen in words if chosen]


def test_the_rows_from_the_client_are_what_the_pinned_client_makes() -> None:
    client = from_client.read_client(client_folder())
    every = build.read_notes(build.FOLDER)
    notes = {**every, "overlay": overlay_of_newer(every["overlay"]), "phrases": {"operations": {}, "params": {}}}
    made, _, _, _ = build.build_catalog({"paths": {}}, {**client, "paths": only_newer(client["paths"])}, notes)
    committed = json.loads((REPOSITORY / "schemas" / "operations.json").read_bytes())
    summaries = {name: {**row, "summary": committed[name]["summary"]} for name, row in made.items()}
    assert summaries == {name: committed[name] for name in NEWER}


def test_the_pinned_client_sends_nothing_that_the_table_lacks() -> None:
    client = from_client.read_client(client_folder())
    lag = json.loads((build.FOLDER / "lag.json").read_bytes())
    lines = list(drift.find_drift(client, *drift.read_committed(REPOSITORY / "schemas")))
    assert [line for line in lines if line not in lag] == []
    assert [line for line in lag if line not in lines] == []  # what is no longer so is taken off the list


REQUIRED_TOGETHER = {
    ("create_realtime_call", "sdp"),
    ("create_thread", "tool_resources.file_search"),
    ("create_vector_store_file_batch", ""),
    ("search_vector_store", "filters.filters[].type"),
}
"""Where the client's types do not say that one of two keys is required, or hold anything."""


def test_no_form_that_the_pinned_client_has_lacks_a_required_key() -> None:
    client = from_client.read_client(client_folder())
    known, _ = build.build_components({"components": client["components"]}, [])
    names = {from_client.route_of(row): name for name, row in operations().items()}
    defs = {name: point_references(part) for name, part in known.items()}
    refused: set[tuple[str, str]] = set()
    for operation in openapi.iter_operations(client):
        name = names[from_client.route_of(operation)]
        params = point_references(rows.build_params(operation, known))
        function: Any = function_by_name(name)
        for seed in range(5):
            problems = function.check(instance_of(params, defs, Random(seed)))  # noqa: S311 - no secret
            wrong = [each for each in problems if each["severity"] == "error" and each["rule"] == "required"]
            refused |= {(name, re.sub(r"\[\d+\]", "[]", each["path"])) for each in wrong}
    assert refused - REQUIRED_TOGETHER == set()


def point_references(part: Any) -> Any:
    """A schema whose references point into `$defs`."""
    pointed = map_subschemas(point_references, part)
    return {**pointed, "$ref": f"#/$defs/{part['$ref']}"} if "$ref" in part else pointed


def test_drift_names_operations_and_params(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (package / "openai" / "resources" / "files.py").write_text(NEWER_RESOURCE)
    (package / "openai" / "types" / "file_params.py").write_text(NEWER_PARAMS)
    assert drift.main([str(package)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "GET /watch (lamps.watch) is missing" in lines
    assert "list_files.color is missing" in lines
    assert lines[-1] == "client 9.9.9: 5 differences, 0 known"


def test_drift_of_no_package_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drift.main([str(tmp_path)]) == 2
    assert "holds no package" in capsys.readouterr().err


def test_there_are_a_hundred_newer_operations() -> None:
    assert len(NEWER) == 107
    assert {"create_agent", "create_vault", "create_live_session", "create_decision", "delete_voice"} <= NEWER.keys()
    assert {row["since"] for row in NEWER.values()} == {f"client {PINNED}"}


def test_the_newer_form_of_a_voice_is_sent() -> None:
    sent: list[Any] = []

    def transport(request: Any) -> Any:
        sent.append(request)
        return {"status": 200, "headers": {"content-type": "application/json"}, "body": b'{"id": "voice_1"}'}

    options = {"transport": transport, "api_key": "x", "validate": "strict"}
    made = create_voice({"name": "Ada", "type": "prompt", "prompt": "A calm voice."}, options)
    assert made == {"id": "voice_1"}
    assert schema("create_voice")["required"] == ["name"]


def test_events_that_always_stream_are_a_generator() -> None:
    events = [b'data: {"type": "session.created"}\n\n', b"data: [DONE]\n\n"]

    def transport(request: Any) -> Any:
        assert request["stream"]
        return {"status": 200, "headers": {"content-type": "text/event-stream"}, "body": iter(events)}

    options = {"transport": transport, "api_key": "x"}
    stream = call("stream_agent_session_events", {"session_id": "s"}, options)
    assert [event["type"] for event in stream] == ["session.created"]
