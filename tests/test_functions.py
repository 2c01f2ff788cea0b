"""Functions made from rows, options bound to them, clients, requests that are only looked at."""

import copy
import inspect
import json
import pickle
import pydoc
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import cloudpickle
import pytest

import openai_fn
from openai_fn import (
    InvalidOptionsError,
    InvalidParamsError,
    api,
    call,
    client,
    create_chat_completion,
    doc,
    function_for,
    get_chat_completion,
    list_chat_completions,
    operation,
    request_for,
    with_options,
)
from openai_fn.credentials import Credential, reveal
from tests.support.fake import CHAT, answer, transport

rerank: Any = function_for({"name": "rerank", "method": "post", "path": "/rerank", "summary": "Texts, the best first."})


def same(thing: Any) -> Any:
    return pickle.loads(pickle.dumps(thing))  # noqa: S301 - made in this very line


def test_a_function_looks_as_if_it_had_been_written() -> None:
    function: Any = create_chat_completion
    assert (function.__name__, function.__qualname__) == ("create_chat_completion", "create_chat_completion")
    assert function.__module__ == "openai_fn.api"
    assert function.__doc__ == doc("create_chat_completion")
    assert function.operation == operation("create_chat_completion")
    assert [*inspect.signature(function).parameters] == ["params", "options"]
    assert inspect.isroutine(function)


def test_help_begins_with_what_it_does() -> None:
    words = " ".join(pydoc.plain(pydoc.render_doc(create_chat_completion)).split())  # newer Pythons break the line
    assert "create_chat_completion( params: " in words.replace("(params", "( params")
    assert f"-> Any {operation('create_chat_completion')['summary']} POST /chat/completions" in words


@pytest.mark.parametrize(("function", "required"), [(create_chat_completion, True), (list_chat_completions, False)])
def test_params_may_be_left_out_where_none_is_required(function: Any, *, required: bool) -> None:
    default = inspect.signature(function).parameters["params"].default
    assert (default is inspect.Parameter.empty) is required


def test_a_call_has_no_keywords() -> None:
    anything: Any = create_chat_completion
    with pytest.raises(TypeError, match=r"write create_chat_completion\(\{'model': \.\.\., 'messages'"):
        anything(model="gpt-5", messages=[])


def test_params_that_are_missing_are_named() -> None:
    anything: Any = create_chat_completion
    with pytest.raises(TypeError, match="needs params: a dict with messages, model"):
        anything()


PICKLED: dict[str, Callable[[], Any]] = {
    "bound": lambda: with_options(create_chat_completion, {"api_key": "sk-1", "retry": 0}),
    "bound twice": lambda: with_options(with_options(create_chat_completion, {"api_key": "sk-1"}), {"retry": 0}),
    "of a client": lambda: client({"api_key": "sk-1", "retry": 0}).create_chat_completion,
    "a client": lambda: client({"api_key": "sk-1", "retry": 0}),
    "of one's own": lambda: function_for({"name": "rank", "method": "post", "path": "/rank", "body": "json"}),
    "of one's own, bound": lambda: with_options(rerank, {"api_key": "sk-1", "retry": 0}),
}


@pytest.mark.parametrize("kind", PICKLED)
@pytest.mark.parametrize("pickler", [pickle, cloudpickle])
def test_what_is_made_at_run_time_pickles_and_sends_the_same(kind: str, pickler: Any) -> None:
    made = PICKLED[kind]()
    twin = pickle.loads(pickler.dumps(made))  # noqa: S301  # made in the line above
    function, again = (getattr(one, "create_chat_completion", one) for one in (made, twin))
    given: Any = {"validate": False, "base_url": "https://host/v1"}
    assert request_for(again, CHAT, given) == request_for(function, CHAT, given)
    assert (again.__name__, again.__doc__, again.operation) == (
        function.__name__,
        function.__doc__,
        function.operation,
    )


def test_a_bound_function_works_in_a_process_that_was_spawned() -> None:
    ask = with_options(create_chat_completion, {"api_key": "sk-1", "base_url": "http://127.0.0.1:9/v1", "retry": 0})
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        outcome = pool.submit(ask, CHAT, {"on_error": "return"}).result()
    assert outcome["category"] == "connection"


@pytest.mark.parametrize("function", [create_chat_completion, list_chat_completions])
def test_a_function_pickles_by_its_name(function: Any) -> None:
    assert same(function) is function
    assert copy.deepcopy(function) is function


def test_a_function_of_ones_own_belongs_to_the_module_that_made_it() -> None:
    assert rerank.__module__ == __name__
    assert rerank.__doc__ == "Texts, the best first.\n\nPOST /rerank"
    assert rerank.operation["query"] == []


def test_an_aliasss_function_is_the_function_itself() -> None:
    rows = {name: row for name, row in openai_fn.operations().items() if row["aliases"]}
    assert all(getattr(api, alias).__name__ == name for name, row in rows.items() for alias in row["aliases"])


@pytest.mark.parametrize("name", ["create_chat_completion", "list_chat_completions"])
def test_call_by_name_is_the_call_of_the_function(name: str) -> None:
    wires, send = transport(answer())
    options = {"transport": send, "api_key": "x"}
    params = CHAT if name.startswith("create") else {"limit": 2}
    assert call(name, params, options) == getattr(openai_fn, name)(params, options)
    assert wires[0] == wires[1]


@pytest.mark.parametrize("ask", [call, request_for])
def test_an_unknown_name_is_an_error_with_a_suggestion(ask: Any) -> None:
    with pytest.raises(InvalidParamsError, match="did you mean 'create_chat_completion'"):
        ask("create_chat_completon", CHAT, {"api_key": "x"})


