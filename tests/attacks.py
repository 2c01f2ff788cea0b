"""The security promises under attack: `python -m tests.attacks [NAME...]`.

Each row of ATTACKS runs in a fresh interpreter with nothing of the caller's environment but one marked key. The child
prints one JSON line: what came out of the attack, all of it. The row says what must hold of that; what the key's marker
stands in fails every row. One line a row is printed; the exit status is 1 if any fails.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tests.support.paths import REPOSITORY

KEY = "sk-marked-0123456789abcdef"
SECONDS = 60
"""How long a row may take: none needs a tenth of it on a slow machine."""
PRELUDE = '''
import asyncio, json, logging, os, pickle, sys, tempfile, threading, traceback
import openai_fn
from openai_fn import *
from tests.support.server import serve
KEY = os.environ["OPENAI_API_KEY"]
CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": "hi"}]}
STREAM = {**CHAT, "stream": True}
TYPES = {"json": "application/json", "html": "text/html", "sse": "text/event-stream"}

def reply(body, kind="json", status=200, **headers):
    body = body if isinstance(body, bytes) else body.encode()
    return {"status": status, "body": body, "headers": {"content-type": TYPES[kind], **headers}}

def story(error):
    text, links, seen = [], [error], set()
    while links:
        link = links.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        links += [link.__cause__, link.__context__]
        walked = [one for one in traceback.walk_tb(link.__traceback__) if one[0].f_code.co_filename != "<string>"]
        text += traceback.StackSummary.extract(iter(walked), capture_locals=True).format()
    data = getattr(error, "data", None)
    return [text, repr(error), repr(data), repr(pickle.dumps(error)) if data else ""]

def options_of(server, **more):
    return {"base_url": server.url + "/v1", "retry": 0, **more}

def attack(reply, act, **more):
    """The class of what `act(options)` raises against a server, or its result, and all that can be seen of it."""
    with serve([reply] * 9) as server:
        try:
            return "result", repr(act(options_of(server, **more)))
        except BaseException as error:
            return type(error).__name__, story(error)

def show(held, *seen):
    print(json.dumps({"held": bool(held), "seen": repr(seen)[:200_000]}))

def chat(options):
    return create_chat_completion(CHAT, options)

def stream(options):
    return list(create_chat_completion(STREAM, options))
'''


# A class because it names what a tuple would number.
class Attack(NamedTuple):
    """An attack: what must hold, and the program that shows whether it does."""

    holds: str
    program: str
    short: bool = False  # part of the short form, which CI runs as a test


ATTACKS: dict[str, Attack] = {
    "401 that repeats the key": Attack(
        "AuthenticationError without the key",
        """kind, seen = attack(reply(json.dumps({"error": {"message": KEY}}), status=401), chat)
show(kind == "AuthenticationError", seen)""",
        short=True,
    ),
    "page under 200 that repeats the key": Attack(
        "APIResponseValidationError without the key",
        """kind, seen = attack(reply(f"<html>{KEY}", "html"), chat)
show(kind == "APIResponseValidationError", seen)""",
    ),
    "key of a function, repeated in an error event": Attack(
        "StreamError without the key",
        """key, KEY = KEY, None
event = "event: error\\ndata: " + json.dumps({"error": {"message": key}}) + "\\n\\n"
kind, seen = attack(reply(event, "sse"), stream, api_key=lambda: os.environ["OPENAI_API_KEY"])
del key, event
show(kind == "StreamError", seen)""",
        short=True,
    ),
    "broken chunk that repeats the key": Attack(
        "StreamError without the key",
        """kind, seen = attack(reply('data: {"choices": [{"x": "' + KEY, "sse"), stream)
show(kind == "StreamError", seen)""",
    ),
    "header that repeats the key, traced": Attack(
        "the result comes; trace, log and headers show ***",
        """import io
log, events = io.StringIO(), []
logging.basicConfig(stream=log, level=1)
good = reply(json.dumps({"id": "x", "object": "chat.completion", "choices": []}), **{"x-request-id": KEY})
kind, seen = attack(good, chat, trace=events.append, full_response=True)
show(kind == "result" and events, seen, events, log.getvalue())""",
        short=True,
    ),
    "credential among the params": Attack(
        "InvalidParamsError, nothing sent, the key nowhere",
        """def bad(options):
    return create_chat_completion({**CHAT, "api_key": os.environ["OPENAI_API_KEY"]}, {**options, "validate": False})
