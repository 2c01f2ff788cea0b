"""Lists that come in pages: lazy, in order, and never for ever."""

import asyncio
import itertools
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, strategies as st

from openai_fn import (
    APIResponseValidationError,
    InvalidOptionsError,
    InvalidParamsError,
    aio,
    create_chat_completion,
    function_for,
    get_chat_completion_messages,
    is_error,
    items,
    list_chat_completions,
    list_files,
    pages,
    with_options,
)
from openai_fn.paging import find_next_cursor
from tests.support.fake import answer, refusal, transport

USAGE = function_for({"name": "usage", "method": "get", "path": "/usage", "query": ["page", "limit"], "page": "page"})


def page(*ids: str, more: bool = True, **rest: Any) -> dict[str, Any]:
    return {"object": "list", "data": [{"id": one} for one in ids], "has_more": more, **rest}


def endless(*ids: str) -> dict[str, Any]:
    """A page of a server that does not say whether there is more."""
    return {"object": "list", "data": [{"id": one} for one in ids]}


def asked(wires: list[dict[str, Any]], name: str) -> list[str | None]:
    """What each request said of a query parameter."""
    return [dict(parse_qsl(urlsplit(wire["url"]).query)).get(name) for wire in wires]


@pytest.mark.parametrize(
    ("function", "answers", "name", "cursors"),
    [
        (list_chat_completions, [page("a", "b"), page("c", more=False)], "after", [None, "b"]),
        (list_chat_completions, [page("a", last_id="z"), page(more=False)], "after", [None, "z"]),
        (list_chat_completions, [page("a"), page("b"), page("c", more=False)], "after", [None, "a", "b"]),
        (list_chat_completions, [page("a", "b", more=False)], "after", [None]),
        (list_chat_completions, [page()], "after", [None]),
        (list_chat_completions, [{"object": "list", "data": []}], "after", [None]),
        (USAGE, [page("a", next_page="p2"), page("b", next_page=None, more=False)], "page", [None, "p2"]),
        (list_chat_completions, [endless("a"), endless("b"), endless()], "after", [None, "a", "b"]),
        (USAGE, [{"data": [1], "next": "p2"}, {"data": [2]}], "page", [None, "p2"]),
    ],
)
def test_each_page_asks_for_the_one_after_it_and_none_is_asked_for_twice(
    function: Any, answers: list[Any], name: str, cursors: list[str | None]
) -> None:
    wires, send = transport(*map(answer, answers))
    found = list(itertools.islice(pages(function, {}, {"transport": send, "api_key": "x"}), 9))
    assert found == answers[: len(cursors)]
    assert asked(wires, name) == cursors


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=20))
def test_no_server_keeps_it_going_for_ever(ids: list[str]) -> None:
    wires, send = transport(*(answer(page(one)) for one in ids))
    options = {"transport": send, "api_key": "x", "on_error": "return"}
    *found, last = itertools.islice(pages(list_chat_completions, {}, options), 9)
    assert len(found) == len(wires) <= 4
    assert is_error(last)
    assert len(set(asked(wires, "after"))) == len(wires)


@pytest.mark.parametrize(
    ("function", "answers", "ids"),
    [
        (list_chat_completions, [page("a"), page("a")], ["a", "a"]),
        (list_chat_completions, [page("a"), page("b"), page("a"), page("x")], ["a", "b", "a"]),
        (USAGE, [page("a", next_page="p2"), page("b", next_page="p2")], ["a", "b"]),
        (USAGE, [{"data": [{"id": "a"}], "next": "p"}, {"data": [{"id": "b"}], "next": "p"}], ["a", "b"]),
    ],
)
def test_a_server_that_names_a_page_again_and_says_more_is_an_error_after_its_items(
    function: Any, answers: list[Any], ids: list[str]
) -> None:
    _, send = transport(*map(answer, answers))
    *found, last = items(function, {}, {"transport": send, "api_key": "x", "on_error": "return"})
    assert [one["id"] for one in found] == ids
    assert (last["category"], "twice and says that there are more" in last["message"]) == ("response", True)
    walked = items(function, {}, {"transport": transport(*map(answer, answers))[1], "api_key": "x"})
    assert [one["id"] for one in itertools.islice(walked, len(ids))] == ids
    with pytest.raises(APIResponseValidationError, match="twice and says that there are more"):
        next(walked)


def test_a_server_that_ignores_the_cursor_and_says_nothing_of_more_gives_each_item_once() -> None:
    wires, send = transport(answer(endless("a", "b")))
    given = items(list_chat_completions, {}, {"transport": send, "api_key": "x"})
    assert [item["id"] for item in given] == ["a", "b"]
    assert len(wires) == 2


