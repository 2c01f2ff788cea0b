"""From params to the request map: every param lands where it belongs, and none can change the path."""

import sys
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, strategies as st

import openai_fn
from openai_fn import InvalidParamsError
from openai_fn.catalog import operations
from openai_fn.request.build import fill_path, make_request_map, split_params
from openai_fn.types import Options

OPTIONS: Options = {"timeout": (5.0, 600.0)}
AGENT = f"openai-fn/{openai_fn.__version__.rpartition('.')[0]} python/{sys.version_info[0]}.{sys.version_info[1]}"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text not in (".", ".."))


def row(**more: Any) -> Any:
    return {**operations.ROW_DEFAULTS, "name": "f", "method": "post", "path": "/a", "body": "json", **more}


def request(params: dict[str, Any], options: Any = None, **more: Any) -> Any:
    return make_request_map(row(**more), params, {**OPTIONS, **(options or OPTIONS)})


@given(TEXTS)
def test_a_path_param_is_one_segment_whatever_it_holds(value: str) -> None:
    path = fill_path("/files/{file_id}/content", {"file_id": value})
    segments = urlsplit(f"https://host/v1{path}").path.split("/")
    assert (len(segments), unquote(segments[3])) == (5, value)
    assert path.isascii()
    assert path.isprintable()
    assert not set(path) & set(' ?#\\"<>{}|^`')


@given(TEXTS, TEXTS)
def test_path_params_do_not_reach_into_each_other(one: str, other: str) -> None:
    names = {"a": one, "b": "{a}" + other}
    assert [unquote(part) for part in fill_path("/{a}/x/{b}", names).split("/")] == ["", one, "x", "{a}" + other]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("chatcmpl-1", "/x/chatcmpl-1"),
        (7, "/x/7"),
        ("...", "/x/..."),
        ("a/../b", "/x/a%2F..%2Fb"),
        ("%2e%2e", "/x/%252e%252e"),
        ("ft:gpt@x", "/x/ft:gpt@x"),
        ("é", "/x/%C3%A9"),
    ],
)
def test_how_a_segment_is_written(value: Any, path: str) -> None:
    assert fill_path("/x/{id}", {"id": value}) == path


@pytest.mark.parametrize(
    ("value", "got"),
    [
        ("", "''"),
        (".", "'.'"),
        ("..", "'..'"),
        (None, "None"),
        (True, "bool"),
        (1.5, "float"),
        (["a"], "list"),
        ({}, "dict"),
        (b"a", "bytes"),
        ("a\ud800", "half a surrogate pair"),
    ],
)
def test_what_would_change_the_path_is_refused(value: Any, got: str) -> None:
    with pytest.raises(InvalidParamsError) as caught:
        fill_path("/x/{id}", {"id": value})
    (problem,) = caught.value.data["problems"]
    assert (problem["path"], problem["severity"]) == ("id", "error")
    assert problem["message"].endswith(f"expected a str that is not empty, '.' or '..', got {got}")


@pytest.mark.parametrize(
    ("method", "path", "query", "sorted_params"),
    [
        ("post", "/a", [], ({}, {}, {"id": 1, "limit": 2, "new": 3})),
        ("post", "/a/{id}", [], ({"id": 1}, {}, {"limit": 2, "new": 3})),
        ("post", "/a/{id}", ["limit"], ({"id": 1}, {"limit": 2}, {"new": 3})),
        ("get", "/a/{id}", ["limit"], ({"id": 1}, {"limit": 2, "new": 3}, {})),
        ("get", "/a", [], ({}, {"id": 1, "limit": 2, "new": 3}, {})),
        ("delete", "/a/{id}", [], ({"id": 1}, {"limit": 2, "new": 3}, {})),
    ],
)
@pytest.mark.parametrize("kind", [dict, MappingProxyType])
def test_params_are_sorted_into_path_query_and_body(
    kind: Any, method: str, path: str, query: list[str], sorted_params: Any
) -> None:
    params = kind({"id": 1, "limit": 2, "new": 3})
    found = split_params({"method": method, "path": path, "query": query}, params)
    assert found == sorted_params
    assert all(part is not params for part in found)


