"""What every impl needs: a base_url that can be built upon, a credential that fits into a header."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from openai_fn.credentials import reveal
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.types import Map


@lru_cache(256)
def check_base_url(url: Any, *, query: bool = False) -> str:
    """A base_url that can be built upon, without its final slash; else an InvalidOptionsError that says what is wrong.

    >>> check_base_url("https://api.openai.com/v1/")
    'https://api.openai.com/v1'
    """
    wrong = describe_url_fault(url, query=query)
    if wrong:
        raise InvalidOptionsError(make_error("invalid_options", f"base_url: {wrong}"))
    return str(reveal(url)).strip().rstrip("/")


def describe_url_fault(url: Any, *, query: bool) -> str | None:
    """What is wrong with a base_url, without repeating credentials that stand in it."""
    url = reveal(url)
    if not isinstance(url, str):
        return f"expected a string, got {type(url).__name__}"
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname, parts.port
        if "[" in parts.netloc:  # as urlsplit does from Python 3.11 on
            from ipaddress import ip_address

            ip_address(str(host))
    except ValueError as bad:
        return f"is not a URL: {bad}"
    return next((why for found, why in list_url_faults(url.strip(), parts, host, query=query) if found), None)


def list_url_faults(url: str, parts: Any, host: str | None, *, query: bool) -> list[tuple[object, str]]:
    """All that a base_url can have wrong: whether it has, and how to say it.

    `urlsplit` takes line breaks out and does not tell an empty fragment from none, so `url` itself is looked at too.
    """
    shown = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    return [
        ("@" in parts.netloc, "carries credentials; pass them as {'api_key': ...}"),
        (parts.scheme not in ("http", "https"), f"{shown!r} does not start with https:// or http://"),
        (not host, f"{shown!r} names no host"),
        ("#" in url, f"{shown!r} was given with a fragment (#...); leave it out"),
        ("\\" in url, f"{shown!r} has a backslash in it, which programs read differently"),
        ("?" in url and not query, f"{shown!r} was given with a query (?...); pass it as {{'query': {{...}}}}"),
        (
            any(c.isspace() or not c.isprintable() for c in url),
            f"{shown!r} has a blank or a control character in it",
        ),
    ]


def read_credential(options: Map, name: str) -> str | None:
    """The credential in option `name`, fetched where it is a function, and fit for a header."""
    value = options.get(name)
    if callable(value):
        value = value()
    return check_printable(value, name) if value else None


def check_printable(value: Any, name: str) -> str:
    """`value`, where it can stand in a header; else an InvalidOptionsError that does not repeat it."""
    value = reveal(value)
    if not isinstance(value, str):
        raise InvalidOptionsError(
            make_error("invalid_options", f"{name}: expected a string, got {type(value).__name__}")
        )
    if not (value.isascii() and value.isprintable() and value == value.strip()):
        odd = "a line break or a blank at an end, or a character outside ASCII"
        raise InvalidOptionsError(
            make_error("invalid_options", f"{name}: has {odd}; was it copied whole? (not shown here)")
        )
    return value
