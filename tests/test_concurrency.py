"""Threads, processes and forks: answers do not mix, nobody waits for ever, no socket and no warning is left over."""

import faulthandler
import gc
import os
import pickle
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from openai_fn import NotFoundError, OpenAIError, create_chat_completion, is_error, text_deltas
from tests.support.paths import REPOSITORY
from tests.support.replies import chunk, stream_of
from tests.support.script import Map
from tests.support.server import Server, serve

ROOT = REPOSITORY
LONGEST = 600
"""Seconds after which a test is stuck: every thread's stack is shown and the process ends."""


@pytest.fixture(autouse=True)
def _hard_timeout() -> Iterator[None]:
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def sockets() -> int:
    """Sockets that this process has open."""
    gc.collect()
    links = (os.path.join("/proc/self/fd", name) for name in os.listdir("/proc/self/fd"))  # noqa: PTH118, PTH208 - the listing's own is gone
    return sum(os.path.lexists(link) and os.readlink(link).startswith("socket:") for link in links)  # noqa: PTH115 - the same


def chat(number: int, **more: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": str(number)}], **more}


def echo(request: Map) -> Map:
    """What was asked, as an answer, as a stream of words or as an error."""
    number = int(request["json"]["messages"][0]["content"])
    if number % 7 == 0:
        return {"status": 404, "json": {"error": {"message": f"no {number}"}}}
    if request["json"].get("stream"):
        return {"sse": stream_of(f"a {number} b")}
    return {"json": {"id": str(number)}}


def options(server: Server, **more: Any) -> dict[str, Any]:
    return {"api_key": "sk-test", "base_url": server.url, "validate": False, **more}


def asked(number: int, given: Map) -> str:
    """What comes back for a number, whatever the way."""
    if number % 3:
        found = create_chat_completion(chat(number), {**given, "on_error": "return"})
        return str(found["message"] if is_error(found) else found["id"])
    try:
        chunks = list(create_chat_completion(chat(number, stream=True), given))
    except NotFoundError as missing:
        return str(missing.data["message"])
    return "".join(text_deltas(chunks))


def expected(number: int) -> str:
    return f"no {number}" if number % 7 == 0 else str(number) if number % 3 else f"a {number} b"


@pytest.mark.parametrize("more", [{}, {"deadline": 30.0}])
def test_64_threads_share_options_and_mix_nothing_up(more: Map) -> None:
    before = sockets()
    with serve(echo) as server:
        given = options(server, **more)
        start = threading.Barrier(64)

        def work(thread: int) -> list[str]:
            start.wait(120)
            return [asked(thread * 100 + turn, given) for turn in range(12)]

        with ThreadPoolExecutor(64) as pool:
            found = list(pool.map(work, range(64)))
    assert found == [[expected(thread * 100 + turn) for turn in range(12)] for thread in range(64)]
    assert sockets() <= before


def test_a_session_of_the_users_serves_many_threads() -> None:
    import requests

    with serve(echo) as server, requests.Session() as session, ThreadPoolExecutor(16) as pool:
        adapter = requests.adapters.HTTPAdapter(pool_maxsize=16)
        session.mount("http://", adapter)
        given = options(server, session=session)
        assert list(pool.map(lambda n: asked(n, given), range(160))) == [expected(n) for n in range(160)]


SCRIPT = """
import gc, os, pickle, sys, threading
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from openai_fn import NotFoundError, create_chat_completion, text_deltas
from tests.test_concurrency import asked, chat, expected, sockets

given = {"api_key": "sk-test", "base_url": sys.argv[1], "validate": False}
"""


def run(body: str, server: Server, *args: str) -> str:
    """What a script prints; it may warn of nothing and leave nothing behind."""
    command = [sys.executable, "-W", "error", "-c", SCRIPT + body, server.url, *args]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, cwd=ROOT, check=False)  # noqa: S603 - our own script
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout


POOL = """
def main():
    assert asked(1, given) == "1"  # a connection that no child may use
    with ProcessPoolExecutor(3, mp_context=get_context(sys.argv[2])) as pool:
        found = list(pool.map(partial(asked, given=given), range(40)))
        failure = pool.submit(create_chat_completion, chat(7), given).exception()
    assert found == [expected(number) for number in range(40)], found
    assert type(failure) is NotFoundError and failure.data["message"] == "no 7", failure
    assert "sk-test" not in repr(failure)
    assert asked(2, given) == "2"
    print("fine")

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_a_pool_of_processes(method: str) -> None:
    with serve(echo) as server:
        assert run(POOL, server, method) == "fine\n"


FORK = """
bound = {"deadline": 30.0} if sys.argv[2] == "deadline" else {}
chunks = create_chat_completion(chat(3, stream=True), {**given, **bound})
first = next(chunks)
assert asked(1, given) == "1"
pid = os.fork()
if pid == 0:
    code = 1
    try:
        assert asked(2, given) == "2"  # on a connection of its own
        if sys.argv[3] == "closes":
            chunks.close()
        elif sys.argv[3] == "drops":
            del chunks
            gc.collect()
        assert asked(4, given) == "4"
        code = 0
    finally:
        sys.stdout.flush(), os._exit(code)
