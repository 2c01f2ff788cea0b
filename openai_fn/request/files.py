"""Find the caller's files in params, and read their bytes when they are sent.

A file is bytes, a path (`os.PathLike`), a file object open in binary mode, or a tuple (name, content[, type]) with any
of these as its content. A path is opened when it is sent, once for every attempt, and read block by block.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from openai_fn.errors import InvalidParamsError, OpenAIError, make_invalid_error
from openai_fn.request.file_names import BEGINNING_SIZE, guess_file_name
from openai_fn.request.file_source import (
    DEFAULT_LIMITS,
    FileLimits,
    UnreadableError,
    measure_content,
    read_beginning_of,
)
from openai_fn.request.jsonable import is_utf8, not_json_error
from openai_fn.types import Error, Map

BLOCK_SIZE = 1 << 18
"""Bytes of a file that are read at once."""
DEFAULT_FILE_NAMES = {"data": "upload"}
"""File names of params whose type no server reads: the parts of an upload."""
FILE_KINDS = (bytes, bytearray, memoryview, os.PathLike)
"""Types of values that can be a file, beside objects with a `read`."""

STRING_AS_FILE = "expected a file, got a string; pass pathlib.Path(...), or (name, content) with the content as bytes"
NOT_A_FILE = "expected a file: bytes, a path, a file object or (name, content[, type]), got {}"
TEXT_MODE_FILE = "is open in text mode; open it with mode 'rb'"
NO_FILE_NAME = (
    "has no file name to tell its type, and its first bytes do not tell it either; "
    "pass (name, content), such as ('a.txt', ...)"
)
BAD_CONTENT_TYPE = "has a content type with a line break or a control character"
UNREADABLE_FILE = "cannot be read: {}"
BAD_FILE_NAME = "has a file name that cannot be encoded as UTF-8; pass (name, content)"
FILE_SHRANK = "shrank while it was being sent"


# A class so that it cannot be mistaken for a map or a list of the caller's.
@dataclass(frozen=True)
class File:
    """A file that can be sent, and sent again; its bytes are `size` bytes of `source` from `start` on."""

    name: str
    type: str
    size: int
    source: Any = field(repr=False)
    start: int = field(default=0, repr=False)
    param: str = field(default="", repr=False, compare=False)


def is_file(value: Any) -> bool:
    """Return whether a value is a file, by its type alone.

    >>> is_file(b"RIFF"), is_file(("a.wav", b"RIFF")), is_file("a.wav"), is_file(["a", "b"])
    (True, True, False, False)
    """
    if is_named_file(value):
        return not isinstance(value[1], tuple) and is_file(value[1])
    return isinstance(value, FILE_KINDS) or hasattr(value, "read")


def is_named_file(value: Any) -> bool:
    """Return whether a value has the form (name, content) or (name, content, type), whatever the content is."""
    return isinstance(value, tuple) and len(value) in (2, 3) and isinstance(value[0], (str, type(None)))


def is_attached_file(value: Any) -> bool:
    """Return whether a value is a `File`."""
    return isinstance(value, File)


def attach_files(body: Map, names: list[str], limits: FileLimits = DEFAULT_LIMITS) -> dict[str, Any]:
    """Return `body` with each file in it as a `File`. The values of the params `names` must be files, dicts or None.

    Raises InvalidParamsError, which names the param, for another value or for a file that cannot be read in `limits`.
    """
    make = partial(make_file, purpose=body.get("purpose"), limits=limits)
    try:
        return {key: attach_in_value(value, key, make, wanted=key in names) for key, value in body.items()}
    except RecursionError:
        raise not_json_error(body, passes=is_file) from None


def attach_in_value(value: Any, path: str, make: Callable[[Any, str], File], *, wanted: bool) -> Any:
    """Return `value` with the files in it as `File`s."""
    if is_file(value) or (
        wanted and (is_named_file(value) or not isinstance(value, (Mapping, list, tuple, type(None))))
    ):
        return make(value, path)
    if isinstance(value, (list, tuple)):
        return [attach_in_value(item, f"{path}[{index}]", make, wanted=wanted) for index, item in enumerate(value)]
    if isinstance(value, Mapping):
        return {
            key: attach_in_value(item, f"{path}.{key}" if isinstance(key, str) else path, make, wanted=False)
            for key, item in value.items()
        }
    return value


def holds_file(value: Any) -> bool:
    """Return whether there is a `File` anywhere in `value`."""
    items = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return is_attached_file(value) or any(map(holds_file, items))


def make_file(value: Any, path: str, purpose: Any = None, limits: FileLimits = DEFAULT_LIMITS) -> File:
    """Return the file in the param at `path`; raise InvalidParamsError, which says how to pass one."""
    name, content, kind = (*value, None)[:3] if is_named_file(value) else (find_file_name(value), value, None)
    fault = describe_file_fault(content) or (None if str(kind).isprintable() else BAD_CONTENT_TYPE)
    if fault:
        raise refused_file_error(path, fault)
    try:
        source, start, size = measure_content(content, limits)
        guess = None if name else guess_file_name(read_beginning_of(source, start, BEGINNING_SIZE), purpose)
    except UnreadableError as failed:
        raise refused_file_error(path, UNREADABLE_FILE.format(failed)) from None
    name = str(name or DEFAULT_FILE_NAMES.get(path, "") or guess or "")
    if not name:
        raise refused_file_error(path, NO_FILE_NAME)
    if not is_utf8(name):
        raise refused_file_error(path, BAD_FILE_NAME)
    media = kind or guess_type(name, strict=False)[0] or "application/octet-stream"
    return File(name, media, size, source, start, path)


def find_file_name(content: Any) -> str | None:
    """Return the file name of a path or of an open file, or None.

    >>> find_file_name(Path("talks/one.mp3")), find_file_name(b"ID3")
    ('one.mp3', None)
    """
    path = content if isinstance(content, os.PathLike) else getattr(content, "name", None)
    name = Path(os.fsdecode(path)).name if isinstance(path, (str, bytes, os.PathLike)) else ""
    return None if name.startswith("<") else name or None


def describe_file_fault(content: Any) -> str | None:
    """Return why `content` cannot be sent as a file, or None."""
    if isinstance(content, str):
        return STRING_AS_FILE
    if isinstance(content, io.TextIOBase):
        return TEXT_MODE_FILE
    return None if is_file(content) else NOT_A_FILE.format(type(content).__name__)


def iter_file_bytes(file: File) -> Iterator[bytes]:
    """Yield the bytes of a file, block by block; afterwards a file object is at its former position.

    Raises OpenAIError of category invalid_params if the file can no longer be read.
    """
    left = file.size
    with open_file(file) as reader:
        try:
            while left:
                piece = read_block(file, reader, min(BLOCK_SIZE, left))
                left -= len(piece)
                yield piece
        finally:
            if reader is file.source and not getattr(reader, "closed", False):
                reader.seek(file.start)


def read_block(file: File, reader: Any, size: int) -> bytes:
    """Return at least one and at most `size` bytes; raise OpenAIError if the file can no longer be read."""
    try:
        piece = reader.read(size)
    except Exception as raised:  # noqa: BLE001  # a file object of the caller's own may raise anything
        piece, why = None, UNREADABLE_FILE.format(f"{type(raised).__name__}: {raised}")
    else:
        why = FILE_SHRANK if isinstance(piece, bytes) else UNREADABLE_FILE.format("its read() returned no bytes")
    if not piece or not isinstance(piece, bytes):
        raise lost_file_error(file, why)
    return piece


def open_file(file: File) -> AbstractContextManager[Any]:
    """Return a reader at the first byte of a file; raise OpenAIError if the file can no longer be opened."""
    why = None
    try:
        if isinstance(file.source, os.PathLike):
            return open(file.source, "rb")  # noqa: PTH123  # any PathLike, not only pathlib's
        if hasattr(file.source, "read"):
            file.source.seek(file.start)
            return nullcontext(file.source)
    except (OSError, ValueError) as failed:  # ValueError: a closed file
        why = str(failed)
    if why is not None:
        raise lost_file_error(file, UNREADABLE_FILE.format(why))
    return io.BytesIO(file.source)


def lost_file_error(file: File, why: str) -> OpenAIError:
    """Return the error of a file that can no longer be sent. It is no ValueError: the transport raises those itself."""
    return OpenAIError(file_problem(file.param or "file", f"{file.name}: {why}"))


def refused_file_error(path: str, why: str) -> InvalidParamsError:
    """Return the error of a param that cannot be sent as a file."""
    return InvalidParamsError(file_problem(path, why))


def file_problem(path: str, why: str) -> Error:
    """Return the error dict of a file."""
    return make_invalid_error("invalid_params", [{"path": path, "message": why, "rule": "file", "severity": "error"}])
