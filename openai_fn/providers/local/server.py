"""A model on this machine: llama.cpp's own server inside this process, on loopback, for this process alone.

It starts with the first call and asks for a random key. `send_local` is the transport of impl "local": it
puts the server's URL and key into the encoded request and hands it to `transport.send`. A key that the caller gives is
sent as it is, so a wrong one is refused as anywhere else. OPENAI_FN_LOCAL_LOG=1 shows the server's log on stderr.
"""

import atexit
import gc
import os
import socket
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

from openai_fn.credentials import Credential
from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.providers.local import llama
from openai_fn.types import Map, Response

START_LOCKS: dict[int, threading.Lock] = {}
"""One lock a process: after a fork, the parent's may be held by a thread that does not exist here."""
SEE_LOG = "OPENAI_FN_LOCAL_LOG=1 shows the server's log on stderr"


def send_local(wire: Map, options: Map) -> Response:
    """The response of the model on this machine, or a map whose `error` says why there is none."""
    from openai_fn.transport.send import send as send_over_network

    try:
        with START_LOCKS.setdefault(os.getpid(), threading.Lock()):
            place = start_server(os.getpid(), options.get("model_path"))
    except OpenAIError as stopped:
        return {"error": stopped.data}  # type: ignore[typeddict-item]  # it is an error map
    url = urlsplit(wire["url"])._replace(scheme="http", netloc=urlsplit(place["url"]).netloc).geturl()
    headers = {"authorization": "Bearer " + Credential(place["key"]), **wire["headers"]}
    return send_over_network({**wire, "url": url, "headers": headers}, {"session": place["session"], **options})


@cache
def start_server(pid: int, model_path: str | None) -> dict[str, Any]:  # noqa: ARG001  # each process has its own
    """The {"url", "key", "session"} of the server that runs a model in the process `pid`; it starts when asked for."""
    from secrets import token_urlsafe

    from openai_fn.providers.local.model_file import find_model_file

    llama.load_llama()
    path = find_model_file({"model_path": model_path}, os.environ)
    key, stop, started = token_urlsafe(), threading.Event(), SimpleQueue[Any]()
    thread = threading.Thread(
        target=run_server, args=(path, key, started, stop), name="openai_fn.providers.local.server", daemon=True
    )
    place = {"key": key, "session": make_direct_session()}
    thread.start()
    atexit.register(stop_server, thread, stop, place)
    try:
        outcome = started.get()
    except KeyboardInterrupt:
        stop.set()
        raise
    if isinstance(outcome, Exception):
        raise to_exception(
            make_error("invalid_options", f"the model {str(path)!r} cannot be loaded: {outcome}", hint=SEE_LOG)
        )
    place["url"] = outcome
    return place


def make_direct_session() -> Any:
    """A session that goes through no proxy: the environment's mostly name none for loopback."""
    from requests import Session
    from requests.adapters import HTTPAdapter

    session = Session()
    session.trust_env = False
    session.mount("http://", HTTPAdapter(pool_maxsize=256))
    return session


def run_server(path: Path, key: str, started: "SimpleQueue[Any]", stop: threading.Event) -> None:
    """Keep a server until `stop` is set; put its URL, or what kept it from starting, into `started`.

    The server is a local variable of a thread so that a forked child, which has no such thread, never destroys it.
    """
    log = bool(os.environ.get("OPENAI_FN_LOCAL_LOG"))
    try:
        running = llama.load_llama().Server(llama.build_server_settings(path, key, log=log))
    except RuntimeError as raised:
        started.put(raised)
        return
    started.put(running.listening_address)
    stop.wait()


def stop_server(thread: threading.Thread, stop: threading.Event, place: Map) -> None:
    """Stop a server, when the interpreter exits.

    It would wait for whoever still reads a stream from it, so their connections are closed first. The threads that
    notice are about to be stopped by the interpreter: what they would say about it helps nobody.
    """
    if os.getpid() != llama.loading_process():
        return
    threading.excepthook = lambda _: None
    if "url" in place:
        cut_connections(urlsplit(place["url"]))
    stop.set()
    thread.join()


def cut_connections(url: Any) -> None:
    """Shut all connections of this process to a server, whoever opened them."""
    for thing in gc.get_objects():
        if issubclass(type(thing), socket.socket):
            with suppress(OSError):
                if thing.getpeername() == (url.hostname, url.port):
                    thing.shutdown(socket.SHUT_RDWR)
