"""What a provider's row refuses, and what it knows of a URL when a call fails."""

import warnings
from typing import Any

import pytest

from openai_fn import (
    InvalidOptionsError,
    InvalidParamsError,
    NotFoundError,
    OpenAIError,
    client,
    create_chat_completion,
    function_for,
    operations,
    request_for,
    with_options,
)
from openai_fn.catalog.operations import list_rows
from openai_fn.errors import ParamsWarning
from openai_fn.options import list_option_names, list_row_options
from openai_fn.providers.check import EXCLUSIVE_OPTIONS, check_provider_operation, find_provider_problems
from openai_fn.providers.table import AZURE, LOCAL, OPENAI, PROVIDERS, find_provider
from openai_fn.types import Provider
from tests.support.fake import CHAT, UNREACHABLE, answer, refusal, transport

KEY = "sk-0123456789"
AZURE_HOST = "https://me.openai.azure.com"


@pytest.mark.parametrize("row", PROVIDERS.values(), ids=PROVIDERS)
def test_every_row_is_whole_and_names_only_what_exists(row: Provider) -> None:
    assert row.keys() <= Provider.__annotations__.keys()
    assert find_provider({**row}).keys() == row.keys()
    assert list_row_options(row) - {*row["credentials"]} <= list_option_names()
    assert {*row.get("operations", ())} <= operations().keys()
    assert {name for name in row["credentials"] if "_" in name} <= list_option_names()


def test_the_options_that_only_some_providers_have() -> None:
    assert EXCLUSIVE_OPTIONS == {
        "api_version": ["azure"],
        "azure_ad_token": ["azure"],
        "deployment": ["azure"],
        "model_path": ["local"],
    }


@pytest.mark.parametrize(
    ("impl", "options", "words"),
    [
        ("openai", {"deployment": "d"}, "deployment: the provider 'openai' has no such option; pass {'impl': 'azure'}"),
        ("openai", {"api_version": "2024-10-21"}, "api_version: the provider 'openai' has no such option"),
        ("openai", {"azure_ad_token": "t"}, "azure_ad_token: the provider 'openai' has no such option"),
        ("openai", {"model_path": "m.gguf"}, "'openai' has no such option; pass {'impl': 'local'}"),
        ("local", {"deployment": "d"}, "deployment: the provider 'local' has no such option"),
        ("local", {"api_version": "v1"}, "api_version: the provider 'local' has no such option"),
        ("azure", {"model_path": "m.gguf"}, "model_path: the provider 'azure' has no such option"),
        ({"name": "mine"}, {"deployment": "d"}, "deployment: the provider 'mine' has no such option"),
    ],
)  # fmt: skip
def test_an_option_of_another_provider_is_an_error(impl: Any, options: dict[str, Any], words: str) -> None:
    encoded, send = transport(answer())
    with pytest.raises(InvalidOptionsError) as caught:
        create_chat_completion(CHAT, {"impl": impl, "api_key": KEY, "transport": send, **options})
    assert words in str(caught.value)
    assert encoded == []


@pytest.mark.parametrize("column", ["env", "defaults", "required", "credentials", "options"])
def test_a_row_that_names_the_option_in_any_column_has_it(column: str) -> None:
    value: Any = {
        "env": {"deployment": ["MY_DEPLOYMENT"]},
        "defaults": {"deployment": "d", "base_url": "https://mine.example/v1"},
    }.get(column, ["deployment"])
    request_for(create_chat_completion, CHAT, {"impl": {"name": "mine", column: value}, "deployment": "d"})


def test_none_is_no_option() -> None:
    request_for(create_chat_completion, CHAT, {"deployment": None, "api_version": None})


