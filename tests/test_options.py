"""Options stand in layers, are checked before anything is sent, and say how to mend them."""

from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn import InvalidOptionsError, create_chat_completion, request_for, with_options
from openai_fn.credentials import reveal
from openai_fn.options import (
    library_defaults,
    list_option_names,
    list_options_with,
    merge_options,
    read_environment,
    resolve_options,
)
from openai_fn.providers.table import OPENAI
from tests.support.fake import CHAT, answer, transport

PLAIN = ("api_key", "base_url", "organization", "timeout", "validate")
VARIABLES = {"OPENAI_API_KEY": "api_key", "OPENAI_BASE_URL": "base_url", "OPENAI_ORG_ID": "organization"}
WORDS = st.sampled_from(["a", "b", "c"])
LAYERS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(PLAIN, st.none() | WORDS),
        **dict.fromkeys(
            sorted(list_options_with("merge")), st.none() | st.dictionaries(WORDS, st.integers(0, 9), max_size=2)
        ),
    },
)
ENVIRONMENTS = st.dictionaries(st.sampled_from([*VARIABLES]), WORDS)


def last_given(key: str, layers: list[dict[str, Any]]) -> Any:
    """What the highest layer that says anything says of an option; for a merged one key by key."""
    said = [layer[key] for layer in layers if layer.get(key) is not None]
    if key in list_options_with("merge"):
        return {name: value for level in said for name, value in level.items()}
    return said[-1] if said else None


@given(LAYERS, ENVIRONMENTS, LAYERS, LAYERS)
def test_each_layer_goes_over_the_one_before(
    defaults: dict[str, Any], environ: dict[str, str], bound: dict[str, Any], called: dict[str, Any]
) -> None:
    impl = {**OPENAI, "defaults": defaults}
    layers = [
        dict(library_defaults()),
        defaults,
        {VARIABLES[name]: value for name, value in environ.items()},
        bound,
        called,
    ]
    found = resolve_options(impl, environ, merge_options(bound, called))
    assert {key: found.get(key) or None for key in (*PLAIN, *list_options_with("merge"))} == {
        key: last_given(key, layers) or None for key in (*PLAIN, *list_options_with("merge"))
    }


def test_a_call_goes_by_all_layers_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "from-environment")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-environment")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-environment")
    once = with_options(create_chat_completion, {"organization": "org-bound", "project": "proj-once", "timeout": 1})
    ask = with_options(once, {"project": "proj-bound", "headers": {"X-A": "bound", "x-b": "bound"}})
    request = request_for(ask, CHAT, {"headers": {"x-a": "call"}, "query": {"q": 1}, "body": {"seed": 7}})
    headers = {name: reveal(text) for name, text in request["headers"].items()}
    assert headers["authorization"] == "Bearer from-environment"
    assert (headers["openai-organization"], headers["openai-project"]) == ("org-bound", "proj-bound")
    assert (headers["x-a"], headers["x-b"]) == ("call", "bound")
    assert (request["query"], request["body"]["seed"], request["timeout"]) == ({"q": 1}, 7, (1, 1))
    assert request["url"] == "https://api.openai.com/v1/chat/completions"


@pytest.mark.parametrize(
    ("layers", "merged"),
    [
        ([{"retry": 5}], {"retry": {"retries": 5}}),
        ([{"retry": {"cap": 1}}, {"retry": 0}], {"retry": {"cap": 1, "retries": 0}}),
        ([{"headers": {"X-A": "1"}}, {"headers": {"x-a": None}}], {"headers": {"x-a": None}}),
        ([{"api_key": "a"}, {"api_key": None}], {"api_key": "a"}),
        ([{"body": {"a": {"b": 1}}}, {"body": {"a": {"c": 2}}}], {"body": {"a": {"c": 2}}}),
        ([{"validate": False}, {}], {"validate": False}),
        ([], {}),
    ],
)
def test_what_layers_merge_to(layers: list[dict[str, Any]], merged: dict[str, Any]) -> None:
    before = repr(layers)
    assert merge_options(*layers) == merged
    assert repr(layers) == before


@pytest.mark.parametrize(
    ("environ", "given_options", "found"),
    [
        ({"A": "1", "B": "2"}, {}, {"api_key": "1"}),
        ({"B": "2"}, {}, {"api_key": "2"}),
        ({"A": "", "B": "2"}, {}, {"api_key": "2"}),
        ({"A": " 1\n"}, {}, {"api_key": "1"}),
        ({"A": "1"}, {"api_key": "given"}, {}),
        ({"A": "1"}, {"api_key": None}, {"api_key": "1"}),
        ({"C": "3"}, {}, {}),
    ],
)
def test_the_first_variable_that_is_set_counts(
    environ: dict[str, str], given_options: dict[str, Any], found: dict[str, str]
) -> None:
    assert read_environment({"env": {"api_key": ["A", "B"]}}, environ, given_options) == found


