"""A large file sent in parts, several side by side: the operations of /uploads as one call.

https://platform.openai.com/docs/api-reference/uploads: 8 GB in parts of 64 MB at most, within an hour.
"""

import io
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextvars import copy_context
from functools import partial
from mimetypes import guess_type
from pathlib import Path
from threading import Event
from typing import Any

from openai_fn import options as opts
from openai_fn.catalog.misplaced import mask_params
from openai_fn.errors import InvalidParamsError, OpenAIError, make_error, make_invalid_error, to_exception
from openai_fn.functions import call
from openai_fn.middleware.steps import Steps, drive
from openai_fn.options import mask_credentials
from openai_fn.types import Map

PART_SIZE = 64 << 20
"""Bytes that a part holds at most."""
CANCEL_SECONDS = 30.0
"""Seconds that cancelling may take: somebody may be waiting for Ctrl-C to have its effect."""
MIME_TYPES = {".jsonl": "text/jsonl"}
"""MIME types of endings that Python's table does not know."""

UploadProgress = Callable[[dict[str, int]], Any]
PartJob = tuple[Path, int, int]
"""A part: its file, where it begins there, and how many bytes it has."""


def upload_file(  # noqa: PLR0913  # what to send, and how to go about it
    path: str | os.PathLike[str],
    params: Map,
    options: Map | None = None,
    *,
    part_size: int = PART_SIZE,
    workers: int = 4,
    progress: UploadProgress | None = None,
) -> Any:
    """Upload the file at `path` in parts and return the completed upload; its "file" is the stored file.

    `params` are those of create_upload: "purpose" is required, "filename" and "mime_type" come from the path unless
    given; "md5", in hex, is checked when the upload is completed. `workers` parts of `part_size` bytes are sent at a
    time, read from disk block by block, each retried as `options` say; a "deadline" applies to each request. `progress`
    is called with {"sent": bytes, "total": bytes, "parts": how many are sent} after every part, in the caller's thread.
    On any failure, Ctrl-C and one of `progress` included, the upload is cancelled.
    """
    options, params = mask_credentials(options or {}), mask_params(params)
    steps = upload_steps(path, params, options, part_size, workers)
    return drive(steps, {"operation": call, "parts": partial(send_parts, progress), "cancel": cancel_upload})


def upload_steps(path: Any, params: Any, options: Map, part_size: int, workers: int) -> Steps:
    """Return the completed upload of a file, or its error map by option `on_error`. As `upload_file`.

    ("operation", name, params, options) is sent what a call returns; ("parts", jobs, workers, upload, options) the ids
    of the parts, in the order of the file; ("cancel", upload, options, exception) None.
    """
    try:
        size = measure_file(path)
        jobs = [(Path(path), *span) for span in iter_spans(size, part_size)]
        completed = {**build_upload_params(path, params), "bytes": size}
        return (yield from transfer_steps(completed, jobs, check_workers(workers), options))
    except OpenAIError as failed:
        if options.get("on_error") != "return":
            raise
        return failed.data


def transfer_steps(params: Map, jobs: list[PartJob], workers: int, options: Map) -> Steps:
    """Create an upload, send its parts and complete it; cancel it where that fails."""
    last = {**options, "on_error": "raise"}
    each = {**{key: value for key, value in last.items() if key != "stream_to"}, "full_response": False}
    create = {key: value for key, value in params.items() if key != "md5"}
    upload = read_id("create_upload", (yield "operation", "create_upload", create, each))
    try:
        md5 = {"md5": params["md5"]} if params.get("md5") else {}
        parts = yield "parts", jobs, workers, upload, each
        return (yield "operation", "complete_upload", {"upload_id": upload, "part_ids": parts, **md5}, last)
    except BaseException as failed:
        quietly = opts.merge_options({"deadline": CANCEL_SECONDS}, each, {"on_error": "return"})
        yield "cancel", upload, quietly, failed
        raise


def cancel_upload(upload: str, options: Map, _failed: BaseException) -> None:
    """Cancel an upload."""
    call("cancel_upload", {"upload_id": upload}, options)


def send_parts(
    progress: UploadProgress | None, jobs: list[PartJob], workers: int, upload: str, options: Map
) -> list[str]:
    """Send the parts and return their ids in order. When one fails, the others end as soon as they can."""
    stop = Event()
    options = opts.merge_options({"retry": {"sleep": stop.wait}}, options)

    def send(job: PartJob) -> str:
        with open_part(*job, stop) as piece:
            params = {"upload_id": upload, "data": piece}
            return read_id("add_upload_part", call("add_upload_part", params, options))

    pool = ThreadPoolExecutor(workers, "openai_fn.uploads")
    try:
        running = {pool.submit(copy_context().run, send, job): job for job in jobs}
        report_progress(running, progress)
        return [future.result() for future in running]
    finally:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)


