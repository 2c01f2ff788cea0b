"""Credentials: text that is hidden wherever it is shown, and redacted where a server repeats it."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

MASK = "***"
CREDENTIAL_HEADERS = frozenset({"authorization", "proxy-authorization", "api-key", "x-api-key", "cookie"})
"""Headers that always carry a credential. Lower case."""
CREDENTIAL_NAME = re.compile(r"auth|key|token|secret|passw|cookie|credential|signature|session", re.IGNORECASE)
"""Part of the name of a header or a query parameter that identifies who sends, as gateways name theirs."""
PLAIN_HEADERS = frozenset({
    "accept", "accept-encoding", "accept-language", "content-type", "idempotency-key", "openai-beta",
    "openai-organization", "openai-project", "traceparent", "user-agent", "x-client-request-id", "x-request-id",
})  # fmt: skip
"""Headers whose value is no secret: a server may repeat it in an error."""
CAPITALS = {
    "openai-beta": "OpenAI-Beta",
    "openai-organization": "OpenAI-Organization",
    "openai-project": "OpenAI-Project",
    "www-authenticate": "WWW-Authenticate",
    "x-api-key": "X-API-Key",
}
"""Headers whose usual spelling is not that of `str.title`."""
API_KEY = re.compile(r"\b(?:sk|sess|ek|gsk|xai)[-_](?=[\w-]*\d)[\w-]{16,}")
"""What an API key looks like: a known prefix, then at least 16 letters and digits."""
SECRET_KEYS = re.compile(
    r"(?i)(x-)?api[-_]?key|(proxy-)?authorization|(client|signing)[-_]?secret|password"
    r"|(access|ad|auth|refresh)[-_]?token|cookie"
)
"""Keys of data that hold a credential. Not "token", "key", "code": logprobs, filters and errors have those."""
SECRET_TEXT = re.compile(r"\b(?:sk|ek|rk|pk|sess|gsk|xai|whsec)[-_][A-Za-z0-9_-]{12,}")
"""What keys of the API look like, those that it makes too."""
MAX_HIDDEN_DEPTH = 20
"""Levels of dicts and lists in which `hide` looks for texts."""
MAX_PLAIN_WORD = 6
"""Letters up to which a word of a credential is left where a server repeats it: "Bearer", "Basic", "key", "sk"."""


# A class because a str would be shown by whatever prints the variables of a frame.
class Credential:
    """A text whose `str`, `repr` and `format` are `***`; `reveal` returns the text.

    Joined with `+` it gives another Credential, so a header is written `"Bearer " + key`. It compares, hashes and
    pickles as the text that it hides: options travel to other processes.

    >>> key = Credential("sk-123")
    >>> key, str(key), f"Bearer {key}", "Bearer " + key
    (***, '***', 'Bearer ***', ***)
    >>> reveal("Bearer " + key)
    'Bearer sk-123'
    """

    __slots__ = ("_reveal",)

    def __init__(self, text: Any = "") -> None:
        self._reveal: Callable[[], Any] = text._reveal if text.__class__ is Credential else lambda: text  # noqa: SLF001  # its own kind

    @property
    def kind(self) -> str:
        """The name of the hidden value's type: "str" unless somebody passed another type as a credential."""
        return type(self._reveal()).__name__

    def __repr__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __bool__(self) -> bool:
        return bool(self._reveal())

    def __eq__(self, other: object) -> bool:
        return bool(self._reveal() == reveal(other))

    def __hash__(self) -> int:
        return hash(self._reveal())

    def __add__(self, other: "str | Credential") -> "Credential":
        return Credential(self._reveal() + reveal(other))

    def __radd__(self, other: str) -> "Credential":
        return Credential(other + self._reveal())

    def __copy__(self) -> "Credential":
        return self

    def __deepcopy__(self, _: Any) -> "Credential":
        return self

    def __reduce__(self) -> tuple[type["Credential"], tuple[Any]]:
        return Credential, (self._reveal(),)


def reveal(value: Any) -> Any:
    """Return the text of a Credential; return any other value unchanged.

    >>> reveal(Credential("sk-123")), reveal("plain")
    ('sk-123', 'plain')
    """
    return value._reveal() if value.__class__ is Credential else value  # noqa: SLF001  # the one reader


