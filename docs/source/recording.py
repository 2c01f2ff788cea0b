"""Record the terminal session of the start page: `python -m docs.source.recording`.

The commands run for real, in a terminal of their own, with the small local model. What they print, and when, becomes an
asciicast (https://docs.asciinema.org/manual/asciicast/v2/), and that becomes an animated SVG, which needs no script.
`tests/test_site_recording.py` runs the commands again.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ASSETS = Path(__file__).resolve().parents[1] / "assets"
CAST, PICTURE = ASSETS / "first-call.cast", ASSETS / "first-call.svg"
FILES = {
    "hello.py": """\
from openai_fn import create_chat_completion, output_text

question = {"role": "user", "content": "Name the three primary colors."}
chat = {"model": "gpt-5", "messages": [question]}
print(output_text(create_chat_completion(chat, {"impl": "local"})))
""",
}
COMMANDS = (
    "cat hello.py",
    "python hello.py",
    "sed s/user/usr/ hello.py > typo.py; python typo.py 2>&1 | tail -2",
    "openai-fn chat 'Name three fruits.' --impl local",
)
"""What is typed. The second command and the last one ask the model."""
WIDTH = 100
"""Columns of the terminal."""
IDLE = 1.0
"""Seconds that a player waits at most where nothing happens, while the model loads for example."""
KEYSTROKE = 0.03
PROMPT = "$ "
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")
COLUMN, LINE, MARGIN = 8.0, 19, 18
"""Pixels: the width of a character, the height of a line, the room around the text."""
STYLE = """\
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d7dae0;
  white-space: pre; animation: show 1ms both }
