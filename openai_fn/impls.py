"""Providers as maps: where the API lives and how a request proves who sends it.

A provider of your own is a map of the same shape (`shapes.Impl`); what it leaves out is OPENAI's:
`{"name": "groq", "env": {"api_key": ["GROQ_API_KEY"]}, "defaults": {"base_url": "https://api.groq.com/openai/v1"}}`.
Azure's URLs: https://learn.microsoft.com/azure/ai-services/openai/reference
"""

from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from openai_fn.catalog import guess
from openai_fn.errors import InvalidOptionsError, error
from openai_fn.secret import Secret
from openai_fn.shapes import Impl, Map, Response

OWN_HOSTS = (".openai.com", ".azure.com", ".azure-api.net", ".azure.us", ".azure.cn")
"""Where the schemas are known to hold; elsewhere they advise only."""
DEPLOYMENT_PATHS = frozenset({
    "/completions", "/chat/completions", "/embeddings", "/audio/transcriptions", "/audio/translations", "/audio/speech",
    "/images/generations", "/images/edits",
})  # fmt: skip
"""What Azure's classic URLs ask of a deployment, by POST."""
V1_VERSIONS = frozenset({"v1", "preview", "latest"})
"""Values of api-version that belong to Azure's v1 URLs."""


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


def azure_address(request: Map, options: Map) -> dict[str, Any]:
    """`request` with its URL on Azure: the classic one with an api_version, the v1 one without."""
    place = azure_place(checked_base(options["base_url"], query=True))
    asked = options.get("api_version")
    version = place.version if place.v1 and asked not in V1_VERSIONS else asked or place.version
    v1 = place.v1 or version is None or version in V1_VERSIONS
    query = {"api-version": version} if version and version != "v1" else {}
    path = "/v1" + request["path"] if v1 else classic_path(request, options, place)
    return {**request, "url": f"{place.root}/openai{path}", "query": {**query, **request["query"]}}


def classic_path(request: Map, options: Map, place: "AzurePlace") -> str:
    """The path of a request under Azure's classic URLs; what asks a model goes to its deployment."""
    if request["method"] != "POST" or request["path"] not in DEPLOYMENT_PATHS:
        return str(request["path"])
    deployment = options.get("deployment") or place.deployment or (request["body"] or {}).get("model")
    if not deployment:
        raise InvalidOptionsError(
            error("invalid_options", "azure needs a deployment: pass {'deployment': ...} or a model")
        )
    return f"/deployments/{quote(str(deployment), safe='')}{request['path']}"


def azure_authorize(request: Map, options: Map) -> dict[str, Any]:
    """`request` with a Microsoft Entra token where there is one, else with the api-key."""
    token, key = credential(options, "azure_ad_token"), None
    if not token:
        key = credential(options, "api_key")
    header = {"authorization": Secret(f"Bearer {token}")} if token else {"api-key": Secret(f"{key}")} if key else {}
    return {**request, "headers": {**header, **request["headers"]}}


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
    odd = next((key for key in value if key not in SHAPE), None)
    if odd is not None:
        meant = guess(str(odd), dict.fromkeys(SHAPE)).partition("; openai_fn")[0]
        raise InvalidOptionsError(error("invalid_options", f"impl: {odd!r} is not a key of an impl{meant}"))
    return value if SHAPE - {"transport"} <= value.keys() else {**OPENAI, **value}


def credential(options: Map, name: str) -> str | None:
    """The credential in option `name`, fetched where it is a function, and fit for a header."""
    value = options.get(name)
    if callable(value):
        value = value()
    return printable(value, name) if value else None


def printable(value: Any, name: str) -> str:
    """`value`, where it can stand in a header; else an InvalidOptionsError that does not repeat it."""
    if not isinstance(value, str):
        raise InvalidOptionsError(error("invalid_options", f"{name}: expected a string, got {type(value).__name__}"))
    if not (value.isascii() and value.isprintable() and value == value.strip()):
        odd = "a line break or a blank at an end, or a character outside ASCII"
        raise InvalidOptionsError(error("invalid_options", f"{name}: has {odd}; was it copied whole? (not shown here)"))
    return value


@lru_cache(256)
def checked_base(url: Any, *, query: bool = False) -> str:
    """A base_url that can be built upon, without its final slash; else an InvalidOptionsError that says what is wrong.

    >>> checked_base("https://api.openai.com/v1/")
    'https://api.openai.com/v1'
    """
    wrong = fault(url, query=query)
    if wrong:
        raise InvalidOptionsError(error("invalid_options", f"base_url: {wrong}"))
    return str(url).strip().rstrip("/")


def fault(url: Any, *, query: bool) -> str | None:
    """What is wrong with a base_url, without repeating credentials that stand in it."""
    if not isinstance(url, str):
        return f"expected a string, got {type(url).__name__}"
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname, parts.port
    except ValueError as bad:
        return f"is not a URL: {bad}"
    return next((why for found, why in faults(parts, host, query=query) if found), None)


def faults(parts: Any, host: str | None, *, query: bool) -> list[tuple[object, str]]:
    """All that a base_url can have wrong: whether it has, and how to say it."""
    shown = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    return [
        (parts.username or parts.password, "carries credentials; pass them as {'api_key': ...}"),
        (parts.scheme not in ("http", "https"), f"{shown!r} does not start with https:// or http://"),
        (not host, f"{shown!r} names no host"),
        (parts.fragment, f"{shown!r} was given with a fragment (#...); leave it out"),
        (parts.query and not query, f"{shown!r} was given with a query (?...); pass it as {{'query': {{...}}}}"),
        (
            any(c.isspace() or not c.isprintable() for c in parts.geturl()),
            f"{shown!r} has a blank or a control character in it",
        ),
    ]


class AzurePlace(NamedTuple):
    """What a pasted Azure URL tells: the resource, and what else stands in it."""

    root: str
    v1: bool
    deployment: str | None
    version: str | None


@lru_cache(64)
def azure_place(url: str) -> AzurePlace:
    """The parts of any form in which Azure's pages show an address.

    >>> azure_place("https://me.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21")
    AzurePlace(root='https://me.openai.azure.com', v1=False, deployment='gpt', version='2024-10-21')
    >>> azure_place("https://me.openai.azure.com/openai/v1")
    AzurePlace(root='https://me.openai.azure.com', v1=True, deployment=None, version=None)
    """
    from urllib.parse import parse_qs

    parts = urlsplit(url)
    before, _, after = (parts.path.rstrip("/") + "/").partition("/openai/")
    words = after.split("/")
    deployment = unquote(words[1]) if words[0] == "deployments" and words[1:] else None
    version = parse_qs(parts.query).get("api-version", [None])[0]
    return AzurePlace(
        f"{parts.scheme}://{parts.netloc}{before.rstrip('/')}", words[0] == "v1", deployment or None, version
    )


@lru_cache(256)
def is_own(base_url: str) -> bool:
    """Whether the API description speaks of the service at `base_url`.

    >>> is_own("https://api.openai.com/v1"), is_own("http://localhost:8000/v1")
    (True, False)
    """
    return f".{urlsplit(base_url).hostname}".endswith(OWN_HOSTS)
