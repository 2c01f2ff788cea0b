"""What proves who sends: put into the request, hidden there, and refused where it can be none."""

import pickle
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from openai_fn import InvalidOptionsError, OpenAIError, create_chat_completion, function_for, request_for
from openai_fn.credentials import Credential, reveal
from openai_fn.providers.authorize import authorize_azure, authorize_bearer
from tests.support.fake import CHAT, answer, refusal, transport

if TYPE_CHECKING:
    from openai_fn.types import Request

TOKEN = "tok-0123456789-secret"
KEY = "sk-0123456789-secret"
ENDPOINT = "https://me.openai.azure.com"


def authorize_with_plus(request: Any, options: Any) -> Any:
    return {**request, "headers": {**request["headers"], "x-own-token": "Own " + options["my_token"]}}


MINE: dict[str, Any] = {
    "name": "mine",
    "env": {"my_token": ["MY_OWN_TOKEN"]},
    "required": ["my_token"],
    "credentials": ["my_token", "x-own-token"],
    "defaults": {"base_url": "https://mine.example/v1"},
    "authorize": authorize_with_plus,
}


def refused(options: dict[str, Any]) -> str:
    encoded, send = transport(answer())
    with pytest.raises(InvalidOptionsError) as caught:
        create_chat_completion(CHAT, {"transport": send, **options})
    assert encoded == []
    return str(caught.value)


@pytest.mark.parametrize("token", [TOKEN, lambda: TOKEN], ids=["text", "function"])
def test_a_provider_of_ones_own_has_its_own_credential(token: Any) -> None:
    options = {"impl": MINE, "my_token": token}
    request = request_for(create_chat_completion, CHAT, options)
    assert reveal(request["headers"]["x-own-token"]) == f"Own {TOKEN}"
    assert TOKEN not in repr(request)
    encoded, send = transport(answer())
    create_chat_completion(CHAT, {**options, "transport": send})
    assert encoded[0]["headers"]["x-own-token"] == f"Own {TOKEN}"


def test_the_credential_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_OWN_TOKEN", TOKEN)
    request = request_for(create_chat_completion, CHAT, {"impl": MINE})
    assert reveal(request["headers"]["x-own-token"]) == f"Own {TOKEN}"
    assert TOKEN not in repr(request)


def test_a_missing_credential_is_named_with_its_variable() -> None:
    assert "my_token is missing: set MY_OWN_TOKEN or pass {'my_token': ...}" in refused({"impl": MINE})


AUTHORIZE = {
    "plus": authorize_with_plus,
    "reveal": lambda request, options: {
        **request, "headers": {**request["headers"], "x-own-token": f"Own {reveal(options['my_token'])}"}
    },
    "undeclared header": lambda request, options: {
        **request, "headers": {**request["headers"], "x-else": reveal(options["my_token"])}
    },
    "query": lambda request, options: {**request, "query": {**request["query"], "k": reveal(options["my_token"])}},
    "closure": lambda request, _: {**request, "headers": {**request["headers"], "x-own-token": TOKEN}},
    "authorization": lambda request, _: {**request, "headers": {**request["headers"], "Authorization": TOKEN}},
}  # fmt: skip


@pytest.mark.parametrize("authorize", AUTHORIZE.values(), ids=AUTHORIZE)
@pytest.mark.parametrize("status", [401, 400, 500, 200])
@pytest.mark.parametrize("token", [TOKEN, lambda: TOKEN], ids=["text", "function"])
def test_a_server_that_repeats_the_token_shows_it_nowhere(authorize: Any, status: int, token: Any) -> None:
    traced: list[Any] = []
    body = {"error": {"message": f"bad token {TOKEN}", "code": TOKEN, "details": [{TOKEN: TOKEN}]}}
    _, send = transport(answer(body, status, **({"x_request_id": TOKEN} if status != 200 else {})))
    options = {"impl": {**MINE, "authorize": authorize}, "my_token": token, "transport": send, "retry": 0}
    with pytest.raises(OpenAIError) as caught:
        create_chat_completion(CHAT, {**options, "trace": traced.append})
    error = caught.value
    text = "".join(traceback.format_exception(error))
    assert TOKEN not in str(error) + repr(error.data) + repr(traced) + text.replace(repr(body), "")
    assert TOKEN.encode() not in pickle.dumps(error)
    assert TOKEN not in repr(request_for(create_chat_completion, CHAT, {**options, "transport": None}))


