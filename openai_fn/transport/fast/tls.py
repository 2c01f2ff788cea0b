"""TLS for the fast way: one context for all connections that trust the same certificates."""

import socket
import ssl
from functools import cache
from pathlib import Path

from openai_fn.transport.environment import CA_UNREADABLE


# A class because ssl makes a socket of it.
class QuietTLSSocket(ssl.SSLSocket):
    """A socket under TLS that closes without a warning when it is forgotten, as `sockets.QuietSocket`."""

    def __del__(self) -> None:
        self.close()


@cache
def make_tls_context(bundle: str, _changed: int) -> ssl.SSLContext:
    """Return the context that trusts the certificates of `bundle`, a file or a folder, as of its time of change.

    Reading a bundle takes ten times as long as a handshake. Raises OSError where it cannot be read.
    """
    try:
        folder = Path(bundle).is_dir()
        context = ssl.create_default_context(cafile=None if folder else bundle, capath=bundle if folder else None)
    except OSError as error:
        raise OSError(f"{CA_UNREADABLE} in {bundle}: {error}") from None
    context.set_alpn_protocols(["http/1.1"])
    context.sslsocket_class = QuietTLSSocket
    return context


def start_tls(sock: socket.socket, host: str, bundle: tuple[str, int]) -> ssl.SSLSocket:
    """Return `sock` under TLS with `host`, its certificate and name verified."""
    return make_tls_context(*bundle).wrap_socket(sock, server_hostname=host)
