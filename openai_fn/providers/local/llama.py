"""llama.cpp as the package xllamacpp brings it: loading it, and the settings of its server."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from openai_fn.errors import make_error, to_exception
from openai_fn.types import Error

CONTEXT_TOKENS = 8192
"""Tokens that the requests of a moment share: as many as SmolLM2 can take in one."""
SLOTS = 8
"""Requests that are worked on at once; more wait."""
MAX_ANSWER_TOKENS = 256
"""Tokens of an answer when the caller sets no limit: a small model may never come to an end by itself."""
TEMPERATURE = 0.0
"""What holds when the caller sets none: the same question has the same answer."""
QUIET, TALKING = -1, 3
SPIN_COUNT = "10000"
"""How often OpenMP's threads look for work before they sleep.

At its default of 300,000 eight answers at once take ten times as long on a busy machine, where the looking takes the
time that the work needs; at this one an idle machine is as fast as before.
"""


@cache
def load_llama() -> Any:
    """The package xllamacpp, loaded."""
    spins = os.environ.get("GOMP_SPINCOUNT")
    os.environ["GOMP_SPINCOUNT"] = spins or SPIN_COUNT  # it is read once, when OpenMP is loaded
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
    """The process that loaded llama.cpp. It is not this one after a fork."""
    return os.getpid()


def llama_missing_error(raised: ImportError) -> Error:
    """The error map of a package that is not there, or is there and does not load."""
    if isinstance(raised, ModuleNotFoundError) and raised.name == "xllamacpp":
        return make_error("invalid_options", "impl 'local' needs the package xllamacpp: pip install xllamacpp")
    hint = "on Debian and Ubuntu: apt-get install libgomp1" if "libgomp" in str(raised) else ""
    return make_error("invalid_options", f"impl 'local': the package xllamacpp does not load: {raised}", hint=hint)


def exit_without_cleanup() -> None:
    """Let this forked process end without llama.cpp's clean-up, which waits for threads that only the parent has.

    glibc calls what on_exit was given with the exit status, which is what _exit takes. Other C libraries have no
    on_exit, and destroy what nobody waits for without waiting.
    """
    from ctypes import CDLL

    c = CDLL(None)
    if hasattr(c, "on_exit"):
        c.on_exit(c._exit, None)  # noqa: SLF001  # the C library's name


def build_server_settings(path: Path, key: str, *, log: bool) -> Any:
    """The parameters of a server for the model at `path`.

    What they mean: https://github.com/ggml-org/llama.cpp/tree/master/tools/server
    """
    made = load_llama().CommonParams()
    made.model.path, made.model_alias = str(path), {compute_model_alias(path)}
    made.hostnames, made.port, made.api_keys = ["127.0.0.1"], 0, [key]
    made.n_ctx, made.n_parallel, made.kv_unified, made.cont_batching = CONTEXT_TOKENS, SLOTS, True, True
    made.cache_ram_mib = 0  # its own default keeps up to 8 GB of old prompts
    made.n_predict, made.sampling.temp = MAX_ANSWER_TOKENS, TEMPERATURE
    made.warmup = made.ui = made.endpoint_slots = False
    made.verbosity = TALKING if log else QUIET
    made.embedding = True  # it answers chats all the same
    if not has_pooling_type(path):
        made.pooling_type = load_llama().llama_pooling_type.LLAMA_POOLING_TYPE_LAST
    return made


def compute_model_alias(path: Path) -> str:
    """The name under which a model's file is listed.

    >>> compute_model_alias(Path("/models/SmolLM2-135M-Instruct.Q4_1.gguf"))
    'smollm2-135m-instruct'
    """
    return path.stem.partition(".Q")[0].lower()


def has_pooling_type(path: Path) -> bool:
    """Whether a model's file says how token vectors become one embedding, as those made for embeddings do."""
    with path.open("rb") as file:
        return b".pooling_type" in file.read(1 << 16)
