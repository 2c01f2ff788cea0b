"""What can go wrong on the wire, one row a fault: a script for `tests.support.server`, and what must come of it.

    name       for people
    script     the entries of `tests.support.script`, one an attempt, the last repeated
    stream     True: the call asks for a stream
    options    of the call, over those of `tests.test_faults`
    result     what the call returns; of a stream its text
    category   of the error instead; a stream may give out text before it
    says       words of the error as the user reads it
    attempts   requests that the server sees
    waits      seconds slept between them on the clock of the test

Every row runs with the default retry policy (2 retries), chance 0 and a clock that only sleeping moves.
"""

import json
from collections.abc import Iterator
from typing import Any

from tests.support.replies import chunk, completion
from tests.support.script import DONE, Map

Row = dict[str, Any]

GOOD = {"json": completion("fine")}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
BODY = json.dumps(completion("fine")).encode()
SIZED = HEAD + b"content-length: %d\r\n" % len(BODY)
WHOLE = SIZED + b"\r\n" + BODY
IN_CHUNKS = b"transfer-encoding: chunked\r\n\r\n"
CHUNK = b"%x\r\n%b\r\n" % (len(BODY), BODY)
TWICE = [0.5, 1.0]
"""Seconds that two retries wait."""
FOREVER = 30.0
"""Seconds that a script stays silent: more than any row takes."""

KEY = "sk-marked-0123456789abcdef"
"""The credential of every call."""
SAID = {"error": {"message": "no such luck", "type": "t", "code": "c", "param": "p"}}
CATEGORIES = {400: "bad_request", 401: "authentication", 403: "permission_denied", 404: "not_found", 409: "conflict",
              422: "unprocessable", 429: "rate_limit"}  # fmt: skip
RETRIED = {408, 409, 429}


def row(name: str, *script: Map, **more: Any) -> Row:
    """A row; what it does not say is that the call is made once, at once."""
    return {"name": name, "script": script, "attempts": 1, "waits": [], **more}


def retried(name: str, *script: Map, **more: Any) -> Row:
    """A row whose fault lasts through all attempts."""
    return row(name, *script, **{"attempts": 3, "waits": TWICE, **more})


def good(name: str, *script: Map, **more: Any) -> Row:
    return row(name, *script, **{"result": "fine", **more})


def raw(*pieces: bytes | float | str) -> Map:
    return {"raw": [*pieces]}


def body(data: bytes, kind: str | None = "application/json", **more: Any) -> Map:
    return {"body": data, "headers": {"content-type": kind}, **more}


def statuses() -> Iterator[Row]:
    """Every status that is none of success, with a reason in JSON."""
    for status in [*range(300, 600), 600, 799, 999]:
        kind = CATEGORIES.get(status, "status" if status < 500 else "server")
        make = retried if status in RETRIED or status >= 500 else row
        says = [str(status)] if status == 304 else [str(status), "no such luck"]
        yield make(f"status {status}", {"status": status, "json": SAID}, category=kind, says=says)