@pytest.mark.parametrize("first", ["start", None])
def test_the_callers_params_go_with_every_page(first: str | None) -> None:
    wires, send = transport(answer(page("a")), answer(page("b", more=False)))
    params = {"limit": 1, "metadata": {"k": "v"}, **({"after": first} if first else {})}
    before = dict(params)
    assert [one["id"] for one in items(list_chat_completions, params, {"transport": send, "api_key": "x"})] == [
        "a",
        "b",
    ]
    assert asked(wires, "after") == [first, "a"]
    assert asked(wires, "limit") == ["1", "1"]
    assert asked(wires, "metadata[k]") == ["v", "v"]
    assert params == before


def test_a_path_param_goes_with_every_page() -> None:
    wires, send = transport(answer(page("a")), answer(page(more=False)))
    list(pages(get_chat_completion_messages, {"completion_id": "c"}, {"transport": send, "api_key": "x"}))
    assert all(urlsplit(wire["url"]).path == "/v1/chat/completions/c/messages" for wire in wires)


@pytest.mark.parametrize("walk", [pages, items])
def test_a_page_is_fetched_when_it_is_asked_for(walk: Any) -> None:
    wires, send = transport(*(answer(page(str(number))) for number in range(9)))
    walked = walk(list_chat_completions, {}, {"transport": send, "api_key": "x"})
    assert wires == []
    assert len(list(itertools.islice(walked, 3))) == 3
    assert len(wires) == 3


def test_bound_options_hold_for_every_page() -> None:
    wires, send = transport(answer(page("a")), answer(page("b", more=False)))
    every = with_options(list_chat_completions, {"transport": send, "api_key": "x", "base_url": "http://x/v1"})
    assert len(list(items(every))) == 2
    assert all(wire["url"].startswith("http://x/v1/") for wire in wires)


def test_an_error_that_is_returned_is_the_last_item() -> None:
    _, send = transport(answer(page("a")), refusal(401))
    options = {"transport": send, "api_key": "x", "on_error": "return"}
    first, last = items(list_chat_completions, {}, options)
    assert first["id"] == "a"
    assert is_error(last)


def test_no_word_on_errors_leaves_what_was_bound() -> None:
    _, send = transport(answer([1, 2]))
    every = with_options(list_chat_completions, {"transport": send, "api_key": "x", "on_error": "return"})
    (last,) = pages(every, {}, {"on_error": None})
    assert is_error(last)


@pytest.mark.parametrize("walk", [pages, items])
def test_what_does_not_come_in_pages_is_refused_at_once(walk: Any) -> None:
    with pytest.raises(InvalidParamsError, match="create_chat_completion is not paginated"):
        walk(create_chat_completion, {})


@pytest.mark.parametrize(
    ("found", "following"),
    [
        (page("a", "b"), "b"),
        (page("a", last_id="l"), "l"),
        (page("a", last_id="l", next="n"), "n"),
        (page("a", more=False), None),
        (page("a", more=False, last_id="l"), None),
        (page(), None),
        ({"data": None, "has_more": True}, None),
        ({"data": ["text"], "has_more": True}, None),
        ({"next_page": "p"}, "p"),
        ({"next_page": None, "has_more": True, "data": []}, None),
        ({}, None),
        (endless("a"), "a"),
        (endless(), None),
        ({"data": [{"id": "a"}], "has_more": None}, "a"),
    ],
)
def test_what_asks_for_the_next_page(found: dict[str, Any], following: str | None) -> None:
    assert find_next_cursor(found) == following


@pytest.mark.parametrize("world", ["sync", "aio"])
def test_whole_responses_are_pages_too(world: str) -> None:
    _, send = transport(*[answer(page("a")), answer(page("b", more=False))] * 2)
    options: Any = {"transport": send, "api_key": "x", "full_response": True}
    found: list[Any]
    whole: list[Any]
    if world == "sync":
        found, whole = [*items(list_files, {}, options)], [*pages(list_files, {}, options)]
    else:
        found, whole = asyncio.run(collect_async(options))
    assert [item["id"] for item in found] == ["a", "b"]
    assert [each["body"]["data"][0]["id"] for each in whole] == ["a", "b"]
    assert {each["status"] for each in whole} == {200}


async def collect_async(options: Any) -> tuple[list[Any], list[Any]]:
    found = [item async for item in aio.items(aio.list_files, {}, options)]
    return found, [each async for each in aio.pages(aio.list_files, {}, options)]


def test_pages_are_written_nowhere(tmp_path: Any) -> None:
    wires, send = transport(answer(page("a")))
    options = {"transport": send, "api_key": "x", "stream_to": tmp_path / "page.json"}
    with pytest.raises(InvalidOptionsError, match="stream_to: pages and items read each page"):
        items(list_files, {}, options)
    with pytest.raises(InvalidOptionsError, match="stream_to: pages and items read each page"):
        asyncio.run(collect_async(options))
    assert wires == []
