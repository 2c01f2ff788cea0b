"""Server-sent events: pieces of bytes in, events out.

The rules, from https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation:

- A line ends with LF, CRLF or CR, and with nothing else: U+2028 and U+0085 are text. Events are parted by blank lines.
- A line is `field: value`; one blank after the colon is dropped. `data` lines are joined with LF, the last `event` is
  the event's type, all other fields and comments (`: ...`) say nothing to us. A byte order mark may open the stream.
- Bytes are UTF-8. What is not raises UnicodeDecodeError when its event is reached, after all events before it.

Where we leave the standard:

- An event whose data is blank yields nothing, for keep-alive frames come in that form.
- An event that the end of the stream cuts off is given out as far as it came, for servers exist that end with
  `data: [DONE]` and no blank line. So data that is no whole JSON in the last event means a truncated stream.
"""

from collections.abc import Iterable, Iterator
from math import inf


class TooLongError(ValueError):
    """More bytes than the caller allows, where they would have to be held together."""


BOM = b"\xef\xbb\xbf"


def iter_events(chunks: Iterable[bytes], limit: float = inf) -> Iterator[dict[str, str]]:
    r"""Each event as soon as its bytes are there: {"event": its type or "", "data": text}.

    Linear in the bytes, however they are cut. An event of more than `limit` bytes is a TooLongError.

    >>> list(iter_events([b"event: ping\r\ndata: {", b"}\r\n\r\n: hi\n\ndata:[DONE]"]))
    [{'event': 'ping', 'data': '{}'}, {'event': '', 'data': '[DONE]'}]
    """
    mark = BOM
    for whole in iter_whole_events(unify_line_ends(chunks), limit):
        for block in split_blocks(whole.removeprefix(mark)):
            # Nearly every block of a stream is one line of JSON.
            if block.startswith("data: {") and "\n" not in block:
                yield {"event": "", "data": block[6:]}
            elif block and (event := parse_event(block)):
                yield event
        mark = b""


def unify_line_ends(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes with LF for every line end; a CR is not held back to see whether LF follows."""
    after_cr = False
    for chunk in filter(None, chunks):
        rest = chunk[1:] if after_cr and chunk.startswith(b"\n") else chunk
        after_cr = chunk.endswith(b"\r")
        yield rest.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in rest else rest


def iter_whole_events(chunks: Iterable[bytes], limit: float = inf) -> Iterator[bytes]:
    r"""The bytes cut anew, each piece ending with a blank line; last what is left without one.

    More than `limit` bytes without a blank line are a TooLongError.

    >>> list(iter_whole_events([b"a\n", b"\n", b"b\n\nc\n\nd", b"e"]))
    [b'a\n\n', b'b\n\nc\n\n', b'de']
    """
    held: list[bytes] = []
    last, size = b"", 0
    for chunk in filter(None, chunks):
        end = chunk.rfind(b"\n\n") + 2
        if end == 1 and not (last.endswith(b"\n") and chunk.startswith(b"\n")):
            held.append(chunk)
            last, size = chunk, size + len(chunk)
            if size > limit:
                raise TooLongError
            continue
        yield b"".join((*held, chunk[:end])) if last or end < len(chunk) else chunk
        last = chunk[end:]
        held, size = [last], len(last)
    yield b"".join(held)


def split_blocks(whole: bytes) -> Iterable[str]:
    """The text of each event; where some byte is not UTF-8, one at a time, so that the events before it get out."""
    try:
        return whole.decode().split("\n\n")
    except UnicodeDecodeError:
        return map(bytes.decode, whole.split(b"\n\n"))


def parse_event(block: str) -> dict[str, str] | None:
    r"""The event of these lines, or None when its data is blank.

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
