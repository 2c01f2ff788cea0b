"""One run per target: a lock that ends with its process, however that ends. Effects: the lock file.

`lockf` locks belong to the process, so children of a fork do not keep them after their parent was killed, as they would
with `flock`; two runs of one process, which that allows, HELD_LOCKS prevents. The standard library is enough for it.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openai_fn.bulk.safe_files import open_beside
from openai_fn.errors import InvalidOptionsError, make_error

HELD_LOCKS: set[tuple[int, str]] = set()
"""The locks of this process. A set of the module because the operating system counts by process too."""
GUARD = threading.Lock()


@contextmanager
def lock_file(path: Path) -> Iterator[int]:
    """Yield the descriptor of the file at `path`, locked until the block is left.

    Raises InvalidOptionsError where another run has the lock, or where the file cannot be written.
    """
    mine = (os.getpid(), str(path.resolve()))
    with GUARD:
        if mine in HELD_LOCKS:
            raise busy_error(path)
        HELD_LOCKS.add(mine)
    try:
        file = open_beside(path, os.O_RDWR)
        try:
            acquire_lock(file, path)
            yield file
        finally:
            os.close(file)
    finally:
        HELD_LOCKS.discard(mine)


def busy_error(path: Path) -> InvalidOptionsError:
    """Return the exception of a target that another run holds."""
    return InvalidOptionsError(
        make_error("invalid_options", f"{path}: another run is writing to this target; wait for it")
    )


def acquire_lock(file: int, path: Path) -> None:
    """Lock an open file for this process; raise InvalidOptionsError where another has it."""
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
