import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from openai_fn import operations
from openai_fn.cli.wait import RETRIEVE_OPERATIONS
from openai_fn.request.build import list_path_params
from tests.support.server import Map, chunk, completion, serve, stream_of
from tests.support.shell import (
    COMMAND,
    KEY,
    NOWHERE,
    ROOT,
    chat,
    environment,
    essence,
    on_terminal,
    run,
    run_bytes,
    shell,
    start,
)

AUDIO = bytes(range(256)) * 40
MP3: Map = {"body": AUDIO, "headers": {"content-type": "audio/mpeg"}}
SPEECH = ["create_speech", '{"model": "tts-1", "voice": "alloy", "input": "Hello"}']
WHISPER = ["create_transcription", '{"model": "whisper-1"}']


@pytest.fixture
def talk(tmp_path: Path) -> str:
    """An audio file with a name that shells and curl stumble over."""
    file = tmp_path / 'my "talk"; 1,é.mp3'
    file.write_bytes(AUDIO)
    return str(file)


def test_a_file_is_sent(talk: str) -> None:
    with serve([{"json": {"text": "Grüße"}}]) as server:
        code, out, err = run(server.url, *WHISPER, "--file", f"file={talk}")
    assert (code, json.loads(out), err) == (0, {"text": "Grüße"}, "")
    fields, file = essence(server.requests[0])["body"]
    assert fields[1] == b"whisper-1"
    assert file == (
        ['content-disposition: form-data; name="file"; filename="my %22talk%22; 1,é.mp3"', "content-type: audio/mpeg"],
        AUDIO,
    )


