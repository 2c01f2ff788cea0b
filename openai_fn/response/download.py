"""A response written to a path or a file object as it arrives: option `stream_to`."""

import io
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from openai_fn.errors import InvalidOptionsError, OpenAIError, make_error

DESTINATIONS = "a function, a path or a file object open in binary mode"


def check_destination(where: Any) -> None:
    """Raise an InvalidOptionsError, before anything is sent, if a response cannot be written to `where`."""
    if isinstance(where, (str, os.PathLike)):
        path = parse_destination_path(where)
        if path.is_dir():
            raise destination_error(f"{os.fspath(path)!r} is a folder; name a file in it")
        if not path.parent.is_dir():
            raise destination_error(f"the folder {os.fspath(path.parent)!r} does not exist")
    elif isinstance(where, io.TextIOBase):
        raise destination_error("is open in text mode; open it with mode 'wb'")
    elif not hasattr(where, "write"):
        raise destination_error(f"expected {DESTINATIONS}, got {type(where).__name__}")
    elif is_awaited(where.write):
        raise destination_error("has an async write method; pass a path, or a file object of open(..., 'wb')")
    elif getattr(where, "closed", False):
        raise destination_error("is a closed file; open it with mode 'wb'")


def is_awaited(write: Any) -> bool:
    """Return whether a method is a coroutine function."""
    from inspect import iscoroutinefunction  # 5 ms that only a file object takes

    return iscoroutinefunction(write)


def parse_destination_path(where: Any) -> Path:
    """Return the path that `where` names; raise an InvalidOptionsError if no file can have such a name."""
    try:
        if b"\0" not in os.fsencode(where):
            return Path(where)
    except UnicodeEncodeError:
        pass
    raise destination_error(f"{where!r} cannot be the name of a file")


def save_response(body: bytes | Iterable[bytes], kind: str, where: Any) -> dict[str, Any]:
    """Write a body and return {"path", "bytes", "content_type"}; path is None for a file object without a name.

    A path holds the whole response afterwards or, if anything fails, what it held before. Raises an InvalidOptionsError
    if the file cannot be written, and what reading the body raises.
    """
    name = os.fspath(where) if isinstance(where, (str, os.PathLike)) else getattr(where, "name", None)
    failure = None
    try:
        with open_destination(where) as out:
            size = sum(write_all(out, piece) for piece in ([body] if isinstance(body, bytes) else body))
    except (OSError, ValueError) as raised:  # ValueError: a file object that was closed meanwhile
        if isinstance(raised, OpenAIError):
            raise
        failure = str(raised)
    finally:
        if hasattr(body, "close"):
            body.close()
    if failure:
        raise destination_error(f"{where!r} cannot be written: {failure}")
    return {"path": name if isinstance(name, str) else None, "bytes": size, "content_type": kind}


def write_all(out: Any, piece: bytes) -> int:
    """Write all of `piece`, of which an unbuffered file may take less at once, and return its length."""
    view = memoryview(piece)
    while view:
        taken = out.write(view)
        view = view[len(view) if taken is None else taken :]
    return len(piece)


@contextmanager
def open_destination(where: Any) -> Iterator[Any]:
    """Open what to write to. A new file gets the path's name when the block is left without an exception."""
    if hasattr(where, "write"):
        yield where
        return
    path = Path(where).resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    part = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with create_beside(part, path) as out:
            yield out
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def create_beside(part: Path, path: Path) -> BinaryIO:
    """Create the file `part`, which is to replace `path` and lets nobody read it who may not read `path`.

    "x" follows no link and takes no file that is there already.
    """
    try:
        replaced = path.stat()
    except FileNotFoundError:
        return part.open("xb")
    out = open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))  # noqa: SIM115  # Path has no opener; closed by the caller
    with suppress(OSError, AttributeError):  # AttributeError: Windows has neither
        if replaced.st_gid != os.fstat(out.fileno()).st_gid:
            os.fchown(out.fileno(), -1, replaced.st_gid)
        os.fchmod(out.fileno(), stat.S_IMODE(replaced.st_mode) & 0o777)
    return out


def destination_error(why: str) -> InvalidOptionsError:
    """Return the error of a `stream_to` that cannot be followed."""
    return InvalidOptionsError(make_error("invalid_options", f"stream_to: {why}"))
