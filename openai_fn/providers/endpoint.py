"""Where a provider's API is: a base_url that URLs can be built upon, and what is odd about one when a call fails."""

import re
from functools import cache, lru_cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from openai_fn.catalog.operations import list_rows
from openai_fn.credentials import reveal
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Options, Request

VERSION_TWICE = re.compile(r"(/v\d+[a-z0-9]*)\1(?=/|$)")
VERSION = re.compile(r"/v\d")
AZURE_TAIL = re.compile(r"/openai(/v1|/deployments/[^/]+)?$")
"""What Azure's URLs have between the endpoint and the operation's path."""
PRIVATE_SUFFIXES = (".local", ".localhost", ".internal", ".lan", ".home", ".corp", ".test", ".invalid", ".svc")
"""Endings of host names that no public host has: RFC 6761 and RFC 6762, and what networks of one's own use."""


def build_openai_url(request: Request, options: Options) -> Request:
    """Return `request` with its URL: the base_url and the path."""
    return {**request, "url": check_base_url(options["base_url"]) + request["path"]}


@lru_cache(256)
def check_base_url(url: Any, *, query: bool = False) -> str:
    """Return a base_url without its final slash; raise InvalidOptionsError if no URL can be built upon it.

    >>> check_base_url("https://api.openai.com/v1/")
    'https://api.openai.com/v1'
    """
    fault = describe_url_fault(url, query=query)
    if fault:
        raise InvalidOptionsError(make_error("invalid_options", f"base_url: {fault}"))
    return str(reveal(url)).strip().rstrip("/")


def describe_url_fault(url: Any, *, query: bool) -> str | None:
    """Return what is wrong with a base_url, without repeating credentials in it, or None."""
    url = reveal(url)
    if not isinstance(url, str):
        return f"expected str, got {type(url).__name__}"
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname, parts.port
        if "[" in parts.netloc:  # as urlsplit does from Python 3.11 on
            ip_address(str(host))
    except ValueError as bad:
        return f"is not a URL: {bad}"
    return next((why for wrong, why in list_url_faults(url.strip(), parts, host, query=query) if wrong), None)


def list_url_faults(url: str, parts: Any, host: str | None, *, query: bool) -> list[tuple[object, str]]:
    """Return all that a base_url can have wrong: whether it has, and how to say it.

    `urlsplit` takes line breaks out and does not tell an empty fragment from none, so `url` itself is looked at too.
    """
    shown = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    return [
        ("@" in parts.netloc, "contains credentials; pass them as {'api_key': ...}"),
        (parts.scheme not in ("http", "https"), f"{shown!r} does not start with https:// or http://"),
        (not host, f"{shown!r} names no host"),
        ("#" in url, f"{shown!r} has a fragment (#...); leave it out"),
        ("\\" in url, f"{shown!r} contains a backslash, which programs interpret differently"),
        ("?" in url and not query, f"{shown!r} has a query (?...); pass it as {{'query': {{...}}}}"),
        (
            any(c.isspace() or not c.isprintable() for c in url),
            f"{shown!r} contains a blank or a control character",
        ),
    ]


def list_url_doubts(url: str, path: str) -> list[str]:
    """Return what is likely to be wrong with a request's URL, of which `path` is the operation's.

    >>> list_url_doubts("https://host/v1/v1/models", "/models")
    ["base_url has '/v1/v1' in it: one '/v1' is enough"]
    """
    base = url.removesuffix(path)
    twice = VERSION_TWICE.search(urlsplit(base).path)
    doubts = [f"base_url has {twice[0]!r} in it: one {twice[1]!r} is enough"] if twice else []
    root = AZURE_TAIL.sub("", base)
    pasted = max((tail for tail in list_operation_paths() if root.endswith(tail)), key=len, default="")
    if pasted:
        doubts += [f"base_url ends with {pasted!r}, which is added to it: use {root.removesuffix(pasted)!r}"]
    return doubts


@cache
def list_operation_paths() -> frozenset[str]:
    """Return the paths of operations that take no parameter."""
    return frozenset(row["path"] for row in list_rows().values() if "{" not in row["path"] and "?" not in row["path"])


def lacks_version(url: str, path: str) -> bool:
    """Return whether there is no version in a URL before the operation's path.

    >>> lacks_version("http://localhost:8000/models", "/models"), lacks_version("https://host/v1/models", "/models")
    (True, False)
    """
    return not VERSION.search(urlsplit(url.removesuffix(path)).path)


def is_public_host(host: str) -> bool:
    """Return whether a host name or address is likely to be reached over the internet.

    >>> is_public_host("api.example.com"), is_public_host("10.1.2.3"), is_public_host("gpu.local")
    (True, False, False)
    """
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(PRIVATE_SUFFIXES)