def test_several_files_of_one_name_are_a_list(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.png").write_bytes(name.encode())
    files = [word for name in "ab" for word in ("--file", f"image={tmp_path / name}.png")]
    with serve([{"json": {"data": []}}]) as server:
        assert run(server.url, "create_image_edit", '{"prompt": "x"}', *files)[0] == 0
    parts = essence(server.requests[0])["body"]
    assert [content for head, content in parts if 'name="image[]"' in head[0]] == [b"a", b"b"]


def test_a_pipe_is_a_file_too() -> None:
    with serve([{"json": {"id": "file-1"}}]) as server:
        words = ["create_file", '{"purpose": "batch"}', "--file", "file=/dev/stdin"]
        assert run(server.url, *words, given=b"{}\n")[0] == 0
    assert essence(server.requests[0])["body"][1][1] == b"{}\n"


WRONG: dict[str, tuple[list[str], str]] = {
    "no such file": ([*WHISPER, "--file", "file=no.mp3"], "--file file: there is no file 'no.mp3'"),
    "a folder": ([*WHISPER, "--file", "file=tests"], "--file file: 'tests' is a folder; name a file in it"),
    "no path": ([*WHISPER, "--file", "file="], "--file: expected KEY=PATH, got 'file='"),
    "no key": ([*WHISPER, "--file", "a.mp3"], "--file: expected KEY=PATH, got 'a.mp3'"),
    "a wrong key": (
        [*WHISPER, "--file", "fiel=README.md"],
        "--file fiel: create_transcription takes files as file=PATH",
    ),
    "no files": (
        ["create_chat_completion", chat(), "--file", "file=README.md"],
        "completion takes no file",
    ),
    "a file as text": (
        [WHISPER[0], '{"file": "talk.mp3"}'],
        "openai-fn: PARAMS: 'file' is a file, which JSON cannot carry: write file@PATH or --file file=PATH",
    ),
    "a file twice": (
        ["create_file", '{"file": null, "purpose": "batch"}', "--file", "file=README.md"],
        "--file file: PARAMS has 'file' as well",
    ),
    "output into nowhere": ([*SPEECH, "--output", "nowhere/x.mp3"], "--output: the folder 'nowhere' does not exist"),
    "output to a folder": ([*SPEECH, "--output", "tests"], "--output: 'tests' is a folder; name a file in it"),
    "items of no list": (["create_chat_completion", chat(), "--items"], "create_chat_completion returns no list"),
    "items of one object": (["retrieve_file", '{"file_id": "f"}', "--items"], "retrieve_file returns no list"),
    "waiting for nothing": (["list_files", "--wait"], "list_files starts no work in the background: leave out --wait"),
    "two forms": (["list_files", "--items", "--text"], "argument --text: not allowed with argument --items"),
    "items of request": (["request", "list_files", "--items"], "--items needs a response, so it goes with"),
    "a typo": (["create_speach"], "there is no operation 'create_speach'; did you mean 'create_speech'?"),
    "camel case": (["createSpeech"], "did you mean 'create_speech'?"),
    "the SDK's way": (["request", "chat.completions.create"], "did you mean 'create_chat_completion'?"),
    "half a name": (["doc", "fine_tuning_events"], "did you mean 'list_fine_tuning_events'?"),
    "a word": (["doc", "eval"], "there is no operation 'eval'; did you mean 'list_evals', 'create_eval', "),
    "nonsense": (["schema", "qqq"], "there is no operation 'qqq'; see: openai-fn operations\n"),
    "a wrong command": (["operation"], "did you mean 'operations'?"),
    "a word in no row": (["operations", "qqq", "list"], "no operation has 'qqq' and 'list' in its name, group, path"),
    "schema of what": (["schema"], "expected: openai-fn schema NAME"),
    "bulk of what": (["bulk"], "openai-fn bulk: error: the following arguments are required: IN, OUT"),
    "bulk of no file": (["bulk", "no.jsonl", "out.jsonl"], "openai-fn: IN: there is no file 'no.jsonl'"),
    "bulk of a folder": (["bulk", "tests", "out.jsonl"], "openai-fn: IN: 'tests' is a folder; name a file in it"),
    "no admin key": (["list_projects", "{}"], "admin_api_key is missing: set OPENAI_ADMIN_KEY"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_says_what_to_correct_and_sends_nothing(case: str) -> None:
    words, said = WRONG[case]
    with serve([{"json": completion()}]) as server:
        code, out, err = run(server.url, *words, env={"OPENAI_ADMIN_KEY": "", "OPENAI_API_KEY": ""})
    assert (code, out, server.requests) == (2, "", [])
    assert said in err
    assert "Traceback" not in err


def test_bytes_go_out_as_they_are() -> None:
    with serve([MP3]) as server:
        assert run_bytes(server.url, *SPEECH) == (0, AUDIO, "")
        # declared as JSON, answered as sound: the Content-Type decides
        assert run_bytes(server.url, "retrieve_file", '{"file_id": "f"}') == (0, AUDIO, "")


def test_bytes_are_refused_to_a_terminal() -> None:
    with serve([MP3]) as server:
        code, out, err = on_terminal(server.url, *SPEECH)
        assert (code, out, server.requests) == (2, "", [])
        assert "which a terminal cannot show: add --output PATH" in err
        code, out, err = on_terminal(server.url, "retrieve_file", '{"file_id": "f"}')
        assert (code, out) == (1, "")
        assert "add --output PATH" in json.loads(err)["message"]
        assert on_terminal(server.url, *SPEECH, "--output", "-")[0] == 0


def test_output_holds_any_answer(tmp_path: Path) -> None:
    file = tmp_path / "out"
    answers: list[Map] = [MP3, {"json": completion("é")}, {"sse": stream_of("Hi")}, {"text": "1\n00:00 --> 00:01\nHi"}]
    with serve(answers) as server:
        forms: list[list[str]] = [
            SPEECH,
            ["get_chat_completion", '{"completion_id": "x"}'],
            ["create_chat_completion", chat(), "--stream"],
            [*WHISPER[:1], '{"model": "whisper-1", "response_format": "srt"}', "--file", "file=README.md"],
        ]
        got = []
        for words in forms:
            assert run(server.url, *words, "--output", str(file)) == (0, "", "")
            got.append(file.read_bytes())
    assert got[0] == AUDIO
    assert json.loads(got[1]) == completion("é")
    assert [json.loads(line) for line in got[2].splitlines()] == stream_of("Hi")
    assert got[3] == b"1\n00:00 --> 00:01\nHi\n"
    assert [*tmp_path.iterdir()] == [file]


def test_output_is_all_or_nothing(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("before")
    broken = [{**MP3, "cut": 100}, {"sse": stream_of("Hi")[:2], "done": False}, {"status": 404, "json": {}}]
    with serve(broken) as server:
        for words in (SPEECH, ["create_chat_completion", chat(), "--text"], ["list_files", "--items"]):
            code, out, _ = run(server.url, *words, "--option", "retry=0", "--output", str(file))
            assert (code, out, file.read_text()) == (1, "", "before")
    assert [*tmp_path.iterdir()] == [file]


def test_a_large_answer_is_never_in_memory() -> None:
    """160 MB into a pipe, by a process that may take 100 MB more than it has when it starts to call."""
    limit = "import resource as r; r.setrlimit(r.RLIMIT_DATA, (170 << 20,) * 2)"
    program = f"{limit}; from openai_fn.__main__ import main; raise SystemExit(main())"
    words = [sys.executable, "-c", program, "download_file", '{"file_id": "f"}']
    block = bytes(1 << 20)
    with serve([{"body": [block, 0] * 160, "framing": "chunked"}]) as server:
        command = subprocess.Popen(words, stdout=subprocess.PIPE, env=environment(server.url))  # noqa: S603
        with command as process:
            assert process.stdout
            read = partial(process.stdout.read, 1 << 16)
            assert sum(len(piece) for piece in iter(read, b"")) == 160 << 20
    assert process.returncode == 0


def test_a_pipe_closed_early_ends_quietly() -> None:
    pages = [{"json": {"data": [{"id": f"{n}", "text": "x" * 4000}] * 50, "has_more": True}} for n in range(9)]
    many = {"body": [bytes(1 << 20), 0] * 20, "framing": "chunked"}
    for script, words in (([many], ["download_file", '{"file_id": "f"}']), (pages, ["list_files", "--items"])):
        with serve(script) as server, start(server.url, *words) as process:
            assert process.stdout
            assert process.stderr
            assert process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(120) == 0


def test_text_answers_and_nothing() -> None:
    with serve([{"text": "1\nHi"}, {"status": 200, "body": b""}]) as server:
        params = '{"model": "whisper-1", "response_format": "srt"}'
        assert run(server.url, WHISPER[0], params, "--file", "file=README.md") == (0, "1\nHi\n", "")
        assert run(server.url, "delete_container", '{"container_id": "c"}') == (0, "", "")


def test_items_come_through_all_pages() -> None:
    pages = [
        {"json": {"data": [{"id": "a"}, {"id": "b"}], "has_more": True}},
        {"json": {"data": [{"id": "c"}], "has_more": False}},
    ]
    with serve(pages) as server:
        assert run(server.url, "list_files", "--items") == (0, '{"id": "a"}\n{"id": "b"}\n{"id": "c"}\n', "")
    assert [request["target"] for request in server.requests] == ["/v1/files", "/v1/files?after=b"]
    with serve([{"json": {"object": "list", "data": [{"id": "gpt-5"}]}}]) as server:
        assert run(server.url, "list_models", "--items") == (0, '{"id": "gpt-5"}\n', "")


def test_items_are_fetched_when_they_are_read() -> None:
    seen = threading.Event()
    script: list[Map] = [{"json": {"data": [{"id": "a"}], "has_more": True}}, {"delay": seen, "json": {"data": []}}]
    with serve(script) as server, start(server.url, "list_files", "--items") as process:
        assert process.stdout
        assert process.stdout.readline() == b'{"id": "a"}\n'
        seen.set()
        assert process.stdout.read() == b""


RESPONSE = {
    "id": "resp_1",
    "object": "response",
    "status": "completed",
    "output": [
        {"type": "reasoning", "summary": []},
        {"type": "message", "content": [{"type": "output_text", "text": "Hi"}]},
    ],
}
EVENTS = [
    {"type": "response.created", "response": {**RESPONSE, "output": []}},
    {"type": "response.output_text.delta", "delta": "H"},
    {"type": "response.output_text.delta", "delta": "i"},
    {"type": "response.completed", "response": RESPONSE},
]
SAID: dict[str, tuple[Map, list[str]]] = {
    "response": ({"sse": EVENTS}, ["create_response", '{"model": "gpt-5", "input": "x"}']),
    "stored response": ({"json": RESPONSE}, ["get_response", '{"response_id": "resp_1"}']),
    "completion": (
        {"sse": [{"choices": [{"index": 0, "text": "Hi", "finish_reason": "stop"}]}]},
        ["create_completion", '{"model": "m", "prompt": "x"}'],
    ),
    "whole completion": (
        {"json": {"choices": [{"text": "Hi"}]}},
        ["create_completion", '{"model": "m", "prompt": "x", "stream": false}'],
    ),
    "transcription": ({"json": {"text": "Hi"}}, [*WHISPER, "--file", "file=README.md"]),
    "streamed transcription": (
        {"sse": [{"type": "transcript.text.delta", "delta": "Hi"}, {"type": "transcript.text.done", "text": "Hi"}]},
        [WHISPER[0], '{"model": "gpt-4o-transcribe", "stream": true}', "--file", "file=README.md"],
    ),
    "run": (
        {
            "sse": [
                b'event: thread.message.delta\ndata: {"delta": {"content": [{"text": {"value": "Hi"}}]}}\n\n',
                b"event: thread.run.completed\ndata: {}\n\n",
            ]
        },
        ["create_run", '{"thread_id": "t", "assistant_id": "a"}'],
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_text_of_every_kind(case: str) -> None:
    answer, words = SAID[case]
    with serve([answer]) as server:
        assert run(server.url, *words, "--text") == (0, "Hi\n", "")


STREAMS = sorted(name for name, row in operations().items() if row["stream"])


@pytest.mark.parametrize("name", STREAMS)
def test_every_stream_is_asked_for(name: str, tmp_path: Path) -> None:
    row = operations()[name]
    (tmp_path / "a.png").write_bytes(b"x")
    files = ["--file", f"{row['files'][0]}={tmp_path / 'a.png'}"] if row["files"] else []
    params = json.dumps(dict.fromkeys(list_path_params(row["path"]), "x"))
    with serve([{"sse": [chunk({"content": "a"}, "stop")]}]) as server:
        code, out, err = run(server.url, name, params, *files, "--stream", "--option", "validate=false")
    assert (code, json.loads(out), err) == (0, chunk({"content": "a"}, "stop"), "")
    wanted = {"media": (b"sse", b"stream"), "events": ()}.get(row["returns"], (b"stream", b"true"))
    sent = server.requests[0]
    assert all(word in sent["body"] + sent["target"].encode() for word in wanted)


def test_wait_prints_what_the_work_ends_as() -> None:
    batch = {"id": "batch_1", "object": "batch", "status": "validating"}
    quick = {"openai-poll-after-ms": "20"}
    answers = [
        {"json": {**batch, "status": status}, "headers": quick} for status in ("validating", "in_progress", "completed")
    ]
    with serve(answers) as server:
        words = ["create_batch", '{"input_file_id": "f", "endpoint": "/v1/responses", "completion_window": "24h"}']
        code, out, err = run(server.url, *words, "--wait")
    assert (code, json.loads(out)["status"], err) == (0, "completed", "")
    assert [(r["method"], r["path"]) for r in server.requests[:2]] == [
        ("POST", "/v1/batches"),
        ("GET", "/v1/batches/batch_1"),
    ]


def test_work_that_failed_is_exit_code_1() -> None:
    with serve([{"json": {"id": "batch_1", "status": "failed"}}]) as server:
        code, out, err = run(server.url, "retrieve_batch", '{"batch_id": "batch_1"}', "--wait")
    assert (code, json.loads(out)["status"]) == (1, "failed")
    assert json.loads(err)["message"] == "batch_1 has ended as 'failed'"
    with serve([{"json": {"id": "batch_1", "status": "cancelled"}}]) as server:
        assert run(server.url, "cancel_batch", '{"batch_id": "batch_1"}', "--wait")[0] == 0


def test_every_work_is_found_again() -> None:
    """What an operation answers with, together with its own params, fills the path that asks how the work stands."""
    table = operations()
    for retrieve, starts in RETRIEVE_OPERATIONS.items():
        needed = list_path_params(table[retrieve]["path"])
        for start_ in starts - {"create_thread_and_run"}:  # its answer has the thread's id
            own = list_path_params(table[start_]["path"])
            assert len(needed - own) <= 1, start_


def test_a_run_is_asked_for_in_its_own_thread() -> None:
    run_ = {"id": "run_1", "thread_id": "t_1", "status": "queued"}
    with serve([{"json": run_}, {"json": {**run_, "status": "completed"}}]) as server:
        assert run(server.url, "create_thread_and_run", '{"assistant_id": "a"}', "--wait")[0] == 0
    assert [r["path"] for r in server.requests] == ["/v1/threads/runs", "/v1/threads/t_1/runs/run_1"]


SENT: dict[str, list[str]] = {
    "json": ["create_embedding", '{"model": "m", "input": "it\'s @\\u00e9"}'],
    "binary": SPEECH,
    "no body": ["cancel_batch", '{"batch_id": "b"}'],
    "query": ["get_eval_runs", '{"eval_id": "e", "limit": 3}'],
    "admin": ["usage_completions", '{"start_time": 1, "project_ids": ["a", "b c"], "bucket_width": "1d"}'],
    "beta": ["create_thread", "{}"],
    "form": [*WHISPER, "--file", "file=TALK"],
    "form with odd fields": [
        WHISPER[0],
        json.dumps({"model": "m", "prompt": '@x;type="a" \\ <é\n!', "timestamp_granularities": ["word", "segment"]}),
        "--file",
        "file=TALK",
    ],
    "a form when it has a file": ["create_container_file", '{"container_id": "c"}', "--file", "file=TALK"],
    "json when it has none": ["create_container_file", '{"container_id": "c", "file_id": "f"}'],
    "two files": ["create_image_edit", '{"prompt": "x"}', "--file", "image=TALK", "--file", "image=TALK"],
    "sdp": ["create_realtime_call", json.dumps({"sdp": "v=0\r\no=- 1 1\r\n"})],
    "odd sdp": ["create_realtime_call", '{"sdp": "@v=0"}'],
    "sdp with a session": [
        "create_realtime_call",
        json.dumps({"sdp": "v=0\r\no=- 1 1\r\n", "session": {"type": "realtime", "model": 'a "b"; \\'}}),
    ],
}


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed: its commands are run by it")
@pytest.mark.parametrize("case", SENT)
def test_the_curl_command_sends_the_same_request(case: str, talk: str) -> None:
    words = [word.replace("TALK", talk) for word in SENT[case]]
    answer: Map = MP3 if case == "binary" else {"text": "v=0"} if "sdp" in case else {"json": {"data": []}}
    with serve([answer]) as server:
        assert run_bytes(server.url, *words)[0] == 0
        code, command, err = run(server.url, "request", *words, "--curl", "--output", "/dev/null")
        assert (code, err) == (0, "")
        assert KEY not in command
        shell(command, environment(server.url))
    ours, curls = map(essence, server.requests)
    assert ours == curls


def test_curl_cannot_send_a_pipe() -> None:
    words = ["create_file", '{"purpose": "batch"}', "--file", "file=/dev/stdin", "--curl"]
    code, out, err = run(NOWHERE, "request", *words, given=b"x")
    assert (code, out) == (2, "")
    assert "file: curl can send files on disk only" in err


def test_the_request_with_a_file_is_shown_and_nothing_of_it() -> None:
    code, out, _ = run(NOWHERE, "request", *WHISPER, "--file", "file=LICENSE")
    assert code == 0
    assert json.loads(out)["body"]["file"].keys() == {"file", "type", "bytes"}


def test_the_table_is_a_line_a_row_for_programs() -> None:
    rows = [line.split("\t") for line in run(NOWHERE, "operations")[1].splitlines()]
    assert {row[0]: row[1:3] for row in rows} == {
        name: [row["method"].upper(), row["path"]] for name, row in operations().items()
    }
    assert {len(row) for row in rows} == {6}
    assert {row[3] for row in rows} >= {"chat", "responses", "audio", "admin"}
    assert [row[0] for row in rows if "also retrieve_assistant" in row[5]] == ["get_assistant"]
    assert "deprecated" in next(row[5] for row in rows if row[0] == "create_video")


def test_the_table_is_readable_on_a_terminal() -> None:
    code, out, _ = on_terminal(NOWHERE, "operations", env={"COLUMNS": "100"})
    lines = out.splitlines()
    assert code == 0
    assert max(len(line) for line in lines if " /" not in line) <= 100  # a path is never wrapped
    assert len(lines) < 2.4 * len(operations())
    assert "chat (6)" in lines
    at = next(index for index, line in enumerate(lines) if line.startswith("  create_chat_completion "))
    assert lines[at].endswith("POST /chat/completions")
    assert lines[at + 1] == "      Generate a model's reply to a conversation, whole or as a stream."


def test_words_narrow_the_table() -> None:
    found = [line.split("\t")[0] for line in run(NOWHERE, "operations", "vector", "BEST")[1].splitlines()]
    assert found == ["search_vector_store"]


def test_schema_prints_the_schema_of_an_alias_too() -> None:
    code, out, _ = run(NOWHERE, "schema", "retrieve_assistant")
    assert (code, json.loads(out)["required"]) == (0, ["assistant_id"])


def test_bulk_is_hooked_in(tmp_path: Path) -> None:
    rows, done = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text("".join(json.dumps({"custom_id": f"{n}", "params": json.loads(chat())}) + "\n" for n in range(3)))
    with serve([{"json": completion()}]) as server:
        code, out, _ = run(server.url, "bulk", str(rows), str(done), "--quiet")
    assert (code, len(done.read_text().splitlines())) == (0, 3)
    assert json.loads(out)["errors"] == {}


HEAVY = {"requests", "urllib3", "jsonschema", "openai_fn.bulk", "openai_fn.paging", "openai_fn.polling"}
LIGHT: dict[str, Callable[[], list[str]]] = {
    "help": lambda: ["--help"],
    "operations": lambda: ["operations"],
    "request": lambda: ["request", "create_chat_completion", chat()],
}


@pytest.mark.parametrize("case", LIGHT)
def test_what_is_not_needed_is_not_loaded(case: str) -> None:
    print_them = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    code = f"{print_them}; from openai_fn.__main__ import main; main()"
    found = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-c", code, *LIGHT[case]()],
        env=environment(NOWHERE),
        capture_output=True,
        check=True,
        text=True,
    )
    assert not HEAVY & set(found.stderr.split())


def test_everything_printed_is_json() -> None:
    """A full answer holds headers and, as its body, the chunks of the stream."""
    with serve([{"sse": stream_of("Hi")}]) as server:
        out: Any = run(server.url, "create_chat_completion", chat(), "--stream", "--option", "full_response=true")[1]
    assert json.loads(out)["body"] == stream_of("Hi")


def world(request: dict[str, Any]) -> Map:
    """What the server of the page answers."""
    here = f"{request['method']} {request['path'].removeprefix('/v1')}"
    if isinstance(request["json"], dict) and "response_format" in request["json"]:
        return {"sse": stream_of('{"color": "red"}')}
    return ANSWERS.get(
        here, {"status": 404, "json": {"error": {"message": "no such model", "code": "model_not_found"}}}
    )


BATCH = {"id": "batch_1", "object": "batch", "status": "validating"}
ANSWERS: dict[str, Map] = {
    "POST /chat/completions": {"sse": stream_of("Hello! How can I help you today?")},
    "POST /embeddings": {
        "json": {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": "AAAAPwAAgD4="}]}
    },
    "POST /audio/transcriptions": {"json": {"text": "Good morning, everybody."}},
    "POST /audio/speech": {**MP3, "body": b"ID3" + AUDIO},
    "GET /files": {
        "json": {"data": [{"id": "file-1", "bytes": 140}, {"id": "file-2", "bytes": 93}], "has_more": False}
    },
    "POST /batches": {"json": BATCH, "headers": {"openai-poll-after-ms": "20"}},
    "GET /batches/batch_1": {"json": {**BATCH, "status": "completed", "output_file_id": "file-3"}},
}
PAGE = ROOT / "docs" / "command-line.md"
EXAMPLES = re.findall(r"^```sh\n(.*?)^```\n\n```text\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_page_shows_what_happens(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "openai-fn"
    command.write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n')
    command.chmod(0o755)
    (tmp_path / "talk.mp3").write_bytes(AUDIO)
    assert len(EXAMPLES) == PAGE.read_text("utf-8").count("```sh")
    with serve(world) as server:
        environ = {**environment(server.url), "PATH": f"{command.parent}:{os.environ['PATH']}"}
        said = [shell(lines, environ, cwd=tmp_path, check=False) for lines, _ in EXAMPLES]
    plain = [text.replace(server.url, "https://api.openai.com").rstrip("\n") for text in said]
    # any Python may run this, one wrote the page
    assert [re.sub(r"python/3\.\d+", "python/3.11", text) for text in plain] == [
        text.rstrip("\n") for _, text in EXAMPLES
    ]
