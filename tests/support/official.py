"""Catch what the official client sends for the same arguments: find its methods by looking, stop its requests unsent.

`requests_of(operation)` calls the method whose request goes to the operation's method and path. It is found by calling
every method of every resource once with made-up arguments and looking at where the request would have gone.
"""

import inspect
import json
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from email import message_from_bytes
from functools import cache, partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from openai_fn.catalog import operations

openai = pytest.importorskip("openai")
httpx2 = pytest.importorskip("httpx2")

Map = Mapping[str, Any]
Method = Callable[..., Any]
Requests = list[Any]

FILE = ("sample.png", b"\x89PNG")
AROUND = re.compile(r"^_|^with_|connect|poll|^stream|_stream$|parse|wait|^upload(_|$)")
"""Names of methods that are built upon others, or that do more than one request."""
MARK = re.compile(r"ARG(\w+?)ARG")
KEY = "sk-0123456789"


class Caught(BaseException):
    """In place of an answer; no `except Exception` on the way takes it for a failed connection."""


def caught(call: Callable[[], Any], seen: Requests) -> Any:
    """The request that a call would have sent."""
    seen.clear()
    with warnings.catch_warnings(), suppress(Caught):
        warnings.simplefilter("ignore")
        call()
    return seen[-1]


def client(kind: Method = openai.OpenAI, **settings: Any) -> tuple[Any, Requests]:
    """A client that sends nothing, and the list that its requests end in."""
    seen: Requests = []

    def catch(request: Any) -> None:
        request.read()
        seen.append(request)
        raise Caught

    http = httpx2.Client(transport=httpx2.MockTransport(catch))
    return kind(max_retries=0, http_client=http, **settings), seen


def methods(resource: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Method]]:
    """Each method of a resource and of those below it that sends one request, with its place."""
    for name in dir(type(resource)):
        found = inspect.getattr_static(type(resource), name)
        if AROUND.search(name):
            continue
        if inspect.isfunction(found):
            yield (*path, name), getattr(resource, name)
        elif type(found).__name__ in {"cached_property", "property"}:
            below = getattr(resource, name)
            if isinstance(below, openai._resource.SyncAPIResource):  # noqa: SLF001  # nothing public tells a resource
                yield from methods(below, (*path, name))


def route(method: str, path: str) -> tuple[str, str]:
    """Return method and path with the names of params left out: what the two clients have in common.

    >>> route("get", "/files/{file_id}?x=1"), route("post", "/responses?beta=true")
    (('GET', '/files/{}'), ('POST', '/responses?beta=true'))
    """
    plain, _, query = re.sub(r"{\w+}", "{}", MARK.sub("{}", path)).partition("?")
    return method.upper(), f"{plain}?beta=true" if "beta=true" in query else plain


def made_up(method: Method) -> dict[str, Any]:
    """Arguments for all that a method requires; texts that can be found again for what stands in the path."""
    params = inspect.signature(method).parameters.values()
    needed = [each for each in params if each.default is each.empty]
    return {each.name: made_up_value(each) for each in needed}


def made_up_value(param: inspect.Parameter) -> Any:
    kind = str(param.annotation)
    if kind in {"str", "<class 'str'>"}:
        return f"ARG{param.name}ARG"
    return b"x" if "FileTypes" in kind else [] if re.search("Iterable|List|Sequence", kind) else "x"


def tried(method: Method, seen: Requests) -> Any:
    """The request of a method, by one of several guesses of what it requires; None where it sends none."""
    first = made_up(method)
    return next((found for guess in guesses(first) if (found := attempt(method, guess, seen)) is not None), None)


def guesses(first: Map) -> Iterator[dict[str, Any]]:
    """Arguments to try: as made up, with a file for all that is not in the path, with what voices take."""
    files = {name: value if MARK.search(str(value)) else b"x" for name, value in first.items()}
    yield from (dict(first), files, dict.fromkeys(first, b"x"), {"name": "x", "consent": "x", "audio_sample": b"x"})