def test_a_header_in_capitals_takes_the_place_of_the_same_header() -> None:
    mine = {
        **MINE,
        "authorize": lambda request, _: {**request, "headers": {**request["headers"], "User-Agent": "mine/1.0"}},
    }
    headers = request_for(create_chat_completion, CHAT, {"impl": mine, "my_token": TOKEN})["headers"]
    assert [value for name, value in headers.items() if name.lower() == "user-agent"] == ["mine/1.0"]


@pytest.mark.parametrize("name", ["x-proof", "X-Signature"])
def test_without_declared_credentials_every_header_that_authorize_adds_is_one(name: str) -> None:
    mine = {
        "name": "mine",
        "required": [],
        "authorize": lambda request, _: {**request, "headers": {**request["headers"], name: TOKEN}},
    }
    request = request_for(create_chat_completion, CHAT, {"impl": mine})
    assert TOKEN not in repr(request)
    assert reveal(request["headers"][name.lower()]) == TOKEN
    assert not isinstance(request["headers"]["accept"], Credential)
    _, send = transport(refusal(401, message=f"no: {TOKEN}"))
    with pytest.raises(OpenAIError) as caught:
        create_chat_completion(CHAT, {"impl": mine, "transport": send})
    assert TOKEN not in repr(caught.value.data)


def test_a_header_that_is_not_declared_a_credential_stays_readable() -> None:
    mine = {
        **MINE,
        "authorize": lambda request, _: {**request, "headers": {**request["headers"], "x-region": "west-europe"}},
    }
    request = request_for(create_chat_completion, CHAT, {"impl": mine, "my_token": TOKEN})
    assert request["headers"]["x-region"] == "west-europe"


@pytest.mark.parametrize("write", [str, repr, lambda key: f"Bearer {key}", lambda key: "%s" % key, "Bearer {}".format])  # noqa: UP031  # as users write it
def test_a_header_made_of_a_masked_credential_is_refused_with_the_function_that_reveals(write: Any) -> None:
    mine = {
        **MINE,
        "authorize": lambda request, options: {
            **request,
            "headers": {**request["headers"], "x-own-token": write(options["my_token"])},
        },
    }
    text = refused({"impl": mine, "my_token": TOKEN})
    assert "header 'x-own-token' contains ***" in text
    assert "openai_fn.reveal" in text


def test_a_masked_credential_among_the_headers_of_options_is_refused_too() -> None:
    assert "openai_fn.reveal" in refused({"api_key": KEY, "headers": {"x-gateway": f"{Credential(TOKEN)}"}})


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (None, "authorize returned NoneType, expected the request with headers"),
        ("text", "authorize returned str, expected the request"),
        ({"headers": 5}, "authorize returned dict, expected the request with headers"),
        ({"headers": {5: "x"}}, "a header whose name is of type int"),
        ({"headers": {"x-n": 5}}, "header 'x-n' expected str, got int"),
        ({"headers": {"x-n": b"bytes"}}, "header 'x-n' expected str, got bytes"),
        ({"headers": {"x-n": f"{TOKEN}\r\nx-more: 1"}}, "header 'x-n' has a line break"),
        ({"headers": {"x-n": "é"}}, "header 'x-n' has a line break, a blank at either end or a non-ASCII"),
    ],
)
def test_an_authorize_that_returns_something_else_is_named(outcome: Any, words: str) -> None:
    text = refused({"impl": {**MINE, "authorize": lambda *_: outcome}, "my_token": TOKEN})
    assert words in text
    assert TOKEN not in text


