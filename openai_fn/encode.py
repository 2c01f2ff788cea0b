"""From the request map to what travels: the body's bytes, the URL with its query, the content type."""

import json
from collections.abc import Callable, Iterator, Mapping
from numbers import Integral, Real
from typing import Any
from urllib.parse import quote_plus

from openai_fn.errors import InvalidParamsError, invalid
from openai_fn.shapes import Map


def encode(request: Map) -> dict[str, Any]:
    """The wire map (`shapes.Wire`) of a request."""
    body, content_type = ENCODERS[request["encoding"]](request["body"])
    query = query_string(request["query"])
    headers = {"content-type": content_type, **request["headers"]} if content_type else request["headers"]
    if request["method"] == "GET":
        headers = {name: value for name, value in headers.items() if name != "content-type"}
    kept = {name: value for name, value in headers.items() if value is not None}
    if request["stream"]:
        # a compressor in the way may hold events back
        kept["accept-encoding"] = "identity"
    return {
        "operation": request["operation"],
        "method": request["method"],
        "url": f"{request['url']}?{query}" if query else request["url"],
        "headers": kept,
        "body": body,
        "stream": request["stream"],
        "timeout": request["timeout"],
    }


def encode_json(body: Any) -> tuple[bytes, str]:
    """A JSON body. What JSON cannot carry is an InvalidParamsError that names its place."""
    try:
        return ENCODER.encode(body).encode(), "application/json"
    except (TypeError, ValueError, RecursionError):
        raise InvalidParamsError(invalid("invalid_params", [misfit(body)])) from None


def encode_nothing(_body: None) -> tuple[None, str]:
    """No body; the API wants the content type all the same."""
    return None, "application/json"


def plain(value: Any) -> Any:
    """JSON's form of what the encoder does not know: any Mapping, numpy's numbers."""
    convert = next((convert for kind, convert in PLAIN if isinstance(value, kind)), None)
    if convert is None:
        raise TypeError
    return convert(value)


PLAIN: tuple[tuple[type, Callable[[Any], Any]], ...] = ((Mapping, dict), (Integral, int), (Real, float))
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=plain)
ENCODERS: dict[Any, Callable[[Any], tuple[bytes | None, str]]] = {"json": encode_json, None: encode_nothing}


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
            yield path, "holds half a surrogate pair, which UTF-8 cannot carry"
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


def query_string(query: Map) -> str:
    """A query as the API reads it: lists as `x[]`, maps as `a[b]`, a blank as `+`; None and what is empty left out.

    >>> query_string({"limit": 2, "metadata": {"k": "a b"}, "include[]": ["x", "y"], "deep": True, "after": None})
    'limit=2&metadata%5Bk%5D=a+b&include%5B%5D=x&include%5B%5D=y&deep=true'
    """
    return "&".join(
        f"{quote_plus(name)}={quote_plus(text)}" for key, v in query.items() for name, text in pairs(key, v)
    )


def pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """The pairs that a parameter becomes."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from pairs(f"{name}[{key}]", item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from pairs(name if name.endswith("[]") else f"{name}[]", item)
    elif value is not None:
        yield name, str(value).lower() if isinstance(value, bool) else str(value)
