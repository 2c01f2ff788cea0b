"""A request and its response as they stand in a cassette: readable data without credentials. Pure."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from openai_fn.credentials import MASK, Credential, is_credential_name, mask_secrets, redact, reveal
from openai_fn.types import Map

REPLAYED_HEADERS = frozenset({"content-type", "location", "retry-after", "retry-after-ms", "x-should-retry"})
"""Headers of a response that change what a call returns; ids, limits, dates and cookies are of the day."""
SECRET_QUERY = re.compile(r"(?i)code|sig")
"""Names of query parameters that carry a credential, beside those that `is_credential_name` knows."""
SHOWN = 60


def find_credentials(wire: Map) -> list[Credential]:
    """Return what stands in a request's headers and must not stand in a file."""
    return [Credential(reveal(value)) for name, value in wire["headers"].items() if is_credential_name(name.lower())]


def describe_request(wire: Map, secrets: list[Credential]) -> dict[str, Any]:
    """Return what tells a request from others: method, URL, body.

    >>> describe_request({"method": "GET", "url": "https://host/v1/models?key=abc", "body": None}, [])
    {'method': 'GET', 'url': 'https://host/v1/models?key=%2A%2A%2A', 'body': None}
    """
    body = describe_request_body(wire.get("body"), str(wire.get("headers", {}).get("content-type", "")))
    told = {"method": wire["method"], "url": clean_url(wire["url"]), "body": body}
    cleaned: dict[str, Any] = mask_secrets(redact(told, secrets))
    return cleaned


def describe_request_body(body: Any, kind: str) -> Any:
    """Return a request's body as data where it is JSON, as text where it is one, else as its digest and size."""
    if not body:
        return None
    whole = body.encode() if isinstance(body, str) else body if isinstance(body, bytes) else b"".join(body)
    boundary = re.search(r"boundary=\"?([^\";]+)", kind)
    if boundary:
        whole = whole.replace(boundary[1].encode(), b"BOUNDARY")
    try:
        text = whole.decode()
        return json.loads(text) if "json" in kind else text if not boundary else text.split("\r\n")
    except ValueError:
        return {"sha256": sha256(whole).hexdigest(), "bytes": len(whole)}


def clean_url(url: str) -> str:
    """Return a URL without the credentials in its query."""
    parts = urlsplit(url)
    query = [
        (key, MASK if is_credential_name(key) or SECRET_QUERY.fullmatch(key) else value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query=urlencode(query)).geturl()


def describe_response(response: Map, body: bytes, secrets: list[Credential]) -> dict[str, Any]:
    """Return a response as it stands in a cassette: its status, some headers, its body in the most readable form."""
    headers = {name: value for name, value in response["headers"].items() if name in REPLAYED_HEADERS}
    form, data = read_form(body, str(headers.get("content-type", "")))
    return {"status": response["status"], "headers": headers, form: mask_secrets(redact(data, secrets))}


def read_form(body: bytes, kind: str) -> tuple[str, Any]:
    """Return the form in which a response's body is written, and the body in it."""
    try:
        text = body.decode()
        if "event-stream" in kind:
            return "events", [read_event(event) for event in re.split(r"(?<=\n\n)|(?<=\r\n\r\n)", text) if event]
        data = json.loads(text) if "json" in kind else None
        return ("json", data) if isinstance(data, (dict, list)) else ("text", text)
    except ValueError:
        return "base64", b64encode(body).decode()


def read_event(event: str) -> Any:
    """Return an event as its data where that is all that it says; else as its text."""
    found = re.fullmatch(r"data: (\{.*\})\n\n", event)
    try:
        return json.loads(found[1]) if found else event
    except ValueError:
        return event


def write_event(event: Any) -> bytes:
    """Return the bytes of an event."""
    return event.encode() if isinstance(event, str) else f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


BODY_WRITERS: dict[str, Callable[[Any], bytes]] = {
    "json": lambda data: json.dumps(data, ensure_ascii=False).encode(),
    "text": lambda text: text.encode(),
    "events": lambda events: b"".join(map(write_event, events)),
    "base64": b64decode,
}
"""What makes the bytes of a body again, by the form in which it is written."""


def replay_response(entry: Map, *, stream: bool) -> dict[str, Any]:
    """Return the response map of a recorded response, a stream in pieces where one was asked for."""
    body = next((write(entry[form]) for form, write in BODY_WRITERS.items() if form in entry), b"")
    pieces: Iterator[bytes] = map(write_event, entry["events"]) if "events" in entry else iter([body])
    return {
        "status": entry.get("status", 200),
        "headers": dict(entry.get("headers", {})),
        "body": pieces if stream else body,
    }


def rank_nearest(request: Map, recorded: list[Any]) -> Map:
    """Return the recorded request that differs least from one that was sent."""
    return min(recorded, key=lambda other: (other.get("url") != request["url"], len(find_differences(other, request))))


def find_differences(old: Any, new: Any, path: str = "") -> list[str]:
    """Return what differs between two requests, a line for each place.

    >>> find_differences({"body": {"model": "a", "n": [1]}}, {"body": {"model": "b", "n": [1, 2]}})
    ["body.model: recorded 'a', got 'b'", 'body.n[1]: not recorded, got 2']
    """
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        keys = [*old, *(key for key in new if key not in old)]
        return [line for key in keys for line in compare_at(old, new, key, f"{path}.{key}".removeprefix("."))]
    if isinstance(old, list) and isinstance(new, list):
        places = range(max(len(old), len(new)))
        return [
            line
            for at in places
            for line in compare_at(dict(enumerate(old)), dict(enumerate(new)), at, f"{path}[{at}]")
        ]
    return [] if old == new else [f"{path}: recorded {shorten_value(old)}, got {shorten_value(new)}"]


def compare_at(old: Mapping[Any, Any], new: Mapping[Any, Any], key: Any, path: str) -> list[str]:
    """Return what differs at a key, which may be missing."""
    if key not in old:
        return [f"{path}: not recorded, got {shorten_value(new[key])}"]
    if key not in new:
        return [f"{path}: recorded {shorten_value(old[key])}, now missing"]
    return find_differences(old[key], new[key], path)


def shorten_value(value: Any) -> str:
    """Return a value as Python writes it, cut."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
