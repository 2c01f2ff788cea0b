"""Put a provider's credentials into a request, and hide them there from whoever prints it."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from openai_fn.credentials import CREDENTIAL_HEADERS, MASK, MAX_PLAIN_WORD, Credential, is_text, reveal
from openai_fn.errors import InvalidOptionsError, OpenAIError, make_error
from openai_fn.types import HeaderValue, Map, Options, Provider, Request

ANY_HEADER = "*"
"""Among a row's `credentials`: every header that its `authorize` adds."""
AUTH_OPTIONS = frozenset({"api_key", "admin_api_key"})
"""The options of which an operation names the one that it needs."""
NOT_PRINTABLE = (
    "has a line break, a blank at either end or a non-ASCII character; was it copied completely? (not shown here)"
)
PLAIN_KEY = re.compile(r"[\w.~+/=-]+", re.ASCII).fullmatch
"""What almost every API key and token looks like: https://www.rfc-editor.org/rfc/rfc6750#section-2.1"""
CREDENTIAL_FAULTS = (
    (re.compile(r"(bearer|basic|token)\b[\s:]", re.IGNORECASE), "begins with a scheme (Bearer): pass the key alone"),
    (re.compile(r"\A(?:['\"`]|.*['\"`]\Z)", re.DOTALL), "has quotes around it: pass the key alone"),
    (re.compile(r"\A.*\s", re.DOTALL), "contains a blank: was it copied completely?"),
)  # fmt: skip
"""What no API key or token looks like, and what to say of it. The value itself is never shown."""
MASKED = (
    f"contains {MASK}, which is how a credential prints: write 'Bearer ' + key, or openai_fn.reveal(key) where its "
    "text is needed"
)


def authorize_bearer(request: Request, options: Options) -> Request:
    """Return `request` with its credential as a bearer token, if there is one."""
    key = read_credential(options, request["auth"])
    headers: dict[str, HeaderValue] = {"authorization": "Bearer " + key} if key else {}
    return {**request, "headers": {**headers, **request["headers"]}}


def authorize_azure(request: Request, options: Options) -> Request:
    """Return `request` with a Microsoft Entra token if there is one, else with the API key.

    https://learn.microsoft.com/azure/ai-services/openai/reference#authentication
    """
    token = read_credential(options, "azure_ad_token")
    key = None if token else read_credential(options, "api_key")
    headers: dict[str, HeaderValue] = {"authorization": "Bearer " + token} if token else {"api-key": key} if key else {}
    return {**request, "headers": {**headers, **request["headers"]}}


def authorize_request(provider: Provider, request: Request, options: Options) -> Request:
    """Return `request` with the provider's credentials in it, each of them a Credential.

    Functions among the options must have been called already. Raises InvalidOptionsError for headers that cannot be
    sent, among them one that was made of a Credential by `str` or an f-string.
    """
    sent = hide_sent(provider, request, options)
    if isinstance(sent, str):
        raise make_options_error(sent)
    return sent


def hide_sent(provider: Provider, request: Request, options: Options) -> Request | str:
    """Return what the provider makes of `request` with its credentials hidden, or what is wrong with it.

    It does not raise: a frame of this call holds the plain headers that a provider of the user's own may return.
    """
    sent = provider["authorize"](request, options)
    if not (isinstance(sent, Mapping) and isinstance(sent.get("headers"), Mapping)):
        return f"impl: authorize returned {type(sent).__name__}, expected the request with headers"
    secrets = list_secret_texts(provider, options)
    names, before = list_hidden_names(tuple(provider["credentials"])), request["headers"]
    headers: dict[str, HeaderValue] = {}
    for given, value in sent["headers"].items():
        if not isinstance(given, str):
            return f"impl: authorize returned a header whose name is of type {type(given).__name__}, expected str"
        name = given.lower()
        added = name not in before
        if value.__class__ is str and not added and value is before[name]:  # the library's own: options' are hidden
            headers[name] = value
            continue
        fault = describe_header_fault(value, added=added)
        if fault:
            return f"header {name!r} {fault}"
        secret = name in names or (added and ANY_HEADER in names) or holds_any(value, secrets)
        hidden = secret and value is not None and value.__class__ is not Credential
        headers[name] = Credential(value) if hidden else value
    return {**sent, "headers": headers, "query": hide_in_query(sent.get("query") or {}, secrets)}