@pytest.mark.parametrize("column", ["env", "defaults", "required", "credentials", "options"])
@pytest.mark.parametrize("value", ["eu", 5, {"a": [1, "b"]}, ["x"]])
def test_options_of_a_provider_s_own_are_legal_and_reach_its_functions(column: str, value: Any) -> None:
    seen: list[Any] = []

    def address(request: Any, options: Any) -> Any:
        seen.append(options["my_zone"])
        return {**request, "url": "https://mine.example" + request["path"]}

    columns: dict[str, Any] = {"env": {"my_zone": ["MY_ZONE"]}, "defaults": {"my_zone": "us"}}
    mine = {"name": "mine", "address": address, column: columns.get(column, ["my_zone"])}
    if "base_url" not in mine.get("defaults", {"base_url": ""}):
        mine["defaults"] = {**mine["defaults"], "base_url": "https://mine.example"}
    request_for(create_chat_completion, CHAT, {"impl": mine, "my_zone": value})
    assert seen == [value] or column == "credentials"
    with pytest.raises(InvalidOptionsError, match="my_zone: is not an option"):
        request_for(create_chat_completion, CHAT, {"impl": {"name": "else"}, "my_zone": value})


def test_a_mistyped_default_is_an_error_and_a_new_one_is_not() -> None:
    row = {"name": "mine", "defaults": {"base_url": "https://mine.example", "tiemout": 5}}
    with pytest.raises(InvalidOptionsError, match="tiemout: is not an option; did you mean 'timeout'"):
        request_for(create_chat_completion, CHAT, {"impl": row})
    row["defaults"] = {"base_url": "https://mine.example", "my_zone": "eu"}
    request_for(create_chat_completion, CHAT, {"impl": row})


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"credential": ["my_token"]}, "impl.credential: unknown key; did you mean 'credentials'?"),
        ({"base_url": "https://mine.example"}, "impl.base_url: unknown key"),
        ({"credentials": "my_token"}, "impl.credentials: expected"),
        ({"refuses": [5]}, "impl.refuses[0]: expected"),
        ({"env": 5}, "impl.env: expected"),
    ],
)
def test_a_row_that_cannot_be_followed_says_why(row: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidOptionsError) as caught:
        request_for(create_chat_completion, CHAT, {"impl": {"name": "mine", **row}})
    assert words in str(caught.value)


OURS = ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"]


