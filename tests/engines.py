"""Engines of other libraries under `bulk_file`: `python -m tests.engines [ENGINE ...]`.

Each runs in an environment of its own, which is made and removed here, so that no test needs the library. Ray and loky
lose a worker while rows are in flight, an Airflow task and a Slurm array are stopped and run again; every row must be
answered in the end. Spark needs Java, Slurm needs Debian's slurmctld, slurmd, slurm-client and munge. Not part of CI.
"""

import json
import os
import shutil
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
AIRFLOW = """\
home = os.path.dirname(target)
os.environ.update(AIRFLOW_HOME=home, AIRFLOW__CORE__DAGS_FOLDER=home, AIRFLOW__CORE__LOAD_EXAMPLES="False")
import subprocess
from datetime import datetime, timedelta

if __name__ == "__main__":
    subprocess.run([sys.executable, "-m", "airflow", "db", "migrate"], check=True, stdout=subprocess.DEVNULL)
from airflow.sdk import dag, task

@dag(start_date=datetime(2026, 1, 1), schedule=None)
def translations():
    @task(retries=3, retry_delay=timedelta(0))
    def translate():
        first = {} if os.path.exists(target) else {"deadline": 1.0, "workers": 4}
        summary = bulk_file(source, target, options, settings={"progress": False, **first})
        print("a try:", summary["rows"], "rows,", summary["stopped"], file=sys.stderr)
        if summary["stopped"] or summary["errors"]:
            raise RuntimeError(summary["stopped"] or summary["errors"])

    translate()

made = translations()
if __name__ == "__main__":
    assert made.test().state == "success"
    finish({"stopped": None})
"""
SPARK = """\
from openai_fn.bulk import bulk
from pyspark.sql import SparkSession

os.environ["PYSPARK_PYTHON"] = sys.executable

def translate(partition):
    return (json.dumps(row) for row in bulk((json.loads(line) for line in partition), options, settings={"rpm": 5000}))

if __name__ == "__main__":
    spark = SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false").getOrCreate()
    answers = os.path.join(os.path.dirname(target), "answers")
    lines = spark.read.text(source).repartition(4).rdd.map(lambda row: row.value)
    lines.mapPartitions(translate).saveAsTextFile(answers)
    lines = spark.read.text(answers).collect()
    rows = [json.loads(line.value) for line in lines]
    spark.stop()
    ok = sum(row["error"] is None for row in rows)
    print(json.dumps({"rows": len({row["custom_id"] for row in rows}), "ok": ok, "rerun": 0}))
"""
SLURM = """\
import subprocess
from pathlib import Path

home = Path(target).parent / "slurm"
CONF = '''\
ClusterName=tests
SlurmctldHost={name}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={home}/munge.socket
SlurmctldPort=26817
SlurmdPort=26818
StateSaveLocation={home}
SlurmdSpoolDir={home}
SlurmctldPidFile={home}/slurmctld.pid
SlurmdPidFile={home}/slurmd.pid
SlurmctldLogFile={home}/slurmctld.log
SlurmdLogFile={home}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
NodeName={name} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes={name} Default=YES State=UP
'''
SCRIPT = '''\
#!/bin/sh
#SBATCH --array=0-1 --signal=B:TERM@60 --chdir={folder} --output={folder}/slurm-%A-%a.txt
exec {python} -m openai_fn bulk in-$SLURM_ARRAY_TASK_ID.jsonl out-$SLURM_ARRAY_TASK_ID.jsonl --rpm 5000 --workers 4
'''

def run_command(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

def start():
    import getpass, socket
    home.mkdir(mode=0o700)
    facts = {"name": socket.gethostname().partition(".")[0], "user": getpass.getuser(), "home": home}
    (home / "slurm.conf").write_text(CONF.format(**facts))
    (home / "munge.key").write_bytes(os.urandom(1024))
    (home / "munge.key").chmod(0o400)
    os.environ["SLURM_CONF"] = str(home / "slurm.conf")
    files = {"socket": "munge.socket", **{f"{name}-file": f"munge.{name}" for name in ("key", "pid", "log", "seed")}}
    run_command("munged", "--force", *(f"--{option}={home / name}" for option, name in files.items()))
    run_command("slurmctld")
    run_command("slurmd")

def stop():
    for file in home.glob("*.pid"):
        os.kill(int(file.read_text()), signal.SIGTERM)

def submit():
    return run_command("sbatch", "--parsable", str(home.parent / "array.sh"))

def wait_for(condition):
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < 120, "Slurm is too slow"
        time.sleep(0.2)

def count_lines(path):
    return path.read_bytes().count(b"\\n") if path.exists() else 0

folder = Path(target).parent
parts = [(folder / f"in-{task}.jsonl", folder / f"out-{task}.jsonl") for task in (0, 1)]
lines = Path(source).read_text().splitlines(keepends=True)
for task, (part, _) in enumerate(parts):
    part.write_text("".join(lines[task::2]))
(folder / "array.sh").write_text(SCRIPT.format(folder=folder, python=sys.executable))
os.environ.update(OPENAI_BASE_URL=url, OPENAI_API_KEY="sk-test")
start()
try:
    job = submit()
    wait_for(lambda: all(count_lines(out) > 5 for _, out in parts))
    run_command("scancel", "--signal=TERM", "--batch", job)
    wait_for(lambda: not run_command("squeue", "--noheader"))
    first = sum(count_lines(out) for _, out in parts)
    assert first < len(lines), "the first run was not stopped"
    print("rows before SIGTERM:", first, file=sys.stderr)
    for file in folder.glob("slurm-*.txt"):
        print(file.read_text(), file=sys.stderr)
    submit()
    wait_for(lambda: not run_command("squeue", "--noheader"))
finally:
    stop()
rows = [row for _, out in parts for row in read_results(out)]
ok = {row["custom_id"] for row in rows if row["error"] is None}
print(json.dumps({"rows": len(rows), "ok": len(ok), "rerun": len(rows) - first}))
"""
ENGINES: dict[str, tuple[list[str], list[str], str]] = {
    "ray": (["ray", "psutil"], [], RAY),
    "loky": (["joblib"], [], LOKY),
    "multiprocessing.Pool": ([], [], POOL),
    "airflow": (["apache-airflow"], [], AIRFLOW),
    "spark": (["pyspark"], ["java"], SPARK),
    "slurm": ([], ["munged", "slurmctld", "slurmd", "sbatch"], SLURM),
}
"""Engine -> the packages that it needs, the commands that the system must have, and the program that uses it."""
COMMAND_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"
"""Where commands are looked for, those for administrators too."""
ROWS = 200