assert os.waitpid(pid, 0)[1] == 0
rest = "".join(text_deltas(chunks))
assert rest == "a 3 b", rest
assert asked(5, given) == "5"
print("fine")
"""


@pytest.mark.parametrize("child", ["keeps", "closes", "drops"])
@pytest.mark.parametrize("bound", ["no deadline", "deadline"])
def test_a_fork_in_the_middle_of_a_stream(child: str, bound: str) -> None:
    """The parent gets every chunk; the child's copy can be closed or forgotten, and its own calls work."""
    gate = threading.Event()

    def script(request: Map) -> Map:
        entry = echo(request)
        if not request["json"].get("stream"):
            gate.set() if request["json"]["messages"][0]["content"] == "4" else None
            return entry
        first, *others = entry["sse"]
        return {"sse": [first, 0.7, *others]}

    with serve(script) as server:
        assert run(FORK, server, bound, child) == "fine\n"
        assert gate.is_set()


STORM = """
asked(1, given), asked(3, given), asked(7, given)  # in a child a module stays locked that was being imported
stop = threading.Event()

def hammer(start):
    number = start
    while not stop.is_set():
        number += 8
        assert asked(number, given) == expected(number)

threads = [threading.Thread(target=hammer, args=(start,)) for start in range(8)]
[thread.start() for thread in threads]
for turn in range(1, 15):
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = 0 if asked(turn, given) == expected(turn) else 2
        finally:
            os._exit(code)
    assert os.waitpid(pid, 0)[1] == 0, turn
stop.set()
[thread.join() for thread in threads]
print("fine")
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python warns of a fork among threads, whatever they do")
def test_forks_while_other_threads_are_at_work() -> None:
    with serve(echo) as server:
        assert run(STORM, server) == "fine\n"


def slow(_: Map) -> Map:
    """A stream that says something and then nothing for long."""
    return {"sse": [chunk({"content": "a"}), 30, *stream_of()]}


def test_a_generator_is_closed_from_another_thread() -> None:
    before = sockets()
    with serve(slow) as server:
        chunks = create_chat_completion(chat(1, stream=True), options(server))
        next(chunks)
        closer = threading.Thread(target=chunks.close)
        closer.start()
        closer.join(120)
        assert not closer.is_alive()
        assert list(chunks) == []
    assert sockets() <= before


def test_a_generator_that_is_being_read_cannot_be_closed_and_says_so_at_once() -> None:
    """Python's own rule: whoever wants to end such a read gives the call a deadline."""
    with serve(slow) as server, ThreadPoolExecutor(1) as pool:
        chunks = create_chat_completion(chat(1, stream=True), options(server, deadline=1.5))
        next(chunks)
        reading = pool.submit(next, chunks)
        while not chunks.gi_running:
            pass
        with pytest.raises(ValueError, match="generator already executing"):
            chunks.close()
        assert isinstance(reading.exception(20), OpenAIError)


def test_two_threads_may_take_turns_at_one_stream() -> None:
    with serve([{"sse": stream_of(" ".join(map(str, range(200))))}]) as server:
        chunks = create_chat_completion(chat(1, stream=True), options(server))
        lock = threading.Lock()
        taken: list[str] = []

        def take(_: int) -> None:
            while True:
                with lock:
                    one = next(chunks, None)
                    if one is None:
                        return
                    taken.extend(text_deltas([one]))

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(take, range(4)))
    assert "".join(taken) == " ".join(map(str, range(200)))


def dropped(server: Server) -> None:
    create_chat_completion(chat(1, stream=True), options(server))


def begun(server: Server) -> None:
    next(create_chat_completion(chat(1, stream=True), options(server)))


def watched(server: Server) -> None:
    next(create_chat_completion(chat(1, stream=True), options(server, deadline=60.0)))


def raising(server: Server) -> None:
    def loud(_: Any) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError):
        create_chat_completion(chat(1), options(server, stream_to=loud))


def in_a_cycle(server: Server, **more: Any) -> None:
    cycle = [create_chat_completion(chat(1, stream=True), options(server, **more))]
    next(cycle[0])
    cycle.append(cycle)


def in_a_plain_cycle(server: Server) -> None:
    in_a_cycle(server, fast=False)


@pytest.mark.parametrize("use", [begun, in_a_cycle, in_a_plain_cycle])
def test_nobody_is_warned_of_the_socket_of_a_stream_that_is_forgotten(use: Callable[[Server], None]) -> None:
    with serve(slow) as server, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        use(server)
        gc.collect()
    assert [str(one.message) for one in caught if str(server.port) in str(one.message)] == []


@pytest.mark.parametrize("use", [dropped, begun, watched, raising, in_a_cycle, in_a_plain_cycle])
def test_a_stream_that_is_forgotten_leaves_no_socket(use: Callable[[Server], None]) -> None:
    before = sockets()
    with serve(slow) as server:
        there = sockets()
        for _ in range(5):
            use(server)
        while len(server.requests) < 5:
            pass
        gc.collect()
        ours = sockets() - there - len(server._open)  # noqa: SLF001 - the server's end of each is in this process too
        assert ours <= 0
    assert sockets() <= before


def test_no_thread_stays_behind() -> None:
    before = {thread.name for thread in threading.enumerate()}
    with serve(echo) as server:
        for number in range(12):
            asked(number, options(server, deadline=30.0))
    assert {thread.name for thread in threading.enumerate() if thread.name != "openai_fn"} <= before


def test_errors_and_options_cross_processes_as_they_are() -> None:
    with serve(echo) as server:
        given = options(server, headers={"x-run": "1"}, retry={"retries": 1})
        again = pickle.loads(pickle.dumps(given))  # noqa: S301 - our own bytes
        assert again == given
        with pytest.raises(NotFoundError) as caught:
            create_chat_completion(chat(7), again)
        copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - the same
        assert (type(copy), copy.data, str(copy)) == (NotFoundError, caught.value.data, str(caught.value))
        assert b"sk-test" not in pickle.dumps(caught.value)
