"""Guess a file name for bytes without one, from the request's purpose or their first bytes.

A server reads a file's type from its name: https://platform.openai.com/docs/api-reference/files/create
"""

from typing import Any

BEGINNING_SIZE = 16
"""First bytes of a file that show its type."""
ENDING_BY_PURPOSE = {"batch": ".jsonl", "fine-tune": ".jsonl"}
"""Purposes that take files of one type only."""
SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", ".png"), (0, b"\xff\xd8\xff", ".jpg"), (0, b"GIF87a", ".gif"), (0, b"GIF89a", ".gif"),
    (8, b"WEBP", ".webp"), (8, b"WAVE", ".wav"), (0, b"ID3", ".mp3"), (0, b"\xff\xfb", ".mp3"),
    (0, b"\xff\xf3", ".mp3"), (0, b"\xff\xf2", ".mp3"), (0, b"fLaC", ".flac"), (0, b"OggS", ".ogg"),
    (4, b"ftypM4A", ".m4a"), (4, b"ftypqt", ".mov"), (4, b"ftyp", ".mp4"), (0, b"\x1aE\xdf\xa3", ".webm"),
    (0, b"%PDF-", ".pdf"),
)  # fmt: skip
"""Rows of (offset, bytes, file ending), of which the first that fits counts.
https://en.wikipedia.org/wiki/List_of_file_signatures"""


def guess_file_name(beginning: bytes, purpose: Any = None) -> str | None:
    r"""Return a file name with the ending of its purpose or of its first bytes, or None.

    >>> guess_file_name(b"\x89PNG\r\n\x1a\n"), guess_file_name(b"{}", "batch"), guess_file_name(b"{}")
    ('upload.png', 'upload.jsonl', None)
    """
    fixed = ENDING_BY_PURPOSE.get(purpose) if isinstance(purpose, str) else None
    matches = (ending for at, mark, ending in SIGNATURES if beginning[at : at + len(mark)] == mark)
    ending = fixed or next(matches, None)
    return ending and f"upload{ending}"
