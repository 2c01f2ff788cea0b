"""Engines of other libraries under `bulk_file`: `python -m tests.engines [ENGINE ...]`.

Each runs in an environment of its own, which is made and removed here, so that no test needs the library. A worker is
killed while rows are in flight; every row must be answered in the end. Not part of CI.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.support.bulks import questions, reply, write
from tests.support.paths import REPOSITORY
from tests.support.server import serve

COMMON = """\
import json, os, signal, sys, threading, time
from concurrent.futures import Executor
from openai_fn.bulk import bulk_file, read_results
url, source, target = sys.argv[1:]
options = {"base_url": url, "api_key": "sk-test", "timeout": 20}

def run(executor, kill):
    told = []
    def progress(summary):
        if summary["rows"] and not told:
            told.append(1)
            kill()
    summary = bulk_file(source, target, options, executor, {"workers": 16, "chunk": 2, "progress": progress})
    return summary

def finish(summary):
    for row in read_results(target) if os.path.exists(target) else ():
        if row["error"]:
            print("failed:", row["error"]["message"], row["error"].get("cause"), file=sys.stderr)
            break
    print("stopped:", summary["stopped"], summary.get("errors"), file=sys.stderr)
    rest = bulk_file(source, target, options, settings={"progress": False})
    rows = read_results(target)
    print(json.dumps({"rows": len(rows), "ok": sum(row["error"] is None for row in rows), "rerun": rest["rows"]}))
"""
RAY = """\
import ray

class RayExecutor(Executor):
    def submit(self, function, /, *args, **kwargs):
        return ray.remote(function).options(max_retries=0).remote(*args, **kwargs).future()

def kill_one():
    import psutil
    workers = [p for p in psutil.process_iter(["cmdline"]) if (p.info["cmdline"] or [""])[0].startswith("ray::")]
    workers[-1].kill()

ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
finish(run(RayExecutor(), kill_one))
"""
LOKY = """\
from joblib.externals.loky import get_reusable_executor

if __name__ == "__main__":
    executor = get_reusable_executor(max_workers=2)
    finish(run(executor, lambda: os.kill(executor.submit(os.getpid).result(), signal.SIGKILL)))
"""
POOL = """\
import multiprocessing

if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        try:
            run(pool, int)
        except ValueError as refused:
            assert "ProcessPoolExecutor" in str(refused)
    finish({"stopped": None})
"""
ENGINES: dict[str, tuple[list[str], str]] = {
    "ray": (["ray", "psutil"], RAY),
    "loky": (["joblib"], LOKY),
    "multiprocessing.Pool": ([], POOL),
}
"""Engine -> the packages that it needs, and the program that uses it."""
ROWS = 200


def try_engine(name: str, folder: Path) -> dict[str, int]:
    """Return what became of ROWS rows under an engine."""
    packages, program = ENGINES[name]
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = str(home / ("Scripts" if os.name == "nt" else "bin") / "python")
    install = [python, "-m", "pip", "install", "-q", str(REPOSITORY), *packages]
    subprocess.run(install, check=True)  # noqa: S603  # pip
    script, source, target = folder / "program.py", write(folder / "in.jsonl", questions(ROWS)), folder / "out.jsonl"
    script.write_text(COMMON + program, encoding="utf-8")
    with serve(lambda request: {**reply(request), "delay": 0.05}) as server:
        command = [python, str(script), server.url + "/v1", str(source), str(target)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=300)  # noqa: S603  # ours
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(names: list[str]) -> int:
    """Return 0 where every row of every engine was answered; print what became of them."""
    failed = 0
    for name in names or ENGINES:
        with tempfile.TemporaryDirectory() as folder:
            found = try_engine(name, Path(folder))
        failed += (found["rows"], found["ok"]) != (ROWS, ROWS)
        print(name, json.dumps(found), flush=True)  # noqa: T201  # a command
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
