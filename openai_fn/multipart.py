"""A body as multipart/form-data (RFC 7578): fields first, then files, which are read when they are sent."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from openai_fn.files import File, pieces
from openai_fn.query import leaves, text
from openai_fn.shapes import Map

SHORT = 1 << 16
"""Bytes up to which a form is joined: one send, and plain bytes for whoever records or caches it."""


# A class because requests and urllib3 send what has a length and can be walked through, as often as it takes.
class Form:
    """A multipart body of known length that is never in memory as a whole."""

    def __init__(self, parts: list[bytes | File]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(part.size if isinstance(part, File) else len(part) for part in self.parts)

    def __iter__(self) -> Iterator[bytes]:
        for part in self.parts:
            yield from pieces(part) if isinstance(part, File) else (part,)


def form(body: Map, boundary: str) -> tuple[bytes | Form, str]:
    """A form and its content type; `boundary` is to be a text that nobody can guess and put into a file.

    >>> print(form({"purpose": "batch", "tags": ["a"], "none": None}, "x")[0].decode())  # doctest: +ELLIPSIS
    --x...
    Content-Disposition: form-data; name="purpose"...
    batch...
    --x...
    Content-Disposition: form-data; name="tags[]"...
    a...
    --x--...
    """
    named = [leaf for key, value in body.items() for leaf in leaves(key, value)]
    ordered = sorted(named, key=lambda leaf: isinstance(leaf[1], File))
    return joined(((name, value, None) for name, value in ordered), boundary)


def typed(body: Map, types: Mapping[str, str], boundary: str) -> tuple[bytes | Form, str]:
    """A form of texts that are documents in themselves: each has its content type, JSON where `types` has none."""
    return joined(((name, value, types.get(name, "application/json")) for name, value in body.items()), boundary)


def joined(fields: Iterable[tuple[str, Any, str | None]], boundary: str) -> tuple[bytes | Form, str]:
    """The form of (name, value, content type)s, with its content type."""
    body = Form([piece for field in fields for piece in part(*field, boundary)] + [f"--{boundary}--\r\n".encode()])
    return b"".join(body) if len(body) <= SHORT else body, f"multipart/form-data; boundary={boundary}"


def part(name: str, value: Any, kind: str | None, boundary: str) -> Iterator[bytes | File]:
    """A part: its head, its content, its end."""
    from urllib3.fields import RequestField

    file = value if isinstance(value, File) else None
    head = RequestField(name, b"", file.name if file else None)
    head.make_multipart(content_type=file.type if file else kind)
    yield f"--{boundary}\r\n{head.render_headers()}".encode()
    yield file or text(value).encode()
    yield b"\r\n"
