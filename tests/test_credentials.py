"""A credential works where it is used and shows nowhere: reprs, errors, traces, logs, tracebacks with their values."""

import copy
import logging
import pickle
from collections.abc import Callable
from pprint import pformat
from traceback import TracebackException
from typing import Any

import pytest
from hypothesis import given, strategies as st

from openai_fn import (
    APIResponseValidationError,
    AuthenticationError,
    InvalidOptionsError,
    InvalidParamsError,
    OpenAIError,
    StreamError,
    call,
    client,
    create_chat_completion,
    function_for,
    request_for,
    with_options,
)
from openai_fn.credentials import Credential, hide, list_secrets, redact, reveal
from openai_fn.options import list_options_with, mask_credentials
from tests.support.fake import CHAT, answer, event_stream, refusal, transport
from tests.support.replies import stream_of

DATA = st.recursive(
    st.text() | st.none() | st.integers(), lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=6
)
KEY = "sk-" + "proj-0123456789abcdef"


@pytest.mark.parametrize(
    "show",
    [
        *(repr, str, ascii, pformat, "{!r}".format, "{!s}".format, "%s".__mod__, "%r".__mod__),
        lambda key: repr({"key": [key]}),
        lambda key: str((key,)),
        lambda key: repr(copy.deepcopy(key)),
    ],
)
def test_a_secret_shows_as_stars(show: Callable[[Any], str]) -> None:
    text = show(Credential(KEY))
    assert KEY not in text
    assert "***" in text


@given(st.text(), st.text())
def test_a_credential_joins_compares_and_hashes_as_its_text(text: str, other: str) -> None:
    key = Credential(text)
    assert (key == text, hash(key), bool(key)) == (True, hash(text), bool(text))
    assert (reveal(key + other), reveal(other + key), reveal(key + key)) == (text + other, other + text, text + text)
    assert (key == other) is (text == other)


@given(st.text())
def test_a_secret_is_one_after_pickle(text: str) -> None:
    twin = pickle.loads(pickle.dumps(Credential(text)))  # noqa: S301 - made in this very line
    assert (type(twin), reveal(twin)) == (Credential, text)


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text()) | st.none(), max_size=3))
def test_what_is_hidden_is_equal_and_holds_no_plain_text(values: dict[str, Any]) -> None:
    hidden = hide(values)
    assert hidden == values
    flat = [text for value in hidden.values() for text in (value if isinstance(value, list) else [value])]
    assert not any(isinstance(text, str) for text in flat)


def test_headers_that_are_no_secret_are_not_redacted() -> None:
    headers = {"accept": Credential("application/json"), "x-goog-api-key": Credential(KEY), "x": "plain-word"}
    assert list_secrets(headers) == [KEY]


def test_sealed_options_are_the_same_options() -> None:
    def token() -> str:
        return KEY

    given = {
        **dict.fromkeys(list_options_with("credential"), KEY),
        "headers": {"Authorization": KEY, "x": "1"},
        "base_url": "https://x",
    }
    assert mask_credentials(given) == given
    assert KEY not in repr(mask_credentials(given))
    assert mask_credentials({"api_key": token})["api_key"] is token


@given(DATA)
def test_what_a_server_echoes_is_redacted_wherever_it_stands(data: Any) -> None:
    assert redact(data, [Credential(KEY)]) == data
    assert KEY not in repr(redact({KEY: [data, {"message": f"bad key {KEY}!", KEY: data}]}, [Credential(KEY)]))


def broken(_: Any) -> Any:
    raise RuntimeError("the user's own mistake")


def cut_off() -> Any:
    return list(
        create_chat_completion({**CHAT, "stream": True}, call_options(event_stream(stream_of()[:2], done=False)))
    )


def call_options(response: Any, **more: Any) -> dict[str, Any]:
    return {"transport": transport(response)[1], "retry": 0, **CREDENTIAL, **more}


CREDENTIAL: dict[str, Any] = {}
"""The credential, where it is not in the environment. It stands here, in no frame's variables."""
ECHO = refusal(401, "invalid_api_key", f"Incorrect API key provided: {KEY}. Your key {KEY} is wrong")

