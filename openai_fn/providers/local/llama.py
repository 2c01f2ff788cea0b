"""llama.cpp in the form of the package xllamacpp: load it, and configure its server."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from openai_fn.credentials import Credential, reveal
from openai_fn.errors import make_error, to_exception
from openai_fn.types import Error

CONTEXT_TOKENS = 8192
"""Tokens that concurrent requests share: as many as SmolLM2 can take in one."""
SLOTS = 8
"""Requests that are processed at once; further ones wait."""
MAX_OUTPUT_TOKENS = 256
"""Tokens of a response when the caller sets no limit: a small model may never stop by itself."""
TEMPERATURE = 0.0
"""The temperature when the caller sets none: the same question gets the same answer."""
QUIET, VERBOSE = -1, 3
SPIN_COUNT = "10000"
"""How often OpenMP's threads poll for work before they sleep.

At the default of 300,000 eight responses at once take ten times as long on a busy machine, because polling takes the
time that the work needs; at this value an idle machine is as fast as before.
"""


@cache
def load_llama() -> Any:
    """Load the package xllamacpp; raise InvalidOptionsError if it is missing or does not load."""
    spins = os.environ.get("GOMP_SPINCOUNT")
    os.environ["GOMP_SPINCOUNT"] = spins or SPIN_COUNT  # OpenMP reads it once, when it is loaded
    try:
        import xllamacpp
    except ImportError as raised:
        raise to_exception(llama_missing_error(raised)) from None
    finally:
        if spins is None:
            del os.environ["GOMP_SPINCOUNT"]
    if loading_process() and hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=exit_without_cleanup)
    return xllamacpp


@cache
def loading_process() -> int:
    """Return the id of the process that loaded llama.cpp, which after a fork is not this one."""
    return os.getpid()


def llama_missing_error(raised: ImportError) -> Error:
    """Return the error map of a package that is missing, or that is installed and does not load."""
    if isinstance(raised, ModuleNotFoundError) and raised.name == "xllamacpp":
        return make_error("invalid_options", "impl 'local' needs the package xllamacpp: pip install xllamacpp")
    hint = "on Debian and Ubuntu: apt-get install libgomp1" if "libgomp" in str(raised) else ""
    return make_error("invalid_options", f"impl 'local': the package xllamacpp cannot be loaded: {raised}", hint=hint)


def exit_without_cleanup() -> None:
    """Make this forked process exit without llama.cpp's cleanup, which waits for threads that only the parent has.

    glibc calls functions registered by on_exit with the exit status, which is what _exit takes. Other C libraries have
    no on_exit, and do not wait when they destroy such threads.
    """
    from ctypes import CDLL

    c = CDLL(None)
    if hasattr(c, "on_exit"):
        c.on_exit(c._exit, None)  # noqa: SLF001  # the C library's name


def build_server_settings(path: Path, key: Credential, *, log: bool) -> Any:
    """Return the parameters of a server for the model at `path`.

    Their meaning: https://github.com/ggml-org/llama.cpp/tree/master/tools/server
    """
    settings = load_llama().CommonParams()
    settings.model.path, settings.model_alias = str(path), {compute_model_alias(path)}
    settings.hostnames, settings.port, settings.api_keys = ["127.0.0.1"], 0, [reveal(key)]
    settings.n_ctx, settings.n_parallel, settings.kv_unified, settings.cont_batching = CONTEXT_TOKENS, SLOTS, True, True
    settings.cache_ram_mib = 0  # its own default keeps up to 8 GB of old prompts
    settings.n_predict, settings.sampling.temp = MAX_OUTPUT_TOKENS, TEMPERATURE
    settings.warmup = settings.ui = settings.endpoint_slots = False
    settings.verbosity = VERBOSE if log else QUIET
    settings.embedding = True  # it serves chats all the same
    if not has_pooling_type(path):
        settings.pooling_type = load_llama().llama_pooling_type.LLAMA_POOLING_TYPE_LAST
    return settings


def compute_model_alias(path: Path) -> str:
    """Return the name under which a model's file is listed.

    >>> compute_model_alias(Path("/models/SmolLM2-135M-Instruct.Q4_1.gguf"))
    'smollm2-135m-instruct'
    """
    return path.stem.partition(".Q")[0].lower()


def has_pooling_type(path: Path) -> bool:
    """Return whether a model's file says how token vectors become one embedding, as embedding models do."""
    with path.open("rb") as file:
        return b".pooling_type" in file.read(1 << 16)