def report_progress(running: Mapping[Future[str], PartJob], progress: UploadProgress | None) -> None:
    """Wait until every part is sent, or the first fails, and call `progress` after each."""
    done, total = 0, sum(size for _, _, size in running.values())
    for count, future in enumerate(as_completed(running), 1):
        future.result()
        done += running[future][2]
        if progress:
            progress({"sent": done, "total": total, "parts": count})


# A class because a part of a file travels as a file does: it is read from its first byte again for every attempt.
class FilePart(io.RawIOBase):
    """`size` bytes of an open file from `start` on, with an end as soon as `stop` is set."""

    def __init__(self, file: io.FileIO, start: int, size: int, stop: Event) -> None:
        super().__init__()
        self._file, self._start, self._size, self._stop, self._at = file, start, size, stop, 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move, and return the new position, counted from the part's first byte."""
        self._at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Read into `buffer` and return the number of bytes; 0 at the end."""
        left = 0 if self._stop.is_set() else max(self._size - self._at, 0)
        self._file.seek(self._start + self._at)
        count = self._file.readinto(memoryview(buffer)[:left]) or 0
        self._at += count
        return count

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def open_part(path: Path, start: int, size: int, stop: Event) -> FilePart:
    """Open a part of the file at `path`; raise an InvalidParamsError if it cannot be read."""
    try:
        return FilePart(path.open("rb", buffering=0), start, size, stop)
    except OSError as failed:
        raise upload_error("path", f"cannot be read: {failed}") from None


def iter_spans(size: int, part_size: int) -> Iterator[tuple[int, int]]:
    """Yield where each part begins and how many bytes it has.

    >>> list(iter_spans(10, 4))
    [(0, 4), (4, 4), (8, 2)]
    """
    if not (isinstance(part_size, int) and 1 <= part_size <= PART_SIZE):
        raise upload_error("part_size", f"expected 1 to {PART_SIZE} bytes, got {part_size!r}")
    for start in range(0, size, part_size):
        yield start, min(part_size, size - start)


def check_workers(workers: int) -> int:
    """Return the number of workers; raise an InvalidParamsError unless it is 1 or more."""
    if isinstance(workers, int) and workers >= 1:
        return workers
    raise upload_error("workers", f"expected 1 or more, got {workers!r}")


def measure_file(path: Any) -> int:
    """Return the size in bytes of the file at `path`; raise an InvalidParamsError if it cannot be sent."""
    if not isinstance(path, (str, os.PathLike)):
        raise upload_error("path", f"expected the path of a file, got {type(path).__name__}")
    try:
        state = Path(path).stat()
        if stat.S_ISREG(state.st_mode):
            Path(path).open("rb").close()
    except (OSError, ValueError) as failed:
        raise upload_error("path", f"cannot be read: {failed}") from None
    if not stat.S_ISREG(state.st_mode):
        raise upload_error(
            "path", f"{os.fspath(path)!r} is {'a folder' if stat.S_ISDIR(state.st_mode) else 'not a regular file'}"
        )
    if not state.st_size:
        raise upload_error("path", f"{os.fspath(path)!r} is empty; an upload needs at least one byte")
    return state.st_size


def build_upload_params(path: str | os.PathLike[str], params: Any) -> dict[str, Any]:
    """Return `params` with the file's name and MIME type, where they leave them out.

    >>> build_upload_params("data/train.jsonl", {"purpose": "fine-tune"})
    {'filename': 'train.jsonl', 'mime_type': 'text/jsonl', 'purpose': 'fine-tune'}
    """
    if not isinstance(params, Mapping):
        raise upload_error("params", f"expected a dict, got {type(params).__name__}")
    name = str(params.get("filename") or Path(path).name)
    kind = MIME_TYPES.get(Path(name).suffix.lower()) or guess_type(name)[0] or "application/octet-stream"
    return {"filename": name, "mime_type": kind, **params}


def read_id(operation: str, answer: Any) -> str:
    """Return the id in a response; raise an APIResponseValidationError if there is none."""
    if isinstance(answer, Mapping) and isinstance(answer.get("id"), str):
        return str(answer["id"])
    if not isinstance(answer, (Mapping, str)):
        answer = None  # a stream is no data; and what it holds back may repeat a credential
    raise to_exception(make_error("response", "expected a dict with an id", operation=operation, body=answer))


def upload_error(path: str, why: str) -> InvalidParamsError:
    """Return the error of an argument that cannot be followed; nothing was sent."""
    found: Any = {"path": path, "message": why, "rule": "upload", "severity": "error"}
    return InvalidParamsError(make_invalid_error("invalid_params", [found], operation="upload_file"))
