"""From the request map to what travels: the body's bytes, the URL with its query, the content type."""

import json
from collections.abc import Callable, Iterator, Mapping
from numbers import Integral, Real
from typing import Any

from openai_fn.errors import InvalidParamsError, invalid
from openai_fn.query import query_string
from openai_fn.shapes import Map


def encode(request: Map) -> dict[str, Any]:
    """The wire map (`shapes.Wire`) of a request."""
    body, content_type = ENCODERS[request["encoding"]](request["body"])
    headers = {"content-type": content_type, **request["headers"]}
    kept = {name: value for name, value in headers.items() if value is not None}
    if request["method"] == "GET":
        kept.pop("content-type", None)
    if request["encoding"] in FORMS:
        kept |= {"content-type": content_type, "content-length": str(len(body))}
    if request["stream"]:
        # a compressor in the way may hold events back
        kept["accept-encoding"] = "identity"
    taken = {name: request[name] for name in TAKEN if name in request}
    return {**taken, "url": url_of(request), "headers": kept, "body": body}


def url_of(request: Map) -> str:
    """The URL of a request with its query. Half a surrogate pair in it is an InvalidParamsError."""
    try:
        query = query_string(request["query"])
    except UnicodeEncodeError as odd:
        raise unwritable(odd) from None
    return f"{request['url']}?{query}" if query else str(request["url"])


def encode_json(body: Any) -> tuple[bytes, str]:
    """A JSON body. What JSON cannot carry is an InvalidParamsError that names its place."""
    try:
        return ENCODER.encode(body).encode(), "application/json"
    except (TypeError, ValueError, RecursionError):
        raise InvalidParamsError(invalid("invalid_params", [misfit(body)])) from None


def encode_nothing(_body: None) -> tuple[None, str]:
    """No body; the API wants the content type all the same."""
    return None, "application/json"


def unguessable() -> str:
    """A boundary of a form: were it known, a file's content could end its part and begin one of its own."""
    from secrets import token_hex

    return token_hex(16)


def encode_form(body: Map, boundary: Callable[[], str] = unguessable) -> tuple[Any, str]:
    """A multipart body; its files are read when it is sent."""
    from openai_fn.multipart import form

    try:
        return form(body, boundary())
    except UnicodeEncodeError as odd:
        raise unwritable(odd) from None


def unwritable(odd: UnicodeEncodeError) -> InvalidParamsError:
    """The error of a text outside JSON that UTF-8 cannot carry."""
    found = {"path": "params", "message": f"{odd.object[:40]!r} {SURROGATE}", "rule": "utf-8", "severity": "error"}
    return InvalidParamsError(invalid("invalid_params", [found]))  # type: ignore[list-item]


def encode_sdp(body: Map, boundary: Callable[[], str] = unguessable) -> tuple[Any, str]:
    """A session description as it is; with more beside it a form of typed parts."""
    from openai_fn.multipart import typed

    if body.keys() == {"sdp"}:
        return str(body["sdp"]).encode(), SDP
    texts = {name: value if name == "sdp" else encode_json(value)[0].decode() for name, value in body.items()}
    return typed(texts, {"sdp": SDP}, boundary())


def plain(value: Any) -> Any:
    """JSON's form of what the encoder does not know: any Mapping, numpy's numbers."""
    convert = next((convert for kind, convert in PLAIN if isinstance(value, kind)), None)
    if convert is None:
        raise TypeError
    return convert(value)


PLAIN: tuple[tuple[type, Callable[[Any], Any]], ...] = ((Mapping, dict), (Integral, int), (Real, float))
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=plain)
TAKEN = ("operation", "method", "stream", "timeout", "deadline")
"""What a wire takes over from its request as it is."""
SDP = "application/sdp"
SURROGATE = "holds half a surrogate pair, which UTF-8 cannot carry"
ENCODERS: dict[Any, Callable[[Any], tuple[Any, str]]] = {
    "json": encode_json,
    "form": encode_form,
    "sdp": encode_sdp,
    None: encode_nothing,
}
FORMS = frozenset({"form", "sdp"})
"""Encodings whose content type is made with the body, and whose length is said because it may come in pieces."""


def misfit(body: Any) -> Any:
    """The problem of a body that cannot be written as JSON: where it is, and why."""
    path, why = next(misfits(body, "", ()), ("params", "is nested too deeply or cannot be written as JSON"))
    return {"path": path or "params", "message": why, "rule": "json", "severity": "error"}


def misfits(value: Any, path: str, above: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Each place that JSON cannot carry, with the reason; `above` holds the ids of what it stands in."""
    if id(value) in above:
        yield path, "contains itself"
    elif len(above) > 200:
        yield path, "is nested too deeply"
    elif isinstance(value, (Mapping, list, tuple)):
        for key, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            if not isinstance(key, (str, int, float, type(None))):
                yield path, f"has a key that is no string but {type(key).__name__}"
            here = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}".lstrip(".")
            yield from misfits(item, here, (*above, id(value)))
    else:
        try:
            ENCODER.encode(value).encode()
        except UnicodeEncodeError:
            yield path, SURROGATE
        except ValueError:
            yield path, f"{value} is not a JSON number"
        except TypeError:
            yield path, f"{type(value).__name__} is not JSON{ADVICE.get(type(value).__name__, '')}"


ADVICE = {
    "bytes": "; decode it, or base64-encode it",
    "datetime": "; pass an ISO text or a Unix time",
    "ndarray": "; use .tolist()",
    "set": "; use a list",
}
