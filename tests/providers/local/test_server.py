"""Against the real model on this machine, through the public functions wherever there is one."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import requests

from openai_fn import (
    accumulate,
    create_chat_completion,
    create_response,
    function_for,
    parse_output,
    partial_outputs,
    text_deltas,
    text_format,
    with_options,
)
from openai_fn.credentials import reveal
from openai_fn.errors import AuthenticationError, InvalidOptionsError
from openai_fn.providers.local.server import start_server
from tests.support.paths import REPOSITORY

ROOT = REPOSITORY
LOCAL = {"impl": "local"}
SHORT: dict[str, Any] = {
    "model": "any-name-will-do",
    "messages": [{"role": "user", "content": "Explain what a dict is in Python in one sentence."}],
    "max_completion_tokens": 12,
    "temperature": 0,
}
ask = with_options(create_chat_completion, LOCAL)
LONG_TOKENS = 2000
"""What takes the model minutes where a whole test takes seconds."""
LONG = {
    **SHORT,
    "max_completion_tokens": LONG_TOKENS,
    "messages": [{"role": "user", "content": "Tell me a long story."}],
}
PRELUDE = f"""
import os, sys, threading, time
from openai_fn import create_chat_completion, request_for
SHORT, LOCAL = {SHORT!r}, {LOCAL!r}
LONG = {LONG!r}
STREAM = {{**LONG, "stream": True}}
"""


def start(code: str, **environ: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PRELUDE + code]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environ}, text=True, stdout=pipe, stderr=pipe)  # noqa: S603  # our own code


def finished(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a program still wrote; killed if it does not end."""
    try:
        return process.communicate(timeout=600)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def run(code: str, **environ: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a Python program."""
    with start(code, **environ) as process:
        out, err = finished(process)
    return process.returncode, out, err


def schema_format(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}


def test_a_chat_is_answered_in_the_api_s_own_shape_and_nothing_else_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    answer = ask(SHORT)
    assert answer["object"] == "chat.completion"
    assert answer["model"] == "smollm2-135m-instruct"
    assert "dictionary" in answer["choices"][0]["message"]["content"]
    assert answer["usage"]["completion_tokens"] == 12
    assert answer["choices"][0]["finish_reason"] == "length"
    assert capfd.readouterr() == ("", "")


def test_a_stream_comes_in_many_chunks_and_ends_with_its_reason() -> None:
    chunks = list(ask({**SHORT, "stream": True, "stream_options": {"include_usage": True}}))
    assert len(chunks) > 3
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert [c["choices"][0]["finish_reason"] for c in chunks if c["choices"]][-1] == "length"
    whole = accumulate(chunks)
    assert whole["choices"][0]["message"]["content"] == "".join(text_deltas(chunks))
    assert "dictionary" in whole["choices"][0]["message"]["content"]
    assert whole["usage"]["completion_tokens"] == 12


def test_chunks_arrive_while_the_model_still_works() -> None:
    code = """
stream = create_chat_completion(STREAM, LOCAL)
next(stream), next(stream)
stream.close()
create_chat_completion(SHORT, LOCAL)
"""
    status, _, log = run(code, OPENAI_FN_LOCAL_LOG="1")
    assert status == 0
    assert "cancel task" in log
    assert not has_finished_long(log)


def has_finished_long(log: str) -> bool:
    """Whether the server's log says that it generated an answer as long as LONG asks for."""
    assert "processing task" in log
    return f"/ {LONG_TOKENS:5} tokens" in log


def test_stream_to_is_told_each_chunk_and_the_call_returns_the_whole() -> None:
    told: list[dict[str, Any]] = []
    answer = ask(SHORT, {"stream_to": told.append})
    assert len(told) > 3
    assert answer["object"] == "chat.completion"
    assert answer["choices"][0]["message"]["content"] == "".join(text_deltas(told))


def test_an_answer_fits_the_schema_it_was_asked_for() -> None:
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "maxLength": 12},
            "age": {"type": "integer", "minimum": 0, "maximum": 120},
            "likes": {"type": "array", "items": {"enum": ["tea", "coffee"]}, "minItems": 1, "maxItems": 2},
        },
        "required": ["name", "age", "likes"],
        "additionalProperties": False,
    }
    messages = [{"role": "user", "content": "Describe a person called Ada as JSON."}]
    params = {**SHORT, "messages": messages, "max_completion_tokens": 100, "response_format": schema_format(schema)}
    text = ask(params)["choices"][0]["message"]["content"]
    jsonschema.validate(json.loads(text), schema)