@given(st.dictionaries(st.sampled_from(["id", "limit", "order", "new", "other"]), st.integers()), st.booleans())
def test_no_param_is_lost_or_doubled(params: dict[str, int], has_body: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    method = "post" if has_body else "get"
    parts = split_params({"method": method, "path": "/a/{id}", "query": ["limit", "order"]}, params)
    assert sorted(key for part in parts for key in part) == sorted(params)
    assert {key: value for part in parts for key, value in part.items()} == params


@pytest.mark.parametrize(
    ("params", "options", "more", "expected"),
    [
        ({"a": 1}, {}, {}, {"body": {"a": 1}, "encoding": "json", "query": {}, "method": "POST", "stream": False}),
        ({}, {}, {}, {"body": {}, "encoding": "json"}),
        ({}, {}, {"body": None}, {"body": None, "encoding": None}),
        ({"new": 1}, {}, {"body": None}, {"body": {"new": 1}, "encoding": "json"}),
        ({"new": 1}, {}, {"body": None, "method": "get"}, {"body": None, "encoding": None, "query": {"new": 1}}),
        ({"a": 1}, {"body": {"a": 2, "b": 3}}, {}, {"body": {"a": 2, "b": 3}}),
        ({"a": 1}, {"query": {"q": 1}}, {}, {"body": {"a": 1}, "query": {"q": 1}}),
        ({"q": 1}, {"query": {"q": 2}}, {"query": ["q"]}, {"body": {}, "query": {"q": 2}}),
        ({"stream": True}, {}, {}, {"stream": True}),
        ({"stream": False}, {}, {}, {"stream": False}),
        ({"stream": None}, {}, {}, {"stream": False}),
        ({}, {"body": {"stream": True}}, {}, {"stream": True}),
        ({}, {"stream_to": len}, {}, {"stream": False}),
        ({}, {"stream_to": "answer.mp3"}, {}, {"stream": True}),
        ({"stream_format": "sse"}, {}, {}, {"stream": True}),
        ({}, {}, {"path": "/responses?beta=true"}, {"path": "/responses", "query": {"beta": "true"}}),
        ({}, {"timeout": 3}, {}, {"timeout": (3, 3)}),
        ({}, {"timeout": [1, 2]}, {}, {"timeout": (1, 2)}),
        ({}, {}, {"auth": "admin_api_key"}, {"auth": "admin_api_key"}),
    ],
)
def test_what_the_request_of_some_params_is(
    params: dict[str, Any], options: dict[str, Any], more: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = request(params, options, **more)
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("options", "more", "headers"),
    [
        ({}, {}, {"accept": "application/json", "user-agent": AGENT}),
        ({}, {"returns": "none"}, {"accept": "*/*", "user-agent": AGENT}),
        ({}, {"accept": "x/y", "beta": "a=v2"}, {"accept": "x/y", "user-agent": AGENT, "openai-beta": "a=v2"}),
        ({"headers": {"accept": "text/plain", "x": "1"}}, {}, {"accept": "text/plain", "user-agent": AGENT, "x": "1"}),
        ({"headers": {"user-agent": None}}, {}, {"accept": "application/json", "user-agent": None}),
    ],
)  # fmt: skip
def test_headers_come_from_the_row_and_the_users_go_over_them(
    options: dict[str, Any], more: dict[str, Any], headers: dict[str, Any]
) -> None:
    assert request({}, options, **more)["headers"] == headers


@pytest.mark.parametrize(
    ("params", "options", "header"),
    [
        ({"betas": ["a=1", "b=2"]}, {}, "a=1,b=2"),
        ({"betas": "a=1"}, {}, "a=1"),
        ({"betas": None}, {}, None),
        ({}, {}, None),
        ({"betas": ["a=1"]}, {"headers": {"openai-beta": "mine"}}, "mine"),
    ],
)
def test_a_param_may_travel_as_a_header(params: dict[str, Any], options: dict[str, Any], header: str | None) -> None:
    found = request(params, options, headers={"betas": "openai-beta"})
    assert found["headers"].get("openai-beta") == header
    assert found["body"] == found["query"] == {}
