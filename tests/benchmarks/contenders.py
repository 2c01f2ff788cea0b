"""The contenders, each as small as people write it.

`start`    the statement that imports it
`first`    the statement with which a program that uses it begins
`call`     base URL -> function of params that gives the answer
`stream`   base URL -> function of params that gives the chunks
`text`     the text of a chunk
`share`    how much of the work it gets: the slow ones less, so that a round takes each about as long
`accepts`  function of no argument -> whether params are valid; only where a contender validates
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

Map = Mapping[str, Any]
HEADERS = {"authorization": "Bearer k"}


def official(url: str) -> Callable[[Map], Any]:
    """The official client, made once."""
    from openai import OpenAI

    client = OpenAI(base_url=url, api_key="k")
    return lambda params: client.chat.completions.create(**params)


def official_text(chunk: Any) -> str:
    """The text of a chunk that is an object."""
    return chunk.choices[0].delta.content or ""


def requests_call(url: str) -> Callable[[Map], Any]:
    """requests as people use it: no session."""
    import requests

    return lambda params: requests.post(f"{url}/chat/completions", json=params, headers=HEADERS).json()  # noqa: S113 - as people use it


def requests_stream(url: str) -> Callable[[Map], Iterator[Any]]:
    """The loop that is found in most scripts."""
    import json

    import requests

    def stream(params: Map) -> Iterator[Any]:
        with requests.post(f"{url}/chat/completions", json=params, headers=HEADERS, stream=True) as response:  # noqa: S113 - as people use it
            for line in response.iter_lines():
                if line.startswith(b"data: ") and line != b"data: [DONE]":
                    yield json.loads(line[6:])

    return stream


def connect(url: str) -> Any:
    """A socket to a URL's host."""
    import socket
    import ssl

    parts = urlsplit(url)
    sock = socket.create_connection((parts.hostname, parts.port))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if parts.scheme == "http":
        return sock
    return ssl.create_default_context(cafile=os.environ["SSL_CERT_FILE"]).wrap_socket(
        sock, server_hostname=parts.hostname
    )


def writer(url: str) -> Callable[[Any, Map], None]:
    """A function that writes a request with `params` to a socket."""
    import json

    parts = urlsplit(url)
    head = f"POST {parts.path}/chat/completions HTTP/1.1\r\nhost: {parts.netloc}\r\ncontent-length: "
    encode = json.JSONEncoder(check_circular=False).encode

    def write(sock: Any, params: Map) -> None:
        body = encode(params)
        sock.sendall(f"{head}{len(body)}\r\n\r\n{body}".encode())

    return write


def floor_call(url: str) -> Callable[[Map], Any]:
    """A blocking socket a thread; trusts that the answer is right."""
    from json import JSONDecoder

    write, kept = writer(url), threading.local()
    scan = JSONDecoder().scan_once  # type: ignore[attr-defined]  # it has one, undocumented

    def call(params: Map) -> Any:
        sock = kept.__dict__.get("sock") or kept.__dict__.setdefault("sock", connect(url))
        write(sock, params)
        received = sock.recv(65536)
        start = received.index(b"\r\n\r\n") + 4
        end = start + int(received.partition(b"content-length: ")[2].partition(b"\r")[0])
        while len(received) < end:
            received += sock.recv(65536)
        return scan(received[start:end].decode(), 0)[0]

    return call


def floor_stream(url: str) -> Callable[[Map], Iterator[Any]]:
    """Looks for `data: ` between blank lines; right only where no event is cut by the framing."""
    import zlib
    from json import JSONDecoder

    write, scan = writer(url), JSONDecoder().scan_once  # type: ignore[attr-defined]  # it has one, undocumented

    def stream(params: Map) -> Iterator[Any]:
        with connect(url) as sock:
            write(sock, params)
            head, _, piece = sock.recv(65536).partition(b"\r\n\r\n")
            unpack, rest = zlib.decompressobj(31).decompress if b"gzip" in head else bytes, b""
            while True:
                *events, rest = (rest + unpack(piece)).split(b"\n\n")
                for event in events:
                    at = event.find(b"data: ") + 6
                    if event.startswith(b"[DONE]", at):
                        return
                    yield scan(event[at:].decode(), 0)[0]
                piece = sock.recv(65536)

    return stream


def ours(url: str) -> Callable[[Map], Any]:
    """What this is all about."""
    from openai_fn import create_chat_completion

    options = {"base_url": url, "api_key": "k", "validate": True}
    return lambda params: create_chat_completion(params, options)


def ours_with_orjson(url: str) -> Callable[[Map], Any]:
    """Ours with the options `json_loads` and `json_dumps`."""
    import orjson

    from openai_fn import create_chat_completion

    json = {"json_loads": orjson.loads, "json_dumps": orjson.dumps}
    options = {"base_url": url, "api_key": "k", "validate": True, **json}
    return lambda params: create_chat_completion(params, options)


def ours_accepts() -> Callable[[Any], bool]:
    """The check that every call makes."""
    from openai_fn.catalog.operations import schema
    from openai_fn.validation.fast_check import make_fast_check

    return make_fast_check(schema("create_chat_completion"))


def text(chunk: Any) -> str:
    """The text of a chunk that is a dict."""
    return chunk["choices"][0]["delta"].get("content") or ""


CONTENDERS: dict[str, Map] = {
    "official": {
        "start": "import openai",
        "first": "from openai import OpenAI",
        "call": official,
        "stream": official,
        "text": official_text,
        "share": 0.1,
    },
    "requests": {
        "start": "import requests",
        "first": "import requests",
        "call": requests_call,
        "stream": requests_stream,
        "text": text,
        "share": 0.5,
    },
    "floor": {
        "start": "import json, socket",
        "first": "import json, socket",
        "call": floor_call,
        "stream": floor_stream,
        "text": text,
        "share": 1,
    },
    "ours": {
        "start": "import openai_fn",
        "first": "from openai_fn import create_chat_completion",
        "call": ours,
        "stream": ours,
        "text": text,
        "share": 1,
        "accepts": ours_accepts,
    },
}
VARIANTS: dict[str, Map] = {"orjson": {"ours": {"call": ours_with_orjson, "stream": ours_with_orjson}}}
"""What is different of a contender in a measurement of this variant."""