FAILURES: dict[str, tuple[type[Exception], Callable[[], Any]]] = {
    "the server echoes it": (AuthenticationError, lambda: create_chat_completion(CHAT, call_options(ECHO))),
    "a call by name": (AuthenticationError, lambda: call("create_chat_completion", CHAT, call_options(ECHO))),
    "a client": (AuthenticationError, lambda: client(call_options(ECHO)).create_chat_completion(CHAT)),
    "bound options": (AuthenticationError, lambda: with_options(create_chat_completion, call_options(ECHO))(CHAT)),
    "bound and given options": (
        AuthenticationError,
        lambda: with_options(create_chat_completion, {"retry": 1})(CHAT, call_options(ECHO)),
    ),
    "params are refused": (InvalidParamsError, lambda: create_chat_completion({"messages": 5}, call_options(answer()))),
    "params cannot be encoded": (
        InvalidParamsError,
        lambda: create_chat_completion({**CHAT, "x": b""}, call_options(answer())),
    ),
    "an option is refused": (
        InvalidOptionsError,
        lambda: create_chat_completion(CHAT, call_options(answer(), timeout=-1)),
    ),
    "an option is unknown": (
        InvalidOptionsError,
        lambda: create_chat_completion(CHAT, call_options(answer(), tiemout=1)),
    ),
    "a bound option is refused": (
        InvalidOptionsError,
        lambda: with_options(create_chat_completion, call_options(answer(), timeout=-1)),
    ),
    "a client's option is refused": (InvalidOptionsError, lambda: client(call_options(answer(), timeout=-1))),
    "base_url is refused": (
        InvalidOptionsError,
        lambda: create_chat_completion(CHAT, call_options(answer(), base_url="ftp://x")),
    ),
    "the credential stands in base_url": (
        InvalidOptionsError,
        lambda: create_chat_completion(CHAT, call_options(answer(), base_url=f"https://me:{KEY}@x/v1")),
    ),
    "a request that is only built": (
        InvalidParamsError,
        lambda: request_for(create_chat_completion, {"messages": 5}, call_options(answer())),
    ),
    "another header holds it": (
        InvalidParamsError,
        lambda: create_chat_completion(
            {"messages": 5}, call_options(answer(), headers={"Authorization": f"Bearer {KEY}", "API-KEY": KEY})
        ),
    ),
    "the transport breaks": (
        RuntimeError,
        lambda: create_chat_completion(CHAT, call_options(answer(), transport=broken)),
    ),
    "the trace breaks": (RuntimeError, lambda: create_chat_completion(CHAT, call_options(answer(), trace=broken))),
    "the answer is no JSON": (
        APIResponseValidationError,
        lambda: create_chat_completion(
            CHAT, call_options({"status": 200, "headers": {}, "body": f"<p>{KEY}</p>".encode()})
        ),
    ),
    "a stream is cut off": (StreamError, cut_off),
    "stream_to breaks": (
        RuntimeError,
        lambda: create_chat_completion(CHAT, call_options(event_stream(stream_of()), stream_to=broken)),
    ),
    "azure": (
        AuthenticationError,
        lambda: create_chat_completion(
            CHAT,
            call_options(
                ECHO, impl="azure", base_url="https://me.openai.azure.com", azure_ad_token=CREDENTIAL.get("api_key")
            ),
        ),
    ),
    "a token function": (
        AuthenticationError,
        lambda: create_chat_completion(CHAT, call_options(ECHO, api_key=lambda: KEY)),
    ),
    "a token function's bad token": (
        InvalidOptionsError,
        lambda: create_chat_completion(CHAT, call_options(answer(), api_key=lambda: KEY + "\n")),
    ),
    "a key with a line break": (
        InvalidOptionsError,
        lambda: create_chat_completion(CHAT, call_options(answer(), api_key=KEY + "\n\n")),
    ),
    "a key with a letter from elsewhere": (
        InvalidOptionsError,
        lambda: create_chat_completion(CHAT, call_options(answer(), api_key=KEY + "é")),
    ),
    "an operation of one's own": (
        InvalidParamsError,
        lambda: function_for({"name": "rerank", "method": "post", "path": "/{id}"})({}, call_options(answer())),
    ),
}


