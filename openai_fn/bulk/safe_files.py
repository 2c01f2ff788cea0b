"""Files beside a target, opened so that nobody can plant a link in their place. Effects: the files.

A name such as TARGET.tmp can be guessed, so somebody who may write to the folder could make it a link to another file
of ours. Links, files with several names and what is no file are refused.
"""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from openai_fn.errors import InvalidOptionsError, make_error

NEW_FILE_MODE = 0o644
SAFE_FLAGS: int = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))


def open_beside(path: Path, flags: int) -> int:
    """Return the descriptor of the file at `path`, created where there is none.

    Raises InvalidOptionsError where it cannot be opened or is not a plain file of one name.
    """
    try:
        file = os.open(path, flags | SAFE_FLAGS | os.O_CREAT, NEW_FILE_MODE)
    except OSError as failed:
        if path.is_symlink():
            raise refuse_link(path) from None
        text = f"{path}: cannot be written: {failed.strerror}"
        raise InvalidOptionsError(make_error("invalid_options", text)) from None
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        os.close(file)
        raise refuse_link(path)
    return file


def refuse_link(path: Path) -> InvalidOptionsError:
    """Return the exception of a file that may be somebody else's."""
    text = f"{path}: is a link or not a regular file, so it is not written to; remove it, or choose another target"
    return InvalidOptionsError(make_error("invalid_options", text))


def append_safely(path: Path, pieces: Iterable[bytes]) -> None:
    """Append to the file at `path`; when it returns, they are on disk."""
    with os.fdopen(open_beside(path, os.O_WRONLY | os.O_APPEND), "ab") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def replace_content(path: Path, pieces: Iterable[bytes]) -> None:
    """Put `pieces` in the place of a file's content, with its mode; after a crash it is the old content or the new."""
    real = path.resolve()
    fresh = real.with_name(real.name + ".tmp")
    fresh.unlink(missing_ok=True)  # what a killed run left, or a link that somebody planted
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | SAFE_FLAGS, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            fresh.chmod(stat.S_IMODE(real.stat().st_mode))
            os.fsync(file.fileno())
        fresh.replace(real)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
