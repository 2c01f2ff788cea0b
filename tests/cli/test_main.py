import json
import shutil
import threading
from pathlib import Path

import pytest

from tests.support.server import chunk, completion, serve, stream_of
from tests.support.shell import COMMAND, KEY, NOWHERE, Terminal, environment, essence, interrupt, run, shell, start

CHAT = {"model": "gpt-5", "messages": [{"role": "user", "content": 'It\'s $HOME, `pwd`, \\ and "é"\n!'}]}
TEXT = json.dumps(CHAT)
NAME = "create_chat_completion"


def test_an_answer_is_printed_as_json() -> None:
    with serve([{"json": completion("Grüße 🎉")}]) as server:
        code, out, err = run(server.url, NAME, TEXT)
    assert (code, json.loads(out), err) == (0, completion("Grüße 🎉"), "")
    assert "Grüße 🎉" in out
    assert server.requests[0]["json"] == CHAT
    assert server.requests[0]["headers"]["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_params_and_text_are_utf_8_in_every_locale(locale: str) -> None:
    params = {**CHAT, "user": "Ünal 🎉"}
    with serve([{"sse": stream_of("Grüße 🎉")}]) as server:
        env = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        said = run(server.url, NAME, json.dumps(params, ensure_ascii=False), "--text", env=env)
    assert said == (0, "Grüße 🎉\n", "")
    assert server.requests[0]["json"] == {**params, "stream": True}


def test_params_come_from_a_file_or_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "chat.json"
    file.write_text(TEXT)
    with serve([{"json": completion()}]) as server:
        assert run(server.url, NAME, f"@{file}")[0] == 0
        assert run(server.url, NAME, "-", given=b"")[0] == 2
        assert run(server.url, NAME, "-", given=TEXT.encode())[0] == 0
    assert [request["json"] for request in server.requests] == [CHAT, CHAT]


def test_text_asks_for_a_stream_and_prints_the_text() -> None:
    with serve([{"sse": stream_of("Hello there.")}]) as server:
        assert run(server.url, NAME, TEXT, "--text") == (0, "Hello there.\n", "")
    assert server.requests[0]["json"] == {**CHAT, "stream": True}


def test_text_of_what_is_not_streamed() -> None:
    with serve([{"json": completion("Hello.")}]) as server:
        assert run(server.url, NAME, json.dumps({**CHAT, "stream": False}), "--text") == (0, "Hello.\n", "")
        assert run(server.url, "get_chat_completion", '{"completion_id": "x"}', "--text") == (0, "Hello.\n", "")
    assert "stream" not in server.requests[1]["target"]


def test_stream_prints_each_chunk_when_it_arrives() -> None:
    seen = threading.Event()
    script = [{"sse": [chunk({"content": "a"}), seen, chunk({"content": "b"}, "stop")]}]
    with serve(script) as server, start(server.url, NAME, TEXT, "--stream") as process:
        assert process.stdout
        first = process.stdout.readline()
        seen.set()
        rest = process.stdout.read().splitlines()
    assert [json.loads(line) for line in (first, *rest)] == [chunk({"content": "a"}), chunk({"content": "b"}, "stop")]
    assert server.requests[0]["json"]["stream"] is True


def test_options_are_json_where_they_parse() -> None:
    with serve([{"json": completion()}]) as server:
        words = ["--option", 'headers={"x-team": "blue"}', "--option", "organization=1", "--option", "timeout=30"]
        assert run(server.url, *words, NAME, TEXT)[0] == 0
    headers = server.requests[0]["headers"]
    assert (headers["x-team"], headers["openai-organization"]) == ("blue", "1")


def test_impl_chooses_the_provider() -> None:
    with serve([{"json": completion()}]) as server:
        env = {"AZURE_OPENAI_ENDPOINT": server.url, "AZURE_OPENAI_API_KEY": KEY, "OPENAI_API_VERSION": "2024-10-21"}
        assert run(server.url, NAME, TEXT, "--impl", "azure", env=env)[0] == 0
    assert server.requests[0]["target"] == "/openai/deployments/gpt-5/chat/completions?api-version=2024-10-21"
    assert server.requests[0]["headers"]["api-key"] == KEY


def test_an_error_of_the_api_is_json_on_standard_error() -> None:
    refusal = {"error": {"message": f"no model for {KEY}", "code": "model_not_found"}}
    with serve([{"status": 404, "json": refusal}]) as server:
        code, out, err = run(server.url, NAME, TEXT)
    assert (code, out) == (1, "")
    assert json.loads(err).items() >= {"category": "not_found", "status": 404, "code": "model_not_found"}.items()


def test_an_error_returned_or_in_a_stream_is_an_error_too() -> None:
    with serve([{"status": 401, "json": {}}, {"sse": [chunk({"content": "Hel"})], "done": False}]) as server:
        assert run(server.url, NAME, TEXT, "--option", "on_error=return")[0] == 1
        code, out, err = run(server.url, NAME, TEXT, "--text")
    assert (code, out, json.loads(err)["category"]) == (1, "Hel", "stream")


def test_a_port_nobody_listens_on() -> None:
    code, out, err = run(NOWHERE, NAME, TEXT, "--option", "retry=0")
    assert (code, out) == (1, "")
    assert json.loads(err)["message"] == "no connection to 127.0.0.1:9"


WRONG = {
    "a wrong name": (["create_chat_completions", TEXT], "did you mean 'create_chat_completion'?"),
    "a wrong name with --text": (["create_chat_completions", TEXT, "--text"], "did you mean 'create_chat_completion'?"),
    "no params": ([NAME, "--option", "validate=true"], "messages: required"),
    "wrong params": ([NAME, '{"model": "m", "mesages": []}', "--option", "validate=true"], "found 'mesages'"),
    "a wrong option": ([NAME, TEXT, "--option", "tiemout=3"], "did you mean 'timeout'?"),
    "an option without a value": ([NAME, TEXT, "--option", "timeout"], "expected KEY=VALUE, got 'timeout'"),
    "a wrong impl": ([NAME, TEXT, "--impl", "azur"], "'azur' is unknown"),
    "no JSON": ([NAME, '{"model": '], "PARAMS: is not JSON"),
    "a file's name without @": ([NAME, "pyproject.toml"], "did you mean @pyproject.toml?"),
    "no object": ([NAME, "[1]"], "PARAMS: expected a JSON object, got array"),
    "no such file": ([NAME, "@nowhere.json"], "openai-fn: PARAMS: cannot read 'nowhere.json': No such file"),
    "a stream of what has none": (["list_chat_completions", "--stream"], "does not stream"),
    "too many words": ([NAME, "{}", "{}"], f"expected: openai-fn {NAME} [PARAMS] [KEY=VALUE ...], got two PARAMS"),
    "too few words": (["doc"], "expected: openai-fn doc NAME"),
    "doc of a wrong name": (["doc", "chat"], "there is no operation 'chat'"),
    "curl without request": ([NAME, TEXT, "--curl"], "--curl goes with"),
    "curl to a model in the process": (["request", NAME, TEXT, "--impl", "local", "--curl"], "no URL for curl"),
    "stream and text": ([NAME, TEXT, "--stream", "--text"], "not allowed with"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_says_what_to_correct_and_sends_nothing(case: str) -> None:
    words, said = WRONG[case]
    with serve([{"json": completion()}]) as server:
        code, out, err = run(server.url, *words)
    assert (code, out, server.requests) == (2, "", [])
    assert said in err
    assert "Traceback" not in err


def test_a_missing_key_is_wrong_input() -> None:
    code, out, err = run(NOWHERE, NAME, TEXT, env={"OPENAI_API_KEY": ""})
    assert (code, out) == (2, "")
    assert "set OPENAI_API_KEY" in err


def test_a_warning_is_one_line() -> None:
    with serve([{"json": completion()}]) as server:
        code, _, err = run(server.url, NAME, json.dumps({**CHAT, "temperature": 3}))
    assert (code, err) == (0, "warning: create_chat_completion: temperature: 3 is greater than 2\n")


LEAKS = {
    "the key": ["--option", "api_key=SECRET"],
    "a key with its scheme": ["--option", "api_key=Bearer SECRET"],
    "a key in quotes": ["--option", "api_key='SECRET'"],
    "a key in a list": ["--option", 'api_key=["SECRET"]'],
    "a key in an object": ["--option", 'api_key={"a": "SECRET"}'],
    "an Entra token": ["--impl", "azure", "--option", "azure_ad_token=SECRET"],
    "a header": ["--option", 'headers={"x-goog-api-key": "SECRET"}'],
    "the header of the key": ["--option", 'headers={"Authorization": "Bearer SECRET"}'],
    "a header that is none": ["--option", "headers=SECRET"],
    "the query": ["--option", 'query={"key": "SECRET"}'],
    "a query that is none": ["--option", "query=SECRET"],
    "a URL": ["--option", "base_url=http://me:SECRET@127.0.0.1:9/v1"],
    "the query of a URL": ["--option", "base_url=http://127.0.0.1:9/v1?key=SECRET"],
    "a mistyped option": ["--option", "apikey=SECRET"],
    "a flag": ["--api-key=SECRET"],
    "a flag and a value": ["--api-key", "SECRET"],
    "an option without a name": ["--option", "SECRET"],
}
SECRET = "sk-leaky-leaky-leaky"


@pytest.mark.parametrize("case", LEAKS)
def test_no_command_prints_a_credential(case: str) -> None:
    env = {"OPENAI_API_KEY": "", "AZURE_OPENAI_ENDPOINT": NOWHERE}
    flags = [word.replace("SECRET", SECRET) for word in (*LEAKS[case], "--option", "retry=0")]
    for words in ([NAME, TEXT], ["request", NAME, TEXT], ["request", NAME, TEXT, "--curl"], ["chat", "Hi", "-m", "m"]):
        _, out, err = run(NOWHERE, *words, *flags, env=env)
        assert SECRET not in out + err
        assert "Traceback" not in err


def test_no_error_prints_the_credential_of_a_proxy() -> None:
    env = {"HTTP_PROXY": f"http://me:{SECRET}@127.0.0.1:9", "OPENAI_BASE_URL": "http://example.test/v1"}
    code, out, err = run(NOWHERE, NAME, TEXT, "--option", "retry=0", env=env)
    assert (code, out) == (1, "")
    assert SECRET not in err


def test_an_error_is_text_on_a_terminal() -> None:
    refusal = {"error": {"message": "no \x1b[2Jmodel"}}
    with serve([{"status": 404, "json": refusal}]) as server:
        with Terminal([*COMMAND, NAME, TEXT], environment(server.url)) as terminal:
            assert terminal.wait() == 1
        assert terminal.seen.startswith(f"{NAME}: 404 no ")
        assert "\x1b" not in terminal.seen


def test_the_request_is_shown_without_the_key() -> None:
    code, out, _ = run(NOWHERE, "request", NAME, TEXT, "--text")
    shown = json.loads(out)
    assert (code, shown["url"], shown["headers"]["authorization"]) == (0, f"{NOWHERE}/v1/chat/completions", "***")
    assert shown["body"] == {**CHAT, "stream": True}


SENT: dict[str, tuple[list[str], dict[str, str]]] = {
    "chat": ([NAME, TEXT], {}),
    "stream": ([NAME, TEXT, "--stream"], {}),
    "query": (["list_chat_completions", '{"metadata": {"it\'s": "a b&c"}, "limit": 2}'], {}),
    "path": (["delete_chat_completion", '{"completion_id": "a/b \'c"}'], {}),
    "header": ([NAME, TEXT, "--option", 'headers={"x-note": "it\'s $HOME"}'], {}),
    "azure": ([NAME, TEXT, "--impl", "azure"], {"OPENAI_API_VERSION": "2024-10-21", "AZURE_OPENAI_API_KEY": KEY}),
    "azure token": ([NAME, TEXT, "--impl", "azure"], {"AZURE_OPENAI_AD_TOKEN": KEY}),
}


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed: its commands are run by it")
@pytest.mark.parametrize("case", SENT)
def test_the_curl_command_sends_the_same_request(case: str) -> None:
    words, env = SENT[case]
    answer = {"sse": stream_of("Hello")} if case == "stream" else {"json": completion()}
    with serve([answer]) as server:
        env = {**env, "AZURE_OPENAI_ENDPOINT": server.url}
        assert run(server.url, *words, env=env)[0] == 0
        code, command, _ = run(server.url, "request", *words, "--curl", env=env)
        assert code == 0
        shell(command, environment(server.url, **env))
    ours, curls = map(essence, server.requests)
    assert ours == curls


def test_curl_takes_the_key_that_a_call_would_take() -> None:
    _, out, _ = run(NOWHERE, "request", NAME, TEXT, "--curl", env={"OPENAI_API_KEY": ""})
    assert '-H "authorization: Bearer $OPENAI_API_KEY"' in out
    _, out, _ = run(NOWHERE, "request", NAME, TEXT, "--curl", "--option", f'headers={{"x-api-key": "{KEY}"}}')
    assert "-H 'x-api-key: ***'" in out


def test_operations_are_listed_by_group() -> None:
    code, out, _ = run(NOWHERE, "operations")
    assert code == 0
    assert "\tPOST\t/chat/completions\tchat\t" in out
    assert "create_chat" not in run(NOWHERE, "operations", "delete")[1]


def test_doc_help_and_version() -> None:
    code, out, _ = run(NOWHERE, "doc", NAME)
    assert (code, "POST /chat/completions" in out, "temperature" in out) == (0, True, True)
    assert run(NOWHERE) == run(NOWHERE, "--help")
    assert "examples:" in run(NOWHERE)[1]
    assert run(NOWHERE, "--version")[1].startswith("openai-fn 0.")


def test_a_closed_pipe_ends_quietly() -> None:
    many = [chunk({"content": "word " * 100}) for _ in range(500)]
    with serve([{"sse": [*many, chunk({}, "stop")]}]) as server, start(server.url, NAME, TEXT, "--stream") as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(120) == 0


def test_ctrl_c_ends_quietly() -> None:
    with (
        serve([{"sse": [chunk({"content": "a"}), 30]}]) as server,
        start(server.url, NAME, TEXT, "--stream", start_new_session=True) as process,
    ):
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        assert (interrupt(process), process.stderr.read()) == (130, b"")
