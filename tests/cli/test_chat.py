import json
import subprocess
import threading
from pathlib import Path

import pytest

from tests.support.server import Map, chunk, serve, stream_of
from tests.support.shell import COMMAND, KEY, NOWHERE, Terminal, environment, interrupt, on_terminal, run, start

GPT = ["-m", "gpt-5"]
SCHEMA = {
    "type": "object",
    "properties": {"color": {"type": "string"}},
    "required": ["color"],
    "additionalProperties": False,
}


def user(text: str) -> Map:
    return {"role": "user", "content": text}


def assistant(text: str) -> Map:
    return {"role": "assistant", "content": text}


PROMPTS: dict[str, tuple[list[str], bytes, list[Map]]] = {
    "an argument": (["Hi"], b"", [user("Hi")]),
    "several words": (["Hi", "there"], b"", [user("Hi there")]),
    "standard input": ([], "Grüße\n".encode(), [user("Grüße\n")]),
    "a dash": (["-"], b"one\ntwo\n", [user("one\ntwo\n")]),
    "both with a dash": (["Summarize:", "-"], b"one\n", [user("Summarize:\n\none\n")]),
    "a dash among the words": (["3", "-", "2"], b"", [user("3 - 2")]),
    "both": (["Summarize:"], b"one\ntwo\n", [user("Summarize:\n\none\ntwo\n")]),
    "a system message": (["Hi", "-s", "Be brief."], b"", [{"role": "system", "content": "Be brief."}, user("Hi")]),
    "what looks like a param": (["model=x"], b"", [user("model=x")]),
}


@pytest.mark.parametrize("case", PROMPTS)
def test_a_prompt_is_sent_and_the_reply_printed(case: str) -> None:
    words, piped, messages = PROMPTS[case]
    with serve([{"sse": stream_of("Hello there.")}]) as server:
        assert run(server.url, "chat", *words, *GPT, given=piped) == (0, "Hello there.\n", "")
    assert server.requests[0]["json"] == {"model": "gpt-5", "messages": messages, "stream": True}


def test_the_reply_is_printed_as_it_comes() -> None:
    seen = threading.Event()
    script: list[Map] = [{"sse": [chunk({"content": "one "}), seen, chunk({"content": "two\n"}, "stop")]}]
    with serve(script) as server, start(server.url, "chat", "Hi", *GPT) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.close()
        assert process.stdout.read(4) == b"one "
        seen.set()
        assert process.stdout.read() == b"two\n"


def test_params_and_options_go_along() -> None:
    words = [
        "--param",
        "temperature=0.5",
        "--param",
        "stop=END",
        "--option",
        "organization=org-1",
        "--option",
        "retry=0",
    ]
    with serve([{"sse": stream_of("Hi")}]) as server:
        assert run(server.url, "chat", "Hi", *GPT, *words)[0] == 0
    sent = server.requests[0]
    assert (sent["json"]["temperature"], sent["json"]["stop"]) == (0.5, "END")
    assert sent["headers"]["openai-organization"] == "org-1"


def test_the_model_may_be_a_param() -> None:
    with serve([{"sse": stream_of("Hi")}]) as server:
        assert run(server.url, "chat", "Hi", "--param", "model=gpt-5")[0] == 0
    assert server.requests[0]["json"]["model"] == "gpt-5"


def test_a_json_schema_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "color.json").write_text(json.dumps(SCHEMA))
    with serve([{"sse": stream_of('{"color": "red"}')}]) as server:
        words = ["chat", "A color?", *GPT, "--json-schema", str(tmp_path / "color.json")]
        code, out, err = run(server.url, *words)
    assert (code, json.loads(out), err) == (0, {"color": "red"}, "")
    asked = server.requests[0]["json"]["response_format"]
    assert (asked["type"], asked["json_schema"]["schema"]) == ("json_schema", SCHEMA)


NO_COLOR: dict[str, tuple[list[Map], str]] = {
    "another type": ([chunk({"content": '{"color": 1}'}, "stop")], "color: 1 is not of type 'string'"),
    "no JSON": ([chunk({"content": "red"}, "stop")], "output"),
    "cut": ([chunk({"content": '{"color'}, "length")], "length"),
}


@pytest.mark.parametrize("case", NO_COLOR)
def test_a_reply_that_does_not_fit_the_schema_is_an_error(case: str, tmp_path: Path) -> None:
    chunks, message = NO_COLOR[case]
    (tmp_path / "color.json").write_text(json.dumps(SCHEMA))
    with serve([{"sse": chunks}]) as server:
        code, _, err = run(server.url, "chat", "A color?", *GPT, "--json-schema", str(tmp_path / "color.json"))
    assert (code, json.loads(err)["category"]) == (1, "output")
    assert message in err


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    with serve([{"sse": stream_of("Hello.")}]) as server:
        assert run(server.url, "chat", "Hi", *GPT, "--output", str(tmp_path / "out")) == (0, "", "")
    assert (tmp_path / "out").read_text() == "Hello.\n"


