"""Find where a file's bytes are read from and how many there are; a pipe or stream, readable once, is read here."""

import os
import select
import stat
import time
from typing import Any, TypedDict

READ_BLOCK = 1 << 16
"""Bytes of a pipe or stream that are read at once."""


class FileLimits(TypedDict):
    """The limits on reading a pipe or another stream, before anything is sent."""

    size: float  # bytes
    seconds: float


DEFAULT_LIMITS: FileLimits = {"size": 1_000_000_000, "seconds": 600.0}


class UnreadableError(Exception):
    """A file that cannot be read; its text says why."""


def measure_content(content: Any, limits: FileLimits = DEFAULT_LIMITS) -> tuple[Any, int, int]:
    """Return the source of a file's bytes, the position of the first, and their number; raise UnreadableError."""
    try:
        return locate_content(content, limits)
    except UnreadableError:
        raise
    except Exception as raised:  # noqa: BLE001  # a file object of the caller's own may raise anything
        why = f"{type(raised).__name__}: {raised}" if not isinstance(raised, OSError) else str(raised)
    raise UnreadableError(why)


def locate_content(content: Any, limits: FileLimits) -> tuple[Any, int, int]:
    """Return the same as `measure_content`; what reading raises is not converted."""
    if isinstance(content, os.PathLike):
        mode = os.stat(content).st_mode  # noqa: PTH116  # any PathLike, not only pathlib's
        check_mode(mode)
        if stat.S_ISREG(mode):
            return content, 0, os.stat(content).st_size  # noqa: PTH116  # the same
        pipe_descriptor = os.open(content, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(pipe_descriptor, "rb", buffering=0) as pipe:
            return measure_bytes(read_to_end(pipe, pipe_descriptor, limits))
    if not hasattr(content, "read"):
        return measure_bytes(content)
    if getattr(content, "closed", False) is True:
        raise UnreadableError("it is a closed file")
    descriptor = find_descriptor(content)
    if descriptor is not None:
        check_mode(os.fstat(descriptor).st_mode)
    try:
        start = content.tell()
        end = content.seek(0, os.SEEK_END)
        content.seek(start)
    except (AttributeError, OSError):
        return measure_bytes(read_to_end(content, descriptor, limits))
    return content, start, max(end - start, 0)


def check_mode(mode: int) -> None:
    """Raise UnreadableError for a device or a folder, which have no end or no content."""
    for test, name in ((stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"), (stat.S_ISDIR, "a folder")):
        if test(mode):
            raise UnreadableError(f"it is {name}, not a file")


def find_descriptor(content: Any) -> int | None:
    """Return the file descriptor of a file object, or None."""
    try:
        descriptor = content.fileno()
    except (AttributeError, OSError):
        return None
    return descriptor if isinstance(descriptor, int) else None


def read_to_end(content: Any, descriptor: int | None, limits: FileLimits) -> bytes:
    """Read a stream to its end. Raise UnreadableError if it is longer than the limit, or takes longer."""
    end = time.monotonic() + limits["seconds"]
    pieces: list[bytes] = []
    size = 0
    read = getattr(content, "read1", content.read)
    while True:
        wait_for_bytes(descriptor, end, limits["seconds"])
        piece = read(READ_BLOCK)
        if not isinstance(piece, (bytes, bytearray, memoryview)):
            raise UnreadableError(f"its read() returned {type(piece).__name__}, not bytes")
        if not piece:
            return b"".join(pieces)
        pieces.append(bytes(piece))
        size += len(piece)
        if size > limits["size"]:
            raise UnreadableError(f"it is longer than the {limits['size']:,} bytes that max_body allows")


def wait_for_bytes(descriptor: int | None, end: float, seconds: float) -> None:
    """Wait until a pipe has bytes, or its writer is gone. Raise UnreadableError at `end`."""
    left = end - time.monotonic()
    ready: Any = left > 0
    if ready and descriptor is not None and hasattr(select, "poll"):
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        ready = poll.poll(left * 1000)
    if not ready:
        raise UnreadableError(f"its end was not reached within {seconds:g} s")


def measure_bytes(content: Any) -> tuple[Any, int, int]:
    """Return the source, start and size of bytes."""
    return content, 0, memoryview(content).nbytes


def read_beginning_of(source: Any, start: int, size: int) -> bytes:
    """Return the first `size` bytes of bytes or of a file object, which is moved back to `start`."""
    if not hasattr(source, "read"):
        return b"" if isinstance(source, os.PathLike) else bytes(memoryview(source).cast("B")[:size])
    beginning = source.read(size)
    source.seek(start)
    return bytes(beginning) if isinstance(beginning, (bytes, bytearray)) else b""