def test_eight_threads_at_once_each_get_their_own_answer() -> None:
    def answer(number: int) -> Any:
        schema = {"type": "object", "properties": {"mine": {"const": f"thread {number}"}}, "required": ["mine"]}
        params = {
            **SHORT,
            "max_completion_tokens": 40,
            "response_format": schema_format(schema),
            "stream": number % 2 == 1,
        }
        result = ask(params)
        whole = accumulate(result) if params["stream"] else result
        return json.loads(whole["choices"][0]["message"]["content"])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(answer, range(8))) == [{"mine": f"thread {number}"} for number in range(8)]


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer wrong"}, {"x-api-key": "wrong"}, {"authorization": ""}]
)
@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/models", "/props", "/v1/embeddings"])
def test_who_does_not_know_the_key_is_refused(path: str, headers: dict[str, str]) -> None:
    place = start_server(os.getpid(), None)
    method = "GET" if path in ("/v1/models", "/props") else "POST"
    body = {**SHORT, "input": "x"} if method == "POST" else None
    assert requests.request(method, place["url"] + path, json=body, headers=headers, timeout=60).status_code == 401
    good = requests.request(
        method, place["url"] + path, json=body, headers={"authorization": f"Bearer {reveal(place['key'])}"}, timeout=60
    )
    assert good.status_code == 200


def test_a_wrong_key_of_the_user_s_is_refused_too_and_not_shown() -> None:
    with pytest.raises(AuthenticationError, match="401") as caught:
        ask(SHORT, {"api_key": "sk-wrong-wrong"})
    assert "sk-wrong" not in str(caught.value)


def test_the_server_listens_on_loopback_only() -> None:
    place = start_server(os.getpid(), None)
    assert place["url"].startswith("http://127.0.0.1:")
    hosts = {
        line.split()[1].split(":")[0] for line in listening() if int(line.split()[1].split(":")[1], 16) == port(place)
    }
    assert hosts == {"0100007F"}


def listening() -> list[str]:
    """The lines of Linux's table of TCP sockets that wait for connections."""
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("needs Linux's /proc")
    return [line for line in table.read_text().splitlines()[1:] if line.split()[3] == "0A"]


def port(place: Any) -> int:
    return int(place["url"].rsplit(":", 1)[1])


def test_embeddings_completions_responses_and_models_come_from_the_same_server() -> None:
    made = [
        function_for({"name": name, "method": method, "path": path, "body": body})
        for name, method, path, body in (
            ("an_embedding", "post", "/embeddings", "json"),
            ("a_completion", "post", "/completions", "json"),
            ("a_response", "post", "/responses", "json"),
            ("all_models", "get", "/models", None),
        )
    ]
    embedding, completion, response, models = made
    vectors = embedding({"model": "m", "input": ["a cat", "a kitten", "a cat"]}, LOCAL)["data"]
    assert [len(vector["embedding"]) for vector in vectors] == [576] * 3
    assert vectors[0]["embedding"] == pytest.approx(vectors[2]["embedding"], abs=0.01)
    assert vectors[0]["embedding"] != pytest.approx(vectors[1]["embedding"], abs=0.01)
    counted = completion({"model": "m", "prompt": "One, two, three,", "max_tokens": 4, "temperature": 0}, LOCAL)
    assert counted["choices"][0]["text"].startswith(" four")
    said = response({"model": "m", "input": "Say hello.", "max_output_tokens": 4, "temperature": 0}, LOCAL)
    assert said["output"][0]["content"][0]["text"].startswith("Hello")
    assert [model["id"] for model in models({}, LOCAL)["data"]] == ["smollm2-135m-instruct"]


@pytest.mark.parametrize("strict", [True, "strict"])
def test_a_response_follows_a_schema(strict: Any) -> None:
    schema = {"type": "object", "properties": {"name": {"type": "string"}, "kind": {"enum": ["city", "river"]}}}
    asked: dict[str, Any] = {"model": "m", "input": "Name a city.", "max_output_tokens": 60, "temperature": 0}
    params = {**asked, "text": text_format(schema)}
    found = parse_output(create_response(params, {**LOCAL, "validate": strict}), schema)
    assert found["kind"] in ("city", "river")
    *_, last = partial_outputs(create_response({**params, "stream": True}, LOCAL))
    assert last == found


def test_a_text_longer_than_a_batch_has_an_embedding() -> None:
    embedding = function_for({"name": "an_embedding", "method": "post", "path": "/embeddings", "body": "json"})
    result = embedding({"model": "m", "input": "hi " * 600}, LOCAL)
    assert result["usage"]["prompt_tokens"] > 600


def test_looking_at_a_request_starts_nothing() -> None:
    code = """
print(request_for(create_chat_completion, SHORT, LOCAL)["url"], threading.active_count(), "xllamacpp" in sys.modules)
"""
    assert run(code) == (0, "http://local/v1/chat/completions 1 False\n", "")


def test_threads_that_start_at_once_start_one_server_and_its_log_shows_when_asked_for() -> None:
    code = """
calls = [threading.Thread(target=create_chat_completion, args=(SHORT, LOCAL)) for _ in range(4)]
[call.start() for call in calls], [call.join() for call in calls]
print([thread.name for thread in threading.enumerate()], "GOMP_SPINCOUNT" in os.environ)
"""
    status, out, err = run(code, OPENAI_FN_LOCAL_LOG="1")
    assert (status, out) == (0, "['MainThread', 'openai_fn.providers.local.server'] False\n")
    assert err.count("model loaded") == 1


