"""An answer written to where the caller wants it, as it arrives: option `stream_to` with a path or a file object."""

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from openai_fn.errors import InvalidOptionsError, make_error

DESTINATIONS = "a function, a path or a file object open in binary mode"


def check_destination(where: Any) -> None:
    """Nothing, where an answer can be written to `where`; else an InvalidOptionsError, before anything is sent."""
    if isinstance(where, (str, os.PathLike)):
        path = parse_destination_path(where)
        if path.is_dir():
            raise destination_error(f"{os.fspath(path)!r} is a folder; name a file in it")
        if not path.parent.is_dir():
            raise destination_error(f"there is no folder {os.fspath(path.parent)!r}")
    elif isinstance(where, io.TextIOBase):
        raise destination_error("is open as text; open it with mode 'wb'")
    elif not hasattr(where, "write"):
        raise destination_error(f"expected {DESTINATIONS}, got {type(where).__name__}")


def parse_destination_path(where: Any) -> Path:
    """The path that `where` names; an InvalidOptionsError where no file can have such a name."""
    try:
        if b"\0" not in os.fsencode(where):
            return Path(where)
    except UnicodeEncodeError:
        pass
    raise destination_error(f"{where!r} cannot be the name of a file")


def save_response(body: bytes | Iterable[bytes], kind: str, where: Any) -> dict[str, Any]:
    """What was written: {"path", "bytes", "content_type"}; path is None for a file object without a name.

    A path holds the whole answer or what it held before.
    """
    name = os.fspath(where) if isinstance(where, (str, os.PathLike)) else getattr(where, "name", None)
    try:
        with open_destination(where) as out:
            size = sum(write_all(out, piece) for piece in ([body] if isinstance(body, bytes) else body))
    except OSError as failed:
        raise destination_error(f"{where!r} cannot be written: {failed}") from None
    finally:
        if hasattr(body, "close"):
            body.close()
    return {"path": name if isinstance(name, str) else None, "bytes": size, "content_type": kind}


def write_all(out: Any, piece: bytes) -> int:
    """The length of `piece`, after all of it was written; an unbuffered file takes less at once."""
    view = memoryview(piece)
    while view:
        taken = out.write(view)
        view = view[len(view) if taken is None else taken :]
    return len(piece)


@contextmanager
def open_destination(where: Any) -> Iterator[Any]:
    """What to write to. A file takes the name that it is to have when the block is left without an exception."""
    if hasattr(where, "write"):
        yield where
        return
    path = Path(where).resolve()
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    beside = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with beside.open("xb") as out:
            yield out
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()


def destination_error(why: str) -> InvalidOptionsError:
    """The error of a `stream_to` that cannot be followed."""
    return InvalidOptionsError(make_error("invalid_options", f"stream_to: {why}"))
