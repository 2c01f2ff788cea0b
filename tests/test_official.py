"""Every operation sends what the official client sends for the same params: plain, on Azure's classic and v1 URLs."""

from collections.abc import Mapping
from typing import Any

import pytest

from openai_fn import call
from openai_fn.catalog import operations
from openai_fn.credentials import reveal
from tests.support import official

Map = Mapping[str, Any]
KEY = official.KEY
AZURE = "https://me.openai.azure.com"
NAMES = sorted(name for name, row in operations.operations().items() if not row["kind"])

PLAIN = {"api_key": KEY, "admin_api_key": KEY}
SETTINGS: dict[str, tuple[Map, Map]] = {
    "plain": (PLAIN, PLAIN),
    "classic": (
        {"impl": "azure", "base_url": AZURE, "api_version": "2024-10-21", "api_key": KEY},
        {"azure_endpoint": AZURE, "api_version": "2024-10-21", "api_key": KEY},
    ),
    "v1": (
        {"impl": "azure", "base_url": AZURE, "azure_ad_token": KEY},
        {"base_url": f"{AZURE}/openai/v1/", **PLAIN},
    ),
}
"""Our options and the official client's settings for each place that requests go to."""

KINDS: dict[str, Any] = {"classic": official.openai.AzureOpenAI}
FILE = official.FILE


def sample(part: Any, defs: Map, depth: int = 0) -> Any:
    """A plain value that fits a schema: of an object what is required, and one more."""
    part = part if isinstance(part, Mapping) else {}
    if "$ref" in part:
        return sample(defs[part["$ref"].removeprefix("#/$defs/")], defs, depth)
    if "anyOf" in part:
        beside = {key: value for key, value in part.items() if key not in ("anyOf", "description")}
        files = [branch for branch in part["anyOf"] if branch.get("format") == "binary"]
        return sample({**beside, **(files or part["anyOf"])[0]}, defs, depth)
    if "const" in part or part.get("enum"):
        return part.get("const", next((v for v in part.get("enum", ()) if v is not None), None))
    kinds = part.get("type", "object")
    kind = kinds if isinstance(kinds, str) else next(kind for kind in kinds if kind != "null")
    return SAMPLES[kind](part, defs, depth)


def text(part: Map, _defs: Map, _depth: int) -> Any:
    if part.get("format") == "binary":
        return official.FILE
    if part.get("format") == "uri":
        return "https://example.com/a%20b"
    return "a b/é"[: part.get("maxLength")].ljust(part.get("minLength", 0), "x")


def array(part: Map, defs: Map, depth: int) -> list[Any]:
    return [sample(part.get("items"), defs, depth + 1)] * max(part.get("minItems", 0), min(2, part.get("maxItems", 2)))


def mapping(part: Map, defs: Map, depth: int) -> dict[str, Any]:
    properties, needed = part.get("properties", {}), part.get("required", [])
    more = [name for name in properties if name not in needed][: 1 if depth < 3 and "not" not in part else 0]
    if not properties:
        return (
            {"key": sample(part["additionalProperties"], defs, depth + 1)} if part.get("additionalProperties") else {}
        )
    return {name: sample(properties.get(name), defs, depth + 1) for name in [*needed, *more]}


SAMPLES = {
    "string": text,
    "integer": lambda part, _defs, _depth: part.get("minimum", 3),
    "number": lambda part, _defs, _depth: part.get("minimum", 0.5),
    "boolean": lambda _part, _defs, _depth: True,
    "array": array,
    "object": mapping,
}


def everything(name: str) -> dict[str, Any]:
    """A value for each of an operation's params but `stream`."""
    schema = operations.bundle_schema(name)
    properties = schema.get("properties", {}).items()
    samples = {key: sample(part, schema["$defs"]) for key, part in properties if key != "stream"}
    in_header = operations.find_row(name)["headers"].keys() & samples.keys()
    return {**samples, **{key: "a-b" for key in in_header if isinstance(samples[key], str)}}


TOGETHER = {"create_external_key": ("external_id", "kms_arn", "role_arn", "type")}
"""Params that the official client takes only together."""


def usual(name: str) -> dict[str, Any]:
    """Return the required params, the model, and of the rest the first of each type, of query and body each."""
    samples = everything(name)
    needed = {"model", *TOGETHER.get(name, ()), *operations.bundle_schema(name).get("required", ())}
    queried = operations.find_row(name)["query"]
    first = {(key in queried, type(value)): key for key, value in reversed(samples.items()) if key not in needed}
    return {key: value for key, value in samples.items() if key in needed or key in first.values()}