def try_engine(name: str, folder: Path) -> dict[str, int]:
    """Return what became of ROWS rows under an engine."""
    packages, _, program = ENGINES[name]
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = str(home / ("Scripts" if os.name == "nt" else "bin") / "python")
    install = [python, "-m", "pip", "install", "-q", str(REPOSITORY), *packages]
    subprocess.run(install, check=True)  # noqa: S603  # pip
    work = folder / "work"
    work.mkdir()
    script, source, target = work / "program.py", write(work / "in.jsonl", questions(ROWS)), work / "out.jsonl"
    script.write_text(COMMON + program, encoding="utf-8")
    with serve(lambda request: {**reply(request), "delay": 0.05}) as server:
        command = [python, str(script), server.url + "/v1", str(source), str(target)]
        there = {**os.environ, "PATH": COMMAND_PATH}
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=300, env=there)  # noqa: S603  # ours
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(names: list[str]) -> int:
    """Return 0 where every row of every engine was answered; print what became of them."""
    failed = 0
    for name in names or ENGINES:
        missing = [command for command in ENGINES[name][1] if shutil.which(command, path=COMMAND_PATH) is None]
        if missing:
            failed += 1
            print(name, "needs the commands", ", ".join(missing), flush=True)  # noqa: T201  # a command
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = try_engine(name, Path(folder))
        failed += (found["rows"], found["ok"]) != (ROWS, ROWS)
        print(name, json.dumps(found), flush=True)  # noqa: T201  # a command
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
