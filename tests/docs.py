"""Run the Python code of README.md and of docs/, cookbook included: `python -m tests.docs [FILE ...]`.

The blocks of a page run in order in one namespace, in a process of its own, as they stand there; as many pages at a
time as there are cores. Every host they name answers from loopback: HTTPS goes through a small proxy to the scripted
server, which has a certificate for all of them.
Blocks that are not marked ```python are not run; a ```text block right behind one is what it prints, to the letter.
`impl: "local"` is the real model.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import trustme

from tests.support.lookalike import chat
from tests.support.paths import REPOSITORY
from tests.support.replies import Map
from tests.support.server import serve

ROOT = REPOSITORY
AZURE_HOSTS = ("me.openai.azure.com", "eu.openai.azure.com", "us.openai.azure.com")
HOSTS = ("api.openai.com", *AZURE_HOSTS, "api.groq.com", "openrouter.ai", "example.com")
KEYS = ("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "GROQ_API_KEY", "OPENROUTER_API_KEY", "OPENAI_WEBHOOK_SECRET")
FENCE = re.compile(r"^```python\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
RUN_BLOCK = """\
import contextlib, io, sys

def run_block(code, page, expected):
    printed = io.StringIO()
    with contextlib.nullcontext() if expected is None else contextlib.redirect_stdout(printed):
        exec(compile(code, page, "exec"), globals())
    if expected not in (None, printed.getvalue()):
        sys.exit(f"{page}: expected\\n{expected}but the code prints\\n{printed.getvalue()}")

"""
"""The head of a page's program."""


OBJECT = {"id": "object_1", "status": "completed", "output_file_id": "file_2", "file": {"id": "file_1"}}
"""What is made or retrieved: anything, finished, with what it has led to."""


def world(request: dict[str, Any]) -> Map:
    """What every service answers: chat completions for any model, a file, an object, an empty list, an echo."""
    if request["path"].endswith("/chat/completions") and request["method"] == "POST":
        known = {**request, "json": {**request["json"], "model": "gpt-5"}}
        return chat(known, None, False)  # noqa: FBT003  # a fact of the route
    if request["path"].endswith("/embeddings"):
        return {"json": {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": "AAAAPwAAgD4="}]}}
    if request["path"].endswith("/speech"):
        return {"headers": {"content-type": "audio/mpeg"}, "body": b"ID3"}
    if request["path"].endswith("/content"):
        return {"body": b"{}\n"}
    if request["method"] == "GET" and request["path"].endswith("_1"):
        return {"json": OBJECT}
    if request["method"] == "GET":
        return {"json": {"object": "list", "data": [], "has_more": False}}
    return {"json": {**OBJECT, "object": "echo", **(request["json"] or {})}}


def read_blocks(page: Path) -> list[tuple[str, str | None]]:
    """The Python of a page, each block at its own line so that a traceback names it, with what it is to print."""
    text = page.read_text(encoding="utf-8")
    return [("\n" * text[: block.start(1)].count("\n") + block[1], block[2]) for block in FENCE.finditer(text)]


@contextmanager
def tunnel(port: int) -> Iterator[str]:
    """The URL of a proxy whose every CONNECT leads to `port` on this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, args=(listener, port), daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()


def accept(listener: socket.socket, port: int) -> None:
    while True:
        try:
            client = listener.accept()[0]
        except OSError:
            return
        client.recv(65536)
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        server = socket.create_connection(("127.0.0.1", port))
        for source, target in ((client, server), (server, client)):
            threading.Thread(target=pump, args=(source, target), daemon=True).start()


def pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def run(page: Path, environ: Map, folder: Path) -> int:
    """The exit code of a page's code; what it prints is shown in one piece."""
    code = read_blocks(page)
    program = folder / "page.py"
    calls = [f"run_block({block!r}, {page.name!r}, {expected!r})" for block, expected in code]
    program.write_text(RUN_BLOCK + "\n".join(calls), encoding="utf-8")
    ended = subprocess.run(  # noqa: S603  # our own pages
        [sys.executable, str(program)],
        env=environ,
        cwd=folder,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    shown = ended.stdout.decode(errors="replace")
    print(f"{page.relative_to(ROOT)}: {len(code)} blocks\n{shown}", end="", flush=True)  # noqa: T201  # a command
    return ended.returncode


def own_folder(folder: Path, page: Path) -> Path:
    """A folder in which a page's code leaves what it makes."""
    made = folder / page.relative_to(ROOT).with_suffix("")
    made.mkdir(parents=True)
    return made


def main(names: list[str]) -> int:
    import ssl

    pages = [Path(name).resolve() for name in names] or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*HOSTS).configure_cert(tls)
    with tempfile.TemporaryDirectory() as name, serve(world, tls=tls) as server, tunnel(server.port) as proxy:
        folder = Path(name)
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        environ = {
            **os.environ,
            "HTTPS_PROXY": proxy,
            "REQUESTS_CA_BUNDLE": str(folder / "ca.pem"),
            "NO_PROXY": "127.0.0.1",
        }
        environ |= dict.fromkeys(KEYS, "sk-test") | {"PYTHONPATH": str(ROOT)}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            codes = [*pool.map(lambda page: run(page, environ, own_folder(folder, page)), pages)]
        return int(any(codes))  # one that was killed is negative


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