.prompt { fill: #7fd88f } .typed { fill: #ffffff; font-weight: bold }
@keyframes show { from { visibility: hidden } to { visibility: visible } }
@media (prefers-reduced-motion) { text { animation: none } }"""


class Event(NamedTuple):
    """What the terminal shows, and when: the second line and on of an asciicast."""

    seconds: float
    text: str


class Piece(NamedTuple):
    """A run of characters on a line of the screen, and when it appears."""

    row: int
    column: int
    seconds: float
    text: str
    kind: str


def record(commands: tuple[str, ...] = COMMANDS) -> list[Event]:
    """Type and run the commands in a new folder with FILES, and return what the terminal shows."""
    with TemporaryDirectory() as folder:
        for name, content in FILES.items():
            Path(folder, name).write_text(content, encoding="utf-8")
        events: list[Event] = []
        for command in commands:
            now = events[-1].seconds + IDLE if events else 0.0
            events.append(Event(now, PROMPT))
            events += [Event(now + KEYSTROKE * place, char) for place, char in enumerate(command, 10)]
            now = events[-1].seconds + 10 * KEYSTROKE
            events.append(Event(now, "\r\n"))
            events += [Event(now + seconds, text) for seconds, text in run_in_terminal(command, folder)]
            if not events[-1].text.endswith("\n"):
                events.append(Event(events[-1].seconds, "\r\n"))
    return events


def run_in_terminal(command: str, folder: str) -> Iterator[tuple[float, str]]:
    """Run a command in a terminal, and yield what it prints with the seconds since its start."""
    import pty  # Unix only, and nothing else here needs it

    reader, terminal = pty.openpty()
    began = time.monotonic()
    process = subprocess.Popen(  # noqa: S602  # our own commands, as a shell runs them
        command,
        shell=True,
        cwd=folder,
        env=make_environment(),
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    while chunk := read_terminal(reader):
        yield time.monotonic() - began, ESCAPES.sub("", chunk.decode())
    os.close(reader)
    process.wait()


def read_terminal(reader: int) -> bytes:
    """Return what a terminal shows next; nothing when its program has ended."""
    try:
        return os.read(reader, 65536)
    except OSError:  # Linux reports a terminal without a program as EIO
        return b""


def make_environment() -> dict[str, str]:
    """Return an environment without keys, in which `python` and `openai-fn` are those that run this."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "AZURE_"))}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    package = str(Path(__file__).resolve().parents[2])
    return {**kept, "PATH": path, "PYTHONPATH": package, "TERM": "dumb", "COLUMNS": str(WIDTH), "NO_COLOR": "1"}


def format_cast(events: list[Event]) -> str:
    """Return the asciicast of a session."""
    height = sum(event.text.count("\n") for event in events) + 1
    header: dict[str, Any] = {"version": 2, "width": WIDTH, "height": height, "idle_time_limit": IDLE}
    lines = [header, *([round(event.seconds, 3), "o", event.text] for event in events)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def parse_cast(text: str) -> list[Event]:
    """Return the events of an asciicast."""
    return [Event(seconds, shown) for seconds, _, shown in map(json.loads, text.splitlines()[1:])]


def shorten_pauses(events: list[Event]) -> list[Event]:
    """Return the events with no pause longer than IDLE.

    >>> shorten_pauses([Event(0, "a"), Event(9, "b"), Event(9.5, "c")])
    [Event(seconds=0, text='a'), Event(seconds=1.0, text='b'), Event(seconds=1.5, text='c')]
    """
    shortened = events[:1]
    for before, event in pairwise(events):
        shortened.append(Event(shortened[-1].seconds + min(event.seconds - before.seconds, IDLE), event.text))
    return shortened


def iter_pieces(events: list[Event]) -> Iterator[Piece]:
    r"""Yield what stands where on the screen, from when on; a line that is too long continues on the next.

    >>> [piece[:4] for piece in iter_pieces([Event(0, "$ "), Event(1, "a"), Event(2, "\r\n"), Event(3, "b\r\nc")])]
    [(0, 0, 0, '$ '), (0, 2, 1, 'a'), (1, 0, 3, 'b'), (2, 0, 3, 'c')]
    """
    row = column = 0
    typing = False
    for event in events:
        typing = typing or event.text == PROMPT
        kind = "prompt" if event.text == PROMPT else "typed" if typing else "printed"
        for number, part in enumerate(event.text.replace("\r", "").split("\n")):
            # column counts on beyond WIDTH: the lines below begin where it is a multiple of it
            row, column = (row + 1 + max(column - 1, 0) // WIDTH, 0) if number else (row, column)
            for text in cut_text(part, WIDTH - column % WIDTH):
                yield Piece(row + column // WIDTH, column % WIDTH, event.seconds, text, kind)
                column += len(text)
        typing = typing and "\n" not in event.text


def cut_text(text: str, room: int) -> list[str]:
    """Return a text in the parts in which a terminal shows it that has `room` left on its line.

    >>> [len(part) for part in cut_text("x" * 250, 30)]
    [30, 100, 100, 20]
    """
    starts = [0, *range(room, len(text), WIDTH)]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])] if text else []


def build_svg(events: list[Event]) -> str:
    """Return a session as an animated picture, which ends with the whole text."""
    pieces = [*iter_pieces(shorten_pauses(events))]
    width, height = round(WIDTH * COLUMN) + 2 * MARGIN, (pieces[-1].row + 1) * LINE + 2 * MARGIN
    texts = [format_piece(piece) for piece in pieces if piece.text.strip()]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    title = "<title>A terminal: a first call in Python, a mistake that is explained, a chat</title>"
    ground = f'<rect width="{width}" height="{height}" rx="8" fill="#16181d"/>'
    return "\n".join([head, title, f"<style>{STYLE}</style>", ground, *texts, "</svg>"]) + "\n"


def format_piece(piece: Piece) -> str:
    """Return a run of characters as an element of the picture."""
    x, y = MARGIN + piece.column * COLUMN, MARGIN + piece.row * LINE + 13
    place = f'x="{x:g}" y="{y}" textLength="{len(piece.text) * COLUMN:g}"'
    return (
        f'<text class="{piece.kind}" {place} style="animation-delay:{piece.seconds:.2f}s">{escape(piece.text)}</text>'
    )


def main() -> None:
    """Record the session, and write the asciicast and the picture."""
    cast = format_cast(record())
    CAST.write_text(cast, encoding="utf-8")
    PICTURE.write_text(build_svg(parse_cast(cast)), encoding="utf-8")


if __name__ == "__main__":
    main()