kind, seen = attack(reply("{}"), bad)
show(kind == "InvalidParamsError", seen)""",
    ),
    "provider of one's own without env": Attack(
        "no environment variable is read",
        """row = {"name": "mine", "defaults": {}, "required": [], "credentials": [],
       "address": lambda r, o: {**r, "url": o["base_url"] + r["path"]}, "authorize": lambda r, o: r}
with serve([reply('{"id": "x", "choices": []}')]) as server:
    try:
        create_chat_completion(CHAT, {"impl": row, "base_url": server.url})
    except OpenAIError:
        pass
    sent = [request["headers"] for request in server.requests]
show(KEY not in repr(sent))""",
    ),
    "client, request and options printed": Attack(
        "reprs show ***",
        """ai = client({"api_key": KEY, "headers": {"x-portkey-api-key": KEY}, "query": {"k": KEY}})
show(True, repr(ai), repr(request_for(ai.create_chat_completion, CHAT)))""",
    ),
    "redirect to another host": Attack(
        "not followed",
        """with serve([reply("{}")]) as other:
    moved = reply("", status=307, location=other.url + "/v1/chat/completions")
    kind, seen = attack(moved, chat)
    show(kind == "APIStatusError" and not other.requests, seen)""",
        short=True,
    ),
    "JSON 900 levels deep": Attack(
        "APIResponseValidationError",
        """kind, seen = attack(reply("[" * 900 + "]" * 900), chat)
show(kind == "APIResponseValidationError", seen)""",
        short=True,
    ),
    "error 100,000 levels deep": Attack(
        "BadRequestError",
        """kind, seen = attack(reply('{"error": ' * 100_000 + "1" + "}" * 100_000, status=400), chat)
show(kind == "BadRequestError", kind)""",
    ),
    "error of a million brackets": Attack(
        "BadRequestError, in seconds",
        """kind, seen = attack(reply(json.dumps({"error": "<" * 900_000}), status=400), chat)
show(kind == "BadRequestError" and len(seen[1]) < 20_000, kind)""",
    ),
    "endless stream to a function": Attack(
        "StreamError after max_body bytes",
        """piece = b'data: {"choices": [{"index": 0, "delta": {"content": "x"}}]}\\n\\n'
head = {"content-type": "text/event-stream"}
send = lambda request: {"status": 200, "headers": head, "body": iter(lambda: piece, b"")}
try:
    create_chat_completion(CHAT, {"transport": send, "stream_to": lambda chunk: None, "max_body": 100_000})
except StreamError as error:
    show("max_body" in str(error), story(error))""",
        short=True,
    ),
    "body that unpacks to 100 MB": Attack(
        "an error, within max_body",
        """import gzip
bomb = reply(gzip.compress(b" " * 100_000_000), **{"content-encoding": "gzip"})
kind, seen = attack(bomb, chat, max_body=1_000_000)
show(kind not in {"result", "MemoryError"} and issubclass(getattr(openai_fn, kind), OpenAIError), seen)""",
    ),
    "head without a body": Attack(
        "APIConnectionError, no empty success",
        """kind, seen = attack({"raw": [b"HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\n", "close"]}, chat)
show(kind == "APIConnectionError", seen)""",
    ),
    "page in place of speech": Attack(
        "an error, and no file",
        """path = os.path.join(tempfile.mkdtemp(), "x.mp3")
speech = lambda options: create_speech({"model": "tts-1", "input": "x", "voice": "alloy"}, options)
kind, seen = attack(reply("<html>sorry", "html"), speech, stream_to=path)
show(kind == "APIResponseValidationError" and not os.path.exists(path), seen)""",
    ),
    "control characters in an error": Attack(
        "the message has none",
        """text = "a\\x1b[31m\\r\\nb\\x9bc\\ud800" + "x" * 900_000
