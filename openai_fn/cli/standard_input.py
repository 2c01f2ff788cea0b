"""Standard input as a prompt: read to its end, or left out where it stays open and nobody writes to it.

A command of a pipeline is waited for, however long it takes. Programs that start others (cron, ssh -T, a CI runner) may
keep a pipe open that they never write to: such a pipe is held by an ancestor of this process only, as /proc says on
Linux. Elsewhere any pipe is waited for.
"""

import os
import select
import sys
import threading
import warnings
from contextlib import suppress
from pathlib import Path

from openai_fn.cli.arguments import refuse_argument

NOTICE_SECONDS = 3
WAITING_FOR_INPUT = "openai-fn: reading standard input until it ends; without input, add: < /dev/null\n"
IDLE_SECONDS = 5
"""Seconds that an input may stay empty to which no other command writes."""
LEFT_OUT = (
    f"chat: standard input is left out: it is open, but empty for {IDLE_SECONDS} seconds, and no other command writes"
    " to it; add - to wait for it, or < /dev/null"
)
PROCESSES = Path("/proc")


def read_standard_input(*, may_be_idle: bool = False) -> str:
    """Return what standard input holds; "" where it is closed, and with `may_be_idle` where nobody writes to it.

    A notice is printed where nothing ends the input. Raises InvalidParamsError for what is no text.
    """
    if sys.stdin is None:
        return ""
    if may_be_idle and is_idle():
        warnings.warn(LEFT_OUT, stacklevel=2)
        return ""
    notice = threading.Timer(NOTICE_SECONDS, sys.stderr.write, [WAITING_FOR_INPUT])
    notice.daemon = True
    notice.start()
    try:
        return read_input_bytes("chat").decode()
    except UnicodeDecodeError:
        return refuse_argument("standard input is not UTF-8 text")
    finally:
        notice.cancel()


def read_input_bytes(name: str) -> bytes:
    """Return the bytes of standard input for an argument; an InvalidParamsError where it is closed or unreadable."""
    if sys.stdin is None:
        refuse_argument(f"{name}: standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        return refuse_argument(f"{name}: standard input cannot be read: {error.strerror}")


def is_idle() -> bool:
    """Return whether standard input has neither data nor an end for IDLE_SECONDS, and no other command writes to it."""
    try:
        file = sys.stdin.fileno()
    except (OSError, ValueError):  # a program that calls `main` has put something else there
        return False
    return not is_readable(file, IDLE_SECONDS) and not has_writer(file) and not is_readable(file, 0)


def is_readable(file: int, seconds: float) -> bool:
    """Return whether a read would not block; True where the system cannot tell."""
    try:
        return bool(select.select([file], [], [], seconds)[0])
    except (OSError, ValueError):  # Windows can only ask sockets
        return True


def has_writer(file: int) -> bool:
    """Return whether a process may write to a pipe that is no ancestor of this one; True where /proc does not say."""
    try:
        pipe = (PROCESSES / "self" / "fd" / str(file)).readlink()
        ancestors = list_ancestors()
        others = [path for path in PROCESSES.glob("[0-9]*") if int(path.name) not in ancestors]
    except OSError:
        return True
    return any(writes_to(process, pipe) for process in others)


def list_ancestors() -> set[int]:
    """Return the ids of this process and of those that it descends from."""
    known, process = {os.getpid()}, os.getppid()
    while process and process not in known:
        known.add(process)
        stat = (PROCESSES / str(process) / "stat").read_text(errors="replace")
        process = int(stat.rpartition(")")[2].split()[1])
    return known


def writes_to(process: Path, pipe: Path) -> bool:
    """Return whether a process has a pipe open for writing; one that hides its files may, within our session."""
    try:
        return any(opens_for_writing(file, pipe) for file in (process / "fd").iterdir())
    except PermissionError:
        with suppress(OSError):
            return os.getsid(int(process.name)) == os.getsid(0)
    except OSError:  # it has ended
        pass
    return False


def opens_for_writing(file: Path, pipe: Path) -> bool:
    """Return whether a file descriptor, a link in /proc, is a pipe's end for writing."""
    with suppress(FileNotFoundError):
        if file.readlink() == pipe:
            lines = (file.parents[1] / "fdinfo" / file.name).read_text().splitlines()
            flags = next(line.split()[1] for line in lines if line.startswith("flags:"))
            return int(flags, 8) & os.O_ACCMODE != os.O_RDONLY
    return False