def ours(name: str, params: Map, options: Map) -> dict[str, Any]:
    """Return the request that this client sends."""
    wires: list[Any] = []

    def transport(wire: Map) -> dict[str, Any]:
        wires.append(wire)
        return {"status": 204, "headers": {}, "body": b""}

    call(name, params, {**options, "transport": transport, "on_error": "return"})
    wire = wires[0]
    headers = {key.lower(): reveal(value) for key, value in wire["headers"].items()}
    return official.compared(wire["method"], wire["url"], headers, b"".join([wire["body"] or b""]))


def both(name: str, params: Map, where: str) -> tuple[Any, Any]:
    """Return the requests that the two clients send for the same params."""
    options, settings = SETTINGS[where]
    made, seen = official.client(KINDS.get(where, official.openai.OpenAI), **settings)
    return ours(name, params, options), official.sent(operations.find_row(name), params, made, seen)


@pytest.mark.parametrize("where", SETTINGS)
@pytest.mark.parametrize("name", NAMES)
def test_sends_what_the_official_client_sends(name: str, where: str) -> None:
    mine, theirs = both(name, usual(name), where)
    assert mine == theirs


@pytest.mark.parametrize("name", NAMES)
def test_sends_every_param_as_the_official_client_does(name: str) -> None:
    made, seen = official.client(official.openai.OpenAI, **PLAIN)
    theirs = official.sent(operations.find_row(name), everything(name), made, seen)
    assert ours(name, everything(name), {**PLAIN, "validate": False}) == theirs


CASES: list[tuple[str, Map]] = [
    ("create_image_edit", {"prompt": "a", "model": "m", "image": [FILE, ("b.jpg", b"1", "image/jpeg")], "mask": FILE}),
    ("create_image_edit", {"prompt": "a", "model": "m", "image": [FILE]}),
    ("create_skill", {"files": [FILE, ("my skill/SKILL.md", b"1")]}),
    ("create_skill", {"files": FILE}),
    ("create_skill", {}),
    ("create_skill_version", {"skill_id": "s", "default": True}),
    ("create_skill_version", {"skill_id": "s", "default": True, "files": [FILE]}),
    ("create_container_file", {"container_id": "c", "file_id": "f"}),
    ("create_container_file", {"container_id": "c", "file": FILE}),
    ("create_file", {"file": FILE, "purpose": "batch", "expires_after": {"anchor": "created_at", "seconds": 3600}}),
    (
        "create_transcription",
        {"file": FILE, "model": "m", "include": [], "timestamp_granularities": ["word", "segment"]},
    ),
    ("create_transcription", {"file": FILE, "model": "m", "temperature": 0.5, "stream": True, "prompt": ""}),
    ("create_transcription", {"file": FILE, "model": "m", "chunking_strategy": {"type": "server_vad", "threshold": 1}}),
    ("add_upload_part", {"upload_id": "u", "data": b"\x00\xff"}),
    ("create_realtime_call", {"sdp": "v=0\r\n"}),
    ("create_realtime_call", {"sdp": "v=0\r\n", "session": {"type": "realtime", "model": "gpt-realtime"}}),
    ("create_embedding", {"input": ["a", "b"], "model": "m"}),
    ("create_embedding", {"input": "a", "model": "m", "encoding_format": "float"}),
    ("create_speech", {"input": "a", "model": "m", "voice": "alloy", "stream_format": "sse"}),
    ("get_response", {"response_id": "r", "stream": True, "starting_after": 3, "include": []}),
    ("beta_create_response", {"model": "m", "input": "a", "betas": ["one=v1", "two=v1"]}),
    ("beta_get_response", {"response_id": "r", "betas": ["one=v1"], "include": ["message.output_text.logprobs"]}),
    ("list_chat_completions", {"metadata": {"a b": "c&d", "e": "f"}, "limit": 2, "after": "x/y", "order": "desc"}),
    ("list_audit_logs", {"effective_at": {"gte": 1, "lt": 2}, "event_types[]": ["login.failed", "logout.failed"]}),
    ("create_run", {"thread_id": "t", "assistant_id": "a", "include[]": ["x", "y"]}),
    ("create_vector_store_file", {"vector_store_id": "v", "file_id": "f", "attributes": {"a": True, "b": 1.5}}),
]
"""Params in which the two clients could go apart."""


@pytest.mark.parametrize("where", SETTINGS)
@pytest.mark.parametrize(("name", "params"), CASES)
def test_sends_special_params_as_the_official_client_does(name: str, params: Map, where: str) -> None:
    mine, theirs = both(name, params, where)
    assert mine == theirs


def test_a_difference_would_be_seen() -> None:
    made, seen = official.client(official.openai.OpenAI, **PLAIN)
    params = {"thread_id": "t", "assistant_id": "a"}
    theirs = official.sent(operations.find_row("create_run"), {**params, "model": "m"}, made, seen)
    assert ours("create_run", params, PLAIN) != theirs
