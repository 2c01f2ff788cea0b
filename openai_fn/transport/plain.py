"""The plain way of a request: through requests, with a session of ours or of the user's."""

from collections.abc import Iterator
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import urllib3
from requests.cookies import RequestsCookieJar

from openai_fn.credentials import SentHeaders, reveal
from openai_fn.errors import InvalidOptionsError, make_error
from openai_fn.transport.body import READ_SIZE, ZLIB_WINDOWS, decode_content, list_encodings
from openai_fn.transport.environment import find_ca_bundle, find_proxies
from openai_fn.transport.failures import IncompleteResponseError
from openai_fn.types import EncodedRequest

POOL_SIZE = 256
"""Connections that a pool keeps: streams of one thread may be open side by side."""
SESSION_METHODS = ("send", "prepare_request", "merge_environment_settings")
"""The methods of a requests.Session that are called."""


def make_plain_session() -> requests.Session:
    """Return a session that keeps no cookies, reads no ~/.netrc, follows and resends nothing."""
    session = requests.Session()
    session.trust_env = False
    session.headers.clear()
    session.cookies = RequestsCookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    session.resolve_redirects = skip_redirects  # type: ignore[method-assign]
    for scheme in ("https://", "http://"):
        session.mount(scheme, requests.adapters.HTTPAdapter(pool_maxsize=POOL_SIZE, max_retries=0))
    return session


def skip_redirects(*_: Any, **__: Any) -> Iterator[Any]:
    """Return no request: a session prepares the next one of a redirect even where it must not follow it."""
    return iter(())


def send_plain(session: requests.Session, encoded: EncodedRequest, timeout: tuple[float, float]) -> requests.Response:
    """Return the response to an encoded request, through `session`, a plain one, its body not yet read."""
    prepared = requests.PreparedRequest()
    body: Any = encoded["body"]  # its stub knows no iterators
    prepared.method, prepared.url, prepared.body = encoded["method"], reveal(encoded["url"]), body
    sent = SentHeaders({"accept-encoding": "identity", **encoded["headers"]})
    prepared.headers = requests.structures.CaseInsensitiveDict(sent)
    prepared.hooks = requests.hooks.default_hooks()
    if "Content-Length" not in prepared.headers:
        prepared.prepare_content_length(prepared.body)
    return session.send(
        prepared,
        stream=True,
        timeout=timeout,
        allow_redirects=False,
        verify=find_ca_bundle() or True,
        proxies={} if encoded.get("direct") else find_proxies(reveal(encoded["url"])),
    )


def send_with_session(session: Any, encoded: EncodedRequest, timeout: tuple[float, float]) -> Any:
    """Return the response to an encoded request through a user's session: its headers, auth, adapters and proxies.

    Raises InvalidOptionsError where what comes back is no response.
    """
    headers, url = SentHeaders(encoded["headers"]), reveal(encoded["url"])
    auth = getattr(session, "auth", None) or keep_auth
    request = requests.Request(encoded["method"], url, headers, data=encoded["body"], auth=auth)
    prepared = session.prepare_request(request)
    settings = session.merge_environment_settings(prepared.url, {}, True, None, None)  # noqa: FBT003  # stream
    response = session.send(prepared, timeout=timeout, allow_redirects=False, **settings)
    if not isinstance(getattr(response, "status_code", None), int):
        raise invalid_session_error(f"its send returned {type(response).__name__}, not a response")
    return response


def keep_auth(prepared: Any) -> Any:
    """Return `prepared` as it is: an auth that adds nothing, so that ~/.netrc cannot replace ours."""
    return prepared


def resolve_session(session: Any) -> Any:
    """Return the session that the option `session` gives. Raise InvalidOptionsError where it is none."""
    if has_session_methods(session):
        return session
    if not callable(session):
        raise invalid_session_error(f"got {type(session).__name__}")
    try:
        resolved = session()
    except TypeError as error:
        failure = str(error)[:200]
    else:
        if has_session_methods(resolved):
            return resolved
        failure = f"it returned {type(resolved).__name__}"
    raise invalid_session_error(failure)


def has_session_methods(session: Any) -> bool:
    """Return whether `session` can do what is asked of a requests.Session."""
    return not isinstance(session, type) and all(callable(getattr(session, name, None)) for name in SESSION_METHODS)


def invalid_session_error(why: str) -> InvalidOptionsError:
    """Return the error of an option `session` that is of no use."""
    message = f"session: expected a requests.Session or a function that returns one: {why}"
    return InvalidOptionsError(make_error("invalid_options", message))


def iter_session_body(response: Any) -> Iterator[bytes]:
    """Yield the bytes of a response's body, each piece as soon as it is there, decompressed.

    Raises IncompleteResponseError where the connection ended inside the head, which http.client takes for its end.
    """
    raw, is_empty = response.raw, True
    if raw is not None and not getattr(raw, "closed", False):
        for piece in iter_raw_body(response, raw):
            is_empty = is_empty and not piece
            yield piece
        if is_empty and is_head_cut(response, raw):
            raise IncompleteResponseError("the connection ended with the head of the response")
    if is_empty and response.content:  # an adapter or a hook has read it already
        yield response.content


def is_head_cut(response: Any, raw: Any) -> bool:
    """Return whether the end of a connection, before which no byte of a body came, may have cut the head."""
    return (
        isinstance(raw, urllib3.HTTPResponse)
        and response.status_code not in {204, 304}
        and getattr(raw, "version", 0) == 11
        and getattr(response, "connection", None) is not None
        and not {"content-length", "transfer-encoding"} & {name.lower() for name in response.headers}
    )


def iter_raw_body(response: Any, raw: Any) -> Iterator[bytes]:
    """Return an iterator of a body's pieces, in every framing.

    urllib3's `read1` waits for nothing; on a chunked body its `stream` is as prompt and costs less. gzip and deflate
    are undone here, where their end can be checked; bodies that are played back or made up are as they should be read.
    """
    encodings = list_encodings(response.headers.get("content-encoding") or "")
    if not isinstance(raw, urllib3.HTTPResponse):
        if hasattr(raw, "stream"):  # urllib3's response in a browser
            return iter(raw.stream(READ_SIZE))
        return iter(partial(raw.read1, READ_SIZE), b"") if hasattr(raw, "read1") else response.iter_content(1)
    is_ours = type(raw) is urllib3.HTTPResponse and set(encodings) <= ZLIB_WINDOWS.keys()
    more = {"decode_content": not is_ours} if encodings else {}
    if getattr(raw, "chunked", False) and raw.supports_chunked_reads():
        pieces: Iterator[bytes] = raw.stream(READ_SIZE, **{"decode_content": False, **more})
    else:
        pieces = iter(partial(raw.read1, READ_SIZE, **more), b"")
    return decode_content(pieces, encodings) if is_ours else pieces
