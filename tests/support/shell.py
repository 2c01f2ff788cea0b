"""The command line as a user meets it: a process of its own, with a clean environment."""

import contextlib
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tests.support.paths import REPOSITORY

KEY = "sk-secret-secret"
ROOT = REPOSITORY
NOWHERE = "http://127.0.0.1:9"
COMMAND = [sys.executable, "-m", "openai_fn"]


def environment(url: str, **more: str) -> dict[str, str]:
    odd, own = ("_proxy", "_PROXY"), ("OPENAI", "AZURE", "PYTHON")  # PYTHONUNBUFFERED would hide a missing flush
    clean = {key: value for key, value in os.environ.items() if not key.endswith(odd) and not key.startswith(own)}
    keys = {"OPENAI_API_KEY": KEY, "OPENAI_ADMIN_KEY": f"{KEY}-admin", "OPENAI_BASE_URL": url + "/v1"}
    return {**clean, **keys, "PYTHONPATH": str(ROOT), **more}


def start(url: str, *words: str, **more: Any) -> subprocess.Popen[bytes]:
    environ = environment(url, **more.pop("env", {}))
    pipe = subprocess.PIPE
    closed = {"preexec_fn": lambda: os.close(0)} if more.pop("close_stdin", False) else {}
    given = {"stdin": pipe, "stdout": pipe, "stderr": pipe, "cwd": ROOT, **closed, **more}
    return subprocess.Popen([*COMMAND, *words], env=environ, **given)  # noqa: S603  # our own module


def run_bytes(url: str, *words: str, given: bytes = b"", **more: Any) -> tuple[int, bytes, str]:
    """Exit code, standard output as it is, standard error."""
    with start(url, *words, **more) as process:
        out, err = process.communicate(given, timeout=60)
    assert KEY.encode() not in (out or b"") + err
    return process.returncode, out, err.decode()


def run(url: str, *words: str, given: bytes = b"", **more: Any) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    code, out, err = run_bytes(url, *words, given=given, **more)
    return code, out.decode(), err


def on_terminal(url: str, *words: str, **more: Any) -> tuple[int, str, str]:
    """As `run`, standard output being a terminal."""
    ours, theirs = pty.openpty()
    seen: list[bytes] = []
    reader = threading.Thread(target=lambda: seen.extend(iter(lambda: read(ours), b"")))
    reader.start()
    try:
        code, _, err = run_bytes(url, *words, stdout=theirs, **more)
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)
    return code, b"".join(seen).decode("utf-8", "replace").replace("\r\n", "\n"), err


# A class because it owns a process, a terminal and what was read from it.
class Terminal:
    """A program with a terminal of its own, for input and output: what a person sees and types."""

    def __init__(self, words: list[str], env: dict[str, str], cwd: Path | None = None) -> None:
        pid, self.descriptor = pty.fork()
        if not pid:
            try:
                os.chdir(cwd or ROOT)
                os.execvpe(words[0], words, env)  # noqa: S606  # the program under test
            finally:
                os._exit(127)
        self.pid, self.seen, self.at = pid, "", 0

    def __enter__(self) -> "Terminal":  # noqa: PYI034  # Python 3.10 has no Self
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self.descriptor)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)

    def send(self, text: str) -> None:
        """Type a text; "\\x04" is Ctrl-D, "\\x03" Ctrl-C."""
        os.write(self.descriptor, text.encode())

    def wait_for(self, pattern: str, note: str = "") -> str:
        """What came since the last call, up to where `pattern` is found; the bound is for a program that hangs."""
        while not (match := re.search(pattern, self.seen[self.at :])):
            ready = select.select([self.descriptor], [], [], 60)[0]
            piece = read(self.descriptor) if ready else b""
            assert piece, f"no {pattern!r} after {note!r}, but {self.seen[self.at :]!r}"
            self.seen += piece.decode("utf-8", "replace").replace("\r\n", "\n")
        begin, self.at = self.at, self.at + match.end()
        return self.seen[begin : self.at]

    def wait(self, key: str = "") -> int:
        """The exit code, after the rest of the output was read; `key` is pressed until the program ends.

        A Ctrl-C between the prompt and the wait for a key goes unnoticed until the next: a person presses it again.
        """
        for _ in range(120):
            with contextlib.suppress(OSError):  # the program may have ended
                self.send(key)
            while select.select([self.descriptor], [], [], 0.5)[0]:
                if not (piece := read(self.descriptor)):
                    return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
                self.seen += piece.decode("utf-8", "replace").replace("\r\n", "\n")
        raise AssertionError(self.seen)


def interrupt(process: subprocess.Popen[bytes]) -> int:
    """The exit code of a program whose user presses Ctrl-C until it ends."""
    for _ in range(600):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.send_signal(signal.SIGINT)
            return process.wait(0.1)
    process.kill()
    return process.wait()


def shell(command: str, environ: dict[str, str], *, check: bool = True, cwd: Path | None = None) -> str:
    """What a command of the shell prints, mistakes and all."""
    words = ["sh", "-c", command]
    done = subprocess.run(  # noqa: S603  # what is tested
        words, env=environ, check=check, cwd=cwd, timeout=60, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.stdout.decode()


def read(terminal: int) -> bytes:
    """What comes from a terminal, nothing when its other side is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def essence(request: dict[str, Any]) -> dict[str, Any]:
    """A request without what every client has its own way with."""
    own = {"host", "connection", "content-length", "accept-encoding"}
    headers = {name: value for name, value in request["headers"].items() if name not in own}
    body = request["body"]
    found = re.fullmatch(r"multipart/form-data; ?boundary=(.+)", headers.get("content-type", ""))
    if found:
        headers["content-type"] = "multipart/form-data"
        body = [part(piece) for piece in body.split(b"--" + found[1].encode())[1:-1]]
    return {**{key: request[key] for key in ("method", "target")}, "headers": headers, "body": body}


def part(piece: bytes) -> tuple[list[str], bytes]:
    """The headers of a form's part, and its content."""
    head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    return sorted(line.lower() for line in head.decode().split("\r\n")), content.removesuffix(b"\r\n")


def chat(text: str = "Hello", **more: Any) -> str:
    """The params of a chat, as JSON."""
    return json.dumps({"model": "gpt-5", "messages": [{"role": "user", "content": text}], **more})
