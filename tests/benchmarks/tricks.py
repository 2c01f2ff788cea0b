"""What each trick of the fast way gains alone: `python -m tests.benchmarks tricks`.

Every trick is switched off in turn, by a replacement of the function that does it, and calls with and without it are
made by turns in one process. A row has the lines of the trick, the CPU of a call or of a chunk with and without it,
the calls a second by 32 threads likewise, and what it saves. What saves less than 5 % of both should go.
"""

import inspect
import os
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from unittest import mock

from openai_fn import create_chat_completion
from openai_fn.transport.fast import connection, exchange, framing, http_head, tls
from tests.benchmarks import tasks
from tests.benchmarks.turns import child, environment, trust

ROUNDS = 7
CALLS, CHUNKS, THREAD_CALLS = 400, 40_000, 3_200
Options = dict[str, Any]


def send_head_apart(head: memoryview, body: bytes) -> Iterator[memoryview]:
    """Yield head and body as two sends."""
    yield head
    yield memoryview(body)


def iter_single_chunks(open_connection: connection.Connection) -> Iterator[bytes]:
    """Yield each HTTP chunk by itself, as urllib3 does."""
    received, missing = b"", 0
    while missing >= 0:
        pieces, received, missing = framing.split_chunks(received + open_connection.receive(), missing)
        yield from pieces
    open_connection.ended = True


def find_target_anew(idle: Any, url: Any, **_: Any) -> Any:
    """Look up the proxy of every call, as requests does."""
    target = exchange.parse_target(url)
    assert target
    environment_proxies(url)
    idle.setdefault(target.origin, deque())
    return target


def environment_proxies(url: str) -> Any:
    """What requests asks for on every call."""
    from requests.utils import get_environ_proxies

    return get_environ_proxies(url)


TRICKS: dict[str, dict[str, Any]] = {
    "a connection of our own in place of requests, urllib3 and http.client": {"options": {"fast": False}},
    "head and body in one send": {"replace": (connection, "join_request", send_head_apart)},
    "proxies looked up once for each origin": {
        "replace": ("openai_fn.transport.send", "find_direct_target", find_target_anew),
        "lines": (exchange.find_direct_target,),
    },
    "headers read without the parser of mail": {
        "replace": (http_head, "parse_headers", http_head.parse_odd_headers),
        "lines": (http_head.parse_headers,),
    },
    "all chunks of one receive as one piece": {
        "replace": (framing, "iter_chunked", iter_single_chunks),
        "lines": (framing.iter_chunked,),
        "stream": True,
    },
}
"""A trick's name -> `replace`, what is replaced to switch it off, or `options` that do;
`lines`, where it stands, unless in what is replaced; `stream`: it is measured by chunks."""


@contextmanager
def switched_off(trick: dict[str, Any]) -> Iterator[Options]:
    """Switch a trick off while the block runs; give the options of the calls in it."""
    if "replace" not in trick:
        yield trick["options"]
        return
    owner, name, replacement = trick["replace"]
    owner = sys.modules[owner] if isinstance(owner, str) else owner
    with mock.patch.object(owner, name, replacement):
        yield {}


def count_lines(trick: dict[str, Any]) -> int:
    """Count the lines of a trick; of the whole fast way where nothing is replaced."""
    if "replace" not in trick:
        folder = Path(exchange.__file__).parent
        return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in folder.glob("*.py"))
    owner, name, _ = trick["replace"]
    parts = trick.get("lines") or (getattr(owner, name),)
    return sum(len(inspect.getsource(part).splitlines()) for part in parts)


def make_contender(options: Options) -> Any:
    """Return what the benchmark's tasks measure: ours with these options."""

    def ask(url: str) -> Callable[[Any], Any]:
        call_options = {"base_url": url, "api_key": "k", "validate": True, **options}
        return lambda params: create_chat_completion(params, call_options)

    return {"call": ask, "stream": ask}


def measure(trick: dict[str, Any], url: str) -> dict[str, float]:
    """Return how much more a call or chunk costs without a trick, and how many more calls 32 threads make with it."""
    from openai_fn.transport import send

    def cost(options: Options) -> float:
        if trick.get("stream"):
            stream = make_contender(options)["stream"](f"{url}/chunks-{CHUNKS}-chunked/v1")
            return tasks.each(process_time, lambda: deque(stream(tasks.STREAM), 0), 1) / CHUNKS
        ask = make_contender(options)["call"](f"{url}/plain/v1")
        return tasks.each(process_time, lambda: ask(tasks.CHAT), CALLS)

    def rate(options: Options) -> float:
        return tasks.threads(make_contender(options), f"{url}/plain/v1", THREAD_CALLS)

    found: dict[str, list[float]] = {"on": [], "off": [], "rate_on": [], "rate_off": []}
    for _ in range(ROUNDS):
        found["on"].append(cost({}))
        found["rate_on"] += [] if trick.get("stream") else [rate({})]
        send.SESSIONS.__dict__.clear()
        with switched_off(trick) as options:
            found["off"].append(cost(options))
            found["rate_off"] += [] if trick.get("stream") else [rate(options)]
        send.SESSIONS.__dict__.clear()
    return {key: median(values) for key, values in found.items() if values}


def measure_tls() -> tuple[float, float]:
    """Return the seconds that a TLS context takes, and a connection that finds it made."""
    from certifi import where

    tls.make_tls_context.cache_clear()
    made = tasks.each(process_time, lambda: tls.make_tls_context(where(), 0), 1)
    return made, tasks.each(process_time, lambda: tls.make_tls_context(where(), 0), 100)


def main(words: list[str]) -> int:
    """Print the table of tricks, or of those whose names contain one of `words`."""
    with tempfile.TemporaryDirectory() as folder:
        certificate = os.path.join(folder, "localhost.pem")  # noqa: PTH118  # as the benchmark's own
        trust(certificate)
        with child("server", certificate, environment()) as server:
            assert server.stdout
            url = f"http://localhost:{server.stdout.readline().split()[0]}"
            create_chat_completion(tasks.CHAT, {"base_url": f"{url}/plain/v1", "api_key": "k"})
            sys.stdout.write("| trick | lines | CPU with | without | saved | threads with | without | saved |\n")
            sys.stdout.write("|---|---|---|---|---|---|---|---|\n")
            for name, trick in TRICKS.items():
                if words and not any(word in name for word in words):
                    continue
                sys.stdout.write(format_row(name, trick, measure(trick, url)))
                sys.stdout.flush()
    made, again = measure_tls()
    sys.stdout.write(f"one TLS context for all connections: {made * 1e3:.1f} ms once, then {again * 1e6:.1f} µs\n")
    return 0


def format_row(name: str, trick: dict[str, Any], found: dict[str, float]) -> str:
    """Return a row of the table."""
    saved = 1 - found["on"] / found["off"]
    row = f"| {name} | {count_lines(trick)} | {found['on'] * 1e6:.1f} µs | {found['off'] * 1e6:.1f} µs | {saved:.0%} "
    if "rate_on" not in found:
        return f"{row}| | | |\n"
    faster = found["rate_on"] / found["rate_off"] - 1
    return f"{row}| {found['rate_on']:,.0f}/s | {found['rate_off']:,.0f}/s | {faster:+.0%} |\n"