def refused(options: Any) -> str:
    wires, send = transport(answer())
    with pytest.raises(InvalidOptionsError) as caught:
        create_chat_completion(CHAT, {"transport": send, "api_key": "x", **options} if options else options)
    assert (wires, caught.value.data["category"]) == ([], "invalid_options")
    return str(caught.value)


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"tiemout": 5}, "tiemout: is not an option; did you mean 'timeout'?"),
        ({"apikey": "x"}, "apikey: is not an option; did you mean 'api_key'?"),
        ({"organisation": "x"}, "did you mean 'organization'?"),
        ({"xyz": 1}, f"xyz: is not an option; there are {', '.join(sorted(list_option_names()))}"),
        ({7: 1}, "7: is not an option"),
        ({"timeout": "5"}, "timeout: expected number or list, got str '5'"),
        ({"timeout": 0}, "timeout: 0 is not greater than 0"),
        ({"timeout": (1, 2, 3)}, "timeout: too many items: 3, at most 2 allowed"),
        ({"timeout": (1, -2)}, "timeout[1]: -2 is not greater than 0"),
        ({"deadline": -1}, "deadline: -1 is not greater than 0"),
        ({"validate": "strickt"}, "did you mean 'strict'?"),
        ({"on_error": "ignore"}, "on_error: 'ignore' is not one of"),
        ({"api_key": 5}, "api_key: expected str or function, got int"),
        ({"headers": {"x": 1}}, "headers.x: expected str or None, got int"),
        ({"headers": "x"}, "headers: expected dict, got str"),
        ({"retry": -1}, "retry: -1 is less than 0"),
        ({"retry": "often"}, "retry: expected int or dict, got str 'often'"),
        ({"retry": True}, "retry: expected int or dict, got bool"),
        ({"retry": {"retires": 3}}, "retry.retires: unknown key; did you mean 'retries'?"),
        ({"retry": {"retries": "3"}}, "retry.retries: expected int, got str '3'"),
        ({"retry": {"patience": 3}}, "retry.patience: unknown key"),
        ({"transport": "http"}, "transport: expected function"),
        ({"middleware": [5]}, "middleware[0]: expected function"),
        ({"impl": "azur"}, "impl: 'azur' is unknown; there are openai, azure, local"),
        ({10**5000: "x"}, "a number with too many digits: is not an option"),
        ({"headers": {10**5000: "x"}}, "headers: <class 'int'> is not the name of a header"),
        ({"retry": 10**5000}, "retry: a number with too many digits is greater than 1000000"),
        ({"impl": {"nam": "x"}}, "impl.nam: unknown key; did you mean 'name'?"),
        ({"impl": {10**5000: "x"}}, "impl[a number with too many digits]: unknown key"),
        ({"impl": {"name": 5}}, "impl.name: expected str, got int 5"),
        ({"impl": {"env": {"api_key": "MY_KEY"}}}, "impl.env.api_key: expected list, got str (hidden)"),
        ({"impl": {"required": [5]}}, "impl.required[0]: expected str or list, got int 5"),
        ({"impl": {"address": "http://a"}}, "impl.address: expected function, got str 'http://a'"),
        ({"impl": {"defaults": {"timeout": "5"}}}, "timeout: expected number or list, got str '5'"),
        ({"impl": {"defaults": {"tiemout": 5}}}, "tiemout: is not an option; did you mean 'timeout'?"),
        ({"impl": 5}, "impl: expected str or dict, got int 5"),
        ({"tiemout": 5, "deadline": -1}, "deadline: -1 is not greater than 0"),
    ],
)
def test_options_that_cannot_be_followed_say_how_to_mend_them(options: dict[Any, Any], line: str) -> None:
    assert line in refused(options)


@pytest.mark.parametrize("key", [5, ["sk-secret"], {"k": "sk-secret"}, b"sk-secret"])
def test_a_credential_of_a_wrong_type_is_not_repeated(key: Any) -> None:
    text = refused({"api_key": key})
    assert text.startswith("create_chat_completion: api_key: expected str or function, got ")
    assert "secret" not in text


@pytest.mark.parametrize("options", ["sk-1", 5, ["api_key"], [("api_key", "x")]])
def test_options_are_a_map(options: Any) -> None:
    with pytest.raises(InvalidOptionsError, match=f"options: expected a dict, got {type(options).__name__}"):
        create_chat_completion(CHAT, options)


@pytest.mark.parametrize("bad", [{"headers": "x"}, {"retry": "x"}, {"query": 5}, {"body": [1]}, {"tiemout": 1}])
def test_what_is_wrong_with_bound_options_is_told_where_they_are_bound(bad: dict[str, Any]) -> None:
    with pytest.raises(InvalidOptionsError, match=next(iter(bad))):
        with_options(create_chat_completion, bad)


@pytest.mark.parametrize("bad", [{"headers": "x"}, {"retry": "x"}, {"query": 5}, {"body": [1]}])
def test_a_wrong_type_over_a_bound_map_is_an_error_all_the_same(bad: dict[str, Any]) -> None:
    ask = with_options(create_chat_completion, {"headers": {"a": "b"}, "retry": 1, "query": {}, "body": {}})
    with pytest.raises(InvalidOptionsError, match=next(iter(bad))):
        request_for(ask, CHAT, bad)


@pytest.mark.parametrize("options", [None, {}, dict.fromkeys(list_option_names()), MappingProxyType({"timeout": 3})])
def test_none_is_not_given_and_any_mapping_will_do(options: Any) -> None:
    wires, send = transport(answer())
    ask = with_options(create_chat_completion, {"transport": send, "api_key": "x"})
    assert ask(CHAT, options) == {"object": "ok"}
    assert wires[0]["url"] == "https://api.openai.com/v1/chat/completions"


@pytest.mark.parametrize(
    "options",
    [
        {"timeout": 0.5},
        {"timeout": (1, 2.5)},
        {"timeout": [1, 2]},
        {"deadline": 10},
        {"retry": 0},
        {"retry": {"retries": 1, "base": 0.1, "cap": 1, "max_retry_after": 3, "sleep": len, "clock": lambda: 0.0}},
        {"validate": True},
        {"headers": MappingProxyType({"x": "y", "z": None})},
        {"query": {"a": [1]}},
        {"middleware": ()},
        {"session": object()},
        {"impl": "openai"},
        {"base_url": lambda: "https://x/v1"},
    ],
)
def test_options_that_can_be_followed_are(options: dict[str, Any]) -> None:
    _, send = transport(answer())
    assert create_chat_completion(CHAT, {"transport": send, "api_key": "x", **options}) == {"object": "ok"}
