"""Whether anybody has replaced a part of the libraries that the fast way does without.

Who patches, records or replaces HTTPAdapter.send, urllib3's connections, http.client, ssl or socket wants to see each
request, which then takes the plain way, through requests. A module that nobody has imported is one that nobody has
patched.
"""

import sys
from collections.abc import Callable
from operator import attrgetter
from types import FunctionType, ModuleType
from typing import Any

PARTS: dict[str, tuple[str, ...]] = {
    "socket": ("socket", "create_connection"),
    "ssl": ("SSLContext", "SSLContext.wrap_socket", "SSLSocket"),
    "http.client": (
        "HTTPConnection",
        "HTTPSConnection",
        "HTTPConnection.connect",
        "HTTPConnection.request",
        "HTTPConnection.putrequest",
        "HTTPConnection.endheaders",
        "HTTPConnection.send",
        "HTTPConnection.getresponse",
    ),
    "urllib3.connection": ("HTTPConnection", "HTTPSConnection", "HTTPConnection.request", "HTTPConnection.getresponse"),
    "urllib3.connectionpool": (
        "HTTPConnectionPool",
        "HTTPSConnectionPool",
        "HTTPConnectionPool.ConnectionCls",
        "HTTPSConnectionPool.ConnectionCls",
        "HTTPConnectionPool.urlopen",
    ),
    "urllib3.poolmanager": ("PoolManager", "PoolManager.urlopen", "PoolManager.connection_from_host"),
    "urllib3.util.connection": ("create_connection", "allowed_gai_family"),
    "requests.adapters": ("HTTPAdapter", "HTTPAdapter.send", "HTTPAdapter.init_poolmanager"),
    "aiohttp.client": (
        "ClientSession",
        "ClientSession.__init__",
        "ClientSession.request",
        "ClientSession._request",
    ),
    "aiohttp.connector": ("TCPConnector", "TCPConnector.__init__"),
    "requests.sessions": ("Session", "Session.send", "Session.get_adapter", "Session.request"),
}  # fmt: skip
"""What is replaced to see or to change requests, by module. A test patches each and sees the plain way taken."""
READERS: tuple[tuple[str, Callable[[Any], Any]], ...] = tuple((name, attrgetter(*PARTS[name])) for name in PARTS)
ORIGINALS: dict[str, tuple[ModuleType, Any]] = {}
"""The parts of each module as its library made them, once they were seen so."""


def is_untouched() -> bool:
    """Return whether every part is the one that its library made."""
    modules = sys.modules
    for name, read in READERS:
        module = modules.get(name)
        if module is None:
            continue
        original, parts = ORIGINALS.get(name), read_parts(module, read)
        if original is None or original[0] is not module:
            if parts is None or not remember_originals(module, parts):
                return False
        elif parts != original[1]:
            return False
    return True


def read_parts(module: ModuleType, read: Callable[[Any], Any]) -> Any:
    """Return the parts of a module, or None where it lacks one, as while another thread imports it."""
    try:
        return read(module)
    except AttributeError:
        return None


def remember_originals(module: ModuleType, parts: tuple[Any, ...]) -> bool:
    """Note the parts of a module where all are its library's own, and return whether they are."""
    library = module.__name__.partition(".")[0]
    own = all(is_made_by(part, library) for part in parts)
    if own:
        ORIGINALS[module.__name__] = module, parts
    return own


def is_made_by(part: Any, library: str) -> bool:
    """Return whether a function or class was defined in `library`, or for it in C.

    >>> import http.client, socket
    >>> is_made_by(http.client.HTTPConnection.send, "http"), is_made_by(socket.socket, "http")
    (True, False)
    """
    if isinstance(part, FunctionType):
        return str(part.__globals__.get("__name__")).partition(".")[0] == library
    return isinstance(part, type) and part.__module__.partition(".")[0].lstrip("_") == library
