"""The providers, a row each: everything in which they differ.

A provider of your own is a dict of the same shape (`types.Provider`). What it leaves out is OPENAI's, but for `env`: a
row without it reads no environment, so that a key which is meant for OpenAI goes nowhere else.
`{"name": "mine", "env": {"api_key": ["MY_KEY"]}, "defaults": {"base_url": "https://llm.example/v1"}}`.
"""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from openai_fn.credentials import reveal
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.options import check_options, list_option_names, list_own_options
from openai_fn.providers.authorize import ANY_HEADER, authorize_azure, authorize_bearer
from openai_fn.providers.azure import build_azure_url
from openai_fn.providers.endpoint import build_openai_url
from openai_fn.providers.local.response_format import authorize_local
from openai_fn.types import EncodedRequest, Map, Options, Provider


def send_to_local(encoded: EncodedRequest, options: Options) -> Any:
    """Send to the model on this machine, which starts on first use; these are steps."""
    from openai_fn.providers.local.server import send_local

    return (yield from send_local(encoded, options))


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
    "credentials": ["api_key", "admin_api_key", "authorization"],
    "hosts": [".openai.com"],
    "address": build_openai_url,
    "authorize": authorize_bearer,
}
"""OpenAI, and with a base_url every server that speaks its protocol: vLLM, llama.cpp, Ollama, OpenRouter."""

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
    "credentials": ["azure_ad_token", "api_key", "authorization", "api-key"],
    "options": ["api_version", "azure_ad_token", "deployment"],
    "hosts": [".azure.com", ".azure-api.net", ".azure.us", ".azure.cn"],
    "address": build_azure_url,
    "authorize": authorize_azure,
}
"""Azure OpenAI. base_url is the resource's endpoint in any form that the portal shows."""

LOCAL_OPERATIONS = (
    "create_chat_completion", "create_completion", "create_embedding", "create_response", "get_input_token_counts",
    "beta_create_response", "beta_get_input_token_counts", "list_models",
)  # fmt: skip
"""The operations of llama.cpp's server."""

LOCAL: Provider = {
    "name": "local",
    "env": {"model_path": ["OPENAI_FN_MODEL"]},
    "defaults": {"base_url": "http://local/v1", "validate": True},
    "required": [],
    "credentials": ["api_key", "authorization"],
    "options": ["model_path"],
    "operations": LOCAL_OPERATIONS,
    "refuses": ["previous_response_id"],
    "ignores": ["audio", "best_of", "conversation", "dimensions", "suffix", "web_search_options"],
    "address": build_openai_url,
    "authorize": authorize_local,
    "transport": send_to_local,
}
"""A small model inside this process: no key, no network."""

GROQ: Provider = {
    "name": "groq",
    "env": {"api_key": ["GROQ_API_KEY"]},
    "defaults": {"base_url": "https://api.groq.com/openai/v1"},
    "required": ["api_key"],
    "credentials": ["api_key", "authorization"],
    "refuses": ["logit_bias", "logprobs", "top_logprobs"],
    "address": build_openai_url,
    "authorize": authorize_bearer,
}
"""Groq: https://console.groq.com/docs/openai"""

PROVIDERS: dict[str, Provider] = {row["name"]: row for row in (OPENAI, AZURE, LOCAL, GROQ)}
OFFICIAL_HOSTS = tuple(host for row in PROVIDERS.values() for host in row.get("hosts", ()))
"""Hosts whose API the schemas describe; for others, violations are warnings."""
COMPLETE_ROW = frozenset({"name", "env", "defaults", "required", "credentials", "address", "authorize"})
"""The columns that a call cannot do without."""


def find_provider(value: Any) -> Provider:
    """Return the row of a name, or a user's own row completed with OPENAI's; InvalidOptionsError for an unknown name.

    >>> find_provider("azure")["name"]
    'azure'
    >>> find_provider({"name": "mine"})["env"]
    {}
    """
    if isinstance(value, str):
        if value not in PROVIDERS:
            known = f"there are {', '.join(PROVIDERS)}, or pass a dict"
            raise InvalidOptionsError(make_error("invalid_options", f"impl: {value!r} is unknown; {known}"))
        return PROVIDERS[value]
    check_defaults(value)
    return value if value.keys() >= COMPLETE_ROW else complete_provider(value)


def check_defaults(row: Map) -> None:
    """Raise InvalidOptionsError for a user's row whose defaults cannot be followed, or are likely to be mistyped."""
    from difflib import get_close_matches

    defaults = row.get("defaults", {})
    own = {name for name in defaults if not get_close_matches(str(name), list_option_names(), 1, 0.8)}
    check_options(defaults, own | list_own_options({**row, "defaults": {}}))


def complete_provider(row: Map) -> Provider:
    """Return a user's row with OPENAI's columns in place of those that it lacks.

    It gets no environment, and if it authorizes requests itself without saying where its credentials are, every header
    that it adds is taken for one.
    """
    credentials = [*OPENAI["credentials"], ANY_HEADER] if "authorize" in row else OPENAI["credentials"]
    return {**OPENAI, "env": {}, "credentials": credentials, **row}  # type: ignore[typeddict-item]  # checked by options.json


def is_official_host(base_url: str, provider: Provider = OPENAI) -> bool:
    """Return whether the API description holds for the service at `base_url`, a provider's own hosts included.

    >>> is_official_host("https://api.openai.com/v1"), is_official_host("http://localhost:8000/v1")
    (True, False)
    """
    return has_host(base_url, (*OFFICIAL_HOSTS, *provider.get("hosts", ())))


@lru_cache(256)
def has_host(url: str, endings: tuple[str, ...]) -> bool:
    """Return whether the host of `url` has one of `endings`, each of which begins with a dot."""
    return f".{urlsplit(reveal(url)).hostname}".endswith(endings)
