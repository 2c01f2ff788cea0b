"""Encode a body as multipart/form-data (RFC 7578): fields first, then files, which are read when they are sent."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from openai_fn.request.files import File, iter_file_bytes
from openai_fn.request.query import encode_scalar, flatten_param
from openai_fn.types import Map

JOIN_BYTES = 1 << 16
"""Bytes up to which a form is joined into one bytes object: one send, and easy to record or cache."""
ESCAPES = {code: f"%{code:02X}" for code in (*range(32), ord('"'), 127)}
"""Characters that are escaped in a name in the header of a part."""


# A class because requests and urllib3 send a body that has a length and can be iterated again for each attempt.
class MultipartBody:
    """A multipart body of known length that is never in memory as a whole."""

    def __init__(self, parts: list[bytes | File]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(part.size if isinstance(part, File) else len(part) for part in self.parts)

    def __iter__(self) -> Iterator[bytes]:
        for part in self.parts:
            yield from iter_file_bytes(part) if isinstance(part, File) else (part,)


def encode_multipart(body: Map, boundary: str) -> tuple[bytes | MultipartBody, str]:
    """Return a form and its content type; `boundary` must be a random text, which no file can contain on purpose.

    >>> body, _ = encode_multipart({"purpose": "batch", "tags": ["a"], "none": None}, "x")
    >>> print(body.decode())  # doctest: +ELLIPSIS
    --x...
    Content-Disposition: form-data; name="purpose"...
    batch...
    --x...
    Content-Disposition: form-data; name="tags[]"...
    a...
    --x--...
    """
    fields = [leaf for key, value in body.items() for leaf in flatten_param(key, value)]
    ordered = sorted(fields, key=lambda leaf: isinstance(leaf[1], File))
    return join_parts(((name, value, None) for name, value in ordered), boundary)


def encode_typed_parts(body: Map, types: Mapping[str, str], boundary: str) -> tuple[bytes | MultipartBody, str]:
    """Return a form whose parts each have a content type, that in `types` or JSON; and the form's own content type."""
    return join_parts(((name, value, types.get(name, "application/json")) for name, value in body.items()), boundary)


def join_parts(fields: Iterable[tuple[str, Any, str | None]], boundary: str) -> tuple[bytes | MultipartBody, str]:
    """Return the form of (name, value, content type) fields, and its content type."""
    body = MultipartBody(
        [piece for field in fields for piece in build_part(*field, boundary)] + [f"--{boundary}--\r\n".encode()]
    )
    return b"".join(body) if len(body) <= JOIN_BYTES else body, f"multipart/form-data; boundary={boundary}"


def format_part_param(name: str, value: str) -> str:
    r"""Return a param of a part's header, its value escaped as browsers do, and other control characters likewise.

    https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data

    >>> format_part_param("filename", 'a"b\0.png')
    'filename="a%22b%00.png"'
    """
    return f'{name}="{value.translate(ESCAPES)}"'


def build_part(name: str, value: Any, kind: str | None, boundary: str) -> Iterator[bytes | File]:
    """Yield the header of a part, its content and its end."""
    file = value if isinstance(value, File) else None
    kind = file.type if file else kind
    names = format_part_param("name", name) + ("; " + format_part_param("filename", file.name) if file else "")
    type_line = f"Content-Type: {kind}\r\n" if kind else ""
    yield f"--{boundary}\r\nContent-Disposition: form-data; {names}\r\n{type_line}\r\n".encode()
    yield file or encode_scalar(value).encode()
    yield b"\r\n"
