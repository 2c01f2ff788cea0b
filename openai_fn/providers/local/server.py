"""A model on this machine: llama.cpp's own server inside this process, on loopback, for this process alone.

It starts with the first call and requires a random key. `send_local` is the transport of impl "local": it puts the
server's URL and key into the encoded request and sends it. A key that the caller gives is sent as it is, so a wrong one
is refused as anywhere else. OPENAI_FN_LOCAL_LOG=1 shows the server's log on stderr.
"""

import atexit
import gc
import os
import socket
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypedDict
from urllib.parse import urlsplit

from openai_fn.credentials import Credential, reveal
from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.providers.local import llama
from openai_fn.types import EncodedRequest, Options, Response

START_LOCKS: dict[int, threading.Lock] = {}
"""One lock per process: after a fork the parent's may be held by a thread that does not exist in the child."""
SHUT_ROUNDS, SHUT_PAUSE = 3, 0.03
"""How often connections are shut before the server stops, and the seconds in between: a thread may be about to connect.

llama.cpp holds the interpreter's lock while it waits for them, so none can be shut after that.
"""
SEE_LOG = "OPENAI_FN_LOCAL_LOG=1 shows the server's log on stderr"


class RunningServer(TypedDict, total=False):
    """A server in this process."""

    url: str  # absent until it has started
    key: Credential


def send_local(encoded: EncodedRequest, options: Options) -> Generator[Any, Any, Response]:
    """Send an encoded request to the model on this machine, which starts with the first one; these are steps."""
    try:
        server = yield "call", ensure_server, options.get("model_path")
    except OpenAIError as failure:
        return {"error": failure.data}  # type: ignore[typeddict-item]  # it is an error map
    return (yield "send", None, redirect_to_server(encoded, server), options)  # type: ignore[no-any-return]


def ensure_server(model_path: str | None) -> "RunningServer":
    """Return the server of this process, started when it is first needed."""
    with START_LOCKS.setdefault(os.getpid(), threading.Lock()):
        return start_server(os.getpid(), model_path)


def redirect_to_server(encoded: EncodedRequest, server: RunningServer) -> EncodedRequest:
    """Return an encoded request with the server's host and, unless it has one, its key."""
    url = urlsplit(reveal(encoded["url"]))._replace(scheme="http", netloc=urlsplit(server["url"]).netloc).geturl()
    headers = {"authorization": "Bearer " + server["key"], **encoded["headers"]}
    return {**encoded, "url": url, "direct": True, "headers": headers}


@cache
def start_server(pid: int, model_path: str | None) -> RunningServer:  # noqa: ARG001  # each process has its own
    """Return the server that runs a model in the process `pid`, started when it is first needed.

    Raises InvalidOptionsError for a model that cannot be loaded.
    """
    from secrets import token_urlsafe

    from openai_fn.providers.local.model_file import find_model_file

    llama.load_llama()
    path = find_model_file({"model_path": model_path} if model_path else {}, os.environ)
    server: RunningServer = {"key": Credential(token_urlsafe())}
    stop, started = threading.Event(), SimpleQueue[Any]()
    thread = threading.Thread(target=run_server, args=(path, server["key"], started, stop), name=__name__, daemon=True)
    thread.start()
    atexit.register(stop_server, thread, stop, server)
    try:
        outcome = started.get()
    except KeyboardInterrupt:
        stop.set()
        raise
    if isinstance(outcome, Exception):
        message = f"the model {str(path)!r} cannot be loaded: {outcome}"
        raise to_exception(make_error("invalid_options", message, hint=SEE_LOG))
    server["url"] = outcome
    return server


def run_server(path: Path, key: Credential, started: "SimpleQueue[Any]", stop: threading.Event) -> None:
    """Run a server until `stop` is set; put its URL, or the exception that kept it from starting, into `started`.

    The server is a local variable of a thread so that a forked child, which has no such thread, never destroys it.
    """
    log = bool(os.environ.get("OPENAI_FN_LOCAL_LOG"))
    try:
        server = llama.load_llama().Server(llama.build_server_settings(path, key, log=log))
    except RuntimeError as failure:
        started.put(failure)
        return
    started.put(server.listening_address)
    stop.wait()


def stop_server(thread: threading.Thread, stop: threading.Event, server: RunningServer) -> None:
    """Stop a server when the interpreter exits.

    It would wait for clients that still read a stream, so their connections are closed first. The interpreter is about
    to stop the threads that read them: tracebacks of theirs would help nobody.
    """
    if os.getpid() != llama.loading_process():
        return
    threading.excepthook = lambda _: None
    for _ in range(SHUT_ROUNDS if "url" in server else 0):
        shut_connections(urlsplit(server["url"]))
        time.sleep(SHUT_PAUSE)
    stop.set()
    thread.join()


def shut_connections(url: Any) -> None:
    """Shut down all connections of this process to a server, whoever opened them."""
    for candidate in gc.get_objects():
        if issubclass(type(candidate), socket.socket):
            with suppress(OSError):
                if candidate.getpeername() == (url.hostname, url.port):
                    candidate.shutdown(socket.SHUT_RDWR)