@lru_cache(64)
def list_hidden_names(credentials: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the headers that are credentials wherever they come from, in lower case."""
    return CREDENTIAL_HEADERS | {name.lower() for name in credentials}


def describe_header_fault(value: Any, *, added: bool) -> str | None:
    """Return why a header cannot be sent with `value`, or None; what `authorize` added is checked throughout."""
    text = reveal(value)
    if isinstance(text, str):
        return MASKED if MASK in text else describe_text_fault(text) if added else None
    return None if value is None else f"expected str, got {type(text).__name__}"


def list_secret_texts(provider: Provider, options: Options) -> list[str]:
    """Return the texts of the credentials among the options, but for those too short to be looked for."""
    texts = [reveal(options.get(name)) for name in provider["credentials"]]
    return [text for text in texts if isinstance(text, str) and len(text) > MAX_PLAIN_WORD]


def holds_any(value: Any, secrets: list[str]) -> bool:
    """Return whether one of `secrets` stands in a value."""
    text = reveal(value)
    return isinstance(text, str) and any(secret in text for secret in secrets)


def hide_in_query(query: dict[str, Any], secrets: list[str]) -> dict[str, Any]:
    """Return a query in which every value that holds one of `secrets` is a Credential."""
    if not query or not any(holds_any(value, secrets) for value in query.values()):
        return query
    return {name: Credential(value) if holds_any(value, secrets) else value for name, value in query.items()}


def list_credential_functions(provider: Provider, request: Request, options: Map) -> dict[str, Callable[[], Any]]:
    """Return the functions to call for the credentials of a request, by the option that each stands in.

    Of the keys only that of the operation counts, and of several options of which one is required the first.
    """
    given = [name for name in provider["credentials"] if options.get(name)]
    given = [
        name for name in given if name == request["auth"] or name not in AUTH_OPTIONS or is_alternative(provider, name)
    ]
    for group in provider["required"]:
        if isinstance(group, list):
            spare = [name for name in given if name in group][1:]
            given = [name for name in given if name not in spare]
    return {name: options[name] for name in given if callable(options[name])}


def is_alternative(provider: Provider, name: str) -> bool:
    """Return whether a required option is one of several."""
    return any(name in group for group in provider["required"] if isinstance(group, list))


def check_fetched(name: str, value: Credential) -> Credential:
    """Return what the function in option `name` returned; raise InvalidOptionsError if it is nothing or no text."""
    if value.kind != "str" or not value:
        got = {"NoneType": "None", "str": "an empty str"}.get(value.kind, value.kind)
        raise make_options_error(f"{name}: the function returned {got}, expected the credential as a str")
    fault = describe_value_fault(value)
    if fault:
        raise make_options_error(f"{name}: {fault}")
    return value


def read_credential(options: Map, name: str) -> Credential | None:
    """Return the credential in option `name`, or None; raise InvalidOptionsError if it is no key or token.

    A function is not called: that has been done, where the credential is needed.
    """
    if not options.get(name) or callable(options[name]):
        return None
    fault = describe_credential_fault(options[name])
    if fault:
        raise make_options_error(f"{name}: {fault}")
    value = options[name]
    return value if isinstance(value, Credential) else Credential(value)


def describe_credential_fault(value: Any) -> str | None:
    """Return why a value can be no API key and no token, without showing it, or None."""
    if is_text(value) and PLAIN_KEY(reveal(value)):
        return None
    fault = describe_value_fault(value)
    matches = (words for pattern, words in CREDENTIAL_FAULTS if not fault and pattern.match(reveal(value)))
    return fault or next((f"{words} (not shown here)" for words in matches), None)


def describe_value_fault(value: Any) -> str | None:
    """Return why a value cannot stand in a header, without showing it, or None."""
    text = reveal(value)
    return describe_text_fault(text) if isinstance(text, str) else f"expected str, got {type(text).__name__}"


def describe_text_fault(text: str) -> str | None:
    """Return why a text cannot stand in a header, without showing it, or None."""
    return None if text.isascii() and text.isprintable() and text == text.strip() else NOT_PRINTABLE


def make_options_error(message: str) -> OpenAIError:
    """Return the exception of options that a provider cannot follow."""
    return InvalidOptionsError(make_error("invalid_options", message))
