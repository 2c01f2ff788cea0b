"""Text that works where it is used and is hidden where it is shown."""

from collections.abc import Mapping
from typing import Any

from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Map

MASK = "***"
CREDENTIAL_OPTIONS = frozenset({"api_key", "admin_api_key", "azure_ad_token"})
"""The options that hold a credential."""
URL_OPTIONS = frozenset({"base_url"})
CREDENTIAL_HEADERS = frozenset({"authorization", "proxy-authorization", "api-key", "x-api-key", "cookie"})
"""The headers that carry one. Lower case."""


class Credential(str):
    """A string whose `repr` and `str` are `***`.

    It encodes, joins and formats as what it is, so that a header made with `f"Bearer {key}"` is right; the header is
    made a `Credential` again before anybody sees it. It pickles as what it is: options travel to other processes.

    >>> key = Credential("sk-123")
    >>> key, str(key), f"Bearer {key}"
    (***, '***', 'Bearer sk-123')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return MASK

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(reveal(self), spec)

    def __getnewargs__(self) -> tuple[str]:
        return (reveal(self),)


def reveal(text: str) -> str:
    """The text itself, of a Secret as well.

    >>> reveal(Credential("sk-123"))
    'sk-123'
    """
    return str.__str__(text)


def mask_keys(values: Map, names: frozenset[str]) -> dict[str, Any]:
    """`values` with each text under one of `names`, in any case, made a `Credential`.

    >>> mask_keys({"Authorization": "Bearer sk-123", "accept": "text/plain"}, CREDENTIAL_HEADERS)
    {'Authorization': ***, 'accept': 'text/plain'}
    """
    return {
        key: Credential(reveal(value))
        if isinstance(value, str) and isinstance(key, str) and key.lower() in names
        else value
        for key, value in values.items()
    }


def mask_credentials(options: Map | None) -> dict[str, Any]:
    """`options` with every credential in it hidden from whoever prints them, one that stands in base_url too.

    None is no options; what is no map at all is an InvalidOptionsError.

    >>> mask_credentials({"api_key": "sk-123", "base_url": "https://me:pass@host/v1", "retry": 0})
    {'api_key': ***, 'base_url': ***, 'retry': 0}
    """
    if not isinstance(options, (Mapping, type(None))):
        raise InvalidOptionsError(
            make_error("invalid_options", f"options: expected a dict, got {type(options).__name__}")
        )
    out = mask_keys(options or {}, CREDENTIAL_OPTIONS)
    if isinstance(out.get("base_url"), str) and "@" in out["base_url"]:
        out = mask_keys(out, URL_OPTIONS)
    if isinstance(out.get("headers"), Mapping):
        out["headers"] = mask_keys(out["headers"], CREDENTIAL_HEADERS)
    return out


def redact(value: Any, secrets: list[str]) -> Any:
    """`value`, text or data, with every one of `secrets` in it replaced: a server may echo what it was sent.

    >>> redact({"message": ["bad key sk-12345678"]}, ["sk-12345678"])
    {'message': ['bad key ***']}
    """
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, MASK)
        return value
    if isinstance(value, dict):
        return {redact(k, secrets): redact(v, secrets) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [redact(v, secrets) for v in value]
    return value