def test_the_environment_s_proxy_is_not_asked() -> None:
    code = 'print(create_chat_completion(SHORT, LOCAL)["object"])'
    nowhere = "http://127.0.0.1:9"
    environ = {"HTTP_PROXY": nowhere, "http_proxy": nowhere, "ALL_PROXY": nowhere, "NO_PROXY": "", "no_proxy": ""}
    assert run(code, **environ) == (0, "chat.completion\n", "")


def test_without_the_extra_the_error_names_the_command() -> None:
    code = """
sys.modules["xllamacpp"] = None
print(create_chat_completion(SHORT, {**LOCAL, "on_error": "return"}))
"""
    status, out, _ = run(code)
    assert status == 0
    assert "impl 'local' needs the package xllamacpp: pip install xllamacpp" in out
    assert "'category': 'invalid_options', 'retryable': False" in out


def test_an_extra_that_does_not_load_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "xllamacpp.py").write_text("raise ImportError('libgomp.so.1: cannot open shared object file')")
    code = f"""
sys.path.insert(0, {str(tmp_path)!r})
create_chat_completion(SHORT, LOCAL)
"""
    status, _, err = run(code)
    assert status == 1
    assert "the package xllamacpp cannot be loaded: libgomp.so.1: cannot open shared object file" in err
    assert "apt-get install libgomp1" in err


def test_a_model_that_cannot_be_loaded_is_an_error_and_spoils_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + b"\x07" * 5000)
    for _ in range(2):
        with pytest.raises(InvalidOptionsError, match=r"broken\.gguf' cannot be loaded") as caught:
            ask(SHORT, {"model_path": str(broken)})
        assert "OPENAI_FN_LOCAL_LOG=1" in str(caught.value)
    assert ask(SHORT)["object"] == "chat.completion"
    assert capfd.readouterr() == ("", "")


ENDINGS = {
    "with nothing left to do": "pass",
    "with a stream half read": "sys.kept = create_chat_completion(STREAM, LOCAL); next(sys.kept); next(sys.kept)",
    "with a thread that still reads": """
def read():
    for chunk in create_chat_completion(STREAM, LOCAL):
        started.set()
started = threading.Event()
threading.Thread(target=read, daemon=True).start()
started.wait()
""",
    "with a thread that still waits": """
def wait():
    create_chat_completion(LONG, {**LOCAL, "middleware": [announce]})
def announce(handler, options):
    return lambda request: (started.set(), handler(request))[1]
started = threading.Event()
threading.Thread(target=wait, daemon=True).start()
started.wait()
""",
}


@pytest.mark.parametrize("code", ENDINGS.values(), ids=ENDINGS)
def test_the_interpreter_ends_without_a_word(code: str) -> None:
    assert run("create_chat_completion(SHORT, LOCAL)\n" + code + "\nsys.exit(7)") == (7, "", "")


@pytest.mark.parametrize("code", ENDINGS.values(), ids=ENDINGS)
def test_the_interpreter_does_not_wait_for_the_model(code: str) -> None:
    status, _, log = run("create_chat_completion(SHORT, LOCAL)\n" + code + "\nsys.exit(7)", OPENAI_FN_LOCAL_LOG="1")
    assert status == 7
    assert not has_finished_long(log)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize(
    "code",
    [
        "print('go', flush=True); create_chat_completion(LONG, LOCAL)",
        "stream = create_chat_completion(STREAM, LOCAL); next(stream); print('go', flush=True); list(stream)",
    ],
    ids=["whole", "stream"],
)
def test_ctrl_c_during_an_answer_is_a_keyboard_interrupt_before_the_answer_is_complete(code: str) -> None:
    with start("create_chat_completion(SHORT, LOCAL)\n" + code, OPENAI_FN_LOCAL_LOG="1") as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.5)  # so that the signal is likely to come while the process waits for the server
        process.send_signal(signal.SIGINT)
        _, log = finished(process)
    assert process.returncode == -signal.SIGINT
    assert log.count("Traceback (most recent call last):\n") == 1
    assert "\nKeyboardInterrupt\n" in log
    assert not has_finished_long(log)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_a_forked_child_has_its_own_server_and_ends_as_it_should() -> None:
    code = """
from openai_fn.providers.local.server import start_server as server
stream = create_chat_completion(STREAM, LOCAL); next(stream)
ours = server(os.getpid(), None)["url"]
child = os.fork()
if not child:
    assert create_chat_completion(SHORT, LOCAL)["object"] == "chat.completion"
    sys.exit(3 if server(os.getpid(), None)["url"] != ours else 4)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
for _ in range(3): next(stream)
if not os.fork(): sys.exit(5)
print(os.waitstatus_to_exitcode(os.wait()[1]))
next(stream)
"""
    assert run(code, PYTHONWARNINGS="ignore") == (0, "3\n5\n", "")