def explanations() -> Iterator[Row]:
    """Bodies of errors in every form that servers use."""
    for name, entry, says in (
        ("nested", {"json": SAID}, "no such luck"),
        ("text", {"json": {"error": "no such luck"}}, "no such luck"),
        ("flat", {"json": {"message": "no such luck"}}, "no such luck"),
        ("detail", {"json": {"detail": "no such luck"}}, "no such luck"),
        ("detail as a list", {"json": {"detail": [{"msg": "no such luck"}]}}, "no such luck"),
        ("list", {"json": ["no such luck"]}, "no such luck"),
        ("null", {"json": None}, "400"),
        ("plain text", {"text": "no such luck"}, "no such luck"),
        ("HTML", {"text": "<html><style>p {}</style><h1>no such luck</h1>"}, "no such luck"),
        ("empty", {}, "400 the server gave no explanation"),
        ("not UTF-8", body(b'{"error": "no such luck \xff"}'), "no such luck"),
        ("broken JSON", body(b'{"error": "no such luck'), "no such luck"),
        ("deep JSON", body(b"[" * 100_000), "400"),
        (
            "a deep part",
            body(b'{"error": {"message": "no such luck", "a": %b}}' % (b"[" * 700 + b"]" * 700)),
            "no such luck",
        ),
        ("brackets that never close", {"json": {"error": "<" * 200_000}}, "<<<<"),
        ("styles that never close", {"json": {"error": "<style" * 30_000}}, "400"),
        ("cut", {"json": SAID, "cut": 40}, "no such luck"),
        ("bad gzip", body(b"no such luck", headers={"content-encoding": "gzip"}), "400"),
        ("gzip", {"json": SAID, "gzip": True}, "no such luck"),
        ("endless", raw(b"HTTP/1.1 400 No\r\n\r\n" + b"no such luck " * 400_000, FOREVER), "no such luck"),
        ("reset", raw(b"HTTP/1.1 400 No\r\ncontent-length: 99\r\n\r\nno such luck", 0.02, "reset"), "400"),
    ):
        yield row(f"error body: {name}", {**entry, "status": 400}, category="bad_request", says=[says])
    for name, status, code, category, hint in (
        ("a quota", 429, "insufficient_quota", "quota", "billing"),
        ("a billing limit", 429, "billing_hard_limit_reached", "quota", "billing"),
        ("an account that does not pay", 429, "billing_not_active", "quota", "billing"),
        ("Azure's filter", 400, "content_filter", "content_filter", "filter"),
        ("a deployment that is not there", 404, "DeploymentNotFound", "not_found", "deployment"),
        ("a wrong key", 401, "invalid_api_key", "authentication", "key"),
        ("a wrong model", 404, "model_not_found", "not_found", "model"),
        ("too long a prompt", 400, "context_length_exceeded", "bad_request", "shorten"),
    ):
        entry = {"status": status, "json": {"error": {"message": "no such luck", "code": code}}}
        yield row(f"error code: {name}", entry, category=category, says=["no such luck", hint])