@pytest.mark.parametrize("row", [{"name": "mine"}, {"name": "mine", "defaults": {"base_url": "https://mine.example"}}])
def test_a_row_without_env_reads_no_environment(monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    for name in OURS:
        monkeypatch.setenv(name, "https://from.the.environment")
    request = request_for(create_chat_completion, CHAT, {"impl": row})
    assert "environment" not in repr({**request, "headers": {k: str(v) for k, v in request["headers"].items()}})
    assert "authorization" not in request["headers"]
    with pytest.raises(InvalidOptionsError, match="api_key is missing: pass"):
        create_chat_completion(CHAT, {"impl": row})


def test_a_base_url_of_ones_own_still_takes_openai_s_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    encoded, send = transport(answer())
    create_chat_completion(CHAT, {"base_url": "https://else.example/v1", "transport": send})
    assert encoded[0]["headers"]["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("name", sorted(operations().keys() - {*LOCAL["operations"]}))
def test_the_local_model_says_what_it_cannot_do(name: str) -> None:
    with pytest.raises(InvalidOptionsError) as caught:
        check_provider_operation(LOCAL, list_rows()[name])
    assert str(caught.value).partition("the local model cannot ")[2]
    assert "it serves create_chat_completion, " in str(caught.value)


def test_an_operation_that_is_not_served_is_refused_before_anything_starts() -> None:
    from openai_fn import create_image

    with pytest.raises(InvalidOptionsError) as caught:
        create_image({"prompt": "a cat"}, {"impl": "local"})
    assert "create_image: the local model cannot generate images" in str(caught.value)
    create_image({"prompt": "a cat"}, {"impl": "openai", "api_key": KEY, "transport": transport(answer())[1]})


def test_a_function_of_ones_own_is_for_the_server_to_judge() -> None:
    rerank = function_for({"name": "rerank", "method": "post", "path": "/rerank", "body": "json"})
    request_for(rerank, {"query": "q"}, {"impl": "local"})


ROW: dict[str, Any] = {
    "name": "mine",
    "required": [],
    "defaults": {"base_url": "https://mine.example/v1"},
    "refuses": ["logprobs"],
    "ignores": ["seed"],
}


def test_params_that_a_provider_refuses_or_ignores_are_problems() -> None:
    params = {**CHAT, "logprobs": True, "seed": 1, "n": None}
    row = find_provider(ROW)
    found = [
        (problem["path"], problem["severity"], problem["message"]) for problem in find_provider_problems(row, params)
    ]
    assert found == [
        ("logprobs", "error", "the provider 'mine' rejects it: leave it out"),
        ("seed", "warning", "the provider 'mine' ignores it"),
    ]
    assert find_provider_problems(row, {**CHAT, "logprobs": None}) == []
    assert find_provider_problems(OPENAI, params) == []


def test_how_bad_they_are_is_for_the_option_validate_to_say() -> None:
    _, send = transport(answer())
    options = {"impl": ROW, "transport": send}
    with pytest.raises(InvalidParamsError, match="logprobs: the provider 'mine' rejects it"):
        create_chat_completion({**CHAT, "logprobs": True}, {**options, "validate": True})
    with pytest.warns(ParamsWarning, match="logprobs: the provider 'mine' rejects it"):
        create_chat_completion({**CHAT, "logprobs": True}, options)
    with pytest.warns(ParamsWarning, match="seed: the provider 'mine' ignores it"):
        create_chat_completion({**CHAT, "seed": 1}, {**options, "validate": True})
    with pytest.raises(InvalidParamsError, match="seed: the provider 'mine' ignores it"):
        create_chat_completion({**CHAT, "seed": 1}, {**options, "validate": "strict"})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        create_chat_completion({**CHAT, "logprobs": True, "seed": 1}, {**options, "validate": False})


def fail(base_url: str, response: Any, **options: Any) -> OpenAIError:
    _, send = transport(response)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(OpenAIError) as caught:
            create_chat_completion(
                CHAT, {"base_url": base_url, "api_key": KEY, "transport": send, "retry": 0, **options}
            )
    return caught.value


PLAIN_404 = refusal(404, message="Not Found")
DOUBTS = [
    ("openai", "https://api.openai.com/v1/v1", "base_url has '/v1/v1' in it: one '/v1' is enough"),
    ("openai", "https://host.example/api/v1/v1/", "base_url has '/v1/v1' in it"),
    ("openai", "https://host.example/v1/chat/completions", "ends with '/chat/completions', which is added to it: use 'https://host.example/v1'"),
    ("openai", "https://host.example/v1/responses", "ends with '/responses'"),
    ("openai", "https://host.example/v1/embeddings/", "ends with '/embeddings'"),
    ("openai", "https://api.openai.com", "base_url has no '/v1' in it: most servers have their API at 'https://api.openai.com/v1'"),
    ("openai", "http://localhost:8000", "most servers have their API at 'http://localhost:8000/v1'"),
    ("openai", "https://host.example/openai", "most servers have their API at 'https://host.example/openai/v1'"),
    ("openai", AZURE_HOST, "the host is Azure's: pass {'impl': 'azure'}, or a base_url that ends with '/openai/v1'"),
    ("openai", f"{AZURE_HOST}/v1", "the host is Azure's"),
    ("openai", "http://host.example/v1", "starts with http://, so the key is sent unencrypted"),
    ("openai", "http://8.8.8.8/v1", "starts with http://"),
    ("azure", "https://api.openai.com/v1", "the host is OpenAI's: leave {'impl': 'azure'} out"),
    ("azure", f"{AZURE_HOST}/v1", f"base_url has a version in '{AZURE_HOST}/v1': pass the resource's endpoint alone"),
    ("azure", f"{AZURE_HOST}/chat/completions", f"which is added to it: use '{AZURE_HOST}'"),
    ("azure", "http://me.openai.azure.com", "starts with http://"),
    ({"name": "mine", "env": {}}, "https://host.example/v1/v1", "base_url has '/v1/v1' in it"),
]  # fmt: skip
SOUND = [
    ("openai", "https://api.openai.com/v1"),
    ("openai", "http://localhost:8000/v1"),
    ("openai", "http://vllm:8000/v1"),
    ("openai", "http://10.1.2.3/v1"),
    ("openai", "http://gpu.internal/v1"),
    ("openai", "https://host.example/api/paas/v4"),
    ("openai", "https://host.example/v1beta/openai"),
    ("openai", f"{AZURE_HOST}/openai/v1"),
    ("azure", AZURE_HOST),
    ("azure", f"{AZURE_HOST}/openai/v1/chat/completions"),
    ("azure", f"{AZURE_HOST}/openai/deployments/gpt/chat/completions?api-version=2024-10-21"),
    ("azure", "https://gw.azure-api.net/team"),
]


@pytest.mark.parametrize(("impl", "base_url", "words"), DOUBTS)
def test_a_call_that_fails_says_what_is_odd_about_its_url(impl: Any, base_url: str, words: str) -> None:
    page = {"status": 200, "headers": {"content-type": "text/html"}, "body": b"<html><title>Welcome</title></html>"}
    certain = "in it: one" in words or "added to it" in words or "starts with" in words
    for response in (PLAIN_404, page, refusal(405), *[UNREACHABLE] * certain):
        error = fail(base_url, response, impl=impl)
        assert words in error.data["hint"]
        assert words in str(error)


@pytest.mark.parametrize(("impl", "base_url"), SOUND)
def test_a_sound_url_is_not_doubted(impl: str, base_url: str) -> None:
    hint = fail(base_url, PLAIN_404, impl=impl).data["hint"]
    assert hint == "check the ids in params, the model and base_url"


@pytest.mark.parametrize(("impl", "base_url", "_"), DOUBTS)
def test_an_odd_url_that_works_is_neither_an_error_nor_a_warning(impl: Any, base_url: str, _: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        options = {"impl": impl, "base_url": base_url, "api_key": KEY, "transport": transport(answer())[1]}
        assert create_chat_completion(CHAT, options) == {"object": "ok"}


@pytest.mark.parametrize(
    "response",
    [refusal(429), refusal(404, "model_not_found"), refusal(429, "insufficient_quota"), refusal(400, "content_filter")],
)
def test_a_failure_that_no_url_causes_is_told_without_doubts(response: Any) -> None:
    assert "base_url has" not in str(fail("https://host.example/v1/v1", response).data["hint"])


def test_an_address_of_ones_own_is_not_doubted() -> None:
    mine = {"name": "mine", "address": lambda request, _: {**request, "url": "https://host.example/v1/v1/chat"}}
    assert "base_url has" not in fail("https://host.example/v1/v1", PLAIN_404, impl=mine).data["hint"]


def test_a_deployment_that_does_not_exist_is_named_as_such() -> None:
    options = {"impl": "azure", "api_version": "2024-10-21", "deployment": "mine"}
    with pytest.raises(NotFoundError) as caught:
        raise fail(AZURE_HOST, refusal(404, "DeploymentNotFound"), **options)
    assert "deployment" in caught.value.data["hint"]
    assert "pass {'deployment'" not in caught.value.data["hint"]


def test_azure_has_all_that_its_row_says() -> None:
    assert {"api_version", "deployment", "azure_ad_token", "api_key", "base_url"} <= list_row_options(AZURE)


def test_hosts_of_a_row_are_checked_as_openai_s_are() -> None:
    row = {"name": "mine", "required": [], "defaults": {"base_url": "https://api.mine.example/v1"}}
    _, send = transport(answer())
    wrong = {**CHAT, "temperature": 9}
    with pytest.warns(ParamsWarning, match="temperature"):
        create_chat_completion(wrong, {"impl": row, "transport": send})
    with pytest.raises(InvalidParamsError, match="temperature"):
        create_chat_completion(wrong, {"impl": {**row, "hosts": [".mine.example"]}, "transport": send})


def test_a_client_hides_the_credential_of_a_provider_of_one_s_own() -> None:
    row = {"name": "mine", "credentials": ["my_token"]}
    options = {"impl": row, "my_token": KEY}
    assert KEY not in repr(client(options)) + repr(with_options(create_chat_completion, options))