@pytest.mark.parametrize(("impl", "option"), [("openai", "api_key"), ("azure", "api_key"), ("azure", "azure_ad_token")])
@pytest.mark.parametrize(
    ("key", "words"),
    [
        (f"Bearer {KEY}", "begins with a scheme (Bearer)"),
        (f"bearer {KEY}", "begins with a scheme"),
        (f"Basic {KEY}", "begins with a scheme"),
        (f"Bearer: {KEY}", "begins with a scheme"),
        (f'"{KEY}"', "has quotes around it"),
        (f"'{KEY}'", "has quotes around it"),
        (f"{KEY}'", "has quotes around it"),
        (f"sk {KEY}", "contains a blank"),
        (f"{KEY} {KEY}", "contains a blank"),
        (f" {KEY}", "a blank at either end"),
        (f"{KEY}\n", "has a line break"),
    ],
)
@pytest.mark.parametrize("wrap", [lambda key: key, lambda key: lambda: key], ids=["text", "function"])
def test_what_is_no_key_is_refused_before_sending_and_not_shown(
    impl: str, option: str, key: str, words: str, wrap: Any
) -> None:
    text = refused({"impl": impl, "base_url": ENDPOINT, option: wrap(key)})
    assert f"{option}: {words}" in text or words in text
    assert "not shown here" in text
    assert KEY not in text


@pytest.mark.parametrize(("impl", "option"), [("openai", "api_key"), ("azure", "api_key"), ("azure", "azure_ad_token")])
@pytest.mark.parametrize(("nothing", "got"), [(None, "None"), ("", "an empty str")])
def test_a_key_function_that_returns_nothing_sends_nothing(impl: str, option: str, nothing: Any, got: str) -> None:
    text = refused({"impl": impl, "base_url": ENDPOINT, option: lambda: nothing})
    assert f"{option}: the function returned {got}, expected the credential as a str" in text


def test_a_custom_credential_function_that_returns_nothing_sends_nothing() -> None:
    assert "my_token: the function returned None, expected the credential as a str" in refused(
        {"impl": MINE, "my_token": lambda: None}
    )


def test_a_token_of_ones_own_may_hold_blanks() -> None:
    request = request_for(create_chat_completion, CHAT, {"impl": MINE, "my_token": "Signature a, b"})
    assert reveal(request["headers"]["x-own-token"]) == "Own Signature a, b"


def test_only_the_key_that_a_call_needs_is_fetched() -> None:
    calls: list[str] = []

    def key(name: str) -> Any:
        def fetch() -> str:
            calls.append(name)
            return f"key-{name}"

        return fetch

    users = function_for({"name": "users", "method": "get", "path": "/organization/users", "auth": "admin_api_key"})
    both = {"api_key": key("api"), "admin_api_key": key("admin")}
    request_for(create_chat_completion, CHAT, both)
    request_for(users, {}, both)
    azure = {"impl": "azure", "base_url": ENDPOINT, "api_key": key("azure"), "azure_ad_token": key("token")}
    assert reveal(request_for(create_chat_completion, CHAT, azure)["headers"]["authorization"]) == "Bearer key-token"
    assert calls == ["api", "admin", "token"]


def test_a_function_is_called_for_every_attempt() -> None:
    keys = iter(["key-number-1", "key-number-2"])
    encoded, send = transport(answer({}, 500, retry_after_ms="1"), answer())
    create_chat_completion(CHAT, {"api_key": lambda: next(keys), "transport": send})
    assert [one["headers"]["authorization"] for one in encoded] == ["Bearer key-number-1", "Bearer key-number-2"]


def test_no_frame_of_a_refusal_holds_the_key_as_text() -> None:
    mine = {**MINE, "authorize": lambda *_: {"headers": {"x-own-token": TOKEN, "x-n": 5}}}
    for options in (
        {"impl": mine, "my_token": lambda: TOKEN},
        {"api_key": f"Bearer {TOKEN}"},
        {"api_key": Credential(f"Bearer {TOKEN}")},
    ):
        with pytest.raises(InvalidOptionsError) as caught:
            request_for(create_chat_completion, CHAT, options)
        frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
        ours = [frame for frame in frames if "openai_fn" in str(frame.f_globals.get("__name__"))]
        assert ours
        assert not [frame for frame in ours if TOKEN in repr(frame.f_locals)]


def test_rows_can_be_built_on_the_functions_of_others() -> None:
    request: Request = {"headers": {}, "auth": "api_key"}
    assert reveal(authorize_bearer(request, {"api_key": KEY})["headers"]["authorization"]) == f"Bearer {KEY}"
    assert reveal(authorize_azure(request, {"api_key": KEY})["headers"]["api-key"]) == KEY
    assert authorize_bearer(request, {})["headers"] == {}
