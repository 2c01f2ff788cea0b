import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.server import serve
from tests.support.shell import NOWHERE, essence, run

CHAT = "create_chat_completion"
OPTION = ["--option", "validate=false"]


def sent_params(*words: str, given: bytes = b"") -> Any:
    """The body that the words would send."""
    code, out, err = run(NOWHERE, "request", *words, *OPTION, given=given)
    assert (code, err) == (0, "")
    return json.loads(out)["body"]


FIELDS: dict[str, tuple[list[str], dict[str, Any]]] = {
    "text": (["model=gpt-5"], {"model": "gpt-5"}),
    "an equals sign in a value": (["user=a=b:=c"], {"user": "a=b:=c"}),
    "no text": (["user="], {"user": ""}),
    "a number that is text": (["user=5"], {"user": "5"}),
    "a number": (["temperature=0.5"], {"temperature": 0.5}),
    "true": (["store=true"], {"store": True}),
    "null": (["temperature=null"], {"temperature": None}),
    "a number that is none": (["temperature=hot"], {"temperature": "hot"}),
    "JSON": (["n:=2", 'messages:=[{"role": "user"}]'], {"n": 2, "messages": [{"role": "user"}]}),
    "JSON text": (['user:="a"'], {"user": "a"}),
    "an object": (['metadata={"a": "b"}'], {"metadata": {"a": "b"}}),
    "a key of an object": (["metadata[topic]=colors", "metadata[n]=1"], {"metadata": {"topic": "colors", "n": "1"}}),
    "a key of a key": (
        ["response_format[json_schema][strict]:=true"],
        {"response_format": {"json_schema": {"strict": True}}},
    ),
    "one of a list": (["modalities=text"], {"modalities": ["text"]}),
    "several of a list": (["stop=a", "stop=b", "stop=c"], {"stop": ["a", "b", "c"]}),
    "a list and one more": (['modalities:=["text"]', "modalities=audio"], {"modalities": ["text", "audio"]}),
    "one JSON item after another": (["tools:=[]", 'tools:={"type": "x"}'], {"tools": [{"type": "x"}]}),
    "an unknown param": (["min_p=0.1", "x-y=a", "x-y=b"], {"min_p": "0.1", "x-y": ["a", "b"]}),
    "over PARAMS": (['{"model": "a", "n": 1}', "model=b"], {"model": "b", "n": 1}),
    "before PARAMS": (["model=b", '{"model": "a", "n": 1}'], {"model": "b", "n": 1}),
    "lines": (["user=a\nb=c"], {"user": "a\nb=c"}),
}


@pytest.mark.parametrize("case", FIELDS)
def test_params_are_written_as_fields(case: str) -> None:
    words, params = FIELDS[case]
    assert sent_params(CHAT, *words) == params


def test_fields_come_from_files_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "prompt.txt").write_text("Grüße\n")
    (tmp_path / "tools.json").write_text('[{"type": "function"}]')
    words = [f"user=@{tmp_path}/prompt.txt", f"tools:=@{tmp_path}/tools.json"]
    assert sent_params(CHAT, *words) == {"user": "Grüße\n", "tools": [{"type": "function"}]}
    assert sent_params(CHAT, "-", "model=b", given=b'{"n": 1}') == {"model": "b", "n": 1}


def test_query_and_path_params_are_fields_too() -> None:
    with serve([{"json": {"data": []}}]) as server:
        assert run(server.url, "get_eval_runs", "eval_id=e", "limit=3")[0] == 0
    assert server.requests[0]["target"] == "/v1/evals/e/runs?limit=3"


def test_a_file_is_a_field_with_an_at_sign(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}@x.png").write_bytes(name.encode())
    with serve([{"json": {"data": []}}]) as server:
        fields = [f"image@{tmp_path}/a@x.png", f"image@{tmp_path}/b@x.png", "prompt=x", "n=2"]
        assert run(server.url, "create_image_edit", *fields) == (0, '{\n  "data": []\n}\n', "")
    parts = essence(server.requests[0])["body"]
    assert [content for head, content in parts if 'name="image[]"' in head[0]] == [b"a", b"b"]
    assert [content for head, content in parts if 'name="n"' in head[0]] == [b"2"]


WRONG = {
    "no JSON": (
        [CHAT, "n:=two"],
        "openai-fn: n: 'two' is not JSON: Expecting value: line 1 column 1 (char 0); for text",
    ),
    "a text twice": ([CHAT, "model=a", "model=b"], "openai-fn: model: given twice, but it is not a list"),
    "a key of a text": ([CHAT, "user=a", "user[b]=c"], "openai-fn: user[b]: user was given as a value without keys"),
    "no such file": ([CHAT, "user=@nowhere.txt"], "openai-fn: user: cannot read 'nowhere.txt': No such file"),
    "no text in a file": ([CHAT, "user=@TRASH"], "is not UTF-8 text"),
    "a file that is none": (
        ["create_file", "file@nowhere", "purpose=batch"],
        "--file file: there is no file 'nowhere'",
    ),
    "a file as text": (["create_file", "file=a.jsonl", "purpose=batch"], "'file' is a file, which JSON cannot carry"),
    "files of an operation without": ([CHAT, "model@README.md"], "create_chat_completion takes no files"),
    "two objects": ([CHAT, "{}", "{}"], "got two PARAMS"),
    "words": ([CHAT, "Hello there"], "PARAMS: is not JSON"),
    "how to write it": ([CHAT, "Hello there"], "pass KEY=VALUE, a JSON object, @FILE or -"),
    "a list": ([CHAT, "[1]"], "PARAMS: expected a JSON object, got array"),
    "deep JSON": ([CHAT, "user:=" + "[" * 100_000], "is not JSON"),
    "a wrong type": (
        [CHAT, "model=m", "messages:={}", "--option", "validate=true"],
        "messages: expected array, got object",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_fields_say_what_to_correct_before_a_key_is_needed(case: str, tmp_path: Path) -> None:
    words, message = WRONG[case]
    (tmp_path / "trash").write_bytes(b"\xff\xfe")
    env = {} if case == "a wrong type" else {"OPENAI_API_KEY": ""}
    code, out, err = run(NOWHERE, *(word.replace("TRASH", str(tmp_path / "trash")) for word in words), env=env)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
