"""The caller's files: what a param holds as a file, and its bytes when they are sent.

A file is bytes, a path (`os.PathLike`), a file object open in binary mode, or a tuple (name, content[, type]) with any
of these as its content. What is on disk is opened when it is sent, once for every attempt, and read block by block.
"""

import io
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from openai_fn.errors import InvalidParamsError, OpenAIError, invalid
from openai_fn.misfits import is_utf8, unwritable
from openai_fn.shapes import Error, Map

BLOCK = 1 << 18
"""Bytes that are read of a file at once."""
NAMES = {"data": "upload"}
"""File names of the params of which no server reads a type: the parts of an upload."""
KINDS = (bytes, bytearray, memoryview, os.PathLike)
"""What can be a file, beside an object with a `read`."""

LOOSE = "expected a file, got a string; pass pathlib.Path(...), or (name, content) with the content as bytes"
ODD = "expected a file: bytes, a path, a file object or (name, content[, type]), got {}"
TEXT = "is open as text; open it with mode 'rb'"
NAMELESS = "has no file name, from which the server would read its type; pass (name, content), such as ('a.png', ...)"
BROKEN = "has a content type with a line break or the like in it"
UNREAD = "cannot be read: {}"
UNSENDABLE = "has a file name that UTF-8 cannot carry; pass (name, content)"
CHANGED = "became shorter while it was sent"


# A class so that it cannot be mistaken for a map or a list of the caller's.
@dataclass(frozen=True)
class File:
    """A file that can be sent, and sent again; its bytes are `size` bytes of `source` from `start` on."""

    name: str
    type: str
    size: int
    source: Any = field(repr=False)
    start: int = field(default=0, repr=False)


def is_file(value: Any) -> bool:
    """Whether a value is a file, by its type alone.

    >>> is_file(b"RIFF"), is_file(("a.wav", b"RIFF")), is_file("a.wav"), is_file(["a", "b"])
    (True, True, False, False)
    """
    if is_named(value):
        return not isinstance(value[1], tuple) and is_file(value[1])
    return isinstance(value, KINDS) or hasattr(value, "read")


def is_named(value: Any) -> bool:
    """Whether a value has the form (name, content) or (name, content, type), whatever the content is."""
    return isinstance(value, tuple) and len(value) in (2, 3) and isinstance(value[0], (str, type(None)))


def is_sent(value: Any) -> bool:
    """Whether a value is a file that was found."""
    return isinstance(value, File)


def attached(body: Map, names: list[str]) -> dict[str, Any]:
    """`body` with each file in it as a `File`; what stands under one of `names` has to be one, or a map or None."""
    try:
        return {key: found(value, key, wanted=key in names) for key, value in body.items()}
    except RecursionError:
        raise unwritable(body, passes=is_file) from None


def found(value: Any, path: str, *, wanted: bool) -> Any:
    """`value` with the files in it as `File`s."""
    if is_file(value) or (wanted and (is_named(value) or not isinstance(value, (Mapping, list, tuple, type(None))))):
        return file_of(value, path)
    if isinstance(value, (list, tuple)):
        return [found(item, f"{path}[{index}]", wanted=wanted) for index, item in enumerate(value)]
    if isinstance(value, Mapping):
        return {
            key: found(item, f"{path}.{key}" if isinstance(key, str) else path, wanted=False)
            for key, item in value.items()
        }
    return value


def holds_file(value: Any) -> bool:
    """Whether a `File` stands anywhere in `value`."""
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return is_sent(value) or any(map(holds_file, inside))


def file_of(value: Any, path: str) -> File:
    """The file in the param at `path`; an InvalidParamsError says how to give it where it is none."""
    name, content, kind = (*value, None)[:3] if is_named(value) else (name_of(value), value, None)
    wrong = fault(content) or (None if str(kind).isprintable() else BROKEN)
    if wrong:
        raise refused(path, wrong)
    name = str(name or NAMES.get(path, ""))
    if not name:
        raise refused(path, NAMELESS)
    if not is_utf8(name):
        raise refused(path, UNSENDABLE)
    try:
        source, start, size = measured(content)
    except OSError as failed:
        raise refused(path, UNREAD.format(failed)) from None
    return File(name, kind or guess_type(name, strict=False)[0] or "application/octet-stream", size, source, start)


def name_of(content: Any) -> str | None:
    """The name that a path or an open file has by itself.

    >>> name_of(Path("talks/one.mp3")), name_of(b"ID3")
    ('one.mp3', None)
    """
    given = content if isinstance(content, os.PathLike) else getattr(content, "name", None)
    name = Path(os.fsdecode(given)).name if isinstance(given, (str, bytes, os.PathLike)) else ""
    return None if name.startswith("<") else name or None


def fault(content: Any) -> str | None:
    """Why `content` cannot be sent as a file."""
    if isinstance(content, str):
        return LOOSE
    if isinstance(content, io.TextIOBase):
        return TEXT
    return None if is_file(content) else ODD.format(type(content).__name__)


def measured(content: Any) -> tuple[Any, int, int]:
    """What to read the file from, from which byte on, and how many there are.

    What cannot be read twice, such as a pipe, is read here.
    """
    if isinstance(content, os.PathLike):
        state = os.stat(content)  # noqa: PTH116  # any PathLike, not only pathlib's
        return (content, 0, state.st_size) if stat.S_ISREG(state.st_mode) else whole(Path(content).read_bytes())
    if not hasattr(content, "read"):
        return whole(content)
    try:
        start = content.tell()
        end = content.seek(0, os.SEEK_END)
        content.seek(start)
    except (AttributeError, OSError):
        return whole(content.read())
    return content, start, max(end - start, 0)


def whole(content: Any) -> tuple[Any, int, int]:
    """Bytes that are there, as `measured` has it."""
    return content, 0, memoryview(content).nbytes


def pieces(file: File) -> Iterator[bytes]:
    """The bytes of a file, block by block. A file object stands afterwards where it stood."""
    left = file.size
    with opened(file) as reader:
        try:
            while left:
                piece = reader.read(min(BLOCK, left))
                if not piece:
                    raise lost(file, CHANGED)
                left -= len(piece)
                yield piece
        finally:
            if reader is file.source:
                reader.seek(file.start)


def opened(file: File) -> AbstractContextManager[Any]:
    """A reader of a file, at its first byte."""
    if isinstance(file.source, os.PathLike):
        try:
            return open(file.source, "rb")  # noqa: PTH123  # any PathLike, not only pathlib's
        except OSError as failed:
            raise lost(file, UNREAD.format(failed)) from None
    if hasattr(file.source, "read"):
        file.source.seek(file.start)
        return nullcontext(file.source)
    return io.BytesIO(file.source)


def lost(file: File, why: str) -> OpenAIError:
    """The error of a file that cannot be sent any more. No ValueError: of those the network has its own."""
    return OpenAIError(problem(file.name, why))


def refused(path: str, why: str) -> InvalidParamsError:
    """The error of a param that cannot be sent as a file."""
    return InvalidParamsError(problem(path, why))


def problem(path: str, why: str) -> Error:
    """The error map of a file."""
    return invalid("invalid_params", [{"path": path, "message": why, "rule": "file", "severity": "error"}])
