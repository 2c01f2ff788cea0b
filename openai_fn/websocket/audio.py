"""Sound in events: bytes become base64 when an event is sent, and base64 becomes bytes again when it is read."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from openai_fn.errors import InvalidParamsError, make_error, to_exception
from openai_fn.types import Map

BYTES = (bytes, bytearray, memoryview)
MAX_DEPTH = 20
"""Levels of an event in which bytes are looked for."""
AUDIO_KEYS = ("delta", "audio")
"""Keys under which events hold sound."""


def write_audio(value: Any, depth: int = 0) -> Any:
    r"""Return a value with all bytes in it as base64; what holds none is returned itself.

    >>> write_audio({"type": "input_audio_buffer.append", "audio": b"\x00\x01"})
    {'type': 'input_audio_buffer.append', 'audio': 'AAE='}
    """
    if isinstance(value, BYTES):
        return b64encode(value).decode()
    if depth >= MAX_DEPTH or not isinstance(value, (Mapping, list, tuple)):
        return value
    if isinstance(value, Mapping):
        new: Any = {key: write_audio(item, depth + 1) for key, item in value.items()}
        same = all(new[key] is item for key, item in value.items())
    else:
        new = [write_audio(item, depth + 1) for item in value]
        same = all(each is item for each, item in zip(new, value, strict=True))
    return value if same else new


def audio_bytes(event: Map) -> bytes:
    r"""Return the sound in an event, or in a whole response; b"" where there is none.

    `event` is what a connection yields, or what `accumulate` makes of a turn. The bytes have the format of the session,
    PCM with 16 bits at 24 kHz unless it says otherwise. Raises InvalidParamsError for what is no dict, StreamError for
    sound that is not base64.

    >>> audio_bytes({"type": "response.output_audio.delta", "delta": "AAE="})
    b'\x00\x01'
    >>> audio_bytes({"type": "response.output_text.delta", "delta": "Hello"})
    b''
    """
    if not isinstance(event, Mapping):
        kind = type(event).__name__
        raise InvalidParamsError(make_error("invalid_params", f"event: expected a dict of a connection, got {kind}"))
    try:
        return b"".join(b64decode(text, validate=True) for text in list_audio(event))
    except ValueError as wrong:
        cause = f"{type(wrong).__name__}: {wrong}"
    raise to_exception(make_error("stream", "the audio in an event is not base64", cause=cause))


def list_audio(event: Map) -> list[str]:
    """Return the texts in an event, or in the output of a response, that are sound in base64."""
    kind = event.get("type")
    if isinstance(kind, str):
        wanted = [event.get(key) for key in AUDIO_KEYS if "audio" in kind and "transcript" not in kind]
        found = [text for text in wanted if isinstance(text, str)]
        return found or list_part_audio(event.get("item")) or list_audio(as_map(event.get("response")))
    output = event.get("output")
    return [text for item in output for text in list_part_audio(item)] if isinstance(output, list) else []


def list_part_audio(item: Any) -> list[str]:
    """Return the sound in the content of an item."""
    content = as_map(item).get("content")
    parts = [as_map(part).get("audio") for part in content] if isinstance(content, list) else []
    return [text for text in parts if isinstance(text, str)]


def as_map(value: Any) -> Map:
    """Return a value that is a dict, else an empty one."""
    return value if isinstance(value, Mapping) else {}
