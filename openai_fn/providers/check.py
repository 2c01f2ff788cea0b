"""Check a call against its provider's row, and say what the row knows when a call fails."""

from urllib.parse import urlsplit

from openai_fn.errors import CODE_HINTS, InvalidOptionsError, make_error
from openai_fn.options import list_row_options
from openai_fn.providers.endpoint import AZURE_TAIL, is_public_host, lacks_version, list_url_doubts
from openai_fn.providers.table import AZURE, OPENAI, PROVIDERS, has_host
from openai_fn.types import Error, Map, Operation, Problem, Provider, Request

EXCLUSIVE_OPTIONS = {
    option: [row["name"] for row in PROVIDERS.values() if option in row.get("options", ())]
    for option in sorted({option for row in PROVIDERS.values() for option in row.get("options", ())})
}
"""The options that not every provider has, and the names of those that have them."""
NOT_ABOUT_URL = frozenset({"invalid_params", "invalid_options", "rate_limit", "quota", "content_filter"})
"""Categories of failures that no URL is the cause of."""
MAYBE_ABOUT_URL = frozenset({
    "authentication", "not_found", "permission_denied", "redirect", "response", "status",
})  # fmt: skip
"""Categories of failures that a wrong host or a path without a version causes."""


def check_provider_options(provider: Provider, options: Map) -> None:
    """Raise InvalidOptionsError if `options` has one that belongs to other providers only."""
    for name in EXCLUSIVE_OPTIONS.keys() & options.keys():
        if options[name] is not None and name not in list_row_options(provider):
            owners = " or ".join("{'impl': 'NAME'}".replace("NAME", owner) for owner in EXCLUSIVE_OPTIONS[name])
            message = f"{name}: the provider {provider.get('name')!r} has no such option; pass {owners} or leave it out"
            raise InvalidOptionsError(make_error("invalid_options", message))


def check_provider_operation(provider: Provider, row: Operation) -> None:
    """Raise InvalidOptionsError if the provider does not serve an operation of the catalog.

    A function of the user's own is for the server to judge.
    """
    served = provider.get("operations")
    if served is None or row["name"] in served or not row.get("id"):
        return
    purpose = row["summary"].partition(";")[0].partition(":")[0].rstrip(".")
    purpose = purpose[:1].lower() + purpose[1:]
    message = f"the {provider['name']} model cannot {purpose}: it serves {', '.join(served)}"
    raise InvalidOptionsError(make_error("invalid_options", message, hint="use another impl for this operation"))


def find_provider_problems(provider: Provider, params: Map) -> list[Problem]:
    """Return a problem for each of `params` that the provider refuses or ignores."""
    columns = (("refuses", "error", "rejects it: leave it out"), ("ignores", "warning", "ignores it"))
    return [
        {"path": name, "message": f"the provider {provider['name']!r} {effect}", "rule": column, "severity": severity}  # type: ignore[typeddict-item]  # as the table says
        for column, severity, effect in columns
        for name in provider.get(column, ())  # type: ignore[attr-defined]  # a list of names
        if params.get(name) is not None
    ]


def list_endpoint_doubts(provider: Provider, request: Request, error: Error) -> list[str]:
    """Return what may be wrong with the URL of a call that failed; empty if something else must be the cause."""
    category, url, path = error.get("category"), request["url"], request["path"]
    known = provider["address"] in (OPENAI["address"], AZURE["address"])
    if not known or category in NOT_ABOUT_URL or str(error.get("code")) in CODE_HINTS or "transport" in provider:
        return []
    doubts = list_url_doubts(url, path)
    if not doubts and category in MAYBE_ABOUT_URL:
        doubts = list_host_doubts(provider, url, path)
    if not doubts and category in {*MAYBE_ABOUT_URL, "connection"}:
        doubts = list_scheme_doubts(url)
    return doubts


def list_host_doubts(provider: Provider, url: str, path: str) -> list[str]:
    """Return what is odd about a host and its path for this provider."""
    base = url.removesuffix(path)
    if provider["address"] == AZURE["address"]:
        return list_azure_doubts(url, base)
    if has_host(url, tuple(AZURE["hosts"])):
        if base.endswith("/openai/v1"):
            return []
        return ["the host is Azure's: pass {'impl': 'azure'}, or a base_url that ends with '/openai/v1'"]
    versioned = not lacks_version(provider["defaults"].get("base_url", ""), "")
    if versioned and lacks_version(url, path):
        return [f"base_url has no '/v1' in it: most servers have their API at {base + '/v1'!r}"]
    return []


def list_azure_doubts(url: str, base: str) -> list[str]:
    """Return what is odd about the endpoint of an Azure resource."""
    if has_host(url, tuple(OPENAI["hosts"])):
        return ["the host is OpenAI's: leave {'impl': 'azure'} out"]
    root = AZURE_TAIL.sub("", base)
    return (
        [] if lacks_version(root, "") else [f"base_url has a version in {root!r}: pass the resource's endpoint alone"]
    )


def list_scheme_doubts(url: str) -> list[str]:
    """Return what is odd about http:// in place of https://."""
    parts = urlsplit(url)
    if parts.scheme == "http" and is_public_host(parts.hostname or ""):
        return ["base_url starts with http://, so the key is sent unencrypted: most servers want https://"]
    return []
