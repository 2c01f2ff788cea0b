"""An option among the params, or a param among the options, is an error that says where it belongs."""

import warnings
from typing import Any

import pytest

from openai_fn import (
    InvalidOptionsError,
    InvalidParamsError,
    ParamsWarning,
    create_chat_completion,
    create_realtime_client_secret,
    function_for,
    operations,
    request_for,
    search_vector_store,
)
from openai_fn.catalog.misplaced import find_misplaced_options, list_all_param_names, list_param_names
from openai_fn.catalog.operations import read_schema_file
from openai_fn.validation.foreign_names import (
    FOREIGN_CREDENTIALS,
    FOREIGN_HEADERS,
    FOREIGN_OPTIONS,
    FOREIGN_PARAMS,
    FOREIGN_SETTINGS,
    OFFICIAL_OPTIONS,
)

CALL = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
KEY = {"api_key": "k"}
OTHER_HOST = {**KEY, "base_url": "http://localhost:1/v1"}
OPTION_NAMES = sorted(read_schema_file("options.json")["properties"])
CREDENTIALS = sorted(
    {"api_key", "apiKey", "API-KEY", "api_kye", "azure_ad_token", "admin_api_key", *FOREIGN_CREDENTIALS}
)
SECRET = "sk-very-secret"


def refused(params: dict[str, Any], options: dict[str, Any], function: Any = create_chat_completion) -> str:
    with pytest.raises(InvalidParamsError) as caught:
        request_for(function, params, options)
    return str(caught.value)


@pytest.mark.parametrize("name", OPTION_NAMES)
def test_every_option_among_the_params_says_where_it_belongs(name: str) -> None:
    assert f"{name}: is an option: pass it in the second dict, {{{name!r}: ...}}" in refused({**CALL, name: 1}, KEY)


@pytest.mark.parametrize(("name", "option"), OFFICIAL_OPTIONS.items())
def test_a_name_of_the_official_client_names_the_option(name: str, option: str) -> None:
    assert f"pass it in the second dict, {{{option!r}: ...}}" in refused({**CALL, name: 1}, KEY)


@pytest.mark.parametrize("name", ["openai-beta", "OpenAI-Beta", "openai_beta", "idempotency_key", "Idempotency-Key"])
def test_a_header_among_the_params_names_the_option(name: str) -> None:
    header = FOREIGN_HEADERS[name.lower().replace("-", "_")]
    assert f"is a header: pass it in the second dict, {{'headers': {{{header!r}: ...}}}}" in refused(
        {**CALL, name: 1}, KEY
    )


def test_every_invalid_params_error_says_how_to_send_it_anyway() -> None:
    wrong: list[dict[str, Any]] = [{"timeout": 5}, {"n": "2"}, {"temperture": 1}, {"messages": []}]
    for more in wrong:
        assert "to send it anyway, pass {'validate': 'warn'}" in refused({**CALL, **more}, KEY)


@pytest.mark.parametrize("options", [KEY, OTHER_HOST, {**KEY, "validate": False}, {**KEY, "validate": "warn"}])
@pytest.mark.parametrize("name", CREDENTIALS)
def test_a_credential_among_the_params_is_always_an_error_and_not_shown(name: str, options: dict[str, Any]) -> None:
    text = refused({**CALL, name: SECRET}, options)
    assert "pass it in the second dict" in text
    assert SECRET not in text
    assert "anyway" not in text


@pytest.mark.parametrize("name", ["timeout", "extra_body", "openai-beta", "max_retries"])
def test_another_host_may_have_such_a_param(name: str) -> None:
    with pytest.warns(ParamsWarning, match="pass it in the second dict"):
        request_for(create_chat_completion, {**CALL, name: 1}, OTHER_HOST)
    with pytest.warns(ParamsWarning, match="pass it in the second dict"):
        request_for(create_chat_completion, {**CALL, name: 1}, {**OTHER_HOST, "validate": True})


def test_without_validation_an_option_among_the_params_is_sent() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        request = request_for(create_chat_completion, {**CALL, "timeout": 5}, {**KEY, "validate": False})
    assert request["body"]["timeout"] == 5


