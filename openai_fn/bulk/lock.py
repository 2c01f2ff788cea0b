"""One run a target: a lock that ends with its process, however that ends. Effects: the lock file.

`lockf` locks belong to the process, so children of a fork do not hold them on after their parent was killed, as they
would with `flock`; what that leaves open, two runs of one process, HELD closes. The standard library is enough for it.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openai_fn.errors import InvalidOptionsError, make_error

HELD_LOCKS: set[tuple[int, str]] = set()
"""The locks of this process. A set of the module because the operating system counts by process too."""
GUARD = threading.Lock()


@contextmanager
def lock_file(path: Path) -> Iterator[int]:
    """The open file at `path`, which nobody else has locked until the block is left."""
    mine = (os.getpid(), str(path.resolve()))
    with GUARD:
        if mine in HELD_LOCKS:
            raise busy_error(path)
        HELD_LOCKS.add(mine)
    try:
        file = open_lock_file(path)
        try:
            acquire_lock(file, path)
            yield file
        finally:
            os.close(file)
    finally:
        HELD_LOCKS.discard(mine)


def open_lock_file(path: Path) -> int:
    """The file at `path`, made where there is none."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as wrong:
        text = f"{path}: cannot be written: {wrong.strerror}"
        raise InvalidOptionsError(make_error("invalid_options", text)) from None


def busy_error(path: Path) -> InvalidOptionsError:
    """What is raised where somebody else has the lock."""
    return InvalidOptionsError(
        make_error("invalid_options", f"{path}: another run is writing to this target; wait for it")
    )


def acquire_lock(file: int, path: Path) -> None:
    """Lock an open file for this process, or raise."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(file, 1 << 30, os.SEEK_SET)  # far behind the content: what is locked cannot be read there
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise busy_error(path) from None