# A class because a traceback that shows variables would show the values of a plain dict.
class SentHeaders(dict[str, str]):
    """The headers of a request as code of the user's gets them: usual capitals, plain texts, found in any case.

    Printed, they hide whatever may be a credential.

    >>> headers = SentHeaders({"authorization": Credential("Bearer sk-123"), "accept": "*/*"})
    >>> headers, headers["Authorization"], headers["authorization"]
    ({'Authorization': ***, 'Accept': '*/*'}, 'Bearer sk-123', 'Bearer sk-123')
    """

    def __init__(self, headers: Mapping[str, Any]) -> None:
        super().__init__({CAPITALS.get(name, name.title()): reveal(value) for name, value in headers.items()})

    def __missing__(self, name: str) -> str:
        usual = CAPITALS.get(name.lower(), name.title())
        if usual == name:
            raise KeyError(name)
        return self[usual]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and super().__contains__(CAPITALS.get(name.lower(), name.title()))

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a header in any case, or `default`."""
        try:
            return self[name]
        except KeyError:
            return default

    def __repr__(self) -> str:
        return repr(
            {name: value if name.lower() in PLAIN_HEADERS else Credential(value) for name, value in self.items()}
        )

    def __reduce__(self) -> tuple[type["SentHeaders"], tuple[dict[str, str]]]:
        return SentHeaders, (dict(self),)


def is_text(value: Any) -> bool:
    """Return whether a value is a str or a Credential that hides one."""
    return isinstance(reveal(value), str)


def hide(value: Any, depth: int = 0) -> Any:
    """Return `value` with every text in it as a Credential; dicts and lists are walked, None and functions are kept.

    What lies deeper than MAX_HIDDEN_DEPTH, or contains itself, is hidden whole.

    >>> hide({"tag": "a", "many": ["b"], "none": None})
    {'tag': ***, 'many': [***], 'none': None}
    """
    if depth > MAX_HIDDEN_DEPTH:
        return Credential(value)
    if isinstance(value, Mapping):
        return {key: hide(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [hide(item, depth + 1) for item in value]
    return value if value is None or isinstance(value, (bool, Credential)) or callable(value) else Credential(value)


def reveal_all(value: Any, depth: int = 0) -> Any:
    """Return `value` as it was before `hide`."""
    if isinstance(value, Mapping) and depth <= MAX_HIDDEN_DEPTH:
        return {key: reveal_all(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)) and depth <= MAX_HIDDEN_DEPTH:
        return [reveal_all(item, depth + 1) for item in value]
    return reveal(value)


def holds_credential(value: Any, depth: int = 0) -> bool:
    """Return whether a Credential stands in a value of dicts and lists, as deep as `hide` looks."""
    if depth > MAX_HIDDEN_DEPTH + 1:
        return False
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    return value.__class__ is Credential or any(holds_credential(item, depth + 1) for item in inside)


def is_credential_name(name: str) -> bool:
    """Return whether a header or query parameter of this name is likely to say who sends, not what is asked.

    >>> is_credential_name("ocp-apim-subscription-key"), is_credential_name("cookie"), is_credential_name("x-run")
    (True, True, False)
    """
    return bool(CREDENTIAL_NAME.search(name)) and name not in PLAIN_HEADERS


def list_secrets(headers: Mapping[str, Any], *others: Any) -> list[Credential]:
    """Return the credentials that a request carries: hidden header values and whatever else is a Credential."""
    sent = [value for name, value in headers.items() if name.lower() not in PLAIN_HEADERS]
    return [value for value in (*sent, *others) if isinstance(value, Credential)]


def redact(value: Any, secrets: Iterable[Credential]) -> Any:
    """Return `value`, text or JSON data, with every word of `secrets` in it replaced: a server may repeat them.

    >>> redact({"message": ["bad key sk-12345678"]}, [Credential("Bearer sk-12345678")])
    {'message': ['bad key ***']}
    """
    substitute = _make_substitution(secrets)
    try:
        return value if substitute is None else _replace(value, substitute)
    except RecursionError:
        return "(nested too deeply to be shown)"


def repeats_secret(texts: Iterable[str], secrets: Iterable[Credential]) -> bool:
    """Return whether a word of `secrets` stands in one of `texts`.

    >>> repeats_secret(["req-sk-12345678"], [Credential("Bearer sk-12345678")])
    True
    """
    text = "\n".join(texts)
    return any(word in text for word in _list_words(secrets))


def mask_api_keys(text: str) -> str:
    """Return `text` with `***` for what looks like an API key, as a key that was given under another option's name.

    >>> mask_api_keys("impl: 'sk-proj-0123456789abcdef' is unknown"), mask_api_keys("sk-learn-compatible-estimators")
    ("impl: '***' is unknown", 'sk-learn-compatible-estimators')
    """
    return API_KEY.sub(MASK, text)


def mask_secrets(value: Any) -> Any:
    """Return data without credentials, by the names of keys and by what keys of the API look like.

    >>> mask_secrets({"tools": [{"authorization": "abc"}], "text": "it is sk-1234567890abcdef."})
    {'tools': [{'authorization': '***'}], 'text': 'it is ***.'}
    """
    if isinstance(value, Mapping):
        return {
            key: MASK if isinstance(inner, str) and SECRET_KEYS.fullmatch(str(key)) else mask_secrets(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [mask_secrets(inner) for inner in value]
    return SECRET_TEXT.sub(MASK, value) if isinstance(value, str) else value


def _list_words(secrets: Iterable[Credential]) -> set[str]:
    """Return the words of `secrets` that are masked wherever they stand."""
    return {word for secret in secrets for word in str(reveal(secret)).split() if len(word) > MAX_PLAIN_WORD}


def _make_substitution(secrets: Iterable[Credential]) -> Callable[[str], str] | None:
    """Return a function that masks the words of `secrets` in a text; None where there are none to mask."""
    words = sorted(_list_words(secrets), key=len, reverse=True)
    return partial(re.compile("|".join(map(re.escape, words))).sub, MASK) if words else None


def _replace(value: Any, substitute: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return substitute(value)
    if isinstance(value, dict):
        return {_replace(key, substitute): _replace(item, substitute) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_replace(item, substitute) for item in value]
    return value