kind, seen = attack(reply(json.dumps({"error": {"message": text}}), status=400), chat)
shown = str(seen[1])
show(not set(shown) & set("\\x1b\\r\\x9b") and len(shown) < 20_000, kind)""",
    ),
    "path params that leave their segment": Attack(
        "one segment, whatever it holds",
        """url = request_for("retrieve_file", {"file_id": "../../x?a=b#c"}, {"base_url": "http://h/v1"})["url"]
show(url.startswith("http://h/v1/files/") and url.count("/") == 5 and "?" not in url, url)""",
    ),
    "header with a line break": Attack(
        "InvalidOptionsError, nothing sent",
        """kind, seen = attack(reply("{}"), chat, headers={"x-run": "1\\r\\nx-evil: 1"})
show(kind == "InvalidOptionsError", seen)""",
    ),
    "webhook with tolerance nan": Attack(
        "refused, and no secret in its frames",
        """import base64, hashlib, hmac
signature = base64.b64encode(hmac.digest(base64.b64decode("QUJDREVGR0g="), b"x.1.{}", hashlib.sha256)).decode()
headers = {"webhook-id": "x", "webhook-timestamp": "1", "webhook-signature": f"v1,{signature}"}
try:
    verify_webhook(b"{}", headers, secret="whsec_" + "QUJDREVGR0g=", tolerance=float("nan"))
except OpenAIError as error:
    show("QUJDREVGR0g" not in repr(story(error)[2:]), type(error).__name__)""",
    ),
    "target with private permissions": Attack(
        "it keeps mode 0600",
        """path = os.path.join(tempfile.mkdtemp(), "x.bin")
os.close(os.open(path, os.O_CREAT, 0o600))
kind, seen = attack(reply(b"12"), lambda options: download_file({"file_id": "x"}, options), stream_to=path)
show(kind == "result" and os.stat(path).st_mode & 0o777 == 0o600, kind, seen)""",
        short=True,
    ),
    "key that is awaited and repeated": Attack(
        "AuthenticationError without the key",
        """from openai_fn import aio
act = lambda options: asyncio.run(aio.create_chat_completion(CHAT, options))
kind, seen = attack(reply(json.dumps({"error": {"message": KEY}}), status=401), act)
show(kind == "AuthenticationError", seen)""",
        short=True,
    ),
}
"""What is attacked, by name."""


def run_attack(attack: Attack) -> str:
    """Return what is wrong after an attack in a fresh interpreter; "" where all holds."""
    environ = {"OPENAI_API_KEY": KEY, "PYTHONPATH": str(REPOSITORY), "PATH": os.environ.get("PATH", "")}
    command = [sys.executable, "-c", PRELUDE + attack.program]
    try:
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603  # our own program
    except subprocess.TimeoutExpired:
        return f"not done within {SECONDS} s"
    return judge_output(done.stdout, done.stderr)


def judge_output(stdout: str, stderr: str) -> str:
    """Return what is wrong with the output of an attack; "" where all holds."""
    try:
        verdict: Mapping[str, Any] = json.loads(stdout.splitlines()[-1])
    except (IndexError, ValueError):
        return f"no verdict: {(stderr.strip().splitlines() or ['nothing was raised'])[-1]}"
    if KEY in verdict["seen"] or KEY in stderr:
        return "the key shows"
    return "" if verdict["held"] else f"does not hold: {verdict['seen'][-300:]}"


def run_attacks(names: Mapping[str, Attack]) -> Iterator[tuple[str, str]]:
    """Yield the name of each attack and what is wrong after it."""
    for name, attack in names.items():
        yield name, run_attack(attack)


def main(names: list[str]) -> int:
    """Run the attacks with these names, all where there are none; print a line each and return the exit status."""
    unknown = [name for name in names if name not in ATTACKS]
    if unknown:
        sys.stderr.write(f"unknown: {', '.join(unknown)}\nthere are: {', '.join(ATTACKS)}\n")
        return 2
    failed = 0
    for name, wrong in run_attacks({name: ATTACKS[name] for name in names or ATTACKS}):
        failed += bool(wrong)
        sys.stdout.write(f"{'FAIL' if wrong else 'ok  '}  {name}: {wrong or ATTACKS[name].holds}\n")
        sys.stdout.flush()
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