def test_an_azure_deployment_is_a_model() -> None:
    with serve([{"sse": stream_of("Hi")}]) as server:
        env = {"AZURE_OPENAI_ENDPOINT": server.url, "AZURE_OPENAI_API_KEY": KEY, "OPENAI_API_VERSION": "2024-10-21"}
        words = ["chat", "Hi", "--impl", "azure", "--option", "deployment=mine"]
        assert run(server.url, *words, env=env) == (0, "Hi\n", "")
    assert server.requests[0]["path"] == "/openai/deployments/mine/chat/completions"


WRONG: dict[str, tuple[list[str], bytes, str]] = {
    "no model": (["Hi"], b"", "add -m MODEL, such as -m gpt-5; --impl local needs none, and no key"),
    "no model for azure": (["Hi", "--impl", "azure"], b"", "add -m MODEL"),
    "a wrong provider": (["Hi", "--impl", "azur"], b"", "'azur' is unknown"),
    "no prompt": ([*GPT], b"", "there is no prompt"),
    "an empty prompt": (["", *GPT], b" \n", "there is no prompt"),
    "no text": ([*GPT], b"\xff\xfe", "standard input is not UTF-8 text"),
    "no schema file": (
        ["Hi", *GPT, "--json-schema", "no.json"],
        b"",
        "--json-schema: cannot read 'no.json': No such file",
    ),
    "a schema that is no JSON": (["Hi", *GPT, "--json-schema", "README.md"], b"", "'README.md' is not JSON"),
    "a schema that cannot be strict": (["Hi", *GPT, "--json-schema", "OPEN"], b"", "--json-schema: "),
    "a param without a value": (["Hi", *GPT, "--param", "n"], b"", "--param: expected KEY=VALUE or KEY:=JSON, got 'n'"),
    "a wrong param": (
        ["Hi", *GPT, "--param", "temperature=hot", "--option", "validate=true"],
        b"",
        "temperature: expected number",
    ),
    "a flag of calls": (["Hi", *GPT, "--items"], b"", "--items needs a response, so it goes with"),
    "no output folder": (["Hi", *GPT, "--output", "nowhere/x"], b"", "--output: the folder 'nowhere' does not exist"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_is_told_before_a_missing_key(case: str, tmp_path: Path) -> None:
    words, piped, message = WRONG[case]
    (tmp_path / "open.json").write_text('{"type": "object", "additionalProperties": {"type": "string"}}')
    words = [word.replace("OPEN", str(tmp_path / "open.json")) for word in words]
    env = {} if case == "a wrong param" else {"OPENAI_API_KEY": ""}
    with serve([{"sse": stream_of("Hi")}]) as server:
        code, out, err = run(server.url, "chat", *words, given=piped, env=env)
    assert (code, out, server.requests) == (2, "", [])
    assert message in err
    assert "Traceback" not in err


CUT: dict[str, tuple[list[Map], str]] = {
    "the limit": (
        [chunk({"content": "Hel"}, "length")],
        "warning: chat: the reply was cut off: it reached the token limit\n",
    ),
    "a filter": ([chunk({"content": "Hel"}, "content_filter")], "warning: chat: the reply was cut off: the provider"),
    "a refusal": ([chunk({"refusal": "I cannot."}), chunk({}, "stop")], "warning: chat: I cannot.\n"),
}


@pytest.mark.parametrize("case", CUT)
def test_a_reply_that_is_not_whole_has_a_warning(case: str) -> None:
    chunks, warning = CUT[case]
    with serve([{"sse": chunks}]) as server:
        code, _, err = run(server.url, "chat", "Hi", *GPT)
    assert code == 0
    assert err.startswith(warning)


def test_an_error_of_the_api_sets_the_exit_code() -> None:
    with serve([{"status": 404, "json": {"error": {"message": f"no model for {KEY}"}}}]) as server:
        code, out, err = run(server.url, "chat", "Hi", *GPT)
    assert (code, out, json.loads(err)["category"]) == (1, "", "not_found")


def test_a_reply_cannot_move_the_cursor() -> None:
    with serve([{"sse": stream_of("a\x1b[2Jb\x9bc\td\n")}]) as server:
        assert on_terminal(server.url, "chat", "Hi", *GPT)[1] == "a\\x1b[2Jb\\x9bc\td\n"
        assert run(server.url, "chat", "Hi", *GPT)[1] == "a\x1b[2Jb\x9bc\td\n"


def test_a_closed_standard_input_is_no_prompt() -> None:
    with serve([{"sse": stream_of("Hello.")}]) as server:
        code, out, _ = run(server.url, "chat", "Hi", *GPT, close_stdin=True)
    assert (code, out) == (0, "Hello.\n")


def test_an_input_that_does_not_end_has_a_notice() -> None:
    with serve([{"sse": stream_of("Hello.")}]) as server, start(server.url, "chat", "Hi", "-", *GPT) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        assert process.stderr.readline().endswith(b"without input, add: < /dev/null\n")
        process.stdin.close()
        assert process.stdout.read() == b"Hello.\n"


linux = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only /proc says who writes to a pipe")


@linux
def test_an_open_input_that_nobody_writes_to_is_left_out() -> None:
    """As under cron, ssh -T or a CI runner: the program that started this one holds the pipe, and that is all."""
    with serve([{"sse": stream_of("Hello.")}]) as server, start(server.url, "chat", "Hi", *GPT) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read() == b"Hello.\n"
        assert process.stderr.read().startswith(b"warning: chat: standard input is left out: it is open, but empty")
        assert process.wait(60) == 0
    assert server.requests[0]["json"]["messages"] == [user("Hi")]


@linux
def test_a_command_of_a_pipeline_is_waited_for() -> None:
    with (
        serve([{"sse": stream_of("Hello.")}]) as server,
        subprocess.Popen(["sh", "-c", "read line; echo $line"], stdin=-1, stdout=-1) as writer,  # noqa: S607  # any sh
    ):
        assert writer.stdin
        assert writer.stdout
        with start(server.url, "chat", "Summarize:", *GPT, stdin=writer.stdout) as process:
            writer.stdout.close()
            assert process.stdout
            assert process.stderr
            assert process.stderr.readline().startswith(b"openai-fn: reading standard input until it ends")
            writer.stdin.write(b"late\n")
            writer.stdin.close()
            assert process.stdout.read() == b"Hello.\n"
    assert server.requests[0]["json"]["messages"] == [user("Summarize:\n\nlate\n")]


def test_a_session_keeps_the_conversation_until_ctrl_d() -> None:
    replies: list[Map] = [
        {"sse": stream_of("Hello.")},
        {"status": 404, "json": {"error": {"message": "no such model"}}},
        {"sse": stream_of("Bye.")},
    ]
    with (
        serve(replies) as server,
        Terminal([*COMMAND, "chat", *GPT, "-s", "Be brief."], environment(server.url)) as you,
    ):
        you.wait_for("> ")
        you.send("Hi\n")
        you.wait_for(r"Hello\.\n> ")
        you.send("\n")
        you.wait_for("> ")
        you.send("Fail\n")
        assert "openai-fn: 404" in you.wait_for("> ") or "no such model" in you.seen
        you.send("See you\n")
        you.wait_for(r"Bye\.\n> ")
        you.send("\x04")
        assert you.wait() == 0
    system = {"role": "system", "content": "Be brief."}
    assert server.requests[2]["json"]["messages"] == [system, user("Hi"), assistant("Hello."), user("See you")]


def test_ctrl_c_ends_a_session() -> None:
    with (
        serve([{"sse": stream_of("Hello.")}]) as server,
        Terminal([*COMMAND, "chat", *GPT], environment(server.url)) as you,
    ):
        you.wait_for("> ")
        assert you.wait("\x03") == 130
        assert "Traceback" not in you.seen


def test_ctrl_c_ends_a_reply() -> None:
    with (
        serve([{"sse": [chunk({"content": "a"}), threading.Event()]}]) as server,
        start(server.url, "chat", "Hi", *GPT, start_new_session=True) as process,
    ):
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.close()
        assert process.stdout.read(1) == b"a"
        assert (interrupt(process), process.stderr.read()) == (130, b"")


def test_a_closed_pipe_ends_a_reply_quietly() -> None:
    many = [chunk({"content": "word " * 100}) for _ in range(500)]
    with serve([{"sse": [*many, chunk({}, "stop")]}]) as server, start(server.url, "chat", "Hi", *GPT) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.close()
        assert process.stdout.read(4) == b"word"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_the_local_model_needs_no_model_and_no_key(tmp_path: Path) -> None:
    (tmp_path / "color.json").write_text(json.dumps(SCHEMA))
    words = ["chat", "Name a color.", "--impl", "local", "--param", "temperature=0", "--param", "max_tokens=60"]
    code, out, err = run(NOWHERE, *words, env={"OPENAI_API_KEY": ""})
    assert (code, err) == (0, "")
    assert len(out.split()) > 1
    code, out, _ = run(NOWHERE, *words, "--json-schema", str(tmp_path / "color.json"), env={"OPENAI_API_KEY": ""})
    assert (code, json.loads(out).keys()) == (0, {"color"})
