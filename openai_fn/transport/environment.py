"""Proxies, certificates and switches that the environment sets, by the rules of requests.

https://requests.readthedocs.io/en/latest/user/advanced/#proxies and its section on SSL certificate verification.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
"""The environment variables that name the certificates to trust; the first that is set counts."""
CA_UNREADABLE = "no CA certificates can be read"
HAS_SYSTEM_PROXIES = sys.platform in {"darwin", "win32"}
"""Whether the system's settings may name a proxy that no environment variable names."""
HAS_SOCKETS = sys.platform not in {"emscripten", "wasi"}
"""Whether the platform has sockets and threads: WebAssembly has neither."""
FALSE_VALUES = frozenset({"0", "false", "no", "off"})


def is_fast_disabled() -> bool:
    """Return whether OPENAI_FN_FAST switches the fast way off."""
    return os.environ.get("OPENAI_FN_FAST", "").lower() in FALSE_VALUES


def find_ca_bundle() -> str | None:
    """Return the file or folder of certificates that the environment names, or None."""
    return next((os.environ[name] for name in CA_VARIABLES if os.environ.get(name)), None)


def find_ca_version() -> tuple[str, int]:
    """Return the path of the certificates to trust and its time of change in nanoseconds.

    The environment's bundle or certifi's, as in requests. Raises OSError where it cannot be read.
    """
    path = find_ca_bundle()
    if path is None:
        from certifi import where

        path = where()
    try:
        return path, Path(path).stat().st_mtime_ns
    except OSError as error:
        raise OSError(f"{CA_UNREADABLE}: {error}") from None


def find_proxies(url: str) -> dict[str, str]:
    """Return the proxies for `url` by scheme; empty where it is reached directly."""
    if not HAS_SYSTEM_PROXIES and not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    from requests.utils import get_environ_proxies, select_proxy

    proxies: dict[str, str] = get_environ_proxies(url)
    return proxies if select_proxy(url, proxies) else {}


def find_tunnel_proxy(url: str) -> str | None:
    """Return the http:// proxy through which a tunnel to `url` leads, or None where it is reached directly.

    Raises InvalidProxyURL for a proxy of another kind.
    """
    proxies = find_proxies(url)
    if not proxies:
        return None
    from requests.exceptions import InvalidProxyURL
    from requests.utils import prepend_scheme_if_needed, select_proxy

    proxy: str = prepend_scheme_if_needed(select_proxy(url, proxies), "http")  # type: ignore[no-untyped-call]
    if urlsplit(proxy).scheme != "http" or not urlsplit(proxy).hostname:
        raise InvalidProxyURL("a WebSocket connection needs a proxy whose URL begins with http://")
    return proxy