def test_a_param_that_is_called_like_an_option_is_a_param() -> None:
    request_for(search_vector_store, {"vector_store_id": "v", "query": "x"}, KEY)
    request_for(create_realtime_client_secret, {"session": {"type": "realtime"}}, KEY)
    assert "query: is an option" in refused({**CALL, "query": "x"}, KEY)


def test_of_an_operation_without_a_schema_only_credentials_are_refused() -> None:
    rerank = function_for({"name": "rerank", "method": "post", "path": "/rerank", "body": "json"})
    assert request_for(rerank, {"query": "x", "timeout": 5}, KEY)["body"] == {"query": "x", "timeout": 5}
    assert "api_key" in refused({"query": "x", "api_key": SECRET}, KEY, rerank)


def test_a_schema_of_ones_own_knows_its_params() -> None:
    schema = {"type": "object", "properties": {"timeout": {"type": "integer"}}}
    row = {"name": "wait", "method": "post", "path": "/wait", "body": "json", "schema": schema}
    wait = function_for(row)
    assert request_for(wait, {"timeout": 5}, KEY)["body"] == {"timeout": 5}
    assert "deadline: is an option" in refused({"deadline": 5}, KEY, wait)


def test_strict_refuses_what_the_schema_does_not_know() -> None:
    strict = {**KEY, "validate": "strict"}
    picture = {"type": "image_url", "image_url": {"url": "/srv/cat.png"}}
    for more in (
        {"top_k": 5},
        {"tool_choice": "get_weather"},
        {"response_format": {"type": "yaml"}},
        {"messages": [{"role": "wizard", "content": "x"}]},
        {"messages": [{"role": "user", "content": "x", "mood": "good"}]},
        {"messages": [{"role": "user", "content": [picture]}]},
        {"reasoning_effort": "colossal"},
        {"user": None},
    ):
        refused({**CALL, **more}, strict)
    request_for(create_chat_completion, {**CALL, "temperature": 1, "n": 1}, strict)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("temperature", "temperature: is a param: pass it in the first dict"),
        ("messages", "messages: is a param: pass it in the first dict"),
        ("include", "include: is a param: pass it in the first dict"),
        ("max_retries", "max_retries: is not an option; did you mean 'retry'?"),
        ("Max-Retries", "Max-Retries: is not an option; did you mean 'retry'?"),
        ("idempotency_key", "idempotency_key: is not an option; pass {'headers': {'idempotency-key': ...}}"),
        ("timeouts", "timeouts: is not an option; did you mean 'timeout'?"),
        ("azure_token", "azure_token: is not an option; did you mean 'azure_ad_token'?"),
        ("nonsense", "nonsense: is not an option; there are admin_api_key, api_key"),
    ],
)
def test_an_unknown_option_says_what_was_meant(name: str, text: str) -> None:
    with pytest.raises(InvalidOptionsError) as caught:
        request_for(create_chat_completion, CALL, {name: 1})
    assert text in str(caught.value)


@pytest.mark.parametrize(("name", "option"), FOREIGN_OPTIONS.items())
def test_every_foreign_name_is_suggested_as_an_option(name: str, option: str) -> None:
    with pytest.raises(InvalidOptionsError, match=f"did you mean '{option}'"):
        request_for(create_chat_completion, CALL, {name: 1})


def test_the_tables_of_foreign_names_name_what_there_is() -> None:
    from openai_fn.bulk.settings import SETTINGS_SCHEMA

    assert {*FOREIGN_OPTIONS.values()} <= {*OPTION_NAMES}
    assert not FOREIGN_OPTIONS.keys() & {*OPTION_NAMES}
    assert {*FOREIGN_SETTINGS.values()} <= SETTINGS_SCHEMA["properties"].keys()
    assert not FOREIGN_SETTINGS.keys() & SETTINGS_SCHEMA["properties"].keys()
    assert {param for params in FOREIGN_PARAMS.values() for param in params} <= list_all_param_names()


@pytest.mark.parametrize("name", sorted(operations()))
def test_no_param_of_an_operation_is_taken_for_an_option(name: str) -> None:
    row = operations()[name]
    assert find_misplaced_options(row, dict.fromkeys(list_param_names(row)), official=True) == []
