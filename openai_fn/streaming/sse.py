"""Server-sent events as a push parser: bytes in, events out.

The rules, from https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation:

- A line ends with LF, CRLF or CR, and with nothing else: U+2028 and U+0085 are text. A blank line ends an event.
- A line is `field: value`; one space after the colon is dropped. `data` lines are joined with LF, the last `event` is
  the event's type, all other fields and comments (`: ...`) are ignored. A byte order mark may open the stream.
- Bytes are UTF-8. What is not is a failure when its event is reached, after all events before it.

Where this parser leaves the standard:

- An event whose data is blank is dropped, for keep-alive frames come in that form.
- An event that the end of the stream cuts off is given out as far as it came, for servers exist that end with
  `data: [DONE]` and no blank line. So data that is no whole JSON in the last event means a truncated stream.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from math import inf
from typing import Any

BOM = b"\xef\xbb\xbf"


class TooLongError(ValueError):
    """More bytes than the caller allows, where they would have to be held together."""


def make_event_parser(limit: float = inf) -> Callable[[bytes | None], tuple[list[str], Exception | None]]:
    r"""Return a parser of one event stream: a function that is fed its bytes as they come, and None at their end.

    It returns the texts of the events that are now complete, each for `parse_event`, and what makes the stream
    unreadable after them, if anything does: a UnicodeDecodeError, or a TooLongError for an event of more than `limit`
    bytes. Linear in the bytes, however they are cut.

    >>> feed = make_event_parser()
    >>> feed(b"event: ping\r\ndata: {"), feed(b"}\r\n\r\n: hi\n\ndata:[DONE]"), feed(None)
    (([], None), (['event: ping\ndata: {}', ': hi', ''], None), (['data:[DONE]'], None))
    """
    held: list[bytes] = []  # what came after the last blank line
    size, mark, after_cr = 0, BOM, False

    def feed(data: bytes | None) -> tuple[list[str], Exception | None]:
        nonlocal size, mark, after_cr
        if data is None:
            whole = b"".join(held)
        else:
            if after_cr or b"\r" in data:
                data, after_cr = unify_line_ends(data, after_cr=after_cr)
            end = data.rfind(b"\n\n") + 2
            if end == 1 and not (held and held[-1].endswith(b"\n") and data.startswith(b"\n")):
                if data:
                    held.append(data)
                    size += len(data)
                return [], TooLongError() if size > limit else None
            whole = b"".join((*held, data[:end])) if held else data[:end] if end < len(data) else data
            rest = data[end:]
            held[:] = [rest] if rest else []
            size = len(rest)
        if mark:
            whole, mark = whole.removeprefix(mark), b""
        blocks, failure = decode_blocks(whole)
        return blocks, failure or (TooLongError() if size > limit else None)

    return feed


def unify_line_ends(data: bytes, *, after_cr: bool) -> tuple[bytes, bool]:
    r"""Return bytes with LF for every line end, and whether they end with CR; a LF after a CR of before is dropped.

    >>> unify_line_ends(b"\na\r\nb\r", after_cr=True)
    (b'a\nb\n', True)
    """
    rest = data[1:] if after_cr and data.startswith(b"\n") else data
    return rest.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), data.endswith(b"\r") or (after_cr and not data)


def decode_blocks(whole: bytes) -> tuple[list[str], Exception | None]:
    """Return the text of each event; where some byte is not UTF-8, those before it and the UnicodeDecodeError."""
    try:
        return whole.decode().split("\n\n"), None
    except UnicodeDecodeError:
        blocks: list[str] = []
        for block in whole.split(b"\n\n"):
            try:
                blocks.append(block.decode())
            except UnicodeDecodeError as wrong:  # noqa: PERF203  # only of a stream that is not UTF-8
                return blocks, wrong
        raise


def iter_events(chunks: Iterable[bytes], limit: float = inf) -> Iterator[dict[str, Any]]:
    r"""Yield each event as soon as its bytes are there: {"event": its type or "", "data": text}.

    Raises what the parser reports.

    >>> list(iter_events([b"event: ping\r\ndata: {", b"}\r\n\r\n: hi\n\ndata:[DONE]"]))
    [{'event': 'ping', 'data': '{}'}, {'event': '', 'data': '[DONE]'}]
    """
    feed = make_event_parser(limit)
    for data in chain(chunks, [None]):
        blocks, failure = feed(data)
        yield from filter(None, map(parse_event, blocks))
        if failure:
            raise failure


def parse_event(block: str) -> dict[str, str] | None:
    r"""Return the event of some lines, or None when its data is blank.

    >>> parse_event("id: 7\nevent: add\ndata: one\ndata:two")
    {'event': 'add', 'data': 'one\ntwo'}
    """
    kind, data = "", []
    for line in block.split("\n"):
        field, _, value = line.partition(":")
        if field == "data":
            data.append(value.removeprefix(" "))
        elif field == "event":
            kind = value.removeprefix(" ")
    text = "\n".join(data)
    return {"event": kind, "data": text} if text.strip() else None
