"""Samples taken in turns (official, requests, floor, ours, official, ...): a busy machine is busy for all of them."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.contenders import CONTENDERS, Map
from tests.support.paths import REPOSITORY

SPIN = """
import os
os.nice(19)
if hasattr(os, "SCHED_IDLE"):
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
while True:
    pass
"""
ROOT = REPOSITORY
Sample = Callable[[str, Map], float]


@contextlib.contextmanager
def sampler(*, helpers: bool) -> Iterator[Sample]:
    """A function that takes one sample of a contender; its server and its workers end with the block.

    With `helpers` idle-priority processes keep the processors awake.
    """
    with contextlib.ExitStack() as stack:
        if helpers:
            stack.enter_context(awake())
        certificate = str(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "localhost.pem")
        environ = environment()
        trusting = {**environ, **trust(certificate)}
        server = stack.enter_context(child("server", certificate, environ))
        assert server.stdout
        urls = [
            f"{scheme}://localhost:{port}"
            for scheme, port in zip(("http", "https"), server.stdout.readline().split(), strict=True)
        ]
        workers: dict[str, subprocess.Popen[str]] = {}

        def sample(name: str, asked: Map) -> float:
            url = urls[asked["tls"]] + "/" + asked["path"].format(count=asked["count"]) + "/v1"
            if "script" in asked:
                return fresh(asked["script"].format(name=name, url=url, **CONTENDERS[name]), environ)
            if name not in workers:
                workers[name] = stack.enter_context(child("tasks", name, trusting))
            return told(
                workers[name],
                {key: asked[key] for key in ("task", "count", "params", "size", "variant") if key in asked}
                | {"url": url},
            )

        yield sample


@contextlib.contextmanager
def awake() -> Iterator[None]:
    """Keep the processors awake, by processes that run only when nobody else wants to.

    On an idle machine every wait for an answer puts a processor to sleep, and what comes after it takes up to twice the
    time. That is a matter of the machine, and weighs most on whoever does least between two waits.
    """
    with contextlib.ExitStack() as stack:
        for _ in range(os.cpu_count() or 1):
            stack.callback(stack.enter_context(subprocess.Popen([sys.executable, "-c", SPIN])).kill)  # noqa: S603
        yield


def environment() -> dict[str, str]:
    """The environment without proxies, anybody's key, and what tells Python to be different (to write no bytecode)."""
    odd, own = ("_proxy", "_PROXY"), ("OPENAI", "AZURE", "PYTHON")
    return {key: value for key, value in os.environ.items() if not key.endswith(odd) and not key.startswith(own)}


def trust(certificate: str) -> dict[str, str]:
    """What makes every contender trust the certificate for localhost that is written to `certificate`."""
    import trustme

    authority = trustme.CA()
    authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(certificate)
    authority.cert_pem.write_to_path(certificate + ".ca")
    return dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"), certificate + ".ca")


@contextlib.contextmanager
def child(module: str, argument: str, environ: Map) -> Iterator[subprocess.Popen[str]]:
    """A process of one of these modules, told what to do by its input, that ends with the block."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", argument]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT, env=environ) as process:  # noqa: S603 - our own modules
        try:
            yield process
        finally:
            process.kill()


def told(worker: subprocess.Popen[str], asked: Map) -> float:
    """The number that a worker measures."""
    assert worker.stdin
    assert worker.stdout
    worker.stdin.write(json.dumps(asked) + "\n")
    worker.stdin.flush()
    return float(worker.stdout.readline() or "nan")


def fresh(script: str, environ: Map) -> float:
    """The number that a script prints in an interpreter of its own."""
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, env=environ, check=True)  # noqa: S603 - the table's own
    return float(done.stdout)


def measured(row: Map, sample: Sample) -> dict[str, float]:
    """The median of each contender's samples, the first of a fresh interpreter's not counted: it may compile."""
    names = row["only"] or tuple(CONTENDERS)
    for name in names if "script" in row else ():
        sample(name, row)
    rounds = [{name: sample(name, sized(row, name)) for name in names} for _ in range(row["rounds"])]
    return {name: median(one[name] for one in rounds) * row["scale"] for name in names}


def sized(row: Map, name: str) -> Map:
    """`row` with the contender's share of the work."""
    return {**row, "count": max(int(row["count"] * CONTENDERS[name]["share"]), 1)} if row["shared"] else row
