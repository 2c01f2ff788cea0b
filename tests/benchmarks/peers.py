"""Compare with other clients what the README says of them: `python -m tests.benchmarks.peers [NAME ...]`.

Run it in an environment that has openai and litellm; those that are not installed are left out. Each peer makes its
calls in a process of its own, to one scripted server on loopback.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution, version
from statistics import median
from time import process_time
from typing import Any

from tests.support.replies import completion, stream_of
from tests.support.server import serve

PEERS = {"openai_fn": "openai-fn", "openai": "openai", "litellm": "litellm"}
"""The module of each peer, and its distribution."""
CORE = ("requests", "urllib3", "jsonschema", "toolz")
"""What openai-fn requires, where it is not installed itself."""
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "Hello"}]}
CALLS, CHUNKS, IMPORTS = 300, 4000, 5
ENVIRONMENT = {**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
"""Without it litellm loads a table of prices from the network when it is imported."""


def call_openai_fn(url: str) -> Callable[..., Any]:
    """A function of params that calls openai_fn."""
    from openai_fn import create_chat_completion, with_options

    return with_options(create_chat_completion, {"base_url": url, "api_key": "k", "retry": 0, "validate": True})


def call_openai(url: str) -> Callable[..., Any]:
    """One that calls the official client."""
    from openai import OpenAI

    client = OpenAI(base_url=url, api_key="k", max_retries=0)
    return lambda params: client.chat.completions.create(**params)


def call_litellm(url: str) -> Callable[..., Any]:
    """One that calls litellm, for a server that is compatible with OpenAI."""
    import litellm

    return lambda params: litellm.completion(
        **{**params, "model": f"openai/{params['model']}"}, api_base=url, api_key="k", num_retries=0
    )


MAKERS = {"openai_fn": call_openai_fn, "openai": call_openai, "litellm": call_litellm}


def script(request: dict[str, Any]) -> dict[str, Any]:
    """What the server answers: by the model that the request names."""
    params = request["json"]
    if "cut" in params["model"]:
        return {"sse": stream_of("a b c")[:2], "done": False, "framing": "close"}
    if params.get("stream"):
        return {"sse": stream_of(" ".join(["a"] * CHUNKS))}
    return {"json": completion()}


def measure_cpu(work: Callable[[], Any]) -> float:
    """Seconds of this process's CPU that a piece of work takes, after it has been done once."""
    work()
    began = process_time()
    work()
    return process_time() - began


def outcome(work: Callable[[], Any]) -> str:
    """What becomes of a piece of work: the class of the error that it raises, or "no error"."""
    try:
        work()
    except Exception as raised:  # noqa: BLE001  # of any library
        return type(raised).__name__
    return "no error"


def measure_peer(name: str, url: str) -> dict[str, Any]:
    """What a peer does and takes, in this process."""
    warnings.simplefilter("ignore")
    call = MAKERS[name](url)
    mistyped = {**CHAT, "messages": [{"role": "usr", "content": "Hello"}]}
    seconds = measure_cpu(lambda: [call(CHAT) for _ in range(CALLS)])
    stream_seconds = measure_cpu(lambda: [*call({**CHAT, "stream": True})])
    return {
        "CPU of a call, µs": round(seconds / CALLS * 1e6),
        "CPU of a chunk, µs": round(stream_seconds / CHUNKS * 1e6, 1),
        "a stream that was cut": outcome(lambda: [*call({**CHAT, "model": "cut", "stream": True})]),
        "a message with the role 'usr'": outcome(lambda: call(mistyped)),
    }


def measure_import(name: str) -> float:
    """Milliseconds of CPU that an import takes in a new interpreter: the median of several."""
    code = f"import time; t = time.process_time(); import {name}; print(time.process_time() - t)"
    code = code.replace("import openai_fn;", "from openai_fn import create_chat_completion;")
    command = [sys.executable, "-W", "ignore", "-c", code]
    return round(1000 * median(float(subprocess.check_output(command, env=ENVIRONMENT)) for _ in range(IMPORTS)), 1)  # noqa: S603  # our own code


def list_requirements(name: str, seen: set[str] | None = None) -> set[str]:
    """The distributions that one needs, itself included, without extras."""
    seen = set() if seen is None else seen
    try:
        required = distribution(name).requires or []
    except PackageNotFoundError:
        required = list(CORE) if name == "openai-fn" else []
    seen.add(name)
    for line in required:
        found = re.match(r"[\w.-]+", line)
        other = re.sub(r"[-_.]+", "-", found[0]).lower() if found and "extra ==" not in line else name
        if other not in seen and is_installed(other):
            list_requirements(other, seen)
    return seen


def is_installed(name: str) -> bool:
    """Whether a distribution is here: one for another system is not."""
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def main(names: list[str]) -> None:
    """Print the figures of each peer; measure one, in a process of its own, where a URL is given."""
    if names[:1] == ["--measure"]:
        print(json.dumps(measure_peer(names[1], names[2])))  # noqa: T201  # for the process that started this one
        return
    with serve(script) as server:
        for name in names or [peer for peer in PEERS if importlib.util.find_spec(peer)]:
            command = [sys.executable, "-m", "tests.benchmarks.peers", "--measure", name, f"{server.url}/v1"]
            printed = subprocess.check_output(command, stderr=subprocess.DEVNULL, env=ENVIRONMENT)  # noqa: S603  # our own module
            found = json.loads(printed.splitlines()[-1])
            packages = len(list_requirements(PEERS[name]))
            known = {"CPU of the import, ms": measure_import(name), "packages that it installs": packages, **found}
            print(f"{name} {version(PEERS[name]) if is_installed(PEERS[name]) else ''}".rstrip())  # noqa: T201  # a command
            print("".join(f"  {key}: {value}\n" for key, value in known.items()))  # noqa: T201  # a command


if __name__ == "__main__":
    main(sys.argv[1:])
