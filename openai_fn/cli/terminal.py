"""What the command line writes: output pieces, errors and warnings."""

import json
import re
import sys
from typing import Any

from openai_fn.cli.shell_words import translate_error, translate_message
from openai_fn.errors import OpenAIError, format_error

EXIT_CODES = {"invalid_params": 2, "invalid_options": 2}
"""The exit code by an error's category; every other category exits with 1."""
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Everything that could move the cursor or start an escape sequence; tab and newline are kept."""


def write_piece(piece: str | bytes) -> None:
    """Write a piece to standard output and flush it: bytes as they are, text as UTF-8 in any locale.

    A terminal gets text without control characters, which a response could use to rewrite the screen.
    """
    if isinstance(piece, str):
        shown = escape_control_characters(piece) if sys.stdout.isatty() else piece
        piece = shown.encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def escape_control_characters(text: str) -> str:
    r"""Return `text` with control characters in escaped form; newlines and tabs stay.

    >>> escape_control_characters("a\x1b[2Jb\r\n")
    'a\\x1b[2Jb\n'
    """
    return CONTROL_CHARACTERS.sub(lambda match: f"\\x{ord(match[0]):02x}", text.replace("\r\n", "\n"))


def report_error(error: OpenAIError) -> int:
    """Write an error to standard error and return the exit code.

    An error that the user can correct is written as lines of text; any other is JSON for programs, and lines on a
    terminal.
    """
    data = translate_error(error.data)
    code = EXIT_CODES.get(data["category"], 1)
    if code > 1 or sys.stderr.isatty():
        text = format_error(data).replace(f"{__name__.partition('.')[0]}: ", "openai-fn: ", 1)
    else:
        text = json.dumps(data, ensure_ascii=False, indent=2, default=repr)
    sys.stderr.write(escape_control_characters(text) + "\n")
    return code


def show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    """Write a warning to standard error as one line, without the source line that it comes from."""
    sys.stderr.write(f"warning: {escape_control_characters(translate_message(str(message)))}\n")