def test_a_request_to_look_at_is_what_would_be_sent() -> None:
    wires, send = transport(answer())
    options = {"api_key": "sk-1", "headers": {"X-A": "b"}, "query": {"q": 1}, "body": {"seed": 1}, "timeout": 3}
    request = request_for(create_chat_completion, CHAT, options)
    create_chat_completion(CHAT, {**options, "transport": send})
    (wire,) = wires
    assert f"{request['url']}?q=1" == wire["url"]
    assert request["body"] == json.loads(wire["body"])
    assert all(wire["headers"][name] == reveal(text) for name, text in request["headers"].items())
    assert (request["method"], request["timeout"]) == (wire["method"], wire["timeout"])


def test_a_request_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert "authorization" not in request_for("create_chat_completion", CHAT)["headers"]


@pytest.mark.parametrize(
    ("params", "options", "kind"),
    [
        ({"model": 5}, {}, InvalidParamsError),
        (5, {}, InvalidParamsError),
        (CHAT, {"base_url": "x"}, InvalidOptionsError),
        (CHAT, {"tiemout": 1}, InvalidOptionsError),
    ],
)
def test_a_request_that_cannot_be_made_is_the_error_of_its_call(params: Any, options: Any, kind: Any) -> None:
    _, send = transport(answer())
    with pytest.raises(kind) as looked:
        request_for(create_chat_completion, params, {"api_key": "x", **options})
    with pytest.raises(kind) as called:
        create_chat_completion(params, {"api_key": "x", "transport": send, **options})
    assert looked.value.data == called.value.data


def test_bound_options_keep_name_docs_and_row_and_are_there_to_see() -> None:
    ask: Any = with_options(create_chat_completion, {"api_key": "sk-1", "timeout": 3})
    function: Any = create_chat_completion
    assert (ask.__name__, ask.__doc__, ask.operation) == (function.__name__, function.__doc__, function.operation)
    assert ask.options == {"api_key": "sk-1", "timeout": 3}
    assert "sk-1" not in repr(ask.options)


def test_bound_options_are_those_of_the_time_they_were_bound() -> None:
    options: dict[str, Any] = {"api_key": "x", "headers": {"a": "1"}}
    ask = with_options(create_chat_completion, options)
    options["headers"]["a"] = "2"
    options["api_key"] = "y"
    headers = request_for(ask, CHAT)["headers"]
    assert (headers["a"], reveal(headers["authorization"])) == ("1", "Bearer x")


def test_a_client_has_every_operation_with_its_options() -> None:
    wires, send = transport(answer())
    ai = client({"transport": send, "api_key": "sk-1", "base_url": "http://x/v1"})
    ai.create_chat_completion(CHAT)
    ai.get_chat_completion({"completion_id": "c"}, {"base_url": "http://y/v1"})
    assert [wire["url"] for wire in wires] == ["http://x/v1/chat/completions", "http://y/v1/chat/completions/c"]
    assert set(dir(ai)) >= openai_fn.operations().keys()
    assert ai.create_chat_completion is ai.create_chat_completion
    assert repr(ai).startswith("client({'transport': ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("create_chat_completon", "did you mean 'create_chat_completion'?"),
        ("chat", "operations are functions: create_chat_completion(params, options)"),
        ("_private", "there is no operation '_private'"),
        ("__len__", "there is no operation '__len__'"),
    ],
)
def test_a_client_has_nothing_else(name: str, words: str) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(client({}), name)
    assert words in str(caught.value)


def test_a_client_pickles_with_its_options() -> None:
    ai = client({"api_key": "sk-1", "timeout": 3})
    ai.create_chat_completion  # noqa: B018 - now one of its functions is made
    for twin in (same(ai), copy.deepcopy(ai)):
        request = request_for(twin.create_chat_completion, CHAT)
        assert (reveal(request["headers"]["authorization"]), request["timeout"]) == ("Bearer sk-1", (3, 3))
        assert repr(twin) == repr(ai)


def test_sealed_options_pickle_and_stay_sealed() -> None:
    ask: Any = with_options(get_chat_completion, {"api_key": "sk-1"})
    twin = same(ask.options)
    assert twin == {"api_key": "sk-1"}
    assert isinstance(twin["api_key"], Credential)


def test_options_that_cannot_be_followed_are_told_where_they_are_given() -> None:
    for bind in (client, lambda options: with_options(create_chat_completion, options)):
        with pytest.raises(InvalidOptionsError, match="did you mean 'timeout'"):
            bind({"tiemout": 1})


@pytest.mark.parametrize("value", [None, 5, [], b"create_chat_completion"])
@pytest.mark.parametrize(
    "asked",
    [
        call,
        operation,
        doc,
        request_for,
        openai_fn.schema,
        openai_fn.pages,
        openai_fn.wait_for,
        lambda value: with_options(value, {}),
        lambda value: list(openai_fn.items(value)),
    ],
)
def test_what_is_no_operation_is_said_to_be_none(asked: Callable[[Any], Any], value: Any) -> None:
    with pytest.raises(InvalidParamsError, match=f"expected an operation or its name, got {type(value).__name__}"):
        asked(value)


def test_an_operation_may_be_named_where_its_function_is_wanted() -> None:
    _, send = transport(answer({"object": "list", "data": [{"id": "a"}], "has_more": False}))
    ask: Any = with_options("list_chat_completions", {"transport": send, "api_key": "x"})
    assert ask.operation == operation("list_chat_completions")
    assert list(openai_fn.items("list_chat_completions", {}, ask.options)) == [{"id": "a"}]
