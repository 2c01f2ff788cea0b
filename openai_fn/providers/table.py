"""Providers as maps: where the API lives and how a request proves who sends it.

A provider of your own is a map of the same shape (`shapes.Impl`); what it leaves out is OPENAI's:
`{"name": "groq", "env": {"api_key": ["GROQ_API_KEY"]}, "defaults": {"base_url": "https://api.groq.com/openai/v1"}}`.
"""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from openai_fn.credentials import Credential
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.options import check_options
from openai_fn.providers.azure import authorize_azure, build_azure_url
from openai_fn.providers.endpoint import check_base_url, read_credential
from openai_fn.types import Map, Provider, Response

OFFICIAL_HOSTS = (".openai.com", ".azure.com", ".azure-api.net", ".azure.us", ".azure.cn")
"""Where the schemas are known to hold; elsewhere they advise only."""


def build_openai_url(request: Map, options: Map) -> dict[str, Any]:
    """`request` with its URL: the base_url and the path."""
    return {**request, "url": check_base_url(options["base_url"]) + request["path"]}


def authorize_bearer(request: Map, options: Map) -> dict[str, Any]:
    """`request` with the credential, the organization and the project in its headers, each where it is given."""
    key = read_credential(options, request["auth"])
    headers = {"authorization": "Bearer " + Credential(key)} if key else {}
    return {**request, "headers": {**headers, **request["headers"]}}


def send_to_local(wire: Map, options: Map) -> Response:
    """The response of the model on this machine, which starts on first use."""
    from openai_fn.providers.local.server import send_local

    return send_local(wire, options)


OPENAI: Provider = {
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
    "address": build_openai_url,
    "authorize": authorize_bearer,
}
"""OpenAI, and with a base_url everything that speaks its language: vLLM, llama.cpp, Ollama, OpenRouter, Groq."""

AZURE: Provider = {
    "name": "azure",
    "env": {
        "api_key": ["AZURE_OPENAI_API_KEY"],
        "azure_ad_token": ["AZURE_OPENAI_AD_TOKEN"],
        "base_url": ["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_ENDPOINT"],
        "api_version": ["OPENAI_API_VERSION"],
    },
    "defaults": {"validate": True},
    "required": ["base_url", ["api_key", "azure_ad_token"]],
    "address": build_azure_url,
    "authorize": authorize_azure,
}
"""Azure OpenAI. base_url is the resource's endpoint in any form that the portal shows."""

LOCAL: Provider = {
    "name": "local",
    "env": {"model_path": ["OPENAI_FN_MODEL"]},
    "defaults": {"base_url": "http://local/v1", "validate": True},
    "required": [],
    "address": build_openai_url,
    "authorize": authorize_bearer,
    "transport": send_to_local,
}
"""A small model inside this process: no key, no network."""

PROVIDERS: dict[str, Provider] = {"openai": OPENAI, "azure": AZURE, "local": LOCAL}
PROVIDER_KEYS = frozenset({"name", "env", "defaults", "required", "address", "authorize", "transport"})


def find_provider(value: Any) -> Provider:
    """The impl of a name, or the user's own map with what it leaves out taken from OPENAI.

    >>> find_provider("azure")["name"]
    'azure'
    """
    if isinstance(value, str):
        if value not in PROVIDERS:
            there = f"there are {', '.join(PROVIDERS)}, or pass a map"
            raise InvalidOptionsError(make_error("invalid_options", f"impl: {value!r} is unknown; {there}"))
        return PROVIDERS[value]
    check_options(value.get("defaults", {}))
    return value if PROVIDER_KEYS - {"transport"} <= value.keys() else {**OPENAI, **value}


@lru_cache(256)
def is_official_host(base_url: str) -> bool:
    """Whether the API description speaks of the service at `base_url`.

    >>> is_official_host("https://api.openai.com/v1"), is_official_host("http://localhost:8000/v1")
    (True, False)
    """
    return f".{urlsplit(base_url).hostname}".endswith(OFFICIAL_HOSTS)
