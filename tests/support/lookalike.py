"""A script for `tests.support.server.serve` that answers as OpenAI and Azure do: enough to try a client without a key.

OpenAI          {url}/v1, key "sk-test"
Azure classic   {url}/openai/deployments/{name}/..., key "azure-key" or token "azure-token", name "gpt-5"
Azure v1        {url}/openai/v1/..., the same, the model is the deployment's name
"""

import re
from collections.abc import Callable
from typing import Any

from tests.support.server import Map, chunk, completion, stream_of

MODELS = ["gpt-5", "gpt-5-mini"]
OPENAI_KEY, AZURE_KEY, AZURE_TOKEN = "sk-test", "azure-key", "azure-token"
FIRST_OF_AZURE: dict[str, Any] = {
    **chunk(id="", object="", created=0, model="", choices=[]),
    "prompt_filter_results": [
        {"prompt_index": 0, "content_filter_results": {"hate": {"filtered": False, "severity": "safe"}}}
    ],
}


def lookalike(request: dict[str, Any]) -> Map:
    """The answer to any request; POST chat completions and GET models are known."""
    azure = request["path"].startswith("/openai/")
    if refusal := (refused_by_azure if azure else refused_by_openai)(request):
        return refusal
    for method, pattern, handler in ROUTES:
        found = re.fullmatch(pattern, request["path"])
        if found and request["method"] == method:
            return handler(request, found.groupdict().get("deployment"), azure)
    return error(404, f"Unknown request URL: {request['method']} {request['path']}.", "unknown_url")


def refused_by_openai(request: Map) -> Map | None:
    given = request["headers"].get("authorization", "").removeprefix("Bearer ")
    if given == OPENAI_KEY:
        return None
    masked = f"{given[:3]}***" if given else "none"
    return error(401, f"Incorrect API key provided: {masked}.", "invalid_api_key")


def refused_by_azure(request: Map) -> Map | None:
    headers = request["headers"]
    if headers.get("api-key") == AZURE_KEY or headers.get("authorization") == f"Bearer {AZURE_TOKEN}":
        return None
    text = "Access denied due to invalid subscription key or wrong API endpoint."
    return {"status": 401, "json": {"error": {"code": "401", "message": text}}}


def error(status: int, message: str, code: str) -> dict[str, Any]:
    shape = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return {"status": status, "headers": {"x-request-id": "req_1"}, "json": {"error": shape}}


def chat(request: Map, deployment: str | None, azure: bool) -> Map:  # noqa: FBT001  # a fact of the route
    body = request["json"] or {}
    model = deployment or body.get("model")
    if model not in MODELS:
        return no_deployment() if azure else error(404, f"The model `{model}` does not exist.", "model_not_found")
    if not body.get("messages"):
        return error(400, "Missing required parameter: 'messages'.", "missing_required_parameter")
    text = reply(body["messages"])
    if not body.get("stream"):
        return {"json": completion(text, model=model)}
    first = [FIRST_OF_AZURE] if azure else []
    chunks = stream_of(text, model=model)
    last = chunks[-1:] if (body.get("stream_options") or {}).get("include_usage") else []
    return {"sse": [*first, *chunks[:-1], *last], "gap": 0.02}


def no_deployment() -> Map:
    text = (
        "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, "
        "please wait a moment and try again."
    )
    return {"status": 404, "json": {"error": {"code": "DeploymentNotFound", "message": text}}}


def reply(messages: list[dict[str, Any]]) -> str:
    said = messages[-1].get("content")
    return f"You said: {said}" if isinstance(said, str) else "You said something that is not plain text."


def models(_request: Map, _deployment: str | None, _azure: bool) -> Map:  # noqa: FBT001  # a fact of the route
    rows = [{"id": name, "object": "model", "created": 1700000000, "owned_by": "openai"} for name in MODELS]
    return {"json": {"object": "list", "data": rows}}


ROUTES: list[tuple[str, str, Callable[[Map, str | None, bool], Map]]] = [
    ("POST", r"(/openai)?/v1/chat/completions", chat),
    ("POST", r"/openai/deployments/(?P<deployment>[^/]+)/chat/completions", chat),
    ("GET", r"(/openai)?(/v1)?/models", models),
]
