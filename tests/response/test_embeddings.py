"""Embeddings: base64 on the wire, floats in the answer, whatever the server makes of it."""

import base64
import json
import struct
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn import create_embedding, function_for, request_for
from openai_fn.response.embeddings import decode_embeddings, decode_vector
from tests.support.fake import answer, transport
from tests.support.server import serve

Map = Mapping[str, Any]
PARAMS = {"model": "text-embedding-3-small", "input": "a"}
OPTIONS = {"api_key": "sk-test"}


def packed(numbers: list[float]) -> str:
    """What the API sends: little-endian 32-bit floats as base64."""
    return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


def listed(*embeddings: Any) -> dict[str, Any]:
    items = [{"object": "embedding", "index": at, "embedding": each} for at, each in enumerate(embeddings)]
    return {"object": "list", "data": items, "model": "m", "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def test_base64_is_asked_for_and_floats_come_out() -> None:
    with serve([{"json": listed(packed([1.0, -0.5]), packed([0.25]))}]) as server:
        found = create_embedding(PARAMS, {**OPTIONS, "base_url": f"{server.url}/v1", "validate": True})
    assert server.requests[0]["json"] == {**PARAMS, "encoding_format": "base64"}
    assert found == listed([1.0, -0.5], [0.25])
    assert type(found["data"][0]["embedding"]) is list


@pytest.mark.parametrize("encoding", ["float", "base64"])
def test_what_the_caller_asks_for_comes_back_untouched(encoding: str) -> None:
    whole = listed(packed([1.0]) if encoding == "base64" else [1.0])
    for params, options in (
        ({**PARAMS, "encoding_format": encoding}, OPTIONS),
        (PARAMS, {**OPTIONS, "body": {"encoding_format": encoding}}),
    ):
        wires, send = transport(answer(whole))
        assert create_embedding(params, {**options, "transport": send}) == whole
        assert json.loads(wires[0]["body"])["encoding_format"] == encoding


def test_the_params_are_not_changed_and_the_request_shows_what_is_sent() -> None:
    params = dict(PARAMS)
    assert request_for(create_embedding, params, OPTIONS)["body"]["encoding_format"] == "base64"
    assert params == PARAMS


@pytest.mark.parametrize(
    "body",
    [
        listed([1.0, 2.0]),
        listed(),
        {"object": "list", "data": None},
        {"object": "list"},
        {"object": "list", "data": [None, 5, [], {}, {"embedding": None}, {"index": 0}]},
        listed("not base64!"),
        listed("AAA="),
        listed("AAAAAAA="),
        listed("AA!AAA=="),
        listed("AA!A"),
        listed("!!!!"),
        listed("ä"),
        listed([[1.0], [2.0]]),
        [1, 2],
        "text",
        None,
    ],
)
def test_what_is_not_base64_passes_through(body: Any) -> None:
    assert decode_embeddings(body) == body


@pytest.mark.parametrize("body", [listed([1.0]), listed(), {"object": "list", "data": None}])
def test_servers_that_ignore_the_encoding_are_fine(body: Map) -> None:
    _, send = transport(answer(body))
    assert create_embedding(PARAMS, {**OPTIONS, "transport": send}) == body


def test_an_empty_vector_is_an_empty_list() -> None:
    assert decode_embeddings(listed(""))["data"][0]["embedding"] == []


def test_the_answer_is_decoded_inside_a_full_response_too() -> None:
    _, send = transport(answer(listed(packed([2.0]))))
    found = create_embedding(PARAMS, {**OPTIONS, "transport": send, "full_response": True})
    assert (found["status"], found["body"]["data"][0]["embedding"]) == (200, [2.0])


def test_an_error_stays_an_error() -> None:
    _, send = transport(answer({"error": {"message": "no such model"}}, 404))
    found = create_embedding(PARAMS, {**OPTIONS, "transport": send, "on_error": "return"})
    assert (found["category"], found["status"]) == ("not_found", 404)


@given(st.lists(st.floats(width=32, allow_nan=False), max_size=50))
def test_every_number_comes_out_as_it_went_in(numbers: list[float]) -> None:
    assert decode_vector(packed(numbers)) == numbers


def test_other_operations_are_asked_for_nothing() -> None:
    other = function_for({"name": "embed", "method": "post", "path": "/embed", "body": "json"})
    assert request_for(other, {"input": "a"}, OPTIONS)["body"] == {"input": "a"}


def test_a_row_of_ones_own_may_ask_by_itself() -> None:
    asks = {"encoding_format": "base64", "user": "me"}
    own = function_for({"name": "embed", "method": "post", "path": "/embed", "body": "json", "asks": asks})
    wires, send = transport(answer(listed(packed([2.0]))))
    assert own({"input": "a", "user": "you"}, {**OPTIONS, "transport": send}) == listed([2.0])
    assert json.loads(wires[0]["body"]) == {"input": "a", "user": "you", "encoding_format": "base64"}