def bodies() -> Iterator[Row]:
    """Good statuses over bodies that are not what they should be, or only look odd."""
    for name, entry, says in (
        ("broken JSON", body(BODY[:-5]), "broken JSON"),
        ("JSON and more", body(BODY + b"}"), "broken JSON"),
        ("two JSONs", body(BODY + BODY), "broken JSON"),
        ("empty", body(b""), "an empty body"),
        ("blank", body(b" \n"), "broken JSON"),
        ("HTML", body(b"<!doctype html><h1>Log in</h1>", "text/html"), "an HTML page (text/html): Log in"),
        ("HTML that says JSON", body(b"<html>Log in</html>"), "an HTML page"),
        ("text", body(b"pong", "text/plain"), "pong"),
        ("nothing said of the type", body(b"pong", None), "no content-type"),
        ("not UTF-8", body(b'{"a": "\xff"}'), "broken JSON"),
        ("UTF-8 cut", body(b'{"a": "\xc3"}'), "broken JSON"),
        ("too deep", body(b"[" * 100_000), "deeper than 200 levels"),
        ("a number too big", body(b"9" * 5000), "broken JSON"),
        ("an error under 200", {"json": {"error": {"message": "overloaded"}}}, "overloaded"),
        ("an error's text under 200", {"json": {"error": "overloaded"}}, "overloaded"),
        ("bad gzip", body(BODY, headers={"content-encoding": "gzip"}), "not compressed as its content-encoding says"),
        (
            "bad deflate",
            body(BODY, headers={"content-encoding": "deflate"}),
            "not compressed as its content-encoding says",
        ),
        ("length too short", raw(HEAD + b"content-length: 9\r\n\r\n" + BODY), "broken JSON"),
        ("no length, cut", raw(HEAD + b"\r\n" + BODY[:30], "close"), "broken JSON"),
        ("status 205", {"status": 205}, "an empty body"),
    ):
        yield row(f"200 with {name}", entry, category="response", says=["expected JSON"] * ("gzip" in name) and [says])
    for name, entry in (
        ("UTF-8 with a BOM", body(b"\xef\xbb\xbf" + BODY)),
        ("UTF-16", body(BODY.decode().encode("utf-16"))),
        ("UTF-16, big end first", body(BODY.decode().encode("utf-16-be"))),
        ("UTF-32", body(BODY.decode().encode("utf-32"))),
        ("blanks around", body(b" \r\n\t" + BODY + b"\n ")),
        ("no type", body(BODY, None)),
        ("a wrong type", body(BODY, "text/plain")),
        ("a type twice", raw(HEAD + b"content-type: application/json\r\n" + WHOLE[len(HEAD) :])),
        ("a type in capitals", body(BODY, "Application/JSON; Charset=UTF-8")),
        ("gzip", {**GOOD, "gzip": True}),
        ("gzip in chunks", {**GOOD, "gzip": True, "framing": "chunked"}),
        ("an encoding nobody knows", body(BODY, headers={"content-encoding": "zip"})),
        ("chunks", {**GOOD, "framing": "chunked"}),
        ("no length", {**GOOD, "framing": "close"}),
        ("lengths that agree", raw(SIZED + b"content-length: %d\r\n\r\n" % len(BODY) + BODY)),
        ("a length that is no number", raw(HEAD + b"content-length: x\r\n\r\n" + BODY, "close")),
        ("a length below nothing", raw(HEAD + b"content-length: -5\r\n\r\n" + BODY, "close")),
        ("a length and chunks", raw(HEAD + b"content-length: 5\r\n" + IN_CHUNKS + CHUNK + b"0\r\n\r\n")),
        ("trailers", raw(HEAD + IN_CHUNKS + CHUNK + b"0\r\nx-a: b\r\n\r\n")),
        ("lines that end with LF", raw(WHOLE.replace(b"\r\n", b"\n"))),
        ("drops of a byte", raw(*(piece for byte in WHOLE[:90] for piece in (bytes([byte]), 0)), WHOLE[90:])),
        ("status 201", {**GOOD, "status": 201}),
        ("100 before it", raw(b"HTTP/1.1 100 Continue\r\n\r\n" + WHOLE)),
        ("103 before it", raw(b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n" + WHOLE)),
        ("102 thrice before it", raw(b"HTTP/1.1 102 Processing\r\n\r\n" * 3 + WHOLE)),
        ("HTTP/1.0", raw(WHOLE.replace(b"1.1", b"1.0", 1), "close")),
    ):  # fmt: skip
        yield good(f"200 with {name}", entry)
    yield row("204", {"status": 204}, result=None)


def breaks() -> Iterator[Row]:
    """Connections that end before, inside and after the head; each is tried again, in vain or not."""
    cut_head = b"HTTP/1.1 200 OK\r\ncontent-ty"
    for how in ("close", "reset"):
        pause = (0.02,) if how == "reset" else ()
        rows = [
            ("before the head", raw(how)),
            ("inside the body", raw(SIZED + b"\r\n" + BODY[:20], *pause, how)),
            ("after the head", raw(SIZED + b"\r\n", *pause, how)),
            ("inside a chunk", raw(HEAD + IN_CHUNKS + b"50\r\n{", *pause, how)),
            ("between chunks", raw(HEAD + IN_CHUNKS + b"1\r\n{\r\n", *pause, how)),
        ]
        rows += [("inside the head", raw(cut_head, *pause, how)), ("after a header", raw(HEAD, *pause, how))]
        for name, entry in rows:
            yield retried(f"{how} {name}", entry, category="connection", says=["broke before the complete response"])
            yield good(f"{how} {name}, then well", entry, GOOD, attempts=2, waits=[0.5])
            yield row(f"{how} {name}, no retries", entry, options={"retry": 0}, category="connection")
    for name, entry in (
        ("no HTTP", raw(b"SSH-2.0-OpenSSH_9.9\r\n", "close")),
        ("a status that is no number", raw(b"HTTP/1.1 abc OK\r\n\r\n", "close")),
        ("a status of 99", raw(b"HTTP/1.1 099 No\r\n\r\n", "close")),
        ("a line too long", raw(HEAD + b"x: " + b"a" * 70_000 + b"\r\n\r\n", "close")),
        ("too many headers", raw(HEAD + b"x: y\r\n" * 200 + b"\r\n", "close")),
        ("lengths that do not agree", raw(HEAD + b"content-length: 5\r\ncontent-length: 7\r\n\r\n" + BODY, "close")),
        ("102 without end", raw(b"HTTP/1.1 102 Processing\r\n\r\n" * 200, "close")),
        ("TLS", raw(b"\x15\x03\x03\x00\x02\x02\x0a", "close")),
    ):
        yield retried(f"answer: {name}", entry, category="connection", says=["is not HTTP"])
    for name, entry in (
        (
            "a chunk's size is no number",
            raw(HEAD + IN_CHUNKS + b"zz\r\n{}\r\n0\r\n\r\n", "close"),
        ),
        ("a length too long", raw(HEAD + b"content-length: 9999\r\n\r\n" + BODY, "close")),
        ("gzip cut", {**GOOD, "gzip": True, "cut": 40}),
    ):
        yield retried(f"answer: {name}", entry, category="connection", says=["broke before the complete response"])
    yield row("status 101", raw(b"HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\n\r\n"), category="status")


def redirects() -> Iterator[Row]:
    """Every kind of redirect, to this origin, to another and to nonsense; none is followed."""
    places = ("/v2", "https://elsewhere.invalid/v1", "//elsewhere.invalid", "http://[::1", "", "\x80", "javascript:x")
    for status in (301, 302, 303, 307, 308):
        for place in places:
            entry = {"status": status, "headers": {"location": place}}
            kind = "redirect" if place else "status"
            yield row(f"{status} to {place!r}", entry, category=kind, says=[str(status)])
            yield row(f"{status} to {place!r}, a stream", entry, category=kind, stream=True)
    loop = raw(b"HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n" + b"x" * 3_000_000, FOREVER)
    yield row("302 with an endless body", loop, category="redirect", says=["redirects to '/'"])


NOW = 1_700_000_000.0
"""What the clock of the tests says; as an HTTP date: Tue, 14 Nov 2023 22:13:20 GMT."""


def waits() -> Iterator[Row]:
    """Retry-After in all its forms, and x-should-retry."""
    for name, headers, wait in (
        ("seconds", {"retry-after": "7"}, 7.0),
        ("a part of a second", {"retry-after": "0.25"}, 0.25),
        ("blanks around", {"retry-after": " 7 "}, 7.0),
        ("milliseconds", {"retry-after-ms": "1500"}, 1.5),
        ("both", {"retry-after-ms": "1500", "retry-after": "7"}, 1.5),
        ("milliseconds that are no number", {"retry-after-ms": "x", "retry-after": "7"}, 7.0),
        ("nothing", {"retry-after": "0"}, 0.5),
        ("less than nothing", {"retry-after": "-5"}, 0.5),
        ("no number", {"retry-after": "soon"}, 0.5),
        ("nan", {"retry-after": "nan"}, 0.5),
        ("inf", {"retry-after": "inf"}, 0.5),
        ("an empty value", {"retry-after": ""}, 0.5),
        ("a date", {"retry-after": "Tue, 14 Nov 2023 22:13:29 GMT"}, 9.0),
        ("a date with a zone", {"retry-after": "Tue, 14 Nov 2023 23:13:29 +0100"}, 9.0),
        ("a date of old", {"retry-after": "Tuesday, 14-Nov-23 22:13:29 GMT"}, 9.0),
        ("a date that has passed", {"retry-after": "Tue, 14 Nov 2023 22:13:00 GMT"}, 0.5),
        ("a date that is none", {"retry-after": "Tue, in November"}, 0.5),
        ("the most", {"retry-after": "120"}, 120.0),
    ):
        entry = {"status": 429, "json": SAID, "headers": headers}
        yield good(f"retry-after: {name}", entry, GOOD, attempts=2, waits=[wait])
    for name, value in (("too long", "121"), ("a date far away", "Tue, 14 Nov 2026 22:13:20 GMT"), ("1e9", "1e9")):
        entry = {"status": 503, "json": SAID, "headers": {"retry-after": value}}
        yield row(f"retry-after: {name}", entry, category="server", says=["no such luck"])
    for status, kind in ((400, "bad_request"), (401, "authentication"), (404, "not_found")):
        entry = {"status": status, "json": SAID, "headers": {"x-should-retry": "true"}}
        yield retried(f"x-should-retry: true on {status}", entry, category=kind)
    for status, kind in ((408, "status"), (429, "rate_limit"), (500, "server"), (503, "server")):
        entry = {"status": status, "json": SAID, "headers": {"x-should-retry": "false"}}
        yield row(f"x-should-retry: false on {status}", entry, category=kind)
    odd = {"status": 500, "json": SAID, "headers": {"x-should-retry": "maybe"}}
    yield retried("x-should-retry: maybe", odd, category="server")
    yield good("200 with x-should-retry", {**GOOD, "headers": {"x-should-retry": "true"}})
    for name, script, pauses in (
        ("500, then well", [{"status": 500}, GOOD], [0.5]),
        ("500 twice, then well", [{"status": 500}, {"status": 502}, GOOD], TWICE),
        ("a reset and 429, then well", [raw("reset"), {"status": 429}, GOOD], TWICE),
    ):
        yield good(name, *script, attempts=len(script), waits=pauses)
    five = {"retry": {"retries": 5}}
    yield row("500 with 5 retries", {"status": 500}, options=five, category="server", attempts=6,
              waits=[0.5, 1.0, 2.0, 4.0, 8.0])  # fmt: skip
    yield row("500 within a deadline", {"status": 500}, options={"deadline": 1.0}, category="server", attempts=2,
              waits=[0.5])  # fmt: skip
    late = {"status": 500, "headers": {"retry-after": "60"}}
    yield row("a wait beyond the deadline", late, options={"deadline": 30}, category="server")
    yield row("500 to a stream", {"status": 500, "json": SAID}, stream=True, category="server", attempts=3, waits=TWICE)


THREE = [chunk({"content": "fi"}), chunk({"content": "ne"}, "stop")]
EVENTS = [b"data: " + json.dumps(one).encode() + b"\n\n" for one in THREE] + [DONE]
STREAM = b"".join(EVENTS)
FAILED = b'data: {"type": "response.failed", "response": {"error": {"message": "overloaded"}}}\n\n'


def streamed(name: str, *pieces: Any, **more: Any) -> Row:
    """A row of a stream whose bytes are given."""
    entry: Map = {"sse": pieces, "done": False, **{k: more.pop(k) for k in ("framing", "gap", "gzip") if k in more}}
    return row(name, entry, stream=True, **more)


def cuts() -> Iterator[Row]:
    """A stream of three events, cut at every byte of it, in both framings that a cut does not show in."""
    first, second = len(EVENTS[0]), len(EVENTS[0] + EVENTS[1])
    for size in range(len(STREAM) + 1):
        # What is cut off of an event may be its blank line only.
        text = "fi" * (size >= first - 2) + "ne" * (size >= second - 2)
        whole = {} if text == "fine" else {"category": "stream", "says": ["ended before it was complete"]}
        entry = {"sse": EVENTS, "done": False, "framing": "close", "cut": size}
        yield row(f"stream cut after {size} bytes", entry, stream=True, result=text, **whole)
    for size in range(0, len(STREAM), 7):
        text = "fi" * (size >= first) + "ne" * (size >= second)
        whole = {} if text == "fine" else {"category": "stream", "says": ["broke off"]}
        entry = {"sse": EVENTS, "done": False, "framing": "length", "cut": size}
        yield row(f"stream with a length cut after {size} bytes", entry, stream=True, result=text, **whole)
    entries: list[tuple[str, list[Any]]] = [("before", ["reset"]), ("inside", [EVENTS[0], 0.02, "reset"])]
    for name, pieces in entries:
        yield row(f"stream reset {name} its events", {"sse": pieces}, stream=True, category="stream",
                  result="fi" * (len(pieces) > 1))  # fmt: skip
    yield row("stream reset after its end", {"sse": [*EVENTS, 0.02, "reset"]}, stream=True, result="fine")
    yield row("stream reset after its last choice", {"sse": [*EVENTS[:2], 0.02, "reset"], "done": False}, stream=True,
              result="fine")  # fmt: skip


def events() -> Iterator[Row]:
    """Streams in every shape that is legal or nearly so, and with errors in every form."""
    for name, pieces in (
        ("plain", EVENTS),
        ("CRLF", [STREAM.replace(b"\n", b"\r\n")]),
        ("CR", [STREAM.replace(b"\n", b"\r")]),
        ("CRLF in drops", [p for b in STREAM.replace(b"\n", b"\r\n") for p in (bytes([b]), 0)]),
        ("drops of a byte", [p for b in STREAM for p in (bytes([b]), 0)]),
        ("a BOM", [b"\xef\xbb\xbf" + STREAM]),
        ("comments", [b": hi\n\n", EVENTS[0], b":\n", b": ping\n\n", *EVENTS[1:]]),
        ("empty data", [b"data:\n\n", b"data\n\n", b"data: \n\n", STREAM]),
        ("ids and retries", [b"id: 7\nretry: 100\n\n", b"id\n", STREAM]),
        ("no blank after the colon", [STREAM.replace(b"data: ", b"data:")]),
        ("fields nobody knows", [b"foo: bar\nbaz\n", STREAM]),
        ("no blank line at the end", [STREAM.rstrip(b"\n")]),
        ("blanks around [DONE]", [*EVENTS[:2], b"data:   [DONE]  \n\n"]),
        ("more after [DONE]", [STREAM, b"data: nonsense\n\n"]),
        ("no [DONE]", EVENTS[:2]),
        ("an empty choice first", [b'data: {"choices": [], "prompt_filter_results": []}\n\n', STREAM]),
        ("data over several lines", [b"data: {\ndata: " + EVENTS[0][7:] + EVENTS[1] + DONE]),
        ("a name nobody knows", [b"event: message\n" + EVENTS[0], *EVENTS[1:]]),
        ("text of all kinds", [EVENTS[0].replace(b'"fi"', '"fi\u2028\u0085😀"'.encode()), *EVENTS[1:]]),
    ):
        text = "fi\u2028\u0085😀ne" if "kinds" in name else "fine"
        yield streamed(f"stream: {name}", *pieces, result=text)
    for name, more in (
        ("a length", {"framing": "length"}),
        ("no length", {"framing": "close"}),
        ("gzip", {"gzip": True}),
        ("gzip, no length", {"gzip": True, "framing": "close"}),
        ("pauses", {"gap": 0.01}),
    ):
        yield streamed(f"stream: {name}", *EVENTS, result="fine", **more)
    for name, piece, says in (
        ("an error", b'data: {"error": {"message": "overloaded", "code": "c"}}\n\n', "overloaded"),
        ("an error's text", b'data: {"error": "overloaded"}\n\n', "overloaded"),
        ("a named error", b'event: error\ndata: {"error": {"message": "overloaded"}}\n\n', "overloaded"),
        ("a named flat error", b'event: error\ndata: {"message": "overloaded", "code": "c"}\n\n', "overloaded"),
        ("a named text", b"event: error\ndata: overloaded\n\n", "overloaded"),
        ("a typed error", b'data: {"type": "error", "message": "overloaded"}\n\n', "overloaded"),
        ("a failed response", FAILED, "overloaded"),
        ("text", b"data: oops\n\n", "incomplete"),
        ("a number", b"data: 5\n\n", "incomplete"),
        ("a list", b"data: []\n\n", "incomplete"),
        ("bad UTF-8", b'data: {"a": "\xff"}\n\n', "not UTF-8"),
        ("JSON too deep", b"data: " + b"[" * 100_000 + b"\n\n", "deeper than 200 levels"),
    ):  # fmt: skip
        yield streamed(
            f"stream with {name}", EVENTS[0], piece, *EVENTS[1:], category="stream", says=[says], result="fi"
        )
        yield streamed(f"stream of {name} only", piece, category="stream", says=[says], result="")
    euro = EVENTS[0].replace(b'"fi"', '"€"'.encode())
    at = euro.index("€".encode())
    for size in (at + 1, at + 2):
        yield streamed(f"stream cut inside a character, {size}", euro[:size], framing="close", category="stream",
                       result="", says=["last event is incomplete"])  # fmt: skip
        yield streamed(f"stream with a character in two pieces, {size}", euro[:size], 0, euro[size:], *EVENTS[1:],
                       result="€ne")  # fmt: skip
    yield streamed("stream of an event of 10 MB", EVENTS[0].replace(b"fi", b"x" * 10_000_000), *EVENTS[1:],
                   result="x" * 10_000_000 + "ne")  # fmt: skip
    yield streamed("stream of bad gzip", STREAM, category="stream", says=["compressed"], result="",
                   framing="close") | {"script": [body(STREAM, "text/event-stream", headers={
                       "content-type": "text/event-stream", "content-encoding": "gzip"})]}  # fmt: skip


def no_streams() -> Iterator[Row]:
    """Answers to the request for a stream that are none."""
    for name, entry, says in (
        ("JSON", GOOD, "does this server support streams?"),
        ("HTML", body(b"<html>Log in</html>", "text/html"), "an HTML page"),
        ("nothing", body(b"", "application/json"), "an empty body"),
        ("an error", {"json": {"error": {"message": "overloaded"}}}, "overloaded"),
        ("broken JSON", body(BODY[:9]), "broken JSON"),
        ("text", body(b"pong", "text/plain"), "pong"),
        ("endless HTML", raw(HEAD.replace(b"json", b"html") + b"\r\n" + b"<html>" + b"x" * 3_000_000, FOREVER), "xxx"),
        ("204", {"status": 204}, "an empty body"),
    ):
        yield row(f"stream asked for, got {name}", entry, stream=True, category="response", says=[says])
    for name, kind in (("no type", None), ("plain text", "text/plain"), ("unknown bytes", "application/octet-stream")):
        yield good(f"stream under {name}", body(STREAM, kind, framing="chunked"), stream=True)
        yield good(f"stream under {name}, in drops", {**body(b"", kind, framing="chunked"), "body": [
            piece for byte in b"\n: hi\n\n" + STREAM for piece in (bytes([byte]), 0)]}, stream=True)  # fmt: skip
        yield row(f"stream under {name}, cut", body(STREAM[:-60], kind, framing="close"), stream=True,
                  category="stream", result="fi")  # fmt: skip
    for name, data in (
        ("in one piece", [b'{"error": {"message": "overloaded"}}']),
        ("in drops", [piece for byte in b'\n{"error": {"message": "overloaded"}}' for piece in (bytes([byte]), 0)]),
        ("over several lines", [b'{\n  "error": {\n    "message": "overloaded"\n  }\n}\n']),
    ):
        entry = body(b"", "text/event-stream", framing="chunked")
        yield row(f"a JSON error that calls itself a stream, {name}", {**entry, "body": data}, stream=True,
                  category="response", says=["overloaded"], result="")  # fmt: skip
    yield row("stream asked for, got a vLLM error", {"json": {"object": "error", "message": "overloaded"}}, stream=True,
              category="response", says=["overloaded"])  # fmt: skip
    yield row("stream without events", {"sse": [], "done": False}, stream=True, category="stream", result="")
    yield row("stream of [DONE] only", {"sse": []}, stream=True, result="")
    yield row(
        "stream of comments only", {"sse": [b": hi\n\n"], "done": False}, stream=True, category="stream", result=""
    )


def drip(data: bytes, pause: float = 0.03) -> Iterator[bytes | float]:
    for byte in data:
        yield bytes([byte])
        yield pause


def deadlines() -> Iterator[Row]:
    """What is slow for ever, against a deadline and against the timeout between two reads."""
    soon: Map = {"options": {"deadline": 0.3, "retry": 0}, "says": ["the deadline passed"], "category": "timeout"}
    later: Map = {**soon, "options": {"deadline": 2, "retry": 0}}  # a busy machine reads the first event in time
    for name, entry in (
        ("silence", raw(FOREVER)),
        ("a head in drops", raw(*drip(HEAD * 9))),
        ("a body in drops", raw(SIZED + b"\r\n", *drip(BODY))),
        ("a chunk in drops", raw(HEAD + IN_CHUNKS + b"fff\r\n", *drip(b" " * 999))),
        ("a chunk's size in drops", raw(HEAD + IN_CHUNKS, *drip(b"0" * 999))),
        ("an error in drops", raw(b"HTTP/1.1 500 No\r\n\r\n", *drip(b" " * 999))),
        ("interim answers", raw(*(p for _ in range(90) for p in (b"HTTP/1.1 102 Processing\r\n\r\n", 0.03)))),
    ):
        yield row(f"deadline: {name}", entry, **soon)
        yield row(f"deadline: {name}, a stream", entry, stream=True, **soon)
    for framing in ("chunked", "close"):
        for name, more in (
            ("silence", [FOREVER]),
            ("pings", [b": ping\n\n", 0.03] * 999),
            ("drops", [*drip(b" " * 999)]),
        ):
            entry = {"sse": [EVENTS[0], 0, *more], "framing": framing}
            yield row(f"deadline: {name} within a stream, {framing}", entry, stream=True, result="fi", **later)
    short: Map = {"options": {"timeout": 0.5}, "category": "timeout", "says": ["nothing was received from", "0.5 s"]}
    yield retried("timeout: silence", raw(FOREVER), **short)
    yield retried("timeout: inside the head", raw(HEAD, FOREVER), **short)
    yield retried("timeout: inside the body", raw(SIZED + b"\r\n{", FOREVER), **short)
    yield retried("timeout: silence for a stream", raw(FOREVER), stream=True, **short)
    long: Map = {**short, "options": {"timeout": 2}, "says": ["nothing was received from", "2 s"]}
    yield row("timeout: within a stream", {"sse": [EVENTS[0], FOREVER]}, stream=True, result="fi", **long)
    yield good("timeout: silence, then well", raw(FOREVER), GOOD, attempts=2, waits=[0.5], options={"timeout": 2})


def echoes() -> Iterator[Row]:
    """Servers that tell the credential they were sent, wherever they can."""
    said = f"you sent {KEY}"
    in_json = {"error": {"message": said, "code": KEY, "param": [KEY], KEY: KEY}}
    for name, entry in (
        ("in JSON", {"json": in_json, "status": 401}),
        ("in text", {"text": said, "status": 401}),
        ("in HTML", {"text": f"<h1>{said}</h1>", "status": 401}),
        ("in headers", {"json": SAID, "status": 401, "headers": {"www-authenticate": KEY, "x-request-id": KEY}}),
    ):
        yield row(f"echo {name}", entry, category="authentication")
    yield row("echo in a redirect", {"status": 302, "headers": {"location": f"/?key={KEY}"}}, category="redirect")
    yield row("echo in an error under 200", {"json": in_json}, category="response")
    yield row("echo in what should be JSON", {"text": said}, category="response")
    yield row("echo in what should be a stream", {"text": said}, category="response", stream=True)
    yield retried("echo in a status line", raw(f"HTTP/1.1 {KEY} No\r\n\r\n".encode(), "close"), category="connection")
    for name, data in (("data", b"data: %b\n\n"), ("an event", b'data: {"error": {"message": "%b"}}\n\n'),
                       ("a text", b"event: error\ndata: %b\n\n")):  # fmt: skip
        yield streamed(f"echo in {name} of a stream", data % KEY.encode(), category="stream", result="")


ROWS: list[Row] = [
    *statuses(), *explanations(), *bodies(), *breaks(), *redirects(), *waits(), *cuts(), *events(), *no_streams(),
    *deadlines(), *echoes(),
]  # fmt: skip