def attempt(method: Method, args: Map, seen: Requests) -> Any:
    """The request that a method sends with `args`; None where they are not what it wants."""
    try:
        return caught(partial(method, **args), seen)
    except Exception:  # noqa: BLE001  # what a helper of the other client raises at made-up arguments may be anything
        return None


@cache
def places() -> dict[tuple[str, str], tuple[tuple[str, ...], list[str]]]:
    """Each route, with the place of the method that goes there, and the names of its arguments in the path."""
    made, seen = client(api_key=KEY, admin_api_key=KEY)
    found: dict[tuple[str, str], tuple[tuple[str, ...], list[str]]] = {}
    for place, method in sorted(methods(made), key=lambda each: len(each[0])):
        request = tried(method, seen) if len(place) > 1 else None
        if request is not None:
            path = str(request.url.raw_path, "ascii").removeprefix("/v1")
            found.setdefault(route(request.method, path), (place, MARK.findall(path.partition("?")[0])))
    return {**found, **places_of_newer_rows()}


def places_of_newer_rows() -> dict[tuple[str, str], tuple[tuple[str, ...], list[str]]]:
    """Return the places of the operations whose rows come from the client: their id is the method's place."""
    newer = [row for row in operations.operations().values() if row.get("since")]
    return {
        route(row["method"], row["path"]): (tuple(row["id"].split(".")), re.findall(r"{(\w+)}", row["path"]))
        for row in newer
    }


def sent(row: Map, params: Map, made: Any, seen: Requests) -> dict[str, Any]:
    """Return what the official client sends for flat params; those that its method does not name go along as extra."""
    place, in_path = places()[route(row["method"], row["path"])]
    method = made
    for name in place:
        method = getattr(method, name)
    known = inspect.signature(method).parameters
    path = dict(zip(re.findall(r"{(\w+)}", row["path"]), in_path, strict=True))
    named = {path.get(name, name.removesuffix("[]")): value for name, value in params.items()}
    given = {name: value for name, value in named.items() if name in known}
    rest = {name: value for name, value in named.items() if name not in known}
    more = {"extra_query" if row["method"] in {"get", "delete"} else "extra_body": rest} if rest else {}
    return essence(caught(partial(method, **given, **more), seen))


def essence(request: Any) -> dict[str, Any]:
    """Return what matters of a request of the official client."""
    return compared(request.method, str(request.url), dict(request.headers), request.content)


HEADERS = ("accept", "content-type", "openai-beta", "authorization", "api-key", "idempotency-key")


def compared(method: str, url: str, headers: Map, body: bytes) -> dict[str, Any]:
    """A request taken apart, so that two of them can be compared and a difference can be read."""
    parts = urlsplit(url)
    kind = headers.get("content-type", "")
    lean = {name: headers[name] for name in HEADERS if name in headers} | {"content-type": kind.partition(";")[0]}
    return {
        "method": method,
        "url": f"{parts.scheme}://{parts.netloc}{parts.path}",
        "query": sorted(parse_qsl(parts.query, keep_blank_values=True)),
        "headers": lean,
        "body": BODIES.get(kind.partition(";")[0], as_is)(body, kind),
    }


def as_is(body: bytes, _kind: str) -> Any:
    return body


def data(body: bytes, _kind: str) -> Any:
    return json.loads(body) if body else None


def form(body: bytes, kind: str) -> list[tuple[Any, ...]]:
    """The parts of a form, fields first, each in the order of names: name, file name, content type, content."""
    whole: Any = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts: list[tuple[Any, ...]] = [described(part) for part in whole.get_payload()]
    return sorted(parts, key=lambda part: (part[1] is not None, part[0]))


def described(part: Any) -> tuple[Any, ...]:
    name = part.get_param("name", header="content-disposition")
    return name, part.get_filename(), part.get("content-type"), part.get_payload(decode=True)


BODIES: dict[str, Callable[[bytes, str], Any]] = {"application/json": data, "multipart/form-data": form}
