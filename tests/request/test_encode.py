"""From the request map to bytes: the query reads back as what it was, JSON is JSON, misfits name their place."""

import collections
import json
from collections import OrderedDict
from datetime import datetime, timezone
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, strategies as st

from openai_fn import InvalidParamsError
from openai_fn.credentials import Credential, reveal
from openai_fn.request.encode import encode_request

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="[]"), min_size=1)
LEAVES = (
    st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
QUERIES = st.dictionaries(
    NAMES, st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=6), max_size=4
)
JSON = st.recursive(st.none() | LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=6)


def request(**more: Any) -> Any:
    bare: dict[str, Any] = {"query": {}, "headers": {}, "body": None, "encoding": None, "stream": False}
    return {"operation": "f", "method": "POST", "url": "https://x/v1/a", "timeout": (5, 600), **bare, **more}


def flat(name: str, value: Any) -> list[tuple[str, str]]:
    """What a server that reads brackets makes of a param, written another way than the encoder does."""
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in flat(f"{name}[{key}]", inner)]
    if isinstance(value, list):
        return [pair for inner in value for pair in flat(f"{name}[]" if not name.endswith("[]") else name, inner)]
    return [(name, {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value))]


@given(QUERIES)
def test_a_query_reads_back_as_what_it_was(query: dict[str, Any]) -> None:
    url = reveal(encode_request(request(query=query))["url"])
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True, max_num_fields=None)
    assert pairs == [pair for name, value in query.items() for pair in flat(name, value)]
    assert url.isascii()
    assert url.isprintable()
    assert not urlsplit(url).fragment


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ({}, "https://x/v1/a"),
        ({"after": None}, "https://x/v1/a"),
        ({"include": []}, "https://x/v1/a"),
        ({"metadata": {}}, "https://x/v1/a"),
        ({"limit": 2, "order": "asc"}, "https://x/v1/a?limit=2&order=asc"),
        ({"q": "a b&c"}, "https://x/v1/a?q=a+b%26c"),
        ({"deep": True, "flat": False}, "https://x/v1/a?deep=true&flat=false"),
        ({"include": ["a", "b"]}, "https://x/v1/a?include%5B%5D=a&include%5B%5D=b"),
        ({"include[]": ["a"]}, "https://x/v1/a?include%5B%5D=a"),
        ({"metadata": {"k": "v", "n": None}}, "https://x/v1/a?metadata%5Bk%5D=v"),
        ({"metadata": MappingProxyType({"k": (1, 2)})}, "https://x/v1/a?metadata%5Bk%5D%5B%5D=1&metadata%5Bk%5D%5B%5D=2"),
    ],
)  # fmt: skip
def test_how_a_query_is_written(query: dict[str, Any], url: str) -> None:
    assert encode_request(request(query=query))["url"] == url


@given(st.dictionaries(NAMES, JSON, max_size=4))
def test_a_json_body_reads_back_as_what_it_was(body: dict[str, Any]) -> None:
    wire: Any = encode_request(request(body=body, encoding="json"))
    assert json.loads(wire["body"]) == body
    assert wire["headers"] == {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("é\u2028", '"é\u2028"'),
        ((1, 2), "[1,2]"),
        (MappingProxyType({"a": 1}), '{"a":1}'),
        (OrderedDict(a=OrderedDict(b=1)), '{"a":{"b":1}}'),
        (collections.ChainMap({"a": 1}), '{"a":1}'),
        (Fraction(1, 2), "0.5"),
        ({1: "a", None: "b"}, '{"1":"a","null":"b"}'),
    ],
)
def test_what_else_json_carries(value: Any, text: str) -> None:
    assert encode_request(request(body={"x": value}, encoding="json"))["body"] == f'{{"x":{text}}}'.encode()


class Odd:
    """Nothing that JSON knows."""


RING: list[Any] = []
RING.append(RING)
DEEP: Any = []
for _ in range(100_000):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("body", "path", "words"),
    [
        ({"a": {"b": [1, float("nan")]}}, "a.b[1]", "nan is not a JSON number"),
        ({"a": float("-inf")}, "a", "-inf is not a JSON number"),
        ({"messages": [{"content": b"x"}]}, "messages[0].content", "bytes is not JSON; decode it, or base64-encode it"),
        ({"a": {1, 2}}, "a", "set is not JSON; use a list"),
        ({"a": datetime.now(timezone.utc)}, "a", "datetime is not JSON; pass an ISO string or a Unix time"),
        ({"a": Odd()}, "a", "Odd is not JSON"),
        ({"a": Odd}, "a", "type is not JSON"),
        ({"a": Decimal(1)}, "a", "Decimal is not JSON"),
        ({"a": "\ud800"}, "a", "half a surrogate pair"),
        ({"a": {(1, 2): 3}}, "a", "has a key that is not a string but tuple"),
        ({"a": RING}, "a[0]", "contains itself"),
        ({"a": DEEP}, "[0]", "is nested too deeply"),
    ],
)
def test_what_json_cannot_carry_is_told_with_its_place(body: Any, path: str, words: str) -> None:
    with pytest.raises(InvalidParamsError) as caught:
        encode_request(request(body=body, encoding="json"))
    (problem,) = caught.value.data["problems"]
    assert problem["path"].endswith(path)
    assert words in problem["message"]
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("more", "headers"),
    [
        ({"method": "GET"}, {}),
        ({"method": "POST"}, {"content-type": "application/json"}),
        ({"method": "DELETE"}, {"content-type": "application/json"}),
        ({"method": "GET", "headers": {"content-type": "text/plain"}}, {}),
        ({"body": {}, "encoding": "json"}, {"content-type": "application/json"}),
        ({"body": {}, "encoding": "json", "headers": {"content-type": "x/y"}}, {"content-type": "x/y"}),
        ({"body": {}, "encoding": "json", "headers": {"content-type": None}}, {}),
        ({"method": "GET", "headers": {"accept": None, "x": "1"}}, {"x": "1"}),
        ({"method": "GET", "stream": True}, {"accept-encoding": "identity"}),
    ],
)
def test_the_headers_of_a_wire(more: dict[str, Any], headers: dict[str, Any]) -> None:
    assert encode_request(request(**more))["headers"] == headers


def test_a_credential_stays_hidden_on_the_wire() -> None:
    wire = encode_request(request(headers={"authorization": Credential("Bearer sk-1")}))
    assert "sk-1" not in repr(wire)
    assert reveal(wire["headers"]["authorization"]) == "Bearer sk-1"


def test_a_request_is_not_changed() -> None:
    made = request(body={"a": [1]}, encoding="json", query={"q": [1]}, headers={"x": None}, stream=True)
    before = repr(made)
    encode_request(made)
    assert repr(made) == before


def test_what_a_wire_takes_over_from_its_request() -> None:
    taken = {"operation": "f", "method": "POST", "timeout": (5, 600), "stream": True, "deadline": 2.5}
    made = {"url": "https://x/v1/a", "body": None}
    wire: Any = encode_request(request(**taken))
    assert {key: wire[key] for key in (*taken, *made)} == {**taken, **made}
    assert wire.keys() - {*taken, *made} == {"headers"}
    assert "deadline" not in encode_request(request())


def test_half_a_surrogate_pair_in_a_query_is_refused() -> None:
    with pytest.raises(InvalidParamsError, match="half a surrogate pair"):
        encode_request(request(query={"after": "a\ud800"}))
