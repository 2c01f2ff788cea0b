"""Azure OpenAI: its two kinds of URL.

https://learn.microsoft.com/azure/ai-services/openai/reference
"""

from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.providers.endpoint import check_base_url
from openai_fn.request.build import encode_path_segment
from openai_fn.types import Options, Request

DEPLOYMENT_PATHS = frozenset({
    "/completions", "/chat/completions", "/embeddings", "/audio/transcriptions", "/audio/translations", "/audio/speech",
    "/images/generations", "/images/edits",
})  # fmt: skip
"""Paths of the operations that Azure's classic URLs have under a deployment, by POST."""
MODEL_PATHS = DEPLOYMENT_PATHS | {
    "/responses", "/responses/compact", "/responses/input_tokens", "/assistants", "/threads/runs", "/videos",
    "/realtime/client_secrets", "/realtime/sessions", "/moderations",
}  # fmt: skip
"""Paths of the operations whose param `model` names a deployment, by POST."""
MODEL_QUERY_PATHS = frozenset({"/realtime"})
"""Paths of connections, whose model, or classic deployment, stands in the query."""
V1_VERSIONS = frozenset({"v1", "preview", "latest"})
"""Values of api-version that belong to Azure's v1 URLs."""


class AzureEndpoint(NamedTuple):
    """The parts of a pasted Azure URL: the resource, and what else stands in it."""

    root: str
    v1: bool
    deployment: str | None
    version: str | None


def build_azure_url(request: Request, options: Options) -> Request:
    """Return `request` with its URL on Azure: the classic one with an api_version, the v1 one without.

    A deployment that was given goes into a classic URL, and is the model everywhere else.
    """
    endpoint = parse_azure_endpoint(check_base_url(options["base_url"], query=True))
    wanted = options.get("api_version")
    version = endpoint.version if endpoint.v1 and wanted not in V1_VERSIONS else wanted or endpoint.version
    is_v1 = endpoint.v1 or version is None or version in V1_VERSIONS
    query = {"api-version": version} if version and version != "v1" else {}
    deployment = options.get("deployment") or endpoint.deployment
    in_path = not is_v1 and request["method"] == "POST" and request["path"] in DEPLOYMENT_PATHS
    path = build_deployment_path(request, deployment) if in_path else request["path"]
    url = f"{endpoint.root}/openai{'/v1' if is_v1 else ''}{path}"
    body = set_model(request, deployment, replace=not in_path) if deployment else request["body"]
    asked = set_query_model(request, deployment, v1=is_v1)
    return {**request, "url": url, "query": {**query, **asked}, "body": body}


def build_deployment_path(request: Request, deployment: str | None) -> str:
    """Return the path of a request under its deployment, which is the model if none was given."""
    name = deployment or (request["body"] or {}).get("model")
    if not name:
        message = "azure needs a deployment: pass {'deployment': ...} or a model"
        raise InvalidOptionsError(make_error("invalid_options", message))
    option = "deployment" if deployment else "model"
    return f"/deployments/{encode_path_segment(option, name, safe='')}{request['path']}"


def set_model(request: Request, deployment: str, *, replace: bool) -> Any:
    """Return the body of a request with the deployment as its model, if the operation runs one.

    Where the URL has the deployment the model is only filled in.
    """
    body = request["body"]
    path = (
        "/threads/runs"
        if request["path"].startswith("/threads/") and request["path"].endswith("/runs")
        else request["path"]
    )
    if request["method"] != "POST" or path not in MODEL_PATHS or not isinstance(body, dict):
        return body
    return {**body, "model": deployment} if replace else {"model": deployment, **body}


def set_query_model(request: Request, deployment: str | None, *, v1: bool) -> dict[str, Any]:
    """Return the query of a request; that of a connection names the deployment, as its model in v1 URLs."""
    query = request["query"]
    if request["path"] not in MODEL_QUERY_PATHS or request["method"] != "GET":
        return query
    name = deployment or query.get("model")
    rest = {key: value for key, value in query.items() if key != "model"}
    return {**rest, ("model" if v1 else "deployment"): name} if name else rest


@lru_cache(64)
def parse_azure_endpoint(url: str) -> AzureEndpoint:
    """Return the parts of a URL in any form in which Azure's pages show one.

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
