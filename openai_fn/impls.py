"""Providers as maps: where the API lives and how a request proves who sends it.

A provider of your own is a map of the same shape (`shapes.Impl`); what it leaves out is OPENAI's:
`{"name": "groq", "env": {"api_key": ["GROQ_API_KEY"]}, "defaults": {"base_url": "https://api.groq.com/openai/v1"}}`.
"""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from openai_fn.azure import azure_address, azure_authorize
from openai_fn.errors import InvalidOptionsError, error
from openai_fn.options import check
from openai_fn.place import checked_base, credential, printable
from openai_fn.secret import Secret
from openai_fn.shapes import Impl, Map, Response

OWN_HOSTS = (".openai.com", ".azure.com", ".azure-api.net", ".azure.us", ".azure.cn")
"""Where the schemas are known to hold; elsewhere they advise only."""


def openai_address(request: Map, options: Map) -> dict[str, Any]:
    """`request` with its URL: the base_url and the path."""
    return {**request, "url": checked_base(options["base_url"]) + request["path"]}


def bearer(request: Map, options: Map) -> dict[str, Any]:
    """`request` with the credential, the organization and the project in its headers, each where it is given."""
    key = credential(options, request["auth"])
    scope = {"openai-organization": options.get("organization"), "openai-project": options.get("project")}
    headers = {name: printable(value, name) for name, value in scope.items() if value}
    if key:
        headers["authorization"] = Secret(f"Bearer {key}")
    return {**request, "headers": {**headers, **request["headers"]}}


def local_transport(wire: Map, options: Map) -> Response:
    """The response of the model on this machine, which starts on first use."""
    from openai_fn.local import send

    return send(wire, options)


OPENAI: Impl = {
    "name": "openai",
    "env": {
        "api_key": ["OPENAI_API_KEY"],
        "admin_api_key": ["OPENAI_ADMIN_KEY"],
        "base_url": ["OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_API_URL", "OPENAI_API_ENDPOINT"],
        "organization": ["OPENAI_ORG_ID", "OPENAI_ORGANIZATION", "OPENAI_ORGANIZATION_KEY"],
        "project": ["OPENAI_PROJECT_ID"],
    },
    "defaults": {"base_url": "https://api.openai.com/v1"},
    "required": ["api_key"],
    "address": openai_address,
    "authorize": bearer,
}
"""OpenAI, and with a base_url everything that speaks its language: vLLM, llama.cpp, Ollama, OpenRouter, Groq."""

AZURE: Impl = {
    "name": "azure",
    "env": {
        "api_key": ["AZURE_OPENAI_API_KEY"],
        "azure_ad_token": ["AZURE_OPENAI_AD_TOKEN"],
        "base_url": ["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_ENDPOINT"],
        "api_version": ["OPENAI_API_VERSION"],
    },
    "defaults": {"validate": True},
    "required": ["base_url", ["api_key", "azure_ad_token"]],  # type: ignore[list-item]  # a list in the list: any one of it
    "address": azure_address,
    "authorize": azure_authorize,
}
"""Azure OpenAI. base_url is the resource's endpoint in any form that the portal shows."""

LOCAL: Impl = {
    "name": "local",
    "env": {"model_path": ["OPENAI_FN_MODEL"]},
    "defaults": {"base_url": "http://local/v1", "validate": True},
    "required": [],
    "address": openai_address,
    "authorize": bearer,
    "transport": local_transport,
}
"""A small model inside this process: no key, no network."""

NAMED: dict[str, Impl] = {"openai": OPENAI, "azure": AZURE, "local": LOCAL}
SHAPE = frozenset({"name", "env", "defaults", "required", "address", "authorize", "transport"})


def impl_of(value: Any) -> Impl:
    """The impl of a name, or the user's own map with what it leaves out taken from OPENAI.

    >>> impl_of("azure")["name"]
    'azure'
    """
    if isinstance(value, str):
        if value not in NAMED:
            there = f"there are {', '.join(NAMED)}, or pass a map"
            raise InvalidOptionsError(error("invalid_options", f"impl: {value!r} is unknown; {there}"))
        return NAMED[value]
    check(value.get("defaults", {}))
    return value if SHAPE - {"transport"} <= value.keys() else {**OPENAI, **value}


@lru_cache(256)
def is_own(base_url: str) -> bool:
    """Whether the API description speaks of the service at `base_url`.

    >>> is_own("https://api.openai.com/v1"), is_own("http://localhost:8000/v1")
    (True, False)
    """
    return f".{urlsplit(base_url).hostname}".endswith(OWN_HOSTS)