@pytest.fixture(params=["option", "environment"])
def credential(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    by_option = request.param == "option"
    monkeypatch.setenv("OPENAI_API_KEY", "" if by_option else KEY)
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "" if by_option else KEY)
    monkeypatch.setitem(CREDENTIAL, "api_key", KEY if by_option else None)


def story(raised: BaseException) -> str:
    """All that can be told of an exception: its traceback with every frame's variables, its data, its pickle."""
    text = "".join(TracebackException.from_exception(raised, capture_locals=True).format())
    text += repr(raised) + str(raised)
    return text + (repr(raised.data) + repr(pickle.dumps(raised)) if isinstance(raised, OpenAIError) else "")


@pytest.mark.usefixtures("credential")
@pytest.mark.parametrize("name", FAILURES)
def test_no_failure_shows_the_credential(name: str) -> None:
    kind, fail = FAILURES[name]
    with pytest.raises(kind) as caught:
        fail()
    assert caught.type is kind
    assert KEY not in story(caught.value)


@pytest.mark.usefixtures("credential")
def test_an_error_that_a_stream_reports_does_not_show_it() -> None:
    echo = {"error": {"message": f"no {KEY}"}}
    (found,) = create_chat_completion({**CHAT, "stream": True}, call_options(event_stream([echo]), on_error="return"))
    assert found["message"] == "no ***"
    assert KEY not in repr(found)


@pytest.mark.usefixtures("credential")
def test_an_error_that_is_returned_has_no_credential() -> None:
    assert KEY not in repr(create_chat_completion(CHAT, call_options(ECHO, on_error="return")))


@pytest.mark.usefixtures("credential")
def test_neither_trace_nor_log_is_told_the_credential(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Any] = []
    with caplog.at_level(logging.DEBUG, logger="openai_fn"):
        create_chat_completion(CHAT, call_options(ECHO, on_error="return", trace=heard.append))
    assert heard[0]["status"] == 401
    assert "401" in caplog.text
    assert KEY not in repr(heard) + caplog.text


@pytest.mark.usefixtures("credential")
@pytest.mark.parametrize("impl", ["openai", "azure"])
def test_a_request_to_look_at_holds_the_credential_and_hides_it(impl: str) -> None:
    request = request_for(create_chat_completion, CHAT, {**CREDENTIAL, "impl": impl, "base_url": "https://me.example"})
    assert KEY in "".join(reveal(text) for text in request["headers"].values())
    assert KEY not in repr(request) + str(request)


def test_a_client_hides_its_options() -> None:
    bound = client({"api_key": KEY, "headers": {"authorization": KEY}})
    assert KEY not in repr(bound) + repr(vars(bound)) + repr(bound.create_chat_completion.options)  # type: ignore[attr-defined]


def test_a_key_in_the_query_of_base_url_is_hidden_and_an_api_version_is_not() -> None:
    assert KEY not in repr(mask_credentials({"base_url": f"https://host/v1?api-key={KEY}"}))
    endpoint = "https://me.openai.azure.com/openai?api-version=2024-10-21"
    assert mask_credentials({"base_url": endpoint})["base_url"] is endpoint


@pytest.mark.parametrize(
    ("params", "options"),
    [
        (CHAT, {"api_key": "x", "impl": KEY}),
        (CHAT, {"api_key": "x", "base_url": KEY}),
        (CHAT, {"api_key": "x", "timeout": KEY}),
        (CHAT, {"api_key": "x", KEY: True}),
        ({**CHAT, "messages": KEY}, {"api_key": "x"}),
    ],
    ids=["impl", "base_url", "timeout", "an option's name", "a param"],
)
def test_error_hides_key_given_in_wrong_place(params: dict[str, Any], options: dict[str, Any]) -> None:
    with pytest.raises((InvalidOptionsError, InvalidParamsError)) as caught:
        create_chat_completion(params, options)
    assert KEY not in f"{caught.value} {caught.value!r} {caught.value.data}"
    assert "***" in str(caught.value)
