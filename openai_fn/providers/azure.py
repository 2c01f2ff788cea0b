"""Azure OpenAI: its two kinds of URL and its two kinds of credential.

https://learn.microsoft.com/azure/ai-services/openai/reference
"""

from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from openai_fn.credentials import Credential
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.providers.endpoint import check_base_url, read_credential
from openai_fn.request.build import encode_path_segment
from openai_fn.types import Map

DEPLOYMENT_PATHS = frozenset({
    "/completions", "/chat/completions", "/embeddings", "/audio/transcriptions", "/audio/translations", "/audio/speech",
    "/images/generations", "/images/edits",
})  # fmt: skip
"""What Azure's classic URLs ask of a deployment, by POST."""
V1_VERSIONS = frozenset({"v1", "preview", "latest"})
"""Values of api-version that belong to Azure's v1 URLs."""


def build_azure_url(request: Map, options: Map) -> dict[str, Any]:
    """`request` with its URL on Azure: the classic one with an api_version, the v1 one without."""
    place = parse_azure_endpoint(check_base_url(options["base_url"], query=True))
    asked = options.get("api_version")
    version = place.version if place.v1 and asked not in V1_VERSIONS else asked or place.version
    v1 = place.v1 or version is None or version in V1_VERSIONS
    query = {"api-version": version} if version and version != "v1" else {}
    path = "/v1" + request["path"] if v1 else build_classic_path(request, options, place)
    return {**request, "url": f"{place.root}/openai{path}", "query": {**query, **request["query"]}}


def build_classic_path(request: Map, options: Map, place: "AzureEndpoint") -> str:
    """The path of a request under Azure's classic URLs; what asks a model goes to its deployment."""
    if request["method"] != "POST" or request["path"] not in DEPLOYMENT_PATHS:
        return str(request["path"])
    deployment = options.get("deployment") or place.deployment or (request["body"] or {}).get("model")
    if not deployment:
        raise InvalidOptionsError(
            make_error("invalid_options", "azure needs a deployment: pass {'deployment': ...} or a model")
        )
    asked = "deployment" if options.get("deployment") else "model"
    return f"/deployments/{encode_path_segment(asked, deployment, safe='')}{request['path']}"


def authorize_azure(request: Map, options: Map) -> dict[str, Any]:
    """`request` with a Microsoft Entra token where there is one, else with the api-key."""
    token, key = read_credential(options, "azure_ad_token"), None
    if not token:
        key = read_credential(options, "api_key")
    header = {"authorization": "Bearer " + Credential(token)} if token else {"api-key": Credential(key)} if key else {}
    return {**request, "headers": {**header, **request["headers"]}}


class AzureEndpoint(NamedTuple):
    """What a pasted Azure URL tells: the resource, and what else stands in it."""

    root: str
    v1: bool
    deployment: str | None
    version: str | None


@lru_cache(64)
def parse_azure_endpoint(url: str) -> AzureEndpoint:
    """The parts of any form in which Azure's pages show an address.

    >>> parse_azure_endpoint("https://me.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21")
    AzureEndpoint(root='https://me.openai.azure.com', v1=False, deployment='gpt', version='2024-10-21')
    >>> parse_azure_endpoint("https://me.openai.azure.com/openai/v1")
    AzureEndpoint(root='https://me.openai.azure.com', v1=True, deployment=None, version=None)
    """
    parts = urlsplit(url)
    before, _, after = (parts.path.rstrip("/") + "/").partition("/openai/")
    words = after.split("/")
    deployment = unquote(words[1]) if words[0] == "deployments" and words[1:] else None
    version = parse_qs(parts.query).get("api-version", [None])[0]
    return AzureEndpoint(
        f"{parts.scheme}://{parts.netloc}{before.rstrip('/')}", words[0] == "v1", deployment or None, version
    )
