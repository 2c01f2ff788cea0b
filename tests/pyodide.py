"""Says what works under Pyodide, in Node: `python -m tests.pyodide`. Needs node, npm and the package `pyodide` of npm.

Each of a call, a stream and a deadline works, or has one line that says why not. Versions of Node before 24 need a flag
for the stack switching of WebAssembly, without which urllib3 cannot wait there.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import requests

from tests.support.lookalike import OPENAI_KEY, lookalike
from tests.support.paths import REPOSITORY
from tests.support.server import serve

SCRIPT = f"""
from openai_fn import OpenAIError, create_chat_completion

CHAT = {{"model": "gpt-5", "messages": [{{"role": "user", "content": "hi"}}]}}
OPTIONS = {{"base_url": URL + "/v1", "api_key": {OPENAI_KEY!r}, "retry": 0, "validate": False}}

def attempt(name, call):
    try:
        print(f"{{name}}: works, {{call()}}")
    except OpenAIError as error:
        print(f"{{name}}: does not work:", " ".join(str(error).split()))

def read_text(completion):
    return completion["choices"][0]["message"]["content"]

attempt("a call", lambda: read_text(create_chat_completion(CHAT, OPTIONS)))
attempt("a stream", lambda: f"{{len(list(create_chat_completion({{**CHAT, 'stream': True}}, OPTIONS)))}} chunks")
attempt("a deadline", lambda: read_text(create_chat_completion(CHAT, {{**OPTIONS, "deadline": 5}})))
"""
FLAG = "--experimental-wasm-stack-switching"


def main() -> int:
    """Return 0 where all of it works, else 1."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        sys.stdout.write("node and npm are needed\n")
        return 1
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    flags = [FLAG] if int(version.lstrip("v").partition(".")[0]) < 24 else []
    with tempfile.TemporaryDirectory() as name, serve(lookalike) as server:
        folder = Path(name)
        subprocess.run([npm, "install", "--silent", "pyodide"], cwd=folder, check=True)  # noqa: S603
        runner = shutil.copy(REPOSITORY / "tests/support/pyodide.mjs", folder)
        script = folder / "script.py"
        script.write_text(SCRIPT)
        packages = Path(requests.__file__).parent.parent
        command = [node, *flags, runner, str(REPOSITORY), str(packages), str(script), server.url]
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    sys.stdout.write(ran.stdout + ran.stderr)
    return int(ran.returncode != 0 or ran.stdout.count(": works") != 3)


if __name__ == "__main__":
    sys.exit(main())
